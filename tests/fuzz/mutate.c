/* Lies, told in the file's own language: rows are changed, doubled, deleted, swapped and made up,
 * with wrong types and tables, and then half of the time given right ids and counts, so that they
 * get past the first checks.  Single bytes are changed, too. */
#include <sqlite3.h>

#include "fuzz.h"

#include "../tap.h"

#include <entry/digest.h>
#include <entry/entry.h>
#include <derive/redaction.h>
#include <derive/verdict.h>

static uint64_t chance;

/* A number from 0 to n - 1. */
static uint64_t pick(uint64_t n)
{
	return n ? draw(&chance) % n : 0;
}

/* ---- functions for SQL ---- */

#define COUNT(a) (sizeof (a) / sizeof *(a))

/* any(n): a number from 0 to n - 1. */
static void fn_any(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	sqlite3_result_int64(c, (sqlite3_int64)pick((uint64_t)sqlite3_value_int64(v[0])));
}

/* A number that programs often go wrong with. */
static sqlite3_int64 odd_number(void)
{
	static const sqlite3_int64 edge[] = {0, 1, -1, 2, 63, 64, 65, 4096, 1000000, 1000001,
	    INT32_MAX, INT64_C(2147483648),
		INT64_C(4294967296), INT64_C(1) << 53, (INT64_C(1) << 53) + 1, INT64_MAX,
		INT64_MIN, INT64_C(7258118399), INT64_C(7258118400), INT64_C(1714000000), 19838,
		84005, 84006, 3, 4, 5, 100, 300};

	return edge[pick(COUNT(edge))];
}

/* odd(): a value of whatever type. */
static void fn_odd(sqlite3_context *c, int n, sqlite3_value **v)
{
	static const char *const text[] = {"", "x", "{}", "session", "place", "verdict",
	    "redaction", "sách", "\xff\xfe", "a\nb",
		"{\"a\":1}", "{\"void\":true}", "sqlite_sequence", "#sha256:"};
	unsigned char bytes[80];
	size_t size = pick(5) ? 16 : pick(sizeof bytes);

	(void)n, (void)v;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (unsigned char)pick(256);
	switch (pick(6)) {
	case 0:
		sqlite3_result_null(c);
		break;
	case 1:
		sqlite3_result_blob(c, bytes, (int)size, SQLITE_TRANSIENT);
		break;
	case 2:
		sqlite3_result_text(c, text[pick(COUNT(text))], -1, SQLITE_STATIC);
		break;
	case 3:
		sqlite3_result_zeroblob(c, pick(8) ? (int)pick(300) : 70000);
		break;
	default:
		sqlite3_result_int64(c, odd_number());
	}
}

/* bytes(n): a blob of n random bytes. */
static void fn_bytes(sqlite3_context *c, int n, sqlite3_value **v)
{
	unsigned char out[16 * 66];
	sqlite3_int64 size = sqlite3_value_int64(v[0]);

	(void)n;
	for (size_t i = 0; i < sizeof out; i++)
		out[i] = (unsigned char)pick(256);
	sqlite3_result_blob(c, out, size < (sqlite3_int64)sizeof out ? (int)size : (int)sizeof out,
	    SQLITE_TRANSIENT);
}

static struct cds__slice slice_of(sqlite3_value *v)
{
	const void *p = sqlite3_value_blob(v);

	return (struct cds__slice){p ? p : "", (size_t)sqlite3_value_bytes(v)};
}

static cds_uuid uuid_of(sqlite3_value *v)
{
	struct cds__slice s = slice_of(v);
	cds_uuid id = {{0}};

	memcpy(id.b, s.p, s.n < 16 ? s.n : 16);
	return id;
}

static void result_uuid(sqlite3_context *c, const cds_uuid *id)
{
	sqlite3_result_blob(c, id->b, 16, SQLITE_TRANSIENT);
}

/* entry_id(subject, kind, parents, clock, at, device, author, changes): the id that an entry of
 * this content must have. */
