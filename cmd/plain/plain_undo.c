/* Line mode: taking back what was done last in this run, and doing it again. */
#include "model/undo_model.h"
#include "plain/plain.h"

/* Asks before it does it; the questions and answers are those of the screens. */
static void plain_undo_run(struct app *app, bool redo)
{
	struct undo_model undo;
	enum cds_status status;

	if (!undo_look(app->log, redo, &undo)) {
		plain_tell("%s", undo.words);
		return;
	}
	if (!plain_yes(undo.words))
		return;
	status = undo_do(app->log, &undo);
	if (status == CDS_OK)
		plain_tell("%s", undo.words);
	else
		say_error(app, status);
}

void plain_undo(struct app *app)
{
	plain_undo_run(app, false);
}

void plain_redo(struct app *app)
{
	plain_undo_run(app, true);
}
