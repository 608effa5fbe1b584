/* The two sides of an item of the review, line by line, with what differs first. */
#include "model/review_pair.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/session_out.h"
#include "model/review_double.h"

void review_pair_free(struct review_model *m)
{
	for (size_t i = 0; i < m->lines; i++) {
		free(m->line[i].label);
		free(m->line[i].value[0]);
		free(m->line[i].value[1]);
	}
	free(m->line);
	m->line = NULL;
	m->lines = m->room = 0;
}

void review_pair_add(struct review_model *m, const char *label, const char *left,
    const char *right)
{
	struct review_line line = {strdup(label), {strdup(left), strdup(right)},
	    strcmp(left, right) != 0};

	if (line.label && line.value[0] && line.value[1] && cds_grow(m->line, m->lines, m->room)) {
		m->line[m->lines++] = line;
		return;
	}
	m->failed = true;
	free(line.label);
	free(line.value[0]);
	free(line.value[1]);
}

/* Moves the lines that differ to the front, where they are in sight. The order stays otherwise,
 * and so do the first `from` lines. */
static void differing_first(struct review_model *m, size_t from)
{
	struct review_line *sorted = calloc(m->lines + 1, sizeof *sorted);
	size_t n = from;

	if (!sorted)
		return;
	for (int differs = 1; differs >= 0; differs--)
		for (size_t i = from; i < m->lines; i++)
			if (m->line[i].differs == (differs == 1))
				sorted[n++] = m->line[i];
	if (m->lines > from)
		memcpy(m->line + from, sorted + from, (m->lines - from) * sizeof *sorted);
	free(sorted);
}

/* ---- two sessions ---- */

static const char *const first_fields[] = {"date", "place", "team"};

#define FIRST_FIELDS (sizeof first_fields / sizeof *first_fields)

static bool stands_first(const char *field)
{
	for (size_t i = 0; i < FIRST_FIELDS; i++)
		if (strcmp(first_fields[i], field) == 0)
			return true;
	return false;
}

static void review_pair_add_field(struct review_model *m, const char *field, const cds_fields *a,
    const cds_fields *b)
{
	char left[2100], right[2100];

	review_pair_add(m, field_label(m->log, field),
	    field_shown(m->log, cds_fields_find(a, field), left, sizeof left),
	    field_shown(m->log, cds_fields_find(b, field), right, sizeof right));
}

/* Adds the fields of two sessions, date, place and team first. */
static void review_pair_add_fields(struct review_model *m, const cds_fields *a,
    const cds_fields *b)
{
	for (size_t i = 0; i < FIRST_FIELDS; i++)
		if (cds_fields_find(a, first_fields[i]) || cds_fields_find(b, first_fields[i]))
			review_pair_add_field(m, first_fields[i], a, b);
	for (size_t i = 0; i < cds_fields_size(a); i++)
		if (!stands_first(cds_fields_at(a, i)->name))
			review_pair_add_field(m, cds_fields_at(a, i)->name, a, b);
	for (size_t i = 0; i < cds_fields_size(b); i++)
		if (!stands_first(cds_fields_at(b, i)->name) &&
		    !cds_fields_find(a, cds_fields_at(b, i)->name))
			review_pair_add_field(m, cds_fields_at(b, i)->name, a, b);
}

/* Who logged a session, when and on which laptop, as its first entry says. */
static void review_pair_origin(cds_log *log, const cds_uuid *id, char who[300],
    char when[FORMAT_SIZE])
{
	cds_history *h;

	snprintf(who, 300, "?");
	snprintf(when, FORMAT_SIZE, "?");
	if (cds_history_get(log, id, &h) != CDS_OK)
		return;
	if (cds_history_size(h) > 0) {
		const struct cds_entry *e = cds_history_at(h, 0);
		format_writer(who, 300, e);
		format_time(when, FORMAT_SIZE, e->at);
	}
	cds_history_free(h);
}

static enum cds_status look_sessions(struct review_model *m, const struct cds_review_item *item)
{
	cds_fields *a = NULL, *b = NULL;
	char who[2][300], when[2][FORMAT_SIZE];
	enum cds_status status;

	m->side[REVIEW_LEFT] = item->a;
	m->side[REVIEW_RIGHT] = item->b;
	status = cds_session_fields(m->log, &item->a, &a);
	if (status == CDS_OK)
		status = cds_session_fields(m->log, &item->b, &b);
	if (status == CDS_OK) {
		review_pair_origin(m->log, &item->a, who[0], when[0]);
		review_pair_origin(m->log, &item->b, who[1], when[1]);
		review_pair_add(m, _("logged by"), who[0], who[1]);
		review_pair_add(m, _("logged at"), when[0], when[1]);
		if (item->what == CDS_REVIEW_RULING && item->same)
			review_pair_add(m, _("which counts"),
			    cds_uuid_compare(&item->prefer, &item->a) == 0 ? _("this one") : "–",
			    cds_uuid_compare(&item->prefer, &item->b) == 0 ? _("this one") : "–");
		review_pair_add_fields(m, a, b);
		differing_first(m, 2);
	}
	cds_fields_free(a);
	cds_fields_free(b);
	return status;
}

