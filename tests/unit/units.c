/* The units that come with the program: found beside the log's own places, part of the log only
 * when they are used, and then the same as if the list had been imported. */
#include "../property/laptops.h"

#define LIST "vn-2026-07"

/* The path of the list in the tree. */
static const char *list_path(void)
{
	static char path[1000];

	snprintf(path, sizeof path, "%s/schema/units/" LIST ".csv", getenv("ROOT"));
	return path;
}

/* What the i-th place is for a text: its path, with a star where it is only offered. */
static const char *offer(struct laptop *l, const char *typed, size_t limit, size_t i)
{
	static char text[300];
	const struct cds_item *it;
	cds_items *items = NULL;

	text[0] = '\0';
	if (cds_item_list(l->log, CDS_PLACE, typed, false, limit, &items) != CDS_OK)
		return cds_error(l->log)->template_text;
	it = cds_items_at(items, i);
	if (it)
		snprintf(text, sizeof text, "%s%s", it->path, it->offered ? "*" : "");
	cds_items_free(items);
	return text;
}

static void offers(struct laptop *l, const char *typed, const char *first)
{
	const char *is = offer(l, typed, 5, 0);

	if (!ok(strcmp(is, first) == 0, "'%s' offers %s", typed, first))
		printf("#   it offers '%s'\n", is);
}

/* How many places the list for a text has. */
static size_t places(struct laptop *l, const char *typed)
{
	cds_items *items = NULL;
	size_t n = cds_item_list(l->log, CDS_PLACE, typed, false, 0, &items) == CDS_OK
	    ? cds_items_size(items) : 9999;

	cds_items_free(items);
	return n;
}

/* How many of the log's own places the list for a text has. */
static size_t own_places(struct laptop *l, const char *typed)
{
	cds_items *items = NULL;
	size_t n = cds_item_list_own(l->log, CDS_PLACE, typed, 5, &items) == CDS_OK
	    ? cds_items_size(items) : 9999;

	cds_items_free(items);
	return n;
}

static int64_t entries(struct laptop *l)
{
	int64_t n;

	return cds_log_entries(l->log, &n) == CDS_OK ? n : -1;
}

/* The path of the place that a text finds on a day, or the name of the status. */
static const char *found(struct laptop *l, const char *text, int day)
{
	static char path[300];
	cds_items *items = NULL;
	cds_uuid id;
	enum cds_status status = cds_item_find(l->log, CDS_PLACE, text, day, &id);

	if (status != CDS_OK)
		return cds_status_name(status);
	if (cds_item_get(l->log, CDS_PLACE, &id, &items) == CDS_OK)
		snprintf(path, sizeof path, "%s", cds_items_at(items, 0)->path);
	cds_items_free(items);
	return path;
}

static void finds(struct laptop *l, const char *text, const char *path)
{
	const char *is = found(l, text, CDS_NO_DAY);

	if (!ok(strcmp(is, path) == 0, "'%s' finds %s", text, path))
		printf("#   it finds '%s'\n", is);
}

/* Logs a session at the place that a text names; false: it failed. */
static bool logs(struct laptop *l, const char *text, enum cds_making making, cds_uuid *place)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};
	bool good = cds_item_named(l->log, CDS_PLACE, text, CDS_NO_DAY, making, place) == CDS_OK &&
	    cds_fields_text(f, "date", "2026-05-05") == CDS_OK &&
	    cds_fields_uuid(f, "place", place) == CDS_OK &&
	    cds_session_add(l->log, f, &id) == CDS_OK;

	if (!good)
		tell_problem(NULL, cds_error(l->log));
	cds_fields_free(f);
	return good;
}

/* A log in which nothing was written yet. */
static void in_empty_log(struct laptop *l)
{
	int64_t before = entries(l);

	ok(places(l, NULL) == 0 && places(l, "") == 0, "a new log lists no place");
	offers(l, "thuan nam kh", "Xã Thuận Nam, Tỉnh Khánh Hòa*");
	offers(l, "thuận nam, khánh", "Xã Thuận Nam, Tỉnh Khánh Hòa*");
	offers(l, "THUAN NAM", "Xã Thuận Nam, Tỉnh Khánh Hòa*");
	offers(l, "x. thuận nam", "Xã Thuận Nam, Tỉnh Khánh Hòa*");
	offers(l, "xa thua na tinh khanh", "Xã Thuận Nam, Tỉnh Khánh Hòa*");
	offers(l, "22897", "Xã Thuận Nam, Tỉnh Khánh Hòa*");
	offers(l, "tinh khanh hoa", "Tỉnh Khánh Hòa*");
	offers(l, "thuần nam", "");     /* a mark that was typed counts */
	offers(l, "my binh", "");       /* Bình Mỹ in Ninh Bình is something else */
	ok(places(l, "tan lap") >= 4, "all of one name are offered");
	ok(own_places(l, "tan lap") == 0, "but none of them to whoever looks for sessions");
	finds(l, "Thuận Nam", "Xã Thuận Nam, Tỉnh Khánh Hòa");
	finds(l, "thuan nam kh", "Xã Thuận Nam, Tỉnh Khánh Hòa");
	finds(l, "Phường Mỹ Bình", "not-found");
	ok(strcmp(found(l, "Thuận Nam", cds_day_make(2025, 6, 30)), "not-found") == 0,
	    "before it was there, it is not found");
	ok(entries(l) == before, "and all of this wrote nothing");
}

