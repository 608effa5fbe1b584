/* Which session belongs to which campaign. No table of the log says so, and a table more would be a
 * new format of the file; so all entries are read once, when somebody first asks, and what they say
 * is kept until the log changes. Called by selection.c. */
#include "session/campaigns.h"

#include <stdlib.h>

#include "base/map.h"
#include "entry/session_field.h"
#include "entry/state.h"
#include "entry/stored.h"
#include "store/sql.h"
#include "store/store.h"

#define CAMPAIGN "campaign"
#define SEVERAL (-1)                    /* more than one entry sets it: its state says which */

struct campaigns {
	struct cds__map of;             /* session → number */
	struct cds__map number;         /* name → number */
	char **name;                    /* by number - 1 */
	size_t names, room;
	bool known;                     /* it was read, … */
	uint32_t generation;            /* … when the log had this one */
};

/* A name keeps its number, for what somebody found out about it before. */
static void campaigns_forget(cds_log *log, void *data)
{
	struct campaigns *c = data;

	(void)log;
	cds__map_free(&c->of);
	c->known = false;
}

static void campaigns_release(void *data)
{
	struct campaigns *c = data;

	cds__map_free(&c->number);
	for (size_t i = 0; i < c->names; i++)
		free(c->name[i]);
	free(c->name);
}

/* The number of a value's name; 0: it has none, or none that counts. */
static int64_t campaigns_number(cds_log *log, struct campaigns *c, const struct cds__value *v)
{
	struct cds__buf name = {0};
	int64_t number = 0;
	char *copy = NULL;

	if (!v || v->type != CDS_TEXT || cds__session_field_form(CDS__SLICE(CAMPAIGN), v))
		return 0;
	cds__value_text(v, &name);
	if (!cds__map_get(&c->number, cds__buf_str(&name), name.n, &number)) {
		copy = strdup(cds__buf_str(&name));
		number = (int64_t)c->names + 1;
		if (name.failed || !copy || !cds_grow(c->name, c->names, c->room) ||
		    !cds__map_put(&c->number, name.p, name.n, number)) {
			free(copy);
			cds__fail_memory(log);
			number = 0;
		} else {
			c->name[c->names++] = copy;
		}
	}
	cds__buf_free(&name);
	return number;
}

static void campaigns_put(cds_log *log, struct campaigns *c, int64_t session, int64_t number)
{
	if (!cds__map_put(&c->of, &session, sizeof session, number))
		cds__fail_memory(log);
}

/* The session whose entry this is, which most often is its only one; 0: none. */
static int64_t campaigns_session(cds_log *log, int64_t seq, const cds_uuid *subject)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT 1 FROM session WHERE n = ?");
	bool first;

	cds__sql_bind(log, st, "i", seq);
	first = cds__sql_row(log, st);
	sqlite3_reset(st);
	return first ? seq : cds__subject_seq(log, subject);
}

/* One entry: where it is the only one that sets the session's campaign, that is the campaign. */
static void campaigns_take(cds_log *log, struct campaigns *c, sqlite3_stmt *st,
    struct cds__buf *several)
{
	struct cds__change change;
	int64_t session, there;
	cds_uuid id;

	if (!cds__changes_find(cds__sql_slice(st, 2), CDS__SLICE(CAMPAIGN), &change) ||
	    !cds__sql_id(log, st, 1, &id))
		return;
	session = campaigns_session(log, cds__sql_number(log, st, 0), &id);
	if (!cds__map_get(&c->of, &session, sizeof session, &there)) {
		campaigns_put(log, c, session, campaigns_number(log, c, &change.value));
	} else if (there != SEVERAL) {
		campaigns_put(log, c, session, SEVERAL);
		cds__buf_add(several, &session, sizeof session);
	}
}

static void campaigns_put_winner(cds_log *log, struct campaigns *c, int64_t session)
{
	struct cds__subject *s = cds__subject_load_number(log, session, CDS__SLICE("session"));

	campaigns_put(log, c, session, s ? campaigns_number(log, c, cds__subject_value(s,
	    CAMPAIGN)) : 0);
	cds__subject_free(s);
}

/* Few entries have one: this passes over the others faster than SQLite's instr would. */
static bool campaigns_in(struct cds__slice changes)
{
	static const char key[] = "\"" CAMPAIGN "\":";
	const char *end = changes.p + changes.n, *p = changes.n ? memchr(changes.p, '"', changes.n)
	    : NULL;

	for (; p && (size_t)(end - p) >= sizeof key; p = memchr(p + 1, '"', (size_t)(end - p) - 1))
		if (memcmp(p, key, sizeof key - 1) == 0)
			return true;
	return false;
}

static void campaigns_read(cds_log *log, struct campaigns *c)
{
	sqlite3_stmt *st = cds__sql_own(log, "SELECT seq, subject, changes FROM entry");
	struct cds__buf several = {0};
	int64_t session;

	while (cds__sql_row(log, st))
		if (campaigns_in(cds__sql_slice(st, 2)))
			campaigns_take(log, c, st, &several);
	sqlite3_finalize(st);
	if (several.failed)
		cds__fail_memory(log);
	for (size_t i = 0; !several.failed && i + sizeof session <= several.n &&
	    !cds__failed(log); i += sizeof session) {
		memcpy(&session, several.p + i, sizeof session);
		campaigns_put_winner(log, c, session);
	}
	cds__buf_free(&several);
}

void cds__campaigns_begin(cds_log *log)
{
	static const struct cds__memo_form form = {sizeof(struct campaigns), NULL,
	    campaigns_forget, campaigns_release};
	uint32_t now = cds_log_generation(log);
	struct campaigns *c = cds__memo(log, CDS__MEMO_CAMPAIGNS, &form);

	if (c && (!c->known || c->generation != now)) {
		campaigns_forget(log, c);
		campaigns_read(log, c);
		c->known = !cds__failed(log);
		c->generation = now;
	}
}

int64_t cds__campaign_of(cds_log *log, int64_t session)
{
	const struct campaigns *c = log->memo[CDS__MEMO_CAMPAIGNS].data;
	int64_t number = 0;

	if (c)
		cds__map_get(&c->of, &session, sizeof session, &number);
	return number;
}

const char *cds__campaign_name(cds_log *log, int64_t campaign)
{
	const struct campaigns *c = log->memo[CDS__MEMO_CAMPAIGNS].data;

	return c && campaign > 0 && (size_t)campaign <= c->names ? c->name[campaign - 1] : "";
}
