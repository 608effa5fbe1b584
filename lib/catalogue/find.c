/* Finds the one place, team or service that a person means by a text, or says why none can be
 * chosen. Called by cds_item_find, and by named.c. */
#include <stdlib.h>

#include "base/unit_words.h"
#include "catalogue/catalogue.h"
#include "catalogue/fit.h"
#include "catalogue/typed_name.h"
#include "derive/canonical.h"
#include "store/sql.h"
#include "base/status.h"
#include "store/store.h"

/* How surely an item is meant, with the surest first. Only the items of the surest degree that
 * occurs are considered. */
enum {
	BY_CODE, BY_NAME, BY_LETTERS, BY_BARE, BY_START, BY_BARE_START, AT_ONCE, NOT_MEANT
};

/* How surely an item is meant by a name, which is also given folded. */
static int find_sureness(cds_log *log, const struct cds_item *it, const char *name,
    const char *fold)
{
	char *own = cds_text_fold(it->name);
	int sure = NOT_MEANT;

	if (!own) {
		cds__fail_memory(log);
		return NOT_MEANT;
	}
	if (it->code[0] && strcmp(it->code, name) == 0)
		sure = BY_CODE;
	else if (strcmp(it->name, name) == 0)
		sure = BY_NAME;
	else if (!cds__text_matches(log, it->name, name))
		sure = NOT_MEANT;
	else if (strcmp(own, fold) == 0)
		sure = BY_LETTERS;
	else if (strcmp(cds__unit_bare(own), fold) == 0)
		sure = BY_BARE;
	else if (strncmp(own, fold, strlen(fold)) == 0)
		sure = BY_START;
	else if (strncmp(cds__unit_bare(own), fold, strlen(fold)) == 0)
		sure = BY_BARE_START;
	free(own);
	return sure;
}

/* How surely it is meant by what was typed: as it stands, or with a shortened word written out. */
static int find_sureness_of(cds_log *log, const struct cds_item *it,
    const struct cds__typed_name *typed)
{
	const struct cds__typed_part *name = &typed->part[0];
	int sure = find_sureness(log, it, name->text, typed->fold), spelled;

	if (!name->spelled)
		return sure;
	spelled = find_sureness(log, it, name->spelled, typed->spelled_fold);
	return spelled < sure ? spelled : sure;
}

/* ---- saying why nothing was found ---- */

/* Of "Thôn 9, Xã Mới" the name before the comma.  To be freed; NULL: no memory. */
static char *find_first_name(enum cds_kind kind, const char *normal)
{
	const char *comma = kind == CDS_SERVICE ? NULL : strchr(normal, ',');

	return strndup(normal, comma ? (size_t)(comma - normal) : strlen(normal));
}

static void fail_not_found(cds_log *log, enum cds_kind kind, const char *text)
{
	static const char *const plain[] = {
		[CDS_PLACE] = N_("there is no place '%1': 'cdslog place list' shows them"),
		[CDS_TEAM] = N_("there is no team '%1': 'cdslog team list' shows them"),
		[CDS_SERVICE] = N_("there is no service '%1': 'cdslog service list' shows them"),
	};

	cds__fail(log, CDS_NOT_FOUND, plain[kind], text);
}

/* Nothing was found: the nearest name is told instead, if there is one that is near. */
static void find_suggest(cds_log *log, enum cds_kind kind, const char *text, const char *normal)
{
	static const char *const near[] = {
		[CDS_PLACE] = N_("there is no place '%1': did you mean '%2'?"),
		[CDS_TEAM] = N_("there is no team '%1': did you mean '%2'?"),
		[CDS_SERVICE] = N_("there is no service '%1': did you mean '%2'?"),
	};
	struct cds__buf nearest = {0};
	char *name = find_first_name(kind, normal), *fold = name ? cds_text_fold(name) : NULL;

	cds__fault_clear(&log->fault);
	if (fold)
		cds__item_nearest(log, kind, fold, &nearest);
	else
		cds__fail_memory(log);
	if (nearest.n)
		cds__fail(log, CDS_NOT_FOUND, near[kind], text, cds__buf_str(&nearest));
	else
		fail_not_found(log, kind, text);
	cds__buf_free(&nearest);
	free(name);
	free(fold);
}

/* Says which items could be meant. */
static void fail_ambiguous(cds_log *log, const char *text, const cds_items *items, const int *sure,
    int surest)
{
	struct cds__buf names = {0};
	int told = 0;
	bool alike = false;             /* some have the same path, so more of a name won't help */

	for (size_t i = 0; i < items->size && told < 4; i++) {
		if (sure[i] != surest)
			continue;
		cds__buf_text(&names, told ? "; " : "");
		if (told++ == 3)
			cds__buf_text(&names, "…");
		else
			cds__buf_text(&names, items->item[i].label);
		alike |= *items->item[i].start != '\0';
	}
	cds__fail(log, CDS_AMBIGUOUS, alike
	    ? N_("'%1' could be any of: %2; give the id in brackets instead of the name; if they "
	    "are one, rule so in the review, else move one under another place or rename it")
	    : N_("'%1' could be any of: %2; type more of the name, or add a comma and the place "
	    "above it"), text, cds__buf_str(&names));
	cds__buf_free(&names);
}

