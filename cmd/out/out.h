/* Data in the form that --format names: on standard output, or in a file. */
#ifndef OUT_H
#define OUT_H

#include <stdbool.h>
#include <stdio.h>

#include "app/args.h"
#include "cdslog.h"

enum out_form { OUT_TEXT, OUT_CSV, OUT_JSON };

#define FORMAT_OPTION {"format", N_("FORMAT"), N_("text, csv or json")}

/* False: an unknown form, said. */
bool out_form(const struct args *args, enum out_form *form);
/* The form that a file's name ends in: .txt, .csv or .json; false: none of them. */
bool out_form_named(const char *path, enum out_form *form);
/* 0, or 1 if what was printed did not get out (a full disk, a closed pipe), said. */
int out_end(int otherwise);

/* A table of text: cells are kept until the end, then each column gets the width it needs. */
struct table;
struct table *table_new(size_t columns);
/* left to right, top to bottom */
void table_cell(struct table *table, const char *text, bool right);
/* a column is at most so wide; frees it */
void table_print(FILE *out, struct table *table, int most);

/* CSV by RFC 4180. */
struct csv {
	FILE *out;
	/* byte-order mark, CRLF, and no cell that acts as a formula */
	bool excel;
	bool begun;
};
void csv_start(struct csv *csv);
void csv_cell(struct csv *csv, const char *text);
void csv_number(struct csv *csv, int64_t n);            /* "?" if unknown */
void csv_end(struct csv *csv);                          /* of a row */

/* JSON: commas come by themselves.  key NULL: inside an array. */
struct json {
	FILE *out;
	bool more;                      /* something stands before, so a comma is due */
};
void json_open(struct json *json, const char *key, char bracket);       /* '{' or '[' */
void json_close(struct json *json, char bracket);
void json_text(struct json *json, const char *key, const char *text);
void json_int(struct json *json, const char *key, int64_t n);
void json_count(struct json *json, const char *key, int64_t n);         /* null if unknown */
void json_bool(struct json *json, const char *key, bool value);
void json_null(struct json *json, const char *key);

#endif
