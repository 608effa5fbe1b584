/* The period of the totals: which days it has, and which period is before it or after it. */
#include "model/totals_period.h"

#include <string.h>

void totals_period_set(struct totals_model *m)
{
	if (m->kind == 'A')
		m->from = m->to = CDS_NO_DAY;
	else if (m->kind != 'D')
		cds_period_of(m->day, m->kind, m->cutoff, &m->from, &m->to);
}

void totals_go(struct totals_model *m, bool later)
{
	int days = m->to - m->from + 1;

	if (m->kind == 'A')
		return;
	if (m->kind == 'D') {
		m->from += later ? days : -days;
		m->to += later ? days : -days;
	}
	m->day = later ? m->to + (m->kind != 'D') : m->from - (m->kind != 'D');
}

/* A period with today in it stays the one with today in it. Any other keeps its name: of a
 * calendar month, the first third belongs to the state's month of that name, and of a state month
 * the last third to the calendar month. */
void totals_cutoff(struct totals_model *m)
{
	int third = (m->to - m->from + 1) / 3;

	m->cutoff = m->cutoff ? 0 : 14;
	if (m->from <= m->today && m->today <= m->to)
		m->day = m->today;
	else if (m->kind != 'A' && m->kind != 'D')
		m->day = m->cutoff ? m->from + third : m->to - third;
}

void totals_next_kind(struct totals_model *m)
{
	static const char kinds[] = "MQHYA";
	const char *at = strchr(kinds, m->kind);

	m->kind = at && at[1] ? at[1] : kinds[0];
}

void totals_own(struct totals_model *m, int from, int to)
{
	static const char kinds[] = "MQHY";
	int first, last;

	m->kind = 'D';
	m->from = from;
	m->to = m->day = to;
	for (const char *k = kinds; *k; k++) {
		cds_period_of(to, *k, m->cutoff, &first, &last);
		if (first == from && last == to)
			m->kind = *k;
	}
}

bool totals_period_before(const struct totals_model *m, int *from, int *to)
{
	if (m->kind == 'A')
		return false;
	*to = m->from - 1;
	*from = m->from - (m->to - m->from + 1);
	if (m->kind != 'D')
		cds_period_of(*to, m->kind, m->cutoff, from, to);
	return true;
}
