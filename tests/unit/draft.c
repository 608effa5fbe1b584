/* Drafts and tallies: they are kept as they were typed, on this laptop only, and leave no trace
 * when they are gone; and a draft that is finished on two copies of a log is one session. */
#include "../property/laptops.h"

/* Keeps a draft with these fields: pairs of name and text, and NULL. */
static bool keep(struct laptop *l, struct cds_draft *d, const char *const *text)
{
	cds_fields *f = cds_fields_new();
	bool good = true;

	for (; *text; text += 2)
		good = good && cds_fields_text(f, text[0], text[1]) == CDS_OK;
	d->text = f;
	good = good && cds_draft_keep(l->log, d) == CDS_OK;
	if (!good)
		tell_problem(NULL, cds_error(l->log));
	cds_fields_free(f);
	d->text = NULL;
	return good;
}

/* Has the file these words anywhere? */
static bool in_bytes(const char *path, const char *words)
{
	FILE *in = fopen(path, "rb");
	static char all[4 << 20];
	size_t size = in ? fread(all, 1, sizeof all, in) : 0, n = strlen(words);
	bool found = false;

	for (size_t i = 0; !found && i + n <= size; i++)
		found = memcmp(all + i, words, n) == 0;
	if (in)
		fclose(in);
	return found;
}

/* How many drafts does the log have? */
static size_t drafts(struct laptop *l)
{
	cds_drafts *all = NULL;
	size_t n = cds_drafts_get(l->log, NULL, &all) == CDS_OK ? cds_drafts_size(all) : 999;

	cds_drafts_free(all);
	return n;
}

/* What is typed is in the file at once, right or wrong, and goes without a trace. */
static void typing(struct laptop *l)
{
	static const char *const first[] = {"date", "30/2/2024", "note",
	    "chữ không ai được thấy nữa", "place", "Thôn chưa có", NULL};
	static const char *const then[] = {"date", "29/2/2024", NULL};
	struct cds_draft d = {.holder = "may-1 77"};
	cds_drafts *all = NULL;
	const struct cds_draft *got;
	uint32_t generation;
	cds_uuid id;

	ok(keep(l, &d, first) && !cds_uuid_is_nil(&d.session),
	    "a draft has the UUID of its session from the start");
	id = d.session;
	ok(cds_drafts_get(l->log, &id, &all) == CDS_OK && cds_drafts_size(all) == 1,
	    "it is there");
	got = cds_drafts_at(all, 0);
	same_text(cds_fields_str(got->text, "date"), "30/2/2024",
	    "as it was typed, though it is wrong");
	same_text(got->holder, "may-1 77", "with who has it open");
	ok(!got->edits && !got->tally && cds_fields_size(got->pressed) == 0, "and what it is");
	cds_drafts_free(all);
	ok(in_bytes(l->path, "không ai được thấy"), "it is in the file");
	generation = cds_log_generation(l->log);
	ok(keep(l, &d, then) && cds_uuid_compare(&id, &d.session) == 0, "it is written anew");
	ok(cds_log_generation(l->log) == generation, "for which no screen reads anew");
	ok(!in_bytes(l->path, "không ai được thấy"),
	    "what was typed before is gone from the bytes");
	ok(drafts(l) == 1, "one draft is there");
	ok(cds_draft_discard(l->log, &id) == CDS_OK && drafts(l) == 0, "and goes");
	ok(!in_bytes(l->path, "29/2/2024"), "without leaving a byte");
	ok(cds_draft_discard(l->log, &id) == CDS_OK, "going twice is no error");
}

/* Each press is kept, the last can be taken back, and they add up. */
static void tally(struct laptop *l)
{
	static const char *const none[] = {NULL};
	struct cds_draft d = {.tally = true, .holder = "x"};
	cds_drafts *all = NULL;
	cds_uuid nobody = {{1}};
	char field[65];
	bool good = keep(l, &d, none);

	for (int i = 0; i < 12; i++)
		good = good && cds_tally_press(l->log, &d.session, i % 3 ? "assist.eid"
		    : "assist.dvc") == CDS_OK;
	ok(good, "twelve presses");
	ok(cds_tally_back(l->log, &d.session, field) == CDS_OK && strcmp(field, "assist.eid") == 0,
	    "the last is taken back");
	ok(cds_tally_back(l->log, &d.session, field) == CDS_OK &&
	    cds_tally_back(l->log, &d.session, field) == CDS_OK &&
	    strcmp(field, "assist.dvc") == 0, "and those before it, in order");
	ok(cds_drafts_get(l->log, &d.session, &all) == CDS_OK && cds_fields_find(cds_drafts_at(all,
	    0)->pressed, "assist.eid")->number == 6 && cds_fields_find(cds_drafts_at(all,
	    0)->pressed, "assist.dvc")->number == 3, "the rest is counted");
	cds_drafts_free(all);
	ok(cds_tally_press(l->log, &nobody, "assist.eid") == CDS_NOT_FOUND,
	    "there is no tally without a draft");
	ok(cds_tally_press(l->log, &d.session, "note") == CDS_INVALID, "and none of notes");
	d.tally = false;
	ok(keep(l, &d, none) && cds_tally_back(l->log, &d.session, field) == CDS_NOT_FOUND,
	    "a form has taken the presses over");
	ok(cds_draft_discard(l->log, &d.session) == CDS_OK, "it goes");
}

