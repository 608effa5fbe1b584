/* Which counts of a session are hard to believe, as plausible.h says. */
#include "entry/plausible.h"

#include <string.h>

#define TIMES 10                        /* so many times too much is no accident of counting */

bool cds__doubtful_group(int64_t group, int64_t residents)
{
	return residents != CDS_UNKNOWN && group > residents;
}

bool cds__doubtful_residents(int64_t residents)
{
	return residents > CDS_RESIDENTS_PLAUSIBLE;
}

bool cds__doubtful_helped(int64_t residents, int64_t helped)
{
	return helped > 0 && residents > TIMES * helped;
}

bool cds__doubtful_volunteers(int64_t volunteers)
{
	return volunteers > CDS_VOLUNTEERS_PLAUSIBLE;
}

bool cds__doubtful_service(enum cds_measure measure, int64_t count, int64_t residents)
{
	return measure != CDS_VISIT && (count > CDS_RESIDENTS_PLAUSIBLE ||
	    (residents != CDS_UNKNOWN && count > TIMES * residents));
}

/* ---- all counts of a session ---- */

void cds__counted_start(struct cds__counted *c)
{
	*c = (struct cds__counted){.residents = CDS_UNKNOWN, .volunteers = CDS_UNKNOWN,
	    .group = CDS_UNKNOWN, .service = CDS_UNKNOWN};
}

void cds__counted_service(struct cds__counted *c, enum cds_measure measure, int64_t count)
{
	if (count == CDS_UNKNOWN)
		c->missing = true;
	else
		c->helped += count;
	if (measure != CDS_VISIT && count > c->service)
		c->service = count;
}

void cds__counted_people(struct cds__counted *c, struct cds__slice name, int64_t count)
{
	if (cds__slice_equal(name, CDS__SLICE("residents")))
		c->residents = count;
	else if (cds__slice_equal(name, CDS__SLICE("volunteers")))
		c->volunteers = count;
	else if (name.n > 6 && memcmp(name.p, "group.", 6) == 0 && count > c->group)
		c->group = count;
}

int64_t cds__counted_helped(const struct cds__counted *c)
{
	return c->missing ? CDS_UNKNOWN : c->helped;
}

bool cds__counted_doubtful(const struct cds__counted *c)
{
	return cds__doubtful_group(c->group, c->residents) ||
	    cds__doubtful_residents(c->residents) ||
	    cds__doubtful_helped(c->residents, cds__counted_helped(c)) ||
	    cds__doubtful_volunteers(c->volunteers) ||
	    cds__doubtful_service(CDS_ASSIST, c->service, c->residents);
}
