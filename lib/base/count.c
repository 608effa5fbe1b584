/* Counts as a person types them, and what is wrong with those that are none. */
#include <stdio.h>
#include <string.h>

#include "base/typed.h"

/* Digits, or digits in groups of three with one kind of separator.  The number stays just over the
 * limit once it is. */
static const char *count_number(const char *p, int64_t *n)
{
	size_t digits = strspn(p, "0123456789");
	char sep = p[digits];
	size_t group = digits;

	*n = 0;
	if (digits == 0)
		return NULL;
	for (; digits > 0; digits--) {
		*n = *n * 10 + (*p++ - '0');
		*n = *n > CDS_COUNT_MAX ? CDS_COUNT_MAX + 1 : *n;
	}
	if ((sep != '.' && sep != ',') || group > 3)
		return p;
	while (*p == sep) {
		if (strspn(p + 1, "0123456789") != 3)
			return NULL;
		*n = *n * 1000 + (p[1] - '0') * 100 + (p[2] - '0') * 10 + (p[3] - '0');
		*n = *n > CDS_COUNT_MAX ? CDS_COUNT_MAX + 1 : *n;
		p += 4;
	}
	return p;
}

/* "3,5" or "7.50": digits, one separator, digits. */
static bool count_decimal(const char *p)
{
	size_t digits = strspn(p, "0123456789");

	if (digits == 0 || (p[digits] != '.' && p[digits] != ','))
		return false;
	p += digits + 1;
	digits = strspn(p, "0123456789");
	return digits > 0 && !p[digits];
}

static enum cds_status count_refuse(const char *typed, const char *text, struct cds_refusal *why)
{
	int64_t n;

	if (!*typed)
		return cds__refuse(why, CDS_INVALID,
		    N_("no count is given: a whole number, or ? where nobody counted"));
	if (*typed == '-' && count_number(typed + 1 + (typed[1] == ' '), &n))
		return cds__refuse(why, CDS_INVALID, N_("'%1': a count is never below 0"), text);
	if (count_decimal(typed))
		return cds__refuse(why, CDS_INVALID,
		    N_("'%1' is not a whole number"), text);
	if (typed[strspn(typed, "0123456789., ")] == '\0')
		return cds__refuse(why, CDS_INVALID,
		    N_("'%1' is not a count: write 7500, 7.500 or 7,500"), text);
	if (strpbrk(typed, "0123456789"))
		return cds__refuse(why, CDS_INVALID, N_("'%1': write the number alone,"
		    " or ? where nobody counted"), text);
	return cds__refuse(why, CDS_INVALID,
	    N_("'%1' is not a count: a whole number, or ? where nobody counted"), text);
}

/* "12" and "7.500" with spaces around it; false: it is something else. */
static bool count_plain(const char *text, int64_t *n)
{
	const char *end = count_number(text + strspn(text, " \t"), n);

	return end && !end[strspn(end, " \t")];
}

enum cds_status cds_count_read(const char *text, int64_t *count, struct cds_refusal *why)
{
	char typed[CDS__TYPED], most[24];
	enum cds_status status;
	int64_t n;

	*count = CDS_UNKNOWN;
	/* most are: so the work of cds__typed is left for the others */
	if (!count_plain(text, &n)) {
		status = cds__typed(text, typed);
		if (status == CDS_NO_MEMORY)
			return cds__refuse(why, status, CDS__OUT_OF_MEMORY);
		if (status == CDS_OK && strcmp(typed, "?") == 0)
			return CDS_OK;
		if (status != CDS_OK || !count_plain(typed, &n))
			return count_refuse(status == CDS_OK ? typed : "x", text, why);
	}
	if (n > CDS_COUNT_MAX) {
		snprintf(most, sizeof most, "%d", CDS_COUNT_MAX);
		return cds__refuse(why, CDS_INVALID, N_("'%1' is too large: at most %2"), text,
		    most);
	}
	*count = n;
	return CDS_OK;
}

enum cds_status cds_count_parse(const char *text, int64_t *count)
{
	return cds_count_read(text, count, NULL);
}
