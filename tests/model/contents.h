/* What a log holds, read with SQLite and not by the library: its entries, their note texts, and
 * which of them the newest merge brought.  The model (steps.h) compares that with what it should
 * hold. */
#ifndef CONTENTS_H
#define CONTENTS_H

#include <cdslog.h>
#include <sqlite3.h>

#include "../tap.h"

#define HELD_MAX 48                     /* entries of one log: sessions, verdicts, redactions */
#define PARENTS_MAX 8                   /* of one entry */
#define WORDS_MAX 48                    /* bytes of a note's text */

/* An entry that was ever written in any log. */
struct written {
	cds_uuid id, subject;
	char kind;                      /* 's'ession, 'v'erdict, 'r'edaction */
	int action, turn;               /* which deed wrote it; -1: it was there at the start */
	cds_uuid parent[PARENTS_MAX];
	int parents;
	int target;                     /* the entry that a redaction names; -1: none */
	char words[WORDS_MAX];          /* the text of its note; "": it has none */
	char *changes;
};

/* All entries that were ever written, each once. */
static struct written *written;
static int writtens;

/* A set of entries. */
struct set {
	int n;
	int at[HELD_MAX];               /* indices into `written`, ascending */
};

/* What one log holds. */
struct held {
	struct set all;
	struct set worded;              /* those whose note has its text */
	/* Those that the newest merge that stands brought, and those that were written after it. */
	struct set brought, later;
	int64_t receipt;                /* the number of that merge; 0: none stands */
	bool scrub;                     /* bytes of an erased text are still in the file */
	size_t key_size;
	/* All that is in the file and not derived: logs with the same key are the same. */
	unsigned char key[4096];
};

/* Is the entry in the set? */
static bool set_has(const struct set *s, int one)
{
	for (int i = 0; i < s->n; i++)
		if (s->at[i] == one)
			return true;
	return false;
}

/* Adds an entry, if it is not there yet. */
static void set_add(struct set *s, int one)
{
	int i;

	if (set_has(s, one) || s->n == HELD_MAX)
		return;
	for (i = s->n++; i > 0 && s->at[i - 1] > one; i--)
		s->at[i] = s->at[i - 1];
	s->at[i] = one;
}

/* Have both sets the same entries? */
static bool set_same(const struct set *a, const struct set *b)
{
	return a->n == b->n && memcmp(a->at, b->at, (size_t)a->n * sizeof *a->at) == 0;
}

/* Has b all entries of a? */
static bool set_within(const struct set *a, const struct set *b)
{
	int j = 0;

	for (int i = 0; i < a->n; i++, j++) {
		while (j < b->n && b->at[j] < a->at[i])
			j++;
		if (j == b->n || b->at[j] != a->at[i])
			return false;
	}
	return true;
}

/* The index in `written` of the entry with this id; -1: it was not seen yet. */
static int written_find(const void *id)
{
	for (int i = writtens - 1; i >= 0; i--)
		if (memcmp(written[i].id.b, id, 16) == 0)
			return i;
	return -1;
}

/* Appends the entry of a row, and returns its index. */
static int written_add(sqlite3_stmt *st)
{
	struct written *w;
	const char *author = (const char *)sqlite3_column_text(st, 5),
	    *words = (const char *)sqlite3_column_text(st, 6);
	const char *entry;
	cds_uuid target;
	char text[CDS_UUID_TEXT];

	if (writtens % 256 == 0)
		written = realloc(written, (size_t)(writtens + 256) * sizeof *written);
	w = &written[writtens];
	*w = (struct written){.kind = (char)*sqlite3_column_text(st, 1), .action = -1, .turn = -1,
	    .target = -1};
	memcpy(w->id.b, sqlite3_column_blob(st, 0), 16);
	memcpy(w->subject.b, sqlite3_column_blob(st, 2), 16);
	w->parents = sqlite3_column_bytes(st, 3) / 16;
	if (w->parents)
		memcpy(w->parent, sqlite3_column_blob(st, 3),
		    (size_t)(w->parents < PARENTS_MAX ? w->parents : PARENTS_MAX) * 16);
	w->changes = strdup((const char *)sqlite3_column_text(st, 4));
	snprintf(w->words, sizeof w->words, "%s", words ? words : "");
	sscanf(author, "Hoa %d %d", &w->action, &w->turn);
	entry = w->kind == 'r' ? strstr(w->changes, "\"entry\":\"") : NULL;
	if (entry) {
		snprintf(text, sizeof text, "%.36s", entry + 9);
		w->target = cds_uuid_parse(text, &target) ? written_find(target.b) : -1;
	}
	return writtens++;
}

/* Adds bytes to the key of a log; what does not fit makes held_read fail. */
static void key_add(struct held *h, const void *p, size_t n)
{
	if (h->key_size + n <= sizeof h->key)
		memcpy(h->key + h->key_size, p, n);
	h->key_size += n;
}

