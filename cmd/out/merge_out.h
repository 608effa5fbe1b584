/* What a merge did, or would do. Called by merge and, for what a pack says of itself, by pack. */
#ifndef MERGE_OUT_H
#define MERGE_OUT_H

#include "app/app.h"
#include "out/out.h"

/* Gathered while one file is merged, printed after it. */
struct merge_out {
	struct app *app;
	const char *file;
	bool dry;
	struct merge_laptop {
		char *device;
		int64_t entries, sessions_new, sessions_changed;
	} *laptop;
	size_t laptops, laptop_room;
	struct merge_change {
		cds_uuid session;
		char *field, *from, *to, *rival;
		bool conflict;
	} *change;
	size_t changes, change_room;
};

/* For cds_merge_options: arg is the struct's address. */
void merge_out_laptop(struct merge_out *merge, const struct cds_merge_laptop *laptop);
void merge_out_change(struct merge_out *merge, const struct cds_merge_change *change);
void merge_out_free(struct merge_out *merge);

/* Around all files. */
void merge_out_begin(struct out *out);
void merge_out_end(struct out *out);
void merge_out_tell(const struct merge_out *merge, struct out *out,
    const struct cds_merge_result *result);
/* A file that could not be merged, in its place in the list. */
void merge_out_failed(const struct merge_out *merge, struct out *out, enum cds_status status);

/* In a tree: what a pack says of itself. */
void manifest_tree(struct out *out, const char *name, const struct cds_manifest *manifest);

#endif
