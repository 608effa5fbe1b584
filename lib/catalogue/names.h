/* Names of places, teams and authors by their numbers in the log, each looked up once: for lists,
 * scans, filters and reports, which meet the same few in many rows. */
#ifndef CDS_NAMES_H
#define CDS_NAMES_H

#include "base/map.h"
#include "cdslog.h"

/* So many places are looked at from one upwards: more than from province to hamlet, and no way
 * round in circles. */
#define CDS__LEVELS_MAX 8

struct cds__name {
	/* A place with those above it, "Thôn 1, Phước Ninh"; a team, with its place where another
	 * team has its name; "?" for one that is not in the log; or an author. */
	const char *text;
	/* The same with what tells it from another of that text; NULL: nobody has asked. */
	const char *shown;
	cds_uuid id;                    /* of a place or team */
	enum { CDS__NOT_ASKED, CDS__MATCHES_NOT, CDS__MATCHES } search; /* selection.c's answer */
};

/* Begins as zeros. */
struct cds__names {
	struct cds__map at;             /* kind and number → index of `name`, or an item.n */
	struct cds__name *name;
	size_t n, room;
	size_t bytes;                   /* of memory that they take, about */
	struct cds__name none;
};

/* The name of an item.n, or the author of an origin.n; the number 0 has "".  The name is borrowed
 * until the next of these calls, its text until cds__names_trim.  After a failure it is "".  It
 * is the item's own name, with places above that stand for their groups. */
struct cds__name *cds__names_item(cds_log *log, struct cds__names *names, int64_t n);
struct cds__name *cds__names_author(cds_log *log, struct cds__names *names, int64_t origin);

/* The name of an item as people are shown it: its text, and where another item has the same text
 * also the start of its UUID and who made it. Borrowed until cds__names_trim. */
const char *cds__names_shown(cds_log *log, struct cds__names *names, int64_t n);

/* The item that stands for this one, by which lists go (cds__canonical), asked once for each. */
int64_t cds__names_stands(cds_log *log, struct cds__names *names, int64_t n);

/* Does another item have the text of this one?  Of services false: they have codes. */
bool cds__names_alike(cds_log *log, struct cds__names *names, int64_t n);

/* Forgets them all where they have become many megabytes: a log can have a million authors.  Called
 * where no text is in use, before a new row. */
void cds__names_trim(struct cds__names *names);
void cds__names_free(struct cds__names *names);

#endif