/* Saves the session of a draft, with so many assists. */
static bool finish(struct laptop *l, const cds_uuid *id, int64_t eid)
{
	cds_fields *f = cds_fields_new();
	cds_uuid session = *id;
	bool good = cds_fields_text(f, "date", "2024-05-05") == CDS_OK &&
	    cds_fields_count(f, "assist.eid", eid) == CDS_OK &&
	    cds_log_begin(l->log) == CDS_OK && cds_session_add(l->log, f, &session) == CDS_OK &&
	    cds_draft_discard(l->log, &session) == CDS_OK && cds_log_commit(l->log) == CDS_OK;

	cds_fields_free(f);
	return good;
}

/* The file is copied while it has a draft, and both copies finish it. */
static void copies(struct laptop *l)
{
	static const char *const text[] = {"assist.eid", "4", NULL};
	struct cds_draft d = {.holder = ""};
	struct laptop other;
	struct cds_merge_result r = {0};
	struct cds_report *report = NULL;

	ok(keep(l, &d, text) && laptop_new(&other, "copy", 5, INT64_C(1714900000000)),
	    "a draft, and another laptop");
	laptop_close(&other);
	ok(copy_file(l->path, other.path) && laptop_open(&other) && drafts(&other) == 1,
	    "that gets a copy with the draft");
	ok(finish(l, &d.session, 40) && finish(&other, &d.session, 45), "both finish it");
	ok(drafts(l) == 0 && drafts(&other) == 0, "no draft is left");
	ok(cds_merge(l->log, other.path, NULL, &r) == CDS_OK && r.conflicts == 1, "they disagree");
	ok(cds_report_run(l->log, NULL, NULL, 0, 0, &report) == CDS_OK &&
	    report->sums.sessions == 1, "but it is one session");
	cds_report_free(report);
	ok(laptop_sound(l->log), "the log is sound");
	laptop_close(&other);
}

/* A draft is not merged. */
static void merged(struct laptop *l)
{
	static const char *const text[] = {"note", "chỉ ở máy này", NULL};
	struct cds_draft d = {.holder = ""};
	struct laptop other;
	struct cds_merge_result r;

	ok(keep(l, &d, text) && laptop_new(&other, "lead", 6, INT64_C(1714900000000)) &&
	    cds_merge(other.log, l->path, NULL, &r) == CDS_OK && drafts(&other) == 0,
	    "a merge takes no drafts");
	laptop_close(&other);
	ok(cds_draft_discard(l->log, &d.session) == CDS_OK, "it goes");
}

/* When the notes of a session are erased, so are its drafts' notes and copies of the same text in
 * other drafts. */
static void redacted(struct laptop *l)
{
	static const char *const edit[] = {"note", "Lời này thì sai", "residents", "5", NULL},
	    *const again[] = {"note", "Lời phải xóa", NULL};
	struct cds_draft d = {.edits = true, .holder = ""}, e = {.holder = ""};
	cds_fields *f = cds_fields_new();
	cds_drafts *all = NULL;
	int64_t n = 0;

	ok(cds_fields_text(f, "date", "2024-05-06") == CDS_OK &&
	    cds_fields_text(f, "note", "Lời phải xóa") == CDS_OK &&
	    cds_session_add(l->log, f, &d.session) == CDS_OK && keep(l, &d, edit) &&
	    keep(l, &e, again), "a session, a draft that changes it, and one with the same words");
	cds_fields_free(f);
	ok(cds_session_redact(l->log, &d.session, "note", &n) == CDS_OK &&
	    n == 1, "its words are taken out");
	ok(cds_drafts_get(l->log, NULL, &all) == CDS_OK && cds_drafts_size(all) == 2,
	    "the drafts are there");
	for (size_t i = 0; i < cds_drafts_size(all); i++)
		ok(!cds_fields_find(cds_drafts_at(all, i)->text, "note"), "without words");
	ok(!in_bytes(l->path, "Lời phải xóa") && !in_bytes(l->path, "Lời này thì sai"),
	    "also in the bytes");
	cds_drafts_free(all);
}

int main(void)
{
	struct laptop l;

	ok(laptop_new(&l, "field", 3, INT64_C(1714800000000)), "a log");
	typing(&l);
	tally(&l);
	copies(&l);
	merged(&l);
	redacted(&l);
	laptop_close(&l);
	return done();
}
