/* A filter made ready: which sessions does it take?  Lists, scans, reports and packs ask it of each
 * row that they read. */
#ifndef CDS_SELECTION_H
#define CDS_SELECTION_H

#include "base/map.h"
#include "catalogue/names.h"
#include "catalogue/unit_rows.h"
#include "derive/session_row.h"

struct cds__selection {
	struct cds_filter filter;
	/* item.n of the filter's place and of all under it, and item.n of its team: each with all
	 * that were ruled one with it */
	struct cds__map places, teams;
	struct cds__units units;        /* where the filter asks for a row: how that is found, … */
	int64_t row;                    /* … and which it is */
	struct cds__names names;        /* of items and authors, and what the search says of them */
	struct cds__map campaigns;      /* what was asked and campaign → 1: yes, 0: no */
	struct cds__map named;          /* sessions whose UUID begins with what is searched for */
};

/* Makes a filter ready; it is freed with cds__selection_free, also if the log failed. */
void cds__selection_init(cds_log *log, struct cds__selection *selection,
    const struct cds_filter *filter);
void cds__selection_free(struct cds__selection *selection);

/* Does the filter take this session?  Its days are not looked at: the caller's statement reads only
 * sessions of these days. */
bool cds__selection_takes(cds_log *log, struct cds__selection *selection,
    const struct cds__session_row *row);

#endif
