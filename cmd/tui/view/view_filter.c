/* The form that asks which sessions to list: by place, team, service, period, author, campaign,
 * or only what needs a look. Opened from the list of sessions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/view/sessions_view.h"
#include "tui/view/views.h"
#include "tui/widget/form_view.h"

struct filter_view {
	struct form form;
	struct sessions_view *list;     /* the list that is filtered, which is below this view */
};

static void view_filter_draw(struct tui *t, void *self, struct area a)
{
	form_draw(t, &((struct filter_view *)self)->form, a);
}

static void view_filter_type(struct tui *t, void *self, wint_t c)
{
	form_type(t, &((struct filter_view *)self)->form, c);
}

static void view_filter_paste(struct tui *t, void *self)
{
	form_paste(t, &((struct filter_view *)self)->form);
}

static bool view_filter_choose(struct tui *t, void *self, size_t what)
{
	(void)t;
	form_click(&((struct filter_view *)self)->form, what);
	return false;
}

/* ---- from the form to the filter ---- */

static const struct form_field *view_filter_field(struct filter_view *v, const char *name)
{
	return form_find(&v->form, name);
}

/* Puts the service's code into the filter. */
static void put_service(struct filter_view *v)
{
	const struct form_field *x = view_filter_field(v, "service");
	struct cds_filter *f = &v->list->model.filter;
	cds_items *items = NULL;

	f->service = NULL;
	if (x->chosen && cds_item_get(v->form.log, CDS_SERVICE, &x->id, &items) == CDS_OK) {
		snprintf(v->list->service, sizeof v->list->service, "%s",
		    cds_items_at(items, 0)->code);
		f->service = v->list->service;
	}
	cds_items_free(items);
}

static void view_filter_read_period(const struct filter_view *v, int *from, int *to)
{
	struct cds_span days;

	if (cds_period_read(v->list->period, v->form.today, 0, &days, NULL) != CDS_OK)
		days.first = days.last = CDS_NO_DAY;
	*from = days.first;
	*to = days.last;
}

static void put_period(struct filter_view *v)
{
	snprintf(v->list->period, sizeof v->list->period, "%.63s",
	    view_filter_field(v, "period")->text.text);
	view_filter_read_period(v, &v->list->model.filter.from, &v->list->model.filter.to);
}

/* Puts the period into the form: as it was typed, if that still means the same days. */
static void fill_period(struct filter_view *v)
{
	const struct cds_filter *f = &v->list->model.filter;
	char day[FORMAT_SIZE], text[2 * FORMAT_SIZE + 4];
	int from, to;

	if (f->from == CDS_NO_DAY || f->to == CDS_NO_DAY)
		return;
	format_date(day, sizeof day, f->from, f->from);
	snprintf(text, sizeof text, "%s - ", day);
	format_date(text + strlen(text), FORMAT_SIZE, f->to, f->to);
	view_filter_read_period(v, &from, &to);
	form_set(form_find(&v->form, "period"),
	    from == f->from && to == f->to ? v->list->period : text);
}

/* Puts into words for the list what the filter takes. */
static void say_filter(struct filter_view *v)
{
	char *out = v->list->filtered;
	size_t n = 0, size = sizeof v->list->filtered;

	out[0] = '\0';
	for (size_t i = 0; i < v->form.fields && n < size; i++) {
		const struct form_field *x = &v->form.field[i];
		/* A mark is for what needs a look, which the list says itself. */
		if (x->text.text[0] && x->kind != FORM_MARK)
			n += (size_t)snprintf(out + n, size - n, "%s%.100s", n ? ", " : "",
			    x->text.text);
	}
}

/* Makes the filter of the form, and goes back to the list. */
static void view_filter_apply(struct tui *t, struct filter_view *v)
{
	static const cds_uuid any;
	struct cds_filter *f = &v->list->model.filter;

	if (v->form.offering && !form_leave(&v->form, false))
		return;
	if (!form_right(&v->form))
		return;
	f->row = false;
	f->place = view_filter_field(v, "place")->chosen ? view_filter_field(v, "place")->id : any;
	f->team = view_filter_field(v, "team")->chosen ? view_filter_field(v, "team")->id : any;
	put_service(v);
	put_period(v);
	snprintf(v->list->author, sizeof v->list->author, "%.128s",
	    view_filter_field(v, "author")->text.text);
	f->author = v->list->author[0] ? v->list->author : NULL;
	snprintf(v->list->campaign, sizeof v->list->campaign, "%.255s",
	    view_filter_field(v, "campaign")->text.text);
	f->campaign = v->list->campaign[0] ? v->list->campaign : NULL;
	f->attention = view_filter_field(v, "attention")->text.text[0] != '\0';
	say_filter(v);
	tui_error(t, sessions_start(&v->list->model));
	tui_pop(t);                     /* by this the list is read anew */
}

static bool view_filter_act(struct tui *t, void *self, enum action a)
{
	struct filter_view *v = self;

	if (form_act(t, &v->form, a))
		return true;
	if (a == ACTION_FILTER || a == ACTION_ACCEPT)
		view_filter_apply(t, v);
	return a == ACTION_FILTER || a == ACTION_ACCEPT;
}

/* ---- opening ---- */

static void view_filter_fill(struct filter_view *v)
{
	const struct cds_filter *f = &v->list->model.filter;
	struct form *form = &v->form;
	cds_items *services = NULL;

	form_add_item(form, CDS_PLACE, "place", _("place"));
	form_set_item(form, form_find(form, "place"), &f->place);
	form_add_item(form, CDS_TEAM, "team", _("team"));
	form_set_item(form, form_find(form, "team"), &f->team);
	form_add_item(form, CDS_SERVICE, "service", _("service"));
	if (f->service && cds_service_get(form->log, f->service, &services) == CDS_OK)
		form_set_item(form, form_find(form, "service"), &cds_items_at(services, 0)->id);
	cds_items_free(services);
	form_add(form, FORM_PERIOD, "period", _("period"));
	fill_period(v);
	form_add(form, FORM_AUTHOR, "author", _("logged by"));
	form_set_author(form_find(form, "author"), f->author ? f->author : "");
	form_add(form, FORM_MARK, "attention", _("needs a look"));
	form_set(form_find(form, "attention"), f->attention ? _("yes") : "");
	form_add(form, FORM_LINE, "campaign", _("campaign"));
	form_set(form_find(form, "campaign"), f->campaign ? f->campaign : "");
}

static void view_filter_close_view(void *self)
{
	form_free(&((struct filter_view *)self)->form);
}

static const enum action foot[] = {ACTION_FILTER, ACTION_NEXT, ACTION_BACK, ACTION_HELP,
    ACTION_NONE};

void view_filter_open(struct tui *t, struct sessions_view *list)
{
	struct filter_view *v = tui_push(t, &view_filter);

	if (!v)
		return;
	v->list = list;
	form_init(&v->form, t->app->log);
	v->form.may_make = false;
	v->form.today = app_today(t->app);
	view_filter_fill(v);
}

const struct view view_filter = {
	.scope = SCOPE_FILTER, .size = sizeof(struct filter_view), .name = N_("filter"),
	.draw = view_filter_draw,
	.act = view_filter_act, .type = view_filter_type, .paste = view_filter_paste,
	.choose = view_filter_choose, .close = view_filter_close_view, .foot = foot,
};
