/*
 * Verdicts: "the same", "not the same", or withdrawn.  Pairs that are the same make groups.  Of a
 * group of sessions exactly one member counts: the preferred one if all agree and it is there and
 * not removed, else the one with the lowest id, and then the group is disputed.  Of a group of
 * places or teams one stands for all; canonical.c chooses it.
 */
#include "derive/verdict.h"

#include <stdlib.h>

#include "derive/canonical.h"
#include "derive/derive_session.h"
#include "derive/double.h"
#include "base/map.h"
#include "store/sql.h"
#include "store/store.h"
#include "derive/suspect.h"
#include "base/uuid.h"
#include "entry/stored.h"

void cds__verdict_subject(const cds_uuid *a, const cds_uuid *b, cds_uuid *out)
{
	unsigned char both[32];
	bool ordered = cds_uuid_compare(a, b) < 0;

	memcpy(both, ordered ? a->b : b->b, 16);
	memcpy(both + 16, ordered ? b->b : a->b, 16);
	cds__uuid_v5(&cds__ns_verdict, both, sizeof both, out);
}

/* ---- are there any? ---- */

/* Outside a transaction another program may write the first verdict: the answer is remembered
 * inside one only. */
enum any { NOT_ASKED, NONE, SOME };

static void verdict_forget(cds_log *log, void *data)
{
	(void)log;
	*(enum any *)data = NOT_ASKED;
}

static enum any *verdict_any(cds_log *log)
{
	static const struct cds__memo_form form = {sizeof(enum any), verdict_forget,
	    verdict_forget, NULL};

	return cds__memo(log, CDS__MEMO_VERDICT, &form);
}

bool cds__verdicts_any(cds_log *log)
{
	enum any *any = verdict_any(log);
	bool some;

	if (any && *any != NOT_ASKED && log->depth > 0)
		return *any == SOME;
	some = cds__sql_int(log, "SELECT EXISTS (SELECT 1 FROM verdict)");
	if (any)
		*any = log->depth == 0 ? NOT_ASKED : some ? SOME : NONE;
	return some;
}

void cds__verdict_touch(cds_log *log, const cds_uuid *session)
{
	if (cds__verdicts_any(log))
		cds__pending_group(log, session);
}

/* ---- one verdict ---- */

static bool uuid_of(const struct cds__subject *s, const char *field, cds_uuid *out)
{
	const struct cds__value *v = cds__subject_value(s, field);

	return v && v->type == CDS_TEXT && cds__uuid_slice(v->text, out);
}

/* The group may have fallen apart: those beyond this pair are reached from its two ends. */
static void touch_pair(cds_log *log, const cds_uuid *a, const cds_uuid *b)
{
	cds__pending_group(log, a);
	cds__pending_group(log, b);
	cds__suspect_ruling(log, a);
	cds__double_ruling(log, a, b);
}

void cds__verdict_forget(cds_log *log, enum cds_kind kind, const cds_uuid *id, int64_t first)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT a, b FROM verdict WHERE n = ?");
	cds_uuid a, b;
	bool there;

	(void)kind;
	(void)id;
	cds__sql_bind(log, st, "i", first);
	there = cds__sql_row(log, st) && cds__sql_id(log, st, 0, &a) && cds__sql_id(log, st, 1, &b);
	sqlite3_reset(st);
	if (!there)
		return;
	st = cds__sql(log, "DELETE FROM verdict WHERE n = ?");
	cds__sql_bind(log, st, "i", first);
	cds__sql_run(log, st);
	touch_pair(log, &a, &b);
}

void cds__verdict_derive(cds_log *log, enum cds_kind kind, const struct cds__subject *s,
    int64_t first, struct cds__effect *effect)
{
	const cds_uuid *id = &s->version[0].e.subject;
	const struct cds__value *same = cds__subject_value(s, "same");
	enum any *any = verdict_any(log);
	cds_uuid a, b, name, prefer;
	sqlite3_stmt *st;
	bool preferred;

	(void)effect;
	cds__verdict_forget(log, kind, id, first);
	if (!any || !uuid_of(s, "a", &a) || !uuid_of(s, "b", &b) || cds_uuid_compare(&a, &b) >= 0)
		return;
	cds__verdict_subject(&a, &b, &name);
	if (cds_uuid_compare(&name, id) != 0)
		return;
	preferred = uuid_of(s, "prefer", &prefer);
	st = cds__sql(log, "INSERT INTO verdict (n, a, b, same, prefer, conflict)"
	    " VALUES (?, ?, ?, ?, ?, ?)");
	cds__sql_bind(log, st, "iuunni", first, &a, &b, (int64_t)(s->conflicts > 0));
	if (st && same && same->type == CDS_BOOL)
		sqlite3_bind_int64(st, 4, same->number);
	if (st && preferred)
		sqlite3_bind_blob(st, 5, prefer.b, 16, SQLITE_STATIC);
	cds__sql_run(log, st);
	*any = SOME;
	touch_pair(log, &a, &b);
}

