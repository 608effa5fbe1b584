/*
 * cdslog.h - the one public header of libcdslog, and its manual.
 *
 * A log is one SQLite file of immutable entries: each says which fields of a
 * subject (a session, a place, a ruling …) somebody set, and what he knew of
 * it then.  Everything else in the file (the sessions as they are now, the
 * totals, the digests) is a function of the set of entries and can be rebuilt.
 * cdslog(5) defines the file to the byte.
 *
 * Conventions
 *   status     Every function that can fail returns enum cds_status and must
 *              be checked.  A function that takes a log leaves the details in
 *              cds_error(log) until the next call on that log.
 *   ownership  What comes back as `const T *` belongs to the library; the
 *              comment says how long it stays.  What comes back by `T **out`
 *              is the caller's, to be freed with the function that is named,
 *              which takes NULL.  On failure *out is NULL.  What is given to a
 *              function is used only during the call.
 *   text       UTF-8, NFC, NUL-terminated.  Never translated: templates of
 *              messages are English and serve as keys of a translation.
 *   days       `int`, days since 1970-01-01; CDS_NO_DAY is "open" or "none".
 *   times      `int64_t`, seconds since 1970-01-01 00:00 UTC.
 *   counts     `int64_t`, 0 to 1,000,000; CDS_UNKNOWN (-1) where something
 *              was given and nobody counted, or nothing was given.
 *   statuses   Any function that takes a log can also return CDS_NO_MEMORY,
 *              CDS_IO, CDS_FULL, CDS_BUSY, CDS_READONLY and CDS_CORRUPT; one
 *              that writes entries returns CDS_INVALID where cds_log_writer
 *              was not called.  The lists below name only what is particular
 *              to a function, besides CDS_OK.  A function that fails has
 *              changed nothing, unless its comment says otherwise.
 *   threads    None: a log and all that came from it belong to one thread.
 */
#ifndef CDSLOG_H
#define CDSLOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CDS_VERSION "0.6.0"
#define CDS_FORMAT 3            /* the newest file format this version writes */
/* The version of the rules by which sessions, totals and likely duplicates follow from entries.
 * Two logs of the same entries show the same where it is the same. */
#define CDS_DERIVATION 2

#define CDS_NO_DAY  INT32_MIN   /* in place of a day: none, or open */
#define CDS_UNKNOWN (-1)        /* in place of a count: nobody counted */
#define CDS_COUNT_MAX 1000000   /* the highest count of a session */

/* A compiler that knows how warns where a status is not looked at. */
#if defined(__GNUC__)
#define CDS_CHECKED __attribute__((warn_unused_result))
#else
#define CDS_CHECKED
#endif

/* ---- statuses ------------------------------------------------------------ */

enum cds_status {
	CDS_OK = 0,
	CDS_END,                /* there is no more of a list; this is no error */
	CDS_ATTENTION,          /* done, but something needs a look */
	CDS_INVALID,            /* a value breaks a rule: date, count, name … */
	CDS_PRIVATE,            /* text holds a person's number (CCCD, phone …) */
	CDS_NOT_FOUND,          /* no such session, place, team, service, file */
	CDS_AMBIGUOUS,          /* several match; the error names some of them */
	CDS_EXISTS,             /* it is there already */
	CDS_NOT_A_LOG,          /* the file is no cdslog file */
	CDS_NEWER,              /* the file needs a newer cdslog */
	CDS_CORRUPT,            /* the file is damaged, or an entry is malformed */
	CDS_MISMATCH,           /* a file's digests do not fit its entries */
	CDS_REFUSED,            /* a safety rule says no; the error says the way out */
	CDS_STOPPED,            /* the caller's progress function said stop */
	CDS_READONLY,           /* the log or its folder can't be written */
	CDS_FULL,               /* the disk is full */
	CDS_BUSY,               /* another program is writing; try again */
	CDS_IO,                 /* reading or writing failed */
	CDS_NO_MEMORY,
	CDS_BUG,                /* the library, or its caller, broke a rule */
	CDS_STATUSES            /* how many there are */
};

/* Of each status a short name ("not-found"), and the exit status that the
 * program gives for it: 0 done, 1 failed, 2 misused, 3 finished but something
 * needs a look, 75 busy. */
const char *cds_status_name(enum cds_status status);
int cds_status_exit(enum cds_status status);

/* What went wrong: a template in English, in lower case and without a full
 * stop, with %1 … %4 standing for the arguments.  It says what failed, on
 * what, and what to do about it. */
#define CDS_ERROR_ARGS 4
struct cds_error {
	enum cds_status status;
	const char *template_text;
	const char *arg[CDS_ERROR_ARGS];        /* "" where the template has fewer */
};

/* Fills buf, which has `size` bytes, with the message, cut off where it is
 * longer, and returns buf.  `translate` gives a template in another language;
 * it may be NULL. */
typedef const char *cds_translate_fn(const char *template_text);
char *cds_error_text(const struct cds_error *error, cds_translate_fn *translate,
    char *buf, size_t size);

/* ---- uuids --------------------------------------------------------------- */

typedef struct cds_uuid {
	unsigned char b[16];
} cds_uuid;

#define CDS_UUID_TEXT 37        /* 36 characters, lower case, and a NUL */

/* Reads a UUID in its one form: 36 characters, with small letters.  false: the
 * text is none, and *out is as it was. */
bool cds_uuid_parse(const char *text, cds_uuid *out);
/* Writes it in that form, and returns buf. */
char *cds_uuid_text(const cds_uuid *id, char buf[CDS_UUID_TEXT]);
/* Is it the nil UUID, all zeros, which stands for "none"? */
bool cds_uuid_is_nil(const cds_uuid *id);
/* The order of their bytes, as memcmp gives it. */
int cds_uuid_compare(const cds_uuid *a, const cds_uuid *b);

/* ---- dates, counts, text ------------------------------------------------- */

/* Why something that a person typed can't be read: an error with room for its own arguments, for
 * cds_error_text.  It points into itself, so it is not copied by assignment, and there is nothing
 * to free.  The functions that take one take NULL, too; they fill it in only when they fail. */
#define CDS_REFUSAL_TEXT 128
struct cds_refusal {
	struct cds_error error;
	char text[CDS_ERROR_ARGS][CDS_REFUSAL_TEXT];
};

/* The days that a person meant. */
struct cds_span {
	int first, last;        /* the same for one day; CDS_NO_DAY where nothing could be read */
	/* The text alone says which days.  false: the rest was taken from today, or from the other
	 * day, and the person should be told which days were meant. */
	bool in_full;
};

/* What a person types for a date, in every place where one is typed:
 *   5/5/2024, 5-5-2024, 5.5.2024, 2024-05-05    a day in full; the day comes before the month
 *   25/11, 25.11, 26                            the nearest such day that is not after today
 *   today, yesterday, hôm nay, hôm qua, hôm kia (the day before that)
 *   thứ hai … thứ bảy, thứ 2, t2 … t7, chủ nhật, cn, monday … sunday    the nearest, as above
 *   24-26/11, 24/11-26/11, t7-cn, 5/5/2024 - 7/5/2024, 2024-05-05/2024-05-07    several days
 *   ngày 5 tháng 5 năm 2024, từ ngày 24 đến 26/11    as it is said
 * "-", ".." and "đến" stand between two days; capitals, marks, spaces and the kind of dash do not
 * matter.  Of several days the first decides the year, unless it is written with the last; they
 * go over the new year only from December to January (30/12-2/1).  Nothing that can be read in
 * two ways is guessed: "5-7" without its month is refused.
 * today CDS_NO_DAY: only what means the same on every day, as in a table that is imported.
 * CDS_INVALID: the refusal says what is wrong with it.  CDS_NO_MEMORY. */
enum cds_status cds_date_read(const char *text, int today, struct cds_span *out,
    struct cds_refusal *why) CDS_CHECKED;
/* The same for what a program wrote: with today CDS_NO_DAY, and no reason given. */
enum cds_status cds_date_parse(const char *text, int *first, int *last) CDS_CHECKED;
#define CDS_DATE_TEXT 24        /* "2024-05-05/2024-05-07" and a NUL */
/* Writes one day or several as ISO does, as a log holds them, and returns buf; "" for
 * CDS_NO_DAY. */
char *cds_date_text(int first, int last, char buf[CDS_DATE_TEXT]);
/* The day of a time, where clocks are so many seconds ahead of UTC. */
int cds_day_of(int64_t at, int offset_seconds);
/* The day of a year, a month from 1 and a day from 1; CDS_NO_DAY if there is none.  And back. */
int cds_day_make(int year, int month, int day);
void cds_day_split(int day, int *year, int *month, int *mday);

/* "12", "7.500", "7,500" (groups of three, one kind of separator), "?" for CDS_UNKNOWN.
 * CDS_INVALID: anything else, or over CDS_COUNT_MAX; the refusal says what is wrong with it, and
 * *count is CDS_UNKNOWN.  CDS_NO_MEMORY. */
enum cds_status cds_count_read(const char *text, int64_t *count,
    struct cds_refusal *why) CDS_CHECKED;
/* The same for what a program wrote, and no reason given. */
enum cds_status cds_count_parse(const char *text, int64_t *count) CDS_CHECKED;

/* What a person types for a period, in every place where one is typed:
 *   2024, năm 2024                                       a year
 *   2024-H1, 6 tháng đầu năm 2024, 6 tháng cuối năm 2024 half of one
 *   2024-9M, 9 tháng 2024, 9 tháng đầu năm 2024          its first nine months
 *   2024-Q3, Q3/2024, quý 3/2024, quý III/2024           a quarter
 *   2024-05, 5/2024, tháng 5/2024, tháng 5 năm 2024      a month
 *   this-month, last-month, this-quarter, last-quarter, this-year, last-year, tháng này,
 *   tháng trước, quý này, quý trước, năm nay, năm trước, năm ngoái    by today
 *   tháng 5, quý II, 6 tháng đầu năm     without its year: the newest that has begun
 *   two of these with " - " or "đến" between    from the one to the other
 *   one or two days as in cds_date_read, except for a number alone
 * cutoff 0: calendar.  cutoff 14: state reports (Decree 09/2019/ND-CP, art. 12 and 13): months run
 * from the 15th to the 14th and are named by the month they end in; this month is the one that
 * today lies in.  Days are as they stand.  today CDS_NO_DAY: nothing that depends on it.
 * CDS_INVALID: the refusal says what is wrong with it, or lists the forms.  CDS_NO_MEMORY. */
