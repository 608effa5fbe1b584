/* What the review does with places and teams: doubles, rulings on them, and rulings of two people
 * that disagree. */
#include "model/review_double.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/session_out.h"
#include "model/doubles_text.h"
#include "model/review_pair.h"

/* ---- the list ---- */

/* How deep a place stands, by the commas in its path. */
static int review_double_depth(const struct cds_double *d)
{
	int depth = 0;

	for (const char *p = d->a.path; *p; p++)
		depth += *p == ',';
	return depth;
}

/* Places before teams, and communes before hamlets: whether two hamlets are one depends on whether
 * their communes are. Rulings keep the order of the library, the newest first. */
static int review_double_order(const void *a, const void *b)
{
	const struct cds_double *x = *(const struct cds_double *const *)a,
	    *y = *(const struct cds_double *const *)b;
	int by = x->kind != y->kind ? x->kind < y->kind ? -1 : 1
	    : review_double_depth(x) - review_double_depth(y);

	if (by == 0)
		by = strcmp(x->a.path, y->a.path);
	if (by == 0)
		by = cds_uuid_compare(&x->a.id, &y->a.id);
	return by ? by : cds_uuid_compare(&x->b.id, &y->b.id);
}

enum cds_status review_double_read(struct review_model *m)
{
	enum cds_status status = cds_doubles_get(m->log, CDS_PLACE, NULL, m->ruled, &m->all);

	if (status != CDS_OK)
		return status;
	m->pair = calloc(cds_doubles_size(m->all) + 1, sizeof *m->pair);
	if (!m->pair)
		return CDS_NO_MEMORY;
	m->doubles = cds_doubles_size(m->all);
	for (size_t i = 0; i < m->doubles; i++)
		m->pair[i] = cds_doubles_at(m->all, i);
	if (!m->ruled && m->doubles > 1)
		qsort(m->pair, m->doubles, sizeof *m->pair, review_double_order);
	return CDS_OK;
}

/* ---- both sides ---- */

/* Puts into buf how many sessions say this side, and of a place also how many there are with all
 * that is under it: a commune is often said by none itself. */
static void review_double_sessions(cds_log *log, enum cds_kind kind,
    const struct cds_double_side *side, char *buf, size_t size)
{
	struct cds_filter filter = CDS_FILTER_ALL;
	struct cds_report *report = NULL;
	char n[FORMAT_SIZE];

	format_many(buf, size, side->sessions, NOUN_SESSION);
	filter.place = side->id;
	if (kind != CDS_PLACE ||
	    cds_report_run(log, &filter, NULL, 0, 0, &report) != CDS_OK)
		return;
	if (report->sums.sessions != side->sessions)
		snprintf(buf + strlen(buf), size - strlen(buf), _(", with all under it %s"),
		    format_count(n, sizeof n, report->sums.sessions));
	cds_report_free(report);
}

static const char *review_double_made(const struct cds_double_side *side, char *buf, size_t size)
{
	return side->made < 0 ? "–" : format_time(buf, size, side->made);
}

enum cds_status review_double_look(struct review_model *m, const struct cds_double *d)
{
	char a[FORMAT_SIZE + 100], b[FORMAT_SIZE + 100];

	m->side[REVIEW_LEFT] = d->a.id;
	m->side[REVIEW_RIGHT] = d->b.id;
	review_pair_add(m, _("name"), d->a.path, d->b.path);
	if (d->ruled && d->same)
		review_pair_add(m, _("which stands"), _("this side"), "–");
	review_pair_add(m, _("made by"), doubles_text_author(&d->a), doubles_text_author(&d->b));
	review_pair_add(m, _("made at"), review_double_made(&d->a, a, sizeof a),
	    review_double_made(&d->b, b, sizeof b));
	review_double_sessions(m->log, d->kind, &d->a, a, sizeof a);
	review_double_sessions(m->log, d->kind, &d->b, b, sizeof b);
	review_pair_add(m, _("sessions"), a, b);
	return CDS_OK;
}

/* ---- joining ---- */

enum cds_status review_double_join(struct review_model *m, enum review_side side)
{
	const struct cds_double *d = review_double(m);

	return cds_item_same(m->log, d->kind, (cds_uuid[2]){d->a.id, d->b.id}, 2, &m->side[side]);
}

enum cds_status review_join_all(struct review_model *m, size_t *joined)
{
	const struct cds_double *d = review_double(m);
	enum cds_status status;
	cds_uuid *id;

	*joined = 0;
	if (!d || d->ruled)
		return CDS_END;
	id = calloc(m->doubles + 1, sizeof *id);
	if (!id)
		return CDS_NO_MEMORY;
	id[(*joined)++] = d->a.id;
	for (size_t i = 0; i < m->doubles; i++)
		if (m->pair[i]->kind == d->kind &&
		    cds_uuid_compare(&m->pair[i]->a.id, &d->a.id) == 0)
			id[(*joined)++] = m->pair[i]->b.id;
	status = cds_item_same(m->log, d->kind, id, *joined, &d->a.id);
	free(id);
	return status;
}

/* ---- a ruling in conflict ---- */

