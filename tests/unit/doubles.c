/* Places and teams that two laptops made, each for itself: they are found as doubles, joined and
 * parted by rulings, and then counted and compared as one, or as two. */
#include "../property/laptops.h"

static struct laptop lab[3];

static bool item(int who, enum cds_kind kind, const char *name, const cds_uuid *above, cds_uuid *id)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_text(f, "name", name) == CDS_OK && (!above ||
	    cds_fields_uuid(f, kind == CDS_TEAM ? "place" : "parent", above) == CDS_OK);

	good = good && cds_item_add(lab[who].log, kind, f, id) == CDS_OK;
	cds_fields_free(f);
	return good;
}

/* A unit of the list of units, as it stands in every log that has it. */
static bool unit(int who, const char *code, const char *name, cds_uuid *id)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_text(f, "name", name) == CDS_OK &&
	    cds_fields_text(f, "list", "try-1") == CDS_OK &&
	    cds_fields_text(f, "code", code) == CDS_OK &&
	    cds_item_add(lab[who].log, CDS_PLACE, f, id) == CDS_OK;

	cds_fields_free(f);
	return good;
}

static bool session(int who, const cds_uuid *place, const cds_uuid *team, int count, cds_uuid *id)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_text(f, "date", "2024-05-05") == CDS_OK &&
	    cds_fields_uuid(f, "place", place) == CDS_OK &&
	    (!team || cds_fields_uuid(f, "team", team) == CDS_OK) &&
	    cds_fields_count(f, "assist.eid", count) == CDS_OK;

	*id = (cds_uuid){{0}};
	good = good && cds_session_add(lab[who].log, f, id) == CDS_OK;
	cds_fields_free(f);
	return good;
}

static bool merge(int to, int from, struct cds_merge_result *r)
{
	return cds_merge(lab[to].log, lab[from].path, NULL, r) == CDS_OK;
}

static size_t doubles(int who)
{
	cds_doubles *d = NULL;
	size_t n = cds_doubles_get(lab[who].log, CDS_PLACE, NULL, false, &d) == CDS_OK
	    ? cds_doubles_size(d) : SIZE_MAX;

	cds_doubles_free(d);
	return n;
}

static int64_t likely(int who)
{
	int64_t conflicts, duplicates = -1, open;

	return cds_review_count(lab[who].log, &conflicts, &duplicates, &open) == CDS_OK &&
	    open == (int64_t)doubles(who) ? duplicates : -1;
}

/* How many rows a report by place or team has; the sum of their sessions in *sessions. */
static size_t rows(int who, enum cds_by by, int64_t *sessions)
{
	struct cds_report *r = NULL;
	size_t n = SIZE_MAX;

	*sessions = 0;
	if (cds_report_run(lab[who].log, NULL, &by, 1, 0, &r) == CDS_OK) {
		n = r->rows;
		for (size_t i = 0; i < n; i++)
			*sessions += r->row[i].sums.sessions;
	}
	cds_report_free(r);
	return n;
}

/* How many sessions a filter by this place takes, and what the first is shown under. */
static int64_t filtered(int who, const cds_uuid *place, const char *shown)
{
	struct cds_filter filter = CDS_FILTER_ALL;
	const struct cds_session *s;
	cds_list *list = NULL;
	int64_t n = 0;

	filter.place = *place;
	if (cds_list_open(lab[who].log, &filter, true, NULL, &list) != CDS_OK)
		return -1;
	while (cds_list_next(list, &s) == CDS_OK)
		n += strcmp(s->place_name, shown) == 0 ? 1 : 1000;
	cds_list_close(list);
	return n;
}

static bool stands(int who, const cds_uuid *id, const cds_uuid *for_it)
{
	cds_uuid found;

	return cds_item_stands(lab[who].log, CDS_PLACE, id, &found) == CDS_OK &&
	    cds_uuid_compare(&found, for_it) == 0;
}

static void start(void)
{
	static const char *const name[] = {"a", "b", "c"};
	bool good = true;

	for (int i = 0; i < 3; i++) {
		if (lab[i].log)
			laptop_close(&lab[i]);
		good = laptop_new(&lab[i], name[i], (uint64_t)i + 7, INT64_C(1714000000000)) &&
		    good;
	}
	ok(good, "three laptops");
}

/* ---- the same outing, logged by two who made everything twice ---- */

static cds_uuid commune[2], hamlet[2], team[2], outing[2];