enum cds_status cds_period_read(const char *text, int today, int cutoff, struct cds_span *out,
    struct cds_refusal *why) CDS_CHECKED;
/* The period of the kind 'Y', 'H', 'Q' or 'M' that holds `day`. */
void cds_period_of(int day, char kind, int cutoff, int *from, int *to);

/* The form of a text for identity, in which names are stored and compared: NFC, tones placed in
 * one way (Hòa and Hoà are one), single spaces and none at either end.  `len` is the text's bytes;
 * *out is the caller's, to be freed with free().
 * CDS_INVALID: it is not UTF-8, or has a control character.  CDS_NO_MEMORY. */
enum cds_status cds_text_normal(const char *text, size_t len, char **out) CDS_CHECKED;
/* The text in NFC and otherwise as it is, for what is being typed; to be freed with free().  NULL:
 * it is not UTF-8, or no memory. */
char *cds_text_nfc(const char *text);
/* The form of a text for search: lower case, no marks, đ as d, ' for ’ ‘ and `, and single spaces,
 * also for a dash with or without spaces around it ("Phan Rang – Tháp Chàm"); "" of what is not
 * UTF-8.  To be freed with free().  NULL: no memory. */
char *cds_text_fold(const char *text);
/* Does `text` contain what the person typed?  Letters typed without marks
 * match any; marks that were typed count ("hạ" does not find "Hà"), wherever the tone was put
 * ("hoà" finds "Hòa" and "Hoàn"). */
bool cds_text_matches(const char *text, const char *typed);
/* The order of Vietnamese dictionaries: a ă â b c d đ e ê …, then ngang huyền hỏi ngã sắc nặng,
 * then small before capital; numbers by their value ("Thôn 2" before "Thôn 10").  compare is below,
 * at or above 0, as strcmp; sortkey gives bytes that strcmp puts in the same order, to be freed
 * with free(); NULL: no memory. */
int cds_text_compare(const char *a, const char *b);
char *cds_text_sortkey(const char *text);
/* Finds a person's number in a text: a CCCD of 12 digits, a CMND of 9, a phone or an account.
 * Then *start and *len say in bytes where it is; false: there is none. */
bool cds_text_private(const char *text, size_t *start, size_t *len);

/* For a program that uses SQLite only through this library and has one thread, before the first
 * log is opened: SQLite then keeps no locks and no counts for others, and long merges take a
 * sixth less time. */
void cds_alone(void);

/* ---- the log ------------------------------------------------------------- */

typedef struct cds_log cds_log;

enum {
	CDS_OPEN_CREATE = 1,    /* make the file, and the folders above it, if missing */
	CDS_OPEN_READONLY = 2,  /* write nothing to it */
	/* Also open a file in WAL mode without its -wal, whose last changes may be missing. */
	CDS_OPEN_AS_IS = 4
};

/* Opens a log.  One of an older format, or derived by older rules (CDS_DERIVATION), is brought up
 * to date, in one transaction.  *out is set even on failure, so that cds_error can be asked; it is
 * NULL only for CDS_NO_MEMORY.  It is closed with cds_log_close.
 * CDS_NOT_FOUND: there is no file, and CDS_OPEN_CREATE is not set.  CDS_NOT_A_LOG.
 * CDS_NEWER: its format, or the rules by which it was derived, are newer; the file is left
 * untouched.  CDS_CORRUPT.  CDS_READONLY: its
 * format is older, and it can't be written.  CDS_REFUSED: it is a copy that is not whole, or can
 * only be made whole where it can be written. */
enum cds_status cds_log_open(const char *path, unsigned flags, cds_log **out) CDS_CHECKED;
/* The same, with somebody to tell how a log is brought up to date, which takes half a minute for a
 * million sessions: `progress` is told how many of its sessions, places and other subjects are
 * done, and may say false to stop.  Then the log is left as it was, and CDS_STOPPED is returned. */
enum cds_status cds_log_open_slowly(const char *path, unsigned flags,
    bool (*progress)(void *arg, int64_t done, int64_t total), void *arg,
    cds_log **out) CDS_CHECKED;
/* Closes a log, and undoes a transaction that is still open; NULL is allowed. */
void cds_log_close(cds_log *log);
/* Do a file's first bytes say that it is a log, of whatever format?  It is not read further, and
 * may be damaged. */
bool cds_log_recognised(const char *path);
/* The error of the last call on the log; it stays until the next one. */
const struct cds_error *cds_error(const cds_log *log);
/* The path that it was opened with; it stays until the log is closed. */
const char *cds_log_path(const cds_log *log);
/* Was it opened read-only, because that was asked for or because it can't be written? */
bool cds_log_readonly(const cds_log *log);

/* Says who writes from now on: name and laptop, at most 128 bytes each in normal form, which are
 * stored with every entry.  Copied.  CDS_INVALID: too long, an empty author, not plain text. */
enum cds_status cds_log_writer(cds_log *log, const char *author, const char *device) CDS_CHECKED;

/* Where the time and random bytes come from, for tests. */
struct cds_env {
	int64_t (*now)(void *arg);                      /* milliseconds since 1970 */
	void (*random)(void *arg, void *buf, size_t size);      /* fills buf */
	void *arg;                                      /* given to both */
};
/* NULL: the system's.  It is copied. */
void cds_log_env(cds_log *log, const struct cds_env *env);

/* Nested write transactions: the outermost commit is the one that counts.  The
 * outermost begin takes the write lock at once.  A call that fails before it
 * wrote anything leaves the transaction as it was; a rollback, or a failure
 * after that, undoes everything back to the outermost begin, and the outer
 * commit then fails with CDS_IO.  Every writing function below opens its own,
 * so these are only for several at once.
 * begin: CDS_BUSY, CDS_READONLY.  commit: CDS_BUG without a begin. */
enum cds_status cds_log_begin(cds_log *log) CDS_CHECKED;
enum cds_status cds_log_commit(cds_log *log) CDS_CHECKED;
void cds_log_rollback(cds_log *log);

/* A number that changes whenever any program changed the log, drafts of this one aside: for a
 * screen that refreshes itself.  0 on failure. */
uint32_t cds_log_generation(cds_log *log);

/* The fingerprint, a short code of all entries: logs with the same one have the same data.
 * "K7QF-2M9X-…", 16 characters of base 32 in groups of four, and a NUL. */
#define CDS_FINGERPRINT 20
enum cds_status cds_log_fingerprint(cds_log *log, char buf[CDS_FINGERPRINT]) CDS_CHECKED;
/* How many entries the log has. */
enum cds_status cds_log_entries(cds_log *log, int64_t *count) CDS_CHECKED;

/* Settings of this file on this laptop, which are never entries and never merged.  Keys are
 * [a-z][a-z0-9.-]*, of 64 bytes at most.
 * get: *value is "" where nothing is set; it stays until the next call on the log. */
enum cds_status cds_config_get(cds_log *log, const char *key, const char **value) CDS_CHECKED;
/* set: NULL removes a setting.  CDS_INVALID: not a key, or a value that is not UTF-8. */
enum cds_status cds_config_set(cds_log *log, const char *key, const char *value) CDS_CHECKED;
/* Calls fn for each setting, sorted by key; what fn is given stays during its call. */
enum cds_status cds_config_list(cds_log *log,
    void (*fn)(void *arg, const char *key, const char *value), void *arg) CDS_CHECKED;

/* ---- fields -------------------------------------------------------------- */

/* A set of fields with their values, sorted by name: what an entry changes, or
 * what a subject is now.  Names are [a-z][a-z0-9_.]{0,63}. */
typedef struct cds_fields cds_fields;

/* CDS_NULL: the field is unset.  CDS_GONE: a note whose text was redacted. */
enum cds_type { CDS_NULL, CDS_BOOL, CDS_INT, CDS_TEXT, CDS_GONE };

struct cds_field {
	const char *name;
	enum cds_type type;
	int64_t number;         /* CDS_INT; CDS_BOOL: 0 or 1 */
	const char *text;       /* CDS_TEXT; else "" */
};

/* An empty set, to be freed with cds_fields_free; NULL: no memory. */
cds_fields *cds_fields_new(void);
void cds_fields_free(cds_fields *fields);
/* These set a field, or replace its value; name and text are copied.
 * CDS_INVALID: it can't be a field's name, or the number is beyond ±2^53.  CDS_NO_MEMORY. */
enum cds_status cds_fields_text(cds_fields *fields, const char *name,
    const char *text) CDS_CHECKED;
enum cds_status cds_fields_int(cds_fields *fields, const char *name, int64_t number) CDS_CHECKED;
/* CDS_UNKNOWN becomes "?": it was given, and nobody counted. */
enum cds_status cds_fields_count(cds_fields *fields, const char *name, int64_t count) CDS_CHECKED;
enum cds_status cds_fields_bool(cds_fields *fields, const char *name, bool value) CDS_CHECKED;
enum cds_status cds_fields_uuid(cds_fields *fields, const char *name,
    const cds_uuid *id) CDS_CHECKED;
/* Sets a field to n UUIDs, which are sorted, each once, as the successors of a place are written;
 * with none of them it is unset. */
enum cds_status cds_fields_uuids(cds_fields *fields, const char *name, const cds_uuid *id,
    size_t n) CDS_CHECKED;
/* The value that unsets a field, where the set is a change. */
enum cds_status cds_fields_null(cds_fields *fields, const char *name) CDS_CHECKED;
/* These read a set; NULL is an empty one.  What they return stays until the set is changed or
 * freed. */
size_t cds_fields_size(const cds_fields *fields);
/* The i-th field, by name; NULL: there are not so many. */
const struct cds_field *cds_fields_at(const cds_fields *fields, size_t i);
/* NULL: the set does not have it. */
const struct cds_field *cds_fields_find(const cds_fields *fields, const char *name);
/* The field's text; "" if the set does not have it, or it is no text. */
const char *cds_fields_str(const cds_fields *fields, const char *name);

