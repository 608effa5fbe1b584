/* Counts that are hard to believe: which ones cds_session_doubts asks about, and that a session is
 * flagged for the same ones on every laptop, whoever confirmed them. */
#include "../property/laptops.h"

#define TODAY 20000

static struct laptop a, b;

/* Makes fields of "name=count …", where a count is a number, "?" for what nobody counted, or "-"
 * for what is unset. */
static cds_fields *fields_of(const char *pairs)
{
	cds_fields *f = cds_fields_new();
	char copy[400], *at = copy, *pair;
	bool good = f != NULL;

	snprintf(copy, sizeof copy, "%s", pairs);
	while (good && (pair = strtok_r(at, " ", &at))) {
		char *value = strchr(pair, '=');
		*value++ = '\0';
		good = strcmp(pair, "date") == 0 ? cds_fields_text(f, pair, value) == CDS_OK
		    : *value == '-' ? cds_fields_null(f, pair) == CDS_OK
		    : cds_fields_count(f, pair, *value == '?' ? CDS_UNKNOWN : atoll(value)) ==
		    CDS_OK;
	}
	if (!good)
		exit(99);
	return f;
}

/* The questions about a session with `was` (NULL: a new one) that gets `changes`, with "; " between
 * them.  It is static. */
static const char *asked(const char *was, const char *changes, int today)
{
	static char text[4000];
	cds_fields *before = was ? fields_of(was) : NULL, *f = fields_of(changes);
	struct cds_doubts doubts;
	size_t n = 0;

	text[0] = '\0';
	if (cds_session_doubts(a.log, before, f, today, &doubts) != CDS_OK)
		return "failed";
	for (size_t i = 0; i < doubts.n; i++) {
		char one[400];
		cds_error_text(&doubts.doubt[i].question.error, NULL, one, sizeof one);
		*strstr(one, ": ") = '\0';
		n += (size_t)snprintf(text + n, sizeof text - n, "%s%s:%s", n ? "; " : "",
		    doubts.doubt[i].field, one);
	}
	cds_fields_free(before);
	cds_fields_free(f);
	return text;
}

