/* Services and their counts in one line, as service_line.h says. What a name and what a count means
 * is asked of the library; here it is only found where the one ends and the other begins. */
#include "model/service_line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLANKS " \t=:"                  /* what stands between a name and a count */

/* ---- names ---- */

/* The service of this number in the list; NULL: it is no number, or none of the list. */
static const struct cds_item *service_line_numbered(const cds_items *all, const char *name)
{
	size_t n = strlen(name);

	if (n == 0 || n > 6 || strspn(name, "0123456789") != n)
		return NULL;
	n = strtoul(name, NULL, 10);
	return n > 0 ? cds_items_at(all, n - 1) : NULL;
}

/* Looks a service up by its code, its name or the beginning of one. */
static enum cds_status service_line_look(cds_log *log, const cds_items *all, const char *name,
    const struct cds_item **found)
{
	enum cds_status status;
	cds_uuid id;

	*found = service_line_numbered(all, name);
	if (*found)
		return CDS_OK;
	status = *name ? cds_item_find(log, CDS_SERVICE, name, CDS_NO_DAY, &id) : CDS_NOT_FOUND;
	for (size_t i = 0; status == CDS_OK && !*found && i < cds_items_size(all); i++)
		if (cds_uuid_compare(&cds_items_at(all, i)->id, &id) == 0)
			*found = cds_items_at(all, i);
	return status == CDS_OK && !*found ? CDS_NOT_FOUND : status;
}

enum cds_status service_line_find(cds_log *log, const cds_items *all, const char *name,
    const struct cds_item **found, struct service_some *some)
{
	enum cds_status status = service_line_look(log, all, name, found);
	size_t room = 0;

	*some = (struct service_some){NULL, 0};
	if (status != CDS_NOT_FOUND && status != CDS_AMBIGUOUS)
		return status;
	for (size_t i = 0; i < cds_items_size(all); i++) {
		const struct cds_item *it = cds_items_at(all, i);
		if (!cds_text_matches(it->name, name) && !cds_text_matches(it->code, name))
			continue;
		if (!cds_grow(some->item, some->items, room))
			return CDS_NO_MEMORY;
		some->item[some->items++] = it;
	}
	return status;
}

/* Does this name mean one service, or several? */
static bool service_line_known(cds_log *log, const cds_items *all, const char *name, bool several)
{
	const struct cds_item *found;
	enum cds_status status = service_line_look(log, all, name, &found);

	return status == CDS_OK || (several && status == CDS_AMBIGUOUS);
}

/* ---- one clause ---- */

static bool service_line_number(const char *text)
{
	return (*text >= '0' && *text <= '9') || *text == '?';
}

/* Adds a part of these bytes. */
static void service_line_add(struct service_part *part, size_t *n, const char *name, size_t size,
    const char *count, size_t count_size)
{
	while (size > 0 && strchr(BLANKS, name[size - 1]))
		size--;
	snprintf(part[*n].name, SERVICE_PART_SIZE, "%.*s", (int)size, name);
	snprintf(part[*n].count, SERVICE_PART_SIZE, "%.*s", (int)count_size, count);
	(*n)++;
}

/* The last word of a clause; the whole clause, if it has only one. */
static const char *service_line_last(const char *clause)
{
	const char *last = clause + strlen(clause);

	while (last > clause && !strchr(BLANKS, last[-1]))
		last--;
	return last;
}

/* Takes the whole clause as one service with its count behind or in front, or as a service alone.
 * False: it is none of these. */
static bool service_line_whole(cds_log *log, const cds_items *all, const char *clause,
    struct service_part *part, size_t *n)
{
	const char *last = service_line_last(clause), *rest = clause + strcspn(clause, BLANKS);
	size_t front = (size_t)(rest - clause);
	struct service_part try[2];
	size_t tries = 0;

	rest += strspn(rest, BLANKS);
	service_line_add(try, &tries, clause, (size_t)(last - clause), last, strlen(last));
	service_line_add(try, &tries, rest, strlen(rest), clause, front);
	/* "ung dung" is the beginning of several names, and not "ung" with a wrong count. */
	if (service_line_known(log, all, clause, !service_line_number(last))) {
		service_line_add(part, n, clause, strlen(clause), "", 0);
	} else if (service_line_known(log, all, try[0].name, service_line_number(last))) {
		part[(*n)++] = try[0];
	} else if (service_line_number(clause) && !service_line_number(rest) &&
	    service_line_known(log, all, try[1].name, true)) {
		part[(*n)++] = try[1];
	} else {
		return false;
	}
	return true;
}

/* Takes a clause as several services one after another, each with its count behind it. */
static void service_line_walk(const char *clause, struct service_part *part, size_t *n, size_t max)
{
	const char *name = clause;

	for (const char *p = clause; *p && *n < max;) {
		size_t size = strcspn(p, BLANKS);
		if (p > name && service_line_number(p)) {
			service_line_add(part, n, name, (size_t)(p - name), p, size);
			name = p + size + strspn(p + size, BLANKS);
		}
		p += size + strspn(p + size, BLANKS);
	}
	if (*name && *n < max)
		service_line_add(part, n, name, strlen(name), "", 0);
}

/* ---- the line ---- */

/* How many bytes the next clause has. A comma between two digits is part of a count, as in
 * 7,500. */
static size_t service_line_clause(const char *line)
{
	size_t n = 0;

	for (; line[n]; n++) {
		bool digits = n > 0 && line[n - 1] >= '0' && line[n - 1] <= '9' &&
		    line[n + 1] >= '0' && line[n + 1] <= '9';
		if (line[n] == ';' || (line[n] == ',' && !digits))
			break;
	}
	return n;
}

size_t service_line_split(cds_log *log, const cds_items *all, const char *line,
    struct service_part *part, size_t max)
{
	char clause[SERVICE_PART_SIZE];
	size_t n = 0, size;

	/* A name may have a comma, too. */
	if (strlen(line) < sizeof clause && service_line_whole(log, all, line, part, &n))
		return n;
	while (*line && n < max) {
		line += strspn(line, BLANKS);
		size = service_line_clause(line);
		snprintf(clause, sizeof clause, "%.*s", (int)size, line);
		for (size_t k = strlen(clause); k > 0 && strchr(BLANKS, clause[k - 1]); k--)
			clause[k - 1] = '\0';
		if (*clause && !service_line_whole(log, all, clause, part, &n))
			service_line_walk(clause, part, &n, max);
		line += size + (line[size] != '\0');
	}
	return n;
}