/* ---- the catalogue: places, teams, services ------------------------------ */

/* What entries speak of.  Places, teams and services are items of the catalogue. */
enum cds_kind { CDS_SESSION, CDS_PLACE, CDS_TEAM, CDS_SERVICE, CDS_VERDICT, CDS_REDACTION,
    /* One of a newer version: nothing is known of its subjects but their entries. */
    CDS_OTHER_KIND };
const char *cds_kind_name(enum cds_kind kind);  /* "session" …; "" of CDS_OTHER_KIND */
bool cds_kind_is_item(enum cds_kind kind);
/* Of the name that an entry gives.  false: this version does not know that kind, and *out stays
 * what it was. */
bool cds_kind_parse(const char *name, enum cds_kind *out);
/* What a service counts; different measures are never added to one another. */
enum cds_measure { CDS_ASSIST, CDS_ATTENDANCE, CDS_VISIT };
/* Its name in a log, "assist", "attendance" or "visit"; and back, false: the name is none. */
const char *cds_measure_name(enum cds_measure measure);
bool cds_measure_parse(const char *name, enum cds_measure *out);

/* The levels of places, each inside the next. */
enum cds_level { CDS_LEVEL_NONE, CDS_LEVEL_HAMLET, CDS_LEVEL_COMMUNE, CDS_LEVEL_DISTRICT,
    CDS_LEVEL_PROVINCE };
/* The name of one, "commune", "" of CDS_LEVEL_NONE; and back, false: the name is none. */
const char *cds_level_name(enum cds_level level);
bool cds_level_parse(const char *name, enum cds_level *out);

/* One place, team or service.  It is written as a set of these fields:
 *   a place     name, code, list (of units: "vn-2023"), level, parent, from, to (ISO days),
 *               retired, successors (the units that took over its area when it ended, as
 *               cds_fields_uuids writes them; several where it was split)
 *   a team      name, code, place, retired
 *   a service   name, code, measure, order (see cds_service_order), retired
 * A service's code never changes. */
struct cds_item {
	cds_uuid id;
	enum cds_kind kind;
	const char *code;               /* "" if none */
	const char *list;               /* places: the list of units it comes from; else "" */
	const char *name;               /* "" for one that is named in the log but not in it */
	const char *level;              /* places: province, district, commune, hamlet or "" */
	/* The name and those above it: "Phước Ninh, Thuận Nam"; of a team the name, with its place
	 * where another team has the same name: "Tổ 1, Xã Phước Ninh". */
	const char *path;
	cds_uuid parent;                /* of a place: the one above; of a team: its place */
	enum cds_measure measure;       /* services */
	/* Of a service its place in the order of services, from 1 to CDS_ORDER_MAX: what somebody
	 * gave it, or what one of those that every log begins with has of itself.  0: none. */
	int64_t order;
	int from, to;                   /* places: days of validity; CDS_NO_DAY: open */
	bool retired;                   /* not offered any more */
	bool known;                     /* false: it is named in the log, but not in it */
	/* It is a unit of the list that comes with the program and not in the log yet.  It becomes
	 * part of it, with the units above it, when something is written that names it. */
	bool offered;
	/* Where another place or team (of the same list, or of the log for cds_item_get) has the
	 * same path: the start of the UUID by which this one can be named, who made it (for the
	 * units of a list "") and when.  Else "", "" and 0. */
	const char *start, *author;
	int64_t made;
	/* As people are shown it: the path, and in brackets start and author where there are some:
	 * "Mỹ Bình (0190a1b2, Lan)".  cds_item_find understands it. */
	const char *label;
};

/* Makes a place, team or service.  *id is its UUID: a UUIDv5 of list and code, of a service's code,
 * or of parent and normal name, so that two laptops make the same one; where there is none of
 * these, a UUIDv7.  A service without a code gets that of cds_service_code, and one without a
 * measure counts assists.
 * CDS_EXISTS: one of the same name is there already (same kind, same parent), and *id is its UUID.
 * CDS_INVALID: the field, and why.  CDS_PRIVATE: a person's number in a name.  CDS_NOT_FOUND: the
 * parent.  CDS_REFUSED: as cds_service_code. */
enum cds_status cds_item_add(cds_log *log, enum cds_kind kind, const cds_fields *fields,
    cds_uuid *id) CDS_CHECKED;
/* Sets the given fields.
 * CDS_NOT_FOUND, CDS_INVALID, CDS_PRIVATE as above.  CDS_REFUSED: another code for a service, or a
 * place that would be under itself or its own successor. */
enum cds_status cds_item_edit(cds_log *log, enum cds_kind kind, const cds_uuid *id,
    const cds_fields *changes) CDS_CHECKED;
/* A list of items, to be freed with cds_items_free.  What is in it stays until then. */
typedef struct cds_items cds_items;
size_t cds_items_size(const cds_items *items);
/* NULL: there are not so many. */
const struct cds_item *cds_items_at(const cds_items *items, size_t i);
void cds_items_free(cds_items *items);
/* A list of the one with this UUID.  CDS_NOT_FOUND. */
enum cds_status cds_item_get(cds_log *log, enum cds_kind kind, const cds_uuid *id,
    cds_items **out) CDS_CHECKED;
/* All of a kind that the log has, or those whose name or code matches `typed` (NULL or "": all) as
 * cds_text_matches does; at most `limit` (0: all).  Of places that were typed, the units of the
 * list that comes with the program are there, too, each once (struct cds_item: offered).
 * The best come first: those whose whole name it is, with or without the "xã" before it; those
 * whose name begins with it; those with a word that does; those that have it inside; then those
 * whose words are typed or begun, as in "thôn 1 phước ninh" or "thuan nam kh" (Xã Thuận Nam, Tỉnh
 * Khánh Hòa).  Among each of these come first what is in the home commune, then what the log has,
 * then the units of the home province, of provinces that the log has, and others, each in
 * Vietnamese order, services in theirs, as cds_service_order says; only where the whole name was
 * typed, units come before places that were made by hand.  "thôn 1, phước ninh" finds the one
 * under the other, a team by its place, and levels may be left out.
 * "P. Mỹ Bình" is "Phường Mỹ Bình".  with_retired: also those that are retired, and those that
 * were ruled one with another that stands for them. */
enum cds_status cds_item_list(cds_log *log, enum cds_kind kind, const char *typed,
    bool with_retired, size_t limit, cds_items **out) CDS_CHECKED;
/* As cds_item_list without what is retired, and without the units that the log does not have: for
 * whoever looks for sessions, which can be at no other places.  Statuses as of cds_item_list. */
enum cds_status cds_item_list_own(cds_log *log, enum cds_kind kind, const char *typed, size_t limit,
    cds_items **out) CDS_CHECKED;
/* The one that a person means by a text: a code, a name, or the beginning of only one name, with
 * marks or without; "Thôn 1, Phước Ninh" names one under another, "Tổ 1, Phước Ninh" the team of
 * that place; or a UUID, or the start of one with 8 characters or more, or a label.  A unit that is
 * only offered is found, too, if it is valid on `day`.  Of several those valid on `day` are
 * preferred (CDS_NO_DAY: it does not matter), then the one that stands for those that were ruled
 * one, then those that are not retired, those of the home commune, those that the log has, units
 * of the home province, and of provinces that the log has.
 * CDS_NOT_FOUND: the error suggests the nearest.
 * CDS_AMBIGUOUS: the error names some, those of the same path by the start of their UUIDs, too.
 * CDS_INVALID: it can't be a name. */
enum cds_status cds_item_find(cds_log *log, enum cds_kind kind, const char *text, int day,
    cds_uuid *id) CDS_CHECKED;

/* What to do about a place, team or service that a person names. */
enum cds_making {
	CDS_FIND,                       /* find it, as cds_item_find does */
	/* Find it, or make it if there is none.  An offered unit is found by its whole name. */
	CDS_FIND_OR_MAKE,
	/* Make it, unless the very one is there; if that was retired, it is offered again. */
	CDS_MAKE
};
/* The place, team or service that a person names, found or made.  "Thôn 9, Xã Mới" is the place
 * before the comma, under the one after it, which is found or made, too; there may be 8 names.
 * A place without a comma is made in the home commune, unless it is called a unit (xã, phường …);
 * and a "Thôn 9" that may be made is not one of another commune.  The same holds for teams.
 * Statuses as of cds_item_find and cds_item_add. */
enum cds_status cds_item_named(cds_log *log, enum cds_kind kind, const char *text, int day,
    enum cds_making making, cds_uuid *id) CDS_CHECKED;

/* The home commune of this file, where hamlets and teams are that are named without theirs: the
 * setting `commune`.  get: *id is nil where none is set, or where it is not there any more. */
enum cds_status cds_home_get(cds_log *log, cds_uuid *id) CDS_CHECKED;
/* set: nil or NULL for none.  A unit need not be in the log.  CDS_NOT_FOUND: no such place.
 * CDS_INVALID: it is a district or a province. */
enum cds_status cds_home_set(cds_log *log, const cds_uuid *id) CDS_CHECKED;

/* The code that a service of this name gets if nobody gives it one: the name in small letters
 * without marks, with an underscore for whatever stands between letters and digits, and "s_" before
 * a digit at its start.  It has 32 characters at most.  One that would be longer, or empty, or is
 * another service's, is cut and ends in "_" and 6 hexadecimal digits that follow from the name; so
 * a name gets the same code on every laptop where no other service has it.  If the log has a
 * service of this very name, it is that one's code.
 * CDS_INVALID: it is no text.  CDS_REFUSED: another service has the code with the digits, too. */
#define CDS_CODE 33             /* bytes of a code, with its NUL */
enum cds_status cds_service_code(cds_log *log, const char *name, char code[CDS_CODE]) CDS_CHECKED;
/* A list of the service with exactly this code, to be freed with cds_items_free.  CDS_NOT_FOUND. */
enum cds_status cds_service_get(cds_log *log, const char *code, cds_items **out) CDS_CHECKED;

