/* The points that two sessions get for being alike.  The weights were chosen on the seeds 1 to 6 of
 * tests/bench/duplicates.c and are measured on others. */
#include "derive/score.h"

static int share_services(const struct cds__session_count *a, size_t na,
    const struct cds__session_count *b, size_t nb, unsigned *reasons)
{
	size_t shared = 0, equal = 0, counted = 0;
	double near = 0;
	int64_t people = 0;

	for (size_t i = 0; i < na; i++) {
		for (size_t j = 0; j < nb; j++) {
			int64_t x = a[i].count, y = b[j].count, more = x > y ? x : y;
			if (a[i].field != b[j].field)
				continue;
			shared++;
			equal += x == y;
			people += more > 0 ? more : 0;
			if (x == CDS_UNKNOWN || y == CDS_UNKNOWN)
				continue;
			counted++;
			near += more == 0 ? 1 : 1 - (double)(x > y ? x - y : y - x) / (double)more;
		}
	}
	if (shared == 0)
		return -1;
	near = counted ? near / (double)counted : 0.5;
	if (shared == na && shared == nb)
		*reasons |= CDS_SAME_SERVICES;
	if (shared == na && shared == nb && equal == shared && people >= 5)
		*reasons |= CDS_SAME_COUNTS;
	else if (near >= 0.75)
		*reasons |= CDS_NEAR_COUNTS;
	return (int)(20.0 * (double)shared / (double)(na + nb - shared) + 20 * near + 0.5) +
	    (*reasons & CDS_SAME_COUNTS ? 15 : 0);
}

int cds__score(const struct cds__side *a, const struct cds__session_count *ca,
    const struct cds__side *b, const struct cds__session_count *cb, unsigned where,
    unsigned team, unsigned *reasons)
{
	int points = share_services(ca, a->counts, cb, b->counts, reasons);

	if (points < 0)
		return 0;
	*reasons |= where | (a->day == b->day ? CDS_SAME_DAY : CDS_NEXT_DAY);
	points += a->day == b->day ? 30 : 5;
	points += where == CDS_SAME_PLACE ? 30 : where == CDS_SAME_NAME ? 25 : 20;
	*reasons |= team;
	points += team == CDS_SAME_TEAM ? 15 : team == CDS_SAME_TEAM_NAME ? 10
	    : team == CDS_OTHER_TEAM ? -20 : 0;
	return points < 100 ? points : 100;
}
