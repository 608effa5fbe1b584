/* A session and its fields, as list, show and export print them. Called by these, by other files
 * of out/, by models and by line mode. */
#ifndef SESSION_OUT_H
#define SESSION_OUT_H

#include "out/out.h"

/* ---- sessions ---- */

/* What is to be known of a session, in a few letters of the language ("removed, conflict"); "" if
 * nothing is. It is static, until the next call. */
const char *session_marks(const struct cds_session *session);

/* In a tree: a session as an object of that name. */
void session_tree(struct out *out, const char *name, const struct cds_session *session);

/* In a tree: the same values as part of the object or row that is being told. */
void session_tree_within(struct out *out, const struct cds_session *session);

/* ---- fields for people ---- */

/* The same, but the path of a place or team in place of its UUID. */
const char *field_value(cds_log *log, const struct cds_field *field);

/* The same into buf, with dates and counts as people write them; NULL: "–". Returns buf. */
const char *field_shown(cds_log *log, const struct cds_field *field, char *buf, size_t size);

/* What people call a field, in the language: "residents" → "số người", "assist.eid" → "VNeID". It
 * is `name`, or static until the next call. */
const char *field_label(cds_log *log, const char *name);

/* Where field_in_order is; it begins as {0}. */
struct field_order {
	size_t rank, i;
};

/* The next field in the order of the form: when and where first, then what was counted, then the
 * rest. NULL: there are no more. */
const struct cds_field *field_in_order(const cds_fields *fields, struct field_order *at);

/* ---- fields for programs ---- */

/* A field's value; NULL: null. */
struct cell field_cell(const struct cds_field *field);

/* In a tree: all fields as an object of that name. */
void fields_tree(struct out *out, const char *name, const cds_fields *fields);

/* A field's value as text, with the path of a place or team; "" for none. It is the field's own, or
 * static until the next call. */
const char *field_named(cds_log *log, const struct cds_field *field);

/* A session's field as a table for programs has it, which import reads back; also "id" and
 * "author". It is borrowed from the arguments, or static until the next call. */
const char *field_plain(const struct cds_session *session, const cds_fields *fields,
    const char *name);

#endif
