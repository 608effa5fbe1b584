/* Line mode: listing places, teams and services, adding, renaming and retiring one. */
#include <stdio.h>

#include "app/i18n.h"
#include "plain/plain.h"

/* The commands, in the order of the kinds, with the option that is asked for besides the name of
 * a new one. */
static const struct {
	const char *command, *name, *option, *question;
} kinds[] = {
	{"place", N_("places"), "parent", N_("in which place? Enter: none")},
	{"team", N_("teams"), "place", N_("in which place? Enter: none")},
	{"service", N_("services"), "code",
	    N_("its code, a to z and 0 to 9, which never changes")},
};
#define KINDS 3

static void plain_items_add(struct app *app, size_t kind)
{
	struct plain_args a = {0};
	const char *answer = plain_ask(_("name of the new one"), NULL);
	char code[CDS_CODE] = "";

	if (!answer || !*answer)
		return;
	plain_give(&a, NULL, "add");
	plain_give(&a, NULL, answer);
	if (kind + CDS_PLACE == CDS_SERVICE && cds_service_code(app->log, answer, code) != CDS_OK) {
		say_error(app, cds_error(app->log)->status);
		plain_drop(&a);
		return;
	}
	answer = plain_ask(_(kinds[kind].question), code);
	if (answer && *answer)
		plain_give(&a, kinds[kind].option, answer);
	if (plain_command(app, kinds[kind].command, &a) == EXIT_OK)
		puts(_("it is added"));
}

static void plain_items_edit(struct app *app, size_t kind, bool retire)
{
	struct plain_args a = {0};
	const char *answer;
	char name[600];

	if (!plain_ask_known(app, (enum cds_kind)(kind + CDS_PLACE),
	    _("which one? its name; Enter: none"), name, sizeof name))
		return;
	plain_give(&a, NULL, "edit");
	plain_give(&a, NULL, name);
	answer = retire ? "" : plain_ask(_("new name"), NULL);
	if (answer && (retire || *answer)) {
		plain_give(&a, retire ? "retire" : "name", answer);
		if (plain_command(app, kinds[kind].command, &a) == EXIT_OK)
			puts(retire ? _("it is retired")
			    : _("it is renamed; old sessions show the new name"));
	}
	plain_drop(&a);
}

/* Says all of a kind, or those that match; there may be hundreds. */
static void plain_items_list(struct app *app, size_t kind)
{
	struct plain_args a = {0};
	const char *answer = plain_ask(_("which ones? the beginning of a name; Enter: all"), NULL);

	if (!answer)
		return;
	plain_give(&a, NULL, "list");
	if (*answer)
		plain_give(&a, NULL, answer);
	plain_command(app, kinds[kind].command, &a);
}

void plain_items(struct app *app)
{
	size_t kind, what;

	for (size_t i = 0; i < KINDS; i++)
		printf("%zu. %s\n", i + 1, _(kinds[i].name));
	kind = plain_number_of(_("choose a number; Enter: none"), KINDS);
	if (kind-- == 0)
		return;
	what = plain_number_of(_("1 add, 2 rename, 3 retire, 4 list, Enter back"), 4);
	if (what == 1)
		plain_items_add(app, kind);
	else if (what == 2 || what == 3)
		plain_items_edit(app, kind, what == 3);
	else if (what == 4)
		plain_items_list(app, kind);
}
