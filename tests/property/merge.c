/* The laws of merging, over random histories of 2 to 6 laptops with clocks that are wrong by years,
 * edits, removals, old copies and logs that hold only a part: by whatever road entries travel, the
 * end is the same, and nothing is lost. */
#include <sqlite3.h>

#include "laptops.h"

#define HISTORIES 300
#define SESSIONS 64

struct world {
	struct laptop laptop[6];
	int laptops;
	uint64_t chance;
	cds_uuid session[SESSIONS];
	int sessions;
	int64_t written;                /* entries that somebody wrote */
};

/* A number from 0 to n - 1. */
static uint64_t pick(struct world *w, uint64_t n)
{
	return draw(&w->chance) % n;
}

/* Fields as they are drawn: all of a new session, or some for an edit. */
static cds_fields *some_fields(struct world *w, cds_log *log, bool whole)
{
	static const char *const services[] = {"assist.eid", "assist.dvc", "assist.bank",
	    "attendance.class", "visit.qr"};
	static const char *const places[] = {"Mỹ Bình", "Đài Sơn", "Phước Ninh", "Thôn Thiện Đức",
	    "Khu phố 3"};
	cds_fields *f = cds_fields_new();
	char date[CDS_DATE_TEXT];
	bool good = true;
	cds_uuid place;

	if (whole || pick(w, 4) == 0) {
		int day = cds_day_make(2023, 1, 1) + (int)pick(w, pick(w, 2) ? 500 : 4);
		good &= cds_fields_text(f, "date",
		    cds_date_text(day, day + (int)(pick(w, 8) == 0), date)) == CDS_OK;
	}
	if (pick(w, 2) == 0)
		good &= cds_fields_count(f, services[pick(w, 5)], pick(w, 9)
		    ? (int64_t)pick(w, 200) : CDS_UNKNOWN) == CDS_OK;
	if (pick(w, 3) == 0)
		good &= cds_fields_count(f, "residents", (int64_t)pick(w, 90)) == CDS_OK;
	if (pick(w, 5) == 0)
		good &= cds_fields_text(f, "note", pick(w, 2) ? "sóng yếu, \"hẹn\" lại"
		    : "đông người") == CDS_OK;
	if (pick(w, 3) == 0) {
		cds_fields *p = cds_fields_new();
		enum cds_status status;
		good &= cds_fields_text(p, "name", places[pick(w, 5)]) == CDS_OK;
		status = cds_item_add(log, CDS_PLACE, p, &place);
		w->written += status == CDS_OK;
		good &= status == CDS_OK || status == CDS_EXISTS;
		good &= cds_fields_uuid(f, "place", &place) == CDS_OK;
		cds_fields_free(p);
	}
	if (!good)
		printf("# fields failed\n");
	return f;
}

/* Counts the entries of a log. */
static bool entries_of(cds_log *log, int64_t *n)
{
	return cds_log_entries(log, n) == CDS_OK;
}

/* Rules two or three sessions one outing or not, or withdraws a ruling. */
static enum cds_status rule(struct world *w, cds_log *log, const cds_uuid *id)
{
	cds_uuid ids[3] = {*id, w->session[pick(w, (uint64_t)w->sessions)],
	    w->session[pick(w, (uint64_t)w->sessions)]};
	size_t n = 2 + pick(w, 2);
	enum cds_status status;

	switch (pick(w, 5)) {
	case 0:
		status = cds_verdict_different(log, &ids[0], &ids[1]);
		break;
	case 1:
		status = cds_verdict_withdraw(log, &ids[0], &ids[1]);
		break;
	default:
		status = cds_verdict_same(log, ids, n, &ids[pick(w, n)]);
	}
	return status == CDS_INVALID ? CDS_OK : status;         /* a session and itself */
}

/* Keeps one of the values of one of a session's conflicts. */
static enum cds_status settle(cds_log *log, const cds_uuid *id, struct world *w)
{
	cds_history *h;
	enum cds_status status = cds_history_get(log, id, &h);
	const struct cds_conflict *c;

