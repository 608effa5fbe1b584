/* The one table of statuses, and the making of messages from templates. */
#include "base/status.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"

static const struct {
	const char *name;
	int exit;
} table[CDS_STATUSES] = {
	[CDS_OK] = {"ok", 0},
	[CDS_END] = {"end", 0},
	[CDS_ATTENTION] = {"attention", 3},
	[CDS_INVALID] = {"invalid", 2},
	[CDS_PRIVATE] = {"private", 2},
	[CDS_NOT_FOUND] = {"not-found", 1},
	[CDS_AMBIGUOUS] = {"ambiguous", 2},
	[CDS_EXISTS] = {"exists", 1},
	[CDS_NOT_A_LOG] = {"not-a-log", 1},
	[CDS_NEWER] = {"newer", 1},
	[CDS_CORRUPT] = {"corrupt", 1},
	[CDS_MISMATCH] = {"mismatch", 1},
	[CDS_REFUSED] = {"refused", 1},
	[CDS_STOPPED] = {"stopped", 1},
	[CDS_READONLY] = {"read-only", 1},
	[CDS_FULL] = {"full", 1},
	[CDS_BUSY] = {"busy", 75},
	[CDS_IO] = {"io", 1},
	[CDS_NO_MEMORY] = {"no-memory", 1},
	[CDS_BUG] = {"bug", 1},
};

static bool status_known(enum cds_status status)
{
	return (unsigned)status < CDS_STATUSES;
}

const char *cds_status_name(enum cds_status status)
{
	return status_known(status) ? table[status].name : "unknown";
}

int cds_status_exit(enum cds_status status)
{
	return status_known(status) ? table[status].exit : 1;
}

/* Copies as much of the text as fits without cutting a character in two. */
static void copy_whole(char *to, size_t size, const char *text)
{
	size_t n = strlen(text);

	if (n >= size) {
		n = size - 1;
		while (n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80)
			n--;
	}
	memcpy(to, text, n);
	to[n] = '\0';
}

/* Copies as much of the text as fits, with "?" for what a terminal would obey or can't show, since
 * the text may be a stranger's. */
static void copy_plain(char *to, size_t size, const char *text)
{
	const unsigned char *p = (const unsigned char *)text;
	size_t left = strlen(text), n = 0, length;

	for (; left > 0; p += length, left -= length) {
		length = cds__utf8_length(p, left);
		bool plain = length && *p >= 0x20 && *p != 0x7f && !(p[0] == 0xc2 && p[1] < 0xa0);
		if (n + (plain ? length : 1) >= size)
			break;
		if (plain)
			memcpy(to + n, p, length);
		else
			to[n] = '?';
		n += plain ? length : 1;
		length = length ? length : 1;
	}
	to[n] = '\0';
}

void cds__fault_clear(struct cds__fault *fault)
{
	fault->error.status = CDS_OK;
	fault->error.template_text = "";
	for (int i = 0; i < CDS_ERROR_ARGS; i++) {
		fault->text[i][0] = '\0';
		fault->error.arg[i] = fault->text[i];
	}
}

void cds__fault_setv(struct cds__fault *fault, enum cds_status status, const char *template_text,
    va_list args)
{
	if (fault->error.status != CDS_OK)
		return;
	cds__fault_clear(fault);
	fault->error.status = status;
	fault->error.template_text = template_text;
	for (int i = 0; i < CDS_ERROR_ARGS; i++) {
		const char *arg = va_arg(args, const char *);
		if (!arg)
			break;
		copy_plain(fault->text[i], sizeof fault->text[i], arg);
	}
}

void cds__fault_set_(struct cds__fault *fault, enum cds_status status, const char *template_text,
    ...)
{
	va_list args;

	va_start(args, template_text);
	cds__fault_setv(fault, status, template_text, args);
	va_end(args);
}

void cds__fault_copy(struct cds__fault *to, const struct cds__fault *from)
{
	const struct cds_error *e = &from->error;

	cds__fault_set_(to, e->status, e->template_text, e->arg[0], e->arg[1], e->arg[2],
	    e->arg[3]);
}

enum cds_status cds__refuse_(struct cds_refusal *why, enum cds_status status,
    const char *template_text, ...)
{
	va_list args;
	const char *arg = "";

	if (!why)
		return status;
	why->error.status = status;
	why->error.template_text = template_text;
	va_start(args, template_text);
	for (int i = 0; i < CDS_ERROR_ARGS; i++) {
		arg = arg ? va_arg(args, const char *) : NULL;
		copy_plain(why->text[i], sizeof why->text[i], arg ? arg : "");
		why->error.arg[i] = why->text[i];
	}
	va_end(args);
	return status;
}

char *cds_error_text(const struct cds_error *error, cds_translate_fn *translate, char *buf,
    size_t size)
{
	const char *t = translate ? translate(error->template_text) : error->template_text;
	size_t n = 0;

	if (size == 0)
		return buf;
	while (*t && n + 1 < size) {
		if (t[0] == '%' && t[1] >= '1' && t[1] < '1' + CDS_ERROR_ARGS) {
			copy_whole(buf + n, size - n, error->arg[t[1] - '1']);
			n += strlen(buf + n);
			t += 2;
		} else {
			buf[n++] = *t++;
		}
	}
	while (*t && n > 0 && ((unsigned char)*t & 0xc0) == 0x80)
		t--, n--;               /* cut in the middle of a character */
	buf[n] = '\0';
	return buf;
}
