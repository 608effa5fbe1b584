/* Files that a person names in one line: by path, by number in a list of files that were found, or
 * all logs of a folder. Called by line mode. */
#ifndef PATHS_TYPED_H
#define PATHS_TYPED_H

#include "model/files_model.h"

/* Paths, each once; it begins as {0}. */
struct paths {
	char **path;
	size_t n, room;
};

enum paths_status {
	PATHS_OK,
	PATHS_NOTHING,                  /* there is no such file */
	PATHS_NO_LOGS,                  /* a folder without logs */
	PATHS_NO_MEMORY
};

/* Adds what was typed: one path with or without quotes, or several with blanks between them, where
 * a path that has blanks is in quotes. A number is the file of that number in `found`, from 1 on,
 * unless a file is called so. If it fails, `wrong` is the path that is the reason. */
enum paths_status paths_typed(struct paths *paths, const char *text,
    const struct files_model *found, char *wrong, size_t size);

/* Frees everything in it. */
void paths_free(struct paths *paths);

#endif
