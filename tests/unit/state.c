/* What an entry is, to the byte; conflicts and removals; what is masked and flagged; how the
 * digests of long days are split. */
#include "../property/laptops.h"

static struct laptop a, b;

static cds_uuid add(struct laptop *l, const char *date, int64_t eid)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};

	if (cds_fields_text(f, "date", date) != CDS_OK || cds_fields_count(f, "assist.eid", eid) !=
	    CDS_OK || cds_session_add(l->log, f, &id) != CDS_OK)
		tell_problem(NULL, cds_error(l->log));
	cds_fields_free(f);
	return id;
}

static bool edit(struct laptop *l, const cds_uuid *id, const char *field, int64_t n)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_count(f, field, n) == CDS_OK &&
	    cds_session_edit(l->log, id, f) == CDS_OK;

	cds_fields_free(f);
	return good;
}

static bool merge(struct laptop *to, struct laptop *from)
{
	struct cds_merge_result r;

	return cds_merge(to->log, from->path, NULL, &r) == CDS_OK;
}

/* How many fields of the session are in conflict on this laptop? */
static size_t conflicts(struct laptop *l, const cds_uuid *id)
{
	cds_history *h = NULL;
	size_t n = 99;

	if (cds_history_get(l->log, id, &h) == CDS_OK)
		n = cds_history_conflicts(h);
	cds_history_free(h);
	return n;
}

/* A number of the session on this laptop. */
static int64_t value(struct laptop *l, const cds_uuid *id, const char *field)
{
	cds_fields *f = NULL;
	int64_t n = -9;

	if (cds_session_fields(l->log, id, &f) == CDS_OK && cds_fields_find(f, field))
		n = cds_fields_find(f, field)->number;
	cds_fields_free(f);
	return n;
}

/* How many entries say that they changed a field from that value? */
static int known_before(struct laptop *l, const cds_uuid *id, const char *field, int64_t n)
{
	cds_history *h = NULL;
	int found = 0;

	if (cds_history_get(l->log, id, &h) == CDS_OK)
		for (size_t i = 0; i < cds_history_size(h); i++) {
			const struct cds_field *f = cds_fields_find(cds_history_at(h, i)->before,
			    field);
			found += f && f->number == n &&
			    cds_fields_find(cds_history_at(h, i)->changes, field);
		}
	cds_history_free(h);
	return found;
}

/* Two laptops change one session: other fields join, the same field is a conflict until somebody
 * settles it. */
static void two_hands(void)
{
	cds_uuid id = add(&a, "2024-05-05", 40);

	ok(merge(&b, &a), "the session goes to another laptop");
	ok(edit(&a, &id, "residents", 30) && edit(&b, &id, "volunteers", 4),
	    "each changes another field");
	ok(merge(&a, &b) && merge(&b, &a), "they merge both ways");
	ok(conflicts(&a, &id) == 0 && value(&a, &id, "residents") == 30 &&
	    value(&a, &id, "volunteers") == 4, "and both stand");
	ok(edit(&a, &id, "assist.eid", 41) && edit(&b, &id, "assist.eid", 42),
	    "each changes the same field");
	ok(merge(&a, &b) && merge(&b, &a), "they merge");
	ok(conflicts(&a, &id) == 1 && conflicts(&b, &id) == 1, "that is a conflict on both");
	ok(value(&a, &id, "assist.eid") == value(&b, &id, "assist.eid"),
	    "and the same value stands on both");
	ok(known_before(&a, &id, "assist.eid", 40) == 2, "each changed it from what it knew, 40");
	ok(edit(&a, &id, "assist.eid", value(&a, &id, "assist.eid")), "saying again what stands");
	ok(conflicts(&a, &id) == 0, "settles it");
	ok(merge(&b, &a) && conflicts(&b, &id) == 0, "on the other laptop too");
	ok(cds_session_remove(a.log, &id) == CDS_OK && edit(&b, &id, "residents", 31),
	    "one removes, the other edits");
	ok(merge(&a, &b) && conflicts(&a, &id) == 1,
	    "a removal that did not know of an edit is a conflict");
	ok(cds_session_restore(a.log, &id) == CDS_OK && conflicts(&a, &id) == 0 &&
	    value(&a, &id, "residents") == 31, "restoring settles it, the edit stands");
	ok(laptop_sound(a.log) && laptop_sound(b.log), "check agrees");
}

