/* An entry comes to stand in the log, by hand or by merge: one door for all. */
#include "entry/entry.h"

#include <stdlib.h>

#include "derive/derive.h"
#include "entry/digest.h"
#include "store/batch.h"
#include "base/map.h"
#include "derive/redaction.h"
#include "store/sql.h"
#include "entry/state.h"
#include "store/store.h"

/* ---- what is remembered inside one transaction ---- */

#define STRETCH_MAX 256

/* Subjects that are here, in their order: all that lie after `after`, up to and with `until`. A
 * merge brings new ones in the order of time, which is that of their ids, so most are looked
 * for between two of these and not in the file. */
struct stretch {
	cds_uuid after, until;
	bool known, to_end;             /* to_end: none lies beyond */
	struct cds__buf found;          /* struct subject */
	size_t at, want, hits, back;
};

struct subject {
	cds_uuid id;
	int64_t seq;                    /* its first */
};

struct memory {
	struct cds__map origins;        /* kind, device and author → origin.n */
	struct stretch stretch;
	int64_t next;                   /* seq; 0: not known */
};

static void stretch_forget(struct stretch *s)
{
	cds__buf_free(&s->found);
	*s = (struct stretch){.want = 1};
}

static void memory_flush(cds_log *log, void *data)
{
	struct memory *m = data;

	(void)log;
	stretch_forget(&m->stretch);
	m->next = 0;
}

static void memory_forget(cds_log *log, void *data)
{
	struct memory *m = data;

	cds__map_free(&m->origins);
	memory_flush(log, m);
}

static void memory_free(void *data)
{
	memory_forget(NULL, data);
	free(data);
}

static struct memory *arrive_memory(cds_log *log)
{
	struct cds__part *part = &log->part[CDS__PART_WRITE];

	if (!part->data)
		*part = (struct cds__part){calloc(1, sizeof(struct memory)), memory_flush,
		    memory_forget, memory_free};
	if (!part->data)
		cds__fail(log, CDS_NO_MEMORY, "out of memory");
	return part->data;
}

void cds__entries_gone(cds_log *log)
{
	struct memory *m = arrive_memory(log);

	if (m)
		memory_flush(log, m);
}

int64_t cds__entry_origin(cds_log *log, struct cds__slice kind, struct cds__slice device,
    struct cds__slice author)
{
	struct cds__slice part[3] = {kind, device, author};
	char key[CDS__KIND_MAX + 2 * CDS__WHO_MAX + 3];
	size_t n = 0;
	struct memory *m = arrive_memory(log);
	struct cds__map *map = m ? &m->origins : NULL;
	sqlite3_stmt *st;
	int64_t found = 0;

	if (kind.n > CDS__KIND_MAX || device.n > CDS__WHO_MAX || author.n > CDS__WHO_MAX)
		cds__damaged(log, "origin");
	if (!map || cds__failed(log))
		return 0;
	for (int i = 0; i < 3; i++) {
		if (part[i].n)
			memcpy(key + n, part[i].p, part[i].n);
		n += part[i].n;
		key[n++] = '\n';
	}
	if (cds__map_get(map, key, n, &found))
		return found;
	st = cds__sql(log, "SELECT n FROM origin WHERE kind = ? AND device = ? AND author = ?");
	cds__sql_bind(log, st, "sss", kind, device, author);
	if (cds__sql_row(log, st)) {
		found = cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX);
		sqlite3_reset(st);
	} else {
		st = cds__sql(log, "INSERT INTO origin (kind, device, author) VALUES (?, ?, ?)");
		cds__sql_bind(log, st, "sss", kind, device, author);
		cds__sql_run(log, st);
		found = sqlite3_last_insert_rowid(log->db);
	}
	if (!cds__failed(log) && !cds__map_put(map, key, n, found))
		cds__fail(log, CDS_NO_MEMORY, "out of memory");
	return cds__failed(log) ? 0 : found;
}

/* ---- arriving ---- */

int64_t cds__subject_seq(cds_log *log, const cds_uuid *subject)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT seq FROM entry WHERE subject = ? ORDER BY seq"
	    " LIMIT 1");
	int64_t seq = 0;

	sqlite3_bind_blob(st, 1, subject->b, 16, SQLITE_STATIC);
	if (cds__sql_row(log, st))
		seq = cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX);
	sqlite3_reset(st);
	return seq;
}

/* The stretch that begins with a subject: as long again as the last one where that served. */
static void stretch_read(cds_log *log, struct stretch *s, const cds_uuid *subject)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT subject, seq FROM entry WHERE subject >= ?"
	    " ORDER BY subject, seq LIMIT ?");
	size_t rows = 0;
	struct subject one;

	s->want = s->hits * 8 >= s->want ? s->want * 2 : s->want / 2;
	s->want = s->want < 1 ? 1 : s->want > STRETCH_MAX ? STRETCH_MAX : s->want;
	s->found.n = s->at = s->hits = s->back = 0;
	cds__sql_bind(log, st, "ui", subject, (int64_t)s->want);
	for (; cds__sql_row(log, st); rows++) {
		if (!cds__sql_id(log, st, 0, &one.id) ||
		    (rows > 0 && cds_uuid_compare(&one.id, &s->until) == 0))
			continue;
		one.seq = cds__sql_within(log, st, 1, 1, CDS__NUMBER_MAX);
		s->until = one.id;
		cds__buf_add(&s->found, &one, sizeof one);
	}
	s->to_end = rows < s->want;
	s->known = !s->found.failed;
}