static void fn_entry_id(sqlite3_context *c, int n, sqlite3_value **v)
{
	struct cds__entry e = {.subject = uuid_of(v[0]), .kind = slice_of(v[1]),
	    .parents = slice_of(v[2]),
		.clock = sqlite3_value_int64(v[3]), .at = sqlite3_value_int64(v[4]),
		.device = slice_of(v[5]), .author = slice_of(v[6]), .changes = slice_of(v[7])};
	struct cds__buf scratch = {0};
	cds_uuid id;

	(void)n;
	if (cds__entry_name(&e, &scratch, &id))
		result_uuid(c, &id);
	cds__buf_free(&scratch);
}

/* ruling(a, b): the subject of the verdict on two sessions. */
static void fn_ruling(sqlite3_context *c, int n, sqlite3_value **v)
{
	cds_uuid a = uuid_of(v[0]), b = uuid_of(v[1]), out;

	(void)n;
	cds__verdict_subject(&a, &b, &out);
	result_uuid(c, &out);
}

/* redaction(entry, field): the subject of the redaction of a note. */
static void fn_redaction(sqlite3_context *c, int n, sqlite3_value **v)
{
	cds_uuid entry = uuid_of(v[0]), out;

	(void)n;
	cds__redaction_subject(&entry, slice_of(v[1]), &out);
	result_uuid(c, &out);
}

/* words_name(salt, words): the hash by which an entry names this text. */
static void fn_words_name(sqlite3_context *c, int n, sqlite3_value **v)
{
	char name[CDS__NOTE_TEXT_NAME + 1];

	(void)n;
	cds__note_text_name(slice_of(v[0]), slice_of(v[1]), name);
	sqlite3_result_text(c, name, -1, SQLITE_TRANSIENT);
}

/* uuid(blob): a UUID as it is written in changes. */
static void fn_uuid(sqlite3_context *c, int n, sqlite3_value **v)
{
	char text[CDS_UUID_TEXT];
	cds_uuid id = uuid_of(v[0]);

	(void)n;
	sqlite3_result_text(c, cds_uuid_text(&id, text), -1, SQLITE_TRANSIENT);
}

/* changes(a, b): the changes of an entry, with some fields in order; a and b are UUIDs that they
 * name. */
static void fn_changes(sqlite3_context *c, int n, sqlite3_value **v)
{
	static const char *const name[] = {"a", "assist.app", "assist.eid", "attendance.class",
	    "b", "campaign", "code", "date", "entry",
		"field", "from", "group.women", "level", "list", "measure", "name", "note",
		"obstacle.app", "parent", "place", "prefer", "residents", "retired", "same",
		"session", "source", "team", "to", "unheard.of", "visit.qr", "void", "volunteers"};
	static const char *const value[] = {"null", "true", "false", "0", "7", "-1", "1000000",
	    "1000001", "9007199254740992",
		"9007199254740993", "\"?\"", "\"\"", "\"2024-05-05\"", "\"2024-02-30\"",
		"\"2024-05-05/2024-05-09\"", "\"1970-01-01\"", "\"2199-12-31/2199-12-31\"",
		"\"note\"", "\"eid\"", "\"hamlet\"", "\"visit\"", "\"Thôn 1\"", "\"0912345678\"",
		"\"\\\"\\\\\"", "\"#sha256:\"", "01", "\"\x01\"", "1.5"};
	struct cds__buf out = {0};
	char text[CDS_UUID_TEXT];
	uint64_t few = 1 + pick(12);

	(void)n;
	cds__buf_byte(&out, '{');
	for (size_t i = 0; i < COUNT(name); i++) {
		cds_uuid id = uuid_of(v[pick(2)]);
		if (pick(12) > few)
			continue;
		cds__buf_text(&out, out.n > 1 ? ",\"" : "\"");
		cds__buf_text(&out, name[i]);
		cds__buf_text(&out, "\":");
		if (pick(3) == 0) {
			cds__buf_byte(&out, '"');
			cds__buf_text(&out, cds_uuid_text(&id, text));
			cds__buf_byte(&out, '"');
		} else {
			cds__buf_text(&out, value[pick(pick(8) ? 22 : COUNT(value))]);
		}
	}
	cds__buf_byte(&out, '}');
	sqlite3_result_text(c, cds__buf_str(&out), -1, SQLITE_TRANSIENT);
	cds__buf_free(&out);
}

