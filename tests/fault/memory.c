/*
 * Memory is out at the n-th allocation, once or from then on, during all that a log is asked to
 * do: for every n, and where those are many for the first ones and a sample of the others.
 * Whatever n is, the deed is done or says that memory is out; the log is as it was or as it is
 * after; nothing is leaked, and the same open log does the deed when there is memory again.
 */
#include "../memory/starve.h"
#include "../property/laptops.h"
#include "vfs.h"

#define WHOLE 4000              /* of a deed with no more allocations each fails once; */
#define EVERY 250               /* of others each of the first … */
#define SAMPLED 150             /* … and about as many of the rest */

/* ---- what is done ---- */

static cds_uuid first, second, rival, followed, twice[2];

static enum cds_status do_open(cds_log *log)
{
	cds_log *again = NULL;
	enum cds_status status = cds_log_open(cds_log_path(log), 0, &again);

	cds_log_close(again);
	return status;
}

static enum cds_status do_make(cds_log *log)
{
	cds_log *made = NULL;
	enum cds_status status;

	(void)log;
	remove("made.cdslog");
	status = cds_log_open("made.cdslog", CDS_OPEN_CREATE, &made);
	cds_log_close(made);
	return status;
}

static enum cds_status do_add(cds_log *log)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};
	enum cds_status status = f ? cds_fields_text(f, "date", "2024-05-05") : CDS_NO_MEMORY;

	status = status == CDS_OK ? cds_fields_text(f, "note", "ghi chú") : status;
	status = status == CDS_OK ? cds_fields_count(f, "assist.eid", 7) : status;
	status = status == CDS_OK ? cds_session_add(log, f, &id) : status;
	cds_fields_free(f);
	return status;
}

/* At a unit that comes with the program, which is found, and becomes part of the log. */
static enum cds_status do_add_unit(cds_log *log)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}}, place;
	enum cds_status status = f ? cds_item_find(log, CDS_PLACE, "thuan nam kh", CDS_NO_DAY,
	    &place) : CDS_NO_MEMORY;

	status = status == CDS_OK ? cds_fields_text(f, "date", "2026-05-05") : status;
	status = status == CDS_OK ? cds_fields_uuid(f, "place", &place) : status;
	status = status == CDS_OK ? cds_session_add(log, f, &id) : status;
	cds_fields_free(f);
	return status;
}

/* With a place that is made, in one transaction. */
static enum cds_status do_add_new(cds_log *log)
{
	cds_fields *f = cds_fields_new(), *p = cds_fields_new();
	cds_uuid id = {{0}}, place;
	enum cds_status status = f && p ? cds_log_begin(log) : CDS_NO_MEMORY;

	if (status == CDS_OK) {
		status = cds_fields_text(p, "name", "Phường mới");
		status = status == CDS_OK ? cds_item_add(log, CDS_PLACE, p, &place) : status;
		status = status == CDS_OK ? cds_fields_uuid(f, "place", &place) : status;
		status = status == CDS_OK ? cds_fields_text(f, "date", "2024-05-05") : status;
		status = status == CDS_OK ? cds_session_add(log, f, &id) : status;
		if (status == CDS_OK)
			status = cds_log_commit(log);
		else
			cds_log_rollback(log);
	}
	cds_fields_free(f);
	cds_fields_free(p);
	return status;
}

static enum cds_status do_edit(cds_log *log)
{
	cds_fields *f = cds_fields_new();
	enum cds_status status = f ? cds_fields_count(f, "assist.eid", 99) : CDS_NO_MEMORY;

	status = status == CDS_OK ? cds_fields_text(f, "note", "khác") : status;
	status = status == CDS_OK ? cds_session_edit(log, &first, f) : status;
	cds_fields_free(f);
	return status;
}

static enum cds_status do_remove(cds_log *log)
{
	return cds_session_remove(log, &first);
}

/* What it tells is read, as by a program that shows it. */
static size_t seen;

static void see_laptop(void *arg, const struct cds_merge_laptop *laptop)
{
	(void)arg;
	seen += strlen(laptop->device);
}

static void see_change(void *arg, const struct cds_merge_change *change)
{
	(void)arg;
	seen += strlen(change->field) + (change->from ? strlen(change->from->text) : 0) +
	    (change->rival ? strlen(change->rival->text) : 0);
}

