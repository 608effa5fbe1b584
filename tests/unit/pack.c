/* Packs: each can be understood by itself, they can be merged in any order, the rest follows by a
 * return receipt, and nothing in them was redacted or damaged. */
#include <sqlite3.h>
#include <sys/stat.h>

#include "../property/laptops.h"

static const cds_uuid nil;

/* Adds a place, under another one if parent is not NULL. */
static cds_uuid place(struct laptop *l, const char *name, const cds_uuid *parent)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = nil;

	if (cds_fields_text(f, "name", name) != CDS_OK || (parent && cds_fields_uuid(f, "parent",
	    parent) != CDS_OK) || cds_item_add(l->log, CDS_PLACE, f, &id) != CDS_OK)
		tell_problem(NULL, cds_error(l->log));
	cds_fields_free(f);
	return id;
}

static cds_uuid session(struct laptop *l, const char *date, const cds_uuid *where, int64_t eid,
    const char *note)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = nil;

	if (cds_fields_text(f, "date", date) != CDS_OK || cds_fields_uuid(f, "place", where) !=
	    CDS_OK || cds_fields_count(f, "assist.eid", eid) != CDS_OK ||
	    (note && cds_fields_text(f, "note", note) != CDS_OK) ||
	    cds_session_add(l->log, f, &id) != CDS_OK)
		tell_problem(NULL, cds_error(l->log));
	cds_fields_free(f);
	return id;
}

/* Sets a count of a session. */
static bool set(struct laptop *l, const cds_uuid *id, const char *field, int64_t count)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_count(f, field, count) == CDS_OK &&
	    cds_session_edit(l->log, id, f) == CDS_OK;

	cds_fields_free(f);
	return good;
}

static enum cds_status pack(struct laptop *l, const char *path,
    const struct cds_pack_options *options, struct cds_manifest *m)
{
	remove(path);
	return cds_pack(l->log, path, options, m);
}

static enum cds_status pack_for(struct laptop *l, const char *path, const char *receipt,
    struct cds_manifest *m)
{
	struct cds_pack_options o = CDS_PACK_ALL;

	o.receipt = receipt;
	return pack(l, path, &o, m);
}

static bool merge(struct laptop *l, const char *path, struct cds_merge_result *r)
{
	bool good = cds_merge(l->log, path, NULL, r) == CDS_OK;

	if (!good)
		tell_problem(NULL, cds_error(l->log));
	return good;
}

#define T0 INT64_C(1714000000000)