/* ---- lists of ids ---- */

static int by_bytes(const void *a, const void *b)
{
	return memcmp(a, b, 16);
}

/* Adds an id to the list of an aggregate function. */
static void gather(sqlite3_context *c, int n, sqlite3_value **v)
{
	struct cds__buf *ids = sqlite3_aggregate_context(c, sizeof *ids);
	cds_uuid id = uuid_of(v[0]);

	(void)n;
	cds__buf_add(ids, id.b, 16);
}

/* The ids that were gathered, in their order. */
static struct cds__buf sorted(sqlite3_context *c)
{
	struct cds__buf *ids = sqlite3_aggregate_context(c, sizeof *ids);

	if (ids->n)
		qsort(ids->p, ids->n / 16, 16, by_bytes);
	return *ids;
}

/* digest_of(id): the name of all ids. */
static void end_digest(sqlite3_context *c)
{
	struct cds__buf ids = sorted(c);
	cds_uuid name;

	cds__digest_name((const unsigned char *)ids.p, ids.n / 16, &name);
	result_uuid(c, &name);
	cds__buf_free(&ids);
}

/* ids_of(id): all ids, one after another. */
static void end_ids(sqlite3_context *c)
{
	struct cds__buf ids = sorted(c);

	sqlite3_result_blob(c, ids.p, (int)ids.n, SQLITE_TRANSIENT);
	cds__buf_free(&ids);
}

/* Gives a database these functions. */
static void add_functions(sqlite3 *db)
{
	static const struct {
		const char *name;
		int n;
		void (*fn)(sqlite3_context *c, int n, sqlite3_value **v);
		void (*end)(sqlite3_context *c);
	} fns[] = {{"any", 1, fn_any, NULL}, {"odd", 0, fn_odd, NULL}, {"bytes", 1, fn_bytes,
	    NULL}, {"entry_id", 8, fn_entry_id, NULL}, {"ruling", 2, fn_ruling, NULL},
		{"redaction", 2, fn_redaction, NULL}, {"words_name", 2, fn_words_name, NULL},
		{"uuid", 1, fn_uuid, NULL},
		{"changes", 2, fn_changes, NULL}, {"digest_of", 1, gather, end_digest},
		    {"ids_of", 1, gather, end_ids}};

	for (size_t i = 0; i < COUNT(fns); i++)
		sqlite3_create_function(db, fns[i].name, fns[i].n, SQLITE_UTF8, NULL, fns[i].end
		    ? NULL : fns[i].fn, fns[i].end ? fns[i].fn : NULL, fns[i].end);
}

/* ---- edits ---- */

/* The key of one of a table's rows. */
#define ONE(key, table) \
	"(SELECT " key " FROM " table " LIMIT 1 OFFSET any((SELECT count(*) FROM " table ")))"
#define ENTRY ONE("seq", "entry")
#define ID ONE("id", "entry")
#define SUBJECT ONE("subject", "entry")
#define SESSION \
	ONE("subject", "entry WHERE origin IN (SELECT n FROM origin WHERE kind = 'session')")
#define NEW_ENTRY "INSERT INTO entry (day, id, subject, origin, parents, clock, at, changes) "
/* Takes STRICT and NOT NULL out of the tables' definitions, so that values of wrong types get in,
 * and puts them back. */
#define LOOSE \
	"CREATE TEMP TABLE was AS SELECT name, sql FROM sqlite_schema; PRAGMA writable_schema" \
	" = ON;" \
	" UPDATE sqlite_schema SET sql = replace(replace(replace(sql, 'WITHOUT ROWID," \
	" STRICT', 'WITHOUT ROWID'), 'STRICT', ''), 'NOT NULL', '')" \
	" WHERE type = 'table'; PRAGMA writable_schema = RESET; "
