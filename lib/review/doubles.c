/* Places and teams that are probably one, and those that were ruled one or two: read for whoever
 * shows them, cds_doubles_get. */
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "derive/canonical.h"
#include "derive/sql_names.h"
#include "derive/totals.h"
#include "derive/verdict.h"
#include "store/sql.h"
#include "store/store.h"

struct cds_doubles {
	struct cds_double *pair;
	size_t n, room;
	struct cds__names names;        /* for the paths */
};

static void double_side_free(struct cds_double_side *side)
{
	free((char *)side->path);
	free((char *)side->author);
}

void cds_doubles_free(cds_doubles *doubles)
{
	if (!doubles)
		return;
	for (size_t i = 0; i < doubles->n; i++) {
		double_side_free(&doubles->pair[i].a);
		double_side_free(&doubles->pair[i].b);
	}
	free(doubles->pair);
	cds__names_free(&doubles->names);
	free(doubles);
}

size_t cds_doubles_size(const cds_doubles *doubles)
{
	return doubles ? doubles->n : 0;
}

const struct cds_double *cds_doubles_at(const cds_doubles *doubles, size_t i)
{
	return i < cds_doubles_size(doubles) ? &doubles->pair[i] : NULL;
}

/* ---- one side ---- */

/* Sessions that say this item, or another of its group, and count. */
static int64_t double_sessions(cds_log *log, enum cds_kind kind, int64_t n)
{
	struct cds__buf group = {0};
	int64_t sum = 0;

	cds__canonical_members(log, n, &group);
	for (size_t i = 0; i < group.n / sizeof n && !cds__failed(log); i++)
		sum += cds__total_sessions(log, kind, ((const int64_t *)group.p)[i]);
	cds__buf_free(&group);
	return sum;
}

static void double_side_read(cds_log *log, cds_doubles *doubles, enum cds_kind kind, int64_t n,
    struct cds_double_side *side)
{
	const struct cds__name *name = cds__names_item(log, &doubles->names, n);

	side->id = name->id;
	side->path = strdup(name->text);
	if (!side->path)
		cds__fail_memory(log);
	side->listed = cds__sql_any(log, "SELECT 1 FROM item WHERE n = ? AND list <> ''", "i", n);
	side->sessions = double_sessions(log, kind, n);
	side->author = cds__item_author(log, &side->id, &side->made);
	if (!side->author || !*side->author)
		side->made = -1;
}

/* ---- the list ---- */

static void doubles_add(cds_log *log, cds_doubles *doubles, enum cds_kind kind, int64_t a,
    int64_t b, struct cds_double pair)
{
	struct cds_double *to;

	if (!cds_grow(doubles->pair, doubles->n, doubles->room)) {
		cds__fail_memory(log);
		return;
	}
	to = &doubles->pair[doubles->n++];
	*to = pair;
	to->kind = kind;
	double_side_read(log, doubles, kind, a, &to->a);
	double_side_read(log, doubles, kind, b, &to->b);
}

static void doubles_open(cds_log *log, cds_doubles *doubles, int64_t only)
{
	sqlite3_stmt *st = cds__sql_own(log, "SELECT d.a, d.b, i.kind FROM " CDS__OPEN_DOUBLES
	    " AND (?1 = 0 OR d.a = ?1 OR d.b = ?1) ORDER BY i.kind,"
	    " j.parent IS NOT NULL, j.fold, i.id, j.id");

	cds__sql_bind(log, st, "i", only);
	while (cds__sql_row(log, st))
		doubles_add(log, doubles,
		    (enum cds_kind)cds__sql_within(log, st, 2, CDS_PLACE, CDS_TEAM),
		    cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX),
		    cds__sql_within(log, st, 1, 1, CDS__NUMBER_MAX), (struct cds_double){0});
	sqlite3_finalize(st);
}

static void doubles_ruled(cds_log *log, cds_doubles *doubles, int64_t only)
{
	sqlite3_stmt *st = cds__sql_own(log, "SELECT i.n, j.n, i.kind, v.same, v.prefer IS j.id"
	    " FROM verdict v JOIN item i ON i.kind IN (" CDS__SQL_PLACE ", " CDS__SQL_TEAM ")"
	    " AND i.id = v.a JOIN item j ON j.kind = i.kind AND j.id = v.b"
	    " WHERE v.same IS NOT NULL AND (?1 = 0 OR i.n = ?1 OR j.n = ?1) ORDER BY v.n DESC");

	cds__sql_bind(log, st, "i", only);
	while (cds__sql_row(log, st)) {
		struct cds_double pair = {.ruled = true,
		    .same = cds__sql_number(log, st, 3) != 0};
		bool swapped = cds__sql_number(log, st, 4) != 0;
		doubles_add(log, doubles,
		    (enum cds_kind)cds__sql_within(log, st, 2, CDS_PLACE, CDS_TEAM),
		    cds__sql_within(log, st, swapped, 1, CDS__NUMBER_MAX),
		    cds__sql_within(log, st, !swapped, 1, CDS__NUMBER_MAX), pair);
	}
	sqlite3_finalize(st);
}

enum cds_status cds_doubles_get(cds_log *log, enum cds_kind kind, const cds_uuid *item, bool ruled,
    cds_doubles **out)
{
	cds_doubles *doubles = calloc(1, sizeof *doubles);
	int64_t only = 0;

	cds__read_begin(log);
	if (!doubles)
		cds__fail_memory(log);
	else if (log->depth > 0)
		cds__flush(log);
	if (item && !(only = cds__item_known(log, kind, item)))
		cds__fail(log, CDS_NOT_FOUND, "there is no such %1", cds_kind_name(kind));
	if (!cds__failed(log) && ruled)
		doubles_ruled(log, doubles, only);
	else if (!cds__failed(log))
		doubles_open(log, doubles, only);
	if (cds__failed(log)) {
		cds_doubles_free(doubles);
		doubles = NULL;
	}
	*out = doubles;
	return cds__read_end(log);
}
