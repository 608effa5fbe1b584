/* Reads everything again and compares: entries with their names, what is derived with a second
 * making of it. */
#include <stdio.h>
#include <stdlib.h>

#include "derive/derive.h"
#include "entry/digest.h"
#include "entry/entry.h"
#include "log/rebuild.h"
#include "derive/redaction.h"
#include "store/sql.h"
#include "entry/state.h"
#include "base/status.h"
#include "store/store.h"
#include "derive/totals.h"

#define PROGRESS_EVERY 1000

struct check {
	cds_log *log;
	void (*problem)(void *arg, const struct cds_error *what);
	bool (*progress)(void *arg, int64_t done, int64_t total);
	void *arg;
	struct cds_check_result *result;
	int64_t done, todo;
};

static void tell_(struct check *c, const char *template_text, const char *a, const char *b)
{
	struct cds__fault fault;

	cds__fault_clear(&fault);
	cds__fault_set(&fault, CDS_CORRUPT, template_text, a, b);
	c->result->problems++;
	if (c->problem)
		c->problem(c->arg, &fault.error);
}

#define tell(c, ...) tell_(c, __VA_ARGS__)

static bool check_stopped(struct check *c)
{
	if (c->done++ % PROGRESS_EVERY == 0 && c->progress &&
	    !c->progress(c->arg, c->done - 1, c->todo))
		cds__fail(c->log, CDS_STOPPED, "stopped; the log is unchanged");
	return cds__failed(c->log);
}

/* ---- the file ---- */

static void check_file(struct check *c)
{
	sqlite3_stmt *st = cds__sql(c->log, "PRAGMA integrity_check(20)");

	while (cds__sql_row(c->log, st)) {
		const char *said = (const char *)sqlite3_column_text(st, 0);
		if (said && strcmp(said, "ok") != 0 && cds__sql_checked(c->log, said))
			tell(c, N_("the file is damaged: %1"), said, "");
	}
}

static void check_scrub(struct check *c)
{
	if (cds__store_scrub_due(c->log))
		tell(c, N_("the file '%1' may still hold the bytes of erased note text: free some "
		    "space, and open the log again when no other program is reading it"),
		    c->log->path, "");
}

/* ---- entries ---- */

static const char *check_words(cds_log *log, int64_t seq, const struct cds__entry *e)
{
	struct cds__changes r;
	struct cds__change change;
	const char *why = NULL;

	cds__changes_read(&r, e->changes);
	while (!why && cds__changes_next(&r, &change)) {
		sqlite3_stmt *st;
		struct cds__note_text w = {.field = change.name};
		if (!change.value.words)
			continue;
		st = cds__sql(log, "SELECT salt, words FROM words WHERE entry = ? AND field = ?");
		cds__sql_bind(log, st, "is", seq, change.name);
		if (cds__sql_row(log, st)) {
			w.salt = cds__sql_slice(st, 0);
			w.words = cds__sql_slice(st, 1);
			if (sqlite3_column_type(st, 0) != SQLITE_BLOB ||
			    sqlite3_column_type(st, 1) != SQLITE_TEXT)
				why = N_("a value has the wrong type");
			why = why ? why : cds__note_text_form(e, &w);
			if (!why && cds__redacted(log, &e->subject, &e->id, change.name,
			    change.value.text))
				why = N_("its note text was erased but is still here");
		} else if (!cds__redacted(log, &e->subject, &e->id, change.name,
		    change.value.text)) {
			why = N_("the note text that it refers to is missing");
		}
		sqlite3_reset(st);
	}
	return why;
}

static void check_entry(struct check *c, sqlite3_stmt *st, struct cds__buf *scratch)
{
	struct cds__entry e = {.origin = 0};
	const char *why = cds__entry_columns(st, 1, &e);
	char text[CDS_UUID_TEXT] = "?";
	bool has_words = false;
	cds_uuid name;

	why = why ? why : cds__origin_columns(st, 7, &e);
	why = why ? why : cds__entry_form(&e, &has_words);
	if (!why && cds__entry_name(&e, scratch, &name) && cds_uuid_compare(&name, &e.id) != 0)
		why = N_("its content does not have this id");
	if (!why && (sqlite3_column_type(st, 10) != SQLITE_INTEGER ||
	    sqlite3_column_int64(st, 10) != cds__entry_day(&e)))
		why = N_("its row is not where the file's index points");
	if (!why && has_words)
		why = check_words(c->log, sqlite3_column_int64(st, 0), &e);
	/* where reading failed, nothing is known of the entry */
	if (why && !cds__failed(c->log))
		tell(c, N_("entry %1 is malformed: %2"), cds_uuid_text(&e.id, text), why);
	c->result->entries++;
}

