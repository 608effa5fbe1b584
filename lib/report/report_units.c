/* From a session's place to its row: report_units.h says for whom. */
#include "report/report_units.h"

#include "catalogue/catalogue.h"
#include "derive/sql_names.h"
#include "store/sql.h"

void cds__units_init(struct cds__units *units, cds_log *log, const struct cds_units *asked)
{
	static const struct cds_units none = {CDS_LEVEL_NONE, CDS_NO_DAY};

	*units = (struct cds__units){.asked = asked ? *asked : none};
	cds__tree_init(&units->tree, log, units->asked.day);
}

void cds__units_free(struct cds__units *units)
{
	cds__tree_free(&units->tree);
	cds__map_free(&units->row_at);
}

/* Is each place its own row? */
static bool units_plain(const struct cds__units *units)
{
	return units->asked.level == CDS_LEVEL_NONE && units->asked.day == CDS_NO_DAY &&
	    !units->tree.ruled;
}

/* Goes up from where a place is to the level of the report. */
static int64_t units_find_row(struct cds__units *units, int64_t place)
{
	struct cds__spot at = cds__tree_settle(&units->tree, place);
	int64_t under = at.n;
	bool loose = at.loose;

	if (units->asked.level == CDS_LEVEL_NONE)
		return loose ? CDS__ROW_UNALLOCATED - under : at.n;
	for (int i = 0; at.n && i < CDS__ABOVE_MAX; i++) {
		if (cds__tree_level(&units->tree, at.n) == units->asked.level)
			return at.n;
		at = cds__tree_up(&units->tree, at.n);
		if (at.loose && !loose)
			under = at.n;
		loose |= at.loose;
	}
	return loose ? CDS__ROW_UNALLOCATED - under : CDS__ROW_UNSAID;
}

int64_t cds__units_row(struct cds__units *units, int64_t place)
{
	if (place == 0 || units_plain(units))
		return place;
	if (place == units->last)
		return units->last_row;
	if (!cds__map_get(&units->row_at, &place, sizeof place, &units->last_row)) {
		units->last_row = units_find_row(units, place);
		if (!cds__map_put(&units->row_at, &place, sizeof place, units->last_row))
			cds__fail_memory(units->tree.log);
	}
	units->last = place;
	return units->last_row;
}

enum cds_row_unit cds__units_what(int64_t row, int64_t *place)
{
	*place = row > 0 ? row : row <= CDS__ROW_UNALLOCATED ? CDS__ROW_UNALLOCATED - row : 0;
	return row >= 0 ? CDS_ROW_PLACE : row == CDS__ROW_UNSAID ? CDS_ROW_UNSAID
	    : CDS_ROW_UNALLOCATED;
}

/* ---- filters ---- */

/* Is the place at or under another one, on the day of the report? */
static bool units_within(struct cds__units *units, int64_t place, int64_t above)
{
	struct cds__spot at = cds__tree_settle(&units->tree, place);

	for (int i = 0; at.n && i < CDS__ABOVE_MAX; i++) {
		if (at.n == above)
			return true;
		at = cds__tree_up(&units->tree, at.n);
	}
	return false;
}

/* All places that may be within one: what stands under it, what it followed, what was ruled one
 * with any of these, and so on. */
static void units_candidates(cds_log *log, int64_t above, struct cds__buf *found)
{
	sqlite3_stmt *st = cds__sql_own(log, "WITH RECURSIVE near (n) AS (VALUES (?1) UNION"
	    " SELECT i.n FROM near JOIN item i ON i.parent = near.n AND i.kind = " CDS__SQL_PLACE
	    " UNION SELECT s.item FROM near JOIN successor s ON s.next = near.n UNION"
	    " SELECT c.item FROM near JOIN canonical c ON c.n = near.n UNION"
	    " SELECT c.n FROM near JOIN canonical c ON c.item = near.n) SELECT n FROM near");

	cds__sql_bind(log, st, "i", above);
	while (cds__sql_row(log, st)) {
		int64_t n = cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX);
		cds__buf_add(found, &n, sizeof n);
	}
	sqlite3_finalize(st);
	if (found->failed)
		cds__fail_memory(log);
}

void cds__units_select(struct cds__units *units, struct cds__selection *selection)
{
	cds_log *log = units->tree.log;
	const struct cds_filter *f = &selection->filter;
	struct cds__buf found = {0};
	struct cds__spot at;
	int64_t above, n;

	if (units->asked.day == CDS_NO_DAY || cds_uuid_is_nil(&f->place) || f->place_only)
		return;
	above = cds__item_known(log, CDS_PLACE, &f->place);
	at = cds__tree_settle(&units->tree, above);
	above = cds__tree_canonical(&units->tree, above);
	/* A unit that does not stand on that day takes what sessions say of it. */
	if (cds__failed(log) || !above || at.loose || at.n != above)
		return;
	cds__map_free(&selection->places);
	units_candidates(log, above, &found);
	for (size_t i = 0; i + sizeof n <= found.n && !cds__failed(log); i += sizeof n) {
		memcpy(&n, found.p + i, sizeof n);
		if (units_within(units, n, above) &&
		    !cds__map_put(&selection->places, &n, sizeof n, 1))
			cds__fail_memory(log);
	}
	cds__buf_free(&found);
}
