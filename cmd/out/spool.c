/* Texts that are kept until all are there. Called by the text writer. */
#include "out/spool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/temp.h"

/* More than this goes to a file. Memory is asked for once, in full; the system gives it page by
 * page as it is used. */
#define MEMORY_MAX ((size_t)4 << 20)

/* Moves the texts in memory to the file, and after them writes one (n bytes) that no longer
 * fits. */
static void spool_spill(struct spool *s, const char *text, size_t n)
{
	if (!s->file)
		s->file = temp_file();
	if (!s->file || fwrite(s->text, 1, s->used, s->file) != s->used ||
	    fwrite(text, 1, n, s->file) != n)
		s->failed = errno;
	s->used = 0;
}

void spool_put(struct spool *s, const char *text)
{
	size_t n = strlen(text) + 1;

	if (!s->text && !(s->text = malloc(MEMORY_MAX)))
		s->failed = ENOMEM;
	if (s->failed)
		return;
	if (n > MEMORY_MAX - s->used) {
		spool_spill(s, text, n);
		return;
	}
	memcpy(s->text + s->used, text, n);
	s->used += n;
}

/* Ends the writing of the file, so that it can be read from its beginning. */
static void spool_turn(struct spool *s)
{
	spool_spill(s, "", 0);
	if (!s->failed && fflush(s->file) != 0)
		s->failed = errno;
	rewind(s->file);
}

const char *spool_get(struct spool *s)
{
	const char *text;

	if (s->file && s->read++ == 0)
		spool_turn(s);
	if (s->failed)
		return NULL;
	if (s->file) {
		if (getdelim(&s->line, &s->line_room, '\0', s->file) > 0)
			return s->line;
		s->failed = ferror(s->file) ? errno : 0;
		return NULL;
	}
	if (s->read == s->used)
		return NULL;
	text = s->text + s->read;
	s->read += strlen(text) + 1;
	return text;
}

void spool_free(struct spool *s)
{
	if (s->file)
		fclose(s->file);
	free(s->text);
	free(s->line);
	*s = (struct spool){0};
}
