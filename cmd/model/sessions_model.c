/* A window on the list of sessions. By date it is read from the log as needed; otherwise it shows
 * a part of a scan. */
#include "model/sessions_model.h"

#include <stdio.h>
#include <string.h>

#include "out/session_out.h"

#define MORE (SESSIONS_WINDOW / 3)      /* rows that are read when the window is moved */
#define ABOVE 3                         /* rows in sight above a session that is gone to */

void sessions_init(struct sessions_model *m, cds_log *log)
{
	memset(m, 0, sizeof *m);
	m->log = log;
	m->filter = (struct cds_filter)CDS_FILTER_ALL;
	m->filter.removed = true;
}

/* What the row shows as its number: the count of the filter's service, in whatever measure;
 * without such a filter all assists. */
static void sessions_model_count(const struct sessions_model *m, struct session_row *row,
    const struct cds_session *s)
{
	row->assists = m->filter.service ? 0 : s->total[CDS_ASSIST];
	row->uncounted = m->filter.service ? 0 : s->uncounted[CDS_ASSIST];
	for (size_t i = 0; m->filter.service && i < s->counts; i++) {
		if (strcmp(s->count[i].service, m->filter.service) != 0)
			continue;
		if (s->count[i].count == CDS_UNKNOWN)
			row->uncounted++;
		else
			row->assists += s->count[i].count;
	}
}

static void sessions_model_keep(const struct sessions_model *m, struct session_row *row,
    const struct cds_session *s)
{
	*row = (struct session_row){.id = s->id, .position = s->position, .first = s->first,
	    .last = s->last, .flags = s->flags};
	sessions_model_count(m, row, s);
	snprintf(row->place, sizeof row->place, "%s", s->place_name);
	snprintf(row->team, sizeof row->team, "%s", s->team_name);
	snprintf(row->author, sizeof row->author, "%s", s->author);
	snprintf(row->marks, sizeof row->marks, "%s", session_marks(s));
}

/* Reads up to `most` rows after a position (NULL: from the beginning). Ascending ones are read,
 * and stand in `rows`, oldest first. *end: there are no more. */
static enum cds_status sessions_model_fetch(struct sessions_model *m, bool ascending,
    const struct cds_position *after, struct session_row *rows, size_t most, size_t *n, bool *end)
{
	const struct cds_session *s;
	cds_list *list;
	enum cds_status status;

	*n = 0;
	m->filter.search = m->search[0] ? m->search : NULL;
	status = cds_list_open(m->log, &m->filter, ascending, after, &list);
	if (status != CDS_OK)
		return status;
	while (*n < most && (status = cds_list_next(list, &s)) == CDS_OK)
		sessions_model_keep(m, &rows[(*n)++], s);
	*end = status == CDS_END;
	cds_list_close(list);
	return status == CDS_END ? CDS_OK : status;
}

/* ---- looking through all ---- */

#define FIRST_LOOK 10000                /* sessions: a small log is done before it is drawn */
#define A_PIECE 4000                    /* sessions: takes much less time than a key press */

void sessions_free(struct sessions_model *m)
{
	cds_scan_close(m->scan);
	m->scan = NULL;
}

static bool sessions_model_filtered(const struct sessions_model *m)
{
	const struct cds_filter *f = &m->filter;

	return m->search[0] || f->from != CDS_NO_DAY || f->to != CDS_NO_DAY ||
	    !cds_uuid_is_nil(&f->place) || !cds_uuid_is_nil(&f->team) || f->service || f->author ||
	    f->campaign || f->attention || f->undated || f->place_only || f->team_only;
}

static size_t sessions_model_found(const struct sessions_model *m)
{
	return cds_scan_sums(m->scan)->found;
}

/* Puts the window around the `at`-th session that was found, and the cursor on it. The cursor's
 * row stays where it is on the screen. */
static enum cds_status look_at(struct sessions_model *m, size_t at)
{
	size_t n = sessions_model_found(m), shown = m->here >= m->top ? m->here - m->top : 0;
	const struct cds_session *s;
	enum cds_status status = CDS_OK;

	at = at < n ? at : n > 0 ? n - 1 : 0;
	m->base = at > SESSIONS_WINDOW / 2 ? at - SESSIONS_WINDOW / 2 : 0;
	m->rows = 0;
	while (m->rows < SESSIONS_WINDOW && m->base + m->rows < n &&
	    (status = cds_scan_at(m->scan, m->base + m->rows, &s)) == CDS_OK)
		sessions_model_keep(m, &m->row[m->rows++], s);
	m->here = at - m->base < m->rows ? at - m->base : m->rows > 0 ? m->rows - 1 : 0;
	m->top = m->here > shown ? m->here - shown : 0;
	m->at_first = m->base == 0;
	m->at_last = m->base + m->rows >= n;
	return status == CDS_END ? CDS_OK : status;
}

