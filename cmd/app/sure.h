/* Asking about values of a session that may be a slip of the finger, before they are written.
 * Called by add and edit; line mode asks about its answers with the same words. */
#ifndef SURE_H
#define SURE_H

#include "app/app.h"
#include "app/args.h"

/* What a command finds doubtful. */
struct sure {
	bool all;                       /* everything is right, without asking */
	struct cds_doubts doubts;
};

/* The option by which a command takes all values as they are. */
#define SURE_OPTION {"sure", NULL, N_("the values are right, even if they look doubtful")}

#define SURE_ASK (-1)                   /* in place of an exit status: sure_run is to ask */

/* Looks for what is doubtful in a session with the fields `was` (NULL: a new one) that gets
 * `changes`. EXIT_OK: nothing, or it was confirmed; SURE_ASK; else an error that was said. */
int sure_of(struct app *app, struct sure *sure, const cds_fields *was, const cds_fields *changes);

/* Writes a session, in a transaction that is open: `fields` is empty, and to be filled; `id` is the
 * caller's. Returns the exit status, or SURE_ASK. */
typedef int sure_deed(struct app *app, const struct args *args, struct sure *sure,
    cds_fields *fields, cds_uuid *id);

/* Does a deed in a transaction. If that finds something doubtful, the transaction is given up while
 * somebody thinks about it, since others would wait for the log; once all is confirmed, the deed is
 * done again. Where nobody can be asked, the option is named that confirms. Returns the exit
 * status. */
int sure_run(struct app *app, const struct args *args, sure_deed *deed, cds_uuid *id);

#endif
