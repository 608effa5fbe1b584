/* Floor 4: tables as text, by RFC 4180 and what spreadsheets make of it. */
#ifndef CDS_CSV_H
#define CDS_CSV_H

#include "base/buf.h"
#include "cdslog.h"

struct cds__csv {
	const char *p, *end;
	char separator;
	int64_t line, next_line;        /* of the row that was read, and of the one after */
	struct cds__slice row;          /* its own bytes */
	struct cds__slice *cell;        /* until the next row; trimmed of blanks around */
	size_t cells, room;
	struct cds__buf text;
	bool unclosed, failed;          /* a quote that does not end; no memory */
};

void cds__csv_init(struct cds__csv *csv, struct cds__slice text, char separator);
void cds__csv_free(struct cds__csv *csv);
/* false: the end, or failed; empty lines are passed over */
bool cds__csv_next(struct cds__csv *csv);
/* , ; tab or | : the one that the first row has most of */
char cds__csv_sniff(struct cds__slice text);

/* A whole file as UTF-8 without byte-order mark.  The reason is the log's error,
 * which calls the file by `name` (NULL: by its path). */
bool cds__table_read(cds_log *log, const char *path, const char *name, const char *encoding,
    struct cds__buf *out);

#endif
