/* The one table of the fields of a session. What may be written and what is derived, the form, the
 * order of lists and of history, line mode, export and import all read it. A new field is a line
 * here, with its texts in po/vi (HACKING.md, "A field of a session"). */
#include "entry/session_field.h"

#include "base/status.h"

/* Their order is that of the form and of every list of fields. */
static const struct cds_session_field fields[] = {
	/* name, form, kind of item, label, part of the form, column and its headings */
	{"date", CDS_FORM_DATE, 0, N_("date"), "", 1, "date", "ngày"},
	{"place", CDS_FORM_ITEM, CDS_PLACE, N_("place"), "", 2, "place", "địa bàn"},
	{"team", CDS_FORM_ITEM, CDS_TEAM, N_("team"), "", 3, "team", "tổ"},
	{"assist.", CDS_FORM_COUNT, CDS_SERVICE, "", N_("services"), 0, NULL, NULL},
	{"attendance.", CDS_FORM_COUNT, CDS_SERVICE, "", N_("services"), 0, NULL, NULL},
	{"visit.", CDS_FORM_COUNT, CDS_SERVICE, "", N_("services"), 0, NULL, NULL},
	{"residents", CDS_FORM_COUNT, 0, N_("residents"), N_("people"), 6, "residents", "số người"},
	{"volunteers", CDS_FORM_COUNT, 0, N_("volunteers"), N_("people"), 5, "volunteers",
	    "số tình nguyện viên"},
	{"group.women", CDS_FORM_COUNT, 0, N_("women"), N_("people"), 7, "women", "phụ nữ"},
	{"group.elderly", CDS_FORM_COUNT, 0, N_("elderly people"), N_("people"), 8, "elderly",
	    "người cao tuổi"},
	{"group.minority", CDS_FORM_COUNT, 0, N_("minority people"), N_("people"), 9, "minority",
	    "dân tộc thiểu số"},
	{"group.disabled", CDS_FORM_COUNT, 0, N_("disabled people"), N_("people"), 10, "disabled",
	    "người khuyết tật"},
	{"group.children", CDS_FORM_COUNT, 0, N_("children"), N_("people"), 11, "children",
	    "trẻ em"},
	{"obstacle.signal", CDS_FORM_MARK, 0, N_("no signal"), N_("obstacles"), 12, "no signal",
	    "mất sóng"},
	{"obstacle.device", CDS_FORM_MARK, 0, N_("no device"), N_("obstacles"), 13, "no device",
	    "thiếu thiết bị"},
	{"obstacle.app", CDS_FORM_MARK, 0, N_("app faults"), N_("obstacles"), 14, "app fault",
	    "lỗi ứng dụng"},
	{"obstacle.papers", CDS_FORM_MARK, 0, N_("papers missing"), N_("obstacles"), 15,
	    "papers missing", "thiếu giấy tờ"},
	{"obstacle.language", CDS_FORM_MARK, 0, N_("language"), N_("obstacles"), 16, "language",
	    "ngôn ngữ"},
	{"obstacle.other", CDS_FORM_MARK, 0, N_("other obstacle"), N_("obstacles"), 17,
	    "other obstacle", "vướng mắc khác"},
	{"note", CDS_FORM_NOTE, 0, N_("note"), N_("text"), 18, "note", "ghi chú"},
	{"campaign", CDS_FORM_TEXT, 0, N_("campaign"), N_("text"), 4, "campaign", "chiến dịch"},
	/* what the program writes itself */
	{"source", CDS_FORM_TEXT, 0, N_("imported from"), NULL, 0, NULL, NULL},
	{"void", CDS_FORM_FLAG, 0, N_("removed"), NULL, 0, NULL, NULL},
};
#define FIELDS (sizeof fields / sizeof *fields)

/* Is this its name, or one of its family? */
static bool session_field_is(const struct cds_session_field *f, struct cds__slice name)
{
	size_t i = 0;

	while (i < name.n && f->name[i] && f->name[i] == name.p[i])
		i++;
	if (f->name[i])
		return false;
	return f->name[i - 1] == '.' ? i < name.n : i == name.n;
}

static const struct cds_session_field *session_field_of(struct cds__slice name)
{
	for (size_t i = 0; i < FIELDS; i++)
		if (session_field_is(&fields[i], name))
			return &fields[i];
	return NULL;
}

const char *cds__session_field_form(struct cds__slice name, const struct cds__value *v)
{
	const struct cds_session_field *f = session_field_of(name);

	if (!f)
		return N_("this version does not know this field");
	return v->type == CDS_NULL ? NULL : cds__value_form(f->form, v);
}

bool cds__session_field_note(const char *name)
{
	const struct cds_session_field *f = cds_session_field_find(name);

	return f && f->form == CDS_FORM_NOTE;
}

/* ---- for the program ---- */

size_t cds_session_fields_known(void)
{
	return FIELDS;
}

const struct cds_session_field *cds_session_field_at(size_t i)
{
	return i < FIELDS ? &fields[i] : NULL;
}

const struct cds_session_field *cds_session_field_find(const char *name)
{
	return session_field_of(cds__slice_of(name));
}

size_t cds_session_field_rank(const char *name)
{
	const struct cds_session_field *f = cds_session_field_find(name);

	return f ? (size_t)(f - fields) : FIELDS;
}
