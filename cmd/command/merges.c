/* merges and unmerge: the receipts, and taking one back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "app/format.h"
#include "app/i18n.h"
#include "out/out.h"

/* ---- merges ---- */

static void laptops_text(const struct cds_receipt *r, char *buf, size_t size)
{
	size_t n = 0;

	buf[0] = '\0';
	for (size_t i = 0; i < r->laptops && n < size; i++)
		n += (size_t)snprintf(buf + n, size - n, "%s%s", i ? ", " : "",
		    *r->laptop[i].device ? r->laptop[i].device : _("imports"));
}

static void merges_print_text(const cds_receipts *receipts)
{
	static const char *const heads[] = {N_("Merge"), N_("When"), N_("New entries"),
	    N_("New sessions"), N_("Changed"),
		N_("Conflicts"), N_("Duplicates"), N_("From"), N_("File")};
	struct table *t = table_new(9);
	char buf[1000], text[FORMAT_SIZE];

	for (size_t i = 0; i < 9; i++)
		table_cell(t, _(heads[i]), i == 0 || (i > 1 && i < 7));
	for (size_t i = 0; i < cds_receipts_size(receipts); i++) {
		const struct cds_receipt *r = cds_receipts_at(receipts, i);
		const int64_t number[] = {r->fresh, r->sessions_new, r->sessions_changed,
		    r->conflicts, r->duplicates};
		snprintf(text, sizeof text, "%lld", (long long)r->n);
		table_cell(t, text, true);
		table_cell(t, format_time(text, sizeof text, r->at), false);
		for (size_t k = 0; k < 5; k++)
			table_cell(t, format_count(text, sizeof text, number[k]), true);
		laptops_text(r, buf, sizeof buf);
		table_cell(t, buf, false);
		snprintf(buf, sizeof buf, "%s%s", r->file, r->undone >= 0 ? _("  (taken back)")
		    : "");
		table_cell(t, buf, false);
	}
	table_print(stdout, t, 40);
}

static void merges_line(const char *label, const char *text)
{
	format_cell(stdout, label, 22);
	printf(" %s\n", text);
}

static void merges_count_line(const char *label, int64_t n)
{
	char text[FORMAT_SIZE];

	merges_line(label, format_count(text, sizeof text, n));
}

/* The code that the sender can give to 'pack --for'; "" if not all of the file was taken. */
static const char *merges_return_receipt(const struct cds_receipt *r)
{
	static char text[CDS_RETURN];

	if (!*r->source || r->bad > 0)
		return "";
	snprintf(text, sizeof text, "%s/%lld", r->source, (long long)r->entries);
	return text;
}

static void print_one(const struct cds_receipt *r)
{
	char text[1000];

	merges_line(_("File"), r->file);
	merges_line(_("When"), format_time(text, sizeof text, r->at));
	if (r->undone >= 0)
		merges_line(_("taken back"), format_time(text, sizeof text, r->undone));
	merges_count_line(_("Entries in it"), r->entries);
	merges_count_line(_("New entries"), r->fresh);
	if (r->bad)
		merges_count_line(_("Left out"), r->bad);
	merges_count_line(_("New sessions"), r->sessions_new);
	merges_count_line(_("Changed"), r->sessions_changed);
	merges_count_line(_("Conflicts"), r->conflicts);
	merges_count_line(_("Duplicates"), r->duplicates);
	if (r->redactions)
		merges_count_line(_("Texts erased"), r->redactions);
	laptops_text(r, text, sizeof text);
	merges_line(_("From"), text);
	merges_line(_("Fingerprint before"), r->before);
	merges_line(_("and after"), r->after);
	merges_line(_("Return receipt"), merges_return_receipt(r));
}

static void receipt_json(struct json *json, const struct cds_receipt *r)
{
	json_open(json, NULL, '{');
	json_int(json, "receipt", r->n);
	json_int(json, "at", r->at);
	json_text(json, "file", r->file);
	json_text(json, "source", r->source);
	json_int(json, "entries", r->entries);
	json_int(json, "new", r->fresh);
	json_int(json, "bad", r->bad);
	json_int(json, "redactions", r->redactions);
	json_int(json, "sessions_new", r->sessions_new);
	json_int(json, "sessions_changed", r->sessions_changed);
	json_int(json, "conflicts", r->conflicts);
	json_int(json, "duplicates", r->duplicates);
	if (*merges_return_receipt(r))
		json_text(json, "return", merges_return_receipt(r));
	json_text(json, "before", r->before);
	json_text(json, "after", r->after);
	if (r->undone >= 0)
		json_int(json, "undone", r->undone);
	else
		json_null(json, "undone");
	json_open(json, "laptops", '[');
	for (size_t i = 0; i < r->laptops; i++) {
		json_open(json, NULL, '{');
		json_text(json, "device", r->laptop[i].device);
		json_int(json, "new", r->laptop[i].entries);
		json_close(json, '{');
	}
	json_close(json, '[');
	json_close(json, '{');
}

