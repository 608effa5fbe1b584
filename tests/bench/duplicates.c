/*
 * How well duplicates are found, on seasons of outings of which it is known who logged what twice:
 *   duplicates FILE [own] SEED …
 * Teams of three to ten go out weekly to the hamlets of their commune, some two days running, some
 * to two hamlets on one day; other teams come to the same communes. One outing in ten is logged by
 * two volunteers, who count, date and place it as people do.  With `own` each volunteer has a
 * laptop, on which he typed communes, hamlets and teams himself, and all laptops are merged; else
 * all take them from one catalogue.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cdslog.h"
#include "store/store.h"

#define COMMUNES 24
#define HAMLETS 6
#define WEEKS 26
#define SESSIONS 8000
#define SERVICES 9
#define FIRST_DAY 19723                 /* 2024-01-01 */
#define LOWEST 65

struct team {
	cds_uuid id;
	int commune, number, volunteers;
	bool youth;                     /* of the Youth Union */
};

struct outing {
	int day, commune, hamlet;       /* hamlet -1: the unit itself */
	const struct team *team;
	int count[SERVICES];            /* -1: not given */
};

/* What a volunteer logs of an outing. */
struct logged {
	cds_uuid id;                    /* of the session, once it is written */
	int outing, volunteer;
	struct outing what;
	bool team;                      /* he says which team it was */
};

static struct {
	cds_log *log;
	cds_uuid commune[COMMUNES], hamlet[COMMUNES][HAMLETS];
	struct team team[COMMUNES * 2];
	int teams;
	struct logged logged[SESSIONS];
	int sessions, outings, twice, all_but_counts;
	int same[SESSIONS][2];          /* sessions that agree in all but the counts, in pairs */
} world;

static uint64_t chance;
static int64_t now_ms;

static uint32_t draw(uint32_t below)
{
	uint64_t z = (chance += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (uint32_t)((z ^ (z >> 31)) >> 16) % below;
}

/* True for p of 100. */
static bool percent(uint32_t p)
{
	return draw(100) < p;
}

/* The clock of a log. */
static int64_t now(void *arg)
{
	(void)arg;
	return now_ms++;
}

/* The random numbers of a log. */
static void fill(void *arg, void *buf, size_t size)
{
	(void)arg;
	for (unsigned char *p = buf; size-- > 0;)
		*p++ = (unsigned char)draw(256);
}

/* Ends the program if a call failed. */
static void must(enum cds_status status)
{
	char text[1000];

	if (status == CDS_OK)
		return;
	fprintf(stderr, "duplicates: %s\n",
	    cds_error_text(cds_error(world.log), NULL, text, sizeof text));
	exit(1);
}

/* Adds a place or a team, with a number in its name, under another place if there is one. */
static cds_uuid item(enum cds_kind kind, const char *name, int number, const char *level,
    const cds_uuid *above)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};
	char text[64];

	snprintf(text, sizeof text, "%s %d", name, number);
	must(cds_fields_text(f, "name", text));
	if (level)
		must(cds_fields_text(f, "level", level));
	if (above)
		must(cds_fields_uuid(f, kind == CDS_TEAM ? "place" : "parent", above));
	must(cds_item_add(world.log, kind, f, &id));
	cds_fields_free(f);
	return id;
}

/* Makes a commune with its hamlets. */
static void make_commune(int c)
{
	world.commune[c] = item(CDS_PLACE, "Xã Số", c + 1, "commune", NULL);
	for (int h = 0; h < HAMLETS; h++)
		world.hamlet[c][h] = item(CDS_PLACE, "Thôn", h + 1, "hamlet", &world.commune[c]);
}

static void make_team(struct team *team)
{
	team->id = item(CDS_TEAM, team->youth ? "Đoàn xã" : "Tổ công nghệ số", team->commune + 1,
	    NULL, &world.commune[team->commune]);
}

/* Each commune has its own team, every third a second one of the Youth Union. */
static void gather_teams(void)
{
	for (int c = 0; c < COMMUNES; c++) {
		for (int t = 0; t < 1 + (c % 3 == 0); t++) {
			world.team[world.teams] = (struct team){.commune = c,
			    .number = world.teams, .volunteers = 3 + (int)draw(8), .youth = t};
			world.teams++;
		}
	}
}

/* ---- what happens, and what is written of it ---- */

/* What happens when a team goes out on a day. */
static struct outing outing(const struct team *team, int day)
{
	static const uint32_t popular[SERVICES] = {80, 60, 40, 10, 30, 20, 25, 10, 8};
	struct outing o = {.day = day, .commune = team->commune, .team = team};
	int turnout = 6 + (int)draw(50), given = 0;

	o.hamlet = percent(80) ? (int)draw(HAMLETS) : -1;
	for (int s = 0; s < SERVICES; s++) {
		o.count[s] = percent(popular[s])
		    ? 1 + (int)draw((uint32_t)turnout * popular[s] / 100 + 4) : -1;
		given += o.count[s] >= 0;
	}
	if (!given)
		o.count[0] = turnout;
	return o;
}

