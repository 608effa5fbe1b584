/* What a field of an entry may hold, form by form. */
#include "entry/value_form.h"

#include "base/status.h"
#include "base/uuid.h"

/* ---- dates ---- */

static bool value_form_digits(const char *p, size_t n, int *out)
{
	*out = 0;
	for (size_t i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return false;
		*out = *out * 10 + (p[i] - '0');
	}
	return true;
}

static bool value_form_day(const char *p, int *day)
{
	int y, m, d;

	if (!value_form_digits(p, 4, &y) || p[4] != '-' || !value_form_digits(p + 5, 2, &m) ||
	    p[7] != '-' || !value_form_digits(p + 8, 2, &d))
		return false;
	*day = y < 1970 || y > 2199 ? CDS_NO_DAY : cds_day_make(y, m, d);
	return *day != CDS_NO_DAY;
}

bool cds__date_iso(struct cds__slice text, int *first, int *last)
{
	if (text.n == 10) {
		bool ok = value_form_day(text.p, first);
		*last = *first;
		return ok;
	}
	return text.n == 21 && text.p[10] == '/' && value_form_day(text.p, first) &&
	    value_form_day(text.p + 11, last) && *last > *first;
}

/* ---- one function a form ---- */

bool cds__value_count(const struct cds__value *v, int64_t *count)
{
	*count = v->type == CDS_INT ? v->number : CDS_UNKNOWN;
	if (v->type == CDS_TEXT)
		return v->text.n == 1 && v->text.p[0] == '?';
	return v->type == CDS_INT && v->number >= 0 && v->number <= CDS_COUNT_MAX;
}

static const char *value_form_date(const struct cds__value *v)
{
	int first, last;

	return v->type == CDS_TEXT && cds__date_iso(v->text, &first, &last) ? NULL
	    : N_("there is no such date");
}

static const char *value_form_uuid(const struct cds__value *v)
{
	cds_uuid id;

	return v->type == CDS_TEXT && cds__uuid_slice(v->text, &id) ? NULL
	    : N_("it is not a UUID");
}

static const char *value_form_count(const struct cds__value *v)
{
	int64_t n;

	return cds__value_count(v, &n) ? NULL : N_("it is not a count from 0 to 1,000,000");
}

static const char *value_form_flag(const struct cds__value *v)
{
	return v->type == CDS_BOOL ? NULL : N_("it is neither true nor false");
}

static const char *value_form_mark(const struct cds__value *v)
{
	return v->type == CDS_BOOL || !value_form_count(v) ? NULL
	    : N_("it is neither yes, no nor a count");
}

static const char *value_form_text(const struct cds__value *v)
{
	char text[CDS__CHANGES_MAX + 1];        /* here, so that memory can't be out */
	size_t at = 0, start, n;

	if (v->type != CDS_TEXT || v->words)
		return N_("it is not text");
	if (v->text.n > CDS__CHANGES_MAX)
		return N_("its changes are longer than 65,536 bytes");
	for (size_t i = 0; i < v->text.n; i++) {
		i += v->escaped && v->text.p[i] == '\\';
		text[at++] = v->text.p[i];
	}
	text[at] = '\0';
	return cds_text_private(text, &start, &n)
	    ? N_("it contains a person's phone or ID number") : NULL;
}

static const char *value_form_note(const struct cds__value *v)
{
	return v->words ? NULL : N_("the note text is not stored in the text table");
}

const char *cds__value_form(enum cds_form form, const struct cds__value *v)
{
	static const char *(*const forms[])(const struct cds__value *v) = {
		[CDS_FORM_DATE] = value_form_date, [CDS_FORM_ITEM] = value_form_uuid,
		[CDS_FORM_COUNT] = value_form_count, [CDS_FORM_MARK] = value_form_mark,
		[CDS_FORM_FLAG] = value_form_flag, [CDS_FORM_TEXT] = value_form_text,
		[CDS_FORM_NOTE] = value_form_note,
	};

	return forms[form](v);
}
