/* What draft.c, which keeps drafts, and draft_bin.c, which throws them away and brings them back,
 * share; review/undo.c calls what is here, too. */
#ifndef CDS_DRAFT_H
#define CDS_DRAFT_H

#include "cdslog.h"

/* A transaction that writes drafts stands between these two. What a draft held before is
 * overwritten on the disk, not only deleted. The changes are counted, so that screens need not read
 * the log anew because of them. */
struct cds__draft_writing {
	int changes;                    /* changes of the connection before it began */
};
struct cds__draft_writing cds__draft_begin(cds_log *log);
enum cds_status cds__draft_end(cds_log *log, struct cds__draft_writing w);

/* Deletes a draft, wherever it is. */
void cds__draft_delete(cds_log *log, const cds_uuid *key);

/* Before the draft of a change is written: if one of the same session is in the bin, gives that
 * another key, so that both are kept. */
void cds__draft_set_aside(cds_log *log, const cds_uuid *session);

/* As cds_draft_restore and cds_draft_bin, inside a transaction of the caller; restore sets *session
 * to that of the draft. */
void cds__draft_restore(cds_log *log, const cds_uuid *key, cds_uuid *session);
void cds__draft_throw(cds_log *log, const cds_uuid *session);

#endif