#define STRICT_AGAIN \
	"; PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = (SELECT w.sql FROM" \
	" temp.was w" \
	" WHERE w.name = sqlite_schema.name) WHERE type = 'table'; PRAGMA writable_schema =" \
	" RESET; DROP TABLE temp.was"
/* Rows that the indexes do not have: `some` are written while the indexes are away. */
#define HIDDEN(some) \
	"CREATE TEMP TABLE was AS SELECT * FROM sqlite_schema WHERE tbl_name = 'entry' AND" \
	" type = 'index'" \
	" AND (any(2) OR name = 'entry_subject'); CREATE TEMP TABLE hidden AS SELECT * FROM" \
	" entry WHERE " some "; DELETE FROM entry WHERE seq IN (SELECT seq FROM temp.hidden);" \
	" PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name IN (SELECT name" \
	" FROM temp.was); PRAGMA writable_schema = RESET;" \
	" INSERT INTO entry SELECT * FROM temp.hidden; PRAGMA writable_schema = ON; INSERT" \
	" INTO sqlite_schema SELECT * FROM temp.was;" \
	" PRAGMA writable_schema = RESET; DROP TABLE temp.was; DROP TABLE temp.hidden"
#define SCHEMA(set, what) \
	"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET " set " WHERE name = " what ";" \
	" PRAGMA writable_schema = RESET"
#define TABLES \
	"(SELECT name FROM sqlite_schema LIMIT 1 OFFSET any((SELECT count(*) FROM" \
	" sqlite_schema)))"

