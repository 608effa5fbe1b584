/* place, team and service: list, add, edit and import, which work alike for the three. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/catalogue_import.h"
#include "command/doubles.h"
#include "command/service.h"
#include "app/format.h"
#include "app/i18n.h"
#include "app/input.h"
#include "app/spoken.h"
#include "app/typed.h"
#include "out/out.h"

/* A sheet has one column for what places and teams have as their level and services as their
 * measure. */
static const struct column catalogue_columns[] = {
	{.name = "id", .kinds = OUT_TREE}, {.name = "code", .kinds = OUT_ALL},
	{.name = "name", .kinds = OUT_SHEET | OUT_TREE},
	{.name = "path", .kinds = OUT_SHEET | OUT_TREE}, {.name = "title", .kinds = OUT_PAGE},
	{.name = "list", .kinds = OUT_TREE}, {.name = "level", .kinds = OUT_TREE},
	{.name = "measure", .kinds = OUT_TREE}, {.name = "level", .kinds = OUT_SHEET},
	{.name = "from", .kinds = OUT_TREE}, {.name = "to", .kinds = OUT_TREE},
	{.name = "retired", .kinds = OUT_TREE}, {.name = "offered", .kinds = OUT_TREE},
	{.name = "id", .kinds = OUT_SHEET},
	{.name = "what", .kinds = OUT_PAGE}, {.name = "state", .kinds = OUT_PAGE},
	{.name = "apart", .kinds = OUT_PAGE},
};

#define COLUMNS (sizeof catalogue_columns / sizeof *catalogue_columns)
#define COLUMN_LEVEL 8                  /* that column of a sheet, which gets the name that fits */

static void catalogue_row(struct out *out, const struct cds_item *it)
{
	bool service = it->kind == CDS_SERVICE;
	const char *measure = service ? cds_measure_name(it->measure) : "";
	char apart[FORMAT_SIZE + 300], from[CDS_DATE_TEXT], to[CDS_DATE_TEXT];

	out_row(out);
	out_cell(out, cell_id(&it->id));
	out_cell(out, cell_text(it->code));
	out_cell(out, cell_text(it->name));
	out_cell(out, cell_text(it->path));
	out_cell(out, cell_text(service ? it->name : it->path));
	out_cell(out, cell_text(it->list));
	out_cell(out, cell_text(it->level));
	out_cell(out, service ? cell_text(measure) : cell_none());
	out_cell(out, cell_text(service ? measure : it->level));
	out_cell(out, cell_text(cds_date_text(it->from, it->from, from)));
	out_cell(out, cell_text(cds_date_text(it->to, it->to, to)));
	out_cell(out, cell_bool(it->retired));
	out_cell(out, cell_bool(it->offered));
	out_cell(out, cell_id(&it->id));
	out_cell(out, cell_text(service ? _(measure) : it->list));
	out_cell(out, cell_text(it->retired ? _("retired") : it->offered ? _("not used yet") : ""));
	out_cell(out, cell_text(format_apart(apart, sizeof apart, it)));
	out_row_end(out);
}

static void catalogue_tell(struct out *out, const cds_items *items, enum cds_kind kind)
{
	struct column column[COLUMNS];
	const struct table table = {.name = "items", .column = column, .columns = COLUMNS,
	    .kinds = OUT_ALL, .most = 60};

	memcpy(column, catalogue_columns, sizeof column);
	if (kind == CDS_SERVICE)
		column[COLUMN_LEVEL].name = "measure";
	out_table(out, &table);
	for (size_t i = 0; i < cds_items_size(items); i++)
		catalogue_row(out, cds_items_at(items, i));
	out_table_end(out);
}

