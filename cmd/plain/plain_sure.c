/* Line mode: asking about answers that may be a slip of the finger. */
#include <string.h>

#include "app/i18n.h"
#include "plain/plain.h"

/* Reads those answers that doubts are about: dates, counts, and a place that is there. */
static enum cds_status plain_sure_read(struct app *app, const cds_fields *text, cds_fields *out)
{
	struct cds_typing how = {.today = app_today(app), .making = CDS_FIND};
	enum cds_status status = CDS_OK;

	for (size_t i = 0; status == CDS_OK && i < cds_fields_size(text); i++) {
		const struct cds_field *f = cds_fields_at(text, i);
		const struct cds_session_field *known = cds_session_field_find(f->name);
		if (*f->text && known &&
		    (known->form == CDS_FORM_DATE || known->form == CDS_FORM_COUNT))
			status = cds_field_read(app->log, f->name, f->text, &how, out);
		if (*f->text && strcmp(f->name, "place") == 0 &&
		    cds_field_read(app->log, f->name, f->text, &how, out) == CDS_NO_MEMORY)
			status = CDS_NO_MEMORY;
	}
	return status;
}

bool plain_sure(struct app *app, const cds_fields *text)
{
	cds_fields *fields = cds_fields_new();
	enum cds_status status = fields ? plain_sure_read(app, text, fields) : CDS_NO_MEMORY;
	struct cds_doubts doubts = {.n = 0};
	char words[600];
	bool sure;

	if (status == CDS_OK)
		status = cds_session_doubts(app->log, NULL, fields, app_today(app), &doubts);
	cds_fields_free(fields);
	if (status != CDS_OK)
		say_error(app, status);
	sure = status == CDS_OK;
	for (size_t i = 0; sure && i < doubts.n; i++)
		sure = plain_yes(error_words(&doubts.doubt[i].question.error, words,
		    sizeof words));
	return sure;
}
