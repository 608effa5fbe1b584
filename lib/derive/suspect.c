/*
 * Suspected duplicates.  Two sessions that count, of different authors or laptops, on the same or
 * neighbouring days, at the same place or one within the other, that share a service, get a score
 * from what agrees, unless they stand in a crowd. From CDS__SUSPECT_SCORE on they are suspected,
 * until somebody rules.
 *
 * Sessions that change in a transaction are gathered and compared at its end, place by place, so
 * that a merge of a million walks through the index once and one of a hundred looks at a hundred
 * windows.
 */
#include "derive/suspect.h"

#include <limits.h>
#include <stdlib.h>

#include "derive/similar_places.h"
#include "derive/crowd.h"
#include "base/grow.h"
#include "base/map.h"
#include "derive/score.h"
#include "store/sql.h"
#include "store/store.h"
#include "derive/verdict.h"
#include "entry/stored.h"

#define TOUCHED_MAX 16384
#define GAP CDS__CROWD_GAP
#define QUESTIONS_MAX 100000            /* windows by places */

struct touched {
	struct cds__side *side;
	size_t n, room;
	struct cds__map by_n;           /* session.n → index */
	struct cds__buf counts;         /* struct cds__session_count, one after another */
	struct cds__buf places;         /* item.n: all sessions there are to be compared again */
	struct cds__crowds crowds;      /* since sessions were compared last */
	struct cds__similar alike;        /* inside one transaction */
};

static void forget_sides(struct touched *t)
{
	free(t->side);
	t->side = NULL;
	t->n = t->room = 0;
	cds__map_free(&t->by_n);
	cds__buf_free(&t->counts);
	cds__buf_free(&t->places);
	cds__crowds_free(&t->crowds);
}

static void suspect_forget(cds_log *log, void *data)
{
	(void)log;
	forget_sides(data);
	cds__similar_free(&((struct touched *)data)->alike);
}

static void suspect_release(void *data)
{
	suspect_forget(NULL, data);
	free(data);
}

static void suspect_flush(cds_log *log, void *data);
static void compare_touched(cds_log *log, struct touched *t);

static struct touched *touched_of(cds_log *log)
{
	struct cds__part *part = &log->part[CDS__PART_SUSPECT];

	if (!part->data)
		*part = (struct cds__part){calloc(1, sizeof(struct touched)), suspect_flush,
		    suspect_forget, suspect_release};
	if (!part->data)
		cds__fail_memory(log);
	return part->data;
}

/* ---- gathering ---- */

static void suspect_clear(cds_log *log, int64_t n)
{
	sqlite3_stmt *st = cds__sql(log, "DELETE FROM suspect WHERE a = ?");

	cds__sql_bind(log, st, "i", n);
	cds__sql_run(log, st);
	st = cds__sql(log, "DELETE FROM suspect WHERE b = ?");
	cds__sql_bind(log, st, "i", n);
	cds__sql_run(log, st);
}

static bool suspect_add(struct touched *t, const struct cds__side *side)
{
	if (!cds__grow(t->side, t->n, t->room))
		return false;
	if (!cds__map_put(&t->by_n, &side->n, sizeof side->n, (int64_t)t->n))
		return false;
	t->side[t->n++] = *side;
	return true;
}

void cds__suspect_touch(cds_log *log, int64_t n, const struct cds__session_row *row, bool fresh)
{
	struct touched *t = touched_of(log);
	struct cds__side side = {.n = n};
	int64_t before;

	if (!t || cds__failed(log))
		return;
	if (!fresh) {
		suspect_clear(log, n);
		if (cds__map_get(&t->by_n, &n, sizeof n, &before))
			t->side[before].dead = true;
	}
	if (!row || !cds__session_row_counts(row) || row->place == 0)
		return;
	side = (struct cds__side){.n = n, .place = row->place, .team = row->team,
	    .origin = row->origin, .day = row->day,
		.at = t->counts.n / sizeof *row->count, .counts = row->counts < CDS__SCORE_COUNTS
		    ? row->counts : CDS__SCORE_COUNTS};
	cds__buf_add(&t->counts, row->count, side.counts * sizeof *row->count);
	if (t->counts.failed || !suspect_add(t, &side))
		cds__fail_memory(log);
	else if (t->n >= TOUCHED_MAX)
		compare_touched(log, t);
}

