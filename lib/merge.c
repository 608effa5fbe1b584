/*
 * Merge is set union.  Only the parts of days whose digests differ are read:
 * first their ids, which must fit the digest that sent us there, then the
 * entries that are not here.  Every one is checked against its own name.
 */
#include <stdlib.h>

#include "derive.h"
#include "digest.h"
#include "entry.h"
#include "map.h"
#include "source.h"
#include "sql.h"
#include "status.h"

#define PROGRESS_EVERY 1000
#define WORDS_MAX 16                    /* fields of words in one entry */

/* Who wrote what kind of entry, in the source; looked up here once. */
struct their_origin {
	char *text;                     /* the three, one after another */
	struct cds__slice kind, device, author;
	int64_t own;                    /* origin.n here; 0: malformed */
};

struct merge {
	cds_log *log, *source;
	const struct cds_merge_options *options;
	struct cds_merge_result *result;
	struct cds__buf scratch, own;   /* own: ids that are here, of the part being read */
	struct cds__buf theirs;         /* (id, seq) of that part in the source */
	struct cds__map changed;        /* sessions that were here and changed */
	int64_t newest;                 /* the last seq before: sessions above it are new */
	struct cds__map origin_at;      /* origin.n there → index */
	struct their_origin *origin;
	size_t origins;
	int64_t todo, done;
};

static bool stopped(struct merge *m)
{
	if (m->done++ % PROGRESS_EVERY == 0 && m->options->progress &&
	    !m->options->progress(m->options->arg, m->done - 1, m->todo))
		cds__fail(m->log, CDS_STOPPED, "stopped; the log is as it was");
	return cds__failed(m->log);
}

/* An entry that is none: the whole file is refused, or with skip_bad this one is left out. */
static void bad(struct merge *m, const cds_uuid *id, const char *why)
{
	char text[CDS_UUID_TEXT];
	struct cds__fault fault;

	cds__fault_clear(&fault);
	cds__fault_set(&fault, CDS_CORRUPT, "entry %1 of '%2' is malformed: %3; nothing was merged ('--skip-bad' takes the rest)",
	    cds_uuid_text(id, text), m->source->path, why);
	if (!m->options->skip_bad) {
		cds__fault_copy(&m->log->fault, &fault);
		return;
	}
	m->result->bad++;
	if (m->options->bad)
		m->options->bad(m->options->arg, &fault.error);
}

/* ---- one entry ---- */

static size_t read_words(struct merge *m, int64_t seq, const struct cds__entry *e, struct cds__words *words,
    const char **why)
{
	sqlite3_stmt *st = cds__sql(m->source, "SELECT field, salt, words FROM words WHERE entry = ? ORDER BY field");
	struct cds__slice part[3];
	size_t n = 0;

	/* Their bytes go to one buffer, since the next step takes the row away. */
	m->scratch.n = 0;
	cds__sql_bind(m->source, st, "i", seq);
	while (!*why && cds__sql_row(m->source, st)) {
		if (n == WORDS_MAX) {
			*why = N_("it has too many words");
			break;
		}
		for (int i = 0; i < 3; i++) {
			part[i] = cds__sql_slice(st, i);
			cds__buf_add(&m->scratch, part[i].p, part[i].n);
		}
		words[n++] = (struct cds__words){part[0], part[1], part[2]};
	}
	sqlite3_reset(st);
	for (size_t i = 0, at = 0; i < n && !m->scratch.failed; i++) {
		struct cds__slice *to[3] = {&words[i].field, &words[i].salt, &words[i].words};
		for (int j = 0; j < 3; j++) {
			to[j]->p = m->scratch.p + at;
			at += to[j]->n;
		}
		*why = *why ? *why : cds__words_form(e, &words[i]);
	}
	return n;
}

/* Every name of words must have its words. */
static const char *missing_words(const struct cds__entry *e, const struct cds__words *words, size_t n)
{
	struct cds__changes r;
	struct cds__change c;
	bool found;

	cds__changes_read(&r, e->changes);
	while (cds__changes_next(&r, &c)) {
		found = !c.value.words;
		for (size_t i = 0; i < n && !found; i++)
			found = cds__slice_equal(words[i].field, c.name);
		if (!found)
			return N_("the words that it names are missing");
	}
	return NULL;
}

static const char *read_origin(struct merge *m, int64_t n, struct their_origin *o)
{
	sqlite3_stmt *st = cds__sql(m->source, "SELECT kind, device, author FROM origin WHERE n = ?");
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
	for (int i = 0; !why && o->text && i < 3; i++) {
		to[i]->p = o->text + at;
		at += to[i]->n;
	}
	return why ? why : cds__origin_form(o->kind, o->device, o->author);
}

