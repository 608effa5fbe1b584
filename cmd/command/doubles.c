/* What place and team do about items that are one, as doubles.h says. */
#include "command/doubles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/double_out.h"
#include "out/out.h"

/* ---- which items ---- */

struct doubles_ids {
	cds_uuid *id;
	size_t n, room;
};

static bool doubles_take(struct doubles_ids *ids, const cds_uuid *id)
{
	for (size_t i = 0; i < ids->n; i++)
		if (cds_uuid_compare(&ids->id[i], id) == 0)
			return true;
	if (!cds_grow(ids->id, ids->n, ids->room)) {
		say("%s", out_of_memory());
		return false;
	}
	ids->id[ids->n++] = *id;
	return true;
}

/* Are these one name, whatever the capitals and marks? */
static bool doubles_called(const char *path, const char *text)
{
	char *a = cds_text_fold(path), *b = cds_text_fold(text);
	bool same = a && b && strcmp(a, b) == 0 && cds_text_matches(path, text);

	free(a);
	free(b);
	return same;
}

/* Is this side called so, or is this how its id begins? */
static bool doubles_meant(const struct cds_double_side *side, const char *text)
{
	char id[CDS_UUID_TEXT];
	size_t n = strlen(text);

	return doubles_called(side->path, text) ||
	    (n >= 8 && strncmp(cds_uuid_text(&side->id, id), text, n) == 0);
}

/* Adds all that are probably one and are called so. Returns the exit status. */
static int doubles_named(struct app *app, enum cds_kind kind, const char *text,
    struct doubles_ids *ids)
{
	cds_doubles *doubles;
	enum cds_status status = cds_doubles_get(app->log, kind, NULL, false, &doubles);
	int exit = EXIT_OK;

	if (status != CDS_OK)
		return say_error(app, status);
	for (size_t i = 0; exit == EXIT_OK && i < cds_doubles_size(doubles); i++) {
		const struct cds_double *d = cds_doubles_at(doubles, i);
		if (d->kind == kind && (doubles_meant(&d->a, text) ||
		    doubles_meant(&d->b, text)) &&
		    (!doubles_take(ids, &d->a.id) ||
		    !doubles_take(ids, &d->b.id)))
			exit = EXIT_FAILED;
	}
	cds_doubles_free(doubles);
	if (exit != EXIT_OK || ids->n > 1)
		return exit;
	say(_("nothing of the name '%s' is a double: name the two that are one"), text);
	return EXIT_FAILED;
}

/* Finds the items that are named: two, or at least two where more can be one; there the name of
 * several that are probably one will do. Returns the exit status. */
static int doubles_find(struct app *app, const struct args *args, enum cds_kind kind,
    bool more, struct doubles_ids *ids)
{
	size_t given = args->rests - 1;

	if (given == 1 && more)
		return doubles_named(app, kind, args->rest[1], ids);
	if (given < 2 || (given > 2 && !more)) {
		say(_("name two: cdslog %s %s A B"), cds_kind_name(kind), args->rest[0]);
		return EXIT_MISUSED;
	}
	for (size_t i = 1; i < args->rests; i++) {
		cds_uuid id;
		enum cds_status status = cds_item_find(app->log, kind, args->rest[i], CDS_NO_DAY,
		    &id);
		if (status != CDS_OK)
			return say_error(app, status);
		if (!doubles_take(ids, &id))
			return EXIT_FAILED;
	}
	if (ids->n == given)
		return EXIT_OK;
	say("%s", _("one of them is named twice"));
	return EXIT_MISUSED;
}

/* ---- ruling ---- */

/* Says which one stands for all of them now. */
static int doubles_told(struct app *app, enum cds_kind kind, const cds_uuid *one)
{
	char text[CDS_UUID_TEXT];
	cds_items *items;
	cds_uuid id;
	enum cds_status status = cds_item_stands(app->log, kind, one, &id);

	if (status == CDS_OK)
		status = cds_item_get(app->log, kind, &id, &items);
	if (status != CDS_OK)
		return say_error(app, status);
	say(kind == CDS_PLACE ? _("they are one place now: %s") : _("they are one team now: %s"),
	    cds_items_at(items, 0)->path);
	cds_items_free(items);
	puts(cds_uuid_text(&id, text));
	return out_end(EXIT_OK);
}

static int doubles_join(struct app *app, const struct args *args, enum cds_kind kind,
    const struct doubles_ids *ids)
{
	const char *text = args_get(args, "prefer");
	enum cds_status status = CDS_OK;
	cds_uuid prefer;

	if (text)
		status = cds_item_find(app->log, kind, text, CDS_NO_DAY, &prefer);
	if (status == CDS_OK)
		status = cds_item_same(app->log, kind, ids->id, ids->n, text ? &prefer : NULL);
	return status == CDS_OK ? doubles_told(app, kind, &ids->id[0])
	    : say_error(app, status);
}

static int doubles_same_run(struct app *app, const struct args *args, enum cds_kind kind)
{
	struct doubles_ids ids = {NULL, 0, 0};
	int exit = doubles_find(app, args, kind, true, &ids);

	if (exit == EXIT_OK)
		exit = doubles_join(app, args, kind, &ids);
	free(ids.id);
	return exit;
}

/* Says of which two something is true now. `words` has two %s. */
static int doubles_told_two(struct app *app, enum cds_kind kind, const char *words,
    const cds_uuid id[2])
{
	cds_items *a = NULL, *b = NULL;
	enum cds_status status = cds_item_get(app->log, kind, &id[0], &a);

	if (status == CDS_OK)
		status = cds_item_get(app->log, kind, &id[1], &b);
	if (status == CDS_OK)
		say(_(words), cds_items_at(a, 0)->label, cds_items_at(b, 0)->label);
	cds_items_free(a);
	cds_items_free(b);
	return say_error(app, status);
}

