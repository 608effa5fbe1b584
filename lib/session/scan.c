/* All sessions that a filter takes, in any order. They are read in pieces, with no lock on the
 * log in between. Called by the list of sessions on the screen. */
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "session/list.h"
#include "base/map.h"
#include "session/selection.h"
#include "store/sql.h"
#include "store/store.h"

/* A session that was found. */
struct found {
	uint32_t key;                   /* to sort by: a day, a count, or the rank of a name */
	uint32_t n;                     /* the session's number */
};

struct cds_scan {
	cds_log *log;
	struct cds__selection selection;
	/* The strings that the filter points to. */
	char *search, *service, *author, *campaign;
	enum cds_sort sort;
	bool reverse;
	bool ascending;                 /* sessions are read by date: oldest or newest first */
	int day;                        /* the session that was read last */
	int64_t n;
	struct found *found;
	size_t room;
	struct cds__map names;          /* number of an item or origin → its index in `ids` */
	struct cds__buf ids;            /* these numbers, an int64_t each */
	struct cds_scan_sums sums;
	cds_list *list;                 /* for reading a session by its number */
};

/* ---- opening ---- */

static const char *scan_copy(cds_log *log, const char *text, char **to)
{
	*to = text ? strdup(text) : NULL;
	if (text && !*to)
		cds__fail_memory(log);
	return *to;
}

void cds_scan_close(cds_scan *s)
{
	if (!s)
		return;
	cds_list_close(s->list);
	cds__selection_free(&s->selection);
	cds__map_free(&s->names);
	cds__buf_free(&s->ids);
	free(s->found);
	free(s->search);
	free(s->service);
	free(s->author);
	free(s->campaign);
	free(s);
}

enum cds_status cds_scan_open(cds_log *log, const struct cds_filter *filter, enum cds_sort sort,
    bool reverse, cds_scan **out)
{
	cds_scan *s = calloc(1, sizeof *s);
	struct cds_filter own = *filter;

	cds__read_begin(log);
	if (!s) {
		cds__fail_memory(log);
	} else {
		*s = (cds_scan){.log = log, .sort = sort, .reverse = reverse,
		    .ascending = sort == CDS_SORT_DATE && reverse};
		own.search = scan_copy(log, filter->search, &s->search);
		own.service = scan_copy(log, filter->service, &s->service);
		own.author = scan_copy(log, filter->author, &s->author);
		own.campaign = scan_copy(log, filter->campaign, &s->campaign);
		cds__selection_init(log, &s->selection, &own);
		s->list = cds__list_by_number(log);
		s->day = s->ascending ? INT32_MIN : INT32_MAX;
		s->n = s->ascending ? -1 : INT64_MAX;
	}
	if (cds__failed(log)) {
		cds_scan_close(s);
		s = NULL;
	}
	*out = s;
	return cds__read_end(log);
}

/* ---- reading ---- */

/* The key of a name while sessions are read: an index, which rank_names replaces. */
static uint32_t name_key(cds_scan *s, int64_t id)
{
	int64_t at;

	if (cds__map_get(&s->names, &id, sizeof id, &at))
		return (uint32_t)at;
	at = (int64_t)(s->ids.n / sizeof id);
	cds__buf_add(&s->ids, &id, sizeof id);
	if (s->ids.failed || !cds__map_put(&s->names, &id, sizeof id, at))
		cds__fail_memory(s->log);
	return (uint32_t)at;
}

/* The sum of a session's counts in one measure, of one service where the filter names it, as
 * reports do it. */
static int64_t scan_sum(cds_scan *s, const struct cds__session_row *row, enum cds_measure measure)
{
	int64_t total = 0;

	for (size_t i = 0; i < row->counts; i++) {
		const struct cds__field *f = cds__field_at(s->log, row->count[i].field);
		if (f && f->measure == measure && row->count[i].count != CDS_UNKNOWN &&
		    (!s->service || strcmp(f->code, s->service) == 0))
			total += row->count[i].count;
	}
	return total;
}

