/* Undo and redo: what this program wrote since it began is taken back, by new entries and only
 * where nobody else changed it since.  lib/log/undo_step.c notes what was written in each step. */
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "base/map.h"
#include "store/sql.h"
#include "entry/state.h"
#include "log/undo_step.h"
#include "session/draft.h"
#include "store/store.h"
#include "log/write.h"

/* ---- may it be taken back? ---- */

/* Did this program write the entry since it began? */
static bool undo_own(const struct cds__undo_steps *s, const cds_uuid *id)
{
	int64_t yes;

	return cds__map_get(&s->own, id->b, 16, &yes);
}

/* Refuses because of somebody else's entry, and names him. */
static void refuse_for(cds_log *log, const struct cds_entry *other)
{
	cds__fail(log, CDS_REFUSED, "cannot undo: '%1' has changed it since; look at its history, "
	    "and change it by hand", *other->author ? other->author : other->device);
}

/* Refuses if somebody else wrote one of the entry's fields after it.  If the entry made the
 * subject, whatever somebody else wrote is a reason, since undo would remove the whole. */
static void check_others(cds_log *log, const struct cds__undo_steps *s, const cds_history *h,
    size_t at, bool made)
{
	const struct cds_entry *e = cds_history_at(h, at);

	for (size_t i = at + 1; i < cds_history_size(h) && !cds__failed(log); i++) {
		const struct cds_entry *other = cds_history_at(h, i);
		bool touches = made;
		if (undo_own(s, &other->id))
			continue;
		for (size_t f = 0; f < cds_fields_size(e->changes); f++)
			touches |= cds_fields_find(other->changes,
			    cds_fields_at(e->changes, f)->name) != NULL;
		if (touches)
			refuse_for(log, other);
	}
}

/* Refuses if one of the entry's fields is in conflict with somebody else's value: undo would settle
 * that without anybody having looked. */
static void check_conflicts(cds_log *log, const struct cds__undo_steps *s, const cds_history *h,
    size_t at)
{
	for (size_t i = 0; i < cds_history_conflicts(h) && !cds__failed(log); i++) {
		const struct cds_conflict *c = cds_history_conflict(h, i);
		if (!cds_fields_find(cds_history_at(h, at)->changes, c->field))
			continue;
		for (size_t k = 0; k < c->entries && !cds__failed(log); k++)
			if (!undo_own(s, &cds_history_at(h, c->entry[k])->id))
				refuse_for(log, cds_history_at(h, c->entry[k]));
	}
}

/* Does something that is there still need this item? */
static bool is_used(cds_log *log, const struct cds__kind *kind, const cds_uuid *id)
{
	sqlite3_stmt *st = kind->used ? cds__sql(log, kind->used) : NULL;
	bool used;

	if (!st)
		return false;
	cds__sql_bind(log, st, "i", cds__item_known(log, kind->kind, id));
	used = cds__sql_row(log, st) && cds__sql_number(log, st, 0);
	sqlite3_reset(st);
	return used;
}

/* ---- setting back ---- */

/* Puts the value that a field had before (NULL: none) into the set to be written. */
static void set_back(cds_log *log, cds_fields *fields, const char *name,
    const struct cds_field *to)
{
	struct cds__value v = {.type = CDS_NULL};

	if (to && to->type == CDS_GONE) {
		cds__fail(log, CDS_REFUSED,
		    "cannot undo: the earlier text of '%1' was erased for good", name);
		return;
	}
	if (to)
		v = cds__field_value(to);
	if (cds__fields_put(fields, cds__slice_of(name), &v) != CDS_OK)
		cds__fail_memory(log);
}

/* What was made is removed, retired, or withdrawn, as the table of kinds says; nothing of it is
 * lost. */
static void undo_unmake(cds_log *log, const struct cds_entry *e, cds_fields *fields)
{
	static const struct cds_field yes = {.type = CDS_BOOL, .number = 1, .text = ""};
	const struct cds__kind *kind = cds__kind_find(cds__slice_of(e->kind));

	if (!kind || is_used(log, kind, &e->subject))
		return;
	for (size_t i = 0; kind->unmake[i].field; i++)
		set_back(log, fields, kind->unmake[i].field, kind->unmake[i].yes ? &yes : NULL);
}

/* Are two values the same?  NULL is a field that is not set. */
static bool undo_same(const struct cds_field *a, const struct cds_field *b)
{
	bool no_a = !a || a->type == CDS_NULL, no_b = !b || b->type == CDS_NULL;

	return no_a || no_b ? no_a && no_b : a->type == b->type && a->number == b->number &&
	    strcmp(a->text, b->text) == 0;
}

/* Did the entry only confirm the values that stood, as one does that settles a conflict or confirms
 * a date?  It can't be undone: entries are never taken out, since somebody may have a copy of the
 * log, and there is no other value to set back. */
static bool says_again(const struct cds_entry *e)
{
	for (size_t i = 0; i < cds_fields_size(e->changes); i++) {
		const struct cds_field *f = cds_fields_at(e->changes, i);
		if (!undo_same(f, cds_fields_find(e->before, f->name)))
			return false;
	}
	return e->parents > 0;
}

/* Takes one entry back, or refuses.  false: it only confirmed what stood, so nothing was
 * written. */