/* ---- a conflict ---- */

static const struct cds_conflict *conflict_of(const cds_history *h, const char *field)
{
	for (size_t i = 0; i < cds_history_conflicts(h); i++)
		if (strcmp(cds_history_conflict(h, i)->field, field) == 0)
			return cds_history_conflict(h, i);
	return NULL;
}

/* The entry on the right. The left has the value that the session has now; the right has one of
 * the others at a time. */
static const struct cds_entry *rival_of(struct review_model *m, const cds_history *h,
    const struct cds_conflict *c)
{
	size_t n = 0;

	m->rivals = c->entries - 1;
	if (m->rival >= m->rivals)
		m->rival = 0;
	for (size_t k = 0; k < c->entries; k++)
		if (c->entry[k] != c->winner && n++ == m->rival)
			return cds_history_at(h, c->entry[k]);
	return cds_history_at(h, c->winner);
}

/* What a side shows of its entry: the value, who set it and when. */
static void side_texts(struct review_model *m, const struct cds_review_item *item,
    const struct cds_entry *e, char value[2100], char who[300], char when[FORMAT_SIZE])
{
	const struct cds_field *f = cds_fields_find(e->changes, item->field);

	if (f)
		review_double_value(m, item, f, value, 2100);
	else
		snprintf(value, 2100, "%s", _("changed independently"));
	format_writer(who, 300, e);
	format_time(when, FORMAT_SIZE, e->at);
}

/* Adds the other fields of the session, or the two places or teams that were ruled on, which help
 * to judge the value. */
static void add_context(struct review_model *m, const struct cds_review_item *item)
{
	struct field_order order = {0};
	const struct cds_field *f;
	cds_fields *fields;
	char text[2100];

	review_double_context(m, item);
	if (item->kind != CDS_SESSION ||
	    cds_session_fields(m->log, &item->subject, &fields) != CDS_OK)
		return;
	while ((f = field_in_order(fields, &order)))
		if (strcmp(f->name, item->field) != 0)
			review_pair_add(m, field_label(m->log, f->name),
			    field_shown(m->log, f, text, sizeof text), text);
	cds_fields_free(fields);
}

static enum cds_status look_conflict(struct review_model *m, const struct cds_review_item *item)
{
	char value[2][2100], who[2][300], when[2][FORMAT_SIZE];
	const struct cds_entry *side[2];
	const struct cds_conflict *c;
	cds_history *h;
	enum cds_status status = cds_history_get(m->log, &item->subject, &h);

	if (status != CDS_OK)
		return status;
	c = conflict_of(h, item->field);
	if (c && c->entries > 1) {
		side[REVIEW_LEFT] = cds_history_at(h, c->winner);
		side[REVIEW_RIGHT] = rival_of(m, h, c);
		for (int i = 0; i < 2; i++) {
			m->side[i] = side[i]->id;
			side_texts(m, item, side[i], value[i], who[i], when[i]);
		}
		review_pair_add(m, review_double_label(m, item), value[0], value[1]);
		if (m->lines)
			m->line[0].differs = true;
		review_pair_add(m, _("set by"), who[0], who[1]);
		review_pair_add(m, _("set at"), when[0], when[1]);
		add_context(m, item);
	}
	cds_history_free(h);
	return CDS_OK;
}

bool review_entry_removes(struct review_model *m, const cds_uuid *subject, const cds_uuid *entry)
{
	cds_history *h;
	bool removes = false;

	if (cds_history_get(m->log, subject, &h) != CDS_OK)
		return false;
	for (size_t i = 0; i < cds_history_size(h); i++) {
		const struct cds_entry *e = cds_history_at(h, i);
		const struct cds_field *f = cds_fields_find(e->changes, "void");
		if (cds_uuid_compare(&e->id, entry) == 0)
			removes = f && f->type == CDS_BOOL && f->number;
	}
	cds_history_free(h);
	return removes;
}

enum cds_status review_look(struct review_model *m)
{
	const struct cds_review_item *item = review_here(m);
	enum cds_status status;

	review_pair_free(m);
	m->rivals = 0;
	m->failed = false;
	if (review_double(m))
		status = review_double_look(m, review_double(m));
	else if (!item)
		return CDS_OK;
	else if (item->what == CDS_REVIEW_CONFLICT)
		status = look_conflict(m, item);
	else
		status = look_sessions(m, item);
	return status == CDS_OK && m->failed ? CDS_NO_MEMORY : status;
}