void cds__suspect_moved(cds_log *log, const struct cds__session_row *old,
    const struct cds__session_row *new)
{
	struct touched *t = touched_of(log);

	if (t && old)
		cds__crowd_session(log, &t->crowds, old, -1);
	if (t && new)
		cds__crowd_session(log, &t->crowds, new, 1);
}

void cds__suspect_again(cds_log *log, const cds_uuid *session)
{
	struct cds__session_row row;
	int64_t n = cds__subject_seq(log, session);

	if (n && cds__session_row_load(log, n, &row))
		cds__suspect_touch(log, n, &row, false);
}

void cds__suspect_root(cds_log *log, const char *name, int sign)
{
	struct touched *t = touched_of(log);

	if (t)
		cds__crowd_name(log, &t->crowds, name, sign);
}

void cds__suspect_place(cds_log *log, int64_t place)
{
	struct touched *t = touched_of(log);

	if (t) {
		cds__similar_free(&t->alike);
		cds__buf_add(&t->places, &place, sizeof place);
	}
	if (t && t->places.failed)
		cds__fail_memory(log);
}

static void suspect_gather(cds_log *log, sqlite3_stmt *st, struct cds__buf *out)
{
	int64_t n;

	while (cds__sql_row(log, st)) {
		n = cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX);
		cds__buf_add(out, &n, sizeof n);
	}
	if (out->failed)
		cds__fail_memory(log);
}

/* All of these sessions; or their pairs only go. */
static void touch_all(cds_log *log, const struct cds__buf *all, bool compare)
{
	struct cds__session_row row;
	int64_t n;

	for (size_t i = 0; i < all->n && !cds__failed(log); i += sizeof n) {
		memcpy(&n, all->p + i, sizeof n);
		if (!compare)
			suspect_clear(log, n);
		else if (cds__session_row_load(log, n, &row))
			cds__suspect_touch(log, n, &row, false);
	}
}

static void touch_places(cds_log *log, struct touched *t)
{
	struct cds__buf places = t->places, all = {0};
	int64_t place;

	t->places = (struct cds__buf){0};
	for (size_t i = 0; i < places.n; i += sizeof place) {
		sqlite3_stmt *st = cds__sql(log, "SELECT n FROM session WHERE place = ?");
		memcpy(&place, places.p + i, sizeof place);
		cds__sql_bind(log, st, "i", place);
		suspect_gather(log, st, &all);
	}
	touch_all(log, &all, true);
	cds__buf_free(&places);
	cds__buf_free(&all);
}

/* Places of a name that became too common, or is not any more. */
static void touch_names(cds_log *log, struct touched *t, const struct cds__crowds *crowds)
{
	for (size_t at = 0; at < crowds->names.n; at += sizeof(struct cds__crowd_name)) {
		const struct cds__crowd_name *name =
		    (const struct cds__crowd_name *)(crowds->names.p + at);
		sqlite3_stmt *st;
		if (!cds__crowd_name_turned(log, name))
			continue;
		st = cds__sql(log, "SELECT n FROM item WHERE kind = 1 AND fold = ? AND name = ?");
		cds__sql_bind(log, st, "tt", name->fold, name->name);
		suspect_gather(log, st, &t->places);
		cds__similar_free(&t->alike);
	}
}

/* Sessions of a day at a place that became a crowd, or is none any more. */
static void touch_crowds(cds_log *log, const struct cds__crowds *crowds)
{
	for (size_t i = 0; i < crowds->days.n / sizeof(struct cds__crowd_day) && !cds__failed(log);
	    i++) {
		const struct cds__crowd_day *d = (const struct cds__crowd_day *)crowds->days.p + i;
		int turned = cds__crowd_turned(d);
		struct cds__buf all = {0};
		sqlite3_stmt *st;
		if (!turned)
			continue;
		st = cds__sql(log, "SELECT n FROM session WHERE place = ? AND day = ?");
		cds__sql_bind(log, st, "ii", d->place, d->day);
		suspect_gather(log, st, &all);
		touch_all(log, &all, turned < 0);
		cds__buf_free(&all);
	}
}

/* ---- comparing ---- */

