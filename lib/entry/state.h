/* State: what a subject's fields are, as a function of the set of its entries and of nothing else.
 * It is decided here which of two values wins and what a conflict is.  lib/derive/ makes rows of
 * it, lib/log/write.c asks what is new in what a person changed, lib/review/ and
 * lib/session/history.c show it. */
#ifndef CDS_STATE_H
#define CDS_STATE_H

#include "entry/changes.h"
#include "entry/entry.h"

/* One value that one entry sets.  It is kept small, since a stranger's file can have millions of
 * them for one subject. */
struct cds__setter {
	struct cds__value value;
	uint32_t version, field;        /* indices in the subject's arrays */
	bool live;                      /* no descendant of its version sets the field */
};

/* One entry of the subject. */
struct cds__version {
	struct cds__entry e;            /* its slices point into `bytes` */
	char *bytes;
	int64_t seq;                    /* its row in the log */
	size_t *parent;                 /* indices of its parents that the log has */
	size_t parents, missing;        /* how many it has, and how many it does not have */
	size_t setter, setters;         /* its setters: the first, and how many */
	bool head;                      /* the log has no child of it */
};

/* One field of the subject. */
struct cds__subject_field {
	struct cds__slice name;
	size_t winner;                  /* index of the setter whose value it has */
	bool conflict;
};

struct cds__subject {
	struct cds__version *version;   /* in the order of (clock, id) */
	size_t versions;
	struct cds__setter *setter;     /* of the first version, of the second … */
	size_t setters;
	struct cds__subject_field *field;       /* in the order of their names */
	size_t fields;
	size_t conflicts;               /* how many fields are in conflict */
	bool incomplete;                /* the log lacks an ancestor of some version */
	/* A version is among its own ancestors, which is impossible where each id is the name of
	 * its content: the file is damaged. */
	bool circle;
};

/* Loads all entries of one subject and kind, and makes their state.  The caller frees it with
 * cds__subject_free.  NULL: there are none, or the log failed. */
struct cds__subject *cds__subject_load(cds_log *log, const cds_uuid *id, struct cds__slice kind);

/* The same of the subject whose first entry in this log has this number. */
struct cds__subject *cds__subject_load_number(cds_log *log, int64_t first, struct cds__slice kind);

/* The same of the entries that the log had when seq was its newest. */
struct cds__subject *cds__subject_load_until(cds_log *log, const cds_uuid *id,
    struct cds__slice kind, int64_t seq);

/* Frees a subject; NULL is allowed. */
void cds__subject_free(struct cds__subject *subject);

/* The value of a field; NULL: it is not set.  It stays as long as the subject. */
const struct cds__value *cds__subject_value(const struct cds__subject *subject, const char *name);

/* Is the field in conflict? */
bool cds__subject_disputes(const struct cds__subject *subject, const char *name);

/* Has the field this value already, and is not in conflict?  Then there is nothing to write. */
bool cds__subject_says(const struct cds__subject *subject, const struct cds_field *field);

/* Marks in beside[] the versions that are concurrent with this one: neither is an ancestor of the
 * other, so neither writer knew of the other.  beside has an element for each version.  false: no
 * memory. */
bool cds__subject_concurrent(struct cds__subject *subject, size_t version, bool *beside);

#endif