/* Looks through this many sessions more, and reads the window anew where they changed it. */
static enum cds_status sessions_model_scan(struct sessions_model *m, int64_t rows)
{
	size_t before = sessions_model_found(m);
	enum cds_status status = cds_scan_advance(m->scan, rows);
	bool done = cds_scan_sums(m->scan)->done;

	if (status != CDS_OK)
		return status;
	if (done && m->sort != CDS_SORT_DATE)
		m->here = m->top = m->base = 0;
	if (done && m->wanted && cds_scan_find(m->scan, m->wanted) < sessions_model_found(m))
		return look_at(m, cds_scan_find(m->scan, m->wanted));
	return done || (before != sessions_model_found(m) && m->base + SESSIONS_WINDOW > before)
	    ? look_at(m, m->base + m->here) : CDS_OK;
}

enum cds_status sessions_start(struct sessions_model *m)
{
	enum cds_status status;

	sessions_free(m);
	m->base = 0;
	if (!sessions_model_filtered(m) && m->sort == CDS_SORT_DATE && !m->reverse)
		return CDS_OK;
	m->filter.search = m->search[0] ? m->search : NULL;
	status = cds_scan_open(m->log, &m->filter, m->sort, m->reverse, &m->scan);
	m->here = m->top = m->rows = 0;
	m->at_first = m->at_last = true;
	return status == CDS_OK ? sessions_model_scan(m, FIRST_LOOK) : status;
}

enum cds_status sessions_work(struct sessions_model *m, bool *more)
{
	enum cds_status status = m->scan && !cds_scan_sums(m->scan)->done
	    ? sessions_model_scan(m, A_PIECE) : CDS_OK;

	*more = status == CDS_OK && m->scan && !cds_scan_sums(m->scan)->done;
	if (!*more)
		m->wanted = 0;
	return status;
}

/* ---- the list by date ---- */

enum cds_status sessions_first(struct sessions_model *m)
{
	if (m->scan) {
		m->here = m->top = 0;
		return look_at(m, 0);
	}
	m->here = m->top = 0;
	m->at_first = true;
	return sessions_model_fetch(m, false, NULL, m->row, SESSIONS_WINDOW, &m->rows,
	    &m->at_last);
}

/* Reverses the order of n rows. */
static void turn_round(struct session_row *rows, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		struct session_row t = rows[i];
		rows[i] = rows[n - 1 - i];
		rows[n - 1 - i] = t;
	}
}

enum cds_status sessions_last(struct sessions_model *m)
{
	enum cds_status status;

	if (m->scan)
		return look_at(m, sessions_model_found(m));
	status = sessions_model_fetch(m, true, NULL, m->row, SESSIONS_WINDOW, &m->rows,
	    &m->at_first);

	turn_round(m->row, m->rows);
	m->at_last = true;
	m->here = m->rows ? m->rows - 1 : 0;
	return status;
}

/* Reads from the first row of the window on, so that the screen does not move, and finds the
 * cursor's session again by its id. */
enum cds_status sessions_again(struct sessions_model *m)
{
	struct cds_position from;
	cds_uuid id;
	size_t here = m->here, shown = m->here >= m->top ? m->here - m->top : 0;
	bool had = m->rows > 0;
	enum cds_status status;

	if (m->scan) {
		m->wanted = had ? m->row[here].position.n : 0;
		here += m->base;
		status = sessions_start(m);
		if (status == CDS_OK &&
		    cds_scan_find(m->scan, m->wanted) >= sessions_model_found(m))
			status = look_at(m, here);
		m->top = m->here > shown ? m->here - shown : 0;
		return status;
	}
	if (had) {
		id = m->row[m->here].id;
		from = m->row[0].position;
		from.n++;               /* the position just before the first row */
	}
	status = sessions_model_fetch(m, false, had && !m->at_first ? &from : NULL, m->row,
	    SESSIONS_WINDOW, &m->rows, &m->at_last);
	m->here = here < m->rows ? here : m->rows ? m->rows - 1 : 0;
	for (size_t i = 0; had && i < m->rows; i++)
		if (cds_uuid_compare(&m->row[i].id, &id) == 0)
			m->here = i;
	return status;
}

/* Moves the window down: reads MORE rows after its last one, and drops as many at its top as
 * there is no room for. */
static enum cds_status more_below(struct sessions_model *m)
{
	static struct session_row next[MORE];
	size_t n, drop;
	bool end;
	enum cds_status status = sessions_model_fetch(m, false, &m->row[m->rows - 1].position,
	    next, MORE, &n, &end);

