/* An entry comes to stand in the log, by hand or by merge: one door for all. */
#include "log/arrive.h"

#include <stdlib.h>

#include "derive/derive.h"
#include "entry/digest.h"
#include "store/batch.h"
#include "derive/redaction.h"
#include "store/sql.h"
#include "entry/stored.h"
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

static struct memory *arrive_memory(cds_log *log)
{
	static const struct cds__memo_form form = {sizeof(struct memory), memory_flush,
	    memory_flush, NULL};

	return cds__memo(log, CDS__MEMO_ARRIVE, &form);
}

void cds__entries_gone(cds_log *log)
{
	struct memory *m = arrive_memory(log);

	if (m)
		memory_flush(log, m);
}

/* ---- arriving ---- */

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
