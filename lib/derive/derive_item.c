/* Places, teams and services: their identity, what their fields may hold, and their rows.  The
 * table of kinds calls the functions that derive and forget; catalogue/ asks for the rest. */
#include "derive/derive_item.h"

#include <stdlib.h>

#include "derive/session_row.h"
#include "entry/value_form.h"
#include "store/sql.h"
#include "base/status.h"
#include "derive/similar_places.h"
#include "derive/suspect.h"
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

enum form { FORM_TEXT, FORM_CODE, FORM_UUID, FORM_DAY, FORM_BOOL, FORM_MEASURE, FORM_LEVEL };

static const struct {
	enum cds_kind kind;
	const char *name;
	enum form form;
} known[] = {
	{CDS_PLACE, "code", FORM_TEXT}, {CDS_PLACE, "from", FORM_DAY},
	{CDS_PLACE, "level", FORM_LEVEL},
	{CDS_PLACE, "list", FORM_TEXT}, {CDS_PLACE, "name", FORM_TEXT},
	{CDS_PLACE, "parent", FORM_UUID},
	{CDS_PLACE, "retired", FORM_BOOL}, {CDS_PLACE, "to", FORM_DAY},
	{CDS_TEAM, "code", FORM_TEXT}, {CDS_TEAM, "name", FORM_TEXT},
	{CDS_TEAM, "place", FORM_UUID},
	{CDS_TEAM, "retired", FORM_BOOL},
	{CDS_SERVICE, "code", FORM_CODE}, {CDS_SERVICE, "measure", FORM_MEASURE},
	{CDS_SERVICE, "name", FORM_TEXT},
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
	if (v->type != CDS_TEXT || v->words)
		return N_("it is not text");
	switch (form) {
	case FORM_CODE:
		return code_valid(v->text) ? NULL : N_("a service's code has at most 32 characters "
		    "of a to z, 0 to 9 and _, and begins with a letter");
	case FORM_UUID:
		return cds__uuid_slice(v->text, &id) ? NULL : N_("it is not a UUID");
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

/* A change of what tells a place from others, as it has to be known before and done after. */
struct move {
	bool moves;
	char *lost;                     /* a name that ceases to be too common by it, … */
	const char *got;                /* … and one that becomes so; NULL: none */
};

/* The name that it has and will not have any more, if it stands under no other. */
static void move_lose(cds_log *log, int64_t n, const char *to, struct move *m)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT name FROM item WHERE n = ? AND parent IS NULL"
	    " AND name <> ?");

	cds__sql_bind(log, st, "it", n, to);
	if (cds__sql_row(log, st) && !(m->lost = strdup(cds__sql_text(log, st, 0))))
		cds__fail_memory(log);
	sqlite3_reset(st);
	if (m->lost && !cds__similar_turns(log, m->lost, false)) {
		free(m->lost);
		m->lost = NULL;
	}
}

/* Does the place stand under no other and have this name? */
static bool is_root(cds_log *log, int64_t n, const char *name)
{
	return cds__sql_any(log, "SELECT 1 FROM item WHERE n = ? AND parent IS NULL"
	    " AND name = ?", "it", n, name);
}

static struct move move_begin(cds_log *log, int64_t n, const char *name, const char *level,
    const char *list, int64_t parent)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT 1 FROM item WHERE n = ? AND name = ?"
	    " AND level = ? AND list = ? AND ifnull(parent, 0) = ?");
	bool root = !parent || parent == n;
	struct move m = {.moves = true};

	cds__sql_bind(log, st, "ittti", n, name, level, list, parent);
	m.moves = !cds__sql_row(log, st);
	sqlite3_reset(st);
	if (!m.moves)
		return m;
	move_lose(log, n, root ? name : "", &m);
	if (root && !is_root(log, n, name) && cds__similar_turns(log, name, true))
		m.got = name;
	return m;
}

/* Sessions at the place, and at those of a name that turned, are compared anew. */
static void move_end(cds_log *log, int64_t n, struct move *m)
{
	if (m->moves)
		cds__suspect_place(log, n);
	if (m->lost)
		cds__similar_turned(log, m->lost);
	if (m->got)
		cds__similar_turned(log, m->got);
	free(m->lost);
}

void cds__item_derive(cds_log *log, enum cds_kind kind, const struct cds__subject *s, int64_t first,
    struct cds__effect *effect)
{
	const cds_uuid *id = &s->version[0].e.subject;
	struct shape shape = {kind, s, false, false};
	char *name = derive_item_text_of(&shape, "name"), *code = derive_item_text_of(&shape,
	    "code"), *list = derive_item_text_of(&shape, "list");
	char *level = derive_item_text_of(&shape, "level"),
	    *measure = derive_item_text_of(&shape, "measure");
	char *fold = name ? cds_text_fold(name) : NULL;
	const struct cds__value *retired = cds__subject_value(s, "retired");
	enum cds_measure m = CDS_ASSIST;
	int64_t parent = item_of(log, &shape, kind == CDS_TEAM ? "place" : "parent");
	int64_t from = derive_item_day_of(&shape, "from"), to = derive_item_day_of(&shape, "to"),
	    n = cds__item_n(log, kind, id);
	struct move move = {.moves = false};
	sqlite3_stmt *st;

	(void)first;
	(void)effect;
	if (kind == CDS_PLACE && name && level && list)
		move = move_begin(log, n, name, level, list, parent);
	if (!name || !code || !list || !level || !measure || !fold ||
	    shape.failed) {
		cds__fail_memory(log);
	} else {
		if (*measure && !cds_measure_parse(measure, &m))
			m = CDS_ASSIST;
		st = cds__sql(log, "UPDATE item SET known = 1, code = ?, list = ?, name = ?, fold"
		    " = ?, level = ?, parent = nullif(?, 0), measure = ?, first = ?, last = ?,"
		    " retired = ?, flags = ? WHERE n = ?");
		cds__sql_bind(log, st, "tttttiiiiiii", code, list, name, fold, level,
		    parent == n ? INT64_C(0) : parent, (int64_t)m, from, to, (int64_t)(retired &&
		    retired->type == CDS_BOOL && retired->number), (int64_t)((s->conflicts
		    ? CDS_SESSION_CONFLICT : 0) | (s->incomplete ? CDS_SESSION_INCOMPLETE : 0) |
			(shape.flagged ? CDS_SESSION_FLAGGED : 0)), n);
		cds__sql_run(log, st);
	}
	move_end(log, n, &move);
	free(name);
	free(code);
	free(list);
	free(level);
	free(measure);
	free(fold);
}

void cds__item_forget(cds_log *log, enum cds_kind kind, const cds_uuid *id, int64_t first)
{
	sqlite3_stmt *st = cds__sql(log, "UPDATE item SET " CDS__ITEM_BLANK " WHERE kind = ?"
	    " AND id = ?");
	struct move move = {.moves = kind == CDS_PLACE};
	int64_t n = cds__item_n(log, kind, id);

	(void)first;
	if (kind == CDS_PLACE)
		move_lose(log, n, "", &move);
	cds__sql_bind(log, st, "iu", (int64_t)kind, id);
	cds__sql_run(log, st);
	move_end(log, n, &move);
}
