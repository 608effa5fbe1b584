/* The keys that a person chose, in $XDG_CONFIG_HOME/cdslog/keys, as cdslog-keys(7) says. Called
 * by the loop at its start. */
#ifndef KEYS_FILE_H
#define KEYS_FILE_H

#include <stddef.h>

/* Reads the file, if there is one, and puts its keys over those of the program. Where a line is
 * wrong, `said` has its number and why ("" if none is); the other lines are used all the same. */
void keys_file_read(char *said, size_t size);

#endif
