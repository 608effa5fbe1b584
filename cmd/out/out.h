/* What the program prints with --format or writes with -o. A command tells its document once, as
 * values, tables and prose; a writer (writer.h) makes of it the format that somebody asked for.
 *
 * Formats are of three kinds. A page is for people: it has headings, prose, labels in the
 * language and numbers as people write them. A sheet is one table for spreadsheets. A tree is for
 * programs: every value has a name, and values stand in objects and lists. What is told says
 * which of the three have it, so that no command asks for a format by its name.
 *
 * Called by the commands, by line mode and by the screens that write files. */
#ifndef OUT_H
#define OUT_H

#include <stdbool.h>
#include <stdio.h>

#include "app/app.h"
#include "app/args.h"
#include "app/save.h"
#include "cdslog.h"

enum { OUT_PAGE = 1, OUT_SHEET = 2, OUT_TREE = 4, OUT_ALL = 7 };

/* The help of --format, by what a command can write: the same words as in a refusal. */
#define FORMAT_OPTION {"format", N_("FORMAT"), N_("text, csv or json")}
#define FORMAT_OPTION_NO_SHEET {"format", N_("FORMAT"), N_("text or json")}
#define FORMAT_OPTION_NO_PAGE {"format", N_("FORMAT"), N_("csv or json")}
/* Where the document goes, for commands that give out_choose a path. */
#define OUTPUT_OPTION {"output", N_("FILE"), N_("write to this file (-o FILE)")}

struct writer;
struct table;

struct out {
	const struct writer *writer;
	FILE *file;
	const char *path;               /* NULL: standard output */
	struct save save;
	bool excel;                     /* a sheet that Excel opens right */
	int failed;                     /* errno of what went wrong; 0: nothing */
	bool spooling;                  /* it went wrong in a temporary file */
	/* the table that is being told, and how many cells of the row were */
	const struct table *table;
	size_t at;
	bool skipped;                   /* this writer's kind does not have that table */
	/* how labels of values stand on a page: so many blanks, then so many columns */
	int indent, width;
	/* the writer's own */
	bool more;                      /* something stands before: a comma is due */
	void *own;
};

/* ---- where to, and in which format ---- */

/* --format, or the end of the name in `path` (what -o names; NULL or "-": standard output), or the
 * first of the formats that `kinds` (OUT_PAGE, …) allows. Nothing is opened. False: misused,
 * said. */
bool out_choose(struct out *out, const struct args *args, unsigned kinds, const char *path);
/* Opens what is written to, and begins. EXIT_OK, or said. */
int out_begin(struct out *out, const struct app *app);
/* Ends it. `exit` comes back, or EXIT_FAILED if not all was written, said. A file is replaced
 * only if `exit` is EXIT_OK or EXIT_ATTENTION. */
int out_close(struct out *out, int exit);
void out_flush(struct out *out);        /* whoever listens gets what was told so far */

/* The same for who asks for a file by its name and tells by himself what went wrong. False: no
 * format of these kinds has names that end so. */
bool out_named(struct out *out, const char *path, unsigned kinds);
/* False: errno says why. */
bool out_file_begin(struct out *out);
bool out_file_end(struct out *out, bool whole);
/* ".txt, .csv or .json" of these kinds, in the language. Returns buf. */
char *out_endings(unsigned kinds, char *buf, size_t size);

/* For commands that print without a format: 0, or 1 if what was printed did not get out (a full
 * disk, a closed pipe), said. */
int out_end(int otherwise);

/* ---- what is told ---- */

enum cell_type { CELL_NONE, CELL_NULL, CELL_TEXT, CELL_NUMBER, CELL_COUNT, CELL_DATE, CELL_TIME,
	CELL_BOOL, CELL_ID, CELL_BAR };

/* One value. Texts and ids are borrowed during the call that it is told with. */
struct cell {
	enum cell_type type;
	int64_t number, last;
	const char *text;
	const cds_uuid *id;
};

struct cell cell_none(void);                    /* there is no such value: a tree leaves it out */
struct cell cell_null(void);                    /* nobody knows it */
struct cell cell_text(const char *text);
struct cell cell_number(int64_t n);             /* that names something */
struct cell cell_count(int64_t n);              /* of things; may be CDS_UNKNOWN */
struct cell cell_date(int first, int last);     /* CDS_NO_DAY: null */
struct cell cell_time(int64_t at);              /* seconds */
struct cell cell_bool(bool yes);
struct cell cell_id(const cds_uuid *id);
/* How much n is of the most, for the eye, and what is to be said beside it; pages only. */
struct cell cell_bar(int64_t n, int64_t most, const char *beside);

/* A value by its name. name NULL: no tree has it; label NULL: no page has it. The label is in the
 * language. */
void out_value(struct out *out, const char *name, const char *label, struct cell cell);
/* On a page: labels begin after so many blanks and take so many columns. */
void out_labels(struct out *out, int indent, int width);

/* For pages: a heading; prose, in as many pieces as one likes, where a newline ends a line; and a
 * piece of prose in so many columns. */
void out_heading(struct out *out, const char *text);
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void out_prose(struct out *out, const char *format, ...);
void out_padded(struct out *out, const char *text, int width);

/* For trees: an object '{' or a list '[', by its name (NULL: in a list), and its end; what is
 * told in between is in it. An item is a value of a list. */
void out_open(struct out *out, const char *name, char bracket);
void out_shut(struct out *out, char bracket);
void out_item(struct out *out, struct cell cell);

/* A table. Rows are told one after another and none is kept, but by a page whose columns have to
 * be as wide as the widest cell, and that keeps no more than some megabytes in memory. */
struct column {
	const char *name;               /* for programs */
	const char *label;              /* for people, a msgid; NULL: none */
	const char *words;              /* the label in the language, in place of that */
	unsigned kinds;                 /* which have it: OUT_PAGE, … */
	bool right;                     /* a page aligns it to the right */
	int least;                      /* on a page: so many columns at least */
};

struct table {
	const char *name;
	const struct column *column;
	size_t columns;
	unsigned kinds;
	int most;                       /* on a page: so many columns for a cell */
	int indent;
	bool lines;                     /* in a tree: a line for each row */
};

void out_table(struct out *out, const struct table *table);     /* borrowed until its end */
void out_group(struct out *out, const char *label);     /* on a page, over the rows that follow */
/* A row: as many cells as the table has columns, in their order. In a tree, values, objects and
 * lists that are told within a row are part of it. */
void out_row(struct out *out);
void out_cell(struct out *out, struct cell cell);
void out_row_end(struct out *out);
void out_table_end(struct out *out);

/* Is what is asked for of one of these kinds? Where it costs much to find out what is told. */
bool out_is(const struct out *out, unsigned kinds);

#endif
