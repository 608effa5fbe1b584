/* The kept totals: gathers what sessions add and take away, and writes it to the rows of `total`
 * before the transaction ends.  derive_session.c adds, report/ reads. */
#include "derive/totals.h"

#include <stdlib.h>

#include "base/map.h"
#include "derive/session_row.h"
#include "derive/sql_names.h"
#include "store/sql.h"
#include "store/store.h"
#include "base/varint.h"

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

/* A row of `total`, and what it is to have more or less. */
struct key {
	int32_t dim, half;
	int64_t key;
};

enum { V_SESSIONS, V_RESIDENTS, V_WITH, V_ASSISTS, V_ATTENDANCE, V_VISITS, V_UNKNOWN, VALUES };

struct delta {
	struct key key;
	int64_t value[VALUES];
	struct cds__buf services;       /* struct cds__total_service, by field */
};

struct deltas {
	struct cds__map at;             /* key → index */
	struct delta *delta;
	size_t n, room;
	size_t services;                /* in all of them */
};

static void totals_forget(cds_log *log, void *data)
{
	struct deltas *p = data;

	(void)log;
	for (size_t i = 0; i < p->n; i++)
		cds__buf_free(&p->delta[i].services);
	cds__map_free(&p->at);
	free(p->delta);
	*p = (struct deltas){0};
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
	for (int i = 0; i < 4; i++) {
		if (v[i] > CDS__NUMBER_MAX) {
			packed->p = NULL;
			return false;
		}
	}
	*out = (struct cds__total_service){(int64_t)v[0], (int64_t)v[1], (int64_t)v[2],
	    (int64_t)v[3]};
	packed->p = (const char *)p;
	packed->n = (size_t)(end - p);
	return true;
}

int64_t cds__total_sessions(cds_log *log, enum cds_kind kind, int64_t n)
{
	const int64_t dim = kind == CDS_PLACE ? CDS__DIM_PLACE : CDS__DIM_TEAM;

	return cds__sql_value(log, 0, "SELECT ifnull(sum(t.sessions), 0) FROM total a"
	    " JOIN total t ON t.dim = ? AND t.half = a.half AND t.key = ?"
	    " WHERE a.dim = " CDS__SQL_ALL, "ii", dim, n);
}

void cds__total_uncounted(cds_log *log, struct cds__slice packed, int64_t uncounted[3])
{
	struct cds__total_service s;

	while (cds__total_next(&packed, &s)) {
		const struct cds__field *f = cds__field_at(log, s.field);
		if (!f)
			return;
		uncounted[f->measure] += s.unknown;
	}
	if (!packed.p)
		cds__damaged(log, "total");
}

/* One that no session has any more is left out. false: it is more, or less, than can be. */
static bool totals_pack(struct cds__buf *to, const struct cds__total_service *s)
{
	unsigned char *p;
	size_t n = 0;

	if (s->sessions == 0)
		return true;
	if (s->sessions < 0 || s->count < 0 || s->unknown < 0 || s->sessions > CDS__NUMBER_MAX ||
	    s->count > CDS__NUMBER_MAX || s->unknown > CDS__NUMBER_MAX)
		return false;
	p = (unsigned char *)cds__buf_grow(to, 4 * CDS__VARINT_MAX);
	if (!p)
		return true;            /* whoever uses the buffer sees that it failed */
	n += cds__varint_put(p + n, (uint64_t)s->field);
	n += cds__varint_put(p + n, (uint64_t)s->sessions);
	n += cds__varint_put(p + n, (uint64_t)s->count);
	n += cds__varint_put(p + n, (uint64_t)s->unknown);
	to->n += n;
	return true;
}

/* What is kept and what is added, both by field. false: what is kept is damaged. */
static bool add_packed(struct cds__buf *to, struct cds__slice kept,
    const struct cds__total_service *more, size_t n)
{
	struct cds__total_service old, sum;
	bool any = cds__total_next(&kept, &old);
	bool good = true;
	size_t i = 0;

	while (any || i < n) {
		bool take = i < n && (!any || more[i].field <= old.field);
		bool keep = any && (!take || more[i].field == old.field);
		sum = keep ? old : (struct cds__total_service){.field = more[i].field};
		if (take) {
			sum.sessions += more[i].sessions;
			sum.count += more[i].count;
			sum.unknown += more[i].unknown;
			i++;
		}
		if (keep)
			any = cds__total_next(&kept, &old);
		good = totals_pack(to, &sum) && good;
	}
	return kept.p && good;
}

