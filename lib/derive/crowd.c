#include "derive/crowd.h"

#include <stdlib.h>

#include "store/sql.h"

static struct cds__crowd_day *crowd_day_of(const struct cds__crowds *c, size_t i)
{
	return (struct cds__crowd_day *)c->days.p + i;
}

void cds__crowds_free(struct cds__crowds *c)
{
	for (size_t at = 0; at < c->names.n; at += sizeof(struct cds__crowd_name)) {
		struct cds__crowd_name *name = (struct cds__crowd_name *)(c->names.p + at);
		free(name->name);
		free(name->fold);
	}
	cds__map_free(&c->day_at);
	cds__map_free(&c->name_at);
	cds__buf_free(&c->days);
	cds__buf_free(&c->names);
}

/* Where the day of the place is kept; SIZE_MAX: no memory. */
static size_t find_day(cds_log *log, struct cds__crowds *c, int64_t place, int64_t day)
{
	const struct cds__crowd_day new = {place, day, 0, -1};
	const int64_t key[2] = {place, day};
	int64_t at;

	if (cds__map_get(&c->day_at, key, sizeof key, &at))
		return (size_t)at;
	at = (int64_t)(c->days.n / sizeof new);
	cds__buf_add(&c->days, &new, sizeof new);
	if (!c->days.failed && cds__map_put(&c->day_at, key, sizeof key, at))
		return (size_t)at;
	cds__fail_memory(log);
	return SIZE_MAX;
}

void cds__crowd_session(cds_log *log, struct cds__crowds *c, const struct cds__session_row *row,
    int sign)
{
	size_t i;

	if (!cds__session_row_counts(row) || row->place == 0)
		return;
	i = find_day(log, c, row->place, row->day);
	if (i != SIZE_MAX)
		crowd_day_of(c, i)->by += sign;
}

void cds__crowd_name(cds_log *log, struct cds__crowds *c, const char *name, int sign)
{
	struct cds__crowd_name new = {NULL, NULL, sign};
	int64_t at;

	if (!*name)
		return;
	if (cds__map_get(&c->name_at, name, strlen(name), &at)) {
		((struct cds__crowd_name *)c->names.p + at)->by += sign;
		return;
	}
	at = (int64_t)(c->names.n / sizeof new);
	new.name = strdup(name);
	new.fold = cds_text_fold(name);
	if (new.name && new.fold)
		cds__buf_add(&c->names, &new, sizeof new);
	if (!new.name || !new.fold || c->names.failed) {
		free(new.name);
		free(new.fold);
		cds__fail_memory(log);
	} else if (!cds__map_put(&c->name_at, name, strlen(name), at)) {
		cds__fail_memory(log);
	}
}

static int64_t crowd_count(cds_log *log, int64_t place, int64_t day)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT count(*) FROM session s INDEXED BY session_place"
	    " WHERE s.place = ? AND s.day = ? AND s.flags & 65 = 0");
	int64_t n = 0;

	cds__sql_bind(log, st, "ii", place, day);
	if (cds__sql_row(log, st))
		n = cds__sql_number(log, st, 0);
	sqlite3_reset(st);
	return n;
}

/* The days of one place, in their order. */
static void count_days(cds_log *log, struct cds__crowd_day *const *day, size_t n)
{
	sqlite3_stmt *st =
	    cds__sql(log, "SELECT s.day, count(*) FROM session s INDEXED BY session_place"
	    " WHERE s.place = ? AND s.day BETWEEN ? AND ? AND s.flags & 65 = 0 GROUP BY s.day");
	size_t i = 0;

	for (size_t k = 0; k < n; k++)
		day[k]->now = 0;
	cds__sql_bind(log, st, "iii", day[0]->place, day[0]->day, day[n - 1]->day);
	while (cds__sql_row(log, st)) {
		int64_t at = cds__sql_within(log, st, 0, INT32_MIN, INT32_MAX);
		while (i < n && day[i]->day < at)
			i++;
		if (i < n && day[i]->day == at)
			day[i]->now = cds__sql_number(log, st, 1);
	}
}

static int crowd_by_place_and_day(const void *a, const void *b)
{
	const struct cds__crowd_day *x = *(struct cds__crowd_day *const *)a,
	    *y = *(struct cds__crowd_day *const *)b;

	if (x->place != y->place)
		return (x->place > y->place) - (x->place < y->place);
	return (x->day > y->day) - (x->day < y->day);
}

void cds__crowds_count(cds_log *log, struct cds__crowds *c)
{
	size_t n = c->days.n / sizeof(struct cds__crowd_day);
	struct cds__crowd_day **day = calloc(n + 1, sizeof *day);

	for (size_t i = 0; day && i < n; i++)
		day[i] = crowd_day_of(c, i);
	if (!day) {
		cds__fail_memory(log);
		return;
	}
	if (n > 1)
		qsort(day, n, sizeof *day, crowd_by_place_and_day);
	for (size_t from = 0, to; from < n && !cds__failed(log); from = to) {
		for (to = from + 1; to < n && day[to]->place == day[from]->place &&
		    day[to]->day - day[to - 1]->day <= CDS__CROWD_GAP;)
			to++;
		count_days(log, day + from, to - from);
	}
	free(day);
}

static int crowd_turned(int64_t before, int64_t now, int64_t max)
{
	return (now > max) - (before > max);
}

bool cds__crowded(cds_log *log, struct cds__crowds *c, int64_t place, int day)
{
	size_t i = find_day(log, c, place, day);

	if (i == SIZE_MAX)
		return true;
	if (crowd_day_of(c, i)->now < 0)
		crowd_day_of(c, i)->now = crowd_count(log, place, day);
	return crowd_day_of(c, i)->now > CDS__CROWD_MAX;
}

int cds__crowd_turned(const struct cds__crowd_day *d)
{
	return d->by == 0 ? 0 : crowd_turned(d->now - d->by, d->now, CDS__CROWD_MAX);
}

int cds__crowd_name_turned(cds_log *log, const struct cds__crowd_name *name)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT count(*) FROM item INDEXED BY item_root"
	    " WHERE kind = 1 AND fold = ? AND name = ? AND parent IS NULL");
	int64_t now = 0;

	cds__sql_bind(log, st, "tt", name->fold, name->name);
	if (cds__sql_row(log, st))
		now = cds__sql_number(log, st, 0);
	sqlite3_reset(st);
	return name->by == 0 ? 0 : crowd_turned(now - name->by, now, CDS__NAMESAKES_MAX);
}
