/* Asks once who writes, where the laptop knows only a login name. */
#include "tui/view/who.h"

#include "app/author.h"
#include "app/i18n.h"
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

/* A laptop that many people use is logged in as "user", which tells a lead nothing. Whoever does
 * not answer is asked again at the next start. */
void tui_who(struct tui *t)
{
	struct text_field name;
	bool answered;

	if (!author_unknown(t->app))
		return;
	t->app->nameless = false;
	text_field_set(&name, app_login_name(), true);
	if (!tui_push(t, &page))
		return;
	answered = tui_prompt(t, _("your name, for what you log on this laptop:"), &name,
	    NULL, NULL);
	tui_pop(t);
	if (answered && name.text[0])
		tui_error(t, app_name_author(t->app, name.text));
}