static const char *const edits[] = {
	/* what an entry says */
	"UPDATE entry SET changes = changes(" SESSION ", " ID ") WHERE seq = " ENTRY,
	"UPDATE entry SET changes = changes(" SESSION ", " SESSION ") WHERE any(3) = 0",
	"UPDATE entry SET clock = odd() WHERE seq = " ENTRY,
	"UPDATE entry SET clock = 2147483647 - any(2) WHERE parents IS NOT NULL",
	"UPDATE entry SET at = odd() WHERE seq = " ENTRY,
	"UPDATE entry SET at = at + 86400 * any(5) WHERE any(2)",
	"UPDATE entry SET subject = " SUBJECT " WHERE seq = " ENTRY,
	"UPDATE entry SET subject = " SESSION " WHERE any(4) = 0",
	"UPDATE entry SET origin = " ONE("n", "origin") " WHERE seq = " ENTRY,
	"UPDATE entry SET parents = (SELECT ids_of(id) FROM entry"
	" WHERE any(3) = 0) WHERE seq = " ENTRY, "UPDATE entry SET parents = (SELECT ids_of(id)"
	" FROM (SELECT id FROM entry LIMIT 64)), clock = 9 WHERE seq = " ENTRY,
	"UPDATE entry SET parents = bytes(16 * (1 + any(65))), clock = 2 WHERE seq = " ENTRY,
	"UPDATE entry SET parents = NULL, clock = 1 WHERE any(2)",
	"UPDATE entry SET changes = replace(changes, '\"2024', '\"' || (1969 + any(240)))",
	/* entries made up */
	NEW_ENTRY "SELECT 0, bytes(16), " SESSION ", " ONE("n",
	    "origin") ", NULL, 1, at + any(9), changes(" SESSION ", " ID ") FROM entry LIMIT 4",
	NEW_ENTRY "SELECT day, bytes(16), subject, origin, id, clock + 1, at +"
	" 60, changes(" SESSION ", " ID ") FROM entry", NEW_ENTRY "SELECT day, bytes(16), subject,"
	" origin, NULL, 1, at + 7, '{\"residents\":' || seq || ',\"void\":true}' FROM entry"
	    " WHERE subject IN (" SESSION ", " SESSION ")",
	"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
	    " SELECT i + 1 FROM n WHERE i < 90) " NEW_ENTRY "SELECT e.day, bytes(16), e.subject,"
	    " e.origin, NULL, 1, e.at + n.i, '{\"volunteers\":' || n.i || '}' FROM n, entry e"
	    " WHERE e.seq = (SELECT max(seq) FROM entry)",
	"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
	    " WHERE i < 40) " NEW_ENTRY "SELECT e.day, bytes(16), bytes(16), e.origin, NULL, 1,"
	    " e.at + n.i, e.changes FROM n, entry e WHERE e.seq = " ENTRY,
	"INSERT INTO origin (kind, device, author) SELECT kind, device || any(9), author || odd()"
	" FROM origin", "INSERT INTO origin (kind, device, author)"
	" VALUES ('session', odd(), odd()); UPDATE entry SET origin = (SELECT max(n) FROM origin)"
	" WHERE any(2)", "UPDATE origin SET kind = (SELECT kind FROM origin ORDER BY any(99)"
	" LIMIT 1), device = any(9) WHERE any(2)",
	/* rulings: in rings, in stars, without sense */
	"CREATE TEMP TABLE s AS SELECT DISTINCT subject AS id FROM entry WHERE origin IN (SELECT n"
	    " FROM origin WHERE kind = 'session'); INSERT INTO origin (kind, device, author)"
	    " VALUES ('verdict', 'x', any(1000)); " NEW_ENTRY "SELECT"
	    " 19850, bytes(16), ruling(x.id, y.id), (SELECT max(n) FROM origin),"
	    " NULL, 1, 1715040000 + any(99), '{\"a\":\"' || uuid(min(x.id, y.id)) || '\",\"b\":\"'"
	    " || uuid(max(x.id, y.id)) || CASE any(4) WHEN 0 THEN '\",\"same\":null}' WHEN 1"
	    " THEN '\",\"prefer\":\"' || uuid(" SESSION ") || '\",\"same\":true}' WHEN 2"
	    " THEN '\",\"same\":false}' ELSE '\",\"same\":true}' END FROM s x, s y"
	    " WHERE x.id < y.id AND any(2); DROP TABLE temp.s",
	/* words and what takes them out */
	"INSERT INTO origin (kind, device, author) VALUES ('redaction', 'x', any(1000));"
	    " " NEW_ENTRY "SELECT 19850, bytes(16), redaction(e.id, w.field), (SELECT max(n)"
	    " FROM origin), NULL, 1, 1715040000 + any(99), '{\"entry\":\"' || uuid(e.id)"
	    " || '\",\"field\":\"' || w.field || '\",\"session\":\"' || uuid(CASE any(4) WHEN 0"
	    " THEN " SESSION " ELSE e.subject END) || '\",\"words\":\"' || substr((SELECT"
	    " words_name(x.salt, x.words) FROM words x WHERE x.entry = w.entry OR any(9) = 0"
	    " LIMIT 1), 9) || '\"}' FROM words w JOIN entry e ON e.seq = w.entry; DELETE"
	    " FROM words WHERE any(2)",
	"INSERT INTO origin (kind, device, author) VALUES ('redaction', 'y', any(1000));"
	    " " NEW_ENTRY "SELECT 19850, bytes(16), redaction(e.id, 'note'), (SELECT max(n)"
	    " FROM origin), NULL, 1, 1715040000 + any(99), '{\"entry\":\"' || uuid(e.id) ||"
	    " '\",\"field\":\"note\",\"session\":\"' || uuid(CASE any(3) WHEN 0 THEN " SESSION ""
	    " ELSE e.subject END) || '\"}' FROM entry e WHERE any(2)",
	NEW_ENTRY "SELECT e.day, bytes(16), e.subject, e.origin, e.id, e.clock + 1, e.at +"
	    " 5, '{\"note\":\"' || words_name(w.salt, w.words) || '\"}' FROM words w JOIN entry e"
	    " ON e.seq = w.entry; INSERT INTO words SELECT x.seq, 'note', w.salt, w.words"
	    " FROM words w JOIN entry e ON e.seq = w.entry JOIN entry x ON x.subject = e.subject"
	    " AND x.parents = e.id AND any(4) ON CONFLICT DO NOTHING",
	"DELETE FROM words WHERE any(2)",
	"UPDATE words SET words = odd() WHERE any(2)",
	"UPDATE words SET salt = bytes(16 + any(2)), words = 'x' || char(any(128)) WHERE any(2)",
	"UPDATE words SET field = (SELECT 'assist.eid') WHERE any(3) = 0",
	"INSERT INTO words SELECT seq, 'note', bytes(16), 'lời' FROM entry WHERE any(3) = 0"
	" ON CONFLICT DO NOTHING", "UPDATE entry SET changes = '{\"campaign\":\"' ||"
	" words_name(w.salt, w.words) || '\",\"note\":\"' || words_name(w.salt, w.words) || '\"}'"
	    " FROM words w WHERE w.entry = entry.seq; INSERT INTO words"
	    " SELECT entry, 'campaign', salt, words FROM words ON CONFLICT DO NOTHING",
	/* rows */
	"DELETE FROM entry WHERE seq = " ENTRY,
	"DELETE FROM entry WHERE any(2)",
	"DELETE FROM origin WHERE n = " ONE("n", "origin"),
	"UPDATE entry SET changes = (SELECT x.changes FROM entry x ORDER BY any(99)"
	" LIMIT 1) WHERE any(3) = 0", "UPDATE entry SET seq = odd() WHERE seq = " ENTRY,
	"UPDATE origin SET n = odd() WHERE n = " ONE("n", "origin"), "UPDATE entry SET id = " ID ""
	" WHERE seq = " ENTRY, "UPDATE entry SET day = day + 4294967296 * any(3) WHERE any(2)",
	"DELETE FROM setting; INSERT INTO setting VALUES ('scrub', 'due')",
	/* digests */
	"UPDATE digest SET entries = odd() WHERE any(2)",
	"UPDATE digest SET id = bytes(16) WHERE any(3) = 0",
	"DELETE FROM digest WHERE any(2)",
	"INSERT INTO digest SELECT day + 4294967296, prefix, entries, id FROM digest",
	"INSERT INTO digest SELECT day, substr(id, 1, 1), count(*), digest_of(id) FROM entry"
	" GROUP BY day, substr(id, 1, 1) ON CONFLICT DO NOTHING", "INSERT INTO digest SELECT"
	" any(30000), zeroblob(any(20)), 0, (SELECT digest_of(id) FROM entry WHERE 0) FROM entry"
	" ON CONFLICT DO NOTHING", "UPDATE digest SET prefix = zeroblob(any(20)) WHERE any(4) = 0",
	/* what a pack says of itself */
	"DELETE FROM manifest",
	"INSERT INTO manifest SELECT 1, odd(), 'x', 'y', 1, count(*), 0, 0, '' FROM entry",
	"UPDATE manifest SET entries = odd(), sessions = any(9), author = odd()",
	LOOSE "UPDATE manifest SET at = odd(), author = odd(), device = odd(), entries = odd(),"
	" fingerprint = odd()" STRICT_AGAIN,
	/* wrong types */
	LOOSE "UPDATE entry SET changes = odd() WHERE any(4) = 0" STRICT_AGAIN,
	LOOSE "UPDATE entry SET clock = odd(), at = odd() WHERE any(4) = 0" STRICT_AGAIN,
	LOOSE "UPDATE entry SET id = odd() WHERE any(4) = 0" STRICT_AGAIN,
	LOOSE "UPDATE entry SET subject = odd(), parents = odd() WHERE any(4) = 0" STRICT_AGAIN,
	LOOSE "UPDATE entry SET day = odd() WHERE any(4) = 0" STRICT_AGAIN,
	LOOSE "UPDATE origin SET kind = odd(), device = odd(), author = odd() WHERE any(4) ="
	" 0" STRICT_AGAIN, LOOSE "UPDATE digest SET entries = odd() WHERE any(3) = 0" STRICT_AGAIN,
	LOOSE "UPDATE digest SET id = odd() WHERE any(3) = 0" STRICT_AGAIN,
	LOOSE "UPDATE digest SET prefix = odd() WHERE any(3) = 0" STRICT_AGAIN,
	LOOSE "UPDATE digest SET day = odd() WHERE any(3) = 0" STRICT_AGAIN,
	LOOSE "UPDATE words SET words = odd(), salt = odd() WHERE any(2)" STRICT_AGAIN,
	LOOSE "UPDATE words SET field = odd() WHERE any(2)" STRICT_AGAIN,
	/* tables */
	SCHEMA("rootpage = (SELECT s.rootpage FROM sqlite_schema s WHERE s.rootpage > 0"
	    " ORDER BY any(99) LIMIT 1)", TABLES), SCHEMA("rootpage = odd()", TABLES),
	SCHEMA("sql = replace(sql, 'INTEGER', 'BLOB')", TABLES),
	SCHEMA("sql = sql || ' --'", TABLES), SCHEMA("type = odd()", TABLES),
	SCHEMA("tbl_name = odd()", TABLES), "CREATE TRIGGER t AFTER INSERT ON entry BEGIN"
	" DELETE FROM entry; END", "CREATE VIEW v AS SELECT * FROM entry", "ANALYZE;"
	" UPDATE sqlite_stat1 SET stat = '1000000 1000000 1000000'", "PRAGMA writable_schema ="
	" ON; DELETE FROM sqlite_schema WHERE any(20) = 0; PRAGMA writable_schema = RESET",
	"PRAGMA user_version = 1", "PRAGMA user_version = 0", "PRAGMA user_version = 77",
	"PRAGMA application_id = 5", HIDDEN("seq = " ENTRY), HIDDEN("any(4) = 0"),
	HIDDEN("origin IN (SELECT n FROM origin WHERE kind = 'redaction')"), "REINDEX", "VACUUM",
	/* from another log */
	"INSERT INTO origin (kind, device, author) SELECT kind, device, author FROM o.origin"
	    " WHERE true ON CONFLICT DO NOTHING; " NEW_ENTRY "SELECT e.day, e.id, e.subject,"
	    " (SELECT n FROM origin p WHERE p.kind = q.kind AND p.device = q.device AND p.author"
	    " = q.author), e.parents, e.clock, e.at, e.changes FROM o.entry e JOIN o.origin q"
	    " ON q.n = e.origin WHERE any(2) ON CONFLICT DO NOTHING; INSERT INTO words SELECT"
	    " x.seq, w.field, w.salt, w.words FROM o.words w JOIN o.entry e ON e.seq = w.entry"
	    " JOIN entry x ON x.day = e.day AND x.id = e.id WHERE true ON CONFLICT DO NOTHING",
};

