/* The review: conflicts and likely duplicates are found and listed (cds_review_get), and settled by
 * entries that keep one value (cds_conflict_keep) or rule on two sessions (cds_verdict_…). */
#include <stdlib.h>

#include "entry/entry.h"
#include "base/grow.h"
#include "base/map.h"
#include "derive/session_row.h"
#include "store/sql.h"
#include "entry/state.h"
#include "base/status.h"
#include "store/store.h"
#include "derive/verdict.h"
#include "derive/sql_names.h"
#include "entry/stored.h"
#include "log/write.h"

struct cds_review {
	struct cds_review_item *item;
	char **text;                    /* the kind and the field that each item points to */
	size_t size, room, text_room;
};

/* ---- finding ---- */

/* Appends an item; NULL: no memory. */
static struct cds_review_item *review_add(cds_log *log, cds_review *review, const char *kind,
    const char *field)
{
	char *copy[2] = {strdup(kind), strdup(field)};

	if (!copy[0] || !copy[1] || !cds__grow(review->item, review->size, review->room) ||
	    !cds__grow(review->text, 2 * review->size + 1, review->text_room)) {
		free(copy[0]);
		free(copy[1]);
		cds__fail_memory(log);
		return NULL;
	}
	memcpy(&review->text[2 * review->size], copy, sizeof copy);
	review->item[review->size] = (struct cds_review_item){.kind = copy[0], .field = copy[1],
	    .day = CDS_NO_DAY};
	return &review->item[review->size++];
}

/* Adds the conflicts of all subjects, or of the one with this number; 0: all. */
static void find_conflicts(cds_log *log, cds_review *review, int64_t only)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT o.kind, c.field, e.subject, ifnull(s.day, "
	    CDS__SQL_NO_DAY "), v.a, v.b FROM conflict c JOIN entry e ON e.seq = c.subject"
	    " JOIN origin o ON o.n = e.origin LEFT JOIN session s ON s.n = c.subject"
	    " LEFT JOIN verdict v ON v.n = c.subject WHERE ?1 = 0 OR e.subject = (SELECT subject"
	    " FROM entry WHERE seq = ?1) ORDER BY 4 DESC, c.subject, c.field");

	cds__sql_bind(log, st, "i", only);
	while (cds__sql_row(log, st)) {
		struct cds_review_item *item = review_add(log, review, cds__sql_text(log, st, 0),
		    cds__sql_text(log, st, 1));
		if (!item)
			break;
		item->what = CDS_REVIEW_CONFLICT;
		item->day = cds__sql_day(log, st, 3);
		if (cds__sql_id(log, st, 2, &item->subject) &&
		    (!cds__sql_uuid(st, 4, &item->a) || !cds__sql_uuid(st, 5, &item->b)))
			item->a = item->subject;
	}
	sqlite3_reset(st);
}

/* Adds the likely duplicates in the same way. */
static void find_duplicates(cds_log *log, cds_review *review, int64_t only)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT x.subject, y.subject, s.day, s.score, s.reasons"
	    " FROM suspect s JOIN entry x ON x.seq = s.a JOIN entry y ON y.seq = s.b WHERE ?1 = 0"
	    " OR s.a = ?1 OR s.b = ?1 ORDER BY s.score DESC, s.day DESC, s.a, s.b");

	cds__sql_bind(log, st, "i", only);
	while (cds__sql_row(log, st)) {
		struct cds_review_item *item = review_add(log, review, "session", "");
		if (!item || !cds__sql_id(log, st, 0, &item->a) ||
		    !cds__sql_id(log, st, 1, &item->b))
			break;
		item->what = CDS_REVIEW_DUPLICATE;
		cds__verdict_subject(&item->a, &item->b, &item->subject);
		item->day = cds__sql_day(log, st, 2);
		item->score = (int)cds__sql_within(log, st, 3, 0, 100);
		item->reasons = (unsigned)cds__sql_within(log, st, 4, 0, UINT32_MAX);
	}
	sqlite3_reset(st);
}

