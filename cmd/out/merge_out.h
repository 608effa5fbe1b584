/* What a merge did, or would do, as text and as JSON. */
#ifndef MERGE_OUT_H
#define MERGE_OUT_H

#include "app/app.h"
#include "out/out.h"

/* Gathered while one file is merged, printed after it. */
struct merge_out {
	struct app *app;
	const char *file;
	enum out_form form;
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
void merge_out_laptop(struct merge_out *out, const struct cds_merge_laptop *laptop);
void merge_out_change(struct merge_out *out, const struct cds_merge_change *change);
void merge_out_free(struct merge_out *out);

void merge_out_text(const struct merge_out *out, const struct cds_merge_result *result);
void merge_out_json(const struct merge_out *out, struct json *json,
    const struct cds_merge_result *result);
/* A file that could not be merged, in its place in the list. */
void merge_out_failed(const struct merge_out *out, struct json *json, enum cds_status status);

/* What a pack says of itself. */
void manifest_json(struct json *json, const char *key, const struct cds_manifest *manifest);

#endif