static enum cds_status merge_with(cds_log *log, bool full, bool dry)
{
	struct cds_merge_options o = {.full = full, .dry_run = dry, .laptop = see_laptop,
	    .change = see_change};
	struct cds_merge_result r;

	return cds_merge(log, "other.cdslog", &o, &r);
}

static enum cds_status do_merge(cds_log *log)
{
	return merge_with(log, false, false);
}

static enum cds_status do_merge_full(cds_log *log)
{
	return merge_with(log, true, false);
}

static enum cds_status do_merge_dry(cds_log *log)
{
	return merge_with(log, false, true);
}

/* Of tables and logs without a fault. */
static const char *blamed;

static void see_reject(void *arg, const struct cds_import_reject *reject)
{
	(void)arg;
	blamed = reject->why.template_text;
}

static void see_problem(void *arg, const struct cds_error *what)
{
	(void)arg;
	blamed = what->template_text;
}

static enum cds_status do_import(cds_log *log)
{
	struct cds_import_options o = {.make_new = true, .reject = see_reject};
	struct cds_import_result r;

	return cds_import(log, "table.csv", &o, &r);
}

static enum cds_status do_import_items(cds_log *log)
{
	struct cds_import_result r;

	return cds_items_import(log, CDS_PLACE, "units.csv", NULL, NULL, NULL, see_reject, NULL,
	    &r);
}

/* Imports a list and a table of what followed its units. */
static enum cds_status do_import_successors(cds_log *log)
{
	struct cds_import_result r;
	cds_fields *f = cds_fields_new();
	enum cds_status status = f ? cds_fields_text(f, "list", "l") : CDS_NO_MEMORY;

	status = status == CDS_OK ? cds_log_begin(log) : status;
	if (status != CDS_OK) {
		cds_fields_free(f);
		return status;
	}
	status = cds_items_import(log, CDS_PLACE, "units.csv", NULL, f, NULL, see_reject, NULL, &r);
	if (status == CDS_OK)
		status = cds_items_import(log, CDS_PLACE, "pairs.csv", NULL, f, NULL, see_reject,
		    NULL, &r);
	if (status == CDS_OK)
		status = cds_log_commit(log);
	else
		cds_log_rollback(log);
	cds_fields_free(f);
	return status;
}

static enum cds_status do_unmerge(cds_log *log)
{
	struct cds_unmerge_result r;

	return cds_unmerge(log, 3, &r);
}

static enum cds_status do_redact(cds_log *log)
{
	int64_t n;

	return cds_session_redact(log, &first, "note", &n);
}

static enum cds_status do_rule(cds_log *log)
{
	return cds_verdict_same(log, (cds_uuid[]){first, second}, 2, &first);
}

/* Rules that two places are one, whose hamlets and sessions are then compared. */
static enum cds_status do_join(cds_log *log)
{
	return cds_item_same(log, CDS_PLACE, twice, 2, NULL);
}

static enum cds_status do_doubles(cds_log *log)
{
	cds_doubles *doubles = NULL;
	enum cds_status status = cds_doubles_get(log, CDS_PLACE, NULL, false, &doubles);

	cds_doubles_free(doubles);
	return status;
}

static enum cds_status do_settle(cds_log *log)
{
	cds_history *h;
	const struct cds_conflict *c;
	enum cds_status status = cds_history_get(log, &rival, &h);

	if (status != CDS_OK)
		return status;
	c = cds_history_conflict(h, 0);
	status = cds_conflict_keep(log, &rival, c->field, &cds_history_at(h, c->entry[0])->id);
	cds_history_free(h);
	return status;
}

static enum cds_status do_undo(cds_log *log)
{
	enum cds_status status = do_edit(log);

	status = status == CDS_OK ? cds_undo(log) : status;
	return status == CDS_OK ? cds_redo(log) : status;
}

static enum cds_status do_draft(cds_log *log)
{
	cds_fields *f = cds_fields_new();
	struct cds_draft d = {.tally = true, .holder = "test", .text = f};
	char field[65];
	enum cds_status status = f ? cds_fields_text(f, "date", "5/5") : CDS_NO_MEMORY;

	status = status == CDS_OK ? cds_draft_keep(log, &d) : status;
	status = status == CDS_OK ? cds_tally_press(log, &d.session, "assist.eid") : status;
	status = status == CDS_OK ? cds_tally_press(log, &d.session, "assist.bank") : status;
	status = status == CDS_OK ? cds_tally_back(log, &d.session, field) : status;
	cds_fields_free(f);
	return status;
}

