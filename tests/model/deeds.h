/* What a volunteer may do to a log in the model (interleavings.c).  Who writes and when depends on
 * what is done and how often it was done before, not on the laptop: so laptops can be exchanged for
 * one another, and the same deed on the same log makes the same entry, whatever others did
 * before. */
#ifndef DEEDS_H
#define DEEDS_H

#include "../property/laptops.h"

enum { ADD, EDIT, REMOVE, SETTLE, REDACT, UNMERGE, JOIN, DEEDS };

#define START INT64_C(1714900000000)
#define DAY INT64_C(86400000)

static cds_uuid shared;                 /* the session that all laptops begin with */
static cds_uuid places[3];              /* the first is that of all sessions */

/* Opens a log as the person who does this deed for the turn-th time. */
static bool open_as(struct laptop *l, const char *path, int deed, int turn)
{
	*l = (struct laptop){.chance = (uint64_t)(deed * 10 + turn + 100),
	    .ms = START + (deed + turn) % 3 * DAY + deed * 3600000};
	snprintf(l->path, sizeof l->path, "%s", path);
	snprintf(l->author, sizeof l->author, "Hoa %d %d", deed, turn);
	snprintf(l->device, sizeof l->device, "máy-%d%d", deed, turn);
	return laptop_open(l);
}

/* Adds a session on the same day at the same place, so that it may be a duplicate of the shared
 * one. */
static enum cds_status add(cds_log *log, int turn)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};
	enum cds_status status = CDS_NO_MEMORY;
	char note[32];

	snprintf(note, sizeof note, "thêm, lần %d", turn);
	if (cds_fields_text(f, "date", "2024-05-05") == CDS_OK && cds_fields_uuid(f,
	    "place", &places[turn % 2]) == CDS_OK &&
	    cds_fields_count(f, "assist.eid", 30 + turn) == CDS_OK &&
	    cds_fields_text(f, "note", note) == CDS_OK)
		status = cds_session_add(log, f, &id);
	cds_fields_free(f);
	return status;
}

/* Changes the shared session. */
static enum cds_status edit(cds_log *log, int turn)
{
	cds_fields *f = cds_fields_new();
	enum cds_status status = CDS_NO_MEMORY;
	char note[32];

	snprintf(note, sizeof note, "sửa, lần %d", turn);
	if (cds_fields_count(f, "residents", 50 + turn) == CDS_OK &&
	    cds_fields_text(f, "note", note) == CDS_OK)
		status = cds_session_edit(log, &shared, f);
	cds_fields_free(f);
	return status;
}

/* Removes the shared session. */
static enum cds_status remove_it(cds_log *log, int turn)
{
	(void)turn;
	return cds_session_remove(log, &shared);
}

/* Keeps a value in conflict: in turn one that does not stand, and the one that does. */
static enum cds_status settle_conflict(cds_log *log, const cds_history *h, int turn)
{
	const struct cds_conflict *c = cds_history_conflict(h, 0);
	size_t keep = c->winner;

	if (strcmp(c->field, "void") == 0)
		return turn % 2 ? cds_session_remove(log, &shared)
		    : cds_session_restore(log, &shared);
	for (size_t i = 0; i < c->entries && turn % 2 == 0; i++)
		if (c->entry[i] != c->winner)
			keep = c->entry[i];
	return cds_conflict_keep(log, &shared, c->field, &cds_history_at(h, keep)->id);
}

/* Rules on the likely duplicate of the shared session that has the lowest id: in turn they are one
 * outing, and two. */
static enum cds_status settle_duplicate(cds_log *log, int turn)
{
	cds_review *review;
	enum cds_status status = cds_review_get(log, &shared, false, &review);
	cds_uuid pair[2] = {{{0}}, {{0}}};

