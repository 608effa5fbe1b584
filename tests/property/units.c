/* Random logs with random units, hamlets, splits, groups of places that were ruled one, and circles
 * that only a damaged or a malicious file has: a report by any level, of the units then or of any
 * day, must say what a second count says.  That count knows the places as this test drew them, in
 * sets of bits (units.h), and shares nothing with the library. */
#include <sqlite3.h>

#include "units.h"

#define SESSIONS 60

static struct {
	int place, day;
	int64_t assists;
} session[SESSIONS];

/* ---- comparing ---- */

/* How often the cases were met that matter: a test that meets none would pass for nothing. */
static int met_unallocated, met_within;

/* The row of each session, and whether the filter takes it. */
static struct {
	enum cds_row_unit what;
	int place;
	bool taken;
} row[SESSIONS];

static void count_again(const struct cds_filter *f, int level, int in)
{
	for (int i = 0; i < SESSIONS; i++) {
		int place = session[i].place;
		row[i].what = CDS_ROW_PLACE;
		row[i].place = place < 0 ? -1 : row_of(place, level, &row[i].what);
		row[i].taken = session[i].day >= f->from && session[i].day <= f->to &&
		    (in < 0 || (place >= 0 && within(place, in)));
		met_unallocated += row[i].taken && row[i].what == CDS_ROW_UNALLOCATED;
		met_within += row[i].taken && in >= 0;
	}
}

/* Has the report the row that these sessions have in the second count? */
static bool same_row(const struct cds_report *r, int first)
{
	const cds_uuid none = {{0}}, *id = row[first].place < 0 ? &none : &p[row[first].place].id;
	struct cds_sums sums = {0}, got = {0};

	for (int i = 0; i < SESSIONS; i++) {
		if (!row[i].taken || row[i].what != row[first].what ||
		    row[i].place != row[first].place)
			continue;
		sums.sessions++;
		sums.assists += session[i].assists;
	}
	for (size_t i = 0; i < r->rows; i++)
		if (r->row[i].unit == row[first].what &&
		    cds_uuid_compare(&r->row[i].id[0], id) == 0)
			got = r->row[i].sums;
	if (got.sessions != sums.sessions || got.assists != sums.assists)
		printf("# kind %d, place %d: %lld sessions, not %lld\n", row[first].what,
		    row[first].place, (long long)got.sessions, (long long)sums.sessions);
	return got.sessions == sums.sessions && got.assists == sums.assists;
}

/* Does the report have just the rows that the second count has? */
static bool agrees(const struct cds_report *r)
{
	int64_t sessions = 0, assists = 0;
	bool good = true;

	for (int i = 0; i < SESSIONS && good; i++)
		good = !row[i].taken || same_row(r, i);
	/* Each row was found, so there is no other if they add up to no more. */
	for (size_t i = 0; i < r->rows; i++) {
		sessions += r->row[i].sums.sessions;
		assists += r->row[i].sums.assists;
	}
	for (int i = 0; i < SESSIONS; i++) {
		sessions -= row[i].taken;
		assists -= row[i].taken ? session[i].assists : 0;
	}
	return good && sessions == 0 && assists == 0;
}

/* Does each row open to the sessions behind it, and do all rows together to all sessions? */
static bool opens(cds_log *log, const struct cds_report *r, const struct cds_filter *f)
{
	bool good = true;

	for (size_t i = 0; i < r->rows && good; i++) {
		struct cds_filter row = {.from = f->from, .to = f->to, .place = r->row[i].id[0],
		    .row = true, .units = r->units, .unit = r->row[i].unit};
		const struct cds_session *s;
		struct cds_sums sums = {0};
		cds_list *list = NULL;
		if (cds_list_open(log, &row, false, NULL, &list) != CDS_OK)
			return false;
		while (cds_list_next(list, &s) == CDS_OK) {
			sums.sessions++;
			sums.assists += s->total[CDS_ASSIST];
		}
		cds_list_close(list);
		good = sums.sessions == r->row[i].sums.sessions &&
		    sums.assists == r->row[i].sums.assists;
		if (!good)
			printf("# row %zu opens to %lld sessions, not %lld\n", i,
			    (long long)sums.sessions, (long long)r->row[i].sums.sessions);
	}
	return good;
}

