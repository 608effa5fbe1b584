/* Which places may be the same as another, for the search of duplicates.  What was asked is
 * remembered while nobody else can move places: until the transaction ends, or one moves here. */
#include "derive/similar_places.h"

#include <stdlib.h>

#include "base/map.h"
#include "store/sql.h"
#include "store/store.h"
#include "derive/suspect.h"
#include "derive/sql_names.h"

/* Places of one name, without a place above, that may be the same: what too many share tells
 * nothing of two. */
#define NAMESAKES_MAX 8

struct similar {
	struct cds__map at;             /* item.n → where its places begin */
	/* struct cds__like, each place's up to one without a place */
	struct cds__buf like;
};

static void similar_forget(cds_log *log, void *data)
{
	struct similar *s = data;

	(void)log;
	cds__map_free(&s->at);
	cds__buf_free(&s->like);
}

static void similar_release(void *data)
{
	similar_forget(NULL, data);
	free(data);
}

static struct similar *similar_of(cds_log *log)
{
	struct cds__part *part = &log->part[CDS__PART_SIMILAR];

	if (!part->data)
		*part = (struct cds__part){calloc(1, sizeof(struct similar)), similar_forget,
		    similar_forget, similar_release};
	if (!part->data)
		cds__fail_memory(log);
	return part->data;
}

void cds__similar_forget(cds_log *log)
{
	struct similar *s = log->part[CDS__PART_SIMILAR].data;

	if (s)
		similar_forget(log, s);
}

/* A hamlet: made by hand under a unit. */
#define HAMLET "i.kind = " CDS__SQL_PLACE " AND i.list = '' AND i.level IN ('', 'hamlet')" \
	" AND i.parent IS NOT NULL"

/* Does the place have a name that many have?  Then that says nothing. */
static bool common_name(cds_log *log, int64_t place)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT 1 FROM item i JOIN item r INDEXED BY item_root"
	    " ON r.kind = " CDS__SQL_PLACE " AND r.fold = i.fold AND r.name = i.name"
	    " AND r.parent IS NULL WHERE i.n = ?");
	int n = 0;

	cds__sql_bind(log, st, "i", place);
	while (n <= NAMESAKES_MAX && cds__sql_row(log, st))
		n++;
	sqlite3_reset(st);
	return n > NAMESAKES_MAX;
}

/* Places that may be the same as this one: itself, those of its name where nothing speaks
 * against it, the unit it is a hamlet of, and its own hamlets. */
static void read_like(cds_log *log, int64_t place, struct cds__buf *like)
{
	static const struct {
		unsigned where;
		const char *sql;
	} ways[] = {
		{CDS_SAME_NAME, "SELECT o.n FROM item i JOIN item o ON o.kind = " CDS__SQL_PLACE
		    " AND o.fold = i.fold AND o.name = i.name"
		    " WHERE i.n = ? AND i.kind = " CDS__SQL_PLACE
		    " AND i.name <> '' AND o.n <> i.n AND i.parent IS NULL"},
		{CDS_SAME_NAME, "SELECT o.n FROM item i JOIN item o INDEXED BY item_root"
		    " ON o.kind = " CDS__SQL_PLACE " AND o.fold = i.fold AND o.name = i.name"
		    " WHERE i.n = ? AND i.kind = " CDS__SQL_PLACE
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

/* ---- names that become common ---- */

bool cds__similar_turns(cds_log *log, const char *name, bool comes)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT 1 FROM item INDEXED BY item_root"
	    " WHERE kind = " CDS__SQL_PLACE " AND fold = ? AND name = ? AND parent IS NULL");
	char *fold = *name ? cds_text_fold(name) : NULL;
	int n = 0, last = NAMESAKES_MAX + !comes;

	if (*name && !fold)
		cds__fail_memory(log);
	if (!fold)
		return false;
	cds__sql_bind(log, st, "tt", fold, name);
	while (n <= last && cds__sql_row(log, st))
		n++;
	sqlite3_reset(st);
	free(fold);
	return n == last;
}

void cds__similar_turned(cds_log *log, const char *name)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT n FROM item WHERE kind = " CDS__SQL_PLACE
	    " AND fold = ?"
	    " AND name = ?");
	char *fold = cds_text_fold(name);

	if (!fold)
		cds__fail_memory(log);
	else
		cds__sql_bind(log, st, "tt", fold, name);
	while (fold && cds__sql_row(log, st))
		cds__suspect_place(log, cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX));
	free(fold);
}
