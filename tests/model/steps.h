/* The steps of the model (interleavings.c): one log after a deed or a merge, done with the library,
 * and what must hold of it.  Logs that hold the same are one, so that each step is done once. */
#ifndef STEPS_H
#define STEPS_H

#include "../fault/vfs.h"
#include "contents.h"
#include "deeds.h"
#include "image.h"
#include "table.h"

#define TURNS 6                         /* how often one deed may be done in a world */
#define SOUND_EVERY 4                   /* of so many logs cds_check reads one */

/* A log that came about in some world. */
struct state {
	struct image image;
	struct held *held;
	int content;                    /* index of its set of entries */
	int next[DEEDS][TURNS];         /* the log that each deed makes of it; -1: not tried yet */
	/* How it came about: from which log, merged with which (-1: with none, but by a deed). */
	int from, with;
	int deed, turn;
};

/* A set of entries, and what every log says that holds it. */
struct content {
	struct set all;
	char *says;
	int log;                        /* one of those logs: as sources of a merge all are alike */
};

/* A merge that was done: into which log, of which set of entries, and what it became. */
struct merged {
	int to, content, log;
};

static struct state *state;
static struct content *content;
static struct merged *merged;
static int states, contents, mergeds;

/* How often each thing happened, so that the test can't pass because nothing did. */
static struct {
	long done[DEEDS], refused, undone, came_back, sound, gone_words;
} tally;

/* For the table of logs: has this log the same key? */
static bool same_state(int at, const void *what)
{
	const struct held *h = what;

	return state[at].held->key_size == h->key_size &&
	    memcmp(state[at].held->key, h->key, h->key_size) == 0;
}

/* For the table of contents: has it the same entries? */
static bool same_content(int at, const void *what)
{
	return set_same(&content[at].all, what);
}

/* For the table of merges: is it the same log, merged with the same content? */
static bool same_merge(int at, const void *what)
{
	return memcmp(&merged[at], what, 2 * sizeof(int)) == 0;
}

static struct table state_at = {.same = same_state}, content_at = {.same = same_content},
    merge_at = {.same = same_merge};

/* ---- when it goes wrong ---- */

/* Prints how a log came about, from its beginning. */
static void tell_way(int log)
{
	const struct state *s = &state[log];

	if (s->from >= 0)
		tell_way(s->from);
	if (s->with >= 0) {
		printf("#   %d: merges the log that came about so:\n", log);
		tell_way(s->with);
		printf("#   (end of that)\n");
	} else if (s->from >= 0) {
		printf("#   %d: %s (%d)\n", log, deeds[s->deed].name, s->turn);
	}
}

/* Prints what is wrong with a log and how it came about; returns false. */
static bool wrong(const struct state *s, const char *what)
{
	printf("# %s: log %d, then %s %d\n", what, s->from, s->with >= 0 ? "merge of"
	    : deeds[s->deed].name, s->with >= 0 ? s->with : s->turn);
	if (s->from >= 0)
		tell_way(s->from);
	if (s->with >= 0)
		tell_way(s->with);
	return false;
}

/* ---- what is asked of every log ---- */

/* The text of a note that was redacted, and that no entry of the log still has, must not be
 * anywhere in the bytes of the file. */
static bool bytes_right(const struct held *h, size_t size)
{
	for (int i = 0; i < h->all.n; i++) {
		const char *words = written[h->all.at[i]].words;
		bool kept = false;
		if (!*words || !redacted(&h->all, h->all.at[i]))
			continue;
		for (int k = 0; k < h->worded.n; k++)
			kept |= strcmp(written[h->worded.at[k]].words, words) == 0;
		tally.gone_words += !kept;
		if (!kept && image_holds(size, words))
			return false;
	}
	return true;
}

/* What a log says must depend on its set of entries and on nothing else: two logs with the same
 * entries say the same. */
static bool says_right(struct state *s, cds_log *log)
{
	char *says = laptop_says(log);
	bool good;

	s->content = table_find(&content_at, hash_bytes(1, s->held->all.at,
	    (size_t)s->held->all.n * sizeof(int)), &s->held->all, contents);
	if (s->content < 0) {
		if (contents % 1024 == 0)
			content = realloc(content, (size_t)(contents + 1024) * sizeof *content);
		content[contents] = (struct content){s->held->all, says, states};
		s->content = contents++;
		return true;
	}
	good = strcmp(says, content[s->content].says) == 0;
	if (!good)
		printf("# it says\n%s\n# and log %d with the same entries says\n%s\n", says,
		    content[s->content].log, content[s->content].says);
	free(says);
	return good;
}