static void check_entries(struct check *c)
{
	sqlite3_stmt *st = cds__sql_own(c->log, "SELECT e.seq, e.id, e.subject, e.parents,"
	    " e.clock, e.at, e.changes, o.kind, o.device, o.author, e.day FROM entry e LEFT"
	    " JOIN origin o ON o.n = e.origin");
	struct cds__buf scratch = {0};

	while (!check_stopped(c) && cds__sql_row(c->log, st))
		check_entry(c, st, &scratch);
	sqlite3_finalize(st);
	cds__buf_free(&scratch);
}

/* ---- what is derived ---- */

/* Everything derived is put aside, made again from the entries, and compared with what was put
 * aside, all inside one transaction that is then undone: the log stays as it was. */
static const struct cds__derived digests = {"digest", NULL, NULL};

/* The digests follow from all entries, the rest from those of some kind. */
static const struct cds__derived *check_table(size_t i)
{
	return i == 0 ? &digests : cds__derived_at(i - 1);
}

static void check_put_aside(cds_log *log, const char *table)
{
	char sql[128];

	sqlite3_snprintf(sizeof sql, sql, "CREATE TEMP TABLE was_%s AS SELECT * FROM main.%s",
	    table, table);
	cds__sql_exec(log, sql);
}

/* How many rows are there now and were not, or the other way. */
static int64_t check_differ(cds_log *log, const struct cds__derived *t)
{
	const char *which = t->which ? t->which : "true";
	char sql[512];
	sqlite3_stmt *st;
	int64_t rows = 0;

	sqlite3_snprintf(sizeof sql, sql, "SELECT count(*) FROM (SELECT * FROM was_%s WHERE %s"
	    " EXCEPT SELECT * FROM main.%s UNION ALL SELECT * FROM (SELECT * FROM main.%s WHERE"
	    " %s EXCEPT SELECT * FROM was_%s))", t->name, which, t->name, t->name, which,
	    t->name);
	st = cds__sql_own(log, sql);
	if (cds__sql_row(log, st))
		rows = cds__sql_number(log, st, 0);
	sqlite3_finalize(st);
	return rows;
}

static bool check_stop(void *arg)
{
	return check_stopped(arg);
}

static void check_derived(struct check *c)
{
	cds_log *log = c->log;

	for (size_t i = 0; check_table(i); i++)
		check_put_aside(log, check_table(i)->name);
	cds__rebuild_derived(log, check_stop, c);
	cds__flush(log);
	for (size_t i = 0; check_table(i) && !cds__failed(log); i++) {
		int64_t rows = check_differ(log, check_table(i));
		char text[24];
		snprintf(text, sizeof text, "%lld", (long long)rows);
		if (rows > 0)
			tell(c, N_("table '%1' differs from its entries in %2 rows: run 'cdslog "
			    "check --rebuild' to repair it"), check_table(i)->name, text);
	}
}

/* What the second making could not read is one problem more, like all that was told before it. */
static void tell_damage(struct check *c)
{
	if (c->log->fault.error.status != CDS_CORRUPT)
		return;
	c->result->problems++;
	if (c->problem)
		c->problem(c->arg, &c->log->fault.error);
	cds__fault_clear(&c->log->fault);
}

enum cds_status cds_check(cds_log *log, void (*problem)(void *arg, const struct cds_error *what),
    bool (*progress)(void *arg, int64_t done, int64_t total), void *arg,
    struct cds_check_result *result)
{
	struct check c = {.log = log, .problem = problem, .progress = progress, .arg = arg,
	    .result = result};

	enum cds_status status;

	*result = (struct cds_check_result){0};
	if (log->readonly)
		cds__read_begin(log);
	else
		cds__write_begin(log);
	if (!cds__failed(log))
		check_file(&c);
	check_scrub(&c);
	c.todo = 2 * cds__sql_int(log, "SELECT count(*) FROM entry");
	check_entries(&c);
	result->sessions = cds__sql_int(log, "SELECT count(*) FROM session");
	if (log->readonly) {
		status = cds__read_end(log);
	} else {
		check_derived(&c);
		tell_damage(&c);
		status = log->fault.error.status;
		if (status == CDS_OK)
			cds__write_undo(log);
		else
			status = cds__write_end(log);
	}
	return status == CDS_OK && result->problems ? CDS_ATTENTION : status;
}

enum cds_status cds_rebuild(cds_log *log)
{
	cds__write_begin(log);
	cds__rebuild_derived(log, NULL, NULL);
	cds__derivation_stamp(log);
	return cds__write_end(log);
}
