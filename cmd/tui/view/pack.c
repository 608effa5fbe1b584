#include "tui/view/pack.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/busy.h"
#include "model/files_model.h"
#include "tui/prompt.h"
#include "model/stick.h"

static bool tui_pack_tick(void *arg, int64_t done, int64_t total)
{
	return busy_tick(arg, done, total);
}

/* What was typed for a pack that could not be made is typed already when somebody tries again. */
static struct text_field typed, receipt;
static bool again;

/* "folder/pack-2024-05-05.cdslog", or -2 where others were at that stick before. */
static void free_path(struct tui *t, const char *folder, struct text_field *field)
{
	char day[CDS_DATE_TEXT], which[2 * CDS_DATE_TEXT], name[100];
	int today = app_today(t->app), i = 1;

	cds_date_text(today, today, day);
	do {
		snprintf(which, sizeof which, i > 1 ? "%s-%d" : "%s", day, i);
		snprintf(name, sizeof name, _("pack-%s.cdslog"), which);
		files_suggest(folder, name, field);
	} while (access(field->text, F_OK) == 0 && ++i < 100);
}

/* Where somebody is among the files, else on the stick that it will leave with. */
static void tui_pack_suggest(struct tui *t, const char *folder, struct text_field *field)
{
	char stick[TEXT_FIELD_SIZE];

	free_path(t, !*folder && stick_only(stick, sizeof stick) ? stick : folder, field);
}

/* Who names only a folder means the pack to be in it. */
static void whole_path(struct tui *t, const char *typed, char *path, size_t size)
{
	struct text_field inside;
	struct stat st;

	files_typed(typed, path, size);
	if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode))
		return;
	free_path(t, path, &inside);
	snprintf(path, size, "%s", inside.text);
}

void tui_pack(struct tui *t, const char *folder)
{
	struct cds_pack_options options = CDS_PACK_ALL;
	struct cds_manifest m;
	struct busy busy;
	char path[TEXT_FIELD_SIZE + 4096], text[sizeof path + 300], a[FORMAT_SIZE], b[FORMAT_SIZE],
	    c[FORMAT_SIZE];
	enum cds_status status;

	if (!again)
		tui_pack_suggest(t, folder, &typed);
	if (!tui_prompt(t, _("make the pack"), &typed, NULL, NULL) || !typed.text[0])
		return;
	whole_path(t, typed.text, path, sizeof path);
	if (!again)
		text_field_set(&receipt, "", false);
	if (!tui_prompt(t, keymap_words(_("receipt of the last pack; %s: pack all"), SCOPE_PROMPT,
	    ACTION_ACCEPT), &receipt, NULL, NULL))
		return;
	options.receipt = receipt.text[0] ? receipt.text : NULL;
	options.progress = tui_pack_tick;
	options.arg = &busy;
	busy_begin(&busy, t, path);
	again = true;
	status = cds_pack(t->app->log, path, &options, &m);
	if (status == CDS_STOPPED) {
		tui_tell(t, _("stopped: no pack was made"));
		return;
	}
	if (status != CDS_OK) {
		tui_error(t, status);
		return;
	}
	again = false;
	snprintf(text, sizeof text, _("%s: %s, %s, %s, written and read back; fingerprint %s"),
	    path, format_many(a, sizeof a, m.entries, NOUN_ENTRY),
	    format_many(b, sizeof b, m.sessions, NOUN_SESSION),
	    format_many(c, sizeof c, m.assists, NOUN_ASSIST), m.fingerprint);
	tui_tell(t, text);
}