static bool suspect_ruled(cds_log *log, int64_t a, int64_t b)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT x.subject, y.subject FROM entry x, entry y"
	    " WHERE x.seq = ? AND y.seq = ?");
	cds_uuid ida, idb;
	bool found = false;

	if (!cds__verdicts_any(log))
		return false;
	cds__sql_bind(log, st, "ii", a, b);
	if (cds__sql_row(log, st) && cds__sql_id(log, st, 0, &ida) &&
	    cds__sql_id(log, st, 1, &idb)) {
		sqlite3_reset(st);
		found = cds__verdict_of(log, &ida, &idb) != CDS__UNRULED;
	}
	sqlite3_reset(st);
	return found;
}

static bool is_touched(const struct touched *t, int64_t n)
{
	int64_t at;

	return cds__map_get(&t->by_n, &n, sizeof n, &at) && !t->side[at].dead;
}

static void suspect_compare(cds_log *log, const struct touched *t, const struct cds__side *a,
    const struct cds__side *b, const struct cds__session_count *counts, unsigned where)
{
	sqlite3_stmt *st;
	unsigned reasons = 0;
	int points;

	if (a->n == b->n || a->origin == b->origin || a->day - b->day > 1 || b->day - a->day > 1)
		return;
	if (a->n > b->n && is_touched(t, b->n))
		return;                 /* it is met again from the other side */
	points = cds__score(a, (const struct cds__session_count *)t->counts.p + a->at, b, counts,
	    where, &reasons);
	if (points < (log->suspects_from ? log->suspects_from : CDS__SUSPECT_SCORE) ||
	    suspect_ruled(log, a->n, b->n))
		return;
	/* How the places relate is seen alike from both sides, so the score is, too. */
	st = cds__sql(log, "INSERT INTO suspect (a, b, day, score, reasons) VALUES (?, ?, ?, ?, ?)"
	    " ON CONFLICT (a, b) DO UPDATE"
	    " SET day = excluded.day, score = excluded.score, reasons = excluded.reasons");
	cds__sql_bind(log, st, "iiiii", a->n < b->n ? a->n : b->n, a->n < b->n ? b->n : a->n,
	    (int64_t)(a->day < b->day ? a->day : b->day), (int64_t)points, (int64_t)reasons);
	cds__sql_run(log, st);
}

/* Sessions of one day at a place, as they are read. */
struct same_day {
	int day;
	size_t n;                       /* CDS__CROWD_MAX + 1: a crowd */
	struct cds__side side[CDS__CROWD_MAX];
	struct cds__buf counts;
};

static void suspect_add_row(struct same_day *d, const struct cds__session_row *row)
{
	if (d->n++ >= CDS__CROWD_MAX)
		return;
	d->side[d->n - 1] = (struct cds__side){.n = row->n, .place = row->place, .team = row->team,
	    .origin = row->origin,
		.day = row->day, .at = d->counts.n / sizeof *row->count,
		.counts = row->counts < CDS__SCORE_COUNTS ? row->counts : CDS__SCORE_COUNTS};
	cds__buf_add(&d->counts, row->count, d->side[d->n - 1].counts * sizeof *row->count);
}

/* Against those of the touched ones that are near in time. */
static void compare_day(cds_log *log, const struct touched *t, const struct cds__side *const *side,
    size_t n, const struct same_day *d, unsigned where)
{
	const struct cds__session_count *counts = (const struct cds__session_count *)d->counts.p;

	if (d->counts.failed)
		cds__fail_memory(log);
	for (size_t i = 0; i < n && side[i]->day <= d->day + 1; i++)
		for (size_t k = 0; k < d->n && !cds__failed(log); k++)
			suspect_compare(log, t, side[i], &d->side[k], counts + d->side[k].at,
			    where);
}

/* Sessions at a place in the days around some touched ones (sorted by day), against these, from
 * a day on. Stops at the first crowd, and says after which day to go on; the last one: there
 * was none. */
