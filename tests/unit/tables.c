/* A log whose tables another program has changed: every call that needs them returns an error, and
 * nothing worse happens. */
#include <sqlite3.h>

#include "../property/laptops.h"

/* Changes a file with this SQL. */
static bool change(const char *path, const char *sql)
{
	sqlite3 *db;
	bool good = sqlite3_open(path, &db) == SQLITE_OK &&
	    sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;

	sqlite3_close(db);
	return good;
}

/* Changes a log, and makes all calls that read it. */
static void without(const char *sql, const char *what)
{
	struct cds_filter all = CDS_FILTER_ALL;
	const struct cds_session *s;
	struct cds_report *r = NULL;
	cds_review *review = NULL;
	cds_items *items = NULL;
	cds_list *list = NULL;
	struct laptop a;
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};
	int failed = 0;

	ok(laptop_new(&a, "a", 1, 1714900000000) && cds_fields_text(f, "date", "2024-05-05") ==
	    CDS_OK && cds_session_add(a.log, f, &id) == CDS_OK, "a log");
	laptop_close(&a);
	ok(change("a.cdslog", sql), "%s", what);
	if (cds_log_open("a.cdslog", 0, &a.log) == CDS_OK) {
		failed += cds_report_run(a.log, &all, NULL, 0, 0, &r) != CDS_OK;
		failed += cds_review_get(a.log, NULL, false, &review) != CDS_OK;
		failed += cds_item_list(a.log, CDS_PLACE, "", true, 0, &items) != CDS_OK;
		failed += cds_list_open(a.log, &all, false, NULL, &list) != CDS_OK ||
		    cds_list_next(list, &s) != CDS_OK;
	} else {
		failed++;
	}
	ok(failed > 0, "is an error, not a crash (%d)", failed);
	cds_report_free(r);
	cds_review_free(review);
	cds_items_free(items);
	cds_list_close(list);
	cds_fields_free(f);
	laptop_close(&a);
}

int main(void)
{
	without("ALTER TABLE total RENAME TO gone", "without the totals");
	without("ALTER TABLE total RENAME COLUMN assists TO gone", "with another column");
	without("ALTER TABLE suspect RENAME TO gone", "without the likely duplicates");
	without("PRAGMA legacy_alter_table=ON; ALTER TABLE item RENAME TO gone",
	    "without the places");
	without("PRAGMA legacy_alter_table=ON; ALTER TABLE session RENAME TO gone",
	    "without the sessions");
	return done();
}
