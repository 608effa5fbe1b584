/*
 * Suspected duplicates.  Two sessions that count, of different authors or laptops, on the same or
 * neighbouring days, at the same place or at two that may be one, that share a service, get a score
 * from what agrees.  From CDS__SUSPECT_SCORE on they are suspected, until somebody rules.
 *
 * A window is what stands at one place on one day.  A change marks its window, and before the
 * transaction ends the sessions of each marked window are compared with those around it, and their
 * pairs replaced.  Marked windows are taken place by place, so that a merge of a million walks
 * through the index once and one of a hundred looks at a hundred windows.
 *
 * Where too many sessions stand in a window nobody can tell them apart, and they have no pairs.
 * Without this a file of ten thousand sessions at one place and day would be fifty million.
 */
#include "derive/suspect.h"

#include <stdlib.h>

#include "derive/similar.h"
#include "derive/score.h"
#include "store/sql.h"
#include "store/store.h"
#include "derive/verdict.h"
#include "derive/sql_names.h"
#include "entry/stored.h"

#define WINDOW_MAX 20                   /* sessions of a window that are compared */
/* Marked days of a place are read in stretches, one query each at the place and at each like it.
 * A gap of more than GAP days begins a new stretch; but if that made more than QUESTIONS_MAX
 * queries, gaps are read through. */
#define GAP 30
#define QUESTIONS_MAX 100000
#define STRETCH_MAX 1024                /* marked windows in it */

/* ---- one pair ---- */

/* All marked windows, by place and day. */
struct marked {
	const struct cds__pending *window;
	size_t n;
};

static int suspect_order(const struct cds__pending_key *x, const struct cds__pending_key *y)
{
	if (x->place != y->place)
		return (x->place > y->place) - (x->place < y->place);
	return (x->day > y->day) - (x->day < y->day);
}

static int suspect_by_place_and_day(const void *a, const void *b)
{
	return suspect_order(&((const struct cds__pending *)a)->key,
	    &((const struct cds__pending *)b)->key);
}

/* NULL: that window is not marked. */
static const struct cds__pending *marked_find(const struct marked *m, int64_t place, int64_t day)
{
	const struct cds__pending key = {.key = {.place = place, .day = day}};

	return bsearch(&key, m->window, m->n, sizeof key, suspect_by_place_and_day);
}

/* Sessions of some windows, as they are compared. */
struct sides {
	struct cds__buf side;           /* struct cds__side, by day */
	struct cds__buf counts;         /* struct cds__session_count, one after another */
};

static void sides_free(struct sides *s)
{
	cds__buf_free(&s->side);
	cds__buf_free(&s->counts);
}

static void sides_add(cds_log *log, struct sides *s, const struct cds__session_row *row)
{
	struct cds__side side = {.n = row->n, .place = row->place, .team = row->team,
	    .origin = row->origin, .day = row->day, .at = s->counts.n / sizeof *row->count,
	    .counts = row->counts < CDS__SCORE_COUNTS ? row->counts : CDS__SCORE_COUNTS};

	cds__buf_add(&s->counts, row->count, side.counts * sizeof *row->count);
	cds__buf_add(&s->side, &side, sizeof side);
	if (s->counts.failed || s->side.failed)
		cds__fail_memory(log);
}

static const struct cds__side *sides_at(const struct sides *s, size_t i)
{
	return (const struct cds__side *)s->side.p + i;
}

static size_t sides_n(const struct sides *s)
{
	return s->side.n / sizeof(struct cds__side);
}

static const struct cds__session_count *sides_counts(const struct sides *s, size_t i)
{
	return (const struct cds__session_count *)s->counts.p + sides_at(s, i)->at;
}

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

/* If the windows of both are marked, the pair is met twice, once from each side.  It is scored
 * only when `a` has the lower number; true: this is the other time. */
static bool suspect_other_looks(const struct marked *m, const struct cds__side *a,
    const struct cds__side *b)
{
	if (a->n < b->n)
		return false;
	return (a->place == b->place && a->day == b->day) || marked_find(m, b->place, b->day) ||
	    marked_find(m, b->place, CDS__EVERY_DAY);
}

