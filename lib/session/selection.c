/* Which sessions a filter takes. Called by lists, scans, packs and reports. */
#include "session/selection.h"

#include "base/text.h"
#include "catalogue/catalogue.h"
#include "session/campaigns.h"
#include "store/sql.h"
#include "entry/state.h"
#include "base/uuid.h"
#include "session/note_text.h"
#include "derive/sql_names.h"

#define START_MIN 8 /* characters of a UUID: fewer, such as a year, are words */

/* Finds the sessions whose UUID begins like the text that is searched for. A refusal names
 * sessions so, and they can then be found where everything else is searched for. */
static void find_named(cds_log *log, struct cds__selection *selection)
{
	const char *search = selection->filter.search;
	cds_uuid low, high;
	sqlite3_stmt *st;

	if (!search || strlen(search) < START_MIN || !cds__uuid_prefix(search, &low, &high))
		return;
	st = cds__sql(log, "SELECT s.n FROM entry e JOIN session s ON s.n = e.seq"
	    " WHERE e.subject BETWEEN ? AND ?");
	cds__sql_bind(log, st, "uu", &low, &high);
	while (cds__sql_row(log, st)) {
		int64_t n = cds__sql_number(log, st, 0);
		if (!cds__map_put(&selection->named, &n, sizeof n, 1))
			cds__fail_memory(log);
	}
	sqlite3_reset(st);
}

/* All that were ruled one with those of `g`: from each the one that stands for it, and from that
 * the others. */
#define GROUP_OF_G "SELECT c.n FROM canonical c JOIN g ON c.item = g.n" \
	" UNION SELECT c.item FROM canonical c JOIN g ON c.n = g.n"

#define TEAM_AND_GROUP "WITH RECURSIVE g (n) AS (SELECT n FROM item WHERE kind = " CDS__SQL_TEAM \
	" AND id = ?1 AND known AND ?2 UNION " GROUP_OF_G ") SELECT n FROM g"

#define PLACES_BELOW "WITH RECURSIVE g (n) AS (SELECT n FROM item WHERE kind = " CDS__SQL_PLACE \
	" AND id = ?1 UNION SELECT i.n FROM item i JOIN g ON i.parent = g.n" \
	" WHERE i.kind = " CDS__SQL_PLACE " AND NOT ?2 UNION " GROUP_OF_G ") SELECT n FROM g"

/* Puts the items that the statement finds from one of them into a set. */
static void selection_find(cds_log *log, const char *sql, const cds_uuid *id, bool only,
    struct cds__map *set)
{
	sqlite3_stmt *st = cds__sql_own(log, sql);

	cds__sql_bind(log, st, "ui", id, (int64_t)only);
	while (cds__sql_row(log, st)) {
		int64_t n = cds__sql_number(log, st, 0);
		if (!cds__map_put(set, &n, sizeof n, 1))
			cds__fail_memory(log);
	}
	sqlite3_finalize(st);
}

/* The number of the row that the filter asks for; INT64_MIN: there is no such place. */
static int64_t selection_row(cds_log *log, const struct cds_filter *f)
{
	int64_t place = cds_uuid_is_nil(&f->place) ? 0 : cds__sql_value(log, 1, "SELECT n"
	    " FROM item WHERE kind = " CDS__SQL_PLACE " AND id = ?", "u", &f->place);

	return cds_uuid_is_nil(&f->place) || place ? cds__units_of(f->unit, place) : INT64_MIN;
}

void cds__selection_init(cds_log *log, struct cds__selection *selection,
    const struct cds_filter *filter)
{
	static const struct cds_filter all = CDS_FILTER_ALL;

	*selection = (struct cds__selection){.filter = filter ? *filter : all};
	find_named(log, selection);
	if (selection->filter.campaign ||
	    (selection->filter.search && *selection->filter.search))
		cds__campaigns_begin(log);
	if (!cds_uuid_is_nil(&selection->filter.team))
		selection_find(log, TEAM_AND_GROUP, &selection->filter.team, true,
		    &selection->teams);
	if (selection->filter.row) {
		cds__units_init(&selection->units, log, &selection->filter.units);
		selection->row = selection_row(log, &selection->filter);
	} else if (!cds_uuid_is_nil(&selection->filter.place))
		selection_find(log, PLACES_BELOW, &selection->filter.place,
		    selection->filter.place_only, &selection->places);
}

void cds__selection_free(struct cds__selection *selection)
{
	cds__units_free(&selection->units);
	cds__map_free(&selection->places);
	cds__map_free(&selection->teams);
	cds__names_free(&selection->names);
	cds__map_free(&selection->campaigns);
	cds__map_free(&selection->named);
}

