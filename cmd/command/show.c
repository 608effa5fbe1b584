#include <stdio.h>
#include <string.h>

#include "command.h"
#include "app/format.h"
#include "out/history_out.h"
#include "app/i18n.h"
#include "out/out.h"
#include "out/session_out.h"

static void print_fields(struct app *app, const cds_fields *fields)
{
	struct field_order order = {0};
	const struct cds_field *f;
	char value[2100];

	while ((f = field_in_order(fields, &order))) {
		fputs("  ", stdout);
		format_cell(stdout, field_label(app->log, f->name), 24);
		printf(" %s\n", field_shown(app->log, f, value, sizeof value));
	}
}

static void show_print(struct app *app, const struct args *args, enum out_form form,
    const struct cds_session *s, const cds_fields *fields, const cds_history *h)
{
	struct json json = {stdout, false};
	char id[CDS_UUID_TEXT];

	if (form == OUT_JSON) {
		json_open(&json, NULL, '{');
		json_int(&json, "format", 1);
		session_json(&json, "session", s);
		fields_json(&json, "fields", fields);
		history_json(&json, h);
		json_close(&json, '{');
		putchar('\n');
		return;
	}
	printf("%s", cds_uuid_text(&s->id, id));
	printf("%s%s\n", *session_marks(s) ? "  " : "", session_marks(s));
	print_fields(app, fields);
	conflicts_print(app, h);
	for (size_t i = 0; args_has(args, "history") && i < cds_history_size(h); i++)
		entry_print(app, h, i);
}

static int show_run(struct app *app, const struct args *args)
{
	const struct cds_session *s;
	cds_fields *fields = NULL;
	cds_history *h = NULL;
	cds_list *list = NULL;
	enum cds_status status;
	enum out_form form;
	cds_uuid id;

	if (args->rests != 1) {
		say("%s",
		    _("no session given: name the start of its UUID, as 'cdslog list' shows it"));
		return EXIT_MISUSED;
	}
	if (!out_form(args, &form))
		return EXIT_MISUSED;
	status = cds_session_find(app->log, args->rest[0], &id);
	if (status == CDS_OK)
		status = cds_session_fields(app->log, &id, &fields);
	if (status == CDS_OK)
		status = cds_history_get(app->log, &id, &h);
	if (status == CDS_OK)
		status = cds_session_get(app->log, &id, &list, &s);
	if (status == CDS_OK)
		show_print(app, args, form, s, fields, h);
	cds_list_close(list);
	cds_history_free(h);
	cds_fields_free(fields);
	return out_end(status == CDS_OK ? EXIT_OK : say_error(app, status));
}

static const struct option own[] = {
	{"history", NULL, N_("who changed what, when and on which laptop")},
	{"format", N_("FORMAT"), N_("text or json")},
	{NULL, NULL, NULL}
};

const struct command command_show = {
	"show", N_("ID [--history]"), N_("show one session, with its history"), own, NULL,
	OPEN_EXISTING | OPEN_READING, show_run, NULL
};
