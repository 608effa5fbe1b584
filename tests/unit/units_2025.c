/* The communes of 30 June 2025 and what they became on 1 July: each has successors, the country
 * adds up to the same by the units then and now, and those of Khánh Hòa are held against the text
 * of the resolution (tests/units/nq-1667.txt).  The lists are those of the program (schema/units)
 * where it has them, and those of the shared data where that is. */
#include <unistd.h>

#include "../property/laptops.h"

#define OLD "vn-2023-04"
#define NEW "vn-2026-07"
#define COMMUNES 10047                  /* of 30 June 2025, says the Ministry of Home Affairs */
#define MOST 16000

/* A unit of either list. */
static struct unit {
	char code[8], name[100];
	cds_uuid id, parent;
	int64_t assists;                /* of the session there; 0: none */
	size_t next[16], nexts;         /* its successors, as indices */
} unit[MOST];
static size_t units, olds;              /* those of the old list come first */

static size_t unit_of(const cds_uuid *id)
{
	for (size_t i = 0; i < units; i++)
		if (cds_uuid_compare(&unit[i].id, id) == 0)
			return i;
	return MOST;
}

static bool import(cds_log *log, const char *folder, const char *file, const char *list,
    const char *into, const char *from, const char *to)
{
	struct cds_import_result r;
	cds_fields *every = cds_fields_new();
	char path[1000];
	enum cds_status status = cds_fields_text(every, "list", list);

	snprintf(path, sizeof path, "%s/%s", folder, file);
	if (status == CDS_OK && from)
		status = cds_fields_text(every, "from", from);
	if (status == CDS_OK && to)
		status = cds_fields_text(every, "to", to);
	if (status == CDS_OK)
		status = cds_items_import(log, CDS_PLACE, path, NULL, every, into, NULL, NULL, &r);
	cds_fields_free(every);
	if (status != CDS_OK)
		tell_problem(NULL, cds_error(log));
	return ok(status == CDS_OK, "%s is imported: %d added, %d changed", file, (int)r.added,
	    (int)r.changed);
}

/* Reads the units of a list from the log. */
static void read_units(cds_log *log, const char *list)
{
	cds_items *items = NULL;

	if (cds_item_list(log, CDS_PLACE, NULL, true, 0, &items) != CDS_OK)
		tell_problem(NULL, cds_error(log));
	for (size_t i = 0; i < cds_items_size(items) && units < MOST; i++) {
		const struct cds_item *it = cds_items_at(items, i);
		if (strcmp(it->list, list) != 0)
			continue;
		unit[units] = (struct unit){.id = it->id, .parent = it->parent};
		snprintf(unit[units].code, sizeof unit[units].code, "%s", it->code);
		snprintf(unit[units++].name, sizeof unit[0].name, "%s", it->name);
	}
	cds_items_free(items);
}

/* Reads the successors of an old unit, which its last entry that speaks of them has. */
static void read_successors(cds_log *log, struct unit *u)
{
	cds_history *h = NULL;
	const char *text = "";
	char one[CDS_UUID_TEXT];
	cds_uuid id;

	if (cds_history_get(log, &u->id, &h) != CDS_OK)
		tell_problem(NULL, cds_error(log));
	for (size_t i = 0; i < cds_history_size(h); i++)
		if (cds_fields_find(cds_history_at(h, i)->changes, "successors"))
			text = cds_fields_str(cds_history_at(h, i)->changes, "successors");
	for (; *text && u->nexts < 16; text += strcspn(text, " "), text += *text == ' ') {
		snprintf(one, sizeof one, "%.36s", text);
		if (cds_uuid_parse(one, &id))
			u->next[u->nexts++] = unit_of(&id);
	}
	cds_history_free(h);
}

static bool session(cds_log *log, struct unit *u, int64_t assists)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};
	bool good = cds_fields_text(f, "date", "2024-05-05") == CDS_OK &&
	    cds_fields_count(f, "assist.eid", assists) == CDS_OK &&
	    cds_fields_uuid(f, "place", &u->id) == CDS_OK && cds_session_add(log, f,
	    &id) == CDS_OK;

	cds_fields_free(f);
	u->assists = assists;
	return good;
}

/* Reads the successors, and logs one session in each commune that has some. */
static void log_sessions(cds_log *log)
{
	int communes = 0, split = 0, lost = 0;
	bool good = cds_log_begin(log) == CDS_OK;

	for (size_t i = 0; i < olds && good; i++) {
		if (strlen(unit[i].code) != 5)
			continue;
		read_successors(log, &unit[i]);
		for (size_t k = 0; k < unit[i].nexts; k++)
			lost += unit[i].next[k] == MOST;
		if (unit[i].nexts > 0)
			good = session(log, &unit[i], 1 + communes++ % 9);
		split += unit[i].nexts > 1;
	}
	ok(cds_log_commit(log) == CDS_OK && good, "a session in each commune");
	ok(communes == COMMUNES && lost == 0, "%d communes of 30 June 2025 have successors, %d of"
	    " which are in no list; %d were split", communes, lost, split);
}

