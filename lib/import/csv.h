/* Tables as text, as RFC 4180 has them and as spreadsheets write them: read row by row.  import.c
 * and units.c read with it. */
#ifndef CDS_CSV_H
#define CDS_CSV_H

#include "base/buf.h"
#include "cdslog.h"

struct cds__csv {
	const char *p, *end;            /* what is still to be read */
	char separator;
	int64_t line, next_line;        /* of the row that was read, and of the one after it */
	struct cds__slice row;          /* the bytes of the row that was read */
	struct cds__slice *cell;        /* its cells without blanks around, until the next row */
	size_t cells, room;
	struct cds__buf text;           /* the bytes of cells with quotes in them */
	bool unclosed, failed;          /* a quote did not end; no memory */
};

/* Begins to read a text, which must stay.  It is freed with cds__csv_free. */
void cds__csv_init(struct cds__csv *csv, struct cds__slice text, char separator);
void cds__csv_free(struct cds__csv *csv);

/* Reads the next row that is not empty.  false: there is none, or no memory. */
bool cds__csv_next(struct cds__csv *csv);

/* The separator of a table: , ; tab or |, whichever its first row has most of. */
char cds__csv_sniff(struct cds__slice text);

/* Reads a whole file as UTF-8, without its byte-order mark.  false: the log's error says why, and
 * calls the file `name` (NULL: its path). */
bool cds__table_read(cds_log *log, const char *path, const char *name, const char *encoding,
    struct cds__buf *out);

#endif