/* Looks at the log in the file, and keeps it if it is new.  Returns its index; -1: something is
 * wrong. */
static int arrive(struct state s, const struct held *h, const char *path)
{
	size_t size = image_load(path, image_bytes);
	struct laptop l = {.log = NULL};
	bool good;
	int at = table_find(&state_at, hash_bytes(0, h->key, h->key_size), h, states);

	if (at >= 0)
		return at;
	if (states % 1024 == 0)
		state = realloc(state, (size_t)(states + 1024) * sizeof *state);
	memset(s.next, 0xff, sizeof s.next);
	s.held = malloc(offsetof(struct held, key) + h->key_size);
	memcpy(s.held, h, offsetof(struct held, key) + h->key_size);
	s.image = image_take(size);
	good = size && s.image.block && (!h->scrub || wrong(&s,
	    "the file should be written anew before success is said")) && (words_right(h) ||
	    wrong(&s, "words are there or not against the redactions")) && (bytes_right(h, size) ||
	    wrong(&s, "words that were taken out are in the file's bytes"));
	good = good && open_as(&l, path, 9, 9);
	good = good &&
	    (says_right(&s, l.log) || wrong(&s, "the same entries, but it says something else"));
	if (good && states % SOUND_EVERY == 0) {
		tally.sound++;
		good = laptop_sound(l.log) || wrong(&s, "unsound");
	}
	laptop_close(&l);
	state[states] = s;
	return good ? states++ : -1;
}

/* ---- deeds ---- */

/* Does the entry build on one that an unmerge would take, or name a session that would be gone? */
static bool builds_on(const struct held *h, const struct written *w)
{
	for (int i = 0; i < h->brought.n; i++) {
		const struct written *gone = &written[h->brought.at[i]];
		char text[CDS_UUID_TEXT];
		bool stays = false;
		for (int k = 0; k < w->parents; k++)
			if (cds_uuid_compare(&w->parent[k], &gone->id) == 0)
				return true;
		for (int k = 0; k < h->all.n; k++)
			stays |= !set_has(&h->brought, h->all.at[k]) &&
			    cds_uuid_compare(&written[h->all.at[k]].subject, &gone->subject) == 0;
		if (!stays && strstr(w->changes, cds_uuid_text(&gone->subject, text)))
			return true;
	}
	return false;
}

/* May the newest merge be taken back? */
static bool can_unmerge(const struct held *h)
{
	bool can = true;

	for (int i = 0; i < h->later.n; i++)
		can &= written[h->later.at[i]].kind == 'r' ||
		    !builds_on(h, &written[h->later.at[i]]);
	return can;
}

/* After an unmerge: what came by the newest merge is gone, except redactions of notes that stay,
 * and all else is there. */
static bool unmerge_right(const struct held *was, const struct held *is)
{
	struct set want = {0};

	for (int i = 0; i < was->all.n; i++) {
		bool stays = !set_has(&was->brought, was->all.at[i]);
		for (int k = 0; k < was->all.n && !stays; k++)
			stays = !set_has(&was->brought, was->all.at[k]) &&
			    takes(&written[was->all.at[i]], was->all.at[k]);
		if (stays)
			set_add(&want, was->all.at[i]);
	}
	return set_same(&want, &is->all);
}

/* After a deed: the entries that are new are of this deed, and none is gone. */
static bool deed_right(const struct held *was, const struct held *is, int deed, int turn)
{
	for (int i = 0; i < is->all.n; i++) {
		const struct written *w = &written[is->all.at[i]];
		if (!set_has(&was->all, is->all.at[i]) && (w->action != deed || w->turn != turn))
			return false;
	}
	return set_within(&was->all, &is->all);
}

/* Does a deed on a log for the turn-th time.  Returns the index of the log that it becomes; -1:
 * something is wrong. */
static int step_deed(int from, int deed, int turn)
{
	const struct held *was = state[from].held;
	struct state s = {.from = from, .with = -1, .deed = deed, .turn = turn};
	enum cds_status status;
	static struct held is;
	struct laptop l;
	bool may = deed != UNMERGE || can_unmerge(was), named;
	int at;

	if (deed == UNMERGE && !was->receipt)
		return from;
	if (state[from].next[deed][turn] >= 0)
		return state[from].next[deed][turn];
	if (!image_put(&state[from].image, "own.cdslog") || !open_as(&l, "own.cdslog", deed, turn))
		return -1;
	status = deeds[deed].run(l.log, turn);
	named = strlen(cds_error(l.log)->arg[1]) >= 13;
	if (status != (may ? CDS_OK : CDS_REFUSED))
		tell_problem(NULL, cds_error(l.log));
	laptop_close(&l);
	if (status != (may ? CDS_OK : CDS_REFUSED) || (!may && !named) ||
	    !held_read("own.cdslog", &is)) {
		wrong(&s, may ? "it should be done"
		    : "it should be refused, and say what builds on it");
		return -1;
	}
	if (!(may ? deed == UNMERGE ? unmerge_right(was, &is) : deed_right(was, &is, deed, turn)
	    : set_same(&was->all, &is.all))) {
		wrong(&s, "it has other entries than it should");
		return -1;
	}
	tally.refused += !may;
	at = arrive(s, &is, "own.cdslog");
	tally.done[deed] += at >= 0 && at != from;
	return state[from].next[deed][turn] = at;
}

