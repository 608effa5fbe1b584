/*
 * cdslog.h - the one public header of libcdslog, and its manual.
 *
 * A log is one SQLite file of immutable entries.  Everything else in it (the
 * sessions as they stand, the totals, the digests) is a function of the set
 * of entries and can be rebuilt.  cdslog(5) defines the file to the byte.
 *
 * Conventions
 *   status     Every function that can fail returns enum cds_status and must
 *              be checked.  A function that takes a log leaves the details in
 *              cds_error(log) until the next call on that log.
 *   ownership  `const T *` is borrowed; the comment says until when.
 *              `T **out` is the caller's to free with the named function,
 *              which takes NULL.  On failure an out-parameter is NULL.
 *   text       UTF-8, NFC, NUL-terminated.  Never translated: templates of
 *              messages are English and serve as keys of a translation.
 *   days       `int`, days since 1970-01-01; CDS_NO_DAY is "open" or "none".
 *   times      `int64_t`, seconds since 1970-01-01 00:00 UTC.
 *   counts     `int64_t`, 0 to 1,000,000; CDS_UNKNOWN (-1) where something
 *              was given and nobody counted, or nothing was given.
 *   statuses   Any function that takes a log can also return CDS_NO_MEMORY,
 *              CDS_IO, CDS_FULL, CDS_BUSY, CDS_READONLY and CDS_CORRUPT; the
 *              lists below name only what is particular to a function.
 *   threads    None: a log and all that came from it belong to one thread.
 */
#ifndef CDSLOG_H
#define CDSLOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CDS_VERSION "0.4.0"
#define CDS_FORMAT 2            /* the newest file format this version writes */

#define CDS_NO_DAY  INT32_MIN
#define CDS_UNKNOWN (-1)
#define CDS_COUNT_MAX 1000000

#if defined(__GNUC__)
#define CDS_CHECKED __attribute__((warn_unused_result))
#else
#define CDS_CHECKED
#endif

/* ---- statuses ------------------------------------------------------------ */

enum cds_status {
	CDS_OK = 0,
	CDS_END,                /* a list has no more items; not an error */
	CDS_ATTENTION,          /* done, but something needs a look */
	CDS_INVALID,            /* a value breaks a rule: date, count, name … */
	CDS_PRIVATE,            /* text holds a person's number (CCCD, phone …) */
	CDS_NOT_FOUND,          /* no such session, place, team, service, file */
	CDS_AMBIGUOUS,          /* several match; the error's arguments name them */
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
	CDS_BUG,                /* this program broke its own rule */
	CDS_STATUSES
};

/* The one table of statuses: a short name ("not-found") and the exit status
 * that the program gives for it: 0 done, 1 failed, 2 misused, 3 finished but
 * something needs a look, 75 busy. */
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

/* Fills buf (size bytes, always terminated) with the message; `translate`
 * maps a template to another language and may be NULL.  Returns buf. */
typedef const char *cds_translate_fn(const char *template_text);
char *cds_error_text(const struct cds_error *error, cds_translate_fn *translate,
    char *buf, size_t size);

/* ---- uuids --------------------------------------------------------------- */

typedef struct cds_uuid {
	unsigned char b[16];
} cds_uuid;

#define CDS_UUID_TEXT 37        /* 36 characters, lower case, and a NUL */

bool cds_uuid_parse(const char *text, cds_uuid *out);   /* the 36-character form only */
char *cds_uuid_text(const cds_uuid *id, char buf[CDS_UUID_TEXT]);       /* returns buf */
bool cds_uuid_is_nil(const cds_uuid *id);
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
	/* the text alone says which; false: the rest was taken from today, or from the other day,
	 * and the person should be told which days were meant */
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
char *cds_date_text(int first, int last, char buf[CDS_DATE_TEXT]);      /* ISO; returns buf */
int cds_day_of(int64_t at, int offset_seconds);          /* the day of a time */
int cds_day_make(int year, int month, int day);         /* CDS_NO_DAY if there is none */
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
enum cds_status cds_period_parse(const char *text, int cutoff, int *from, int *to) CDS_CHECKED;
/* The period of the kind 'Y', 'H', 'Q' or 'M' that holds `day`. */
void cds_period_of(int day, char kind, int cutoff, int *from, int *to);

/* Text for identity: valid UTF-8 → NFC, one tone placement, spaces collapsed
 * and trimmed.  *out is the caller's, free().  CDS_INVALID: not UTF-8, or a
 * control character. */
enum cds_status cds_text_normal(const char *text, size_t len, char **out) CDS_CHECKED;
/* Composed (NFC) and otherwise as it is, for what is being typed; free(). NULL: not UTF-8, or
 * no memory. */
char *cds_text_nfc(const char *text);
/* Text for search: as above, lower case, no marks, đ = d.  NULL: out of memory. */
char *cds_text_fold(const char *text);
/* Does `text` contain what the person typed?  Letters typed without marks
 * match any; marks that were typed count ("hạ" does not find "Hà"). */
bool cds_text_matches(const char *text, const char *typed);
/* Vietnamese order: a ă â b c d đ e ê …, then ngang huyền hỏi ngã sắc nặng, then small before
 * capital; numbers by their value ("Thôn 2" before "Thôn 10").  sortkey: bytes that strcmp orders
 * the same way; free().  NULL: out of memory. */
int cds_text_compare(const char *a, const char *b);
char *cds_text_sortkey(const char *text);
/* Where a 12-digit CCCD, 9-digit CMND, phone or account number stands in text;
 * false if there is none.  Start and length in bytes. */
bool cds_text_private(const char *text, size_t *start, size_t *len);

/* For a program that uses SQLite only through this library and has one thread, before the first
 * log is opened: SQLite then keeps no locks and no counts for others, and long merges take a
 * sixth less time. */
void cds_alone(void);

/* ---- the log ------------------------------------------------------------- */

typedef struct cds_log cds_log;

enum {
	CDS_OPEN_CREATE = 1,    /* make the file, and its folder, if missing */
	CDS_OPEN_READONLY = 2,
	/* also one in WAL mode without its -wal, whose last changes may be missing */
	CDS_OPEN_AS_IS = 4
};