/* Adds the rulings that stand, all of them or those on one session. */
static void find_rulings(cds_log *log, cds_review *review, const cds_uuid *only)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT e.subject, v.a, v.b, v.same, v.prefer"
	    " FROM verdict v JOIN entry e ON e.seq = v.n WHERE v.same IS NOT NULL AND (?1 IS NULL"
	    " OR v.a = ?1 OR v.b = ?1) ORDER BY v.n DESC");

	cds__sql_bind(log, st, only ? "u" : "n", only);
	while (cds__sql_row(log, st)) {
		struct cds_review_item *item = review_add(log, review, "session", "");
		if (!item || !cds__sql_id(log, st, 0, &item->subject) ||
		    !cds__sql_id(log, st, 1, &item->a) || !cds__sql_id(log, st, 2, &item->b))
			break;
		item->what = CDS_REVIEW_RULING;
		item->same = cds__sql_number(log, st, 3) != 0;
		if (!cds__sql_uuid(st, 4, &item->prefer))
			memset(&item->prefer, 0, sizeof item->prefer);
	}
	sqlite3_reset(st);
}

enum cds_status cds_review_get(cds_log *log, const cds_uuid *session, bool rulings,
    cds_review **out)
{
	cds_review *review = calloc(1, sizeof *review);
	bool all = !session || cds_uuid_is_nil(session);
	int64_t only = 0;

	cds__read_begin(log);
	if (!review)
		cds__fail_memory(log);
	else if (log->depth > 0)
		cds__flush(log);
	if (!all && !(only = cds__subject_seq(log, session)))
		cds__fail(log, CDS_NOT_FOUND, "there is no such session");
	if (!cds__failed(log) && rulings) {
		find_rulings(log, review, all ? NULL : session);
	} else if (!cds__failed(log)) {
		find_conflicts(log, review, only);
		find_duplicates(log, review, only);
	}
	if (cds__failed(log)) {
		cds_review_free(review);
		review = NULL;
	}
	*out = review;
	return cds__read_end(log);
}

enum cds_status cds_review_count(cds_log *log, int64_t *conflicts, int64_t *duplicates)
{
	cds__read_begin(log);
	if (log->depth > 0)
		cds__flush(log);
	*conflicts = cds__sql_int(log, "SELECT count(*) FROM conflict");
	*duplicates = cds__sql_int(log, "SELECT count(*) FROM suspect");
	return cds__read_end(log);
}

size_t cds_review_size(const cds_review *review)
{
	return review->size;
}

const struct cds_review_item *cds_review_at(const cds_review *review, size_t i)
{
	return &review->item[i];
}

void cds_review_free(cds_review *review)
{
	if (!review)
		return;
	for (size_t i = 0; i < 2 * review->size; i++)
		free(review->text[i]);
	free(review->text);
	free(review->item);
	free(review);
}

/* ---- settling a conflict ---- */

/* The kind of a subject; false: the log has no entry of it. */
static bool review_kind_of(cds_log *log, const cds_uuid *subject, struct cds__buf *kind)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT o.kind FROM entry e JOIN origin o"
	    " ON o.n = e.origin WHERE e.subject = ? ORDER BY e.seq LIMIT 1");

	cds__sql_bind(log, st, "u", subject);
	if (cds__sql_row(log, st))
		cds__buf_text(kind, cds__sql_text(log, st, 0));
	sqlite3_reset(st);
	cds__buf_str(kind);
	if (kind->failed)
		cds__fail_memory(log);
	return kind->n > 0 && !kind->failed;
}

/* Puts the value that a version sets into a set, to be written again.  Of a note that is its
 * text. */
