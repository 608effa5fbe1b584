/* The disk refuses, fails, dies or is full from the n-th write, sync, truncation, opening or
 * deletion on during add, edit, merge, import, unmerge and redact, for every n until a run gets
 * through; and one read fails, each in turn.  After each, the log opens with the real disk in the
 * state before or after, and check agrees. */
#include "../property/laptops.h"
#include "vfs.h"

/* ---- what is done ---- */

static cds_uuid first;

static enum cds_status do_add(cds_log *log)
{
	cds_fields *f = cds_fields_new(), *p = cds_fields_new();
	cds_uuid id = {{0}}, place;
	enum cds_status status = cds_log_begin(log);

	if (status == CDS_OK && (cds_fields_text(p, "name", "Phường mới") != CDS_OK ||
	    cds_fields_text(f, "date", "2024-05-05") != CDS_OK || cds_fields_text(f, "note",
	    "ghi chú") != CDS_OK || cds_fields_count(f, "assist.eid", 7) != CDS_OK))
		status = CDS_BUG;
	if (status == CDS_OK) {
		status = cds_item_add(log, CDS_PLACE, p, &place);
		if (status == CDS_OK && cds_fields_uuid(f, "place", &place) == CDS_OK)
			status = cds_session_add(log, f, &id);
		if (status == CDS_OK)
			status = cds_log_commit(log);
		else
			cds_log_rollback(log);
	}
	cds_fields_free(f);
	cds_fields_free(p);
	return status;
}

static enum cds_status do_edit(cds_log *log)
{
	cds_fields *f = cds_fields_new();
	enum cds_status status = cds_fields_count(f, "assist.eid", 99);

	if (status == CDS_OK)
		status = cds_session_edit(log, &first, f);
	cds_fields_free(f);
	return status;
}

static enum cds_status do_merge(cds_log *log)
{
	struct cds_merge_result r;

	return cds_merge(log, "other.cdslog", NULL, &r);
}

static enum cds_status do_import(cds_log *log)
{
	struct cds_import_options o = {.make_new = true};
	struct cds_import_result r;

	return cds_import(log, "table.csv", &o, &r);
}

static enum cds_status do_unmerge(cds_log *log)
{
	struct cds_unmerge_result r;

	return cds_unmerge(log, 1, &r);
}

static enum cds_status do_redact(cds_log *log)
{
	int64_t n;

	return cds_session_redact(log, &first, "note", &n);
}

static const struct {
	const char *name;
	enum cds_status (*run)(cds_log *log);
} deeds[] = {{"add", do_add}, {"edit", do_edit}, {"merge", do_merge}, {"import", do_import},
    {"unmerge", do_unmerge},
	{"redact", do_redact}};

/* Words of the first session's note, which must be nowhere in the file after a redaction. */
#define WORDS "nhà bà Nga"

/* Has the file the text of the first session's note anywhere? */
static bool in_bytes(const char *path)
{
	static char all[4 << 20];
	FILE *in = fopen(path, "rb");
	size_t n = in ? fread(all, 1, sizeof all, in) : 0;
	bool found = false;

	for (size_t i = 0; !found && i + sizeof WORDS - 1 <= n; i++)
		found = memcmp(all + i, WORDS, sizeof WORDS - 1) == 0;
	if (in)
		fclose(in);
	return found;
}

/* ---- before, after ---- */

/* Adds "Thôn 0, Xã 0", which the first row of the table names: where it can't be looked up, it must
 * not be made a second time. */
static bool add_place(cds_log *log)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id;
	bool good = cds_fields_text(f, "name", "Xã 0") == CDS_OK &&
	    cds_item_add(log, CDS_PLACE, f, &id) == CDS_OK &&
	    cds_fields_text(f, "name", "Thôn 0") == CDS_OK &&
	    cds_fields_uuid(f, "parent", &id) == CDS_OK &&
	    cds_item_add(log, CDS_PLACE, f, &id) == CDS_OK;

	cds_fields_free(f);
	return good;
}