static const char *origin_of(struct merge *m, int64_t n, struct cds__entry *e)
{
	struct their_origin *more;
	const char *why;
	int64_t at;

	if (!cds__map_get(&m->origin_at, &n, sizeof n, &at)) {
		more = realloc(m->origin, (m->origins + 1) * sizeof *more);
		if (!more || !cds__map_put(&m->origin_at, &n, sizeof n, (int64_t)m->origins)) {
			cds__fail(m->log, CDS_NO_MEMORY, "out of memory");
			return NULL;
		}
		m->origin = more;
		at = (int64_t)m->origins++;
		m->origin[at] = (struct their_origin){0};
		why = read_origin(m, n, &m->origin[at]);
		if (why)
			return why;
		m->origin[at].own = cds__entry_origin(m->log, m->origin[at].kind, m->origin[at].device, m->origin[at].author);
	}
	if (!m->origin[at].own)
		return N_("its kind or author is malformed");
	e->kind = m->origin[at].kind;
	e->device = m->origin[at].device;
	e->author = m->origin[at].author;
	e->origin = m->origin[at].own;
	return NULL;
}

static const char *read_entry(struct merge *m, sqlite3_stmt *st, struct cds__entry *e)
{
	static const int types[] = {SQLITE_BLOB, SQLITE_BLOB, SQLITE_INTEGER, SQLITE_NULL, SQLITE_INTEGER,
		SQLITE_INTEGER, SQLITE_TEXT};

	for (int i = 0; i < 7; i++) {
		int type = sqlite3_column_type(st, i);
		if (type != types[i] && !(i == 3 && type == SQLITE_BLOB))
			return N_("a value has the wrong type");
	}
	*e = (struct cds__entry){
		.parents = cds__sql_slice(st, 3), .clock = sqlite3_column_int64(st, 4),
		.at = sqlite3_column_int64(st, 5), .changes = cds__sql_slice(st, 6),
	};
	if (!cds__sql_uuid(st, 0, &e->id) || !cds__sql_uuid(st, 1, &e->subject))
		return N_("its id or subject is not 16 bytes");
	return origin_of(m, sqlite3_column_int64(st, 2), e);
}

static void count_effect(struct merge *m, const struct cds__effect *effect)
{
	int64_t known;

	if (!effect->session)
		return;
	m->result->conflicts += effect->conflicts;
	if (effect->fresh) {
		m->result->sessions_new++;
	} else if (effect->session <= m->newest && !cds__map_get(&m->changed, &effect->session, sizeof effect->session, &known)) {
		m->result->sessions_changed++;
		if (!cds__map_put(&m->changed, &effect->session, sizeof effect->session, 1))
			cds__fail(m->log, CDS_NO_MEMORY, "out of memory");
	}
}

static void take(struct merge *m, int day, const cds_uuid *id, int64_t seq)
{
	sqlite3_stmt *st = cds__sql(m->source, "SELECT id, subject, origin, parents, clock, at, changes FROM entry"
	    " WHERE seq = ?");
	struct cds__words words[WORDS_MAX];
	struct cds__effect effect;
	struct cds__entry e;
	const char *why = NULL;
	size_t nwords = 0;
	cds_uuid name;
	bool has_words = false;

	sqlite3_bind_int64(st, 1, seq);
	if (!cds__sql_row(m->source, st))
		why = N_("its row is missing");
	why = why ? why : read_entry(m, st, &e);
	why = why ? why : cds__entry_form(&e, &has_words);
	if (!why && (cds_uuid_compare(&e.id, id) != 0 || cds__entry_day(&e) != day))
		why = N_("its row is not where the file's index says");
	if (!why && cds__entry_name(&e, &m->scratch, &name) && cds_uuid_compare(&name, id) != 0)
		why = N_("its content does not have this id");
	if (!why && has_words) {
		nwords = read_words(m, seq, &e, words, &why);
		why = why ? why : missing_words(&e, words, nwords);
	}
	if (cds__failed(m->source)) {
		cds__fault_copy(&m->log->fault, &m->source->fault);
	} else if (m->scratch.failed) {
		cds__fail(m->log, CDS_NO_MEMORY, "out of memory");
	} else if (why) {
		bad(m, id, why);
	} else {
		cds__entry_arrive(m->log, &e, words, nwords, &effect);
		m->result->fresh++;
		count_effect(m, &effect);
	}
	sqlite3_reset(st);
}

/* ---- one part of a day ---- */

struct their_id {
	cds_uuid id;
	int64_t seq;
};