/* How often was the deed done, as far as the entries of any laptop tell? */
static int turn_of(const int *log, int laptops, int deed)
{
	int turn = 0;

	for (int i = 0; i < laptops; i++) {
		const struct set *all = &state[log[i]].held->all;
		for (int k = 0; k < all->n; k++)
			if (written[all->at[k]].action == deed && written[all->at[k]].turn >= turn)
				turn = written[all->at[k]].turn + 1;
	}
	return turn;
}

/* ---- merges ---- */

/* Has a log all entries of the other? */
static bool holds_all(int log, int other)
{
	return state[log].content == state[other].content ||
	    set_within(&state[other].held->all, &state[log].held->all);
}

/* Has a log just the entries that a or b has? */
static bool union_right(const struct held *a, const struct held *b, const struct held *is)
{
	struct set want = a->all;

	for (int i = 0; i < b->all.n; i++)
		set_add(&want, b->all.at[i]);
	return set_same(&want, &is->all);
}

/* Merges one log into another, which was not done before.  Returns the index of the log that it
 * becomes; -1: something is wrong. */
static int merge_new(int to, int from)
{
	struct state s = {.from = to, .with = from};
	static int in_file = -1;
	static struct held is;
	struct cds_merge_result r;
	struct laptop l;
	enum cds_status status;

	if ((in_file != from && !image_put(&state[in_file = from].image, "other.cdslog")) ||
	    !image_put(&state[to].image, "own.cdslog") || !open_as(&l, "own.cdslog", DEEDS, 0))
		return -1;
	status = cds_merge(l.log, "other.cdslog", NULL, &r);
	if (status != CDS_OK)
		tell_problem(NULL, cds_error(l.log));
	laptop_close(&l);
	if (status != CDS_OK || !held_read("own.cdslog", &is) || !union_right(state[to].held,
	    state[from].held, &is) || r.fresh != is.all.n - state[to].held->all.n || !r.receipt) {
		wrong(&s, "a merge should bring all, count it and keep a receipt");
		return -1;
	}
	return arrive(s, &is, "own.cdslog");
}

/* The same, done once for all logs with the same entries: of a source only its entries matter. */
static int step_merge(int to, int from)
{
	struct merged m = {.to = to, .content = state[from].content};
	int at = table_find(&merge_at, hash_bytes(2, &m, 2 * sizeof(int)), &m, mergeds);

	if (at >= 0)
		return merged[at].log;
	if (mergeds % 4096 == 0)
		merged = realloc(merged, (size_t)(mergeds + 4096) * sizeof *merged);
	m.log = merge_new(to, content[m.content].log);
	merged[mergeds++] = m;
	return m.log;
}

/* Do two logs say the same? */
static bool say_same(int a, int b)
{
	return state[a].content == state[b].content &&
	    strcmp(content[state[a].content].says, content[state[b].content].says) == 0;
}

/* ---- beginning and end ---- */

/* Makes the log that all begin with, as number 0. */
static bool steps_begin(void)
{
	struct state s = {.from = -1, .with = -1};
	static struct held h;

	disk_install();
	disk.lazy = true;
	return begin("own.cdslog") && image_load("own.cdslog", image_base) &&
	    held_read("own.cdslog", &h) && arrive(s, &h, "own.cdslog") == 0;
}

/* Prints how much was done, and tests that each kind of step happened at all. */
static void tell_counts(void)
{
	bool all = tally.refused > 0 && tally.gone_words > 0 && tally.sound > 0;

	for (int d = 0; d < DEEDS; d++) {
		printf("# %s changed a log %ld times\n", deeds[d].name, tally.done[d]);
		all &= tally.done[d] > 0;
	}
	printf("# %d sets of entries in %d logs, %d merges of them; %ld read whole by cds_check\n",
	    contents, states, mergeds, tally.sound);
	ok(all, "each deed was done, %ld unmerges were refused, words were looked for %ld times",
	    tally.refused, tally.gone_words);
}

#endif