/* The order of services, which every list of them has: by the number of their field `order`, where
 * two have the same by code; without one the services that every log begins with have 1000, 2000
 * and so on, and all others come last, as they arrived in this log.  So a service that is new, or
 * that a merge brings, moves none of those that are there; only people move one. */
#define CDS_ORDER_STEP 1000
#define CDS_ORDER_MAX 2000000000
/* Puts services, in the order in which they are given, right behind the service `after`, or before
 * all others where `after` is NULL.  The others stay as they are to one another, retired ones, too.
 * It writes no more than it has to: most often one entry for each service that is given.
 * CDS_NOT_FOUND: one of them is not in the log.  CDS_INVALID: one is given twice, or `after` is one
 * of those that are to be moved. */
enum cds_status cds_service_order(cds_log *log, const cds_uuid *service, size_t services,
    const cds_uuid *after) CDS_CHECKED;

/* ---- sessions ------------------------------------------------------------ */

/* What is to be known of a session. */
enum {
	CDS_SESSION_VOID = 1,           /* it was removed */
	CDS_SESSION_CONFLICT = 2,       /* one of its fields is in conflict */
	CDS_SESSION_INCOMPLETE = 4,     /* parts of its history are missing */
	/* A field was refused or masked, or its counts are doubtful (cds_session_doubts). */
	CDS_SESSION_FLAGGED = 8,
	CDS_SESSION_NOTE = 16,          /* it has a note */
	CDS_SESSION_UNKNOWN_COUNT = 32, /* a service was given and nobody counted */
	CDS_SESSION_DUPLICATE = 64,     /* ruled to be the same outing as another, which counts */
	CDS_SESSION_DISPUTED = 128,     /* it counts for its group, though the rulings disagree */
	/* A clock was wrong: an entry is dated before 2015 or from 2050 on, before the outing, or
	 * before an entry that its writer knew.  It goes when somebody sets the date again, even
	 * to the same day. */
	CDS_SESSION_CLOCK = 256
};

/* What a session counted of one service. */
struct cds_count {
	const char *service;            /* the code: "eid" */
	enum cds_measure measure;
	int64_t count;                  /* CDS_UNKNOWN: given, nobody counted */
};

/* Where a session is in the list, by which a list can be gone on with. */
struct cds_position {
	int day;                        /* its first day */
	int64_t n;                      /* its number in this log: the order of arrival */
};

struct cds_session {
	cds_uuid id;
	struct cds_position position;
	int first, last;                /* CDS_NO_DAY: no date */
	cds_uuid place, team;           /* nil: none */
	/* As one types them, with what is above: "Thôn 1, Phước Ninh"; a team with its place where
	 * another has its name; "" if none, "?" if not in the log. */
	const char *place_path, *team_path;
	/* As one reads them: where another has the same path also the start of the UUID and who
	 * made it, "Mỹ Bình (0190a1b2, Lan)". */
	const char *place_name, *team_name;
	const char *author;             /* of its first entry */
	int64_t residents, volunteers;  /* CDS_UNKNOWN: nobody counted them */
	/* By enum cds_measure: the sum of what was counted, and how many services were given and
	 * not counted. */
	int64_t total[3], uncounted[3];
	const struct cds_count *count;  /* in the order of the service codes */
	size_t counts;
	unsigned flags;                 /* CDS_SESSION_… */
};

/* What a field of a session holds, and so how a person writes it. */
enum cds_form {
	CDS_FORM_DATE,                  /* a day, or the first and last of several */
	CDS_FORM_ITEM,                  /* a place or team: its UUID, a person gives its name */
	CDS_FORM_COUNT,                 /* 0 to CDS_COUNT_MAX, or "?" */
	CDS_FORM_MARK,                  /* yes, no, or a count */
	CDS_FORM_FLAG,                  /* yes or no */
	CDS_FORM_TEXT,                  /* one line as others have it, which are offered */
	CDS_FORM_NOTE                   /* lines, which the log keeps apart from the entry */
};

/* All that is known of a field of a session.  Forms, lists, line mode, import and export go by one
 * table of these. */
struct cds_session_field {
	/* "residents"; one that ends with a dot is a family: "assist." and a service's code. */
	const char *name;
	enum cds_form form;
	/* Of which kind the item of a CDS_FORM_ITEM is.  Of a family it is CDS_SERVICE, whose code
	 * ends the name and whose counts are added up.  Else 0. */
	enum cds_kind item;
	const char *label;              /* a text to translate; "": it has the service's name */
	/* The part of the form where the field is, a text to translate; "": the first part; NULL:
	 * nobody types it. */
	const char *part;
	int column;                     /* its place among the columns of an export; 0: none */
	const char *heading, *heading_vi;       /* of that column */
};
/* How many lines the table has. */
size_t cds_session_fields_known(void);
/* The i-th line, in the order of the form, which lists of fields have, too; NULL: there are not so
 * many. */
const struct cds_session_field *cds_session_field_at(size_t i);
/* NULL: this version knows no field of that name. */
const struct cds_session_field *cds_session_field_find(const char *name);
/* The place of a field in that order; cds_session_fields_known() for one that is not known. */
size_t cds_session_field_rank(const char *name);

/* How typed fields of a session are read.  Whoever reads several keeps this from one to the
 * next. */
struct cds_typing {
	int today;                      /* completes a date, as in cds_date_read */
	enum cds_making making;         /* what to do about a place or team that is not there */
	/* The session's fields, if it is one that is changed: its date says which units there were,
	 * where no other date is typed.  NULL: it is new, and then that is today. */
	const cds_fields *before;
	/* Set by cds_field_read if the text did not say the date in full: the person should be told
	 * which day was meant. */
	bool filled_in;
};
/* Reads what a person typed for a field, wherever a session is typed, and sets it in `fields`.  The
 * date is to be read first, since a place is that of its day.  An empty text is refused, except for
 * CDS_FORM_TEXT and CDS_FORM_NOTE; to unset a field, set it to null.
 * CDS_INVALID: the text, with what is wrong with it, or a name that no field has.  Of a place or
 * team also the statuses of cds_item_named. */
enum cds_status cds_field_read(cds_log *log, const char *name, const char *text,
    struct cds_typing *how, cds_fields *fields) CDS_CHECKED;
/* Reads "yes", "có", "true", "x", "no", "không" or "false", as a person types a CDS_FORM_MARK.
 * CDS_INVALID: it is none of these.  CDS_NO_MEMORY. */
enum cds_status cds_yes_parse(const char *text, bool *yes) CDS_CHECKED;
/* The field, such as "assist.eid", that counts the service which a person names.  Statuses as of
 * cds_item_named. */
#define CDS_FIELD 65            /* bytes of a field's name at most, with its NUL */
enum cds_status cds_service_field(cds_log *log, const char *text, enum cds_making making,
    char field[CDS_FIELD]) CDS_CHECKED;

/* More people than this at one outing are doubtful, and so are more volunteers than that. */
#define CDS_RESIDENTS_PLAUSIBLE 5000
#define CDS_VOLUNTEERS_PLAUSIBLE 200
/* A value of a session that may be a slip of the finger.  `question` is put to whoever typed it
 * ("12 women among 10 people: is that right?"), for cds_error_text. */
struct cds_doubt {
	char field[CDS_FIELD];          /* the field that it is about */
	struct cds_refusal question;
};
#define CDS_DOUBTS 12           /* what is beyond these is not listed */
struct cds_doubts {
	struct cds_doubt doubt[CDS_DOUBTS];
	size_t n;
};
/* Lists what is doubtful in a session that has the fields `was` (NULL: it is new) and gets
 * `changes`, and leaves out what was the same before:
 *   a group (women …) that is larger than the residents
 *   more than CDS_RESIDENTS_PLAUSIBLE residents
 *   more than ten residents for each time that somebody was helped: all counts of services together
 *   more than CDS_VOLUNTEERS_PLAUSIBLE volunteers
 *   a service that is no visit, given more than CDS_RESIDENTS_PLAUSIBLE times, or more than ten
 *   times to each of the residents
 *   a first day after `today` (CDS_NO_DAY: that is not looked at)
 *   a place that had ended on the first day, or had not begun, or is under such a one
 * What was not counted is compared with nothing.  None of these is refused by cds_session_add and
 * cds_session_edit: the program asks.  All but date and place set CDS_SESSION_FLAGGED, whoever
 * confirmed them, so that whoever merges the log sees them, too.  `out` points into itself and is
 * not copied by assignment. */
enum cds_status cds_session_doubts(cds_log *log, const cds_fields *was, const cds_fields *changes,
    int today, struct cds_doubts *out) CDS_CHECKED;

/* Makes a session of fields of that table, with places and teams as the text of their UUIDs.  *id
 * is its new UUIDv7; if it is not nil at first, as that of a draft, it is taken.
 * CDS_INVALID: the field, and why.  CDS_PRIVATE.  CDS_NOT_FOUND: a place, team or service that the
 * log does not have.  CDS_EXISTS: the log has a session with this *id. */
enum cds_status cds_session_add(cds_log *log, const cds_fields *fields, cds_uuid *id) CDS_CHECKED;
/* Sets only the given fields; null unsets one.  Where a field has its value already, nothing is
 * written, except for the date of a session whose clock is in doubt, which is confirmed by that.
 * CDS_NOT_FOUND: the session, or a place, team or service.  CDS_INVALID, CDS_PRIVATE. */
enum cds_status cds_session_edit(cds_log *log, const cds_uuid *id,
    const cds_fields *changes) CDS_CHECKED;
/* Removes a session, so that it does not count, and brings it back.  CDS_NOT_FOUND. */
enum cds_status cds_session_remove(cds_log *log, const cds_uuid *id) CDS_CHECKED;
enum cds_status cds_session_restore(cds_log *log, const cds_uuid *id) CDS_CHECKED;
/* The session whose UUID begins like this.  CDS_INVALID: fewer than 4 characters, or no start of a
 * UUID.  CDS_NOT_FOUND.  CDS_AMBIGUOUS. */
enum cds_status cds_session_find(cds_log *log, const char *prefix, cds_uuid *id) CDS_CHECKED;
/* All fields with the values that they have now, the note's text, too.  *out is freed with
 * cds_fields_free.  CDS_NOT_FOUND. */