/* ---- one row ---- */

static void totals_write_row(cds_log *log, const struct key *k, const int64_t *v,
    const struct cds__buf *services, bool there)
{
	sqlite3_stmt *st;

	if (v[V_SESSIONS] == 0)
		st = cds__sql(log, "DELETE FROM total WHERE dim = ? AND half = ? AND key = ?");
	else if (there)
		st = cds__sql(log, "UPDATE total SET sessions = ?4, residents = ?5, with_residents"
		    " = ?6, assists = ?7, attendance = ?8, visits = ?9, unknown = ?10, services ="
		    " ?11 WHERE dim = ?1 AND half = ?2 AND key = ?3");
	else
		st = cds__sql(log, "INSERT INTO total (dim, half, key, sessions,"
		    " residents, with_residents, assists, attendance, visits, unknown, services)"
		    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	cds__sql_bind(log, st, "iii", (int64_t)k->dim, (int64_t)k->half, k->key);
	for (int i = 0; v[V_SESSIONS] && st && i < VALUES; i++)
		sqlite3_bind_int64(st, 4 + i, v[i]);
	if (v[V_SESSIONS] && st)
		sqlite3_bind_blob64(st, 11, services->p ? services->p : "", services->n,
		    SQLITE_STATIC);
	cds__sql_run(log, st);
}

static void write_delta(cds_log *log, struct cds__buf *services, const struct delta *d)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT sessions, residents, with_residents,"
	    " assists, attendance, visits, unknown, services FROM total WHERE dim = ? AND half = ?"
	    " AND key = ?");
	const struct cds__total_service *more = (const struct cds__total_service *)d->services.p;
	struct cds__slice kept = {"", 0};
	int64_t v[VALUES];
	bool there, good;

	cds__sql_bind(log, st, "iii", (int64_t)d->key.dim, (int64_t)d->key.half, d->key.key);
	there = cds__sql_row(log, st);
	for (int i = 0; i < VALUES; i++) {
		v[i] = d->value[i] + (there ? cds__sql_number(log, st, i) : 0);
		if (v[i] < 0 || v[i] > CDS__NUMBER_MAX)
			cds__damaged(log, "total");
	}
	if (there)
		kept = cds__sql_slice(st, VALUES);
	services->n = 0;
	good = add_packed(services, kept, more, d->services.n / sizeof *more);
	sqlite3_reset(st);
	if (!good)
		cds__damaged(log, "total");
	else if (services->failed)
		cds__fail_memory(log);
	else if (!cds__failed(log))
		totals_write_row(log, &d->key, v, services, there);
}

static bool totals_empty(const struct delta *d)
{
	const struct cds__total_service *s = (const struct cds__total_service *)d->services.p;

	for (int i = 0; i < VALUES; i++)
		if (d->value[i])
			return false;
	for (size_t i = 0; i < d->services.n / sizeof *s; i++)
		if (s[i].sessions || s[i].count || s[i].unknown)
			return false;
	return true;
}

static int by_key(const void *a, const void *b)
{
	const struct key *x = &(*(const struct delta *const *)a)->key,
	    *y = &(*(const struct delta *const *)b)->key;

	if (x->dim != y->dim)
		return (x->dim > y->dim) - (x->dim < y->dim);
	if (x->half != y->half)
		return (x->half > y->half) - (x->half < y->half);
	return (x->key > y->key) - (x->key < y->key);
}

