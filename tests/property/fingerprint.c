/* The fingerprint that an open log keeps is never stale: whatever happens, by this program or
 * another, in a transaction or undone, it is the one that a fresh opening of the file gives. */
#include <sqlite3.h>

#include "laptops.h"

#define HISTORIES 6
#define STEPS 50

struct world {
	struct laptop own, beside, stick;       /* beside: another program with own's file */
	uint64_t chance;
	cds_uuid session;               /* the newest */
	char code[CDS_FINGERPRINT];     /* before the step */
};

/* A number from 0 to n - 1. */
static uint64_t pick(struct world *w, uint64_t n)
{
	return draw(&w->chance) % n;
}

/* The fingerprint of a log; it stays until the next call. */
static const char *code_of(cds_log *log)
{
	static char code[CDS_FINGERPRINT];

	return cds_log_fingerprint(log, code) == CDS_OK ? code : "failed";
}

/* Has the log this fingerprint? */
static bool is(cds_log *log, const char *code)
{
	return strcmp(code_of(log), code) == 0;
}

/* ---- what happens: true where it went as it should ---- */

/* Adds a session to a laptop's log. */
static bool write_to(struct world *w, struct laptop *l)
{
	cds_fields *f = cds_fields_new();
	char date[CDS_DATE_TEXT];
	int day = cds_day_make(2024, 5, 1) + (int)pick(w, 3);
	bool good;

	w->session = (cds_uuid){{0}};
	good = cds_fields_text(f, "date", cds_date_text(day, day, date)) == CDS_OK &&
	    cds_fields_count(f, "assist.eid", (int64_t)pick(w, 99)) == CDS_OK && cds_fields_text(f,
	    "note", "đông người") == CDS_OK && cds_session_add(l->log, f, &w->session) == CDS_OK;

	cds_fields_free(f);
	return good;
}

static bool add(struct world *w)
{
	return write_to(w, &w->own) && !is(w->own.log, w->code);
}

/* Another program with the same file adds a session. */
static bool add_beside(struct world *w)
{
	return write_to(w, &w->beside) && !is(w->own.log, w->code);
}

/* The log on the stick gets a session. */
static bool add_elsewhere(struct world *w)
{
	return write_to(w, &w->stick) && is(w->own.log, w->code);
}

static bool edit(struct world *w)
{
	cds_fields *f = cds_fields_new();
	bool good = write_to(w, &w->own) && cds_fields_count(f,
	    "residents", (int64_t)pick(w, 40)) == CDS_OK && strcpy(w->code, code_of(w->own.log)) &&
	    cds_session_edit(w->own.log, &w->session, f) == CDS_OK;

	cds_fields_free(f);
	return good && !is(w->own.log, w->code);
}

static bool remove_one(struct world *w)
{
	return write_to(w, &w->own) && strcpy(w->code, code_of(w->own.log)) &&
	    cds_session_remove(w->own.log, &w->session) == CDS_OK && !is(w->own.log, w->code);
}

static bool redact(struct world *w)
{
	int64_t n;

	return write_to(w, &w->own) && strcpy(w->code, code_of(w->own.log)) &&
	    cds_session_redact(w->own.log, &w->session, "note", &n) == CDS_OK &&
	    !is(w->own.log, w->code);
}

static bool merge(struct world *w)
{
	struct cds_merge_result r;

	return write_to(w, &w->stick) && cds_merge(w->own.log, w->stick.path, NULL, &r) ==
	    CDS_OK && r.fresh > 0 && is(w->stick.log, r.source) && !is(w->own.log, w->code) &&
	    cds_merge(w->own.log, w->stick.path, NULL, &r) == CDS_OK && r.fresh == 0 &&
	    is(w->stick.log, r.source);
}

/* A merge of the stick that is only tried. */
static bool try_merge(struct world *w)
{
	const struct cds_merge_options dry = {.dry_run = true};
	struct cds_merge_result r;

	return write_to(w, &w->stick) && cds_merge(w->own.log, w->stick.path, &dry, &r) ==
	    CDS_OK && r.fresh > 0 && is(w->own.log, w->code);
}

/* The same inside a transaction, where it is a step that is undone alone. */
static bool try_merge_inside(struct world *w)
{
	const struct cds_merge_options dry = {.dry_run = true};
	struct cds_merge_result r;
	bool good = write_to(w, &w->stick) && cds_log_begin(w->own.log) == CDS_OK &&
	    write_to(w, &w->own) && !is(w->own.log, w->code);

	good = good && strcpy(w->code, code_of(w->own.log)) && cds_merge(w->own.log, w->stick.path,
	    &dry, &r) == CDS_OK && r.fresh > 0 && is(w->own.log, w->code);
	return cds_log_commit(w->own.log) == CDS_OK && good && is(w->own.log, w->code);
}

/* Changes the last entry of a file, so that it no longer has the id that its content gives it;
 * those before it are right. */
static bool damage(const char *path)
{
	sqlite3 *db;
	bool good = sqlite3_open(path, &db) == SQLITE_OK &&
	    sqlite3_exec(db, "UPDATE entry SET clock = clock + 1 WHERE seq = (SELECT max(seq)"
	    " FROM entry)", NULL, NULL, NULL) == SQLITE_OK;

	sqlite3_close(db);
	return good;
}

