/* Drafts: half-filled forms and tallies. They are rows of this file on this laptop, and never
 * entries, so no merge or pack has them. Called by the form of a session, by the tally and by
 * line mode. */
#include "session/draft.h"

#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "derive/redaction.h"
#include "log/undo_step.h"
#include "store/sql.h"
#include "store/store.h"
#include "base/text.h"

/* ---- writing ---- */

struct cds__draft_writing cds__draft_begin(cds_log *log)
{
	cds__write_begin(log);
	cds__sql_exec(log, "PRAGMA secure_delete=ON");
	return (struct cds__draft_writing){sqlite3_total_changes(log->db)};
}

enum cds_status cds__draft_end(cds_log *log, struct cds__draft_writing w)
{
	log->quiet += sqlite3_total_changes(log->db) - w.changes;
	sqlite3_exec(log->db, "PRAGMA secure_delete=OFF", NULL, NULL, NULL);
	return cds__write_end(log);
}

/* Writes the row of a draft; one that was thrown away in another window is alive again. */
static void put_row(cds_log *log, const struct cds_draft *d)
{
	int64_t now = cds__now(log) / 1000;
	sqlite3_stmt *st = cds__sql(log, "INSERT INTO draft (session, edits, tally,"
	    " begun, changed, holder) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (session) DO UPDATE"
	    " SET edits = excluded.edits, tally = excluded.tally, changed = excluded.changed,"
	    " holder = excluded.holder, binned = NULL");

	cds__sql_bind(log, st, "uiiiit", &d->session, (int64_t)d->edits, (int64_t)d->tally, now,
	    now, d->holder);
	cds__sql_run(log, st);
}

static void put_text(cds_log *log, const struct cds_draft *d)
{
	sqlite3_stmt *st = cds__sql(log, "DELETE FROM draft_text WHERE session = ?");

	cds__sql_bind(log, st, "u", &d->session);
	cds__sql_run(log, st);
	for (size_t i = 0; i < cds_fields_size(d->text) && !cds__failed(log); i++) {
		const struct cds_field *f = cds_fields_at(d->text, i);
		if (f->type != CDS_TEXT || !cds__utf8_valid(f->text, strlen(f->text))) {
			cds__fail(log, CDS_INVALID, "'%1' is not plain text", f->name);
			return;
		}
		st = cds__sql(log, "INSERT INTO draft_text (session, field, text)"
		    " VALUES (?, ?, ?)");
		cds__sql_bind(log, st, "utt", &d->session, f->name, f->text);
		cds__sql_run(log, st);
	}
}

/* Deletes the presses of a draft's tally. */
static void drop_presses(cds_log *log, const cds_uuid *session)
{
	sqlite3_stmt *st = cds__sql(log, "DELETE FROM press WHERE session = ?");

	cds__sql_bind(log, st, "u", session);
	cds__sql_run(log, st);
}

enum cds_status cds_draft_keep(cds_log *log, struct cds_draft *d)
{
	struct cds__draft_writing w = cds__draft_begin(log);

	if (cds_uuid_is_nil(&d->session))
		cds__uuid_new(log, &d->session);
	if (d->edits)
		cds__draft_set_aside(log, &d->session);
	put_row(log, d);
	put_text(log, d);
	if (!d->tally)
		drop_presses(log, &d->session);
	return cds__draft_end(log, w);
}

void cds__draft_delete(cds_log *log, const cds_uuid *key)
{
	sqlite3_stmt *st = cds__sql(log, "DELETE FROM draft_text WHERE session = ?");

	cds__sql_bind(log, st, "u", key);
	cds__sql_run(log, st);
	drop_presses(log, key);
	st = cds__sql(log, "DELETE FROM draft WHERE session = ?");
	cds__sql_bind(log, st, "u", key);
	cds__sql_run(log, st);
}

enum cds_status cds_draft_discard(cds_log *log, const cds_uuid *key)
{
	struct cds__draft_writing w = cds__draft_begin(log);

	if (cds__sql_any(log, "SELECT 1 FROM draft WHERE session = ? AND binned IS NOT NULL", "u",
	    key))
		cds__undo_step_unthrow(log, key);
	cds__draft_delete(log, key);
	return cds__draft_end(log, w);
}

/* ---- a tally ---- */

/* Fails if there is no such draft, or no such field to count in. */
static void check_press(cds_log *log, const cds_uuid *session, const char *field)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT 1 FROM draft WHERE session = ?"
	    " AND binned IS NULL");
	enum cds_measure measure;
	struct cds__slice code;

	cds__sql_bind(log, st, "u", session);
	if (!cds__sql_row(log, st))
		cds__fail(log, CDS_NOT_FOUND, "there is no such draft");
	sqlite3_reset(st);
	if (!cds__name_valid(cds__slice_of(field)) ||
	    !cds__field_split(cds__slice_of(field), &measure, &code))
		cds__fail(log, CDS_INVALID, "'%1' is not the name of a field, such as "
		    "group.women or obstacle.signal", field);
}

enum cds_status cds_tally_press(cds_log *log, const cds_uuid *session, const char *field)
{
	struct cds__draft_writing w = cds__draft_begin(log);
	sqlite3_stmt *st;

	check_press(log, session, field);
	st = cds__sql(log, "INSERT INTO press (session, n, field) VALUES (?1,"
	    " (SELECT ifnull(max(n), 0) + 1 FROM press WHERE session = ?1"
	    " AND n < 0x7fffffffffffffff), ?2)");
	cds__sql_bind(log, st, "ut", session, field);
	cds__sql_run(log, st);
	return cds__draft_end(log, w);
}

