/* Undo and redo: the question, doing it, and what is said afterwards. */
#include "model/undo_model.h"

#include <stdio.h>

#include "app/i18n.h"

bool undo_look(cds_log *log, bool redo, struct undo_model *u)
{
	struct cds_undo_step step;

	u->redo = redo;
	if (!(redo ? cds_redo_next : cds_undo_next)(log, &step)) {
		snprintf(u->words, sizeof u->words, "%s", redo ? _("nothing was undone")
		    : _("nothing has been done since the start that could be undone"));
		return false;
	}
	undo_words(log, &step, redo, u->what, sizeof u->what);
	snprintf(u->words, sizeof u->words, redo ? _("Redo %s?") : step.settles
	    ? _("Undo %s? The conflict stays settled.") : _("Undo %s?"), u->what);
	return true;
}

enum cds_status undo_do(cds_log *log, struct undo_model *u)
{
	enum cds_status status = (u->redo ? cds_redo : cds_undo)(log);

	if (status == CDS_OK)
		snprintf(u->words, sizeof u->words, u->redo ? _("redone: %s") : _("undone: %s"),
		    u->what);
	return status;
}