/* Opens a log; migrates an older format forward in one transaction (unless
 * read-only: then CDS_READONLY).  *out is set even on failure, so that cds_error can be
 * read; it is NULL only for CDS_NO_MEMORY.  Free with cds_log_close.
 * CDS_NOT_FOUND, CDS_NOT_A_LOG, CDS_NEWER (the file is left untouched), CDS_CORRUPT,
 * CDS_REFUSED (a copy that is not whole, or can only be made whole where it can be written). */
enum cds_status cds_log_open(const char *path, unsigned flags, cds_log **out) CDS_CHECKED;
void cds_log_close(cds_log *log);
/* Do a file's first bytes say that it is a log, of whatever format? It is not read further, and
 * may be damaged. */
bool cds_log_recognised(const char *path);
const struct cds_error *cds_error(const cds_log *log);  /* borrowed until the next call */
const char *cds_log_path(const cds_log *log);
/* asked for, or it can't be written where it is */
bool cds_log_readonly(const cds_log *log);

/* Who writes: stored with every entry, at most 128 bytes each, NFC.  Borrowed
 * during the call only.  CDS_INVALID: too long, empty author, not UTF-8. */
enum cds_status cds_log_writer(cds_log *log, const char *author, const char *device) CDS_CHECKED;

/* Where time and chance come from; for tests.  NULL: the system's. */
struct cds_env {
	int64_t (*now)(void *arg);                      /* milliseconds since 1970 */
	void (*random)(void *arg, void *buf, size_t size);
	void *arg;
};
void cds_log_env(cds_log *log, const struct cds_env *env);

/* Nested write transactions: the outermost commit is the one that counts.  The
 * outermost begin takes the write lock at once.  A call that fails before it
 * wrote anything leaves the transaction as it was; a rollback, or a failure
 * after that, undoes everything back to the outermost begin, and the outer
 * commit then fails with CDS_IO.  Every writing function below opens its own,
 * so these are only for several at once. */
enum cds_status cds_log_begin(cds_log *log) CDS_CHECKED;
enum cds_status cds_log_commit(cds_log *log) CDS_CHECKED;
void cds_log_rollback(cds_log *log);

/* A number that changes whenever any program changed the log, drafts of this one aside: for a
 * screen that refreshes itself.  0 on failure. */
uint32_t cds_log_generation(cds_log *log);

/* The code of all entries, "K7QF-2M9X-…": 16 base32 characters in fours. */
#define CDS_FINGERPRINT 20
enum cds_status cds_log_fingerprint(cds_log *log, char buf[CDS_FINGERPRINT]) CDS_CHECKED;
enum cds_status cds_log_entries(cds_log *log, int64_t *count) CDS_CHECKED;

/* Settings of this file on this laptop: never entries, never merged.  Keys
 * [a-z][a-z0-9.-]*.  get: *value is "" where unset; borrowed until the next
 * call.  set: NULL removes. */
enum cds_status cds_config_get(cds_log *log, const char *key, const char **value) CDS_CHECKED;
enum cds_status cds_config_set(cds_log *log, const char *key, const char *value) CDS_CHECKED;
/* Calls fn for each, sorted by key. */
enum cds_status cds_config_list(cds_log *log,
    void (*fn)(void *arg, const char *key, const char *value), void *arg) CDS_CHECKED;

/* ---- fields -------------------------------------------------------------- */

/* An ordered set of field names and values: what an entry changes, or what a
 * subject is.  Names are [a-z][a-z0-9_.]{0,63}. */
typedef struct cds_fields cds_fields;

/* GONE: words that were redacted */
enum cds_type { CDS_NULL, CDS_BOOL, CDS_INT, CDS_TEXT, CDS_GONE };

struct cds_field {
	const char *name;
	enum cds_type type;
	int64_t number;         /* CDS_INT; CDS_BOOL: 0 or 1 */
	const char *text;       /* CDS_TEXT; else "" */
};

cds_fields *cds_fields_new(void);       /* NULL: out of memory */
void cds_fields_free(cds_fields *fields);
/* Set, or replace.  Text is copied.  CDS_INVALID: the name, or a number beyond ±2^53. */
enum cds_status cds_fields_text(cds_fields *fields, const char *name,
    const char *text) CDS_CHECKED;
enum cds_status cds_fields_int(cds_fields *fields, const char *name, int64_t number) CDS_CHECKED;
/* CDS_UNKNOWN → "?" */
enum cds_status cds_fields_count(cds_fields *fields, const char *name, int64_t count) CDS_CHECKED;
enum cds_status cds_fields_bool(cds_fields *fields, const char *name, bool value) CDS_CHECKED;
enum cds_status cds_fields_uuid(cds_fields *fields, const char *name,
    const cds_uuid *id) CDS_CHECKED;
/* "unset this" */
enum cds_status cds_fields_null(cds_fields *fields, const char *name) CDS_CHECKED;
/* Read: sorted by name; borrowed until the set changes or is freed. */
size_t cds_fields_size(const cds_fields *fields);
const struct cds_field *cds_fields_at(const cds_fields *fields, size_t i);
/* NULL: not there */
const struct cds_field *cds_fields_find(const cds_fields *fields, const char *name);
/* "" if not text */
const char *cds_fields_str(const cds_fields *fields, const char *name);

/* ---- the catalogue: places, teams, services ------------------------------ */

enum cds_kind { CDS_SESSION, CDS_PLACE, CDS_TEAM, CDS_SERVICE };
enum cds_measure { CDS_ASSIST, CDS_ATTENDANCE, CDS_VISIT };
const char *cds_measure_name(enum cds_measure measure);         /* "assist" … */
bool cds_measure_parse(const char *name, enum cds_measure *out);

/* One place, team or service.
 * Fields of a place: name, code, list (of units: "vn-2023"), level, parent, from, to (days,
 * ISO), retired Fields of a team: name, code, place, retired Fields of a service: name, code,
 * measure, retired. A service's code never changes. */
struct cds_item {
	cds_uuid id;
	enum cds_kind kind;
	const char *code;               /* "" if none */
	const char *list;               /* places: the list of units it comes from; else "" */
	const char *name;               /* "" for one that is referred to but not in the log */
	const char *level;              /* places: province, district, commune, hamlet or "" */
	const char *path;               /* the name and those above it: "Phước Ninh, Thuận Nam" */
	cds_uuid parent;                /* of a place: the one above; of a team: its place */
	enum cds_measure measure;       /* services */
	int from, to;                   /* places: days of validity; CDS_NO_DAY: open */
	bool retired;                   /* not offered any more */
	bool known;                     /* false: referred to, not in the log */
	/* Of a place or team in a list where another has the same path: the start of its UUID
	 * that names it alone, who made it (the units of a list: "") and when; else "", "" and
	 * 0. */
	const char *start, *author;
	int64_t made;
};