static void take_value(cds_log *log, const struct cds__version *v, const struct cds__change *c,
    cds_fields *out)
{
	char name[65];
	enum cds_status status;
	sqlite3_stmt *st;

	if (!c->value.words) {
		if (cds__fields_put(out, c->name, &c->value) != CDS_OK)
			cds__fail_memory(log);
		return;
	}
	memcpy(name, c->name.p, c->name.n);
	name[c->name.n] = '\0';
	st = cds__sql(log, "SELECT words FROM words WHERE entry = ? AND field = ?");
	cds__sql_bind(log, st, "is", v->seq, c->name);
	if (cds__sql_row(log, st))
		status = cds_fields_text(out, name, cds__sql_text(log, st, 0));
	else
		status = cds_fields_null(out, name);    /* its text was redacted */
	sqlite3_reset(st);
	if (status != CDS_OK)
		cds__fail_memory(log);
}

/* Puts the value that an entry of the subject sets in the field into a set; false: it sets none. */
static bool find_value(cds_log *log, const struct cds__subject *s, const char *field,
    const cds_uuid *entry, cds_fields *out)
{
	struct cds__changes r;
	struct cds__change c;

	for (size_t i = 0; i < s->versions; i++) {
		if (cds_uuid_compare(&s->version[i].e.id, entry) != 0)
			continue;
		cds__changes_read(&r, s->version[i].e.changes);
		while (cds__changes_next(&r, &c))
			if (cds__slice_equal(c.name, cds__slice_of(field))) {
				take_value(log, &s->version[i], &c, out);
				return true;
			}
	}
	return false;
}

enum cds_status cds_conflict_keep(cds_log *log, const cds_uuid *subject, const char *field,
    const cds_uuid *entry)
{
	cds_fields *fields = cds_fields_new();
	struct cds__subject *s = NULL;
	struct cds__buf kind = {0};
	struct cds__writer by;

	cds__write_begin(log);
	by = cds__writer_here(log);
	if (!fields)
		cds__fail_memory(log);
	if (!cds__failed(log) && review_kind_of(log, subject, &kind))
		s = cds__subject_load(log, subject, cds__slice_of(cds__buf_str(&kind)));
	if (!s)
		cds__fail(log, CDS_NOT_FOUND, "there is no such session");
	else if (!find_value(log, s, field, entry, fields))
		cds__fail(log, CDS_NOT_FOUND, "that entry does not set the field '%1'", field);
	else
		cds__entry_write(log, cds__buf_str(&kind), subject, fields, &by, NULL);
	cds__subject_free(s);
	cds__buf_free(&kind);
	cds_fields_free(fields);
	return cds__write_end(log);
}

/* ---- ruling ---- */

/* Does the log have this session? */
static bool session_here(cds_log *log, const cds_uuid *id)
{
	struct cds__session_row row;
	int64_t n = cds__subject_seq(log, id);

	return n && cds__session_row_load(log, n, &row);
}

/* Writes those fields of a ruling on x and y that differ from the ruling that stands, if any do.
 * `same` is 1 for one outing, 0 for two, -1 to withdraw; `prefer` is the session that counts, or
 * NULL. */
static void review_rule(cds_log *log, const cds_uuid *x, const cds_uuid *y, int same,
    const cds_uuid *prefer)
{
	bool ordered = cds_uuid_compare(x, y) < 0;
	const cds_uuid *a = ordered ? x : y, *b = ordered ? y : x;
	cds_fields *all = cds_fields_new(), *differ = cds_fields_new();
	struct cds__writer by = cds__writer_here(log);
	struct cds__subject *s;
	bool good = all && differ;
	cds_uuid id;

	cds__verdict_subject(a, b, &id);
	good = good && cds_fields_uuid(all, "a", a) == CDS_OK &&
	    cds_fields_uuid(all, "b", b) == CDS_OK && (same < 0 ? cds_fields_null(all, "same")
	    : cds_fields_bool(all, "same", same)) == CDS_OK && (prefer
	    ? cds_fields_uuid(all, "prefer", prefer) : cds_fields_null(all, "prefer")) == CDS_OK;
	s = cds__subject_load(log, &id, CDS__SLICE("verdict"));
	for (size_t i = 0; good && i < cds_fields_size(all); i++) {
		const struct cds_field *f = cds_fields_at(all, i);
		struct cds__value v = {.type = f->type, .number = f->number,
		    .text = cds__slice_of(f->text)};
		if (s ? !cds__subject_says(s, f) : f->type != CDS_NULL)
			good = cds__fields_put(differ, cds__slice_of(f->name), &v) == CDS_OK;
	}
	if (!good)
		cds__fail_memory(log);
	else if (cds_fields_size(differ) > 0)
		cds__entry_write(log, "verdict", &id, differ, &by, NULL);
	cds__subject_free(s);
	cds_fields_free(all);
	cds_fields_free(differ);
}

