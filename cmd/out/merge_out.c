#include "out/merge_out.h"

#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/grow.h"
#include "app/i18n.h"
#include "out/session_out.h"

void merge_out_laptop(struct merge_out *out, const struct cds_merge_laptop *l)
{
	if (!grow(out->laptop, out->laptops, out->laptop_room))
		return;
	out->laptop[out->laptops++] = (struct merge_laptop){strdup(l->device), l->entries,
	    l->sessions_new, l->sessions_changed};
}

void merge_out_change(struct merge_out *out, const struct cds_merge_change *c)
{
	if (!grow(out->change, out->changes, out->change_room))
		return;
	out->change[out->changes++] = (struct merge_change){c->session, strdup(c->field),
		c->from ? strdup(field_value(out->app->log, c->from)) : NULL,
		c->to ? strdup(field_value(out->app->log, c->to)) : NULL,
		c->rival ? strdup(field_value(out->app->log, c->rival)) : NULL, c->conflict};
}

void merge_out_free(struct merge_out *out)
{
	for (size_t i = 0; i < out->laptops; i++)
		free(out->laptop[i].device);
	free(out->laptop);
	for (size_t i = 0; i < out->changes; i++) {
		free(out->change[i].field);
		free(out->change[i].from);
		free(out->change[i].to);
		free(out->change[i].rival);
	}
	free(out->change);
}

/* ---- text ---- */

static void print_changes(const struct merge_out *out)
{
	for (size_t i = 0; i < out->changes; i++) {
		const struct merge_change *c = &out->change[i];
		char id[CDS_UUID_TEXT];
		if (i == 0 || cds_uuid_compare(&c->session, &out->change[i - 1].session) != 0)
			printf("  %.13s\n", cds_uuid_text(&c->session, id));
		fputs("      ", stdout);
		format_cell(stdout, field_label(out->app->log, c->field), 22);
		printf(" %s → %s", c->from ? c->from : "–", c->to ? c->to : "–");
		if (c->conflict)
			printf(_("  (conflict: the other value is %s)"), c->rival ? c->rival
			    : "–");
		putchar('\n');
	}
}

static void print_totals(const struct cds_merge_result *r)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE], d[FORMAT_SIZE];

	printf(_("  sessions %s → %s, assists %s → %s\n"), format_count(a, sizeof a,
	    r->before.sessions), format_count(b, sizeof b, r->after.sessions), format_count(c,
	    sizeof c, r->before.assists), format_count(d, sizeof d, r->after.assists));
}

static void print_manifest(const struct cds_manifest *m)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE], d[FORMAT_SIZE];

	printf(_("  a pack of %s (%s), %s: %s, %s, %s\n"), m->author, m->device,
	    format_time(a, sizeof a, m->at), format_many(b, sizeof b, m->entries, NOUN_ENTRY),
	    format_many(c, sizeof c, m->sessions, NOUN_SESSION),
	    format_many(d, sizeof d, m->assists, NOUN_ASSIST));
}

void merge_out_text(const struct merge_out *out, const struct cds_merge_result *r)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE], d[FORMAT_SIZE];

	printf(out->dry ? _("%s: would bring %s (%s known), %s, %s changed") :
	    _("%s: %s (%s known), %s, %s changed"), out->file, format_many(a, sizeof a, r->fresh,
	    NOUN_NEW_ENTRY), format_count(b, sizeof b, r->known), format_many(c, sizeof c,
	    r->sessions_new, NOUN_NEW_SESSION), format_count(d, sizeof d, r->sessions_changed));
	if (r->conflicts)
		printf(_(", %s in conflict"), format_count(a, sizeof a, r->conflicts));
	if (r->duplicates)
		printf(", %s", format_many(a, sizeof a, r->duplicates, NOUN_DUPLICATE));
	if (r->redactions)
		printf(_(", text of %s erased"),
		    format_many(a, sizeof a, r->redactions, NOUN_NOTE));
	if (r->bad)
		printf(_(", %s malformed and left out"), format_count(a, sizeof a, r->bad));
	putchar('\n');
	if (r->packed)
		print_manifest(&r->pack);
	for (size_t i = 0; i < out->laptops; i++) {
		const struct merge_laptop *l = &out->laptop[i];
		printf(_("  from %s: %s, %s, %s changed\n"), l->device && *l->device
		    ? l->device : _("imports"), format_many(a, sizeof a, l->entries, NOUN_ENTRY),
		    format_many(b, sizeof b, l->sessions_new, NOUN_NEW_SESSION),
		    format_count(c, sizeof c, l->sessions_changed));
	}
	print_changes(out);
	if (r->fresh)
		print_totals(r);
	if (out->dry)
		return;
	if (r->receipt && r->fresh)
		printf(_("  merge %lld: 'cdslog unmerge %lld' takes it back\n"),
		    (long long)r->receipt, (long long)r->receipt);
	if (*r->receipt_text)
		printf(_("  return receipt %s: with it 'cdslog pack --for' sends only the rest\n"),
		    r->receipt_text);
}