/* Makes one.  Where the same-named one is there already (same kind, same parent): CDS_EXISTS, with
 * *id set to it. The id is UUIDv5 of list and code, of a service's code, or of parent and
 * normalised name; else UUIDv7. A service without a code gets that of cds_service_code, and without
 * a measure it counts assists. CDS_INVALID, CDS_PRIVATE; CDS_REFUSED as cds_service_code. */
enum cds_status cds_item_add(cds_log *log, enum cds_kind kind, const cds_fields *fields,
    cds_uuid *id) CDS_CHECKED;
/* CDS_NOT_FOUND, CDS_INVALID, CDS_PRIVATE. CDS_REFUSED: another code of a service, or a place
 * that would stand under itself. */
enum cds_status cds_item_edit(cds_log *log, enum cds_kind kind, const cds_uuid *id,
    const cds_fields *changes) CDS_CHECKED;
/* *out: cds_items_free.  CDS_NOT_FOUND. */
typedef struct cds_items cds_items;
size_t cds_items_size(const cds_items *items);
const struct cds_item *cds_items_at(const cds_items *items, size_t i);  /* borrowed until freed */
void cds_items_free(cds_items *items);
enum cds_status cds_item_get(cds_log *log, enum cds_kind kind, const cds_uuid *id,
    cds_items **out) CDS_CHECKED;
/* All of a kind, or those whose name or code matches `typed` (NULL or "": all) as
 * cds_text_matches does, best first (start of the name before inside of it, then Vietnamese
 * order); at most `limit` (0: all). "thôn 1, phước ninh" is the one under the other, and so is
 * "thôn 1 phước ninh" after those whose own name is like that. */
enum cds_status cds_item_list(cds_log *log, enum cds_kind kind, const char *typed,
    bool with_retired, size_t limit, cds_items **out) CDS_CHECKED;
/* The one that a person means: by code, name, or an unambiguous start of a name, marks or no
 * marks; or by UUID or the start of one, 8 characters or more. Of several what is valid on `day`
 * first (CDS_NO_DAY: no matter), then what isn't retired. "Thôn 1, Phước Ninh" names one under
 * another.
 * CDS_NOT_FOUND: the error suggests the nearest. CDS_AMBIGUOUS: the error names some, those of
 * one path by the start of their UUIDs, too. */
enum cds_status cds_item_find(cds_log *log, enum cds_kind kind, const char *text, int day,
    cds_uuid *id) CDS_CHECKED;

enum cds_making {
	CDS_FIND,                       /* as cds_item_find */
	CDS_FIND_OR_MAKE,               /* where that finds none, it is made */
	/* it is made, unless the very one is there: then that is it, and is there again if it was
	 * retired */
	CDS_MAKE
};
/* The place, team or service that a person names, found or made. Of "Thôn 9, Xã Mới" that is the
 * one before the comma under the place after it, which is found or made, too; there may be 8 names.
 * Statuses of cds_item_find and cds_item_add. */
enum cds_status cds_item_named(cds_log *log, enum cds_kind kind, const char *text, int day,
    enum cds_making making, cds_uuid *id) CDS_CHECKED;

/* The code of a service that is given none: its name in small letters without marks, an underscore
 * for all else that stands between letters and digits, "s_" before a digit. It is at most 32
 * characters; where it would be longer, would be empty or is another service's, it is cut and ends
 * in "_" and 6 hexadecimal digits that follow from the name. So the same name gets the same code on
 * every laptop where no other service has it. A service of that very name keeps its code here.
 * CDS_INVALID: no text. CDS_REFUSED: another service has that one, too. */
#define CDS_CODE 33             /* bytes, a NUL among them */
enum cds_status cds_service_code(cds_log *log, const char *name, char code[CDS_CODE]) CDS_CHECKED;
/* The service of exactly this code. *out: cds_items_free. CDS_NOT_FOUND. */
enum cds_status cds_service_get(cds_log *log, const char *code, cds_items **out) CDS_CHECKED;

/* ---- sessions ------------------------------------------------------------ */

enum {
	CDS_SESSION_VOID = 1,           /* removed */
	CDS_SESSION_CONFLICT = 2,       /* two entries disagree */
	CDS_SESSION_INCOMPLETE = 4,     /* parts of its history are missing */
	CDS_SESSION_FLAGGED = 8,        /* a field was refused or masked */
	CDS_SESSION_NOTE = 16,          /* has a note */
	CDS_SESSION_UNKNOWN_COUNT = 32, /* a service was given and nobody counted */
	CDS_SESSION_DUPLICATE = 64,     /* ruled to be the same outing as another, which counts */
	/* counts for its group, but the rulings don't agree that it should */
	CDS_SESSION_DISPUTED = 128,
	/* a clock was wrong: before 2015, from 2050 on, written before the outing, or before what
	 * its writer knew; until somebody sets the date anew, even to the same day */
	CDS_SESSION_CLOCK = 256
};

struct cds_count {
	const char *service;            /* the code: "eid" */
	enum cds_measure measure;
	int64_t count;                  /* CDS_UNKNOWN: given, nobody counted */
};

/* Where a session stands in the list, newest day first. */
struct cds_position {
	int day;
	int64_t n;
};

struct cds_session {
	cds_uuid id;
	struct cds_position position;
	int first, last;                /* CDS_NO_DAY: no date */
	cds_uuid place, team;           /* nil: none */
	/* "Thôn 1, Phước Ninh"; "" if none, "?" if not in the log */
	const char *place_name, *team_name;
	const char *author;             /* of its first entry */
	int64_t residents, volunteers;  /* CDS_UNKNOWN */
	int64_t total[3];               /* by enum cds_measure: sum of what was counted */
	const struct cds_count *count;  /* in the order of the service codes */
	size_t counts;
	unsigned flags;
};

