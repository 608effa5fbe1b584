/* Lets one file in at the merge door, in one of the ways that a person can do it.  Whatever the
 * file is, the log must be as it was, or hold the union and be sound; and the person must be told
 * in words of this program. */
#include "fuzz.h"

#include "../property/laptops.h"

/* The bits of `how`, by which it is let in. */
enum { FULL = 1, SKIP_BAD = 2, ACCEPT = 4, DRY = 8, UNDO = 16, AGAIN = 32, EDIT = 64, PLAIN = 128,
    UNREAD = 0x300 };

bool fuzz_strict;
static struct laptop own;
static unsigned char *own_bytes;        /* the log's file as it was */
static size_t own_size;
static char own_code[CDS_FINGERPRINT];

uint64_t fuzz_hash(const unsigned char *bytes, size_t n)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ bytes[i]) * 0x100000001b3u;
	return draw(&h);
}

/* Opens the log into which files are merged. */
static bool open_own(void)
{
	own = (struct laptop){.chance = 77, .ms = INT64_C(1716000000000)};
	strcpy(own.path, "own.cdslog");
	strcpy(own.author, "Hoa");
	strcpy(own.device, "máy");
	return laptop_open(&own);
}

/* Makes the log what it was.  It stays open most of the time, which is much faster; a rollback
 * makes it forget what it knows of the file. */
static bool restore(void)
{
	static unsigned times;
	bool anew = ++times % 64 == 0;

	if (anew)
		laptop_close(&own);
	remove("own.cdslog-journal");
	if (!fuzz_write("own.cdslog", own_bytes, own_size) || (anew && !open_own()) ||
	    cds_log_begin(own.log) != CDS_OK)
		return false;
	cds_log_rollback(own.log);
	return true;
}

/* Opens the log for the first time, and keeps its bytes. */
static bool prepare(void)
{
	if (own_bytes)
		return true;
	own_bytes = fuzz_read("own.cdslog", &own_size);
	return own_bytes && open_own() && cds_log_fingerprint(own.log, own_code) == CDS_OK;
}

/* Has the log's file the same bytes as before, and no journal beside it? */
static bool as_it_was(void)
{
	size_t n;
	unsigned char *now = fuzz_read("own.cdslog", &n);
	bool same = now && n == own_size && memcmp(now, own_bytes, n) == 0;
	FILE *journal = fopen("own.cdslog-journal", "rb");

	free(now);
	if (journal)
		fclose(journal);
	return same && !journal;
}

/* ---- what is told ---- */

static const char *wrong;               /* what was wrong with something that was told */
static char bad[1000][CDS_UUID_TEXT];   /* entries that were left out */
static size_t bads;

/* Looks at a text that a person would see: it must be UTF-8, without anything that a terminal would
 * obey. */
static void hear_text(const char *text)
{
	char *nfc = cds_text_nfc(text);

	for (const char *p = text; *p; p++)
		if (((unsigned char)*p < 0x20 && *p != '\n' && *p != '\t') || *p == 0x7f)
			wrong = "a text that a terminal would obey";
	if (!nfc) {
		printf("# %s\n", text);
		wrong = "a text that is not UTF-8";
	}
	free(nfc);
}

/* Looks at what is told of an entry that is left out. */
static void hear_bad(void *arg, const struct cds_error *why)
{
	char text[1000];

	(void)arg;
	hear_text(cds_error_text(why, NULL, text, sizeof text));
	for (size_t i = 0; i < bads; i++)
		if (fuzz_strict && strcmp(bad[i], why->arg[0]) == 0)
			wrong = "one entry called malformed twice";
	if (bads < sizeof bad / sizeof *bad)
		snprintf(bad[bads++], sizeof *bad, "%s", why->arg[0]);
}

/* Looks at what is told of a laptop. */
static void hear_laptop(void *arg, const struct cds_merge_laptop *l)
{
	(void)arg;
	hear_text(l->device);
	if (l->entries < 1 || l->sessions_new < 0 || l->sessions_changed < 0)
		wrong = "a laptop that brought nothing";
}

/* Looks at what is told of a field. */
static void hear_change(void *arg, const struct cds_merge_change *c)
{
	(void)arg;
	if (c->from)
		hear_text(c->from->text);
	if (c->to)
		hear_text(c->to->text);
}

/* A refusal must have one of the statuses that a file can have, and a text. */
static const char *check_error(enum cds_status status)
{
	static const bool expected[CDS_STATUSES] = {[CDS_NOT_A_LOG] = true, [CDS_NEWER] = true,
	    [CDS_CORRUPT] = true,
		[CDS_MISMATCH] = true, [CDS_REFUSED] = true};
	char text[1000];

	hear_text(cds_error_text(cds_error(own.log), NULL, text, sizeof text));
	if (!expected[status])
		printf("# %s: %s\n", cds_status_name(status), text);
	return !expected[status] ? "an answer that is no reason" : *text ? wrong : "no reason";
}

