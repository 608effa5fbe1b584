/* The names of the three measures: what a service counts. */
#include <string.h>

#include "cdslog.h"

static const char *const measures[] = {"assist", "attendance", "visit"};

const char *cds_measure_name(enum cds_measure measure)
{
	return measures[measure];
}

bool cds_measure_parse(const char *name, enum cds_measure *out)
{
	for (int m = CDS_ASSIST; m <= CDS_VISIT; m++) {
		if (strcmp(name, measures[m]) == 0) {
			*out = (enum cds_measure)m;
			return true;
		}
	}
	return false;
}