/* A merge of such a file. */
static bool merge_fails(struct world *w)
{
	struct cds_merge_result r;

	return write_to(w, &w->stick) && write_to(w, &w->stick) &&
	    copy_file(w->stick.path, "bad.cdslog") && damage("bad.cdslog") && cds_merge(w->own.log,
	    "bad.cdslog", NULL, &r) == CDS_CORRUPT && is(w->own.log, w->code);
}

/* The same inside a transaction. */
static bool merge_fails_inside(struct world *w)
{
	struct cds_merge_result r;
	bool good = write_to(w, &w->stick) && copy_file(w->stick.path, "bad.cdslog") &&
	    damage("bad.cdslog") && cds_log_begin(w->own.log) == CDS_OK && write_to(w, &w->own) &&
	    strcpy(w->code, code_of(w->own.log)) && cds_merge(w->own.log, "bad.cdslog", NULL,
	    &r) == CDS_CORRUPT && is(w->own.log, w->code);

	return cds_log_commit(w->own.log) == CDS_OK && good && is(w->own.log, w->code);
}

static bool unmerge(struct world *w)
{
	struct cds_merge_result r;
	struct cds_unmerge_result u;

	return write_to(w, &w->stick) &&
	    cds_merge(w->own.log, w->stick.path, NULL, &r) == CDS_OK && !is(w->own.log, w->code) &&
	    cds_unmerge(w->own.log, r.receipt, &u) == CDS_OK && is(w->own.log, w->code);
}

/* A transaction that is rolled back. */
static bool roll_back(struct world *w)
{
	bool good = cds_log_begin(w->own.log) == CDS_OK && write_to(w, &w->own) &&
	    !is(w->own.log, w->code);

	cds_log_rollback(w->own.log);
	return good && is(w->own.log, w->code);
}

static bool undo(struct world *w)
{
	return write_to(w, &w->own) && strcpy(w->code, code_of(w->own.log)) &&
	    cds_undo(w->own.log) == CDS_OK && !is(w->own.log, w->code);
}

/* Another program made the digests wrong, which a rebuild puts right. */
static bool rebuild(struct world *w)
{
	sqlite3 *db;
	bool good = sqlite3_open(w->own.path, &db) == SQLITE_OK &&
	    sqlite3_exec(db, "UPDATE digest SET entries = entries + 1", NULL, NULL, NULL) ==
	    SQLITE_OK;

	sqlite3_close(db);
	return good && !is(w->own.log, w->code) && cds_rebuild(w->own.log) == CDS_OK &&
	    is(w->own.log, w->code);
}

static const struct {
	const char *name;
	bool (*run)(struct world *w);
} happenings[] = {
	{"add", add}, {"another program adds", add_beside}, {"a stick's log grows", add_elsewhere},
	{"edit", edit},
	{"remove", remove_one}, {"redact", redact}, {"merge", merge},
	{"a merge that is tried", try_merge},
	{"a merge that is tried inside a transaction", try_merge_inside},
	{"a merge that fails", merge_fails},
	{"a merge that fails inside a transaction", merge_fails_inside}, {"unmerge", unmerge},
	{"rollback", roll_back},
	{"undo", undo}, {"rebuild", rebuild},
};
#define KINDS (sizeof happenings / sizeof *happenings)

/* Does a fresh opening of the file give the same fingerprint? */
static bool fresh_agrees(struct world *w)
{
	cds_log *fresh;
	char code[CDS_FINGERPRINT];
	bool good = cds_log_open(w->own.path, 0, &fresh) == CDS_OK &&
	    cds_log_fingerprint(fresh, code) == CDS_OK;

	cds_log_close(fresh);
	return good && is(w->own.log, code) && is(w->beside.log, code);
}

/* One history of many steps; done[] counts what happened. */
static bool live(uint64_t seed, int done[KINDS])
{
	struct world w = {.chance = seed};
	bool good = laptop_new(&w.own, "own", draw(&w.chance), INT64_C(1717000000000)) &&
	    laptop_new(&w.stick, "stick", draw(&w.chance), INT64_C(1717000000000)) &&
	    write_to(&w, &w.stick);

	w.beside = (struct laptop){.chance = draw(&w.chance), .ms = INT64_C(1717000000000),
	    .author = "Người kia", .device = "máy-kia"};
	strcpy(w.beside.path, w.own.path);
	good = good && laptop_open(&w.beside);
	for (int i = 0; good && i < STEPS; i++) {
		size_t kind = pick(&w, KINDS);
		strcpy(w.code, code_of(w.own.log));
		good = happenings[kind].run(&w) && fresh_agrees(&w);
		done[kind]++;
		if (!good)
			printf("# after %s, step %d\n", happenings[kind].name, i);
	}
	good = good && laptop_sound(w.own.log) && fresh_agrees(&w);
	laptop_close(&w.own);
	laptop_close(&w.beside);
	laptop_close(&w.stick);
	return good;
}

int main(void)
{
	uint64_t seed = test_seed(20261125);
	int done_of[KINDS] = {0}, least = STEPS;

	for (int i = 0; i < HISTORIES; i++)
		ok(live(seed + (uint64_t)i, done_of),
		    "history %d: the kept fingerprint is that of the file", i);
	for (size_t k = 0; k < KINDS; k++)
		least = done_of[k] < least ? done_of[k] : least;
	ok(least >= HISTORIES, "each of %zu happenings came at least %d times", KINDS, least);
	return done();
}