/* Two people set the same value, which is no conflict. */
static void same_values(void)
{
	cds_uuid id = add(&a, "2024-06-01", 1);

	ok(merge(&b, &a) && edit(&a, &id, "residents", 5) && edit(&b, &id, "residents", 5),
	    "two set the same value");
	ok(merge(&a, &b) && conflicts(&a, &id) == 0, "that is no conflict");
}

/* Above 4,096 entries a day's digest is split, and merging still finds what is new. */
static void long_day(void)
{
	char before[CDS_FINGERPRINT], after[CDS_FINGERPRINT];
	struct cds_merge_result r;

	a.ms = INT64_C(1720000000000);
	ok(cds_log_begin(a.log) == CDS_OK, "5,000 sessions in one transaction");
	for (int i = 0; i < 5000; i++) {
		a.ms = INT64_C(1720000000000) + i;
		add(&a, "2024-07-03", i);
	}
	ok(cds_log_commit(a.log) == CDS_OK, "are kept");
	ok(cds_log_fingerprint(a.log, before) == CDS_OK, "fingerprint");
	ok(merge(&b, &a) && merge(&a, &b), "merged both ways");
	add(&b, "2024-07-03", 1);
	ok(cds_merge(a.log, b.path, NULL, &r) == CDS_OK && r.fresh == 1, "one more is found");
	ok(cds_merge(b.log, a.path, NULL, &r) == CDS_OK && r.fresh == 0,
	    "nothing new the other way");
	ok(cds_log_fingerprint(a.log, before) == CDS_OK && cds_log_fingerprint(b.log, after) ==
	    CDS_OK && strcmp(before, after) == 0, "one fingerprint");
	ok(laptop_sound(a.log), "check agrees with the split day");
}

/* A small log has a few entries of a long day, far from one another among ours: a merge knows
 * those, and finds what is new beside them. */
static void few_of_many(void)
{
	struct cds_merge_result r;
	struct cds_unmerge_result u;
	struct laptop c;

	ok(laptop_new(&c, "c", 3, INT64_C(1720000000000)), "a third laptop");
	for (int i = 0; i < 60; i++) {
		c.ms = INT64_C(1720000000000) + i;
		add(&c, "2024-07-03", i);
	}
	ok(cds_merge(a.log, c.path, NULL, &r) == CDS_OK && r.fresh == 60,
	    "its 60 of that day come to 5,000");
	c.ms = INT64_C(1720000000000);
	for (int i = 0; i < 3; i++)
		add(&c, "2024-07-03", i);
	ok(cds_merge(a.log, c.path, NULL, &r) == CDS_OK && r.fresh == 3 &&
	    r.known == r.entries - 3, "of 63 three are new");
	ok(cds_unmerge(a.log, r.receipt, &u) == CDS_OK && u.entries == 3, "and can go again");
	ok(laptop_sound(a.log), "check agrees");
	laptop_close(&c);
}

/* A call that fails inside a transaction takes nothing of the other calls with it. */
static void writes_inside_writes(void)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}}, kept;
	int64_t before, after;

	ok(cds_log_entries(a.log, &before) == CDS_OK && cds_log_begin(a.log) == CDS_OK,
	    "a transaction");
	kept = add(&a, "2024-08-01", 3);
	ok(cds_session_add(a.log, f, &id) == CDS_INVALID,
	    "a call that is refused before it wrote");
	ok(cds_log_commit(a.log) == CDS_OK && value(&a, &kept, "assist.eid") == 3,
	    "leaves the rest as it was");
	ok(cds_log_begin(a.log) == CDS_OK, "another");
	add(&a, "2024-08-02", 3);
	cds_log_rollback(a.log);
	ok(cds_log_entries(a.log, &after) == CDS_OK && after == before + 1,
	    "rolled back leaves nothing");
	ok(laptop_sound(a.log), "check agrees");
	cds_fields_free(f);
}

int main(void)
{
	ok(laptop_new(&a, "a", 1, INT64_C(1714000000000)) &&
	    laptop_new(&b, "b", 2, INT64_C(1714000000000)), "two laptops");
	two_hands();
	same_values();
	writes_inside_writes();
	long_day();
	few_of_many();
	laptop_close(&a);
	laptop_close(&b);
	return done();
}