enum cds_status cds_session_fields(cds_log *log, const cds_uuid *id, cds_fields **out) CDS_CHECKED;

/* Erases the text of a field ("note") for good, in all entries of a session or in one entry: from
 * this file's bytes, from every log that merges with it later, and from later packs.  Numbers stay,
 * and so does who wrote and when.  Copies of the same text go, too, which arise when somebody keeps
 * it in a conflict or takes an edit back, also those that still come from somebody who did not know
 * of this.  *entries is how many entries lost their text now.  Before success is said the file is
 * written anew, which takes room for it twice.
 * CDS_NOT_FOUND: no such session or entry, or no text there.  CDS_FULL and other failures to write:
 * the text is erased from the log, but its bytes may still be in the file, since that could not be
 * written anew; opening the log again tries again. */
enum cds_status cds_session_redact(cds_log *log, const cds_uuid *session, const char *field,
    int64_t *entries) CDS_CHECKED;
enum cds_status cds_entry_redact(cds_log *log, const cds_uuid *entry, const char *field,
    int64_t *entries) CDS_CHECKED;
/* The entry whose id begins like this; statuses as cds_session_find. */
enum cds_status cds_entry_find(cds_log *log, const char *prefix, cds_uuid *id) CDS_CHECKED;

/* By which places a report counts. */
struct cds_units {
	/* Sessions are counted at the place of this level that theirs is in; CDS_LEVEL_NONE: at the
	 * place that they name.  A place without a level has that which its name begins with ("Xã",
	 * "Phường", "Thôn" …), or is a hamlet if it stands under a commune. */
	enum cds_level level;
	/* Of the units that are valid on this day: a unit that had ended is followed through its
	 * successors.  CDS_NO_DAY: the units that sessions name, as they were then. */
	int day;
};

/* What the place of a row is. */
enum cds_row_unit {
	CDS_ROW_PLACE,                  /* a place, or "" where sessions name none */
	CDS_ROW_UNSAID,                 /* sessions whose place has none of that level above it */
	/* Sessions at a unit that was split, or about which it is not known what followed it, and
	 * whose hamlet does not say where they went: they are somewhere below the place of the
	 * row, or ("") nobody knows where. */
	CDS_ROW_UNALLOCATED
};

/* Which sessions are asked for: those that fulfil every part of it. */
struct cds_filter {
	/* Their first day is from the one to the other, both included; CDS_NO_DAY: open. */
	int from, to;
	cds_uuid place;                 /* at this place or one under it; nil: any */
	cds_uuid team;                  /* nil: any */
	/* Only at that place itself; and where place or team is nil, only those that have none. */
	bool place_only, team_only;
	const char *service;            /* that gave the service of this code; NULL: any */
	const char *author;             /* whose first entry is by exactly this name; NULL: any */
	const char *campaign;           /* of this campaign; marks may be left out; NULL: any */
	/* This is found in place, team, campaign, note or author, as cds_text_matches does; or it
	 * is the start of the UUID, 8 characters or more.  NULL: any. */
	const char *search;
	bool removed;                   /* also those removed, or ruled a duplicate */
	/* Only those in conflict, incomplete, flagged, disputed or with a doubtful clock; of those
	 * that don't count only the ones in conflict, whatever `removed` says. */
	bool attention;
	bool undated;                   /* only those without a date */
	/* Only the sessions behind a row of cds_report_units by place: the row of `place` that is
	 * `unit`, of a report by `units`.  Then place_only is not looked at. */
	bool row;
	struct cds_units units;
	enum cds_row_unit unit;
};
#define CDS_FILTER_ALL { .from = CDS_NO_DAY, .to = CDS_NO_DAY }

/* Names that were given before, the best first.  Freed with cds_names_free. */
typedef struct cds_names cds_names;
size_t cds_names_size(const cds_names *names);
/* It stays until the list is freed; NULL: there are not so many. */
const char *cds_names_at(const cds_names *names, size_t i);
void cds_names_free(cds_names *names);
/* The names of those who wrote entries of sessions here, imports aside: all, or those that match
 * `typed` as cds_text_matches does, the best first as in cds_item_list; at most `limit`
 * (0: all). */
enum cds_status cds_authors_get(cds_log *log, const char *typed, size_t limit,
    cds_names **out) CDS_CHECKED;
/* What the newest 5,000 entries set a field of CDS_FORM_TEXT to, each text once: all, or those
 * that match as above; of those that match as well the newest first. */
enum cds_status cds_typed_before(cds_log *log, const char *field, const char *typed, size_t limit,
    cds_names **out) CDS_CHECKED;

/* Sessions one after another, those of the newest day first (with `ascending` those of the oldest),
 * beginning just after `after` (NULL: with the first).  *out of open is freed with cds_list_close,
 * before the log is closed.  next gives the next session, which stays until the next call on the
 * list.  CDS_END: there are no more. */
typedef struct cds_list cds_list;
enum cds_status cds_list_open(cds_log *log, const struct cds_filter *filter, bool ascending,
    const struct cds_position *after, cds_list **out) CDS_CHECKED;
enum cds_status cds_list_next(cds_list *list, const struct cds_session **out) CDS_CHECKED;
void cds_list_close(cds_list *list);
/* One session.  *list owns it, and is freed with cds_list_close.  CDS_NOT_FOUND. */
enum cds_status cds_session_get(cds_log *log, const cds_uuid *id, cds_list **list,
    const struct cds_session **out) CDS_CHECKED;

/* All sessions that a filter takes, in any order, read a piece at a time, so that a screen can
 * answer keys in between, show those found so far, and tell their sums at any time.  It keeps 8
 * bytes a session.  It does not follow changes of the log: then it is opened again. */
enum cds_sort { CDS_SORT_DATE, CDS_SORT_PLACE, CDS_SORT_TEAM, CDS_SORT_ASSISTS, CDS_SORT_AUTHOR,
    CDS_SORTS };
struct cds_scan_sums {
	int64_t read;                   /* how many sessions were looked at */
	size_t found;                   /* how many of them the filter takes */
	/* How many of these count, and what they add up to: where the filter names a service, what
	 * that counted. */
	int64_t sessions, assists, attendance, visits;
	int64_t uncounted[3];           /* as in struct cds_sums */
	int64_t attention;              /* how many of those found need a look */
	bool done;                      /* all were looked at */
};
/* By date the newest come first, by assists the most, by names in Vietnamese order; with `reverse`
 * the other way round.  Where these are the same, the newest come first.  *out is freed with
 * cds_scan_close, before the log is closed. */
typedef struct cds_scan cds_scan;
enum cds_status cds_scan_open(cds_log *log, const struct cds_filter *filter, enum cds_sort sort,
    bool reverse, cds_scan **out) CDS_CHECKED;
/* Looks at so many more sessions. */
enum cds_status cds_scan_advance(cds_scan *scan, int64_t rows) CDS_CHECKED;
/* What was found so far; it stays until the scan is closed, and is up to date at any time. */
const struct cds_scan_sums *cds_scan_sums(const cds_scan *scan);
/* The i-th of those found: in the order asked for once all were looked at, until then by date.
 * *out stays until the next call on the scan.  CDS_END: there are not so many, or the log no longer
 * has it. */
enum cds_status cds_scan_at(cds_scan *scan, size_t i, const struct cds_session **out) CDS_CHECKED;
/* The index of the session with this number (its position's n); how many were found if it is not
 * among them. */
size_t cds_scan_find(const cds_scan *scan, int64_t n);
/* In a scan by date, the index of the first session of this day, or else of the next day in its
 * order. */
size_t cds_scan_day(const cds_scan *scan, int day);
void cds_scan_close(cds_scan *scan);

/* ---- drafts and tallies -------------------------------------------------- */

/* A form half filled, or a tally that goes on: in this file on this laptop only, never an
 * entry. It has the UUID of its session from its first key on, so that finishing it on two
 * copies of a log is a conflict to settle, not one outing counted twice. */
struct cds_draft {
	cds_uuid session;
	/* What it is called in the file: the same, but for a change that was thrown away while
	 * another change of that session was begun. */
	cds_uuid key;
	bool edits;                     /* it changes a session that the log has */
	bool tally;                     /* it is a tally */
	const char *holder;             /* what the program that has it open calls itself */
	const cds_fields *text;         /* by field: what was typed, right or wrong */
	const cds_fields *pressed;      /* by count field: how often it was pressed */
	int64_t begun, changed;         /* times */
	int64_t binned;                 /* when it was thrown away; -1: it was not */
};

/* The draft of one session, or with `session` NULL all drafts, the newest first, but not those that
 * were thrown away.  It is no failure if there is none: the list is empty then.  *out is freed with
 * cds_drafts_free. */
typedef struct cds_drafts cds_drafts;
enum cds_status cds_drafts_get(cds_log *log, const cds_uuid *session,
    cds_drafts **out) CDS_CHECKED;
size_t cds_drafts_size(const cds_drafts *drafts);
/* It stays until the list is freed; NULL: there are not so many. */
const struct cds_draft *cds_drafts_at(const cds_drafts *drafts, size_t i);
void cds_drafts_free(cds_drafts *drafts);

/* Begins a draft, or writes it again: `edits`, `tally`, `holder` and `text` take the place of what
 * was there, and are on the disk when this returns.  If its session is nil, it gets a new UUIDv7.
 * If `tally` is false, its presses are dropped, since the caller has put them into the text.  What
 * was typed before leaves no bytes in the file.  CDS_INVALID: text that is not UTF-8. */
enum cds_status cds_draft_keep(cds_log *log, struct cds_draft *draft) CDS_CHECKED;
/* Deletes a draft for good, also one in the bin, by its key; if there is none, that is no failure.
 * Whoever makes a session of it does both in one transaction. */
enum cds_status cds_draft_discard(cds_log *log, const cds_uuid *key) CDS_CHECKED;

/* Throws a draft away: it goes to the bin, where it stays for CDS_BIN_DAYS days, and counts as none
 * meanwhile.  It is a step that cds_undo takes back.  One in which nothing was typed or counted is
 * deleted; if there is none, that is no failure. */
