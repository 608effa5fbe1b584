/* Documents, as out.h says: chooses the format and opens the file, and hands each thing that is
 * told to the writer, if it is of the writer's kind. */
#include "out/out.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/format.h"
#include "app/i18n.h"
#include "app/spoken.h"
#include "out/writer.h"

/* Where nobody asks for a format, a command writes the first one here that it can. */
static const struct writer *const writers[] = {&text_writer, &csv_writer, &json_writer};

#define WRITERS (sizeof writers / sizeof *writers)

#define LABEL_WIDTH 22                  /* of a value's label, unless out_labels sets another */
#define ENDING_MAX 5                    /* letters of a file's ending, at most */

/* ---- which format ---- */

/* Lists the formats of these kinds, "text, csv or json", or what their files end in. Returns
 * buf. */
static char *out_names(unsigned kinds, bool endings, char *buf, size_t size)
{
	const char *name[WRITERS];
	size_t n = 0, at = 0;

	for (size_t i = 0; i < WRITERS; i++)
		if (writers[i]->kind & kinds)
			name[n++] = endings ? writers[i]->ending : writers[i]->name;
	buf[0] = '\0';
	for (size_t i = 0; i < n && at < size; i++)
		at += (size_t)snprintf(buf + at, size - at, "%s%s", i == 0 ? "" :
		    i + 1 == n ? C_("formats", " or ") : ", ", name[i]);
	return buf;
}

char *out_endings(unsigned kinds, char *buf, size_t size)
{
	return out_names(kinds, true, buf, size);
}

/* The format of these kinds whose files have names that end like this one; NULL: there is none. */
static const struct writer *out_by_ending(const char *path, unsigned kinds)
{
	size_t n = strlen(path);

	for (size_t i = 0; i < WRITERS; i++) {
		size_t k = strlen(writers[i]->ending);
		if (writers[i]->kind & kinds && n > k &&
		    strcasecmp(path + n - k, writers[i]->ending) == 0)
			return writers[i];
	}
	return NULL;
}

/* Does the name end in a dot and a few letters or digits, as file names do that say their format?
 * The day in "report-30.6" is no such ending, and neither is the long one that mktemp makes up. */
static bool out_has_ending(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');
	bool letter = false;

	if (!dot || dot == name || strlen(dot + 1) > ENDING_MAX)
		return false;
	for (const char *p = dot + 1; *p; p++) {
		bool is_letter = (*p | 32) >= 'a' && (*p | 32) <= 'z';
		if (!is_letter && (*p < '0' || *p > '9'))
			return false;
		letter |= is_letter;
	}
	return letter;
}

/* Chooses the format of --format. False: there is none of that name, or not of these kinds, which
 * has been said. */
static bool out_choose_by_name(struct out *out, const char *name, unsigned kinds)
{
	const struct writer *found = NULL;
	char names[128];

	for (size_t i = 0; i < WRITERS; i++)
		if (strcmp(name, writers[i]->name) == 0)
			found = writers[i];
	if (found && found->kind & kinds) {
		out->writer = found;
		return true;
	}
	out_names(kinds, false, names, sizeof names);
	if (found)
		say(_("this can't be written as '%s', only as %s"), name, names);
	else
		say(_("unknown format '%s': %s"), name, names);
	return false;
}

/* Chooses the format by the end of the file's name. Where the name has no ending, the format
 * stays as it is; where it has another one, nobody can know what was meant, which is said.
 * Returns false then. */
static bool out_choose_by_path(struct out *out, unsigned kinds)
{
	const struct writer *writer = out_by_ending(out->path, kinds);
	char endings[128];

	if (writer)
		out->writer = writer;
	else if (out_has_ending(out->path)) {
		say(_("'%s': end the name in %s, or say with --format what it is to be"), out->path,
		    out_endings(kinds, endings, sizeof endings));
		return false;
	}
	return true;
}

bool out_choose(struct out *out, const struct args *args, unsigned kinds, const char *path)
{
	const char *name = args_get(args, "format");

	if (path && strcmp(path, "-") == 0)
		path = NULL;
	*out = (struct out){.path = path, .excel = args_has(args, "excel"), .width = LABEL_WIDTH};
	for (size_t i = WRITERS; i-- > 0;)
		if (writers[i]->kind & kinds)
			out->writer = writers[i];
	if (name)
		return out_choose_by_name(out, name, kinds);
	if (path)
		return out_choose_by_path(out, kinds);
	if (spoken() && out->writer == &text_writer)
		out->writer = &lines_writer;
	return true;
}

bool out_named(struct out *out, const char *path, unsigned kinds)
{
	*out = (struct out){.writer = out_by_ending(path, kinds), .path = path,
	    .width = LABEL_WIDTH};
	return out->writer != NULL;
}

bool out_is(const struct out *out, unsigned kinds)
{
	return (out->writer->kind & kinds) != 0;
}

/* ---- where to ---- */