static void suspect_pair(cds_log *log, const struct marked *m, const struct sides *own, size_t i,
    const struct sides *other, size_t k, unsigned where)
{
	const struct cds__side *a = sides_at(own, i), *b = sides_at(other, k);
	sqlite3_stmt *st;
	unsigned reasons = 0;
	int points;

	if (a->n == b->n || a->origin == b->origin || suspect_other_looks(m, a, b))
		return;
	points = cds__score(a, sides_counts(own, i), b, sides_counts(other, k), where,
	    cds__teams_similar(log, a->team, b->team), &reasons);
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

/* ---- reading windows ---- */

/* A reading of the windows of one place.  `tell` is called for each with its sessions, or with
 * too_many and none, where it has more than WINDOW_MAX. */
struct reading {
	cds_log *log;
	int64_t place;
	void (*tell)(struct reading *r, int day, const struct sides *s, bool too_many);
	const struct marked *marked;
	const int *day;                 /* the marked ones, and how many */
	size_t days;
	struct sides *own;              /* their sessions */
	size_t from;                    /* the first day, or session, that is not passed yet */
	unsigned where;                 /* how this place and theirs relate */
};

/* Reads the days from first to last, but stops after one with too many sessions.  Returns the day
 * that was read last. */
static int64_t reading_stretch(struct reading *r, int64_t first, int64_t last)
{
	sqlite3_stmt *st = cds__sql(r->log, "SELECT s.n, s.day, s.day, s.place, s.team,"
	    " s.origin, NULL, NULL, s.flags, s.counts FROM session s INDEXED BY session_place"
	    " WHERE s.place = ? AND s.day BETWEEN ? AND ? ORDER BY s.day");
	struct sides window = {.side = {0}};
	struct cds__session_row row;
	size_t n = 0;
	int day = CDS_NO_DAY;
	bool more;

	cds__sql_bind(r->log, st, "iii", r->place, first, last);
	do {
		more = cds__sql_row(r->log, st);
		if (n > 0 && (!more || sqlite3_column_int(st, 1) != day)) {
			if (!cds__failed(r->log))
				r->tell(r, day, &window, false);
			n = window.side.n = window.counts.n = 0;
		}
		if (more && cds__session_row_read(r->log, st, &row) &&
		    cds__session_row_counts(&row)) {
			day = row.day;
			if (++n <= WINDOW_MAX)
				sides_add(r->log, &window, &row);
		}
	} while (more && n <= WINDOW_MAX);
	sqlite3_reset(st);
	sides_free(&window);
	if (n <= WINDOW_MAX)
		return last;
	r->tell(r, day, NULL, true);
	return day;
}

static void reading_days(struct reading *r, int64_t first, int64_t last)
{
	while (first <= last && !cds__failed(r->log))
		first = reading_stretch(r, first, last) + 1;
}

/* ---- comparing ---- */

/* How many sessions that count stand in a window; no more than `most` are counted. */
static int64_t suspect_count(cds_log *log, const struct cds__pending *window, int64_t most)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT count(*) FROM (SELECT 1 FROM session s"
	    " INDEXED BY session_place WHERE s.place = ? AND s.day = ? AND s.flags & "
	    CDS__SQL_UNCOUNTED " = 0"
	    " LIMIT ?)");
	int64_t n = 0;

	cds__sql_bind(log, st, "iii", window->key.place, window->key.day, most);
	if (cds__sql_row(log, st))
		n = cds__sql_number(log, st, 0);
	sqlite3_reset(st);
	return n;
}

/* Is a window too full now, and was too full already before it was marked, so that it has no
 * pairs?  Since then no more sessions came than the times that it was marked. */
static bool suspect_stays_full(cds_log *log, const struct cds__pending *window)
{
	int64_t full = WINDOW_MAX + window->times + 1;

	return suspect_count(log, window, full) == full;
}

/* All pairs of the sessions in a window go. */
static void suspect_clear_window(cds_log *log, const struct cds__pending *window)
{
	bool every = window->key.day == CDS__EVERY_DAY;
	int64_t place = window->key.place, day = window->key.day, last = every ? INT64_MAX : day;
	sqlite3_stmt *st;

	if (!every && suspect_stays_full(log, window))
		return;
	st = cds__sql(log, "DELETE FROM suspect WHERE a IN (SELECT n FROM session"
	    " INDEXED BY session_place WHERE place = ? AND day BETWEEN ? AND ?)");
	cds__sql_bind(log, st, "iii", place, day, last);
	cds__sql_run(log, st);
	st = cds__sql(log, "DELETE FROM suspect WHERE b IN (SELECT n FROM session"
	    " INDEXED BY session_place WHERE place = ? AND day BETWEEN ? AND ?)");
	cds__sql_bind(log, st, "iii", place, day, last);
	cds__sql_run(log, st);
}

/* Keeps the sessions of a marked window.  If only new sessions came (not `more`) and it is too
 * full now, its old pairs are still there and go here; otherwise they are gone already. */
static void suspect_keep_own(struct reading *r, int day, const struct sides *s, bool too_many)
{
	const struct cds__pending *window;

	while (r->from < r->days && r->day[r->from] < day)
		r->from++;
	if (r->from == r->days || r->day[r->from] != day)
		return;
	window = too_many ? marked_find(r->marked, r->place, day) : NULL;
	if (window && !(window->what & CDS__CHANGED))
		suspect_clear_window(r->log, window);
	for (size_t i = 0; !too_many && i < sides_n(s); i++) {
		struct cds__side side = *sides_at(s, i);
		side.at = r->own->counts.n / sizeof(struct cds__session_count);
		cds__buf_add(&r->own->counts, sides_counts(s, i),
		    side.counts * sizeof(struct cds__session_count));
		cds__buf_add(&r->own->side, &side, sizeof side);
	}
	if (r->own->counts.failed || r->own->side.failed)
		cds__fail_memory(r->log);
}

