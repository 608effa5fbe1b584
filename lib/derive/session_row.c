/* The rows of sessions, packed and unpacked, and the numbers that fields and items have inside the
 * file.  Used by whatever derives, lists or reports. */
#include "derive/session_row.h"

#include <stdlib.h>

#include "store/batch.h"
#include "base/map.h"
#include "derive/sql_names.h"
#include "store/sql.h"
#include "store/store.h"
#include "base/varint.h"

/* ---- short names, remembered while they hold ---- */

struct names {
	struct cds__map items;          /* kind and id → item.n */
	struct cds__map fields;         /* name → field.n */
	struct cds__field **field;      /* by n, from 0 to nfields - 1; NULL: there is none */
	int64_t nfields;
	size_t room;
	bool loaded;
};

static void names_forget(cds_log *log, void *data)
{
	struct names *names = data;

	(void)log;
	cds__map_free(&names->items);
	cds__map_free(&names->fields);
	for (int64_t i = 0; i < names->nfields; i++)
		free(names->field[i]);
	free(names->field);
	*names = (struct names){0};
}

static struct names *names_of(cds_log *log)
{
	static const struct cds__memo_form form = {sizeof(struct names), NULL, names_forget, NULL};

	return cds__memo(log, CDS__MEMO_NAMES, &form);
}

bool cds__field_split(struct cds__slice name, enum cds_measure *measure, struct cds__slice *code)
{
	for (int m = CDS_ASSIST; m <= CDS_VISIT; m++) {
		struct cds__slice prefix = cds__slice_of(cds_measure_name((enum cds_measure)m));
		if (name.n > prefix.n + 1 && memcmp(name.p, prefix.p, prefix.n) == 0 &&
		    name.p[prefix.n] == '.') {
			*measure = (enum cds_measure)m;
			*code = (struct cds__slice){name.p + prefix.n + 1, name.n - prefix.n - 1};
			return true;
		}
	}
	return false;
}

static void keep_field(cds_log *log, struct names *names, int64_t n, struct cds__slice name)
{
	struct cds__field *f = calloc(1, sizeof *f + name.n + 1);
	struct cds__slice code = {0};

	if (f && (name.n > 64 || !cds__field_split(name, &f->measure, &code)))
		cds__damaged(log, "field");
	else if (!f || !cds_grow(names->field, (size_t)n, names->room) ||
	    !cds__map_put(&names->fields, name.p, name.n, n))
		cds__fail_memory(log);
	if (cds__failed(log)) {
		free(f);
		return;
	}
	while (names->nfields <= n)
		names->field[names->nfields++] = NULL;
	memcpy(f->name, name.p, name.n);
	f->code = f->name + (code.p - name.p);
	free(names->field[n]);
	names->field[n] = f;
}

/* Reads the names of fields that are not known yet.  There are few, unless a stranger made up a
 * million, and none ever goes, so they are numbered up to their count. */
static void read_fields(cds_log *log, struct names *names)
{
	int64_t count = cds__sql_int(log, "SELECT count(*) FROM field");
	sqlite3_stmt *st = cds__sql(log, "SELECT n, name FROM field WHERE n >= ? ORDER BY n");

	cds__sql_bind(log, st, "i", names->nfields);
	while (cds__sql_row(log, st)) {
		int64_t n = cds__sql_number(log, st, 0);
		if (n < 1 || n > count || sqlite3_column_type(st, 1) != SQLITE_TEXT)
			cds__damaged(log, "field");
		else
			keep_field(log, names, n, cds__sql_slice(st, 1));
	}
	names->loaded = !cds__failed(log);
}

/* All are read at the first question. */
static struct names *load_fields(cds_log *log)
{
	struct names *names = names_of(log);

	if (names && !names->loaded)
		read_fields(log, names);
	return names;
}

int64_t cds__field_n(cds_log *log, struct cds__slice name)
{
	struct names *names = load_fields(log);
	sqlite3_stmt *st;
	int64_t n;

	if (!names || cds__map_get(&names->fields, name.p, name.n, &n))
		return names ? n : 0;
	if (cds__sql_any(log, "SELECT 1 FROM field WHERE name = ?", "s", name)) {
		read_fields(log, names);        /* another program made it since all were read */
		return cds__map_get(&names->fields, name.p, name.n, &n) ? n : 0;
	}
	st = cds__sql(log, "INSERT INTO field (name) VALUES (?)");
	cds__sql_bind(log, st, "s", name);
	cds__sql_run(log, st);
	n = sqlite3_last_insert_rowid(log->db);
	if (cds__failed(log))
		return 0;
	keep_field(log, names, n, name);
	return n;
}

const struct cds__field *cds__field_at(cds_log *log, int64_t n)
{
	struct names *names = load_fields(log);

	if (names && n >= names->nfields)
		read_fields(log, names);        /* another program may have made it since */
	if (names && n > 0 && n < names->nfields && names->field[n])
		return names->field[n];
	cds__damaged(log, "field");
	return NULL;
}

