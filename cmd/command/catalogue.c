/* place, team and service: one set of verbs for the three. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "app/format.h"
#include "app/i18n.h"
#include "out/out.h"
#include "app/session_args.h"

static const char *const kind_names[] = {[CDS_PLACE] = "place", [CDS_TEAM] = "team",
    [CDS_SERVICE] = "service"};

static void catalogue_item_json(struct json *json, const struct cds_item *it)
{
	char id[CDS_UUID_TEXT], day[CDS_DATE_TEXT];

	json_open(json, NULL, '{');
	json_text(json, "id", cds_uuid_text(&it->id, id));
	json_text(json, "code", it->code);
	json_text(json, "name", it->name);
	json_text(json, "path", it->path);
	json_text(json, "list", it->list);
	json_text(json, "level", it->level);
	if (it->kind == CDS_SERVICE)
		json_text(json, "measure", cds_measure_name(it->measure));
	json_text(json, "from", cds_date_text(it->from, it->from, day));
	json_text(json, "to", cds_date_text(it->to, it->to, day));
	json_bool(json, "retired", it->retired);
	json_close(json, '{');
}

static void item_csv(struct csv *csv, const struct cds_item *it)
{
	char id[CDS_UUID_TEXT];

	csv_cell(csv, it->code);
	csv_cell(csv, it->name);
	csv_cell(csv, it->path);
	csv_cell(csv, it->kind == CDS_SERVICE ? cds_measure_name(it->measure) : it->level);
	csv_cell(csv, cds_uuid_text(&it->id, id));
	csv_end(csv);
}

static void item_text(struct table *t, const struct cds_item *it)
{
	char apart[FORMAT_SIZE + 300];

	table_cell(t, it->code, false);
	table_cell(t, it->kind == CDS_SERVICE ? it->name : it->path, false);
	table_cell(t, it->kind == CDS_SERVICE ? _(cds_measure_name(it->measure)) : it->list,
	    false);
	table_cell(t, it->retired ? _("retired") : "", false);
	table_cell(t, format_apart(apart, sizeof apart, it), false);
}

static int catalogue_list(struct app *app, const struct args *args, enum cds_kind kind)
{
	struct json json = {stdout, false};
	struct csv csv = {stdout, args_has(args, "excel"), false};
	struct table *t = NULL;
	cds_items *items;
	enum out_form form;
	enum cds_status status;

	if (!out_form(args, &form))
		return EXIT_MISUSED;
	status = cds_item_list(app->log, kind, args->rests > 1 ? args->rest[1] : NULL,
	    args_has(args, "retired"), 0, &items);
	if (status != CDS_OK)
		return say_error(app, status);
	if (form == OUT_JSON) {
		json_open(&json, NULL, '{');
		json_int(&json, "format", 1);
		json_open(&json, "items", '[');
	} else if (form == OUT_CSV) {
		csv_start(&csv);
		for (const char *const *h = (const char *const[]){"code", "name", "path",
		    kind == CDS_SERVICE ? "measure" : "level",
			"id", NULL}; *h; h++)
			csv_cell(&csv, *h);
		csv_end(&csv);
	} else {
		t = table_new(5);
	}
	for (size_t i = 0; i < cds_items_size(items); i++) {
		if (form == OUT_JSON)
			catalogue_item_json(&json, cds_items_at(items, i));
		else if (form == OUT_CSV)
			item_csv(&csv, cds_items_at(items, i));
		else
			item_text(t, cds_items_at(items, i));
	}
	if (form == OUT_JSON) {
		json_close(&json, '[');
		json_close(&json, '{');
		putchar('\n');
	} else if (t) {
		table_print(stdout, t, 60);
	}
	cds_items_free(items);
	return out_end(EXIT_OK);
}

/* The fields that options name. */
static int catalogue_read_fields(struct app *app, const struct args *args, enum cds_kind kind,
    cds_fields *fields)
{
	static const char *const plain[] = {"name", "code", "level", "measure", "list"};
	static const char *const days[] = {"from", "to"};
	enum cds_status status = CDS_OK;
	const char *above = args_get(args, kind == CDS_TEAM ? "place" : "parent");
	char iso[CDS_DATE_TEXT];
	cds_uuid id;

	for (size_t i = 0; i < sizeof plain / sizeof *plain && status == CDS_OK; i++)
		if (args_has(args, plain[i]))
			status = cds_fields_text(fields, plain[i], args_get(args, plain[i]));
	for (size_t i = 0; i < 2 && status == CDS_OK; i++) {
		const char *text = args_get(args, days[i]);
		int first, last;
		if (!text)
			continue;
		if (cds_date_parse(text, &first, &last) != CDS_OK || first != last) {
			say(_("'%s' is not a date: write 2024-05-31 or 31/5/2024"), text);
			return EXIT_MISUSED;
		}
		status = cds_fields_text(fields, days[i], cds_date_text(first, first, iso));
	}
	if (status == CDS_OK && above) {
		int exit = item_named(app, CDS_PLACE, above, CDS_NO_DAY, false, &id);
		if (exit != EXIT_OK)
			return exit;
		status = cds_fields_uuid(fields, kind == CDS_TEAM ? "place" : "parent", &id);
	}
	if (status == CDS_OK && (args_has(args, "retire") || args_has(args, "unretire")))
		status = cds_fields_bool(fields, "retired", args_has(args, "retire"));
	if (status != CDS_OK)
		say("%s", out_of_memory());
	return cds_status_exit(status);
}

