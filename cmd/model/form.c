/* A form: its fields, what is wrong with them, and leaving a field. */
#include "model/form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "app/typed.h"

void form_init(struct form *f, cds_log *log)
{
	f->log = log;
	f->may_make = true;
	f->today = CDS_NO_DAY;
	f->fields = f->here = f->top = 0;
}

void form_free(struct form *f)
{
	form_offer_nothing(f);
}

/* ---- fields ---- */

struct form_field *form_add(struct form *f, enum form_kind kind, const char *name,
    const char *label)
{
	struct form_field *x = &f->field[f->fields < FORM_FIELDS - 1 ? f->fields++
	    : f->fields - 1];

	memset(x, 0, sizeof *x);
	x->kind = kind;
	snprintf(x->name, sizeof x->name, "%s", name);
	snprintf(x->label, sizeof x->label, "%s", label);
	return x;
}

struct form_field *form_add_item(struct form *f, enum cds_kind item, const char *name,
    const char *label)
{
	struct form_field *x = form_add(f, FORM_ITEM, name, label);

	x->item = item;
	return x;
}

struct form_field *form_find(struct form *f, const char *name)
{
	for (size_t i = 0; i < f->fields; i++)
		if (strcmp(f->field[i].name, name) == 0)
			return &f->field[i];
	return NULL;
}

static bool form_is_text(const struct form_field *x)
{
	return x->kind == FORM_TEXT || x->kind == FORM_LINE;
}

void form_set(struct form_field *x, const char *text)
{
	text_field_set(&x->text, text, !form_is_text(x));
	x->chosen = x->make_new = x->copied = x->typed = false;
	x->wrong = NULL;
	x->meant[0] = '\0';
}

void form_set_item(struct form *f, struct form_field *x, const cds_uuid *id)
{
	cds_items *items = NULL;

	if (cds_uuid_is_nil(id) || cds_item_get(f->log, x->item, id, &items) != CDS_OK)
		return;
	form_set(x, cds_items_at(items, 0)->known ? cds_items_at(items, 0)->label : "?");
	x->id = *id;
	x->chosen = true;
	cds_items_free(items);
}

void form_set_author(struct form_field *x, const char *name)
{
	form_set(x, name);
	x->chosen = *name != '\0';
}

bool form_dirty(const struct form *f)
{
	for (size_t i = 0; i < f->fields; i++)
		if (strcmp(f->field[i].text.text, f->field[i].was) != 0)
			return true;
	return false;
}

/* ---- what is wrong, as it is typed ---- */

const char form_why[] = "";

/* What is wrong after the library has read a text; NULL: nothing is. */
static const char *form_read(struct form_field *x, enum cds_status status,
    const struct cds_refusal *why)
{
	if (status == CDS_OK)
		return NULL;
	error_words(&why->error, x->why, sizeof x->why);
	return form_why;
}

static const char *check_date(const struct form *f, struct form_field *x)
{
	struct cds_refusal why;
	struct cds_span days;
	const char *wrong;

	if (!x->text.text[0])
		return N_("a session needs a date");
	wrong = form_read(x, cds_date_read(x->text.text, f->today, &days, &why), &why);
	if (!wrong)
		typed_outing(&days, f->today, x->meant, sizeof x->meant);
	return wrong;
}

static const char *check_period(const struct form *f, struct form_field *x)
{
	struct cds_refusal why;
	struct cds_span days;
	const char *wrong;

	if (!x->text.text[0])
		return NULL;
	wrong = form_read(x, cds_period_read(x->text.text, f->today, 0, &days, &why), &why);
	if (!wrong)
		typed_meant(&days, x->meant, sizeof x->meant);
	return wrong;
}

static const char *check_count(const struct form *f, struct form_field *x)
{
	struct cds_refusal why;
	int64_t n;

	(void)f;
	return x->text.text[0] ? form_read(x, cds_count_read(x->text.text, &n, &why), &why) : NULL;
}

