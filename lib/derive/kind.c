/* The table of kinds.  A new kind of entry is a row here and a file beside this one. */
#include "derive/kind.h"

#include "derive/derive_item.h"
#include "derive/derive_session.h"
#include "derive/redaction.h"
#include "derive/verdict.h"
#include "derive/sql_names.h"

/* ---- what is derived ---- */

static const struct cds__derived sessions = {"session", "DELETE FROM session", NULL};
static const struct cds__derived totals = {"total", "DELETE FROM total", NULL};
static const struct cds__derived suspects = {"suspect", "DELETE FROM suspect", NULL};
static const struct cds__derived conflicts = {"conflict", "DELETE FROM conflict", NULL};
static const struct cds__derived verdicts = {"verdict", "DELETE FROM verdict", NULL};
static const struct cds__derived canonicals = {"canonical", "DELETE FROM canonical", NULL};
static const struct cds__derived doubles = {"double", "DELETE FROM double", NULL};
static const struct cds__derived redacted = {"redacted", "DELETE FROM redacted", NULL};
/* Its rows keep their numbers, so that rows of sessions can be compared; one that nothing refers
 * to any more stays, unknown. */
static const struct cds__derived items = {"item", "UPDATE item SET " CDS__ITEM_BLANK, "known"};
static const struct cds__derived successors = {"successor", "DELETE FROM successor", NULL};

static const struct cds__derived *const of_session[] = {&sessions, &totals, &suspects, &conflicts,
    NULL};
static const struct cds__derived *const of_item[] = {&items, &successors, &canonicals,
    &doubles, &suspects, &conflicts, NULL};
static const struct cds__derived *const of_verdict[] = {&verdicts, &canonicals,
    &doubles, &sessions, &suspects, &conflicts, NULL};
static const struct cds__derived *const of_redaction[] = {&redacted, NULL};

/* ---- kinds ---- */

static const struct cds__kind kinds[] = {
	{
		.name = CDS__SLICE_INIT("redaction"),
		.kind = CDS_REDACTION,
		.tables = of_redaction,
		.derive = cds__redaction_derive,
		.forget = cds__redaction_forget,
		.tidy = cds__redaction_tidy,
		.entry = cds__redaction_entry,
		.each = true,
	},
	{
		.name = CDS__SLICE_INIT("place"),
		.kind = CDS_PLACE,
		.item = true,
		.tables = of_item,
		.derive = cds__item_derive,
		.forget = cds__item_forget,
		.conflicts = true,
		.undo = CDS__UNDO,
		.unmake = {{"retired", true}},
		.used = "SELECT EXISTS (SELECT 1 FROM session WHERE place = ? AND NOT flags & "
		    CDS__SQL_REMOVED ")",
	},
	{
		.name = CDS__SLICE_INIT("team"),
		.kind = CDS_TEAM,
		.item = true,
		.tables = of_item,
		.derive = cds__item_derive,
		.forget = cds__item_forget,
		.conflicts = true,
		.undo = CDS__UNDO,
		.unmake = {{"retired", true}},
		.used = "SELECT EXISTS (SELECT 1 FROM session WHERE team = ? AND NOT flags & "
		    CDS__SQL_REMOVED ")",
	},
	{
		.name = CDS__SLICE_INIT("service"),
		.kind = CDS_SERVICE,
		.item = true,
		.tables = of_item,
		.derive = cds__item_derive,
		.forget = cds__item_forget,
		.conflicts = true,
		.undo = CDS__UNDO,
		.unmake = {{"retired", true}},
	},
	{
		.name = CDS__SLICE_INIT("session"),
		.kind = CDS_SESSION,
		.tables = of_session,
		.derive = cds__session_derive,
		.forget = cds__session_forget,
		.entry = cds__session_entry,
		.expect = cds__session_expect,
		.conflicts = true,
		.undo = CDS__UNDO_LEADS,
		.unmake = {{"void", true}},
	},
	{
		.name = CDS__SLICE_INIT("verdict"),
		.kind = CDS_VERDICT,
		.tables = of_verdict,
		.derive = cds__verdict_derive,
		.forget = cds__verdict_forget,
		.conflicts = true,
		.undo = CDS__UNDO,
		.unmake = {{"same", false}, {"prefer", false}},
	},
};

#define KINDS (sizeof kinds / sizeof *kinds)

const struct cds__kind *cds__kind_at(size_t i)
{
	return i < KINDS ? &kinds[i] : NULL;
}

const struct cds__kind *cds__kind_find(struct cds__slice name)
{
	for (size_t i = 0; i < KINDS; i++)
		if (cds__slice_equal(name, kinds[i].name))
			return &kinds[i];
	return NULL;
}

const struct cds__kind *cds__kind_of(enum cds_kind kind)
{
	size_t i = 0;

	while (i + 1 < KINDS && kinds[i].kind != kind)
		i++;
	return &kinds[i];
}

const char *cds_kind_name(enum cds_kind kind)
{
	return kind == CDS_OTHER_KIND ? "" : cds__kind_of(kind)->name.p;
}

bool cds_kind_is_item(enum cds_kind kind)
{
	return kind != CDS_OTHER_KIND && cds__kind_of(kind)->item;
}

bool cds_kind_parse(const char *name, enum cds_kind *out)
{
	const struct cds__kind *kind = cds__kind_find(cds__slice_of(name));

	if (kind)
		*out = kind->kind;
	return kind != NULL;
}

/* Is it the first time that this table is named, reading the rows from above? */
static bool kind_names_first(size_t kind, size_t table)
{
	const struct cds__derived *found = kinds[kind].tables[table];

	for (size_t k = 0; k <= kind; k++)
		for (size_t t = 0; kinds[k].tables[t] && (k < kind || t < table); t++)
			if (kinds[k].tables[t] == found)
				return false;
	return true;
}

const struct cds__derived *cds__derived_at(size_t i)
{
	for (size_t k = 0; k < KINDS; k++)
		for (size_t t = 0; kinds[k].tables[t]; t++)
			if (kind_names_first(k, t) && i-- == 0)
				return kinds[k].tables[t];
	return NULL;
}