/* The key of a session in this order. */
static uint32_t scan_key_of(cds_scan *s, const struct cds__session_row *row)
{
	switch (s->sort) {
	case CDS_SORT_PLACE:
		return name_key(s, row->place);
	case CDS_SORT_TEAM:
		return name_key(s, row->team);
	case CDS_SORT_AUTHOR:
		return name_key(s, row->origin);
	case CDS_SORT_ASSISTS:
		return (uint32_t)(scan_sum(s, row, CDS_ASSIST) + (s->service
		    ? scan_sum(s, row, CDS_ATTENDANCE) + scan_sum(s, row, CDS_VISIT) : 0));
	default:
		return (uint32_t)row->day ^ 0x80000000u;
	}
}

/* Adds how many counts of a session are missing, by measure. */
static void scan_uncounted(cds_scan *s, const struct cds__session_row *row, int64_t uncounted[3])
{
	for (size_t i = 0; i < row->counts; i++) {
		const struct cds__field *f = row->count[i].count == CDS_UNKNOWN
		    ? cds__field_at(s->log, row->count[i].field) : NULL;
		if (f && (!s->service || strcmp(f->code, s->service) == 0))
			uncounted[f->measure]++;
	}
}

/* Keeps a session, and adds it to the sums. */
static void scan_take(cds_scan *s, const struct cds__session_row *row)
{
	struct cds_scan_sums *sums = &s->sums;

	if (!cds_grow(s->found, sums->found, s->room)) {
		cds__fail_memory(s->log);
		return;
	}
	s->found[sums->found++] = (struct found){scan_key_of(s, row), (uint32_t)row->n};
	sums->attention += cds__session_row_attention(row);
	if (!cds__session_row_counts(row))
		return;
	sums->sessions++;
	sums->assists += scan_sum(s, row, CDS_ASSIST);
	sums->attendance += scan_sum(s, row, CDS_ATTENDANCE);
	sums->visits += scan_sum(s, row, CDS_VISIT);
	scan_uncounted(s, row, sums->uncounted);
}

/* ---- sorting ---- */

struct name {
	char *sortkey;
	uint32_t at;
};

static int by_sortkey(const void *a, const void *b)
{
	return strcmp(((const struct name *)a)->sortkey, ((const struct name *)b)->sortkey);
}

/* What the name of a number is sorted by. The caller frees it; NULL: no memory. */
static char *sortkey_of(cds_scan *s, int64_t id)
{
	struct cds__names *names = &s->selection.names;

	cds__names_trim(names);
	return cds_text_sortkey(s->sort == CDS_SORT_AUTHOR
	    ? cds__names_author(s->log, names, id)->text
	    : cds__names_item(s->log, names, cds__names_stands(s->log, names, id))->text);
}

/* Replaces the keys by the ranks of the names among those that occur. Equal names have the same
 * rank. */
static void rank_names(cds_scan *s)
{
	size_t n = s->ids.n / sizeof(int64_t);
	struct name *name = calloc(n + 1, sizeof *name);
	uint32_t *rank = calloc(n + 1, sizeof *rank), next = 0;
	bool good = name && rank;

	for (size_t i = 0; good && i < n; i++) {
		int64_t id;
		memcpy(&id, s->ids.p + i * sizeof id, sizeof id);
		name[i] = (struct name){sortkey_of(s, id), (uint32_t)i};
		good = name[i].sortkey != NULL;
	}
	if (good && n > 0)
		qsort(name, n, sizeof *name, by_sortkey);
	for (size_t i = 0; good && i < n; i++)
		rank[name[i].at] = i > 0 && strcmp(name[i].sortkey, name[i - 1].sortkey) == 0
		    ? next : ++next;
	for (size_t i = 0; good && i < s->sums.found; i++)
		s->found[i].key = rank[s->found[i].key];
	if (!good)
		cds__fail_memory(s->log);
	for (size_t i = 0; name && i < n; i++)
		free(name[i].sortkey);
	free(name);
	free(rank);
}

/* Sorts by 11 bits of the key at a time. Each time, equal ones stay in their order, so that the
 * newest stay first. */
#define DIGIT 2048

static void sort_by(const struct found *from, struct found *to, size_t n, int shift)
{
	size_t start[DIGIT] = {0}, at = 0;

	for (size_t i = 0; i < n; i++)
		start[from[i].key >> shift & (DIGIT - 1)]++;
	for (size_t d = 0; d < DIGIT; d++) {
		size_t count = start[d];
		start[d] = at;
		at += count;
	}
	for (size_t i = 0; i < n; i++)
		to[start[from[i].key >> shift & (DIGIT - 1)]++] = from[i];
}