static bool take_back_one(cds_log *log, const struct cds__undo_steps *s, const cds_uuid *subject,
    const cds_uuid *id)
{
	cds_fields *fields = cds_fields_new();
	struct cds__writer by = cds__writer_here(log);
	const struct cds_entry *e = NULL;
	cds_history *h = NULL;
	bool again;
	size_t at = 0;

	if (!fields || cds_history_get(log, subject, &h) == CDS_NO_MEMORY)
		cds__fail_memory(log);
	while (at < cds_history_size(h) && cds_uuid_compare(&cds_history_at(h, at)->id, id) != 0)
		at++;
	e = cds_history_at(h, at);
	if (!e)
		cds__fail(log, CDS_REFUSED, "cannot undo: the change is gone, because the merge "
		    "that brought it was taken back");
	again = e && says_again(e);
	if (e && !cds__failed(log))
		check_others(log, s, h, at, e->parents == 0);
	if (e && !cds__failed(log))
		check_conflicts(log, s, h, at);
	if (e && !cds__failed(log) && e->parents == 0)
		undo_unmake(log, e, fields);
	for (size_t i = 0; e && e->parents > 0 && i < cds_fields_size(e->changes) &&
	    !cds__failed(log); i++) {
		const char *name = cds_fields_at(e->changes, i)->name;
		set_back(log, fields, name, cds_fields_find(e->before, name));
	}
	if (!cds__failed(log) && !again && cds_fields_size(fields) > 0)
		cds__entry_write(log, e->kind, subject, fields, &by, NULL);
	cds_history_free(h);
	cds_fields_free(fields);
	return !again;
}

/* ---- the two stacks ---- */

/* Describes the last step of a stack, by its entries as pairs of subject and id, 32 bytes each. */
static bool undo_next(const struct cds__undo_step *stack, size_t n, struct cds_undo_step *step)
{
	const struct cds__undo_step *last = n > 0 ? &stack[n - 1] : NULL;

	if (last && last->ids.n == 0 && last->throws) {
		*step = (struct cds_undo_step){.kind = CDS_OTHER_KIND, .draft = true,
		    .subject = last->thrown};
		return true;
	}
	if (!last || last->ids.n < 32)
		return false;
	*step = (struct cds_undo_step){.kind = CDS_OTHER_KIND, .entries = last->ids.n / 32,
	    .settles = last->settles};
	cds_kind_parse(last->kind, &step->kind);
	memcpy(step->subject.b, last->ids.p + last->name, 16);
	memcpy(step->entry.b, last->ids.p + last->name + 16, 16);
	return true;
}

bool cds_undo_next(cds_log *log, struct cds_undo_step *step)
{
	const struct cds__undo_steps *s = log->memo[CDS__MEMO_STEP].data;

	return s && undo_next(s->undo, s->undos, step);
}

bool cds_redo_next(cds_log *log, struct cds_undo_step *step)
{
	const struct cds__undo_steps *s = log->memo[CDS__MEMO_STEP].data;

	return s && undo_next(s->redo, s->redos, step);
}

/* Brings the draft back that a step threw away, or throws it away again. */
static void take_back_draft(cds_log *log, struct cds__undo_steps *s, bool redo,
    const cds_uuid *session)
{
	struct cds__draft_writing w = cds__draft_begin(log);
	cds_uuid its = *session;

	if (redo) {
		cds__draft_throw(log, session);
	} else {
		cds__draft_restore(log, session, &its);
		s->taking->throws = true;
		s->taking->thrown = its;
	}
	if (cds__draft_end(log, w) != CDS_OK)
		s->taking->throws = false;
}

/* Takes the entries of a step back, the last one first.  false: they changed nothing. */
static bool take_back_entries(cds_log *log, struct cds__undo_steps *s,
    const struct cds__undo_step *step)
{
	cds_uuid subject, id;
	bool something = false;

	for (size_t at = step->ids.n; at >= 32 && !cds__failed(log); at -= 32) {
		memcpy(subject.b, step->ids.p + at - 32, 16);
		memcpy(id.b, step->ids.p + at - 16, 16);
		something |= take_back_one(log, s, &subject, &id);
	}
	return something;
}

/* Takes the last step of one stack back.  The entries that are written for
 * that become a step of the other stack, since to redo a step is to take its undoing back. */
static enum cds_status undo_take_back(cds_log *log, bool redo)
{
	struct cds__undo_steps *s;
	struct cds__undo_step done, taken = {.transaction = 0};
	enum cds_status status;

	cds__write_begin(log);
	s = cds__undo_steps_of(log);
	if (!s || (redo ? s->redos : s->undos) == 0) {
		cds__fail(log, CDS_NOT_FOUND, redo ? "there is nothing to redo"
		    : "there is nothing to undo");
		return cds__write_end(log);
	}
	done = redo ? s->redo[--s->redos] : s->undo[--s->undos];
	s->taking = &taken;
	if (done.throws)
		take_back_draft(log, s, redo, &done.thrown);
	if (!take_back_entries(log, s, &done) && !done.throws && !cds__failed(log))
		cds__fail(log, CDS_REFUSED, "cannot undo: this only confirmed the current value; "
		    "if it is wrong, set another value");
	status = cds__write_end(log);
	s->taking = NULL;
	if (status == CDS_OK || status == CDS_REFUSED ||
	    (done.throws && status == CDS_NOT_FOUND)) {
		cds__step_free(&done);          /* one that is refused is dropped, too */
		if (status == CDS_OK && (taken.ids.n > 0 || taken.throws))
			*(redo ? &s->undo[s->undos++] : &s->redo[s->redos++]) = taken;
		else
			cds__step_free(&taken);
	} else {
		cds__step_free(&taken);
		*(redo ? &s->redo[s->redos++] : &s->undo[s->undos++]) = done;
	}
	return status;
}

enum cds_status cds_undo(cds_log *log)
{
	return undo_take_back(log, false);
}

enum cds_status cds_redo(cds_log *log)
{
	return undo_take_back(log, true);
}
