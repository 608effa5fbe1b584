/* Sticks: where they are mounted, and the one to write to. */
#ifndef STICK_H
#define STICK_H

#include <stdbool.h>
#include <stddef.h>

/* the folders that they are mounted below; NULL ends them */
const char *const *stick_roots(void);
/* the only one that can be written; false: none, or several */
bool stick_only(char *folder, size_t size);

#endif
