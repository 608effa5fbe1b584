/* Reads the file of a table as UTF-8. Nothing is guessed: the encoding is the one that was named,
 * or that a byte-order mark says. Called by both kinds of imports. */
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

#include "import/csv.h"
#include "store/sql.h"
#include "base/status.h"
#include "base/text.h"

/* Reads a whole file; `name` is what messages call it. */
static bool read_file(cds_log *log, const char *path, const char *name, struct cds__buf *out)
{
	FILE *in = fopen(path, "rb");
	size_t n = 1;

	if (!in) {
		if (errno == ENOENT)
			cds__fail(log, CDS_NOT_FOUND, "there is no file '%1'", name);
		else if (errno == ENOMEM)
			cds__fail_memory(log);
		else
			cds__fail(log, CDS_IO, "can't read '%1': %2", name, strerror(errno));
		return false;
	}
	while (n > 0 && cds__buf_grow(out, 65536)) {
		n = fread(out->p + out->n, 1, 65536, in);
		out->n += n;
	}
	if (ferror(in))
		cds__fail(log, CDS_IO, "can't read '%1': %2", name, strerror(errno));
	if (out->failed)
		cds__fail_memory(log);
	fclose(in);
	return !cds__failed(log);
}

/* Converts the text to UTF-8. */
static bool table_convert(cds_log *log, const char *name, const char *encoding,
    struct cds__buf *text)
{
	iconv_t cd = iconv_open("UTF-8", encoding);
	struct cds__buf out = {0};
	char *in = text->p;
	size_t left = text->n, rc = 0;

	if (cd == (iconv_t)-1) {
		cds__fail(log, CDS_INVALID, "'%1' is not an encoding that this system knows",
		    encoding);
		return false;
	}
	while (rc != (size_t)-1 || errno == E2BIG) {
		char *to = cds__buf_grow(&out, 65536);
		size_t room = 65536;
		bool last = left == 0;
		if (!to)
			break;
		errno = 0;
		rc = iconv(cd, last ? NULL : &in, last ? NULL : &left, &to, &room);
		out.n += 65536 - room;
		if (last && rc != (size_t)-1)
			break;
	}
	iconv_close(cd);
	if (out.failed)
		cds__fail_memory(log);
	else if (left > 0)
		cds__fail(log, CDS_INVALID,
		    "'%1' is not text in %2: name its encoding with --encoding", name, encoding);
	cds__buf_free(text);
	*text = out;
	return !cds__failed(log);
}

/* Fails if what was given is something else than a table, such as a log or a workbook, and says
 * what. */
static bool table_is_text(cds_log *log, const char *name, const struct cds__buf *text)
{
	static const struct {
		const char *magic;
		size_t n;
		const char *why;
	} known[] = {
		{"SQLite format 3", 16, N_("'%1' is a log, not a table: use 'cdslog merge'")},
		{"PK\003\004", 4, N_("'%1' is an Excel workbook or an archive, not a table in "
		    "CSV: save it as CSV UTF-8 and import that")},
		{"\320\317\021\340", 4, N_("'%1' is an Excel workbook or an archive, not a "
		    "table in CSV: save it as CSV UTF-8 and import that")},
		{"\211PNG", 4, N_("'%1' is a picture, not a table: ask for the table itself")},
		{"\377\330\377", 3, N_("'%1' is a picture, not a table: ask for the table "
		    "itself")},
		{"%PDF", 4, N_("'%1' is a PDF, not a table: ask for the table itself")},
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (text->n >= known[i].n && memcmp(text->p, known[i].magic, known[i].n) == 0)
			cds__fail(log, CDS_INVALID, known[i].why, name);
	return !cds__failed(log);
}

/* Fails if the text is not UTF-8, and names the first line that is not. */
static void check_utf8(cds_log *log, const char *name, const struct cds__buf *text)
{
	int64_t line = 1;
	char number[24];

	if (cds__utf8_valid(text->p, text->n))
		return;
	for (const char *p = text->p, *end = p + text->n; p < end; line++) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		size_t n = stop ? (size_t)(stop - p) : (size_t)(end - p);
		if (!cds__utf8_valid(p, n))
			break;
		p += n + 1;
	}
	snprintf(number, sizeof number, "%lld", (long long)line);
	cds__fail(log, CDS_INVALID, "line %2 of '%1' is not UTF-8: name the file's encoding with"
	    " --encoding", name, number);
}

bool cds__table_read(cds_log *log, const char *path, const char *name, const char *encoding,
    struct cds__buf *out)
{
	const char *b;

	name = name ? name : path;
	if (!read_file(log, path, name, out))
		return false;
	b = cds__buf_str(out);
	if (!table_is_text(log, name, out))
		return false;
	if (!encoding && out->n >= 2 &&
	    (memcmp(b, "\xff\xfe", 2) == 0 || memcmp(b, "\xfe\xff", 2) == 0))
		encoding = "UTF-16";
	if (encoding && !table_convert(log, name, encoding, out))
		return false;
	if (out->n >= 3 && memcmp(out->p, "\xef\xbb\xbf", 3) == 0) {
		memmove(out->p, out->p + 3, out->n - 3);
		out->n -= 3;
	}
	if (out->n > 0)
		check_utf8(log, name, out);
	return !cds__failed(log);
}
