/* What add and edit share: a session's fields from options and SERVICE=N. */
#ifndef SESSION_ARGS_H
#define SESSION_ARGS_H

#include "app/app.h"
#include "app/args.h"

extern const struct option session_options[];

/* Fields into `fields`; services are the rest of args from `first` on. With --new, what is not
 * there is made. */
int session_read(struct app *app, const struct args *args, size_t first, cds_fields *fields);

#endif