/* Reads the entries in the order of their arrival, and the newest merge that stands. */
static void read_entries(sqlite3 *db, struct held *h)
{
	sqlite3_stmt *st;
	int64_t first = 0, last = 0;

	h->receipt = 0;
	sqlite3_prepare_v2(db, "SELECT n, first, last FROM receipt WHERE undone IS NULL"
	    " ORDER BY n DESC LIMIT 1", -1, &st, NULL);
	if (sqlite3_step(st) == SQLITE_ROW) {
		h->receipt = sqlite3_column_int64(st, 0);
		first = sqlite3_column_int64(st, 1);
		last = sqlite3_column_int64(st, 2);
	}
	sqlite3_finalize(st);
	sqlite3_prepare_v2(db, "SELECT e.id, o.kind, e.subject,"
	    " e.parents, e.changes, o.author, w.words, e.seq, (SELECT count(*) FROM receipt r"
	    " WHERE r.undone IS NULL AND e.seq BETWEEN r.first AND r.last) + (SELECT count(*)"
	    " FROM receipt r WHERE r.undone IS NULL AND r.last < e.seq) * 2"
	    " FROM entry e JOIN origin o ON o.n = e.origin LEFT JOIN words w ON w.entry = e.seq"
	    " WHERE o.kind IN ('session', 'verdict', 'redaction') ORDER BY e.seq", -1, &st, NULL);
	while (sqlite3_step(st) == SQLITE_ROW) {
		int one = written_find(sqlite3_column_blob(st, 0));
		int64_t seq = sqlite3_column_int64(st, 7);
		int by = sqlite3_column_int(st, 8),
		    worded = sqlite3_column_type(st, 6) != SQLITE_NULL;
		one = one < 0 ? written_add(st) : one;
		set_add(&h->all, one);
		if (worded)
			set_add(&h->worded, one);
		if (h->receipt && seq > last)
			set_add(&h->later, one);
		else if (h->receipt && seq >= first)
			set_add(&h->brought, one);
		key_add(h, &one, sizeof one);
		by = 2 * by + worded;
		key_add(h, &by, sizeof by);
	}
	sqlite3_finalize(st);
}

/* Adds to the key what else of the file matters: the merges that stand, in their order and without
 * their numbers, and which parts were read whole by which of them. */
static void read_rest(sqlite3 *db, struct held *h)
{
	static const char *const queries[] = {
		"SELECT source, first > last FROM receipt WHERE undone IS NULL ORDER BY n",
		("SELECT m.digest, (SELECT count(*) FROM receipt r"
		 " WHERE r.undone IS NULL AND r.n <= m.receipt) FROM merged m ORDER BY m.digest"),
		"SELECT key, 0 FROM setting WHERE key = 'scrub'",
	};

	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
		sqlite3_stmt *st;
		sqlite3_prepare_v2(db, queries[i], -1, &st, NULL);
		while (sqlite3_step(st) == SQLITE_ROW) {
			int n = sqlite3_column_int(st, 1);
			h->scrub |= strcmp((const char *)sqlite3_column_text(st, 0), "scrub") == 0;
			key_add(h, sqlite3_column_blob(st, 0),
			    (size_t)sqlite3_column_bytes(st, 0));
			key_add(h, &n, sizeof n);
		}
		sqlite3_finalize(st);
	}
}

static bool coarse;             /* tell fewer logs apart, so that longer histories are possible */

/* A key of less than all: the entries, and which of them came with the newest merge and after
 * it. */
static void coarse_key(struct held *h)
{
	const struct set *sets[] = {&h->all, &h->brought, &h->later};

	h->key_size = 0;
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
		key_add(h, &sets[i]->n, sizeof sets[i]->n);
		key_add(h, sets[i]->at, (size_t)sets[i]->n * sizeof *sets[i]->at);
	}
}

/* Reads what the log in the file holds; false: it can't be read, or is too large for the model. */
static bool held_read(const char *path, struct held *h)
{
	sqlite3 *db = NULL;
	bool good = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
	    sqlite3_exec(db, "BEGIN", NULL, NULL, NULL) == SQLITE_OK;

	*h = (struct held){.key_size = 0};
	if (good) {
		read_entries(db, h);
		read_rest(db, h);
	}
	if (coarse)
		coarse_key(h);
	sqlite3_close(db);
	return good && h->key_size <= sizeof h->key && h->all.n > 0 && h->all.n < HELD_MAX;
}

/* Does the redaction r erase the note of an entry: by its id, or by the hash of its text? */
static bool takes(const struct written *r, int one)
{
	const char *name = r->kind == 'r' ? strstr(r->changes, "\"words\":\"") : NULL,
	    *named = strstr(written[one].changes, "#sha256:");

	return r->kind == 'r' && *written[one].words &&
	    (r->target == one || (name && named && strncmp(name + 9, named + 8, 64) == 0));
}

/* Is there a redaction of the entry's note in the set? */
static bool redacted(const struct set *s, int one)
{
	for (int i = 0; i < s->n; i++)
		if (takes(&written[s->at[i]], one))
			return true;
	return false;
}

/* Is the text of each note there, unless there is a redaction of it, and only then? */
static bool words_right(const struct held *h)
{
	for (int i = 0; i < h->all.n; i++) {
		int one = h->all.at[i];
		bool has = *written[one].words != '\0';
		if (set_has(&h->worded, one) != (has && !redacted(&h->all, one)))
			return false;
	}
	return true;
}

#endif