/* A volunteer will log what he saw of an outing; returns the number of his session. */
static int plan(const struct outing *what, int volunteer, bool team)
{
	if (world.sessions == SESSIONS)
		exit(2);
	world.logged[world.sessions] = (struct logged){.outing = world.outings,
	    .volunteer = volunteer, .what = *what, .team = team};
	return world.sessions++;
}

/* Writes a session. */
static void write(struct logged *l)
{
	static const char *const field[SERVICES] = {"assist.eid", "assist.dvc", "assist.bank",
	    "assist.ecom", "assist.health",
		"assist.safety", "assist.skills", "assist.app", "attendance.class"};
	const struct outing *o = &l->what;
	cds_fields *f = cds_fields_new();
	char text[CDS_DATE_TEXT > 64 ? CDS_DATE_TEXT : 64];

	snprintf(text, sizeof text, "Tổ %d, người %d", o->team->number, l->volunteer);
	must(cds_log_writer(world.log, text, text));
	must(cds_fields_text(f, "date", cds_date_text(o->day, o->day, text)));
	must(cds_fields_uuid(f, "place", o->hamlet < 0 ? &world.commune[o->commune]
	    : &world.hamlet[o->commune][o->hamlet]));
	if (l->team)
		must(cds_fields_uuid(f, "team", &o->team->id));
	for (int s = 0; s < SERVICES; s++)
		if (o->count[s] >= 0)
			must(cds_fields_count(f, field[s], o->count[s]));
	now_ms = ((int64_t)o->day * 86400 + 60000) * 1000;
	must(cds_session_add(world.log, f, &l->id));
	cds_fields_free(f);
}

/* The same outing as somebody else logs it: he counts a little otherwise, forgets a service or
 * adds one, writes the next day, or names the unit instead of the hamlet. */
static struct outing seen_otherwise(struct outing o)
{
	bool exact = percent(35);

	for (int s = 0; s < SERVICES && !exact; s++)
		if (o.count[s] > 0)
			o.count[s] = (o.count[s] * (700 + (int)draw(601)) + 500) / 1000;
	if (percent(25)) {
		int s = (int)draw(SERVICES), others = 0;
		for (int i = 0; i < SERVICES; i++)
			others += i != s && o.count[i] >= 0;
		if (o.count[s] < 0)
			o.count[s] = 1 + (int)draw(6);
		else if (others)
			o.count[s] = -1;
	}
	o.day += percent(7);
	if (o.hamlet >= 0 && percent(15))
		o.hamlet = -1;
	return o;
}

/* Logs an outing, one in ten of them twice. */
static void log_outing(const struct outing *o)
{
	int who = (int)draw((uint32_t)o->team->volunteers),
	    other = (who + 1) % o->team->volunteers;
	bool team = percent(85);
	int first = plan(o, who, team);

	if (percent(9)) {
		struct outing again = seen_otherwise(*o);
		plan(&again, other, percent(85));
		world.twice++;
	} else if (percent(1)) {
		struct outing again = *o;
		for (int s = 0; s < SERVICES; s++)
			again.count[s] = o->count[s] < 0 ? -1 : (int)draw(60);
		world.same[world.all_but_counts][0] = first;
		world.same[world.all_but_counts++][1] = plan(&again, other, team);
		world.twice++;
	}
	world.outings++;
}

/* A season of a team: Saturdays, often in the hamlet of the last week; now and then on Sunday,
 * too, or in a second hamlet that afternoon. */
static void season(const struct team *team)
{
	struct outing last = outing(team, FIRST_DAY);

	for (int week = 0; week < WEEKS; week++) {
		struct outing o = outing(team, FIRST_DAY + 5 + 7 * week), more;
		if (percent(40))
			o.hamlet = last.hamlet;
		last = o;
		log_outing(&o);
		more = outing(team, o.day + percent(60));
		if (more.day > o.day && percent(50))
			more.hamlet = o.hamlet;
		else if (more.day == o.day &&
		    (more.hamlet == o.hamlet || more.hamlet < 0 || o.hamlet < 0))
			more.hamlet = o.hamlet < 0 ? -1 : (o.hamlet + 1) % HAMLETS;
		if (percent(12))
			log_outing(&more);
	}
}

/* ---- what was found ---- */

struct found {
	int found, right, missed_same;
};

/* Which outing a session is of. */
static int outing_of(const cds_uuid *id)
{
	for (int i = 0; i < world.sessions; i++)
		if (cds_uuid_compare(&world.logged[i].id, id) == 0)
			return world.logged[i].outing;
	return -1;
}

/* Is the item this pair of sessions? */
static bool is_pair(const struct cds_review_item *item, const int pair[2])
{
	const cds_uuid *x = &world.logged[pair[0]].id, *y = &world.logged[pair[1]].id;

	return (cds_uuid_compare(&item->a, x) == 0 && cds_uuid_compare(&item->b, y) == 0) ||
	    (cds_uuid_compare(&item->a, y) == 0 && cds_uuid_compare(&item->b, x) == 0);
}

