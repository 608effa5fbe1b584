#include "who.h"

#include "../i18n.h"
#include "prompt.h"

/* A laptop that many use is logged in as "user", which tells a lead nothing.  Whoever does not answer is asked at the
 * next start. */
void tui_who(struct tui *t)
{
	struct text_field name;

	if (!t->app->nameless || cds_log_readonly(t->app->log))
		return;
	t->app->nameless = false;
	text_field_set(&name, app_login_name(), true);
	if (tui_prompt(t, _("your name, for what you log on this laptop:"), &name, NULL, NULL) && name.text[0])
		tui_error(t, app_name_author(t->app, name.text));
}
