#include "review_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../format.h"
#include "../i18n.h"
#include "../session_out.h"
#include "review_pair.h"

void review_init(struct review_model *m, cds_log *log)
{
	*m = (struct review_model){.log = log};
}

void review_free(struct review_model *m)
{
	review_pair_free(m);
	cds_review_free(m->review);
	free(m->act);
}

const struct cds_review_item *review_here(const struct review_model *m)
{
	return m->review && m->rows.here < cds_review_size(m->review) ? cds_review_at(m->review, m->rows.here) : NULL;
}

/* ---- the list ---- */

static bool same_item(const struct cds_review_item *a, const struct cds_review_item *b)
{
	return a->what == b->what && cds_uuid_compare(&a->subject, &b->subject) == 0 && strcmp(a->field, b->field) == 0;
}

enum cds_status review_read(struct review_model *m)
{
	cds_review *before = m->review;
	const struct cds_review_item *was = review_here(m);
	enum cds_status status = cds_review_get(m->log, NULL, m->ruled, &m->review);
	size_t n = status == CDS_OK ? cds_review_size(m->review) : 0;

	m->conflicts = m->duplicates = 0;
	rows_set(&m->rows, n);
	for (size_t i = 0; i < n; i++) {
		const struct cds_review_item *item = cds_review_at(m->review, i);
		m->conflicts += item->what == CDS_REVIEW_CONFLICT;
		m->duplicates += item->what == CDS_REVIEW_DUPLICATE;
		if (was && same_item(was, item))
			m->rows.here = i;
	}
	cds_review_free(before);
	m->rival = 0;
	return status == CDS_OK ? review_look(m) : status;
}

/* The day and place of a session, in a few words. */
static void where(cds_log *log, const cds_uuid *id, char *buf, size_t size)
{
	const struct cds_session *s;
	cds_list *list;
	char day[FORMAT_SIZE];

	snprintf(buf, size, "%s", _("not in this log"));
	if (cds_session_get(log, id, &list, &s) != CDS_OK)
		return;
	snprintf(buf, size, "%s  %s", s->first == CDS_NO_DAY ? "–" : format_date(day, sizeof day, s->first, s->last),
	    *s->place_name ? s->place_name : "–");
	cds_list_close(list);
}

static void item_name(cds_log *log, const struct cds_review_item *item, char *buf, size_t size)
{
	enum cds_kind kind = strcmp(item->kind, "team") == 0 ? CDS_TEAM : strcmp(item->kind, "service") == 0 ? CDS_SERVICE : CDS_PLACE;
	cds_items *items;

	snprintf(buf, size, "%s", item->kind);
	if (cds_item_get(log, kind, &item->subject, &items) != CDS_OK)
		return;
	snprintf(buf, size, "%s", cds_items_at(items, 0)->path);
	cds_items_free(items);
}

void review_words(struct review_model *m, size_t i, char *buf, size_t size)
{
	const struct cds_review_item *item = cds_review_at(m->review, i);
	char place[300];

	if (item->what == CDS_REVIEW_CONFLICT && strcmp(item->kind, "session") && strcmp(item->kind, "verdict"))
		item_name(m->log, item, place, sizeof place);
	else
		where(m->log, &item->a, place, sizeof place);
	if (item->what == CDS_REVIEW_CONFLICT)
		snprintf(buf, size, "! %s  %s", place, field_label(m->log, item->field));
	else if (item->what == CDS_REVIEW_DUPLICATE)
		snprintf(buf, size, _("= %s  likely duplicate, %d of 100"), place, item->score);
	else
		snprintf(buf, size, "%s  %s", place, item->same ? _("ruled one outing") : _("ruled not a duplicate"));
}

/* ---- settling ---- */

static void remember(struct review_model *m, struct review_act act)
{
	struct review_act *more = realloc(m->act, (m->acts + 1) * sizeof *more);

	if (!more)
		return;                 /* then it can't be taken back from here, and nothing else is lost */
	m->act = more;
	more[m->acts++] = act;
}

/* Beside a removal stands what was written without knowing of it: to keep that is to bring the session back. */
static enum cds_status keep(struct review_model *m, const cds_uuid *subject, const char *field, const cds_uuid *entry, bool removed)
{
	if (strcmp(field, "void") == 0)
		return removed ? cds_session_remove(m->log, subject) : cds_session_restore(m->log, subject);
	return cds_conflict_keep(m->log, subject, field, entry);
}

static enum cds_status keep_side(struct review_model *m, const struct cds_review_item *item, enum review_side side)
{
	struct review_act act = {.a = item->subject, .b = m->side[REVIEW_LEFT]};
	bool removed = false;
	enum cds_status status;

	snprintf(act.field, sizeof act.field, "%s", item->field);
	if (strcmp(item->field, "void") == 0) {
		act.removed = review_entry_removes(m, &item->subject, &m->side[REVIEW_LEFT]);
		removed = review_entry_removes(m, &item->subject, &m->side[side]);
	}
	status = keep(m, &item->subject, item->field, &m->side[side], removed);
	if (status == CDS_OK)
		remember(m, act);
	return status;
}

static enum cds_status rule(struct review_model *m, const struct cds_review_item *item, const cds_uuid *counts)
{
	struct review_act act = {.ruling = true, .a = item->a, .b = item->b};
	enum cds_status status = counts ? cds_verdict_same(m->log, (cds_uuid[2]){item->a, item->b}, 2, counts) :
	    cds_verdict_different(m->log, &item->a, &item->b);

	if (status == CDS_OK)
		remember(m, act);
	return status;
}

/* A conflict of rulings is settled by its entries, a pair by which of the two counts. */
enum cds_status review_settle(struct review_model *m, enum review_side side)
{
	const struct cds_review_item *item = review_here(m);

	if (!item)
		return CDS_END;
	return item->what == CDS_REVIEW_CONFLICT ? keep_side(m, item, side) : rule(m, item, &m->side[side]);
}

enum cds_status review_different(struct review_model *m)
{
	const struct cds_review_item *item = review_here(m);

	return item && item->what != CDS_REVIEW_CONFLICT ? rule(m, item, NULL) : CDS_END;
}

enum cds_status review_take_back(struct review_model *m)
{
	const struct cds_review_item *item = review_here(m);
	const struct review_act *last;
	enum cds_status status;

	if (item && item->what == CDS_REVIEW_RULING)
		return cds_verdict_withdraw(m->log, &item->a, &item->b);
	if (m->acts == 0)
		return CDS_END;
	last = &m->act[m->acts - 1];
	status = last->ruling ? cds_verdict_withdraw(m->log, &last->a, &last->b) :
	    keep(m, &last->a, last->field, &last->b, last->removed);
	m->acts -= status == CDS_OK || status == CDS_NOT_FOUND;
	return status;
}
