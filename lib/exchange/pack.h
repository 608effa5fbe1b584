/* Packs: logs with some of another log's entries, for sending.  pack.c makes one; pack_choose.c
 * says which entries go into it, manifest.c what it says of itself, sent_packs.c what is remembered
 * of it for the next one.  merge.c holds a pack against its manifest. */
#ifndef CDS_PACK_H
#define CDS_PACK_H

#include "cdslog.h"
#include "base/ranges.h"

/* ---- pack_choose.c ---- */

/* The seqs of the entries that are to go into a pack: those that the options pick, and those that
 * are needed to understand them. */
void cds__pack_choose(cds_log *log, const struct cds_pack_options *options,
    struct cds__ranges *out);

/* ---- sent_packs.c ---- */

/* Remembers a pack: `there` are the seqs that whoever merges it has afterwards. */
void cds__sent_packs_add(cds_log *log, const char *path, const struct cds_manifest *manifest,
    const struct cds__ranges *there);

/* The seqs that the writer of a return receipt has.  It fails if the receipt is malformed, or not
 * of a pack or a copy of this log. */
void cds__sent_packs_find(cds_log *log, const char *receipt, struct cds__ranges *there);

/* ---- manifest.c ---- */

/* Writes the manifest into a pack. */
void cds__manifest_write(cds_log *pack, const struct cds_manifest *manifest);

/* Reads it; false: the log has none, so it is no pack. */
bool cds__manifest_read(cds_log *pack, struct cds_manifest *manifest);

/* Counts what a log has, for its manifest: entries, sessions, assists and the fingerprint. */
void cds__manifest_count(cds_log *log, struct cds_manifest *manifest);

/* Fails if a pack does not hold what its manifest says: CDS_MISMATCH. */
void cds__manifest_check(cds_log *pack, const struct cds_manifest *manifest);

#endif
