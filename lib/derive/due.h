/* Floor 2: subjects whose state is due: in a merge each is derived once, however many of its
 * entries come. */
#ifndef CDS_DUE_H
#define CDS_DUE_H

#include "base/buf.h"
#include "cdslog.h"

/* From here on what arrives may wait, until it is settled; a rollback ends that, too. `follow`
 * (NULL: nobody) is told of each subject that waits, and asked before each that is derived:
 * true: stop, with the log failed. */
typedef bool cds__due_follow(void *arg, bool waits);
void cds__due_open(cds_log *log, cds__due_follow *follow, void *arg);
/* Derives all that waits. Returns how many more sessions are in conflict than when it was
 * opened, of those. */
int64_t cds__due_settle(cds_log *log);

/* Words of a session's entries were redacted: they are taken out when it is derived. false: do
 * it now. */
bool cds__due_words(cds_log *log, const cds_uuid *session, int64_t first);
/* An entry of this kind came to a subject that has others. false: the log is not open for
 * waiting, derive it now. *waited: it was due already. */
bool cds__due_add(cds_log *log, const cds_uuid *subject, struct cds__slice kind, int64_t first,
    bool *waited);

#endif