/* What a field of a session holds, and so how a person writes it. */
enum cds_form {
	CDS_FORM_DATE,                  /* a day, or the first and last of several */
	CDS_FORM_ITEM,                  /* a place or team: its UUID, a person gives its name */
	CDS_FORM_COUNT,                 /* 0 to CDS_COUNT_MAX, or "?" */
	CDS_FORM_MARK,                  /* yes, no, or a count */
	CDS_FORM_FLAG,                  /* yes or no */
	CDS_FORM_TEXT,                  /* one line */
	CDS_FORM_NOTE                   /* lines, which the log keeps apart from the entry */
};

/* All that is known of a field of a session: the one table that forms, lists, line mode, import
 * and export go by. */
struct cds_session_field {
	/* "residents"; with a dot at its end it is a family: "assist." and a service's code */
	const char *name;
	enum cds_form form;
	/* CDS_FORM_ITEM: of which kind; of a family CDS_SERVICE, whose code ends the name and
	 * whose counts are added up; else 0 */
	enum cds_kind item;
	const char *label;              /* a text to translate; "": it has the service's name */
	/* the part of the form where it stands, a text to translate, or "" for the first part;
	 * NULL: nobody types it */
	const char *part;
	int column;                     /* its place among the columns of an export; 0: none */
	const char *heading, *heading_vi;       /* of that column */
};
size_t cds_session_fields_known(void);
/* In the order of the form, which is that of lists of fields, too; NULL: not so many. */
const struct cds_session_field *cds_session_field_at(size_t i);
/* NULL: this version knows no field of that name. */
const struct cds_session_field *cds_session_field_find(const char *name);
/* Its place in that order; cds_session_fields_known() for one that is not known. */
size_t cds_session_field_rank(const char *name);

/* Whoever reads several fields of one session keeps this between them. */
struct cds_typing {
	int today;                      /* completes a date, as in cds_date_read */
	enum cds_making making;         /* of a place or team that is not there */
	/* set where the text did not say the date in full: tell the person which day was meant */
	bool filled_in;
};
/* What a person typed for a field, in any of the places where a session is typed, set in `fields`
 * as the field's value. The date goes first: a place is that of its day. An empty text is refused,
 * but for one of CDS_FORM_TEXT and CDS_FORM_NOTE; who takes a field away sets it to null.
 * CDS_INVALID (the text and what is wrong with it, or no field's name), and of a place or team the
 * statuses of cds_item_named. */
enum cds_status cds_field_read(cds_log *log, const char *name, const char *text,
    struct cds_typing *how, cds_fields *fields) CDS_CHECKED;
/* "yes", "có", "true", "x", "no", "không", "false", as a person types a CDS_FORM_MARK.
 * CDS_INVALID: neither. */
enum cds_status cds_yes_parse(const char *text, bool *yes) CDS_CHECKED;
/* "assist.eid": the field that counts the service which a person names. Statuses of
 * cds_item_named. */
#define CDS_FIELD 65            /* bytes of a field's name at most, a NUL among them */
enum cds_status cds_service_field(cds_log *log, const char *text, enum cds_making making,
    char field[CDS_FIELD]) CDS_CHECKED;

/* Makes a session out of fields of that table, places and teams as the text of their UUIDs.
 * *id is the new UUIDv7; if *id is not nil on entry it is used (a draft's).
 * CDS_INVALID (the field and why), CDS_PRIVATE, CDS_NOT_FOUND (a place, team or service that is
 * not in the log), CDS_EXISTS (that id). */
enum cds_status cds_session_add(cds_log *log, const cds_fields *fields, cds_uuid *id) CDS_CHECKED;
/* Sets only the given fields (null unsets); where nothing differs, no entry is written, but for
 * the date of a session whose clock is in doubt. */
enum cds_status cds_session_edit(cds_log *log, const cds_uuid *id,
    const cds_fields *changes) CDS_CHECKED;
enum cds_status cds_session_remove(cds_log *log, const cds_uuid *id) CDS_CHECKED;
enum cds_status cds_session_restore(cds_log *log, const cds_uuid *id) CDS_CHECKED;
/* By a unique start of its UUID, 4 characters or more. CDS_NOT_FOUND, CDS_AMBIGUOUS,
 * CDS_INVALID. */
enum cds_status cds_session_find(cds_log *log, const char *prefix, cds_uuid *id) CDS_CHECKED;
/* All fields as they stand, the note's words too.  *out: cds_fields_free. */
enum cds_status cds_session_fields(cds_log *log, const cds_uuid *id, cds_fields **out) CDS_CHECKED;

/* Takes the words of a field ("note") out for good: out of this file's bytes, out of every log
 * that merges with it later, and out of later packs. Who wrote and when stays on record, and
 * numbers stay. Of all entries of a session, or of one; also out of entries that say the same
 * words again, because somebody kept them in a conflict or took an edit back, and out of those
 * that are still to come from who did not know. *entries: how many lost words now. The file is
 * written anew before success is said, which takes room for it twice.
 * CDS_NOT_FOUND: no such session or entry, or no words there. CDS_FULL: the words are out of
 * the log, but the file could not be written anew; opening the log again tries again. */
enum cds_status cds_session_redact(cds_log *log, const cds_uuid *session, const char *field,
    int64_t *entries) CDS_CHECKED;
enum cds_status cds_entry_redact(cds_log *log, const cds_uuid *entry, const char *field,
    int64_t *entries) CDS_CHECKED;
/* An entry by a unique start of its id, 4 characters or more. CDS_NOT_FOUND, CDS_AMBIGUOUS,
 * CDS_INVALID. */
enum cds_status cds_entry_find(cds_log *log, const char *prefix, cds_uuid *id) CDS_CHECKED;

struct cds_filter {
	int from, to;                   /* days, inclusive, of the first day; CDS_NO_DAY: open */
	cds_uuid place;                 /* and all under it; nil: any */
	cds_uuid team;
	/* nothing under that place; where place or team is nil, those that have none */
	bool place_only, team_only;
	const char *service;            /* code; NULL: any */
	const char *author;             /* exactly; NULL: any */
	/* in place, team, note, author, as cds_text_matches; or 8 characters or more of the start
	 * of the UUID; NULL: any */
	const char *search;
	bool removed;                   /* those removed, or ruled a duplicate, too */
	/* only those with conflict, incomplete, flagged, disputed or clock; of those that don't
	 * count only the ones in conflict, whatever `removed` says */
	bool attention;
	bool undated;                   /* only those without a date */
};
#define CDS_FILTER_ALL { .from = CDS_NO_DAY, .to = CDS_NO_DAY }