/* Each rule at its bound and just beyond it. */
static void rules(void)
{
	static const struct {
		const char *fields, *asked;
	} table[] = {
		{"date=2024-05-05 residents=10 group.women=10 assist.eid=100", ""},
		{"residents=10 group.women=11", "group.women:11 women among 10 people"},
		{"residents=10 group.elderly=11 group.children=12", "group.children:12 children "
		    "among 10 people; group.elderly:11 elderly people among 10 people"},
		{"residents=10 group.minority=11", "group.minority:11 minority people among 10 "
		    "people"},
		{"residents=10 group.disabled=11", "group.disabled:11 disabled people among 10 "
		    "people"},
		{"group.women=11", ""},
		{"residents=? group.women=11", ""},
		{"residents=10 group.women=?", ""},
		{"residents=5000", ""},
		{"residents=5001", "residents:5001 people at one outing"},
		{"residents=100 assist.eid=10", ""},
		{"residents=101 assist.eid=10", "residents:101 people, and all services together "
		    "only 10"},
		{"residents=101 assist.eid=10 attendance.class=1", ""},
		{"residents=101 assist.eid=10 visit.qr=1", ""},
		{"residents=101 assist.eid=10 assist.dvc=?", ""},
		{"residents=101 assist.eid=0", ""},
		{"residents=101", ""},
		{"volunteers=200", ""},
		{"volunteers=201", "volunteers:201 volunteers at one outing"},
		{"assist.eid=5000 attendance.class=5000 visit.web=900000", ""},
		{"assist.eid=5001", "assist.eid:'VNeID' 5001 times at one outing"},
		{"attendance.class=5001", "attendance.class:'Lớp tập huấn' 5001 times at one "
		    "outing"},
		{"residents=10 assist.eid=101", "assist.eid:'VNeID' 101 times for 10 people"},
		{"residents=0 assist.eid=1", "assist.eid:'VNeID' 1 times for 0 people"},
		{"residents=1 assist.gone=11", "assist.gone:'gone' 11 times for 1 people"},
		{"residents=1 visit.qr=11", ""},
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		same_text(asked(NULL, table[i].fields, CDS_NO_DAY), table[i].asked,
		    table[i].fields);
}

static void days(void)
{
	char iso[CDS_DATE_TEXT], fields[100];

	snprintf(fields, sizeof fields, "date=%s", cds_date_text(TODAY, TODAY + 3, iso));
	same_text(asked(NULL, fields, TODAY), "", "days that began today are no doubt");
	same_text(asked(NULL, fields, CDS_NO_DAY), "", "nor are any where nobody knows the day");
	snprintf(fields, sizeof fields, "date=%s", cds_date_text(TODAY + 1, TODAY + 1, iso));
	same_text(asked(NULL, fields, TODAY), "date:2024-10-05 is still to come", "tomorrow is");
}

/* A unit that comes with the program is asked about before anything names it in the log. */
static void offered(void)
{
	cds_items *items = NULL;
	cds_fields *f = fields_of("date=2024-05-05"), *later = fields_of("date=2025-07-01");
	struct cds_doubts doubts, none;
	char text[400] = "";

	ok(cds_item_list(a.log, CDS_PLACE, "Xã Phước Dinh", false, 1, &items) == CDS_OK &&
	    cds_items_size(items) == 1 && cds_items_at(items, 0)->offered &&
	    cds_fields_uuid(f, "place", &cds_items_at(items, 0)->id) == CDS_OK &&
	    cds_fields_uuid(later, "place", &cds_items_at(items, 0)->id) == CDS_OK &&
	    cds_session_doubts(a.log, NULL, f, TODAY, &doubts) == CDS_OK &&
	    cds_session_doubts(a.log, NULL, later, CDS_NO_DAY, &none) == CDS_OK,
	    "a unit that is only offered");
	if (doubts.n > 0)
		cds_error_text(&doubts.doubt[0].question.error, NULL, text, sizeof text);
	same_text(text, "'Xã Phước Dinh, Tỉnh Khánh Hòa' is valid only from 1/7/2025 on: is that "
	    "right?", "is asked about before its first day");
	ok(none.n == 0, "and not on that day");
	cds_items_free(items);
	cds_fields_free(f);
	cds_fields_free(later);
}

static void changes(void)
{
	const char *was = "date=2024-05-05 residents=10 group.women=12 assist.eid=20";

	same_text(asked(was, "volunteers=3", TODAY), "", "what was so before is not asked again");
	same_text(asked(was, "group.women=13", TODAY), "group.women:13 women among 10 people",
	    "unless it becomes another doubt");
	same_text(asked(was, "residents=9", TODAY), "group.women:12 women among 9 people",
	    "also by what it is compared with");
	same_text(asked(was, "group.women=-", TODAY), "", "what is taken away is no doubt");
	same_text(asked("residents=10 assist.eid=20", "assist.eid=1", TODAY), "",
	    "ten people a time are none");
	same_text(asked("residents=11 assist.eid=20", "assist.eid=1", TODAY),
	    "residents:11 people, and all services together only 1", "more are");
	same_text(asked("residents=11 assist.eid=20 assist.dvc=1", "assist.eid=-", TODAY),
	    "residents:11 people, and all services together only 1",
	    "what is taken away is added to nothing");
}

/* Is the session with this id flagged? */
static bool flagged(cds_log *log, const cds_uuid *id)
{
	const struct cds_session *s;
	cds_list *list = NULL;
	bool is = cds_session_get(log, id, &list, &s) == CDS_OK && s->flags & CDS_SESSION_FLAGGED;

	cds_list_close(list);
	return is;
}

static bool sound(cds_log *log)
{
	struct cds_check_result r;

	return cds_check(log, NULL, NULL, NULL, &r) == CDS_OK;
}

/* Sessions of random counts: what is asked, whatever the day, is what the session is flagged for,
 * here and where it is merged, in one entry or in several. */
static void flags(void)
{
	static const char *const names[] = {"residents", "volunteers", "group.women",
	    "group.children", "assist.eid", "assist.dvc", "attendance.class", "visit.qr"};
	static const int64_t counts[] = {CDS_UNKNOWN, 0, 1, 5, 9, 10, 11, 51, 101, 199, 201, 4999,
	    5001, 60000};
	struct cds_merge_result r;
	uint64_t seed = test_seed(12);
	cds_uuid id[300];
	bool want[300];
	int good = 0, same = 0, some = 0;

	for (int i = 0; i < 300; i++) {
		cds_fields *f = fields_of("date=2024-05-05"), *all = NULL;
		struct cds_doubts doubts;
		id[i] = (cds_uuid){{0}};
		good += cds_session_add(a.log, f, &id[i]) == CDS_OK;
		cds_fields_free(f);
		for (int k = 0; k < 2; k++) {
			f = cds_fields_new();
			for (size_t j = 0; j < sizeof names / sizeof *names; j++)
				if (draw(&seed) % 3 == 0 && cds_fields_count(f, names[j],
				    counts[draw(&seed) % (sizeof counts / sizeof *counts)]) !=
				    CDS_OK)
					exit(99);
			good += cds_session_edit(a.log, &id[i], f) == CDS_OK;
			cds_fields_free(f);
		}
		good += cds_session_fields(a.log, &id[i], &all) == CDS_OK &&
		    cds_session_doubts(a.log, NULL, all, CDS_NO_DAY, &doubts) == CDS_OK;
		want[i] = doubts.n > 0;
		some += want[i];
		cds_fields_free(all);
	}
	ok(good == 1200 && some > 60 && some < 240, "%d of 300 sessions are doubtful", some);
	ok(cds_merge(b.log, a.path, NULL, &r) == CDS_OK, "another laptop merges them");
	for (int i = 0; i < 300; i++)
		same += flagged(a.log, &id[i]) == want[i] && flagged(b.log, &id[i]) == want[i];
	ok(same == 300, "%d of 300 are flagged for that on both, or not", same);
	ok(sound(a.log) && sound(b.log), "and both logs are sound");
}

int main(void)
{
	if (!laptop_new(&a, "a", 1, INT64_C(1714900000000)) ||
	    !laptop_new(&b, "b", 2, INT64_C(1714900000000)))
		return 99;
	rules();
	days();
	offered();
	changes();
	flags();
	cds_log_close(a.log);
	cds_log_close(b.log);
	return done();
}
