/* The fields of a session: what may be written, and what it has.  lib/import/ and lib/exchange/ use
 * it besides lib/session/. */
#ifndef CDS_SESSION_H
#define CDS_SESSION_H

#include "cdslog.h"
#include "entry/state.h"

/* All of these return a set that the caller frees.  If the log failed, it may be NULL. */

/* A copy of fields that are to be written, checked and with their texts in normal form; an empty
 * text becomes null.  If something is wrong with them, the log's error says what. */
cds_fields *cds__session_normal(cds_log *log, const cds_fields *fields);

/* All fields that a subject has, with the texts of notes, in which persons' numbers are masked. */
cds_fields *cds__session_read(cds_log *log, const struct cds__subject *subject);

/* Of each field in conflict the value that competes with the one that it has; of several the
 * last. */
cds_fields *cds__session_rivals(cds_log *log, const struct cds__subject *subject);

#endif
