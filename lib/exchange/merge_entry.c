/* Taking entries from another log.  An entry is trusted in nothing until it is well-formed and has
 * the id that its content gives it; then it arrives in our log by the same door as any other. */
#include <stdlib.h>

#include "derive/derive.h"
#include "entry/entry.h"
#include "exchange/merge.h"
#include "derive/redaction.h"
#include "store/sql.h"
#include "base/status.h"
#include "store/store.h"
#include "entry/stored.h"
#include "log/arrive.h"

#define WORDS_MAX CDS__NOTE_TEXT_FIELDS

/* Refuses the whole file because of a malformed entry, or with skip_bad leaves this one out. */
static void merge_entry_bad(struct cds__merge *m, const cds_uuid *id, const char *why)
{
	char text[CDS_UUID_TEXT];
	struct cds__fault fault;

	cds__fault_clear(&fault);
	cds__fault_set(&fault, CDS_CORRUPT, m->options->skip_bad
	    ? N_("entry %1 of '%2' is malformed and was left out: %3") : N_("entry %1 of '%2' is "
	    "malformed: %3; nothing was merged ('--skip-bad' merges the rest)"),
	    cds_uuid_text(id, text), m->source->path, why);
	if (!m->options->skip_bad) {
		cds__fault_copy(&m->log->fault, &fault);
		return;
	}
	m->result->bad++;
	if (m->options->bad)
		m->options->bad(m->options->arg, &fault.error);
}

/* Reads the note texts of an entry, and says in *why what is wrong with them. */
static size_t read_words(struct cds__merge *m, int64_t seq, const struct cds__entry *e,
    struct cds__note_text *words, const char **why)
{
	size_t n = cds__note_text_load(m->source, seq, &m->scratch, words, WORDS_MAX);

	if (n > WORDS_MAX) {
		*why = N_("it has too many note texts");
		return 0;
	}
	for (size_t i = 0; i < n && !*why; i++)
		*why = cds__note_text_form(e, &words[i]);
	return n;
}

/*
 * With --full the tables of the source are read, and none of their indexes.  Which of them a
 * statement uses is the choice of SQLite's planner, which differs from version to version and can
 * be steered by statistics in a stranger's file.  NOT INDEXED takes the choice away and leaves the
 * number of the row, which is the table itself.  The tables words and digest have no row numbers
 * and no indexes: they are kept in the order of their keys.
 *
 * Without NOT INDEXED SQLite looks at nothing but the number of the row, so that without --full
 * no statistics make it read the whole table for each origin.
 */
#define ORIGIN "SELECT kind, device, author FROM origin "

static sqlite3_stmt *merge_entry_origin(struct cds__merge *m)
{
	if (m->options->full)
		return cds__sql(m->source, ORIGIN "NOT INDEXED WHERE n = ?");
	return cds__sql(m->source, ORIGIN "WHERE n = ?");
}

/* Reads a row of the source's origins, and copies its texts.  NULL, or why it is malformed. */
static const char *read_origin(struct cds__merge *m, int64_t n, struct cds__their_origin *o)
{
	sqlite3_stmt *st = merge_entry_origin(m);
	struct cds__slice *to[] = {&o->kind, &o->device, &o->author};
	const char *why = NULL;
	struct cds__buf text = {0};
	size_t at = 0;

	sqlite3_bind_int64(st, 1, n);
	if (!cds__sql_row(m->source, st))
		why = N_("its kind and author are missing");
	for (int i = 0; !why && i < 3; i++) {
		if (sqlite3_column_type(st, i) != SQLITE_TEXT)
			why = N_("a value has the wrong type");
		*to[i] = cds__sql_slice(st, i);
		cds__buf_add(&text, to[i]->p, to[i]->n);
	}
	sqlite3_reset(st);
	cds__buf_str(&text);
	o->text = text.p;
	if (text.failed) {
		/* the three still point into the row that was read */
		o->kind = o->device = o->author = (struct cds__slice){"", 0};
		cds__fail_memory(m->log);
		return NULL;
	}
	for (int i = 0; !why && i < 3; i++) {
		to[i]->p = o->text + at;
		at += to[i]->n;
	}
	return why ? why : cds__origin_form(o->kind, o->device, o->author);
}

/* The index of a device in m->laptop, where it is put if it is new. */
static size_t laptop_of(struct cds__merge *m, struct cds__slice device)
{
	char *copy;
	int64_t at;

	if (cds__map_get(&m->laptop_at, device.p, device.n, &at))
		return (size_t)at;
	copy = strndup(device.p, device.n);
	if (!copy || !cds_grow(m->laptop, m->laptops, m->laptop_room) ||
	    !cds__map_put(&m->laptop_at, device.p, device.n, (int64_t)m->laptops)) {
		free(copy);
		cds__fail_memory(m->log);
		return 0;
	}
	m->laptop[m->laptops] = (struct cds__laptop){.device = copy};
	return m->laptops++;
}