#define CDS_BIN_DAYS 30
enum cds_status cds_draft_bin(cds_log *log, const cds_uuid *session) CDS_CHECKED;
/* The drafts in the bin, those that were thrown away last first; as cds_drafts_get. */
enum cds_status cds_drafts_binned(cds_log *log, cds_drafts **out) CDS_CHECKED;
/* Takes a draft out of the bin, by its key.  *session is that of the draft, by which it can be gone
 * on with; `session` may be NULL.
 * CDS_NOT_FOUND: it is not there.  CDS_REFUSED: another change of that session was begun since. */
enum cds_status cds_draft_restore(cds_log *log, const cds_uuid *key,
    cds_uuid *session) CDS_CHECKED;
/* Deletes for good what has been in the bin for CDS_BIN_DAYS days by the clock of cds_log_env.  To
 * be called when a log was opened to be written to; it writes only if there is such a draft. */
enum cds_status cds_drafts_expire(cds_log *log) CDS_CHECKED;
/* Counts one more in a tally; it is on the disk when this returns.
 * CDS_NOT_FOUND: there is no such draft.  CDS_INVALID: it is not a count field. */
enum cds_status cds_tally_press(cds_log *log, const cds_uuid *session,
    const char *field) CDS_CHECKED;
/* Takes the last press back, and says in `field` which it was.  CDS_NOT_FOUND: there is none. */
enum cds_status cds_tally_back(cds_log *log, const cds_uuid *session, char field[65]) CDS_CHECKED;

/* ---- taking back --------------------------------------------------------- */

/* A step of what was written through this log since it was opened: what one outermost transaction
 * wrote of sessions, places, teams, services and rulings, or a draft that was thrown away.  Merges,
 * imports and redactions are no steps.  Only ids are kept, in memory. */
struct cds_undo_step {
	bool draft;                     /* a draft: `subject` is its key, and it wrote no entry */
	/* The entry by which the step is named, the first of a session or else the first of all:
	 * its kind, its subject and its id. */
	enum cds_kind kind;
	cds_uuid subject;
	cds_uuid entry;
	size_t entries;                 /* how many the step wrote */
	bool settles;                   /* it settled a conflict, which undo does not open again */
};
/* The step that cds_undo would take back now, and the one that cds_redo would do again; false:
 * there is none. */
bool cds_undo_next(cds_log *log, struct cds_undo_step *step);
bool cds_redo_next(cds_log *log, struct cds_undo_step *step);
/* Undo takes the last step back by new entries: fields get the values that they had before, a
 * session that was added is removed, a place, team or service that was added is retired unless
 * something uses it.  History stays.  A conflict that was settled does not open again: its field
 * gets the value that it had before.  A draft that was thrown away is brought back.  Redo takes
 * back what undo wrote.
 * CDS_NOT_FOUND: there is no step, or the draft is not in the bin any more; then the step is
 * dropped.  CDS_REFUSED: somebody else has changed it since, the text of a
 * note was erased, or the step only confirmed what stood, to settle a conflict or confirm a date;
 * the error says who or what, nothing is changed, and the step is dropped. */
enum cds_status cds_undo(cds_log *log) CDS_CHECKED;
enum cds_status cds_redo(cds_log *log) CDS_CHECKED;

/* ---- history and conflicts ----------------------------------------------- */

struct cds_entry {
	cds_uuid id, subject;
	const char *kind, *device, *author;
	int64_t at;                     /* by that laptop's own clock */
	int64_t clock;                  /* 1 + the highest clock of its parents */
	/* What it sets, with a note's text in place of its hash; CDS_GONE if that was redacted. */
	const cds_fields *changes;
	/* The values that these fields had as far as the writer knew; unset ones are not in it. */
	const cds_fields *before;
	size_t parents;
	size_t parents_missing;         /* how many of them this log does not have */
};

/* A subject's entries, parents before children.  *out is freed with cds_history_free, and what is
 * in it stays until then.  CDS_NOT_FOUND: the log has no entry of it. */
typedef struct cds_history cds_history;
enum cds_status cds_history_get(cds_log *log, const cds_uuid *subject,
    cds_history **out) CDS_CHECKED;
size_t cds_history_size(const cds_history *history);
/* NULL: there are not so many. */
const struct cds_entry *cds_history_at(const cds_history *history, size_t i);
void cds_history_free(cds_history *history);

/* One open conflict of a subject.  Entries are given as indices of the history. */
struct cds_conflict {
	const char *field;
	const size_t *entry;            /* the entries whose values compete */
	size_t entries;
	size_t winner;                  /* the one whose value the field has now */
};
size_t cds_history_conflicts(const cds_history *history);
/* It stays until the history is freed; NULL: there are not so many. */
const struct cds_conflict *cds_history_conflict(const cds_history *history, size_t i);

/* ---- review: what disagrees, and what is counted twice ------------------- */

/* Why two sessions are thought to be one outing. */
enum {
	CDS_SAME_DAY = 1,
	CDS_NEXT_DAY = 2,
	CDS_SAME_PLACE = 4,
	CDS_SAME_NAME = 8,              /* of two places that may be one, see cds_doubles_get */
	CDS_PLACE_WITHIN = 16,          /* a hamlet and its unit */
	CDS_SAME_TEAM = 32,
	CDS_OTHER_TEAM = 64,            /* speaks against it */
	CDS_SAME_SERVICES = 128,
	CDS_SAME_COUNTS = 256,
	CDS_NEAR_COUNTS = 512,
	CDS_SAME_TEAM_NAME = 1024       /* of two teams that may be one */
};

enum cds_review_what {
	/* Two people set a field differently, without knowing of each other. */
	CDS_REVIEW_CONFLICT,
	CDS_REVIEW_DUPLICATE,           /* two sessions that are probably one outing */
	CDS_REVIEW_RULING               /* a ruling of somebody on two sessions */
};

struct cds_review_item {
	enum cds_review_what what;
	enum cds_kind kind;             /* of a conflict's subject; CDS_SESSION of the others */
	const char *kind_name;          /* its name, also if this version does not know it */
	cds_uuid subject;               /* of a conflict whose it is; else the ruling's */
	const char *field;              /* of a conflict; else "" */
	cds_uuid a, b;                  /* the two sessions; of a session's conflict a is that */
	int day;                        /* of the session, or the earlier one; CDS_NO_DAY: none */
	int score;                      /* of duplicates, how likely: up to 100 */
	unsigned reasons;               /* of duplicates: CDS_SAME_DAY … */
	bool same;                      /* of a ruling: they are one outing */
	cds_uuid prefer;                /* of a ruling: the session that counts */
};

/* Conflicts that are open, the newest first, then likely duplicates, the highest score first; or
 * with `ruled` the rulings that stand.  If `session` is neither NULL nor nil, only what concerns
 * it. *out is freed with cds_review_free.  CDS_NOT_FOUND: the session. */
typedef struct cds_review cds_review;
enum cds_status cds_review_get(cds_log *log, const cds_uuid *session, bool ruled,
    cds_review **out) CDS_CHECKED;
size_t cds_review_size(const cds_review *review);
/* The i-th, which must be there; it stays until the list is freed. */
const struct cds_review_item *cds_review_at(const cds_review *review, size_t i);
void cds_review_free(cds_review *review);

/* How many of them are open, and how many doubles (cds_doubles_get), without reading what they are
 * about. */
enum cds_status cds_review_count(cds_log *log, int64_t *conflicts, int64_t *duplicates,
    int64_t *doubles) CDS_CHECKED;

/* Settles a conflict by keeping the value of one of the entries that compete, the text of a note,
 * too.  A third value is set with cds_session_edit or cds_item_edit.  A removal in conflict is
 * settled by cds_session_remove or cds_session_restore.
 * CDS_NOT_FOUND: no such subject, or that entry does not set that field. */
enum cds_status cds_conflict_keep(cds_log *log, const cds_uuid *subject, const char *field,
    const cds_uuid *entry) CDS_CHECKED;

/* Rules that these sessions are one outing, of which `prefer` counts.  That is one of them, or of
 * those that were ruled to be the same outing before.
 * CDS_INVALID: fewer than two, one of them twice, or `prefer` is another one.  CDS_NOT_FOUND: one
 * of the sessions. */
enum cds_status cds_verdict_same(cds_log *log, const cds_uuid *session, size_t sessions,
    const cds_uuid *prefer) CDS_CHECKED;
/* Rules that two sessions are two outings.  CDS_INVALID: they are the same one.  CDS_NOT_FOUND. */
enum cds_status cds_verdict_different(cds_log *log, const cds_uuid *a,
    const cds_uuid *b) CDS_CHECKED;
/* Withdraws a ruling on two sessions: it is as if nobody had ruled.  CDS_NOT_FOUND: nobody has. */
enum cds_status cds_verdict_withdraw(cds_log *log, const cds_uuid *a,
    const cds_uuid *b) CDS_CHECKED;

/* ---- doubles: places and teams that are probably one --------------------- */

/* One of two places or teams that are a double. */
struct cds_double_side {
	cds_uuid id;
	const char *path;               /* its name, and those of the places above it */
	const char *author;             /* who made it; "": a list or an import */
	int64_t made;                   /* when, by that laptop's clock; -1: a list or an import */
	int64_t sessions;               /* that say it, or another of its group, and count */
	bool listed;                    /* it is a unit of a list */
};

struct cds_double {
	enum cds_kind kind;             /* CDS_PLACE or CDS_TEAM */
	/* a would stand for both: a unit of a list comes before one made by hand.  Of a ruling a is
	 * the one that it prefers. */
	struct cds_double_side a, b;
	bool ruled;                     /* somebody has ruled on them … */
	bool same;                      /* … that they are one */
};

/* Doubles: places, and teams, that have one name, stand under the same place, under two that may be
 * one themselves, or one of them under none, and on which nobody has ruled; those that are out of
 * use are left out.  "Phước Nam" and "Xã Phước Nam" are one name, a commune and a ward are not; two
 * units of lists are never doubles.  Places come before teams, and first those under no place:
 * whether two hamlets are one depends on their communes.  With `ruled` they are the rulings that
 * stand, the newest first.  `item` NULL: all; else only those of that item, and `kind` is its kind.
 * *out is freed with cds_doubles_free, and what is in it stays until then.  CDS_NOT_FOUND: the
 * item. */