/* ---- json ---- */

static void totals_json(struct json *json, const char *key, const struct cds_sums *s)
{
	json_open(json, key, '{');
	json_int(json, "sessions", s->sessions);
	json_int(json, "assists", s->assists);
	json_int(json, "attendance", s->attendance);
	json_int(json, "visits", s->visits);
	json_close(json, '{');
}

static void value_json(struct json *json, const char *key, const char *value)
{
	if (value)
		json_text(json, key, value);
	else
		json_null(json, key);
}

static void lists_json(const struct merge_out *out, struct json *json)
{
	char id[CDS_UUID_TEXT];

	json_open(json, "laptops", '[');
	for (size_t i = 0; i < out->laptops; i++) {
		json_open(json, NULL, '{');
		json_text(json, "device", out->laptop[i].device ? out->laptop[i].device : "");
		json_int(json, "new", out->laptop[i].entries);
		json_int(json, "sessions_new", out->laptop[i].sessions_new);
		json_int(json, "sessions_changed", out->laptop[i].sessions_changed);
		json_close(json, '{');
	}
	json_close(json, '[');
	if (!out->dry)
		return;
	json_open(json, "changes", '[');
	for (size_t i = 0; i < out->changes; i++) {
		json_open(json, NULL, '{');
		json_text(json, "session", cds_uuid_text(&out->change[i].session, id));
		json_text(json, "field", out->change[i].field);
		value_json(json, "from", out->change[i].from);
		value_json(json, "to", out->change[i].to);
		json_bool(json, "conflict", out->change[i].conflict);
		if (out->change[i].conflict)
			value_json(json, "rival", out->change[i].rival);
		json_close(json, '{');
	}
	json_close(json, '[');
}

void manifest_json(struct json *json, const char *key, const struct cds_manifest *m)
{
	json_open(json, key, '{');
	json_text(json, "author", m->author);
	json_text(json, "device", m->device);
	json_int(json, "at", m->at);
	json_bool(json, "whole", m->whole);
	json_int(json, "entries", m->entries);
	json_int(json, "sessions", m->sessions);
	json_int(json, "assists", m->assists);
	json_text(json, "fingerprint", m->fingerprint);
	json_close(json, '{');
}

void merge_out_failed(const struct merge_out *out, struct json *json, enum cds_status status)
{
	json_open(json, NULL, '{');
	json_text(json, "file", out->file);
	json_text(json, "error", cds_status_name(status));
	json_close(json, '{');
}

void merge_out_json(const struct merge_out *out, struct json *json,
    const struct cds_merge_result *r)
{
	json_open(json, NULL, '{');
	json_text(json, "file", out->file);
	json_int(json, "entries", r->entries);
	json_int(json, "new", r->fresh);
	json_int(json, "known", r->known);
	json_int(json, "bad", r->bad);
	json_int(json, "sessions_new", r->sessions_new);
	json_int(json, "sessions_changed", r->sessions_changed);
	json_int(json, "conflicts", r->conflicts);
	json_int(json, "duplicates", r->duplicates);
	json_int(json, "redactions", r->redactions);
	totals_json(json, "before", &r->before);
	totals_json(json, "after", &r->after);
	lists_json(out, json);
	if (r->packed)
		manifest_json(json, "pack", &r->pack);
	if (r->receipt && !out->dry)
		json_int(json, "receipt", r->receipt);
	if (*r->receipt_text && !out->dry)
		json_text(json, "return", r->receipt_text);
	json_text(json, "source", r->source);
	json_close(json, '{');
}
