/* Keys that a person chose: $XDG_CONFIG_HOME/cdslog/keys, as cdslog-keys(7) says. Called by the
 * loop at its start. */
#ifndef KEYS_FILE_H
#define KEYS_FILE_H

#include <stddef.h>

/* Reads the file, if there is one, over the keys of the program. What is wrong with a line is
 * told with its number in `said` ("" if nothing is); the other lines hold. */
void keys_file_read(char *said, size_t size);

#endif
