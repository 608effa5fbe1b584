/* Whether a place was there on a day, and what is to be named in its stead. Units are split, joined
 * and renamed, and one code is that of one unit today and was that of another one: so what is
 * logged on a day belongs to a unit of that day. Called where a name is looked up for a day
 * (find.c, named.c), and where somebody is asked about a session (lib/session/doubts.c). */
#include <stdio.h>

#include "catalogue/catalogue.h"
#include "base/status.h"
#include "store/sql.h"
#include "store/store.h"

/* The nearest of a place and those above it that was not there on the day; 0: all were. */
static int64_t validity_ended(cds_log *log, int64_t n, int day)
{
	for (int level = 0; n != 0 && level < CDS__LEVELS_MAX; level++) {
		sqlite3_stmt *st = cds__sql(log, "SELECT first, last, parent FROM item"
		    " WHERE n = ?");
		int64_t above = 0;
		bool there = true;
		cds__sql_bind(log, st, "i", n);
		if (cds__sql_row(log, st)) {
			int first = cds__sql_day(log, st, 0), last = cds__sql_day(log, st, 1);
			there = (first == CDS_NO_DAY || first <= day) &&
			    (last == CDS_NO_DAY || day <= last);
			above = cds__sql_number_or(log, st, 2, 0);
		}
		sqlite3_reset(st);
		if (!there)
			return n;
		n = above;
	}
	return 0;
}

bool cds__place_was_there(cds_log *log, int64_t n, int day)
{
	return day == CDS_NO_DAY || validity_ended(log, n, day) == 0;
}

/* ---- what is to be named in its stead ---- */

/* Appends the paths of those units of a statement, which gives their numbers, that were there on
 * the day, as far as there is room. */
static void validity_others(cds_log *log, struct cds__names *names, sqlite3_stmt *st, int day,
    struct cds__buf *out)
{
	bool more = false;

	while (!more && cds__sql_row(log, st)) {
		int64_t n = cds__sql_number(log, st, 0);
		const char *path = validity_ended(log, n, day) == 0
		    ? cds__names_item(log, names, n)->text : "";
		more = out->n + strlen(path) + sizeof "; ; …" > CDS_REFUSAL_TEXT && out->n > 0;
		cds__buf_text(out, *path && out->n ? "; " : "");
		cds__buf_text(out, more ? "…" : path);
	}
	sqlite3_reset(st);
}

/* Appends the units that followed the one, or preceded it; where nobody says which these are, those
 * of its name. */
static void validity_instead(cds_log *log, struct cds__names *names, int64_t n, int day,
    bool since, struct cds__buf *out)
{
	sqlite3_stmt *st = since
	    ? cds__sql(log, "SELECT next FROM successor WHERE item = ? ORDER BY next")
	    : cds__sql(log, "SELECT item FROM successor WHERE next = ? ORDER BY item");

	cds__sql_bind(log, st, "i", n);
	validity_others(log, names, st, day, out);
	if (out->n > 0)
		return;
	st = cds__sql(log, "SELECT o.n FROM item i JOIN item o ON o.kind = i.kind"
	    " AND o.fold = i.fold AND o.n <> i.n AND o.known AND NOT o.retired WHERE i.n = ?"
	    " ORDER BY o.n");
	cds__sql_bind(log, st, "i", n);
	validity_others(log, names, st, day, out);
}

/* ---- saying it ---- */

/* A day as people of both languages write it: 30/6/2025. */
static char *validity_date(int day, char *buf, size_t size)
{
	int year, month, of_month;

	cds_day_split(day, &year, &month, &of_month);
	snprintf(buf, size, "%d/%d/%d", of_month, month, year);
	return buf;
}

/* What is said of a unit that had ended or had not begun, with or without units in its stead: to a
 * person who can say that it is right all the same, and of the row of a table. */
static const char *const validity_asks[2][2] = {
	{N_("'%1' is valid only from %2 on: is that right?"),
	    N_("'%1' is valid only from %2 on, and before that there was %3: is that right?")},
	{N_("'%1' was valid until %2: is that right?"),
	    N_("'%1' was valid until %2, and since then there is %3: is that right?")},
}, *const validity_refuses[2][2] = {
	{N_("'%1' is valid only from %2 on"),
	    N_("'%1' is valid only from %2 on: before that there was %3")},
	{N_("'%1' was valid until %2"), N_("'%1' was valid until %2: since then there is %3")},
};

static void validity_tell(cds_log *log, int64_t n, int day, bool asks, struct cds_refusal *why)
{
	const char *const (*templates)[2] = asks ? validity_asks : validity_refuses;
	sqlite3_stmt *st = cds__sql(log, "SELECT first, last FROM item WHERE n = ?");
	struct cds__names names = {.n = 0};
	struct cds__buf others = {0};
	char date[32] = "";
	bool since = false;

	cds__sql_bind(log, st, "i", n);
	if (cds__sql_row(log, st)) {
		int first = cds__sql_day(log, st, 0), last = cds__sql_day(log, st, 1);
		since = last != CDS_NO_DAY && day > last;
		validity_date(since ? last : first, date, sizeof date);
	}
	sqlite3_reset(st);
	validity_instead(log, &names, n, day, since, &others);
	cds__buf_str(&others);
	if (others.failed)
		cds__fail_memory(log);
	else
		(void)cds__refuse(why, CDS_INVALID, templates[since][others.n > 0],
		    cds__names_item(log, &names, n)->text, date, others.p);
	cds__buf_free(&others);
	cds__names_free(&names);
}

/* A unit that is only offered is no part of the log yet, and none of them has ended: was it there
 * on the day? */
static bool validity_offered(const cds_uuid *id, int day, bool asks, struct cds_refusal *why)
{
	size_t at = cds__listed_find(id);
	char path[CDS__LISTED_PATH], date[32];

	if (at == CDS__NOT_LISTED || day >= cds__listed_from(at))
		return true;
	cds__listed_path(at, path);
	(void)cds__refuse(why, CDS_INVALID, (asks ? validity_asks : validity_refuses)[0][0], path,
	    validity_date(cds__listed_from(at), date, sizeof date));
	return false;
}

bool cds__place_on_day(cds_log *log, const cds_uuid *id, int day, bool asks,
    struct cds_refusal *why)
{
	int64_t n = day == CDS_NO_DAY ? 0 : cds__item_known(log, CDS_PLACE, id);
	int64_t ended = validity_ended(log, n, day);

	if (n == 0 && day != CDS_NO_DAY && !cds__failed(log))
		return validity_offered(id, day, asks, why);
	if (ended != 0 && !cds__failed(log))
		validity_tell(log, ended, day, asks, why);
	return ended == 0;
}
