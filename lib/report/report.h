/* A report while it is made, for the files that share it: report.c is its course and adds up,
 * report_facts.c reads kept totals and sessions, report_names.c makes rows with names of what was
 * added up. */
#ifndef CDS_REPORT_H
#define CDS_REPORT_H

#include "base/map.h"
#include "report/report_units.h"
#include "session/selection.h"
#include "derive/totals.h"

/* What some sessions, or one service in them, add up to: one session that was read, or a kept total
 * of a half month. */
struct cds__fact {
	int half;                       /* the half month, as lib/derive/totals.h counts them */
	int64_t place, team, origin;    /* their numbers in this log; 0: none */
	int64_t field;                  /* 0: whole sessions; else the number of one service */
	struct cds_sums sums;           /* residents are 0 where they are unknown */
};

/* A row of the report before it has names. */
struct cds__cell {
	int64_t key[CDS_BY_COUNT];      /* numbers of the fact, in the order of the report's `by` */
	struct cds_sums sums;
};

struct cds__making {
	cds_log *log;
	struct cds__selection selection;        /* which sessions the filter takes */
	struct cds__units units;                /* at which place a session is counted */
	const enum cds_by *by;                  /* what rows are by, nby of them */
	size_t nby;
	int cutoff;                             /* 14: state months; else calendar months */
	bool by_service;                        /* is a service among `by`? */
	struct cds_sums all;                    /* of the whole report */
	struct cds__map cell_at;                /* key → index of `cell` */
	struct cds__cell *cell;
	size_t cells, room;
	bool ruled;                     /* teams were ruled one … */
	struct cds__map stands;         /* … so which stands for which: item.n → item.n */
	struct cds__map service_at;             /* field.n → index of `service` */
	struct cds_service_sum *service;
	int64_t *service_field;
	size_t services, service_room;
};

/* ---- report.c ---- */

/* Adds sums.  false: the result is beyond what any log adds up to, so the file is damaged. */
bool cds__sums_add(struct cds_sums *to, const struct cds_sums *more);

/* Adds a fact to the report's own sums, or to those of its service. */
void cds__making_all(struct cds__making *m, const struct cds__fact *fact);

/* Adds a fact to the row that it belongs to, if the report has rows. */
void cds__making_row(struct cds__making *m, const struct cds__fact *fact);

/* ---- report_facts.c ---- */

/* Do kept totals have what this report asks for?  If not, its sessions are read one by one. */
bool cds__kept_serves(const struct cds__making *m);

/* Adds the kept totals of these half months. */
void cds__kept_read(struct cds__making *m, int first_half, int last_half);

/* Adds the sessions of these days. */
void cds__scan_read(struct cds__making *m, int64_t from, int64_t to);

/* ---- report_names.c ---- */

/* Fills in the report: its sums, its services and its rows, with names for their keys and in the
 * order that people expect. */
void cds__making_finish(struct cds__making *m, struct cds_report *report);

#endif
