/* What a receipt of a merge says, as text. */
#include "model/receipt_text.h"

#include <stdio.h>

#include "app/i18n.h"

char *receipt_laptops(const struct cds_receipt *r, char *buf, size_t size)
{
	size_t n = 0;

	buf[0] = '\0';
	for (size_t i = 0; i < r->laptops && n < size; i++)
		n += (size_t)snprintf(buf + n, size - n, "%s%s", i ? ", " : "",
		    *r->laptop[i].device ? r->laptop[i].device : _("imports"));
	return buf;
}

char *receipt_return(const struct cds_receipt *r, char buf[CDS_RETURN])
{
	buf[0] = '\0';
	if (*r->source && r->bad == 0)
		snprintf(buf, CDS_RETURN, "%s/%lld", r->source, (long long)r->entries);
	return buf;
}
