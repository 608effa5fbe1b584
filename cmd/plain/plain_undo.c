/* Line mode: taking back what was done last in this run, and doing it again. */
#include <stdio.h>

#include "app/i18n.h"
#include "plain/plain.h"
#include "out/undo_out.h"

static void plain_undo_run(struct app *app, bool redo)
{
	char what[STEP_WORDS], text[STEP_WORDS + 300];
	struct cds_undo_step step;
	enum cds_status status;

	if (!(redo ? cds_redo_next : cds_undo_next)(app->log, &step)) {
		puts(redo ? _("nothing was undone")
		    : _("nothing has been done since the start that could be undone"));
		return;
	}
	undo_words(app->log, &step, redo, what, sizeof what);
	snprintf(text, sizeof text, redo ? _("Redo %s?") : step.settles
	    ? _("Undo %s? The conflict stays settled.") : _("Undo %s?"), what);
	if (!plain_yes(text))
		return;
	status = (redo ? cds_redo : cds_undo)(app->log);
	if (status != CDS_OK) {
		say_error(app, status);
		return;
	}
	printf(redo ? _("redone: %s") : _("undone: %s"), what);
	putchar('\n');
}

void plain_undo(struct app *app)
{
	plain_undo_run(app, false);
}

void plain_redo(struct app *app)
{
	plain_undo_run(app, true);
}
