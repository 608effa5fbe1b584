/* Numbers, dates and columns as people of the language write them. */
#ifndef FORMAT_H
#define FORMAT_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define FORMAT_SIZE 64

char *format_count(char *buf, size_t size, int64_t n);          /* 7.500 or 7,500; ? if unknown */
/* What is counted, with its number: "1 session", "7,500 sessions", "7.500 buổi". */
enum noun { NOUN_SESSION, NOUN_NEW_SESSION, NOUN_ASSIST, NOUN_ENTRY, NOUN_NEW_ENTRY, NOUN_NOTE,
    NOUN_ROW, NOUN_FILE, NOUN_PLACE, NOUN_TEAM,
	NOUN_SERVICE, NOUN_DUPLICATE, NOUN_PROBLEM };
char *format_many(char *buf, size_t size, int64_t n, enum noun noun);
/* 5/5/2024 or 2024-05-05; "" if none */
char *format_date(char *buf, size_t size, int first, int last);
char *format_time(char *buf, size_t size, int64_t at);          /* local time, to the minute */
/* the same; without its day if that is today */
char *format_when(char *buf, size_t size, int64_t at, int today);
/* Who made it and when, and before that its id, where another has the same name and nothing
 * else tells which; else "". */
struct cds_item;
char *format_whose(char *buf, size_t size, const struct cds_item *item);
char *format_apart(char *buf, size_t size, const struct cds_item *item);
int format_width(const char *text);                             /* columns on a screen */
/* the next character's bytes and columns */
size_t format_next(const char *p, int *columns);
/* bytes that fit, broken at a blank where there is one */
size_t format_fit(const char *text, int width);
/* Text in `width` columns: cut with …, or padded (to the left if width < 0). */
void format_cell(FILE *out, const char *text, int width);

#endif
