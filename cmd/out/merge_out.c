/* What a merge did, or would do, told as out.h says. */
#include "out/merge_out.h"

#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/double_out.h"
#include "out/session_out.h"

static void merge_out_drop(struct merge_change *change)
{
	free(change->field);
	free(change->from);
	free(change->to);
	free(change->rival);
}

void merge_out_laptop(struct merge_out *m, const struct cds_merge_laptop *l)
{
	char *device = strdup(l->device);

	if (!device || !cds_grow(m->laptop, m->laptops, m->laptop_room)) {
		m->failed = true;
		free(device);
		return;
	}
	m->laptop[m->laptops++] = (struct merge_laptop){device, l->entries, l->sessions_new,
	    l->sessions_changed};
}

void merge_out_change(struct merge_out *m, const struct cds_merge_change *c)
{
	struct merge_change *kept;

	if (!cds_grow(m->change, m->changes, m->change_room)) {
		m->failed = true;
		return;
	}
	kept = &m->change[m->changes];
	*kept = (struct merge_change){c->session, strdup(c->field),
		c->from ? strdup(field_value(m->app->log, c->from)) : NULL,
		c->to ? strdup(field_value(m->app->log, c->to)) : NULL,
		c->rival ? strdup(field_value(m->app->log, c->rival)) : NULL, c->conflict};
	if (kept->field && !kept->from == !c->from && !kept->to == !c->to &&
	    !kept->rival == !c->rival) {
		m->changes++;
		return;
	}
	m->failed = true;
	merge_out_drop(kept);
}

void merge_out_double(struct merge_out *m, const struct cds_double *pair)
{
	if (m->pairs < MERGE_DOUBLES)
		m->pair[m->pairs++] = (struct merge_double){pair->kind, pair->a.id, pair->b.id,
		    strdup(double_path(pair))};
}

char *merge_double_words(const struct merge_double *pair, char *buf, size_t size)
{
	const struct cds_double_side side = {.path = pair->name ? pair->name : "?"};
	const struct cds_double d = {.kind = pair->kind, .a = side, .b = side};

	return double_words(&d, buf, size);
}

void merge_out_free(struct merge_out *m)
{
	for (size_t i = 0; i < m->laptops; i++)
		free(m->laptop[i].device);
	free(m->laptop);
	for (size_t i = 0; i < m->changes; i++)
		merge_out_drop(&m->change[i]);
	free(m->change);
	for (size_t i = 0; i < m->pairs; i++)
		free(m->pair[i].name);
}

/* ---- for people ---- */

/* The fields that a dry run would change, session by session. */
static void merge_out_changes(const struct merge_out *m, struct out *out)
{
	for (size_t i = 0; i < m->changes; i++) {
		const struct merge_change *c = &m->change[i];
		char id[CDS_UUID_TEXT];
		if (i == 0 || cds_uuid_compare(&c->session, &m->change[i - 1].session) != 0)
			out_prose(out, "  %.13s\n", cds_uuid_text(&c->session, id));
		out_prose(out, "      ");
		out_padded(out, field_label(m->app->log, c->field), 22);
		out_prose(out, " %s → %s", c->from ? c->from : "–", c->to ? c->to : "–");
		if (c->conflict)
			out_prose(out, _("  (conflict: the other value is %s)"),
			    c->rival ? c->rival : "–");
		out_prose(out, "\n");
	}
}

static void merge_out_totals(struct out *out, const struct cds_merge_result *r)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE], d[FORMAT_SIZE];

	out_prose(out, _("  sessions %s → %s, assists %s → %s\n"),
	    format_count(a, sizeof a, r->before.sessions),
	    format_count(b, sizeof b, r->after.sessions),
	    format_sum(c, sizeof c, r->before.assists, r->before.uncounted[CDS_ASSIST]),
	    format_sum(d, sizeof d, r->after.assists, r->after.uncounted[CDS_ASSIST]));
}

static void merge_out_pack(struct out *out, const struct cds_manifest *m)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE], d[FORMAT_SIZE];

	out_prose(out, _("  a pack of %s (%s), %s: %s, %s, %s\n"), m->author, m->device,
	    format_time(a, sizeof a, m->at), format_many(b, sizeof b, m->entries, NOUN_ENTRY),
	    format_many(c, sizeof c, m->sessions, NOUN_SESSION),
	    format_many(d, sizeof d, m->assists, NOUN_ASSIST));
}

