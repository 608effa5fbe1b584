/* Receipts of merges, the preview of a merge, and taking a merge back. */
#include "../property/laptops.h"

/* Adds a session of that date with so many assists. */
static cds_uuid session(struct laptop *l, const char *date, int64_t assists)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};

	if (cds_fields_text(f, "date", date) != CDS_OK || cds_fields_count(f, "assist.eid",
	    assists) != CDS_OK || cds_session_add(l->log, f, &id) != CDS_OK)
		tell_problem(NULL, cds_error(l->log));
	cds_fields_free(f);
	return id;
}

static bool edit(struct laptop *l, const cds_uuid *id, const char *field, int64_t count)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_count(f, field, count) == CDS_OK &&
	    cds_session_edit(l->log, id, f) == CDS_OK;

	cds_fields_free(f);
	return good;
}

static bool merge(struct laptop *to, const struct laptop *from, struct cds_merge_result *r)
{
	bool good = cds_merge(to->log, from->path, NULL, r) == CDS_OK;

	if (!good)
		tell_problem(NULL, cds_error(to->log));
	return good;
}

struct heard {
	char text[2000];
};

/* Appends what a merge tells of a laptop to a text. */
static void hear_laptop(void *arg, const struct cds_merge_laptop *l)
{
	struct heard *h = arg;
	size_t n = strlen(h->text);

	snprintf(h->text + n, sizeof h->text - n, "%s %d %d %d; ", l->device, (int)l->entries,
	    (int)l->sessions_new, (int)l->sessions_changed);
}

/* Appends what a merge tells of a field to a text. */
static void hear_change(void *arg, const struct cds_merge_change *c)
{
	struct heard *h = arg;
	size_t n = strlen(h->text);

	snprintf(h->text + n, sizeof h->text - n, "%s %d>%d%s; ", c->field, c->from
	    ? (int)c->from->number : -1, c->to ? (int)c->to->number : -1, c->conflict ? "!" : "");
}

/* Stops a merge as soon as it asks. */
static bool stop_at_once(void *arg, int64_t done, int64_t total)
{
	(void)arg, (void)done, (void)total;
	return false;
}

/* A merge that is only tried tells what would come, and changes nothing; one that is stopped
 * changes nothing either. */
static void preview(struct laptop *a, struct laptop *b)
{
	struct heard heard = {""};
	struct cds_merge_options o = {.dry_run = true, .laptop = hear_laptop,
	    .change = hear_change, .arg = &heard};
	char before[CDS_FINGERPRINT], after[CDS_FINGERPRINT];
	struct cds_merge_result r;

	ok(cds_log_fingerprint(a->log, before) == CDS_OK &&
	    cds_merge(a->log, b->path, &o, &r) == CDS_OK, "a preview");
	same_text(heard.text, "máy-b 3 1 1; residents 40>45!; volunteers -1>4; ",
	    "tells laptops, fields from and to, and the conflict");
	ok(r.fresh == 3 && r.sessions_new == 1 && r.sessions_changed == 1 && r.conflicts == 1 &&
	    r.receipt == 0, "and counts");
	ok(r.before.sessions == 1 && r.after.sessions == 2 && r.before.assists == 10 &&
	    r.after.assists == 17, "and totals before and after");
	ok(cds_log_fingerprint(a->log, after) == CDS_OK && strcmp(before, after) == 0,
	    "and changes nothing");
	o = (struct cds_merge_options){.progress = stop_at_once};
	ok(cds_merge(a->log, b->path, &o, &r) == CDS_STOPPED &&
	    cds_log_fingerprint(a->log, after) == CDS_OK && strcmp(before, after) == 0 &&
	    r.fresh == 0, "a merge that is stopped leaves the log as it was");
}

struct watch {
	int64_t stop_above;             /* of what is done; -1: never */
	int64_t done, total;
	int calls;
	bool backwards;
};

/* Stops a merge when enough was done. */
static bool watch(void *arg, int64_t done, int64_t total)
{
	struct watch *w = arg;

	w->calls++;
	w->backwards |= done < w->done || total < w->total || done > total;
	w->done = done;
	w->total = total;
	return w->stop_above < 0 || done <= w->stop_above;
}

/* Fifty sessions were changed on two laptops.  When their entries were read, the sessions are
 * derived: that is told to whoever follows the merge and can be stopped, also between other merges
 * of one transaction. */
