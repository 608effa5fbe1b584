/* The order of services: nothing moves one but people; what they moved merges like any field. */
#include "../property/laptops.h"

/* The codes of all services of a log, in their order; static. */
static const char *codes(cds_log *log, bool retired)
{
	static char text[2000];
	cds_items *items = NULL;

	text[0] = '\0';
	if (cds_item_list(log, CDS_SERVICE, NULL, retired, 0, &items) != CDS_OK)
		return "failed";
	for (size_t i = 0; i < cds_items_size(items); i++)
		snprintf(text + strlen(text), sizeof text - strlen(text), i ? " %s" : "%s",
		    cds_items_at(items, i)->code);
	cds_items_free(items);
	return text;
}

/* The UUID of the service with this code. */
static cds_uuid its(cds_log *log, const char *code)
{
	cds_items *items = NULL;
	cds_uuid id = {{0}};

	if (cds_service_get(log, code, &items) == CDS_OK)
		id = cds_items_at(items, 0)->id;
	cds_items_free(items);
	return id;
}

static bool make(struct laptop *l, const char *name, const char *code)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id;
	bool good = cds_fields_text(f, "name", name) == CDS_OK &&
	    cds_fields_text(f, "code", code) == CDS_OK &&
	    cds_item_add(l->log, CDS_SERVICE, f, &id) == CDS_OK;

	cds_fields_free(f);
	return good;
}

/* Puts services (codes that NULL ends) behind another one; "": before all. */
static enum cds_status put(struct laptop *l, const char *after, const char *const *code)
{
	cds_uuid id[20], behind = its(l->log, after);
	size_t n = 0;

	for (; code[n]; n++)
		id[n] = its(l->log, code[n]);
	return cds_service_order(l->log, id, n, *after ? &behind : NULL);
}

static int64_t entries(struct laptop *l)
{
	int64_t n = 0;

	return cds_log_entries(l->log, &n) == CDS_OK ? n : -1;
}

static bool merge(struct laptop *to, struct laptop *from)
{
	struct cds_merge_result r;

	return cds_merge(to->log, from->path, NULL, &r) == CDS_OK;
}

#define BEGUN "eid dvc bank ecom health safety skills app class qr web"

/* A new service comes last, whatever it is called, and so do those that a merge brings, also if
 * they were made earlier; and everything stays there. */
static void arriving(struct laptop *a, struct laptop *b)
{
	same_text(codes(a->log, false), BEGUN, "a log begins with eleven, in their order");
	ok(make(b, "Chữ ký số", "sign") && make(b, "Ví điện tử", "aaa"), "one laptop adds two");
	same_text(codes(b->log, false), BEGUN " sign aaa", "which come last, as they were added");
	ok(make(a, "Đăng ký kinh doanh", "biz"), "another adds one, later");
	ok(merge(a, b), "they merge");
	same_text(codes(a->log, false), BEGUN " biz sign aaa", "what comes by it stands behind");
	ok(cds_rebuild(a->log) == CDS_OK, "a rebuild");
	same_text(codes(a->log, false), BEGUN " biz sign aaa", "moves none");
}

/* By hand: to the front, behind another one, several at once, and among those without a number. */
static void by_hand(struct laptop *a)
{
	static const char *const qr[] = {"qr", NULL}, *const two[] = {"web", "eid", NULL},
	    *const aaa[] = {"aaa", NULL}, *const twice[] = {"qr", "qr", NULL},
	    *const none[] = {"nothing", NULL};
	int64_t before = entries(a);
	struct cds_undo_step step;

	ok(put(a, "", qr) == CDS_OK, "one is put first");
	same_text(codes(a->log, false),
	    "qr eid dvc bank ecom health safety skills app class web biz sign aaa", "it is first");
	ok(entries(a) == before + 1, "which takes one entry");
	ok(cds_undo_next(a->log, &step) && step.kind == CDS_SERVICE &&
	    cds_undo(a->log) == CDS_OK, "and can be undone");
	same_text(codes(a->log, false), BEGUN " biz sign aaa", "then it is where it was");
	ok(put(a, "bank", two) == CDS_OK, "two are put behind a third");
	same_text(codes(a->log, false),
	    "dvc bank web eid ecom health safety skills app class qr biz sign aaa",
	    "in their order");
	before = entries(a);
	ok(put(a, "bank", two) == CDS_OK && entries(a) == before, "again writes nothing");
	ok(put(a, "biz", aaa) == CDS_OK, "one that came later is put before another");
	same_text(codes(a->log, false),
	    "dvc bank web eid ecom health safety skills app class qr biz aaa sign", "there it is");
	ok(put(a, "", twice) == CDS_INVALID && put(a, "qr", qr) == CDS_INVALID, "no nonsense");
	ok(put(a, "", none) == CDS_NOT_FOUND, "and nothing that is not there");
}