/* The line that says what came, and how much of it needs a look. */
static void merge_out_came(const struct merge_out *m, struct out *out,
    const struct cds_merge_result *r)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE], d[FORMAT_SIZE];

	out_prose(out, m->dry ? _("%s: would bring %s (%s known), %s, %s changed")
	    : _("%s: %s (%s known), %s, %s changed"), m->file,
	    format_many(a, sizeof a, r->fresh, NOUN_NEW_ENTRY),
	    format_count(b, sizeof b, r->known),
	    format_many(c, sizeof c, r->sessions_new, NOUN_NEW_SESSION),
	    format_count(d, sizeof d, r->sessions_changed));
	if (r->conflicts)
		out_prose(out, _(", %s in conflict"), format_count(a, sizeof a, r->conflicts));
	if (r->duplicates)
		out_prose(out, ", %s", format_many(a, sizeof a, r->duplicates, NOUN_DUPLICATE));
	if (r->doubles)
		out_prose(out, ", %s", format_many(a, sizeof a, r->doubles, NOUN_DOUBLE));
	if (r->redactions)
		out_prose(out, _(", text of %s erased"),
		    format_many(a, sizeof a, r->redactions, NOUN_NOTE));
	if (r->bad)
		out_prose(out, _(", %s malformed and left out"), format_count(a, sizeof a, r->bad));
	out_prose(out, "\n");
}

/* The first doubles by name, and how many more there are. */
static void merge_out_pairs(const struct merge_out *m, struct out *out, int64_t doubles)
{
	char words[600], n[FORMAT_SIZE];

	for (size_t i = 0; i < m->pairs; i++)
		out_prose(out, "  %s\n", merge_double_words(&m->pair[i], words, sizeof words));
	if (m->pairs && doubles > (int64_t)m->pairs)
		out_prose(out, _("  and %s\n"), format_many(n, sizeof n,
		    doubles - (int64_t)m->pairs, NOUN_MORE_DOUBLE));
}

const char *merge_rules(const struct cds_merge_result *r)
{
	if (r->derivation < CDS_DERIVATION)
		return N_("an older version of cdslog wrote it, which looks for duplicates by "
		    "other rules and for no doubles: update it on that laptop");
	if (r->derivation > CDS_DERIVATION)
		return N_("a newer version of cdslog wrote it, which may look for duplicates by "
		    "other rules: update it on this laptop");
	return NULL;
}

static void merge_out_page(const struct merge_out *m, struct out *out,
    const struct cds_merge_result *r)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE];

	merge_out_came(m, out, r);
	if (r->packed)
		merge_out_pack(out, &r->pack);
	if (merge_rules(r))
		out_prose(out, "  %s\n", _(merge_rules(r)));
	for (size_t i = 0; i < m->laptops; i++) {
		const struct merge_laptop *l = &m->laptop[i];
		out_prose(out, _("  from %s: %s, %s, %s changed\n"),
		    l->device && *l->device ? l->device : _("imports"),
		    format_many(a, sizeof a, l->entries, NOUN_ENTRY),
		    format_many(b, sizeof b, l->sessions_new, NOUN_NEW_SESSION),
		    format_count(c, sizeof c, l->sessions_changed));
	}
	merge_out_pairs(m, out, r->doubles);
	merge_out_changes(m, out);
	if (r->fresh)
		merge_out_totals(out, r);
	if (m->dry)
		return;
	if (r->receipt && r->fresh)
		out_prose(out, _("  merge %lld: 'cdslog unmerge %lld' takes it back\n"),
		    (long long)r->receipt, (long long)r->receipt);
	if (*r->receipt_text)
		out_prose(out, _("  return receipt %s: with it 'cdslog pack --for' sends only the"
		    " rest\n"), r->receipt_text);
}

/* ---- for programs ---- */

static void merge_out_tree_sums(struct out *out, const char *name, const struct cds_sums *s)
{
	out_open(out, name, '{');
	out_value(out, "sessions", NULL, cell_count(s->sessions));
	out_value(out, "assists", NULL, cell_sum(s->assists, s->uncounted[CDS_ASSIST]));
	out_value(out, "attendance", NULL, cell_sum(s->attendance,
	    s->uncounted[CDS_ATTENDANCE]));
	out_value(out, "visits", NULL, cell_sum(s->visits, s->uncounted[CDS_VISIT]));
	out_shut(out, '{');
}

static struct cell merge_out_value(const char *value)
{
	return value ? cell_text(value) : cell_null();
}

static void merge_out_tree_changes(const struct merge_out *m, struct out *out)
{
	out_open(out, "changes", '[');
	for (size_t i = 0; i < m->changes; i++) {
		const struct merge_change *c = &m->change[i];
		out_open(out, NULL, '{');
		out_value(out, "session", NULL, cell_id(&c->session));
		out_value(out, "field", NULL, cell_text(c->field));
		out_value(out, "from", NULL, merge_out_value(c->from));
		out_value(out, "to", NULL, merge_out_value(c->to));
		out_value(out, "conflict", NULL, cell_bool(c->conflict));
		if (c->conflict)
			out_value(out, "rival", NULL, merge_out_value(c->rival));
		out_shut(out, '{');
	}
	out_shut(out, '[');
}