/* Who wrote entries of sessions here, imports aside: all, or those whose name matches `typed`
 * as cds_text_matches does, best first as in cds_item_list; at most `limit` (0: all). *out:
 * cds_authors_free. */
typedef struct cds_authors cds_authors;
enum cds_status cds_authors_get(cds_log *log, const char *typed, size_t limit,
    cds_authors **out) CDS_CHECKED;
size_t cds_authors_size(const cds_authors *authors);
/* borrowed until freed; NULL: not so many */
const char *cds_authors_at(const cds_authors *authors, size_t i);
void cds_authors_free(cds_authors *authors);

/* Sessions one after another, newest day first (or oldest, with `ascending`), from just after
 * `after` (NULL: from the start). next: CDS_OK with *out borrowed until the next call on the
 * list, or CDS_END. */
typedef struct cds_list cds_list;
enum cds_status cds_list_open(cds_log *log, const struct cds_filter *filter, bool ascending,
    const struct cds_position *after, cds_list **out) CDS_CHECKED;
enum cds_status cds_list_next(cds_list *list, const struct cds_session **out) CDS_CHECKED;
void cds_list_close(cds_list *list);
/* One; *list owns it.  CDS_NOT_FOUND. */
enum cds_status cds_session_get(cds_log *log, const cds_uuid *id, cds_list **list,
    const struct cds_session **out) CDS_CHECKED;

/* All sessions that a filter picks, in any order, read a piece at a time: a screen answers keys
 * between, shows those found so far, and always knows their sums. 8 bytes a session are kept.
 * It does not follow changes of the log: open it again. */
enum cds_sort { CDS_SORT_DATE, CDS_SORT_PLACE, CDS_SORT_TEAM, CDS_SORT_ASSISTS, CDS_SORT_AUTHOR,
    CDS_SORTS };
struct cds_scan_sums {
	int64_t read;                   /* sessions looked at, picked or not */
	/* picked, those removed too where the filter asks for them … */
	size_t found;
	/* … and of them, those that count; of the filter's service alone */
	int64_t sessions, assists, attendance, visits;
	int64_t attention;
	bool done;
};
/* By date newest first, by assists most first, by names in Vietnamese order; `reverse` the
 * other way round; the newest first where all else is the same. *out: cds_scan_close. */
typedef struct cds_scan cds_scan;
enum cds_status cds_scan_open(cds_log *log, const struct cds_filter *filter, enum cds_sort sort,
    bool reverse, cds_scan **out) CDS_CHECKED;
/* looks at so many more */
enum cds_status cds_scan_advance(cds_scan *scan, int64_t rows) CDS_CHECKED;
const struct cds_scan_sums *cds_scan_sums(const cds_scan *scan);        /* borrowed until closed */
/* The i-th found; in the order asked for once it is done, until then by date. *out is borrowed
 * until the next call;
 * CDS_END: there are not so many, or it is gone from the log. */
enum cds_status cds_scan_at(cds_scan *scan, size_t i, const struct cds_session **out) CDS_CHECKED;
/* Where a session stands (its position's n), or where the first of a day or before it does, of
 * a scan by date; the number found where there is none. */
size_t cds_scan_find(const cds_scan *scan, int64_t n);
size_t cds_scan_day(const cds_scan *scan, int day);
void cds_scan_close(cds_scan *scan);

/* ---- drafts and tallies -------------------------------------------------- */

/* A form half filled, or a tally that goes on: in this file on this laptop only, never an
 * entry. It has the UUID of its session from its first key on, so that finishing it on two
 * copies of a log is a conflict to settle, not one outing counted twice. */
struct cds_draft {
	cds_uuid session;
	bool edits;                     /* it changes a session that is there */
	bool tally;                     /* it was being tallied */
	const char *holder;             /* what the program that has it open calls itself */
	const cds_fields *text;         /* by field: what was typed, right or wrong */
	const cds_fields *pressed;      /* by count field: how often it was pressed */
	int64_t begun, changed;
};

/* One, or with `session` NULL all, the newest first.  *out: cds_drafts_free. */
typedef struct cds_drafts cds_drafts;
enum cds_status cds_drafts_get(cds_log *log, const cds_uuid *session,
    cds_drafts **out) CDS_CHECKED;
size_t cds_drafts_size(const cds_drafts *drafts);
/* borrowed until freed */
const struct cds_draft *cds_drafts_at(const cds_drafts *drafts, size_t i);
void cds_drafts_free(cds_drafts *drafts);

/* Begins one, or writes it anew: `edits`, `tally`, `holder` and `text` take the place of what
 * was there, durably. Its session nil: a new UUIDv7, which is set. `tally` false: its presses
 * go, for they are in the text now. What was typed before leaves no bytes in the file.
 * CDS_INVALID: text that is not UTF-8. */
enum cds_status cds_draft_keep(cds_log *log, struct cds_draft *draft) CDS_CHECKED;
/* It goes; none is no error.  Whoever makes a session of it does both in one transaction. */
enum cds_status cds_draft_discard(cds_log *log, const cds_uuid *session) CDS_CHECKED;
/* One assist more of a tally, on the disk when this returns; and the last one taken back, whose
 * field is in `field`.
 * CDS_NOT_FOUND: there is no such draft; nothing was pressed.  CDS_INVALID: not a count field. */
enum cds_status cds_tally_press(cds_log *log, const cds_uuid *session,
    const char *field) CDS_CHECKED;
enum cds_status cds_tally_back(cds_log *log, const cds_uuid *session, char field[65]) CDS_CHECKED;

/* ---- taking back --------------------------------------------------------- */

/* What was written through this log since it was opened, a step for each outermost transaction:
 * sessions, places, teams, services and verdicts, added, changed, removed, settled or ruled.
 * Merges, imports and redactions are not among them. Only ids are kept, and those in memory. */
