/* Numbers, dates, times and columns as people of the language read and write them. Called by
 * everything that prints for people: writers, line mode and screens. */
#ifndef FORMAT_H
#define FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define FORMAT_SIZE 64

/* ---- numbers, dates, names ---- */

/* Each of these writes into buf, of `size` bytes, and returns buf. FORMAT_SIZE is enough where
 * nothing else is said. */

/* A count: 7.500 or 7,500; "?" for CDS_UNKNOWN. */
char *format_count(char *buf, size_t size, int64_t n);

enum noun {
	NOUN_SESSION, NOUN_NEW_SESSION, NOUN_ASSIST, NOUN_ENTRY, NOUN_NEW_ENTRY, NOUN_NOTE,
	NOUN_ROW, NOUN_FILE, NOUN_PLACE, NOUN_TEAM, NOUN_SERVICE, NOUN_DUPLICATE, NOUN_PROBLEM,
	NOUN_ATTENDANCE, NOUN_VISIT, NOUN_DOUBLE, NOUN_MORE_DOUBLE,
	NOUN_MISSING
};

/* A count with what is counted: "1 session", "7,500 sessions", "7.500 buổi". */
char *format_many(char *buf, size_t size, int64_t n, enum noun noun);

/* A sum of counts of which `uncounted` more are missing, so that it is only the least that it can
 * be: "40", "≥40", or "?" where nothing was counted. */
char *format_sum(char *buf, size_t size, int64_t sum, int64_t uncounted);

#define FORMAT_SUM_SIZE 160             /* room for what the next three write */

/* The same in words: "40", "at least 40 (2 counts missing)", "not counted". */
char *format_at_least(char *buf, size_t size, int64_t sum, int64_t uncounted);

/* The same of a sum of which something is known: "40 visits", "at least 40 visits (2 counts
 * missing)". */
char *format_least(char *buf, size_t size, int64_t sum, int64_t uncounted, enum noun noun);

/* The same of assists: "40 assists", "at least 40 assists (2 counts missing)", "assists not
 * counted". */
char *format_assists(char *buf, size_t size, int64_t sum, int64_t uncounted);

/* Is nothing of the sum known? Such a sum is null, and never 0. */
bool format_unknown(int64_t sum, int64_t uncounted);

/* A day, or several with a dash between: 5/5/2024 or 2024-05-05; "" for CDS_NO_DAY. */
char *format_date(char *buf, size_t size, int first, int last);

/* A time in seconds since 1970 as local day and time, to the minute. */
char *format_time(char *buf, size_t size, int64_t at);

/* The same, without its day where that is `today`. */
char *format_when(char *buf, size_t size, int64_t at, int today);

struct cds_entry;
struct cds_item;

/* Who wrote an entry and on which laptop: "Hoa (may-1)". It needs 300 bytes. */
char *format_writer(char *buf, size_t size, const struct cds_entry *entry);

/* Who made a place, team or service, and when, where another one has the same name and nothing
 * else tells the two apart; else "". */
char *format_whose(char *buf, size_t size, const struct cds_item *item);

/* The same with the beginning of its id in front. It needs FORMAT_SIZE + 300 bytes. */
char *format_apart(char *buf, size_t size, const struct cds_item *item);

/* ---- columns of a terminal ---- */

/* How many columns a text takes. */
int format_width(const char *text);

/* The bytes of the next character; *columns: how many columns it takes. */
size_t format_next(const char *p, int *columns);

/* How many bytes of a text fit into `width` columns; a line ends at a blank where there is one. */
size_t format_fit(const char *text, int width);

/* Prints a text in exactly |width| columns: cut with … or filled up with blanks, which come first
 * if width < 0. */
void format_cell(FILE *out, const char *text, int width);

#endif