/* Is the item a conflict of a ruling on places or teams? */
static bool review_double_ruling(struct review_model *m, const struct cds_review_item *item,
    enum cds_kind *kind)
{
	return item->what == CDS_REVIEW_CONFLICT && item->kind == CDS_VERDICT &&
	    review_about(m, item, kind) && *kind != CDS_SESSION;
}

const char *review_double_label(struct review_model *m, const struct cds_review_item *item)
{
	enum cds_kind kind;

	if (!review_double_ruling(m, item, &kind))
		return field_label(m->log, item->field);
	if (strcmp(item->field, "prefer") == 0)
		return _("which stands");
	return kind == CDS_PLACE ? _("one place or two") : _("one team or two");
}

static void review_double_path(cds_log *log, enum cds_kind kind, const cds_uuid *id, char *buf,
    size_t size)
{
	cds_items *items = NULL;

	snprintf(buf, size, "%s", _("not in this log"));
	if (cds_item_get(log, kind, id, &items) == CDS_OK && cds_items_at(items, 0)->known)
		snprintf(buf, size, "%s", cds_items_at(items, 0)->path);
	cds_items_free(items);
}

void review_double_value(struct review_model *m, const struct cds_review_item *item,
    const struct cds_field *f, char *buf, size_t size)
{
	enum cds_kind kind;
	cds_uuid id;

	if (!review_double_ruling(m, item, &kind))
		field_shown(m->log, f, buf, size);
	else if (f->type == CDS_NULL)
		snprintf(buf, size, "%s", _("withdrawn"));
	else if (f->type == CDS_BOOL)
		snprintf(buf, size, "%s", f->number ? kind == CDS_PLACE ? _("one place")
		    : _("one team") : kind == CDS_PLACE ? _("two places") : _("two teams"));
	else if (cds_uuid_parse(f->text, &id))
		snprintf(buf, size, "%s", cds_uuid_compare(&id, &item->a) == 0
		    ? _("the first one") : cds_uuid_compare(&id, &item->b) == 0
		    ? _("the second one") : _("another one of the group"));
	else
		field_shown(m->log, f, buf, size);
}

/* Puts into buf the path of one of the two, who made it, when, and its sessions. */
static void review_double_which(struct review_model *m, enum cds_kind kind, const cds_uuid *id,
    const cds_doubles *ruled, char *buf, size_t size)
{
	char words[400];

	review_double_path(m->log, kind, id, buf, size);
	for (size_t i = 0; i < cds_doubles_size(ruled); i++) {
		const struct cds_double *d = cds_doubles_at(ruled, i);
		const struct cds_double_side *side = cds_uuid_compare(&d->a.id, id) == 0 ? &d->a
		    : cds_uuid_compare(&d->b.id, id) == 0 ? &d->b : NULL;
		if (side) {
			snprintf(buf, size, "%s (%s)", side->path,
			    doubles_text_side(side, words, sizeof words));
			return;
		}
	}
}

void review_double_context(struct review_model *m, const struct cds_review_item *item)
{
	cds_doubles *ruled = NULL;
	enum cds_kind kind;
	char text[1200];

	if (!review_double_ruling(m, item, &kind))
		return;
	if (cds_doubles_get(m->log, kind, &item->a, true, &ruled) != CDS_OK)
		ruled = NULL;
	review_double_which(m, kind, &item->a, ruled, text, sizeof text);
	review_pair_add(m, _("the first one"), text, text);
	review_double_which(m, kind, &item->b, ruled, text, sizeof text);
	review_pair_add(m, _("the second one"), text, text);
	cds_doubles_free(ruled);
}

static const struct cds_entry *review_double_entry(const cds_history *h, const cds_uuid *id)
{
	for (size_t i = 0; i < cds_history_size(h); i++)
		if (cds_uuid_compare(&cds_history_at(h, i)->id, id) == 0)
			return cds_history_at(h, i);
	return NULL;
}

/* A ruling is two fields: whether the two are one, and which stands for both. If one person joined
 * them and another parted them, keeping only the first field would leave the second of the other
 * person's ruling. So both are written again as the entry of this side has them. */
enum cds_status review_double_keep(struct review_model *m, const struct cds_review_item *item,
    enum cds_kind kind, enum review_side side)
{
	const struct cds_field *same = NULL, *prefer = NULL;
	const struct cds_entry *e;
	cds_uuid wish;
	cds_history *h;
	enum cds_status status = cds_history_get(m->log, &item->subject, &h);

	if (status != CDS_OK)
		return status;
	e = review_double_entry(h, &m->side[side]);
	same = e ? cds_fields_find(e->changes, "same") : NULL;
	prefer = e ? cds_fields_find(e->changes, "prefer") : NULL;
	if (!same || same->type != CDS_BOOL)
		status = cds_conflict_keep(m->log, &item->subject, item->field, &m->side[side]);
	else if (same->number)
		status = cds_item_same(m->log, kind, (cds_uuid[2]){item->a, item->b}, 2,
		    prefer && cds_uuid_parse(prefer->text, &wish) ? &wish : NULL);
	else
		status = cds_item_different(m->log, kind, &item->a, &item->b);
	cds_history_free(h);
	return status;
}