/* A pack of one place brings its sessions with their whole history and all that they name. */
static void part_of_a_log(void)
{
	struct cds_pack_options o = CDS_PACK_ALL;
	struct cds_filter filter = CDS_FILTER_ALL;
	struct cds_merge_result r;
	struct cds_manifest m;
	struct laptop a, b;
	cds_uuid commune, hamlet, far, both[2], gone;
	const struct cds_session *s;
	cds_list *list = NULL;
	cds_items *items = NULL;

	ok(laptop_new(&a, "a", 1, T0) && laptop_new(&b, "b", 2, T0), "two laptops");
	commune = place(&a, "Xã Phước Ninh", NULL);
	hamlet = place(&a, "Thôn Thiện Đức", &commune);
	far = place(&a, "Phường Mỹ Bình", NULL);
	both[0] = session(&a, "2024-05-05", &hamlet, 30, "đông người");
	both[1] = session(&a, "2024-05-05", &far, 31, NULL);
	gone = session(&a, "2024-05-06", &hamlet, 12, NULL);
	session(&a, "2024-05-07", &far, 5, NULL);
	ok(set(&a, &both[0], "assist.eid", 33) && cds_session_remove(a.log, &gone) == CDS_OK &&
	    cds_verdict_same(a.log, both, 2, &both[1]) == CDS_OK,
	    "one changed, one removed, one ruled the same as one elsewhere");
	filter.place = commune;
	o.filter = &filter;
	ok(pack(&a, "p.cdslog", &o, &m) == CDS_OK && !m.whole && m.sessions == 1 &&
	    m.assists == 31, "a pack of one commune, of which one counts");
	ok(merge(&b, "p.cdslog", &r) && r.packed && strcmp(r.pack.author, a.author) == 0 &&
	    strcmp(r.pack.fingerprint, m.fingerprint) == 0, "merged, with what it says of itself");
	ok(cds_session_get(b.log, &both[0], &list, &s) == CDS_OK &&
	    s->flags & CDS_SESSION_DUPLICATE && s->total[0] == 33 &&
	    !(s->flags & CDS_SESSION_INCOMPLETE), "with its history, and the ruling");
	cds_list_close(list);
	ok(cds_session_get(b.log, &both[1], &list, &s) == CDS_OK && s->total[0] == 31,
	    "the other of the two came along");
	cds_list_close(list);
	ok(cds_session_get(b.log, &gone, &list, &s) == CDS_OK && s->flags & CDS_SESSION_VOID,
	    "a removal travels");
	cds_list_close(list);
	ok(cds_item_get(b.log, CDS_PLACE, &hamlet, &items) == CDS_OK && strcmp(cds_items_at(items,
	    0)->path, "Thôn Thiện Đức, Xã Phước Ninh") == 0, "the place, and the one above");
	cds_items_free(items);
	o = (struct cds_pack_options)CDS_PACK_ALL;
	o.since = a.ms / 1000;
	ok(pack(&a, "p.cdslog", &o, &m) == CDS_NOT_FOUND, "nothing since");
	o.since = a.ms / 1000 - 1;
	a.ms += 1000000;
	ok(set(&a, &both[0], "assist.eid", 34) && pack(&a, "p.cdslog", &o, &m) == CDS_OK &&
	    merge(&b, "p.cdslog", &r) && r.fresh > 0, "what was written since");
	ok(cds_session_get(b.log, &both[0], &list, &s) == CDS_OK && s->total[0] == 34, "came");
	cds_list_close(list);
	ok(laptop_sound(a.log) && laptop_sound(b.log), "both are sound");
	laptop_close(&a);
	laptop_close(&b);
}

/* Is a return receipt refused because it belongs to nothing of this log? */
static bool of_nothing_here(struct laptop *l, const char *receipt)
{
	struct cds_manifest m;

	return pack_for(l, "p.cdslog", receipt, &m) == CDS_NOT_FOUND &&
	    strcmp(cds_error(l->log)->arg[0], receipt) == 0;
}

/* A pack for a return receipt holds only what its writer does not have. */
static void the_rest(void)
{
	struct cds_merge_result r;
	struct cds_unmerge_result u;
	struct cds_manifest m;
	struct laptop a, b, c;
	cds_uuid where, x;
	char receipt[CDS_RETURN];

	ok(laptop_new(&a, "a", 3, T0) && laptop_new(&b, "b", 4, T0) && laptop_new(&c, "c", 5, T0),
	    "three laptops");
	where = place(&a, "Phường Mỹ Bình", NULL);
	x = session(&a, "2024-05-05", &where, 30, NULL);
	ok(pack(&a, "p.cdslog", NULL, &m) == CDS_OK && m.whole && merge(&b, "p.cdslog", &r),
	    "all of it");
	for (int i = 0; i < 4; i++) {
		snprintf(receipt, sizeof receipt, "%s", r.receipt_text);
		ok(set(&a, &x, "residents", 20 + i) && session(&a, "2024-05-06",
		    &where, i, NULL).b[6] && pack_for(&a, "p.cdslog", receipt, &m) == CDS_OK &&
		    m.entries == 2 && merge(&b, "p.cdslog", &r) && r.fresh == 2 && r.known == 0 &&
		    laptops_agree(&a, &b), "only the rest, round %d", i + 1);
	}
	ok(pack_for(&a, "p.cdslog", r.receipt_text, &m) == CDS_NOT_FOUND &&
	    !fopen("p.cdslog", "rb"), "then nothing is left");

	ok(merge(&c, b.path, &r) && session(&c, "2024-05-07", &where, 9, NULL).b[6] &&
	    merge(&a, c.path, &r) && r.fresh == 1 && pack(&a, "p.cdslog", NULL, &m) == CDS_OK &&
	    merge(&b, "p.cdslog", &r), "the whole again, with somebody else's");
	snprintf(receipt, sizeof receipt, "%s", r.receipt_text);
	ok(cds_unmerge(a.log, 1, &u) == CDS_OK && of_nothing_here(&a, receipt),
	    "a receipt for what was taken back since is of nothing here");
	session(&a, "2024-05-08", &where, 10, NULL);
	ok(of_nothing_here(&a, receipt), "also when as many entries came since");
	ok(laptop_sound(a.log) && laptop_sound(b.log), "sound");
	laptop_close(&a);
	laptop_close(&b);
	laptop_close(&c);
}

