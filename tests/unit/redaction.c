/* Redactions: the text of a note goes out of the bytes of every log that merges them, whichever
 * came first; and nothing else is lost. */
#include "../property/laptops.h"

/* Adds a session with this note. */
static cds_uuid session(struct laptop *l, const char *note)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};

	if (cds_fields_text(f, "date", "2024-05-05") != CDS_OK ||
	    cds_fields_count(f, "assist.eid", 7) != CDS_OK || cds_fields_text(f, "note", note) !=
	    CDS_OK || cds_session_add(l->log, f, &id) != CDS_OK)
		tell_problem(NULL, cds_error(l->log));
	cds_fields_free(f);
	return id;
}

static bool merge(struct laptop *to, const char *path)
{
	struct cds_merge_result r;
	bool good = cds_merge(to->log, path, NULL, &r) == CDS_OK;

	if (!good)
		tell_problem(NULL, cds_error(to->log));
	return good;
}

/* What the session's note is now: CDS_TEXT, CDS_GONE or nothing. */
static int note_type(struct laptop *l, const cds_uuid *id)
{
	cds_fields *f = NULL;
	int type = -1;

	if (cds_session_fields(l->log, id, &f) == CDS_OK && cds_fields_find(f, "note"))
		type = (int)cds_fields_find(f, "note")->type;
	cds_fields_free(f);
	return type;
}

/* A redaction reaches logs that have the note, logs that get it later, and old copies. */
static void travels(void)
{
	struct laptop a, b, c;
	struct cds_report *r = NULL;
	cds_history *h = NULL;
	cds_fields *f = cds_fields_new();
	cds_uuid id;
	int64_t n;

	ok(laptop_new(&a, "a", 1, INT64_C(1714000000000)) &&
	    laptop_new(&b, "b", 2, INT64_C(1714000000000)) &&
	    laptop_new(&c, "c", 3, INT64_C(1714000000000)), "three laptops");
	id = session(&a, "bà Nga nhà số 5");
	ok(merge(&b, a.path) && copy_file(b.path, "old.cdslog"),
	    "b knows the session, and a copy is kept");
	ok(cds_fields_count(f, "residents", 30) == CDS_OK &&
	    cds_session_edit(b.log, &id, f) == CDS_OK, "b changes it meanwhile");
	cds_fields_free(f);
	f = cds_fields_new();
	ok(cds_fields_text(f, "note", "hẹn tuần sau") == CDS_OK &&
	    cds_session_edit(b.log, &id, f) == CDS_OK, "also its note");
	ok(file_has(a.path, "bà Nga"), "the words are in the file");
	ok(cds_session_redact(a.log, &id, "note", &n) == CDS_OK && n == 1, "they are taken out");
	ok(!file_has(a.path, "bà Nga") && !file_has(a.path, "nhà số"),
	    "and are not in its bytes any more");
	ok(note_type(&a, &id) == CDS_GONE && laptop_sound(a.log),
	    "the session says so, and the log is sound");
	ok(cds_report_run(a.log, NULL, NULL, 0, 0, &r) == CDS_OK && r->sums.assists == 7,
	    "the totals stay");
	cds_report_free(r);
	ok(cds_history_get(a.log, &id, &h) == CDS_OK && cds_fields_find(cds_history_at(h,
	    0)->changes, "note")->type == CDS_GONE && strcmp(cds_history_at(h, 0)->author,
	    "Người a") == 0, "who wrote and when stays on record");
	cds_history_free(h);
	ok(cds_session_redact(a.log, &id, "note", &n) == CDS_OK &&
	    n == 0, "a second time there is nothing to take");
	ok(cds_session_redact(a.log, &id, "residents", &n) == CDS_NOT_FOUND,
	    "numbers can't be taken out");
	ok(merge(&b, a.path) && !file_has(b.path, "bà Nga"),
	    "a log that had the words loses them by merging");
	ok(note_type(&b, &id) == CDS_TEXT && file_has(b.path, "hẹn tuần sau") &&
	    laptop_sound(b.log), "but not what was written meanwhile");
	ok(merge(&c, a.path) && merge(&c, "old.cdslog") && !file_has(c.path, "bà Nga"),
	    "an old copy does not bring them back");
	ok(merge(&c, b.path) && merge(&a, b.path) && laptops_agree(&a, &b) &&
	    laptops_agree(&a, &c) && laptop_sound(c.log), "and all three are the same");
	laptop_close(&c);
	ok(laptop_new(&c, "c", 3, INT64_C(1714000000000)) && merge(&c, "old.cdslog") &&
	    merge(&c, a.path) && !file_has(c.path, "bà Nga") && laptops_agree(&a, &c),
	    "also the other way round");
	ok(cds_rebuild(c.log) == CDS_OK && laptops_agree(&a, &c) && laptop_sound(c.log),
	    "and after a rebuild");
	cds_fields_free(f);
	laptop_close(&a);
	laptop_close(&b);
	laptop_close(&c);
}

/* Thirty sessions with notes that were redacted.  Without being asked a merge does not take so many
 * redactions; and they come in any order among the sessions. */
