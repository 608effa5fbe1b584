#include "derive/similar_places.h"

#include "derive/crowd.h"
#include "store/sql.h"

void cds__similar_free(struct cds__similar *alike)
{
	cds__map_free(&alike->at);
	cds__buf_free(&alike->like);
}

/* A hamlet: made by hand under a unit. */
#define HAMLET "i.list = '' AND i.level IN ('', 'hamlet') AND i.parent IS NOT NULL"

/* Does the place have a name that many have?  Then that says nothing. */
static bool common_name(cds_log *log, int64_t place)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT 1 FROM item i JOIN item r INDEXED BY item_root"
	    " ON r.kind = 1 AND r.fold = i.fold AND r.name = i.name AND r.parent IS NULL"
	    " WHERE i.n = ?");
	int n = 0;

	cds__sql_bind(log, st, "i", place);
	while (n <= CDS__NAMESAKES_MAX && cds__sql_row(log, st))
		n++;
	sqlite3_reset(st);
	return n > CDS__NAMESAKES_MAX;
}

/* Places that may be the same as this one: itself, those of its name where nothing speaks
 * against it, the unit it is a hamlet of, and its own hamlets. */
static void read_like(cds_log *log, int64_t place, struct cds__buf *like)
{
	static const struct {
		unsigned where;
		const char *sql;
	} ways[] = {
		{CDS_SAME_NAME, "SELECT o.n FROM item i JOIN item o ON o.kind = 1"
		    " AND o.fold = i.fold AND o.name = i.name"
		    " WHERE i.n = ? AND i.kind = 1 AND i.name <> '' AND o.n <> i.n"
		    " AND i.parent IS NULL"},
		{CDS_SAME_NAME, "SELECT o.n FROM item i JOIN item o INDEXED BY item_root ON o.kind"
		    " = 1 AND o.fold = i.fold AND o.name = i.name WHERE i.n = ? AND i.kind = 1"
		    " AND i.name <> '' AND i.parent IS NOT NULL AND o.parent IS NULL"},
		{CDS_PLACE_WITHIN, "SELECT i.parent FROM item i WHERE i.n = ? AND " HAMLET},
		{CDS_PLACE_WITHIN, "SELECT i.n FROM item i WHERE i.parent = ? AND " HAMLET},
	};
	struct cds__like one = {place, CDS_SAME_PLACE};
	bool common = common_name(log, place);

	cds__buf_add(like, &one, sizeof one);
	for (size_t w = 0; w < sizeof ways / sizeof *ways; w++) {
		sqlite3_stmt *st;
		if (common && ways[w].where == CDS_SAME_NAME)
			continue;
		st = cds__sql(log, ways[w].sql);
		cds__sql_bind(log, st, "i", place);
		while (cds__sql_row(log, st)) {
			one = (struct cds__like){cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX),
			    ways[w].where};
			cds__buf_add(like, &one, sizeof one);
		}
	}
	one = (struct cds__like){0, 0};
	cds__buf_add(like, &one, sizeof one);
}

const struct cds__like *cds__places_similar(cds_log *log, struct cds__similar *alike,
    int64_t place)
{
	int64_t at;

	if (!cds__map_get(&alike->at, &place, sizeof place, &at)) {
		at = (int64_t)alike->like.n;
		read_like(log, place, &alike->like);
		if (alike->like.failed || !cds__map_put(&alike->at, &place, sizeof place, at)) {
			cds__fail_memory(log);
			return NULL;
		}
	}
	return (const struct cds__like *)(alike->like.p + at);
}
