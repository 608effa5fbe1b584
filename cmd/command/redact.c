/* redact: erases the text of notes that should never have been written, for good and in every log
 * that merges with this one. */
#include <stdio.h>

#include "command/command.h"
#include "app/format.h"
#include "app/i18n.h"
#include "out/out.h"

/* Erases what the person named: of a session the text of all its notes, else of one entry.
 * *entries: how many entries lost their text. */
static enum cds_status redact_command_one(struct app *app, const char *what, const char *field,
    int64_t *entries)
{
	cds_uuid id;
	enum cds_status status = cds_session_find(app->log, what, &id);

	if (status == CDS_OK)
		return cds_session_redact(app->log, &id, field, entries);
	if (status != CDS_NOT_FOUND)
		return status;
	status = cds_entry_find(app->log, what, &id);
	return status == CDS_OK ? cds_entry_redact(app->log, &id, field, entries) : status;
}

static int redact_command_run(struct app *app, const struct args *args)
{
	const char *field = args_has(args, "field") ? args_get(args, "field") : "note";
	char a[FORMAT_SIZE];
	int64_t entries = 0;
	enum cds_status status;

	if (!args_no_more(args, 1, "redact"))
		return EXIT_MISUSED;
	if (args->rests == 0) {
		say("%s", _("no note given: name the start of a session's UUID, or of an entry's "
		    "id as 'cdslog show ID --history' shows it"));
		return EXIT_MISUSED;
	}
	status = redact_command_one(app, args->rest[0], field, &entries);
	if (status != CDS_OK)
		return say_error(app, status);
	if (entries)
		printf(_("the text of %s was erased from this log, and will be from every log that "
		    "merges with it\n"), format_many(a, sizeof a, entries, NOUN_ENTRY));
	else
		say("%s", _("that text was erased already"));
	return out_end(EXIT_OK);
}

static const struct option own[] = {
	{"field", N_("NAME"), N_("the field whose text is erased (note)")},
	AUTHOR_OPTION,
	{NULL, NULL, NULL}
};

const struct command command_redact = {
	"redact", N_("ID"),
	N_("erase a note's text for good, here and in every log that merges with this one"),
	own, NULL, OPEN_EXISTING, redact_command_run, "  cdslog redact 018f47c4"
};