/* A draft is thrown away, brought back, thrown away again, which undo takes back. */
static enum cds_status do_bin(cds_log *log)
{
	cds_fields *f = cds_fields_new();
	struct cds_draft d = {.holder = "test", .text = f};
	cds_drafts *drafts = NULL;
	enum cds_status status = f ? cds_fields_text(f, "date", "5/5") : CDS_NO_MEMORY;

	status = status == CDS_OK ? cds_draft_keep(log, &d) : status;
	status = status == CDS_OK ? cds_draft_bin(log, &d.session) : status;
	status = status == CDS_OK ? cds_drafts_binned(log, &drafts) : status;
	cds_drafts_free(drafts);
	status = status == CDS_OK ? cds_draft_restore(log, &d.session, NULL) : status;
	status = status == CDS_OK ? cds_draft_bin(log, &d.session) : status;
	status = status == CDS_OK ? cds_undo(log) : status;
	status = status == CDS_OK ? cds_drafts_expire(log) : status;
	cds_fields_free(f);
	return status;
}

static enum cds_status do_drafts(cds_log *log)
{
	cds_drafts *drafts = NULL;
	enum cds_status status = cds_drafts_get(log, NULL, &drafts);

	cds_drafts_free(drafts);
	return status;
}

/* The first two services of the list change places. */
static enum cds_status do_order(cds_log *log)
{
	cds_items *items = NULL;
	enum cds_status status = cds_item_list(log, CDS_SERVICE, NULL, true, 0, &items);

	if (status == CDS_OK)
		status = cds_service_order(log, &cds_items_at(items, 1)->id, 1, NULL);
	cds_items_free(items);
	return status;
}

static enum cds_status do_pack(cds_log *log)
{
	struct cds_pack_options o = CDS_PACK_ALL;
	struct cds_filter filter = CDS_FILTER_ALL;
	struct cds_manifest m;

	filter.to = 19840;
	o.filter = &filter;
	remove("t-pack.cdslog");
	return cds_pack(log, "t-pack.cdslog", &o, &m);
}

static enum cds_status report_by(cds_log *log, const char *service, const enum cds_by *by,
    size_t nby)
{
	struct cds_filter filter = CDS_FILTER_ALL;
	struct cds_report *r = NULL;
	enum cds_status status;

	filter.service = service;
	status = cds_report_run(log, &filter, by, nby, 0, &r);
	cds_report_free(r);
	return status;
}

static enum cds_status do_report(cds_log *log)
{
	static const enum cds_by by[] = {CDS_BY_PLACE, CDS_BY_SERVICE, CDS_BY_MONTH};

	return report_by(log, NULL, by, 3);
}

static enum cds_status do_report_scanned(cds_log *log)
{
	static const enum cds_by by[] = {CDS_BY_TEAM, CDS_BY_AUTHOR, CDS_BY_PLACE};

	return report_by(log, "eid", by, 3);
}

static enum cds_status do_report_units(cds_log *log)
{
	static const enum cds_by by[] = {CDS_BY_PLACE, CDS_BY_SERVICE};
	struct cds_units units = {CDS_LEVEL_COMMUNE, 20500};
	struct cds_filter filter = CDS_FILTER_ALL;
	struct cds_report *r = NULL;
	enum cds_status status;

	filter.place = followed;
	status = cds_report_units(log, &filter, &units, by, 2, 0, &r);
	cds_report_free(r);
	return status;
}

static enum cds_status do_list(cds_log *log)
{
	struct cds_filter filter = CDS_FILTER_ALL;
	const struct cds_session *s;
	cds_list *list = NULL;
	enum cds_status status;

	filter.search = "xa";
	status = cds_list_open(log, &filter, false, NULL, &list);
	while (status == CDS_OK && (status = cds_list_next(list, &s)) == CDS_OK)
		seen += strlen(s->place_name) + strlen(s->author) + s->counts;
	cds_list_close(list);
	return status == CDS_END ? CDS_OK : status;
}

static enum cds_status do_scan(cds_log *log)
{
	struct cds_filter filter = CDS_FILTER_ALL;
	const struct cds_session *s;
	cds_scan *scan = NULL;
	enum cds_status status;

