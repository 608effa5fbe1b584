/* merges and unmerge: the receipts of what was merged, and taking a merge back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "app/format.h"
#include "app/i18n.h"
#include "model/receipt_text.h"
#include "out/out.h"

/* ---- merges ---- */

static void merges_count(struct out *out, const char *label, int64_t n)
{
	out_value(out, NULL, label, cell_count(n));
}

/* Tells one receipt for people, line by line. */
static void merges_page(struct out *out, const struct cds_receipt *r)
{
	char text[1000], back[CDS_RETURN];

	out_value(out, NULL, _("File"), cell_text(r->file));
	out_value(out, NULL, _("When"), cell_time(r->at));
	if (r->undone >= 0)
		out_value(out, NULL, _("taken back"), cell_time(r->undone));
	merges_count(out, _("Entries in it"), r->entries);
	merges_count(out, _("New entries"), r->fresh);
	if (r->bad)
		merges_count(out, _("Left out"), r->bad);
	merges_count(out, _("New sessions"), r->sessions_new);
	merges_count(out, _("Changed"), r->sessions_changed);
	merges_count(out, _("Conflicts"), r->conflicts);
	merges_count(out, _("Duplicates"), r->duplicates);
	merges_count(out, _("Doubles"), r->doubles);
	if (r->redactions)
		merges_count(out, _("Texts erased"), r->redactions);
	out_value(out, NULL, _("From"), cell_text(receipt_laptops(r, text, sizeof text)));
	out_value(out, NULL, _("Fingerprint before"), cell_text(r->before));
	out_value(out, NULL, _("and after"), cell_text(r->after));
	out_value(out, NULL, _("Return receipt"), cell_text(receipt_return(r, back)));
}

#define DATA (OUT_SHEET | OUT_TREE)     /* OUT_TREE) | what programs read */

static const struct column merges_columns[] = {
	{.name = "receipt", .label = N_("Merge"), .kinds = OUT_ALL, .right = true},
	{.name = "at", .label = N_("When"), .kinds = OUT_ALL},
	{.name = "file", .kinds = DATA}, {.name = "source", .kinds = DATA},
	{.name = "entries", .kinds = DATA},
	{.name = "new", .label = N_("New entries"), .kinds = OUT_ALL, .right = true},
	{.name = "bad", .kinds = DATA}, {.name = "redactions", .kinds = DATA},
	{.name = "sessions_new", .label = N_("New sessions"), .kinds = OUT_ALL, .right = true},
	{.name = "sessions_changed", .label = N_("Changed"), .kinds = OUT_ALL, .right = true},
	{.name = "conflicts", .label = N_("Conflicts"), .kinds = OUT_ALL, .right = true},
	{.name = "duplicates", .label = N_("Duplicates"), .kinds = OUT_ALL, .right = true},
	{.name = "doubles", .label = N_("Doubles"), .kinds = OUT_ALL, .right = true},
	{.name = "return", .kinds = DATA}, {.name = "before", .kinds = DATA},
	{.name = "after", .kinds = DATA}, {.name = "undone", .kinds = DATA},
	{.name = "laptops", .label = N_("From"), .kinds = OUT_PAGE | OUT_SHEET},
	{.name = "file", .label = N_("File"), .kinds = OUT_PAGE},
};

static void merges_tree_laptops(struct out *out, const struct cds_receipt *r)
{
	out_open(out, "laptops", '[');
	for (size_t i = 0; i < r->laptops; i++) {
		out_open(out, NULL, '{');
		out_value(out, "device", NULL, cell_text(r->laptop[i].device));
		out_value(out, "new", NULL, cell_count(r->laptop[i].entries));
		out_shut(out, '{');
	}
	out_shut(out, '[');
}