static void stopped_late(struct laptop *c)
{
	struct watch w = {.stop_above = -1}, late, end;
	struct cds_merge_options o = {.progress = watch, .arg = &w, .dry_run = true};
	char before[CDS_FINGERPRINT], after[CDS_FINGERPRINT];
	struct cds_merge_result r;
	struct laptop d, e;
	cds_uuid id[50];

	ok(laptop_new(&d, "d", 4, INT64_C(1714000000000)) &&
	    laptop_new(&e, "e", 5, INT64_C(1714000000000)), "two more laptops");
	for (int i = 0; i < 50; i++)
		id[i] = session(&d, "2024-05-08", i);
	ok(merge(&e, &d, &r) && r.fresh == 50, "one knows the other's fifty sessions");
	for (int i = 0; i < 50; i++)
		if (!edit(&d, &id[i], "residents", i) || !edit(&e, &id[i], "residents", i + 1))
			ok(false, "preparing");
	ok(cds_log_begin(e.log) == CDS_OK && merge(&e, c, &r) && r.fresh > 0 &&
	    cds_log_fingerprint(e.log, before) == CDS_OK, "one file is merged");
	ok(cds_merge(e.log, d.path, &o, &r) == CDS_OK && r.conflicts == 50 && w.calls > 50 &&
	    !w.backwards && w.done == w.total, "the next moves on to its end");
	o = (struct cds_merge_options){.progress = watch, .arg = &late};
	late = (struct watch){.stop_above = w.total - 20};
	end = (struct watch){.stop_above = w.total - 1};
	ok(cds_merge(e.log, d.path, &o, &r) == CDS_STOPPED && r.fresh == 0 &&
	    late.done == w.total - 19 && late.total == w.total, "it is stopped while it settles");
	ok(cds_log_fingerprint(e.log, after) == CDS_OK && strcmp(before, after) == 0,
	    "and leaves what was before it");
	o.arg = &end;
	ok(cds_merge(e.log, d.path, &o, &r) == CDS_STOPPED && cds_log_fingerprint(e.log, after) ==
	    CDS_OK && strcmp(before, after) == 0, "so it does when it is stopped at its very end");
	ok(merge(&e, &d, &r) && r.conflicts == 50 && cds_log_commit(e.log) == CDS_OK &&
	    laptop_sound(e.log), "unstopped it is merged, and the log is sound");
	laptop_close(&d);
	laptop_close(&e);
}

/* Several merges in one transaction: one that fails, or is only tried, takes nothing of the others
 * with it. */
static void together(struct laptop *a, struct laptop *b, struct laptop *c)
{
	static const struct cds_merge_options dry = {.dry_run = true};
	char before[CDS_FINGERPRINT], after[CDS_FINGERPRINT];
	struct cds_merge_result r;
	FILE *junk = fopen("junk.cdslog", "wb");

	fputs("junk", junk);
	fclose(junk);
	ok(cds_log_fingerprint(a->log, before) == CDS_OK && cds_log_begin(a->log) == CDS_OK,
	    "several at once");
	ok(merge(a, b, &r) && r.fresh == 3 && cds_merge(a->log, c->path, &dry, &r) == CDS_OK &&
	    r.fresh == 1, "one, and a look at another");
	ok(cds_merge(a->log, "junk.cdslog", NULL, &r) == CDS_NOT_A_LOG &&
	    merge(a, b, &r) && r.fresh == 0 && merge(a, c, &r) && r.fresh == 1,
	    "after one that is none the first is still there, and another comes");
	cds_log_rollback(a->log);
	ok(cds_log_fingerprint(a->log, after) == CDS_OK && strcmp(before, after) == 0 &&
	    laptop_sound(a->log), "and all are taken back together");
}