/* Sorts what was found, once all is read. By date it is sorted already. */
static void scan_sort(cds_scan *s)
{
	size_t n = s->sums.found;
	struct found *other;

	if (s->sort == CDS_SORT_DATE)
		return;
	if (s->sort != CDS_SORT_ASSISTS)
		rank_names(s);
	other = malloc((n + 1) * sizeof *other);
	if (!other) {
		cds__fail_memory(s->log);
		return;
	}
	/* The largest counts come first. */
	for (size_t i = 0; i < n && s->reverse != (s->sort == CDS_SORT_ASSISTS); i++)
		s->found[i].key = ~s->found[i].key;
	for (int shift = 0; shift < 33; shift += 11) {
		struct found *t = s->found;
		sort_by(s->found, other, n, shift);
		s->found = other;
		other = t;
	}
	s->room = n;
	free(other);
}

/* ---- a step ---- */

/* Reads this many sessions more, from the one that was read last. */
static void read_some(cds_scan *s, int64_t rows)
{
	const struct cds_filter *f = &s->selection.filter;
	int64_t from = f->undated ? CDS_NO_DAY : f->from,
	    to = f->undated ? CDS_NO_DAY : f->to == CDS_NO_DAY ? INT32_MAX : f->to;
	sqlite3_stmt *st = s->ascending
	    ? cds__sql(s->log, "SELECT " CDS__SESSION_ROW_COLUMNS " FROM session s"
	    " WHERE s.day BETWEEN ?1 AND ?2"
	    " AND (s.day <> ?3 OR s.n > ?4) ORDER BY s.day, s.n LIMIT ?5")
	    : cds__sql(s->log, "SELECT " CDS__SESSION_ROW_COLUMNS " FROM session s"
	    " WHERE s.day BETWEEN ?1 AND ?2"
	    " AND (s.day <> ?3 OR s.n < ?4) ORDER BY s.day DESC, s.n DESC LIMIT ?5");
	int64_t left = rows;
	struct cds__session_row row;

	if (s->ascending && s->day > from)
		from = s->day;
	if (!s->ascending && s->day < to)
		to = s->day;
	cds__sql_bind(s->log, st, "iiiii", from, to, (int64_t)s->day, s->n, rows);
	while (cds__sql_row(s->log, st) && cds__session_row_read(s->log, st, &row)) {
		left--;
		s->day = row.day;
		s->n = row.n;
		if (row.n <= UINT32_MAX && cds__selection_takes(s->log, &s->selection, &row))
			scan_take(s, &row);
	}
	s->sums.read += rows - left;
	s->sums.done = left > 0;
}

enum cds_status cds_scan_advance(cds_scan *s, int64_t rows)
{
	cds__read_begin(s->log);
	if (!s->sums.done) {
		read_some(s, rows);
		if (s->sums.done && !cds__failed(s->log))
			scan_sort(s);
	}
	return cds__read_end(s->log);
}

const struct cds_scan_sums *cds_scan_sums(const cds_scan *s)
{
	return &s->sums;
}

enum cds_status cds_scan_at(cds_scan *s, size_t i, const struct cds_session **out)
{
	enum cds_status status;

	*out = NULL;
	cds__read_begin(s->log);
	if (i < s->sums.found)
		*out = cds__list_number(s->list, s->found[i].n);
	status = cds__read_end(s->log);
	return status == CDS_OK && !*out ? CDS_END : status;
}

size_t cds_scan_find(const cds_scan *s, int64_t n)
{
	size_t i = 0;

	while (i < s->sums.found && s->found[i].n != n)
		i++;
	return i;
}

size_t cds_scan_day(const cds_scan *s, int day)
{
	uint32_t key = (uint32_t)day ^ 0x80000000u;
	size_t low = 0, high = s->sums.found;

	while (s->sort == CDS_SORT_DATE && low < high) {
		size_t mid = low + (high - low) / 2;
		if (s->reverse ? s->found[mid].key < key : s->found[mid].key > key)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}