static int catalogue_list(struct app *app, const struct args *args, enum cds_kind kind)
{
	cds_items *items;
	enum cds_status status;
	struct out out;
	int exit;

	if (!args_no_more(args, 2, cds_kind_name(kind)) || !out_choose(&out, args, OUT_ALL, NULL))
		return EXIT_MISUSED;
	status = cds_item_list(app->log, kind, args->rests > 1 ? args->rest[1] : NULL,
	    args_has(args, "retired"), 0, &items);
	if (status != CDS_OK)
		return say_error(app, status);
	exit = out_begin(&out, app);
	if (exit == EXIT_OK) {
		catalogue_tell(&out, items, kind);
		exit = out_close(&out, EXIT_OK);
	}
	cds_items_free(items);
	return exit;
}

/* Reads the units that followed a place; an empty text says that none did. Returns the exit
 * status. */
static int catalogue_successors(struct app *app, const struct args *args, cds_fields *fields)
{
	enum cds_status status = CDS_OK;
	cds_uuid *id = NULL;
	const char *text;
	size_t at = 0, n = 0, room = 0;

	while (status == CDS_OK && (text = args_each(args, "successor", &at))) {
		if (!cds_grow(id, n, room))
			status = CDS_NO_MEMORY;
		else if (*text)
			status = cds_item_find(app->log, CDS_PLACE, text, app_today(app), &id[n++]);
	}
	if (status != CDS_OK && status != CDS_NO_MEMORY) {
		free(id);
		return say_error(app, status);
	}
	if (status == CDS_OK)
		status = cds_fields_uuids(fields, "successors", id, n);
	free(id);
	if (status != CDS_OK)
		say("%s", out_of_memory());
	return cds_status_exit(status);
}

/* Reads into `fields` the fields that options name. Returns the exit status. */
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
		int day, exit = text ? typed_day(app, text, &day) : EXIT_OK;
		if (exit != EXIT_OK)
			return exit;
		if (text)
			status = cds_fields_text(fields, days[i], cds_date_text(day, day, iso));
	}
	if (status == CDS_OK && above) {
		status = cds_item_find(app->log, CDS_PLACE, above, app_today(app), &id);
		if (status != CDS_OK)
			return say_error(app, status);
		status = cds_fields_uuid(fields, kind == CDS_TEAM ? "place" : "parent", &id);
	}
	if (status == CDS_OK && args_has(args, "successor")) {
		int exit = catalogue_successors(app, args, fields);
		if (exit != EXIT_OK)
			return exit;
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
		say(_("give one name: cdslog %s add NAME"), cds_kind_name(kind));
		cds_fields_free(fields);
		return EXIT_MISUSED;
	}
	exit = fields ? catalogue_read_fields(app, args, kind, fields)
	    : say_error(app, CDS_NO_MEMORY);
	if (exit == EXIT_OK && cds_fields_text(fields, "name", args->rest[1]) != CDS_OK)
		exit = say_error(app, CDS_NO_MEMORY);
	if (exit == EXIT_OK) {
		status = cds_item_add(app->log, kind, fields, &id);
		exit = say_error(app, status);
		if ((status == CDS_OK || status == CDS_EXISTS) && !spoken())
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
		say(_("give one name: cdslog %s edit NAME --name NEW"), cds_kind_name(kind));
		cds_fields_free(fields);
		return EXIT_MISUSED;
	}
	exit = fields ? catalogue_read_fields(app, args, kind, fields)
	    : say_error(app, CDS_NO_MEMORY);
	if (exit == EXIT_OK) {
		status = cds_item_find(app->log, kind, args->rest[1], CDS_NO_DAY, &id);
		exit = say_error(app, status);
	}
	if (exit == EXIT_OK && cds_fields_size(fields) == 0) {
		say("%s", _("nothing to change: name a field, like --name or --retire"));
		exit = EXIT_MISUSED;
	}
	if (exit == EXIT_OK) {
		status = cds_item_edit(app->log, kind, &id, fields);
		exit = say_error(app, status);
	}
	cds_fields_free(fields);
	return exit;
}

