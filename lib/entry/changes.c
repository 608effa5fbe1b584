/* Reading and writing an entry's changes: what changes.h promises.  Frozen: a change of what is
 * accepted is a new format. */
#include "entry/changes.h"

#include "base/status.h"
#include "base/text.h"

static bool name_start(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool name_more(char c)
{
	return name_start(c) || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

bool cds__name_valid(struct cds__slice name)
{
	if (name.n < 1 || name.n > 64 || !name_start(name.p[0]))
		return false;
	for (size_t i = 1; i < name.n; i++)
		if (!name_more(name.p[i]))
			return false;
	return true;
}

void cds__changes_read(struct cds__changes *r, struct cds__slice bytes)
{
	*r = (struct cds__changes){.p = bytes.p, .end = bytes.p + bytes.n};
	if (bytes.n > CDS__CHANGES_MAX)
		r->why = N_("its changes are longer than 65,536 bytes");
	else if (bytes.n < 2 || bytes.p[0] != '{' || bytes.p[bytes.n - 1] != '}')
		r->why = N_("its changes are not an object");
	else
		r->p++, r->end--;
}

/* Ends the reading, and returns false for the caller to return. */
static bool changes_fail(struct cds__changes *r, const char *why)
{
	r->why = why;
	return false;
}

/* Moves past these n bytes if they come next, and says whether they did. */
static bool changes_take(struct cds__changes *r, const char *literal, size_t n)
{
	if ((size_t)(r->end - r->p) < n || memcmp(r->p, literal, n) != 0)
		return false;
	r->p += n;
	return true;
}

/* Reads "name": and checks that it comes after the last one. */
static bool read_name(struct cds__changes *r, struct cds__slice *name)
{
	if (!changes_take(r, "\"", 1))
		return changes_fail(r, N_("a field's name is missing"));
	name->p = r->p;
	while (r->p < r->end && name_more(*r->p))
		r->p++;
	name->n = (size_t)(r->p - name->p);
	if (!changes_take(r, "\":", 2) || !cds__name_valid(*name))
		return changes_fail(r, N_("a field's name is malformed"));
	if (r->begun && cds__slice_compare(r->name, *name) >= 0)
		return changes_fail(r, N_("its fields are not in ascending order"));
	return true;
}

/* Is this text, which begins with the mark, a whole hash? */
static bool words_name(struct cds__slice text)
{
	if (text.n != CDS__NOTE_TEXT_NAME)
		return false;
	for (size_t i = sizeof CDS__NOTE_TEXT_MARK - 1; i < text.n; i++)
		if (!((text.p[i] >= '0' && text.p[i] <= '9') ||
		    (text.p[i] >= 'a' && text.p[i] <= 'f')))
			return false;
	return true;
}

/* Reads a string whose opening quote was taken. */
static bool read_string(struct cds__changes *r, struct cds__value *v)
{
	const char *p = r->p;
	bool high = false;

	v->type = CDS_TEXT;
	v->text.p = p;
	while (p < r->end && *p != '"') {
		if ((unsigned char)*p < 0x20 || *p == 0x7f)
			return changes_fail(r, N_("a string holds a control character"));
		high |= (unsigned char)*p >= 0x80;
		if (*p == '\\') {
			v->escaped = true;
			if (++p == r->end || (*p != '"' && *p != '\\'))
				return changes_fail(r,
				    N_("a string holds an escape that is not \\\" or \\\\"));
		}
		p++;
	}
	if (p >= r->end)
		return changes_fail(r, N_("a string does not end"));
	v->text.n = (size_t)(p - v->text.p);
	if (high && !cds__utf8_valid(v->text.p, v->text.n))
		return changes_fail(r, N_("a string is not valid UTF-8"));
	v->words = v->text.n >= sizeof CDS__NOTE_TEXT_MARK - 1 &&
	    memcmp(v->text.p, CDS__NOTE_TEXT_MARK, sizeof CDS__NOTE_TEXT_MARK - 1) == 0;
	if (v->words && !words_name(v->text))
		return changes_fail(r, N_("the hash of a note text is malformed"));
	r->p = p + 1;
	return true;
}

/* Reads an integer as one form only: without a plus, leading zeros or "-0".  It stops after 17
 * digits, which is more than 2^53 has and less than overflows. */
static bool read_integer(struct cds__changes *r, struct cds__value *v)
{
	bool minus = changes_take(r, "-", 1);
	const char *start = r->p;

	v->type = CDS_INT;
	while (r->p < r->end && *r->p >= '0' && *r->p <= '9' && r->p - start < 17)
		v->number = v->number * 10 + (*r->p++ - '0');
	if (r->p == start || (*start == '0' && (r->p - start > 1 || minus)) ||
	    v->number > CDS__INT_MAX)
		return changes_fail(r, N_("a value is neither null, true, false, a string nor an"
		    " integer within 2^53"));
	if (minus)
		v->number = -v->number;
	return true;
}

/* Reads a value of whatever type; raw gets its bytes. */
static bool read_value(struct cds__changes *r, struct cds__value *v)
{
	const char *start = r->p;
	bool ok = true;

	*v = (struct cds__value){.type = CDS_NULL};
	if (changes_take(r, "\"", 1)) {
		ok = read_string(r, v);
	} else if (changes_take(r, "true", 4)) {
		v->type = CDS_BOOL;
		v->number = 1;
	} else if (changes_take(r, "false", 5)) {
		v->type = CDS_BOOL;
	} else if (!changes_take(r, "null", 4)) {
		ok = read_integer(r, v);
	}
	v->raw = (struct cds__slice){start, (size_t)(r->p - start)};
	return ok;
}

bool cds__changes_next(struct cds__changes *r, struct cds__change *out)
{
	if (r->why || r->p == r->end)
		return false;
	if (r->begun && !changes_take(r, ",", 1))
		return changes_fail(r, N_("a comma between fields is missing"));
	if (!read_name(r, &out->name) || !read_value(r, &out->value))
		return false;
	r->name = out->name;
	r->begun = true;
	return true;
}

bool cds__changes_find(struct cds__slice bytes, struct cds__slice name, struct cds__change *out)
{
	struct cds__changes r;

	cds__changes_read(&r, bytes);
	while (cds__changes_next(&r, out))
		if (cds__slice_equal(out->name, name))
			return true;
	return false;
}

void cds__value_text(const struct cds__value *value, struct cds__buf *out)
{
	if (!value->escaped) {
		cds__buf_add(out, value->text.p, value->text.n);
		return;
	}
	for (size_t i = 0; i < value->text.n; i++) {
		if (value->text.p[i] == '\\')
			i++;
		cds__buf_byte(out, (unsigned char)value->text.p[i]);
	}
}

bool cds__value_is(const struct cds__value *value, const char *text)
{
	for (size_t i = 0; i < value->text.n; i++) {
		if (value->escaped && value->text.p[i] == '\\')
			i++;
		if (*text == '\0' || *text++ != value->text.p[i])
			return false;
	}
	return *text == '\0';
}

/* Appends a value in its one form. */
static void write_value(const struct cds_field *field, struct cds__buf *out)
{
	switch (field->type) {
	case CDS_NULL:
	case CDS_GONE:
		cds__buf_text(out, "null");
		break;
	case CDS_BOOL:
		cds__buf_text(out, field->number ? "true" : "false");
		break;
	case CDS_INT:
		cds__buf_number(out, field->number);
		break;
	case CDS_TEXT:
		cds__buf_byte(out, '"');
		for (const char *p = field->text; *p; p++) {
			if (*p == '"' || *p == '\\')
				cds__buf_byte(out, '\\');
			cds__buf_byte(out, (unsigned char)*p);
		}
		cds__buf_byte(out, '"');
	}
}

void cds__changes_write(const cds_fields *fields, struct cds__buf *out)
{
	cds__buf_byte(out, '{');
	for (size_t i = 0; i < cds_fields_size(fields); i++) {
		const struct cds_field *field = cds_fields_at(fields, i);
		cds__buf_text(out, i ? ",\"" : "\"");
		cds__buf_text(out, field->name);
		cds__buf_text(out, "\":");
		write_value(field, out);
	}
	cds__buf_byte(out, '}');
}

struct cds__value cds__field_value(const struct cds_field *field)
{
	return (struct cds__value){.type = field->type, .number = field->number,
	    .text = cds__slice_of(field->text)};
}

enum cds_status cds__fields_copy(cds_fields *fields, const struct cds_field *field)
{
	struct cds__value v = cds__field_value(field);

	return cds__fields_put(fields, cds__slice_of(field->name), &v);
}

enum cds_status cds__fields_put(cds_fields *fields, struct cds__slice name,
    const struct cds__value *value)
{
	struct cds__buf text = {0};
	char key[65];
	enum cds_status status = CDS_NO_MEMORY;

	memcpy(key, name.p, name.n);
	key[name.n] = '\0';
	switch (value->type) {
	case CDS_NULL:
		return cds_fields_null(fields, key);
	case CDS_GONE:
		return cds__fields_gone(fields, key);
	case CDS_BOOL:
		return cds_fields_bool(fields, key, value->number != 0);
	case CDS_INT:
		return cds_fields_int(fields, key, value->number);
	case CDS_TEXT:
		break;
	}
	cds__value_text(value, &text);
	cds__buf_str(&text);
	if (!text.failed)
		status = cds_fields_text(fields, key, text.p);
	cds__buf_free(&text);
	return status;
}