static void many(void)
{
	struct cds_merge_options accept = {.accept_redactions = true}, look = {.dry_run = true};
	struct laptop a, b;
	struct cds_merge_result r;
	struct cds_unmerge_result u;
	int64_t n;
	bool good = laptop_new(&a, "many", 4, INT64_C(1714000000000)) &&
	    laptop_new(&b, "other", 5, INT64_C(1714000000000));
	cds_uuid id[30];

	for (int i = 0; i < 30; i++)
		id[i] = session(&a, "lời riêng");
	good = good && merge(&b, a.path);
	for (int i = 0; i < 30 && good; i++)
		good = cds_session_redact(a.log, &id[i], "note", &n) == CDS_OK && n == 1;
	ok(good && !file_has(a.path, "lời riêng"), "thirty notes");
	ok(cds_merge(b.log, a.path, &look, &r) == CDS_OK && r.redactions == 30,
	    "a preview counts them");
	ok(cds_merge(b.log, a.path, NULL, &r) == CDS_REFUSED && file_has(b.path, "lời riêng"),
	    "more than 20 at once are refused");
	ok(cds_merge(b.log, a.path, &accept, &r) == CDS_OK && r.redactions == 30 &&
	    !file_has(b.path, "lời riêng"), "until accepted");
	ok(cds_unmerge(b.log, r.receipt, &u) == CDS_OK &&
	    u.redactions == 30 && u.entries == 0 && laptop_sound(b.log),
	    "taking that merge back leaves the redactions, since the words can't come back");
	laptop_close(&b);
	ok(laptop_new(&b, "fresh", 6, INT64_C(1714000000000)) &&
	    cds_merge(b.log, a.path, &accept, &r) == CDS_OK && laptops_agree(&a, &b) &&
	    laptop_sound(b.log), "a new log takes entries and redactions in whatever order");
	ok(cds_unmerge(b.log, r.receipt, &u) == CDS_OK && u.redactions == 0 && u.entries == 60 &&
	    laptop_sound(b.log), "and gives all back");
	laptop_close(&a);
	laptop_close(&b);
}

/* Sets the note of a session. */
static bool note(struct laptop *l, const cds_uuid *id, const char *text)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_text(f, "note", text) == CDS_OK &&
	    cds_session_edit(l->log, id, f) == CDS_OK;

	cds_fields_free(f);
	return good;
}

/* Settles the conflict about the note by keeping this text; *settles is the entry that does it. */
static bool keep(struct laptop *l, const cds_uuid *id, const char *text, cds_uuid *settles)
{
	cds_history *h = NULL;
	bool good = cds_history_get(l->log, id, &h) == CDS_OK && cds_history_conflicts(h) == 1,
	    kept = false;

	for (size_t i = 0; good && !kept && i < cds_history_size(h); i++)
		if (strcmp(cds_fields_str(cds_history_at(h, i)->changes, "note"), text) == 0)
			kept = cds_conflict_keep(l->log, id, "note", &cds_history_at(h, i)->id) ==
			    CDS_OK;
	cds_history_free(h);
	good = kept && cds_history_get(l->log, id, &h) == CDS_OK && cds_history_conflicts(h) == 0;
	if (good)
		*settles = cds_history_at(h, cds_history_size(h) - 1)->id;
	cds_history_free(h);
	return good;
}

/* While one person redacts a note, another, who does not know of it, writes the same text again,
 * because he keeps it in a conflict or takes an edit back.  The redaction must erase that, too. */