static int catalogue_add(struct app *app, const struct args *args, enum cds_kind kind)
{
	cds_fields *fields = cds_fields_new();
	char text[CDS_UUID_TEXT];
	enum cds_status status;
	cds_uuid id;
	int exit;

	if (args->rests != 2) {
		say(_("give one name: cdslog %s add NAME"), kind_names[kind]);
		cds_fields_free(fields);
		return EXIT_MISUSED;
	}
	exit = fields ? catalogue_read_fields(app, args, kind, fields) : EXIT_FAILED;
	if (exit == EXIT_OK && cds_fields_text(fields, "name", args->rest[1]) != CDS_OK)
		exit = EXIT_FAILED;
	if (exit == EXIT_OK) {
		status = cds_item_add(app->log, kind, fields, &id);
		exit = status == CDS_OK ? EXIT_OK : say_error(app, status);
		if (status == CDS_OK || status == CDS_EXISTS)
			puts(cds_uuid_text(&id, text));
	}
	cds_fields_free(fields);
	return out_end(exit);
}

static int catalogue_edit(struct app *app, const struct args *args, enum cds_kind kind)
{
	cds_fields *fields = cds_fields_new();
	enum cds_status status;
	cds_uuid id;
	int exit;

	if (args->rests != 2) {
		say(_("give one name: cdslog %s edit NAME --name NEW"), kind_names[kind]);
		cds_fields_free(fields);
		return EXIT_MISUSED;
	}
	exit = fields ? catalogue_read_fields(app, args, kind, fields) : EXIT_FAILED;
	if (exit == EXIT_OK)
		exit = item_named(app, kind, args->rest[1], CDS_NO_DAY, false, &id);
	if (exit == EXIT_OK && cds_fields_size(fields) == 0) {
		say("%s", _("nothing to change: name a field, like --name or --retire"));
		exit = EXIT_MISUSED;
	}
	if (exit == EXIT_OK) {
		status = cds_item_edit(app->log, kind, &id, fields);
		exit = status == CDS_OK ? EXIT_OK : say_error(app, status);
	}
	cds_fields_free(fields);
	return exit;
}

static void catalogue_tell_reject(void *arg, const struct cds_import_reject *r)
{
	char text[2048];

	(void)arg;
	fprintf(stderr, _("line %lld, %s: '%s': %s\n"), (long long)r->line, *r->column ? r->column
	    : _("the row"), r->value, error_words(&r->why, text, sizeof text));
}