	for (size_t i = 0; status == CDS_OK && i < cds_review_size(review); i++) {
		const struct cds_review_item *r = cds_review_at(review, i);
		if (r->what == CDS_REVIEW_DUPLICATE &&
		    (cds_uuid_is_nil(&pair[0]) || cds_uuid_compare(&r->b, &pair[1]) < 0)) {
			pair[0] = r->a;
			pair[1] = r->b;
		}
	}
	cds_review_free(review);
	if (status != CDS_OK || cds_uuid_is_nil(&pair[0]))
		return status;
	return turn % 2 ? cds_verdict_different(log, &pair[0], &pair[1])
	    : cds_verdict_same(log, pair, 2, &pair[1]);
}

/* Settles what is in conflict about the shared session, or else a likely duplicate of it. */
static enum cds_status settle(cds_log *log, int turn)
{
	cds_history *h;
	enum cds_status status = cds_history_get(log, &shared, &h);

	if (status == CDS_OK)
		status = cds_history_conflicts(h) ? settle_conflict(log, h, turn)
		    : settle_duplicate(log, turn);
	cds_history_free(h);
	return status;
}

/* Rules on places: in turn the first and the second are one, and two, and the second and the third
 * are one, so that chains come about and part. */
static enum cds_status join(cds_log *log, int turn)
{
	const cds_uuid *pair = &places[turn % 3 / 2];

	return turn % 3 == 1 ? cds_item_different(log, CDS_PLACE, &pair[0], &pair[1])
	    : cds_item_same(log, CDS_PLACE, pair, 2, &pair[turn / 3 % 2]);
}

/* Erases the notes of the shared session. */
static enum cds_status redact(cds_log *log, int turn)
{
	int64_t n;

	(void)turn;
	return cds_session_redact(log, &shared, "note", &n);
}

/* Takes back the newest merge that stands. */
static enum cds_status unmerge(cds_log *log, int turn)
{
	struct cds_unmerge_result r;
	cds_receipts *receipts;
	enum cds_status status = cds_receipts_get(log, &receipts);
	int64_t n = 0;

	(void)turn;
	for (size_t i = 0; status == CDS_OK && n == 0 && i < cds_receipts_size(receipts); i++)
		if (cds_receipts_at(receipts, i)->undone < 0)
			n = cds_receipts_at(receipts, i)->n;
	cds_receipts_free(receipts);
	return status == CDS_OK && n ? cds_unmerge(log, n, &r) : status;
}

static const struct {
	const char *name;
	enum cds_status (*run)(cds_log *log, int turn);
} deeds[DEEDS] = {
	[ADD] = {"add", add}, [EDIT] = {"edit", edit}, [REMOVE] = {"remove", remove_it},
	[SETTLE] = {"settle", settle},
	[REDACT] = {"redact", redact}, [UNMERGE] = {"unmerge", unmerge},
	[JOIN] = {"join", join},
};

/* Makes the log that all laptops begin with: three places, and one session with a
 * note. */
static bool begin(const char *path)
{
	struct laptop l;
	static const char *const name[] = {"Mỹ Bình", "Phường Mỹ Bình", "Xã Đông"};
	cds_fields *f = cds_fields_new(), *p = cds_fields_new();
	bool good;

	remove(path);
	good = open_as(&l, path, -1, -1);
	for (int i = 0; i < 3; i++)
		good = good && cds_fields_text(p, "name", name[i]) == CDS_OK &&
		    cds_item_add(l.log, CDS_PLACE, p, &places[i]) == CDS_OK;
	good = good && cds_fields_uuid(f, "place", &places[0]) == CDS_OK && cds_fields_text(f,
	    "date", "2024-05-05") == CDS_OK && cds_fields_count(f, "assist.eid", 30) == CDS_OK &&
	    cds_fields_count(f, "residents", 40) == CDS_OK && cds_fields_text(f, "note",
	    "nhà bà Nga") == CDS_OK && cds_session_add(l.log, f, &shared) == CDS_OK;
	cds_fields_free(f);
	cds_fields_free(p);
	laptop_close(&l);
	return good;
}

#endif