	status = cds_scan_open(log, &filter, CDS_SORT_PLACE, false, &scan);
	while (status == CDS_OK && !cds_scan_sums(scan)->done)
		status = cds_scan_advance(scan, 30);
	for (size_t i = 0; status == CDS_OK && i < cds_scan_sums(scan)->found; i += 9) {
		status = cds_scan_at(scan, i, &s);
		if (status == CDS_OK)
			seen += strlen(s->place_name) + strlen(s->author);
	}
	cds_scan_close(scan);
	return status;
}

static enum cds_status do_show(cds_log *log)
{
	cds_fields *f = NULL;
	cds_history *h = NULL;
	cds_list *list = NULL;
	const struct cds_session *s;
	enum cds_status status = cds_session_get(log, &rival, &list, &s);

	status = status == CDS_OK ? cds_session_fields(log, &rival, &f) : status;
	status = status == CDS_OK ? cds_history_get(log, &rival, &h) : status;
	if (status == CDS_OK && cds_history_conflicts(h) != 1)
		status = CDS_BUG;
	cds_history_free(h);
	cds_fields_free(f);
	cds_list_close(list);
	return status;
}

static enum cds_status do_review(cds_log *log)
{
	cds_review *review = NULL;
	int64_t conflicts, duplicates, doubles;
	enum cds_status status = cds_review_get(log, NULL, false, &review);

	if (status == CDS_OK && cds_review_size(review) == 0)
		status = CDS_BUG;
	cds_review_free(review);
	review = NULL;
	status = status == CDS_OK ? cds_review_get(log, NULL, true, &review) : status;
	cds_review_free(review);
	return status == CDS_OK ? cds_review_count(log, &conflicts, &duplicates, &doubles) : status;
}

static enum cds_status do_names(cds_log *log)
{
	cds_items *items = NULL;
	cds_names *authors = NULL;
	cds_uuid id;
	enum cds_status status = cds_item_find(log, CDS_PLACE, "xã 3", CDS_NO_DAY, &id);

	status = status == CDS_OK ? cds_item_list(log, CDS_PLACE, "xa", CDS_NO_DAY, 5, &items)
	    : status;
	cds_items_free(items);
	status = status == CDS_OK ? cds_authors_get(log, "ng", 3, &authors) : status;
	cds_names_free(authors);
	return status;
}

/* What a person types, with a place, the one above it and a service that are not there. */
static enum cds_status do_typed(cds_log *log)
{
	struct cds_typing how = {.today = 19900, .making = CDS_FIND_OR_MAKE};
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};
	char field[CDS_FIELD];
	enum cds_status status = f ? cds_log_begin(log) : CDS_NO_MEMORY;

	if (status == CDS_OK) {
		status = cds_field_read(log, "date", "5/5", &how, f);
		status = status == CDS_OK ? cds_field_read(log, "place", "Thôn 9, Xã Mới", &how, f)
		    : status;
		status = status == CDS_OK ? cds_field_read(log, "obstacle.app", "Có", &how, f)
		    : status;
		status = status == CDS_OK ? cds_service_field(log, "Chữ ký số (cá nhân)",
		    CDS_FIND_OR_MAKE, field) : status;
		status = status == CDS_OK ? cds_field_read(log, field, "7", &how, f) : status;
		status = status == CDS_OK ? cds_field_read(log, "campaign", "Mùa hè", &how, f)
		    : status;
		status = status == CDS_OK ? cds_session_add(log, f, &id) : status;
		if (status == CDS_OK)
			status = cds_log_commit(log);
		else
			cds_log_rollback(log);
	}
	cds_fields_free(f);
	return status;
}

/* Sessions of one campaign, and the campaigns that a form offers. */
static enum cds_status do_campaign(cds_log *log)
{
	struct cds_filter filter = CDS_FILTER_ALL;
	const struct cds_session *s;
	cds_names *names = NULL;
	cds_list *list = NULL;
	enum cds_status status;
	int n = 0;

	filter.campaign = "mua he xanh";
	status = cds_list_open(log, &filter, false, NULL, &list);
	while (status == CDS_OK && (status = cds_list_next(list, &s)) == CDS_OK)
		n++;
	cds_list_close(list);
	status = status == CDS_END ? cds_typed_before(log, "campaign", "mua", 3, &names) : status;
	if (status == CDS_OK && (n == 0 || cds_names_size(names) != 1))
		status = CDS_BUG;
	cds_names_free(names);
	return status;
}

