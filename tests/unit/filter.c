/* Filters that a number on a screen needs when it is opened: that place alone without those below
 * it, those without a place; the list of authors; and how a log is recognised by its bytes. */
#include <sys/stat.h>

#include "../property/laptops.h"

/* Adds a place or a team, under another one if `above` is not NULL. */
static cds_uuid item(struct laptop *l, enum cds_kind kind, const char *name, const cds_uuid *above)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};

	if (cds_fields_text(f, "name", name) != CDS_OK || (above && cds_fields_uuid(f, "parent",
	    above) != CDS_OK) || cds_item_add(l->log, kind, f, &id) != CDS_OK)
		tell_problem(NULL, cds_error(l->log));
	cds_fields_free(f);
	return id;
}

/* Adds a session with so many assists; place and team may be NULL. */
static void session(struct laptop *l, const cds_uuid *place, const cds_uuid *team, int64_t assists)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};

	if (cds_fields_text(f, "date", "2024-05-05") != CDS_OK || cds_fields_count(f, "assist.eid",
	    assists) != CDS_OK || (place && cds_fields_uuid(f, "place", place) != CDS_OK) ||
	    (team && cds_fields_uuid(f, "team", team) != CDS_OK) ||
	    cds_session_add(l->log, f, &id) != CDS_OK)
		tell_problem(NULL, cds_error(l->log));
	cds_fields_free(f);
}

/* Report and list must take the same sessions by a filter: so many, with so many assists. */
static void picks(struct laptop *l, const struct cds_filter *f, int64_t assists, int sessions,
    const char *what)
{
	const struct cds_session *s;
	struct cds_report *r = NULL;
	cds_list *list = NULL;
	int n = 0;

	if (cds_list_open(l->log, f, false, NULL, &list) != CDS_OK ||
	    cds_report_run(l->log, f, NULL, 0, 0, &r) != CDS_OK) {
		ok(false, "%s", what);
		return;
	}
	while (cds_list_next(list, &s) == CDS_OK)
		n++;
	ok(n == sessions && r->sums.sessions == sessions && r->sums.assists == assists,
	    "%s: %d sessions, %d assists", what, n, (int)r->sums.assists);
	cds_list_close(list);
	cds_report_free(r);
}

/* Filters by place and team: with all below them, alone, and those that have none. */
static void places_and_teams(void)
{
	struct laptop a;
	struct cds_filter f = CDS_FILTER_ALL;
	cds_uuid commune, hamlet, team;

	laptop_new(&a, "a", 1, 1714900000000);
	commune = item(&a, CDS_PLACE, "Phước Ninh", NULL);
	hamlet = item(&a, CDS_PLACE, "Thôn 1", &commune);
	team = item(&a, CDS_TEAM, "Tổ 1", NULL);
	session(&a, &commune, &team, 1);
	session(&a, &hamlet, NULL, 10);
	session(&a, NULL, &team, 100);
	f.place = commune;
	picks(&a, &f, 11, 2, "a place and all under it");
	f.place_only = true;
	picks(&a, &f, 1, 1, "that place itself");
	f = (struct cds_filter)CDS_FILTER_ALL;
	f.place_only = true;
	picks(&a, &f, 100, 1, "without a place");
	f.from = 19723;         /* whole half months, whose totals are kept */
	f.to = 20088;
	picks(&a, &f, 100, 1, "without a place, in a year");
	f.place = commune;
	picks(&a, &f, 1, 1, "that place itself, in a year");
	f = (struct cds_filter)CDS_FILTER_ALL;
	f.team_only = true;
	picks(&a, &f, 10, 1, "without a team");
	f.team = team;
	picks(&a, &f, 101, 2, "of a team");
	laptop_close(&a);
}

/* Adds a session by this author. */
static void session_by(struct laptop *l, const char *author)
{
	if (cds_log_writer(l->log, author, "may") != CDS_OK)
		tell_problem(NULL, cds_error(l->log));
	session(l, NULL, NULL, 1);
}

/* The names of authors that fit what was typed, joined with commas; at most `limit` unless it is
 * 0. */
static const char *names(struct laptop *l, const char *typed, size_t limit)
{
	static char text[300];
	cds_names *authors = NULL;
	size_t n = 0;

	text[0] = '\0';
	if (cds_authors_get(l->log, typed, limit, &authors) != CDS_OK)
		return "failed";
	for (size_t i = 0; i < cds_names_size(authors); i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", i ? ", " : "",
		    cds_names_at(authors, i));
	cds_names_free(authors);
	return text;
}

/* Whom the list of authors offers, and in which order. */
static void authors(void)
{
	struct laptop a;

	laptop_new(&a, "c", 3, 1714900000000);
	ok(!strcmp(names(&a, NULL, 0), ""), "nobody logged anything yet");
	for (size_t i = 0; i < 5; i++)
		session_by(&a, (const char *[]){"Trần Thị Ánh", "Ân", "An", "Bàn An", "An"}[i]);
	ok(!strcmp(names(&a, NULL, 0), "An, Ân, Bàn An, Trần Thị Ánh"),
	    "each once, in Vietnamese order: %s", names(&a, "", 0));
	ok(!strcmp(names(&a, "an", 0), "An, Ân, Bàn An, Trần Thị Ánh"),
	    "whole names first, then starts of words: %s", names(&a, "an", 0));
	ok(!strcmp(names(&a, "ánh", 0), "Trần Thị Ánh"), "marks that were typed count");
	ok(!strcmp(names(&a, "an", 2), "An, Ân"), "at most so many");
	laptop_close(&a);
}

/* Which files are taken for logs. */
static void recognising(void)
{
	struct laptop a;
	FILE *f;

	laptop_new(&a, "b", 2, 1714900000000);
	ok(cds_log_recognised(a.path), "a log is known by its bytes");
	f = fopen("short.cdslog", "w");
	fputs("SQLite format 3", f);
	fclose(f);
	ok(!cds_log_recognised("short.cdslog"), "its name does not make a log of a file");
	ok(!cds_log_recognised(".") && !cds_log_recognised("nothing"),
	    "nor is a folder one, or nothing");
	ok(mkfifo("fifo", 0600) == 0 && !cds_log_recognised("fifo"), "a pipe does not hold it up");
	laptop_close(&a);
}

int main(void)
{
	places_and_teams();
	authors();
	recognising();
	return done();
}
