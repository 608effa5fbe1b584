/*
 * Words are there if and only if no redaction of them is, whichever came first.
 * A redaction's subject is made of the entry and the field that it names, so that it can be looked
 * for before it came, and says nothing where its fields don't fit its name.
 */
#include "redaction.h"

#include "derive.h"
#include "sql.h"
#include "store.h"
#include "uuid.h"

struct redaction {
	cds_uuid entry, session;
	struct cds__slice field;
};

void cds__redaction_subject(const cds_uuid *entry, struct cds__slice field, cds_uuid *out)
{
	unsigned char name[16 + 64];
	size_t n = field.n < 64 ? field.n : 64;

	memcpy(name, entry->b, 16);
	memcpy(name + 16, field.p, n);
	cds__uuid_v5(&cds__ns_redaction, name, 16 + n, out);
}

static bool read(const cds_uuid *subject, struct cds__slice changes, struct redaction *out)
{
	struct cds__changes r;
	struct cds__change c;
	int found = 0;
	cds_uuid name;

	*out = (struct redaction){.field = {NULL, 0}};
	cds__changes_read(&r, changes);
	while (cds__changes_next(&r, &c)) {
		if (c.value.type != CDS_TEXT || c.value.escaped)
			continue;
		if (cds__slice_equal(c.name, CDS__SLICE("entry")))
			found += cds__uuid_slice(c.value.text, &out->entry);
		else if (cds__slice_equal(c.name, CDS__SLICE("session")))
			found += cds__uuid_slice(c.value.text, &out->session);
		else if (cds__slice_equal(c.name, CDS__SLICE("field")))
			out->field = c.value.text;
	}
	if (found != 2 || !out->field.p || !cds__name_valid(out->field))
		return false;
	cds__redaction_subject(&out->entry, out->field, &name);
	return cds_uuid_compare(&name, subject) == 0;
}

bool cds__redacted(cds_log *log, const cds_uuid *subject, const cds_uuid *entry, struct cds__slice field)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT 1 FROM redacted WHERE redaction = ? AND subject = ?");
	cds_uuid redaction;
	bool found;

	cds__redaction_subject(entry, field, &redaction);
	cds__sql_bind(log, st, "uu", &redaction, subject);
	found = cds__sql_row(log, st);
	sqlite3_reset(st);
	return found;
}

static void take_out(cds_log *log, const struct redaction *r)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT seq FROM entry WHERE subject = ? AND id = ?");
	int64_t seq = 0;

	cds__sql_bind(log, st, "uu", &r->session, &r->entry);
	if (cds__sql_row(log, st))
		seq = sqlite3_column_int64(st, 0);
	sqlite3_reset(st);
	st = cds__sql(log, "DELETE FROM words WHERE entry = ? AND field = ?");
	cds__sql_bind(log, st, "is", seq, r->field);
	cds__sql_run(log, st);
	if (!cds__failed(log) && sqlite3_changes(log->db) > 0)
		cds__store_scrub(log);
}

void cds__redaction_apply(cds_log *log, const cds_uuid *redaction, struct cds__slice changes)
{
	sqlite3_stmt *st;
	struct redaction r;
	struct cds__effect effect;
	int64_t first;

	if (!read(redaction, changes, &r))
		return;
	st = cds__sql(log, "INSERT INTO redacted (redaction, subject, entry, field) VALUES (?, ?, ?, ?)"
	    " ON CONFLICT (redaction) DO NOTHING");
	cds__sql_bind(log, st, "uuus", redaction, &r.session, &r.entry, r.field);
	cds__sql_run(log, st);
	take_out(log, &r);
	first = cds__subject_seq(log, &r.session);
	if (first)
		cds__derive_subject(log, &r.session, CDS__SLICE("session"), first, &effect);
}

void cds__redaction_forget(cds_log *log, const cds_uuid *redaction)
{
	sqlite3_stmt *st = cds__sql(log, "DELETE FROM redacted WHERE redaction = ?");

	cds__sql_bind(log, st, "u", redaction);
	cds__sql_run(log, st);
}
