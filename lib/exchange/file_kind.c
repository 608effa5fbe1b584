/* People send pictures of the screen, archives, and exported tables in the belief that these are
 * the log: each is recognised by its first bytes, so that the refusal can say what to ask for. */
#include "exchange/file_kind.h"

#include <string.h>

#include "base/status.h"

static const struct {
	const char *magic;
	size_t n;
	const char *what;
} known[] = {
	{"PK\003\004", 4, N_("'%1' is a ZIP archive, or an Excel or Word file, not a cdslog log:"
	    " if a log was packed in it, unpack it first")},
	{"\037\213", 2, N_("'%1' is a compressed archive, not a cdslog log: unpack it first")},
	{"7z\274\257\047\034", 6,
	    N_("'%1' is a compressed archive, not a cdslog log: unpack it first")},
	{"Rar!", 4, N_("'%1' is a compressed archive, not a cdslog log: unpack it first")},
	{"\211PNG", 4, N_("'%1' is a picture, not a cdslog log: ask for the file itself")},
	{"\377\330\377", 3, N_("'%1' is a picture, not a cdslog log: ask for the file itself")},
	{"%PDF", 4, N_("'%1' is a PDF, not a cdslog log: ask for the file itself")},
	{"<", 1, N_("'%1' is a web page or a text, not a cdslog log: the download may have failed,"
	    " ask for the file itself")},
};

const char *cds__file_kind(const unsigned char *head, size_t n)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (n >= known[i].n && memcmp(head, known[i].magic, known[i].n) == 0)
			return known[i].what;
	return N_("'%1' is not a cdslog log: name another file; the name of a log usually ends in "
	    ".cdslog");
}
