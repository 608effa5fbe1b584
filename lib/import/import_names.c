/* The places, teams and services that cells name, each text looked up once. Called by
 * import_row.c. */
#include <stdio.h>
#include <stdlib.h>

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

bool cds__import_item(struct cds__import *im, enum cds_kind kind, const char *text, cds_uuid *id)
{
	struct cds__buf key = {0};
	int64_t at;
	bool ok = true;

	cds__buf_byte(&key, (unsigned char)kind);
	cds__buf_text(&key, text);
	if (!key.failed && cds__map_get(&im->names, key.p, key.n, &at)) {
		*id = im->id[at];
	} else {
		ok = cds__item_named(im->log, kind, text, &im->naming, id);
		if (ok && (key.failed || !import_names_remember(im, &key, id)))
			cds__fail_memory(im->log);
	}
	cds__buf_free(&key);
	return ok && !cds__failed(im->log);
}