static bool both_log(void)
{
	bool good = true;

	for (int i = 0; i < 2; i++)
		good = good && item(i, CDS_PLACE, "Xã Phước Nam", NULL, &commune[i]) &&
		    item(i, CDS_PLACE, "Thôn 1", &commune[i], &hamlet[i]) &&
		    item(i, CDS_TEAM, "Tổ công nghệ số", NULL, &team[i]) &&
		    session(i, &hamlet[i], &team[i], 30, &outing[i]);
	return good;
}

static void two_laptops(void)
{
	struct cds_merge_result r;
	const struct cds_double *d;
	cds_doubles *all = NULL;
	int64_t n;

	start();
	ok(both_log() && merge(0, 1, &r), "two laptops log one outing");
	ok(r.doubles == 3 && r.duplicates == 1 && doubles(0) == 3 && likely(0) == 1,
	    "the merge brings three doubles and a likely duplicate: %lld, %lld",
	    (long long)r.doubles, (long long)r.duplicates);
	ok(cds_doubles_get(lab[0].log, CDS_PLACE, &hamlet[0], false, &all) == CDS_OK &&
	    cds_doubles_size(all) == 1 && (d = cds_doubles_at(all, 0)) &&
	    strcmp(d->a.path, "Thôn 1, Xã Phước Nam") == 0 && d->a.sessions == 1 &&
	    d->b.sessions == 1 && strncmp(d->b.author, "Người ", strlen("Người ")) == 0 &&
	    d->b.made > 0 && !d->ruled, "a double says what, by whom, when and how often");
	cds_doubles_free(all);
	ok(rows(0, CDS_BY_PLACE, &n) == 2 && n == 2 && rows(0, CDS_BY_TEAM, &n) == 2,
	    "while nobody has ruled they are two rows");
	ok(cds_item_same(lab[0].log, CDS_PLACE, commune, 2, NULL) == CDS_OK && doubles(0) == 2,
	    "communes that are joined leave their hamlets to be joined");
	ok(cds_item_same(lab[0].log, CDS_PLACE, hamlet, 2, &hamlet[1]) == CDS_OK &&
	    cds_item_same(lab[0].log, CDS_TEAM, team, 2, NULL) == CDS_OK && doubles(0) == 0 &&
	    likely(0) == 1, "and all are joined");
	ok(rows(0, CDS_BY_PLACE, &n) == 1 && n == 2 && rows(0, CDS_BY_TEAM, &n) == 1 && n == 2,
	    "joined, they are one row");
	ok(filtered(0, &hamlet[0], "Thôn 1, Xã Phước Nam") == 2 &&
	    filtered(0, &commune[1], "Thôn 1, Xã Phước Nam") == 2,
	    "a filter by either takes the sessions of both");
	ok(cds_verdict_same(lab[0].log, outing, 2, &outing[0]) == CDS_OK &&
	    rows(0, CDS_BY_PLACE, &n) == 1 && n == 1, "and the outing counts once");
	ok(laptop_sound(lab[0].log), "all of it follows from the entries");
	ok(merge(1, 0, &r) && doubles(1) == 0 && laptops_agree(&lab[0], &lab[1]),
	    "the other laptop gets it by a merge");
	ok(cds_item_ruling_withdraw(lab[1].log, CDS_PLACE, &commune[0], &commune[1]) == CDS_OK &&
	    cds_item_ruling_withdraw(lab[1].log, CDS_PLACE, &hamlet[0], &hamlet[1]) == CDS_OK &&
	    rows(1, CDS_BY_PLACE, &n) == 1 && n == 1 && doubles(1) == 2 &&
	    laptop_sound(lab[1].log), "withdrawn, they are two again");
	ok(cds_item_different(lab[1].log, CDS_PLACE, &commune[0], &commune[1]) == CDS_OK &&
	    doubles(1) == 0, "two communes have two hamlets of one name");
	ok(cds_undo(lab[1].log) == CDS_OK && doubles(1) == 2, "and a ruling can be undone");
}

static void taken_back(void)
{
	struct cds_merge_result r, other;
	struct cds_unmerge_result gone;
	int64_t n;

	start();
	ok(both_log() && merge(0, 1, &r) && merge(2, 0, &r) &&
	    cds_item_same(lab[2].log, CDS_PLACE, commune, 2, NULL) == CDS_OK &&
	    cds_item_same(lab[2].log, CDS_PLACE, hamlet, 2, NULL) == CDS_OK &&
	    merge(0, 2, &other) && rows(0, CDS_BY_PLACE, &n) == 1 && other.doubles == 0,
	    "a ruling comes by a merge");
	ok(cds_unmerge(lab[0].log, other.receipt, &gone) == CDS_OK &&
	    rows(0, CDS_BY_PLACE, &n) == 2 && doubles(0) == 3 && laptop_sound(lab[0].log),
	    "and goes with it");
}

