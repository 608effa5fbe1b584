/*
 * Words are there if and only if no redaction of them is, whichever came first.
 * A redaction's subject is made of the entry and the field that it names, so that it can be looked
 * for before it came, and says nothing where its fields don't fit its name.
 *
 * Somebody may have written the same words again without knowing of it: kept them in a conflict,
 * or taken an edit back. Then they have the same salt, and so the same name; a redaction says that
 * name, too, and takes all words of the session that are called so. What is called so is a row of
 * `redacted` of its own, without an entry.
 */
#include "derive/redaction.h"

#include "derive/derive.h"
#include "derive/pending.h"
#include "store/sql.h"
#include "store/store.h"
#include "base/uuid.h"
#include "entry/stored.h"

#define HASH (CDS__NOTE_TEXT_NAME - (sizeof CDS__NOTE_TEXT_MARK - 1))

struct redaction {
	cds_uuid entry, session;
	struct cds__slice field;
	struct cds__slice hash;         /* of the words' name; an older version did not say it */
};

void cds__redaction_subject(const cds_uuid *entry, struct cds__slice field, cds_uuid *out)
{
	unsigned char name[16 + 64];
	size_t n = field.n < 64 ? field.n : 64;

	memcpy(name, entry->b, 16);
	memcpy(name + 16, field.p, n);
	cds__uuid_v5(&cds__ns_redaction, name, 16 + n, out);
}

/* In the place of a redaction's subject, where it takes words out by their name. */
static void name_subject(struct cds__slice hash, struct cds__slice field, cds_uuid *out)
{
	unsigned char name[HASH + 64];
	size_t n = field.n < 64 ? field.n : 64;

	memcpy(name, hash.p, HASH);
	memcpy(name + HASH, field.p, n);
	cds__uuid_v5(&cds__ns_redaction, name, HASH + n, out);
}

/* What has words itself is none: others might take them out, and it could neither stay nor go
 * where a merge is taken back. */
static bool redaction_read(const cds_uuid *subject, struct cds__slice changes,
    struct redaction *out)
{
	struct cds__changes r;
	struct cds__change c;
	int found = 0;
	cds_uuid name;

	*out = (struct redaction){.field = {NULL, 0}};
	cds__changes_read(&r, changes);
	while (cds__changes_next(&r, &c)) {
		if (c.value.words)
			return false;
		if (c.value.type != CDS_TEXT || c.value.escaped)
			continue;
		if (cds__slice_equal(c.name, CDS__SLICE("entry")))
			found += cds__uuid_slice(c.value.text, &out->entry);
		else if (cds__slice_equal(c.name, CDS__SLICE("session")))
			found += cds__uuid_slice(c.value.text, &out->session);
		else if (cds__slice_equal(c.name, CDS__SLICE("field")))
			out->field = c.value.text;
		else if (cds__slice_equal(c.name, CDS__SLICE("words")) && c.value.text.n == HASH)
			out->hash = c.value.text;
	}
	if (found != 2 || !out->field.p || !cds__name_valid(out->field))
		return false;
	cds__redaction_subject(&out->entry, out->field, &name);
	return cds_uuid_compare(&name, subject) == 0;
}

bool cds__redacted(cds_log *log, const cds_uuid *subject, const cds_uuid *entry,
    struct cds__slice field, struct cds__slice name)
{
	static const char sql[] = "SELECT 1 FROM redacted WHERE redaction IN (?, ?)"
	    " AND subject = ?";
	cds_uuid redaction, named;

	cds__redaction_subject(entry, field, &redaction);
	name_subject((struct cds__slice){name.p + name.n - HASH, HASH}, field, &named);
	return cds__sql_any(log, sql, "uuu", &redaction, &named, subject);
}

