/* The drafts' bin: what is thrown away can be brought back for thirty days, as it was, and then
 * leaves no byte; and what redactions promise of drafts holds there, too. */
#include "../property/laptops.h"

#define DAY_MS INT64_C(86400000)

/* Keeps a draft with these fields: pairs of name and text, and NULL. */
static bool keep(struct laptop *l, struct cds_draft *d, const char *const *text)
{
	cds_fields *f = cds_fields_new();
	bool good = true;

	for (; *text; text += 2)
		good = good && cds_fields_text(f, text[0], text[1]) == CDS_OK;
	d->text = f;
	good = good && cds_draft_keep(l->log, d) == CDS_OK;
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

/* How many drafts are alive, and how many in the bin? */
static size_t alive(struct laptop *l)
{
	cds_drafts *all = NULL;
	size_t n = cds_drafts_get(l->log, NULL, &all) == CDS_OK ? cds_drafts_size(all) : 999;

	cds_drafts_free(all);
	return n;
}

static size_t binned(struct laptop *l)
{
	cds_drafts *all = NULL;
	size_t n = cds_drafts_binned(l->log, &all) == CDS_OK ? cds_drafts_size(all) : 999;

	cds_drafts_free(all);
	return n;
}

/* What a draft has in a field: of those in the bin the i-th, of those alive the i-th; static. */
static const char *text_of(struct laptop *l, bool bin, size_t i, const char *field)
{
	static char text[200];
	cds_drafts *all = NULL;
	enum cds_status status = bin ? cds_drafts_binned(l->log, &all)
	    : cds_drafts_get(l->log, NULL, &all);

	snprintf(text, sizeof text, "%s", status == CDS_OK && i < cds_drafts_size(all)
	    ? cds_fields_str(cds_drafts_at(all, i)->text, field) : "no draft");
	cds_drafts_free(all);
	return text;
}

static cds_uuid key_of(struct laptop *l, size_t i)
{
	cds_drafts *all = NULL;
	cds_uuid key = {{0}};

	if (cds_drafts_binned(l->log, &all) == CDS_OK && i < cds_drafts_size(all))
		key = cds_drafts_at(all, i)->key;
	cds_drafts_free(all);
	return key;
}

/* A form and a tally are thrown away and brought back, with every press. */
static void back(struct laptop *l)
{
	static const char *const text[] = {"date", "30/2/2024", "note", "chưa xong", NULL},
	    *const none[] = {"place", "Thôn 1", NULL};
	struct cds_draft d = {.holder = "may-1 77"}, e = {.tally = true, .holder = "x"};
	cds_drafts *all = NULL;
	char field[65];
	cds_uuid id;

	ok(keep(l, &d, text) && keep(l, &e, none) &&
	    cds_tally_press(l->log, &e.session, "assist.eid") == CDS_OK &&
	    cds_tally_press(l->log, &e.session, "assist.dvc") == CDS_OK, "a form and a tally");
	ok(cds_draft_bin(l->log, &d.session) == CDS_OK && cds_draft_bin(l->log, &e.session) ==
	    CDS_OK, "both are thrown away");
	ok(alive(l) == 0 && binned(l) == 2, "they are in the bin, and no drafts");
	ok(cds_tally_press(l->log, &e.session, "assist.eid") == CDS_NOT_FOUND,
	    "where nothing is counted");
	ok(cds_drafts_binned(l->log, &all) == CDS_OK && cds_drafts_at(all, 0)->tally &&
	    cds_drafts_at(all, 0)->binned > 1714800000 && !*cds_drafts_at(all, 1)->holder,
	    "the last one first, with when that was, and open nowhere");
	cds_drafts_free(all);
	ok(cds_draft_restore(l->log, &d.session, &id) == CDS_OK &&
	    cds_uuid_compare(&id, &d.session) == 0, "one is brought back");
	same_text(text_of(l, false, 0, "date"), "30/2/2024", "as it was typed");
	ok(cds_draft_restore(l->log, &e.session, NULL) == CDS_OK && alive(l) == 2 &&
	    binned(l) == 0, "and the other");
	ok(cds_tally_back(l->log, &e.session, field) == CDS_OK &&
	    strcmp(field, "assist.dvc") == 0, "with its presses");
	ok(cds_draft_restore(l->log, &e.session, NULL) == CDS_NOT_FOUND,
	    "which is not there twice");
	ok(cds_draft_discard(l->log, &d.session) == CDS_OK && cds_draft_discard(l->log,
	    &e.session) == CDS_OK && binned(l) == 0, "what is finished does not go to the bin");
	ok(!in_bytes(l->path, "chưa xong"), "and leaves no byte");
}

/* A draft in which nothing was typed is no draft to bring back. */
static void empty(struct laptop *l)
{
	static const char *const none[] = {NULL};
	struct cds_draft d = {.tally = true, .holder = ""};
	cds_uuid nobody = {{1}};

	ok(keep(l, &d, none) && cds_draft_bin(l->log, &d.session) == CDS_OK && binned(l) == 0,
	    "an empty one is not kept");
	ok(cds_draft_bin(l->log, &nobody) == CDS_OK, "what is not there can be thrown away, too");
}

/* Undo brings back what was thrown away, in its turn among other steps. */
static void undone(struct laptop *l)
{
	static const char *const one[] = {"note", "một", NULL},
	    *const two[] = {"note", "hai", NULL};
	struct cds_draft d = {.holder = ""}, e = {.holder = ""};
	cds_fields *f = cds_fields_new();
	struct cds_undo_step step = {0};
	cds_uuid place;

	ok(keep(l, &d, one) && keep(l, &e, two) && cds_draft_bin(l->log, &d.session) == CDS_OK &&
	    cds_fields_text(f, "name", "Phước Nam") == CDS_OK &&
	    cds_item_add(l->log, CDS_PLACE, f, &place) == CDS_OK &&
	    cds_draft_bin(l->log, &e.session) == CDS_OK,
	    "one is thrown away, a place is made, another is thrown away");
	cds_fields_free(f);
	ok(cds_undo_next(l->log, &step) && step.draft &&
	    cds_uuid_compare(&step.subject, &e.session) == 0 && step.entries == 0,
	    "undo names the draft");
	ok(cds_undo(l->log) == CDS_OK, "and brings it back");
	same_text(text_of(l, false, 0, "note"), "hai", "as it was");
	ok(cds_redo_next(l->log, &step) && step.draft &&
	    cds_redo(l->log) == CDS_OK && alive(l) == 0, "redo throws it away again");
	ok(cds_undo(l->log) == CDS_OK && alive(l) == 1, "and so on");
	ok(cds_undo_next(l->log, &step) && step.kind == CDS_PLACE && cds_undo(l->log) ==
	    CDS_OK, "then comes the place");
	ok(cds_undo(l->log) == CDS_OK && alive(l) == 2, "then the first draft");
	ok(cds_draft_bin(l->log, &d.session) == CDS_OK && cds_draft_restore(l->log, &d.session,
	    NULL) == CDS_OK, "one that was brought back otherwise");
	ok(!cds_undo_next(l->log, &step) || !step.draft,
	    "is no step any more");
	ok(cds_draft_bin(l->log, &d.session) == CDS_OK && cds_draft_bin(l->log, &e.session) ==
	    CDS_OK && cds_draft_discard(l->log, &e.session) == CDS_OK &&
	    cds_undo_next(l->log, &step) && cds_uuid_compare(&step.subject, &d.session) == 0,
	    "nor is one that was deleted for good");
	ok(cds_draft_discard(l->log, &d.session) == CDS_OK && binned(l) == 0, "they go");
}

/* After thirty days it is gone, without a byte; not before. */
static void expired(struct laptop *l)
{
	static const char *const text[] = {"note", "chữ cũ trong thùng", NULL};
	struct cds_draft d = {.holder = ""};
	uint32_t generation;

	ok(keep(l, &d, text) && cds_draft_bin(l->log, &d.session) == CDS_OK, "thrown away");
	l->ms += 30 * DAY_MS - 3600 * 1000;
	generation = cds_log_generation(l->log);
	ok(cds_drafts_expire(l->log) == CDS_OK && binned(l) == 1, "after 29 days it is there");
	ok(cds_log_generation(l->log) == generation, "and nothing was written");
	l->ms += 2 * 3600 * 1000;
	ok(in_bytes(l->path, "chữ cũ trong thùng"), "its bytes are in the file");
	ok(cds_drafts_expire(l->log) == CDS_OK && binned(l) == 0, "after thirty it is gone");
	ok(!in_bytes(l->path, "chữ cũ trong thùng"), "without a byte");
	ok(keep(l, &d, text) && cds_drafts_expire(l->log) == CDS_OK && alive(l) == 1,
	    "a draft that is alive does not grow old");
	ok(cds_draft_discard(l->log, &d.session) == CDS_OK, "it goes");
}

static bool session(struct laptop *l, const char *note, cds_uuid *id)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_text(f, "date", "2024-05-06") == CDS_OK &&
	    cds_fields_text(f, "note", note) == CDS_OK && cds_session_add(l->log, f, id) == CDS_OK;

	cds_fields_free(f);
	return good;
}

