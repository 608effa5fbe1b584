/* The table of the fields of a session: what each line must have, whatever fields there are. */
#include <cdslog.h>

#include "../tap.h"

/* Columns are numbered from 1 without a gap, and each has its headings. */
static void columns(void)
{
	size_t known = cds_session_fields_known(), most = 0;

	for (size_t i = 0; i < known; i++) {
		const struct cds_session_field *f = cds_session_field_at(i);
		ok(!f->column == !f->heading && !f->column == !f->heading_vi,
		    "%s has headings in both languages, or none", f->name);
		most = (size_t)f->column > most ? (size_t)f->column : most;
	}
	ok(cds_headings() == most + 4, "there are %zu columns, four that are no field among them",
	    cds_headings());
	for (size_t c = 1; c <= most; c++) {
		size_t times = 0;
		for (size_t i = 0; i < known; i++)
			times += (size_t)cds_session_field_at(i)->column == c;
		ok(times == 1, "column %zu is that of one field", c);
	}
	same_text(cds_heading_at(0).field, "id", "the first is the id");
	same_text(cds_heading_at(most + 1).field, "author", "the author stands behind the fields");
	same_text(cds_heading_at(most + 3).field, "team_id", "the last is the team's id");
}

/* A part of the form is one run of lines, or it would be begun twice. */
static void parts(void)
{
	size_t known = cds_session_fields_known(), begun = 0, there = 0;
	const char *part = NULL;

	for (size_t i = 0; i < known; i++) {
		const struct cds_session_field *f = cds_session_field_at(i);
		bool fresh = f->part != NULL;
		if (!f->part || (part && strcmp(part, f->part) == 0))
			continue;
		begun++;
		part = f->part;
		for (size_t k = 0; k < i; k++)
			fresh = fresh && (!cds_session_field_at(k)->part ||
			    strcmp(cds_session_field_at(k)->part, part) != 0);
		there += fresh;
	}
	ok(begun > 2 && begun == there, "each of %zu parts of the form stands in one place", begun);
}

static void names(void)
{
	size_t known = cds_session_fields_known();

	for (size_t i = 0; i < known; i++) {
		const struct cds_session_field *f = cds_session_field_at(i);
		bool family = f->name[strlen(f->name) - 1] == '.';
		char name[80];
		snprintf(name, sizeof name, "%s%s", f->name, family ? "eid" : "");
		ok(cds_session_field_find(name) == f && cds_session_field_rank(name) == i,
		    "%s is found by its name", name);
		ok(family == (f->item == CDS_SERVICE) && family == !*f->label,
		    "%s has a label, or those of its services", name);
		snprintf(name, sizeof name, "%s%s", f->name, family ? "" : "x");
		ok(!cds_session_field_find(name) && cds_session_field_rank(name) == known,
		    "%s is no field", name);
	}
	ok(!cds_session_field_at(known), "there are no more");
}

int main(void)
{
	columns();
	parts();
	names();
	return done();
}