int64_t cds__item_n(cds_log *log, enum cds_kind kind, const cds_uuid *id)
{
	struct names *names = names_of(log);
	unsigned char key[17] = {(unsigned char)kind};
	sqlite3_stmt *st;
	int64_t n = 0;

	memcpy(key + 1, id->b, 16);
	if (!names || cds__map_get(&names->items, key, sizeof key, &n))
		return n;
	n = cds__sql_value(log, 1, "SELECT n FROM item WHERE kind = ? AND id = ?", "iu",
	    (int64_t)kind, id);
	if (n == 0) {
		st = cds__sql(log, "INSERT INTO item (kind, id,"
		    " known, code, list, name, fold, level, measure, first, last, retired, flags)"
		    " VALUES (?, ?, 0, '', '', '', '', '', 0, " CDS__SQL_NO_DAY
		    ", " CDS__SQL_NO_DAY ", 0, 0)");
		cds__sql_bind(log, st, "iu", (int64_t)kind, id);
		cds__sql_run(log, st);
		n = sqlite3_last_insert_rowid(log->db);
	}
	if (!cds__failed(log) && !cds__map_put(&names->items, key, sizeof key, n))
		cds__fail_memory(log);
	return cds__failed(log) ? 0 : n;
}

/* ---- the row ---- */

static bool session_row_unpack(struct cds__session_row *row, struct cds__slice packed)
{
	const unsigned char *p = (const unsigned char *)packed.p, *end = p + packed.n;
	uint64_t field, count;

	row->counts = 0;
	if (!p)
		return false;
	while (p < end) {
		p = cds__varint_get(p, end, &field);
		p = p ? cds__varint_get(p, end, &count) : NULL;
		if (!p || row->counts == CDS__SESSION_ROW_COUNTS || field == 0 ||
		    field > CDS__NUMBER_MAX || count > CDS_COUNT_MAX + 1)
			return false;
		row->count[row->counts++] = (struct cds__session_count){(int64_t)field,
		    (int64_t)count - 1};
	}
	return true;
}

bool cds__session_row_read(cds_log *log, sqlite3_stmt *st, struct cds__session_row *row)
{
	row->n = cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX);
	row->day = cds__sql_day(log, st, 1);
	row->last = cds__sql_day(log, st, 2);
	row->place = cds__sql_number_or(log, st, 3, 0);
	row->team = cds__sql_number_or(log, st, 4, 0);
	row->origin = cds__sql_number(log, st, 5);
	row->residents = cds__sql_number_or(log, st, 6, CDS_UNKNOWN);
	row->volunteers = cds__sql_number_or(log, st, 7, CDS_UNKNOWN);
	row->flags = (unsigned)cds__sql_within(log, st, 8, 0, UINT32_MAX);
	if (session_row_unpack(row, cds__sql_blob(st, 9)) && row->residents <= CDS_COUNT_MAX &&
	    row->volunteers <= CDS_COUNT_MAX && row->last >= row->day)
		return !cds__failed(log);
	cds__damaged(log, "session");
	return false;
}

bool cds__session_row_load(cds_log *log, int64_t n, struct cds__session_row *row)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT " CDS__SESSION_ROW_COLUMNS " FROM session s"
	    " WHERE s.n = ?");
	bool found;

	cds__sql_bind(log, st, "i", n);
	found = cds__sql_row(log, st) && cds__session_row_read(log, st, row);
	sqlite3_reset(st);
	return found;
}

#define PACKED_MAX (CDS__SESSION_ROW_COUNTS * 2 * CDS__VARINT_MAX)

static struct cds__slice session_row_pack(const struct cds__session_row *row,
    unsigned char packed[PACKED_MAX])
{
	size_t n = 0;

	for (size_t i = 0; i < row->counts; i++) {
		n += cds__varint_put(packed + n, (uint64_t)row->count[i].field);
		n += cds__varint_put(packed + n, (uint64_t)(row->count[i].count + 1));
	}
	return (struct cds__slice){(const char *)packed, n};
}

static struct cds__column session_row_unless(int64_t value, int64_t none)
{
	return value == none ? (struct cds__column){.type = 0} : cds__column_int(value);
}

static void session_row_insert(cds_log *log, const struct cds__session_row *row,
    struct cds__slice counts)
{
	const struct cds__column values[] = {
		cds__column_int(row->n), cds__column_int(row->day), cds__column_int(row->last),
		session_row_unless(row->place, 0), session_row_unless(row->team, 0),
		cds__column_int(row->origin), session_row_unless(row->residents, CDS_UNKNOWN),
		session_row_unless(row->volunteers, CDS_UNKNOWN), cds__column_int(row->flags),
		cds__column_blob(counts.p, counts.n),
	};

	cds__batch_add(log, CDS__BATCH_SESSION, values);
}

static void session_row_update(cds_log *log, const struct cds__session_row *row,
    struct cds__slice counts)
{
	sqlite3_stmt *st = cds__sql(log, "UPDATE session SET day = ?2, last = ?3, place"
	    " = nullif(?4, 0), team = nullif(?5, 0), origin = ?6, residents = nullif(?7, ?10),"
	    " volunteers = nullif(?8, ?10), flags = ?9, counts = ?11 WHERE n = ?1");

	cds__sql_bind(log, st, "iiiiiiiiiib", row->n, (int64_t)row->day, (int64_t)row->last,
	    row->place, row->team, row->origin, row->residents, row->volunteers,
	    (int64_t)row->flags, (int64_t)CDS_UNKNOWN, counts.p, counts.n);
	cds__sql_run(log, st);
}

void cds__session_row_store(cds_log *log, const struct cds__session_row *row, bool fresh)
{
	unsigned char packed[PACKED_MAX];
	struct cds__slice counts = session_row_pack(row, packed);

	if (fresh)
		session_row_insert(log, row, counts);
	else
		session_row_update(log, row, counts);
}

void cds__session_row_delete(cds_log *log, int64_t n)
{
	sqlite3_stmt *st = cds__sql(log, "DELETE FROM session WHERE n = ?");

	cds__sql_bind(log, st, "i", n);
	cds__sql_run(log, st);
}
