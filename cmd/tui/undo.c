/* Undo and redo on the screen; what they ask and say is made by model/undo_model.c. */
#include "tui/undo.h"

#include "model/undo_model.h"

static void undo_ask(struct tui *t, bool redo)
{
	struct undo_model undo;
	enum cds_status status;

	if (!undo_look(t->app->log, redo, &undo)) {
		tui_tell(t, undo.words);
		return;
	}
	if (!tui_ask(t, undo.words))
		return;
	status = undo_do(t->app->log, &undo);
	tui_changed(t);
	tui_error(t, status);
	if (status == CDS_OK)
		tui_tell(t, undo.words);
}

void tui_undo(struct tui *t)
{
	undo_ask(t, false);
	tui_reread(t);
}

void tui_redo(struct tui *t)
{
	undo_ask(t, true);
	tui_reread(t);
}
