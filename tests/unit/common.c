/* Too many sessions at one place on one day, or too many places of one name, say nothing about
 * duplicates: from some number on they are not compared. */
#include "../property/laptops.h"

static struct laptop two[2];

/* Adds a session at a place, on laptop 0 or 1; every second one has an assist more. */
static bool session(int who, const cds_uuid *place, int i, cds_uuid *id)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_text(f, "date", "2024-05-05") == CDS_OK && cds_fields_count(f,
	    "assist.eid", 20 + i % 2) == CDS_OK && cds_fields_uuid(f, "place", place) == CDS_OK;

	*id = (cds_uuid){{0}};
	good = good && cds_session_add(two[who].log, f, id) == CDS_OK;
	cds_fields_free(f);
	return good;
}

static bool place(int who, const char *name, cds_uuid *id)
{
	cds_fields *f = cds_fields_new();
	enum cds_status status = cds_fields_text(f, "name", name);

	if (status == CDS_OK)
		status = cds_item_add(two[who].log, CDS_PLACE, f, id);
	cds_fields_free(f);
	return status == CDS_OK;
}

/* Merges laptop `from` into laptop `to`. */
static bool merge(int to, int from)
{
	struct cds_merge_result r;

	return cds_merge(two[to].log, two[from].path, NULL, &r) == CDS_OK;
}

/* How many likely duplicates does laptop 0 have? */
static int likely(void)
{
	cds_review *review = NULL;
	int n = 0;

	if (cds_review_get(two[0].log, NULL, false, &review) == CDS_OK)
		for (size_t i = 0; i < cds_review_size(review); i++)
			n += cds_review_at(review, i)->what == CDS_REVIEW_DUPLICATE;
	cds_review_free(review);
	return n;
}

/* Ten sessions of one laptop and ten of the other make a hundred pairs; with one more there are too
 * many to say anything. */
static void full_windows(void)
{
	cds_uuid hall, id, last = {{0}};
	bool good = place(0, "Nhà văn hóa", &hall) && merge(1, 0);

	for (int i = 0; good && i < 20; i++)
		good = session(i % 2, &hall, i, &id);
	ok(good && merge(0, 1) && likely() == 100,
	    "twenty sessions at a place on a day are compared: %d pairs", likely());
	ok(session(0, &hall, 0, &last) && likely() == 0 && laptop_sound(two[0].log),
	    "one more is too many: none of them is");
	ok(cds_session_remove(two[0].log, &last) == CDS_OK && likely() == 100 &&
	    laptop_sound(two[0].log), "and without it they are again");
	ok(cds_session_restore(two[0].log, &last) == CDS_OK && likely() == 0 &&
	    laptop_sound(two[0].log), "and back");
}

/* Each of several laptops made a place of the same name.  A session at one is compared with those
 * at all others.  One that stands under none is compared with those under up to three communes;
 * where more have its name, nobody knows which is meant. */
static void namesakes(void)
{
	cds_uuid mine, theirs, id;
	cds_fields *f = cds_fields_new();
	int before = likely();
	bool good = place(0, "Thôn 1", &mine) && session(0, &mine, 0, &id);

	good = good && place(1, "Thôn 1", &theirs) && session(1, &theirs, 0, &id) && merge(0, 1);
	ok(good && likely() == before + 1, "places of one name may be one");
	for (int i = 0; good && i < 9; i++) {
		char name[32];
		snprintf(name, sizeof name, "Thôn khác %d", i);
		good = place(0, name, &id) && cds_fields_text(f, "name", "Thôn 1") == CDS_OK &&
		    cds_item_edit(two[0].log, CDS_PLACE, &id, f) == CDS_OK;
	}
	ok(good && likely() == before + 1 && laptop_sound(two[0].log),
	    "also where eleven have the name");
	for (int i = 0; good && i < 4; i++) {
		char name[32];
		cds_uuid above;
		cds_fields *under = cds_fields_new();
		snprintf(name, sizeof name, "Xã số %d", i);
		good = place(0, name, &above) &&
		    cds_fields_text(under, "name", "Thôn 5") == CDS_OK &&
		    cds_fields_uuid(under, "parent", &above) == CDS_OK &&
		    cds_item_add(two[0].log, CDS_PLACE, under, &id) == CDS_OK;
		good = good && (i > 0 || session(0, &id, 1, &id));
		good = good && (i > 0 || (place(1, "Thôn 5", &theirs) &&
		    session(1, &theirs, 1, &mine) && merge(0, 1)));
		if (i == 2)
			ok(good && likely() == before + 2 && laptop_sound(two[0].log),
			    "one under no commune may be that of any of three");
		cds_fields_free(under);
	}
	ok(good && likely() == before + 1 && laptop_sound(two[0].log), "but of none of four");
	ok(cds_fields_text(f, "name", "Thôn 6") == CDS_OK &&
	    cds_item_edit(two[0].log, CDS_PLACE, &id, f) == CDS_OK && likely() == before + 2 &&
	    laptop_sound(two[0].log), "and when one is renamed, of three again");
	cds_fields_free(f);
}

int main(void)
{
	ok(laptop_new(&two[0], "a", 1, INT64_C(1714000000000)) &&
	    laptop_new(&two[1], "b", 2, INT64_C(1714100000000)), "two laptops");
	full_windows();
	namesakes();
	laptop_close(&two[0]);
	laptop_close(&two[1]);
	return done();
}