/* A report of some level, of the units of some day, some period and perhaps some place. */
static bool compare(cds_log *log)
{
	static const int days[] = {ALL_DAYS, 19800, 20269, 20600, 21000};
	static const enum cds_by by[] = {CDS_BY_PLACE};
	struct cds_units units = {(enum cds_level)any(5), days[any(5)]};
	struct cds_filter f = {.from = 19700 + any(300), .to = 20100 + any(900)};
	struct cds_report *r = NULL;
	int in = any(PLACES);
	bool good;

	day = units.day;
	if (any(3) || !p[in].known || day == ALL_DAYS || p[in].canon != in || !stands(in))
		in = -1;
	if (in >= 0)
		f.place = p[in].id;
	count_again(&f, (int)units.level, in);
	good = cds_report_units(log, &f, &units, by, 1, 0, &r) == CDS_OK && agrees(r) &&
	    (in >= 0 || opens(log, r, &f));
	if (!good)
		printf("# level %d, day %d, from %d to %d, in place %d\n", (int)units.level, day,
		    f.from, f.to, in);
	cds_report_free(r);
	return good;
}

/* ---- random logs ---- */

static void draw_places(void)
{
	static const char *const names[] = {"Thôn 1", "Thôn 2", "Khu 3", "Xã A", "Xã B", "C",
	    "Huyện D", "Tỉnh E"};

	for (int i = 0; i < PLACES; i++) {
		snprintf(p[i].name, sizeof p[i].name, "%s", names[any(8)]);
		p[i].level = any(3) ? any(5) : 0;
		p[i].parent = any(5) ? any(PLACES) : -1;
		p[i].canon = i;
		p[i].first = any(3) ? ALL_DAYS : 19000 + any(2000);
		p[i].last = any(3) ? ALL_DAYS : 19800 + any(1000);
		p[i].next = 0;
		p[i].known = any(20) > 0;
		if (!p[i].known) {
			p[i].level = 0;
			p[i].name[0] = '\0';
		}
		for (int k = any(4) ? 0 : 1 + any(4); k > 0; k--)
			p[i].next |= BIT(any(PLACES));
	}
	for (int i = 0; i < PLACES; i++) {
		int other = any(PLACES);
		if (!any(4) && p[i].known && p[other].known && p[other].canon == other &&
		    p[i].canon == i) {
			for (int k = 0; k < PLACES; k++)
				p[k].canon = p[k].canon == i ? other : p[k].canon;
		}
	}
}

/* Most of what is drawn nobody could type, as circles of parents: it is put into the tables. */
static bool put(sqlite3 *db, const char *sql, int64_t a, int64_t b, int64_t c)
{
	sqlite3_stmt *st = NULL;
	bool good = sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK;

	sqlite3_bind_int64(st, 1, a);
	sqlite3_bind_int64(st, 2, b);
	if (sqlite3_bind_parameter_count(st) > 2)
		sqlite3_bind_int64(st, 3, c);
	good = good && sqlite3_step(st) == SQLITE_DONE;
	sqlite3_finalize(st);
	return good;
}

static bool number_of(sqlite3 *db, int i)
{
	sqlite3_stmt *st = NULL;
	bool good;

	sqlite3_prepare_v2(db, "SELECT n FROM item WHERE id = ?", -1, &st, NULL);
	sqlite3_bind_blob(st, 1, p[i].id.b, 16, SQLITE_STATIC);
	good = sqlite3_step(st) == SQLITE_ROW;
	p[i].n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return good;
}

