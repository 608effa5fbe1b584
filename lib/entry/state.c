/*
 * State is a function of the set of a subject's entries and of nothing else:
 * not of the order in which they came, nor of anybody's wall clock.
 *
 * A setter is one entry's value for one field.  It is live if no descendant of
 * its entry sets that field.  The live setter with the highest (clock, id)
 * wins.  If live setters have different values, the field is in conflict.
 *
 * Fields are taken 64 at a time.  Each entry has a word with a bit for each of
 * them: does a descendant set it?  One walk from children to parents fills the
 * words, so that the time is in proportion to the entries.
 */
#include "entry/state.h"

#include <stdlib.h>

#include "base/map.h"
#include "store/sql.h"
#include "store/store.h"

/* ---- loading ---- */

/* Copies a row into a version, since a row is gone with the next step.  false: the row is damaged,
 * or no memory. */
static bool copy_version(cds_log *log, struct cds__version *v, sqlite3_stmt *st)
{
	struct cds__slice *to[] = {&v->e.kind, &v->e.device, &v->e.author, &v->e.parents,
	    &v->e.changes};
	size_t total = 1, at = 0;
	const char *why = cds__entry_columns(st, 1, &v->e);

	why = why ? why : cds__origin_columns(st, 7, &v->e);
	why = why ? why : cds__entry_bounds(&v->e);
	v->seq = cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX);
	if (why)
		cds__damaged(log, "entry");
	if (cds__failed(log))
		return false;
	for (int i = 0; i < 5; i++)
		total += to[i]->n;
	v->bytes = malloc(total);
	if (!v->bytes)
		return false;
	for (int i = 0; i < 5; i++) {
		if (to[i]->n)
			memcpy(v->bytes + at, to[i]->p, to[i]->n);
		to[i]->p = v->bytes + at;
		at += to[i]->n;
	}
	v->head = true;
	return true;
}

/* Loads the subject's entries of a kind in the order of (clock, id), without those that arrived
 * after the row `until`.  false: a row is damaged, or no memory. */
static bool load_versions(cds_log *log, struct cds__subject *s, const cds_uuid *id,
    struct cds__slice kind, int64_t until)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT e.seq, e.id, e.subject, e.parents, e.clock, e.at,"
	    " e.changes, o.kind, o.device, o.author FROM entry e JOIN origin o ON o.n = e.origin"
	    " WHERE e.subject = ? AND o.kind = ? AND e.seq <= ? ORDER BY e.clock, e.id");
	size_t room = 0;

	cds__sql_bind(log, st, "usi", id, kind, until);
	while (cds__sql_row(log, st)) {
		if (!cds_grow(s->version, s->versions, room))
			return false;
		s->version[s->versions] = (struct cds__version){.seq = 0};
		if (!copy_version(log, &s->version[s->versions++], st))
			return false;
	}
	return true;
}

/* Finds each version's parents among the versions by their ids.  false: no memory. */
static bool link_parents(struct cds__subject *s)
{
	struct cds__map at = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < s->versions; i++)
		ok = cds__map_put(&at, s->version[i].e.id.b, 16, (int64_t)i);
	for (size_t i = 0; ok && i < s->versions; i++) {
		struct cds__version *v = &s->version[i];
		size_t n = v->e.parents.n / 16;
		int64_t p;
		if (n == 0)
			continue;
		v->parent = calloc(n, sizeof *v->parent);
		ok = v->parent != NULL;
		for (size_t j = 0; ok && j < n; j++) {
			if (cds__map_get(&at, v->e.parents.p + 16 * j, 16, &p)) {
				v->parent[v->parents++] = (size_t)p;
				s->version[p].head = false;
			} else {
				v->missing++;
				s->incomplete = true;
			}
		}
	}
	cds__map_free(&at);
	return ok;
}

/* ---- fields ---- */

static int by_name(const void *a, const void *b)
{
	return cds__slice_compare(((const struct cds__subject_field *)a)->name,
	    ((const struct cds__subject_field *)b)->name);
}