/* As cds__subject_seq, for a subject of which an entry is about to be stored. */
static int64_t subject_first(cds_log *log, const cds_uuid *subject)
{
	struct memory *m = arrive_memory(log);
	struct stretch *s = m ? &m->stretch : NULL;
	const struct subject *found;
	size_t n;

	if (!s)
		return 0;
	if (s->known && cds_uuid_compare(subject, &s->after) <= 0 && s->back++ < 16)
		return cds__subject_seq(log, subject);
	if (!s->known || s->back > 16 || (!s->to_end && cds_uuid_compare(subject, &s->until) > 0))
		stretch_read(log, s, subject);
	else
		s->hits++;
	if (!s->known)
		return cds__subject_seq(log, subject);
	s->after = *subject;            /* what comes to stand here from now on lies before */
	found = (const struct subject *)s->found.p;
	n = s->found.n / sizeof *found;
	while (s->at < n && cds_uuid_compare(&found[s->at].id, subject) < 0)
		s->at++;
	return s->at < n && cds_uuid_compare(&found[s->at].id, subject) == 0 ? found[s->at].seq
	    : 0;
}

bool cds__entry_known(cds_log *log, const struct cds__entry *e)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT 1 FROM entry WHERE day = ? AND id = ?");
	bool known;

	cds__sql_bind(log, st, "iu", (int64_t)cds__entry_day(e), &e->id);
	known = cds__sql_row(log, st);
	sqlite3_reset(st);
	return known;
}

int64_t cds__newest(cds_log *log)
{
	int64_t seq = cds__sql_int(log, "SELECT max(seq) FROM entry");

	if (seq >= 0 && seq < CDS__NUMBER_MAX)
		return seq;
	cds__damaged(log, "seq");
	return 0;
}

/* Numbers go up by one, as SQLite would give them: those of a merge are a range. */
static int64_t next_seq(cds_log *log)
{
	struct memory *m = arrive_memory(log);

	if (m && m->next == 0)
		m->next = 1 + cds__newest(log);
	return m && !cds__failed(log) ? m->next++ : 0;
}

static int64_t arrive_insert(cds_log *log, const struct cds__entry *e, int64_t origin)
{
	const struct cds__column row[] = {
		cds__column_int(next_seq(log)),
		cds__column_int(cds__entry_day(e)), cds__column_blob(e->id.b, 16),
		cds__column_blob(e->subject.b, 16), cds__column_int(origin),
		{.type = e->parents.n ? SQLITE_BLOB : 0, .bytes = e->parents},
		cds__column_int(e->clock), cds__column_int(e->at),
		{.type = SQLITE_TEXT, .bytes = e->changes},
	};

	cds__batch_add(log, CDS__BATCH_ENTRY, row);
	return cds__failed(log) ? 0 : row[0].number;
}

static void insert_words(cds_log *log, int64_t seq, const struct cds__note_text *w)
{
	sqlite3_stmt *st = cds__sql(log, "INSERT INTO words (entry, field, salt, words)"
	    " VALUES (?, ?, ?, ?)");

	cds__sql_bind(log, st, "isbs", seq, w->field, w->salt.p, w->salt.n, w->words);
	cds__sql_run(log, st);
}

size_t cds__note_text_load(cds_log *log, int64_t seq, struct cds__buf *bytes,
    struct cds__note_text *words, size_t max)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT field, salt, words FROM words WHERE entry = ?"
	    " ORDER BY field");
	size_t n = 0;

	/* A row is gone with the next step, and the buffer may move: the words point into it at
	 * the end. */
	bytes->n = 0;
	cds__sql_bind(log, st, "i", seq);
	while (n <= max && cds__sql_row(log, st)) {
		struct cds__slice part[3];
		for (int i = 0; i < 3; i++) {
			part[i] = cds__sql_slice(st, i);
			if (sqlite3_column_type(st, i) != (i == 1 ? SQLITE_BLOB : SQLITE_TEXT))
				cds__damaged(log, "words");
			cds__buf_add(bytes, part[i].p, part[i].n);
		}
		if (n++ < max)
			words[n - 1] = (struct cds__note_text){part[0], part[1], part[2]};
	}
	sqlite3_reset(st);
	for (size_t i = 0, at = 0; i < n && i < max && !bytes->failed; i++) {
		struct cds__slice *to[3] = {&words[i].field, &words[i].salt, &words[i].words};
		for (int j = 0; j < 3; j++) {
			to[j]->p = bytes->p + at;
			at += to[j]->n;
		}
	}
	return n;
}

int64_t cds__entry_arrive(cds_log *log, const struct cds__entry *e,
    const struct cds__note_text *words, size_t nwords, struct cds__effect *effect)
{
	int64_t origin = e->origin ? e->origin : cds__entry_origin(log, e->kind, e->device,
	    e->author);
	int64_t first = subject_first(log, &e->subject);
	int64_t seq = arrive_insert(log, e, origin);
	struct cds__change named;

	for (size_t i = 0; i < nwords; i++)
		if (cds__changes_find(e->changes, words[i].field, &named) &&
		    !cds__redacted(log, &e->subject, &e->id, named.name, named.value.text))
			insert_words(log, seq, &words[i]);
	cds__digest_touch(log, cds__entry_day(e), &e->id);
	*effect = (struct cds__effect){0};
	if (!cds__failed(log))
		cds__derive(log, e, seq, first ? first : seq, effect);
	return cds__failed(log) ? 0 : seq;
}
