/* Undo and redo: by new entries that set values back, and refused where somebody else has changed
 * them since; history is never deleted. */
#include "../property/laptops.h"

static cds_uuid add(struct laptop *l, int64_t eid, const char *note)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};

	if (cds_fields_text(f, "date", "2024-05-05") != CDS_OK || cds_fields_count(f,
	    "assist.eid", eid) != CDS_OK || (note && cds_fields_text(f, "note", note) != CDS_OK) ||
	    cds_session_add(l->log, f, &id) != CDS_OK)
		tell_problem(NULL, cds_error(l->log));
	cds_fields_free(f);
	return id;
}

static bool edit(struct laptop *l, const cds_uuid *id, const char *field, const char *text)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_text(f, field, text) == CDS_OK &&
	    cds_session_edit(l->log, id, f) == CDS_OK;

	cds_fields_free(f);
	return good;
}

static bool count(struct laptop *l, const cds_uuid *id, const char *field, int64_t n)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_count(f, field, n) == CDS_OK &&
	    cds_session_edit(l->log, id, f) == CDS_OK;

	cds_fields_free(f);
	return good;
}

/* The assists of all sessions. */
static int64_t assists(struct laptop *l)
{
	struct cds_report *r = NULL;
	int64_t n = cds_report_run(l->log, NULL, NULL, 0, 0, &r) == CDS_OK ? r->sums.assists : -1;

	cds_report_free(r);
	return n;
}

static const char *note(struct laptop *l, const cds_uuid *id)
{
	static char text[200];
	cds_fields *f = NULL;

	text[0] = '\0';
	if (cds_session_fields(l->log, id, &f) == CDS_OK)
		snprintf(text, sizeof text, "%s", cds_fields_str(f, "note"));
	cds_fields_free(f);
	return text;
}

static int64_t residents(struct laptop *l, const cds_uuid *id)
{
	const struct cds_session *s;
	cds_list *list;
	int64_t n = cds_session_get(l->log, id, &list, &s) == CDS_OK ? s->residents : -2;

	cds_list_close(list);
	return n;
}

/* How many entries the log has. */
static int64_t entries(struct laptop *l)
{
	int64_t n = -1;

	return cds_log_entries(l->log, &n) == CDS_OK ? n : -1;
}

/* One thing after another is taken back, down to the first, and done again. */
static void back_and_forth(struct laptop *l)
{
	struct cds_undo_step step;
	cds_uuid a, b;
	int64_t n;

	ok(!cds_undo_next(l->log, &step) && cds_undo(l->log) == CDS_NOT_FOUND,
	    "there is nothing to undo");
	a = add(l, 40, "lời đầu");
	ok(count(l, &a, "assist.eid", 45) && edit(l, &a, "note", "lời sau"),
	    "one is added and changed twice");
	b = add(l, 5, NULL);
	ok(cds_session_remove(l->log, &b) == CDS_OK && assists(l) == 45,
	    "another is added and removed");
	n = entries(l);
	ok(cds_undo_next(l->log, &step) && cds_uuid_compare(&step.subject, &b) == 0 &&
	    step.kind == CDS_SESSION && step.entries == 1,
	    "what would be taken back is told");
	ok(cds_undo(l->log) == CDS_OK && assists(l) == 50, "the removal is taken back");
	ok(cds_undo(l->log) == CDS_OK && assists(l) == 45, "and the adding");
	ok(cds_undo(l->log) == CDS_OK && strcmp(note(l, &a), "lời đầu") == 0,
	    "the note is what it was");
	ok(cds_undo(l->log) == CDS_OK && assists(l) == 40, "the count too");
	ok(cds_undo(l->log) == CDS_OK && assists(l) == 0, "the first is taken back");
	ok(cds_undo(l->log) == CDS_NOT_FOUND, "and that was all");
	ok(entries(l) == n + 5, "each time by an entry more");
	ok(cds_redo(l->log) == CDS_OK && cds_redo(l->log) == CDS_OK && assists(l) == 45,
	    "it is done again");
	ok(cds_redo(l->log) == CDS_OK && strcmp(note(l, &a), "lời sau") == 0, "words too");
	ok(cds_undo(l->log) == CDS_OK && strcmp(note(l, &a), "lời đầu") == 0,
	    "and taken back once more");
	ok(cds_redo_next(l->log, &step) && count(l, &a, "residents", 7) &&
	    !cds_redo_next(l->log, &step), "something new, and nothing can be done again");
	ok(cds_undo(l->log) == CDS_OK && laptop_sound(l->log), "the log is sound");
}

