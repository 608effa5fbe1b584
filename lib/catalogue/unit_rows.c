/* From a session's place to its row: unit_rows.h says for whom. */
#include "catalogue/unit_rows.h"

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

int64_t cds__units_of(enum cds_row_unit what, int64_t place)
{
	return what == CDS_ROW_PLACE ? place : what == CDS_ROW_UNSAID ? CDS__ROW_UNSAID
	    : CDS__ROW_UNALLOCATED - place;
}

bool cds__units_within(struct cds__units *units, int64_t place, int64_t above)
{
	struct cds__spot at = cds__tree_settle(&units->tree, place);

	for (int i = 0; at.n && i < CDS__ABOVE_MAX; i++) {
		if (at.n == above)
			return true;
		at = cds__tree_up(&units->tree, at.n);
	}
	return false;
}
