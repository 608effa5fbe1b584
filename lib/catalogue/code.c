/* The code of a service for which somebody gave only a name. A service's code is its identity, so
 * two laptops that make the same service must give it the same code; therefore the code follows
 * from the name alone, as long as no other service has it. Called where a service is made, and by
 * the screens and line mode, which offer the code. */
#include <stdio.h>
#include <stdlib.h>

#include "base/uuid.h"
#include "catalogue/catalogue.h"
#include "store/sql.h"
#include "store/store.h"
#include "derive/sql_names.h"

#define CODE_MAX (CDS_CODE - 1)
#define MARK_MAX 7                      /* characters of a mark like "_1a2b3c" */

/* Makes a code of a folded name: its small letters and digits, with an underscore for whatever is
 * between them. Returns how many characters the whole code has, of which as many as fit are in
 * `code`. */
static size_t code_letters(const char *fold, char code[CDS_CODE])
{
	size_t n = 0;
	bool between = false;

	for (const char *p = fold; *p; p++) {
		bool good = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9');
		/* The code becomes part of a field's name, which must begin with a letter. */
		if (good && n == 0 && *p <= '9') {
			memcpy(code, "s_", 2);
			n = 2;
		}
		if (good && between && n > 0 && n++ < CODE_MAX)
			code[n - 1] = '_';
		if (good && n++ < CODE_MAX)
			code[n - 1] = *p;
		between = !good;
	}
	code[n < CODE_MAX ? n : CODE_MAX] = '\0';
	return n;
}

/* Does a service of another name have this code? */
static bool code_taken(cds_log *log, const char *code, const char *name)
{
	return cds__sql_any(log, "SELECT 1 FROM item WHERE kind = " CDS__SQL_SERVICE
	    " AND code = ? AND known AND name <> ? LIMIT 1", "tt", code, name);
}

/* Adds a mark to a code that was cut or that another service has: six digits that follow from the
 * name. n: how many characters the whole code has. */
static void code_mark(const char *name, size_t n, char code[CDS_CODE])
{
	size_t end = n < CODE_MAX - MARK_MAX ? n : CODE_MAX - MARK_MAX;
	cds_uuid id;

	cds__uuid_v5(&cds__ns_item, name, strlen(name), &id);
	if (n == 0)
		code[end++] = 's';
	snprintf(code + end, MARK_MAX + 1, "_%02x%02x%02x", id.b[0], id.b[1], id.b[2]);
}

bool cds__service_code(cds_log *log, const char *normal, char code[CDS_CODE])
{
	char *fold = cds_text_fold(normal);
	size_t n;

	if (!fold) {
		cds__fail_memory(log);
		return false;
	}
	n = code_letters(fold, code);
	free(fold);
	if (n > CODE_MAX || n == 0 || code_taken(log, code, normal)) {
		code_mark(normal, n, code);
		if (code_taken(log, code, normal))
			cds__fail(log, CDS_REFUSED, "another service has the code '%1', which '%2'"
			    " would get: give it another with --code", code, normal);
	}
	return !cds__failed(log);
}

enum cds_status cds_service_code(cds_log *log, const char *name, char code[CDS_CODE])
{
	char *normal = NULL;

	cds__read_begin(log);
	*code = '\0';
	if (cds__text_normal(log, name, strlen(name), &normal) != CDS_OK)
		cds__fail(log, CDS_INVALID, "'%1' is not plain text", name);
	else
		cds__service_code(log, normal, code);
	free(normal);
	return cds__read_end(log);
}