/* What was done in one transaction is one step. */
static void together(struct laptop *l)
{
	struct cds_undo_step step;
	cds_uuid place = {{0}}, id[3], gone = {{0}};
	cds_fields *f = cds_fields_new();
	cds_items *items = NULL;
	int64_t before = assists(l);

	ok(cds_log_begin(l->log) == CDS_OK && cds_fields_text(f, "name", "Thôn Mới") == CDS_OK &&
	    cds_item_add(l->log, CDS_PLACE, f, &place) == CDS_OK &&
	    cds_fields_text(f, "date", "2024-06-01") == CDS_OK, "a place");
	cds_fields_free(f);
	f = cds_fields_new();
	ok(cds_fields_text(f, "date", "2024-06-01") == CDS_OK && cds_fields_uuid(f,
	    "place", &place) == CDS_OK && cds_fields_count(f, "assist.eid", 3) == CDS_OK &&
	    cds_session_add(l->log, f, &gone) == CDS_OK && cds_log_commit(l->log) == CDS_OK,
	    "and a session there, in one transaction");
	cds_fields_free(f);
	ok(cds_undo_next(l->log, &step) && step.entries == 2, "are one step");
	ok(step.kind == CDS_SESSION && cds_uuid_compare(&step.subject, &gone) == 0,
	    "that is named after the session");
	ok(cds_undo(l->log) == CDS_OK && assists(l) == before && cds_item_get(l->log,
	    CDS_PLACE, &place, &items) == CDS_OK && cds_items_at(items, 0)->retired,
	    "which is taken back as one: nothing uses the place, so it is not offered any more");
	cds_items_free(items);
	ok(cds_redo_next(l->log, &step) && cds_uuid_compare(&step.subject, &gone) == 0,
	    "so is doing it again");
	ok(cds_redo(l->log) == CDS_OK &&
	    cds_item_get(l->log, CDS_PLACE, &place, &items) == CDS_OK &&
	    !cds_items_at(items, 0)->retired && assists(l) == before + 3, "and done again as one");
	cds_items_free(items);
	for (int i = 0; i < 3; i++)
		id[i] = add(l, 10, NULL);
	before = assists(l);
	ok(cds_verdict_same(l->log, id, 3, &id[1]) == CDS_OK && assists(l) == before - 20,
	    "three are ruled one outing");
	ok(cds_undo(l->log) == CDS_OK && assists(l) == before, "the ruling is taken back");
	ok(cds_redo(l->log) == CDS_OK && assists(l) == before - 20, "and done again");
	ok(cds_log_begin(l->log) == CDS_OK && cds_session_remove(l->log, &id[0]) == CDS_OK,
	    "a transaction");
	cds_log_rollback(l->log);
	ok(cds_undo(l->log) == CDS_OK && assists(l) == before, "that was rolled back is no step");
	ok(laptop_sound(l->log), "the log is sound");
}

/* Somebody else has changed it since: what of it can be taken back, and what is refused. */
static void others(struct laptop *l)
{
	struct laptop other;
	struct cds_merge_result r;
	cds_uuid a = add(l, 20, NULL);
	struct cds_undo_step step;
	char text[500];

	ok(count(l, &a, "assist.eid", 22) && laptop_new(&other, "khac", 8, INT64_C(1714900000000)),
	    "a session that is changed");
	strcpy(other.author, "Lê Văn Tám");
	ok(cds_merge(other.log, l->path, NULL, &r) == CDS_OK && cds_log_writer(other.log,
	    "Lê Văn Tám", "may-khac") == CDS_OK && count(&other, &a, "residents", 9) &&
	    cds_merge(l->log, other.path, NULL, &r) == CDS_OK, "somebody else adds the residents");
	ok(cds_undo(l->log) == CDS_OK && assists(l) > 0,
	    "the change of another field can be taken back");
	ok(cds_undo(l->log) == CDS_REFUSED, "but not the adding");
	ok(strstr(cds_error_text(cds_error(l->log), NULL, text, sizeof text), "Lê Văn Tám") !=
	    NULL, "for somebody else wrote on it, and who is said");
	ok(!cds_undo_next(l->log, &step) || cds_uuid_compare(&step.subject, &a) != 0,
	    "it is passed over");
	ok(count(l, &a, "assist.eid", 30) && count(&other, &a, "assist.eid", 31) &&
	    cds_merge(l->log, other.path, NULL, &r) == CDS_OK,
	    "both change a count without knowing");
	ok(cds_undo(l->log) == CDS_REFUSED, "a conflict is not settled by undo");
	ok(laptop_sound(l->log), "the log is sound");
	laptop_close(&other);
}