	if (status != CDS_OK || cds_history_conflicts(h) == 0) {
		cds_history_free(h);
		return status;
	}
	c = cds_history_conflict(h, pick(w, cds_history_conflicts(h)));
	status = cds_conflict_keep(log, id, c->field,
	    &cds_history_at(h, c->entry[pick(w, c->entries)])->id);
	cds_history_free(h);
	/* Where a removal is in conflict, the other entry may not set the field at all. */
	return status;
}

/* Erases the notes of a session. */
static enum cds_status redact(struct world *w, cds_log *log, const cds_uuid *id)
{
	int64_t n;

	return pick(w, 3) ? CDS_OK : cds_session_redact(log, id, "note", &n);
}

/* Of the sessions that are ruled one outing one counts, if any can. */
static bool one_counts(cds_log *log)
{
	cds_review *review;
	int group[SESSIONS], members = 0;
	cds_uuid member[SESSIONS];
	bool good = cds_review_get(log, NULL, true, &review) == CDS_OK;

	for (size_t i = 0; good && i < cds_review_size(review); i++) {
		const struct cds_review_item *r = cds_review_at(review, i);
		int at[2] = {-1, -1};
		for (int k = 0; k < 2; k++) {
			const cds_uuid *id = k ? &r->b : &r->a;
			for (int m = 0; m < members; m++)
				if (cds_uuid_compare(&member[m], id) == 0)
					at[k] = m;
			if (at[k] < 0) {
				member[members] = *id;
				group[members] = members;
				at[k] = members++;
			}
		}
		for (int m = 0, from = group[at[0]], to = group[at[1]]; r->same && m < members;
		    m++)
			if (group[m] == from)
				group[m] = to;
	}
	for (int g = 0; good && g < members; g++) {
		int can = 0, count = 0, size = 0;
		for (int m = 0; m < members; m++) {
			const struct cds_session *s;
			cds_list *list;
			if (group[m] != g)
				continue;
			size++;
			if (cds_session_get(log, &member[m], &list, &s) != CDS_OK)
				continue;
			can += !(s->flags & CDS_SESSION_VOID);
			count += !(s->flags & (CDS_SESSION_VOID | CDS_SESSION_DUPLICATE));
			cds_list_close(list);
		}
		if (count != (can > 0)) {
			printf("# a group of %d, %d of which could count: %d do\n", size, can,
			    count);
			good = false;
		}
	}
	cds_review_free(review);
	return good;
}

/* Does one thing that a volunteer does, on a laptop that is drawn. */
static bool act(struct world *w)
{
	struct laptop *l = &w->laptop[pick(w, (uint64_t)w->laptops)];
	int64_t before, after;
	enum cds_status status;
	cds_fields *f;
	const cds_uuid *id;

	entries_of(l->log, &before);
	if (w->sessions < SESSIONS && (w->sessions == 0 || pick(w, 2) == 0)) {
		f = some_fields(w, l->log, true);
		w->session[w->sessions] = (cds_uuid){{0}};
		status = cds_session_add(l->log, f, &w->session[w->sessions]);
		w->sessions++;
		cds_fields_free(f);
	} else {
		id = &w->session[pick(w, (uint64_t)w->sessions)];
		f = some_fields(w, l->log, false);
		switch (pick(w, 8)) {
		case 4:
			status = rule(w, l->log, id);
			break;
		case 5:
			status = settle(l->log, id, w);
			break;
		case 6:
			status = redact(w, l->log, id);
			break;
		case 0:
			status = cds_session_remove(l->log, id);
			break;
		case 1:
			status = cds_session_restore(l->log, id);
			break;
		default:
			status = cds_session_edit(l->log, id, f);
		}
		cds_fields_free(f);
		if (status == CDS_NOT_FOUND)
			status = CDS_OK;        /* it has not come to this laptop yet */
	}
	entries_of(l->log, &after);
	if (status != CDS_OK)
		tell_problem(NULL, cds_error(l->log));
	return status == CDS_OK;
}

static bool merge(cds_log *to, const char *path, struct cds_merge_result *r)
{
	enum cds_status status = cds_merge(to, path, NULL, r);

	if (status != CDS_OK)
		tell_problem(NULL, cds_error(to));
	return status == CDS_OK;
}