bool out_file_begin(struct out *out)
{
	out->file = stdout;
	if (out->path) {
		if (!save_begin(&out->save, out->path))
			return false;
		out->file = out->save.out;
	}
	if (out->writer->begin)
		out->writer->begin(out);
	return true;
}

bool out_file_end(struct out *out, bool whole)
{
	bool good;

	if (out->writer->end)
		out->writer->end(out);
	good = !out->failed;
	if (out->path)
		good = save_end(&out->save, whole && good) && good;
	else if (fflush(stdout) != 0 || ferror(stdout))
		good = false;
	if (out->failed)
		errno = out->failed;
	return good;
}

int out_begin(struct out *out, const struct app *app)
{
	if (out->path && save_same(out->path, cds_log_path(app->log))) {
		say(_("'%s' is this log: name another file"), out->path);
		return EXIT_FAILED;
	}
	return out_file_begin(out) ? EXIT_OK : save_failed(out->path);
}

/* Says by errno why what was printed could not be written. */
static int out_lost(void)
{
	say(_("can't write the result: %s"), _(strerror(errno)));
	return EXIT_FAILED;
}

int out_close(struct out *out, int exit)
{
	bool whole = exit == EXIT_OK || exit == EXIT_ATTENTION;

	if (out_file_end(out, whole) || !whole)
		return exit;
	if (out->spooling) {
		say(_("can't keep a long table in a temporary file: %s; name another folder in"
		    " TMPDIR"), _(strerror(errno)));
		return EXIT_FAILED;
	}
	return out->path ? save_failed(out->path) : out_lost();
}

void out_flush(struct out *out)
{
	fflush(out->file);
}

int out_end(int otherwise)
{
	return fflush(stdout) == 0 && !ferror(stdout) ? otherwise : out_lost();
}

/* ---- telling ---- */

void out_value(struct out *out, const char *name, const char *label, struct cell cell)
{
	const struct writer *w = out->writer;

	if (w->value && !out->skipped && (w->kind == OUT_TREE ? name : label))
		w->value(out, name, label, cell);
}

void out_item(struct out *out, struct cell cell)
{
	if (out->writer->kind == OUT_TREE && !out->skipped)
		out->writer->value(out, NULL, NULL, cell);
}

void out_labels(struct out *out, int indent, int width)
{
	out->indent = indent;
	out->width = width;
}

void out_open(struct out *out, const char *name, char bracket)
{
	if (out->writer->open && !out->skipped)
		out->writer->open(out, name, bracket);
}

void out_shut(struct out *out, char bracket)
{
	if (out->writer->shut && !out->skipped)
		out->writer->shut(out, bracket);
}

void out_heading(struct out *out, const char *text)
{
	if (out->writer->heading)
		out->writer->heading(out, text);
}

void out_prose(struct out *out, const char *format, ...)
{
	char room[512], *text = room;
	va_list args, again;
	int n;

	if (!out->writer->prose)
		return;
	va_start(args, format);
	va_copy(again, args);
	n = vsnprintf(room, sizeof room, format, args);
	if (n >= (int)sizeof room && (text = malloc((size_t)n + 1)))
		vsnprintf(text, (size_t)n + 1, format, again);
	if (text)
		out->writer->prose(out, text);
	else
		out->failed = ENOMEM;
	va_end(again);
	va_end(args);
	if (text != room)
		free(text);
}

void out_padded(struct out *out, const char *text, int width)
{
	char *cell = NULL;
	size_t size;
	FILE *f;

	if (!out->writer->prose)
		return;
	if (out->writer->padded) {
		out->writer->padded(out, text, width);
		return;
	}
	f = open_memstream(&cell, &size);
	if (f) {
		format_cell(f, text, width);
		fclose(f);
	}
	if (cell)
		out->writer->prose(out, cell);
	else
		out->failed = ENOMEM;
	free(cell);
}

/* ---- tables ---- */

void out_table(struct out *out, const struct table *table)
{
	const struct writer *w = out->writer;

	out->skipped = !w->table || !(table->kinds & w->kind);
	out->table = table;
	if (!out->skipped)
		w->table(out, table);
}

void out_group(struct out *out, const char *label)
{
	if (!out->skipped && out->writer->group)
		out->writer->group(out, label);
}

void out_row(struct out *out)
{
	out->at = 0;
	if (!out->skipped && out->writer->row)
		out->writer->row(out);
}

void out_cell(struct out *out, struct cell cell)
{
	const struct column *column = &out->table->column[out->at++];

	if (!out->skipped && column->kinds & out->writer->kind)
		out->writer->cell(out, column, cell);
}

void out_row_end(struct out *out)
{
	if (!out->skipped && out->writer->row_end)
		out->writer->row_end(out);
}

void out_table_end(struct out *out)
{
	if (!out->skipped && out->writer->table_end)
		out->writer->table_end(out);
	out->skipped = false;
	out->table = NULL;
}
