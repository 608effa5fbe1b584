/* Taking words out of a log: of one entry, or of all entries of a session. */
#include <stdlib.h>

#include "redaction.h"
#include "sql.h"
#include "state.h"
#include "store.h"
#include "words.h"

/* Does the entry name words in this field? */
static bool names_words(struct cds__slice changes, struct cds__slice field)
{
	struct cds__changes r;
	struct cds__change c;

	cds__changes_read(&r, changes);
	while (cds__changes_next(&r, &c))
		if (c.value.words && cds__slice_equal(c.name, field))
			return true;
	return false;
}

static void write(cds_log *log, const cds_uuid *session, const cds_uuid *entry, const char *field, const struct cds__by *by)
{
	cds_fields *fields = cds_fields_new();
	cds_uuid redaction;

	cds__redaction_subject(entry, cds__slice_of(field), &redaction);
	if (!fields || cds_fields_uuid(fields, "entry", entry) != CDS_OK || cds_fields_uuid(fields, "session", session) != CDS_OK ||
	    cds_fields_text(fields, "field", field) != CDS_OK)
		cds__fail(log, CDS_NO_MEMORY, "out of memory");
	else
		cds__entry_write(log, "redaction", &redaction, fields, by, NULL);
	cds_fields_free(fields);
}

/* All entries of the session that name words in the field and are not redacted, or only the one. */
static int64_t redact(cds_log *log, const cds_uuid *session, const cds_uuid *only, const char *field)
{
	struct cds__subject *s = cds__subject_load(log, session, CDS__SLICE("session"));
	struct cds__by by = cds__by_writer(log);
	int64_t n = 0;
	bool any = false;

	if (!s)
		cds__fail(log, CDS_NOT_FOUND, "there is no such session");
	for (size_t i = 0; s && i < s->versions && !cds__failed(log); i++) {
		const struct cds__entry *e = &s->version[i].e;
		if ((only && cds_uuid_compare(only, &e->id) != 0) || !names_words(e->changes, cds__slice_of(field)))
			continue;
		any = true;
		if (cds__redacted(log, session, &e->id, cds__slice_of(field)))
			continue;
		write(log, session, &e->id, field, &by);
		n++;
	}
	if (!any)
		cds__fail(log, CDS_NOT_FOUND, "there are no words in field '%1' there: only words of notes can be taken out, not numbers or names", field);
	cds__subject_free(s);
	return n;
}

enum cds_status cds_session_redact(cds_log *log, const cds_uuid *session, const char *field, int64_t *entries)
{
	cds__write_begin(log);
	*entries = redact(log, session, NULL, field);
	return cds__write_end(log);
}

enum cds_status cds_entry_redact(cds_log *log, const cds_uuid *entry, const char *field, int64_t *entries)
{
	sqlite3_stmt *st;
	cds_uuid session;

	*entries = 0;
	cds__write_begin(log);
	st = cds__sql(log, "SELECT subject FROM entry WHERE id = ?");
	cds__sql_bind(log, st, "u", entry);
	if (cds__sql_row(log, st) && cds__sql_uuid(st, 0, &session)) {
		sqlite3_reset(st);
		*entries = redact(log, &session, entry, field);
	} else {
		cds__fail(log, CDS_NOT_FOUND, "there is no such entry");
	}
	sqlite3_reset(st);
	return cds__write_end(log);
}
