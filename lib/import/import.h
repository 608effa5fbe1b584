/* Floor 4: an import on its way. */
#ifndef CDS_IMPORT_H
#define CDS_IMPORT_H

#include "catalogue/catalogue.h"
#include "import/csv.h"
#include "base/map.h"

/* A template: text and columns in turn. */
struct cds__piece {
	struct cds__slice text;
	size_t column;
	bool is_column;
};

struct cds__template {
	char *source;                   /* the template as given */
	struct cds__piece *piece;
	size_t pieces, room;
};

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
	struct cds__buf headings;       /* for messages: "Library; Event Year; …" */
	struct cds__mapped *map;
	size_t maps, map_room;
	struct cds__template key;
	bool has_key;
	char *source;
	struct cds__naming naming;      /* what the cells of this table mean by a name */
	struct cds__map times;          /* of a row's key: how often it came */
	struct cds__map seen;           /* subjects of this file */
	struct cds__map names;          /* kind and text of a cell → index of id, or -1: refused */
	cds_uuid *id;
	size_t ids, id_room;
	struct cds__buf text;           /* an expanded template */
};

/* import_map.c */
bool cds__import_columns(struct cds__import *im);       /* reads the header row and the maps */
void cds__template_expand(struct cds__import *im, const struct cds__template *t,
    struct cds__buf *out);
void cds__import_map_free(struct cds__import *im);

/* import_names.c: the id of the place, team or service that a cell names; false: the log's
 * error says why. */
bool cds__import_item(struct cds__import *im, enum cds_kind kind, const char *text, cds_uuid *id);

/* import_row.c */
void cds__import_row(struct cds__import *im);

#endif