static bool put_places(const char *path)
{
	static const char *const levels[] = {"", "hamlet", "commune", "district", "province"};
	sqlite3 *db = NULL;
	bool good = sqlite3_open(path, &db) == SQLITE_OK;
	char sql[200];

	good = good && sqlite3_exec(db, "BEGIN", NULL, NULL, NULL) == SQLITE_OK;
	for (int i = 0; i < PLACES && good; i++)
		good = number_of(db, i);
	/* Groups are only looked for where somebody has ruled at all. */
	good = good && put(db, "INSERT INTO verdict (n, a, b, conflict) VALUES (?1, x'00', x'01',"
	    " ?2)", 1000000, 0, 0);
	for (int i = 0; i < PLACES && good; i++) {
		snprintf(sql, sizeof sql, "UPDATE item SET level = '%s', known = %d, first = ?2,"
		    " last = ?3 WHERE n = ?1", levels[p[i].level], p[i].known);
		good = put(db, sql, p[i].n, p[i].first, p[i].last);
		if (good && !p[i].known)        /* it is referred to, but no entry of it is here */
			good = put(db, "UPDATE item SET name = '', fold = '' WHERE n = ?1 OR"
			    " n = ?2", p[i].n, p[i].n, 0);
		if (good && p[i].parent >= 0)
			good = put(db, "UPDATE item SET parent = ?2 WHERE n = ?1", p[i].n,
			    p[p[i].parent].n, 0);
		if (good && p[i].canon != i)
			good = put(db, "INSERT INTO canonical (item, n, disputed) VALUES (?1, ?2,"
			    " 0)", p[i].n, p[p[i].canon].n, 0);
		for (int k = 0; k < PLACES && good; k++)
			if (p[i].next & BIT(k))
				good = put(db, "INSERT INTO successor (item, next) VALUES (?1, ?2)",
				    p[i].n, p[k].n, 0);
	}
	good = good && sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
	if (!good)
		printf("# %s\n", sqlite3_errmsg(db));
	sqlite3_close(db);
	return good;
}

/* Adds the places, each with a code of its own, and some sessions at them. */
static bool fill(cds_log *log)
{
	bool good = cds_log_begin(log) == CDS_OK;

	for (int i = 0; i < PLACES && good; i++) {
		cds_fields *f = cds_fields_new();
		char code[8];
		snprintf(code, sizeof code, "%d", i);
		good = cds_fields_text(f, "name", p[i].known ? p[i].name : "?") == CDS_OK &&
		    cds_fields_text(f, "list", "l") == CDS_OK &&
		    cds_fields_text(f, "code", code) == CDS_OK &&
		    cds_item_add(log, CDS_PLACE, f, &p[i].id) == CDS_OK;
		cds_fields_free(f);
	}
	for (int i = 0; i < SESSIONS && good; i++) {
		cds_fields *f = cds_fields_new();
		cds_uuid id = {{0}};
		char date[CDS_DATE_TEXT];
		session[i].place = any(PLACES + 2) - 2;
		session[i].place = session[i].place < 0 ? -1 : session[i].place;
		session[i].day = 19700 + any(1000);
		session[i].assists = 1 + any(9);
		cds_date_text(session[i].day, session[i].day, date);
		good = cds_fields_text(f, "date", date) == CDS_OK && cds_fields_count(f,
		    "assist.eid", session[i].assists) == CDS_OK && (session[i].place < 0 ||
		    cds_fields_uuid(f, "place", &p[session[i].place].id) == CDS_OK) &&
		    cds_session_add(log, f, &id) == CDS_OK;
		cds_fields_free(f);
	}
	return cds_log_commit(log) == CDS_OK && good;
}

int main(void)
{
	const char *given = getenv("TEST_HISTORIES");
	int logs = given && *given ? atoi(given) : 100, done_logs = 0;
	struct laptop l;

	chance = test_seed(20250701);
	for (; done_logs < logs; done_logs++) {
		uint64_t seed = chance;
		bool good = laptop_new(&l, "units", draw(&chance), 1714900000000);
		draw_places();
		good = good && fill(l.log);
		laptop_close(&l);
		good = good && put_places(l.path) && laptop_open(&l);
		for (int i = 0; i < 20 && good; i++)
			good = compare(l.log);
		laptop_close(&l);
		if (!good) {
			printf("# log %d, TEST_SEED=%llu TEST_HISTORIES=1 repeats it\n", done_logs,
			    (unsigned long long)seed);
			break;
		}
	}
	ok(done_logs == logs && logs > 0, "%d of %d random logs: any level, the units of any day, "
	    "any period and place, as a second count says", done_logs, logs);
	ok(met_unallocated >= logs && met_decided >= logs && met_within >= logs,
	    "%d sessions could not be allocated, %d times a hamlet decided, %d sessions were found"
	    " by their place", met_unallocated, met_decided, met_within);
	return done();
}
