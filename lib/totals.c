#include "totals.h"

#include <stdlib.h>

#include "map.h"
#include "row.h"
#include "sql.h"
#include "store.h"

#define PENDING_MAX 40000               /* about 4 MB; then they are written */

int cds__half_of(int day)
{
	int y, m, d;

	cds_day_split(day, &y, &m, &d);
	return y * 24 + (m - 1) * 2 + (d > 14);
}

int cds__half_first(int half)
{
	return cds_day_make(half / 24, half % 24 / 2 + 1, half % 2 ? 15 : 1);
}

int cds__half_last(int half)
{
	return cds__half_first(half + 1) - 1;
}

/* One row of `total` (field 0) or `total_service`, as a difference. */
struct key {
	int32_t dim, half;
	int64_t key, field;
};

enum { V_SESSIONS, V_RESIDENTS, V_WITH, V_ASSISTS, V_ATTENDANCE, V_VISITS, V_UNKNOWN, V_COUNT, VALUES };

struct delta {
	struct key key;
	int64_t value[VALUES];
};

struct pending {
	struct cds__map at;             /* key → index */
	struct delta *delta;
	size_t n, room;
};

static void forget(cds_log *log, void *data)
{
	struct pending *p = data;

	(void)log;
	cds__map_free(&p->at);
	free(p->delta);
	*p = (struct pending){0};
}

static void release(void *data)
{
	forget(NULL, data);
	free(data);
}

static void write_total(cds_log *log, const struct key *k, const int64_t *v)
{
	sqlite3_stmt *st = cds__sql(log, "INSERT INTO total (dim, half, key, sessions, residents, with_residents,"
	    " assists, attendance, visits, unknown) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
	    " ON CONFLICT (dim, half, key) DO UPDATE SET sessions = sessions + excluded.sessions,"
	    " residents = residents + excluded.residents, with_residents = with_residents + excluded.with_residents,"
	    " assists = assists + excluded.assists, attendance = attendance + excluded.attendance,"
	    " visits = visits + excluded.visits, unknown = unknown + excluded.unknown");

	cds__sql_bind(log, st, "iiiiiiiiii", (int64_t)k->dim, (int64_t)k->half, k->key, v[V_SESSIONS], v[V_RESIDENTS],
	    v[V_WITH], v[V_ASSISTS], v[V_ATTENDANCE], v[V_VISITS], v[V_UNKNOWN]);
	cds__sql_run(log, st);
	if (v[V_SESSIONS] >= 0)
		return;
	st = cds__sql(log, "DELETE FROM total WHERE dim = ? AND half = ? AND key = ? AND sessions = 0");
	cds__sql_bind(log, st, "iii", (int64_t)k->dim, (int64_t)k->half, k->key);
	cds__sql_run(log, st);
}

static void write_service(cds_log *log, const struct key *k, const int64_t *v)
{
	sqlite3_stmt *st = cds__sql(log, "INSERT INTO total_service (dim, half, key, field, sessions, count, unknown)"
	    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (dim, half, key, field) DO UPDATE SET"
	    " sessions = sessions + excluded.sessions, count = count + excluded.count,"
	    " unknown = unknown + excluded.unknown");

	cds__sql_bind(log, st, "iiiiiii", (int64_t)k->dim, (int64_t)k->half, k->key, k->field, v[V_SESSIONS],
	    v[V_COUNT], v[V_UNKNOWN]);
	cds__sql_run(log, st);
	if (v[V_SESSIONS] >= 0)
		return;
	st = cds__sql(log, "DELETE FROM total_service WHERE dim = ? AND half = ? AND key = ? AND field = ? AND sessions = 0");
	cds__sql_bind(log, st, "iiii", (int64_t)k->dim, (int64_t)k->half, k->key, k->field);
	cds__sql_run(log, st);
}

static bool empty(const int64_t *v)
{
	for (int i = 0; i < VALUES; i++)
		if (v[i])
			return false;
	return true;
}

static int by_key(const void *a, const void *b)
{
	const struct key *x = &(*(const struct delta *const *)a)->key, *y = &(*(const struct delta *const *)b)->key;

	if (x->dim != y->dim)
		return (x->dim > y->dim) - (x->dim < y->dim);
	if (x->half != y->half)
		return (x->half > y->half) - (x->half < y->half);
	if (x->key != y->key)
		return (x->key > y->key) - (x->key < y->key);
	return (x->field > y->field) - (x->field < y->field);
}

