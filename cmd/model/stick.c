/* USB sticks, found by where they are mounted. */
#include "model/stick.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH 2                         /* they are /media/STICK or /media/somebody/STICK */

const char *const *stick_roots(void)
{
	static const char *const usual[] = {"/media", "/run/media", "/mnt", NULL};
	static const char *given[2];

	given[0] = getenv("CDSLOG_MEDIA");
	return given[0] && *given[0] ? given : usual;
}

/* Counts the sticks below a folder that can be written to; `found` is the last of them. A stick
 * is a folder that is on another device than the folder around it; in a test (`play`) each folder
 * is one. */
static int stick_find(const char *folder, dev_t outside, bool play, int depth, char *found,
    size_t size)
{
	DIR *dir = opendir(folder);
	struct dirent *d;
	int n = 0;

	while (dir && (d = readdir(dir))) {
		char path[4096];
		struct stat st;
		if (*d->d_name == '.' || snprintf(path, sizeof path, "%s/%s", folder, d->d_name) >=
		    (int)sizeof path)
			continue;
		if (lstat(path, &st) != 0 || !S_ISDIR(st.st_mode))
			continue;
		if (play || st.st_dev != outside) {
			if (access(path, W_OK) == 0 &&
			    snprintf(found, size, "%s", path) < (int)size)
				n++;
		} else if (depth > 1) {
			n += stick_find(path, outside, play, depth - 1, found, size);
		}
	}
	if (dir)
		closedir(dir);
	return n;
}

bool stick_only(char *folder, size_t size)
{
	const char *play = getenv("CDSLOG_MEDIA");
	int n = 0;

	for (const char *const *root = stick_roots(); *root; root++) {
		struct stat st;
		if (stat(*root, &st) == 0)
			n += stick_find(*root, st.st_dev, play && *play, DEPTH, folder, size);
	}
	return n == 1;
}
