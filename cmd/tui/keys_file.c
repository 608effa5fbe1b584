/* The keys that a person chose: the lines of a file, put over the program's table. */
#include "tui/keys_file.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/i18n.h"
#include "tui/keymap.h"

#define KEYS_MAX 512                    /* bindings, with those of the program */
#define WORDS 16                        /* of a line */

static struct binding chosen[KEYS_MAX];
static size_t chosen_n;

/* Each of these keeps a key wherever it has one, or somebody could not go on or get out there. */
static const enum action needed[] = {ACTION_BACK, ACTION_QUIT, ACTION_YES, ACTION_NO,
    ACTION_ACCEPT, ACTION_SAVE, ACTION_STOP, ACTION_HELP};

/* ---- words of a line ---- */

/* The screen of that name, or for "all" those where keys are commands; 0: there is none. */
static unsigned find_screen(const char *word)
{
	if (strcmp(word, "all") == 0)
		return SCOPE_READING;
	for (int i = 0; i < SCOPES; i++)
		if (strcmp(scope_names[i], word) == 0)
			return 1u << i;
	return 0;
}

static enum action find_action(const char *word)
{
	for (int a = ACTION_NONE + 1; a < ACTIONS; a++)
		if (actions[a].name && strcmp(actions[a].name, word) == 0)
			return (enum action)a;
	return ACTION_NONE;
}

/* Finds a key by what the program calls it, or as a character, ^X, or F1 to F12. False: there is
 * none. */
static bool find_key(const char *word, struct binding *out)
{
	wchar_t c[3] = {0};
	int f, n = 0;

	for (size_t i = 0; i < bindings_count; i++) {
		if (strcmp(bindings[i].label, word) == 0) {
			out->key = bindings[i].key;
			out->special = bindings[i].special;
			return true;
		}
	}
	out->special = false;
	if (word[0] == '^' && word[1] >= 'A' && word[1] <= 'Z' && !word[2])
		out->key = word[1] & 0x1f;
	else if (sscanf(word, "F%2d%n", &f, &n) == 1 && !word[n] && f >= 1 && f <= 12)
		*out = (struct binding){.scope = out->scope, .key = KEY_F(f), .special = true,
		    .action = out->action};
	else if (mbstowcs(c, word, 2) == 1 && c[0] > 0x20)
		out->key = (int)c[0];
	else
		return false;
	return true;
}

/* ---- one line ---- */

/* Does the action have a key in one of these scopes, among n bindings? */
static bool key_is_there(const struct binding *b, size_t n, enum action action, unsigned scope)
{
	for (size_t i = 0; i < n; i++)
		if (b[i].action == action && (b[i].scope & scope))
			return true;
	return false;
}

/* The name of the first needed action that has a key in one of these scopes as the program comes,
 * and would now have none there. NULL: all have one. */
static const char *key_missing(unsigned scope)
{
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		for (int s = 0; s < SCOPES; s++)
			if ((scope & 1u << s) &&
			    key_is_there(bindings, bindings_count, needed[i], 1u << s) &&
			    !key_is_there(chosen, chosen_n, needed[i], 1u << s))
				return actions[needed[i]].name;
	return NULL;
}

/* The scopes in which the action has a key. */
static unsigned places_of(enum action action)
{
	unsigned scope = 0;

	for (size_t i = 0; i < bindings_count; i++)
		if (bindings[i].action == action)
			scope |= bindings[i].scope;
	return scope;
}

static bool same_key(const struct binding *a, const struct binding *b)
{
	return a->key == b->key && a->special == b->special;
}

/* In these scopes, takes the keys that the action had away, gives it the n new ones, and takes
 * these from any other action that had them. Bindings without a scope are dropped; the new ones
 * come first, since a key's first line decides. */
static void keys_file_bind(unsigned scope, enum action action, const struct binding *keys,
    size_t n)
{
	size_t kept = n;

	for (size_t i = 0; i < chosen_n; i++)
		for (size_t k = 0; k <= n; k++)
			if (k == n ? chosen[i].action == action : same_key(&chosen[i], &keys[k]))
				chosen[i].scope &= ~scope;
	for (size_t i = 0; i < chosen_n; i++)
		kept += chosen[i].scope != 0;
	if (kept > KEYS_MAX)
		return;
	for (size_t i = chosen_n, to = kept; i-- > 0;)
		if (chosen[i].scope)
			chosen[--to + (KEYS_MAX - kept)] = chosen[i];
	memmove(chosen + n, chosen + KEYS_MAX - kept + n, (kept - n) * sizeof *chosen);
	memcpy(chosen, keys, n * sizeof *keys);
	chosen_n = kept;
}

