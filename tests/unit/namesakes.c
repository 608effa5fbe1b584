/* Two places of the same name with no place above: they are told apart by the start of their UUIDs,
 * and by that start they can be named. */
#include "../property/laptops.h"

/* Adds a place of this name. */
static cds_uuid place(struct laptop *l, const char *name)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};

	if (cds_fields_text(f, "name", name) != CDS_OK ||
	    cds_item_add(l->log, CDS_PLACE, f, &id) != CDS_OK)
		tell_problem(NULL, cds_error(l->log));
	cds_fields_free(f);
	return id;
}

static enum cds_status change(struct laptop *l, const cds_uuid *id, const char *name,
    const cds_uuid *above)
{
	cds_fields *f = cds_fields_new();
	enum cds_status status = above ? cds_fields_uuid(f, name, above)
	    : cds_fields_bool(f, name, true);

	if (status == CDS_OK)
		status = cds_item_edit(l->log, CDS_PLACE, id, f);
	cds_fields_free(f);
	return status;
}

/* Does this text name just this place? */
static bool finds(struct laptop *l, const char *text, const cds_uuid *id)
{
	cds_uuid found;

	return cds_item_find(l->log, CDS_PLACE, text, CDS_NO_DAY, &found) == CDS_OK &&
	    cds_uuid_compare(&found, id) == 0;
}

/* Is this text refused, because several places have this name? */
static bool ambiguous(struct laptop *l, const char *text)
{
	cds_uuid found;

	return cds_item_find(l->log, CDS_PLACE, text, CDS_NO_DAY, &found) == CDS_AMBIGUOUS;
}

/* How the list shows such places, and what a refusal says of them. */
static void tells_apart(struct laptop *l, const cds_uuid *a, const cds_uuid *b)
{
	const struct cds_item *x, *y, *other;
	cds_items *items = NULL;
	char text[2000];

	ok(cds_item_list(l->log, CDS_PLACE, NULL, false, 0, &items) == CDS_OK &&
	    cds_items_size(items) == 3, "three places");
	x = cds_items_at(items, 0);
	y = cds_items_at(items, 1);
	other = cds_items_at(items, 2);
	ok(strlen(x->start) >= 8 && strcmp(x->start, y->start) != 0,
	    "two of one name have a start each: %s, %s", x->start, y->start);
	ok(finds(l, x->start, &x->id) && finds(l, y->start, &y->id), "which names it");
	ok(strcmp(x->author, "Người a") == 0 && strcmp(y->author, "Người b") == 0 &&
	    x->made < y->made, "whose they are, and when");
	ok(!*other->start && !*other->author, "nothing of what has a name of its own");
	ok(ambiguous(l, "my binh"), "the name alone is not enough");
	cds_error_text(cds_error(l->log), NULL, text, sizeof text);
	ok(strstr(text, x->start) && strstr(text, "Người b") && strstr(text, "rule so"),
	    "the error names both, and a way out: %s", text);
	ok(cds_uuid_compare(&x->id, a) == 0 && cds_uuid_compare(&y->id, b) == 0,
	    "the older first");
	cds_items_free(items);
	ok(cds_item_list(l->log, CDS_PLACE, "my", false, 1, &items) == CDS_OK &&
	    cds_items_size(items) == 1 && *cds_items_at(items, 0)->start,
	    "also where the other is beyond the limit");
	cds_items_free(items);
}

/* The start of a UUID names a place only if it is long enough and no place is called so. */
static void starts(struct laptop *l, const cds_uuid *a)
{
	char text[CDS_UUID_TEXT];
	cds_uuid id;

	cds_uuid_text(a, text);
	text[7] = '\0';
	ok(cds_item_find(l->log, CDS_PLACE, text, CDS_NO_DAY, &id) == CDS_NOT_FOUND,
	    "seven characters could be a mistyped code");
	cds_uuid_text(a, text);
	text[5] = '\0';
	place(l, text);
	cds_uuid_text(a, text);
	text[8] = '\0';
	id = place(l, text);
	ok(finds(l, text, &id), "a name goes before an id that begins like it");
}

/* One of the two is retired, or put under another place: then the name is enough. */
static void ways_out(struct laptop *l, const cds_uuid *a, const cds_uuid *b, const cds_uuid *above)
{
	ok(change(l, b, "retired", NULL) == CDS_OK && finds(l, "my binh", a),
	    "with one retired the name means the other");
	ok(change(l, a, "retired", NULL) == CDS_OK && ambiguous(l, "my binh"),
	    "with both it is as before");
	ok(change(l, a, "parent", above) == CDS_OK && finds(l, "my binh, ninh hai", a),
	    "one under another place is named with it");
	ok(change(l, above, "parent", a) == CDS_REFUSED &&
	    change(l, a, "parent", a) == CDS_REFUSED, "none stands under itself");
}

int main(void)
{
	struct laptop a, b;
	struct cds_merge_options options = {0};
	struct cds_merge_result r;
	cds_uuid first, second, above;

	ok(laptop_new(&a, "a", 1, 1714900000000) && laptop_new(&b, "b", 2, 1714900500000),
	    "two laptops");
	first = place(&a, "Mỹ Bình");
	above = place(&a, "Ninh Hải");
	second = place(&b, "Mỹ Bình");
	laptop_close(&b);
	ok(cds_merge(a.log, "b.cdslog", &options, &r) == CDS_OK,
	    "each with a place of the same name, merged");
	tells_apart(&a, &first, &second);
	ways_out(&a, &first, &second, &above);
	starts(&a, &first);
	laptop_close(&a);
	return done();
}