/* How many fields all versions set, so that the array of setters is allocated once. */
static size_t count_changes(const struct cds__subject *s)
{
	struct cds__changes r;
	struct cds__change c;
	size_t n = 0;

	for (size_t i = 0; i < s->versions; i++) {
		cds__changes_read(&r, s->version[i].e.changes);
		while (cds__changes_next(&r, &c))
			n++;
	}
	return n;
}

/* A setter with its field's name, by which setters are sorted. */
struct named {
	struct cds__slice name;
	size_t setter;
};

static int by_setter(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int c = cds__slice_compare(x->name, y->name);

	return c ? c : (x->setter > y->setter) - (x->setter < y->setter);
}

/* Makes the setters of all versions, and their names in the same order. */
static void read_changes(struct cds__subject *s, struct named *named)
{
	struct cds__changes r;
	struct cds__change c;

	for (size_t i = 0; i < s->versions; i++) {
		struct cds__version *v = &s->version[i];
		v->setter = s->setters;
		cds__changes_read(&r, v->e.changes);
		while (cds__changes_next(&r, &c)) {
			named[s->setters] = (struct named){c.name, s->setters};
			s->setter[s->setters++] = (struct cds__setter){.version = (uint32_t)i,
			    .value = c.value};
		}
		v->setters = s->setters - v->setter;
	}
}

static size_t count_fields(const struct named *named, size_t n)
{
	size_t fields = 0;

	for (size_t i = 0; i < n; i++)
		fields += i == 0 || !cds__slice_equal(named[i - 1].name, named[i].name);
	return fields;
}

/* Makes the setters and the fields; *order gets the indices of the setters, field by field.  The
 * caller frees it.  false: no memory. */
static bool read_setters(struct cds__subject *s, size_t **order)
{
	size_t n = count_changes(s);
	struct named *named = calloc(n + 1, sizeof *named);

	s->setter = calloc(n + 1, sizeof *s->setter);
	*order = calloc(n + 1, sizeof **order);
	if (!named || !s->setter || !*order) {
		free(named);
		return false;
	}
	read_changes(s, named);
	qsort(named, n, sizeof *named, by_setter);
	s->field = calloc(count_fields(named, n) + 1, sizeof *s->field);
	for (size_t i = 0; s->field && i < n; i++) {
		if (i == 0 || !cds__slice_equal(named[i - 1].name, named[i].name))
			s->field[s->fields++].name = named[i].name;
		s->setter[named[i].setter].field = (uint32_t)(s->fields - 1);
		(*order)[i] = named[i].setter;
	}
	free(named);
	return s->field != NULL;
}

/* The indices of the versions in an order in which children come before their parents; the caller
 * frees it; NULL: no memory.  A stranger's clocks may be wrong, so the order is found from the
 * links alone.  If not all versions get a place, there is a circle. */
static size_t *children_first(struct cds__subject *s)
{
	size_t *order = calloc(s->versions + 1, sizeof *order),
	    *children = calloc(s->versions + 1, sizeof *children);
	size_t n = 0;

	if (!order || !children) {
		free(order);
		free(children);
		return NULL;
	}
	for (size_t i = 0; i < s->versions; i++)
		for (size_t j = 0; j < s->version[i].parents; j++)
			children[s->version[i].parent[j]]++;
	for (size_t i = 0; i < s->versions; i++)
		if (children[i] == 0)
			order[n++] = i;
	for (size_t done = 0; done < n; done++) {
		const struct cds__version *v = &s->version[order[done]];
		for (size_t j = 0; j < v->parents; j++)
			if (--children[v->parent[j]] == 0)
				order[n++] = v->parent[j];
	}
	free(children);
	s->circle = n < s->versions;
	return order;
}

/* What is needed to find out which setters are live. */
struct walk {
	size_t *children_first;         /* the versions in that order */
	size_t *by_field;               /* the setters, field by field */
	/* Of each version, with a bit for each of the fields that are looked at: which it sets, and
	 * which a descendant of it sets. */
	uint64_t *set, *later;
};

