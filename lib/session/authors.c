/* Who logged: the names that can be asked for. */
#include <stdlib.h>

#include "store/sql.h"
#include "store/store.h"
#include "base/grow.h"
#include "base/text.h"

struct cds_authors {
	struct author {
		char *name;
		int rank;               /* as cds__text_rank says */
	} *author;
	size_t size, room;
};

size_t cds_authors_size(const cds_authors *authors)
{
	return authors ? authors->size : 0;
}

const char *cds_authors_at(const cds_authors *authors, size_t i)
{
	return i < cds_authors_size(authors) ? authors->author[i].name : NULL;
}

void cds_authors_free(cds_authors *authors)
{
	if (!authors)
		return;
	for (size_t i = 0; i < authors->size; i++)
		free(authors->author[i].name);
	free(authors->author);
	free(authors);
}

static void authors_add(cds_log *log, cds_authors *authors, const char *name, const char *fold)
{
	char *copy = strdup(name);

	if (!copy || !cds__grow(authors->author, authors->size, authors->room)) {
		free(copy);
		cds__fail_memory(log);
		return;
	}
	authors->author[authors->size] = (struct author){copy, *fold ? cds__text_rank(name, fold)
	    : 0};
	if (authors->author[authors->size++].rank < 0)
		cds__fail_memory(log);
}

static int authors_by_rank(const void *a, const void *b)
{
	const struct author *x = a, *y = b;
	int c = x->rank - y->rank;

	if (c == 0)
		c = cds_text_compare(x->name, y->name);
	return c ? c : strcmp(x->name, y->name);
}

/* Who wrote what kind of entry is told once in a log, so that these are few however many
 * sessions there are. */
static void authors_find(cds_log *log, cds_authors *authors, const char *typed)
{
	char *fold = cds_text_fold(typed);
	sqlite3_stmt *st = cds__sql(log, "SELECT DISTINCT author FROM origin"
	    " WHERE kind = 'session' AND author <> ''");

	if (!fold)
		cds__fail_memory(log);
	while (cds__sql_row(log, st))
		if (!*typed || cds__text_matches(log, cds__sql_text(log, st, 0), typed))
			authors_add(log, authors, cds__sql_text(log, st, 0), fold);
	sqlite3_reset(st);
	free(fold);
}

enum cds_status cds_authors_get(cds_log *log, const char *typed, size_t limit, cds_authors **out)
{
	cds_authors *authors = calloc(1, sizeof *authors);

	cds__read_begin(log);
	if (authors)
		authors_find(log, authors, typed ? typed : "");
	else
		cds__fail_memory(log);
	if (authors && authors->size > 0)
		qsort(authors->author, authors->size, sizeof *authors->author, authors_by_rank);
	while (limit && cds_authors_size(authors) > limit)
		free(authors->author[--authors->size].name);
	if (cds__failed(log)) {
		cds_authors_free(authors);
		authors = NULL;
	}
	*out = authors;
	return cds__read_end(log);
}
