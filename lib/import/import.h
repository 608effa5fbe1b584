/* An import while it goes on, for the files that share it: import.c is its course, import_map.c
 * reads what the columns mean, import_names.c finds or makes what cells name, import_row.c makes a
 * session of a row. */
#ifndef CDS_IMPORT_H
#define CDS_IMPORT_H

#include "catalogue/catalogue.h"
#include "import/csv.h"
#include "base/map.h"

/* A piece of a template: a text, or the cell of a column. */
struct cds__piece {
	struct cds__slice text;
	size_t column;
	bool is_column;
};

/* A template such as "{Event Year}-{Event Month}-01". */
struct cds__template {
	char *source;                   /* as it was given */
	struct cds__piece *piece;
	size_t pieces, room;
};

/* A field, and what it is made of. */
struct cds__mapped {
	char *field;
	struct cds__template value;
};

struct cds__import {
	cds_log *log;
	const struct cds_import_options *options;
	struct cds_import_result *result;
	struct cds__csv csv;
	struct cds__map column;         /* folded heading → index */
	struct cds__slice header;       /* the row of headings as it stands in the file */
	struct cds__slice rows;         /* what stands below it */
	struct cds__buf headings;       /* for messages: "Library; Event Year; …" */
	struct cds__mapped *map;
	size_t maps, map_room;
	struct cds__template key;
	bool has_key;
	char *source;
	struct cds__naming naming;      /* how names in cells are looked up: on the row's day */
	struct cds__buf turns;          /* the days, an int each, on which units begin or cease */
	bool turns_known;               /* it is filled in */
	struct cds__map times;          /* a row's key → how often it came so far */
	struct cds__map seen;           /* the sessions of this file */
	struct cds__map names;          /* kind, text and id of a cell, and the turn of its row's
	                                 * day → index of `id` */
	struct cds__map by_id;          /* kind and id of the items that cells name by their ids */
	bool by_id_known;               /* it is filled in */
	struct cds__map taken;          /* kind and item → index in `id` of the other id that a cell
	                                 * gave it */
	cds_uuid *id;                   /* what was looked up so far; nil: it was not made */
	size_t ids, id_room;
	size_t ids_before;              /* `ids` when the row that is read began */
	struct cds__buf text;           /* an expanded template */
};

/* ---- import_map.c ---- */

/* Reads the header row and what fields are made of; false: the log's error says what is wrong. */
bool cds__import_columns(struct cds__import *im);

/* Makes a text of a template and the row that was read. */
void cds__template_expand(struct cds__import *im, const struct cds__template *t,
    struct cds__buf *out);

/* Frees what cds__import_columns made. */
void cds__import_map_free(struct cds__import *im);

/* ---- import_names.c ---- */

/* The UUID of the place, team or service that a cell names, which may be one that is still to be
 * made; false: the log's error says why.
 * `given` is the id that the row has for it, which is taken if the log knows it; nil or NULL: the
 * row has none. */
bool cds__import_item(struct cds__import *im, enum cds_kind kind, const char *text,
    const cds_uuid *given, cds_uuid *id);

/* Ends the names of a row that is accepted, and makes the items that are new, or of one that is
 * refused, which leaves nothing. */
void cds__import_names_end(struct cds__import *im, bool accepted);

/* ---- import_row.c ---- */

/* Imports the row that was read: its session is added or changed, or the row is refused. */
void cds__import_row(struct cds__import *im);

#endif