/* Compares the sessions of a window with those that were kept of the days around it. */
static void suspect_compare_window(struct reading *r, int day, const struct sides *s,
    bool too_many)
{
	size_t n = sides_n(r->own);

	while (r->from < n && sides_at(r->own, r->from)->day < day - 1)
		r->from++;
	if (too_many)
		return;
	for (size_t i = r->from; i < n && sides_at(r->own, i)->day <= day + 1; i++)
		for (size_t k = 0; k < sides_n(s) && !cds__failed(r->log); k++)
			suspect_pair(r->log, r->marked, r->own, i, s, k, r->where);
}

/* Some marked days of one place, by day, against the place itself and those like it. */
static void suspect_stretch(cds_log *log, const struct marked *m, int64_t place,
    const struct cds__like *like, const int *day, size_t days)
{
	struct sides own = {.side = {0}};
	struct reading r = {.log = log, .place = place, .tell = suspect_keep_own, .marked = m,
	    .day = day, .days = days, .own = &own};

	reading_days(&r, day[0], day[days - 1]);
	r.tell = suspect_compare_window;
	for (; own.side.n > 0 && like->place && !cds__failed(log); like++) {
		r.place = like->place;
		r.where = like->where;
		r.from = 0;
		reading_days(&r, (int64_t)day[0] - 1, (int64_t)day[days - 1] + 1);
	}
	sides_free(&own);
}

/* The gap after which a new stretch begins. */
static int suspect_gap(const struct cds__like *like, const int *day, size_t days)
{
	size_t stretches = 1, places = 0;

	for (size_t i = 1; i < days; i++)
		stretches += day[i] - day[i - 1] > GAP;
	while (like[places].place)
		places++;
	return places > QUESTIONS_MAX / stretches ? INT32_MAX : GAP;
}

static void suspect_place(cds_log *log, const struct marked *m, int64_t place, const int *day,
    size_t days)
{
	const struct cds__like *like = days ? cds__places_similar(log, place) : NULL;
	int gap = like ? suspect_gap(like, day, days) : 0;

	for (size_t from = 0, to; like && from < days && !cds__failed(log); from = to) {
		for (to = from + 1; to < days && to - from < STRETCH_MAX &&
		    day[to] - day[to - 1] <= gap;)
			to++;
		suspect_stretch(log, m, place, like, day + from, to - from);
	}
}

/* Every day on which there is a session at the place. */
static void suspect_every_day(cds_log *log, int64_t place, struct cds__buf *days)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT DISTINCT s.day FROM session s"
	    " INDEXED BY session_place WHERE s.place = ? AND s.flags & " CDS__SQL_UNCOUNTED
	    " = 0 ORDER BY s.day");
	int day;

	cds__sql_bind(log, st, "i", place);
	while (cds__sql_row(log, st)) {
		day = cds__sql_day(log, st, 0);
		if (day != CDS_NO_DAY)
			cds__buf_add(days, &day, sizeof day);
	}
}

/* Moves the windows that have to be compared to the front, and returns how many they are.  Where
 * sessions only went, their pairs went with them, and all others stand, unless the window may have
 * been too full before and so had none. */
static size_t suspect_keep_windows(cds_log *log, struct cds__pending *window, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (window[i].what != CDS__WENT ||
		    suspect_count(log, &window[i], WINDOW_MAX + 1) + window[i].times > WINDOW_MAX)
			window[kept++] = window[i];
	return kept;
}

void cds__suspect_compare(cds_log *log, struct cds__pending *window, size_t all)
{
	size_t n = suspect_keep_windows(log, window, all);
	const struct marked m = {window, n};
	struct cds__buf days = {0};
	int day;

	qsort(window, n, sizeof *window, suspect_by_place_and_day);
	for (size_t i = 0; i < n && !cds__failed(log); i++)
		if (window[i].what & CDS__CHANGED)
			suspect_clear_window(log, &window[i]);
	for (size_t from = 0, to; from < n && !cds__failed(log); from = to) {
		int64_t place = window[from].key.place;
		bool every = window[from].key.day == CDS__EVERY_DAY;
		days.n = 0;
		if (every)
			suspect_every_day(log, place, &days);
		for (to = from; to < n && window[to].key.place == place; to++) {
			day = (int)window[to].key.day;
			if (!every)
				cds__buf_add(&days, &day, sizeof day);
		}
		if (days.failed)
			cds__fail_memory(log);
		else
			suspect_place(log, &m, place, (const int *)days.p, days.n / sizeof day);
	}
	cds__buf_free(&days);
}