/* Appends the text of a session's note, if it has one. */
static void session_note(cds_log *log, int64_t n, struct cds__buf *out)
{
	struct cds__subject *s = cds__subject_load_number(log, n, CDS__SLICE("session"));

	if (s)
		cds__note_text_of(log, s, "note", out);
	cds__subject_free(s);
}

static bool has_service(cds_log *log, const struct cds__session_row *row, const char *code)
{
	for (size_t i = 0; i < row->counts; i++) {
		const struct cds__field *f = cds__field_at(log, row->count[i].field);
		if (f && strcmp(f->code, code) == 0)
			return true;
	}
	return false;
}

/* Does the name match the search?  Each is asked only once and not for each session. */
static bool name_matches(cds_log *log, const struct cds__selection *selection,
    struct cds__name *name)
{
	if (name->search == CDS__NOT_ASKED && *name->text)
		name->search = cds__text_matches(log, name->text, selection->filter.search)
		    ? CDS__MATCHES : CDS__MATCHES_NOT;
	return name->search == CDS__MATCHES;
}

/* What is asked of a campaign: does it match the search, or is it that of the filter? */
enum { CAMPAIGN = 'c', WHOLE_CAMPAIGN = 'w' };

/* The same of the session's campaign. */
static bool campaign_matches(cds_log *log, struct cds__selection *selection, char asked,
    int64_t session)
{
	const struct cds_filter *f = &selection->filter;
	int64_t said = 0, n = cds__campaign_of(log, session);
	char key[9] = {asked};
	bool failed = false;

	if (n == 0)
		return false;
	memcpy(key + 1, &n, 8);
	if (cds__map_get(&selection->campaigns, key, sizeof key, &said))
		return said;
	said = asked == CAMPAIGN ? cds__text_matches(log, cds__campaign_name(log, n), f->search)
	    : cds__text_is(cds__campaign_name(log, n), f->campaign, &failed);
	if (failed || !cds__map_put(&selection->campaigns, key, sizeof key, said))
		cds__fail_memory(log);
	return said;
}

static bool note_matches(cds_log *log, struct cds__selection *selection,
    const struct cds__session_row *row)
{
	struct cds__buf note = {0};
	bool found;

	if (!(row->flags & CDS_SESSION_NOTE))
		return false;
	session_note(log, row->n, &note);
	if (note.failed)
		cds__fail_memory(log);
	found = cds__text_matches(log, cds__buf_str(&note), selection->filter.search);
	cds__buf_free(&note);
	return found;
}

/* Is the text that is searched for in any of its names, its note or the start of its UUID? */
static bool selection_finds(cds_log *log, struct cds__selection *selection,
    const struct cds__session_row *row)
{
	struct cds__names *names = &selection->names;
	int64_t found;

	return cds__map_get(&selection->named, &row->n, sizeof row->n, &found) ||
	    name_matches(log, selection, cds__names_item(log, names,
	    cds__names_stands(log, names, row->place))) ||
	    name_matches(log, selection, cds__names_item(log, names,
	    cds__names_stands(log, names, row->team))) ||
	    name_matches(log, selection, cds__names_author(log, names, row->origin)) ||
	    campaign_matches(log, selection, CAMPAIGN, row->n) ||
	    note_matches(log, selection, row);
}

/* Does the filter take sessions at this place? */
static bool selection_at_place(struct cds__selection *selection, int64_t place)
{
	const struct cds_filter *f = &selection->filter;
	int64_t found;

	if (f->row)
		return cds__units_row(&selection->units, place) == selection->row;
	if (!cds_uuid_is_nil(&f->place))
		return cds__map_get(&selection->places, &place, sizeof place, &found);
	return !f->place_only || !place;
}

bool cds__selection_takes(cds_log *log, struct cds__selection *selection,
    const struct cds__session_row *row)
{
	const struct cds_filter *f = &selection->filter;
	int64_t found;

	if (f->attention ? !cds__session_row_attention(row)
	    : !f->removed && (row->flags & (CDS_SESSION_VOID | CDS_SESSION_DUPLICATE)))
		return false;
	if (f->undated && row->day != CDS_NO_DAY)
		return false;
	if (!selection_at_place(selection, row->place))
		return false;
	if (f->team_only && cds_uuid_is_nil(&f->team) && row->team)
		return false;
	if (!cds_uuid_is_nil(&f->team) &&
	    !cds__map_get(&selection->teams, &row->team, sizeof row->team, &found))
		return false;
	if (f->service && !has_service(log, row, f->service))
		return false;
	cds__names_trim(&selection->names);
	if (f->author && strcmp(cds__names_author(log, &selection->names, row->origin)->text,
	    f->author) != 0)
		return false;
	if (f->campaign && !campaign_matches(log, selection, WHOLE_CAMPAIGN, row->n))
		return false;
	return !f->search || !*f->search || selection_finds(log, selection, row);
}