/* Merges are taken back, the newest first, and only while nothing builds on what they brought. */
static void take_back(struct laptop *a, struct laptop *b, struct laptop *c, const cds_uuid *shared)
{
	struct cds_merge_result first, second, again;
	struct cds_unmerge_result u;
	char before[CDS_FINGERPRINT], after[CDS_FINGERPRINT];
	char *was = laptop_says(a->log), *is;
	cds_receipts *receipts = NULL;
	cds_uuid place = {{0}}, own;
	cds_fields *f;

	ok(cds_log_fingerprint(a->log, before) == CDS_OK && merge(a, b, &first) &&
	    merge(a, c, &second), "two merges");
	ok(first.receipt == 1 && second.receipt == 2, "have receipts");
	ok(merge(a, c, &again) && again.receipt == 0 && again.fresh == 0,
	    "the same file again has none");
	ok(cds_receipts_get(a->log, &receipts) == CDS_OK && cds_receipts_size(receipts) == 2,
	    "they are listed");
	ok(cds_receipts_at(receipts, 1)->fresh == 3 && strcmp(cds_receipts_at(receipts, 1)->before,
	    before) == 0 && strcmp(cds_receipts_at(receipts, 1)->laptop[0].device, "máy-b") == 0 &&
	    cds_receipts_at(receipts, 0)->undone < 0, "with what came");
	cds_receipts_free(receipts);
	ok(cds_unmerge(a->log, 1, &u) == CDS_REFUSED &&
	    strstr(cds_error(a->log)->template_text, "came after"), "the older is refused");
	ok(cds_unmerge(a->log, 7, &u) == CDS_NOT_FOUND, "one that never was is not found");
	ok(cds_unmerge(a->log, 2, &u) == CDS_OK && cds_unmerge(a->log, 2, &u) == CDS_EXISTS,
	    "the newer goes, once");
	ok(cds_unmerge(a->log, 1, &u) == CDS_OK && u.entries == 3 && u.sessions_gone == 1 &&
	    u.sessions_changed == 1, "then the older");
	is = laptop_says(a->log);
	ok(cds_log_fingerprint(a->log, after) == CDS_OK && strcmp(before, after) == 0 &&
	    strcmp(was, is) == 0, "and all is as before");
	ok(laptop_sound(a->log), "and sound");
	free(was);
	free(is);
	/* Once more, now with something that builds on it. */
	ok(merge(a, b, &again) && again.fresh == 3 && again.receipt == 3,
	    "what was taken back can come again");
	ok(edit(a, shared, "residents", 44) && cds_unmerge(a->log, 3, &u) == CDS_REFUSED &&
	    strstr(cds_error(a->log)->template_text, "build on it"),
	    "but not go where an edit build on it");
	ok(strlen(cds_error(a->log)->arg[1]) == 13, "and the session is named");
	/* A place that came by a merge is used here since. */
	f = cds_fields_new();
	ok(cds_fields_text(f, "name", "Xã Công Hải") == CDS_OK && cds_item_add(c->log, CDS_PLACE,
	    f, &place) == CDS_OK && merge(a, c, &again) && again.receipt == 4, "a place comes");
	own = session(a, "2024-06-01", 3);
	ok(cds_unmerge(a->log, 4, &u) == CDS_OK, "what was written beside it does not hold it");
	ok(merge(a, c, &again) && again.receipt == 5, "again");
	cds_fields_free(f);
	f = cds_fields_new();
	ok(cds_fields_uuid(f, "place", &place) == CDS_OK && cds_session_edit(a->log, &own, f) ==
	    CDS_OK && cds_unmerge(a->log, 5, &u) == CDS_REFUSED, "a session at that place does");
	cds_fields_free(f);
	ok(laptop_sound(a->log), "and all is sound");
}

/* Nine sticks have the same data: the eight merges that brought nothing need not be taken back one
 * by one. */
static void empty_ones(struct laptop *a, struct laptop *b, struct laptop *c)
{
	struct cds_merge_result r;
	struct cds_unmerge_result u;
	cds_receipts *receipts = NULL;

	ok(merge(b, c, &r) && r.fresh > 0 && merge(a, b, &r) && r.fresh > 0 && r.receipt == 6,
	    "a merge that brings all");
	ok(merge(a, c, &r) && r.fresh == 0 && r.receipt == 7,
	    "and one that brings nothing after it");
	ok(cds_unmerge(a->log, 6, &u) == CDS_OK && u.entries > 0, "the older can be taken back");
	ok(cds_receipts_get(a->log, &receipts) == CDS_OK && cds_receipts_at(receipts, 0)->n == 7 &&
	    cds_receipts_at(receipts, 0)->undone >= 0,
	    "and the one that brought nothing went with it");
	cds_receipts_free(receipts);
	ok(merge(a, c, &r) && r.fresh > 0 && r.receipt == 8,
	    "so its file brings again what it has");
	ok(laptop_sound(a->log), "and all is sound");
}

int main(void)
{
	struct laptop a, b, c;
	struct cds_merge_result r;
	cds_uuid shared;

	ok(laptop_new(&a, "a", 1, INT64_C(1714000000000)) &&
	    laptop_new(&b, "b", 2, INT64_C(1714000000000)) &&
	    laptop_new(&c, "c", 3, INT64_C(1714000000000)), "three laptops");
	shared = session(&a, "2024-05-05", 10);
	ok(merge(&b, &a, &r), "b knows the session of a");
	ok(edit(&a, &shared, "residents", 40) && edit(&b, &shared, "residents", 45) &&
	    edit(&b, &shared, "volunteers", 4), "both change it");
	session(&b, "2024-05-06", 7);
	session(&c, "2024-05-07", 9);
	preview(&a, &b);
	together(&a, &b, &c);
	take_back(&a, &b, &c, &shared);
	stopped_late(&c);
	session(&c, "2024-05-08", 2);
	empty_ones(&a, &b, &c);
	laptop_close(&a);
	laptop_close(&b);
	laptop_close(&c);
	return done();
}
