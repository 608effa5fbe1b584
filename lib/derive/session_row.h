/* A session as its derived row has it, and the short names inside this file for
 * places, teams, services and authors. */
#ifndef CDS_SESSION_ROW_H
#define CDS_SESSION_ROW_H

#include <sqlite3.h>

#include "base/buf.h"
#include "cdslog.h"

#define CDS__SESSION_ROW_COUNTS 256

struct cds__session_count {
	int64_t field;                  /* field.n */
	int64_t count;                  /* CDS_UNKNOWN */
};

struct cds__session_row {
	int64_t n;
	int day, last;
	int64_t place, team;            /* item.n; 0: none */
	int64_t origin;
	int64_t residents, volunteers;  /* CDS_UNKNOWN */
	unsigned flags;
	size_t counts;
	struct cds__session_count count[CDS__SESSION_ROW_COUNTS];
};

/* In statements it is CDS__SQL_ATTENTION. */
#define CDS__ATTENTION \
	(CDS_SESSION_CONFLICT | CDS_SESSION_INCOMPLETE | CDS_SESSION_FLAGGED | \
	CDS_SESSION_DISPUTED | CDS_SESSION_CLOCK)
/* follow from verdicts, not from fields */
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
bool cds__session_row_read(cds_log *log, sqlite3_stmt *st, struct cds__session_row *row);
/* false: there is none */
bool cds__session_row_load(cds_log *log, int64_t n, struct cds__session_row *row);
void cds__session_row_store(cds_log *log, const struct cds__session_row *row, bool fresh);
void cds__session_row_delete(cds_log *log, int64_t n);

/* A count field: "assist.eid". */
struct cds__field {
	const char *code;               /* inside name */
	enum cds_measure measure;
	char name[];
};
/* The measure and code of a field's name; false: not a count of a service. */
bool cds__field_split(struct cds__slice name, enum cds_measure *measure, struct cds__slice *code);
int64_t cds__field_n(cds_log *log, struct cds__slice name);     /* made if new; 0: failed */
/* borrowed until a rollback; NULL: failed */
const struct cds__field *cds__field_at(cds_log *log, int64_t n);

/* item.n of a place, team or service; one that is only referred to gets an empty row. */
int64_t cds__item_n(cds_log *log, enum cds_kind kind, const cds_uuid *id);

#endif