static void written_again(void)
{
	struct laptop a, b, c, d, lead;
	struct cds_pack_options rest = CDS_PACK_ALL;
	struct cds_manifest manifest;
	struct cds_merge_result r;
	struct cds_unmerge_result u;
	cds_uuid id, undone, settles, other;
	int64_t n;

	ok(laptop_new(&a, "a2", 1, INT64_C(1714000000000)) && laptop_new(&b,
	    "b2", 2, INT64_C(1714000000000)) && laptop_new(&c, "c2", 3, INT64_C(1714000000000)) &&
	    laptop_new(&d, "d2", 4, INT64_C(1714000000000)), "four laptops");
	id = session(&a, "đông");
	undone = session(&a, "ông Ba xóm chùa");
	ok(merge(&b, a.path) && note(&a, &id, "bà Nga nhà số 5") && note(&b, &id, "vắng"),
	    "two notes about one session");
	ok(merge(&b, a.path) && laptop_new(&lead, "first", 6, INT64_C(1714000000000)) &&
	    cds_merge(lead.log, b.path, NULL, &r) == CDS_OK, "which a lead has, too");
	rest.receipt = r.receipt_text;
	laptop_close(&lead);
	ok(keep(&b, &id, "bà Nga nhà số 5", &settles), "b keeps that of a");
	ok(note(&b, &undone, "mưa") && cds_undo(b.log) == CDS_OK && file_has(b.path, "ông Ba"),
	    "and takes an edit of another back");
	ok(copy_file(b.path, "b2-old.cdslog") && merge(&d, b.path),
	    "a copy of b is kept, and d has all of it");
	ok(cds_pack(b.log, "again.cdslog", &rest, &manifest) == CDS_OK && file_has("again.cdslog",
	    "bà Nga"), "b packs the rest, with the words that it wrote again");
	ok(cds_session_redact(a.log, &id, "note", &n) == CDS_OK &&
	    n == 2 && cds_session_redact(a.log, &undone, "note", &n) == CDS_OK &&
	    n == 1 && !file_has(a.path, "bà Nga") && !file_has(a.path, "ông Ba"),
	    "a takes the words out, not knowing of that");
	ok(merge(&b, a.path) && !file_has(b.path, "bà Nga") && !file_has(b.path, "ông Ba") &&
	    laptop_sound(b.log), "b loses them, also what it wrote again");
	ok(file_has(b.path, "vắng") && file_has(b.path, "mưa"), "but no other words");
	ok(laptop_new(&lead, "lead", 5, INT64_C(1714000000000)) &&
	    cds_merge(lead.log, a.path, NULL, &r) == CDS_OK, "a lead has what a has");
	rest.receipt = r.receipt_text;
	ok(merge(&a, "b2-old.cdslog") && !file_has(a.path, "bà Nga") && !file_has(a.path, "ông"
	    " Ba") && laptop_sound(a.log) && laptops_agree(&a, &b), "they don't come back to a");
	ok(cds_pack(a.log, "rest.cdslog", &rest, &manifest) == CDS_OK && merge(&lead,
	    "rest.cdslog") && laptops_agree(&a, &lead) && laptop_sound(lead.log), "the rest,"
	    " packed for the lead, says again what took words out that the rest does not have");
	laptop_close(&lead);
	ok(merge(&c, "b2-old.cdslog") && merge(&c, a.path) && !file_has(c.path, "bà Nga") &&
	    laptops_agree(&a, &c), "nor stay where they came first");
	ok(cds_rebuild(c.log) == CDS_OK && laptop_sound(c.log) && laptops_agree(&a, &c),
	    "and so it is after a rebuild");
	laptop_close(&c);
	ok(laptop_new(&c, "c2", 3, INT64_C(1714000000000)) &&
	    merge(&c, b.path) && laptop_sound(c.log) && laptops_agree(&b, &c),
	    "a log without them is whole, and can be merged");
	ok(cds_merge(d.log, a.path, NULL, &r) == CDS_OK && !file_has(d.path, "bà Nga") &&
	    cds_unmerge(d.log, r.receipt, &u) == CDS_OK && u.redactions == 3 &&
	    laptop_sound(d.log), "taking the merge back that took them leaves the redactions");
	laptop_close(&d);
	ok(laptop_new(&d, "d4", 7, INT64_C(1714000000000)) && merge(&d, "again.cdslog") &&
	    cds_merge(d.log, a.path, NULL, &r) == CDS_OK && !file_has(d.path, "bà Nga") &&
	    cds_unmerge(d.log, r.receipt, &u) == CDS_OK && u.redactions == 2 &&
	    laptop_sound(d.log), "also where only those stay that were written again");
	laptop_close(&d);
	ok(laptop_new(&d, "d3", 4, INT64_C(1714000000000)) && merge(&d, "b2-old.cdslog") &&
	    cds_entry_redact(d.log, &settles, "note", &n) == CDS_OK &&
	    n == 2 && !file_has(d.path, "bà Nga") && laptop_sound(d.log),
	    "who takes them out of the one that was written again takes both");
	other = session(&d, "bà Nga nhà số 5");
	ok(note(&d, &id, "bà Nga nhà số 5") && note_type(&d, &id) == CDS_TEXT &&
	    note_type(&d, &other) == CDS_TEXT && laptop_sound(d.log),
	    "who knows, and writes them anew, has written them");
	laptop_close(&a);
	laptop_close(&b);
	laptop_close(&c);
	laptop_close(&d);
}

/* Two people who settle a conflict by the same value agree. */
static void kept_alike(void)
{
	struct laptop a, b;
	cds_history *h = NULL;
	cds_uuid id, settles;

	ok(laptop_new(&a, "a4", 1, INT64_C(1714000000000)) &&
	    laptop_new(&b, "b4", 2, INT64_C(1714000000000)), "two laptops");
	id = session(&a, "đông");
	ok(merge(&b, a.path) && note(&a, &id, "nắng") && note(&b, &id, "mưa") &&
	    merge(&b, a.path) && copy_file(b.path, "b4-old.cdslog") && merge(&a, "b4-old.cdslog"),
	    "both have the conflict");
	ok(keep(&a, &id, "mưa", &settles) && keep(&b, &id, "mưa", &settles),
	    "both keep the same note");
	ok(merge(&a, b.path) && cds_history_get(a.log, &id, &h) == CDS_OK &&
	    cds_history_conflicts(h) == 0, "and do not disagree");
	cds_history_free(h);
	laptop_close(&a);
	laptop_close(&b);
}

int main(void)
{
	travels();
	many();
	written_again();
	kept_alike();
	return done();
}
