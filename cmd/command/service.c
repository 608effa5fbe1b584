/* The verbs of the command service beyond those of catalogue.c: order puts services where a person
 * wants them, key gives one another key of the tally. */
#include "command/service.h"

#include <stdlib.h>
#include <string.h>

#include "app/i18n.h"
#include "model/tally_keys.h"

/* Finds the services that are named. Returns the exit status. */
static int service_find(struct app *app, char **name, size_t n, cds_uuid *id)
{
	for (size_t i = 0; i < n; i++) {
		enum cds_status status = cds_item_find(app->log, CDS_SERVICE, name[i], CDS_NO_DAY,
		    &id[i]);
		if (status != CDS_OK)
			return say_error(app, status);
	}
	return EXIT_OK;
}

static int service_order(struct app *app, const struct args *args)
{
	const char *behind = args_get(args, "after");
	cds_uuid after, *id = calloc(args->rests + 1, sizeof *id);
	enum cds_status status;
	int exit = id ? EXIT_OK : EXIT_FAILED;

	if (!id) {
		say("%s", out_of_memory());
	} else if (args->rests < 2) {
		say("%s", _("name services in the order that they are to have: cdslog service "
		    "order CODE… [--after CODE]"));
		exit = EXIT_MISUSED;
	}
	if (exit == EXIT_OK)
		exit = service_find(app, args->rest + 1, args->rests - 1, id);
	if (exit == EXIT_OK && behind) {
		status = cds_item_find(app->log, CDS_SERVICE, behind, CDS_NO_DAY, &after);
		exit = say_error(app, status);
	}
	if (exit == EXIT_OK) {
		status = cds_service_order(app->log, id, args->rests - 1, behind ? &after : NULL);
		exit = say_error(app, status);
	}
	free(id);
	return exit;
}

static int service_key(struct app *app, const struct args *args)
{
	cds_items *items = NULL;
	enum cds_status status;
	cds_uuid id;
	int key, exit;

	if (args->rests != 3) {
		say("%s", _("name a service and its key: cdslog service key CODE KEY"));
		return EXIT_MISUSED;
	}
	key = args->rest[2][1] ? -1 : tally_keys_find((unsigned char)args->rest[2][0]);
	if (key < 0) {
		say(_("'%s' is no key of the tally: one of %s"), args->rest[2], TALLY_KEYS);
		return EXIT_MISUSED;
	}
	exit = service_find(app, args->rest + 1, 1, &id);
	if (exit != EXIT_OK)
		return exit;
	status = cds_item_get(app->log, CDS_SERVICE, &id, &items);
	if (status == CDS_OK)
		status = tally_keys_give(app->log, cds_items_at(items, 0)->code, key);
	cds_items_free(items);
	return say_error(app, status);
}

service_run *service_verb(const char *word)
{
	static const struct {
		const char *word;
		service_run *run;
	} verbs[] = {{"order", service_order}, {"key", service_key}};

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(verbs[i].word, word) == 0)
			return verbs[i].run;
	return NULL;
}