/* ---- groups ---- */

static void chains(void)
{
	cds_uuid p[4], listed;
	bool good = true;

	start();
	for (int i = 0; i < 4; i++) {
		char name[16];
		snprintf(name, sizeof name, "Nơi %d", i);
		good = good && item(0, CDS_PLACE, name, NULL, &p[i]);
	}
	for (int i = 0; i < 3; i++)
		good = good && cds_item_same(lab[0].log, CDS_PLACE, p + i, 2, &p[i + 1]) == CDS_OK;
	ok(good && stands(0, &p[0], &p[3]) && stands(0, &p[1], &p[3]), "a chain ends in one");
	ok(cds_item_same(lab[0].log, CDS_PLACE, (cds_uuid[]){p[3], p[0]}, 2, &p[1]) == CDS_OK &&
	    stands(0, &p[0], &p[1]) && stands(0, &p[3], &p[1]) && laptop_sound(lab[0].log),
	    "and so does a circle");
	ok(unit(0, "22510", "Nơi 9", &listed) &&
	    cds_item_same(lab[0].log, CDS_PLACE, (cds_uuid[]){p[2], listed}, 2, NULL) == CDS_OK &&
	    stands(0, &p[0], &listed), "a unit of a list stands for places made by hand");
	ok(cds_item_same(lab[0].log, CDS_PLACE, p, 2, &hamlet[0]) == CDS_INVALID &&
	    cds_item_same(lab[0].log, CDS_PLACE, p, 1, NULL) == CDS_INVALID &&
	    cds_item_same(lab[0].log, CDS_TEAM, p, 2, NULL) == CDS_NOT_FOUND &&
	    cds_item_different(lab[0].log, CDS_PLACE, p, p) == CDS_INVALID,
	    "what makes no sense is refused");
}

/* A group of so many members that no two of them could be asked about. */
#define GROUP 2500

static void large_group(void)
{
	static cds_uuid p[GROUP];
	cds_doubles *d = NULL;
	bool good = true;
	char name[16];

	start();
	good = cds_log_begin(lab[0].log) == CDS_OK;
	for (int i = 0; good && i < GROUP; i++) {
		snprintf(name, sizeof name, "Nơi %d", i);
		good = item(0, CDS_PLACE, name, NULL, &p[i]);
	}
	good = good && cds_item_same(lab[0].log, CDS_PLACE, p, GROUP, &p[1]) == CDS_OK &&
	    cds_item_same(lab[0].log, CDS_PLACE, p, 2, &p[2]) == CDS_OK &&
	    cds_log_commit(lab[0].log) == CDS_OK &&
	    cds_doubles_get(lab[0].log, CDS_PLACE, NULL, true, &d) == CDS_OK;
	ok(good && cds_doubles_size(d) == GROUP - 1 && stands(0, &p[GROUP - 1], &p[2]),
	    "the members of a large group have one to stand for them");
	ok(cds_item_same(lab[0].log, CDS_PLACE, (cds_uuid[]){p[0], p[1], p[1]}, 3, NULL) ==
	    CDS_INVALID, "one that is named twice is refused");
	cds_doubles_free(d);
}

static void inside(void)
{
	cds_uuid above, below, deep;

	start();
	ok(item(0, CDS_PLACE, "Xã A", NULL, &above) &&
	    item(0, CDS_PLACE, "Thôn B", &above, &below) &&
	    item(0, CDS_PLACE, "Xóm C", &below, &deep) &&
	    cds_item_same(lab[0].log, CDS_PLACE, (cds_uuid[]){deep, above}, 2, NULL) == CDS_REFUSED,
	    "a commune is not one of its own hamlets");
}

/* What nobody may rule can still come about, half from each of two laptops: one rules that two
 * places are one, the other puts one of them under the other. */
