/* A format: how to write what out.h is told. Each format is one file, cmd/out/…_writer.c, and a
 * line in the table of out.c; nothing else knows it. Called by out.c, which only passes on what
 * is of the format's kind. A function that is NULL stands for something that the format does not
 * have. */
#ifndef WRITER_H
#define WRITER_H

#include "out/out.h"

struct writer {
	const char *name;               /* for --format */
	const char *ending;             /* what names of its files end in, ".csv" */
	unsigned kind;                  /* OUT_PAGE, OUT_SHEET or OUT_TREE */
	/* Each of these is called from the function of out.h that has its name. */
	void (*begin)(struct out *out);
	void (*end)(struct out *out);
	void (*value)(struct out *out, const char *name, const char *label, struct cell cell);
	void (*heading)(struct out *out, const char *text);
	void (*prose)(struct out *out, const char *text);
	/* NULL: the text is told as prose, cut or filled up with blanks. */
	void (*padded)(struct out *out, const char *text, int width);
	void (*open)(struct out *out, const char *name, char bracket);
	void (*shut)(struct out *out, char bracket);
	void (*table)(struct out *out, const struct table *table);
	void (*group)(struct out *out, const char *label);
	void (*row)(struct out *out);
	void (*cell)(struct out *out, const struct column *column, struct cell cell);
	void (*row_end)(struct out *out);
	void (*table_end)(struct out *out);
};

extern const struct writer text_writer, csv_writer, json_writer;
/* The text writer where a page is heard and not seen; it is no format that anybody asks for. */
extern const struct writer lines_writer;

#define CELL_SIZE 160

/* The text of a cell for people. It is in buf, or is the cell's own text. */
const char *cell_shown(struct cell cell, char buf[CELL_SIZE]);

/* The text of a cell for programs: plain digits, ISO dates, "" for what nobody knows. It is in buf,
 * or is the cell's own text. */
const char *cell_plain(struct cell cell, char buf[CELL_SIZE]);

/* A column's heading for people, in the language; "": it has none. */
const char *column_label(const struct column *column);

#endif
