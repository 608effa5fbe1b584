#include "tui/view/undo.h"

#include <stdio.h>

#include "app/i18n.h"
#include "out/undo_out.h"

static void undo_run(struct tui *t, bool redo)
{
	char what[STEP_WORDS], text[STEP_WORDS + 300];
	struct cds_undo_step step;
	enum cds_status status;

	if (!(redo ? cds_redo_next : cds_undo_next)(t->app->log, &step)) {
		tui_tell(t, redo ? _("nothing was undone")
		    : _("nothing has been done since the start that could be undone"));
		return;
	}
	undo_words(t->app->log, &step, redo, what, sizeof what);
	snprintf(text, sizeof text, redo ? _("Redo %s?") : step.settles
	    ? _("Undo %s? The conflict stays settled.") : _("Undo %s?"), what);
	if (!tui_ask(t, text))
		return;
	status = (redo ? cds_redo : cds_undo)(t->app->log);
	tui_changed(t);
	tui_error(t, status);
	if (status != CDS_OK)
		return;
	snprintf(text, sizeof text, redo ? _("redone: %s") : _("undone: %s"), what);
	tui_tell(t, text);
}

void tui_undo(struct tui *t)
{
	undo_run(t, false);
}

void tui_redo(struct tui *t)
{
	undo_run(t, true);
}
