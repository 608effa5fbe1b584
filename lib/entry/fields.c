/* cds_fields, a set of fields that somebody is about to write, or that was read: an array sorted by
 * name.  cdslog.h says what each function does. */
#include <stdlib.h>

#include "entry/changes.h"


struct cds_fields {
	struct cds_field *field;
	size_t n, room;
};

cds_fields *cds_fields_new(void)
{
	return calloc(1, sizeof(cds_fields));
}

void cds_fields_free(cds_fields *fields)
{
	if (!fields)
		return;
	for (size_t i = 0; i < fields->n; i++) {
		free((char *)fields->field[i].name);
		free((char *)fields->field[i].text);
	}
	free(fields->field);
	free(fields);
}

/* The index of the field of this name, or where it would have to be put. */
static size_t fields_locate(const cds_fields *fields, const char *name, bool *found)
{
	size_t low = 0, high = fields->n;

	*found = false;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = strcmp(fields->field[mid].name, name);
		if (c == 0) {
			*found = true;
			return mid;
		}
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Makes an empty field of this name at this index; NULL: no memory. */
static struct cds_field *make_room(cds_fields *fields, size_t at, const char *name)
{
	char *copy = strdup(name);

	if (!copy)
		return NULL;
	if (!cds_grow(fields->field, fields->n, fields->room)) {
		free(copy);
		return NULL;
	}
	memmove(fields->field + at + 1, fields->field + at,
	    (fields->n - at) * sizeof *fields->field);
	fields->n++;
	fields->field[at] = (struct cds_field){.name = copy};
	return &fields->field[at];
}

/* Sets a field, which takes a copy of the text. */
static enum cds_status fields_put(cds_fields *fields, const char *name, enum cds_type type,
    int64_t number, const char *text)
{
	struct cds_field *field;
	char *copy;
	bool found;
	size_t at = fields_locate(fields, name, &found);

	if (!cds__name_valid(cds__slice_of(name)))
		return CDS_INVALID;
	copy = strdup(text);
	if (!copy)
		return CDS_NO_MEMORY;
	field = found ? &fields->field[at] : make_room(fields, at, name);
	if (!field) {
		free(copy);
		return CDS_NO_MEMORY;
	}
	free((char *)field->text);
	field->type = type;
	field->number = number;
	field->text = copy;
	return CDS_OK;
}

enum cds_status cds_fields_text(cds_fields *fields, const char *name, const char *text)
{
	return fields_put(fields, name, CDS_TEXT, 0, text);
}

enum cds_status cds_fields_int(cds_fields *fields, const char *name, int64_t number)
{
	if (number > CDS__INT_MAX || number < -CDS__INT_MAX)
		return CDS_INVALID;
	return fields_put(fields, name, CDS_INT, number, "");
}

enum cds_status cds_fields_count(cds_fields *fields, const char *name, int64_t count)
{
	if (count == CDS_UNKNOWN)
		return fields_put(fields, name, CDS_TEXT, 0, "?");
	return cds_fields_int(fields, name, count);
}

enum cds_status cds_fields_bool(cds_fields *fields, const char *name, bool value)
{
	return fields_put(fields, name, CDS_BOOL, value, "");
}

enum cds_status cds_fields_uuid(cds_fields *fields, const char *name, const cds_uuid *id)
{
	char text[CDS_UUID_TEXT];

	return fields_put(fields, name, CDS_TEXT, 0, cds_uuid_text(id, text));
}

static int fields_by_uuid(const void *a, const void *b)
{
	return cds_uuid_compare(a, b);
}

enum cds_status cds_fields_uuids(cds_fields *fields, const char *name, const cds_uuid *id, size_t n)
{
	char text[CDS_UUID_TEXT];
	cds_uuid *sorted = calloc(n + 1, sizeof *sorted);
	struct cds__buf all = {.failed = sorted == NULL};
	enum cds_status status;

	if (sorted && n > 0) {
		memcpy(sorted, id, n * sizeof *id);
		qsort(sorted, n, sizeof *sorted, fields_by_uuid);
	}
	for (size_t i = 0; sorted && i < n; i++) {
		if (i > 0 && cds_uuid_compare(&sorted[i], &sorted[i - 1]) == 0)
			continue;
		cds__buf_text(&all, i > 0 ? " " : "");
		cds__buf_text(&all, cds_uuid_text(&sorted[i], text));
	}
	status = all.failed ? CDS_NO_MEMORY : n == 0 ? cds_fields_null(fields, name)
	    : fields_put(fields, name, CDS_TEXT, 0, cds__buf_str(&all));
	if (status == CDS_OK && all.failed)
		status = CDS_NO_MEMORY;
	cds__buf_free(&all);
	free(sorted);
	return status;
}

enum cds_status cds_fields_null(cds_fields *fields, const char *name)
{
	return fields_put(fields, name, CDS_NULL, 0, "");
}

enum cds_status cds__fields_gone(cds_fields *fields, const char *name)
{
	return fields_put(fields, name, CDS_GONE, 0, "");
}

size_t cds_fields_size(const cds_fields *fields)
{
	return fields ? fields->n : 0;
}

const struct cds_field *cds_fields_at(const cds_fields *fields, size_t i)
{
	return fields && i < fields->n ? &fields->field[i] : NULL;
}

const struct cds_field *cds_fields_find(const cds_fields *fields, const char *name)
{
	bool found = false;
	size_t at = fields ? fields_locate(fields, name, &found) : 0;

	return found ? &fields->field[at] : NULL;
}

const char *cds_fields_str(const cds_fields *fields, const char *name)
{
	const struct cds_field *field = cds_fields_find(fields, name);

	return field ? field->text : "";
}