static void read_theirs(struct merge *m, const struct cds__part_of_day *part, const cds_uuid *low, const cds_uuid *high)
{
	sqlite3_stmt *st = cds__sql(m->source, "SELECT id, seq FROM entry WHERE day = ? AND id BETWEEN ? AND ? ORDER BY id");
	struct their_id t;

	m->theirs.n = 0;
	cds__sql_bind(m->source, st, "iuu", (int64_t)part->day, low, high);
	while (cds__sql_row(m->source, st)) {
		if (!cds__sql_uuid(st, 0, &t.id)) {
			cds__fail(m->source, CDS_CORRUPT, "'%1' is damaged: an entry's id is not 16 bytes", m->source->path);
			break;
		}
		t.seq = sqlite3_column_int64(st, 1);
		cds__buf_add(&m->theirs, &t, sizeof t);
	}
	sqlite3_reset(st);
	if (cds__failed(m->source))
		cds__fault_copy(&m->log->fault, &m->source->fault);
}

static void read_own(struct merge *m, const struct cds__part_of_day *part, const cds_uuid *low, const cds_uuid *high)
{
	sqlite3_stmt *st = cds__sql(m->log, "SELECT id FROM entry WHERE day = ? AND id BETWEEN ? AND ? ORDER BY id");

	m->own.n = 0;
	cds__sql_bind(m->log, st, "iuu", (int64_t)part->day, low, high);
	while (cds__sql_row(m->log, st))
		cds__buf_add(&m->own, sqlite3_column_blob(st, 0), 16);
}

/* What was read must be what the digest says, or the file's own index hides something. */
static void check_digest(struct merge *m, int64_t entries, const cds_uuid *digest)
{
	const struct their_id *t = (const struct their_id *)m->theirs.p;
	size_t n = m->theirs.n / sizeof *t;
	cds_uuid name;

	m->scratch.n = 0;
	for (size_t i = 0; i < n; i++)
		cds__buf_add(&m->scratch, t[i].id.b, 16);
	if (m->scratch.failed)
		cds__fail(m->log, CDS_NO_MEMORY, "out of memory");
	else
		cds__digest_name((const unsigned char *)m->scratch.p, n, &name);
	if (!cds__failed(m->log) && ((int64_t)n != entries || cds_uuid_compare(&name, digest) != 0))
		cds__fail(m->log, CDS_MISMATCH, "the digests of '%1' do not fit its entries: use --full, which reads everything", m->source->path);
}

static void merge_part(struct merge *m, const struct cds__part_of_day *part, int64_t entries, const cds_uuid *digest)
{
	const unsigned char *own;
	const struct their_id *t;
	size_t nown, n, at = 0;
	cds_uuid low, high;

	cds__part_bounds(part, &low, &high);
	read_theirs(m, part, &low, &high);
	if (!cds__failed(m->log) && digest)
		check_digest(m, entries, digest);
	read_own(m, part, &low, &high);
	if (m->theirs.failed || m->own.failed)
		cds__fail(m->log, CDS_NO_MEMORY, "out of memory");
	own = (const unsigned char *)m->own.p;
	nown = m->own.n / 16;
	t = (const struct their_id *)m->theirs.p;
	n = m->theirs.n / sizeof *t;
	for (size_t i = 0; i < n && !stopped(m); i++) {
		while (at < nown && memcmp(own + 16 * at, t[i].id.b, 16) < 0)
			at++;
		if (at < nown && memcmp(own + 16 * at, t[i].id.b, 16) == 0)
			continue;
		take(m, part->day, &t[i].id, t[i].seq);
	}
}

/* ---- the whole ---- */

/* A digest is the name of its ids: if the same is here, or was merged once, all of them are here. */
static bool same_here(struct merge *m, const struct cds__part_of_day *part, int64_t entries, const cds_uuid *digest)
{
	sqlite3_stmt *st = cds__sql(m->log, "SELECT 1 FROM digest WHERE day = ? AND prefix = ? AND entries = ? AND id = ?");
	bool same;

	cds__sql_bind(m->log, st, "ibiu", (int64_t)part->day, part->prefix, part->n, entries, digest);
	same = cds__sql_row(m->log, st);
	sqlite3_reset(st);
	if (same)
		return true;
	st = cds__sql(m->log, "SELECT 1 FROM merged WHERE digest = ?");
	sqlite3_bind_blob(st, 1, digest->b, 16, SQLITE_STATIC);
	same = cds__sql_row(m->log, st);
	sqlite3_reset(st);
	return same;
}

