/* What needs a review, as a list, and settling it. */
#include "model/review_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/session_out.h"
#include "model/review_pair.h"

void review_init(struct review_model *m, cds_log *log)
{
	*m = (struct review_model){.log = log};
}

void review_free(struct review_model *m)
{
	review_pair_free(m);
	cds_review_free(m->review);
}

const struct cds_review_item *review_here(const struct review_model *m)
{
	return m->review && m->rows.here < cds_review_size(m->review)
	    ? cds_review_at(m->review, m->rows.here) : NULL;
}

/* ---- the list ---- */

static bool same_item(const struct cds_review_item *a, const struct cds_review_item *b)
{
	return a->what == b->what && cds_uuid_compare(&a->subject, &b->subject) == 0 &&
	    strcmp(a->field, b->field) == 0;
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

/* The day and place of a session. */
static void review_model_where(cds_log *log, const cds_uuid *id, char *buf, size_t size)
{
	const struct cds_session *s;
	cds_list *list;
	char day[FORMAT_SIZE];

	snprintf(buf, size, "%s", _("not in this log"));
	if (cds_session_get(log, id, &list, &s) != CDS_OK)
		return;
	snprintf(buf, size, "%s  %s", s->first == CDS_NO_DAY ? "–"
	    : format_date(day, sizeof day, s->first, s->last),
	    *s->place_name ? s->place_name : "–");
	cds_list_close(list);
}

bool review_of_sessions(const struct cds_review_item *item)
{
	return item->what != CDS_REVIEW_CONFLICT || item->kind == CDS_SESSION ||
	    item->kind == CDS_VERDICT;
}

/* The path of the place, team or service that is in conflict; for anything else, such as a
 * kind that this version does not know, its kind and id. */
static void item_name(cds_log *log, const struct cds_review_item *item, char *buf, size_t size)
{
	char id[CDS_UUID_TEXT];
	cds_items *items;

	snprintf(buf, size, "%s %.13s", item->kind_name, cds_uuid_text(&item->subject, id));
	if (!cds_kind_is_item(item->kind) ||
	    cds_item_get(log, item->kind, &item->subject, &items) != CDS_OK)
		return;
	snprintf(buf, size, "%s", cds_items_at(items, 0)->label);
	cds_items_free(items);
}

void review_words(struct review_model *m, size_t i, char *buf, size_t size)
{
	const struct cds_review_item *item = cds_review_at(m->review, i);
	char place[300];

	if (review_of_sessions(item))
		review_model_where(m->log, &item->a, place, sizeof place);
	else
		item_name(m->log, item, place, sizeof place);
	if (item->what == CDS_REVIEW_CONFLICT)
		snprintf(buf, size, "! %s  %s", place, field_label(m->log, item->field));
	else if (item->what == CDS_REVIEW_DUPLICATE)
		snprintf(buf, size, _("= %s  likely duplicate, %d of 100"), place, item->score);
	else
		snprintf(buf, size, "%s  %s", place, item->same ? _("ruled one outing")
		    : _("ruled not a duplicate"));
}

/* ---- settling ---- */

/* Settles a conflict. One over a removal has an entry that removed the session, and others that
 * changed it without knowing of that: to keep one of these is to bring the session back. */
static enum cds_status keep_side(struct review_model *m, const struct cds_review_item *item,
    enum review_side side)
{
	if (strcmp(item->field, "void") != 0)
		return cds_conflict_keep(m->log, &item->subject, item->field, &m->side[side]);
	return review_entry_removes(m, &item->subject, &m->side[side])
	    ? cds_session_remove(m->log, &item->subject)
	    : cds_session_restore(m->log, &item->subject);
}

/* Two rulings that disagree are a conflict, too, which is settled by the entries of the
 * rulings. */
enum cds_status review_settle(struct review_model *m, enum review_side side)
{
	const struct cds_review_item *item = review_here(m);

	if (!item)
		return CDS_END;
	if (item->what == CDS_REVIEW_CONFLICT)
		return keep_side(m, item, side);
	return cds_verdict_same(m->log, (cds_uuid[2]){item->a, item->b}, 2, &m->side[side]);
}

enum cds_status review_different(struct review_model *m)
{
	const struct cds_review_item *item = review_here(m);

	return item && item->what != CDS_REVIEW_CONFLICT
	    ? cds_verdict_different(m->log, &item->a, &item->b) : CDS_END;
}

enum cds_status review_withdraw(struct review_model *m)
{
	const struct cds_review_item *item = review_here(m);

	return item && item->what == CDS_REVIEW_RULING
	    ? cds_verdict_withdraw(m->log, &item->a, &item->b) : CDS_END;
}