/* Marks the live setters of up to 64 fields at once.  The setters of the k-th field are
 * those from by_field[from[k]] to by_field[to[k] - 1]. */
static void mark_live(struct cds__subject *s, struct walk *w, const size_t *from, const size_t *to,
    int fields)
{
	memset(w->set, 0, s->versions * sizeof *w->set);
	memset(w->later, 0, s->versions * sizeof *w->later);
	for (int k = 0; k < fields; k++)
		for (size_t i = from[k]; i < to[k]; i++)
			w->set[s->setter[w->by_field[i]].version] |= (uint64_t)1 << k;
	for (size_t i = 0; i < s->versions; i++) {
		size_t at = w->children_first[i];
		const struct cds__version *v = &s->version[at];
		for (size_t j = 0; j < v->parents; j++)
			w->later[v->parent[j]] |= w->later[at] | w->set[at];
	}
	for (int k = 0; k < fields; k++) {
		for (size_t i = from[k]; i < to[k]; i++) {
			struct cds__setter *t = &s->setter[w->by_field[i]];
			t->live = !(w->later[t->version] >> k & 1);
		}
	}
}

/* Marks the live setters of all fields.  The only setter of a field is live and needs no walk: a
 * stranger's file may have millions of such fields. */
static void mark_all(struct cds__subject *s, struct walk *w)
{
	size_t from[64], to[64];
	int fields = 0;

	for (size_t i = 0, end; i < s->setters; i = end) {
		size_t field = s->setter[w->by_field[i]].field;
		for (end = i + 1; end < s->setters && s->setter[w->by_field[end]].field == field;)
			end++;
		if (end - i == 1) {
			s->setter[w->by_field[i]].live = true;
			continue;
		}
		from[fields] = i;
		to[fields++] = end;
		if (fields == 64) {
			mark_live(s, w, from, to, fields);
			fields = 0;
		}
	}
	if (fields)
		mark_live(s, w, from, to, fields);
}

/* Finds each field's winner: since versions are in the order of (clock, id), it is the last live
 * setter.  Two live setters of different values are a conflict. */
static void state_choose(struct cds__subject *s)
{
	for (size_t f = 0; f < s->fields; f++)
		s->field[f].winner = SIZE_MAX;
	for (size_t i = 0; i < s->setters; i++) {
		struct cds__subject_field *f = &s->field[s->setter[i].field];
		if (!s->setter[i].live)
			continue;
		if (f->winner != SIZE_MAX &&
		    !cds__slice_equal(s->setter[f->winner].value.raw, s->setter[i].value.raw))
			f->conflict = true;
		f->winner = i;
	}
}

bool cds__subject_concurrent(struct cds__subject *s, size_t version, bool *beside)
{
	size_t *order = children_first(s);
	bool *up = calloc(s->versions + 1, 1), *down = calloc(s->versions + 1, 1);
	bool ok = order && up && down;

	if (ok)
		up[version] = down[version] = true;
	for (size_t i = 0; ok && i < s->versions; i++)
		for (size_t j = 0; up[order[i]] && j < s->version[order[i]].parents; j++)
			up[s->version[order[i]].parent[j]] = true;
	for (size_t i = s->versions; ok && i-- > 0;)
		for (size_t j = 0; j < s->version[order[i]].parents; j++)
			down[order[i]] |= down[s->version[order[i]].parent[j]];
	for (size_t i = 0; ok && i < s->versions; i++)
		beside[i] = !up[i] && !down[i];
	free(order);
	free(up);
	free(down);
	return ok;
}

/* A removal of a session is also in conflict with whatever was written without knowing of it, in
 * whichever field. */
