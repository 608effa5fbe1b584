/* A session as its derived row has it, and the short names inside this file for
 * places, teams, services and authors. */
#ifndef CDS_SESSION_ROW_H
#define CDS_SESSION_ROW_H

#include <sqlite3.h>

#include "base/buf.h"
#include "cdslog.h"

#define CDS__SESSION_ROW_COUNTS 256     /* services of one session in its row, at most */

/* How often a service was given. */
struct cds__session_count {
	int64_t field;                  /* field.n */
	int64_t count;                  /* or CDS_UNKNOWN */
};

struct cds__session_row {
	int64_t n;                      /* seq of the session's first entry */
	int day, last;                  /* the first and last day; CDS_NO_DAY: none is given */
	int64_t place, team;            /* item.n; 0: none */
	int64_t origin;                 /* origin.n of its first entry: who wrote it, and where */
	int64_t residents, volunteers;  /* or CDS_UNKNOWN */
	unsigned flags;                 /* CDS_SESSION_… */
	size_t counts;
	struct cds__session_count count[CDS__SESSION_ROW_COUNTS];
};

/* In statements it is CDS__SQL_ATTENTION. */
#define CDS__ATTENTION \
	(CDS_SESSION_CONFLICT | CDS_SESSION_INCOMPLETE | CDS_SESSION_FLAGGED | \
	CDS_SESSION_DISPUTED | CDS_SESSION_CLOCK)
/* The flags that follow from verdicts, and not from fields. */
#define CDS__GROUP_FLAGS (CDS_SESSION_DUPLICATE | CDS_SESSION_DISPUTED)

/* Does the session enter totals? */
static inline bool cds__session_row_counts(const struct cds__session_row *row)
{
	return row->day != CDS_NO_DAY &&
	    !(row->flags & (CDS_SESSION_VOID | CDS_SESSION_DUPLICATE));
}

/* Does somebody have to look at it?  Of one that does not count only a conflict matters. */
static inline bool cds__session_row_attention(const struct cds__session_row *row)
{
	return row->flags & (row->flags & (CDS_SESSION_VOID | CDS_SESSION_DUPLICATE)
	    ? CDS_SESSION_CONFLICT : CDS__ATTENTION);
}

/* The columns that cds__session_row_read wants, of session s. */
#define CDS__SESSION_ROW_COLUMNS \
	"s.n, s.day, s.last, s.place, s.team, s.origin, s.residents, s.volunteers," \
	" s.flags, s.counts"

/* Reads a row of those columns.  false: the log failed, the row is damaged. */
bool cds__session_row_read(cds_log *log, sqlite3_stmt *st, struct cds__session_row *row);

/* Reads the row of session n.  false: there is none, or the log failed. */
bool cds__session_row_load(cds_log *log, int64_t n, struct cds__session_row *row);

/* Writes a row.  `fresh`: there is none of the session yet. */
void cds__session_row_store(cds_log *log, const struct cds__session_row *row, bool fresh);
void cds__session_row_delete(cds_log *log, int64_t n);

/* A count field: "assist.eid". */
struct cds__field {
	const char *code;               /* inside name */
	enum cds_measure measure;
	char name[];
};

/* Splits a field's name into measure and code.  false: it is not the count of a service. */
bool cds__field_split(struct cds__slice name, enum cds_measure *measure, struct cds__slice *code);

/* The number of a count field inside this file; a new name gets one.  0: the log failed. */
int64_t cds__field_n(cds_log *log, struct cds__slice name);

/* The field of a number, borrowed until a rollback.  NULL: there is none, and the log failed. */
const struct cds__field *cds__field_at(cds_log *log, int64_t n);

/* The number of a place, team or service inside this file.  One that is only referred to gets an
 * empty row. */
int64_t cds__item_n(cds_log *log, enum cds_kind kind, const cds_uuid *id);

#endif
