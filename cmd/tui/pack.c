#include "pack.h"

#include <stdio.h>

#include "../format.h"
#include "../i18n.h"
#include "busy.h"
#include "files_model.h"
#include "prompt.h"

static bool tick(void *arg, int64_t done, int64_t total)
{
	return busy_tick(arg, done, total);
}

static void suggest(struct tui *t, const char *folder, struct text_field *field)
{
	char day[CDS_DATE_TEXT], name[64];
	int today = app_today(t->app);

	snprintf(name, sizeof name, "pack-%s.cdslog", cds_date_text(today, today, day));
	files_suggest(folder, name, field);
}

void tui_pack(struct tui *t, const char *folder)
{
	struct cds_pack_options options = CDS_PACK_ALL;
	struct text_field typed, receipt;
	struct cds_manifest m;
	struct busy busy;
	char path[TEXT_FIELD_SIZE + 4096], text[sizeof path + 300], a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE];
	enum cds_status status;

	suggest(t, folder, &typed);
	if (!tui_prompt(t, _("make the pack"), &typed, NULL, NULL) || !typed.text[0])
		return;
	files_typed(typed.text, path, sizeof path);
	text_field_set(&receipt, "", false);
	if (!tui_prompt(t, keymap_words(_("receipt of the last pack; %s: pack all"), SCOPE_PROMPT, ACTION_ACCEPT), &receipt, NULL, NULL))
		return;
	options.receipt = receipt.text[0] ? receipt.text : NULL;
	options.progress = tick;
	options.arg = &busy;
	busy_begin(&busy, t, path);
	status = cds_pack(t->app->log, path, &options, &m);
	if (status == CDS_STOPPED) {
		tui_tell(t, _("stopped: no pack was made"));
		return;
	}
	if (status != CDS_OK) {
		tui_error(t, status);
		return;
	}
	snprintf(text, sizeof text, _("%s: %s, %s, %s, written and read back; fingerprint %s"), path, format_many(a, sizeof a, m.entries, NOUN_ENTRY),
	    format_many(b, sizeof b, m.sessions, NOUN_SESSION), format_many(c, sizeof c, m.assists, NOUN_ASSIST), m.fingerprint);
	tui_tell(t, text);
}