/* ---- choosing ---- */

/* What decides between items that are meant equally surely. */
struct find {
	cds_log *log;
	int day;
	unsigned how;                   /* CDS__FIND_… */
	struct cds__home home;
	cds_uuid province;              /* of the home commune; nil: not known */
};

static void find_init(struct find *f, cds_log *log, enum cds_kind kind, int day, unsigned how)
{
	size_t above;

	*f = (struct find){.log = log, .day = day, .how = how};
	/* What a table says is to mean the same wherever it is imported. */
	if (kind == CDS_SERVICE || how & CDS__FIND_WHOLE)
		return;
	cds__home(log, &f->home);
	above = f->home.unit == CDS__NOT_LISTED ? CDS__NOT_LISTED
	    : cds__listed_above(f->home.unit);
	if (above != CDS__NOT_LISTED)
		cds__listed_id(above, &f->province);
}

/* Was it, or the place of a team, there on the day? */
static bool find_valid(const struct find *f, const cds_items *items, size_t i)
{
	const struct cds_item *it = &items->item[i];

	return it->offered ? f->day == CDS_NO_DAY || it->from <= f->day
	    : cds__place_was_there(f->log, items->n[i], f->day);
}

/* Does it stand for itself? Of those that were ruled one, only one does. */
static bool find_stands(const struct find *f, const cds_items *items, size_t i)
{
	return items->item[i].offered ||
	    cds__canonical(f->log, items->n[i]) == items->n[i];
}

static bool find_in_use(const struct find *f, const cds_items *items, size_t i)
{
	(void)f;
	return !items->item[i].retired;
}

static bool find_in_log(const struct find *f, const cds_items *items, size_t i)
{
	(void)f;
	return !items->item[i].offered;
}

static bool find_at_home(const struct find *f, const cds_items *items, size_t i)
{
	const struct cds_item *it = &items->item[i];

	return f->home.set && (cds_uuid_compare(&it->id, &f->home.id) == 0 ||
	    cds_uuid_compare(&it->parent, &f->home.id) == 0);
}

static bool find_in_home_province(const struct find *f, const cds_items *items, size_t i)
{
	return !cds_uuid_is_nil(&f->province) &&
	    cds_uuid_compare(&items->item[i].parent, &f->province) == 0;
}

/* Is the unit in a province that this log has? */
static bool find_in_used_province(const struct find *f, const cds_items *items, size_t i)
{
	return items->item[i].offered && !(f->how & CDS__FIND_WHOLE) &&
	    cds__item_known(f->log, CDS_PLACE, &items->item[i].parent);
}

/* May an offered unit be taken?  Not before its first day, and where a place may be made, only
 * for its whole name: the beginning of one would hardly be meant. */
static bool find_may_take(const struct find *f, const cds_items *items, size_t i, int sure)
{
	return !items->item[i].offered || (find_valid(f, items, i) &&
	    (sure <= BY_BARE || !(f->how & CDS__FIND_MAKING)));
}

/* Narrows the surest items to those for which `holds` is true, if it is true for any. Returns how
 * many are left. */
static size_t find_narrow(const struct find *f, const cds_items *items, int *sure, int surest,
    bool (*holds)(const struct find *f, const cds_items *items, size_t i))
{
	size_t n = 0, held = 0;

	for (size_t i = 0; i < items->size; i++) {
		n += sure[i] == surest;
		held += sure[i] == surest && holds(f, items, i);
	}
	for (size_t i = 0; held > 0 && i < items->size; i++)
		if (sure[i] == surest && !holds(f, items, i))
			sure[i] = NOT_MEANT;
	return held > 0 ? held : n;
}

/* Is only one left, once the items have been narrowed to those that are preferred? */
static bool find_only(const struct find *f, const cds_items *items, int *sure, int surest)
{
	static bool (*const preferred[])(const struct find *, const cds_items *, size_t) = {
		find_valid, find_stands, find_in_use, find_at_home, find_in_log,
		find_in_home_province, find_in_used_province,
	};

	for (size_t i = 0; i < sizeof preferred / sizeof *preferred; i++)
		if (find_narrow(f, items, sure, surest, preferred[i]) <= 1)
			return true;
	return false;
}

/* Was it typed as one says an address, "tổ 1 phước ninh"?  Not where one may be made instead: there
 * the text is to be the name. */
static bool find_at_once(const struct find *f, const struct cds_item *it,
    const struct cds__typed_name *typed)
{
	struct cds__fit_item own = {.kind = it->kind, .name = it->name, .code = it->code,
	    .above = ""};
	cds_items *above = NULL;
	bool meant = false;
	char *fold;

	if (!*typed->first || cds_uuid_is_nil(&it->parent) || (it->offered &&
	    f->how & CDS__FIND_MAKING) ||
	    cds_item_get(f->log, CDS_PLACE, &it->parent, &above) != CDS_OK)
		return false;
	own.above = cds_items_at(above, 0)->path;
	own.fold = fold = cds_text_fold(it->name);
	if (fold)
		meant = cds__fit_words(f->log, typed, &own);
	else
		cds__fail_memory(f->log);
	free(fold);
	cds_items_free(above);
	return meant;
}