/* Using a unit makes it and its province part of the log. */
static void used(struct laptop *l)
{
	int64_t before = entries(l);
	cds_items *items = NULL;
	cds_uuid place, again;

	ok(logs(l, "Thuận Nam", CDS_FIND_OR_MAKE, &place), "a session is logged in a unit");
	ok(entries(l) == before + 3, "the unit and its province are entries now");
	ok(places(l, NULL) == 2, "and places of the log");
	offers(l, "thuan nam kh", "Xã Thuận Nam, Tỉnh Khánh Hòa");
	ok(places(l, "thuan nam kh") == 1, "once");
	ok(own_places(l, "thuan nam kh") == 1, "and offered to whoever looks for sessions");
	ok(cds_item_get(l->log, CDS_PLACE, &place, &items) == CDS_OK &&
	    !cds_items_at(items, 0)->offered && strcmp(cds_items_at(items, 0)->list, LIST) == 0 &&
	    strcmp(cds_items_at(items, 0)->code, "22897") == 0, "as a unit of its list");
	cds_items_free(items);
	ok(cds_item_named(l->log, CDS_PLACE, "Xã Thuận Nam", CDS_NO_DAY, CDS_FIND_OR_MAKE,
	    &again) == CDS_OK && cds_uuid_compare(&place, &again) == 0, "a second time it is it");
	ok(entries(l) == before + 3, "and nothing is written");
	ok(cds_item_named(l->log, CDS_PLACE, "Xã Thuận Nam", cds_day_make(2024, 5, 5),
	    CDS_MAKE, &again) == CDS_OK && cds_uuid_compare(&place, &again) != 0,
	    "who insists makes one by hand");
	offers(l, "thuan nam", "Xã Thuận Nam, Tỉnh Khánh Hòa");
}

/* Several units of one name. */
static void ambiguous(struct laptop *l)
{
	char text[1000];
	cds_uuid place, home;

	finds(l, "Xã Tân Lập", "ambiguous");
	ok(strstr(cds_error_text(cds_error(l->log), NULL, text, sizeof text),
	    "Xã Tân Lập, Tỉnh Tây Ninh") != NULL, "they are told with their provinces");
	ok(cds_item_named(l->log, CDS_PLACE, "Tân Lập", CDS_NO_DAY, CDS_FIND_OR_MAKE, &place) ==
	    CDS_AMBIGUOUS, "none of them is made by hand for that");
	ok(logs(l, "Xã Tân Hội, Tây Ninh", CDS_FIND, &place), "a session in Tây Ninh");
	finds(l, "Xã Tân Lập", "Xã Tân Lập, Tỉnh Tây Ninh");
	ok(cds_item_find(l->log, CDS_PLACE, "Xã Nam Thành, Lâm Đồng", CDS_NO_DAY, &home) ==
	    CDS_OK && cds_home_set(l->log, &home) == CDS_OK, "the home commune is in Lâm Đồng");
	finds(l, "Xã Tân Lập", "Xã Tân Lập, Tỉnh Lâm Đồng");
	offers(l, "tan lap", "Xã Tân Lập, Tỉnh Lâm Đồng*");
	ok(cds_home_set(l->log, NULL) == CDS_OK, "none is");
	finds(l, "Xã Tân Lập", "Xã Tân Lập, Tỉnh Tây Ninh");
}

