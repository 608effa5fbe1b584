/* What this log has of entries already: whether it has one, the number of a subject, the number of
 * a writer, and the texts of notes.  Asked by whatever derives, merges or writes. */
#ifndef CDS_STORED_H
#define CDS_STORED_H

#include "entry/entry.h"

/* Does the log have this entry?  Only its time and its id are looked at. */
bool cds__entry_known(cds_log *log, const struct cds__entry *e);

/* The seq of the newest entry, the one that arrived last; 0: the log is empty. */
int64_t cds__newest(cds_log *log);

/* The seq of the subject's entry that arrived first, which is the number of the subject in this
 * log; 0: it has no entry of it. */
int64_t cds__subject_seq(cds_log *log, const cds_uuid *subject);

/* The number of a kind, a device and an author in the table origin, where they are put if they are
 * new; 0: the log failed. */
int64_t cds__entry_origin(cds_log *log, struct cds__slice kind, struct cds__slice device,
    struct cds__slice author);

/* Reads the note texts of the entry with this seq into words[], in the order of their fields, and
 * returns how many there are; it reads no more than `max`, and returns max + 1 if there are more.
 * Their bytes are in `bytes`, which the caller frees. */
size_t cds__note_text_load(cds_log *log, int64_t seq, struct cds__buf *bytes,
    struct cds__note_text *words, size_t max);

#endif
