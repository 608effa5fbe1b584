/* Folders of files that are written. Called where a log is opened that is not there yet, and
 * where a pack gets its name. */
#include "base/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void cds__folder_sync(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
	int fd = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(folder);
}

bool cds__folders_make(char *path)
{
	for (char *p = path + 1; *p; p++) {
		bool made;
		if (*p != '/')
			continue;
		*p = '\0';
		made = mkdir(path, 0777) == 0;
		if (made)
			cds__folder_sync(path);
		*p = '/';
		if (!made && errno != EEXIST)
			return false;
	}
	return true;
}