/* Two changes of one session are begun and thrown away: both can be had back. */
static void changes(struct laptop *l)
{
	static const char *const first[] = {"residents", "5", NULL},
	    *const then[] = {"residents", "6", NULL};
	struct cds_draft d = {.edits = true, .holder = ""};
	cds_uuid id, key;

	ok(session(l, "x", &d.session) && keep(l, &d, first) && cds_draft_bin(l->log,
	    &d.session) == CDS_OK, "a change is thrown away");
	ok(keep(l, &d, then) && alive(l) == 1 && binned(l) == 1, "another one is begun");
	same_text(text_of(l, false, 0, "residents"), "6", "with its own answers");
	same_text(text_of(l, true, 0, "residents"), "5", "the first is kept");
	same_text(text_of(l, true, 0, "draft.session"), "", "and shows no more than was typed");
	key = key_of(l, 0);
	ok(cds_draft_restore(l->log, &key, NULL) == CDS_REFUSED && alive(l) == 1,
	    "it can't be had while the other is open");
	ok(cds_draft_bin(l->log, &d.session) == CDS_OK && binned(l) == 2, "that is thrown away");
	ok(cds_draft_discard(l->log, &d.session) == CDS_OK, "and deleted for good");
	ok(cds_draft_restore(l->log, &key, &id) == CDS_OK &&
	    cds_uuid_compare(&id, &d.session) == 0, "then the first one comes back");
	same_text(text_of(l, false, 0, "residents"), "5", "for its session");
	ok(keep(l, &d, then) && binned(l) == 0 && alive(l) == 1, "and goes on like any other");
	ok(cds_draft_discard(l->log, &d.session) == CDS_OK && binned(l) == 0, "it goes");
}

