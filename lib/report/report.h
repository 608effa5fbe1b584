/* Floor 4: a report in the making. */
#ifndef CDS_REPORT_H
#define CDS_REPORT_H

#include "base/map.h"
#include "session/selection.h"
#include "derive/totals.h"

/* What a number of sessions, or of a service in them, adds up to. */
struct cds__fact {
	int half;
	int64_t place, team, origin;
	int64_t field;                  /* 0: whole sessions; else one service in them */
	struct cds_sums sums;           /* residents 0 where unknown */
};

struct cds__cell {
	int64_t key[CDS_BY_COUNT];      /* as the fact has them, by the report's own order */
	struct cds_sums sums;
};

struct cds__making {
	cds_log *log;
	struct cds__selection selection;
	const enum cds_by *by;
	size_t nby;
	int cutoff;
	bool by_service;
	struct cds_sums all;
	struct cds__map cell_at;
	struct cds__cell *cell;
	size_t cells, room;
	struct cds__map service_at;     /* field.n → index */
	struct cds_service_sum *service;
	int64_t *service_field;
	size_t services, service_room;
};

/* false: beyond what any log adds up to, so the file is damaged. */
bool cds__sums_add(struct cds_sums *to, const struct cds_sums *more);
/* To the report's own sums and services, and to its rows. */
void cds__making_all(struct cds__making *m, const struct cds__fact *fact);
void cds__making_row(struct cds__making *m, const struct cds__fact *fact);

/* Sources of facts: kept totals of whole half months, and sessions of days. */
bool cds__kept_serves(const struct cds__making *m);
void cds__kept_read(struct cds__making *m, int first_half, int last_half);
void cds__scan_read(struct cds__making *m, int64_t from, int64_t to);

/* Names for the keys, in the order of people. */
void cds__making_finish(struct cds__making *m, struct cds_report *report);

#endif
