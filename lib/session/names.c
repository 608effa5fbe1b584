/* Names that forms offer while one is typed: who logged, and what was typed for a field of a
 * session before. */
#include <stdlib.h>

#include "base/map.h"
#include "base/text.h"
#include "entry/session_field.h"
#include "store/sql.h"
#include "store/store.h"

/* So many of the newest entries are looked through for what was typed before: that takes no longer
 * than a key may, however large the log is, and what is older is hardly typed again. */
#define NEWEST "5000"

struct cds_names {
	struct name {
		char *name;
		int rank;               /* as cds__text_rank says */
		size_t age;             /* 0 is the newest; of authors always 0 */
	} *name;
	size_t size, room;
};

size_t cds_names_size(const cds_names *names)
{
	return names ? names->size : 0;
}

const char *cds_names_at(const cds_names *names, size_t i)
{
	return i < cds_names_size(names) ? names->name[i].name : NULL;
}

void cds_names_free(cds_names *names)
{
	if (!names)
		return;
	for (size_t i = 0; i < names->size; i++)
		free(names->name[i].name);
	free(names->name);
	free(names);
}

/* What was typed, for which names are asked. */
struct wanted {
	const char *typed;
	char *fold;
};

static void names_add(cds_log *log, cds_names *names, const struct wanted *w, const char *name,
    size_t age)
{
	char *copy;

	if (*w->typed && !cds__text_matches(log, name, w->typed))
		return;
	copy = strdup(name);
	if (!copy || !cds_grow(names->name, names->size, names->room)) {
		free(copy);
		cds__fail_memory(log);
		return;
	}
	names->name[names->size] = (struct name){copy, *w->fold ? cds__text_rank(name, w->fold)
	    : 0, age};
	if (names->name[names->size++].rank < 0)
		cds__fail_memory(log);
}

static int names_by_rank(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	int c = x->rank - y->rank;

	if (c == 0 && x->age != y->age)
		return x->age < y->age ? -1 : 1;
	if (c == 0)
		c = cds_text_compare(x->name, y->name);
	return c ? c : strcmp(x->name, y->name);
}

/* Who wrote what kind of entry is told once in a log, so that these are few however many
 * sessions there are. */
static void names_of_authors(cds_log *log, cds_names *names, const struct wanted *w)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT DISTINCT author FROM origin"
	    " WHERE kind = 'session' AND author <> ''");

	while (cds__sql_row(log, st))
		names_add(log, names, w, cds__sql_text(log, st, 0), 0);
	sqlite3_reset(st);
}

/* Adds the name that an entry sets, if it is valid and was not seen before. */
static void names_take(cds_log *log, cds_names *names, const struct wanted *w,
    struct cds__map *seen, const struct cds__change *c)
{
	struct cds__buf text = {0};
	int64_t age;

	if (c->value.type != CDS_TEXT || cds__session_field_form(c->name, &c->value))
		return;
	cds__value_text(&c->value, &text);
	if (!cds__map_get(seen, cds__buf_str(&text), text.n, &age)) {
		if (text.failed || !cds__map_put(seen, text.p, text.n, 1))
			cds__fail_memory(log);
		else
			names_add(log, names, w, text.p, seen->used);
	}
	cds__buf_free(&text);
}

/* Adds what the newest entries set a field to. */
static void names_of_field(cds_log *log, cds_names *names, const struct wanted *w,
    const char *field)
{
	sqlite3_stmt *st = cds__sql_own(log, "SELECT e.changes FROM (SELECT seq, origin, changes"
	    " FROM entry ORDER BY seq DESC LIMIT " NEWEST ") e JOIN origin o ON o.n = e.origin"
	    " WHERE o.kind = 'session' AND instr(e.changes, '\"' || ? || '\":') > 0"
	    " ORDER BY e.seq DESC");
	struct cds__map seen = {0};
	struct cds__change c;

	cds__sql_bind(log, st, "t", field);
	while (cds__sql_row(log, st))
		if (cds__changes_find(cds__sql_slice(st, 0), cds__slice_of(field), &c))
			names_take(log, names, w, &seen, &c);
	sqlite3_finalize(st);
	cds__map_free(&seen);
}

/* The names that match what was typed: of authors (field NULL), or those that a field was set
 * to. */
static enum cds_status names_get(cds_log *log, const char *field, const char *typed, size_t limit,
    cds_names **out)
{
	struct wanted w = {typed ? typed : "", cds_text_fold(typed ? typed : "")};
	cds_names *names = calloc(1, sizeof *names);

	cds__read_begin(log);
	if (!names || !w.fold)
		cds__fail_memory(log);
	else if (field)
		names_of_field(log, names, &w, field);
	else
		names_of_authors(log, names, &w);
	free(w.fold);
	if (names && names->size > 0)
		qsort(names->name, names->size, sizeof *names->name, names_by_rank);
	while (limit && cds_names_size(names) > limit)
		free(names->name[--names->size].name);
	if (cds__failed(log)) {
		cds_names_free(names);
		names = NULL;
	}
	*out = names;
	return cds__read_end(log);
}

enum cds_status cds_authors_get(cds_log *log, const char *typed, size_t limit, cds_names **out)
{
	return names_get(log, NULL, typed, limit, out);
}

enum cds_status cds_typed_before(cds_log *log, const char *field, const char *typed, size_t limit,
    cds_names **out)
{
	return names_get(log, field, typed, limit, out);
}
