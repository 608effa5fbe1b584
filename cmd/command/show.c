/* show: one session, and who changed what of it. */
#include <stdio.h>

#include "command/command.h"
#include "app/i18n.h"
#include "out/history_out.h"
#include "out/out.h"
#include "out/session_out.h"

/* What is shown of the session; show_run frees all of it. */
struct shown {
	cds_list *list;                 /* the session is borrowed from it */
	const struct cds_session *session;
	cds_fields *fields;
	cds_history *history;
};

/* ---- for people ---- */

/* The session's fields in the order of the form. */
static void show_fields(struct app *app, struct out *out, const cds_fields *fields)
{
	struct field_order order = {0};
	const struct cds_field *f;
	char value[2100];

	while ((f = field_in_order(fields, &order)))
		out_value(out, NULL, field_label(app->log, f->name),
		    cell_text(field_shown(app->log, f, value, sizeof value)));
}

/* Why the session needs a look, where its own fields say so. */
static void show_doubts(struct app *app, struct out *out, const struct shown *s)
{
	struct cds_doubts doubts;
	char words[600];

	if (!(s->session->flags & CDS_SESSION_FLAGGED) ||
	    cds_session_doubts(app->log, NULL, s->fields, CDS_NO_DAY, &doubts) != CDS_OK)
		return;
	for (size_t i = 0; i < doubts.n; i++)
		out_prose(out, "  %s\n", error_words(&doubts.doubt[i].question.error, words,
		    sizeof words));
	if (doubts.n == 0)
		out_prose(out, "  %s\n", _("a field is not valid and does not count, or text was "
		    "masked: see --history"));
}

static void show_page(struct app *app, struct out *out, bool history, const struct shown *s)
{
	char id[CDS_UUID_TEXT];

	out_prose(out, "%s", cds_uuid_text(&s->session->id, id));
	out_prose(out, "%s%s\n", *session_marks(s->session) ? "  " : "",
	    session_marks(s->session));
	show_doubts(app, out, s);
	out_labels(out, 2, 24);
	show_fields(app, out, s->fields);
	history_conflicts(app, out, s->history);
	for (size_t i = 0; history && i < cds_history_size(s->history); i++)
		history_entry(app, out, s->history, i);
}

/* ---- for spreadsheets: a field a row, or a change a row ---- */

static const struct column field_columns[] = {
	{.name = "field", .kinds = OUT_SHEET}, {.name = "value", .kinds = OUT_SHEET},
};

static void show_field_row(struct out *out, const struct shown *s, const char *name)
{
	out_row(out);
	out_cell(out, cell_text(name));
	out_cell(out, cell_text(field_plain(s->session, s->fields, name)));
	out_row_end(out);
}

static void show_field_sheet(struct out *out, const struct shown *s)
{
	static const struct table table = {.column = field_columns, .kinds = OUT_SHEET,
	    .columns = sizeof field_columns / sizeof *field_columns};

	out_table(out, &table);
	show_field_row(out, s, "id");
	show_field_row(out, s, "author");
	for (size_t i = 0; i < cds_fields_size(s->fields); i++)
		show_field_row(out, s, cds_fields_at(s->fields, i)->name);
	out_table_end(out);
}

static const struct column change_columns[] = {
	{.name = "entry", .kinds = OUT_SHEET}, {.name = "at", .kinds = OUT_SHEET},
	{.name = "author", .kinds = OUT_SHEET}, {.name = "device", .kinds = OUT_SHEET},
	{.name = "field", .kinds = OUT_SHEET}, {.name = "before", .kinds = OUT_SHEET},
	{.name = "value", .kinds = OUT_SHEET},
};

/* A row for one field that an entry changed. */
static void show_change_row(struct app *app, struct out *out, const struct cds_entry *e,
    const struct cds_field *f)
{
	const struct cds_field *was = cds_fields_find(e->before, f->name);
	char before[2100];

	snprintf(before, sizeof before, "%s", field_named(app->log, was));
	out_row(out);
	out_cell(out, cell_id(&e->id));
	out_cell(out, cell_time(e->at));
	out_cell(out, cell_text(e->author));
	out_cell(out, cell_text(e->device));
	out_cell(out, cell_text(f->name));
	out_cell(out, cell_text(before));
	out_cell(out, cell_text(field_named(app->log, f)));
	out_row_end(out);
}

static void show_change_sheet(struct app *app, struct out *out, const struct shown *s)
{
	static const struct table table = {.column = change_columns, .kinds = OUT_SHEET,
	    .columns = sizeof change_columns / sizeof *change_columns};

	out_table(out, &table);
	for (size_t i = 0; i < cds_history_size(s->history); i++) {
		const struct cds_entry *e = cds_history_at(s->history, i);
		for (size_t k = 0; k < cds_fields_size(e->changes); k++)
			show_change_row(app, out, e, cds_fields_at(e->changes, k));
	}
	out_table_end(out);
}

/* ---- all of it ---- */

static void show_tell(struct app *app, struct out *out, bool history, const struct shown *s)
{
	if (out_is(out, OUT_PAGE))
		show_page(app, out, history, s);
	else if (out_is(out, OUT_SHEET) && history)
		show_change_sheet(app, out, s);
	else if (out_is(out, OUT_SHEET))
		show_field_sheet(out, s);
	session_tree(out, "session", s->session);
	fields_tree(out, "fields", s->fields);
	history_tree(out, s->history);
}

static enum cds_status show_find(struct app *app, const char *prefix, struct shown *s)
{
	cds_uuid id;
	enum cds_status status = cds_session_find(app->log, prefix, &id);

	if (status == CDS_OK)
		status = cds_session_fields(app->log, &id, &s->fields);
	if (status == CDS_OK)
		status = cds_history_get(app->log, &id, &s->history);
	return status == CDS_OK ? cds_session_get(app->log, &id, &s->list, &s->session) : status;
}

static int show_run(struct app *app, const struct args *args)
{
	struct shown s = {0};
	enum cds_status status;
	struct out out;
	int exit;

	if (!args_no_more(args, 1, "show"))
		return EXIT_MISUSED;
	if (args->rests == 0) {
		say("%s",
		    _("no session given: name the start of its UUID, as 'cdslog list' shows it"));
		return EXIT_MISUSED;
	}
	if (!out_choose(&out, args, OUT_ALL, NULL))
		return EXIT_MISUSED;
	status = show_find(app, args->rest[0], &s);
	exit = status == CDS_OK ? out_begin(&out, app) : say_error(app, status);
	if (exit == EXIT_OK) {
		show_tell(app, &out, args_has(args, "history"), &s);
		exit = out_close(&out, EXIT_OK);
	}
	cds_list_close(s.list);
	cds_history_free(s.history);
	cds_fields_free(s.fields);
	return exit;
}

static const struct option own[] = {
	{"history", NULL, N_("who changed what, when and on which laptop")},
	FORMAT_OPTION,
	{NULL, NULL, NULL}
};

const struct command command_show = {
	"show", N_("ID [--history]"), N_("show one session, with its history"),
	own, NULL, OPEN_EXISTING | OPEN_READING, show_run, NULL
};
