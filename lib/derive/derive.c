/* What follows from entries, whatever their kind: at once from one that stands alone, or from all
 * of a subject's.  Called where an entry arrives, and where everything is made anew. */
#include "derive/derive.h"

#include "derive/pending.h"
#include "store/sql.h"

/* Under the first entry of this kind: a stranger may write entries of several kinds about one
 * subject. */
static void derive_conflicts(cds_log *log, const struct cds__subject *s)
{
	sqlite3_stmt *st = cds__sql(log, "DELETE FROM conflict WHERE subject = ?");
	int64_t first = s->version[0].seq;

	for (size_t i = 1; i < s->versions; i++)
		first = s->version[i].seq < first ? s->version[i].seq : first;
	cds__sql_bind(log, st, "i", first);
	cds__sql_run(log, st);
	for (size_t f = 0; f < s->fields; f++) {
		if (!s->field[f].conflict)
			continue;
		st = cds__sql(log, "INSERT INTO conflict (subject, field) VALUES (?, ?)");
		cds__sql_bind(log, st, "is", first, s->field[f].name);
		cds__sql_run(log, st);
	}
}

void cds__derive_subject(cds_log *log, const struct cds__kind *kind, const cds_uuid *id,
    int64_t first, struct cds__effect *effect)
{
	struct cds__subject *s;

	*effect = (struct cds__effect){0};
	s = kind ? cds__subject_load(log, id, kind->name) : NULL;
	if (s)
		kind->derive(log, kind->kind, s, first, effect);
	if (s && kind->conflicts)
		derive_conflicts(log, s);
	cds__subject_free(s);
	cds__pending_relieve(log);
}

void cds__derive_forget(cds_log *log, const struct cds__kind *kind, const cds_uuid *id,
    int64_t first)
{
	if (kind)
		kind->forget(log, kind->kind, id, first);
	cds__pending_relieve(log);
}

void cds__derive(cds_log *log, const struct cds__entry *e, int64_t seq, int64_t first,
    struct cds__effect *effect)
{
	const struct cds__kind *kind = cds__kind_find(e->kind);
	bool waited;

	*effect = (struct cds__effect){0};
	if (!kind)
		return;
	if (kind->entry && (kind->each || seq == first))
		kind->entry(log, e, seq, effect);
	else if (seq == first || !cds__pending_subject(log, kind, &e->subject, first, &waited))
		cds__derive_subject(log, kind, &e->subject, first, effect);
	else if (kind->expect)
		kind->expect(log, first, waited, effect);
	cds__pending_relieve(log);
}

int64_t cds__derivation_of(cds_log *log)
{
	bool told = cds__sql_int(log, "PRAGMA user_version") >= 3;

	return told ? cds__sql_int(log, "SELECT ifnull((SELECT version FROM derivation), 1)") : 1;
}

void cds__derivation_stamp(cds_log *log)
{
	sqlite3_stmt *st = cds__sql(log, "INSERT INTO derivation (one, version) VALUES (1, ?)"
	    " ON CONFLICT (one) DO UPDATE SET version = excluded.version");

	cds__sql_bind(log, st, "i", (int64_t)CDS_DERIVATION);
	cds__sql_run(log, st);
}
