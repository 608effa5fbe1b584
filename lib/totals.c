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

struct pending {
	struct cds__map at;
	struct key *key;
	int64_t (*value)[VALUES];
	size_t n, room;
};

static void forget(cds_log *log, void *data)
{
	struct pending *p = data;

	(void)log;
	cds__map_free(&p->at);
	free(p->key);
	free(p->value);
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

static void flush(cds_log *log, void *data)
{
	struct pending *p = data;

	for (size_t i = 0; i < p->n; i++) {
		if (empty(p->value[i]))
			continue;
		if (p->key[i].field == 0)
			write_total(log, &p->key[i], p->value[i]);
		else
			write_service(log, &p->key[i], p->value[i]);
	}
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
	struct key *key = realloc(p->key, room * sizeof *key);
	int64_t (*value)[VALUES];

	if (key)
		p->key = key;
	value = realloc(p->value, room * sizeof *value);
	if (value)
		p->value = value;
	if (!key || !value)
		return false;
	p->room = room;
	return true;
}

/* The difference of one key; NULL: no memory. */
static int64_t *slot(struct pending *p, const struct key *k)
{
	int64_t at;

	if (cds__map_get(&p->at, k, sizeof *k, &at))
		return p->value[at];
	if ((p->n == p->room && !grow(p)) || !cds__map_put(&p->at, k, sizeof *k, (int64_t)p->n))
		return NULL;
	p->key[p->n] = *k;
	memset(p->value[p->n], 0, sizeof p->value[p->n]);
	return p->value[p->n++];
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
