/* Where a place is on some day and in which row of a report it belongs, counted a second time for
 * tests/property/units.c: from places as that drew them, in sets of bits, with nothing of the
 * library.  cdslog-report(1) says what the rules are. */
#ifndef UNITS_H
#define UNITS_H

#include "laptops.h"

#define PLACES 40
#define ALL_DAYS INT32_MIN

typedef uint64_t set;                   /* of places, one bit each */
#define BIT(i) ((set)1 << (i))

static struct {
	char name[32];
	cds_uuid id;
	int64_t n;                      /* its number in the log */
	int level, parent, canon;       /* parent -1: none; canon: itself, or the one that stands */
	int first, last;                /* ALL_DAYS: none */
	set next;
	bool known;
} p[PLACES];

static uint64_t chance;
static int day;                         /* of the report; ALL_DAYS: then */

static int any(int n)
{
	return (int)(draw(&chance) % (uint64_t)n);
}

/* ---- the second count ---- */

static int met_decided;                 /* how often a hamlet said where it went */

static int level_of(int i)
{
	static const char *const begin[] = {"", "Thôn", "Xã", "Huyện", "Tỉnh"};

	if (p[i].level)
		return p[i].level;
	for (int level = 1; level <= 4; level++)
		if (strncmp(p[i].name, begin[level], strlen(begin[level])) == 0)
			return level;
	return 0;
}

static int above(int i)
{
	int a = p[i].parent < 0 ? -1 : p[p[i].parent].canon;

	return a == i ? -1 : a;
}

static set nexts(int i)
{
	set found = 0;

	for (int k = 0; k < PLACES; k++)
		found |= p[i].next & BIT(k) ? BIT(p[k].canon) : 0;
	return found;
}

/* When a place began, by itself or by what is above it. */
static int begins(int i)
{
	for (int n = 0; n < 16 && i >= 0; n++, i = above(i))
		if (p[i].first != ALL_DAYS)
			return p[i].first;
	return ALL_DAYS;
}

static bool ended(int i)
{
	bool dated = false, begun = false;

	if (day == ALL_DAYS || !p[i].known)
		return false;
	if (p[i].last != ALL_DAYS)
		return p[i].last < day;
	for (int k = 0; k < PLACES; k++) {
		bool follows = nexts(i) & BIT(k) && begins(k) != ALL_DAYS;
		dated |= follows;
		begun |= follows && begins(k) <= day;
	}
	return nexts(i) && (begun || !dated);
}

static bool stands(int i)
{
	return day == ALL_DAYS || ((p[i].first == ALL_DAYS || p[i].first <= day) && !ended(i));
}

/* The units that stand and that this one became; none if some part of it can't be followed. */
static set became(int i)
{
	set met = BIT(i), before = 0, found = 0;

	while (met != before) {
		before = met;
		for (int k = 0; k < PLACES; k++)
			if (met & BIT(k) && p[k].known && ended(k))
				met |= nexts(k);
	}
	for (int k = 0; k < PLACES; k++) {
		if (!(met & BIT(k)))
			continue;
		if (!p[k].known || (!stands(k) && (!ended(k) || !nexts(k))))
			return 0;
		found |= stands(k) ? BIT(k) : 0;
	}
	return found;
}

static int only(set s)
{
	for (int k = 0; k < PLACES; k++)
		if (s == BIT(k))
			return k;
	return -1;
}

/* The place above a unit without asking hamlets; -1: none. */
static int plain_above(int i)
{
	int a = above(i);

	return a < 0 || stands(a) ? a : only(became(a));
}

static int common(set s)
{
	int start = 0, steps = 0;

	while (!(s & BIT(start)))
		start++;
	for (int a = plain_above(start); a >= 0; a = plain_above(a)) {
		bool all = true;
		if (++steps > 16)
			return -1;
		for (int k = 0; k < PLACES; k++) {
			int b = k, n = 0;
			while (s & BIT(k) && (b = plain_above(b)) >= 0 && b != a && n <= 16)
				n++;
			all &= !(s & BIT(k)) || (b == a);
		}
		if (all) {      /* unless the way goes on in a circle */
			int n = steps;
			for (int b = a; b >= 0; b = plain_above(b))
				if (++n > 17)
					return -1;
			return a;
		}
	}
	return -1;
}

static int nearest(int i)
{
	for (int n = 0; n < 16 && (i = above(i)) >= 0; n++) {
		set s = became(i);
		if (stands(i))
			return i;
		if (s)
			return only(s) >= 0 ? only(s) : common(s);
	}
	return -1;
}

/* Which of the units has the hamlet: by a ruling, or by its name?  -1: nothing says. */
static int decides(int hamlet, set s)
{
	set ruled = 0, named = 0;

	for (int k = 0; k < PLACES; k++) {
		int a = p[k].parent < 0 ? -1 : p[p[k].parent].canon;
		if (a < 0 || !(s & BIT(a)))
			continue;
		if (p[k].canon == hamlet && k != hamlet)
			ruled |= BIT(a);
		if (p[k].known && strcmp(p[k].name, p[hamlet].name) == 0)
			named |= BIT(a);
	}
	if (only(ruled) >= 0)
		return only(ruled);
	return only(named);
}

struct where {
	int at;
	bool loose;
};

static struct where up(int i)
{
	int a = above(i);
	set s = a < 0 || stands(a) ? 0 : became(a);

	if (a < 0 || stands(a))
		return (struct where){a, false};
	if (!s)
		return (struct where){nearest(a), true};
	if (only(s) >= 0)
		return (struct where){only(s), false};
	if (decides(i, s) >= 0) {
		met_decided++;
		return (struct where){decides(i, s), false};
	}
	return (struct where){common(s), true};
}

static struct where settle(int i)
{
	set s;

	i = p[i].canon;
	s = stands(i) ? BIT(i) : became(i);
	if (stands(i) || only(s) >= 0)
		return (struct where){stands(i) ? i : only(s), false};
	return (struct where){s ? common(s) : nearest(i), true};
}

/* The row of a place: *what is CDS_ROW_…, and the place that the row names is returned. */
static int row_of(int place, int level, enum cds_row_unit *what)
{
	struct where w = settle(place);
	int under = w.at;
	bool loose = w.loose;

	*what = level ? CDS_ROW_UNSAID : loose ? CDS_ROW_UNALLOCATED : CDS_ROW_PLACE;
	if (!level)
		return w.at;
	for (int n = 0; w.at >= 0 && n < 16; n++) {
		int own = level_of(w.at);
		if (!own && above(w.at) >= 0 && level_of(above(w.at)) == 2)
			own = 1;
		if (own == level) {
			*what = CDS_ROW_PLACE;
			return w.at;
		}
		w = up(w.at);
		if (w.loose && !loose)
			under = w.at;
		loose |= w.loose;
	}
	*what = loose ? CDS_ROW_UNALLOCATED : CDS_ROW_UNSAID;
	return loose ? under : -1;
}

static bool within(int place, int in)
{
	struct where w = settle(place);

	for (int n = 0; w.at >= 0 && n < 16; n++, w = up(w.at))
		if (w.at == in)
			return true;
	return false;
}

#endif
