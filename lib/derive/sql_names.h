/* Names for the numbers of our tables, to be pasted into statements: SQL knows none of the names
 * that C has for them.  The schema's files have the numbers themselves. */
#ifndef CDS_SQL_NAMES_H
#define CDS_SQL_NAMES_H

#include "cdslog.h"

/* item.kind */
#define CDS__SQL_PLACE "1"
#define CDS__SQL_TEAM "2"
#define CDS__SQL_SERVICE "3"
_Static_assert(CDS_PLACE == 1 && CDS_TEAM == 2 && CDS_SERVICE == 3, "the kinds in statements");

/* session.day, item.first and item.last: none */
#define CDS__SQL_NO_DAY "-2147483648"
_Static_assert(CDS_NO_DAY == INT32_MIN, "the day in statements");

/* session.flags: removed; not counted, since it was removed or is a duplicate; wants a look, for
 * which there is a partial index of just this number */
#define CDS__SQL_REMOVED "1"
#define CDS__SQL_UNCOUNTED "65"
#define CDS__SQL_ATTENTION "398"
_Static_assert(CDS_SESSION_VOID == 1 && (CDS_SESSION_VOID | CDS_SESSION_DUPLICATE) == 65 &&
    (CDS_SESSION_CONFLICT | CDS_SESSION_INCOMPLETE | CDS_SESSION_FLAGGED | CDS_SESSION_DISPUTED |
    CDS_SESSION_CLOCK) == 398, "the flags in statements");

/* total.dim: the sums of all sessions */
#define CDS__SQL_ALL "0"
#define CDS__SQL_BY_TEAM "2"

/* Doubles that are open: item i leads item j.  What is out of use needs no ruling. */
#define CDS__OPEN_DOUBLES \
	"double d JOIN item i ON i.n = d.a JOIN item j ON j.n = d.b" \
	" WHERE NOT i.retired AND NOT j.retired"

#endif
