/* How well a place, team or service fits what somebody typed: see fit.h. */
#include "catalogue/fit.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/unit_words.h"
#include "store/sql.h"

/* ---- words ---- */

#define BETWEEN " ,-"

static size_t word_length(const char *p)
{
	return strcspn(p, BETWEEN);
}

/* The word after the one at p; NULL: there is none. */
static const char *word_next(const char *p)
{
	p += word_length(p);
	p += strspn(p, BETWEEN);
	return *p ? p : NULL;
}

/* Is the word that was typed the one at `word`, or its beginning?  Both are folded.  A number must
 * be whole, unless it is still being typed. */
static bool word_begins(const char *word, const char *typed)
{
	size_t n = word_length(typed);
	bool number = *typed >= '0' && *typed <= '9' && typed[n];

	return strncmp(word, typed, n) == 0 && (!number || word_length(word) == n);
}

/* Has the word the marks that were typed? */
static bool word_marks(cds_log *log, const char *word, const char *typed)
{
	char *own = strndup(word, word_length(word)), *one = strndup(typed, word_length(typed));
	bool same = false;

	if (own && one)
		same = cds__text_matches(log, own, one);
	else
		cds__fail_memory(log);
	free(own);
	free(one);
	return same;
}

/* What was typed, as far as it has not been found yet. */
struct words {
	const char *said;               /* folded; NULL: all was found */
	const char *typed;              /* the same with its marks; NULL: it has none */
};

/* Is this word the next that was typed?  Then *w goes on. */
static bool words_take(cds_log *log, struct words *w, const char *text, const char *fold)
{
	if (!w->said || !word_begins(fold, w->said) ||
	    (w->typed && !word_marks(log, text, w->typed)))
		return false;
	w->said = word_next(w->said);
	w->typed = w->typed ? word_next(w->typed) : NULL;
	return true;
}

/* Takes words from the beginning of a text to its first comma, as many as were typed.  false: not
 * all of that name was typed. */
static bool words_run(cds_log *log, struct words *w, const char *text, const char *fold)
{
	const char *end = fold + strcspn(fold, ",");

	while (text && fold && fold < end && words_take(log, w, text, fold)) {
		text = word_next(text);
		fold = word_next(fold);
	}
	return !fold || fold >= end;
}

/* Takes the last words of a name, from the first that was typed on.  false: none. */
static bool words_last(cds_log *log, struct words *w, const char *text, const char *fold)
{
	const struct words all = *w;

	for (; text && fold; text = word_next(text), fold = word_next(fold)) {
		if (words_run(log, w, text, fold))
			return true;
		*w = all;
	}
	return false;
}

/* Takes the first words of a name that is above, with or without the "xã" before it. */
static void words_above(cds_log *log, struct words *w, const char *text, const char *fold)
{
	const struct words all = *w;
	const char *bare = cds__unit_bare(fold);

	words_run(log, w, text, fold);
	if (w->said != all.said)
		return;
	while (fold && fold < bare) {
		fold = word_next(fold);
		text = text ? word_next(text) : NULL;
	}
	if (fold && text)
		words_run(log, w, text, fold);
}

static bool fit_marks(const struct cds__typed_name *t)
{
	return strcasecmp(t->part[0].text, t->fold) != 0;
}

/* What comes after the next comma of a path; NULL: nothing. */
static const char *fit_level(const char *path)
{
	const char *comma = strchr(path, ',');

	return comma ? comma + 1 + strspn(comma + 1, " ") : NULL;
}

/* "thuan nam kh" is Xã Thuận Nam, Tỉnh Khánh Hòa, and "5 đài sơn" is Khu phố 5, Phường Đài Sơn. */
bool cds__fit_words(cds_log *log, const struct cds__typed_name *t,
    const struct cds__fit_item *it)
{
	struct words w = {t->fold, fit_marks(t) ? t->part[0].text : NULL};
	const char *text;
	char *fold;

	if (!*t->first)
		return false;
	if (!words_last(log, &w, it->name, it->fold))
		return false;
	if (!w.said || !*it->above)
		return !w.said;
	fold = cds_text_fold(it->above);
	if (!fold)
		cds__fail_memory(log);
	text = it->above;
	for (const char *p = fold; p && text && w.said; p = fit_level(p), text = fit_level(text))
		words_above(log, &w, text, p);
	free(fold);
	return !w.said;
}

/* ---- how well it fits ---- */

/* Is the text in the name just as it was typed, but for capitals? */
static bool fit_literally(const char *name, const char *text)
{
	size_t n = strlen(text);

	while (*name && strncasecmp(name, text, n) != 0)
		name++;
	return *name != '\0';
}

bool cds__fit_maybe_code(const struct cds__typed_name *t, const char *code)
{
	return *code && strstr(code, t->part[0].text);
}

bool cds__fit_maybe_name(const struct cds__typed_name *t, const char *fold)
{
	return strstr(fold, t->fold) || (*t->spelled_fold && strstr(fold, t->spelled_fold)) ||
	    (*t->first && strstr(fold, t->first));
}

bool cds__fit_needs_above(const struct cds__typed_name *t)
{
	return t->parts > 1 || *t->first;
}

/* How a name fits that has this text, folded, in it. */
static enum cds__fit fit_name(const struct cds__fit_item *it, const char *typed)
{
	const char *bare = it->kind == CDS_SERVICE ? it->fold : cds__unit_bare(it->fold);

	if (strcmp(it->fold, typed) == 0 || strcmp(bare, typed) == 0)
		return CDS__FIT_WHOLE;
	if (strncmp(it->fold, typed, strlen(typed)) == 0 ||
	    strncmp(bare, typed, strlen(typed)) == 0)
		return CDS__FIT_START;
	for (const char *at = strstr(it->fold, typed); at; at = strstr(at + 1, typed))
		if (at > it->fold && at[-1] == ' ')
			return CDS__FIT_WORD;
	return CDS__FIT_INSIDE;
}

enum cds__fit cds__fit_best(const struct cds__typed_name *t, const struct cds__fit_item *it)
{
	enum cds__fit fit = strstr(it->fold, t->fold) ? fit_name(it, t->fold) : CDS__FIT_WORDS;
	enum cds__fit spelled = *t->spelled_fold && strstr(it->fold, t->spelled_fold)
	    ? fit_name(it, t->spelled_fold) : CDS__FIT_WORDS;

	if (cds__fit_maybe_code(t, it->code))
		return CDS__FIT_WHOLE;
	return fit < spelled ? fit : spelled;
}

enum cds__fit cds__fit_of(cds_log *log, const struct cds__typed_name *t,
    const struct cds__fit_item *it)
{
	const struct cds_item item = {.kind = it->kind, .name = it->name, .code = it->code};
	enum cds__fit fit = CDS__FIT_NOT, spelled = CDS__FIT_NOT;
	/* Where nothing but the name was typed, the name mostly tells at once. */
	bool plain = t->parts == 1 && !*t->spelled_fold && strstr(it->fold, t->fold) &&
	    (!fit_marks(t) || fit_literally(it->name, t->part[0].text));

	if (!plain && !cds__typed_matches(log, t, &item, it->above))
		return cds__fit_words(log, t, it) ? CDS__FIT_WORDS : CDS__FIT_NOT;
	fit = fit_name(it, t->fold);
	if (*t->spelled_fold)
		spelled = fit_name(it, t->spelled_fold);
	if (strcmp(it->code, t->part[0].text) == 0)
		fit = CDS__FIT_WHOLE;
	return fit < spelled ? fit : spelled;
}
