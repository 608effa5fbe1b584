/* Reading options and arguments, and finding what a mistyped word was meant to be. */
#include "app/args.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "app/format.h"
#include "app/i18n.h"

#define NEAR 3                          /* letters that a typing mistake may change */

/* How many letters have to be changed, added or taken out to make b of a (the Levenshtein
 * distance); 99 where they are too long to be compared. */
static size_t args_distance(const char *a, const char *b)
{
	size_t row[40], n = strlen(b);

	if (n >= 40 || strlen(a) >= 40)
		return 99;
	for (size_t j = 0; j <= n; j++)
		row[j] = j;
	for (size_t i = 0; a[i]; i++) {
		size_t diagonal = row[0];
		row[0] = i + 1;
		for (size_t j = 0; j < n; j++) {
			size_t best = diagonal + (a[i] != b[j]);
			diagonal = row[j + 1];
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j + 1] + 1 < best)
				best = row[j + 1] + 1;
			row[j + 1] = best;
		}
	}
	return row[n];
}

const char *args_nearest(const char *word, const char *const *words, size_t n)
{
	const char *nearest = NULL;
	size_t best = NEAR;

	for (size_t i = 0; i < n; i++) {
		size_t d = args_distance(word, words[i]);
		if (d < best && d * 2 < strlen(words[i]) + 2) {
			best = d;
			nearest = words[i];
		}
	}
	return nearest;
}

/* The option of a table whose name are these n bytes; NULL: there is none. */
static const struct option *args_find(const struct option *table, const char *name, size_t n)
{
	for (; table && table->name; table++)
		if (strlen(table->name) == n && strncmp(table->name, name, n) == 0)
			return table;
	return NULL;
}

/* Says that there is no such option and which one may have been meant. Returns false. */
static bool args_unknown(const char *arg, const struct option *own, const struct option *shared)
{
	const char *words[64], *near;
	size_t n = 0;
	const struct option *tables[] = {own, shared};
	char name[64];

	for (int t = 0; t < 2; t++)
		for (const struct option *o = tables[t]; o && o->name && n < 64; o++)
			words[n++] = o->name;
	snprintf(name, sizeof name, "%.*s", (int)strcspn(arg + 2, "="), arg + 2);
	near = args_nearest(name, words, n);
	if (near)
		say(_("unknown option '%s': did you mean '--%s'?"), arg, near);
	else
		say(_("unknown option '%s': see 'cdslog help'"), arg);
	return false;
}

/* Takes the option at argv[*i], and moves *i on where its value is the next argument. False:
 * said. */
static bool take_option(struct args *args, char **argv, int *i, int argc, const struct option *own,
    const struct option *shared)
{
	const char *arg = argv[*i], *name = arg + 2;
	size_t n = strcspn(name, "=");
	const struct option *o = args_find(own, name, n);
	struct given *g = &args->given[args->givens];

	if (!o)
		o = args_find(shared, name, n);
	if (!o)
		return args_unknown(arg, own, shared);
	if (!o->value && name[n] == '=') {
		say(_("option '--%s' takes no value"), o->name);
		return false;
	}
	g->name = o->name;
	g->value = !o->value ? "" : name[n] == '=' ? name + n + 1 : *i + 1 < argc ? argv[++*i]
	    : NULL;
	if (!g->value) {
		say(_("option '--%s' needs a value: --%s %s"), o->name, o->name, _(o->value));
		return false;
	}
	args->givens++;
	return true;
}

bool args_init(struct args *args, int argc)
{
	*args = (struct args){.given = calloc((size_t)argc + 1, sizeof *args->given),
		.rest = calloc((size_t)argc + 1, sizeof *args->rest)};
	if (args->given && args->rest)
		return true;
	args_free(args);
	return false;
}

bool args_parse(struct args *args, int argc, char **argv, const struct option *own,
    const struct option *shared)
{
	bool options = true;

	for (int i = 0; i < argc; i++) {
		if (options && strcmp(argv[i], "--") == 0)
			options = false;
		else if (options && strncmp(argv[i], "--", 2) == 0) {
			if (!take_option(args, argv, &i, argc, own, shared))
				return false;
		} else if (options && argv[i][0] == '-' && argv[i][1] == 'o' && !argv[i][2] &&
		    args_find(own, "output", 6)) {
			char *spelled = (char *)"--output";
			char *pair[] = {spelled, i + 1 < argc ? argv[i + 1] : NULL};
			int at = 0;
			if (!take_option(args, pair, &at, pair[1] ? 2 : 1, own, shared))
				return false;
			i += at;
		} else if (options && argv[i][0] == '-' && argv[i][1] &&
		    (argv[i][1] < '0' || argv[i][1] > '9')) {
			say(_("unknown option '%s': see 'cdslog help'"), argv[i]);
			return false;
		} else {
			args->rest[args->rests++] = argv[i];
		}
	}
	return true;
}

void args_free(struct args *args)
{
	free(args->given);
	free(args->rest);
	*args = (struct args){0};
}

const char *args_get(const struct args *args, const char *name)
{
	const char *value = NULL;

	for (size_t i = 0; i < args->givens; i++)
		if (strcmp(args->given[i].name, name) == 0)
			value = args->given[i].value;
	return value;
}

bool args_has(const struct args *args, const char *name)
{
	return args_get(args, name) != NULL;
}

const char *args_each(const struct args *args, const char *name, size_t *at)
{
	while (*at < args->givens) {
		const struct given *g = &args->given[(*at)++];
		if (strcmp(g->name, name) == 0)
			return g->value;
	}
	return NULL;
}

bool args_no_more(const struct args *args, size_t most, const char *command)
{
	if (args->rests > most)
		say(_("unexpected argument '%s': see 'cdslog help %s'"), args->rest[most], command);
	return args->rests <= most;
}

void args_help(const struct option *options)
{
	for (; options && options->name; options++) {
		char left[80];
		snprintf(left, sizeof left, "  --%s%s%s", options->name, options->value ? " " : "",
		    options->value ? _(options->value) : "");
		format_cell(stdout, left, 26);
		printf(" %s\n", _(options->help));
	}
}