typedef struct cds_doubles cds_doubles;
enum cds_status cds_doubles_get(cds_log *log, enum cds_kind kind, const cds_uuid *item, bool ruled,
    cds_doubles **out) CDS_CHECKED;
size_t cds_doubles_size(const cds_doubles *doubles);
/* NULL: there are not so many. */
const struct cds_double *cds_doubles_at(const cds_doubles *doubles, size_t i);
void cds_doubles_free(cds_doubles *doubles);

/* Rules that these places, or teams, are one.  From then on `prefer` stands for all of them in
 * lists, filters and totals, and the search for duplicates takes them for one; sessions keep the
 * one that they were logged with, so that withdrawing the ruling brings everything back.  `prefer`
 * is one of them, or of those that they were ruled one with before; NULL: a unit of a list, else
 * the one with most sessions.
 * CDS_INVALID: fewer than two, one of them twice, or `prefer` is another one.  CDS_NOT_FOUND: one
 * of them.  CDS_REFUSED: one is inside the other.  A unit that is only offered becomes part of the
 * log. */
enum cds_status cds_item_same(cds_log *log, enum cds_kind kind, const cds_uuid *item, size_t items,
    const cds_uuid *prefer) CDS_CHECKED;
/* Rules that two of one name are two.  CDS_INVALID: they are the same one.  CDS_NOT_FOUND. */
enum cds_status cds_item_different(cds_log *log, enum cds_kind kind, const cds_uuid *a,
    const cds_uuid *b) CDS_CHECKED;
/* Withdraws a ruling on two of them: it is as if nobody had ruled.  CDS_NOT_FOUND: nobody has. */
enum cds_status cds_item_ruling_withdraw(cds_log *log, enum cds_kind kind, const cds_uuid *a,
    const cds_uuid *b) CDS_CHECKED;
/* Sets *out to the item that stands for this one: itself, where it was not ruled to be another's.
 * CDS_NOT_FOUND. */
enum cds_status cds_item_stands(cds_log *log, enum cds_kind kind, const cds_uuid *item,
    cds_uuid *out) CDS_CHECKED;

/* ---- report -------------------------------------------------------------- */

/* What the rows of a report are by; CDS_BY_COUNT is how many there are. */
enum cds_by { CDS_BY_SERVICE, CDS_BY_PLACE, CDS_BY_TEAM, CDS_BY_MONTH, CDS_BY_HALF, CDS_BY_AUTHOR,
    CDS_BY_COUNT };
/* Its name on the command line, "service" …; and back, false: the name is none. */
const char *cds_by_name(enum cds_by by);
bool cds_by_parse(const char *name, enum cds_by *out);

struct cds_sums {
	int64_t sessions;
	int64_t assists, attendance, visits;
	int64_t residents;              /* CDS_UNKNOWN: nobody counted them */
	int64_t sessions_with_residents;
	/* Counts that are missing, of services that were given and nobody counted: one for each
	 * service and session; all, and by enum cds_measure.  Where one is missing, the sum of its
	 * measure is only the least that it can be. */
	int64_t unknown, uncounted[3];
};

struct cds_report_row {
	/* In the order of `by`: a code, a name with path, "2023-11", "2023-11-a"; "": none. */
	const char *key[CDS_BY_COUNT];
	cds_uuid id[CDS_BY_COUNT];      /* of places and teams; else nil */
	enum cds_row_unit unit;         /* of its place, in a report by place */
	struct cds_sums sums;
};

struct cds_service_sum {
	const char *code;
	enum cds_measure measure;
	int64_t sessions, count, unknown;
};

struct cds_report {
	struct cds_units units;         /* as it was asked for */
	/* The period of the filter; where that is open, from the first or to the last day of any
	 * session. */
	int from, to;
	struct cds_sums sums;
	const struct cds_service_sum *service;  /* by measure, then the most first */
	size_t services;
	const struct cds_report_row *row;       /* sorted by their keys, in Vietnamese order */
	size_t rows, nby;
	int64_t undated;                /* sessions without a date, which are not counted */
	/* Sessions of the period that need a look, by the reason. */
	int64_t conflicts, incomplete, flagged;
	/* Likely duplicates that nobody has ruled on; the earlier session is of the period. */
	int64_t duplicates;
	int64_t doubles;                /* cds_doubles_get: how many the whole log has */
	int64_t disputed;               /* sessions that count while rulings disagree */
	int64_t clocks;                 /* sessions that a doubtful clock wrote */
	/* Sessions with any of these reasons except duplicates, each counted once. */
	int64_t attention;
	int64_t entries;                /* in the whole log */
	char fingerprint[CDS_FINGERPRINT];      /* of the whole log */
};

/* Totals of the sessions that the filter takes, in rows by `nby` things.  They come from kept
 * totals where the filter and `by` allow that, in a time that does not depend on the size of the
 * log; else the sessions are read one by one.  `cutoff` is that of cds_period_read, for
 * CDS_BY_MONTH. *out is freed with cds_report_free, and what is in it stays until then. */
enum cds_status cds_report_run(cds_log *log, const struct cds_filter *filter,
    const enum cds_by *by, size_t nby, int cutoff, struct cds_report **out) CDS_CHECKED;
/* The same by other places than sessions name.  A hamlet goes where its commune went; where that
 * was split, the hamlet decides if one of the new units has a hamlet that was ruled the same, or if
 * only one has a hamlet of its name.  With `day` the filter's place, if it is of that day, takes
 * what is in it then, the sessions at units that it followed, too.  Whatever the units, the rows
 * add up to the same sums.  units NULL: as cds_report_run. */
enum cds_status cds_report_units(cds_log *log, const struct cds_filter *filter,
    const struct cds_units *units, const enum cds_by *by, size_t nby, int cutoff,
    struct cds_report **out) CDS_CHECKED;
void cds_report_free(struct cds_report *report);

/* ---- merge --------------------------------------------------------------- */

/* What a merge brought from one laptop, by the name that is in the new entries. */
struct cds_merge_laptop {
	const char *device;             /* "": imports and listed units */
	int64_t entries, sessions_new, sessions_changed;
};

/* A field that has another value after the merge, of a session that the log had before. */
struct cds_merge_change {
	cds_uuid session;
	const char *field;
	const struct cds_field *from, *to;      /* NULL: not set */
	bool conflict;                  /* the field is in conflict … */
	const struct cds_field *rival;  /* … with this value, which it does not have; NULL: unset */
};

#define CDS_RETURN (CDS_FINGERPRINT + 20)       /* "K7QF-2M9X-4TRA-OB5L/152" and a NUL */
/* A merge with more new redactions than this has to be accepted, since they erase for good. */
#define CDS_REDACTIONS_MAX 20

struct cds_merge_options {
	/* What messages and the receipt call the file, where `path` is only a copy of it; NULL: its
	 * path. */
	const char *name;
	bool dry_run;                   /* say what would happen, and change nothing */
	bool full;                      /* read every entry, and check the whole file */
	bool skip_bad;                  /* leave malformed entries out, and take the others */
	bool accept_redactions;         /* also more than CDS_REDACTIONS_MAX new ones */
	/* Called now and then.  done and total count entries to read and, as they turn up, sessions
	 * and other subjects whose state has to be derived.  false: stop, also at the last call. */
	bool (*progress)(void *arg, int64_t done, int64_t total);
	/* Told of each entry that was left out, with skip_bad. */
	void (*bad)(void *arg, const struct cds_error *why);
	/* Both are called after the last entry, also in a dry run.  What they are given stays
	 * during the call, and they may read the log, which then is as it is after the merge. */
	/* Told of each laptop that new entries come from, those with the most first. */
	void (*laptop)(void *arg, const struct cds_merge_laptop *laptop);
	/* Told of each field that changed, session by session. */
	void (*change)(void *arg, const struct cds_merge_change *change);
	void *arg;                      /* given to all of them, any of which may be NULL */
};

/* What a pack says of itself: by whom and when it was made, and what it holds. */
struct cds_manifest {
	char author[129], device[129];
	int64_t at;
	bool whole;                     /* it has all that the log had then */
	int64_t entries, sessions, assists;     /* sessions and assists as a report counts them */
	char fingerprint[CDS_FINGERPRINT];      /* of its entries */
};

struct cds_merge_result {
	int64_t entries;                /* in the file */
	int64_t fresh, known;           /* of them, how many are new, and how many the log had */
	int64_t bad;                    /* how many were left out */
	int64_t sessions_new, sessions_changed;
	int64_t conflicts;              /* sessions in conflict that were not before */
	int64_t duplicates;             /* likely ones, beyond those that were open before */
	int64_t doubles;                /* places and teams, beyond those that were open before */
	int64_t redactions;             /* how many of the new entries are redactions */
	struct cds_sums before, after;  /* totals of the whole log */
	/* The number of the receipt; 0: none was kept, because it was a dry run, or because the
	 * very same data was merged before. */
	int64_t receipt;
	char source[CDS_FINGERPRINT];   /* of all that the file has; "" with `full` */
	/* The return receipt, which the sender can give to cds_pack; "" if not all was taken. */
	char receipt_text[CDS_RETURN];
	/* By which rules the file's own figures follow from its entries: those of CDS_DERIVATION,
	 * or of an older or a newer version, whose duplicates and doubles may differ from ours. */
	int64_t derivation;
	bool packed;                    /* the file is a pack … */
	struct cds_manifest pack;       /* … and this is what it says of itself */
};

/* Makes the log the union of its entries and another log's: all of them, or none.  Between
 * cds_log_begin and its end several can be merged, and one that fails leaves what came before it;
 * so many files can be previewed together, and then rolled back.  `path` is a stranger's file: it
 * is opened read-only, and nothing in it is trusted.  options NULL: none of them.
 * CDS_ATTENTION: entries were left out.  CDS_NOT_FOUND, CDS_NOT_A_LOG, CDS_NEWER.  CDS_CORRUPT: the
 * file, or an entry; the error says which and why.  CDS_MISMATCH: its digests do not fit its
 * entries, which `full` does not need.  CDS_REFUSED: it is the log itself, a symbolic link, a file
 * that another program is in the middle of writing or one in WAL mode without its -wal, or it has
 * too many new redactions.  CDS_STOPPED. */