/* Makes a log with some of another's entries, as a message that carried only a part would. */
static bool part_of(struct world *w, const char *path, const char *to)
{
	struct laptop l;
	sqlite3 *db;
	char sql[600];
	bool good;

	if (!laptop_new(&l, "part", pick(w, UINT32_MAX), 0))
		return false;
	laptop_close(&l);
	good = sqlite3_open(l.path, &db) == SQLITE_OK;
	snprintf(sql, sizeof sql, "ATTACH '%s' AS o; DELETE FROM entry; DELETE FROM origin; DELETE"
	    " FROM words; INSERT INTO origin SELECT * FROM o.origin; INSERT INTO entry SELECT *"
	    " FROM o.entry e WHERE (e.seq * %u + 7) %% 5 < 3  OR e.origin IN (SELECT n FROM origin"
	    " WHERE kind = 'redaction'); INSERT INTO words SELECT * FROM o.words x WHERE x.entry"
	    " IN (SELECT seq FROM main.entry)", path, (unsigned)pick(w, 1000) * 2 + 1);
	good = good && sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
	if (!good)
		printf("# %s\n", sqlite3_errmsg(db));
	sqlite3_close(db);
	good = good && laptop_open(&l) && cds_rebuild(l.log) == CDS_OK;
	laptop_close(&l);
	return good && rename(l.path, to) == 0;
}

/* A file is merged by mistake and taken back at once: then it is as if nothing had been. */
static bool there_and_back(struct laptop *to, const char *path)
{
	char before[CDS_FINGERPRINT], after[CDS_FINGERPRINT];
	struct cds_merge_result r;
	struct cds_unmerge_result u = {0};
	char *was = laptop_says(to->log), *is;
	bool good = cds_log_fingerprint(to->log, before) == CDS_OK && merge(to->log, path, &r);

	if (good && r.receipt)
		good = cds_unmerge(to->log, r.receipt, &u) == CDS_OK &&
		    u.entries + u.redactions == r.fresh;
	is = laptop_says(to->log);
	if (u.redactions == 0)          /* texts that were erased stay erased */
		good = good && cds_log_fingerprint(to->log, after) == CDS_OK &&
		    strcmp(before, after) == 0 && strcmp(was, is) == 0;
	if (!good)
		printf("# taken back, but not as before: %s\n%s\n%s\n",
		    cds_error(to->log)->template_text, was, is);
	free(was);
	free(is);
	return good;
}

/* Merges a log, an old copy or a part into a laptop's log, or keeps a copy for later. */
static bool exchange(struct world *w)
{
	struct laptop *from = &w->laptop[pick(w, (uint64_t)w->laptops)],
	    *to = &w->laptop[pick(w, (uint64_t)w->laptops)];
	struct cds_merge_result r;

	if (from == to)
		return true;
	switch (pick(w, 5)) {
	case 4:
		return there_and_back(to, from->path);
	case 0:                         /* a copy is kept, and comes back much later */
		return copy_file(from->path, "copy.cdslog");
	case 1:
		return fopen("copy.cdslog", "rb") == NULL || merge(to->log, "copy.cdslog", &r);
	case 2:
		return part_of(w, from->path, "some.cdslog") && merge(to->log, "some.cdslog", &r);
	default:
		return merge(to->log, from->path, &r);
	}
}

/* Merges all laptops' logs into a new one, in this order, and returns what that says. */
static char *gather(struct world *w, const char *name, const int *order, struct laptop *out)
{
	struct cds_merge_result r;

	if (!laptop_new(out, name, 1, 0))
		return NULL;
	for (int i = 0; i < w->laptops; i++)
		if (!merge(out->log, w->laptop[order[i]].path, &r))
			return NULL;
	return laptop_says(out->log);
}

/* Has the log of all everything that was written? */
static bool nothing_lost(struct world *w, const char *path)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *st = NULL;
	char sql[400];
	bool good = sqlite3_open(path, &db) == SQLITE_OK;

	for (int i = 0; good && i < w->laptops; i++) {
		snprintf(sql, sizeof sql, "ATTACH '%s' AS o", w->laptop[i].path);
		good = sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK &&
		    sqlite3_prepare_v2(db, "SELECT count(*) FROM o.entry"
		    " WHERE id NOT IN (SELECT id FROM main.entry)", -1, &st, NULL) == SQLITE_OK &&
		    sqlite3_step(st) == SQLITE_ROW && sqlite3_column_int(st, 0) == 0;
		sqlite3_finalize(st);
		good = good && sqlite3_exec(db, "DETACH o", NULL, NULL, NULL) == SQLITE_OK;
	}
	sqlite3_close(db);
	return good;
}

