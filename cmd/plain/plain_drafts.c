/* Line mode: the drafts, those that were thrown away among them, and going on with one. */
#include <stdio.h>

#include "app/i18n.h"
#include "out/draft_out.h"
#include "plain/plain.h"

/* The answers of a draft, to which the presses of a tally are added. The caller frees them; NULL:
 * no memory. */
static cds_fields *plain_drafts_answers(const struct cds_draft *d)
{
	cds_fields *text = cds_fields_new();
	bool good = text != NULL;

	for (size_t i = 0; good && i < cds_fields_size(d->text); i++)
		good = cds_fields_text(text, cds_fields_at(d->text, i)->name,
		    cds_fields_at(d->text, i)->text) == CDS_OK;
	for (size_t i = 0; good && i < cds_fields_size(d->pressed); i++) {
		const struct cds_field *f = cds_fields_at(d->pressed, i);
		char sum[32];
		int64_t n;
		if (cds_count_parse(cds_fields_str(text, f->name), &n) != CDS_OK ||
		    n == CDS_UNKNOWN)
			n = 0;
		snprintf(sum, sizeof sum, "%lld", (long long)(n + f->number));
		good = cds_fields_text(text, f->name, sum) == CDS_OK;
	}
	if (good)
		return text;
	cds_fields_free(text);
	return NULL;
}

static void plain_drafts_go_on(struct app *app, const struct cds_draft *d)
{
	cds_fields *answers;

	if (d->edits) {
		say("%s", _("a change of a session can be continued only in the screens"));
		return;
	}
	if (draft_held(d) &&
	    !plain_yes(_("Another window may have this draft open. Continue it here?")))
		return;
	answers = plain_drafts_answers(d);
	if (answers)
		plain_log_resume(app, d, answers);
	else
		say("%s", out_of_memory());
	cds_fields_free(answers);
}

/* Takes a draft out of the bin, and goes on with it. */
static void plain_drafts_bring_back(struct app *app, const struct cds_draft *d)
{
	cds_drafts *drafts = NULL;
	cds_uuid session;
	enum cds_status status = cds_draft_restore(app->log, &d->key, &session);

	if (status == CDS_OK)
		status = cds_drafts_get(app->log, &session, &drafts);
	if (status != CDS_OK)
		say_error(app, status);
	else
		puts(_("it is brought back"));
	if (cds_drafts_size(drafts) > 0)
		plain_drafts_go_on(app, cds_drafts_at(drafts, 0));
	cds_drafts_free(drafts);
}

/* Prints drafts, numbered from `first`. */
static void plain_drafts_print(struct app *app, const cds_drafts *drafts, size_t first)
{
	char words[1000], state[200];

	for (size_t i = 0; i < cds_drafts_size(drafts); i++) {
		draft_words(app->log, cds_drafts_at(drafts, i), words, sizeof words);
		draft_state(app, cds_drafts_at(drafts, i), state, sizeof state);
		plain_tell("%zu. %s  %s", first + i, words, state);
	}
}

void plain_drafts(struct app *app)
{
	cds_drafts *drafts = NULL, *bin = NULL;
	size_t alive;
	long n = 0;

	if (cds_drafts_get(app->log, NULL, &drafts) != CDS_OK ||
	    cds_drafts_binned(app->log, &bin) != CDS_OK) {
		say_error(app, cds_error(app->log)->status);
		cds_drafts_free(drafts);
		return;
	}
	alive = cds_drafts_size(drafts);
	plain_drafts_print(app, drafts, 1);
	if (alive == 0)
		puts(_("no drafts"));
	if (cds_drafts_size(bin) > 0)
		puts(_("thrown away, and can be brought back:"));
	plain_drafts_print(app, bin, alive + 1);
	if (alive + cds_drafts_size(bin) > 0)
		n = plain_number(_("a number continues that draft, Enter goes back"));
	if (n > 0 && (size_t)n <= alive)
		plain_drafts_go_on(app, cds_drafts_at(drafts, (size_t)n - 1));
	else if (n > 0 && (size_t)n - alive <= cds_drafts_size(bin))
		plain_drafts_bring_back(app, cds_drafts_at(bin, (size_t)n - 1 - alive));
	cds_drafts_free(drafts);
	cds_drafts_free(bin);
}