/* Gives all rulings inside the member's group the same preference: else two of them might prefer
 * different sessions, and the group would be disputed. */
static void review_agree(cds_log *log, const cds_uuid *member, const cds_uuid *prefer)
{
	struct cds__buf members = {0}, wishes = {0};
	cds_uuid a, b;

	cds__verdict_group(log, member, &members, &wishes);
	for (size_t i = 0; i < members.n; i += 16) {
		for (size_t j = i + 16; j < members.n && !cds__failed(log); j += 16) {
			memcpy(a.b, members.p + i, 16);
			memcpy(b.b, members.p + j, 16);
			if (cds__verdict_of(log, &a, &b) == CDS__SAME)
				review_rule(log, &a, &b, 1, prefer);
		}
	}
	cds__buf_free(&members);
	cds__buf_free(&wishes);
}

/* Is a session in the group of another one? */
static bool in_group(cds_log *log, const cds_uuid *member, const cds_uuid *id)
{
	struct cds__buf members = {0}, wishes = {0};
	bool found = false;

	cds__verdict_group(log, member, &members, &wishes);
	for (size_t i = 0; i < members.n && !found; i += 16)
		found = memcmp(members.p + i, id->b, 16) == 0;
	cds__buf_free(&members);
	cds__buf_free(&wishes);
	return found;
}

enum cds_status cds_verdict_same(cds_log *log, const cds_uuid *session, size_t sessions,
    const cds_uuid *prefer)
{
	cds__write_begin(log);
	if (sessions < 2)
		cds__fail(log, CDS_INVALID, "name at least two sessions");
	for (size_t i = 0; i < sessions; i++)
		if (!session_here(log, &session[i]))
			cds__fail(log, CDS_NOT_FOUND, "there is no such session");
	for (size_t i = 1; i < sessions && !cds__failed(log); i++) {
		if (cds_uuid_compare(&session[0], &session[i]) == 0)
			cds__fail(log, CDS_INVALID, "a session is not a duplicate of itself");
		else
			review_rule(log, &session[0], &session[i], 1, prefer);
	}
	if (!cds__failed(log) && !in_group(log, &session[0], prefer))
		cds__fail(log, CDS_INVALID,
		    "the session that counts must be one of those that are named");
	if (!cds__failed(log))
		review_agree(log, &session[0], prefer);
	return cds__write_end(log);
}

enum cds_status cds_verdict_different(cds_log *log, const cds_uuid *a, const cds_uuid *b)
{
	cds__write_begin(log);
	if (!session_here(log, a) || !session_here(log, b))
		cds__fail(log, CDS_NOT_FOUND, "there is no such session");
	else if (cds_uuid_compare(a, b) == 0)
		cds__fail(log, CDS_INVALID, "a session is not a duplicate of itself");
	else
		review_rule(log, a, b, 0, NULL);
	return cds__write_end(log);
}

enum cds_status cds_verdict_withdraw(cds_log *log, const cds_uuid *a, const cds_uuid *b)
{
	cds__write_begin(log);
	if (cds__verdict_of(log, a, b) == CDS__UNRULED)
		cds__fail(log, CDS_NOT_FOUND, "no ruling exists for these two sessions");
	else
		review_rule(log, a, b, -1, NULL);
	return cds__write_end(log);
}
