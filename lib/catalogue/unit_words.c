/* The words that stand before the name of a unit, a hamlet or a team, as people leave them out
 * ("my binh" means "Phường Mỹ Bình") and as they shorten them ("P. Mỹ Bình", "TP Phan Rang").
 * Called by find.c and typed_name.c. */
#include "catalogue/typed_name.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cdslog.h"

/* Folded, each with the space after it. */
static const char *const unit_words[] = {
	"tinh ", "thanh pho ", "thi xa ", "thi tran ", "quan ", "huyen ", "phuong ", "xa ",
	"dac khu ", "khu pho ", "to dan pho ", "thon ", "ap ", "ban ", "buon ", "lang ", "xom ",
	"to ", "doi ", NULL
};

const char *cds__unit_bare(const char *fold)
{
	for (const char *const *w = unit_words; *w; w++)
		if (strncmp(fold, *w, strlen(*w)) == 0 && fold[strlen(*w)])
			return fold + strlen(*w);
	return fold;
}

const char *const *cds__unit_words(void)
{
	return unit_words;
}

/* What people shorten.  One letter needs its full stop, or a number after it ("Q1", "P 3"): without
 * these it may be a name of its own. */
static const struct short_word {
	const char *text, *word;        /* of ASCII letters also capitals are meant */
} short_words[] = {
	{"tp", "Thành phố"}, {"tx", "Thị xã"}, {"tt", "Thị trấn"}, {"tdp", "Tổ dân phố"},
	{"kp", "Khu phố"}, {"đk", "Đặc khu"}, {"Đk", "Đặc khu"}, {"p", "Phường"}, {"x", "Xã"},
	{"q", "Quận"}, {"h", "Huyện"}, {"t", "Tỉnh"}, {NULL, NULL}
};

/* Where the name begins behind a shortened word of n bytes; NULL: it is none. */
static const char *unit_words_behind(const char *text, size_t n)
{
	const char *p = text + n;
	bool stop = *p == '.';

	p += stop;
	p += strspn(p, " ");
	if (!*p || (!stop && p == text + n && (*p < '0' || *p > '9')))
		return NULL;
	return stop || n > 1 || (*p >= '0' && *p <= '9') ? p : NULL;
}

bool cds__unit_spelled(const char *text, char **out)
{
	size_t n = strcspn(text, ". 0123456789"), size;
	const struct short_word *w = short_words;
	const char *name;

	*out = NULL;
	while (w->text && !(strlen(w->text) == n && strncasecmp(w->text, text, n) == 0))
		w++;
	name = w->text ? unit_words_behind(text, n) : NULL;
	if (!name)
		return true;
	size = strlen(w->word) + strlen(name) + 2;
	*out = malloc(size);
	if (*out)
		snprintf(*out, size, "%s %s", w->word, name);
	return *out != NULL;
}