/* ---- afterwards ---- */

/* The counts of a merge must fit one another. */
static const char *check_counts(const struct cds_merge_result *r)
{
	if (r->fresh >= 0 && r->known >= 0 && r->bad >= 0 && r->sessions_new >= 0 &&
	    r->sessions_changed >= 0 && r->redactions >= 0 && r->duplicates >= 0 &&
	    r->fresh + r->known + r->bad == r->entries)
		return NULL;
	printf("# of %d %d new, %d known, %d bad; sessions %d new, %d changed;"
	    " %d redactions, %d duplicates\n", (int)r->entries, (int)r->fresh, (int)r->known,
	    (int)r->bad, (int)r->sessions_new, (int)r->sessions_changed, (int)r->redactions,
	    (int)r->duplicates);
	return "counts that don't add up";
}

/* Changes the newest session, as its volunteer would. */
static const char *edit(void)
{
	struct cds_filter all = CDS_FILTER_ALL;
	const struct cds_session *s;
	cds_list *list = NULL;
	cds_uuid id = {{0}};
	cds_fields *f = cds_fields_new();
	bool good = cds_list_open(own.log, &all, false, NULL, &list) == CDS_OK, any = good &&
	    cds_list_next(list, &s) == CDS_OK;

	if (any)
		id = s->id;
	cds_list_close(list);
	good = good && (!any || ( cds_fields_count(f, "volunteers", 3) == CDS_OK &&
	    cds_session_edit(own.log, &id, f) == CDS_OK));
	cds_fields_free(f);
	if (!good)
		tell_problem(NULL, cds_error(own.log));
	return good ? NULL : "a session that can't be changed any more";
}

/* Takes the merge back, after which the log must be as before. */
static const char *undo(const struct cds_merge_result *r)
{
	struct cds_unmerge_result u;
	char code[CDS_FINGERPRINT];

	if (cds_unmerge(own.log, r->receipt, &u) != CDS_OK || u.entries + u.redactions != r->fresh)
		return "a merge that can't be taken back";
	if (u.redactions == 0 &&
	    (cds_log_fingerprint(own.log, code) != CDS_OK || strcmp(code, own_code) != 0))
		return "another fingerprint after taking it back";
	return NULL;
}

/* Merges the same file again, which must bring nothing. */
static const char *again(const struct cds_merge_options *o)
{
	struct cds_merge_result r;
	enum cds_status status;

	bads = 0;
	status = cds_merge(own.log, "in.cdslog", o, &r);

	if ((status != CDS_OK && status != CDS_ATTENTION) || r.fresh)
		return "the same file twice, and something new";
	return NULL;
}

/* Looks at everything that must hold after a merge. */
static const char *check_merged(const struct cds_merge_options *o,
    const struct cds_merge_result *r, uint64_t how)
{
	const char *why = NULL;
	char *says;

	if (!laptop_sound(own.log))
		return "a log that check finds fault with";
	if (!(how & UNREAD)) {
		says = laptop_says(own.log);
		if (strstr(says, " failed"))
			why = "a log that can't be read";
		free(says);
	}
	if (o && o->dry_run)
		return why;
	if (!why && how & UNDO && r->receipt)
		why = undo(r);
	else if (!why && how & AGAIN)
		why = again(o);
	if (!why && how & EDIT && r->fresh)
		why = edit();
	if (!why && how & (AGAIN | EDIT | UNDO) && !laptop_sound(own.log))
		why = "a log that check finds fault with afterwards";
	return why;
}

const char *fuzz_try(const unsigned char *bytes, size_t n, uint64_t how, struct fuzz_tally *tally)
{
	struct cds_merge_options o = {.full = how & FULL, .skip_bad = how & SKIP_BAD,
	    .accept_redactions = how & ACCEPT,
		.dry_run = (how & (DRY | UNDO)) == (DRY | UNDO), .bad = hear_bad,
		    .laptop = hear_laptop, .change = hear_change};
	struct cds_merge_result r;
	enum cds_status status;
	const char *why = NULL;
	bool merged;

	wrong = NULL;
	bads = 0;
	if (!prepare() || !fuzz_write("in.cdslog", bytes, n))
		return "a log that does not open";
	status = cds_merge(own.log, "in.cdslog", how & PLAIN ? NULL : &o, &r);
	merged = status == CDS_OK || (status == CDS_ATTENTION && r.bad > 0);
	*(merged ? &tally->merged : &tally->refused) += 1;
	why = merged ? check_counts(&r) : check_error(status);
	why = why ? why : wrong;
	if (!why && (!merged || (o.dry_run && !(how & PLAIN))) && !as_it_was())
		why = "a refusal or a preview that changed the log";
	else if (!why && merged)
		why = check_merged(how & PLAIN ? NULL : &o, &r, how);
	if (merged && !restore() && !why)
		why = "a log that does not open";
	return why;
}
