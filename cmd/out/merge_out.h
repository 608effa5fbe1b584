/* What a merge did, or would do. Called by the merge command, by merge_job.c, which gathers it,
 * and by pack for what a pack says of itself. */
#ifndef MERGE_OUT_H
#define MERGE_OUT_H

#include "app/app.h"
#include "out/out.h"

#define MERGE_DOUBLES 3                 /* so many doubles are named */

/* What is gathered while one file is merged, and printed after it. */
struct merge_out {
	struct app *app;
	const char *file;               /* its name, borrowed */
	bool dry;                       /* it is only tried */
	struct merge_laptop {           /* what came from each laptop */
		char *device;
		int64_t entries, sessions_new, sessions_changed;
	} *laptop;
	size_t laptops, laptop_room;
	struct merge_change {           /* of a dry run: each field that would change */
		cds_uuid session;
		char *field, *from, *to;
		char *rival;            /* in a conflict: the value that would not be shown */
		bool conflict;
	} *change;
	size_t changes, change_room;
	bool failed;                    /* something is left out, for which there was no memory */
	struct merge_double {           /* the first doubles that it brings */
		enum cds_kind kind;
		cds_uuid a, b;
		char *name;
	} pair[MERGE_DOUBLES];
	size_t pairs;
};

/* Keep what the callbacks of cds_merge_options are told. Where there is no memory, it is left out,
 * and `failed` is set, which is told with the rest. */
void merge_out_laptop(struct merge_out *merge, const struct cds_merge_laptop *laptop);
void merge_out_change(struct merge_out *merge, const struct cds_merge_change *change);
/* Only the first MERGE_DOUBLES are kept. */
void merge_out_double(struct merge_out *merge, const struct cds_double *pair);

/* Puts one of the doubles that were kept into words: "2 places of one name: Mỹ Bình". Returns
 * buf. */
char *merge_double_words(const struct merge_double *pair, char *buf, size_t size);

/* Frees what was gathered, not the struct. */
void merge_out_free(struct merge_out *merge);

/* Begin and end the list of files, one of which merge_out_tell or merge_out_failed tells. */
void merge_out_begin(struct out *out);
void merge_out_end(struct out *out);

/* Tells what was gathered of a file, with the result of its merge. */
void merge_out_tell(const struct merge_out *merge, struct out *out,
    const struct cds_merge_result *result);

/* Tells programs that a file could not be merged. */
void merge_out_failed(const struct merge_out *merge, struct out *out, enum cds_status status);

/* In a tree: what a pack says of itself, as an object of that name. */
void manifest_tree(struct out *out, const char *name, const struct cds_manifest *manifest);

/* What whoever merges the file should know of the version that wrote it, a text to translate; NULL:
 * it was one that derives as this one does. */
const char *merge_rules(const struct cds_merge_result *result);

#endif
