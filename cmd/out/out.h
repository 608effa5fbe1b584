/* What the program prints with --format or writes with -o. A command tells its document once, as
 * values, tables and prose, and a writer (writer.h) makes of it the format that somebody asked
 * for. Called by the commands, by line mode and by the screens that write files.
 *
 * Formats are of three kinds. A page is for people: it has headings, prose, labels in the
 * language, and numbers as people write them. A sheet is one table for spreadsheets. A tree is
 * for programs: every value has a name, and values are in objects and lists. Whatever is told
 * says which of the three kinds have it, so that no command has to ask for a format by its
 * name. */
#ifndef OUT_H
#define OUT_H

#include <stdbool.h>
#include <stdio.h>

#include "app/app.h"
#include "app/args.h"
#include "app/save.h"
#include "cdslog.h"

enum { OUT_PAGE = 1, OUT_SHEET = 2, OUT_TREE = 4, OUT_ALL = 7 };

/* The option --format with its help: one for each set of formats that commands can write. The
 * refusal in out_choose has the same words. */
#define FORMAT_OPTION {"format", N_("FORMAT"), N_("text, csv or json")}
#define FORMAT_OPTION_NO_SHEET {"format", N_("FORMAT"), N_("text or json")}
#define FORMAT_OPTION_NO_PAGE {"format", N_("FORMAT"), N_("csv or json")}

/* The option --excel, which out_choose reads, too. */
#define EXCEL_OPTION {"excel", NULL, N_("CSV that Excel opens correctly")}

/* The option -o, for commands that give out_choose a path. */
#define OUTPUT_OPTION {"output", N_("FILE"), N_("write to this file (-o FILE)")}

struct writer;
struct table;

/* A document on its way out. Commands own one and call the functions below; only out.c and the
 * writers look inside. */
struct out {
	const struct writer *writer;
	FILE *file;                     /* where it is written to */
	const char *path;               /* what -o names, borrowed; NULL: standard output */
	struct save save;               /* the file at `path` */
	bool excel;                     /* --excel: a sheet that Excel opens correctly */
	int failed;                     /* errno of the first failure; 0: none */
	bool spooling;                  /* what failed was a temporary file */
	const struct table *table;      /* the table that is being told; NULL: none */
	size_t at;                      /* how many cells of its row have been told */
	bool skipped;                   /* this kind of format does not have that table */
	int indent, width;              /* labels on a page: blanks before, columns of a label */
	bool more;                      /* for a writer: the next value needs a comma */
	void *own;                      /* for a writer: whatever it keeps */
};

/* ---- where to, and in which format ---- */

/* Chooses the format: that of --format, else by the end of the name `path` (what -o names,
 * borrowed; NULL or "-": standard output), else the first one that `kinds` (OUT_PAGE, …) allows.
 * It opens nothing. False: misused, which has been said. */
bool out_choose(struct out *out, const struct args *args, unsigned kinds, const char *path);

/* Opens what is written to, and begins the document. EXIT_OK; otherwise it has been said what
 * failed, and out_close must not be called. */
int out_begin(struct out *out, const struct app *app);

/* Ends the document. A file is replaced only if `exit` is EXIT_OK or EXIT_ATTENTION. Returns
 * `exit`, or EXIT_FAILED if not everything could be written, which has been said. */
int out_close(struct out *out, int exit);

/* Writes what was told so far, so that a program that reads along gets it now. */
void out_flush(struct out *out);

/* The next three do the same for a caller that says itself what went wrong, as a screen does. */

/* Chooses the format by the end of the name `path`. False: no format of these kinds has
 * that ending. */
bool out_named(struct out *out, const char *path, unsigned kinds);

/* Opens the file. False: errno says why, and out_file_end must not be called. */
bool out_file_begin(struct out *out);

/* Ends the document; the file is replaced only if it is `whole`. False: errno says why not. */
bool out_file_end(struct out *out, bool whole);

/* Puts the endings of file names of these kinds into buf: ".txt, .csv or .json". Returns buf. */
char *out_endings(unsigned kinds, char *buf, size_t size);

