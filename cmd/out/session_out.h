/* A session as list, show and export print it. */
#ifndef SESSION_OUT_H
#define SESSION_OUT_H

#include "out/out.h"

/* "đã xóa", "không khớp" … in a few letters; until the next call. */
const char *session_marks(const struct cds_session *session);
/* In a tree: a session as an object of that name, or as what stands in a row. */
void session_tree(struct out *out, const char *name, const struct cds_session *session);
void session_tree_within(struct out *out, const struct cds_session *session);
/* A field's value as text: until the next call. */
const char *field_text(const struct cds_field *field);
/* The same, with the name of a place or team in place of its UUID. */
const char *field_value(cds_log *log, const struct cds_field *field);
/* As people write it: dates and counts, too; "–" for NULL.  Returns buf. */
const char *field_shown(cds_log *log, const struct cds_field *field, char *buf, size_t size);
/* A field's name for people: "residents" → "số người", "assist.eid" → "VNeID". Until the next
 * call. */
const char *field_label(cds_log *log, const char *name);
/* One field after another as people read them, in the order of the form: when and where first, then
 * what was counted, then the rest. `at` begins as {0}; NULL: there are no more. */
struct field_order {
	size_t rank, i;
};
const struct cds_field *field_in_order(const cds_fields *fields, struct field_order *at);
/* A field's value for programs; NULL: null. */
struct cell field_cell(const struct cds_field *field);
void fields_tree(struct out *out, const char *name, const cds_fields *fields);
/* A field's value for programs as text, with the name of a place or team; "" for none. Until the
 * next call. */
const char *field_named(cds_log *log, const struct cds_field *field);
/* A field of a session as it stands in a table for programs, which import reads back; "id" and
 * "author", too. Until the next call. */
const char *field_plain(const struct cds_session *session, const cds_fields *fields,
    const char *name);

#endif
