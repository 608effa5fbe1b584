/* Makes a new entry of what somebody changed: finds its parents and its clock, takes the text of a
 * note out of it, gives it its id and lets it arrive. */
#include <stdlib.h>

#include "derive/derive.h"
#include "entry/entry.h"
#include "store/sql.h"
#include "entry/state.h"
#include "log/undo_step.h"
#include "store/store.h"
#include "entry/session_field.h"
#include "entry/stored.h"
#include "log/arrive.h"
#include "log/write.h"

struct cds__writer cds__writer_here(cds_log *log)
{
	int64_t at = cds__now(log) / 1000;

	if (at < 0)
		at = 0;
	if (at > CDS__AT_MAX)
		at = CDS__AT_MAX;
	if (!log->author[0])
		cds__fail(log, CDS_INVALID, "the author's name is missing: say who is writing");
	return (struct cds__writer){cds__slice_of(log->device), cds__slice_of(log->author), at,
	    false};
}

static int by_bytes(const void *a, const void *b)
{
	return memcmp(a, b, 16);
}

static bool write_imported(const struct cds__version *v)
{
	return v->e.author.n == 0 && v->e.device.n == 0;
}

/* Will it be a parent of the new entry: does the writer know it, but no child of it?  A person
 * knows all that is here, an import (`chain`) only what imports wrote. */
static bool write_newest(const struct cds__subject *s, size_t at, bool chain)
{
	if (!chain || s->version[at].head)
		return chain ? write_imported(&s->version[at]) : s->version[at].head;
	if (!write_imported(&s->version[at]))
		return false;
	for (size_t i = 0; i < s->versions; i++)
		for (size_t j = 0; write_imported(&s->version[i]) && j < s->version[i].parents;
		    j++)
			if (s->version[i].parent[j] == at)
				return false;
	return true;
}

static bool write_settles(const struct cds__subject *s, const cds_fields *changes)
{
	for (size_t i = 0; s && i < cds_fields_size(changes); i++)
		if (cds__subject_disputes(s, cds_fields_at(changes, i)->name))
			return true;
	return false;
}

/* Gives the entry its parents, which are the subject's newest entries, and a clock above theirs.
 * If there are more than CDS__PARENTS_MAX, the newest of them are named; the others stay without
 * a child, so that the next entry names them. */
static void find_parents(const struct cds__subject *s, struct cds__entry *e, bool chain,
    struct cds__buf *ids)
{
	e->clock = 1;
	for (size_t i = s ? s->versions : 0; i-- > 0 && ids->n < 16 * CDS__PARENTS_MAX;) {
		if (!write_newest(s, i, chain))
			continue;
		cds__buf_add(ids, s->version[i].e.id.b, 16);
		if (s->version[i].e.clock >= e->clock)
			e->clock = s->version[i].e.clock + 1;
	}
	if (e->clock > CDS__CLOCK_MAX)
		/* Somebody's clock is at the highest; a descendant wins all the same (state.c). */
		e->clock = CDS__CLOCK_MAX;
	if (ids->n)
		qsort(ids->p, ids->n / 16, 16, by_bytes);
	e->parents = (struct cds__slice){ids->p, ids->n};
}

/* A note text that the subject has already keeps its salt, and so its hash: two people who keep
 * the same note agree, and a redaction by somebody who does not know of this entry erases the text
 * here, too. */
static bool salt_of_same(cds_log *log, const cds_uuid *subject, const struct cds_field *f,
    unsigned char *salt)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT w.salt FROM entry e"
	    " JOIN words w ON w.entry = e.seq WHERE e.subject = ? AND w.field = ? AND w.words = ?"
	    " ORDER BY e.clock, e.id LIMIT 1");
	struct cds__slice found = {NULL, 0};

	cds__sql_bind(log, st, "utt", subject, f->name, f->text);
	if (cds__sql_row(log, st))
		found = cds__sql_slice(st, 0);
	if (found.n == 16)
		memcpy(salt, found.p, 16);
	sqlite3_reset(st);
	return found.n == 16;
}

/* Copies the changes, with the hash of a note's text in its place; *words gets the text. */
static cds_fields *without_words(cds_log *log, const cds_uuid *subject, const cds_fields *changes,
    struct cds__note_text *words, unsigned char *salt, const unsigned char *given_salt)
{
	cds_fields *copy = cds_fields_new();
	char name[CDS__NOTE_TEXT_NAME + 1];
	enum cds_status status = copy ? CDS_OK : CDS_NO_MEMORY;

	for (size_t i = 0; status == CDS_OK && i < cds_fields_size(changes); i++) {
		const struct cds_field *f = cds_fields_at(changes, i);
		struct cds__value v = cds__field_value(f);
		if (cds__session_field_note(f->name) && f->type == CDS_TEXT) {
			if (given_salt)
				memcpy(salt, given_salt, 16);
			else if (!salt_of_same(log, subject, f, salt))
				cds__random(log, salt, 16);
			*words = (struct cds__note_text){cds__slice_of(f->name),
			    {(const char *)salt, 16}, v.text};
			cds__note_text_name(words->salt, words->words, name);
			v.text = cds__slice_of(name);
		}
		status = cds__fields_put(copy, cds__slice_of(f->name), &v);
	}
	if (status != CDS_OK)
		cds__fail_memory(log);
	return copy;
}

void cds__entry_write(cds_log *log, const char *kind, const cds_uuid *subject,
    const cds_fields *changes, const struct cds__writer *by, const unsigned char *salt)
{
	struct cds__entry e = {.subject = *subject, .kind = cds__slice_of(kind),
	    .device = by->device,
		.author = by->author, .at = by->at};
	struct cds__buf parents = {0}, bytes = {0}, scratch = {0};
	struct cds__note_text words = {.words = {NULL, 0}};
	struct cds__subject *before = NULL;
	struct cds__effect effect;
	unsigned char own_salt[16];
	cds_fields *kept = without_words(log, subject, changes, &words, own_salt, salt);
	const char *why;
	bool has_words;

	if (cds__failed(log))
		goto out;
	before = cds__subject_load(log, &e.subject, e.kind);
	find_parents(before, &e, by->chain, &parents);
	cds__changes_write(kept, &bytes);
	e.changes = (struct cds__slice){bytes.p, bytes.n};
	if (parents.failed || bytes.failed || !cds__entry_name(&e, &scratch, &e.id)) {
		cds__fail_memory(log);
		goto out;
	}
	why = cds__origin_form(e.kind, e.device, e.author);
	why = why ? why : cds__entry_form(&e, &has_words);
	if (why)
		cds__fail(log, CDS_INVALID, "this can't be written: %1", why);
	if (!cds__failed(log) && !cds__entry_known(log, &e)) {
		cds__entry_arrive(log, &e, &words, words.words.p ? 1 : 0, &effect);
		cds__undo_step_note(log, &e, write_settles(before, kept));
	}
out:
	cds__subject_free(before);
	cds_fields_free(kept);
	cds__buf_free(&parents);
	cds__buf_free(&bytes);
	cds__buf_free(&scratch);
}
