/* config: the settings of a log on this laptop. */
#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "app/i18n.h"
#include "out/out.h"

static void config_print(void *arg, const char *key, const char *value)
{
	(void)arg;
	printf("%s=%s\n", key, value);
}

/* Whether a setting of that name means something; false: said on standard error. */
static bool config_known(const char *key)
{
	static const char *const keys[] = {"author", "device", "lang", "mouse"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (strcmp(key, keys[i]) == 0)
			return true;
	say(_("there is no setting '%s': use author, device, lang or mouse"), key);
	return false;
}

static int config_set(struct app *app, const char *key, const char *value)
{
	enum cds_status status;

	if (strcmp(key, "lang") == 0 && *value && strcmp(value, "vi") != 0 &&
	    strcmp(value, "en") != 0) {
		say(_("'%s' is not a language: vi or en"), value);
		return EXIT_MISUSED;
	}
	status = cds_config_set(app->log, key, *value ? value : NULL);
	return status == CDS_OK ? EXIT_OK : say_error(app, status);
}

static int config_run(struct app *app, const struct args *args)
{
	const char *value;
	enum cds_status status = CDS_OK;

	if (!args_no_more(args, 2, "config") || (args->rests > 0 && !config_known(args->rest[0])))
		return EXIT_MISUSED;
	if (args->rests == 2)
		return config_set(app, args->rest[0], args->rest[1]);
	if (args->rests == 1) {
		status = cds_config_get(app->log, args->rest[0], &value);
		if (status == CDS_OK)
			puts(value);
	} else {
		status = cds_config_list(app->log, config_print, NULL);
	}
	return out_end(status == CDS_OK ? EXIT_OK : say_error(app, status));
}

const struct command command_config = {
	"config", N_("[KEY [VALUE]]"),
	N_("settings of this log on this laptop: author, device, lang"),
	NULL, NULL, 0, config_run, "  cdslog config author 'Nguyễn Thị Hoa'"
};