bool cds__note_text_missing(cds_log *log, const struct cds__entry *e,
    const struct cds__note_text *words, size_t n)
{
	struct cds__changes r;
	struct cds__change c;
	bool found = true;

	cds__changes_read(&r, e->changes);
	while (found && cds__changes_next(&r, &c)) {
		found = !c.value.words;
		for (size_t i = 0; i < n && !found; i++)
			found = cds__slice_equal(words[i].field, c.name);
		found = found || cds__redacted(log, &e->subject, &e->id, c.name, c.value.text);
	}
	return !found;
}

/* Words of an entry, that are to go. */
struct gone {
	int64_t entry;
	char field[64];
	size_t n;
};

static void redaction_find_gone(cds_log *log, const cds_uuid *session, struct cds__buf *out)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT w.entry, w.field, e.id, e.changes FROM entry e"
	    " JOIN words w ON w.entry = e.seq WHERE e.subject = ?");
	cds_uuid id;

	cds__sql_bind(log, st, "u", session);
	while (cds__sql_row(log, st)) {
		struct cds__slice field = cds__sql_slice(st, 1);
		struct gone g = {.entry = cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX),
		    .n = field.n};
		struct cds__change c;
		if (!field.n || field.n > sizeof g.field || !cds__sql_id(log, st, 2, &id) ||
		    !cds__changes_find(cds__sql_slice(st, 3), field, &c) || !c.value.words ||
		    !cds__redacted(log, session, &id, field, c.value.text))
			continue;
		memcpy(g.field, field.p, field.n);
		cds__buf_add(out, &g, sizeof g);
	}
	if (out->failed)
		cds__fail_memory(log);
}

/* A draft that has the very words keeps no copy of them … */
static void drop_copies(cds_log *log, const struct gone *g)
{
	sqlite3_stmt *st = cds__sql(log, "DELETE FROM draft_text WHERE field = ?2 AND text ="
	    " (SELECT words FROM words WHERE entry = ?1 AND field = ?2)");

	cds__sql_bind(log, st, "is", g->entry, (struct cds__slice){g->field, g->n});
	cds__sql_run(log, st);
}

/* … nor one that changes the session, also if it was thrown away and another one has its key. */
static void drop_drafts(cds_log *log, const cds_uuid *session, struct cds__slice field)
{
	sqlite3_stmt *st = cds__sql(log, "DELETE FROM draft_text WHERE field = ?1 AND (session = ?2"
	    " OR session IN (SELECT session FROM draft_text WHERE field = ?3 AND text = ?4))");
	char text[CDS_UUID_TEXT];

	cds__sql_bind(log, st, "sutt", field, session, CDS__DRAFT_OF,
	    cds_uuid_text(session, text));
	cds__sql_run(log, st);
	if (!cds__failed(log) && sqlite3_changes(log->db) > 0)
		cds__store_scrub(log);
}

void cds__redaction_sweep(cds_log *log, const cds_uuid *session)
{
	struct cds__buf all = {0};
	struct gone g;

	redaction_find_gone(log, session, &all);
	for (size_t at = 0; at < all.n && !cds__failed(log); at += sizeof g) {
		sqlite3_stmt *st;
		memcpy(&g, all.p + at, sizeof g);
		drop_copies(log, &g);
		st = cds__sql(log, "DELETE FROM words WHERE entry = ? AND field = ?");
		cds__sql_bind(log, st, "is", g.entry, (struct cds__slice){g.field, g.n});
		cds__sql_run(log, st);
		cds__store_scrub(log);
	}
	cds__buf_free(&all);
}

static void redaction_add_row(cds_log *log, const cds_uuid *redaction, const struct redaction *r,
    const cds_uuid *entry)
{
	sqlite3_stmt *st = cds__sql(log, "INSERT INTO redacted (redaction, subject, entry, field)"
	    " VALUES (?, ?, ?, ?) ON CONFLICT (redaction, subject) DO NOTHING");

	cds__sql_bind(log, st, "uubs", redaction, &r->session, entry ? (const void *)entry->b : "",
	    (size_t)(entry ? 16 : 0), r->field);
	cds__sql_run(log, st);
}