	if (status != CDS_OK)
		return status;
	drop = m->rows + n > SESSIONS_WINDOW ? m->rows + n - SESSIONS_WINDOW : 0;
	memmove(m->row, m->row + drop, (m->rows - drop) * sizeof *m->row);
	m->rows -= drop;
	memcpy(m->row + m->rows, next, n * sizeof *next);
	m->rows += n;
	m->here -= drop;
	m->top = m->top > drop ? m->top - drop : 0;
	m->at_first = m->at_first && drop == 0;
	m->at_last = end;
	return CDS_OK;
}

/* Moves the window up, likewise. */
static enum cds_status more_above(struct sessions_model *m)
{
	static struct session_row before[MORE];
	size_t n, keep_rows;
	bool end;
	enum cds_status status = sessions_model_fetch(m, true, &m->row[0].position, before, MORE,
	    &n, &end);

	if (status != CDS_OK)
		return status;
	turn_round(before, n);
	keep_rows = m->rows + n > SESSIONS_WINDOW ? SESSIONS_WINDOW - n : m->rows;
	m->at_last = m->at_last && keep_rows == m->rows;
	memmove(m->row + n, m->row, keep_rows * sizeof *m->row);
	memcpy(m->row, before, n * sizeof *before);
	m->rows = keep_rows + n;
	m->here += n;
	m->top += n;
	m->at_first = end;
	return CDS_OK;
}

/* ---- going to one ---- */

/* Some rows above the session are in sight, too, so that nobody thinks they are gone. */
enum cds_status sessions_to(struct sessions_model *m, const struct cds_position *position)
{
	struct cds_position before = *position;
	enum cds_status status;

	if (m->scan) {
		m->wanted = position->n;
		return cds_scan_find(m->scan, position->n) < sessions_model_found(m)
		    ? look_at(m, cds_scan_find(m->scan, position->n)) : CDS_OK;
	}
	before.n++;
	status = sessions_model_fetch(m, false, &before, m->row, SESSIONS_WINDOW, &m->rows,
	    &m->at_last);
	m->at_first = false;
	m->here = m->top = 0;
	if (status != CDS_OK)
		return status;
	if (m->rows == 0)
		return sessions_last(m);
	status = more_above(m);
	m->top = m->here - (m->here < ABOVE ? m->here : ABOVE);
	return status;
}

enum cds_status sessions_to_day(struct sessions_model *m, int day)
{
	struct cds_position end = {day, INT64_MAX - 1};

	if (!m->scan)
		return sessions_to(m, &end);
	return look_at(m, cds_scan_day(m->scan, day));
}

/* ---- moving ---- */

enum cds_status sessions_move(struct sessions_model *m, int by)
{
	enum cds_status status = CDS_OK;

	if (m->scan) {
		size_t at = m->base + m->here, last = sessions_model_found(m) > 0
		    ? sessions_model_found(m) - 1 : 0;
		at = by < 0 ? at - ((size_t)-by < at ? (size_t)-by : at)
		    : at + (size_t)by < last ? at + (size_t)by : last;
		m->wanted = 0;
		if (at >= m->base && at < m->base + m->rows) {
			m->here = at - m->base;
			return CDS_OK;
		}
		return look_at(m, at);
	}
	while (status == CDS_OK && by > 0 && m->rows > 0) {
		size_t room = m->rows - 1 - m->here, step = (size_t)by < room ? (size_t)by : room;
		m->here += step;
		by -= (int)step;
		if (by == 0 || m->at_last)
			break;
		status = more_below(m);
	}
	while (status == CDS_OK && by < 0 && m->rows > 0) {
		size_t step = (size_t)-by < m->here ? (size_t)-by : m->here;
		m->here -= step;
		by += (int)step;
		if (by == 0 || m->at_first)
			break;
		status = more_above(m);
	}
	return status;
}

void sessions_show(struct sessions_model *m, size_t height)
{
	/* Read on before the end of the window comes in sight. */
	if (!m->at_last && m->rows > 0 && m->here + height >= m->rows &&
	    (m->scan ? look_at(m, m->base + m->here) : more_below(m)) != CDS_OK)
		return;
	if (m->scan && !m->at_first && m->here < height && look_at(m, m->base + m->here) != CDS_OK)
		return;
	if (m->here < m->top)
		m->top = m->here;
	if (height > 0 && m->here >= m->top + height)
		m->top = m->here - height + 1;
	if (m->rows > height && m->top + height > m->rows && m->at_last)
		m->top = m->rows - height;
	if (m->rows <= height)
		m->top = 0;
}

const struct session_row *sessions_here(const struct sessions_model *m)
{
	return m->here < m->rows ? &m->row[m->here] : NULL;
}
