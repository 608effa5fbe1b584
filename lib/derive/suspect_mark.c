/* What has to be compared when sessions, places, teams or rulings change: marks the windows in
 * which likely duplicates come and go.  suspect.c compares them before the transaction ends. */
#include "derive/suspect.h"

#include "base/map.h"
#include "derive/canonical.h"
#include "derive/similar.h"
#include "derive/sql_names.h"
#include "entry/stored.h"
#include "store/sql.h"

static bool mark_takes(const struct cds__session_row *row)
{
	return row && row->place && cds__session_row_counts(row);
}

static void mark_clear(cds_log *log, int64_t n)
{
	sqlite3_stmt *st = cds__sql(log, "DELETE FROM suspect WHERE a = ?");

	cds__sql_bind(log, st, "i", n);
	cds__sql_run(log, st);
	st = cds__sql(log, "DELETE FROM suspect WHERE b = ?");
	cds__sql_bind(log, st, "i", n);
	cds__sql_run(log, st);
}

void cds__suspect_session(cds_log *log, const struct cds__session_row *old,
    const struct cds__session_row *new)
{
	bool was = mark_takes(old), is = mark_takes(new);
	bool stays = was && is && old->place == new->place && old->day == new->day;

	/* It left its window, and will not be in it when that is compared: its pairs go now. */
	if (was && !stays)
		mark_clear(log, old->n);
	if (was)
		cds__pending_window(log, old->place, old->day, stays ? CDS__CHANGED : CDS__WENT);
	if (is && !stays)
		cds__pending_window(log, new->place, new->day, CDS__CAME);
}

void cds__suspect_ruling(cds_log *log, const cds_uuid *session)
{
	struct cds__session_row row;
	int64_t n = cds__subject_seq(log, session);

	if (n && cds__session_row_load(log, n, &row) && mark_takes(&row))
		cds__pending_window(log, row.place, row.day, CDS__CHANGED);
}

/* Marks a place and all that may be the same.  A hamlet of one of them is compared with each of
 * them, so it is not enough to mark the one that changed. */
static void mark_alike(cds_log *log, int64_t place)
{
	const struct cds__like *like;
	struct cds__buf places = {0};

	cds__similar_forget(log);
	like = cds__places_similar(log, place);
	for (; like && like->place; like++)
		if (like->where != CDS_PLACE_WITHIN)
			cds__buf_add(&places, &like->place, sizeof like->place);
	if (places.failed)
		cds__fail_memory(log);
	for (size_t i = 0; i < places.n / sizeof place && !cds__failed(log); i++)
		cds__pending_window(log, ((const int64_t *)places.p)[i], CDS__EVERY_DAY,
		    CDS__CHANGED);
	cds__similar_forget(log);
	cds__buf_free(&places);
}

/* A team and all of its group. */
static void mark_team(cds_log *log, int64_t team)
{
	struct cds__buf group = {0};

	cds__similar_forget(log);
	cds__pending_team(log, team);
	cds__canonical_members(log, team, &group);
	for (size_t i = 0; i < group.n / sizeof team && !cds__failed(log); i++)
		cds__pending_team(log, ((const int64_t *)group.p)[i]);
	cds__buf_free(&group);
}

void cds__suspect_item(cds_log *log, enum cds_kind kind, int64_t n)
{
	if (kind == CDS_PLACE)
		mark_alike(log, n);
	else if (kind == CDS_TEAM)
		mark_team(log, n);
}

void cds__suspect_only(cds_log *log, enum cds_kind kind, int64_t n)
{
	cds__similar_forget(log);
	if (kind == CDS_PLACE)
		cds__pending_window(log, n, CDS__EVERY_DAY, CDS__CHANGED);
	else if (kind == CDS_TEAM)
		cds__pending_team(log, n);
}

/* Are there sessions of this team that were here before this transaction?  Those of a transaction
 * that is open are marked already, unless the queue had to be emptied before its end. */
static bool mark_team_was(cds_log *log, int64_t team)
{
	return cds__pending_early(log) || cds__sql_any(log, "SELECT 1 FROM total a JOIN total t"
	    " ON t.dim = " CDS__SQL_BY_TEAM " AND t.half = a.half AND t.key = ?"
	    " WHERE a.dim = " CDS__SQL_ALL, "i", team);
}

/* No index has the sessions of a team, so all are read, once for all teams. */
void cds__suspect_teams(cds_log *log, struct cds__pending *team, size_t n)
{
	struct cds__map teams = {0};
	sqlite3_stmt *st;
	bool any = false;
	int64_t at;

	for (size_t i = 0; i < n && !cds__failed(log); i++) {
		if (!mark_team_was(log, team[i].key.place))
			continue;
		any = true;
		if (!cds__map_put(&teams, &team[i].key.place, sizeof at, 1))
			cds__fail_memory(log);
	}
	st = any ? cds__sql_own(log, "SELECT team, place, day FROM session"
	    " INDEXED BY session_place WHERE place IS NOT NULL AND team IS NOT NULL") : NULL;
	while (any && cds__sql_row(log, st)) {
		int64_t key = cds__sql_number(log, st, 0);
		if (cds__map_get(&teams, &key, sizeof key, &at))
			cds__pending_window(log, cds__sql_number(log, st, 1),
			    cds__sql_day(log, st, 2), CDS__CHANGED);
	}
	sqlite3_finalize(st);
	cds__map_free(&teams);
}