/* Hamlets and teams that are named without their commune. */
static void at_home(struct laptop *a, struct laptop *b)
{
	cds_uuid home, x, y, other;
	int64_t before;

	ok(cds_item_find(a->log, CDS_PLACE, "thuan nam kh", CDS_NO_DAY, &home) == CDS_OK &&
	    cds_home_set(a->log, &home) == CDS_OK && cds_home_set(b->log, &home) == CDS_OK &&
	    cds_home_get(b->log, &x) == CDS_OK && cds_uuid_compare(&x, &home) == 0,
	    "two laptops have one home commune");
	before = entries(b);
	ok(cds_item_named(a->log, CDS_PLACE, "Thôn 1, Xã Phước Dinh", CDS_NO_DAY,
	    CDS_FIND_OR_MAKE, &other) == CDS_OK, "a Thôn 1 of another commune");
	ok(cds_item_named(a->log, CDS_PLACE, "thôn 1", CDS_NO_DAY, CDS_FIND_OR_MAKE, &x) ==
	    CDS_OK && cds_uuid_compare(&x, &other) != 0, "is not that of the home commune");
	ok(cds_item_named(b->log, CDS_PLACE, "thôn 1", CDS_NO_DAY, CDS_MAKE, &y) == CDS_OK &&
	    cds_uuid_compare(&x, &y) == 0, "which is one place on both");
	ok(entries(b) == before + 3, "with its commune and province");
	ok(strcmp(found(a, "THÔN 1", CDS_NO_DAY), "thôn 1, Xã Thuận Nam, Tỉnh Khánh Hòa") == 0,
	    "of two of one name, home's is meant");
	ok(cds_item_named(a->log, CDS_TEAM, "Tổ 1", CDS_NO_DAY, CDS_FIND_OR_MAKE, &x) == CDS_OK &&
	    cds_item_named(b->log, CDS_TEAM, "Tổ 1", CDS_NO_DAY, CDS_FIND_OR_MAKE, &y) == CDS_OK &&
	    cds_uuid_compare(&x, &y) == 0, "and so is a team");
	ok(cds_item_named(b->log, CDS_PLACE, "Xã Mới", CDS_NO_DAY, CDS_FIND_OR_MAKE, &x) ==
	    CDS_OK, "a commune that is no unit");
	finds(b, "Xã Mới", "Xã Mới");
	ok(cds_home_set(b->log, &x) == CDS_OK && cds_home_get(b->log, &y) == CDS_OK &&
	    cds_uuid_compare(&x, &y) == 0, "may be the home commune, too");
	x.b[0] ^= 1;
	ok(cds_home_set(b->log, &x) == CDS_NOT_FOUND, "but what is not there may not");
}

/* Whoever imports the list has the same entries as whoever only uses some of its units. */
static void same_as_imported(struct laptop *a, struct laptop *b)
{
	static const char *const some[] = {"22759", "00004", "32248", "11948", "26732", "24846"};
	cds_fields *every = cds_fields_new();
	struct cds_import_result r = {0};
	struct cds_merge_result merged;
	cds_uuid place;

	ok(cds_fields_text(every, "list", LIST) == CDS_OK &&
	    cds_fields_text(every, "from", "2025-07-01") == CDS_OK &&
	    cds_items_import(b->log, CDS_PLACE, list_path(), NULL, every, NULL, NULL,
	    NULL, &r) ==
	    CDS_OK && r.added == 3355, "the list is imported");
	cds_fields_free(every);
	for (size_t i = 0; i < sizeof some / sizeof *some; i++)
		ok(logs(a, some[i], CDS_FIND, &place), "a session in unit %s", some[i]);
	laptop_close(a);
	ok(cds_merge(b->log, a->path, NULL, &merged) == CDS_OK && merged.fresh == 6,
	    "of a log that used units only the sessions are new");
	ok(laptop_open(a) && places(b, NULL) == 3355, "no unit is there twice");
	ok(places(b, "thuan nam kh") == 1, "and none is offered that is there");
	ok(laptop_sound(a->log) && laptop_sound(b->log), "check agrees");
}

/* Each unit is found by its name and that of its province. */
static void every_one(struct laptop *l)
{
	FILE *f = fopen(list_path(), "r");
	char line[400], code[10], name[200], above[10], typed[300];
	static char province[100][60];
	int n = 0, missed = 0;

	while (f && fgets(line, sizeof line, f)) {
		char *fold;
		above[0] = '\0';
		if (sscanf(line, "%9[0-9],%199[^,],%9[0-9]", code, name, above) < 2)
			continue;
		fold = cds_text_fold(name);
		if (strlen(code) == 2)
			snprintf(province[atoi(code)], sizeof province[0], "%.59s", name);
		snprintf(typed, sizeof typed, *above ? "%s, %s" : "%s", fold,
		    *above ? province[atoi(above)] : "");
		free(fold);
		snprintf(line, sizeof line, *above ? "%s, %s*" : "%s*", name,
		    *above ? province[atoi(above)] : "");
		n++;
		/* Xã Sơn Hạ and Xã Sơn Hà are two of one province. */
		if (strcmp(offer(l, typed, 3, 0), line) != 0 &&
		    strcmp(offer(l, typed, 3, 1), line) != 0 && missed++ < 5)
			printf("# '%s' does not offer '%s'\n", typed, line);
	}
	if (f)
		fclose(f);
	ok(n == 3355 && missed == 0, "each of %d units is offered for its folded name", n);
}

int main(void)
{
	static struct laptop l[7];
	bool good = true;

	for (int i = 0; i < 7; i++) {
		char name[2] = {(char)('a' + i), '\0'};
		good &= laptop_new(&l[i], name, 7 + (uint64_t)i, INT64_C(1777939200000));
	}
	ok(good, "seven laptops");
	in_empty_log(&l[0]);
	used(&l[0]);
	ambiguous(&l[1]);
	at_home(&l[2], &l[3]);
	same_as_imported(&l[4], &l[5]);
	every_one(&l[6]);
	return done();
}