static int catalogue_import(struct app *app, const struct args *args, enum cds_kind kind)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE];
	struct cds_import_result r;
	cds_fields *every = cds_fields_new();
	enum cds_status status;
	int exit;

	if (args->rests != 2) {
		say(_("no file given: cdslog %s import FILE (with columns code, name and parent)"),
		    kind_names[kind]);
		cds_fields_free(every);
		return EXIT_MISUSED;
	}
	if (kind == CDS_PLACE && !args_has(args, "list")) {
		say("%s", _("no list of units given: add --list vn-2023"));
		cds_fields_free(every);
		return EXIT_MISUSED;
	}
	exit = every ? catalogue_read_fields(app, args, kind, every) : EXIT_FAILED;
	if (exit == EXIT_OK) {
		status = cds_items_import(app->log, kind, args->rest[1], every,
		    catalogue_tell_reject, NULL, &r);
		exit = status == CDS_OK ? EXIT_OK : status == CDS_ATTENTION ? EXIT_ATTENTION
		    : say_error(app, status);
		if (status == CDS_OK || status == CDS_ATTENTION)
			fprintf(stderr, _("%s added, %s the same, %s refused\n"),
			    format_count(a, sizeof a, r.added), format_count(b, sizeof b, r.same),
			    format_count(c, sizeof c, r.rejected));
	}
	cds_fields_free(every);
	return exit;
}

static int catalogue_run(struct app *app, const struct args *args, enum cds_kind kind)
{
	static const struct {
		const char *name;
		int (*run)(struct app *app, const struct args *args, enum cds_kind kind);
	} verbs[] = {{"list", catalogue_list}, {"add", catalogue_add}, {"edit", catalogue_edit},
	    {"import", catalogue_import}};

	if (args->rests == 0)
		return catalogue_list(app, args, kind);
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(args->rest[0], verbs[i].name) == 0)
			return verbs[i].run(app, args, kind);
	say(_("unknown action '%s' of '%s': use list, add, edit or import"), args->rest[0],
	    kind_names[kind]);
	return EXIT_MISUSED;
}

static int run_place(struct app *app, const struct args *args)
{
	return catalogue_run(app, args, CDS_PLACE);
}

static int run_team(struct app *app, const struct args *args)
{
	return catalogue_run(app, args, CDS_TEAM);
}

static int run_service(struct app *app, const struct args *args)
{
	return catalogue_run(app, args, CDS_SERVICE);
}

static const struct option shared[] = {
	{"name", N_("NAME"), N_("its new name (edit)")},
	{"code", N_("CODE"), N_("its code, which never changes")},
	{"retire", NULL, N_("retire it: it is no longer offered")},
	{"unretire", NULL, N_("offer it again")},
	{"retired", NULL, N_("list the retired ones too")},
	FORMAT_OPTION,
	{"excel", NULL, N_("CSV that Excel opens correctly")},
	{"author", N_("NAME"), N_("the author of this change")},
	{NULL, NULL, NULL}
};

static const struct option place_options[] = {
	{"parent", N_("PLACE"), N_("the place above it")},
	{"level", N_("LEVEL"), N_("province, district, commune or hamlet")},
	{"list", N_("LIST"), N_("the list of units it belongs to, like vn-2023")},
	{"from", N_("DATE"), N_("the first day on which it is valid")},
	{"to", N_("DATE"), N_("the last day on which it is valid")},
	{NULL, NULL, NULL}
};

static const struct option team_options[] = {
	{"place", N_("PLACE"), N_("the team's place")},
	{NULL, NULL, NULL}
};

static const struct option service_options[] = {
	{"measure", N_("MEASURE"), N_("assist, attendance or visit")},
	{NULL, NULL, NULL}
};

const struct command command_place = {
	"place", N_("list [TEXT] | add NAME | edit NAME | import FILE"),
	N_("places: units and hamlets"), place_options, shared, OPEN_READING, run_place,
	"  cdslog place import units.csv --list vn-2023 --to 2025-06-30"
};

const struct command command_team = {
	"team", N_("list [TEXT] | add NAME | edit NAME | import FILE"),
	N_("teams"), team_options, shared, OPEN_READING, run_team,
	"  cdslog team add 'Tổ công nghệ số khu phố 3' --place 'Mỹ Bình'"
};

const struct command command_service = {
	"service", N_("list [TEXT] | add NAME | edit NAME | import FILE"),
	N_("services"), service_options, shared, OPEN_READING, run_service,
	"  cdslog service add 'Định danh doanh nghiệp' --code bizid"
};