static size_t keys_file_split(char *line, char *word[WORDS])
{
	size_t n = 0;

	for (char *p = strtok(line, " \t\r\n"); p && n < WORDS; p = strtok(NULL, " \t\r\n"))
		word[n++] = p;
	return n;
}

/* What a line says: in which scopes, which action, and by which keys (none, if it says "none"). */
struct line {
	unsigned scope;
	enum action action;
	struct binding key[WORDS];
	size_t keys;
};

static void keys_file_read_words(char *const *word, size_t words, struct line *l, char *why,
    size_t size)
{
	*l = (struct line){.scope = find_screen(word[0]),
	    .action = words > 1 ? find_action(word[1]) : ACTION_NONE};
	if (words < 3)
		snprintf(why, size, "%s", _("write a screen, an action and its keys"));
	else if (!l->scope)
		snprintf(why, size, _("there is no screen '%s'"), word[0]);
	else if (l->action == ACTION_NONE || !(places_of(l->action) & l->scope))
		snprintf(why, size, _("there is no action '%s' in '%s'"), word[1], word[0]);
}

static void keys_file_read_key(const char *word, struct line *l, char *why, size_t size)
{
	struct binding *b = &l->key[l->keys++];

	*b = (struct binding){.scope = l->scope & places_of(l->action), .action = l->action};
	if (!find_key(word, b))
		snprintf(why, size, _("there is no key '%s'"), word);
	else if (!b->special && b->key >= 0x20 && b->key != 0x7f && (l->scope & SCOPE_TYPING))
		snprintf(why, size,
		    _("'%s' is a letter to type there: use a key with Ctrl, or F1 to F12"), word);
	else
		snprintf(b->label, sizeof b->label, "%s", word);
}

/* Takes a line. `why` says why it could not be used; "" if it could. */
static void read_line(char *line, char *why, size_t size)
{
	static struct binding before[KEYS_MAX];
	size_t before_n = chosen_n, words;
	const char *missing;
	char *word[WORDS];
	struct line l;

	why[0] = '\0';
	words = keys_file_split(line, word);
	if (words == 0 || word[0][0] == '#')
		return;
	keys_file_read_words(word, words, &l, why, size);
	for (size_t i = 2; !*why && i < words; i++)
		if (words > 3 || strcmp(word[i], "none") != 0)
			keys_file_read_key(word[i], &l, why, size);
	if (*why)
		return;
	memcpy(before, chosen, sizeof before);
	keys_file_bind(l.scope & places_of(l.action), l.action, l.key, l.keys);
	missing = key_missing(l.scope);
	if (missing) {
		snprintf(why, size, _("this would leave '%s' without a key there"), missing);
		memcpy(chosen, before, sizeof chosen);
		chosen_n = before_n;
	}
}

/* ---- the file ---- */

static FILE *keys_file_open_file(void)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	char path[4096];

	if (config && *config == '/')
		snprintf(path, sizeof path, "%s/cdslog/keys", config);
	else
		snprintf(path, sizeof path, "%s/.config/cdslog/keys", home ? home : "");
	return fopen(path, "r");
}

void keys_file_read(char *said, size_t size)
{
	char line[1024], why[300], first[400] = "";
	int number = 0, bad = 0;
	FILE *f = keys_file_open_file();

	said[0] = '\0';
	if (!f)
		return;
	memcpy(chosen, bindings, bindings_count * sizeof *chosen);
	chosen_n = bindings_count;
	while (fgets(line, sizeof line, f)) {
		number++;
		read_line(line, why, sizeof why);
		if (*why && bad++ == 0)
			snprintf(first, sizeof first, _("file of keys, line %d: %s"), number, why);
	}
	fclose(f);
	keymap_set(chosen, chosen_n);
	if (bad > 1)
		snprintf(said, size, _("%s (and %d more lines; the other lines are in use)"),
		    first, bad - 1);
	else
		snprintf(said, size, "%s", first);
}