/* Counts what is found from this score on, and how much of that is right. */
static struct found judge(int from)
{
	struct found f = {.missed_same = world.all_but_counts};
	cds_review *review;

	must(cds_review_get(world.log, NULL, false, &review));
	for (size_t i = 0; i < cds_review_size(review); i++) {
		const struct cds_review_item *item = cds_review_at(review, i);
		if (item->what != CDS_REVIEW_DUPLICATE || item->score < from)
			continue;
		f.found++;
		f.right += outing_of(&item->a) == outing_of(&item->b);
		for (int p = 0; p < world.all_but_counts; p++)
			f.missed_same -= is_pair(item, world.same[p]);
	}
	cds_review_free(review);
	return f;
}

/* Opens a new log, in one transaction from here on. */
static cds_log *begin(const char *path, const char *who)
{
	static struct cds_env env = {now, fill, NULL};

	remove(path);
	must(cds_log_open(path, CDS_OPEN_CREATE, &world.log));
	world.log->suspects_from = LOWEST;
	cds_log_env(world.log, &env);
	must(cds_log_writer(world.log, who, who));
	must(cds_log_begin(world.log));
	return world.log;
}

/* Everybody writes into one log, with one catalogue. */
static void make_shared(const char *path)
{
	begin(path, "Lập danh mục");
	for (int c = 0; c < COMMUNES; c++)
		make_commune(c);
	for (int t = 0; t < world.teams; t++)
		make_team(&world.team[t]);
	for (int i = 0; i < world.sessions; i++)
		write(&world.logged[i]);
	must(cds_log_commit(world.log));
}

/* One volunteer of a team writes what he logged into a log of his own.  false: he logged none. */
static bool make_laptop(const char *path, struct team *team, int volunteer)
{
	bool any = false;

	for (int i = 0; i < world.sessions; i++) {
		struct logged *l = &world.logged[i];
		if (l->what.team != team || l->volunteer != volunteer)
			continue;
		if (!any) {
			begin(path, "Tự gõ");
			make_commune(team->commune);
			make_team(team);
		}
		any = true;
		write(l);
	}
	if (any) {
		must(cds_log_commit(world.log));
		cds_log_close(world.log);
	}
	return any;
}

/* Everybody writes into a log of his own, and all are merged. */
static void make_own(const char *path)
{
	cds_log *all = begin(path, "Tổ trưởng");
	struct cds_merge_result r;
	char own[1000];

	must(cds_log_commit(all));
	snprintf(own, sizeof own, "%s.own", path);
	for (int t = 0; t < world.teams; t++) {
		for (int v = 0; v < world.team[t].volunteers; v++) {
			bool any = make_laptop(own, &world.team[t], v);
			world.log = all;
			if (any)
				must(cds_merge(all, own, NULL, &r));
		}
	}
	remove(own);
}

/* Makes the log of one season. */
static void make(const char *path, bool own, uint64_t seed)
{
	memset(&world, 0, sizeof world);
	chance = seed * 7919;
	now_ms = (int64_t)FIRST_DAY * 86400000;
	gather_teams();
	for (int t = 0; t < world.teams; t++)
		season(&world.team[t]);
	if (own)
		make_own(path);
	else
		make_shared(path);
}

int main(int argc, char **argv)
{
	static const int from[] = {65, 70, 75, 80, 85, 90};
	struct found sum[sizeof from / sizeof *from] = {{0}};
	int sessions = 0, twice = 0, same = 0;

	bool own = argc > 2 && strcmp(argv[2], "own") == 0;
	int first = 2 + own;

	if (argc <= first) {
		fprintf(stderr, "usage: duplicates FILE [own] SEED …\n");
		return 2;
	}
	for (int a = first; a < argc; a++) {
		make(argv[1], own, strtoull(argv[a], NULL, 10));
		sessions += world.sessions;
		twice += world.twice;
		same += world.all_but_counts;
		for (size_t i = 0; i < sizeof from / sizeof *from; i++) {
			struct found f = judge(from[i]);
			sum[i].found += f.found;
			sum[i].right += f.right;
			sum[i].missed_same += f.missed_same;
		}
		cds_log_close(world.log);
		remove(argv[1]);
	}
	printf("%d sessions of %d seasons, %d outings logged twice, %d of these alike in all but"
	    " the counts\n", sessions, argc - first, twice, same);
	printf("| score from | pairs listed | precision | recall | missed, alike in all but the"
	    " counts |\n|---|---|---|---|---|\n");
	for (size_t i = 0; i < sizeof from / sizeof *from; i++)
		printf("| %d%s | %d | %.3f | %.3f | %d |\n", from[i], from[i] == 80 ? " (default)"
		    : "", sum[i].found, sum[i].found ? (double)sum[i].right / sum[i].found : 0,
		    (double)sum[i].right / twice, sum[i].missed_same);
	return 0;
}
