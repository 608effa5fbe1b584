/* Making a pack from the screens: which file, for whom, and what the pack holds. */
#include "tui/view/pack.h"

#include <stdio.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/busy.h"
#include "model/path.h"
#include "tui/prompt.h"

static bool tui_pack_tick(void *arg, int64_t done, int64_t total)
{
	return busy_tick(arg, done, total);
}

/* If the pack could not be made, what was typed for it is offered again the next time. */
static struct text_field typed, receipt;
static bool again;                      /* it could not be made */

/* Asks for the file and the receipt. False: somebody pressed Esc. */
static bool tui_pack_ask(struct tui *t, const char *folder, char *path, size_t size)
{
	int today = app_today(t->app);

	if (!again) {
		path_suggest_pack(folder, today, &typed);
		text_field_set(&receipt, "", false);
	}
	if (!tui_prompt(t, _("make the pack"), &typed, NULL, NULL) || !typed.text[0])
		return false;
	path_typed_pack(typed.text, today, path, size);
	return tui_prompt(t, keymap_words(_("receipt of the last pack; %s: pack all"),
	    SCOPE_PROMPT, ACTION_ACCEPT), &receipt, NULL, NULL);
}

static void tui_pack_tell(struct tui *t, const char *path, const struct cds_manifest *m)
{
	char text[PATH_ROOM + 300], a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE];

	snprintf(text, sizeof text, _("%s: %s, %s, %s, written and read back; fingerprint %s"),
	    path, format_many(a, sizeof a, m->entries, NOUN_ENTRY),
	    format_many(b, sizeof b, m->sessions, NOUN_SESSION),
	    format_many(c, sizeof c, m->assists, NOUN_ASSIST), m->fingerprint);
	tui_tell(t, text);
}

void tui_pack(struct tui *t, const char *folder)
{
	struct cds_pack_options options = CDS_PACK_ALL;
	struct cds_manifest manifest;
	struct busy busy;
	char path[PATH_ROOM];
	enum cds_status status;

	if (!tui_pack_ask(t, folder, path, sizeof path))
		return;
	options.receipt = receipt.text[0] ? receipt.text : NULL;
	options.progress = tui_pack_tick;
	options.arg = &busy;
	busy_begin(&busy, t, path);
	status = cds_pack(t->app->log, path, &options, &manifest);
	again = status != CDS_OK;
	if (status == CDS_OK)
		tui_pack_tell(t, path, &manifest);
	else if (status == CDS_STOPPED)
		tui_tell(t, _("stopped: no pack was made"));
	else
		tui_error(t, status);
}
