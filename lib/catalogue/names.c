/* The cache of names: see names.h for who uses it. */
#include "catalogue/names.h"

#include <stdlib.h>

#include "derive/canonical.h"
#include "derive/sql_names.h"
#include "store/sql.h"

#define BYTES_MAX (4 << 20)

enum names_kind { NAMES_ITEM, NAMES_AUTHOR, NAMES_STANDS };

static struct cds__name *names_kept(struct cds__names *names, enum names_kind kind, int64_t n)
{
	const int64_t key[2] = {kind, n};
	int64_t at;

	names->none = (struct cds__name){.text = "", .shown = ""};
	if (n == 0)
		return &names->none;
	return cds__map_get(&names->at, key, sizeof key, &at) ? &names->name[at] : NULL;
}

/* Takes the text over. */
static struct cds__name *names_keep(cds_log *log, struct cds__names *names, enum names_kind kind,
    int64_t n, struct cds__buf *text, const cds_uuid *id)
{
	const int64_t key[2] = {kind, n};

	cds__buf_str(text);
	if (text->failed || !cds_grow(names->name, names->n, names->room) ||
	    !cds__map_put(&names->at, key, sizeof key, (int64_t)names->n)) {
		cds__buf_free(text);
		cds__fail_memory(log);
		return &names->none;
	}
	names->name[names->n] = (struct cds__name){.text = text->p, .id = *id};
	names->bytes += text->room + sizeof *names->name + 4 * sizeof key;
	return &names->name[names->n++];
}

/* Has another team this name?  Then a name alone says nothing, and its place is told, too. */
static bool names_team_shared(cds_log *log, int64_t n)
{
	return cds__sql_any(log, "SELECT 1 FROM item i JOIN item o ON o.kind = i.kind"
	    " AND o.fold = i.fold AND o.name = i.name AND o.n <> i.n AND o.known"
	    " AND NOT EXISTS (SELECT 1 FROM canonical WHERE item = o.n)"
	    " WHERE i.n = ? AND i.kind = " CDS__SQL_TEAM, "i", n);
}

/* A place's path is its name and its parent's path, which many places share.  `level` is how many
 * places below it led here: a damaged log may have a circle of parents. */
static struct cds__name *names_path(cds_log *log, struct cds__names *names, int64_t n, int level)
{
	struct cds__name *name = names_kept(names, NAMES_ITEM, n);
	struct cds__buf path = {0};
	sqlite3_stmt *st;
	int64_t parent = 0;
	bool team = false;
	cds_uuid id = {{0}};

	if (name)
		return name;
	st = cds__sql(log, "SELECT id, name, known, kind, parent FROM item WHERE n = ?");
	cds__sql_bind(log, st, "i", n);
	if (cds__sql_row(log, st)) {
		cds__sql_id(log, st, 0, &id);
		cds__buf_text(&path, cds__sql_number(log, st, 2) ? cds__sql_text(log, st, 1)
		    : "?");
		team = cds__sql_number(log, st, 3) == CDS_TEAM;
		parent = cds__sql_number_or(log, st, 4, 0);
	}
	sqlite3_reset(st);
	if (team && parent && !names_team_shared(log, n))
		parent = 0;
	parent = cds__canonical(log, parent);
	if (parent && level + 1 < CDS__LEVELS_MAX) {
		cds__buf_text(&path, ", ");
		cds__buf_text(&path, names_path(log, names, parent, level + 1)->text);
	}
	return names_keep(log, names, NAMES_ITEM, n, &path, &id);
}

struct cds__name *cds__names_item(cds_log *log, struct cds__names *names, int64_t n)
{
	return names_path(log, names, n, 0);
}

int64_t cds__names_stands(cds_log *log, struct cds__names *names, int64_t n)
{
	const int64_t key[2] = {NAMES_STANDS, n};
	int64_t stands;

	if (!cds__map_get(&names->at, key, sizeof key, &stands)) {
		stands = cds__canonical(log, n);
		if (!cds__map_put(&names->at, key, sizeof key, stands))
			cds__fail_memory(log);
		names->bytes += 4 * sizeof key;
	}
	return stands;
}

struct cds__name *cds__names_author(cds_log *log, struct cds__names *names, int64_t origin)
{
	struct cds__name *name = names_kept(names, NAMES_AUTHOR, origin);
	struct cds__buf text = {0};
	const cds_uuid none = {{0}};
	sqlite3_stmt *st;

	if (name)
		return name;
	st = cds__sql(log, "SELECT author FROM origin WHERE n = ?");
	cds__sql_bind(log, st, "i", origin);
	if (cds__sql_row(log, st))
		cds__buf_text(&text, cds__sql_text(log, st, 0));
	sqlite3_reset(st);
	return names_keep(log, names, NAMES_AUTHOR, origin, &text, &none);
}

void cds__names_trim(struct cds__names *names)
{
	if (names->bytes > BYTES_MAX)
		cds__names_free(names);
}

void cds__names_free(struct cds__names *names)
{
	for (size_t i = 0; i < names->n; i++) {
		if (names->name[i].shown != names->name[i].text)
			free((char *)names->name[i].shown);
		free((char *)names->name[i].text);
	}
	free(names->name);
	cds__map_free(&names->at);
	*names = (struct cds__names){.n = 0};
}
