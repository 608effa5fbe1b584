/* What place and team do about items that are one: ruling on them, and listing those that are
 * probably one. Called by catalogue.c. */
#ifndef DOUBLES_H
#define DOUBLES_H

#include "app/app.h"
#include "app/args.h"

/* Runs one action; the names of the items begin at args->rest[1]. Returns the exit status. */
typedef int doubles_run(struct app *app, const struct args *args, enum cds_kind kind);

/* What runs the action of that name; NULL: it is none of these. */
doubles_run *doubles_verb(const char *name);

/* Their options, for the tables of place and team. */
#define DOUBLES_OPTIONS \
	{"prefer", N_("NAME"), N_("the one that stands for all of them (same)")}, \
	{"ruled", NULL, N_("the rulings, not what is open (doubles)")}

#endif
