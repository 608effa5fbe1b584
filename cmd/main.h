#ifndef MAIN_H
#define MAIN_H

#include "app/args.h"

extern const struct option global_options[];
void help_all(void);
void unknown_command(const char *name);

#endif
