/* Line mode: the review. Places and teams that are probably one come first, since what is ruled on
 * them decides which sessions look like one; then conflicts and likely duplicates. */
#include <stdio.h>

#include "app/i18n.h"
#include "model/doubles_model.h"
#include "model/review_model.h"
#include "out/double_out.h"
#include "plain/plain.h"

/* ---- doubles ---- */

/* Says what the two are, and what tells the one from the other. */
static void plain_review_double(const struct cds_double *pair)
{
	const struct cds_double_side *side[2] = {&pair->a, &pair->b};
	char words[600];

	plain_tell("%s", double_words(pair, words, sizeof words));
	for (int i = 0; i < 2; i++)
		plain_tell(i ? _("the second: %s, %s") : _("the first: %s, %s"), side[i]->path,
		    double_whose(side[i], words, sizeof words));
}

/* Rules on the pair under the cursor as chosen: they are one, and the first or the second stands
 * for both, or they are two. The pair is then gone from the list. */
static bool plain_review_rule(struct app *app, struct doubles_model *m, long choice)
{
	const struct cds_double *pair = doubles_here(m);
	size_t here = m->rows.here;
	enum cds_status status = choice == 3 ? doubles_different(m)
	    : doubles_same(m, choice == 1 ? &pair->a.id : &pair->b.id);

	if (status == CDS_OK)
		status = doubles_read(m);
	if (status != CDS_OK) {
		say_error(app, status);
		return false;
	}
	m->rows.here = here < m->rows.n ? here : m->rows.n;
	puts(choice == 3 ? _("they stay two") : _("they are one now"));
	return true;
}

/* Goes through the doubles. False: somebody wants to leave the review. */
static bool plain_review_doubles(struct app *app)
{
	struct doubles_model m;
	enum cds_status status;
	long choice = 1;

	doubles_init(&m, app->log);
	status = doubles_read(&m);
	if (status != CDS_OK)
		say_error(app, status);
	else if (m.rows.n > 0)
		plain_tell(_("doubles: %zu"), m.rows.n);
	while (status == CDS_OK && choice != 0 && !plain_gone() && m.rows.here < m.rows.n) {
		plain_review_double(doubles_here(&m));
		choice = plain_number(_("1 one, under the first, 2 one, under the second, 3 two,"
		    " Enter later, 0 back"));
		if (choice < 1 || choice > 3 || !plain_review_rule(app, &m, choice))
			m.rows.here++;
	}
	doubles_free(&m);
	return choice != 0 && !plain_gone();
}

/* ---- conflicts and likely duplicates ---- */

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

/* Settles the item under the cursor as chosen. It is then gone from the list, so the next one has
 * its place. */
static void plain_review_settle(struct app *app, struct review_model *m, long choice)
{
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
	puts(_("settled"));
}

void plain_review(struct app *app)
{
	struct review_model m;
	enum cds_status status;
	long choice = 1;

	if (!plain_review_doubles(app))
		return;
	review_init(&m, app->log);
	status = review_read(&m);
	if (status == CDS_OK)
		plain_tell(_("conflicts: %zu, likely duplicates: %zu"), m.conflicts, m.duplicates);
	while (status == CDS_OK && choice != 0 && m.rows.here < m.rows.n) {
		bool conflict = review_here(&m)->what == CDS_REVIEW_CONFLICT;
		status = review_look(&m);
		plain_review_item(&m);
		choice = plain_number(conflict
		    ? _("1 keep the first, 2 keep the second, Enter next, 0 back")
		    : _("1 one outing, the first counts, 2 one outing, the second counts,"
		    " 3 no duplicate, Enter next, 0 back"));
		if (choice >= 1 && choice <= (conflict ? 2 : 3))
			plain_review_settle(app, &m, choice);
		else if (choice < 0 && plain_gone())
			break;
		else
			m.rows.here++;
	}
	if (status != CDS_OK)
		say_error(app, status);
	else if (choice != 0)
		puts(_("that was all"));
	review_free(&m);
}
