/* Erasing the text of notes from a log: in one entry, or in all entries of a session.  What is
 * written is a redaction, an entry of its own; lib/derive/redaction.c then erases what it names. */
#include <stdio.h>
#include <stdlib.h>

#include "derive/redaction.h"
#include "store/sql.h"
#include "entry/state.h"
#include "store/store.h"
#include "session/note_text.h"
#include "log/write.h"

/* Writes the redaction of the note that the change c of an entry names. */
static void redact_write(cds_log *log, const cds_uuid *session, const cds_uuid *entry,
    const struct cds__change *c, const struct cds__writer *by)
{
	cds_fields *fields = cds_fields_new();
	char field[65], hash[CDS__NOTE_TEXT_NAME + 1];
	cds_uuid redaction;

	snprintf(field, sizeof field, "%.*s", (int)c->name.n, c->name.p);
	snprintf(hash, sizeof hash, "%.*s", (int)c->value.text.n, c->value.text.p);
	cds__redaction_subject(entry, c->name, &redaction);
	if (!fields || cds_fields_uuid(fields, "entry", entry) != CDS_OK || cds_fields_uuid(fields,
	    "session", session) != CDS_OK || cds_fields_text(fields, "field", field) != CDS_OK ||
	    cds_fields_text(fields, "words", hash + sizeof CDS__NOTE_TEXT_MARK - 1) != CDS_OK)
		cds__fail_memory(log);
	else
		cds__entry_write(log, "redaction", &redaction, fields, by, NULL);
	cds_fields_free(fields);
}

/* How many entries of the session still have the text of a note in this field. */
static int64_t count_words(cds_log *log, const cds_uuid *session, const char *field)
{
	return cds__sql_value(log, 0, "SELECT count(*) FROM entry e JOIN words w"
	    " ON w.entry = e.seq WHERE e.subject = ? AND w.field = ?", "ut", session, field);
}

/* Redacts all entries of the session that name a note in the field and are not redacted, or only
 * the entry `only`.  Copies of the same text, which have the same hash, go with it.  Returns how
 * many texts were erased. */
static int64_t redact_words(cds_log *log, const cds_uuid *session, const cds_uuid *only,
    const char *field)
{
	struct cds__subject *s = cds__subject_load(log, session, CDS__SLICE("session"));
	struct cds__writer by = cds__writer_here(log);
	int64_t before = count_words(log, session, field);
	struct cds__change c;
	bool any = false;

	if (!s)
		cds__fail(log, CDS_NOT_FOUND, "there is no such session");
	for (size_t i = 0; s && i < s->versions && !cds__failed(log); i++) {
		const struct cds__entry *e = &s->version[i].e;
		if ((only && cds_uuid_compare(only, &e->id) != 0) ||
		    !cds__changes_find(e->changes, cds__slice_of(field), &c) || !c.value.words)
			continue;
		any = true;
		if (!cds__redacted(log, session, &e->id, c.name, c.value.text))
			redact_write(log, session, &e->id, &c, &by);
	}
	if (!any)
		cds__fail(log, CDS_NOT_FOUND, "field '%1' holds no note text there: only the text "
		    "of notes can be erased, not numbers or names", field);
	cds__subject_free(s);
	return before - count_words(log, session, field);
}

enum cds_status cds_session_redact(cds_log *log, const cds_uuid *session, const char *field,
    int64_t *entries)
{
	cds__write_begin(log);
	*entries = redact_words(log, session, NULL, field);
	return cds__write_end(log);
}

enum cds_status cds_entry_redact(cds_log *log, const cds_uuid *entry, const char *field,
    int64_t *entries)
{
	sqlite3_stmt *st;
	cds_uuid session;

	*entries = 0;
	cds__write_begin(log);
	st = cds__sql(log, "SELECT subject FROM entry WHERE id = ?");
	cds__sql_bind(log, st, "u", entry);
	if (cds__sql_row(log, st) && cds__sql_id(log, st, 0, &session)) {
		sqlite3_reset(st);
		*entries = redact_words(log, &session, entry, field);
	} else {
		cds__fail(log, CDS_NOT_FOUND, "there is no such entry");
	}
	sqlite3_reset(st);
	return cds__write_end(log);
}