/* In the order of the table, so that a long merge walks through it once. */
static void totals_flush(cds_log *log, void *data)
{
	struct deltas *p = data;
	const struct delta **order = calloc(p->n + 1, sizeof *order);
	struct cds__buf services = {0};
	size_t n = 0;

	if (!order) {
		cds__fail_memory(log);
		return;
	}
	for (size_t i = 0; i < p->n; i++)
		if (!totals_empty(&p->delta[i]))
			order[n++] = &p->delta[i];
	qsort(order, n, sizeof *order, by_key);
	for (size_t i = 0; i < n && !cds__failed(log); i++)
		write_delta(log, &services, order[i]);
	cds__buf_free(&services);
	free(order);
	if (p->n)
		totals_forget(log, p);
}

static struct deltas *totals_deltas(cds_log *log)
{
	static const struct cds__memo_form form = {sizeof(struct deltas), totals_flush,
	    totals_forget, NULL};

	return cds__memo(log, CDS__MEMO_TOTALS, &form);
}

/* The difference of one row; NULL: no memory. */
static struct delta *delta_of(struct deltas *p, const struct key *k)
{
	int64_t at;

	if (cds__map_get(&p->at, k, sizeof *k, &at))
		return &p->delta[at];
	if (!cds_grow(p->delta, p->n, p->room) ||
	    !cds__map_put(&p->at, k, sizeof *k, (int64_t)p->n))
		return NULL;
	p->delta[p->n] = (struct delta){.key = *k};
	return &p->delta[p->n++];
}

/* The difference of one service in it. */
static struct cds__total_service *service_of(struct deltas *p, struct delta *d, int64_t field)
{
	struct cds__total_service *s = (struct cds__total_service *)d->services.p;
	size_t n = d->services.n / sizeof *s, from = 0;

	for (size_t to = n; from < to;) {
		size_t middle = from + (to - from) / 2;
		if (s[middle].field < field)
			from = middle + 1;
		else
			to = middle;
	}
	if (from < n && s[from].field == field)
		return &s[from];
	if (!cds__buf_grow(&d->services, sizeof *s))
		return NULL;
	s = (struct cds__total_service *)d->services.p + from;
	memmove(s + 1, s, (n - from) * sizeof *s);
	*s = (struct cds__total_service){.field = field};
	d->services.n += sizeof *s;
	p->services++;
	return s;
}

static bool add_service(struct deltas *p, struct delta *d, const struct cds__session_count *c,
    int sign)
{
	struct cds__total_service *s = service_of(p, d, c->field);

	if (!s)
		return false;
	s->sessions += sign;
	if (c->count == CDS_UNKNOWN)
		s->unknown += sign;
	else
		s->count += sign * c->count;
	return true;
}

static bool add_dim(cds_log *log, struct deltas *p, struct key k,
    const struct cds__session_row *row, int sign)
{
	static const int by_measure[] = {[CDS_ASSIST] = V_ASSISTS, [CDS_ATTENDANCE] = V_ATTENDANCE,
	    [CDS_VISIT] = V_VISITS};
	struct delta *d = delta_of(p, &k);

	if (!d)
		return false;
	d->value[V_SESSIONS] += sign;
	if (row->residents != CDS_UNKNOWN) {
		d->value[V_RESIDENTS] += sign * row->residents;
		d->value[V_WITH] += sign;
	}
	for (size_t i = 0; i < row->counts; i++) {
		const struct cds__field *field = cds__field_at(log, row->count[i].field);
		if (!field || !add_service(p, d, &row->count[i], sign))
			return false;
		if (row->count[i].count == CDS_UNKNOWN)
			d->value[V_UNKNOWN] += sign;
		else
			d->value[by_measure[field->measure]] += sign * row->count[i].count;
	}
	return true;
}

void cds__totals_add(cds_log *log, const struct cds__session_row *row, int sign)
{
	struct deltas *p = totals_deltas(log);
	const int64_t key[CDS__DIMS] = {0, row->place, row->team};
	bool ok = p != NULL;

	if (!ok || !cds__session_row_counts(row))
		return;
	for (int dim = 0; ok && dim < CDS__DIMS; dim++) {
		struct key k = {.dim = dim, .half = cds__half_of(row->day), .key = key[dim]};
		ok = add_dim(log, p, k, row, sign);
	}
	if (!ok)
		cds__fail_memory(log);
	else if (p->n + p->services > PENDING_MAX)
		totals_flush(log, p);
}