/* For commands that print without a format: returns `otherwise`, or EXIT_FAILED if what was
 * printed could not be written (a full disk, a closed pipe), which has been said. */
int out_end(int otherwise);

/* ---- what is told ---- */

enum cell_type {
	CELL_NONE, CELL_NULL, CELL_TEXT, CELL_NUMBER, CELL_COUNT, CELL_SUM, CELL_DATE, CELL_TIME,
	CELL_BOOL, CELL_ID, CELL_BAR
};

/* One value, made by the functions below. Its text and id are borrowed, and only have to live
 * until the call returns that tells the value. */
struct cell {
	enum cell_type type;
	int64_t number, last;
	const char *text;
	const cds_uuid *id;
};

struct cell cell_none(void);                    /* no value here: a tree leaves it out */
struct cell cell_null(void);                    /* a value that nobody knows */
struct cell cell_text(const char *text);
struct cell cell_number(int64_t n);             /* a number that names something */
struct cell cell_count(int64_t n);              /* how many there are; CDS_UNKNOWN: null */
struct cell cell_sum(int64_t n, int64_t uncounted);     /* as format_sum; "?" is null */
struct cell cell_date(int first, int last);     /* CDS_NO_DAY: null */
struct cell cell_time(int64_t at);              /* in seconds since 1970 */
struct cell cell_bool(bool yes);
struct cell cell_id(const cds_uuid *id);

/* A bar as long as n is of `most`, with a text behind it; only pages have it. */
struct cell cell_bar(int64_t n, int64_t most, const char *beside);

/* Tells a value. `name` is what trees call it (NULL: they don't have it), and `label`, in the
 * language, what pages call it (NULL: they don't have it). */
void out_value(struct out *out, const char *name, const char *label, struct cell cell);

/* For pages: labels of values begin after `indent` blanks and take `width` columns. */
void out_labels(struct out *out, int indent, int width);

/* For pages: a heading on a line of its own. */
void out_heading(struct out *out, const char *text);

/* For pages: a piece of prose. A line ends only where the text has a newline. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void out_prose(struct out *out, const char *format, ...);

/* For pages: a piece of prose, cut or filled up with blanks to `width` columns. */
void out_padded(struct out *out, const char *text, int width);

/* For trees: begins an object '{' or a list '[' of that name (NULL: it is in a list). What is told
 * until its end is in it. */
void out_open(struct out *out, const char *name, char bracket);

/* For trees: the end of an object or list, with the bracket that it was begun with. */
void out_shut(struct out *out, char bracket);

/* For trees: a value in a list. */
void out_item(struct out *out, struct cell cell);

struct column {
	const char *name;               /* what programs call it */
	const char *label;              /* what people call it, a msgid; NULL: no heading */
	const char *words;              /* the same in the language, used in place of label */
	unsigned kinds;                 /* the kinds of formats that have it: OUT_PAGE, … */
	bool right;                     /* on a page: aligned to the right */
	int least;                      /* on a page: at least so many columns wide */
};

struct table {
	const char *name;               /* what trees call it */
	const struct column *column;
	size_t columns;
	unsigned kinds;                 /* the kinds of formats that have it */
	int most;                       /* on a page: at most so many columns for a cell */
	int indent;                     /* on a page: blanks before each row */
	bool lines;                     /* in a tree: a line for each row */
};

/* Begins a table, which is borrowed until out_table_end. Its rows are told one after another and
 * not kept; only a page keeps them, since its columns are as wide as their widest cell, and uses a
 * temporary file beyond some megabytes. */
void out_table(struct out *out, const struct table *table);

/* For pages: a heading above the rows that follow. */
void out_group(struct out *out, const char *label);

/* Begins a row. out_cell follows once for each column, in the order of the columns; what a tree is
 * told otherwise until out_row_end is also part of the row. */
void out_row(struct out *out);
void out_cell(struct out *out, struct cell cell);
void out_row_end(struct out *out);
void out_table_end(struct out *out);

/* Is the format of one of these kinds? Asked before costly work for a part that only some kinds
 * have. */
bool out_is(const struct out *out, unsigned kinds);

#endif
