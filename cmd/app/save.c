/* Files that a person names, as save.h says. Called by report, export and import, and by the
 * screens. */
#include "app/save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/app.h"
#include "app/i18n.h"

#define LINKS_MAX 40                    /* as many as Linux follows */
#define TARGET_MAX 4096

/* The path of a link's target, which is meant relative to the link's folder. The caller frees it;
 * NULL: no memory. */
static char *save_beside(const char *link, const char *target)
{
	const char *slash = *target == '/' ? NULL : strrchr(link, '/');
	size_t folder = slash ? (size_t)(slash - link) + 1 : 0;
	char *path = malloc(folder + strlen(target) + 1);

	if (path) {
		memcpy(path, link, folder);
		strcpy(path + folder, target);
	}
	return path;
}

/* Where a path leads after all its links, also if nothing is there yet. The caller frees it.
 * NULL: errno says why. *open is set where a link leads through /proc, as /dev/stdout does: that
 * is a file that this program or another has open. */
static char *save_resolve(const char *path, bool *open)
{
	char *at = strdup(path), target[TARGET_MAX];
	struct stat st;

	for (int links = 0; at && lstat(at, &st) == 0 && S_ISLNK(st.st_mode); links++) {
		ssize_t n = readlink(at, target, sizeof target - 1);
		char *next = NULL;
		*open |= strncmp(at, "/proc/", 6) == 0;
		if (links == LINKS_MAX)
			errno = ELOOP;
		else if (n >= 0) {
			target[n] = '\0';
			next = save_beside(at, target);
		}
		free(at);
		at = next;
	}
	return at;
}

/* A stream over fd, which is closed if there is no memory for it. */
static FILE *save_stream(int fd)
{
	FILE *out = fd >= 0 ? fdopen(fd, "w") : NULL;

	if (fd >= 0 && !out)
		close(fd);
	return out;
}

/* Makes the new file under the name that it has until it is whole, with the permissions of the
 * old one (NULL: there is none). What another run left half-written is removed first, and O_EXCL
 * lets nobody put a link in its place in between. */
static FILE *save_create(const char *part, const struct stat *old)
{
	int fd;

	unlink(part);
	fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd >= 0 && old && fchmod(fd, old->st_mode & 07777) != 0) {
		int why = errno;
		close(fd);
		unlink(part);
		errno = why;
		return NULL;
	}
	return save_stream(fd);
}

/* Frees the names and leaves errno as it is. */
static void save_free(struct save *s)
{
	int why = errno;

	free(s->path);
	free(s->part);
	s->path = s->part = NULL;
	errno = why;
}

bool save_begin(struct save *s, const char *path)
{
	struct stat st;
	bool there = stat(path, &st) == 0, opened = false;
	size_t n;

	*s = (struct save){NULL, NULL, NULL};
	if (strcmp(path, "-") == 0) {
		s->out = stdout;
		return true;
	}
	if (there && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return false;
	}
	if (there && !S_ISREG(st.st_mode)) {
		s->out = save_stream(open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC));
		return s->out != NULL;
	}
	s->path = save_resolve(path, &opened);
	if (!s->path)
		return false;
	if (opened) {
		save_free(s);
		s->out = save_stream(open(path, O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC));
		return s->out != NULL;
	}
	n = strlen(s->path) + sizeof ".part";
	s->part = malloc(n);
	if (s->part) {
		snprintf(s->part, n, "%s.part", s->path);
		s->out = save_create(s->part, there ? &st : NULL);
	}
	if (!s->out)
		save_free(s);
	return s->out != NULL;
}

/* Syncs the folder of a new name, so that the name outlives a power cut. Some file systems of USB
 * sticks can't do that, which is no failure. */
static void save_sync_folder(const char *path)
{
	char *folder = save_beside(path, ".");
	int fd = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(folder);
}

bool save_end(struct save *s, bool whole)
{
	bool good = fflush(s->out) == 0 && !ferror(s->out) &&
	    (!whole || !s->part || fsync(fileno(s->out)) == 0);
	int why = errno;

	if (s->out != stdout && fclose(s->out) != 0 && good) {
		good = false;
		why = errno;
	}
	if (good && whole && s->part && rename(s->part, s->path) != 0) {
		good = false;
		why = errno;
	}
	if (s->part && (!good || !whole))
		unlink(s->part);
	else if (s->part)
		save_sync_folder(s->path);
	save_free(s);
	errno = why;
	return good;
}

int save_failed(const char *path)
{
	if (errno == EISDIR)
		say(_("'%s' is a folder: name a file"), path);
	else
		say(_("can't write '%s': %s"), path, _(strerror(errno)));
	return EXIT_FAILED;
}

bool save_same(const char *path, const char *other)
{
	struct stat a, b;

	return stat(path, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
	    a.st_ino == b.st_ino;
}