/* Three packs, one with an edit and one with a redaction of what others hold, merged in every
 * order. */
static void any_order(void)
{
	static const int order[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1},
	    {2, 1, 0}};
	static const char *const file[] = {"p0.cdslog", "p1.cdslog", "p2.cdslog"};
	struct cds_merge_result r;
	struct cds_manifest m;
	struct laptop a, b, to;
	cds_uuid where, x;
	int64_t n;

	ok(laptop_new(&a, "a", 6, T0) && laptop_new(&b, "b", 7, T0), "two laptops");
	where = place(&a, "Phường Mỹ Bình", NULL);
	x = session(&a, "2024-05-05", &where, 30, "tên chị Hạnh");
	ok(pack(&a, file[0], NULL, &m) == CDS_OK && merge(&b, file[0], &r), "the first part");
	ok(set(&a, &x, "assist.eid", 31) && session(&a, "2024-05-06", &where,
	    3, "gọi anh Tâm").b[6] && pack_for(&a, file[1], r.receipt_text, &m) == CDS_OK &&
	    merge(&b, file[1], &r), "the second builds on it");
	ok(cds_session_redact(a.log, &x, "note", &n) == CDS_OK && n == 1 &&
	    set(&a, &x, "assist.eid", 32) && pack_for(&a, file[2], r.receipt_text, &m) == CDS_OK,
	    "the third takes words of the first out");
	ok(file_has(file[0], "chị Hạnh") && !file_has(file[2], "chị Hạnh") &&
	    !file_has(file[2], "anh Tâm"), "which are only in the first");
	for (size_t i = 0; i < 6; i++) {
		bool good = laptop_new(&to, "to", 8 + i, T0);
		for (int k = 0; k < 3; k++)
			good = good && merge(&to, file[order[i][k]], &r);
		ok(good && laptops_agree(&a, &to) && laptop_sound(to.log) &&
		    !file_has(to.path, "chị Hạnh") && file_has(to.path, "anh Tâm"), "parts %d %d"
		    " %d: the same, without the words", order[i][0], order[i][1], order[i][2]);
		laptop_close(&to);
	}
	ok(pack(&a, "p.cdslog", NULL, &m) == CDS_OK && !file_has("p.cdslog", "chị Hạnh") &&
	    merge(&b, "p.cdslog", &r) && laptops_agree(&a, &b), "later packs are without them");
	ok(laptop_new(&to, "to", 20, T0) && merge(&to, file[0], &r) && pack(&to, "q.cdslog",
	    NULL, &m) == CDS_OK && merge(&a, "q.cdslog", &r) && laptops_agree(&a, &b) &&
	    !file_has(a.path, "chị Hạnh"), "somebody who still has them brings nothing back");
	laptop_close(&to);
	laptop_close(&a);
	laptop_close(&b);
}

