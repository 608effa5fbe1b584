/* Line mode: listing sessions, and opening, changing or removing one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "plain/plain.h"
#include "out/session_out.h"

#define PAGE 20                         /* sessions that are listed at a time */

/* ---- one session ---- */

/* A field that can be changed. */
struct change {
	char field[CDS_FIELD];
	char label[256];
	const struct cds_session_field *known;
};

/* The fields that can be changed: those of the form, then the services by their names. *n: how
 * many. The caller frees them; NULL: no memory. */
static struct change *plain_session_changes(const cds_items *services, size_t *n)
{
	struct change *list = calloc(cds_session_fields_known() + cds_items_size(services),
	    sizeof *list);

	*n = 0;
	for (size_t i = 0; list && i < cds_session_fields_known(); i++) {
		const struct cds_session_field *f = cds_session_field_at(i);
		struct change *c = &list[*n];
		if (!f->part || f->item == CDS_SERVICE)
			continue;
		snprintf(c->field, sizeof c->field, "%s", f->name);
		snprintf(c->label, sizeof c->label, "%s", _(f->label));
		c->known = f;
		++*n;
	}
	for (size_t i = 0; list && i < cds_items_size(services); i++) {
		const struct cds_item *it = cds_items_at(services, i);
		struct change *c = &list[(*n)++];
		snprintf(c->field, sizeof c->field, "%s.%.50s", cds_measure_name(it->measure),
		    it->code);
		snprintf(c->label, sizeof c->label, "%s", it->name);
		c->known = cds_session_field_find(c->field);
	}
	return list;
}

/* Asks for a value that fits the field. False: the input has ended. */
static bool ask_value(struct app *app, const struct cds_session_field *f, char *text, size_t size)
{
	const char *answer;

	switch (f->form) {
	case CDS_FORM_DATE:
		return plain_ask_date(app, _("new value"), NULL, text, size);
	case CDS_FORM_ITEM:
		return plain_ask_item(app, f->item, CDS_NO_DAY, _("new value"), NULL, text, size);
	case CDS_FORM_COUNT:
		return plain_ask_count(_("new value; Enter: not counted any more"), NULL, text,
		    size);
	default:
		answer = plain_ask(_("new value"), NULL);
		snprintf(text, size, "%s", answer ? answer : "");
		return answer != NULL;
	}
}

static void change_field(struct app *app, const char *id, const struct change *c)
{
	struct plain_args a = {0};
	char text[2000], pair[2100];

	if (!ask_value(app, c->known, text, sizeof text))
		return;
	plain_give(&a, NULL, id);
	snprintf(pair, sizeof pair, "%s=%s", c->field, text);
	plain_give(&a, "set", pair);
	plain_give(&a, "new", "");
	if (plain_command(app, "edit", &a) == EXIT_OK)
		puts(_("the change is saved"));
}

static void plain_session_change(struct app *app, const char *id)
{
	cds_items *services;
	struct change *list;
	size_t n;
	long which;

	if (cds_item_list(app->log, CDS_SERVICE, NULL, false, 0, &services) != CDS_OK) {
		say_error(app, cds_error(app->log)->status);
		return;
	}
	list = plain_session_changes(services, &n);
	cds_items_free(services);
	for (size_t i = 0; i < n; i++)
		printf("%zu. %s\n", i + 1, list[i].label);
	which = plain_number(_("which field? Enter: none"));
	if (which > 0 && (size_t)which <= n && list[which - 1].known)
		change_field(app, id, &list[which - 1]);
	free(list);
}

static void remove_or_restore(struct app *app, const char *id, bool removed)
{
	struct plain_args a = {0};

	if (!plain_yes(removed ? _("Bring this session back into the totals?") :
		_("Remove this session from the totals? It can be brought back.")))
		return;
	plain_give(&a, NULL, id);
	if (plain_command(app, removed ? "restore" : "remove", &a) == EXIT_OK)
		puts(removed ? _("the session counts again")
		    : _("the session does not count any more"));
}

