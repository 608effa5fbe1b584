/* Units of lists that followed others, for both kinds of tables that say so. */
#ifndef CDS_IMPORT_SUCCESSORS_H
#define CDS_IMPORT_SUCCESSORS_H

#include "import/csv.h"

/* What a table of successors is about, and who is told. */
struct cds__succession {
	const char *list, *into;        /* of the units that ended, and of those that followed */
	const char *to;                 /* the last day of those that ended; "": not said */
	void (*reject)(void *arg, const struct cds_import_reject *reject);
	void *arg;
	struct cds_import_result *result;
};

/* Is the row that was read that of the headings of such a table? */
bool cds__succession_heads(cds_log *log, const struct cds__csv *csv);

/* Imports such a table, of which the headings were read, inside a transaction of the caller. */
void cds__succession_import(cds_log *log, struct cds__csv *csv, const struct cds__succession *how);

/* The identity of a unit of a list, whether it is in the log or not. */
void cds__unit_id(cds_log *log, const char *list, const char *code, cds_uuid *id);

/* The same of one that is about to be named: if it comes with the program and is not in the log
 * yet, it becomes part of it. */
void cds__unit_use(cds_log *log, const char *list, const char *code, cds_uuid *id);

/* Writes those of the fields from, to and successors that a unit of the log does not have yet.
 * true: there were some. */
bool cds__unit_complete(cds_log *log, const cds_uuid *id, const cds_fields *fields);

#endif
