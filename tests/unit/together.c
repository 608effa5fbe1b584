/* Two programs have one log open: what one of them remembers of it must not hide from it what the
 * other one wrote since. */
#include "../property/laptops.h"

/* Logs a session that counts one service. */
static void log_one(cds_log *log, const char *field)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};

	if (cds_fields_text(f, "date", "2024-05-05") != CDS_OK ||
	    cds_fields_count(f, field, 3) != CDS_OK || cds_session_add(log, f, &id) != CDS_OK)
		tell_problem(NULL, cds_error(log));
	cds_fields_free(f);
}

/* The assists of all sessions that the list has; -1: it failed. */
static int64_t listed(cds_log *log)
{
	const struct cds_session *s;
	cds_list *list = NULL;
	int64_t sum = 0;
	enum cds_status status = cds_list_open(log, NULL, false, NULL, &list);

	while (status == CDS_OK && (status = cds_list_next(list, &s)) == CDS_OK)
		sum += s->total[CDS_ASSIST];
	cds_list_close(list);
	return status == CDS_END ? sum : -1;
}

/* A service that the other program counted first is no damage, and is not made a second time. */
static void services(void)
{
	struct laptop a;
	cds_log *other = NULL;
	int64_t problems = 1;
	struct cds_check_result checked = {0};

	laptop_new(&a, "together", 1, 1714900000000);
	log_one(a.log, "assist.eid");
	ok(listed(a.log) == 3, "the first program lists its session");
	ok(cds_log_open(a.path, 0, &other) == CDS_OK, "a second program opens the log");
	ok(cds_log_writer(other, "Bình", "may-2") == CDS_OK, "and says who writes");
	log_one(other, "assist.dvc");
	ok(listed(a.log) == 6, "the first lists a service that only the other knew");
	log_one(other, "assist.bank");
	log_one(a.log, "assist.bank");
	ok(listed(a.log) == 12, "and counts one that the other had made meanwhile");
	if (cds_check(a.log, NULL, NULL, NULL, &checked) == CDS_OK)
		problems = checked.problems;
	ok(problems == 0, "the log is sound");
	cds_log_close(other);
	laptop_close(&a);
}

int main(void)
{
	services();
	return done();
}
