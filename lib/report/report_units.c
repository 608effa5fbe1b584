/* Which sessions a filter by place takes in a report of some day's units: report_units.h says for
 * whom. */
#include "report/report_units.h"

#include "catalogue/catalogue.h"
#include "derive/sql_names.h"
#include "store/sql.h"

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
	cds__sql_numbers(log, st, found);
	sqlite3_finalize(st);
}

void cds__units_select(struct cds__units *units, struct cds__selection *selection)
{
	cds_log *log = units->tree.log;
	const struct cds_filter *f = &selection->filter;
	struct cds__buf found = {0};
	struct cds__spot at;
	int64_t above, n;

	if (units->asked.day == CDS_NO_DAY || cds_uuid_is_nil(&f->place) || f->place_only ||
	    f->row)
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
		if (cds__units_within(units, n, above) &&
		    !cds__map_put(&selection->places, &n, sizeof n, 1))
			cds__fail_memory(log);
	}
	cds__buf_free(&found);
}