static void redaction_add_name(cds_log *log, const struct redaction *r)
{
	cds_uuid named;

	if (!r->hash.p)
		return;
	name_subject(r->hash, r->field, &named);
	redaction_add_row(log, &named, r, NULL);
}

static void redaction_apply(cds_log *log, const cds_uuid *redaction, struct cds__slice changes)
{
	struct redaction r;
	struct cds__effect effect;
	int64_t first;

	if (!redaction_read(redaction, changes, &r))
		return;
	redaction_add_row(log, redaction, &r, &r.entry);
	redaction_add_name(log, &r);
	drop_drafts(log, &r.session, r.field);
	first = cds__subject_seq(log, &r.session);
	if (!first || cds__pending_words(log, &r.session, first))
		return;
	cds__redaction_sweep(log, &r.session);
	cds__derive_subject(log, cds__kind_of(CDS_SESSION), &r.session, first, &effect);
}

void cds__redaction_entry(cds_log *log, const struct cds__entry *e, int64_t seq,
    struct cds__effect *effect)
{
	(void)seq;
	(void)effect;
	redaction_apply(log, &e->subject, e->changes);
}

void cds__redaction_derive(cds_log *log, enum cds_kind kind, const struct cds__subject *s,
    int64_t first, struct cds__effect *effect)
{
	(void)kind;
	(void)first;
	(void)effect;
	for (size_t i = 0; i < s->versions; i++)
		redaction_apply(log, &s->version[i].e.subject, s->version[i].e.changes);
}

void cds__redaction_forget(cds_log *log, enum cds_kind kind, const cds_uuid *redaction,
    int64_t first)
{
	sqlite3_stmt *st = cds__sql(log, "DELETE FROM redacted WHERE redaction = ?");

	(void)kind;
	(void)first;
	cds__sql_bind(log, st, "u", redaction);
	cds__sql_run(log, st);
}

/* All of them anew: two redactions may say one name, and one that is gone can't be asked for
 * its own. */
void cds__redaction_tidy(cds_log *log)
{
	sqlite3_stmt *st;
	struct redaction r;
	cds_uuid subject;

	cds__sql_exec(log, "DELETE FROM redacted WHERE entry = x''");
	st = cds__sql_own(log, "SELECT r.redaction, e.changes FROM redacted r JOIN entry e"
	    " ON e.subject = r.redaction JOIN origin o ON o.n = e.origin WHERE r.entry <> x''"
	    " AND o.kind = 'redaction'");
	while (!cds__failed(log) && cds__sql_row(log, st))
		if (cds__sql_id(log, st, 0, &subject) &&
		    redaction_read(&subject, cds__sql_slice(st, 1), &r))
			redaction_add_name(log, &r);
	sqlite3_finalize(st);
}

static bool redaction_takes(const struct redaction *r, const cds_uuid *entry,
    struct cds__slice changes)
{
	struct cds__change c;

	if (cds_uuid_compare(&r->entry, entry) == 0)
		return true;
	return r->hash.p && cds__changes_find(changes, r->field, &c) && c.value.words &&
	    cds__slice_equal((struct cds__slice){c.value.text.p + c.value.text.n - HASH, HASH},
	    r->hash);
}

bool cds__redaction_holds(cds_log *log, const cds_uuid *redaction, struct cds__slice changes,
    int64_t first, int64_t last)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT id, changes FROM entry WHERE subject = ?"
	    " AND seq NOT BETWEEN ? AND ?");
	struct redaction r;
	bool holds = false;
	cds_uuid entry;

	if (!redaction_read(redaction, changes, &r))
		return false;
	cds__sql_bind(log, st, "uii", &r.session, first, last);
	while (!holds && cds__sql_row(log, st))
		holds = cds__sql_id(log, st, 0, &entry) &&
		    redaction_takes(&r, &entry, cds__sql_slice(st, 1));
	sqlite3_reset(st);
	return holds;
}