struct cds_undo_step {
	/* of the entry that says what it was, its first of a session or else its first: "session"
	 * … */
	const char *kind;
	cds_uuid subject;
	cds_uuid entry;
	size_t entries;
	bool settles;                   /* a conflict, which taking it back does not open again */
};
/* What cds_undo would take back now, and cds_redo do again; false: nothing. */
bool cds_undo_next(cds_log *log, struct cds_undo_step *step);
bool cds_redo_next(cds_log *log, struct cds_undo_step *step);
/* Writes entries that set the fields back to what they were; what was added is removed, or retired
 * if nothing uses it. History stays. A conflict that was settled does not open again: its field
 * gets the value that stood before.
 * CDS_NOT_FOUND: there is nothing. CDS_REFUSED: somebody else changed it since, its words were
 * taken out, or it said again what stood, to settle a conflict or vouch for a date; the error
 * says who or what, nothing is changed, and the step is passed over from now on. */
enum cds_status cds_undo(cds_log *log) CDS_CHECKED;
enum cds_status cds_redo(cds_log *log) CDS_CHECKED;

/* ---- history and conflicts ----------------------------------------------- */

struct cds_entry {
	cds_uuid id, subject;
	const char *kind, *device, *author;
	int64_t at;                     /* by that laptop's own clock */
	int64_t clock;
	/* a note's words in place of its hash; CDS_GONE if they were redacted */
	const cds_fields *changes;
	/* what the writer knew those fields to be; those that had no value are not in it */
	const cds_fields *before;
	size_t parents;
	size_t parents_missing;         /* not in this log */
};

/* A subject's entries, parents before children.  *out: cds_history_free.  CDS_NOT_FOUND. */
typedef struct cds_history cds_history;
enum cds_status cds_history_get(cds_log *log, const cds_uuid *subject,
    cds_history **out) CDS_CHECKED;
size_t cds_history_size(const cds_history *history);
const struct cds_entry *cds_history_at(const cds_history *history, size_t i);
void cds_history_free(cds_history *history);

/* Open conflicts of one subject: for each field that is in conflict, the entries (indices into the
 * history) whose values compete; `winner` is the one that stands now. */
struct cds_conflict {
	const char *field;
	const size_t *entry;
	size_t entries;
	size_t winner;
};
size_t cds_history_conflicts(const cds_history *history);
const struct cds_conflict *cds_history_conflict(const cds_history *history, size_t i);

/* ---- review: what disagrees, and what is counted twice ------------------- */

/* Why two sessions are thought to be one outing. */
enum {
	CDS_SAME_DAY = 1,
	CDS_NEXT_DAY = 2,
	CDS_SAME_PLACE = 4,
	/* two places of one name, of which one has no place above */
	CDS_SAME_NAME = 8,
	CDS_PLACE_WITHIN = 16,          /* a hamlet and its unit */
	CDS_SAME_TEAM = 32,
	CDS_OTHER_TEAM = 64,            /* speaks against it */
	CDS_SAME_SERVICES = 128,
	CDS_SAME_COUNTS = 256,
	CDS_NEAR_COUNTS = 512
};

enum cds_review_what {
	/* a field of a subject that people set without knowing of each other */
	CDS_REVIEW_CONFLICT,
	CDS_REVIEW_DUPLICATE,           /* two sessions that are probably one outing */
	CDS_REVIEW_RULING               /* two sessions that somebody has ruled of */
};

struct cds_review_item {
	enum cds_review_what what;
	/* conflict: "session", "place", "verdict" …; else "session" */
	const char *kind;
	cds_uuid subject;               /* conflict: whose; else the verdict's */
	const char *field;              /* conflict; else "" */
	/* the two sessions; of a session's conflict a is that session */
	cds_uuid a, b;
	int day;                        /* of the session, of the earlier one; CDS_NO_DAY: none */
	int score;                      /* duplicates: 80 to 100 */
	unsigned reasons;
	bool same;                      /* ruling: one outing */
	cds_uuid prefer;                /* ruling: which counts */
};

/* Open conflicts first (newest first), then likely duplicates (highest score first); or with
 * `ruled` the rulings that stand. `session` not nil: only what concerns it. *out:
 * cds_review_free. */
typedef struct cds_review cds_review;
enum cds_status cds_review_get(cds_log *log, const cds_uuid *session, bool ruled,
    cds_review **out) CDS_CHECKED;
size_t cds_review_size(const cds_review *review);
/* borrowed until freed */
const struct cds_review_item *cds_review_at(const cds_review *review, size_t i);
void cds_review_free(cds_review *review);

/* How many of them are open, without reading what they are about. */
enum cds_status cds_review_count(cds_log *log, int64_t *conflicts,
    int64_t *duplicates) CDS_CHECKED;

/* Settles a conflict by keeping the value of one of the entries that compete; the words of a note,
 * too. For a third value set the field with cds_session_edit or cds_item_edit. A removal that
 * competes is kept or undone by cds_session_remove and cds_session_restore.
 * CDS_NOT_FOUND: no such subject, or that entry does not set that field. */
enum cds_status cds_conflict_keep(cds_log *log, const cds_uuid *subject, const char *field,
    const cds_uuid *entry) CDS_CHECKED;

/* Rules that sessions are one outing, of which `prefer` counts: one of them, or of those they were
 * ruled the same with.
 * CDS_INVALID: fewer than two, or another preference.  CDS_NOT_FOUND. */
enum cds_status cds_verdict_same(cds_log *log, const cds_uuid *session, size_t sessions,
    const cds_uuid *prefer) CDS_CHECKED;
/* Rules that two are not. */
enum cds_status cds_verdict_different(cds_log *log, const cds_uuid *a,
    const cds_uuid *b) CDS_CHECKED;
/* Takes a ruling of two back: they are as if nobody had ruled.  CDS_NOT_FOUND: nobody has. */
enum cds_status cds_verdict_withdraw(cds_log *log, const cds_uuid *a,
    const cds_uuid *b) CDS_CHECKED;

/* ---- report -------------------------------------------------------------- */

enum cds_by { CDS_BY_SERVICE, CDS_BY_PLACE, CDS_BY_TEAM, CDS_BY_MONTH, CDS_BY_HALF, CDS_BY_AUTHOR,
    CDS_BY_COUNT };
const char *cds_by_name(enum cds_by by);
bool cds_by_parse(const char *name, enum cds_by *out);

struct cds_sums {
	int64_t sessions;
	int64_t assists, attendance, visits;
	int64_t residents;              /* CDS_UNKNOWN: nobody counted them */
	int64_t sessions_with_residents;
	int64_t unknown;                /* services given that nobody counted */
};