/* Two laptops disagree about a count, and this one settles it, for the value that stands or for the
 * other one. */
static void settling(struct laptop *l, bool stood)
{
	struct laptop other;
	struct cds_merge_result r;
	cds_history *h = NULL;
	const struct cds_conflict *c;
	struct cds_undo_step step = {.settles = false};
	int64_t was, all;
	cds_uuid a = add(l, 20, NULL);

	ok(laptop_new(&other, stood ? "mot" : "hai", 9, INT64_C(1714900000000)) &&
	    cds_merge(other.log, l->path, NULL, &r) == CDS_OK && count(l, &a, "residents", 30) &&
	    count(&other, &a, "residents", 31) && cds_merge(l->log, other.path, NULL, &r) ==
	    CDS_OK && cds_history_get(l->log, &a, &h) == CDS_OK && cds_history_conflicts(h) == 1,
	    "two set the residents without knowing of each other");
	c = cds_history_conflict(h, 0);
	was = cds_fields_find(cds_history_at(h, c->winner)->changes, "residents")->number;
	ok(cds_conflict_keep(l->log, &a, "residents", &cds_history_at(h, c->entry[(c->entry[0] ==
	    c->winner) != stood])->id) == CDS_OK && residents(l, &a) == (stood ? was : 61 - was),
	    "settled for %s", stood ? "the value that stood" : "the other value");
	cds_history_free(h);
	ok(cds_undo_next(l->log, &step) && step.settles, "which the step says");
	all = entries(l);
	ok(cds_undo(l->log) == (stood ? CDS_REFUSED : CDS_OK) && residents(l, &a) == was,
	    "undo %s", stood ? "has nothing to set back, and says so" : "sets the value back");
	ok(entries(l) == all + !stood, "by an entry, if at all");
	ok(cds_history_get(l->log, &a, &h) == CDS_OK && cds_history_conflicts(h) == 0,
	    "the conflict stays settled");
	cds_history_free(h);
	ok(stood || (cds_redo(l->log) == CDS_OK && residents(l, &a) == 61 - was),
	    "and the other value can stand again");
	ok(laptop_sound(l->log), "the log is sound");
	laptop_close(&other);
}

/* A note that was redacted does not come back by undo. */
static void words(struct laptop *l)
{
	cds_uuid a = add(l, 1, "Lời phải xóa");
	int64_t n;

	ok(edit(l, &a, "note", "lời khác") && cds_session_redact(l->log, &a, "note", &n) == CDS_OK,
	    "words are taken out");
	ok(cds_undo(l->log) == CDS_REFUSED && strcmp(note(l, &a), "") == 0,
	    "undo brings none back");
}

/* Undo reads the history of what it takes back, which is a call inside a call: an error from before
 * must not be lost by that. */
static void nobody(struct laptop *l)
{
	cds_uuid a = add(l, 5, NULL);
	int64_t before = assists(l), all = entries(l);
	struct cds_undo_step step;

	ok(!cds_uuid_is_nil(&a) && cds_log_writer(l->log, "", "may") == CDS_INVALID,
	    "a writer without a name");
	ok(cds_undo(l->log) == CDS_INVALID && assists(l) == before && entries(l) == all,
	    "takes nothing back");
	ok(cds_log_writer(l->log, l->author, "may") == CDS_OK && cds_undo_next(l->log, &step) &&
	    cds_undo(l->log) == CDS_OK && assists(l) == before - 5, "with a name it can");
	ok(laptop_sound(l->log), "the log is sound");
}

int main(void)
{
	struct laptop l;

	ok(laptop_new(&l, "field", 3, INT64_C(1714800000000)), "a log");
	back_and_forth(&l);
	together(&l);
	others(&l);
	words(&l);
	nobody(&l);
	settling(&l, true);
	settling(&l, false);
	laptop_close(&l);
	return done();
}
