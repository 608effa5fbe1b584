/* Sessions one after another, in the order of their dates. Called for lists and exports, and for
 * a single session. */
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "session/list.h"
#include "session/selection.h"
#include "store/sql.h"
#include "store/store.h"
#include "derive/sql_names.h"

struct cds_list {
	cds_log *log;
	sqlite3_stmt *st;
	struct cds__selection selection;
	struct cds__session_row row;
	struct cds_session session;
	struct cds_count count[CDS__SESSION_ROW_COUNTS];
};

static int by_service(const void *a, const void *b)
{
	const struct cds_count *x = a, *y = b;
	int c = strcmp(x->service, y->service);

	return c ? c : (int)x->measure - (int)y->measure;
}

/* Sets the UUID of the place or team that a session was logged with and its name as it is typed;
 * and the name that is shown, of the one that stands for it. */
static void list_fill_item(cds_list *list, int64_t n, cds_uuid *id, const char **path,
    const char **shown)
{
	struct cds__names *names = &list->selection.names;
	const struct cds__name *name = cds__names_item(list->log, names, n);

	*id = name->id;
	*path = name->text;
	*shown = cds__names_shown(list->log, names, cds__names_stands(list->log, names, n));
}

/* Makes the session of the row that was read. */
static void list_fill(cds_list *list)
{
	const struct cds__session_row *row = &list->row;
	struct cds_session *s = &list->session;
	struct cds__names *names = &list->selection.names;

	cds__names_trim(names);
	*s = (struct cds_session){
		.position = {row->day, row->n}, .first = row->day, .last = row->last,
		.residents = row->residents, .volunteers = row->volunteers, .flags = row->flags,
		.count = list->count, .counts = row->counts,
		.author = cds__names_author(list->log, names, row->origin)->text,
	};
	cds__sql_id(list->log, list->st, 10, &s->id);
	list_fill_item(list, row->place, &s->place, &s->place_path, &s->place_name);
	list_fill_item(list, row->team, &s->team, &s->team_path, &s->team_name);
	for (size_t i = 0; i < row->counts; i++) {
		const struct cds__field *f = cds__field_at(list->log, row->count[i].field);
		if (!f)
			return;
		list->count[i] = (struct cds_count){f->code, f->measure, row->count[i].count};
		if (row->count[i].count != CDS_UNKNOWN)
			s->total[f->measure] += row->count[i].count;
		else
			s->uncounted[f->measure]++;
	}
	qsort(list->count, row->counts, sizeof *list->count, by_service);
}

static cds_list *list_new(cds_log *log)
{
	cds_list *list = calloc(1, sizeof *list);

	if (list)
		list->log = log;
	else
		cds__fail_memory(log);
	return list;
}

void cds_list_close(cds_list *list)
{
	if (!list)
		return;
	sqlite3_finalize(list->st);
	cds__selection_free(&list->selection);
	free(list);
}

#define SELECT \
	"SELECT " CDS__SESSION_ROW_COLUMNS ", e.subject FROM session s JOIN entry e ON e.seq = s.n "

/* The days are bounded by the filter and by the place where the list continues, so that every
 * page of a long list costs the same. */
#define FROM_HERE "s.day BETWEEN ?1 AND ?2 AND (s.day <> ?3 OR s.n "
#define UP FROM_HERE "> ?4) ORDER BY s.day, s.n"
#define DOWN FROM_HERE "< ?4) ORDER BY s.day DESC, s.n DESC"

static const char *list_query(bool attention, bool ascending)
{
	if (attention)
		return ascending ? SELECT "WHERE s.flags & " CDS__SQL_ATTENTION " AND " UP
		    : SELECT "WHERE s.flags & " CDS__SQL_ATTENTION " AND " DOWN;
	return ascending ? SELECT "WHERE " UP : SELECT "WHERE " DOWN;
}

static void bind_bounds(cds_list *list, bool ascending, const struct cds_position *after)
{
	const struct cds_filter *f = &list->selection.filter;
	/* CDS_NO_DAY is below all days, so sessions without a date come last. */
	int64_t from = f->from;
	int64_t to = f->to == CDS_NO_DAY ? INT32_MAX : f->to;

	if (f->undated)
		from = to = CDS_NO_DAY;
	if (after && ascending && after->day > from)
		from = after->day;
	if (after && !ascending && after->day < to)
		to = after->day;
	cds__sql_bind(list->log, list->st, "iiii", from, to,
	    after ? (int64_t)after->day : INT64_MIN, after ? after->n : INT64_C(0));
}

enum cds_status cds_list_open(cds_log *log, const struct cds_filter *filter, bool ascending,
    const struct cds_position *after, cds_list **out)
{
	cds_list *list;

	cds__read_begin(log);
	list = list_new(log);
	if (list) {
		cds__selection_init(log, &list->selection, filter);
		list->st = cds__sql_own(log,
		    list_query(list->selection.filter.attention, ascending));
		bind_bounds(list, ascending, after);
	}
	if (cds__failed(log)) {
		cds_list_close(list);
		list = NULL;
	}
	*out = list;
	return cds__read_end(log);
}

enum cds_status cds_list_next(cds_list *list, const struct cds_session **out)
{
	cds_log *log = list->log;
	bool found = false;

	*out = NULL;
	cds__fault_clear(&log->fault);
	while (!found && cds__sql_row(log, list->st))
		found = cds__session_row_read(log, list->st, &list->row) &&
		    cds__selection_takes(log, &list->selection, &list->row);
	if (found)
		list_fill(list);
	if (cds__failed(log))
		return log->fault.error.status;
	if (!found)
		return CDS_END;
	*out = &list->session;
	return CDS_OK;
}

cds_list *cds__list_by_number(cds_log *log)
{
	cds_list *list = list_new(log);

	if (list)
		list->st = cds__sql_own(log, SELECT "WHERE s.n = ?");
	return list;
}

const struct cds_session *cds__list_number(cds_list *list, int64_t n)
{
	bool found;

	sqlite3_reset(list->st);
	cds__sql_bind(list->log, list->st, "i", n);
	found = cds__sql_row(list->log, list->st) &&
	    cds__session_row_read(list->log, list->st, &list->row);
	if (found)
		list_fill(list);
	sqlite3_reset(list->st);
	return found && !cds__failed(list->log) ? &list->session : NULL;
}

enum cds_status cds_session_get(cds_log *log, const cds_uuid *id, cds_list **out,
    const struct cds_session **session)
{
	cds_list *list;
	enum cds_status status;

	*out = NULL;
	*session = NULL;
	cds__read_begin(log);
	list = list_new(log);
	if (list) {
		list->st = cds__sql_own(log, SELECT "WHERE e.subject = ? LIMIT 1");
		cds__sql_bind(log, list->st, "u", id);
		if (cds__sql_row(log, list->st) &&
		    cds__session_row_read(log, list->st, &list->row))
			list_fill(list);
		else
			cds__fail(log, CDS_NOT_FOUND, "there is no such session");
	}
	sqlite3_reset(list ? list->st : NULL);
	status = cds__read_end(log);
	if (status != CDS_OK) {
		cds_list_close(list);
		return status;
	}
	*out = list;
	*session = &list->session;
	return CDS_OK;
}