/* ---- then and now ---- */

/* The province of a unit, by the units above it. */
static size_t province_of(size_t i)
{
	while (i < MOST && !cds_uuid_is_nil(&unit[i].parent))
		i = unit_of(&unit[i].parent);
	return i;
}

/* Holds each row against what the sessions of the units behind it add up to: by province, the
 * sessions of the communes in it, or of those whose (first) successor is. */
static void by_province(cds_log *log, bool now)
{
	static int64_t want[MOST + 1];
	static const enum cds_by by[] = {CDS_BY_PLACE};
	struct cds_units units_of = {CDS_LEVEL_PROVINCE, now ? cds_day_make(2026, 11, 1)
	    : CDS_NO_DAY};
	struct cds_report *r = NULL;
	int64_t all = 0, sum = 0;
	size_t wrong = 0, unsaid = 0, found;

	memset(want, 0, sizeof want);
	for (size_t i = 0; i < olds; i++) {
		all += unit[i].assists;
		if (unit[i].assists)
			want[province_of(now ? unit[i].next[0] : i)] += unit[i].assists;
	}
	if (cds_report_units(log, NULL, &units_of, by, 1, 0, &r) != CDS_OK) {
		ok(false, "a report by province");
		return;
	}
	for (size_t i = 0; i < r->rows; i++) {
		sum += r->row[i].sums.assists;
		unsaid += r->row[i].unit != CDS_ROW_PLACE;
		found = unit_of(&r->row[i].id[0]);
		wrong += r->row[i].unit == CDS_ROW_PLACE && want[found] != r->row[i].sums.assists;
	}
	ok(sum == all && r->sums.assists == all && r->sums.sessions == COMMUNES,
	    "by province %s: the country's %d assists", now ? "now" : "then", (int)sum);
	/* What the table of successors made, and the list did not have, has nothing above it. */
	ok(wrong == 0 && unsaid <= !now, "each of %zu rows is as counted again (%zu for what has no"
	    " province)", r->rows, unsaid);
	cds_report_free(r);
}

static void by_commune(cds_log *log)
{
	static const enum cds_by by[] = {CDS_BY_PLACE};
	struct cds_units units_of = {CDS_LEVEL_COMMUNE, cds_day_make(2026, 11, 1)};
	struct cds_report *r = NULL;
	int64_t placed = 0, want = 0, sum = 0;
	size_t other = 0;

	for (size_t i = 0; i < olds; i++)
		want += unit[i].nexts == 1 ? unit[i].assists : 0;
	if (cds_report_units(log, NULL, &units_of, by, 1, 0, &r) != CDS_OK) {
		ok(false, "a report by commune");
		return;
	}
	for (size_t i = 0; i < r->rows; i++) {
		sum += r->row[i].sums.assists;
		placed += r->row[i].unit == CDS_ROW_PLACE ? r->row[i].sums.assists : 0;
		other += r->row[i].unit == CDS_ROW_UNSAID;
	}
	ok(sum == r->sums.assists && placed == want && other == 0,
	    "by commune now: %d assists, of which %d went to one commune each", (int)sum,
	    (int)placed);
	cds_report_free(r);
}

/* ---- Khánh Hòa ---- */

/* The resolution and the list of April 2023 do not call all communes the same. */
static const struct {
	const char *code, *resolution, *list;
} called[] = {
	/* These two have grown and been renamed since, */
	{"22366", "Phường Tân Tiến", "Phường Phước Tiến"},
	{"22660", "Xã Xuân Đồng", "Xã Diên Xuân"},
	/* these two are in the list under the name of another that was joined with them, */
	{"22750", "Phường Phủ Hà", "Phường Thanh Sơn"},
	{"22606", "Xã Ninh Phước", "Xã Ninh Vân"},
	/* and this is spelled so. */
	{"22690", "Xã Diên Toàn", "Xã Diên Tòan"},
};

/* Is the old commune called so by the resolution? */
static bool is_called(const struct unit *u, const char *name)
{
	for (size_t i = 0; i < sizeof called / sizeof *called; i++)
		if (strcmp(called[i].resolution, name) == 0)
			return strcmp(u->code, called[i].code) == 0;
	return strcmp(u->name, name) == 0;
}

static bool follows(const struct unit *u, size_t next)
{
	for (size_t k = 0; k < u->nexts; k++)
		if (u->next[k] == next)
			return true;
	return false;
}

