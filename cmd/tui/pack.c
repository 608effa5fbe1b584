#include "pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../format.h"
#include "../i18n.h"
#include "busy.h"
#include "prompt.h"

static bool tick(void *arg, int64_t done, int64_t total)
{
	return busy_tick(arg, done, total);
}

/* "folder/pack-2024-05-05.cdslog". */
static void suggest(struct tui *t, const char *folder, struct text_field *field)
{
	char day[CDS_DATE_TEXT], path[TEXT_FIELD_SIZE];
	int today = app_today(t->app);

	snprintf(path, sizeof path, "%.1900s%spack-%s.cdslog", folder, *folder && folder[strlen(folder) - 1] != '/' ? "/" : "",
	    cds_date_text(today, today, day));
	text_field_set(field, path, false);
}

void tui_pack(struct tui *t, const char *folder)
{
	struct cds_pack_options options = CDS_PACK_ALL;
	struct text_field path, receipt;
	struct cds_manifest m;
	struct busy busy;
	char text[TEXT_FIELD_SIZE + 300], a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE];
	enum cds_status status;

	suggest(t, folder, &path);
	if (!tui_prompt(t, _("make the pack"), &path, NULL, NULL) || !path.text[0])
		return;
	text_field_set(&receipt, "", false);
	if (!tui_prompt(t, keymap_words(_("receipt of the last pack; %s: pack all"), SCOPE_PROMPT, ACTION_ACCEPT), &receipt, NULL, NULL))
		return;
	options.receipt = receipt.text[0] ? receipt.text : NULL;
	options.progress = tick;
	options.arg = &busy;
	busy_begin(&busy, t, path.text);
	status = cds_pack(t->app->log, path.text, &options, &m);
	if (status == CDS_STOPPED) {
		tui_tell(t, _("stopped: no pack was made"));
		return;
	}
	if (status != CDS_OK) {
		tui_error(t, status);
		return;
	}
	snprintf(text, sizeof text, _("%s: %s entries, %s sessions, %s assists, written and read back; fingerprint %s"), path.text,
	    format_count(a, sizeof a, m.entries), format_count(b, sizeof b, m.sessions), format_count(c, sizeof c, m.assists), m.fingerprint);
	tui_tell(t, text);
}
