/* Saved is saved: whatever writes to a log deletes a journal at its end, and syncs the folder in
 * which it was.  Without that a power cut may bring the journal's name back, and the next opening
 * would undo what was said to be saved. */
#include "../property/laptops.h"
#include "vfs.h"

#include <sys/stat.h>

static struct laptop own, other;
static cds_uuid session, drafted;

/* ok() that the deed succeeded, deleted a journal, and synced the folder each time. */
static void synced(const char *what, bool good)
{
	ok(good && deletions.all > 0 && deletions.unsynced == 0, "%s: %d journals deleted, the"
	    " folder not synced after %d", what, deletions.all, deletions.unsynced);
	deletions.all = deletions.unsynced = 0;
}

/* Adds a session with so many assists. */
static bool save(struct laptop *l, int count, cds_uuid *id)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_text(f, "date", "2024-05-05") == CDS_OK && cds_fields_count(f,
	    "assist.eid", count) == CDS_OK && cds_fields_text(f, "note", "hẹn lại") == CDS_OK &&
	    cds_session_add(l->log, f, id) == CDS_OK;

	cds_fields_free(f);
	return good;
}

static bool edit(void)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_count(f, "assist.eid", 9) == CDS_OK &&
	    cds_session_edit(own.log, &session, f) == CDS_OK;

	cds_fields_free(f);
	return good;
}

static bool draft(void)
{
	cds_fields *f = cds_fields_new();
	struct cds_draft d = {.tally = true, .holder = "test", .text = f};
	bool good = cds_fields_text(f, "date", "5/5") == CDS_OK &&
	    cds_draft_keep(own.log, &d) == CDS_OK;

	drafted = d.session;
	cds_fields_free(f);
	return good;
}

static bool merge(void)
{
	struct cds_merge_result r;

	return cds_merge(own.log, other.path, NULL, &r) == CDS_OK && r.fresh > 0;
}

static bool unmerge(void)
{
	struct cds_unmerge_result r;

	return cds_unmerge(own.log, 1, &r) == CDS_OK;
}

static bool redact(void)
{
	int64_t n;

	return cds_session_redact(own.log, &session, "note", &n) == CDS_OK && n > 0;
}

int main(void)
{
	cds_uuid id = {{0}};

	disk_install();
	mkdir("folder", 0777);
	ok(laptop_new(&other, "other", 5, INT64_C(1714000000000)) && save(&other, 5, &id),
	    "another log");
	laptop_close(&other);
	deletions.all = deletions.unsynced = 0;
	synced("a new log", laptop_new(&own, "folder/own", 6, INT64_C(1715000000000)));
	synced("a save", save(&own, 4, &session));
	synced("an edit", edit());
	synced("a draft", draft());
	synced("a press of a tally", cds_tally_press(own.log, &drafted, "assist.eid") == CDS_OK);
	synced("a merge", merge());
	synced("taking a merge back", unmerge());
	synced("a redaction", redact());
	synced("a setting", cds_config_set(own.log, "colour", "red") == CDS_OK);
	laptop_close(&own);
	return done();
}