static const char *check_mark(const struct form *f, struct form_field *x)
{
	bool yes;

	return cds_yes_parse(x->text.text, &yes) == CDS_OK || !check_count(f, x) ? NULL
	    : N_("Space for yes, or a number");
}

static const char *check_text(const struct form *f, struct form_field *x)
{
	size_t start, n;

	(void)f;
	return cds_text_private(x->text.text, &start, &n)
	    ? N_("this contains a phone or ID number: a log holds counts, not personal data")
	    : NULL;
}

/* Writes a date in full when its field is left. */
static void complete_date(const struct form *f, struct form_field *x)
{
	char text[2 * FORMAT_SIZE];
	struct cds_span days;
	bool typed = x->typed;

	if (x->kind != FORM_DATE || cds_date_read(x->text.text, f->today, &days, NULL) != CDS_OK ||
	    days.in_full)
		return;
	form_set(x, format_date(text, sizeof text, days.first, days.last));
	x->typed = typed;
}

void form_check(const struct form *f, struct form_field *x)
{
	static const char *(*const checks[])(const struct form *f, struct form_field *x) = {
		[FORM_DATE] = check_date, [FORM_COUNT] = check_count, [FORM_MARK] = check_mark,
		[FORM_TEXT] = check_text, [FORM_LINE] = check_text,
		[FORM_PERIOD] = check_period, [FORM_ITEM] = NULL, [FORM_AUTHOR] = NULL,
	};

	x->meant[0] = '\0';
	x->wrong = checks[x->kind] ? checks[x->kind](f, x) : NULL;
}

/* Does the field hold a name that nobody has chosen or wants to be made? */
static bool form_is_open(const struct form_field *x)
{
	return form_completes(x) && x->text.text[0] && !x->chosen && !x->make_new;
}

static const char *form_unknown(const struct form *f, const struct form_field *x)
{
	if (x->kind == FORM_AUTHOR)
		return N_("nobody in this log has that name");
	return f->may_make ? N_("no match: %s creates it") : N_("no match");
}

/* Moves the cursor to a field that is wrong. Typing there replaces a number or a date, and
 * continues a name. */
static void stand_on(struct form *f, size_t i)
{
	struct form_field *x = &f->field[i];

	if (f->here != i)
		x->text.fresh = !form_is_text(x) && !form_completes(x);
	f->here = i;
	if (form_is_open(x))
		form_offer(f);
}

bool form_right(struct form *f)
{
	for (size_t i = 0; i < f->fields; i++) {
		struct form_field *x = &f->field[i];
		complete_date(f, x);
		form_check(f, x);
		if (form_is_open(x))
			x->wrong = form_unknown(f, x);
		if (x->wrong) {
			stand_on(f, i);
			return false;
		}
	}
	return true;
}

/* ---- leaving a field, and typing in one ---- */

bool form_leave(struct form *f, bool accept)
{
	struct form_field *x = &f->field[f->here];

	complete_date(f, x);
	form_check(f, x);
	if (f->offering)
		form_choose(f, accept);
	if (form_is_open(x))
		x->wrong = form_unknown(f, x);
	return x->wrong == NULL;
}

/* When the cursor comes back to such a name, other names like it are offered; where there are
 * none, it is made, as its field says. */
bool form_offer_again(struct form *f)
{
	struct form_field *x = &f->field[f->here];

	if (f->offering || !form_is_open(x))
		return false;
	form_offer(f);
	x->wrong = form_unknown(f, x);
	return form_offers_known(f) > 0 || form_offers(f) == 0;
}

/* What was meant and what is wrong is told while somebody types. Only dates and periods are not
 * called wrong before they can be whole. */
void form_changed(struct form *f)
{
	struct form_field *x = &f->field[f->here];
	bool whole = (x->kind != FORM_DATE && x->kind != FORM_PERIOD) || x->wrong ||
	    strlen(x->text.text) > 9;

	f->touched = x->typed = true;
	x->chosen = x->make_new = x->copied = false;
	if (form_completes(x) || x->kind == FORM_LINE)
		form_offer(f);
	form_check(f, x);
	if (!whole)
		x->wrong = NULL;
}
