/*
 * A laptop whose battery went flat may believe that it is 1970, and somebody may have set the wrong
 * year.  The time of an entry is only shown, but the date of a session that was logged on such a
 * laptop may come from its clock, too, so it is doubted.  Whoever sets the date again, even to the
 * same day, confirms it: the clocks of all entries that he knew are then believed.
 */
#include "entry/clock.h"

#include <stdlib.h>

#include "store/sql.h"

/* The years in which a laptop can have run this program. */
#define PLAUSIBLE_FROM INT64_C(1420070400)      /* 2015-01-01 */
#define PLAUSIBLE_TO INT64_C(2524608000)        /* 2050-01-01 */

/* Does the entry's time come from a clock?  In an import it is the row's date. */
static bool has_clock(const struct cds__entry *e)
{
	return e->author.n > 0 || e->device.n > 0;
}

static bool out_of_range(const struct cds__entry *e)
{
	return has_clock(e) && (e->at < PLAUSIBLE_FROM || e->at >= PLAUSIBLE_TO);
}

/* Is a time more than a day before another one?  Time zones are a day apart at most, so two clocks
 * that are right may differ by that. */
static bool well_before(int64_t at, int64_t than)
{
	return at + CDS__DAY_SECONDS < than;
}

/* Was it written before the session took place, as it seems? */
static bool before_the_outing(int64_t at, int first)
{
	return first != CDS_NO_DAY && well_before(at, (int64_t)first * CDS__DAY_SECONDS);
}

bool cds__clock_doubtful_alone(const struct cds__entry *e, int first)
{
	return out_of_range(e) || (has_clock(e) && before_the_outing(e->at, first));
}

/* Marks all versions that this version's writer knew: its ancestors.  Each is put aside to be
 * followed once, however many ways lead to it, so that `aside` needs no more room than there are
 * versions. */
static void clock_vouch(const struct cds__subject *s, size_t version, bool *vouched, size_t *aside)
{
	size_t n = 0;

	aside[n++] = version;
	while (n > 0) {
		const struct cds__version *v = &s->version[aside[--n]];
		for (size_t i = 0; i < v->parents; i++) {
			if (!vouched[v->parent[i]])
				aside[n++] = v->parent[i];
			vouched[v->parent[i]] = true;
		}
	}
}

/* Was this version written well before one of its parents, as it seems? */
static bool went_back(const struct cds__subject *s, size_t version)
{
	const struct cds__version *v = &s->version[version];

	for (size_t i = 0; i < v->parents; i++) {
		const struct cds__entry *parent = &s->version[v->parent[i]].e;
		if (has_clock(&v->e) && has_clock(parent) && well_before(v->e.at, parent->at))
			return true;
	}
	return false;
}

/* The version that set the date that the session has; SIZE_MAX: none did. */
static size_t date_setter(const struct cds__subject *s)
{
	for (size_t f = 0; f < s->fields; f++)
		if (cds__slice_equal(s->field[f].name, CDS__SLICE("date")))
			return s->setter[s->field[f].winner].version;
	return SIZE_MAX;
}

bool cds__clock_doubtful(cds_log *log, const struct cds__subject *s, int first)
{
	bool *vouched = calloc(s->versions + 1, sizeof *vouched);
	size_t *aside = calloc(s->versions + 1, sizeof *aside);
	size_t setter = date_setter(s);
	bool doubtful = false, clocks = false;
	int64_t newest = 0;

	if (!vouched || !aside)
		cds__fail_memory(log);
	if (vouched && aside && setter != SIZE_MAX)
		clock_vouch(s, setter, vouched, aside);
	for (size_t i = 0; vouched && aside && i < s->versions; i++) {
		const struct cds__entry *e = &s->version[i].e;
		clocks |= has_clock(e);
		newest = e->at > newest ? e->at : newest;
		if (!vouched[i])
			doubtful |= out_of_range(e) || (i != setter && went_back(s, i));
	}
	free(vouched);
	free(aside);
	return doubtful || (clocks && before_the_outing(newest, first));
}
