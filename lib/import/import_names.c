/* The places, teams and services that cells name, each text looked up once. Called by
 * import_row.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalogue/catalogue.h"
#include "import/import.h"
#include "store/sql.h"
#include "store/store.h"
#include "base/grow.h"
#include "base/uuid.h"
#include "log/write.h"

/* Remembers what a text means. False: no memory. */
static bool import_names_remember(struct cds__import *im, const struct cds__buf *key,
    const cds_uuid *id)
{
	if (!cds__grow(im->id, im->ids, im->id_room))
		return false;
	im->id[im->ids] = *id;
	return cds__map_put(&im->names, key->p, key->n, (int64_t)im->ids++);
}

/* Before the first name of a row that is not known yet, where items may be made. */
static void import_names_begin(struct cds__import *im)
{
	if (im->in_step || im->naming.making == CDS_FIND)
		return;
	im->in_step = true;
	im->ids_before = im->ids;
	memcpy(im->made_before, im->naming.made, sizeof im->made_before);
	cds__savepoint_begin(im->log);
}

bool cds__import_item(struct cds__import *im, enum cds_kind kind, const char *text, cds_uuid *id)
{
	struct cds__buf key = {0};
	int64_t at;
	bool ok = true;

	cds__buf_byte(&key, (unsigned char)kind);
	cds__buf_text(&key, text);
	if (!key.failed && cds__map_get(&im->names, key.p, key.n, &at) &&
	    !cds_uuid_is_nil(&im->id[at])) {
		*id = im->id[at];
	} else {
		import_names_begin(im);
		ok = cds__item_named(im->log, kind, text, &im->naming, id);
		if (ok && (key.failed || !import_names_remember(im, &key, id)))
			cds__fail_memory(im->log);
	}
	cds__buf_free(&key);
	return ok && !cds__failed(im->log);
}

void cds__import_items_end(struct cds__import *im, bool keep)
{
	if (!im->in_step)
		return;
	im->in_step = false;
	if (cds__savepoint_end(im->log, keep) == CDS_OK && keep)
		return;
	memcpy(im->naming.made, im->made_before, sizeof im->made_before);
	for (size_t i = im->ids_before; i < im->ids; i++)
		memset(&im->id[i], 0, sizeof im->id[i]);
}
