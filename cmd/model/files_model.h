/* Logs to merge: found in the places where sticks and downloads are, or looked for folder by
 * folder. Called by the screen of files. */
#ifndef FILES_MODEL_H
#define FILES_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "model/rows.h"

struct file_row {
	char *path, *name;
	bool folder;                    /* else a file that is a log */
	bool marked;                    /* to be merged */
	bool removable;                 /* on a stick */
	int64_t size, at;               /* bytes; when it was changed, seconds since 1970 */
};

struct files_model {
	char *log;                      /* the log's own path: it is not offered */
	char *folder;                   /* the one that is shown; NULL: all the usual places */
	struct file_row *row;
	struct rows rows;
	size_t room;                    /* of row */
	size_t seen;                    /* files looked at in the place that is being searched */
};

/* Begins empty. `log` is copied. */
void files_init(struct files_model *m, const char *log);

/* Frees everything in it. */
void files_free(struct files_model *m);

/* Looks for logs in the usual places: on sticks, among downloads and in the log's own folder. Those
 * on sticks come first, then the newest. Marks stay. */
void files_find(struct files_model *m);

/* Shows the folders and logs of one folder. False: it can't be read, and nothing changed. */
bool files_browse(struct files_model *m, const char *folder);

/* Adds and marks a file that somebody named. False: it is no log, or there is no memory. */
bool files_add(struct files_model *m, const char *path);

/* Marks the file under the cursor, or takes its mark away, and moves on to the next. */
void files_mark(struct files_model *m);

/* Marks all files, or none if all are marked. */
void files_mark_all(struct files_model *m);
void files_mark_none(struct files_model *m);

/* The file or folder under the cursor, until the model changes; NULL: there is none. */
const struct file_row *files_here(const struct files_model *m);

/* How many files are marked. */
size_t files_marked(const struct files_model *m);

#endif