/* Bytes of a pack changed on its way: what was sent is merged, or nothing. */
static void damaged(void)
{
	struct cds_merge_result r;
	struct cds_manifest m;
	struct laptop a, b;
	struct stat st;
	char before[CDS_FINGERPRINT], after[CDS_FINGERPRINT], whole[CDS_FINGERPRINT];
	uint64_t chance = test_seed(2024);
	int refused = 0, taken = 0, wrong = 0;
	cds_uuid where;

	ok(laptop_new(&a, "a", 30, T0) && laptop_new(&b, "b", 31, T0), "two laptops");
	where = place(&a, "Phường Mỹ Bình", NULL);
	for (int i = 0; i < 20; i++)
		session(&a, "2024-05-05", &where, i, "ghi chú");
	ok(pack(&a, "p.cdslog", NULL, &m) == CDS_OK && stat("p.cdslog", &st) == 0 &&
	    cds_log_fingerprint(b.log, before) == CDS_OK, "a pack");
	for (int round = 0; round < 400; round++) {
		FILE *f;
		copy_file("p.cdslog", "bad.cdslog");
		f = fopen("bad.cdslog", "r+b");
		for (int k = 1 + (int)(draw(&chance) % 4); k > 0; k--) {
			fseek(f, (long)(draw(&chance) % (uint64_t)st.st_size), SEEK_SET);
			fputc((int)(draw(&chance) & 255), f);
		}
		fclose(f);
		if (cds_log_begin(b.log) != CDS_OK)
			break;
		if (cds_merge(b.log, "bad.cdslog", NULL, &r) == CDS_OK) {
			taken++;
			wrong += cds_log_fingerprint(b.log, whole) != CDS_OK ||
			    strcmp(whole, m.fingerprint) != 0;
		} else {
			refused++;
		}
		cds_log_rollback(b.log);
		wrong += cds_log_fingerprint(b.log, after) != CDS_OK || strcmp(before, after) != 0;
	}
	ok(wrong == 0 && refused > 100 && refused + taken == 400, "400 damaged packs: %d refused,"
	    " %d whole where it matters, %d wrong", refused, taken, wrong);
	laptop_close(&a);
	laptop_close(&b);
}

/* A pack whose manifest, or digests, say something else than its entries is refused.  A log that
 * can't be written makes packs, too. */
static void lies(void)
{
	static const char *const lie[] = {
		"UPDATE manifest SET entries = entries + 1",
		"UPDATE manifest SET sessions = 7", "UPDATE manifest SET assists = 7500",
		"UPDATE manifest SET fingerprint = 'AAAA-AAAA-AAAA-AAAA'",
		"DELETE FROM digest WHERE day = (SELECT max(day) FROM digest)",
	};
	struct cds_merge_result r;
	struct cds_manifest m;
	struct laptop a, b;
	cds_uuid where;

	ok(laptop_new(&a, "a", 40, T0) && laptop_new(&b, "b", 41, T0), "two laptops");
	where = place(&a, "Phường Mỹ Bình", NULL);
	session(&a, "2024-05-05", &where, 3, NULL);
	ok(pack(&a, "p.cdslog", NULL, &m) == CDS_OK, "a pack");
	for (size_t i = 0; i < sizeof lie / sizeof *lie; i++) {
		sqlite3 *db;
		copy_file("p.cdslog", "lie.cdslog");
		ok(sqlite3_open("lie.cdslog", &db) == SQLITE_OK && sqlite3_exec(db,
		    lie[i], NULL, NULL, NULL) == SQLITE_OK && sqlite3_close(db) == SQLITE_OK &&
		    cds_merge(b.log, "lie.cdslog", NULL, &r) == CDS_MISMATCH, "%s", lie[i]);
	}
	laptop_close(&a);
	ok(cds_log_open("p.cdslog", CDS_OPEN_READONLY, &a.log) == CDS_OK &&
	    cds_log_writer(a.log, "x", "y") == CDS_OK && pack(&a, "pp.cdslog", NULL, &m) ==
	    CDS_OK && merge(&b, "pp.cdslog", &r), "a pack of a pack that can't be written");
	laptop_close(&a);
	laptop_close(&b);
}

int main(void)
{
	part_of_a_log();
	the_rest();
	any_order();
	damaged();
	lies();
	return done();
}