/* Gives an entry its kind, device and author by the number that they have in the source.  NULL, or
 * why they are malformed. */
static const char *origin_of(struct cds__merge *m, int64_t n, struct cds__entry *e)
{
	const char *why;
	int64_t at;

	if (!cds__map_get(&m->origin_at, &n, sizeof n, &at)) {
		if (!cds_grow(m->origin, m->origins, m->origin_room) ||
		    !cds__map_put(&m->origin_at, &n, sizeof n, (int64_t)m->origins)) {
			cds__fail_memory(m->log);
			return NULL;
		}
		at = (int64_t)m->origins++;
		m->origin[at] = (struct cds__their_origin){0};
		why = read_origin(m, n, &m->origin[at]);
		if (why || cds__failed(m->log))
			return why;
		m->origin[at].own = cds__entry_origin(m->log, m->origin[at].kind,
		    m->origin[at].device, m->origin[at].author);
		m->origin[at].laptop = laptop_of(m, m->origin[at].device);
	}
	m->from = m->origin[at].laptop;
	if (!m->origin[at].own)
		return N_("its kind or author is malformed");
	e->kind = m->origin[at].kind;
	e->device = m->origin[at].device;
	e->author = m->origin[at].author;
	e->origin = m->origin[at].own;
	return NULL;
}

/* Reads an entry from a row of the source.  NULL, or why it is malformed. */
static const char *merge_entry_read_entry(struct cds__merge *m, sqlite3_stmt *st,
    struct cds__entry *e)
{
	const char *why;

	*e = (struct cds__entry){.origin = 0};
	why = cds__entry_columns(st, 1, e);
	if (!why && sqlite3_column_type(st, 7) != SQLITE_INTEGER)
		why = N_("a value has the wrong type");
	return why ? why : origin_of(m, sqlite3_column_int64(st, 7), e);
}

/* Counts what an entry that arrived changed, in all and for its laptop. */
static void count_effect(struct cds__merge *m, const struct cds__effect *effect)
{
	struct cds__laptop *laptop = &m->laptop[m->from];
	int64_t known;

	m->result->fresh++;
	laptop->entries++;
	if (!effect->session)
		return;
	m->result->conflicts += effect->conflicts;
	if (effect->fresh) {
		m->result->sessions_new++;
		laptop->sessions_new++;
	} else if (effect->session <= m->newest &&
	    !cds__map_get(&m->changed, &effect->session, sizeof effect->session, &known)) {
		m->result->sessions_changed++;
		laptop->sessions_changed++;
		if (!cds__map_put(&m->changed, &effect->session, sizeof effect->session, 1))
			cds__fail_memory(m->log);
	}
}

#define ROW "SELECT seq, id, subject, parents, clock, at, changes, origin "
/* If no more than so many rows that are not wanted lie between two that are, they are read, too,
 * which is faster than looking for the next. */
#define NEAR 4

/* Puts an entry off whose note text is missing: the redaction that erased it may be an entry that
 * is still to be read. */
static void put_off(struct cds__merge *m, const struct cds__their_id *t)
{
	cds__buf_add(&m->later, t, sizeof *t);
	if (m->later.failed)
		cds__fail_memory(m->log);
	m->todo++;
}

/* An entry of the source with its note texts. */
struct theirs {
	struct cds__entry e;
	struct cds__note_text words[WORDS_MAX];
	size_t nwords;
	bool words_missing;
};

/* Reads an entry whole, and checks that it is what its id and the file's index say.  NULL, or why
 * it is malformed. */
static const char *theirs_read(struct cds__merge *m, const struct cds__their_id *t,
    sqlite3_stmt *row, struct theirs *own)
{
	const char *why = row ? merge_entry_read_entry(m, row, &own->e)
	    : N_("its row is missing");
	bool has_words = false;
	cds_uuid name;

	own->nwords = 0;
	own->words_missing = false;
	why = why ? why : cds__entry_form(&own->e, &has_words);
	if (!why && (cds_uuid_compare(&own->e.id, &t->id) != 0 ||
	    (t->day != CDS__ANY_DAY && cds__entry_day(&own->e) != t->day)))
		why = N_("its row is not where the file's index points");
	if (!why && cds__entry_name(&own->e, &m->scratch, &name) &&
	    cds_uuid_compare(&name, &t->id) != 0)
		why = N_("its content does not have this id");
	if (!why && has_words) {
		own->nwords = read_words(m, t->seq, &own->e, own->words, &why);
		own->words_missing = !why &&
		    cds__note_text_missing(m->log, &own->e, own->words, own->nwords);
	}
	return own->words_missing && m->last_look
	    ? N_("the note text that it refers to is missing") : why;
}

