/* Temporary files. They may be larger than what a laptop keeps in memory, so /var/tmp, which is
 * on the disk, is tried before /tmp, which often is not. */
#include "app/temp.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Makes the file in one folder. */
static FILE *temp_in(const char *folder, char **path)
{
	size_t n = strlen(folder) + sizeof "/cdslog-XXXXXX";
	FILE *file = NULL;
	int fd = -1;

	*path = malloc(n);
	if (*path) {
		snprintf(*path, n, "%s/cdslog-XXXXXX", folder);
		fd = mkstemp(*path);
	}
	if (fd >= 0 && !(file = fdopen(fd, "w+b"))) {
		close(fd);
		unlink(*path);
	}
	if (!file) {
		int why = errno;
		free(*path);
		*path = NULL;
		errno = why;
	}
	return file;
}

/* Where TMPDIR names a folder, no other one is tried: whoever set it had a reason. */
FILE *temp_named(char **path)
{
	const char *folder = getenv("TMPDIR");
	FILE *file = temp_in(folder && *folder ? folder : "/var/tmp", path);

	return file || (folder && *folder) ? file : temp_in("/tmp", path);
}

FILE *temp_file(void)
{
	char *path = NULL;
	FILE *file = temp_named(&path);

	if (file)
		unlink(path);
	free(path);
	return file;
}
