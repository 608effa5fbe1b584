/* What the command service does that place and team do not. Called by catalogue.c. */
#ifndef SERVICE_H
#define SERVICE_H

#include "app/app.h"
#include "app/args.h"

/* What does this word after `service`, such as "order"; NULL: nothing here. It returns the exit
 * status. */
typedef int service_run(struct app *app, const struct args *args);
service_run *service_verb(const char *word);

#endif
