/* Paths that a person types, or is offered to type over, for a file that is read or written. Called
 * by the screens and line mode. */
#ifndef MODEL_PATH_H
#define MODEL_PATH_H

#include "cdslog.h"
#include "model/text_field.h"

/* The longest path that is made of what stands in a field. */
#define PATH_ROOM (TEXT_FIELD_SIZE + 4096)

/* A path as somebody types it: ~ is the home. */
void path_typed(const char *text, char *path, size_t size);
/* "folder/name", to be typed over; where nothing says which folder ("") the home. */
void path_suggest(const char *folder, const char *name, struct text_field *field);

/* "folder/pack-2024-05-05.cdslog", or -2 where others were at that stick before; where nothing says
 * which folder (""), on the only stick. `today` is the day in the name. */
void path_suggest_pack(const char *folder, int today, struct text_field *field);
/* What was typed for a pack: who names only a folder means the pack to be in it. */
void path_typed_pack(const char *text, int today, char *path, size_t size);

/* A name with the days of a filter in place of %s, "sessions-2024-05-05.csv", or with today where
 * it has no bounds. */
void path_name_days(const char *words, const struct cds_filter *filter, int today, char *name,
    size_t size);

/* What stands where something is to be written: the log itself never goes, another file goes if
 * somebody says so. */
enum path_there { PATH_NOTHING, PATH_FILE, PATH_FOLDER, PATH_LOG };
enum path_there path_look(const char *path, const char *log);

#endif
