/* What stands beside a file of SQLite: what sidecar.h promises. */
#include "store/sidecar.h"

#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The size of the file beside this one whose name has the suffix "-journal" or "-wal"; 0 if there
 * is none.  Its first bytes, as many as are wanted, go to head; a file that has fewer counts as
 * none. */
static int64_t bytes_of(const char *path, const char *suffix, unsigned char *head, size_t want)
{
	char name[PATH_MAX];            /* no memory is needed, so a hot journal is never missed */
	struct stat st;
	int64_t size = 0;
	int fd;

	if (snprintf(name, sizeof name, "%s%s", path, suffix) >= (int)sizeof name)
		return 0;
	fd = open(name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return 0;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		size = st.st_size;
	if (size > 0 && want && read(fd, head, want) != (ssize_t)want)
		size = 0;
	close(fd);
	return size;
}

enum cds__sidecar cds__sidecar(const char *path, const unsigned char header[CDS__HEADER])
{
	/* A journal that begins otherwise is done with (sqlite.org/fileformat.html, 3). */
	static const unsigned char magic[8] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
	unsigned char head[8];

	/* Bytes 18 and 19 say which versions of the format may write and read the file; 2 is
	 * WAL. */
	if (header[18] == 2 || header[19] == 2)
		return bytes_of(path, "-wal", NULL, 0) > 0 ? CDS__WAL_THERE : CDS__WAL_MISSING;
	if (bytes_of(path, "-journal", head, sizeof head) > 0 &&
	    memcmp(head, magic, sizeof magic) == 0)
		return CDS__JOURNAL_HOT;
	return CDS__WHOLE;
}
