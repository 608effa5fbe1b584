/* The history of a subject as people read it: for each entry who wrote it, when, where and what
 * it changed, and the conflicts. Called by show, by the review and by undo, in the program. */
#include <stdlib.h>

#include "store/sql.h"
#include "entry/state.h"
#include "store/store.h"
#include "base/uuid.h"
#include "session/note_text.h"
#include "session/session.h"

struct cds_history {
	struct cds__subject *s;
	struct cds_entry *entry;
	cds_fields **changes, **before;
	char **who;                     /* three strings for each entry: kind, device, author */
	size_t entries;
	struct cds_conflict *conflict;
	size_t conflicts;
};

static char *history_text_of(struct cds__slice s)
{
	return strndup(s.p, s.n);
}

/* Puts the change of a field into `out`, with the text of a note in the place of its name. */
static void put_change(cds_log *log, const struct cds__version *v, const struct cds__change *c,
    cds_fields *out)
{
	struct cds__buf text = {0};
	sqlite3_stmt *st;
	char name[65];

	memcpy(name, c->name.p, c->name.n);
	name[c->name.n] = '\0';
	if (c->value.type != CDS_TEXT) {
		if (cds__fields_put(out, c->name, &c->value) != CDS_OK)
			cds__fail_memory(log);
		return;
	}
	if (c->value.words) {
		st = cds__sql(log, "SELECT words FROM words WHERE entry = ? AND field = ?");
		cds__sql_bind(log, st, "it", v->seq, name);
		if (cds__sql_row(log, st))
			cds__buf_text(&text, cds__sql_text(log, st, 0));
		sqlite3_reset(st);
	} else {
		cds__value_text(&c->value, &text);
	}
	if (cds__text_field(name))
		cds__text_mask(&text);
	if ((c->value.words && text.n == 0 ? cds__fields_gone(out, name) :
		cds_fields_text(out, name, cds__buf_str(&text))) != CDS_OK || text.failed)
		cds__fail_memory(log);
	cds__buf_free(&text);
}

/* Reads the i-th entry. */
static void history_read_entry(cds_log *log, cds_history *h, size_t i)
{
	const struct cds__version *v = &h->s->version[i];
	struct cds__changes r;
	struct cds__change c;

	h->changes[i] = cds_fields_new();
	h->who[3 * i] = history_text_of(v->e.kind);
	h->who[3 * i + 1] = history_text_of(v->e.device);
	h->who[3 * i + 2] = history_text_of(v->e.author);
	if (!h->changes[i] || !h->who[3 * i] || !h->who[3 * i + 1] || !h->who[3 * i + 2]) {
		cds__fail_memory(log);
		return;
	}
	cds__changes_read(&r, v->e.changes);
	while (cds__changes_next(&r, &c))
		put_change(log, v, &c, h->changes[i]);
	h->entry[i] = (struct cds_entry){
		.id = v->e.id, .subject = v->e.subject, .kind = h->who[3 * i],
		.device = h->who[3 * i + 1], .author = h->who[3 * i + 2], .at = v->e.at,
		.clock = v->e.clock, .changes = h->changes[i], .parents = v->e.parents.n / 16,
		.parents_missing = v->missing,
	};
}

#define BEFORE_MAX 2000                 /* with more entries, nobody reads what was before each */

/* Finds what the writer of an entry knew: for each field that it changed, the value that the
 * newest of the entry's ancestors set. `known` is room for a mark on each entry. */
static void read_before(cds_log *log, cds_history *h, size_t at, bool *known)
{
	const struct cds__subject *s = h->s;

	h->before[at] = cds_fields_new();
	memset(known, 0, s->versions * sizeof *known);
	known[at] = true;
	for (size_t i = at + 1; i-- > 0 && s->versions <= BEFORE_MAX;)
		for (size_t j = 0; known[i] && j < s->version[i].parents; j++)
			known[s->version[i].parent[j]] = true;
	for (size_t f = 0; h->before[at] && f < cds_fields_size(h->changes[at]); f++) {
		const char *name = cds_fields_at(h->changes[at], f)->name;
		const struct cds_field *was = NULL;
		for (size_t i = at; i-- > 0 && !was;)
			if (known[i])
				was = cds_fields_find(h->changes[i], name);
		if (was && cds__fields_copy(h->before[at], was) != CDS_OK)
			cds__fail_memory(log);
	}
	if (!h->before[at])
		cds__fail_memory(log);
	h->entry[at].before = h->before[at];
}

/* Finds the entries whose values compete for a field in conflict: those that set the values.
 * Where one of them removed the session, also the entries that were written without knowing of
 * that. */