/* Checks one entry of the source and lets it arrive.  `row` stands at its row; NULL: there is
 * none. */
static void merge_entry_take(struct cds__merge *m, const struct cds__their_id *t,
    sqlite3_stmt *row)
{
	struct theirs own;
	struct cds__effect effect;
	const char *why = theirs_read(m, t, row, &own);

	if (cds__failed(m->source)) {
		cds__fault_copy(&m->log->fault, &m->source->fault);
	} else if (m->scratch.failed) {
		cds__fail_memory(m->log);
	} else if (cds__failed(m->log)) {
		return;                 /* nothing is known of the entry */
	} else if (why) {
		merge_entry_bad(m, &t->id, why);
	} else if (own.words_missing) {
		put_off(m, t);
	} else if (!m->last_look || !cds__entry_known(m->log, &own.e)) {
		m->unasked += own.e.changes.n;
		m->result->redactions += cds__slice_equal(own.e.kind, CDS__SLICE("redaction"));
		cds__entry_arrive(m->log, &own.e, own.words, own.nwords, &effect);
		if (!cds__failed(m->log))
			count_effect(m, &effect);
	}
}

static int by_seq(const void *a, const void *b)
{
	const struct cds__their_id *x = a, *y = b;

	return (x->seq > y->seq) - (x->seq < y->seq);
}

/* Reads n rows that lie near one another by one statement. */
static void take_stretch(struct cds__merge *m, const struct cds__their_id *t, size_t n)
{
	sqlite3_stmt *st = m->rows;
	bool more;

	sqlite3_reset(st);
	cds__sql_bind(m->source, st, "ii", t[0].seq, t[n - 1].seq);
	more = cds__sql_row(m->source, st);
	for (size_t i = 0; i < n && !cds__merge_stopped(m); i++) {
		while (more && sqlite3_column_int64(st, 0) < t[i].seq)
			more = cds__sql_row(m->source, st);
		merge_entry_take(m, &t[i], more && sqlite3_column_int64(st, 0) == t[i].seq ? st
		    : NULL);
	}
	sqlite3_reset(st);
}

void cds__merge_take(struct cds__merge *m, struct cds__their_id *theirs, size_t n)
{
	if (n > 1)
		qsort(theirs, n, sizeof *theirs, by_seq);
	if (!m->rows)
		m->rows = cds__sql_own(m->source, ROW "FROM entry NOT INDEXED"
		    " WHERE seq BETWEEN ? AND ? ORDER BY seq");
	for (size_t from = 0, to; from < n && !cds__failed(m->log); from = to) {
		for (to = from + 1; to < n &&
		    (uint64_t)theirs[to].seq - (uint64_t)theirs[to - 1].seq <= NEAR;)
			to++;
		take_stretch(m, theirs + from, to - from);
	}
}

void cds__merge_take_later(struct cds__merge *m)
{
	struct cds__their_id *t = (struct cds__their_id *)m->later.p;
	size_t n = m->later.n / sizeof *t;

	m->last_look = true;
	cds__merge_take(m, t, n);
}

/* Does our log have an entry of this id and time? */
static bool merge_entry_known(struct cds__merge *m, const cds_uuid *id, int64_t at)
{
	struct cds__entry e = {.id = *id, .at = at};

	return at >= 0 && at <= CDS__AT_MAX && cds__entry_known(m->log, &e);
}

/* It reads the table itself and none of its indexes, since a row that they hide would be passed
 * over without a word. */
void cds__merge_take_all(struct cds__merge *m)
{
	sqlite3_stmt *st = cds__sql_own(m->source, ROW "FROM entry NOT INDEXED ORDER BY seq");
	struct cds__their_id t = {.day = CDS__ANY_DAY};

	m->todo = cds__sql_int(m->source, "SELECT count(*) FROM entry NOT INDEXED");
	while (!cds__failed(m->log) && cds__sql_row(m->source, st) && !cds__merge_stopped(m)) {
		m->result->entries++;
		t.seq = sqlite3_column_int64(st, 0);
		if (!cds__sql_uuid(st, 1, &t.id))
			merge_entry_bad(m, &(cds_uuid){{0}},
			    N_("its id or subject is not 16 bytes"));
		else if (!merge_entry_known(m, &t.id, sqlite3_column_int64(st, 5)))
			merge_entry_take(m, &t, st);
	}
	sqlite3_finalize(st);
	if (cds__failed(m->source))
		cds__fault_copy(&m->log->fault, &m->source->fault);
	cds__merge_take_later(m);
}
