/* The texts of sessions: bringing them into normal form, masking what must not be shown, and
 * reading the text of a note. */
#include "session/note_text.h"

#include <stdlib.h>

#include "entry/session_field.h"
#include "store/sql.h"

enum cds_status cds__note_text_normal(cds_log *log, const char *text, bool lines, char **out)
{
	struct cds__buf all = {0};
	enum cds_status status = CDS_OK;

	*out = NULL;
	if (!lines)
		return cds__text_normal(log, text, strlen(text), out);
	for (const char *p = text; status == CDS_OK && *p;) {
		size_t n = strcspn(p, "\r\n");
		char *line = NULL;
		status = cds__text_normal(log, p, n, &line);
		if (status == CDS_OK)
			cds__buf_text(&all, line);
		free(line);
		p += n;
		if (*p == '\r' && p[1] == '\n')
			p++;
		if (*p) {
			cds__buf_byte(&all, '\n');
			p++;
		}
	}
	while (all.n > 0 && all.p[all.n - 1] == '\n')
		all.n--;
	cds__buf_str(&all);
	if (status == CDS_OK && all.failed)
		status = CDS_NO_MEMORY;
	if (status == CDS_NO_MEMORY)
		cds__fail_memory(log);
	if (status == CDS_OK)
		*out = all.p;
	else
		cds__buf_free(&all);
	return status;
}

bool cds__text_field(const char *name)
{
	const struct cds_session_field *f = cds_session_field_find(name);

	return f && (f->form == CDS_FORM_NOTE || f->form == CDS_FORM_TEXT);
}

/* Replaces characters that a terminal would obey, which notes from other files may hold. */
static void hide_controls(char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool c1 = i + 1 < n && (unsigned char)p[i] == 0xc2 &&
		    (unsigned char)p[i + 1] < 0xa0;
		if (c1 || ((unsigned char)p[i] < 0x20 && p[i] != '\n' && p[i] != '\t') ||
		    p[i] == 0x7f)
			p[i] = '?';
		if (c1)
			p[++i] = '?';
	}
}

void cds__text_mask(struct cds__buf *text)
{
	size_t start, n, from = 0;

	cds__buf_str(text);
	if (!text->failed)
		hide_controls(text->p, text->n);
	while (!text->failed && from < text->n && cds_text_private(text->p + from, &start, &n)) {
		for (size_t i = from + start; i < from + start + n; i++)
			if (text->p[i] >= '0' && text->p[i] <= '9')
				text->p[i] = '*';
		from += start + n;
	}
}

void cds__note_text_set(cds_log *log, const struct cds__subject *s, const struct cds__setter *t,
    struct cds__buf *out)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT words FROM words WHERE entry = ? AND field = ?");

	cds__sql_bind(log, st, "is", s->version[t->version].seq, s->field[t->field].name);
	if (cds__sql_row(log, st))
		cds__buf_text(out, cds__sql_text(log, st, 0));
	sqlite3_reset(st);
}

void cds__note_text_of(cds_log *log, const struct cds__subject *s, const char *field,
    struct cds__buf *out)
{
	for (size_t f = 0; f < s->fields; f++)
		if (s->setter[s->field[f].winner].value.words &&
		    cds__slice_equal(s->field[f].name, cds__slice_of(field)))
			cds__note_text_set(log, s, &s->setter[s->field[f].winner], out);
}