/* What a redaction takes away is gone from the bin, too. */
static void redacted(struct laptop *l)
{
	static const char *const edit[] = {"note", "Lời này thì sai", "residents", "5", NULL},
	    *const again[] = {"note", "Lời phải xóa", NULL},
	    *const other[] = {"residents", "7", NULL};
	struct cds_draft d = {.edits = true, .holder = ""}, e = {.holder = ""};
	int64_t n = 0;

	ok(session(l, "Lời phải xóa", &d.session) && keep(l, &d, edit) && keep(l, &e, again) &&
	    cds_draft_bin(l->log, &d.session) == CDS_OK &&
	    cds_draft_bin(l->log, &e.session) == CDS_OK && keep(l, &d, other),
	    "in the bin are a change of a session, and a draft with the same words");
	ok(cds_session_redact(l->log, &d.session, "note", &n) == CDS_OK && n == 1,
	    "these words are taken out");
	ok(!in_bytes(l->path, "Lời phải xóa") && !in_bytes(l->path, "Lời này thì sai"),
	    "they are in no byte");
	same_text(text_of(l, true, 0, "note"), "", "the bin has none of them");
	same_text(text_of(l, true, 1, "note"), "", "in either draft");
	ok(laptop_sound(l->log), "the log is sound");
}

int main(void)
{
	struct laptop l;

	ok(laptop_new(&l, "bin", 3, INT64_C(1714800000000)), "a log");
	back(&l);
	empty(&l);
	undone(&l);
	expired(&l);
	changes(&l);
	redacted(&l);
	laptop_close(&l);
	return done();
}
