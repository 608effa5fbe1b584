/* The order of services on the form: those of the team's template come first, then the others,
 * both in the catalogue's order. The template stays as it is until somebody takes another session
 * for it, so that no row of the form moves from one session to the next. */
#include <stdio.h>
#include <string.h>

#include "model/session_form.h"

/* ---- the template ---- */

/* The log's setting that has the template of the form's team, or of sessions without a team. */
static const char *template_key(struct session_form *sf)
{
	static char key[sizeof "template." + CDS_UUID_TEXT];
	const struct form_field *team = form_find(&sf->form, "team");
	char id[CDS_UUID_TEXT];

	snprintf(key, sizeof key, SESSION_FORM_TEMPLATE "%s", team->chosen
	    ? cds_uuid_text(&team->id, id) : "none");
	return key;
}

void session_form_codes(const struct cds_session *s, char codes[SESSION_FORM_CODES])
{
	codes[0] = '\0';
	for (size_t i = 0; i < s->counts; i++)
		if (strlen(codes) + CDS_CODE < SESSION_FORM_CODES)
			snprintf(codes + strlen(codes), SESSION_FORM_CODES - strlen(codes),
			    *codes ? " %.32s" : "%.32s", s->count[i].service);
}

enum cds_status session_form_template_set(struct session_form *sf, const char *codes)
{
	return *codes && !cds_log_readonly(sf->form.log)
	    ? cds_config_set(sf->form.log, template_key(sf), codes) : CDS_OK;
}

enum cds_status session_form_team_last(struct session_form *sf, cds_list **list,
    const struct cds_session **out)
{
	struct form_field *team = form_find(&sf->form, "team");
	struct cds_filter filter = CDS_FILTER_ALL;
	enum cds_status status;

	filter.from = app_today(sf->app) - 400;
	if (team->chosen)
		filter.team = team->id;
	status = cds_list_open(sf->form.log, &filter, false, NULL, list);
	while (status == CDS_OK && (status = cds_list_next(*list, out)) == CDS_OK &&
	    cds_uuid_compare(&(*out)->id, &sf->session) == 0)
		continue;
	if (status != CDS_OK) {
		cds_list_close(*list);
		*list = NULL;
	}
	return status;
}

/* Puts the codes of the template into `codes`. Where the team has none yet, its last session
 * becomes it; if that can't be written now, the next form writes it. */
static enum cds_status template_codes(struct session_form *sf, char codes[SESSION_FORM_CODES])
{
	const struct cds_session *s;
	const char *value;
	cds_list *list = NULL;
	enum cds_status status = cds_config_get(sf->form.log, template_key(sf), &value);

	if (status != CDS_OK)
		return status;
	snprintf(codes, SESSION_FORM_CODES, "%s", value);
	if (*codes)
		return CDS_OK;
	status = session_form_team_last(sf, &list, &s);
	if (status != CDS_OK)
		return status == CDS_END ? CDS_OK : status;
	session_form_codes(s, codes);
	cds_list_close(list);
	status = session_form_template_set(sf, codes);
	return status == CDS_NO_MEMORY ? status : CDS_OK;
}

/* ---- the order ---- */

/* Is this code one of `codes`, between which are blanks? */
static bool order_in(const char *codes, const char *code)
{
	size_t n = strlen(code);

	for (const char *at = codes; *at; at += strspn(at, " ")) {
		size_t one = strcspn(at, " ");
		if (one == n && memcmp(at, code, n) == 0)
			return true;
		at += one;
	}
	return false;
}

/* Puts first those that the template has, or in a change of a session those that it has. */
static void order_block(struct session_form *sf, const char *codes)
{
	struct form_field *x = sf->form.field + sf->services_from;
	const char *section = x[0].section;
	static struct form_field moved;
	size_t first = 0;

	for (size_t i = 0; i < sf->services; i++) {
		if (sf->editing ? !x[i].text.text[0]
		    : !order_in(codes, strchr(x[i].name, '.') + 1))
			continue;
		moved = x[i];
		memmove(x + first + 1, x + first, (i - first) * sizeof *x);
		x[first++] = moved;
	}
	for (size_t i = 0; i < sf->services; i++)
		x[i].section = i == 0 ? section : NULL;
}

enum cds_status session_form_order(struct session_form *sf)
{
	char codes[SESSION_FORM_CODES] = "";
	enum cds_status status;

	if (sf->plain_order)
		return CDS_OK;
	status = sf->editing ? CDS_OK : template_codes(sf, codes);
	if (status == CDS_OK)
		order_block(sf, codes);
	return status;
}
