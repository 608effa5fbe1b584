/* The options before the command, the language, and whether the arguments are text. */
#include "app/start.h"

#include <stdlib.h>
#include <string.h>

#include "app/i18n.h"

const struct option start_options[] = {
	{"file", N_("FILE"), N_("the log, instead of the one in your home folder (also "
	    "CDSLOG_FILE)")},
	{"lang", "vi|en", N_("language (also CDSLOG_LANG)")},
	{"plain", NULL, N_("numbered prompts instead of screens (for screen readers)")},
	{"help", NULL, N_("help, also after a command")},
	{"version", NULL, N_("the version")},
	{NULL, NULL, NULL}
};

bool start_read(int argc, char **argv, struct start *start)
{
	int i = 1;

	*start = (struct start){0};
	for (; i < argc && argv[i][0] == '-'; i++) {
		const char *a = argv[i];
		const char **to = strncmp(a, "--file", 6) == 0 ? &start->file
		    : strncmp(a, "--lang", 6) == 0 ? &start->lang : NULL;
		if (strcmp(a, "--help") == 0 || strcmp(a, "-h") == 0) {
			start->help = true;
		} else if (strcmp(a, "--version") == 0) {
			start->version = true;
		} else if (strcmp(a, "--plain") == 0) {
			start->plain = true;
		} else if (to && a[6] == '=') {
			*to = a + 7;
		} else if (to && !a[6] && i + 1 < argc) {
			*to = argv[++i];
		} else if (to && !a[6]) {
			say(_("option '%s' needs a value"), a);
			return false;
		} else {
			say(_("unknown option '%s': see 'cdslog help'"), a);
			return false;
		}
	}
	start->first = i;
	return true;
}

/* ---- language and text ---- */

/* Sets the language by the first variable that is set: English if its value says so, else
 * Vietnamese. Returns true if that variable is CDSLOG_LANG, which counts more than the log's
 * setting. */
static bool start_environment(void)
{
	static const char *const variables[] = {"CDSLOG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *value = getenv(variables[i]);
		if (!value || !*value)
			continue;
		if (strncmp(value, "en", 2) == 0)
			i18n_set(LANG_EN);
		return i == 0;
	}
	return false;
}

bool start_language(struct app *app, const char *lang)
{
	if (!lang) {
		app->lang_given = start_environment();
		return true;
	}
	app->lang_given = true;
	if (strcmp(lang, "vi") != 0 && strcmp(lang, "en") != 0) {
		say(_("'%s' is not a language: vi or en"), lang);
		return false;
	}
	i18n_set(strcmp(lang, "en") == 0 ? LANG_EN : LANG_VI);
	return true;
}

bool start_is_text(int argc, char **argv)
{
	char *normal;

	for (int i = 1; i < argc; i++) {
		for (const char *p = argv[i]; *p;) {
			size_t n = strcspn(p, "\n\t\r");
			enum cds_status status = cds_text_normal(p, n, &normal);
			free(normal);
			if (status == CDS_INVALID) {
				say(_("argument %d is not plain UTF-8 text"), i);
				return false;
			}
			p += n + (p[n] != '\0');
		}
	}
	return true;
}
