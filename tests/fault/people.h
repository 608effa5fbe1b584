/* What people do to a log, by chance: add, edit, remove, restore, redact, rule, settle, take a
 * merge back.  gossip.c has twenty of them. */
#ifndef PEOPLE_H
#define PEOPLE_H

#include "../property/laptops.h"

struct person {
	struct laptop laptop;
	cds_log *log;
	uint64_t chance;
};

/* A number from 0 to n - 1. */
static uint64_t pick(struct person *p, uint64_t n)
{
	return draw(&p->chance) % n;
}

static const char *const counted[] = {"assist.eid", "assist.dvc", "residents", "volunteers"};
static const char *const notes[] = {"sóng yếu, hẹn lại", "đông người", "mang theo giấy tờ"};

/* Puts one of three places into the fields, made if the log does not have it. */
static enum cds_status put_place(struct person *p, cds_fields *f)
{
	static const char *const places[] = {"Mỹ Bình", "Đài Sơn", "Phước Ninh"};
	cds_fields *place = cds_fields_new();
	enum cds_status status = cds_fields_text(place, "name", places[pick(p, 3)]);
	cds_uuid id;

	if (status == CDS_OK)
		status = cds_item_add(p->log, CDS_PLACE, place, &id);
	if (status == CDS_OK || status == CDS_EXISTS)
		status = cds_fields_uuid(f, "place", &id);
	cds_fields_free(place);
	return status;
}

/* Adds a session with what was drawn. */
static enum cds_status add(struct person *p)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};
	char date[CDS_DATE_TEXT];
	int day = cds_day_make(2024, 5, 1) + (int)pick(p, 40);
	enum cds_status status = cds_fields_text(f, "date",
	    cds_date_text(day, day + (pick(p, 8) == 0), date));

	if (status == CDS_OK)
		status = cds_fields_count(f, "assist.eid", (int64_t)pick(p, 60));
	if (status == CDS_OK && pick(p, 2))
		status = cds_fields_text(f, "note", notes[pick(p, 3)]);
	if (status == CDS_OK)
		status = put_place(p, f);
	if (status == CDS_OK)
		status = cds_session_add(p->log, f, &id);
	cds_fields_free(f);
	return status;
}

/* A session that the log has.  Half of the time it is one of the five newest, so that people change
 * the same ones and disagree. */
static enum cds_status some_session(struct person *p, cds_uuid *id)
{
	struct cds_filter all = CDS_FILTER_ALL;
	const struct cds_session *s;
	cds_list *list;
	enum cds_status status = (all.removed = true,
	    cds_list_open(p->log, &all, true, NULL, &list));
	uint64_t at = pick(p, pick(p, 2) ? 5 : 200);
	bool found = false;

	while (status == CDS_OK && (status = cds_list_next(list, &s)) == CDS_OK &&
	    (at-- > 0 || !found)) {
		*id = s->id;
		found = true;
	}
	cds_list_close(list);
	return status != CDS_OK && status != CDS_END ? status : found ? CDS_OK : CDS_NOT_FOUND;
}

/* Changes a count or the note of a session. */
static enum cds_status edit(struct person *p)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id;
	enum cds_status status = some_session(p, &id);

	if (status == CDS_OK)
		status = pick(p, 3) ? cds_fields_count(f, counted[pick(p, 4)],
		    (int64_t)pick(p, 90)) : cds_fields_text(f, "note", notes[pick(p, 3)]);
	if (status == CDS_OK)
		status = cds_session_edit(p->log, &id, f);
	cds_fields_free(f);
	return status;
}

/* Removes a session, or restores it. */
static enum cds_status removal(struct person *p)
{
	cds_uuid id;
	enum cds_status status = some_session(p, &id);

	if (status != CDS_OK)
		return status;
	return pick(p, 2) ? cds_session_remove(p->log, &id) : cds_session_restore(p->log, &id);
}

/* Erases the notes of a session. */
static enum cds_status redact(struct person *p)
{
	cds_uuid id;
	int64_t n;
	enum cds_status status = some_session(p, &id);

	return status == CDS_OK ? cds_session_redact(p->log, &id, "note", &n) : status;
}

/* Rules two sessions one outing, or two. */
static enum cds_status rule(struct person *p)
{
	cds_uuid id[2];
	enum cds_status status = some_session(p, &id[0]);

	if (status == CDS_OK)
		status = some_session(p, &id[1]);
	if (status != CDS_OK || cds_uuid_compare(&id[0], &id[1]) == 0)
		return status;
	return pick(p, 3) ? cds_verdict_same(p->log, id, 2, &id[pick(p, 2)])
	    : cds_verdict_different(p->log, &id[0], &id[1]);
}

/* Settles the first thing that review shows: a likely duplicate is ruled one outing, of a conflict
 * one side is kept. */
static enum cds_status settle(struct person *p)
{
	cds_review *review;
	cds_history *h = NULL;
	enum cds_status status = cds_review_get(p->log, NULL, false, &review);
	const struct cds_review_item *r = status == CDS_OK && cds_review_size(review)
	    ? cds_review_at(review, 0) : NULL;
	const struct cds_conflict *c;

	if (r && r->what == CDS_REVIEW_DUPLICATE)
		status = cds_verdict_same(p->log, (cds_uuid[]){r->a, r->b}, 2, &r->a);
	else if (r)
		status = cds_history_get(p->log, &r->subject, &h);
	if (status == CDS_OK && h && cds_history_conflicts(h)) {
		c = cds_history_conflict(h, 0);
		status = strcmp(c->field, "void") == 0 ? cds_session_restore(p->log, &r->subject) :
		    cds_conflict_keep(p->log, &r->subject, c->field,
		    &cds_history_at(h, c->entry[pick(p, c->entries)])->id);
	}
	cds_history_free(h);
	cds_review_free(review);
	return status;
}

/* Takes back the newest merge that stands.  That it is refused is no failure: something builds on
 * it. */
static enum cds_status unmerge(struct person *p)
{
	struct cds_unmerge_result r;
	cds_receipts *receipts;
	enum cds_status status = cds_receipts_get(p->log, &receipts);
	int64_t n = 0;

	for (size_t i = 0; status == CDS_OK && n == 0 && i < cds_receipts_size(receipts); i++)
		if (cds_receipts_at(receipts, i)->undone < 0)
			n = cds_receipts_at(receipts, i)->n;
	cds_receipts_free(receipts);
	if (status == CDS_OK && n)
		status = cds_unmerge(p->log, n, &r);
	return status == CDS_REFUSED ? CDS_OK : status;         /* something builds on it */
}

static const struct {
	uint64_t weight;
	enum cds_status (*run)(struct person *p);
} acts[] = {{9, add}, {7, edit}, {2, removal}, {1, redact}, {2, rule}, {3, settle}, {1, unmerge}};

/* One act of a person, the frequent ones more often than the others.  CDS_OK also where there was
 * nothing of that kind to be done. */
static enum cds_status act(struct person *p)
{
	uint64_t at = 0, total = 0, n = sizeof acts / sizeof *acts;
	enum cds_status status;

	for (uint64_t i = 0; i < n; i++)
		total += acts[i].weight;
	for (uint64_t left = pick(p, total); left >= acts[at].weight; at++)
		left -= acts[at].weight;
	status = acts[at].run(p);
	/* Nothing of that kind is in the log yet. */
	return status == CDS_NOT_FOUND ? CDS_OK : status;
}

#endif