enum cds_status cds_merge(cds_log *log, const char *path, const struct cds_merge_options *options,
    struct cds_merge_result *result) CDS_CHECKED;

/* What is kept of a merge, in this file on this laptop only: it is never merged itself. */
struct cds_receipt {
	int64_t n;                      /* its number */
	int64_t at;                     /* when it was merged */
	const char *file;               /* as it was named */
	const char *source;             /* the file's fingerprint; "" if it was read with `full` */
	const char *before, *after;     /* this log's fingerprint */
	int64_t entries, fresh, bad, redactions, sessions_new, sessions_changed, conflicts,
	    duplicates, doubles;
	int64_t undone;                 /* when it was taken back; -1: it stands */
	const struct cds_merge_laptop *laptop;  /* of each, only the number of entries */
	size_t laptops;
};
/* All receipts, the newest first.  *out is freed with cds_receipts_free. */
typedef struct cds_receipts cds_receipts;
enum cds_status cds_receipts_get(cds_log *log, cds_receipts **out) CDS_CHECKED;
size_t cds_receipts_size(const cds_receipts *receipts);
/* The i-th, which must be there; it stays until the list is freed. */
const struct cds_receipt *cds_receipts_at(const cds_receipts *receipts, size_t i);
void cds_receipts_free(cds_receipts *receipts);

struct cds_unmerge_result {
	/* How many entries went, sessions went with them, and sessions have their old values. */
	int64_t entries, sessions_gone, sessions_changed;
	/* Redactions of texts in what stays: they stay, too, since such a text can't come back. */
	int64_t redactions;
};
/* Takes the merge with this receipt's number back: the entries that it brought go, and the log is
 * as it would be without them.  Later merges that brought nothing are taken back with it.  Another
 * log that has the entries can bring them again.
 * CDS_NOT_FOUND: no such receipt.  CDS_EXISTS: it was taken back already.  CDS_REFUSED: a later
 * merge that brought something has to go first, or something that stays builds on what would go;
 * the error names it. */
enum cds_status cds_unmerge(cds_log *log, int64_t receipt,
    struct cds_unmerge_result *result) CDS_CHECKED;

/* ---- packs --------------------------------------------------------------- */

/* What goes into a pack. */
struct cds_pack_options {
	const struct cds_filter *filter;        /* only these sessions; NULL: all */
	/* Only what was changed since this time, by the clocks of those who wrote; -1: all. */
	int64_t since;
	/* Only what the writer of this return receipt does not have; then filter and since are not
	 * looked at.  NULL: all. */
	const char *receipt;
	bool (*progress)(void *arg, int64_t done, int64_t total);       /* entries; false: stop */
	void *arg;
};
#define CDS_PACK_ALL { .since = -1 }

/* Makes a pack at `path`: a log with some of this one's entries, and a manifest.  Sessions come
 * with their whole history and all that it names (places and those above them, teams, rulings,
 * redactions), removed ones, too; with `since` alone also places and teams that were changed.  It
 * is written under path.part, synced, renamed, and read back entry by entry.  A log that can be
 * written remembers the pack, so that a return receipt of it (its fingerprint, "/", its entries, as
 * in cds_merge_result.receipt_text) says what the other side has.  options NULL: everything.
 * CDS_EXISTS: there is something at `path`.  CDS_NOT_FOUND: there is nothing to pack, or the return
 * receipt belongs to no pack or copy of this log.  CDS_INVALID: it is no return receipt.
 * CDS_STOPPED.  CDS_FULL, CDS_IO.  If it fails, nothing is left at `path`. */
enum cds_status cds_pack(cds_log *log, const char *path, const struct cds_pack_options *options,
    struct cds_manifest *manifest) CDS_CHECKED;

/* ---- import -------------------------------------------------------------- */

/* What a field of each session is made of. */
struct cds_import_map {
	/* date, place, team, service, count, counts.CODE, residents, note … */
	const char *field;
	const char *value;              /* a template: "{Event Year}-{Event Month}-01" */
};

/* A row that was refused; what it points to stays during the call that tells it. */
struct cds_import_reject {
	int64_t line;                   /* of the file, from 1 */
	const char *column;             /* the field or heading; "" for the whole row */
	const char *value;
	struct cds_error why;
	const char *row;                /* the row's own bytes, for a rejects file */
	size_t row_size;
	const char *header;             /* those of the row of headings; NULL: not told */
	size_t header_size;
};

struct cds_import_options {
	const struct cds_import_map *map;
	/* 0: headings of our own export, English or Vietnamese, and names and codes of services. */
	size_t maps;
	enum cds_measure measure;       /* of services that make_new makes */
	/* What names the table, so that a row of it is the same session each time; NULL: its header
	 * row. */
	const char *source;
	/* A template of what names a row, so that a corrected one changes its session; NULL: all of
	 * its cells. */
	const char *key;
	const char *name;               /* what messages call the file; NULL: its path */
	const char *encoding;           /* NULL: UTF-8, or UTF-16 with a byte-order mark */
	char separator;                 /* between cells; 0: found out, among , ; tab | */
	bool make_new;                  /* make places, teams and services that are not there */
	bool dry_run;                   /* say what would happen, and change nothing */
	/* Days after this one are doubtful; 0 or CDS_NO_DAY: no day is, for being one to come. */
	int today;
	/* Told of each row that was refused. */
	void (*reject)(void *arg, const struct cds_import_reject *reject);
	/* Told what is doubtful in the row on this line, which was taken all the same, unless the
	 * session had it already. */
	void (*doubt)(void *arg, int64_t line, const struct cds_doubt *doubt);
	/* Told of each column that is not read because its heading says nothing to the import; with
	 * a map, of none. */
	void (*unread)(void *arg, const char *heading);
	/* Told of each session that was in this source's last import and is not in this one. */
	void (*vanished)(void *arg, const cds_uuid *session);
	bool (*progress)(void *arg, int64_t done, int64_t total);       /* bytes; false: stop */
	void *arg;                      /* given to all of them, any of which may be NULL */
};

struct cds_import_result {
	/* How many rows there were, and what became of them. */
	int64_t rows, added, changed, same, rejected, vanished;
	int64_t doubtful;               /* how many of those added and changed are doubtful */
	int64_t unread;                 /* how many columns were not read */
	int64_t places_new, teams_new, services_new;    /* how many were made */
	const char *header;             /* the header row, until the next call on the log */
	char separator;                 /* between cells */
};

/* Imports a table of sessions, all rows that are accepted in one transaction.  The same rows make
 * the same entries on every laptop, so that a table can be imported twice, here or elsewhere.
 * CDS_ATTENTION: some rows were refused or are doubtful, or some columns were not read.
 * CDS_NOT_FOUND: the file.  CDS_INVALID: the map, the encoding, or a column that is not there.
 * CDS_STOPPED. */
enum cds_status cds_import(cds_log *log, const char *path,
    const struct cds_import_options *options, struct cds_import_result *result) CDS_CHECKED;

/* Imports places, teams or services from a table with the columns code, name and, for places,
 * parent, which is the code of the one above, from, to, and successors, which are codes in the list
 * `into` (NULL: the same list) with spaces between them; other columns are not looked at.  `name`
 * is what messages call the file; NULL: its path.  `every` has fields that all of them get, such as
 * list, from and to.  A unit that is there gets the days and successors that it lacks, and nothing
 * else.
 * A table with the columns old_code and new_code (and old_name, new_name) says which units of
 * `into` took over those of the list, one on each row: a unit on several rows was split.  A new
 * unit is found by its code or else, if only one of its list has it, by its name; it must be in the
 * log or come with the program.  An old one that is not there is made, if the table has its name.
 * It is one transaction, and the same table makes the same entries on every laptop.  Of the result,
 * rows, added, changed, same and rejected are filled in; of successors added, changed and same
 * count old units.  Statuses as cds_import. */
enum cds_status cds_items_import(cds_log *log, enum cds_kind kind, const char *path,
    const char *name, const cds_fields *every, const char *into,
    void (*reject)(void *arg, const struct cds_import_reject *reject), void *arg,
    struct cds_import_result *result) CDS_CHECKED;

/* The columns of our own export: the session's id, its fields and its author; besides them an
 * export has one for each count, under the field's name.  An import knows a column by either
 * heading. */
struct cds_heading {
	const char *field, *english, *vietnamese;
};
/* How many there are, and the i-th. */
size_t cds_headings(void);
struct cds_heading cds_heading_at(size_t i);

/* ---- check --------------------------------------------------------------- */

struct cds_check_result {
	/* How many the log has, and how many problems were found. */
	int64_t entries, sessions, problems;
};

/* Reads the whole log: SQLite's own check, every entry's form and id; and everything derived is
 * made again and compared.  Of a log that can't be written only the file and the entries are
 * checked. `problem` is told each problem, and `progress` may stop; both may be NULL.
 * CDS_ATTENTION: there were problems.  CDS_STOPPED. */
enum cds_status cds_check(cds_log *log, void (*problem)(void *arg, const struct cds_error *what),
    bool (*progress)(void *arg, int64_t done, int64_t total), void *arg,
    struct cds_check_result *result) CDS_CHECKED;
/* Drops everything derived and makes it again from the entries. */
enum cds_status cds_rebuild(cds_log *log) CDS_CHECKED;

/* ---- arrays -------------------------------------------------------------- */

/* Makes room for one member more in an array that grows: cds_grow(array, n, room), where `n`
 * members of `array` are in use, of the `room` that it has (NULL and 0 at first; the caller frees
 * it).  false: no memory, and the array is as it was.  The three are variables or members, and are
 * read several times. */
#define cds_grow(array, n, room) \
	((n) < (room) || cds_grow_more(&(array), &(room), (n), sizeof *(array)))
/* What cds_grow does where the room is used up; `array` is the address of the array's pointer. */
bool cds_grow_more(void *array, size_t *room, size_t n, size_t size);

#endif
