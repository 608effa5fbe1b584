/* A format: how what out.h tells is written. Each is one file, cmd/out/…_writer.c, and a line in
 * the table of out.c; nothing else knows it. A function that is NULL is for what the format has
 * nothing of; what is not of its kind never gets there. */
#ifndef WRITER_H
#define WRITER_H

#include "out/out.h"

struct writer {
	const char *name;               /* of --format */
	const char *ending;             /* of a file's name */
	unsigned kind;                  /* OUT_PAGE, OUT_SHEET or OUT_TREE */
	void (*begin)(struct out *out);
	void (*end)(struct out *out);
	void (*value)(struct out *out, const char *name, const char *label, struct cell cell);
	void (*heading)(struct out *out, const char *text);
	void (*prose)(struct out *out, const char *text);
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

#define CELL_SIZE 64

/* The cell for people; until the next call or in buf. */
const char *cell_shown(struct cell cell, char buf[CELL_SIZE]);
/* The cell for programs: plain digits, ISO dates, "" for what nobody knows. */
const char *cell_plain(struct cell cell, char buf[CELL_SIZE]);
/* A column's heading for people, in the language; "": none. */
const char *column_label(const struct column *column);

#endif
