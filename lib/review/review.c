/* The review: conflicts and likely duplicates are found and listed (cds_review_get), and settled by
 * entries that keep one value (cds_conflict_keep) or rule on two (ruling.c). */
#include <stdlib.h>

#include "entry/entry.h"
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
	enum cds_kind known = CDS_OTHER_KIND;

	if (!copy[0] || !copy[1] || !cds_grow(review->item, review->size, review->room) ||
	    !cds_grow(review->text, 2 * review->size + 1, review->text_room)) {
		free(copy[0]);
		free(copy[1]);
		cds__fail_memory(log);
		return NULL;
	}
	memcpy(&review->text[2 * review->size], copy, sizeof copy);
	cds_kind_parse(kind, &known);
	review->item[review->size] = (struct cds_review_item){.kind = known, .kind_name = copy[0],
	    .field = copy[1], .day = CDS_NO_DAY};
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
	    " FROM verdict v JOIN entry e ON e.seq = v.n WHERE v.same IS NOT NULL"
	    " AND EXISTS (SELECT 1 FROM entry x JOIN session s ON s.n = x.seq"
	    " WHERE x.subject = v.a) AND (?1 IS NULL"
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

enum cds_status cds_review_count(cds_log *log, int64_t *conflicts, int64_t *duplicates,
    int64_t *doubles)
{
	cds__read_begin(log);
	if (log->depth > 0)
		cds__flush(log);
	*conflicts = cds__sql_int(log, "SELECT count(*) FROM conflict");
	*duplicates = cds__sql_int(log, "SELECT count(*) FROM suspect");
	*doubles = cds__sql_int(log, "SELECT count(*) FROM " CDS__OPEN_DOUBLES);
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
