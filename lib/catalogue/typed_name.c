/* Takes apart what a person typed as a name, and says whether an item may be meant: see
 * typed_name.h. */
#include "catalogue/typed_name.h"

#include <stdlib.h>
#include <string.h>

#include "store/sql.h"

/* ---- taking it apart ---- */

/* Adds the n bytes at p as the next name. */
static bool typed_name_part(struct cds__typed_name *t, const char *p, size_t n)
{
	struct cds__typed_part *part = &t->part[t->parts++];

	while (n > 0 && p[n - 1] == ' ')
		n--;
	part->text = strndup(p, n);
	return part->text && cds__unit_spelled(part->text, &part->spelled);
}

bool cds__typed_init(struct cds__typed_name *t, const char *text, enum cds_kind kind)
{
	bool good = true;
	const char *p = text;

	*t = (struct cds__typed_name){.parts = 0};
	while (good && p && t->parts < CDS__TYPED_PARTS) {
		const char *comma = kind == CDS_SERVICE ? NULL : strchr(p, ',');
		good = typed_name_part(t, p, comma ? (size_t)(comma - p) : strlen(p));
		p = comma ? comma + 1 + strspn(comma + 1, " ") : NULL;
	}
	t->more = p != NULL;
	if (good) {
		t->fold = cds_text_fold(t->part[0].text);
		t->spelled_fold = t->part[0].spelled ? cds_text_fold(t->part[0].spelled)
		    : strdup("");
	}
	if (t->fold)
		t->first = strndup(t->fold, kind != CDS_SERVICE && t->parts == 1 &&
		    strchr(t->fold, ' ') ? strcspn(t->fold, " ") : 0);
	return t->first && t->spelled_fold;
}

void cds__typed_free(struct cds__typed_name *t)
{
	for (int i = 0; i < t->parts; i++) {
		free(t->part[i].text);
		free(t->part[i].spelled);
	}
	free(t->fold);
	free(t->spelled_fold);
	free(t->first);
}

/* ---- what it matches ---- */

static bool typed_name_has(cds_log *log, const char *name, const struct cds__typed_part *part)
{
	return cds__text_matches(log, name, part->text) ||
	    (part->spelled && cds__text_matches(log, name, part->spelled));
}

/* Are the names after the commas found in a path, each further up than the one before? */
static bool typed_name_above(cds_log *log, const struct cds__typed_name *t, const char *path)
{
	int found = 1;

	while (found < t->parts && *path && !cds__failed(log)) {
		size_t n = strcspn(path, ",");
		char *level = strndup(path, n);
		if (!level)
			cds__fail_memory(log);
		else
			found += typed_name_has(log, level, &t->part[found]);
		free(level);
		path += n + (path[n] == ',');
		path += strspn(path, " ");
	}
	/* "thôn 1, " is still being typed */
	return found == t->parts || (found + 1 == t->parts && !*t->part[found].text);
}

bool cds__typed_matches(cds_log *log, const struct cds__typed_name *t, const struct cds_item *it,
    const char *above)
{
	if (t->more || (t->parts > 1 && !typed_name_above(log, t, above)))
		return false;
	return typed_name_has(log, it->name, &t->part[0]) ||
	    strcmp(it->code, t->part[0].text) == 0 ||
	    (it->kind == CDS_SERVICE && cds__text_matches(log, it->code, t->part[0].text));
}
