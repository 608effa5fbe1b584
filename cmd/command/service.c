/* The verbs of the command service beyond those of catalogue.c: order puts services where a person
 * wants them. */
#include "command/service.h"

#include <stdlib.h>
#include <string.h>

#include "app/i18n.h"

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
		exit = status == CDS_OK ? EXIT_OK : say_error(app, status);
	}
	if (exit == EXIT_OK) {
		status = cds_service_order(app->log, id, args->rests - 1, behind ? &after : NULL);
		exit = status == CDS_OK ? EXIT_OK : say_error(app, status);
	}
	free(id);
	return exit;
}

service_run *service_verb(const char *word)
{
	static const struct {
		const char *word;
		service_run *run;
	} verbs[] = {{"order", service_order}};

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(verbs[i].word, word) == 0)
			return verbs[i].run;
	return NULL;
}