struct cds_report_row {
	/* in the order asked: a code, a name with path, "2023-11", "2023-11-a", "" = none */
	const char *key[CDS_BY_COUNT];
	cds_uuid id[CDS_BY_COUNT];      /* of places and teams; else nil */
	struct cds_sums sums;           /* sorted by key; places and teams in Vietnamese order */
};

struct cds_service_sum {
	const char *code;
	enum cds_measure measure;
	int64_t sessions, count, unknown;
};

struct cds_report {
	int from, to;                   /* as asked; where open, the first and last day there is */
	struct cds_sums sums;
	const struct cds_service_sum *service;  /* by measure, then most first */
	size_t services;
	const struct cds_report_row *row;
	size_t rows, nby;
	int64_t undated;                /* sessions without a date, not counted */
	/* sessions in the range that need a look */
	int64_t conflicts, incomplete, flagged;
	/* likely ones that nobody has ruled of, by the earlier one's day */
	int64_t duplicates;
	int64_t disputed;               /* sessions that count while rulings disagree */
	int64_t clocks;                 /* sessions that a doubtful clock wrote */
	/* sessions of all these kinds, each once, duplicates aside */
	int64_t attention;
	int64_t entries;                /* in the whole log */
	char fingerprint[CDS_FINGERPRINT];
};

/* Totals of the sessions that the filter picks.  Half months and their sums come from kept totals
 * where the filter and `by` allow it, in a time that doesn't depend on the log's size; otherwise
 * sessions are scanned.  `cutoff` as in cds_period_read, for CDS_BY_MONTH.
 * *out: cds_report_free. */
enum cds_status cds_report_run(cds_log *log, const struct cds_filter *filter,
    const enum cds_by *by, size_t nby, int cutoff, struct cds_report **out) CDS_CHECKED;
void cds_report_free(struct cds_report *report);

/* ---- merge --------------------------------------------------------------- */

/* What came from one laptop, as the new entries name it. */
struct cds_merge_laptop {
	const char *device;             /* "": imports and listed units */
	int64_t entries, sessions_new, sessions_changed;
};

/* A field of a session that was here already and reads otherwise after the merge. */
struct cds_merge_change {
	cds_uuid session;
	const char *field;
	const struct cds_field *from, *to;      /* NULL: not set */
	bool conflict;                  /* the two sides disagree about it … */
	/* … and this is what the one that doesn't show says; NULL: not set */
	const struct cds_field *rival;
};

#define CDS_RETURN (CDS_FINGERPRINT + 20)       /* "K7QF-2M9X-4TRA-OB5L/152" */
/* words are gone for good: more at once want a second look */
#define CDS_REDACTIONS_MAX 20

struct cds_merge_options {
	/* what messages and the receipt call the file, where `path` is only a copy of it; NULL:
	 * its path */
	const char *name;
	bool dry_run;                   /* say what would happen, change nothing */
	bool full;                      /* read every entry, check the whole file */
	/* take what is well formed; CDS_ATTENTION if anything was left */
	bool skip_bad;
	bool accept_redactions;         /* also more than CDS_REDACTIONS_MAX new ones */
	/* Called now and then; done and total are entries to read and, as they turn up,
	 * sessions and other subjects whose history has to be settled. false: stop, at the last
	 * call too. */
	bool (*progress)(void *arg, int64_t done, int64_t total);
	/* each entry left out, with skip_bad */
	void (*bad)(void *arg, const struct cds_error *why);
	/* After the last entry, also of a dry run; what they are given is borrowed during the
	 * call, and they may read the log, which then is as it will be. */
	/* most entries first */
	void (*laptop)(void *arg, const struct cds_merge_laptop *laptop);
	/* in the order of arrival */
	void (*change)(void *arg, const struct cds_merge_change *change);
	void *arg;
};

/* What a pack says of itself: by whom and when it was made, and what it holds. */
struct cds_manifest {
	char author[129], device[129];
	int64_t at;
	bool whole;                     /* all that the log held then */
	int64_t entries, sessions, assists;     /* sessions and assists as a report counts them */
	/* of its entries: a pack with another is not this one */
	char fingerprint[CDS_FINGERPRINT];
};

struct cds_merge_result {
	int64_t entries;                /* in the file */
	int64_t fresh, known;           /* new here; already here */
	int64_t bad;                    /* left out */
	int64_t sessions_new, sessions_changed;
	int64_t conflicts;              /* sessions in conflict that weren't before */
	int64_t duplicates;             /* likely ones, beyond those that were open before */
	int64_t redactions;             /* new ones among the entries */
	struct cds_sums before, after;  /* totals of all that counts */
	/* its number; 0: none was kept (dry run, or this very file was merged before) */
	int64_t receipt;
	char source[CDS_FINGERPRINT];   /* of all that the file holds; "" with `full` */
	/* the return receipt that its sender can give to cds_pack; "" if not all was taken */
	char receipt_text[CDS_RETURN];
	bool packed;                    /* it is a pack, and this is what it says of itself */
	struct cds_manifest pack;
};

/* The union with another log's entries: all or nothing. Between cds_log_begin and its end several
 * can be merged, and one that fails leaves what came before it: so many files are previewed
 * together and then rolled back. `path` is a stranger's file: it is opened read-only, in its own
 * connection, trusting nothing.
 * CDS_NOT_FOUND, CDS_NOT_A_LOG, CDS_NEWER, CDS_CORRUPT (the entry and why), CDS_MISMATCH ("use
 * --full"), CDS_REFUSED (the log itself, a symlink, a file that another program is in the
 * middle of writing, a WAL-mode file without its -wal, too many redactions), CDS_STOPPED,
 * CDS_ATTENTION. */
enum cds_status cds_merge(cds_log *log, const char *path, const struct cds_merge_options *options,
    struct cds_merge_result *result) CDS_CHECKED;