static enum cds_status do_receipts(cds_log *log)
{
	cds_receipts *receipts = NULL;
	char buf[CDS_FINGERPRINT];
	enum cds_status status = cds_receipts_get(log, &receipts);

	if (status == CDS_OK && cds_receipts_at(receipts, 0)->laptops != 1)
		status = CDS_BUG;
	cds_receipts_free(receipts);
	return status == CDS_OK ? cds_log_fingerprint(log, buf) : status;
}

static enum cds_status do_check(cds_log *log)
{
	struct cds_check_result r;

	return cds_check(log, see_problem, NULL, NULL, &r);
}

static enum cds_status do_rebuild(cds_log *log)
{
	return cds_rebuild(log);
}

static const struct deed {
	const char *name;
	enum cds_status (*run)(cds_log *log);
	enum { READS, WRITES, STEPS } how;      /* STEPS: and may be done in part */
	int least;                      /* so many allocations there are at least */
} deeds[] = {
	{"open", do_open, READS, 50}, {"make", do_make, READS, 200}, {"add", do_add, WRITES, 200},
	{"add with a new place", do_add_new, WRITES, 200}, {"edit", do_edit, WRITES, 200},
	{"add at a unit", do_add_unit, WRITES, 200},
	{"remove", do_remove, WRITES, 200}, {"merge", do_merge, WRITES, 500},
	{"merge --full", do_merge_full, WRITES, 500},
	{"merge --dry-run", do_merge_dry, READS, 500},
	{"import", do_import, WRITES, 500}, {"import places", do_import_items, WRITES, 200},
	{"import successors", do_import_successors, WRITES, 300},
	{"unmerge", do_unmerge, WRITES, 500}, {"redact", do_redact, WRITES, 200},
	{"rule", do_rule, WRITES, 200}, {"join places", do_join, WRITES, 200},
	{"doubles", do_doubles, READS, 20}, {"settle", do_settle, WRITES, 200},
	{"undo and redo", do_undo, STEPS, 500}, {"draft and tally", do_draft, STEPS, 100},
	{"the drafts' bin", do_bin, STEPS, 100}, {"order of services", do_order, WRITES, 200},
	{"drafts", do_drafts, READS, 20}, {"pack", do_pack, WRITES, 500},
	{"report", do_report, READS, 100}, {"report of a service", do_report_scanned, READS, 100},
	{"report of now", do_report_units, READS, 100},
	{"list", do_list, READS, 100}, {"scan", do_scan, READS, 100}, {"show", do_show, READS, 50},
	{"review", do_review, READS, 50}, {"names", do_names, READS, 50},
	{"what is typed", do_typed, WRITES, 200}, {"campaigns", do_campaign, READS, 50},
	{"receipts", do_receipts, READS, 20}, {"check", do_check, READS, 500},
	{"rebuild", do_rebuild, READS, 500},
};

/* ---- before, after ---- */

static bool put(struct laptop *l, int i, cds_uuid *id)
{
	static const char *const counted[] = {"assist.bank", "assist.eid", "assist.dvc"};
	cds_fields *f = cds_fields_new(), *p = cds_fields_new();
	char date[CDS_DATE_TEXT], name[32];
	int day = 19800 + i;
	cds_uuid place;
	enum cds_status status;
	bool good;

	snprintf(name, sizeof name, "%s %d", i < 20 ? "Xã" : "Phường", i % 7);
	status = cds_fields_text(p, "name", name);
	status = status == CDS_OK ? cds_item_add(l->log, CDS_PLACE, p, &place) : status;
	good = (status == CDS_OK || status == CDS_EXISTS) &&
	    cds_fields_uuid(f, "place", &place) == CDS_OK &&
	    cds_fields_text(f, "date", cds_date_text(day, day, date)) == CDS_OK &&
	    cds_fields_count(f, counted[i % 3], i) == CDS_OK &&
	    cds_fields_text(f, "note", "hẹn lại") == CDS_OK &&
	    cds_fields_text(f, "campaign", "Mùa hè xanh") == CDS_OK &&
	    cds_session_add(l->log, f, id) == CDS_OK;
	cds_fields_free(f);
	cds_fields_free(p);
	return good;
}

