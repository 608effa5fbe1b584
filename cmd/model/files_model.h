/* Logs to merge: found where sticks and downloads are, or looked for folder by folder. */
#ifndef FILES_MODEL_H
#define FILES_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "model/rows.h"

struct file_row {
	char *path, *name;
	bool folder, marked, removable;
	int64_t size, at;               /* bytes; when it was changed, seconds since 1970 */
};

struct files_model {
	char *log;                      /* the log itself is not offered */
	char *folder;                   /* which is looked through; NULL: all the usual places */
	struct file_row *row;
	struct rows rows;
	size_t room, seen;
};

void files_init(struct files_model *m, const char *log);
void files_free(struct files_model *m);
/* Removable media, then downloads, then the log's own folder; newest first. */
void files_find(struct files_model *m);
/* false: it can't be read, and nothing changed */
bool files_browse(struct files_model *m, const char *folder);
/* a file that somebody named; false: no log */
bool files_add(struct files_model *m, const char *path);
/* the one under the cursor, or not; and on to the next */
void files_mark(struct files_model *m);
void files_mark_all(struct files_model *m);
void files_mark_none(struct files_model *m);
const struct file_row *files_here(const struct files_model *m); /* NULL: none */
size_t files_marked(const struct files_model *m);

#endif