/* Makes ids and digests right again, so that only what the entries say is wrong. */
static const char named[] = "UPDATE entry SET day = at / 86400, id = entry_id(subject, o.kind,"
    " parents, clock, at, o.device, o.author, changes) FROM origin o WHERE o.n = entry.origin";
static const char counted[] = "DELETE FROM digest; INSERT INTO digest"
    " SELECT day, x'', count(*), digest_of(id) FROM entry GROUP BY day";

/* ---- a file in memory ---- */

/* Opens bytes as a database in memory; NULL: they are none. */
static sqlite3 *open_bytes(const unsigned char *bytes, size_t n)
{
	unsigned char *copy = sqlite3_malloc64(n + 1);
	sqlite3 *db = NULL;

	if (!copy || sqlite3_open(":memory:", &db) != SQLITE_OK)
		return NULL;
	memcpy(copy, bytes, n);
	/* The copy belongs to the database, even if this fails. */
	if (sqlite3_deserialize(db, "main", copy, (sqlite3_int64)n, (sqlite3_int64)n,
	    SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) != SQLITE_OK) {
		sqlite3_close(db);
		return NULL;
	}
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	sqlite3_limit(db, SQLITE_LIMIT_LENGTH, FUZZ_MAX);
	add_functions(db);
	return db;
}

