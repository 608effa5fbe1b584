/* Texts kept until all are there, as spool.h says. Called by the text writer. */
#include "out/spool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/temp.h"

/* More goes to a file. Of what is asked for the system gives only the pages that are used. */
#define MEMORY_MAX ((size_t)4 << 20)

/* What is in memory goes to the file, and after it a text for which there is no room here. */
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

/* Writing is over. */
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
