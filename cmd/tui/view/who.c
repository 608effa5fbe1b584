/* Asks once who writes, where the laptop knows only a login name; and at the first start of all
 * also for the commune and the team, so that hamlets and teams that are typed later are one on
 * all laptops there. */
#include "tui/view/who.h"

#include <string.h>

#include "app/author.h"
#include "app/i18n.h"
#include "model/first_start.h"
#include "tui/term/draw.h"
#include "tui/prompt.h"

/* The question has a page of its own. Nobody would see the line at the bottom alone, and what was
 * meant for the form would be taken for a name. */
static void draw_page(struct tui *t, void *self, struct area a)
{
	int y = a.y + 1;

	(void)t;
	(void)self;
	y += draw_wrapped(y, 3, a.width - 4, a.y + a.height - y,
	    _("Your name is saved with each session you log on this laptop, so that whoever adds "
	    "them up knows whom to ask."));
	draw_wrapped(y + 1, 3, a.width - 4, a.y + a.height - y - 1,
	    _("It is asked once. 'cdslog config author' changes it."));
}

static const enum action foot[] = {ACTION_BACK, ACTION_NONE};
static const struct view page = {.scope = SCOPE_PROMPT, .name = N_("your name"), .draw = draw_page,
    .foot = foot};

/* A laptop that many people use is logged in as "user", which tells a lead nothing. What can't be
 * a name is asked for again at once; whoever does not answer, at the next start. */
void tui_who(struct tui *t)
{
	struct text_field name;

	if (!author_unknown(t->app))
		return;
	t->app->nameless = false;
	text_field_set(&name, app_login_name(), true);
	if (!tui_push(t, &page))
		return;
	while (tui_prompt(t, _("your name, for what you log on this laptop:"), &name, NULL,
	    NULL) && name.text[0]) {
		enum cds_status status = app_name_author(t->app, name.text);
		tui_error(t, status);
		if (status == CDS_OK)
			break;
	}
	tui_pop(t);
}

/* ---- the first start ---- */

#define OFFERS 8

/* The page of a question about the commune or the team. */
struct first_page {
	const char *words;              /* a msgid: what it is for, and how to answer or skip it */
	bool offers;                    /* communes are offered */
	size_t here;                    /* which of them is marked */
	struct text_field *field;
	cds_items *items;
};

/* The i-th commune that is offered; NULL: there are not so many. Provinces, which the search also
 * finds, are passed over. */
static const struct cds_item *first_offer(const struct first_page *p, size_t i)
{
	for (size_t at = 0; at < cds_items_size(p->items); at++)
		if (strcmp(cds_items_at(p->items, at)->level, "province") != 0 && i-- == 0)
			return cds_items_at(p->items, at);
	return NULL;
}

static size_t first_offers(const struct first_page *p)
{
	size_t n = 0;

	while (first_offer(p, n))
		n++;
	return n;
}

/* The words give way to the offers where there is no room for both. */
static void first_draw(struct tui *t, void *self, struct area a)
{
	const struct first_page *p = self;
	const struct cds_item *it;
	int words = draw_hanging_lines(a.width - 4, 0, _(p->words)),
	    offers = (int)first_offers(p), y = a.y + 1;

	(void)t;
	if (offers > 0 && words + offers + 2 > a.height)
		y = a.y - 1;
	else
		y += draw_wrapped(y, 3, a.width - 4, a.y + a.height - y, _(p->words));
	for (size_t i = 0; (it = first_offer(p, i)) && y + 1 < a.y + a.height; i++) {
		draw_text(y + 1, 1, 1, i == p->here ? "›" : " ");
		term_look(i == p->here ? LOOK_HERE : LOOK_DIM);
		draw_cell(++y, 3, a.width - 4, it->path, false);
		term_look(LOOK_PLAIN);
	}
}

static void first_close(void *self)
{
	cds_items_free(((struct first_page *)self)->items);
}

static bool first_act(struct tui *t, void *self, enum action a)
{
	struct first_page *p = self;

	(void)t;
	if (a == ACTION_DOWN && first_offer(p, p->here + 1))
		p->here++;
	else if (a == ACTION_UP && p->here > 0)
		p->here--;
	return a == ACTION_DOWN || a == ACTION_UP;
}

static const struct view first_page = {.scope = SCOPE_PROMPT, .size = sizeof(struct first_page),
    .name = N_("first start"), .draw = first_draw, .foot = foot, .close = first_close,
    .act = first_act};

/* Offers again for what is typed. */
static void first_follow(struct tui *t, void *arg)
{
	struct first_page *p = arg;

	cds_items_free(p->items);
	p->items = NULL;
	p->here = 0;
	if (p->offers)
		tui_error(t, first_start_communes(t->app, p->field->text, OFFERS, &p->items));
}

/* Keeps what was answered; false: it is to be asked again, and it has been said why. */
static bool first_keep(struct tui *t, struct first_page *p)
{
	const struct cds_item *it = first_offer(p, p->here);
	enum cds_status status;
	cds_uuid team;

	if (p->offers && !it) {
		tui_warn(t, _("no match: type other letters, or skip this with Esc"));
		return false;
	}
	status = p->offers ? cds_home_set(t->app->log, &it->id) : cds_item_named(t->app->log,
	    CDS_TEAM, p->field->text, CDS_NO_DAY, CDS_FIND_OR_MAKE, &team);
	tui_error(t, status);
	return status == CDS_OK;
}

/* Asks a question until it is answered or skipped. */
static void first_ask(struct tui *t, const char *words, const char *label, bool offers)
{
	struct first_page *p = tui_push(t, &first_page);
	struct text_field field;

	if (!p)
		return;
	text_field_set(&field, "", false);
	p->words = words;
	p->offers = offers;
	p->field = &field;
	while (tui_prompt(t, label, &field, first_follow, p) && field.text[0] &&
	    !first_keep(t, p))
		continue;
	tui_pop(t);
}

void tui_first_start(struct tui *t)
{
	if (!first_start(t->app))
		return;
	tui_who(t);
	first_ask(t, N_("The commune where you work, by a few letters: “thuan nam kh” is "
	    "Xã Thuận Nam, Tỉnh Khánh Hòa. ↑ and ↓ mark a line, Enter takes it, Esc skips this. "
	    "Hamlets and teams that you name are its own then; 'cdslog config commune' changes "
	    "it."),
	    _("commune"), true);
	first_ask(t, N_("Your team, as people there call it, like Tổ 1. Enter keeps it for the"
	    " form, where it can be changed each time; Esc skips this."), _("team"), false);
}