enum cds__ruling cds__verdict_of(cds_log *log, const cds_uuid *a, const cds_uuid *b)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT same FROM verdict WHERE a = ? AND b = ?");
	enum cds__ruling ruling = CDS__UNRULED;
	bool ordered = cds_uuid_compare(a, b) < 0;

	cds__sql_bind(log, st, "uu", ordered ? a : b, ordered ? b : a);
	if (cds__sql_row(log, st) && sqlite3_column_type(st, 0) != SQLITE_NULL)
		ruling = cds__sql_number(log, st, 0) ? CDS__SAME : CDS__DIFFERENT;
	sqlite3_reset(st);
	return ruling;
}

/* ---- groups ---- */

static void add_member(cds_log *log, struct cds__map *seen, struct cds__buf *members,
    const cds_uuid *id)
{
	int64_t at;

	if (cds__map_get(seen, id->b, 16, &at))
		return;
	cds__buf_add(members, id->b, 16);
	if (!cds__map_put(seen, id->b, 16, 1) || members->failed)
		cds__fail_memory(log);
}

/* Breadth first; each verdict is met from both its ends and its preference taken from one. */
static void verdict_walk(cds_log *log, const cds_uuid *session, struct cds__map *seen,
    struct cds__buf *members, struct cds__buf *prefer)
{
	cds_uuid id, other, wish;

	add_member(log, seen, members, session);
	for (size_t at = 0; at < members->n && !cds__failed(log); at += 16) {
		sqlite3_stmt *st = cds__sql(log, "SELECT b, prefer, 1 FROM verdict WHERE a = ?1"
		    " AND same = 1 UNION ALL SELECT a, prefer, 0 FROM verdict WHERE b = ?1"
		    " AND same = 1");
		memcpy(id.b, members->p + at, 16);
		cds__sql_bind(log, st, "u", &id);
		while (cds__sql_row(log, st)) {
			if (!cds__sql_id(log, st, 0, &other))
				break;
			add_member(log, seen, members, &other);
			if (!cds__sql_uuid(st, 1, &wish))
				memset(&wish, 0, sizeof wish);
			if (cds__sql_number(log, st, 2))
				cds__buf_add(prefer, wish.b, 16);
		}
	}
	if (prefer->failed)
		cds__fail_memory(log);
}

void cds__verdict_group(cds_log *log, const cds_uuid *session, struct cds__buf *members,
    struct cds__buf *prefer)
{
	struct cds__map seen = {0};

	verdict_walk(log, session, &seen, members, prefer);
	cds__map_free(&seen);
}

/* A member's row; false: it is not here. */
static bool row_of(cds_log *log, const char *id, struct cds__session_row *row)
{
	cds_uuid session;
	int64_t n;

	memcpy(session.b, id, 16);
	n = cds__subject_seq(log, &session);
	return n && cds__session_row_load(log, n, row);
}

static bool can_count(cds_log *log, const char *id)
{
	struct cds__session_row row;

	return row_of(log, id, &row) && !(row.flags & CDS_SESSION_VOID);
}

/* The member that counts, or NULL; *disputed where no preference says so. */
static const char *verdict_choose(cds_log *log, const struct cds__buf *members,
    const struct cds__buf *prefer, bool *disputed)
{
	const char *lowest = NULL;

	*disputed = false;
	for (size_t at = 16; at < prefer->n; at += 16)
		*disputed |= memcmp(prefer->p, prefer->p + at, 16) != 0;
	for (size_t at = 0; at < members->n; at += 16) {
		const char *id = members->p + at;
		if (!can_count(log, id))
			continue;
		if (prefer->n && !*disputed && memcmp(id, prefer->p, 16) == 0)
			return id;
		if (!lowest || memcmp(id, lowest, 16) < 0)
			lowest = id;
	}
	*disputed = members->n > 16 && lowest;
	return lowest;
}

static void verdict_regroup(cds_log *log, const cds_uuid *session, struct cds__map *seen)
{
	struct cds__buf members = {0}, prefer = {0};
	bool disputed = false;
	const char *counts;

	verdict_walk(log, session, seen, &members, &prefer);
	counts = cds__failed(log) ? NULL : verdict_choose(log, &members, &prefer, &disputed);
	for (size_t at = 0; at < members.n && !cds__failed(log); at += 16) {
		const char *id = members.p + at;
		struct cds__session_row old, new;
		if (!row_of(log, id, &old))
			continue;
		new = old;
		new.flags &= ~(unsigned)CDS__GROUP_FLAGS;
		if (counts && id != counts)
			new.flags |= CDS_SESSION_DUPLICATE;
		if (counts && id == counts && disputed)
			new.flags |= CDS_SESSION_DISPUTED;
		cds__session_replace(log, &old, &new);
	}
	if (!cds__failed(log))
		cds__canonical_regroup(log, &members, &prefer);
	cds__buf_free(&members);
	cds__buf_free(&prefer);
}

/* Each group once, however many of its sessions and verdicts came. */
void cds__verdict_regroup(cds_log *log, struct cds__pending *session, size_t n)
{
	struct cds__map seen = {0};
	int64_t at;

	for (size_t i = 0; i < n && !cds__failed(log); i++) {
		if (!cds__map_get(&seen, session[i].key.id.b, 16, &at))
			verdict_regroup(log, &session[i].key.id, &seen);
		cds__pending_relieve(log);
	}
	cds__map_free(&seen);
}
