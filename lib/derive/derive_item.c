/* Places, teams and services: their identity, what their fields may hold, and their rows.  The
 * table of kinds calls the functions that derive and forget; catalogue/ asks for the rest. */
#include "derive/derive_item.h"

#include <stdlib.h>

#include "derive/session_row.h"
#include "entry/value_form.h"
#include "store/sql.h"
#include "base/status.h"
#include "derive/double.h"
#include "derive/successors.h"
#include "derive/suspect.h"
#include "derive/verdict.h"
#include "base/uuid.h"

void cds__item_id_of(cds_log *log, const char *const *part, size_t parts, cds_uuid *id)
{
	struct cds__buf name = {0};

	for (size_t i = 0; i < parts; i++) {
		cds__buf_text(&name, part[i]);
		cds__buf_byte(&name, 0);
	}
	if (name.failed)
		cds__fail_memory(log);
	else
		cds__uuid_v5(&cds__ns_item, name.p, name.n, id);
	cds__buf_free(&name);
}

bool cds__item_identity(cds_log *log, enum cds_kind kind, const cds_fields *fields,
    cds_uuid *id)
{
	const char *code = cds_fields_str(fields, "code"), *list = cds_fields_str(fields, "list");
	const char *parent = cds_fields_str(fields, kind == CDS_TEAM ? "place" : "parent");
	const char *part[3] = {cds_kind_name(kind), list, code};

	if (kind != CDS_SERVICE && !(*list && *code)) {
		if (!*parent)
			return false;
		part[1] = parent;
		part[2] = cds_fields_str(fields, "name");
	}
	cds__item_id_of(log, part, 3, id);
	return !cds__failed(log);
}

/* ---- the fields ---- */

enum form {
	FORM_TEXT, FORM_CODE, FORM_UUID, FORM_UUIDS, FORM_DAY, FORM_BOOL, FORM_MEASURE, FORM_LEVEL,
	FORM_ORDER
};

static const struct {
	enum cds_kind kind;
	const char *name;
	enum form form;
} known[] = {
	{CDS_PLACE, "code", FORM_TEXT}, {CDS_PLACE, "from", FORM_DAY},
	{CDS_PLACE, "level", FORM_LEVEL},
	{CDS_PLACE, "list", FORM_TEXT}, {CDS_PLACE, "name", FORM_TEXT},
	{CDS_PLACE, "parent", FORM_UUID},
	{CDS_PLACE, "retired", FORM_BOOL}, {CDS_PLACE, "successors", FORM_UUIDS},
	{CDS_PLACE, "to", FORM_DAY},
	{CDS_TEAM, "code", FORM_TEXT}, {CDS_TEAM, "name", FORM_TEXT},
	{CDS_TEAM, "place", FORM_UUID},
	{CDS_TEAM, "retired", FORM_BOOL},
	{CDS_SERVICE, "code", FORM_CODE}, {CDS_SERVICE, "measure", FORM_MEASURE},
	{CDS_SERVICE, "name", FORM_TEXT},
	{CDS_SERVICE, "order", FORM_ORDER},
	{CDS_SERVICE, "retired", FORM_BOOL},
};

static bool code_valid(struct cds__slice code)
{
	if (code.n < 1 || code.n > 32 || code.p[0] < 'a' || code.p[0] > 'z')
		return false;
	for (size_t i = 0; i < code.n; i++)
		if (!(code.p[i] >= 'a' && code.p[i] <= 'z') &&
		    !(code.p[i] >= '0' && code.p[i] <= '9') && code.p[i] != '_')
			return false;
	return true;
}

static bool in_words(struct cds__slice text, const char *const *words)
{
	for (; *words; words++)
		if (cds__slice_equal(text, cds__slice_of(*words)))
			return true;
	return false;
}

