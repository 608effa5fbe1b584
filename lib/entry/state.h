/* Floor 2: the pure function from a subject's entries to its fields. */
#ifndef CDS_STATE_H
#define CDS_STATE_H

#include "entry/changes.h"
#include "entry/entry.h"

/* A stranger's file can have millions of them for one subject. */
struct cds__setter {
	struct cds__value value;
	uint32_t version, field;        /* indices */
	bool live;                      /* no descendant sets the field */
};

struct cds__version {
	struct cds__entry e;            /* slices into `bytes` */
	char *bytes;
	int64_t seq;
	size_t *parent;                 /* indices of those that are here */
	size_t parents, missing;
	size_t setter, setters;         /* its part of the subject's setters */
	bool head;                      /* no child of it is here */
};

struct cds__subject_field {
	struct cds__slice name;
	size_t winner;                  /* index of a setter */
	bool conflict;
};

struct cds__subject {
	struct cds__version *version;   /* by (clock, id) */
	size_t versions;
	struct cds__setter *setter;
	size_t setters;
	struct cds__subject_field *field;       /* by name */
	size_t fields;
	size_t conflicts;
	bool incomplete;                /* an ancestor is not here */
	/* an entry is among its own ancestors: the ids are not those of their contents */
	bool circle;
};

/* All entries of one subject and kind, and the state that they make. NULL: none, or the log
 * failed. */
struct cds__subject *cds__subject_load(cds_log *log, const cds_uuid *id, struct cds__slice kind);
/* The same, of the entries that were here when seq was the newest. */
struct cds__subject *cds__subject_load_until(cds_log *log, const cds_uuid *id,
    struct cds__slice kind, int64_t seq);
void cds__subject_free(struct cds__subject *subject);
/* NULL: not set */
const struct cds__value *cds__subject_value(const struct cds__subject *subject, const char *name);
/* Do live setters of the field disagree? */
bool cds__subject_disputes(const struct cds__subject *subject, const char *name);
/* Is the field so already, and not in conflict?  Then there is nothing to write. */
bool cds__subject_says(const struct cds__subject *subject, const struct cds_field *field);
/* Does one version stand beside another: neither knows the other?  Marks all such of `version`. */
bool cds__subject_concurrent(struct cds__subject *subject, size_t version, bool *beside);

#endif
