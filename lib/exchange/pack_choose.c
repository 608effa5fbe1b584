/*
 * Which entries go into a pack.  Sessions that were picked come with their whole history, and with
 * all that their entries name: places and those above them, teams, verdicts with the other session
 * of each, redactions.  So a pack can be understood by itself, and the sessions of a group of
 * duplicates stay together.
 */
#include <stdlib.h>

#include "entry/changes.h"
#include "entry/entry.h"
#include "base/map.h"
#include "exchange/pack.h"
#include "session/selection.h"
#include "store/sql.h"
#include "store/store.h"
#include "entry/stored.h"
#include "derive/successors.h"
#include "derive/sql_names.h"

struct choosing {
	cds_log *log;
	struct cds__map seen;           /* the subjects that were met */
	struct cds__buf subjects;       /* the same, in the order in which they were met */
	struct cds__buf seqs;           /* of their entries */
};

/* To meet a subject is to find out that it goes into the pack. */

static void pack_choose_meet(struct choosing *c, const cds_uuid *subject)
{
	int64_t at;

	if (cds__map_get(&c->seen, subject->b, sizeof subject->b, &at))
		return;
	cds__buf_add(&c->subjects, subject->b, sizeof subject->b);
	if (!cds__map_put(&c->seen, subject->b, sizeof subject->b, 1) || c->subjects.failed)
		cds__fail_memory(c->log);
}

/* Meets the subject in the first column of each row. */
static void meet_each(struct choosing *c, sqlite3_stmt *st)
{
	cds_uuid subject;

	while (cds__sql_row(c->log, st))
		if (cds__sql_id(c->log, st, 0, &subject))
			pack_choose_meet(c, &subject);
}

/* ---- where it begins ---- */

/* Meets the subjects with an entry of this time or later. */
static void meet_changed_since(struct choosing *c, int64_t since)
{
	sqlite3_stmt *st = cds__sql(c->log, "SELECT DISTINCT subject FROM entry WHERE day >= ?"
	    " AND at >= ?");

	cds__sql_bind(c->log, st, "ii", since / CDS__DAY_SECONDS, since);
	meet_each(c, st);
}

static bool changed_since(cds_log *log, const cds_uuid *subject, int64_t since)
{
	return cds__sql_any(log, "SELECT 1 FROM entry WHERE subject = ? AND at >= ?", "ui",
	    subject, since);
}

/* Meets the sessions that the filter takes.  Those that were removed are among them: else a removal
 * would never reach anybody. */
static void meet_picked(struct choosing *c, const struct cds_pack_options *options)
{
	struct cds_filter filter = *options->filter;
	sqlite3_stmt *st = cds__sql_own(c->log, "SELECT " CDS__SESSION_ROW_COLUMNS ", e.subject"
	    " FROM session s JOIN entry e ON e.seq = s.n WHERE s.day BETWEEN ? AND ?");
	struct cds__selection selection;
	struct cds__session_row row;
	cds_uuid subject;

	filter.removed = true;
	cds__selection_init(c->log, &selection, &filter);
	cds__sql_bind(c->log, st, "ii", (int64_t)filter.from, filter.to == CDS_NO_DAY
	    ? (int64_t)INT32_MAX : (int64_t)filter.to);
	while (cds__sql_row(c->log, st) && cds__session_row_read(c->log, st, &row))
		if (cds__sql_id(c->log, st, 10, &subject) &&
		    cds__selection_takes(c->log, &selection, &row) &&
		    (options->since < 0 || changed_since(c->log, &subject, options->since)))
			pack_choose_meet(c, &subject);
	sqlite3_finalize(st);
	cds__selection_free(&selection);
}

/* ---- what comes along ---- */

/* Meets the subjects that the changes of an entry name by their UUIDs. */
static void meet_named(struct choosing *c, struct cds__slice changes)
{
	struct cds__changes r;
	struct cds__change change;
	cds_uuid id;

	cds__changes_read(&r, changes);
	while (cds__changes_next(&r, &change)) {
		struct cds__slice text = change.value.text;
		/* one, or several with spaces between them, as a place's successors are */
		if (change.value.type == CDS_TEXT && cds__successors_valid(text))
			while (cds__successors_next(&text, &id))
				pack_choose_meet(c, &id);
	}
}

/* Takes all entries of a subject, and meets what they name. */
static void take_entries(struct choosing *c, const cds_uuid *subject)
{
	sqlite3_stmt *st = cds__sql(c->log, "SELECT seq, changes FROM entry WHERE subject = ?");

	cds__sql_bind(c->log, st, "u", subject);
	while (cds__sql_row(c->log, st)) {
		int64_t seq = cds__sql_within(c->log, st, 0, 1, CDS__NUMBER_MAX);
		cds__buf_add(&c->seqs, &seq, sizeof seq);
		meet_named(c, cds__sql_slice(st, 1));
	}
	if (c->seqs.failed)
		cds__fail_memory(c->log);
}