static void inside_by_merge(void)
{
	struct cds_merge_result r;
	cds_uuid p[2], hamlet_id, id;
	cds_fields *f = cds_fields_new();
	int64_t n;
	bool good;

	start();
	good = item(0, CDS_PLACE, "Xã A", NULL, &p[0]) &&
	    item(0, CDS_PLACE, "Làng A", NULL, &p[1]) &&
	    item(0, CDS_PLACE, "Thôn 1", &p[1], &hamlet_id) &&
	    session(0, &hamlet_id, NULL, 9, &id) && session(0, &p[0], NULL, 8, &id) &&
	    merge(1, 0, &r) &&
	    cds_fields_uuid(f, "parent", &p[0]) == CDS_OK &&
	    cds_item_edit(lab[0].log, CDS_PLACE, &p[1], f) == CDS_OK &&
	    cds_item_same(lab[1].log, CDS_PLACE, p, 2, &p[1]) == CDS_OK;
	cds_fields_free(f);
	ok(good && merge(0, 1, &r) && merge(1, 0, &r) && laptops_agree(&lab[0], &lab[1]) &&
	    laptop_sound(lab[0].log), "a place inside itself comes about by a merge");
	ok(rows(0, CDS_BY_PLACE, &n) == 2 && n == 2 && stands(0, &p[0], &p[1]),
	    "and its sessions count once each");
	ok(cds_item_ruling_withdraw(lab[0].log, CDS_PLACE, &p[0], &p[1]) == CDS_OK &&
	    laptop_sound(lab[0].log) && stands(0, &p[0], &p[0]), "until the ruling is withdrawn");
}

/* ---- five laptops, and what was planted ---- */

#define LABS 5
#define COMMUNES 3
#define OUTINGS 60                      /* of each laptop */

/* Joins all doubles, and rules that all likely duplicates are one outing.  How many were there? */
static int settle_all(cds_log *log)
{
	int settled = 0, before;

	do {
		cds_doubles *d = NULL;
		cds_review *review = NULL;
		before = settled;
		if (cds_doubles_get(log, CDS_PLACE, NULL, false, &d) == CDS_OK &&
		    cds_doubles_size(d) > 0) {
			const struct cds_double *first = cds_doubles_at(d, 0);
			settled += cds_item_same(log, first->kind, (cds_uuid[]){first->a.id,
			    first->b.id}, 2, NULL) == CDS_OK;
		} else if (cds_review_get(log, NULL, false, &review) == CDS_OK) {
			for (size_t i = 0; i < cds_review_size(review); i++) {
				const struct cds_review_item *it = cds_review_at(review, i);
				if (it->what == CDS_REVIEW_DUPLICATE)
					settled += cds_verdict_same(log,
					    (cds_uuid[]){it->a, it->b}, 2, &it->a) == CDS_OK;
			}
		}
		cds_doubles_free(d);
		cds_review_free(review);
	} while (settled > before);
	return settled;
}

/* One laptop makes its communes, two hamlets of each and a team, and logs its outings: every tenth
 * was logged by the laptop before it as well.  What is counted of each commune goes to
 * `planted`. */
static bool season(struct laptop *l, int who, int64_t planted[COMMUNES])
{
	static const char *const name[COMMUNES] = {"Xã Phước Nam", "Xã Phước Dinh", "Xã Cà Ná"};
	cds_uuid commune_id[COMMUNES], hamlet_id[COMMUNES][2], team_id, id;
	bool good = true;

	lab[0] = *l;
	lab[0].env.arg = &lab[0];
	cds_log_env(lab[0].log, &lab[0].env);
	for (int c = 0; c < COMMUNES; c++)
		good = good && item(0, CDS_PLACE, name[c], NULL, &commune_id[c]) &&
		    item(0, CDS_PLACE, "Thôn 1", &commune_id[c], &hamlet_id[c][0]) &&
		    item(0, CDS_PLACE, "Thôn 2", &commune_id[c], &hamlet_id[c][1]);
	good = good && item(0, CDS_TEAM, "Tổ công nghệ số", NULL, &team_id);
	for (int i = 0; i < OUTINGS && good; i++) {
		/* The laptop whose outing it is decides day, place and counts. */
		bool again = i % 10 == 9 && who > 0;
		int whose = again ? who - 1 : who, k = again ? i - 1 : i;
		int c = (whose + k) % COMMUNES, count = 11 + whose * 60 + k;
		cds_fields *f = cds_fields_new();
		char date[CDS_DATE_TEXT];
		int day = cds_day_make(2024, 1, 1) + whose * 400 + k * 3;
		id = (cds_uuid){{0}};
		good = cds_fields_text(f, "date", cds_date_text(day, day, date)) == CDS_OK &&
		    cds_fields_uuid(f, "place", &hamlet_id[c][k % 2]) == CDS_OK &&
		    cds_fields_uuid(f, "team", &team_id) == CDS_OK &&
		    cds_fields_count(f, "assist.eid", count) == CDS_OK &&
		    cds_session_add(lab[0].log, f, &id) == CDS_OK;
		cds_fields_free(f);
		planted[c] += again ? 0 : count;
	}
	return good;
}