/* Rules on two, or withdraws that, and says so in these words. */
static int doubles_two(struct app *app, const struct args *args, enum cds_kind kind,
    enum cds_status (*rule)(cds_log *log, enum cds_kind kind, const cds_uuid *a,
    const cds_uuid *b), const char *words)
{
	struct doubles_ids ids = {NULL, 0, 0};
	int exit = doubles_find(app, args, kind, false, &ids);
	enum cds_status status;

	if (exit == EXIT_OK) {
		status = rule(app->log, kind, &ids.id[0], &ids.id[1]);
		exit = status == CDS_OK ? doubles_told_two(app, kind, words, ids.id)
		    : say_error(app, status);
	}
	free(ids.id);
	return exit;
}

static int doubles_different_run(struct app *app, const struct args *args, enum cds_kind kind)
{
	return doubles_two(app, args, kind, cds_item_different,
	    N_("they are two from now on: %s and %s"));
}

static int doubles_withdraw_run(struct app *app, const struct args *args, enum cds_kind kind)
{
	return doubles_two(app, args, kind, cds_item_ruling_withdraw,
	    N_("the ruling on %s and %s is withdrawn"));
}

/* ---- listing ---- */

#define DATA (OUT_SHEET | OUT_TREE)     /* what programs read */

static const struct column doubles_columns[] = {
	{.name = "kind", .kinds = DATA}, {.name = "ruled", .kinds = DATA},
	{.name = "same", .kinds = DATA}, {.name = "a", .kinds = DATA}, {.name = "b", .kinds = DATA},
	{.name = "a_path", .kinds = OUT_SHEET}, {.name = "a_author", .kinds = OUT_SHEET},
	{.name = "a_made", .kinds = OUT_SHEET}, {.name = "a_listed", .kinds = OUT_SHEET},
	{.name = "a_sessions", .kinds = OUT_SHEET}, {.name = "b_path", .kinds = OUT_SHEET},
	{.name = "b_author", .kinds = OUT_SHEET}, {.name = "b_made", .kinds = OUT_SHEET},
	{.name = "b_listed", .kinds = OUT_SHEET}, {.name = "b_sessions", .kinds = OUT_SHEET},
};

static void doubles_side(struct out *out, const struct cds_double_side *s)
{
	out_cell(out, cell_text(s->path));
	out_cell(out, cell_text(s->author));
	out_cell(out, s->made < 0 ? cell_none() : cell_time(s->made));
	out_cell(out, cell_bool(s->listed));
	out_cell(out, cell_count(s->sessions));
}

static void doubles_row(struct out *out, const struct cds_double *d)
{
	out_row(out);
	out_cell(out, cell_text(cds_kind_name(d->kind)));
	out_cell(out, cell_bool(d->ruled));
	out_cell(out, d->ruled ? cell_bool(d->same) : cell_none());
	out_cell(out, cell_id(&d->a.id));
	out_cell(out, cell_id(&d->b.id));
	double_tree(out, "sides", d);
	doubles_side(out, &d->a);
	doubles_side(out, &d->b);
	out_row_end(out);
}

/* Tells those of one kind. Returns how many there are. */
static size_t doubles_tell(struct app *app, struct out *out, enum cds_kind kind,
    const cds_doubles *doubles)
{
	static const struct table table = {.name = "doubles", .column = doubles_columns,
	    .columns = sizeof doubles_columns / sizeof *doubles_columns, .kinds = DATA};
	size_t n = 0;

	out_table(out, &table);
	for (size_t i = 0; i < cds_doubles_size(doubles); i++) {
		const struct cds_double *d = cds_doubles_at(doubles, i);
		if (d->kind != kind)
			continue;
		n++;
		if (out_is(out, OUT_PAGE))
			double_page(out, app->log, d);
		else
			doubles_row(out, d);
	}
	out_table_end(out);
	return n;
}

static int doubles_list(struct app *app, const struct args *args, enum cds_kind kind)
{
	bool ruled = args_has(args, "ruled");
	cds_doubles *doubles;
	enum cds_status status;
	struct out out;
	size_t n = 0;
	int exit;

	if (!args_no_more(args, 1, cds_kind_name(kind)) ||
	    !out_choose(&out, args, OUT_ALL, NULL))
		return EXIT_MISUSED;
	status = cds_doubles_get(app->log, kind, NULL, ruled, &doubles);
	if (status != CDS_OK)
		return say_error(app, status);
	exit = out_begin(&out, app);
	if (exit == EXIT_OK) {
		n = doubles_tell(app, &out, kind, doubles);
		if (n == 0 && out_is(&out, OUT_PAGE))
			say("%s", ruled ? _("there are no rulings") : _("no doubles"));
		exit = out_close(&out, n && !ruled ? EXIT_ATTENTION : EXIT_OK);
	}
	cds_doubles_free(doubles);
	return exit;
}

doubles_run *doubles_verb(const char *name)
{
	static const struct {
		const char *name;
		doubles_run *run;
	} verbs[] = {{"same", doubles_same_run}, {"different", doubles_different_run},
	    {"withdraw", doubles_withdraw_run}, {"doubles", doubles_list}};

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(name, verbs[i].name) == 0)
			return verbs[i].run;
	return NULL;
}
