/* The first start, as first_start.h says. */
#include "model/first_start.h"

#include <string.h>

#include "app/author.h"

bool first_start(struct app *app)
{
	struct cds_filter all = CDS_FILTER_ALL;
	const struct cds_session *s;
	cds_list *list = NULL;
	bool none;

	if (!author_unknown(app) || cds_list_open(app->log, &all, false, NULL, &list) != CDS_OK)
		return false;
	none = cds_list_next(list, &s) == CDS_END;
	cds_list_close(list);
	return none;
}

enum cds_status first_start_communes(struct app *app, const char *typed, size_t limit,
    cds_items **out)
{
	enum cds_status status = cds_item_list(app->log, CDS_PLACE, typed, false, limit, out);

	if (status == CDS_OK && !*typed) {
		cds_items_free(*out);
		*out = NULL;
	}
	return status;
}

void first_start_only_team(cds_log *log, cds_uuid *id)
{
	cds_items *items = NULL;

	memset(id, 0, sizeof *id);
	if (cds_item_list(log, CDS_TEAM, NULL, false, 2, &items) == CDS_OK &&
	    cds_items_size(items) == 1)
		*id = cds_items_at(items, 0)->id;
	cds_items_free(items);
}