enum cds_status cds_tally_back(cds_log *log, const cds_uuid *session, char field[65])
{
	struct cds__draft_writing w = cds__draft_begin(log);
	sqlite3_stmt *st = cds__sql(log, "SELECT n, field FROM press WHERE session = ?"
	    " ORDER BY n DESC LIMIT 1");
	int64_t n = 0;

	field[0] = '\0';
	cds__sql_bind(log, st, "u", session);
	if (cds__sql_row(log, st)) {
		n = cds__sql_number(log, st, 0);
		sqlite3_snprintf(65, field, "%s", cds__sql_text(log, st, 1));
	} else {
		cds__fail(log, CDS_NOT_FOUND, "no key was pressed");
	}
	sqlite3_reset(st);
	st = cds__sql(log, "DELETE FROM press WHERE session = ? AND n = ?");
	cds__sql_bind(log, st, "ui", session, n);
	cds__sql_run(log, st);
	return cds__draft_end(log, w);
}

/* ---- reading ---- */

/* A draft, and the strings and fields that it points to. */
struct one {
	struct cds_draft draft;
	char *holder;
	cds_fields *text, *pressed;
};

struct cds_drafts {
	struct one *one;
	size_t size, room;
};

/* Reads what was typed and pressed. The file may come from a stranger, so names that no field can
 * have are passed over. */
static void draft_read_fields(cds_log *log, struct one *one)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT field, text FROM draft_text WHERE session = ?");

	cds__sql_bind(log, st, "u", &one->draft.key);
	while (cds__sql_row(log, st)) {
		const char *field = cds__sql_text(log, st, 0), *text = cds__sql_text(log, st, 1);
		if (strcmp(field, CDS__DRAFT_OF) == 0)
			cds_uuid_parse(text, &one->draft.session);
		else if (cds_fields_text(one->text, field, text) == CDS_NO_MEMORY)
			cds__fail_memory(log);
	}
	st = cds__sql(log, "SELECT field, count(*) FROM press WHERE session = ? GROUP BY field");
	cds__sql_bind(log, st, "u", &one->draft.key);
	while (cds__sql_row(log, st))
		if (cds_fields_int(one->pressed, cds__sql_text(log, st, 0),
		    cds__sql_number(log, st, 1)) == CDS_NO_MEMORY)
			cds__fail_memory(log);
}

/* Adds the draft of a row. False: no memory. */
static bool draft_add(cds_log *log, cds_drafts *drafts, sqlite3_stmt *st, bool binned)
{
	struct one *one;

	if (!cds_grow(drafts->one, drafts->size, drafts->room))
		return false;
	one = &drafts->one[drafts->size++];
	*one = (struct one){.holder = strdup(cds__sql_text(log, st, 5)), .text = cds_fields_new(),
	    .pressed = cds_fields_new()};
	one->draft = (struct cds_draft){
		.edits = cds__sql_number(log, st, 1) != 0,
		.tally = cds__sql_number(log, st, 2) != 0,
		.begun = cds__sql_time(log, st, 3), .changed = cds__sql_time(log, st, 4),
		.holder = one->holder, .text = one->text, .pressed = one->pressed,
		.binned = binned ? cds__sql_time(log, st, 6) : -1,
	};
	cds__sql_id(log, st, 0, &one->draft.key);
	one->draft.session = one->draft.key;
	return one->holder && one->text && one->pressed;
}

/* Reads the drafts that are alive, or those in the bin; `session` NULL: all of them. */
static enum cds_status drafts_read(cds_log *log, const cds_uuid *session, bool binned,
    cds_drafts **out)
{
	cds_drafts *drafts = calloc(1, sizeof *drafts);
	sqlite3_stmt *st;

	cds__read_begin(log);
	if (!drafts)
		cds__fail_memory(log);
	st = cds__sql(log, "SELECT session, edits, tally, begun, changed, holder, binned FROM draft"
	    " WHERE (binned IS NOT NULL) = ?1 AND (?2 IS NULL OR session = ?2)"
	    " ORDER BY ifnull(binned, changed) DESC, session DESC");
	if (session)
		cds__sql_bind(log, st, "iu", (int64_t)binned, session);
	else
		cds__sql_bind(log, st, "i", (int64_t)binned);
	while (drafts && cds__sql_row(log, st))
		if (!draft_add(log, drafts, st, binned))
			cds__fail_memory(log);
	for (size_t i = 0; drafts && i < drafts->size && !cds__failed(log); i++)
		draft_read_fields(log, &drafts->one[i]);
	if (cds__failed(log)) {
		cds_drafts_free(drafts);
		drafts = NULL;
	}
	*out = drafts;
	return cds__read_end(log);
}

enum cds_status cds_drafts_get(cds_log *log, const cds_uuid *session, cds_drafts **out)
{
	return drafts_read(log, session, false, out);
}

enum cds_status cds_drafts_binned(cds_log *log, cds_drafts **out)
{
	return drafts_read(log, NULL, true, out);
}

size_t cds_drafts_size(const cds_drafts *drafts)
{
	return drafts ? drafts->size : 0;
}

const struct cds_draft *cds_drafts_at(const cds_drafts *drafts, size_t i)
{
	return drafts && i < drafts->size ? &drafts->one[i].draft : NULL;
}

void cds_drafts_free(cds_drafts *drafts)
{
	if (!drafts)
		return;
	for (size_t i = 0; i < drafts->size; i++) {
		free(drafts->one[i].holder);
		cds_fields_free(drafts->one[i].text);
		cds_fields_free(drafts->one[i].pressed);
	}
	free(drafts->one);
	free(drafts);
}