/* However often one is put into the same gap, there is room. */
static void squeezed(struct laptop *a)
{
	static const char *const x[] = {"sign", NULL}, *const y[] = {"aaa", NULL};
	bool good = true;

	for (int i = 0; good && i < 40; i++)
		good = put(a, "dvc", i % 2 ? x : y) == CDS_OK;
	ok(good, "forty moves into one gap");
	same_text(codes(a->log, false),
	    "dvc sign aaa bank web eid ecom health safety skills app class qr biz", "each arrives");
}

/* A retired service keeps its place. */
static void retired(struct laptop *a)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = its(a->log, "bank");

	ok(cds_fields_bool(f, "retired", true) == CDS_OK &&
	    cds_item_edit(a->log, CDS_SERVICE, &id, f) == CDS_OK, "one is retired");
	same_text(codes(a->log, true),
	    "dvc sign aaa bank web eid ecom health safety skills app class qr biz",
	    "its place is kept");
	ok(cds_fields_null(f, "retired") == CDS_OK &&
	    cds_item_edit(a->log, CDS_SERVICE, &id, f) == CDS_OK, "and offered again");
	cds_fields_free(f);
}

/* What was moved here and there is moved on both, and the logs are sound. */
static void merged(struct laptop *a, struct laptop *b)
{
	static const char *const web[] = {"web", NULL}, *const app[] = {"app", NULL};
	char first[2000];
	cds_review *review = NULL;

	ok(merge(b, a), "the other one gets all that");
	same_text(codes(b->log, false), codes(a->log, false), "and has the same order");
	ok(put(a, "", web) == CDS_OK && put(b, "", app) == CDS_OK && merge(a, b) && merge(b, a),
	    "both move one, and merge");
	snprintf(first, sizeof first, "%s", codes(a->log, false));
	same_text(codes(b->log, false), first, "they have one order");
	ok(cds_review_get(a->log, NULL, false, &review) == CDS_OK && cds_review_size(review) == 0,
	    "two services are no conflict");
	cds_review_free(review);
	ok(put(a, "eid", web) == CDS_OK && put(b, "qr", web) == CDS_OK && merge(a, b) &&
	    merge(b, a), "both move the same one");
	snprintf(first, sizeof first, "%s", codes(a->log, false));
	same_text(codes(b->log, false), first, "that is one order, too");
	ok(cds_review_get(a->log, NULL, false, &review) == CDS_OK && cds_review_size(review) == 1 &&
	    strcmp(cds_review_at(review, 0)->field, "order") == 0, "and a conflict to settle");
	cds_review_free(review);
	ok(laptop_sound(a->log) && laptop_sound(b->log), "the logs are sound");
}

/* What can't be a place in the order is refused where it is typed. */
static void wrong(struct laptop *a)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = its(a->log, "eid");

	ok(cds_fields_int(f, "order", 0) == CDS_OK &&
	    cds_item_edit(a->log, CDS_SERVICE, &id, f) == CDS_INVALID, "0 is no place");
	ok(cds_fields_text(f, "order", "first") == CDS_OK &&
	    cds_item_edit(a->log, CDS_SERVICE, &id, f) == CDS_INVALID, "nor is a word");
	cds_fields_free(f);
}

int main(void)
{
	struct laptop a, b;

	ok(laptop_new(&a, "one", 3, INT64_C(1714900000000)) &&
	    laptop_new(&b, "two", 4, INT64_C(1714800000000)), "two laptops");
	arriving(&a, &b);
	by_hand(&a);
	squeezed(&a);
	retired(&a);
	merged(&a, &b);
	wrong(&a);
	laptop_close(&a);
	laptop_close(&b);
	return done();
}
