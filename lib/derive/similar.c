/*
 * Which places, and which teams, may be the same as another, for the search of duplicates: those
 * of a group that was ruled one, doubles, and of places also a hamlet and the unit that it is in.
 * What was asked is remembered while nobody else can move places: until the transaction ends, or
 * one moves here.
 */
#include "derive/similar.h"

#include <stdlib.h>

#include "base/map.h"
#include "derive/canonical.h"
#include "derive/double_find.h"
#include "derive/verdict.h"
#include "derive/sql_names.h"
#include "store/sql.h"
#include "store/store.h"

/* A group, or the doubles of one place, that has more members than this is not looked into: a
 * stranger's file could make each place one of a million. */
#define MEMBERS_MAX 100

/* A team as it is compared. */
struct kin {
	int64_t stands;                 /* the team that stands for its group */
	int64_t leader[CDS__DOUBLE_LEADERS];    /* what that one is a double of; 0: no more */
};

struct similar {
	struct cds__map at;             /* item.n → where its places begin */
	/* struct cds__like, each place's up to one without a place */
	struct cds__buf like;
	struct cds__map team;           /* item.n → index of its kin */
	struct cds__buf kin;
};

static void similar_forget(cds_log *log, void *data)
{
	struct similar *s = data;

	(void)log;
	cds__map_free(&s->at);
	cds__buf_free(&s->like);
	cds__map_free(&s->team);
	cds__buf_free(&s->kin);
}

static struct similar *similar_of(cds_log *log)
{
	static const struct cds__memo_form form = {sizeof(struct similar), similar_forget,
	    similar_forget, NULL};

	return cds__memo(log, CDS__MEMO_SIMILAR, &form);
}

void cds__similar_forget(cds_log *log)
{
	struct similar *s = log->memo[CDS__MEMO_SIMILAR].data;

	if (s)
		similar_forget(log, s);
}

/* ---- places ---- */

/* Places that may be one, each once. */
struct alike {
	cds_log *log;
	struct cds__map seen;           /* item.n → 1 */
	struct cds__buf place;          /* int64_t */
};

static void alike_add(struct alike *a, int64_t place)
{
	int64_t at;

	if (cds__map_get(&a->seen, &place, sizeof place, &at))
		return;
	cds__buf_add(&a->place, &place, sizeof place);
	if (a->place.failed || !cds__map_put(&a->seen, &place, sizeof place, 1))
		cds__fail_memory(a->log);
}

static size_t alike_n(const struct alike *a)
{
	return a->place.n / sizeof(int64_t);
}

static int64_t alike_at(const struct alike *a, size_t i)
{
	return ((const int64_t *)a->place.p)[i];
}

static void alike_free(struct alike *a)
{
	cds__map_free(&a->seen);
	cds__buf_free(&a->place);
}

/* The numbers that a statement about a place gives; none, if they are more than `most` (0: any
 * number of them). */
static void similar_ask(cds_log *log, const char *sql, int64_t place, size_t most,
    struct cds__buf *out)
{
	sqlite3_stmt *st = cds__sql(log, sql);

	out->n = 0;
	cds__sql_bind(log, st, "ii", place, most ? (int64_t)most + 1 : INT64_C(-1));
	cds__sql_numbers(log, st, out);
	if (most && out->n / sizeof(int64_t) > most)
		out->n = 0;
}

/* Does this place stand for a group that has too many members? */
static bool similar_large(cds_log *log, int64_t stands)
{
	return cds__verdicts_any(log) && cds__sql_any(log, "SELECT 1 FROM canonical WHERE n = ?"
	    " LIMIT 1 OFFSET ?", "ii", stands, (int64_t)MEMBERS_MAX);
}

/* The group of a place, from the one that stands for it; of one that is too large, that one. */
static void alike_group(struct alike *a, int64_t stands)
{
	struct cds__buf members = {0};

	alike_add(a, stands);
	if (cds__verdicts_any(a->log))
		similar_ask(a->log, "SELECT item FROM canonical WHERE n = ? LIMIT ?", stands,
		    MEMBERS_MAX, &members);
	for (size_t i = 0; i < members.n / sizeof stands; i++)
		alike_add(a, ((const int64_t *)members.p)[i]);
	cds__buf_free(&members);
}

static void alike_groups(struct alike *a, const struct cds__buf *stands)
{
	for (size_t i = 0; i < stands->n / sizeof(int64_t) && !cds__failed(a->log); i++)
		alike_group(a, ((const int64_t *)stands->p)[i]);
}

/* A place that leads doubles, and all of them, unless they are too many. */
static void alike_led(struct alike *a, int64_t leader, struct cds__buf *followers)
{
	similar_ask(a->log, "SELECT b FROM double WHERE a = ? LIMIT ?", leader, MEMBERS_MAX,
	    followers);
	if (followers->n)
		alike_group(a, leader);
	alike_groups(a, followers);
}

/* All that may be the place itself: its group first, then its doubles, and the other doubles of
 * those that lead it. */
static void alike_same(struct alike *a, int64_t place)
{
	int64_t stands = cds__canonical(a->log, place);
	struct cds__buf leaders = {0}, followers = {0};

	alike_add(a, place);
	/* Where a group is not looked into, its members don't know each other either. */
	if (place != stands && similar_large(a->log, stands))
		return;
	alike_group(a, stands);
	similar_ask(a->log, "SELECT a FROM double WHERE b = ? LIMIT ?", stands, 0, &leaders);
	alike_led(a, stands, &followers);
	for (size_t i = 0; i < leaders.n / sizeof stands && !cds__failed(a->log); i++)
		alike_led(a, ((const int64_t *)leaders.p)[i], &followers);
	cds__buf_free(&leaders);
	cds__buf_free(&followers);
}

