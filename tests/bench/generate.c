/*
 * Makes a log through the library, as laptops make it:
 *   generate FILE SESSIONS SEED [START-DAY [DAYS]]
 * 1,200 places in 60 communes, 400 teams, 1 to 3 services a session, over three years; or one
 * after another from a day of these on (in seconds), or spread over some days from there. All logs
 * have the same catalogue.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cdslog.h>

#define PLACES 1200
#define COMMUNES 60
#define TEAMS 400
#define START INT64_C(1672531200000)            /* 2023-01-01 */
#define DAY INT64_C(86400000)
#define SPAN (3 * 365 * DAY)

static uint64_t chance;
static int64_t now_ms;

static uint64_t draw(void)
{
	uint64_t z = (chance += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

/* The clock of the log. */
static int64_t now(void *arg)
{
	(void)arg;
	return now_ms;
}

/* The random numbers of the log. */
static void fill(void *arg, void *buf, size_t size)
{
	unsigned char *p = buf;

	(void)arg;
	while (size-- > 0)
		*p++ = (unsigned char)draw();
}

/* Ends the program if a call failed. */
static void must(cds_log *log, enum cds_status status)
{
	char text[1000];

	if (status == CDS_OK || status == CDS_EXISTS)
		return;
	fprintf(stderr, "generate: %s\n", cds_error_text(cds_error(log), NULL, text, sizeof text));
	exit(1);
}

static cds_uuid place[PLACES], team[TEAMS];

/* Makes the places and teams, the same ones in every log. */
static void make_catalogue(cds_log *log)
{
	cds_uuid commune[COMMUNES];
	char name[64];

	for (int i = 0; i < COMMUNES + PLACES + TEAMS; i++) {
		cds_fields *f = cds_fields_new();
		enum cds_kind kind = i < COMMUNES + PLACES ? CDS_PLACE : CDS_TEAM;
		cds_uuid *id = i < COMMUNES ? &commune[i] : i < COMMUNES + PLACES
		    ? &place[i - COMMUNES] : &team[i - COMMUNES - PLACES];
		if (i < COMMUNES)
			snprintf(name, sizeof name, "Xã Số %d", i + 1);
		else if (kind == CDS_PLACE)
			snprintf(name, sizeof name, "Thôn %d", (i - COMMUNES) / COMMUNES + 1);
		else
			snprintf(name, sizeof name, "Tổ công nghệ số %d",
			    i - COMMUNES - PLACES + 1);
		must(log, cds_fields_text(f, "name", name));
		if (i < COMMUNES) {
			char code[16];
			snprintf(code, sizeof code, "%05d", i + 1);
			must(log, cds_fields_text(f, "code", code));
			must(log, cds_fields_text(f, "list", "bench"));
		} else {
			must(log, cds_fields_uuid(f, kind == CDS_PLACE ? "parent" : "place",
			    &commune[i % COMMUNES]));
		}
		must(log, cds_item_add(log, kind, f, id));
		cds_fields_free(f);
	}
}

/* Adds one session. */
static void make_session(cds_log *log)
{
	static const char *const service[] = {"assist.eid", "assist.dvc", "assist.bank",
	    "assist.ecom", "assist.health",
		"assist.safety", "assist.skills", "assist.app", "attendance.class", "visit.qr"};
	cds_fields *f = cds_fields_new();
	char date[CDS_DATE_TEXT];
	int day = (int)(now_ms / 86400000), n = 1 + (int)(draw() % 3);
	cds_uuid id = {{0}};

	must(log, cds_fields_text(f, "date", cds_date_text(day, day, date)));
	must(log, cds_fields_uuid(f, "place", &place[draw() % PLACES]));
	must(log, cds_fields_uuid(f, "team", &team[draw() % TEAMS]));
	/* Nowhere ten times more of the one than of the other, which would be flagged. */
	for (int i = 0; i < n; i++)
		must(log, cds_fields_count(f, service[draw() % 10], 9 + (int64_t)(draw() % 71)));
	if (draw() % 2)
		must(log, cds_fields_count(f, "residents", 8 + (int64_t)(draw() % 82)));
	must(log, cds_session_add(log, f, &id));
	cds_fields_free(f);
}

int main(int argc, char **argv)
{
	struct cds_env env = {now, fill, NULL};
	int64_t sessions = argc > 2 ? atoll(argv[2]) : 0;
	int64_t from = START + (argc > 4 ? atoll(argv[4]) * DAY : 0), span = argc > 5
	    ? atoll(argv[5]) * DAY : argc > 4 ? 0 : SPAN;
	char author[32];
	cds_log *log;

	if (argc < 4) {
		fprintf(stderr, "usage: generate FILE SESSIONS SEED [START-DAY [DAYS]]\n");
		return 2;
	}
	chance = 1;                                     /* the same catalogue for every seed */
	must(NULL, CDS_OK);
	if (cds_log_open(argv[1], CDS_OPEN_CREATE, &log) != CDS_OK)
		must(log, cds_error(log)->status);
	now_ms = START;
	cds_log_env(log, &env);
	must(log, cds_log_writer(log, "Lập danh mục", "máy-chung"));
	must(log, cds_log_begin(log));
	make_catalogue(log);
	must(log, cds_log_commit(log));
	chance = strtoull(argv[3], NULL, 10) * 7919;
	for (int64_t i = 0; i < sessions; i++) {
		if (i % 20000 == 0)
			must(log, cds_log_begin(log));
		if (i % 50 == 0) {
			snprintf(author, sizeof author, "Tình nguyện viên %d",
			    (int)(draw() % 500));
			must(log, cds_log_writer(log, author, "máy-1"));
		}
		now_ms = from + (span ? span / (sessions + 1) : 1000) * i;
		make_session(log);
		if (i % 20000 == 19999 || i + 1 == sessions)
			must(log, cds_log_commit(log));
	}
	cds_log_close(log);
	return 0;
}