static void merges_print_json(const cds_receipts *receipts)
{
	struct json json = {stdout, false};

	json_open(&json, NULL, '{');
	json_int(&json, "format", 1);
	json_open(&json, "merges", '[');
	for (size_t i = 0; i < cds_receipts_size(receipts); i++)
		receipt_json(&json, cds_receipts_at(receipts, i));
	json_close(&json, '[');
	json_close(&json, '{');
	putchar('\n');
}

static bool merges_read_number(const struct args *args, long long *n)
{
	char *end = NULL;

	*n = args->rests == 1 ? strtoll(args->rest[0], &end, 10) : 0;
	return end && *end == '\0' && *n > 0;
}

static int show_one(const cds_receipts *receipts, long long n)
{
	for (size_t i = 0; i < cds_receipts_size(receipts); i++) {
		if (cds_receipts_at(receipts, i)->n == n) {
			print_one(cds_receipts_at(receipts, i));
			return EXIT_OK;
		}
	}
	say(_("there is no merge %lld: 'cdslog merges' lists them"), n);
	return EXIT_FAILED;
}

static int run_merges(struct app *app, const struct args *args)
{
	cds_receipts *receipts;
	enum cds_status status;
	enum out_form form;
	long long n = 0;
	int exit = EXIT_OK;

	if (!out_form(args, &form))
		return EXIT_MISUSED;
	if (args->rests > 0 && !merges_read_number(args, &n)) {
		say("%s", _("no merge given: name its number, as 'cdslog merges' shows it"));
		return EXIT_MISUSED;
	}
	status = cds_receipts_get(app->log, &receipts);
	if (status != CDS_OK)
		return say_error(app, status);
	if (n > 0)
		exit = show_one(receipts, n);
	else if (form == OUT_JSON)
		merges_print_json(receipts);
	else if (cds_receipts_size(receipts) == 0)
		say("%s", _("nothing was merged into this log yet"));
	else
		merges_print_text(receipts);
	cds_receipts_free(receipts);
	return out_end(exit);
}

static const struct option merges_options[] = {
	{"format", N_("FORMAT"), N_("text or json")},
	{NULL, NULL, NULL}
};

const struct command command_merges = {
	"merges", N_("[NUMBER]"), N_("list what was merged, newest first, or show one"),
	merges_options, NULL, OPEN_EXISTING | OPEN_READING, run_merges, NULL
};

/* ---- unmerge ---- */

static int run_unmerge(struct app *app, const struct args *args)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE], code[CDS_FINGERPRINT];
	struct cds_unmerge_result r;
	enum cds_status status;
	long long n;

	if (!merges_read_number(args, &n)) {
		say("%s", _("no merge given: name its number, as 'cdslog merges' shows it"));
		return EXIT_MISUSED;
	}
	status = cds_unmerge(app->log, n, &r);
	if (status == CDS_OK)
		status = cds_log_fingerprint(app->log, code);
	if (status != CDS_OK)
		return say_error(app, status);
	printf(_("merge %lld taken back: %s and %s removed, %s changed\n"), n, format_many(a,
	    sizeof a, r.entries, NOUN_ENTRY), format_many(b, sizeof b, r.sessions_gone,
	    NOUN_SESSION), format_many(c, sizeof c, r.sessions_changed, NOUN_SESSION));
	if (r.redactions)
		printf(_("erased note text can't be brought back: %s\n"),
		    format_many(a, sizeof a, r.redactions, NOUN_NOTE));
	printf(_("fingerprint %s\n"), code);
	return out_end(EXIT_OK);
}

const struct command command_unmerge = {
	"unmerge", N_("NUMBER"), N_("take a merge back"), NULL, NULL, OPEN_EXISTING, run_unmerge,
	"  cdslog merges\n  cdslog unmerge 3"
};
