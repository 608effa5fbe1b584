/* Lines that are heard, as spoken.h says. */
#include "app/spoken.h"

#include <stddef.h>
#include <string.h>

#include "app/i18n.h"

static bool spoken_now;

void spoken_set(bool yes)
{
	spoken_now = yes;
}

bool spoken(void)
{
	return spoken_now;
}

#define DASH "–"                        /* "to" between two days, "none" where it stands alone */

static bool spoken_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Marks that begin a line of a list, and what they mean. */
static const struct {
	const char *mark, *words;
} spoken_begins[] = {
	{"* ", NC_("spoken", "current: ")}, {"! ", NC_("spoken", "conflict: ")}, {"= ", ""},
	{"≈ ", ""},
};

/* Signs within a line; a longer one comes before what it begins with. */
static const struct {
	const char *sign, *words;
} spoken_signs[] = {
	{" → ", NC_("spoken", " becomes ")}, {"→ ", NC_("spoken", "becomes ")}, {" · ", ", "},
	{" – ", NC_("spoken", " to ")},
};

/* Prints a dash without a blank before and after it. `before` is what stands in front of it; 0:
 * nothing. */
static void spoken_dash(FILE *out, char before, char after)
{
	if (spoken_digit(before) && spoken_digit(after))
		fputs(C_("spoken", " to "), out);
	else if ((!before || before == ' ' || before == '(') && (!after || strchr(" ,)", after)))
		fputs(C_("spoken", "none"), out);
	else
		fputs(DASH, out);
}

/* Does a dash with blanks around it stand between two numbers? Else it stands for a value that is
 * not there, or is part of a name. */
static bool spoken_between(const char *text, const char *p)
{
	return p > text && spoken_digit(p[-1]) && spoken_digit(p[strlen(" – ")]);
}

/* Prints one piece of a line, with words in place of signs. */
static void spoken_piece(FILE *out, const char *text)
{
	const char *p = text;

	while (*p) {
		size_t k = 0, n = sizeof spoken_signs / sizeof *spoken_signs;
		while (k < n && (strncmp(p, spoken_signs[k].sign, strlen(spoken_signs[k].sign)) ||
		    (k == n - 1 && !spoken_between(text, p))))
			k++;
		if (k < n) {
			fputs(_(spoken_signs[k].words), out);
			p += strlen(spoken_signs[k].sign);
		} else if (strncmp(p, DASH, strlen(DASH)) == 0) {
			spoken_dash(out, p > text ? p[-1] : '\0', p[strlen(DASH)]);
			p += strlen(DASH);
		} else if (strcmp(p, "?") == 0 && (p == text || p[-1] == ' ')) {
			fputs(_("not counted"), out);
			p++;
		} else {
			fputc(*p++, out);
		}
	}
}

/* Is this an id or its beginning, which is only there to be typed? */
static bool spoken_id(const char *text, size_t n)
{
	return (n == 8 || n == 13 || n == 36) && strspn(text, "0123456789abcdef-") >= n;
}

/* How many bytes a piece has: up to two blanks, or the end. */
static size_t spoken_size(const char *p)
{
	const char *end = strstr(p, "  ");

	return end ? (size_t)(end - p) : strlen(p);
}

void spoken_line(FILE *out, const char *line)
{
	const char *p = line + strspn(line, " ");
	bool begun = false, label = false;
	char piece[4096];
	size_t n;

	for (size_t i = 0; i < sizeof spoken_begins / sizeof *spoken_begins; i++) {
		size_t mark = strlen(spoken_begins[i].mark);
		if (strncmp(p, spoken_begins[i].mark, mark) != 0)
			continue;
		fputs(*spoken_begins[i].words ? _(spoken_begins[i].words) : "", out);
		p += mark;
	}
	for (; *p; p += n + strspn(p + n, " ")) {
		n = spoken_size(p);
		if (spoken_id(p, n))
			continue;
		fputs(!begun ? "" : label ? " " : ", ", out);
		snprintf(piece, sizeof piece, "%.*s", (int)n, p);
		spoken_piece(out, piece);
		begun = true;
		label = n > 0 && p[n - 1] == ':';
	}
	if (begun)
		fputc('\n', out);
}
