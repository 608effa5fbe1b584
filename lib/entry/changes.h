/* Floor 2: the bytes of `changes`, by the grammar of cdslog(5):
 *
 *   {"name":value,…}   no spaces; names [a-z][a-z0-9_.]{0,63}, strictly ascending;
 *   value              null, true, false, an integer within ±2^53, or a string of
 *                      valid UTF-8 without control characters, with \" and \\ as
 *                      the only escapes.  A string that begins with #sha256: is the name of
 *                      words that stand apart, and goes on with 64 hexadecimal digits.
 */
#ifndef CDS_CHANGES_H
#define CDS_CHANGES_H

#include "base/buf.h"
#include "cdslog.h"

#define CDS__CHANGES_MAX 65536
#define CDS__NOTE_TEXT_MAX 65536
#define CDS__NOTE_TEXT_MARK "#sha256:"
#define CDS__NOTE_TEXT_NAME (sizeof CDS__NOTE_TEXT_MARK - 1 + 64)       /* characters */
#define CDS__INT_MAX ((int64_t)1 << 53)

struct cds__value {
	enum cds_type type;
	bool escaped;
	bool words;                     /* the name of words that stand apart */
	int64_t number;
	struct cds__slice raw;          /* the value's own bytes: equal values have equal bytes */
	struct cds__slice text;         /* inside the quotes, still escaped */
};

struct cds__change {
	struct cds__slice name;
	struct cds__value value;
};

struct cds__changes {
	const char *p, *end;
	struct cds__slice name;         /* the last one read */
	bool begun;
	const char *why;                /* set when what was read is malformed */
};

void cds__changes_read(struct cds__changes *r, struct cds__slice bytes);
/* false: the end, or r->why */
bool cds__changes_next(struct cds__changes *r, struct cds__change *out);

/* One of them by its name; false: it is not there. */
bool cds__changes_find(struct cds__slice bytes, struct cds__slice name, struct cds__change *out);

/* The text of a string value, unescaped, appended. */
void cds__value_text(const struct cds__value *value, struct cds__buf *out);
bool cds__name_valid(struct cds__slice name);

/* The bytes of a set of fields. Text must be free of control characters (checked by who sets
 * them). */
void cds__changes_write(const cds_fields *fields, struct cds__buf *out);
/* One value into a set. */
enum cds_status cds__fields_put(cds_fields *fields, struct cds__slice name,
    const struct cds__value *value) CDS_CHECKED;
/* Words that were here once. */
enum cds_status cds__fields_gone(cds_fields *fields, const char *name) CDS_CHECKED;

#endif
