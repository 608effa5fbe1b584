/* Floor 4: packs: a log with some of another's entries, for sending. */
#ifndef CDS_PACK_H
#define CDS_PACK_H

#include "cdslog.h"
#include "base/ranges.h"



/* pack_choose.c: the seqs of the entries that are to go: what the options pick, and what that
 * needs to be understood. */
void cds__pack_choose(cds_log *log, const struct cds_pack_options *options,
    struct cds__ranges *out);

/* sent.c: what is remembered of a pack, and what a return receipt says that its sender has. */
void cds__sent_packs_add(cds_log *log, const char *path, const struct cds_manifest *manifest,
    const struct cds__ranges *there);
void cds__sent_packs_find(cds_log *log, const char *receipt, struct cds__ranges *there);

/* manifest.c: written into a pack, and held against it; false: there is none. */
void cds__manifest_write(cds_log *pack, const struct cds_manifest *manifest);
bool cds__manifest_read(cds_log *pack, struct cds_manifest *manifest);
/* What the log holds, counted. */
void cds__manifest_count(cds_log *log, struct cds_manifest *manifest);
/* A pack that does not hold what it says it holds is refused by name. */
void cds__manifest_check(cds_log *pack, const struct cds_manifest *manifest);

#endif