static bool seen_suspects;              /* likely duplicates came up in some history */

/* Is the end the same, by whatever order and grouping of merges, and when they are repeated? */
static bool end_is_same(struct world *w)
{
	int forth[6], back[6];
	struct laptop a, b, c;
	struct cds_merge_result r;
	char *one, *two, *three, *tree;
	bool good;

	for (int i = 0; i < w->laptops; i++) {
		forth[i] = i;
		back[i] = w->laptops - 1 - i;
	}
	one = gather(w, "forth", forth, &a);
	two = gather(w, "back", back, &b);
	/* Merging is associative: first pairs are merged, then the pairs. */
	good = one && two && laptop_new(&c, "tree", 2, 0);
	for (int i = 0; good && i + 1 < w->laptops; i++)
		good = merge(w->laptop[i + 1].log, w->laptop[i].path, &r);
	good = good && merge(c.log, w->laptop[w->laptops - 1].path, &r);
	tree = good ? laptop_says(c.log) : NULL;
	/* It is idempotent. */
	good = good && merge(a.log, b.path, &r) && r.fresh == 0 &&
	    merge(a.log, w->laptop[0].path, &r) && r.fresh == 0;
	good = good && cds_rebuild(b.log) == CDS_OK;
	three = good ? laptop_says(b.log) : NULL;
	seen_suspects |= good && strstr(one, " duplicates 0 ") == NULL;
	good = good && strcmp(one, two) == 0 && strcmp(one, tree) == 0 &&
	    strcmp(one, three) == 0 && laptop_sound(a.log) && one_counts(a.log) &&
	    laptop_sound(w->laptop[w->laptops - 1].log) && nothing_lost(w, a.path);
	if (!good && one && two && tree && three)
		printf("# forth:\n%s\n# back:\n%s\n# tree:\n%s\n# rebuilt:\n%s\n", one, two, tree,
		    three);
	free(one);
	free(two);
	free(three);
	free(tree);
	laptop_close(&a);
	laptop_close(&b);
	laptop_close(&c);
	return good;
}

/* One history, from its seed; true: all laws held. */
static bool history(uint64_t seed)
{
	struct world w = {.chance = seed};
	bool good = true;
	int steps;

	w.laptops = 2 + (int)pick(&w, 5);
	steps = 10 + (int)pick(&w, 30);
	remove("copy.cdslog");
	for (int i = 0; i < w.laptops && good; i++) {
		char name[16];
		/* A clock may stand at 1970, or be years ahead. */
		int64_t ms = (int64_t)pick(&w, 4) == 0 ? (int64_t)pick(&w, 4000000000) * 1000
		    : INT64_C(1700000000000);
		snprintf(name, sizeof name, "m%d", i);
		good = laptop_new(&w.laptop[i], name, draw(&w.chance), ms);
	}
	for (int i = 0; i < steps && good; i++)
		good = pick(&w, 4) ? act(&w) : exchange(&w);
	good = good && end_is_same(&w);
	for (int i = 0; i < w.laptops; i++)
		laptop_close(&w.laptop[i]);
	return good;
}

int main(void)
{
	uint64_t seed = test_seed(20240505);
	const char *given = getenv("TEST_HISTORIES");
	int histories = given && *given ? atoi(given) : HISTORIES, good = 0;

	for (int i = 0; i < histories; i++) {
		if (history(seed + (uint64_t)i))
			good++;
		else
			printf("# history %d failed: TEST_SEED=%llu TEST_HISTORIES=1\n", i,
			    (unsigned long long)(seed + (uint64_t)i));
		if (i - good > 2)
			break;
	}
	ok(good == histories && good > 0 && (seen_suspects || histories < HISTORIES),
	    "%d of %d histories end the same by every road", good, histories);
	return done();
}
