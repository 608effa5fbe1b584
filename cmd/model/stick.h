/* USB sticks: where they are mounted, and which one to write to. Called by path.c and
 * files_model.c. */
#ifndef STICK_H
#define STICK_H

#include <stdbool.h>
#include <stddef.h>

/* The folders below which sticks are mounted; NULL ends the list. It is static. In tests
 * CDSLOG_MEDIA names such a folder, and each folder in that counts as a stick. */
const char *const *stick_roots(void);

/* Puts the folder of the only stick that can be written to into `folder`. False: there is none,
 * or more than one. */
bool stick_only(char *folder, size_t size);

#endif
