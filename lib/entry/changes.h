/* Reads and writes the bytes of an entry's `changes`, by the grammar of cdslog(5):
 *
 *   {"name":value,…}   no spaces; names [a-z][a-z0-9_.]{0,63}, strictly ascending;
 *   value              null, true, false, an integer within ±2^53, or a string of
 *                      valid UTF-8 without control characters, with \" and \\ as
 *                      the only escapes.  A string that begins with #sha256: is the hash of
 *                      a note's text, which the log holds in the table of words, and goes on
 *                      with 64 hexadecimal digits.
 *
 * Whatever reads entries (state.c, lib/derive/, lib/exchange/) reads them with this.
 */
#ifndef CDS_CHANGES_H
#define CDS_CHANGES_H

#include "base/buf.h"
#include "cdslog.h"

#define CDS__CHANGES_MAX 65536          /* bytes of an entry's changes, at most */
#define CDS__NOTE_TEXT_MAX 65536        /* bytes of a note's text, at most */
#define CDS__NOTE_TEXT_MARK "#sha256:"
#define CDS__NOTE_TEXT_NAME (sizeof CDS__NOTE_TEXT_MARK - 1 + 64)       /* characters of a hash */
#define CDS__INT_MAX ((int64_t)1 << 53)

/* A value; its slices point into the bytes that were read. */
struct cds__value {
	enum cds_type type;
	bool escaped;                   /* a string with escapes in it */
	bool words;                     /* a string that is the hash of a note's text */
	int64_t number;                 /* of an integer; 1 of true */
	struct cds__slice raw;          /* the value's own bytes: equal values have equal bytes */
	struct cds__slice text;         /* of a string, what is inside the quotes, still escaped */
};

struct cds__change {
	struct cds__slice name;
	struct cds__value value;
};

/* Where a reader of changes stands. */
struct cds__changes {
	const char *p, *end;            /* what is still to be read */
	struct cds__slice name;         /* the last name that was read */
	bool begun;                     /* a field was read: a comma comes next */
	const char *why;                /* why they are malformed, a text to translate; else NULL */
};

/* Begins to read these bytes, which must stay as long as anything that was read is used. */
void cds__changes_read(struct cds__changes *r, struct cds__slice bytes);

/* Reads the next field.  false: there is none, or r->why says why it is malformed. */
bool cds__changes_next(struct cds__changes *r, struct cds__change *out);

/* Reads the field of this name; false: it is not there, or what stands before it is malformed. */
bool cds__changes_find(struct cds__slice bytes, struct cds__slice name, struct cds__change *out);

/* Appends the text of a string value, unescaped. */
void cds__value_text(const struct cds__value *value, struct cds__buf *out);

/* Is this the text that the value says?  It needs no memory. */
bool cds__value_is(const struct cds__value *value, const char *text);

/* May a field have this name? */
bool cds__name_valid(struct cds__slice name);

/* Appends the bytes of a set of fields.  Their texts must be free of control characters; whoever
 * puts a text into the set checks that. */
void cds__changes_write(const cds_fields *fields, struct cds__buf *out);

/* Puts a value that was read into a set; CDS_OK or CDS_NO_MEMORY. */
enum cds_status cds__fields_put(cds_fields *fields, struct cds__slice name,
    const struct cds__value *value) CDS_CHECKED;

/* The value of a field of a set, whose text it shares. */
struct cds__value cds__field_value(const struct cds_field *field);

/* Puts a copy of a field of another set into a set; CDS_OK or CDS_NO_MEMORY. */
enum cds_status cds__fields_copy(cds_fields *fields, const struct cds_field *field) CDS_CHECKED;

/* Puts a note whose text was erased into a set; CDS_OK or CDS_NO_MEMORY. */
enum cds_status cds__fields_gone(cds_fields *fields, const char *name) CDS_CHECKED;

#endif