/* Meets the verdicts on a session; what they name, the other session, is met with their entries. */
static void meet_verdicts(struct choosing *c, const cds_uuid *session)
{
	sqlite3_stmt *st = cds__sql(c->log, "SELECT e.subject FROM verdict v JOIN entry e"
	    " ON e.seq = v.n WHERE v.a = ?1 UNION ALL SELECT e.subject FROM verdict v JOIN entry e"
	    " ON e.seq = v.n WHERE v.b = ?1");

	cds__sql_bind(c->log, st, "u", session);
	meet_each(c, st);
}

/* Meets the redactions of what was met. */
static void meet_redactions(struct choosing *c)
{
	sqlite3_stmt *st = cds__sql(c->log, "SELECT redaction, subject FROM redacted"
	    " WHERE entry <> x''");
	cds_uuid redaction, session;
	int64_t at;

	while (cds__sql_row(c->log, st))
		if (cds__sql_id(c->log, st, 0, &redaction) && cds__sql_id(c->log, st, 1,
		    &session) && cds__map_get(&c->seen, session.b, sizeof session.b, &at))
			pack_choose_meet(c, &redaction);
}

/* Meets all services, since a pack is a log in which somebody may log sessions. */
static void meet_services(struct choosing *c)
{
	meet_each(c, cds__sql(c->log, "SELECT id FROM item WHERE kind = " CDS__SQL_SERVICE
	    " AND known"));
}

/* Takes the entries of all subjects that are met, until no more are.  The redactions that are met
 * after the first round name only sessions that were met and have no verdicts, so that the second
 * round is the last. */
static void take_all(struct choosing *c)
{
	size_t at = 0;
	cds_uuid subject;

	if (c->subjects.n == 0)
		return;
	meet_services(c);
	for (int round = 0; round < 2; round++) {
		for (; at < c->subjects.n && !cds__failed(c->log); at += sizeof subject.b) {
			memcpy(subject.b, c->subjects.p + at, sizeof subject.b);
			take_entries(c, &subject);
			meet_verdicts(c, &subject);
		}
		meet_redactions(c);
	}
}

/* ---- the rest ---- */

/* Appends the seqs of a subject's entries.  true: some of them are not in `there`. */
static bool seqs_of(cds_log *log, const cds_uuid *subject, const struct cds__ranges *there,
    struct cds__buf *seqs)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT seq FROM entry WHERE subject = ?");
	bool some = false;

	cds__sql_bind(log, st, "u", subject);
	while (cds__sql_row(log, st)) {
		int64_t seq = cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX);
		some |= !cds__ranges_has(there, seq);
		if (seqs)
			cds__buf_add(seqs, &seq, sizeof seq);
	}
	return some;
}

/* An entry of the rest may lack a note's text because of a redaction that the other side has
 * already.  The pack alone would then be malformed, so such redactions go into it once more. */
static void add_redactions(cds_log *log, const struct cds__ranges *there, struct cds__ranges *out)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT redaction, subject FROM redacted"
	    " WHERE entry <> x''");
	struct cds__ranges rest = *out, more = {0};
	struct cds__buf seqs = {0};
	cds_uuid redaction, session;

	while (cds__sql_row(log, st))
		if (cds__sql_id(log, st, 0, &redaction) && cds__sql_id(log, st, 1, &session) &&
		    seqs_of(log, &session, there, NULL))
			seqs_of(log, &redaction, there, &seqs);
	if (seqs.failed)
		cds__fail_memory(log);
	cds__ranges_of(&more, (int64_t *)(void *)seqs.p, seqs.n / sizeof(int64_t));
	*out = (struct cds__ranges){0};
	cds__ranges_join(&rest, &more, out);
	cds__ranges_free(&rest);
	cds__ranges_free(&more);
	cds__buf_free(&seqs);
}

/* Chooses all entries that the writer of the return receipt does not have. */
static void choose_rest(cds_log *log, const char *receipt, struct cds__ranges *out)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT seq FROM entry ORDER BY seq");
	struct cds__ranges there = {0};

	cds__sent_packs_find(log, receipt, &there);
	while (cds__sql_row(log, st)) {
		int64_t seq = cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX);
		if (!cds__ranges_has(&there, seq))
			cds__ranges_add(out, seq, seq);
	}
	if (out->n > 0)
		add_redactions(log, &there, out);
	cds__ranges_free(&there);
}

void cds__pack_choose(cds_log *log, const struct cds_pack_options *options,
    struct cds__ranges *out)
{
	struct choosing c = {.log = log};
	int64_t last = cds__newest(log);

	if (options->receipt) {
		choose_rest(log, options->receipt, out);
	} else if (!options->filter && options->since < 0) {
		cds__ranges_add(out, 1, last);
	} else {
		if (options->filter)
			meet_picked(&c, options);
		else
			meet_changed_since(&c, options->since);
		take_all(&c);
		cds__ranges_of(out, (int64_t *)(void *)c.seqs.p, c.seqs.n / sizeof(int64_t));
	}
	if (out->failed)
		cds__fail_memory(log);
	cds__map_free(&c.seen);
	cds__buf_free(&c.subjects);
	cds__buf_free(&c.seqs);
}
