/* What needs a review, as a list, and settling it. */
#include "model/review_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/double_out.h"
#include "out/session_out.h"
#include "model/doubles_text.h"
#include "model/review_double.h"
#include "model/review_pair.h"

void review_init(struct review_model *m, cds_log *log)
{
	*m = (struct review_model){.log = log};
}

void review_free(struct review_model *m)
{
	review_pair_free(m);
	cds_review_free(m->review);
	cds_doubles_free(m->all);
	free(m->pair);
}

/* The item in a row of the list; NULL: that is a double, or there is no such row. */
static const struct cds_review_item *review_item_at(const struct review_model *m, size_t i)
{
	return m->review && i >= m->doubles && i - m->doubles < cds_review_size(m->review)
	    ? cds_review_at(m->review, i - m->doubles) : NULL;
}

const struct cds_review_item *review_here(const struct review_model *m)
{
	return review_item_at(m, m->rows.here);
}

const struct cds_double *review_double(const struct review_model *m)
{
	return m->rows.here < m->doubles ? m->pair[m->rows.here] : NULL;
}

bool review_conflict(const struct review_model *m)
{
	const struct cds_review_item *item = review_here(m);

	return item && item->what == CDS_REVIEW_CONFLICT;
}

/* ---- the list ---- */

static bool same_item(const struct cds_review_item *a, const struct cds_review_item *b)
{
	return a->what == b->what && cds_uuid_compare(&a->subject, &b->subject) == 0 &&
	    strcmp(a->field, b->field) == 0;
}

static bool same_pair(const struct cds_double *x, const struct cds_double *y)
{
	return cds_uuid_compare(&x->a.id, &y->a.id) == 0 &&
	    cds_uuid_compare(&x->b.id, &y->b.id) == 0;
}

/* Reads everything anew into `m`, which has nothing. */
static enum cds_status review_model_read(struct review_model *m)
{
	enum cds_status status = review_double_read(m);

	if (status == CDS_OK)
		status = cds_review_get(m->log, NULL, m->ruled, &m->review);
	for (size_t i = 0; status == CDS_OK && i < cds_review_size(m->review); i++) {
		const struct cds_review_item *item = cds_review_at(m->review, i);
		m->conflicts += item->what == CDS_REVIEW_CONFLICT;
		m->duplicates += item->what == CDS_REVIEW_DUPLICATE;
	}
	rows_set(&m->rows, status == CDS_OK ? m->doubles + cds_review_size(m->review) : 0);
	return status;
}

enum cds_status review_read(struct review_model *m)
{
	struct review_model before = *m;
	const struct cds_review_item *was = review_here(m), *item;
	const struct cds_double *pair = review_double(m);
	enum cds_status status;

	m->all = NULL;
	m->pair = NULL;
	m->review = NULL;
	m->doubles = m->conflicts = m->duplicates = m->rival = 0;
	status = review_model_read(m);
	for (size_t i = 0; i < m->rows.n; i++) {
		item = review_item_at(m, i);
		if (item ? was && same_item(was, item) : pair && same_pair(pair, m->pair[i]))
			m->rows.here = i;
	}
	cds_review_free(before.review);
	cds_doubles_free(before.all);
	free(before.pair);
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

bool review_about(struct review_model *m, const struct cds_review_item *item, enum cds_kind *kind)
{
	*kind = item->what == CDS_REVIEW_CONFLICT ? item->kind : CDS_SESSION;
	if (*kind == CDS_VERDICT)
		*kind = double_kind(m->log, &item->a);
	return *kind == CDS_SESSION || cds_kind_is_item(*kind);
}

/* The path of the place, team or service that is in conflict, or of the first of two that were
 * ruled on; of something that this version does not know, its kind and id. */
static void review_model_name(cds_log *log, const struct cds_review_item *item, bool known,
    enum cds_kind kind, char *buf, size_t size)
{
	char id[CDS_UUID_TEXT];
	cds_items *items;

	snprintf(buf, size, "%s %.13s", item->kind_name, cds_uuid_text(&item->subject, id));
	if (!known || cds_item_get(log, kind, &item->a, &items) != CDS_OK)
		return;
	/* A ruling is on two of one name. The label would say who made the first of them, as if
	 * the ruling were on that one alone. */
	snprintf(buf, size, "%s", item->kind == CDS_VERDICT ? cds_items_at(items, 0)->path
	    : cds_items_at(items, 0)->label);
	cds_items_free(items);
}

void review_words(struct review_model *m, size_t i, char *buf, size_t size)
{
	const struct cds_review_item *item = review_item_at(m, i);
	char place[300], words[2000];
	enum cds_kind kind;
	bool known;

	if (!item) {
		snprintf(buf, size, "≈ %s", doubles_text_words(m->pair[i], words, sizeof words));
		return;
	}
	known = review_about(m, item, &kind);
	if (known && kind == CDS_SESSION)
		review_model_where(m->log, &item->a, place, sizeof place);
	else
		review_model_name(m->log, item, known, kind, place, sizeof place);
	if (item->what == CDS_REVIEW_CONFLICT)
		snprintf(buf, size, "! %s  %s", place, review_double_label(m, item));
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
	enum cds_kind kind;

	if (review_double(m))
		return review_double_join(m, side);
	if (!item)
		return CDS_END;
	if (item->what == CDS_REVIEW_CONFLICT && item->kind == CDS_VERDICT &&
	    review_about(m, item, &kind) && kind != CDS_SESSION)
		return review_double_keep(m, item, kind, side);
	if (item->what == CDS_REVIEW_CONFLICT)
		return keep_side(m, item, side);
	return cds_verdict_same(m->log, (cds_uuid[2]){item->a, item->b}, 2, &m->side[side]);
}

enum cds_status review_different(struct review_model *m)
{
	const struct cds_review_item *item = review_here(m);
	const struct cds_double *d = review_double(m);

	if (d)
		return cds_item_different(m->log, d->kind, &d->a.id, &d->b.id);
	return item && item->what != CDS_REVIEW_CONFLICT
	    ? cds_verdict_different(m->log, &item->a, &item->b) : CDS_END;
}

enum cds_status review_withdraw(struct review_model *m)
{
	const struct cds_review_item *item = review_here(m);
	const struct cds_double *d = review_double(m);

	if (d)
		return d->ruled ? cds_item_ruling_withdraw(m->log, d->kind, &d->a.id, &d->b.id)
		    : CDS_END;
	return item && item->what == CDS_REVIEW_RULING
	    ? cds_verdict_withdraw(m->log, &item->a, &item->b) : CDS_END;
}