/* In the order of the tables, so that a long merge walks through them once. */
static void flush(cds_log *log, void *data)
{
	struct pending *p = data;
	const struct delta **order = calloc(p->n + 1, sizeof *order);

	if (!order) {
		cds__fail(log, CDS_NO_MEMORY, "out of memory");
		return;
	}
	for (size_t i = 0; i < p->n; i++)
		order[i] = &p->delta[i];
	qsort(order, p->n, sizeof *order, by_key);
	for (size_t i = 0; i < p->n; i++) {
		if (empty(order[i]->value))
			continue;
		if (order[i]->key.field == 0)
			write_total(log, &order[i]->key, order[i]->value);
		else
			write_service(log, &order[i]->key, order[i]->value);
	}
	free(order);
	if (p->n)
		forget(log, p);
}

static struct pending *pending_of(cds_log *log)
{
	struct cds__part *part = &log->part[CDS__PART_TOTALS];

	if (!part->data) {
		part->data = calloc(1, sizeof(struct pending));
		part->flush = flush;
		part->forget = forget;
		part->free = release;
		if (!part->data)
			cds__fail(log, CDS_NO_MEMORY, "out of memory");
	}
	return part->data;
}

static bool grow(struct pending *p)
{
	size_t room = p->room ? p->room * 2 : 64;
	struct delta *more = realloc(p->delta, room * sizeof *more);

	if (!more)
		return false;
	p->delta = more;
	p->room = room;
	return true;
}

/* The difference of one key; NULL: no memory. */
static int64_t *slot(struct pending *p, const struct key *k)
{
	int64_t at;

	if (cds__map_get(&p->at, k, sizeof *k, &at))
		return p->delta[at].value;
	if ((p->n == p->room && !grow(p)) || !cds__map_put(&p->at, k, sizeof *k, (int64_t)p->n))
		return NULL;
	p->delta[p->n] = (struct delta){.key = *k};
	return p->delta[p->n++].value;
}

static bool add_service(struct pending *p, struct key k, const struct cds__row_count *c, int sign)
{
	int64_t *v;

	k.field = c->field;
	v = slot(p, &k);
	if (!v)
		return false;
	v[V_SESSIONS] += sign;
	if (c->count == CDS_UNKNOWN)
		v[V_UNKNOWN] += sign;
	else
		v[V_COUNT] += sign * c->count;
	return true;
}

static bool add_dim(cds_log *log, struct pending *p, struct key k, const struct cds__row *row, int sign)
{
	static const int by_measure[] = {[CDS_ASSIST] = V_ASSISTS, [CDS_ATTENDANCE] = V_ATTENDANCE, [CDS_VISIT] = V_VISITS};
	int64_t *v;
	int64_t sums[VALUES] = {[V_SESSIONS] = 1};

	if (row->residents != CDS_UNKNOWN) {
		sums[V_RESIDENTS] = row->residents;
		sums[V_WITH] = 1;
	}
	for (size_t i = 0; i < row->counts; i++) {
		const struct cds__field *field = cds__field_at(log, row->count[i].field);
		if (!field || !add_service(p, k, &row->count[i], sign))
			return false;
		if (row->count[i].count == CDS_UNKNOWN)
			sums[V_UNKNOWN]++;
		else
			sums[by_measure[field->measure]] += row->count[i].count;
	}
	v = slot(p, &k);
	for (int i = 0; v && i < VALUES; i++)
		v[i] += sign * sums[i];
	return v != NULL;
}

void cds__totals_add(cds_log *log, const struct cds__row *row, int sign)
{
	struct pending *p = pending_of(log);
	const int64_t key[CDS__DIMS] = {0, row->place, row->team};
	bool ok = p != NULL;

	if (!ok || !cds__row_counts(row))
		return;
	for (int dim = 0; ok && dim < CDS__DIMS; dim++) {
		struct key k = {.dim = dim, .half = cds__half_of(row->day), .key = key[dim]};
		ok = add_dim(log, p, k, row, sign);
	}
	if (!ok)
		cds__fail(log, CDS_NO_MEMORY, "out of memory");
	else if (p->n > PENDING_MAX)
		flush(log, p);
}
