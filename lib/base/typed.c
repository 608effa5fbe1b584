/* What a person typed as a date, a period or a count, in one form for those who read it. */
#include "base/typed.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* The dashes that programs and keyboards write for "-": hyphens, – and —, and the minus sign. */
static bool typed_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

enum cds_status cds__typed(const char *text, char out[CDS__TYPED])
{
	char *fold = cds__text_fold_signs(text);
	bool space = false;
	size_t n = 0;

	out[0] = '\0';
	if (!fold)
		return CDS_NO_MEMORY;
	for (const char *p = fold; *p && n + 8 < CDS__TYPED;) {
		uint32_t c = cds__utf8_next(&p);
		if (c == ' ' || c == '\t') {
			space = n > 0;
			continue;
		}
		if (space)
			out[n++] = ' ';
		space = false;
		n += cds__utf8_put(typed_dash(c) ? '-' : c, out + n);
	}
	out[n] = '\0';
	free(fold);
	/* what is not UTF-8 folds to nothing */
	return n + 8 < CDS__TYPED && (n > 0 || !text[strspn(text, " \t")]) ? CDS_OK : CDS_INVALID;
}

static bool typed_goes_on(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80);
}

const char *cds__typed_word(const char *p, const char *word)
{
	size_t n = strlen(word);

	return strncmp(p, word, n) == 0 && !typed_goes_on(p[n]) ? p + n : NULL;
}

const char *cds__typed_number(const char *p, size_t most, int *number)
{
	size_t digits = strspn(p, "0123456789");

	*number = 0;
	if (digits == 0 || digits > most)
		return NULL;
	for (size_t i = 0; i < digits; i++)
		*number = *number * 10 + (p[i] - '0');
	return p + digits;
}

enum cds_status cds__refuse_year(struct cds_refusal *why, const char *text)
{
	return cds__refuse(why, CDS_INVALID, N_("'%1': years run from 1970 to 2199"), text);
}