static const char *form_of(enum form form, const struct cds__value *v)
{
	static const char *const levels[] = {"province", "district", "commune", "hamlet", "",
	    NULL};
	static const char *const measures[] = {"assist", "attendance", "visit", NULL};
	int first, last;
	cds_uuid id;

	if (form == FORM_BOOL)
		return v->type == CDS_BOOL ? NULL : N_("it is neither true nor false");
	if (form == FORM_ORDER)
		return v->type == CDS_INT && v->number >= 1 && v->number <= CDS_ORDER_MAX ? NULL
		    : N_("a place in the order is a whole number from 1 to 2,000,000,000");
	if (v->type != CDS_TEXT || v->words)
		return N_("it is not text");
	switch (form) {
	case FORM_CODE:
		return code_valid(v->text) ? NULL : N_("a service's code has at most 32 characters "
		    "of a to z, 0 to 9 and _, and begins with a letter");
	case FORM_UUID:
		return cds__uuid_slice(v->text, &id) ? NULL : N_("it is not a UUID");
	case FORM_UUIDS:
		return cds__successors_valid(v->text) ? NULL : N_("successors are UUIDs in"
		    " ascending order, each once, with a space between two");
	case FORM_DAY:
		return cds__date_iso(v->text, &first, &last) && first == last ? NULL
		    : N_("there is no such date");
	case FORM_MEASURE:
		return in_words(v->text, measures) ? NULL
		    : N_("the measure must be assist, attendance or visit");
	case FORM_LEVEL:
		return in_words(v->text, levels) ? NULL
		    : N_("the level must be province, district, commune or hamlet");
	default:
		return v->text.n > 1000 ? N_("it is longer than 1,000 bytes") : NULL;
	}
}

const char *cds__item_field_form(enum cds_kind kind, struct cds__slice name,
    const struct cds__value *v)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].kind == kind && cds__slice_equal(name, cds__slice_of(known[i].name)))
			return v->type == CDS_NULL ? NULL : form_of(known[i].form, v);
	return N_("this version does not know this field");
}

/* ---- the row ---- */

struct shape {
	enum cds_kind kind;
	const struct cds__subject *s;
	bool flagged, failed;
};

/* The value of a field, unescaped, if it is one that may stand; else "". */
static char *derive_item_text_of(struct shape *shape, const char *name)
{
	const struct cds__value *v = cds__subject_value(shape->s, name);
	struct cds__buf text = {0};

	if (v && !cds__item_field_form(shape->kind, cds__slice_of(name), v) && v->type == CDS_TEXT)
		cds__value_text(v, &text);
	else if (v)
		shape->flagged |= v->type == CDS_TEXT;
	cds__buf_str(&text);
	shape->failed |= text.failed;
	return text.p;
}

/* Where somebody put a service by hand; 0: nobody did, or it can't be read. */
static int64_t derive_item_rank(struct shape *shape)
{
	const struct cds__value *v = cds__subject_value(shape->s, "order");

	if (!v || v->type == CDS_NULL)
		return 0;
	if (!cds__item_field_form(shape->kind, CDS__SLICE("order"), v))
		return v->number;
	shape->flagged |= shape->kind == CDS_SERVICE;
	return 0;
}

static int64_t item_of(cds_log *log, struct shape *shape, const char *name)
{
	char *text = derive_item_text_of(shape, name);
	cds_uuid id;
	int64_t n = text && cds_uuid_parse(text, &id) ? cds__item_n(log, CDS_PLACE, &id) : 0;

	free(text);
	return n;
}

static int64_t derive_item_day_of(struct shape *shape, const char *name)
{
	char *text = derive_item_text_of(shape, name);
	int first = CDS_NO_DAY, last;

	if (text && *text && !cds__date_iso(cds__slice_of(text), &first, &last))
		first = CDS_NO_DAY;
	free(text);
	return first;
}

/* The fields of an item as its row holds them. */
struct row {
	char *name, *code, *list, *level, *measure, *fold;
	int64_t parent, from, to, rank;
	bool retired;
};

static void item_row_free(struct row *row)
{
	free(row->name);
	free(row->code);
	free(row->list);
	free(row->level);
	free(row->measure);
	free(row->fold);
}

/* Reads the row of item n from its subject's fields. */
static void item_row_read(cds_log *log, struct shape *shape, int64_t n, struct row *row)
{
	const struct cds__value *retired = cds__subject_value(shape->s, "retired");

	*row = (struct row){
		.name = derive_item_text_of(shape, "name"),
		.code = derive_item_text_of(shape, "code"),
		.list = derive_item_text_of(shape, "list"),
		.level = derive_item_text_of(shape, "level"),
		.measure = derive_item_text_of(shape, "measure"),
		.parent = item_of(log, shape, shape->kind == CDS_TEAM ? "place" : "parent"),
		.from = derive_item_day_of(shape, "from"),
		.to = derive_item_day_of(shape, "to"),
		.rank = derive_item_rank(shape),
		.retired = retired && retired->type == CDS_BOOL && retired->number,
	};
	row->fold = row->name ? cds_text_fold(row->name) : NULL;
	if (row->parent == n)
		row->parent = 0;
	if (!row->name || !row->code || !row->list || !row->level || !row->measure ||
	    !row->fold || shape->failed)
		cds__fail_memory(log);
}

