/* config: the settings of a log on this laptop. The home commune is shown by its name. */
#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "app/i18n.h"
#include "out/out.h"

#define COMMUNE "commune"

/* Prints the path of the home commune, which the log keeps by its code. */
static enum cds_status config_print_commune(struct app *app, const char *before)
{
	cds_items *items = NULL;
	cds_uuid id;
	enum cds_status status = cds_home_get(app->log, &id);

	if (status == CDS_OK && !cds_uuid_is_nil(&id))
		status = cds_item_get(app->log, CDS_PLACE, &id, &items);
	if (status == CDS_OK)
		printf("%s%s\n", before, items ? cds_items_at(items, 0)->path : "");
	cds_items_free(items);
	return status;
}

struct config_list {
	bool has_commune;
};

static void config_print(void *arg, const char *key, const char *value)
{
	struct config_list *list = arg;

	if (strcmp(key, COMMUNE) == 0)
		list->has_commune = true;
	else
		printf("%s=%s\n", key, value);
}

/* Prints all settings; the commune comes last, since its name has to be looked up. */
static enum cds_status config_print_all(struct app *app)
{
	struct config_list list = {false};
	enum cds_status status = cds_config_list(app->log, config_print, &list);

	return status == CDS_OK && list.has_commune ? config_print_commune(app, COMMUNE "=")
	    : status;
}

/* Whether a setting of that name means something; false: said on standard error. */
static bool config_known(const char *key)
{
	static const char *const keys[] = {"author", COMMUNE, "device", "lang", "mouse"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (strcmp(key, keys[i]) == 0)
			return true;
	say(_("there is no setting '%s': use author, commune, device, lang or mouse"), key);
	return false;
}

/* Sets the home commune, and says which one was meant. */
static enum cds_status config_set_commune(struct app *app, const char *value)
{
	cds_uuid id = {{0}};
	enum cds_status status = *value ? cds_item_find(app->log, CDS_PLACE, value, CDS_NO_DAY,
	    &id) : CDS_OK;

	if (status == CDS_OK)
		status = cds_home_set(app->log, &id);
	return status == CDS_OK && *value ? config_print_commune(app, "") : status;
}

static int config_set(struct app *app, const char *key, const char *value)
{
	enum cds_status status;

	if (strcmp(key, "lang") == 0 && *value && strcmp(value, "vi") != 0 &&
	    strcmp(value, "en") != 0) {
		say(_("'%s' is not a language: vi or en"), value);
		return EXIT_MISUSED;
	}
	status = strcmp(key, COMMUNE) == 0 ? config_set_commune(app, value)
	    : cds_config_set(app->log, key, *value ? value : NULL);
	return out_end(say_error(app, status));
}

static int config_run(struct app *app, const struct args *args)
{
	const char *value;
	enum cds_status status = CDS_OK;

	if (!args_no_more(args, 2, "config") || (args->rests > 0 && !config_known(args->rest[0])))
		return EXIT_MISUSED;
	if (args->rests == 2)
		return config_set(app, args->rest[0], args->rest[1]);
	if (args->rests == 1 && strcmp(args->rest[0], COMMUNE) == 0) {
		status = config_print_commune(app, "");
	} else if (args->rests == 1) {
		status = cds_config_get(app->log, args->rest[0], &value);
		if (status == CDS_OK)
			puts(value);
	} else {
		status = config_print_all(app);
	}
	return out_end(say_error(app, status));
}

const struct command command_config = {
	"config", N_("[KEY [VALUE]]"),
	N_("settings of this log on this laptop: author, commune, lang …"),
	NULL, NULL, 0, config_run, "  cdslog config commune 'thuan nam kh'"
};