static bool set_count(struct laptop *l, const cds_uuid *id, int64_t count)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_count(f, "assist.eid", count) == CDS_OK &&
	    cds_session_edit(l->log, id, f) == CDS_OK;

	cds_fields_free(f);
	return good;
}

static void write_tables(void)
{
	FILE *csv = fopen("table.csv", "w");

	fprintf(csv, "date,place,team,assist.eid,note\n");
	for (int i = 0; i < 30; i++)
		fprintf(csv, "2024-03-%02d,%s %d,Tổ %d,%d,ghi %d\n", i % 28 + 1,
		    i % 2 ? "Xã" : "Làng", i % 7, i % 3, i, i);
	fclose(csv);
	csv = fopen("units.csv", "w");
	fprintf(csv, "code,name,parent,to,successors\n01,Tỉnh,,,\n02,Huyện,01,,\n"
	    "03,Xã Lạ,02,2025-06-30,01 02\n");
	fclose(csv);
	csv = fopen("pairs.csv", "w");
	fprintf(csv, "old_code,old_name,new_code,new_name\n03,Xã Lạ,02,Huyện\n03,Xã Lạ,9,Tỉnh\n"
	    "04,Xã Mới,03,Xã Lạ\n");
	fclose(csv);
}

/* Lets "Xã 1" be split into "Xã 2" and "Xã 3", which then take what is in it and its hamlet. */
static bool split(struct laptop *l)
{
	static const char *const names[] = {"Xã 1", "Xã 2", "Xã 3"};
	cds_fields *f = cds_fields_new(), *h = cds_fields_new();
	cds_uuid id[3], hamlet;
	bool good = true;

	for (int i = 0; i < 3 && good; i++)
		good = cds_item_find(l->log, CDS_PLACE, names[i], CDS_NO_DAY, &id[i]) == CDS_OK;
	followed = id[1];
	for (int i = 0; i < 2 && good; i++)
		good = cds_fields_text(h, "name", "Thôn 1") == CDS_OK &&
		    cds_fields_uuid(h, "parent", &id[i]) == CDS_OK &&
		    cds_item_add(l->log, CDS_PLACE, h, &hamlet) == CDS_OK;
	good = good && cds_fields_uuids(f, "successors", id + 1, 2) == CDS_OK &&
	    cds_item_edit(l->log, CDS_PLACE, &id[0], f) == CDS_OK;
	cds_fields_free(f);
	cds_fields_free(h);
	return good;
}

/* Base and "third" disagree of a session that each changed, as base and "other" do of two; and of
 * "fourth" nothing was changed. */
/* One laptop makes a commune and a hamlet that another one makes as well. */
static bool make_double(cds_log *log, cds_uuid *commune)
{
	cds_fields *f = cds_fields_new();
	cds_uuid hamlet;
	bool good = cds_fields_text(f, "name", "Xã làm hai lần") == CDS_OK &&
	    cds_item_add(log, CDS_PLACE, f, commune) == CDS_OK &&
	    cds_fields_text(f, "name", "Thôn làm hai lần") == CDS_OK &&
	    cds_fields_uuid(f, "parent", commune) == CDS_OK &&
	    cds_item_add(log, CDS_PLACE, f, &hamlet) == CDS_OK;

	cds_fields_free(f);
	return good;
}

static void prepare(void)
{
	struct laptop base, other, third, fourth;
	struct cds_merge_result r;
	struct cds_draft d = {.holder = "test", .text = cds_fields_new()};
	cds_uuid id;
	bool good;

	write_tables();
	good = laptop_new(&base, "base", 5, INT64_C(1714000000000)) &&
	    laptop_new(&other, "other", 6, INT64_C(1715000000000)) &&
	    laptop_new(&third, "third", 7, INT64_C(1715500000000)) &&
	    laptop_new(&fourth, "fourth", 8, INT64_C(1715600000000));
	for (int i = 0; good && i < 80; i++) {
		id = (cds_uuid){{0}};
		good = put(i < 20 ? &base : i < 50 ? &other : i < 70 ? &third : &fourth, i < 20 ? i
		    : i - 5, &id);
		first = i == 0 ? id : first;
		second = i == 1 ? id : second;
		rival = i == 69 ? id : rival;
	}
	good = good && split(&base) && make_double(base.log, &twice[0]) &&
	    make_double(fourth.log, &twice[1]) &&
	    cds_merge(base.log, third.path, NULL, &r) == CDS_OK && r.receipt == 1 &&
	    set_count(&base, &rival, 5) && set_count(&third, &rival, 6) &&
	    cds_merge(base.log, third.path, NULL, &r) == CDS_OK && r.conflicts == 1 &&
	    cds_merge(other.log, base.path, NULL, &r) == CDS_OK && set_count(&other, &first, 8) &&
	    set_count(&base, &first, 9) && set_count(&other, &second, 10) &&
	    cds_merge(base.log, fourth.path, NULL, &r) == CDS_OK && r.receipt == 3 &&
	    cds_draft_keep(base.log, &d) == CDS_OK;
	cds_fields_free((cds_fields *)d.text);
	ok(good, "logs that disagree");
	laptop_close(&base);
	laptop_close(&other);
	laptop_close(&third);
	laptop_close(&fourth);
}

