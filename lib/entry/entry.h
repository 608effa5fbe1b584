/* An entry in memory: how it is read from a row, which form it must have, and which id its content
 * has.  All of this is defined in cdslog(5) and frozen with the format: what breaks it is not an
 * entry.  lib/log/ stores what passes, lib/exchange/ and check put strangers' rows to the test. */
#ifndef CDS_ENTRY_H
#define CDS_ENTRY_H

#include <sqlite3.h>

#include "base/buf.h"
#include "cdslog.h"
#include "entry/changes.h"

#define CDS__PARENTS_MAX 64                     /* parents of one entry */
#define CDS__KIND_MAX 32                        /* bytes of a kind */
#define CDS__WHO_MAX 128                        /* bytes of an author or a device */
#define CDS__DAY_SECONDS 86400
#define CDS__AT_MAX INT64_C(7258118399)         /* the end of 2199 */
#define CDS__DAY_MAX ((int)(CDS__AT_MAX / CDS__DAY_SECONDS))
#define CDS__CLOCK_MAX INT32_MAX

/* Its slices point to what it was read from, which must stay. */
struct cds__entry {
	cds_uuid id, subject;
	struct cds__slice kind, device, author;
	struct cds__slice parents;              /* 16 bytes each, ascending */
	int64_t clock, at;                      /* `at` in seconds since 1970 */
	struct cds__slice changes;              /* as changes.h reads them */
	/* The number in this log's table of its kind, device and author; 0: not looked up. */
	int64_t origin;
};

/* The text of a note, which the log holds beside the entry; the entry has only its hash. */
struct cds__note_text {
	struct cds__slice field, salt, words;
};

/* The day of an entry, counted from 1970-01-01 in UTC, by which digests are made. */
static inline int cds__entry_day(const struct cds__entry *e)
{
	return (int)(e->at / CDS__DAY_SECONDS);
}

#define CDS__NOTE_TEXT_FIELDS 16                /* notes in one entry that are kept, at most */

/* The functions that return a text return NULL if all is well, or else why it is not: a text to
 * translate. */

/* Reads id, subject, parents, clock, at and changes from six columns of a row, the first of which
 * is `first`, and checks their types.  cds__entry_form says whether the entry is well-formed. */
const char *cds__entry_columns(sqlite3_stmt *st, int first, struct cds__entry *e);

/* Reads kind, device and author from three columns, and checks their form. */
const char *cds__origin_columns(sqlite3_stmt *st, int first, struct cds__entry *e);

/* Are its parents, its clock and its time such as an entry can have? */
const char *cds__entry_bounds(const struct cds__entry *e);

/* The id that the content has: UUIDv5 over the canonical form of cdslog(5), which is put together
 * in the buffer.  false: no memory. */
bool cds__entry_name(const struct cds__entry *e, struct cds__buf *scratch, cds_uuid *out);

/* Is the entry well-formed?  *has_words says whether it names the text of a note.  Its id, kind,
 * device and author are not looked at: they are for cds__entry_name and cds__origin_form. */
const char *cds__entry_form(const struct cds__entry *e, bool *has_words);

/* Are its kind, device and author well-formed? */
const char *cds__origin_form(struct cds__slice kind, struct cds__slice device,
    struct cds__slice author);

/* The hash by which changes name a note's text: "#sha256:…" over the salt and the text. */
void cds__note_text_name(struct cds__slice salt, struct cds__slice words,
    char out[CDS__NOTE_TEXT_NAME + 1]);

/* Is this a text that the entry names, in the field that it says? */
const char *cds__note_text_form(const struct cds__entry *e, const struct cds__note_text *w);

#endif
