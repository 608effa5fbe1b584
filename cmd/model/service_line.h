/* Services and their counts as a person types several in one line: "eid 12, dvc 5", "3 12" by their
 * numbers in a list, "12 vneid", "dich vu cong 5". Called by line mode. */
#ifndef SERVICE_LINE_H
#define SERVICE_LINE_H

#include "app/app.h"

#define SERVICE_PART_SIZE 300

/* One service of the line, as it was typed. */
struct service_part {
	char name[SERVICE_PART_SIZE];   /* a code, a name, the beginning of one, or a number */
	char count[SERVICE_PART_SIZE];  /* "": none was typed */
};

/* Splits a line into at most `max` parts. Names may hold blanks and digits, so it is asked of the
 * log where a name ends; `all` are the services by whose numbers, from 1 on, they may be named.
 * Neither the names nor the counts need be right. Returns how many there are. */
size_t service_line_split(cds_log *log, const cds_items *all, const char *line,
    struct service_part *part, size_t max);

/* The service that a name means. CDS_NOT_FOUND or CDS_AMBIGUOUS: *some, if it is not empty, has
 * those that match it, which the caller frees with free(); each is borrowed from `all`. */
struct service_some {
	const struct cds_item **item;
	size_t items;
};
enum cds_status service_line_find(cds_log *log, const cds_items *all, const char *name,
    const struct cds_item **found, struct service_some *some) CDS_CHECKED;

#endif
