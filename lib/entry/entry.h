/* Floor 2: an entry: its form, its name, its row. */
#ifndef CDS_ENTRY_H
#define CDS_ENTRY_H

#include <sqlite3.h>

#include "base/buf.h"
#include "cdslog.h"
#include "entry/changes.h"

#define CDS__PARENTS_MAX 64
#define CDS__KIND_MAX 32
#define CDS__WHO_MAX 128
#define CDS__DAY_SECONDS 86400
#define CDS__AT_MAX INT64_C(7258118399)         /* the end of 2199 */
#define CDS__DAY_MAX ((int)(CDS__AT_MAX / CDS__DAY_SECONDS))
#define CDS__CLOCK_MAX INT32_MAX

struct cds__entry {
	cds_uuid id, subject;
	struct cds__slice kind, device, author;
	struct cds__slice parents;              /* 16 bytes each, ascending */
	int64_t clock, at;
	struct cds__slice changes;
	/* row of kind, device and author in this log; 0: not looked up */
	int64_t origin;
};

/* Words that stand apart from the entry that names them. */
struct cds__note_text {
	struct cds__slice field, salt, words;
};

static inline int cds__entry_day(const struct cds__entry *e)
{
	return (int)(e->at / CDS__DAY_SECONDS);
}

#define CDS__NOTE_TEXT_FIELDS 16                    /* of one entry that have words, at most */

/* Reads id, subject, parents, clock, at and changes from six columns of a row, and kind, device
 * and author from three. NULL, or why the row is none: a type or length that no entry has.
 * Whether it is well-formed cds__entry_form says. */
const char *cds__entry_columns(sqlite3_stmt *st, int first, struct cds__entry *e);
const char *cds__origin_columns(sqlite3_stmt *st, int first, struct cds__entry *e);
/* NULL, or why its parents, clock or time are none that an entry has. */
const char *cds__entry_bounds(const struct cds__entry *e);
/* The id that the content has: UUIDv5 over the canonical form of cdslog(5). */
bool cds__entry_name(const struct cds__entry *e, struct cds__buf *scratch, cds_uuid *out);
/* NULL, or why this is not an entry.  Frozen with the format. */
const char *cds__entry_form(const struct cds__entry *e, bool *has_words);
const char *cds__origin_form(struct cds__slice kind, struct cds__slice device,
    struct cds__slice author);
/* The name that words have in changes: "#sha256:…". */
void cds__note_text_name(struct cds__slice salt, struct cds__slice words,
    char out[CDS__NOTE_TEXT_NAME + 1]);
/* NULL, or why these are not the words that the entry names. */
const char *cds__note_text_form(const struct cds__entry *e, const struct cds__note_text *w);

#endif