static void merges_row(struct out *out, const struct cds_receipt *r)
{
	const int64_t counts[] = {r->entries, r->fresh, r->bad, r->redactions, r->sessions_new,
	    r->sessions_changed, r->conflicts, r->duplicates, r->doubles};
	char text[1000], back[CDS_RETURN];

	out_row(out);
	out_cell(out, cell_number(r->n));
	out_cell(out, cell_time(r->at));
	out_cell(out, cell_text(r->file));
	out_cell(out, cell_text(r->source));
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		out_cell(out, cell_count(counts[i]));
	out_cell(out, *receipt_return(r, back) ? cell_text(back) : cell_none());
	out_cell(out, cell_text(r->before));
	out_cell(out, cell_text(r->after));
	out_cell(out, r->undone >= 0 ? cell_time(r->undone) : cell_null());
	merges_tree_laptops(out, r);
	out_cell(out, cell_text(receipt_laptops(r, text, sizeof text)));
	snprintf(text, sizeof text, "%s%s", r->file, r->undone >= 0 ? _("  (taken back)") : "");
	out_cell(out, cell_text(text));
	out_row_end(out);
}

/* Tells all receipts, or one (NULL: all). People get the one line by line, programs as a list of
 * one. */
static void merges_tell(struct out *out, const cds_receipts *receipts,
    const struct cds_receipt *one)
{
	const struct table table = {.name = "merges", .column = merges_columns,
	    .columns = sizeof merges_columns / sizeof *merges_columns,
	    .kinds = one ? DATA : OUT_ALL, .most = 40};

	if (one)
		merges_page(out, one);
	out_table(out, &table);
	for (size_t i = 0; i < cds_receipts_size(receipts) && !one; i++)
		merges_row(out, cds_receipts_at(receipts, i));
	if (one)
		merges_row(out, one);
	out_table_end(out);
}

/* The number of the one merge that a command names; false: misused, said on standard error. */
static bool merges_read_number(const struct args *args, const char *command, long long *n)
{
	char *end = NULL;

	if (!args_no_more(args, 1, command))
		return false;
	*n = args->rests == 1 ? strtoll(args->rest[0], &end, 10) : 0;
	if (!end)
		say("%s", _("no merge given: name its number, as 'cdslog merges' shows it"));
	else if (*end || *n <= 0)
		say(_("'%s' is not the number of a merge: 'cdslog merges' lists them"),
		    args->rest[0]);
	return end && *end == '\0' && *n > 0;
}

static const struct cds_receipt *merges_find(const cds_receipts *receipts, long long n)
{
	for (size_t i = 0; i < cds_receipts_size(receipts); i++)
		if (cds_receipts_at(receipts, i)->n == n)
			return cds_receipts_at(receipts, i);
	return NULL;
}

static int merges_show(struct app *app, struct out *out, const cds_receipts *receipts, long long n)
{
	const struct cds_receipt *one = n > 0 ? merges_find(receipts, n) : NULL;
	int exit;

	if (n > 0 && !one) {
		say(_("there is no merge %lld: 'cdslog merges' lists them"), n);
		return EXIT_FAILED;
	}
	if (cds_receipts_size(receipts) == 0 && out_is(out, OUT_PAGE)) {
		say("%s", _("nothing was merged into this log yet"));
		return EXIT_OK;
	}
	exit = out_begin(out, app);
	if (exit != EXIT_OK)
		return exit;
	merges_tell(out, receipts, one);
	return out_close(out, EXIT_OK);
}

static int run_merges(struct app *app, const struct args *args)
{
	cds_receipts *receipts;
	enum cds_status status;
	struct out out;
	long long n = 0;
	int exit;

	if (!out_choose(&out, args, OUT_ALL, NULL))
		return EXIT_MISUSED;
	if (args->rests > 0 && !merges_read_number(args, "merges", &n))
		return EXIT_MISUSED;
	status = cds_receipts_get(app->log, &receipts);
	if (status != CDS_OK)
		return say_error(app, status);
	exit = merges_show(app, &out, receipts, n);
	cds_receipts_free(receipts);
	return exit;
}

static const struct option merges_options[] = {
	FORMAT_OPTION,
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

	if (!merges_read_number(args, "unmerge", &n))
		return EXIT_MISUSED;
	status = cds_unmerge(app->log, n, &r);
	if (status == CDS_OK)
		status = cds_log_fingerprint(app->log, code);
	if (status != CDS_OK)
		return say_error(app, status);
	printf(_("merge %lld taken back: %s and %s removed, %s changed\n"), n,
	    format_many(a, sizeof a, r.entries, NOUN_ENTRY),
	    format_many(b, sizeof b, r.sessions_gone, NOUN_SESSION),
	    format_many(c, sizeof c, r.sessions_changed, NOUN_SESSION));
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
