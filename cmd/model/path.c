/* Paths that are typed or offered: of packs, tables and reports. */
#include "model/path.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/i18n.h"
#include "app/save.h"
#include "model/stick.h"

#define PACKS_MAX 100                   /* packs of one day in one folder that get a name each */

void path_typed(const char *text, char *path, size_t size)
{
	const char *home = text[0] == '~' && (text[1] == '/' || !text[1]) ? getenv("HOME") : NULL;

	snprintf(path, size, "%s%s", home ? home : "", text + (home != NULL));
}

void path_suggest(const char *folder, const char *name, struct text_field *field)
{
	const char *home = getenv("HOME");
	char path[TEXT_FIELD_SIZE];

	if (!*folder && home)
		folder = home;
	snprintf(path, sizeof path, "%.1800s%s%.190s", folder, *folder &&
	    folder[strlen(folder) - 1] != '/' ? "/" : "", name);
	text_field_set(field, path, false);
}

/* ---- packs ---- */

void path_suggest_pack(const char *folder, int today, struct text_field *field)
{
	char day[CDS_DATE_TEXT], which[2 * CDS_DATE_TEXT], name[100], stick[TEXT_FIELD_SIZE];
	int i = 1;

	if (!*folder && stick_only(stick, sizeof stick))
		folder = stick;
	cds_date_text(today, today, day);
	do {
		snprintf(which, sizeof which, i > 1 ? "%s-%d" : "%s", day, i);
		snprintf(name, sizeof name, _("pack-%s.cdslog"), which);
		path_suggest(folder, name, field);
	} while (access(field->text, F_OK) == 0 && ++i < PACKS_MAX);
}

void path_typed_pack(const char *text, int today, char *path, size_t size)
{
	struct text_field inside;

	path_typed(text, path, size);
	if (path_look(path, "") != PATH_FOLDER)
		return;
	path_suggest_pack(path, today, &inside);
	snprintf(path, size, "%s", inside.text);
}

/* ---- what is written ---- */

void path_name_days(const char *words, const struct cds_filter *f, int today, char *name,
    size_t size)
{
	char from[CDS_DATE_TEXT], to[CDS_DATE_TEXT], days[2 * CDS_DATE_TEXT];
	bool open = f->from == CDS_NO_DAY || f->to == CDS_NO_DAY;

	cds_date_text(open ? today : f->from, open ? today : f->from, from);
	cds_date_text(f->to, f->to, to);
	snprintf(days, sizeof days, open || f->from == f->to ? "%s" : "%s_%s", from, to);
	snprintf(name, size, words, days);
}

enum path_there path_look(const char *path, const char *log)
{
	struct stat there;

	if (stat(path, &there) != 0)
		return PATH_NOTHING;
	if (S_ISDIR(there.st_mode))
		return PATH_FOLDER;
	return save_same(path, log) ? PATH_LOG : PATH_FILE;
}
