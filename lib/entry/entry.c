/* An entry's form and name, as cdslog(5) has them.  Frozen: a change here is a new format. */
#include "entry/entry.h"

#include "base/sha256.h"
#include "store/sql.h"
#include "base/status.h"
#include "base/text.h"
#include "base/uuid.h"

/* Appends one byte that says how many follow, and those. */
static void add_short(struct cds__buf *buf, struct cds__slice s)
{
	cds__buf_byte(buf, (unsigned char)s.n);
	cds__buf_add(buf, s.p, s.n);
}

bool cds__entry_name(const struct cds__entry *e, struct cds__buf *scratch, cds_uuid *out)
{
	scratch->n = 0;
	cds__buf_text(scratch, "cdslog entry 1\n");
	cds__buf_add(scratch, e->subject.b, 16);
	add_short(scratch, e->kind);
	cds__buf_byte(scratch, (unsigned char)(e->parents.n / 16));
	cds__buf_add(scratch, e->parents.p, e->parents.n);
	cds__buf_be32(scratch, (uint32_t)e->clock);
	cds__buf_be64(scratch, (uint64_t)e->at);
	add_short(scratch, e->device);
	add_short(scratch, e->author);
	cds__buf_be32(scratch, (uint32_t)e->changes.n);
	cds__buf_add(scratch, e->changes.p, e->changes.n);
	if (scratch->failed)
		return false;
	cds__uuid_v5(&cds__ns_entry, scratch->p, scratch->n, out);
	return true;
}

static bool kind_valid(struct cds__slice kind)
{
	return kind.n <= CDS__KIND_MAX && cds__name_valid(kind) && !memchr(kind.p, '.', kind.n);
}

static bool who_valid(struct cds__slice who)
{
	if (who.n > CDS__WHO_MAX || !cds__utf8_valid(who.p, who.n))
		return false;
	for (size_t i = 0; i < who.n; i++)
		if ((unsigned char)who.p[i] < 0x20 || who.p[i] == 0x7f)
			return false;
	return true;
}

const char *cds__origin_form(struct cds__slice kind, struct cds__slice device,
    struct cds__slice author)
{
	if (!kind_valid(kind))
		return N_("its kind is malformed");
	if (!who_valid(author) || !who_valid(device))
		return N_("its author or device is malformed");
	return NULL;
}

/* Are its parents distinct and in order, and does its clock fit: 1 if there are none? */
static const char *parents_form(const struct cds__entry *e)
{
	const char *p = e->parents.p;

	if (e->parents.n % 16 || e->parents.n / 16 > CDS__PARENTS_MAX)
		return N_("its list of parents is malformed");
	for (size_t i = 16; i < e->parents.n; i += 16)
		if (memcmp(p + i - 16, p + i, 16) >= 0)
			return N_("its parents are not in ascending order");
	if (e->clock < 1 || e->clock > CDS__CLOCK_MAX || (e->clock == 1) != (e->parents.n == 0))
		return N_("its clock does not match its parents");
	return NULL;
}

const char *cds__entry_bounds(const struct cds__entry *e)
{
	if (e->at < 0 || e->at > CDS__AT_MAX)
		return N_("its time is not between 1970 and 2199");
	return parents_form(e);
}

/* ---- from a row ---- */

const char *cds__entry_columns(sqlite3_stmt *st, int first, struct cds__entry *e)
{
	int parents = sqlite3_column_type(st, first + 2);

	if (!cds__sql_uuid(st, first, &e->id) || !cds__sql_uuid(st, first + 1, &e->subject))
		return N_("its id or subject is not 16 bytes");
	if ((parents != SQLITE_NULL && parents != SQLITE_BLOB) || sqlite3_column_type(st,
	    first + 3) != SQLITE_INTEGER || sqlite3_column_type(st, first + 4) != SQLITE_INTEGER ||
	    sqlite3_column_type(st, first + 5) != SQLITE_TEXT)
		return N_("a value has the wrong type");
	e->parents = cds__sql_slice(st, first + 2);
	e->clock = sqlite3_column_int64(st, first + 3);
	e->at = sqlite3_column_int64(st, first + 4);
	e->changes = cds__sql_slice(st, first + 5);
	return NULL;
}

const char *cds__origin_columns(sqlite3_stmt *st, int first, struct cds__entry *e)
{
	for (int i = 0; i < 3; i++)
		if (sqlite3_column_type(st, first + i) != SQLITE_TEXT)
			return N_("a value has the wrong type");
	e->kind = cds__sql_slice(st, first);
	e->device = cds__sql_slice(st, first + 1);
	e->author = cds__sql_slice(st, first + 2);
	return cds__origin_form(e->kind, e->device, e->author);
}

const char *cds__entry_form(const struct cds__entry *e, bool *has_words)
{
	const char *why = cds__entry_bounds(e);
	struct cds__changes r;
	struct cds__change c;

	*has_words = false;
	if (why)
		return why;
	cds__changes_read(&r, e->changes);
	while (cds__changes_next(&r, &c))
		*has_words |= c.value.words;
	return r.why;
}

void cds__note_text_name(struct cds__slice salt, struct cds__slice words,
    char out[CDS__NOTE_TEXT_NAME + 1])
{
	static const char digit[] = "0123456789abcdef";
	struct cds__sha256 s;
	unsigned char hash[32];

	cds__sha256_init(&s);
	cds__sha256_add(&s, salt.p, salt.n);
	cds__sha256_add(&s, words.p, words.n);
	cds__sha256_end(&s, hash);
	memcpy(out, CDS__NOTE_TEXT_MARK, sizeof CDS__NOTE_TEXT_MARK - 1);
	out += sizeof CDS__NOTE_TEXT_MARK - 1;
	for (int i = 0; i < 32; i++) {
		*out++ = digit[hash[i] >> 4];
		*out++ = digit[hash[i] & 15];
	}
	*out = '\0';
}

const char *cds__note_text_form(const struct cds__entry *e, const struct cds__note_text *w)
{
	struct cds__changes r;
	struct cds__change c;
	char name[CDS__NOTE_TEXT_NAME + 1];

	if (w->salt.n != 16 || w->words.n > CDS__NOTE_TEXT_MAX ||
	    !cds__utf8_valid(w->words.p, w->words.n))
		return N_("its note text is malformed");
	cds__note_text_name(w->salt, w->words, name);
	cds__changes_read(&r, e->changes);
	while (cds__changes_next(&r, &c))
		if (c.value.words && cds__slice_equal(c.name, w->field) &&
		    memcmp(c.value.text.p, name, CDS__NOTE_TEXT_NAME) == 0)
			return NULL;
	return N_("note text does not match its hash");
}
