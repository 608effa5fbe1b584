/* Imports a table of sessions: all rows that are accepted, in one transaction. cds_import is
 * called by the command import. */
#include "import/import.h"

#include <stdio.h>
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "entry/changes.h"
#include "store/sql.h"
#include "store/store.h"
#include "base/uuid.h"
#include "derive/sql_names.h"

#define PROGRESS_EVERY 500              /* rows between two calls of the progress function */
#define SOURCE_MAX 64                   /* bytes of a source's name */

/* Eight digits would be taken for somebody's number, and each row be refused for it. Any other name
 * stays what it was, since the rows' UUIDs follow from it. */
static void import_plain_digits(char *name)
{
	size_t start, n;

	if (cds_text_private(name, &start, &n))
		for (; *name; name++)
			*name = (char)(*name - '0' + 'g');
}

/* Sets the source's name: the one that was given, else one made of the header row. A file's name
 * is never used, since a corrected table may come in another file. */
static bool name_source(struct cds__import *im)
{
	const char *given = im->options->source;
	char made[16], *normal = NULL;
	cds_uuid id;

	if (!given || !*given) {
		cds__uuid_v5(&cds__ns_row, im->headings.p, im->headings.n, &id);
		snprintf(made, sizeof made, "csv-%02x%02x%02x%02x", id.b[0], id.b[1], id.b[2],
		    id.b[3]);
		import_plain_digits(made + 4);
		given = made;
	}
	if (cds__text_normal(im->log, given, strlen(given), &normal) != CDS_OK ||
	    strlen(normal) > SOURCE_MAX) {
		cds__fail(im->log, CDS_INVALID,
		    "'%1' can't be the name of a table: use at most 64 bytes of plain text", given);
		free(normal);
		return false;
	}
	im->source = normal;
	im->naming = (struct cds__naming){.making = im->options->make_new ? CDS_FIND_OR_MAKE
	    : CDS_FIND, .day = CDS_NO_DAY, .source = normal, .measure = im->options->measure};
	return true;
}

/* Was the session of these changes, its first entry, imported from this source? */
static bool of_source(const struct cds__import *im, struct cds__slice changes)
{
	struct cds__changes r;
	struct cds__change c;

	cds__changes_read(&r, changes);
	while (cds__changes_next(&r, &c))
		if (cds__slice_equal(c.name, CDS__SLICE("source")))
			return !c.value.escaped &&
			    cds__slice_equal(c.value.text, cds__slice_of(im->source));
	return false;
}

/* Tells which sessions earlier imports of this source made that are not in the table any more. */
static void find_vanished(struct cds__import *im)
{
	sqlite3_stmt *st = cds__sql(im->log, "SELECT e.subject, e.changes FROM session s"
	    " JOIN origin o ON o.n = s.origin JOIN entry e ON e.seq = s.n WHERE o.author = ''"
	    " AND o.device = '' AND NOT s.flags & " CDS__SQL_REMOVED " ORDER BY s.n");
	int64_t seen;
	cds_uuid id;

	while (cds__sql_row(im->log, st)) {
		if (!cds__sql_id(im->log, st, 0, &id) ||
		    cds__map_get(&im->seen, id.b, 16, &seen) ||
		    !of_source(im, cds__sql_slice(st, 1)))
			continue;
		im->result->vanished++;
		if (im->options->vanished)
			im->options->vanished(im->options->arg, &id);
	}
}

static void read_rows(struct cds__import *im, const struct cds__buf *text)
{
	while (!cds__failed(im->log) && cds__csv_next(&im->csv)) {
		if (im->result->rows % PROGRESS_EVERY == 0 && im->options->progress &&
		    !im->options->progress(im->options->arg, im->csv.row.p - text->p,
		    (int64_t)text->n))
			cds__fail(im->log, CDS_STOPPED, "stopped; the log is unchanged");
		else
			cds__import_row(im);
	}
	if (im->csv.failed)
		cds__fail_memory(im->log);
}

static void import_free(struct cds__import *im)
{
	cds__csv_free(&im->csv);
	cds__map_free(&im->column);
	cds__map_free(&im->times);
	cds__map_free(&im->seen);
	cds__map_free(&im->names);
	cds__map_free(&im->by_id);
	cds__buf_free(&im->turns);
	cds__map_free(&im->taken);
	cds__import_map_free(im);
	cds__buf_free(&im->headings);
	cds__buf_free(&im->text);
	cds__naming_drop(&im->naming);
	free(im->id);
	free(im->source);
}

enum cds_status cds_import(cds_log *log, const char *path,
    const struct cds_import_options *options, struct cds_import_result *result)
{
	struct cds__import im = {.log = log, .options = options, .result = result};
	struct cds__buf text = {0};
	struct cds__slice bytes;
	enum cds_status status;

	*result = (struct cds_import_result){.header = ""};
	cds__write_begin(log);
	if (!cds__failed(log) &&
	    cds__table_read(log, path, options->name, options->encoding, &text)) {
		bytes = (struct cds__slice){text.p ? text.p : "", text.n};
		result->separator = options->separator ? options->separator
		    : cds__csv_sniff(bytes);
		cds__csv_init(&im.csv, bytes, result->separator);
		if (cds__import_columns(&im) && name_source(&im))
			read_rows(&im, &text);
		if (!cds__failed(log))
			find_vanished(&im);
		result->places_new = im.naming.made[CDS_PLACE];
		result->teams_new = im.naming.made[CDS_TEAM];
		result->services_new = im.naming.made[CDS_SERVICE];
		cds__buf_restart(&log->header);
		cds__buf_add(&log->header, im.headings.p, im.headings.n);
		result->header = cds__buf_str(&log->header);
		if (log->header.failed)
			cds__fail_memory(log);
	}
	import_free(&im);
	cds__buf_free(&text);
	if (options->dry_run && !cds__failed(log)) {
		cds__write_undo(log);
		status = CDS_OK;
	} else {
		status = cds__write_end(log);
	}
	return status == CDS_OK && result->rejected + result->doubtful + result->unread > 0
	    ? CDS_ATTENTION : status;
}