static bool check_removals(struct cds__subject *s)
{
	bool *beside = calloc(s->versions + 1, 1);
	bool ok = beside != NULL;

	for (size_t i = 0; ok && i < s->setters; i++) {
		const struct cds__setter *t = &s->setter[i];
		struct cds__subject_field *f = &s->field[t->field];
		if (f->conflict || !t->live || t->value.type != CDS_BOOL || !t->value.number ||
		    !cds__slice_equal(f->name, CDS__SLICE("void")))
			continue;
		ok = cds__subject_concurrent(s, t->version, beside);
		for (size_t v = 0; ok && v < s->versions; v++)
			if (beside[v] && s->version[v].setters > 0)
				f->conflict = true;
	}
	free(beside);
	return ok;
}

/* Makes the fields of a subject from its versions.  false: no memory. */
static bool make_state(struct cds__subject *s)
{
	struct walk w = {.children_first = children_first(s),
	    .set = calloc(s->versions + 1, sizeof *w.set),
		.later = calloc(s->versions + 1, sizeof *w.later)};
	bool ok = w.children_first && w.set && w.later && read_setters(s, &w.by_field);

	if (ok && !s->circle) {
		mark_all(s, &w);
		state_choose(s);
		ok = check_removals(s);
	}
	for (size_t f = 0; ok && f < s->fields; f++) {
		/* Without all ancestors: what is missing may have settled the conflict. */
		s->field[f].conflict &= !s->incomplete;
		s->conflicts += s->field[f].conflict;
	}
	free(w.children_first);
	free(w.by_field);
	free(w.set);
	free(w.later);
	return ok;
}

struct cds__subject *cds__subject_load(cds_log *log, const cds_uuid *id, struct cds__slice kind)
{
	return cds__subject_load_until(log, id, kind, INT64_MAX);
}

struct cds__subject *cds__subject_load_number(cds_log *log, int64_t first, struct cds__slice kind)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT subject FROM entry WHERE seq = ?");
	cds_uuid id;
	bool found;

	cds__sql_bind(log, st, "i", first);
	found = cds__sql_row(log, st) && cds__sql_id(log, st, 0, &id);
	sqlite3_reset(st);
	return found ? cds__subject_load(log, &id, kind) : NULL;
}

struct cds__subject *cds__subject_load_until(cds_log *log, const cds_uuid *id,
    struct cds__slice kind, int64_t seq)
{
	struct cds__subject *s = calloc(1, sizeof *s);

	if (!s || !load_versions(log, s, id, kind, seq) || !link_parents(s))
		cds__fail_memory(log);
	else if (!make_state(s))
		cds__fail_memory(log);
	else if (s->circle)
		cds__damaged(log, "parents");
	if (cds__failed(log) || s->versions == 0) {
		cds__subject_free(s);
		return NULL;
	}
	return s;
}

void cds__subject_free(struct cds__subject *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->versions; i++) {
		free(s->version[i].bytes);
		free(s->version[i].parent);
	}
	free(s->version);
	free(s->setter);
	free(s->field);
	free(s);
}

static const struct cds__subject_field *find_field(const struct cds__subject *s, const char *name)
{
	struct cds__subject_field key = {.name = cds__slice_of(name)};

	return bsearch(&key, s->field, s->fields, sizeof key, by_name);
}

const struct cds__value *cds__subject_value(const struct cds__subject *s, const char *name)
{
	const struct cds__subject_field *f = find_field(s, name);

	return f && s->setter[f->winner].value.type != CDS_NULL ? &s->setter[f->winner].value
	    : NULL;
}

bool cds__subject_disputes(const struct cds__subject *s, const char *name)
{
	const struct cds__subject_field *f = find_field(s, name);

	return f && f->conflict;
}

bool cds__subject_says(const struct cds__subject *s, const struct cds_field *field)
{
	const struct cds__subject_field *f = find_field(s, field->name);
	const struct cds__value *v = cds__subject_value(s, field->name);

	if (f && f->conflict)
		return false;
	if (!v || field->type == CDS_NULL)
		return !v && field->type == CDS_NULL;
	if (v->type != field->type || v->type != CDS_TEXT)
		return v->type == field->type && v->number == field->number;
	return cds__value_is(v, field->text);
}