static void merge_out_tree_pairs(const struct merge_out *m, struct out *out)
{
	out_open(out, "one_name", '[');
	for (size_t i = 0; i < m->pairs; i++) {
		const struct merge_double *pair = &m->pair[i];
		out_open(out, NULL, '{');
		out_value(out, "kind", NULL, cell_text(cds_kind_name(pair->kind)));
		out_value(out, "name", NULL, cell_text(pair->name ? pair->name : ""));
		out_value(out, "a", NULL, cell_id(&pair->a));
		out_value(out, "b", NULL, cell_id(&pair->b));
		out_shut(out, '{');
	}
	out_shut(out, '[');
}

static void merge_out_tree(const struct merge_out *m, struct out *out,
    const struct cds_merge_result *r)
{
	merge_out_tree_sums(out, "before", &r->before);
	merge_out_tree_sums(out, "after", &r->after);
	out_open(out, "laptops", '[');
	for (size_t i = 0; i < m->laptops; i++) {
		const struct merge_laptop *l = &m->laptop[i];
		out_open(out, NULL, '{');
		out_value(out, "device", NULL, cell_text(l->device ? l->device : ""));
		out_value(out, "new", NULL, cell_count(l->entries));
		out_value(out, "sessions_new", NULL, cell_count(l->sessions_new));
		out_value(out, "sessions_changed", NULL, cell_count(l->sessions_changed));
		out_shut(out, '{');
	}
	out_shut(out, '[');
	merge_out_tree_pairs(m, out);
	if (m->dry)
		merge_out_tree_changes(m, out);
	if (r->derivation != CDS_DERIVATION)
		out_value(out, "derivation", NULL, cell_count(r->derivation));
	if (r->packed)
		manifest_tree(out, "pack", &r->pack);
}

void manifest_tree(struct out *out, const char *name, const struct cds_manifest *m)
{
	out_open(out, name, '{');
	out_value(out, "author", NULL, cell_text(m->author));
	out_value(out, "device", NULL, cell_text(m->device));
	out_value(out, "at", NULL, cell_time(m->at));
	out_value(out, "whole", NULL, cell_bool(m->whole));
	out_value(out, "entries", NULL, cell_count(m->entries));
	out_value(out, "sessions", NULL, cell_count(m->sessions));
	out_value(out, "assists", NULL, cell_count(m->assists));
	out_value(out, "fingerprint", NULL, cell_text(m->fingerprint));
	out_shut(out, '{');
}

#define DATA (OUT_SHEET | OUT_TREE)     /* OUT_TREE) | what programs read */

static const struct column merge_columns[] = {
	{.name = "file", .kinds = DATA}, {.name = "error", .kinds = DATA},
	{.name = "entries", .kinds = DATA}, {.name = "new", .kinds = DATA},
	{.name = "known", .kinds = DATA}, {.name = "bad", .kinds = DATA},
	{.name = "sessions_new", .kinds = DATA}, {.name = "sessions_changed", .kinds = DATA},
	{.name = "conflicts", .kinds = DATA}, {.name = "duplicates", .kinds = DATA},
	{.name = "doubles", .kinds = DATA},
	{.name = "redactions", .kinds = DATA}, {.name = "receipt", .kinds = DATA},
	{.name = "return", .kinds = DATA}, {.name = "source", .kinds = DATA},
};

#define COLUMNS (sizeof merge_columns / sizeof *merge_columns)

static const struct table merge_sources = {
	.name = "sources", .column = merge_columns, .columns = COLUMNS, .kinds = DATA
};

void merge_out_begin(struct out *out)
{
	out_table(out, &merge_sources);
}

void merge_out_end(struct out *out)
{
	out_table_end(out);
}

void merge_out_failed(const struct merge_out *m, struct out *out, enum cds_status status)
{
	out_row(out);
	out_cell(out, cell_text(m->file));
	out_cell(out, cell_text(cds_status_name(status)));
	for (size_t i = 2; i < COLUMNS; i++)
		out_cell(out, cell_none());
	out_row_end(out);
}

static void merge_out_row(const struct merge_out *m, struct out *out,
    const struct cds_merge_result *r)
{
	const int64_t counts[] = {r->entries, r->fresh, r->known, r->bad, r->sessions_new,
	    r->sessions_changed, r->conflicts, r->duplicates, r->doubles, r->redactions};

	out_row(out);
	out_cell(out, cell_text(m->file));
	out_cell(out, cell_none());
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		out_cell(out, cell_count(counts[i]));
	merge_out_tree(m, out, r);
	out_cell(out, r->receipt && !m->dry ? cell_number(r->receipt) : cell_none());
	out_cell(out, *r->receipt_text && !m->dry ? cell_text(r->receipt_text) : cell_none());
	out_cell(out, cell_text(r->source));
	out_row_end(out);
}

void merge_out_tell(const struct merge_out *m, struct out *out, const struct cds_merge_result *r)
{
	if (out_is(out, OUT_PAGE))
		merge_out_page(m, out, r);
	else
		merge_out_row(m, out, r);
	if (m->failed)
		say("%s", out_of_memory());     /* so not all that it changed was told */
}
