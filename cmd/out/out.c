#include "out/out.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "app/app.h"
#include "app/i18n.h"

bool out_form(const struct args *args, enum out_form *form)
{
	static const char *const names[] = {"text", "csv", "json"};
	const char *given = args_get(args, "format");

	*form = OUT_TEXT;
	for (int i = 0; given && i < 3; i++) {
		if (strcmp(given, names[i]) == 0) {
			*form = (enum out_form)i;
			return true;
		}
	}
	if (given)
		say(_("unknown format '%s': text, csv or json"), given);
	return !given;
}

bool out_form_named(const char *path, enum out_form *form)
{
	static const char *const ends[] = {[OUT_TEXT] = ".txt", [OUT_CSV] = ".csv",
	    [OUT_JSON] = ".json"};
	size_t n = strlen(path);

	for (int i = 0; i < 3; i++) {
		size_t k = strlen(ends[i]);
		if (n > k && strcasecmp(path + n - k, ends[i]) == 0) {
			*form = (enum out_form)i;
			return true;
		}
	}
	return false;
}

int out_end(int otherwise)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return otherwise;
	say(_("can't write the result: %s"), _(strerror(errno)));
	return EXIT_FAILED;
}

/* ---- csv ---- */

void csv_start(struct csv *csv)
{
	if (csv->excel)
		fputs("\xef\xbb\xbf", csv->out);
	csv->begun = false;
}

void csv_cell(struct csv *csv, const char *text)
{
	bool guard = csv->excel && *text && strchr("=+-@\t\r", *text) != NULL;

	if (csv->begun)
		fputc(',', csv->out);
	csv->begun = true;
	if (!guard && !strpbrk(text, ",\"\r\n")) {
		fputs(text, csv->out);
		return;
	}
	fputc('"', csv->out);
	if (guard)
		fputc('\'', csv->out);
	for (; *text; text++) {
		if (*text == '"')
			fputc('"', csv->out);
		fputc(*text, csv->out);
	}
	fputc('"', csv->out);
}

void csv_number(struct csv *csv, int64_t n)
{
	char text[24];

	snprintf(text, sizeof text, "%lld", (long long)n);
	csv_cell(csv, n == CDS_UNKNOWN ? "" : text);
}

void csv_end(struct csv *csv)
{
	fputs(csv->excel ? "\r\n" : "\n", csv->out);
	csv->begun = false;
}

/* ---- json ---- */

static void put_string(struct json *json, const char *text)
{
	fputc('"', json->out);
	for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
		if (*p == '"' || *p == '\\')
			fprintf(json->out, "\\%c", *p);
		else if (*p == '\n')
			fputs("\\n", json->out);
		else if (*p < 0x20)
			fprintf(json->out, "\\u%04x", *p);
		else
			fputc(*p, json->out);
	}
	fputc('"', json->out);
}

static void out_start(struct json *json, const char *key)
{
	if (json->more)
		fputs(", ", json->out);
	json->more = true;
	if (key) {
		put_string(json, key);
		fputs(": ", json->out);
	}
}

void json_open(struct json *json, const char *key, char bracket)
{
	out_start(json, key);
	fputc(bracket, json->out);
	json->more = false;
}

void json_close(struct json *json, char bracket)
{
	fputc(bracket == '{' ? '}' : ']', json->out);
	json->more = true;
}

void json_text(struct json *json, const char *key, const char *text)
{
	out_start(json, key);
	put_string(json, text);
}

void json_int(struct json *json, const char *key, int64_t n)
{
	out_start(json, key);
	fprintf(json->out, "%lld", (long long)n);
}

void json_count(struct json *json, const char *key, int64_t n)
{
	if (n == CDS_UNKNOWN)
		json_null(json, key);
	else
		json_int(json, key, n);
}

void json_bool(struct json *json, const char *key, bool value)
{
	out_start(json, key);
	fputs(value ? "true" : "false", json->out);
}

void json_null(struct json *json, const char *key)
{
	out_start(json, key);
	fputs("null", json->out);
}