static void remember_merged(struct merge *m, const cds_uuid *digest)
{
	sqlite3_stmt *st = cds__sql(m->log, "INSERT INTO merged (digest) VALUES (?) ON CONFLICT (digest) DO NOTHING");

	sqlite3_bind_blob(st, 1, digest->b, 16, SQLITE_STATIC);
	cds__sql_run(m->log, st);
}

/* A part that the source has otherwise than we: what there is to read. */
struct part {
	struct cds__part_of_day of;
	int64_t entries;
	cds_uuid digest;
};

/* The source's digests are read to their end before anything is written by them. */
static void find_parts(struct merge *m, struct cds__buf *parts)
{
	sqlite3_stmt *st = cds__sql(m->source, "SELECT day, prefix, entries, id FROM digest ORDER BY day, prefix");

	while (!cds__failed(m->log) && cds__sql_row(m->source, st)) {
		struct part part = {.of.day = sqlite3_column_int(st, 0), .entries = sqlite3_column_int64(st, 2)};
		struct cds__slice prefix = cds__sql_slice(st, 1);
		if (!prefix.p || prefix.n > 16 || !cds__sql_uuid(st, 3, &part.digest)) {
			cds__fail(m->log, CDS_MISMATCH, "the digests of '%1' do not fit its entries: use --full, which reads everything", m->source->path);
			break;
		}
		memcpy(part.of.prefix, prefix.p, part.of.n = prefix.n);
		m->result->entries += part.entries;
		if (same_here(m, &part.of, part.entries, &part.digest))
			continue;
		m->todo += part.entries;
		cds__buf_add(parts, &part, sizeof part);
	}
	sqlite3_reset(st);
	if (cds__failed(m->source))
		cds__fault_copy(&m->log->fault, &m->source->fault);
	if (parts->failed)
		cds__fail(m->log, CDS_NO_MEMORY, "out of memory");
}

static void merge_new(struct merge *m)
{
	struct cds__buf parts = {0};
	struct part part;

	find_parts(m, &parts);
	for (size_t at = 0; at < parts.n && !cds__failed(m->log); at += sizeof part) {
		int64_t bad = m->result->bad;
		memcpy(&part, parts.p + at, sizeof part);
		merge_part(m, &part.of, part.entries, &part.digest);
		if (m->result->bad == bad)
			remember_merged(m, &part.digest);
	}
	cds__buf_free(&parts);
}

/* Every day that has entries, whatever the digests say. */
static void merge_full(struct merge *m)
{
	sqlite3_stmt *st = cds__sql_own(m->source, "SELECT day, count(*) FROM entry GROUP BY day ORDER BY day");

	m->result->entries = m->todo = cds__sql_int(m->source, "SELECT count(*) FROM entry");
	while (!cds__failed(m->log) && cds__sql_row(m->source, st))
		merge_part(m, &(struct cds__part_of_day){.day = sqlite3_column_int(st, 0)}, 0, NULL);
	sqlite3_finalize(st);
	if (cds__failed(m->source))
		cds__fault_copy(&m->log->fault, &m->source->fault);
}

static void merge_all(struct merge *m)
{
	if (m->options->full)
		merge_full(m);
	else
		merge_new(m);
	m->result->known = m->result->entries - m->result->fresh - m->result->bad;
	if (!cds__failed(m->log) && m->options->progress)
		m->options->progress(m->options->arg, m->todo, m->todo);
}

enum cds_status cds_merge(cds_log *log, const char *path, const struct cds_merge_options *options,
    struct cds_merge_result *result)
{
	static const struct cds_merge_options none = {0};
	struct merge m = {.log = log, .options = options ? options : &none, .result = result};
	enum cds_status status;

	*result = (struct cds_merge_result){0};
	cds__write_begin(log);
	cds__sql_exec(log, "PRAGMA cache_size=-24000");
	if (!cds__failed(log))
		m.source = cds__source_open(log, path, m.options->full);
	m.newest = cds__sql_int(log, "SELECT ifnull(max(seq), 0) FROM entry");
	if (m.source)
		merge_all(&m);
	cds__source_close(m.source);
	cds__buf_free(&m.scratch);
	cds__buf_free(&m.own);
	cds__buf_free(&m.theirs);
	cds__map_free(&m.changed);
	cds__map_free(&m.origin_at);
	for (size_t i = 0; i < m.origins; i++)
		free(m.origin[i].text);
	free(m.origin);
	if (!m.options->dry_run || cds__failed(log)) {
		status = cds__write_end(log);
	} else {
		cds_log_rollback(log);
		status = CDS_OK;
	}
	if (status != CDS_OK)
		result->fresh = result->sessions_new = result->sessions_changed = result->conflicts = 0;
	return status == CDS_OK && result->bad > 0 ? CDS_ATTENTION : status;
}