static void read_conflict(cds_log *log, cds_history *h, size_t field)
{
	struct cds__subject *s = h->s;
	struct cds_conflict *c = &h->conflict[h->conflicts];
	bool *in = calloc(s->versions + 1, sizeof *in),
	    *beside = calloc(s->versions + 1, sizeof *beside);
	size_t *entry = calloc(s->versions + 1, sizeof *entry);
	bool removal = cds__slice_equal(s->field[field].name, CDS__SLICE("void"));
	bool ok = in && beside && entry;

	for (size_t i = 0; ok && i < s->setters; i++) {
		if (s->setter[i].field != field || !s->setter[i].live)
			continue;
		in[s->setter[i].version] = true;
		if (removal && s->setter[i].value.number)
			ok = cds__subject_concurrent(s, s->setter[i].version, beside);
	}
	c->field = history_text_of(s->field[field].name);
	c->entry = entry;
	c->winner = s->setter[s->field[field].winner].version;
	for (size_t i = 0; ok && i < s->versions; i++)
		if (in[i] || beside[i])
			entry[c->entries++] = i;
	if (!ok || !c->field)
		cds__fail_memory(log);
	h->conflicts++;
	free(in);
	free(beside);
}

/* The kind of the subject's first entry. False: the log has no entry of it. */
static bool history_kind_of(cds_log *log, const cds_uuid *subject, char kind[CDS__KIND_MAX + 1])
{
	sqlite3_stmt *st = cds__sql(log, "SELECT o.kind FROM entry e JOIN origin o"
	    " ON o.n = e.origin WHERE e.subject = ? ORDER BY e.seq LIMIT 1");

	kind[0] = '\0';
	cds__sql_bind(log, st, "u", subject);
	if (cds__sql_row(log, st))
		sqlite3_snprintf(CDS__KIND_MAX + 1, kind, "%s", cds__sql_text(log, st, 0));
	sqlite3_reset(st);
	return *kind != '\0';
}

enum cds_status cds_entry_find(cds_log *log, const char *prefix, cds_uuid *id)
{
	static const struct cds__id_refusals refusals = {
		N_("'%1' is not the start of an entry's id: give at least 4 characters"),
		N_("there is no entry '%1'"),
		N_("more than one entry begins with '%1': give more of its id"),
	};

	cds__read_begin(log);
	cds__id_find(log, prefix, "SELECT id FROM entry WHERE id BETWEEN ? AND ? LIMIT 2",
	    &refusals, id);
	return cds__read_end(log);
}

enum cds_status cds_history_get(cds_log *log, const cds_uuid *subject, cds_history **out)
{
	cds_history *h = calloc(1, sizeof *h);
	bool *known = NULL;
	char kind[CDS__KIND_MAX + 1];

	cds__read_begin(log);
	if (!h)
		cds__fail_memory(log);
	else if (!history_kind_of(log, subject, kind))
		cds__fail(log, CDS_NOT_FOUND, "nothing in this log has this UUID");
	else
		h->s = cds__subject_load(log, subject, cds__slice_of(kind));
	if (h && h->s) {
		h->entries = h->s->versions;
		h->entry = calloc(h->entries + 1, sizeof *h->entry);
		h->changes = calloc(h->entries + 1, sizeof *h->changes);
		h->before = calloc(h->entries + 1, sizeof *h->before);
		known = calloc(h->entries + 1, sizeof *known);
		h->who = calloc(3 * h->entries + 1, sizeof *h->who);
		h->conflict = calloc(h->s->conflicts + 1, sizeof *h->conflict);
		if (!h->entry || !h->changes || !h->before || !known || !h->who || !h->conflict)
			cds__fail_memory(log);
		for (size_t i = 0; i < h->entries && !cds__failed(log); i++)
			history_read_entry(log, h, i);
		for (size_t i = 0; i < h->entries && !cds__failed(log); i++)
			read_before(log, h, i, known);
		for (size_t f = 0; f < h->s->fields && !cds__failed(log); f++)
			if (h->s->field[f].conflict)
				read_conflict(log, h, f);
	}
	free(known);
	if (cds__failed(log)) {
		cds_history_free(h);
		h = NULL;
	}
	*out = h;
	return cds__read_end(log);
}

size_t cds_history_size(const cds_history *h)
{
	return h ? h->entries : 0;
}

const struct cds_entry *cds_history_at(const cds_history *h, size_t i)
{
	return h && i < h->entries ? &h->entry[i] : NULL;
}

size_t cds_history_conflicts(const cds_history *h)
{
	return h ? h->conflicts : 0;
}

const struct cds_conflict *cds_history_conflict(const cds_history *h, size_t i)
{
	return h && i < h->conflicts ? &h->conflict[i] : NULL;
}

void cds_history_free(cds_history *h)
{
	if (!h)
		return;
	for (size_t i = 0; i < h->entries; i++) {
		if (h->changes)
			cds_fields_free(h->changes[i]);
		if (h->before)
			cds_fields_free(h->before[i]);
		for (size_t j = 0; h->who && j < 3; j++)
			free(h->who[3 * i + j]);
	}
	for (size_t i = 0; i < h->conflicts; i++) {
		free((char *)h->conflict[i].field);
		free((size_t *)h->conflict[i].entry);
	}
	free(h->entry);
	free(h->changes);
	free(h->before);
	free(h->who);
	free(h->conflict);
	cds__subject_free(h->s);
	free(h);
}
