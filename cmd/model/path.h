/* Paths of files that are read or written: what a person typed, and what is offered to be typed
 * over. Called by the screens and line mode. */
#ifndef MODEL_PATH_H
#define MODEL_PATH_H

#include "cdslog.h"
#include "model/text_field.h"

#define PATH_ROOM (TEXT_FIELD_SIZE + 4096) /* enough for any path made of a field's text */

/* Makes a path of what somebody typed, where ~ is the home folder. */
void path_typed(const char *text, char *path, size_t size);

/* Puts "folder/name" into a field, to be typed over. folder "": the home folder. */
void path_suggest(const char *folder, const char *name, struct text_field *field);

/* Puts the path of a new pack into a field: "folder/pack-2024-05-05.cdslog", with `today` in the
 * name, and -2, -3 … behind it where such a file is there already. folder "": the only stick,
 * else the home folder. */
void path_suggest_pack(const char *folder, int today, struct text_field *field);

/* Makes the path of a pack of what somebody typed. Whoever names only a folder means a pack in
 * it. */
void path_typed_pack(const char *text, int today, char *path, size_t size);

/* Makes a file's name of `words`, in which %s stands for the days of a filter:
 * "sessions-2024-05-05.csv"; for today where the filter has no first or last day. */
void path_name_days(const char *words, const struct cds_filter *filter, int today, char *name,
    size_t size);

/* What is at a path where something is to be written. */
enum path_there {
	PATH_NOTHING,
	PATH_FILE,                      /* may be replaced if somebody says so */
	PATH_FOLDER,
	PATH_LOG                        /* the log itself, which is never replaced */
};

/* Looks what is at a path; `log` is the path of the log. */
enum path_there path_look(const char *path, const char *log);

#endif