/* A hamlet: made by hand under a unit. */
#define HAMLET "i.kind = " CDS__SQL_PLACE " AND i.list = '' AND i.level IN ('', 'hamlet')" \
	" AND i.parent IS NOT NULL"

/* Of each place that may be the same: the unit that it is a hamlet of and its own hamlets, and all
 * that may be these. */
static void alike_within(struct alike *a, const struct alike *same)
{
	static const char *const ways[] = {
		"SELECT i.parent FROM item i WHERE i.n = ? AND " HAMLET " LIMIT ?",
		"SELECT i.n FROM item i WHERE i.parent = ? AND " HAMLET " LIMIT ?",
	};
	struct cds__buf found = {0};

	for (size_t i = 0; i < alike_n(same); i++) {
		for (int w = 0; w < 2 && !cds__failed(a->log); w++) {
			similar_ask(a->log, ways[w], alike_at(same, i), 0, &found);
			for (size_t k = 0; k < found.n / sizeof(int64_t); k++)
				alike_same(a, ((const int64_t *)found.p)[k]);
		}
	}
	cds__buf_free(&found);
}

static void like_add(struct cds__buf *like, int64_t place, unsigned where)
{
	const struct cds__like one = {place, where};

	cds__buf_add(like, &one, sizeof one);
}

/* The list of a place.  Each place stands in it once, under the surest that is known of it. */
static void read_like(cds_log *log, int64_t place, struct cds__buf *like)
{
	struct alike group = {.log = log}, same = {.log = log}, within = {.log = log};
	int64_t at, stands = cds__canonical(log, place);

	alike_add(&group, place);
	if (!similar_large(log, stands))
		alike_group(&group, stands);
	alike_same(&same, place);
	alike_within(&within, &same);
	for (size_t i = 0; i < alike_n(&group); i++)
		like_add(like, alike_at(&group, i), CDS_SAME_PLACE);
	for (size_t i = 0; i < alike_n(&same); i++)
		if (!cds__map_get(&group.seen, &(int64_t){alike_at(&same, i)}, sizeof at, &at))
			like_add(like, alike_at(&same, i), CDS_SAME_NAME);
	for (size_t i = 0; i < alike_n(&within); i++)
		if (!cds__map_get(&same.seen, &(int64_t){alike_at(&within, i)}, sizeof at, &at))
			like_add(like, alike_at(&within, i), CDS_PLACE_WITHIN);
	like_add(like, 0, 0);
	alike_free(&group);
	alike_free(&same);
	alike_free(&within);
}

const struct cds__like *cds__places_similar(cds_log *log, int64_t place)
{
	struct similar *s = similar_of(log);
	int64_t at;

	if (!s)
		return NULL;
	if (!cds__map_get(&s->at, &place, sizeof place, &at)) {
		at = (int64_t)s->like.n;
		read_like(log, place, &s->like);
		if (s->like.failed || !cds__map_put(&s->at, &place, sizeof place, at)) {
			cds__fail_memory(log);
			return NULL;
		}
	}
	return (const struct cds__like *)(s->like.p + at);
}

/* ---- teams ---- */

static void kin_read(cds_log *log, int64_t team, struct kin *kin)
{
	sqlite3_stmt *st;
	size_t n = 0;

	*kin = (struct kin){.stands = cds__canonical(log, team)};
	st = cds__sql(log, "SELECT a FROM double WHERE b = ?");
	cds__sql_bind(log, st, "i", kin->stands);
	while (cds__sql_row(log, st))
		if (n < CDS__DOUBLE_LEADERS)
			kin->leader[n++] = cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX);
}

/* false: the log failed. */
static bool kin_of(cds_log *log, int64_t team, struct kin *kin)
{
	struct similar *s = similar_of(log);
	int64_t at;

	if (!s)
		return false;
	if (!cds__map_get(&s->team, &team, sizeof team, &at)) {
		at = (int64_t)(s->kin.n / sizeof *kin);
		kin_read(log, team, kin);
		cds__buf_add(&s->kin, kin, sizeof *kin);
		if (s->kin.failed || !cds__map_put(&s->team, &team, sizeof team, at))
			cds__fail_memory(log);
	}
	if (cds__failed(log))
		return false;
	memcpy(kin, s->kin.p + (size_t)at * sizeof *kin, sizeof *kin);
	return true;
}

/* Is this team, or a leader of it, among those of the other? */
static bool kin_meet(const struct kin *a, const struct kin *b)
{
	for (size_t i = 0; i < CDS__DOUBLE_LEADERS && a->leader[i]; i++) {
		if (a->leader[i] == b->stands)
			return true;
		for (size_t k = 0; k < CDS__DOUBLE_LEADERS && b->leader[k]; k++)
			if (a->leader[i] == b->leader[k])
				return true;
	}
	for (size_t k = 0; k < CDS__DOUBLE_LEADERS && b->leader[k]; k++)
		if (b->leader[k] == a->stands)
			return true;
	return false;
}

unsigned cds__teams_similar(cds_log *log, int64_t a, int64_t b)
{
	struct kin x, y;

	if (a == 0 || b == 0)
		return 0;
	if (a == b)
		return CDS_SAME_TEAM;
	if (!kin_of(log, a, &x) || !kin_of(log, b, &y))
		return 0;
	return x.stands == y.stands ? CDS_SAME_TEAM : kin_meet(&x, &y) ? CDS_SAME_TEAM_NAME
	    : CDS_OTHER_TEAM;
}
