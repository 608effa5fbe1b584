#include <string.h>

#include "cdslog.h"

/* Digits, or digits in groups of three with one kind of separator. */
static const char *count_read_number(const char *p, int64_t *n)
{
	size_t digits = strspn(p, "0123456789");
	char sep = p[digits];
	size_t group = digits;

	*n = 0;
	if (digits == 0 || (digits > 1 && p[0] == '0' && digits > 9))
		return NULL;
	for (; digits > 0; digits--) {
		if (*n > CDS_COUNT_MAX)
			return NULL;
		*n = *n * 10 + (*p++ - '0');
	}
	if ((sep != '.' && sep != ',') || group > 3)
		return p;
	while (*p == sep) {
		if (strspn(p + 1, "0123456789") != 3 || *n > CDS_COUNT_MAX)
			return NULL;
		*n = *n * 1000 + (p[1] - '0') * 100 + (p[2] - '0') * 10 + (p[3] - '0');
		p += 4;
	}
	return p;
}

enum cds_status cds_count_parse(const char *text, int64_t *count)
{
	const char *p = text + strspn(text, " \t");
	int64_t n;

	*count = CDS_UNKNOWN;
	if (*p == '?') {
		p++;
		return p[strspn(p, " \t")] ? CDS_INVALID : CDS_OK;
	}
	p = count_read_number(p, &n);
	if (!p || p[strspn(p, " \t")] || n > CDS_COUNT_MAX)
		return CDS_INVALID;
	*count = n;
	return CDS_OK;
}