/* Makes the log that every run begins with, and what is merged into it. */
static void prepare(void)
{
	struct laptop base, other, third;
	struct cds_merge_result r;
	FILE *csv = fopen("table.csv", "w");

	fprintf(csv, "date,place,assist.eid,note\n");
	for (int i = 0; i < 40; i++)
		fprintf(csv, "2024-03-%02d,\"Thôn %d, Xã %d\",%d,ghi %d\n", i % 28 + 1, i % 4,
		    i % 7, i, i);
	fclose(csv);
	ok(laptop_new(&base, "base", 5, INT64_C(1714000000000)) &&
	    laptop_new(&other, "other", 6, INT64_C(1715000000000)) &&
	    laptop_new(&third, "third", 7, INT64_C(1715500000000)), "three logs");
	ok(add_place(base.log), "a place under another");
	for (int i = 0; i < 80; i++) {
		struct laptop *l = i < 20 ? &base : i < 60 ? &other : &third;
		cds_fields *f = cds_fields_new();
		cds_uuid id = {{0}};
		char date[CDS_DATE_TEXT];
		int day = 19800 + i;
		bool good = cds_fields_text(f, "date", cds_date_text(day, day, date)) == CDS_OK &&
		    cds_fields_count(f, "assist.bank", i) == CDS_OK &&
		    cds_session_add(l->log, f, &id) == CDS_OK;
		if (i == 0)
			first = id;
		if (i == 0 && (cds_fields_text(f, "note", WORDS) != CDS_OK ||
		    cds_session_edit(l->log, &id, f) != CDS_OK))
			ok(false, "a note");
		if (!good)
			ok(false, "preparing");
		cds_fields_free(f);
	}
	ok(cds_merge(base.log, third.path, NULL, &r) == CDS_OK && r.receipt == 1,
	    "and one of them merged");
	laptop_close(&base);
	laptop_close(&other);
	laptop_close(&third);
}

/* Opens a copy of it.  The seed is the same each time, so that the state after the deed is the
 * same, too. */
static bool reopen(struct laptop *l, const char *path)
{
	*l = (struct laptop){.chance = 77, .ms = INT64_C(1716000000000)};
	snprintf(l->path, sizeof l->path, "%s", path);
	strcpy(l->author, "Hoa");
	strcpy(l->device, "máy");
	return laptop_open(l);
}

/* What a log says, opened with the real disk, as text that the caller frees; NULL: it does not open
 * or is not sound. */
static char *state_of(const char *path)
{
	struct laptop l;
	char *says;

	disk.armed = false;
	if (!reopen(&l, path))
		return NULL;
	says = laptop_says(l.log);
	if (!laptop_sound(l.log)) {
		free(says);
		says = NULL;
	}
	laptop_close(&l);
	return says;
}

/* Fails a deed at every point, in one way.  Returns how many points there were. */
static int storm(size_t deed, enum how how, const char *before, const char *after)
{
	static const char *const does[] = {"refuses once", "fails once", "dies", "is full",
	    [UNREADABLE] = "can't be read once"};
	int points = 0, bad = 0, was_before = 0, was_after = 0;

	for (int n = 1; n < 5000; n++) {
		struct laptop l;
		enum cds_status status;
		char *says;
		remove("t.cdslog-journal");
		copy_file("base.cdslog", "t.cdslog");
		disk.armed = false;
		if (!reopen(&l, "t.cdslog"))
			break;
		disk_arm(how, n);
		status = deeds[deed].run(l.log);
		bool fired = disk.left <= 0;
		laptop_close(&l);
		disk.armed = false;
		says = state_of("t.cdslog");
		was_before += says && strcmp(says, before) == 0;
		was_after += says && strcmp(says, after) == 0;
		bool words = deeds[deed].run == do_redact && says && strcmp(says, after) == 0 &&
		    in_bytes("t.cdslog");
		if (!says || words || (strcmp(says, before) != 0 && strcmp(says, after) != 0) ||
		    (status == CDS_OK && strcmp(says, after) != 0)) {
			printf("# %s, point %d: %s, but the log is %s\n",
			    deeds[deed].name, n, cds_status_name(status), !says ? "unsound" : words
			    ? "still with the words" : strcmp(says, before) == 0 ? "as before"
			    : strcmp(says, after) == 0 ? "as after" : "neither");
			bad++;
		}
		free(says);
		if (!fired)
			break;
		points++;
	}
	ok(bad == 0 && points > (how == UNREADABLE ? 2 : 8),
	    "%s on a disk that %s: %d stop points, %d before, %d after", deeds[deed].name,
	    does[how], points, was_before, was_after);
	return points;
}

int main(void)
{
	int points = 0;

	disk_install();
	prepare();
	for (size_t d = 0; d < sizeof deeds / sizeof *deeds; d++) {
		struct laptop l;
		char *before, *after;
		copy_file("base.cdslog", "t.cdslog");
		before = state_of("t.cdslog");
		ok(reopen(&l, "t.cdslog") && deeds[d].run(l.log) == CDS_OK, "%s on a good disk",
		    deeds[d].name);
		laptop_close(&l);
		after = state_of("t.cdslog");
		ok(before && after && strcmp(before, after) != 0, "%s changes the log",
		    deeds[d].name);
		for (int how = FULL; before && after && how <= UNREADABLE; how++)
			if (how != KILLED)
				points += storm(d, (enum how)how, before, after);
		free(before);
		free(after);
	}
	printf("# %d stop points\n", points);
	ok(points > 200, "the stop points are many: %d", points);
	return done();
}
