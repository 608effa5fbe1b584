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

/* What is said of the beginning of an id, as %1: it is no beginning of one, nothing has such
 * an id, or several things have. */
struct cds__id_refusals {
	const char *no_start, *none, *several;
};

/* Finds the one thing whose id begins with `prefix`, by a literal of SQL that gives up to two ids
 * between its two arguments; or fails with a refusal, and *id is nil or one of several. */
void cds__id_find(cds_log *log, const char *prefix, const char *sql,
    const struct cds__id_refusals *refusals, cds_uuid *id);

#endif
