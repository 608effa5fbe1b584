#include "totals.h"

#include <stdlib.h>

#include "map.h"
#include "row.h"
#include "sql.h"
#include "store.h"
#include "varint.h"

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

/* One row of `total` (field 0), or a service in it, as a difference. */
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

/* ---- services of one row, packed ---- */

bool cds__total_next(struct cds__slice *packed, struct cds__total_service *out)
{
	const unsigned char *p = (const unsigned char *)packed->p, *end = p + packed->n;
	uint64_t v[4];

	if (packed->n == 0)
		return false;
	for (int i = 0; p && i < 4; i++)
		p = cds__varint_get(p, end, &v[i]);
	if (!p) {
		packed->p = NULL;
		return false;
	}
	*out = (struct cds__total_service){(int64_t)v[0], (int64_t)v[1], (int64_t)v[2], (int64_t)v[3]};
	packed->p = (const char *)p;
	packed->n = (size_t)(end - p);
	return true;
}

/* One that no session has any more is left out. */
static void pack(struct cds__buf *to, const struct cds__total_service *s)
{
	unsigned char *p;
	size_t n = 0;

	if (s->sessions == 0)
		return;
	if (s->sessions < 0 || s->count < 0 || s->unknown < 0)
		to->failed = true;
	p = (unsigned char *)cds__buf_grow(to, 4 * CDS__VARINT_MAX);
	if (!p)
		return;
	n += cds__varint_put(p + n, (uint64_t)s->field);
	n += cds__varint_put(p + n, (uint64_t)s->sessions);
	n += cds__varint_put(p + n, (uint64_t)s->count);
	n += cds__varint_put(p + n, (uint64_t)s->unknown);
	to->n += n;
}

/* What is kept and what is added, both by field. */
static bool add_packed(struct cds__buf *to, struct cds__slice kept, const struct delta *const *more, size_t n)
{
	struct cds__total_service old, sum;
	bool any = cds__total_next(&kept, &old);
	size_t i = 0;

	while (any || i < n) {
		const struct key *k = i < n ? &more[i]->key : NULL;
		const int64_t *v = i < n ? more[i]->value : NULL;
		bool take = v && (!any || k->field <= old.field);
		sum = any && !(take && k->field < old.field) ? old : (struct cds__total_service){.field = k->field};
		any = any && sum.field == old.field ? cds__total_next(&kept, &old) : any;
		if (take) {
			sum.sessions += v[V_SESSIONS];
			sum.count += v[V_COUNT];
			sum.unknown += v[V_UNKNOWN];
			i++;
		}
		pack(to, &sum);
	}
	return kept.p && !to->failed;
}

/* ---- one row ---- */

static void write_row(cds_log *log, const struct key *k, const int64_t *v, const struct cds__buf *services, bool there)
{
	sqlite3_stmt *st;

	if (v[V_SESSIONS] == 0)
		st = cds__sql(log, "DELETE FROM total WHERE dim = ? AND half = ? AND key = ?");
	else if (there)
		st = cds__sql(log, "UPDATE total SET sessions = ?4, residents = ?5, with_residents = ?6, assists = ?7,"
		    " attendance = ?8, visits = ?9, unknown = ?10, services = ?11 WHERE dim = ?1 AND half = ?2 AND key = ?3");
	else
		st = cds__sql(log, "INSERT INTO total (dim, half, key, sessions, residents, with_residents,"
		    " assists, attendance, visits, unknown, services) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	cds__sql_bind(log, st, "iii", (int64_t)k->dim, (int64_t)k->half, k->key);
	for (int i = 0; v[V_SESSIONS] && st && i < V_COUNT; i++)
		sqlite3_bind_int64(st, 4 + i, v[i]);
	if (v[V_SESSIONS] && st)
		sqlite3_bind_blob64(st, 11, services->p ? services->p : "", services->n, SQLITE_STATIC);
	cds__sql_run(log, st);
}

/* All differences of one row: its own (field 0), then its services'. */
static void write_group(cds_log *log, struct cds__buf *services, const struct delta *const *group, size_t n)
{
	const struct key *k = &group[0]->key;
	sqlite3_stmt *st = cds__sql(log, "SELECT sessions, residents, with_residents, assists, attendance, visits, unknown,"
	    " services FROM total WHERE dim = ? AND half = ? AND key = ?");
	int64_t v[V_COUNT] = {0};
	struct cds__slice kept = {"", 0};
	size_t whole = k->field == 0;
	bool there, good;

	cds__sql_bind(log, st, "iii", (int64_t)k->dim, (int64_t)k->half, k->key);
	there = cds__sql_row(log, st);
	for (int i = 0; i < V_COUNT; i++)
		v[i] = (whole ? group[0]->value[i] : 0) + (there ? sqlite3_column_int64(st, i) : 0);
	if (there)
		kept = cds__sql_slice(st, V_COUNT);
	services->n = 0;
	good = add_packed(services, kept, group + whole, n - whole);
	sqlite3_reset(st);
	if (good)
		write_row(log, k, v, services, there);
	else if (!cds__failed(log))
		cds__fail(log, CDS_CORRUPT, "log '%1' is damaged (%2): 'check --rebuild' mends it", log->path, "total");
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

static bool same_row(const struct key *a, const struct key *b)
{
	return a->dim == b->dim && a->half == b->half && a->key == b->key;
}

/* In the order of the table, so that a long merge walks through it once. */
static void flush(cds_log *log, void *data)
{
	struct pending *p = data;
	const struct delta **order = calloc(p->n + 1, sizeof *order);
	struct cds__buf services = {0};
	size_t n = 0;

	if (!order) {
		cds__fail(log, CDS_NO_MEMORY, "out of memory");
		return;
	}
	for (size_t i = 0; i < p->n; i++)
		if (!empty(p->delta[i].value))
			order[n++] = &p->delta[i];
	qsort(order, n, sizeof *order, by_key);
	for (size_t from = 0, to; from < n && !cds__failed(log); from = to) {
		for (to = from + 1; to < n && same_row(&order[to]->key, &order[from]->key);)
			to++;
		write_group(log, &services, order + from, to - from);
	}
	cds__buf_free(&services);
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