/* The chance is the same each time, so that the state after is one, too. */
static bool reopen(struct laptop *l, const char *path)
{
	*l = (struct laptop){.chance = 77, .ms = INT64_C(1716000000000)};
	snprintf(l->path, sizeof l->path, "%s", path);
	strcpy(l->author, "Hoa");
	strcpy(l->device, "máy");
	return laptop_open(l);
}

/* What the log says; NULL: it is not sound. */
static char *state_of(const char *path)
{
	struct laptop l;
	char *says;

	if (!reopen(&l, path))
		return NULL;
	says = laptop_says(l.log);
	if (!laptop_sound(l.log)) {
		free(says);
		says = NULL;
	}
	laptop_close(&l);
	return says;
}

struct bytes {
	char *p;
	size_t n;
};

static struct bytes bytes_of(const char *path)
{
	FILE *in = fopen(path, "rb");
	struct bytes b = {malloc(4 << 20), 0};

	if (in)
		b.n = fread(b.p, 1, 4 << 20, in);
	if (in)
		fclose(in);
	return b;
}

static bool bytes_equal(struct bytes a, struct bytes b)
{
	return a.n == b.n && memcmp(a.p, b.p, a.n) == 0;
}

/* ---- one deed at one n ---- */

static long only;               /* this n alone, for somebody who looks into it; 0: many */

struct storm {
	const struct deed *deed;
	char *before, *after;
	struct bytes base;
	bool for_good, dirty;
	long n;
	int bad, done, refused;
};

static void complain(struct storm *s, const char *what, const char *more)
{
	if (s->bad++ < 12)
		printf("# %s, allocation %ld%s: %s%s%s\n", s->deed->name, s->n, s->for_good
		    ? " and all after it" : "", what, *more ? ": " : "", more);
}

/* Where a stranger's file announces more than any log has, SQLite says the same, and a failure
 * that comes once looks like that; then the message names both. */
static bool says_memory(const struct storm *s, enum cds_status status, const char *text)
{
	bool merges = strncmp(s->deed->name, "merge", 5) == 0 ||
	    strcmp(s->deed->name, "pack") == 0;

	return (status == CDS_NO_MEMORY && (strcmp(text, "out of memory") == 0 ||
	    strstr(text, "(no-memory)"))) ||
	    (status == CDS_CORRUPT && merges && !s->for_good && strstr(text, "memory is short"));
}

static void look_at_file(struct storm *s, enum cds_status status)
{
	struct bytes now = bytes_of("t.cdslog");
	char *says = NULL;

	s->dirty = !bytes_equal(now, s->base) || (status == CDS_OK && s->deed->how != READS);
	if (s->dirty)
		says = state_of("t.cdslog");
	if (s->dirty && !says)
		complain(s, "the log is not sound after", cds_status_name(status));
	else if (s->dirty && strcmp(says, s->after) != 0 &&
	    (status == CDS_OK || (s->deed->how != STEPS && strcmp(says, s->before) != 0)))
		complain(s, "the log is neither as before nor as after", cds_status_name(status));
	free(says);
	free(now.p);
}

static enum cds_status strike_deed(struct storm *s, cds_log *log, long *count)
{
	char text[1000];
	enum cds_status status;

