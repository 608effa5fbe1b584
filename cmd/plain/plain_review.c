/* Line mode: the review. Places and teams that are probably one come first, since what is ruled on
 * them decides which sessions look like one; then conflicts and likely duplicates. */
#include <stdio.h>

#include "app/i18n.h"
#include "model/review_model.h"
#include "out/review_out.h"
#include "plain/plain.h"

/* Prints the item under the cursor, and both its sides line by line. */
static void plain_review_item(struct review_model *m)
{
	char words[700];

	review_words(m, m->rows.here, words, sizeof words);
	plain_tell("%s", words);
	for (size_t i = 0; i < m->lines; i++) {
		const struct review_line *l = &m->line[i];
		if (l->differs)
			plain_tell(_("%s: first: %s; second: %s"), l->label, l->value[0],
			    l->value[1]);
		else
			plain_tell("%s: %s", l->label, l->value[0]);
	}
}

/* What may be answered, in words. */
static const char *plain_review_question(const struct review_model *m)
{
	if (review_double(m))
		return _("1 they are one, and the first stands for both, 2 they are one, and the"
		    " second stands for both, 3 they are two, Enter next, 0 back");
	return review_conflict(m) ? _("1 keep the first, 2 keep the second, Enter next, 0 back")
	    : _("1 one outing, the first counts, 2 one outing, the second counts,"
	    " 3 no duplicate, Enter next, 0 back");
}

/* Settles the item under the cursor as chosen. It is then gone from the list, so the next one has
 * its place. */
static void plain_review_settle(struct app *app, struct review_model *m, long choice)
{
	bool pair = review_double(m) != NULL;
	enum cds_status status = choice == 3 ? review_different(m)
	    : review_settle(m, choice == 1 ? REVIEW_LEFT : REVIEW_RIGHT);
	size_t here = m->rows.here;

	if (status == CDS_OK)
		status = review_read(m);
	if (status != CDS_OK && status != CDS_END) {
		say_error(app, status);
		return;
	}
	m->rows.here = here < m->rows.n ? here : m->rows.n;
	puts(!pair ? _("settled") : choice == 3 ? _("they stay two") : _("they are one now"));
}

/* Goes through the list until its end, or until somebody leaves it. */
static enum cds_status plain_review_all(struct app *app, struct review_model *m)
{
	enum cds_status status = CDS_OK;
	long choice;

	while (status == CDS_OK && m->rows.here < m->rows.n) {
		status = review_look(m);
		if (status != CDS_OK)
			return status;
		plain_review_item(m);
		choice = plain_number(plain_review_question(m));
		if (choice == 0 || (choice < 0 && plain_gone()))
			return status;
		if (choice >= 1 && choice <= (review_conflict(m) ? 2 : 3))
			plain_review_settle(app, m, choice);
		else
			m->rows.here++;
	}
	if (status == CDS_OK)
		puts(_("that was all"));
	return status;
}

void plain_review(struct app *app)
{
	struct review_model m;
	enum cds_status status;
	char text[200];

	review_init(&m, app->log);
	status = review_read(&m);
	if (status == CDS_OK) {
		plain_tell("%s", review_how_many(m.conflicts, m.duplicates, m.doubles, text,
		    sizeof text));
		status = plain_review_all(app, &m);
	}
	say_error(app, status);
	review_free(&m);
}