static void open_session(struct app *app, const cds_uuid *id)
{
	const struct cds_session *s;
	struct plain_args a = {0};
	char text[CDS_UUID_TEXT];
	cds_list *list;
	bool removed = false;

	cds_uuid_text(id, text);
	for (;;) {
		plain_give(&a, NULL, text);
		if (plain_command(app, "show", &a) == EXIT_FAILED)
			return;
		if (cds_session_get(app->log, id, &list, &s) == CDS_OK) {
			removed = s->flags & CDS_SESSION_VOID;
			cds_list_close(list);
		}
		switch (plain_number(removed ? _("1 change, 2 bring back, 3 history, Enter back")
		    : _("1 change, 2 remove, 3 history, Enter back"))) {
		case 1:
			plain_session_change(app, text);
			break;
		case 2:
			remove_or_restore(app, text, removed);
			break;
		case 3:
			plain_give(&a, NULL, text);
			plain_give(&a, "history", "");
			plain_command(app, "show", &a);
			return;
		default:
			return;
		}
	}
}

/* ---- the list ---- */

/* What a session counted, by measure, but for what is 0: "12 assists, 35 visits". Returns buf. */
static char *plain_session_counts(const struct cds_session *s, char *buf, size_t size)
{
	static const enum noun nouns[] = {[CDS_ASSIST] = NOUN_ASSIST,
	    [CDS_ATTENDANCE] = NOUN_ATTENDANCE, [CDS_VISIT] = NOUN_VISIT};
	char n[FORMAT_SUM_SIZE];
	size_t at = 0;

	buf[0] = '\0';
	for (size_t m = 0; m < 3 && at < size; m++)
		if (s->total[m] > 0)
			at += (size_t)snprintf(buf + at, size - at, "%s%s", at ? ", " : "",
			    format_least(n, sizeof n, s->total[m], s->uncounted[m],
			    nouns[m]));
	if (at == 0 && !(s->flags & CDS_SESSION_UNKNOWN_COUNT))
		format_many(buf, size, 0, NOUN_ASSIST);
	return buf;
}

/* One session in a line; what it does not have is left out, but for its day. */
static void print_line(size_t number, const struct cds_session *s)
{
	char day[FORMAT_SIZE], n[3 * FORMAT_SUM_SIZE];

	plain_session_counts(s, n, sizeof n);
	plain_tell("%zu. %s%s%s%s%s%s%s%s%s", number, s->first == CDS_NO_DAY ? _("no date")
	    : format_date(day, sizeof day, s->first, s->last), *s->place_name ? ", " : "",
	    s->place_name, *s->team_name ? ", " : "", s->team_name,
	    *n ? ", " : "", n, *session_marks(s) ? ", " : "", session_marks(s));
}

/* Prints the next sessions, those behind *at if `more`, and keeps their ids. */
static enum cds_status plain_list_page(struct app *app, const struct cds_filter *f, bool more,
    struct cds_position *at, cds_uuid id[PAGE], size_t *n)
{
	const struct cds_session *s;
	cds_list *list;
	enum cds_status status = cds_list_open(app->log, f, false, more ? at : NULL, &list);

	*n = 0;
	while (status == CDS_OK && *n < PAGE && (status = cds_list_next(list, &s)) == CDS_OK) {
		id[*n] = s->id;
		*at = s->position;
		print_line(++*n, s);
	}
	cds_list_close(list);
	return status;
}

void plain_list(struct app *app, const char *search)
{
	struct cds_filter f = CDS_FILTER_ALL;
	struct cds_position at;
	cds_uuid id[PAGE];
	bool more = false;

	f.removed = true;
	f.search = search;
	for (;;) {
		size_t n;
		long which;
		enum cds_status status = plain_list_page(app, &f, more, &at, id, &n);
		if (status != CDS_OK && status != CDS_END) {
			say_error(app, status);
			return;
		}
		if (n == 0) {
			puts(more ? _("that was all") : _("no sessions"));
			return;
		}
		while ((which = plain_number(_("a number opens that session, 0 shows the next,"
		    " Enter goes back"))) > (long)n)
			say(_("'%ld' is not a number of the list"), which);
		if (which < 0)
			return;
		if (which > 0) {
			open_session(app, &id[which - 1]);
			return;
		}
		more = true;
	}
}
