/* The form of the field `successors`, and its rows: see successors.h for who calls this. */
#include "derive/successors.h"

#include "base/uuid.h"
#include "derive/session_row.h"
#include "store/sql.h"

#define UUID_BYTES (CDS_UUID_TEXT - 1)

bool cds__successors_next(struct cds__slice *text, cds_uuid *id)
{
	struct cds__slice one = {text->p, UUID_BYTES};
	size_t taken = UUID_BYTES;

	if (text->n < UUID_BYTES || !cds__uuid_slice(one, id))
		return false;
	/* A space is only taken where another UUID follows it. */
	if (text->n > UUID_BYTES + 1 && text->p[UUID_BYTES] == ' ')
		taken++;
	*text = (struct cds__slice){text->p + taken, text->n - taken};
	return text->n == 0 || taken > UUID_BYTES;
}

bool cds__successors_valid(struct cds__slice text)
{
	cds_uuid last = {{0}}, id;

	do {
		if (!cds__successors_next(&text, &id) || cds_uuid_compare(&last, &id) >= 0)
			return false;
		last = id;
	} while (text.n > 0);
	return true;
}

void cds__successors_derive(cds_log *log, int64_t n, struct cds__slice text)
{
	sqlite3_stmt *st = cds__sql(log, "DELETE FROM successor WHERE item = ?");
	cds_uuid id;

	cds__sql_bind(log, st, "i", n);
	cds__sql_run(log, st);
	if (!cds__successors_valid(text))
		return;
	while (cds__successors_next(&text, &id) && !cds__failed(log)) {
		int64_t next = cds__item_n(log, CDS_PLACE, &id);
		st = cds__sql(log, "INSERT INTO successor (item, next) VALUES (?, ?)");
		cds__sql_bind(log, st, "ii", n, next);
		cds__sql_run(log, st);
	}
}