static void item_row_write(cds_log *log, const struct shape *shape, int64_t n,
    const struct row *row)
{
	int64_t flags = (shape->s->conflicts ? CDS_SESSION_CONFLICT : 0) |
	    (shape->s->incomplete ? CDS_SESSION_INCOMPLETE : 0) |
	    (shape->flagged ? CDS_SESSION_FLAGGED : 0);
	enum cds_measure measure = CDS_ASSIST;
	sqlite3_stmt *st;

	if (*row->measure && !cds_measure_parse(row->measure, &measure))
		measure = CDS_ASSIST;
	st = cds__sql(log, "UPDATE item SET known = 1, code = ?, list = ?, name = ?, fold = ?,"
	    " level = ?, parent = nullif(?, 0), measure = ?, first = ?, last = ?, retired = ?,"
	    " flags = ?, rank = ? WHERE n = ?");
	cds__sql_bind(log, st, "tttttiiiiiiii", row->code, row->list, row->name, row->fold,
	    row->level, row->parent, (int64_t)measure, row->from, row->to, (int64_t)row->retired,
	    flags, row->rank, n);
	cds__sql_run(log, st);
}

/* The rows of the units that followed a place. */
static void item_successors(cds_log *log, struct shape *shape, int64_t n)
{
	char *text = derive_item_text_of(shape, "successors");

	if (!text || shape->failed)
		cds__fail_memory(log);
	else
		cds__successors_derive(log, n, cds__slice_of(text));
	free(text);
}

/* ---- what follows from a change ---- */

/* Does the row hold already what tells a place or a team from others? */
static bool item_same(cds_log *log, int64_t n, const struct row *row)
{
	return cds__sql_any(log, "SELECT 1 FROM item WHERE n = ? AND known AND name = ?"
	    " AND level = ? AND list = ? AND ifnull(parent, 0) = ? AND retired = ?", "itttii",
	    n, row->name, row->level, row->list, row->parent, (int64_t)row->retired);
}

/* Called before and after the row of an item changes in what tells it from others. */
static void item_move(cds_log *log, enum cds_kind kind, const cds_uuid *id, int64_t n)
{
	cds__double_touch(log, n);
	cds__verdict_touch(log, id);
	cds__suspect_item(log, kind, n);
}

void cds__item_derive(cds_log *log, enum cds_kind kind, const struct cds__subject *s, int64_t first,
    struct cds__effect *effect)
{
	const cds_uuid *id = &s->version[0].e.subject;
	struct shape shape = {kind, s, false, false};
	int64_t n = cds__item_n(log, kind, id);
	bool moves = false;
	struct row row;

	(void)first;
	(void)effect;
	item_row_read(log, &shape, n, &row);
	if (!cds__failed(log)) {
		moves = kind != CDS_SERVICE && !item_same(log, n, &row);
		if (moves)
			item_move(log, kind, id, n);
		if (kind == CDS_PLACE)
			item_successors(log, &shape, n);
		item_row_write(log, &shape, n, &row);
		if (moves)
			item_move(log, kind, id, n);
	}
	item_row_free(&row);
}

void cds__item_forget(cds_log *log, enum cds_kind kind, const cds_uuid *id, int64_t first)
{
	sqlite3_stmt *st;
	int64_t n = cds__item_n(log, kind, id);

	(void)first;
	if (kind != CDS_SERVICE)
		item_move(log, kind, id, n);
	st = cds__sql(log, "UPDATE item SET " CDS__ITEM_BLANK " WHERE kind = ? AND id = ?");
	cds__sql_bind(log, st, "iu", (int64_t)kind, id);
	cds__sql_run(log, st);
	if (kind == CDS_PLACE)
		cds__successors_derive(log, n, CDS__SLICE(""));
	if (kind != CDS_SERVICE)
		item_move(log, kind, id, n);
}
