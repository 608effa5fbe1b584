/* The commune where somebody works, which the program asks for when it starts for the first time.
 * It is a setting of the file: of several places of one name the one in this commune is meant, and
 * a hamlet that is named without its commune is this one's. */
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "store/sql.h"
#include "store/store.h"

#define HOME "commune"

void cds__home(cds_log *log, struct cds__home *home)
{
	const char *value = "";
	size_t at = CDS__NOT_LISTED;

	*home = (struct cds__home){.unit = CDS__NOT_LISTED};
	if (cds_config_get(log, HOME, &value) != CDS_OK)
		return;
	/* A unit is kept by its code, since finding one by its UUID takes as long as a letter may
	 * take in all. */
	if (*value && !cds_uuid_parse(value, &home->id))
		at = cds__listed_by_code(value);
	if (at != CDS__NOT_LISTED) {
		home->unit = at;
		cds__listed_id(at, &home->id);
	}
	if (!cds_uuid_is_nil(&home->id))
		home->n = cds__item_known(log, CDS_PLACE, &home->id);
	home->set = home->n || at != CDS__NOT_LISTED;
}

enum cds_status cds_home_get(cds_log *log, cds_uuid *id)
{
	struct cds__home home;

	cds__read_begin(log);
	cds__home(log, &home);
	*id = home.set ? home.id : (cds_uuid){{0}};
	return cds__read_end(log);
}

/* Is the place larger than a commune, a province or a district? Then the log fails: hamlets that
 * are named without their commune would become its own. */
static bool home_too_large(cds_log *log, size_t at, int64_t n)
{
	char path[CDS__LISTED_PATH];
	cds_items *items = at == CDS__NOT_LISTED ? cds__item_by_number(log, n) : NULL;
	const struct cds_item *it = cds_items_size(items) ? cds_items_at(items, 0) : NULL;
	bool large = false;

	if (at != CDS__NOT_LISTED) {
		large = cds__listed_above(at) == CDS__NOT_LISTED;
		cds__listed_path(at, path);
	} else if (it) {
		large = cds__level_of(it->level, it->name) > CDS_LEVEL_COMMUNE;
	}
	if (large)
		cds__fail(log, CDS_INVALID, "'%1' is no commune: name one that is in it",
		    it ? it->path : path);
	cds_items_free(items);
	return large || cds__failed(log);
}

enum cds_status cds_home_set(cds_log *log, const cds_uuid *id)
{
	char text[CDS_UUID_TEXT];
	int64_t n;
	size_t at;

	if (!id || cds_uuid_is_nil(id))
		return cds_config_set(log, HOME, NULL);
	cds__write_begin(log);
	at = cds__listed_find(id);
	n = cds__item_known(log, CDS_PLACE, id);
	if (at == CDS__NOT_LISTED && !n)
		cds__fail(log, CDS_NOT_FOUND, "there is no such %1", cds_kind_name(CDS_PLACE));
	else if (!home_too_large(log, at, n) &&
	    cds_config_set(log, HOME, at != CDS__NOT_LISTED ? cds__listed_code(at)
	    : cds_uuid_text(id, text)) != CDS_OK)
		cds__fail_memory(log);
	return cds__write_end(log);
}