/* What a merge left behind in this file: on this laptop only, never merged. */
struct cds_receipt {
	int64_t n;                      /* its number */
	int64_t at;
	const char *file;               /* as it was named */
	/* the fingerprint of all that it held; "" if it was read with `full` */
	const char *source;
	const char *before, *after;     /* this log's fingerprint */
	int64_t entries, fresh, bad, redactions, sessions_new, sessions_changed, conflicts,
	    duplicates;
	int64_t undone;                 /* when it was taken back; -1: it stands */
	const struct cds_merge_laptop *laptop;  /* of each only the entries */
	size_t laptops;
};
/* All of them, newest first.  *out: cds_receipts_free. */
typedef struct cds_receipts cds_receipts;
enum cds_status cds_receipts_get(cds_log *log, cds_receipts **out) CDS_CHECKED;
size_t cds_receipts_size(const cds_receipts *receipts);
/* borrowed until freed */
const struct cds_receipt *cds_receipts_at(const cds_receipts *receipts, size_t i);
void cds_receipts_free(cds_receipts *receipts);

/* Takes a merge back: the entries that it brought go, and the log is what it was without them.
 * Later merges that brought nothing go with it. Another log that has the entries can bring them
 * again.
 * CDS_NOT_FOUND, CDS_EXISTS (taken back already), CDS_REFUSED: a later merge that brought
 * something stands, or something that stays builds on what would go; the error names them. */
struct cds_unmerge_result {
	int64_t entries, sessions_gone, sessions_changed;
	/* that stay, since the words they took out can't come back */
	int64_t redactions;
};
enum cds_status cds_unmerge(cds_log *log, int64_t receipt,
    struct cds_unmerge_result *result) CDS_CHECKED;

/* ---- packs --------------------------------------------------------------- */

struct cds_pack_options {
	const struct cds_filter *filter;        /* only these sessions; NULL: all */
	/* only what was written since, by the clocks of those who wrote; -1: no matter */
	int64_t since;
	/* only what whoever gave this return receipt does not have; then the others are not looked
	 * at; NULL: no matter */
	const char *receipt;
	bool (*progress)(void *arg, int64_t done, int64_t total);       /* entries; false: stop */
	void *arg;
};
#define CDS_PACK_ALL { .since = -1 }

/* Makes a pack at `path`: a log with some of this one's entries, and a manifest. Sessions that are
 * picked come with their whole history and all that it names (places and those above them, teams,
 * rulings, redactions), removed ones too; of `since` alone also changed places and teams. It is
 * written under path.part, synced, renamed, and read back entry by entry. In a log that can be
 * written the pack is remembered, so that a return receipt of it (its fingerprint, "/", its
 * entries, as in cds_merge_result.receipt_text) says what the other side has.
 * CDS_EXISTS: there is a file. CDS_NOT_FOUND: nothing is to be packed, or a receipt of nothing
 * that this log sent or was. CDS_INVALID: no receipt at all. CDS_STOPPED. CDS_FULL, CDS_IO:
 * nothing is left at path. */
enum cds_status cds_pack(cds_log *log, const char *path, const struct cds_pack_options *options,
    struct cds_manifest *manifest) CDS_CHECKED;

/* ---- import -------------------------------------------------------------- */

struct cds_import_map {
	/* date, place, team, service, count, counts.CODE, residents, note, … */
	const char *field;
	const char *value;              /* a template: "{Event Year}-{Event Month}-01" */
};

struct cds_import_reject {
	int64_t line;                   /* of the file, from 1 */
	const char *column;             /* the field or heading; "" for the whole row */
	const char *value;
	struct cds_error why;
	const char *row;                /* the row's own bytes, for a rejects file */
	size_t row_size;
};

struct cds_import_options {
	const struct cds_import_map *map;
	size_t maps;                    /* 0: headings of our own export, English or Vietnamese */
	enum cds_measure measure;       /* of services that --new makes */
	const char *source;             /* NULL: the header row */
	const char *key;                /* a template, NULL: the row's cells */
	const char *name;               /* what messages call the file; NULL: its path */
	const char *encoding;           /* NULL: UTF-8, or UTF-16 with a byte-order mark */
	char separator;                 /* 0: sniffed among , ; tab | */
	/* places, teams and services that are not there are made */
	bool make_new;
	bool dry_run;
	void (*reject)(void *arg, const struct cds_import_reject *reject);
	/* was in this source's last import, is not now */
	void (*vanished)(void *arg, const cds_uuid *session);
	bool (*progress)(void *arg, int64_t done, int64_t total);       /* bytes; false: stop */
	void *arg;
};

struct cds_import_result {
	int64_t rows, added, changed, same, rejected, vanished;
	int64_t places_new, teams_new, services_new;
	/* the header row as read; borrowed until the next call on the log */
	const char *header;
	char separator;
};

/* Reads a table of sessions; all accepted rows in one transaction.
 * CDS_NOT_FOUND, CDS_INVALID (the map, the encoding, no such column), CDS_STOPPED,
 * CDS_ATTENTION (some rows were rejected). */
enum cds_status cds_import(cds_log *log, const char *path,
    const struct cds_import_options *options, struct cds_import_result *result) CDS_CHECKED;

/* Places, teams or services from a table with columns code, name and (for places) parent, the
 * code of the one above; more columns are passed over. `name`: what messages call the file (NULL:
 * its path). `every`: fields that all get, like list, from and to. One transaction. Of the result,
 * rows, added, same and rejected are filled in. Statuses as cds_import. */
enum cds_status cds_items_import(cds_log *log, enum cds_kind kind, const char *path,
    const char *name, const cds_fields *every,
    void (*reject)(void *arg, const struct cds_import_reject *reject), void *arg,
    struct cds_import_result *result) CDS_CHECKED;

/* The columns of our own export, the session's id, fields and author, besides one for each count
 * field under the field's name: import knows them by either heading. */
struct cds_heading {
	const char *field, *english, *vietnamese;
};
size_t cds_headings(void);
struct cds_heading cds_heading_at(size_t i);

/* ---- check --------------------------------------------------------------- */

struct cds_check_result {
	int64_t entries, sessions, problems;
};

/* Reads the whole log: SQLite's own check, every entry's form and id, digests, totals against a
 * recount, state against a rebuild. Of a log that can't be written only the file and the
 * entries are checked. `problem` is told each. CDS_ATTENTION: there were some. */
enum cds_status cds_check(cds_log *log, void (*problem)(void *arg, const struct cds_error *what),
    bool (*progress)(void *arg, int64_t done, int64_t total), void *arg,
    struct cds_check_result *result) CDS_CHECKED;
/* Drops everything derived and makes it again from the entries. */
enum cds_status cds_rebuild(cds_log *log) CDS_CHECKED;

#endif