static void five(void)
{
	static const char *const path[LABS] = {"l1", "l2", "l3", "l4", "l5"};
	int64_t planted[COMMUNES] = {0}, found = 0, right = 0;
	const struct cds_units by_commune = {CDS_LEVEL_COMMUNE, CDS_NO_DAY};
	enum cds_by by = CDS_BY_PLACE;
	struct cds_merge_result r;
	struct cds_report *report = NULL;
	struct laptop l, all;
	bool good = laptop_new(&all, "all", 77, INT64_C(1714000000000));

	for (int i = 0; i < 3; i++)
		laptop_close(&lab[i]);
	for (int i = 0; i < LABS && good; i++) {
		good = laptop_new(&l, path[i], (uint64_t)i + 50,
		    INT64_C(1714000000000) + i * 77777) &&
		    season(&l, i, planted);
		laptop_close(&lab[0]);
		good = good && cds_merge(all.log, l.path, NULL, &r) == CDS_OK;
	}
	ok(good, "five laptops log 300 sessions, each with its own communes and team");
	found = settle_all(all.log);
	ok(cds_report_units(all.log, NULL, &by_commune, &by, 1, 0, &report) == CDS_OK &&
	    report->rows == COMMUNES && laptop_sound(all.log),
	    "after %lld rulings there are three communes", (long long)found);
	for (size_t i = 0; report && i < report->rows; i++)
		for (int c = 0; c < COMMUNES; c++)
			right += report->row[i].sums.assists == planted[c];
	ok(right == COMMUNES, "with the totals that were planted: %lld, %lld, %lld",
	    (long long)planted[0], (long long)planted[1], (long long)planted[2]);
	cds_report_free(report);
	laptop_close(&all);
}

/* ---- names ---- */

/* Are two places of these names, the second one listed if `code` is given, a double? */
static bool named(const char *a, const char *b, const char *code)
{
	size_t before = doubles(0);
	cds_uuid id;

	return item(0, CDS_PLACE, a, NULL, &id) && (code ? unit(1, code, b, &id)
	    : item(1, CDS_PLACE, b, NULL, &id)) &&
	    merge(0, 1, &(struct cds_merge_result){0}) && doubles(0) == before + 1;
}

static void names(void)
{
	cds_uuid id;

	start();
	ok(named("Xã Sơn Hà", "Xã Sơn Hà", "1001"), "a place made by hand beside a unit");
	ok(named("Phước Hải", "Xã Phước Hải", "1002"), "its kind was left out");
	ok(named("xã phước hậu", "Xã Phước Hậu", NULL), "capitals do not matter");
	ok(!named("Xã Sơn Hạ", "Xã Sơn Há", NULL), "marks do");
	ok(!named("Xã Mỹ Bình", "Phường Mỹ Bình", "1003"), "a commune is no ward");
	ok(!named("Phường 5", "5", NULL), "a number alone is no name");
	ok(unit(0, "1004", "Xã Tân Lập", &id) && unit(0, "1005", "Xã Tân Lập", &id) &&
	    laptop_sound(lab[0].log) && !named("Xã khác", "Xã nữa", NULL),
	    "two units of a list are two");
}

/* ---- more of them than anybody has ---- */

#define MANY 6000
#define VOWELS 18

/* The i-th of many names that are one without their marks: "Bàn Băn Bản Bán". */
static void marked(int i, char name[64])
{
	static const char *const a[VOWELS] = {"a", "à", "á", "ả", "ã", "ạ", "ă", "ằ", "ắ", "ẳ",
	    "ẵ", "ặ", "â", "ầ", "ấ", "ẩ", "ẫ", "ậ"};

	*name = '\0';
	for (int word = 0; word < 4; word++, i /= VOWELS)
		sprintf(name + strlen(name), "%sB%sn", word ? " " : "", a[i % VOWELS]);
}

/* A stranger's file can have any number of names that only their marks tell apart.  If each were
 * compared with all others, this would take an hour. */
static void marks(void)
{
	bool good = true;
	char name[64];
	cds_uuid id;

	start();
	good = cds_log_begin(lab[0].log) == CDS_OK;
	for (int i = 0; good && i < MANY; i++) {
		marked(i, name);
		good = item(0, CDS_PLACE, name, NULL, &id);
	}
	good = good && cds_log_commit(lab[0].log) == CDS_OK;
	ok(good && doubles(0) == 0, "of %d names none is another without its marks", MANY);
	marked(MANY / 2, name);
	ok(item(1, CDS_PLACE, name, NULL, &id) && merge(0, 1, &(struct cds_merge_result){0}) &&
	    doubles(0) == 1, "one that is made again is the double of one");
}

int main(void)
{
	two_laptops();
	taken_back();
	chains();
	large_group();
	inside();
	inside_by_merge();
	names();
	marks();
	five();
	return done();
}