static int catalogue_import(struct app *app, const struct args *args, enum cds_kind kind)
{
	cds_fields *every = cds_fields_new();
	int exit = every ? EXIT_OK : say_error(app, CDS_NO_MEMORY);

	if (exit == EXIT_OK)
		exit = catalogue_read_fields(app, args, kind, every);
	if (exit == EXIT_OK)
		exit = catalogue_import_run(app, args, kind, every);
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

	doubles_run *own = args->rests > 0 && kind != CDS_SERVICE ? doubles_verb(args->rest[0])
	    : NULL;

	if (args->rests == 0)
		return catalogue_list(app, args, kind);
	if (own)
		return own(app, args, kind);
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(args->rest[0], verbs[i].name) == 0)
			return verbs[i].run(app, args, kind);
	say(kind == CDS_SERVICE
	    ? _("unknown action '%s' of '%s': use list, add, edit, import, order or key")
	    : _("unknown action '%s' of '%s': use list, add, edit, import, same, different, "
	    "withdraw or doubles"), args->rest[0], cds_kind_name(kind));
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
	service_run *own = service_verb(args->rests > 0 ? args->rest[0] : "");

	return own ? own(app, args) : catalogue_run(app, args, CDS_SERVICE);
}

static const struct option shared[] = {
	{"name", N_("NAME"), N_("its new name (edit)")},
	{"code", N_("CODE"), N_("its code, which never changes")},
	{"retire", NULL, N_("retire it: it is no longer offered")},
	{"unretire", NULL, N_("offer it again")},
	{"retired", NULL, N_("list those that are retired or joined with another, too")},
	FORMAT_OPTION,
	EXCEL_OPTION,
	AUTHOR_OPTION,
	{NULL, NULL, NULL}
};

static const struct option place_options[] = {
	DOUBLES_OPTIONS,
	{"parent", N_("PLACE"), N_("the place above it")},
	{"level", N_("LEVEL"), N_("province, district, commune or hamlet")},
	{"list", N_("LIST"), N_("the list of units it belongs to, like vn-2023")},
	{"from", N_("DATE"), N_("the first day on which it is valid")},
	{"to", N_("DATE"), N_("the last day on which it is valid")},
	{"successor", N_("PLACE"), N_("the unit that took over its area; several: repeat it")},
	{"into", N_("LIST"), N_("the list to which the successors in a table belong (import)")},
	{NULL, NULL, NULL}
};

static const struct option team_options[] = {
	DOUBLES_OPTIONS,
	{"place", N_("PLACE"), N_("the team's place")},
	{NULL, NULL, NULL}
};

static const struct option service_options[] = {
	{"measure", N_("MEASURE"), N_("assist, attendance or visit")},
	{"after", N_("CODE"), N_("the service behind which they are put (order)")},
	{NULL, NULL, NULL}
};

const struct command command_place = {
	"place", N_("list [TEXT] | add NAME | edit NAME | import FILE | same A B | different A B |"
	    " withdraw A B | doubles"),
	N_("places: units and hamlets"), place_options, shared, OPEN_READING, run_place,
	"  cdslog place import units.csv --list vn-2023 --to 2025-06-30\n"
	"  cdslog place same 'Thôn 1, Xã Phước Nam'"
};

const struct command command_team = {
	"team", N_("list [TEXT] | add NAME | edit NAME | import FILE | same A B | different A B |"
	    " withdraw A B | doubles"),
	N_("teams"), team_options, shared, OPEN_READING, run_team,
	"  cdslog team add 'Tổ công nghệ số khu phố 3' --place 'Mỹ Bình'"
};

const struct command command_service = {
	"service", N_("list [TEXT] | add NAME | edit NAME | import FILE | order CODE… |"
	    " key CODE KEY"),
	N_("services"), service_options, shared, OPEN_READING, run_service,
	"  cdslog service add 'Định danh doanh nghiệp' --code bizid\n"
	"  cdslog service order bizid --after eid"
};