static int64_t compare_days(cds_log *log, const struct touched *t,
    const struct cds__side *const *side, size_t n, int64_t place, unsigned where, int64_t first)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT s.n, s.day, s.day, s.place, s.team,"
	    " s.origin, NULL, NULL, s.flags, s.counts FROM session s INDEXED BY session_place"
	    " WHERE s.place = ? AND s.day BETWEEN ? AND ? ORDER BY s.day");
	int64_t last = (int64_t)side[n - 1]->day + 1;
	struct same_day d = {.n = 0};
	struct cds__session_row row;
	size_t from = 0;
	bool more;

	cds__sql_bind(log, st, "iii", place, first, last);
	do {
		more = cds__sql_row(log, st);
		if (d.n > 0 && (!more || sqlite3_column_int(st, 1) != d.day)) {
			while (from < n && side[from]->day < d.day - 1)
				from++;
			compare_day(log, t, side + from, n - from, &d, where);
			d.n = d.counts.n = 0;
		}
		if (more && cds__session_row_read(log, st, &row) &&
		    cds__session_row_counts(&row)) {
			d.day = row.day;
			suspect_add_row(&d, &row);
		}
	} while (more && d.n <= CDS__CROWD_MAX);
	sqlite3_reset(st);
	cds__buf_free(&d.counts);
	return d.n > CDS__CROWD_MAX ? d.day : last;
}

static void compare_place(cds_log *log, const struct touched *t,
    const struct cds__side *const *side, size_t n, int64_t place, unsigned where)
{
	int64_t last = (int64_t)side[n - 1]->day + 1;

	for (int64_t day = (int64_t)side[0]->day - 1; day <= last && !cds__failed(log);)
		day = compare_days(log, t, side, n, place, where, day) + 1;
}

static int suspect_by_place_and_day(const void *a, const void *b)
{
	const struct cds__side *x = *(const struct cds__side *const *)a,
	    *y = *(const struct cds__side *const *)b;

	if (x->place != y->place)
		return (x->place > y->place) - (x->place < y->place);
	return (x->day > y->day) - (x->day < y->day);
}

/* Days without a session to compare after which a new window begins; with very many windows and
 * places there is but one. */
static int gap_of(const struct cds__side *const *side, size_t n, const struct cds__like *like)
{
	size_t windows = 1, places = 0;

	for (size_t i = 1; i < n; i++)
		windows += side[i]->day - side[i - 1]->day > GAP;
	while (like[places].place)
		places++;
	return places > QUESTIONS_MAX / windows ? INT_MAX : GAP;
}

/* All touched sessions of one place, window by window. */
static void compare_sides(cds_log *log, struct touched *t, const struct cds__side *const *side,
    size_t n)
{
	const struct cds__like *like = cds__places_similar(log, &t->alike, side[0]->place);
	int gap = like ? gap_of(side, n, like) : 0;

	for (size_t from = 0, to; like && from < n; from = to) {
		for (to = from + 1; to < n && side[to]->day - side[to - 1]->day <= gap;)
			to++;
		for (const struct cds__like *l = like; l->place && !cds__failed(log); l++)
			compare_place(log, t, side + from, to - from, l->place, l->where);
	}
}

static void compare_touched(cds_log *log, struct touched *t)
{
	const struct cds__side **order;
	struct cds__crowds crowds = t->crowds;
	size_t n = 0;

	/* What is touched now may be very much, and then be compared in parts, from inside of
	 * this. */
	t->crowds = (struct cds__crowds){.days = {0}};
	touch_names(log, t, &crowds);
	touch_places(log, t);
	cds__crowds_count(log, &crowds);
	touch_crowds(log, &crowds);
	order = calloc(t->n + 1, sizeof *order);
	if (!order)
		cds__fail_memory(log);
	for (size_t i = 0; order && i < t->n; i++)
		if (!t->side[i].dead &&
		    !cds__crowded(log, &crowds, t->side[i].place, t->side[i].day))
			order[n++] = &t->side[i];
	if (n > 1)
		qsort(order, n, sizeof *order, suspect_by_place_and_day);
	for (size_t from = 0, to; from < n && !cds__failed(log); from = to) {
		for (to = from + 1; to < n && order[to]->place == order[from]->place;)
			to++;
		compare_sides(log, t, order + from, to - from);
	}
	free(order);
	cds__crowds_free(&crowds);
	forget_sides(t);
}

/* Once the transaction ends another program may move places. */
static void suspect_flush(cds_log *log, void *data)
{
	struct touched *t = data;

	if (t->n || t->places.n || t->crowds.days.n || t->crowds.names.n)
		compare_touched(log, t);
	cds__similar_free(&t->alike);
}
