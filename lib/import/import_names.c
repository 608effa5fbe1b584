/* Places, teams and services that cells name: looked up once for each text. */
#include <stdio.h>
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "import/import.h"
#include "store/sql.h"
#include "store/store.h"
#include "base/grow.h"
#include "base/uuid.h"
#include "log/write.h"

/* By code or by the whole name; in bulk a mere start of a name does not count. */
static size_t look_up(struct cds__import *im, enum cds_kind kind, const char *normal, cds_uuid *id)
{
	sqlite3_stmt *st = cds__sql(im->log, "SELECT DISTINCT id, name, code FROM item"
	    " WHERE kind = ?1 AND known AND (fold = ?2 OR (code <> '' AND code = ?3))");
	char *fold = cds_text_fold(normal);
	size_t exact = 0, loose = 0;
	cds_uuid first_loose = {{0}};

	if (!fold) {
		cds__fail_memory(im->log);
		return 0;
	}
	cds__sql_bind(im->log, st, "itt", (int64_t)kind, fold, normal);
	while (cds__sql_row(im->log, st)) {
		if (strcmp(cds__sql_text(im->log, st, 1), normal) == 0 ||
		    strcmp(cds__sql_text(im->log, st, 2), normal) == 0) {
			if (exact++ == 0)
				cds__sql_id(im->log, st, 0, id);
		} else if (cds_text_matches(cds__sql_text(im->log, st, 1), normal)) {
			if (loose++ == 0)
				cds__sql_id(im->log, st, 0, &first_loose);
		}
	}
	free(fold);
	if (exact == 0 && loose > 0)
		*id = first_loose;
	return exact ? exact : loose;
}

/* A service's code from its name: what fits, and a few digits of its UUID where that is cut or
 * taken. */
static void code_of(struct cds__import *im, const char *normal, const cds_uuid *id, char code[33])
{
	char *fold = cds_text_fold(normal);
	sqlite3_stmt *st;
	size_t n = 0;
	bool taken, letter;

	for (const char *p = fold; p && *p && n < 40; p++) {
		bool good = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9');
		if (good && n < 32)
			code[n] = *p;
		else if (!good && n > 0 && n < 32 && code[n - 1] != '_')
			code[n] = '_';
		else if (!good)
			continue;
		n++;
	}
	free(fold);
	letter = n > 0 && code[0] >= 'a' && code[0] <= 'z';
	while (n > 0 && n <= 32 && code[n - 1] == '_')
		n--;
	code[n < 32 ? n : 32] = '\0';
	st = cds__sql(im->log, "SELECT 1 FROM item WHERE kind = 3 AND code = ?");
	cds__sql_bind(im->log, st, "t", code);
	taken = cds__sql_row(im->log, st);
	sqlite3_reset(st);
	if (n > 32 || taken || !letter)
		snprintf(code + (letter ? (n < 25 ? n : 25) : 0), 8, "%c%02x%02x%02x", letter ? '_'
		    : 's', id->b[0], id->b[1], id->b[2]);
}

static bool import_names_make(struct cds__import *im, enum cds_kind kind, const char *normal,
    cds_uuid *id)
{
	const char *part[] = {"import", im->source, cds__item_kind_name(kind), normal};
	cds_fields *fields = cds_fields_new();
	const struct cds__writer nobody = {.at = 0};
	struct cds__buf name = {0};
	size_t start, n;
	char code[48];
	bool ok = fields && cds_fields_text(fields, "name", normal) == CDS_OK;

	for (int i = 0; i < 4; i++) {
		cds__buf_text(&name, part[i]);
		cds__buf_byte(&name, 0);
	}
	ok = ok && !name.failed;
	if (ok)
		cds__uuid_v5(&cds__ns_item, name.p, name.n, id);
	if (ok && kind == CDS_SERVICE) {
		code_of(im, normal, id, code);
		ok = cds_fields_text(fields, "code", code) == CDS_OK &&
		    cds_fields_text(fields, "measure", cds_measure_name(im->options->measure)) ==
		    CDS_OK && cds__item_identity(kind, fields, id);
	}
	cds__buf_free(&name);
	if (!ok)
		cds__fail_memory(im->log);
	else if (cds_text_private(normal, &start, &n))
		cds__fail(im->log, CDS_PRIVATE,
		    "'%1' contains a phone or ID number: a log holds counts, not personal data",
		    normal);
	else
		cds__entry_write(im->log, cds__item_kind_name(kind), id, fields, &nobody, NULL);
	cds_fields_free(fields);
	if (!cds__failed(im->log)) {
		im->result->places_new += kind == CDS_PLACE;
		im->result->teams_new += kind == CDS_TEAM;
		im->result->services_new += kind == CDS_SERVICE;
	}
	return !cds__failed(im->log);
}

static bool import_names_remember(struct cds__import *im, const struct cds__buf *key,
    const cds_uuid *id)
{
	if (!cds__grow(im->id, im->ids, im->id_room))
		return false;
	im->id[im->ids] = *id;
	return cds__map_put(&im->names, key->p, key->n, (int64_t)im->ids++);
}

static bool find_or_make(struct cds__import *im, enum cds_kind kind, const char *text,
    cds_uuid *id)
{
	char *normal = NULL;
	size_t found;

	if (cds_uuid_parse(text, id) && cds__item_known(im->log, kind, id))
		return true;
	if (cds_text_normal(text, strlen(text), &normal) != CDS_OK) {
		cds__fail(im->log, CDS_INVALID, "'%1' is not plain text", text);
		return false;
	}
	found = look_up(im, kind, normal, id);
	if (found == 0 && kind != CDS_SERVICE && strchr(normal, ',') &&
	    cds_item_find(im->log, kind, normal, CDS_NO_DAY, id) == CDS_OK)
		found = 1;              /* "Thôn 1, Phước Ninh" */
	if (found == 0 && im->options->make_new) {
		cds__fault_clear(&im->log->fault);
		import_names_make(im, kind, normal, id);
	} else if (found == 0 && cds_item_find(im->log, kind, normal, CDS_NO_DAY, id) == CDS_OK) {
		cds__fail(im->log, CDS_NOT_FOUND,
		    "'%1' is only the start of a name: write the whole name, or add --new to "
		    "create it", normal);
	} else if (found > 1) {
		cds__fail(im->log, CDS_AMBIGUOUS,
		    "several places are named '%1': add a comma and the place above it", normal);
	}
	free(normal);
	return !cds__failed(im->log);
}

bool cds__import_item(struct cds__import *im, enum cds_kind kind, const char *text, cds_uuid *id)
{
	struct cds__buf key = {0};
	int64_t at;
	bool ok = true;

	cds__buf_byte(&key, (unsigned char)kind);
	cds__buf_text(&key, text);
	if (!key.failed && cds__map_get(&im->names, key.p, key.n, &at)) {
		*id = im->id[at];
	} else {
		ok = find_or_make(im, kind, text, id);
		if (ok && (key.failed || !import_names_remember(im, &key, id)))
			cds__fail_memory(im->log);
	}
	cds__buf_free(&key);
	return ok && !cds__failed(im->log);
}
