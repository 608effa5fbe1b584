/* The name that somebody may have meant who typed one that nothing has.  Called by find.c, which
 * puts it into its message. */
#include <stdlib.h>

#include "base/unit_words.h"
#include "catalogue/catalogue.h"
#include "store/sql.h"

/* How many letters have to be changed, added or taken out to make b of a; most + 1 if there are
 * more than `most`. */
static int nearest_distance(const char *a, const char *b, int most)
{
	int row[64];
	int n = (int)strlen(b), m = (int)strlen(a);

	if (n > 62 || abs(n - m) > most)
		return most + 1;
	for (int j = 0; j <= n; j++)
		row[j] = j;
	for (int i = 1; i <= m; i++) {
		int diagonal = row[0], best = row[0] = i;
		for (int j = 1; j <= n; j++) {
			int change = diagonal + (a[i - 1] != b[j - 1]);
			diagonal = row[j];
			if (row[j - 1] + 1 < change)
				change = row[j - 1] + 1;
			if (row[j] + 1 < change)
				change = row[j] + 1;
			row[j] = change;
			best = change < best ? change : best;
		}
		if (best > most)
			return most + 1;
	}
	return row[n];
}

void cds__item_nearest(cds_log *log, enum cds_kind kind, const char *fold, struct cds__buf *out)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT name, code, fold FROM item WHERE kind = ?"
	    " AND known AND NOT retired");
	int best = (int)strlen(fold) / 3 + 1;

	cds__sql_bind(log, st, "i", (int64_t)kind);
	while (cds__sql_row(log, st)) {
		const char *name = cds__sql_text(log, st, 2), *code = cds__sql_text(log, st, 1);
		int whole = nearest_distance(fold, name, best);
		int bare = nearest_distance(fold, cds__unit_bare(name), best);
		int by_code = kind == CDS_SERVICE ? nearest_distance(fold, code, best) : best + 1;
		if (bare < whole)
			whole = bare;
		if (whole < best || by_code < best) {
			out->n = 0;
			cds__buf_text(out, by_code < whole ? code : cds__sql_text(log, st, 0));
			best = by_code < whole ? by_code : whole;
		}
	}
}