/* How surely each item is meant, and which degree is the surest. */
static int find_weigh(const struct find *f, const struct cds__typed_name *typed,
    const cds_items *items, int *sure)
{
	int surest = NOT_MEANT;

	for (size_t i = 0; i < items->size; i++) {
		const struct cds_item *it = &items->item[i];
		sure[i] = find_sureness_of(f->log, it, typed);
		if (sure[i] == NOT_MEANT && find_at_once(f, it, typed))
			sure[i] = AT_ONCE;
		if (!find_may_take(f, items, i, sure[i]))
			sure[i] = NOT_MEANT;
		surest = sure[i] < surest ? sure[i] : surest;
	}
	return surest;
}

/* Chooses among the items that match; fails if none is meant, or more than one. */
static void find_choose(const struct find *f, const char *text,
    const struct cds__typed_name *typed, const cds_items *items, enum cds_kind kind, cds_uuid *id)
{
	int *sure = calloc(items->size + 1, sizeof *sure);
	int surest = sure ? find_weigh(f, typed, items, sure) : NOT_MEANT;

	if (!sure)
		cds__fail_memory(f->log);
	else if (surest == NOT_MEANT)
		fail_not_found(f->log, kind, text);
	else if (!find_only(f, items, sure, surest))
		fail_ambiguous(f->log, text, items, sure, surest);
	for (size_t i = 0; !cds__failed(f->log) && i < items->size; i++)
		if (sure[i] == surest)
			*id = items->item[i].id;
	free(sure);
}

/* The item whose name is the whole text, comma and all. False: there is none, or more than one. */
static bool find_with_comma(cds_log *log, enum cds_kind kind, const char *normal, cds_uuid *id)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT id FROM item WHERE kind = ? AND fold = ?"
	    " AND name = ? AND known LIMIT 2");
	char *fold = strchr(normal, ',') ? cds_text_fold(normal) : NULL;
	cds_uuid found;
	int n = 0;

	if (strchr(normal, ',') && !fold)
		cds__fail_memory(log);
	if (!fold)
		return false;
	cds__sql_bind(log, st, "itt", (int64_t)kind, fold, normal);
	while (cds__sql_row(log, st) && cds__sql_id(log, st, 0, &found))
		n++;
	sqlite3_reset(st);
	free(fold);
	if (n == 1)
		*id = found;
	return n == 1;
}

/* Looks first for items whose whole name or code this is: that costs little even among thousands
 * of places, and if there are any, one of them is meant. Else, unless CDS__FIND_WHOLE is set, the
 * text may be the beginning of an id (which could have been a name), or of a name. */
static void find_by_name(cds_log *log, enum cds_kind kind, const char *text, const char *normal,
    int day, unsigned how, cds_uuid *id)
{
	struct cds__typed_name typed;
	struct find f;
	bool good = cds__typed_init(&typed, normal, kind), whole = how & CDS__FIND_WHOLE;
	cds_items *items = good ? cds__items_whole(log, kind, normal, day) : NULL;

	find_init(&f, log, kind, day, how);
	if (items && items->size == 0 && (find_with_comma(log, kind, normal, id) ||
	    cds__item_of_label(log, kind, normal, id) ||
	    (!whole && cds__item_by_start(log, kind, normal, id))))
		goto out;
	if (items && items->size == 0 && !whole) {
		cds_items_free(items);
		items = NULL;
		if (cds_item_list(log, kind, normal, true, 0, &items) != CDS_OK)
			items = NULL;
	}
	if (items)
		find_choose(&f, text, &typed, items, kind, id);
	else
		cds__fail_memory(log);
out:
	cds_items_free(items);
	cds__typed_free(&typed);
}

void cds__item_find(cds_log *log, enum cds_kind kind, const char *text, int day, unsigned how,
    cds_uuid *id)
{
	char *normal = NULL;
	cds_uuid exact;

	memset(id, 0, sizeof *id);
	if (cds_uuid_parse(text, &exact) && cds__item_there(log, kind, &exact))
		*id = exact;
	else if (cds__text_normal(log, text, strlen(text), &normal) != CDS_OK || !*normal)
		cds__fail(log, CDS_INVALID, "'%1' is not the name of a %2", text,
		    cds_kind_name(kind));
	else
		find_by_name(log, kind, text, normal, day, how, id);
	if (normal && cds_error(log)->status == CDS_NOT_FOUND && how & CDS__FIND_SUGGEST)
		find_suggest(log, kind, text, normal);
	free(normal);
}

enum cds_status cds_item_find(cds_log *log, enum cds_kind kind, const char *text, int day,
    cds_uuid *id)
{
	cds__read_begin(log);
	cds__item_find(log, kind, text, day, CDS__FIND_SUGGEST, id);
	return cds__read_end(log);
}
