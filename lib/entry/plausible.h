/* Which counts of a session are hard to believe: the one place where that is decided. Deriving a
 * session flags it for them (lib/derive/derive_session.c), and whoever types them is asked
 * (lib/session/doubts.c). Nothing here depends on a day or on another session, so every laptop
 * finds the same. */
#ifndef CDS_PLAUSIBLE_H
#define CDS_PLAUSIBLE_H

#include "entry/changes.h"

/* Each says whether a count is doubtful. CDS_UNKNOWN, for what nobody counted, never is, and
 * neither is what would have to be compared with it. */

/* More women, elderly, minority or disabled people or children than people who came. */
bool cds__doubtful_group(int64_t group, int64_t residents);
/* More people than CDS_RESIDENTS_PLAUSIBLE. */
bool cds__doubtful_residents(int64_t residents);
/* More than ten people for each time that somebody was given a service, attended or visited. */
bool cds__doubtful_helped(int64_t residents, int64_t helped);
/* More volunteers than CDS_VOLUNTEERS_PLAUSIBLE. */
bool cds__doubtful_volunteers(int64_t volunteers);
/* One service was given more often than CDS_RESIDENTS_PLAUSIBLE, or ten times to each who
 * came. Visits are not doubted: a web page has any number of them. */
bool cds__doubtful_service(enum cds_measure measure, int64_t count, int64_t residents);

/* What the counts of one session come to, as far as they are compared. */
struct cds__counted {
	int64_t residents, volunteers;  /* or CDS_UNKNOWN */
	int64_t group;                  /* the largest group; CDS_UNKNOWN: none was counted */
	int64_t helped;                 /* the sum of all services */
	bool missing;                   /* a service was not counted, so the sum says less */
	int64_t service;                /* the largest count of a service that is no visit */
};

/* Nothing is counted yet. */
void cds__counted_start(struct cds__counted *c);
/* Takes the count of a service. */
void cds__counted_service(struct cds__counted *c, enum cds_measure measure, int64_t count);
/* Takes the count of another field; what does not count people is passed over. */
void cds__counted_people(struct cds__counted *c, struct cds__slice name, int64_t count);
/* The sum of all services; CDS_UNKNOWN: not all of them were counted, or none was given. */
int64_t cds__counted_helped(const struct cds__counted *c);
/* Is any of its counts doubtful? */
bool cds__counted_doubtful(const struct cds__counted *c);

#endif