	blamed = NULL;
	starve_arm(s->n, s->for_good);
	status = s->deed->run(log);
	*count = starve_disarm();
	cds_error_text(cds_error(log), NULL, text, sizeof text);
	if (blamed)
		complain(s, "something that is right is blamed", blamed);
	if (status == CDS_OK)
		s->done++;
	else
		s->refused++;
	/* a test's own fields may have failed, of which the log knows nothing */
	if (status != CDS_OK && !says_memory(s, status, text) &&
	    !(status == CDS_NO_MEMORY && !*text))
		complain(s, cds_status_name(status), text);
	return status;
}

/* Now there is memory, and nothing of the failure is left in the open log. */
static void strike_again(struct storm *s, cds_log *log)
{
	char text[1000];

	if (s->deed->run(log) != CDS_OK)
		complain(s, "again it fails", cds_error_text(cds_error(log), NULL, text,
		    sizeof text));
	s->dirty = s->deed->how != READS;
	if (s->dirty && !laptop_sound(log))
		complain(s, "again it is not sound", "");
}

/* false: so many allocations there are not */
static bool strike(struct storm *s)
{
	struct laptop l;
	long pieces, bytes, count;
	char text[100];
	enum cds_status status;

	if (s->dirty)
		copy_file("base.cdslog", "t.cdslog");
	s->dirty = false;
	pieces = starve_pieces();
	bytes = starve_bytes();
	if (!reopen(&l, "t.cdslog")) {
		complain(s, "the log does not open", "");
		return false;
	}
	status = strike_deed(s, l.log, &count);
	/* after redact the words may be gone, and only their bytes still there */
	if (status != CDS_OK && s->n % 8 == 0 && s->deed->run != do_redact)
		strike_again(s, l.log);
	laptop_close(&l);
	if (starve_pieces() != pieces || starve_bytes() != bytes) {
		snprintf(text, sizeof text, "%ld pieces, %ld bytes of SQLite",
		    starve_pieces() - pieces, starve_bytes() - bytes);
		complain(s, "leaked", text);
	}
	if (!s->dirty)
		look_at_file(s, status);
	return count >= s->n;
}

static int storm(const struct deed *deed, bool for_good, char *before, char *after, long all,
    uint64_t *chance)
{
	struct storm s = {.deed = deed, .before = before, .after = after, .for_good = for_good,
	    .dirty = true, .base = bytes_of("base.cdslog")};
	long step = 1 + all / SAMPLED;

	for (s.n = only ? only : 1; strike(&s) && !only;)
		s.n += s.n < EVERY || all <= WHOLE ? 1
		    : 1 + (long)(draw(chance) % (uint64_t)(2 * step));
	ok(s.bad == 0 && (only || s.refused > 10),
	    "%s where %s: %ld allocations, %d tried, %d refused",
	    deed->name, for_good ? "none succeeds from the n-th on" : "the n-th fails", all,
	    s.done + s.refused, s.refused);
	free(s.base.p);
	return s.done + s.refused;
}

static long try_deed(const struct deed *deed, uint64_t *chance)
{
	struct laptop l;
	char *before, *after;
	long all = 0;
	enum cds_status status = CDS_BUG;

	copy_file("base.cdslog", "t.cdslog");
	before = state_of("t.cdslog");
	if (reopen(&l, "t.cdslog")) {
		starve_arm(0, false);
		status = deed->run(l.log);
		all = starve_disarm();
	}
	ok(status == CDS_OK && all >= deed->least, "%s: %s after %ld allocations", deed->name,
	    cds_status_name(status), all);
	laptop_close(&l);
	after = state_of("t.cdslog");
	if (ok(before && after && status == CDS_OK, "%s leaves a sound log", deed->name)) {
		storm(deed, false, before, after, all, chance);
		storm(deed, true, before, after, all, chance);
	}
	free(before);
	free(after);
	return all;
}

int main(int argc, char **argv)
{
	uint64_t chance = test_seed(2024);
	long points = 0;

	only = argc > 2 ? atol(argv[2]) : 0;
	disk_install();
	disk.lazy = true;
	prepare();
	for (size_t d = 0; d < sizeof deeds / sizeof *deeds; d++)
		if (argc < 2 || strcmp(deeds[d].name, argv[1]) == 0)
			points += try_deed(&deeds[d], &chance);
	printf("# %ld stop points: allocations that can fail\n", points);
	if (argc < 2)
		ok(points > 10000, "there are many allocations: %ld", points);
	return done();
}