/* Holds the old communes of a new one against its clause: "Xã Cam Lập; Xã Cam Hòa*". */
static void clause(size_t next, char *olds_of, int *old, bool *ninh_thuan)
{
	int wrong = 0, there = 0, named = 0;

	*ninh_thuan = true;
	for (char *name = strtok(olds_of, ";"); name; name = strtok(NULL, ";")) {
		char *star = strchr(name, '*');
		size_t found = MOST;
		name += strspn(name, " ");
		if (star)
			*star = '\0';
		for (size_t i = 0; i < olds; i++)
			if (is_called(&unit[i], name) && follows(&unit[i], next))
				found = i;
		named++;
		if (found == MOST || (unit[found].nexts > 1) != (star != NULL)) {
			printf("# %s: %s\n", unit[next].name, name);
			wrong++;
		} else if (strcmp(unit[province_of(found)].code, "58") != 0) {
			*ninh_thuan = false;
		}
	}
	for (size_t i = 0; i < olds; i++)
		there += follows(&unit[i], next);
	*old += named;
	ok(wrong == 0 && there == named, "%s: %d communes, as the resolution says",
	    unit[next].name, named);
}

/* Reads the table, one new commune after another. */
static void khanh_hoa(void)
{
	char path[1000], line[1000], text[2000] = "";
	int new_ones = 0, of_ninh_thuan = 0, old = 0, old_of_ninh_thuan = 0;
	bool more = true;
	FILE *in;

	snprintf(path, sizeof path, "%s/tests/units/nq-1667.txt", getenv("ROOT"));
	in = fopen(path, "r");
	while (in && more) {
		more = fgets(line, sizeof line, in) != NULL;
		line[more ? strcspn(line, "\n") : 0] = '\0';
		if (*line == '#')
			continue;
		if (*text && *line != ' ') {
			char *equals = strstr(text, " = ");
			size_t next = olds;
			int before = old;
			bool ninh_thuan;
			*equals = '\0';
			while (next < units && (strcmp(unit[next].name, text) != 0 ||
			    strcmp(unit[province_of(next)].code, "56") != 0))
				next++;
			clause(next, equals + 3, &old, &ninh_thuan);
			new_ones++;
			of_ninh_thuan += ninh_thuan;
			old_of_ninh_thuan += ninh_thuan ? old - before : 0;
			*text = '\0';
		}
		snprintf(text + strlen(text), sizeof text - strlen(text), "%s", line);
	}
	if (in)
		fclose(in);
	ok(new_ones == 65 && of_ninh_thuan == 24, "%d new communes, %d of them of Ninh Thuận",
	    new_ones, of_ninh_thuan);
	/* Phường Đông Hải stands in two clauses. */
	ok(old_of_ninh_thuan == 62 + 1, "of %d old ones and one that was split",
	    old_of_ninh_thuan - 1);
}

/* ---- all of it ---- */

/* Tries the lists in a folder: those of the program, or those of the shared data. */
static void try_lists(const char *folder, bool own)
{
	struct cds_check_result checked;
	struct laptop l;
	bool good = laptop_new(&l, own ? "own" : "shared", 1, 1714900000000);

	units = 0;
	if (own)
		/* The units of now come with the program. */
		good = good && import(l.log, folder, OLD ".csv", OLD, NEW, NULL, NULL);
	else
		good = good && import(l.log, folder, "units-2026-07.csv", NEW, NULL, "2025-07-01",
		    NULL) && import(l.log, folder, "units-2023-04.csv", OLD, NULL, NULL, NULL) &&
		    import(l.log, folder, "successors-2025-07-01.csv", OLD, NEW, NULL,
		    "2025-06-30");
	read_units(l.log, OLD);
	olds = units;
	read_units(l.log, NEW);
	if (good) {
		log_sessions(l.log);
		by_province(l.log, false);
		by_province(l.log, true);
		by_commune(l.log);
		khanh_hoa();
		ok(cds_check(l.log, tell_problem, NULL, NULL, &checked) == CDS_OK, "check agrees");
	}
	laptop_close(&l);
}

int main(void)
{
	const char *root = getenv("ROOT"), *given = getenv("CDSLOG_SHARED_DATA");
	char own[1000], shared[1000], file[1100];
	bool tried = false;

	snprintf(own, sizeof own, "%s/schema/units", root ? root : ".");
	if (given && *given)
		snprintf(shared, sizeof shared, "%s", given);
	else
		snprintf(shared, sizeof shared, "%s/../shared/data", root ? root : ".");
	snprintf(file, sizeof file, "%s/" OLD ".csv", own);
	if (access(file, R_OK) == 0 && (tried = true))
		try_lists(own, true);
	else
		printf("# the program's own lists are not here\n");
	snprintf(file, sizeof file, "%s/successors-2025-07-01.csv", shared);
	if (access(file, R_OK) == 0 && (tried = true))
		try_lists(shared, false);
	else
		printf("# shared data is not here: its lists were not tried\n");
	ok(true, "%s", tried ? "lists were tried" : "no list was there to be tried");
	return done();
}