/* Attaches another seed as `other`, for edits that take rows from it. */
static void attach(sqlite3 *db, const struct fuzz_seed *other)
{
	unsigned char *copy;

	if (sqlite3_exec(db, "ATTACH ':memory:' AS o", NULL, NULL, NULL) != SQLITE_OK ||
	    !(copy = sqlite3_malloc64(other->n + 1)))
		return;
	memcpy(copy, other->bytes, other->n);
	sqlite3_deserialize(db, "o", copy, (sqlite3_int64)other->n, (sqlite3_int64)other->n,
	    SQLITE_DESERIALIZE_FREEONCLOSE);
}

/* Writes the database back as bytes; false: they do not fit. */
static bool close_bytes(sqlite3 *db, unsigned char *bytes, size_t *n, size_t room)
{
	sqlite3_int64 size = 0;
	unsigned char *out = sqlite3_serialize(db, "main", &size, 0);
	bool good = out && size > 0 && (size_t)size <= room;

	if (good) {
		memcpy(bytes, out, (size_t)size);
		*n = (size_t)size;
	}
	sqlite3_free(out);
	sqlite3_close(db);
	return good;
}

bool fuzz_edit(unsigned char *bytes, size_t *n, size_t room, const char *sql)
{
	sqlite3 *db = open_bytes(bytes, *n);
	bool good = db && sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;

	if (!good)
		printf("# %s\n", db ? sqlite3_errmsg(db) : "no memory");
	return (db ? close_bytes(db, bytes, n, room) : false) && good;
}

