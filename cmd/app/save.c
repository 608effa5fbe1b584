#include "app/save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What another run left half-written goes first, so that nothing is ever written through a link
 * that waits there. */
static FILE *save_create(const char *path)
{
	int fd;
	FILE *out;

	unlink(path);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	out = fd >= 0 ? fdopen(fd, "w") : NULL;
	if (fd >= 0 && !out)
		close(fd);
	return out;
}

bool save_begin(struct save *s, const char *path)
{
	size_t n = strlen(path) + sizeof ".part";

	*s = (struct save){NULL, path, malloc(n)};
	if (!s->part)
		return false;
	snprintf(s->part, n, "%s.part", path);
	s->out = save_create(s->part);
	if (!s->out)
		free(s->part);
	return s->out != NULL;
}

bool save_end(struct save *s, bool whole)
{
	bool good = fflush(s->out) == 0 && !ferror(s->out) &&
	    (!whole || fsync(fileno(s->out)) == 0);
	int why = errno;

	if (fclose(s->out) != 0 && good) {
		good = false;
		why = errno;
	}
	if (good && whole && rename(s->part, s->path) != 0) {
		good = false;
		why = errno;
	}
	if (!good || !whole)
		unlink(s->part);
	free(s->part);
	errno = why;
	return good;
}