/* ---- bytes ---- */

/* Changes some bytes, whatever they mean; returns how many there are then. */
static size_t spoil_bytes(unsigned char *bytes, size_t n, size_t room)
{
	size_t at = pick(n), some = 1 + pick(pick(2) ? 8 : 300);

	some = some < n - at ? some : n - at;
	switch (pick(6)) {
	case 0:
		bytes[at] ^= (unsigned char)(1 << pick(8));
		break;
	case 1:
		bytes[pick(100) % n] = (unsigned char)(pick(2) ? pick(256) : pick(3));
		break;
	case 2:
		memset(bytes + at, pick(2) ? 0xff : 0, some);
		break;
	case 3:
		memmove(bytes + pick(n - some + 1), bytes + at, some);
		break;
	case 4:
		return at + 1;
	default:
		if (n + 512 <= room)
			memset(bytes + n, 0, 512);
		return n + 512 <= room ? n + 512 : n;
	}
	return n;
}

size_t fuzz_mutate(unsigned char *bytes, size_t n, size_t room, uint64_t given,
    const struct fuzz_seed *other)
{
	sqlite3 *db;

	chance = given;
	if (n == 0 || pick(8) == 0)
		return n ? spoil_bytes(bytes, n, room) : 0;
	db = open_bytes(bytes, n);
	if (!db)
		return n;
	attach(db, other);
	for (uint64_t left = 1 + pick(4); left > 0; left--) {
		const char *sql = edits[pick(COUNT(edits))];
		sqlite3_exec(db, sql, NULL, NULL, NULL);
		if (!sqlite3_get_autocommit(db))
			sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	}
	if (pick(4))
		sqlite3_exec(db, named, NULL, NULL, NULL);
	if (pick(8))
		sqlite3_exec(db, counted, NULL, NULL, NULL);
	if (pick(4))
		/* The result would not fit any more. */
		sqlite3_exec(db, "DELETE FROM manifest", NULL, NULL, NULL);
	close_bytes(db, bytes, &n, room);
	return pick(12) == 0 ? spoil_bytes(bytes, n, room) : n;
}
