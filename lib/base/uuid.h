/* Floor 0: UUIDs beyond what cdslog.h shows. */
#ifndef CDS_UUID_H
#define CDS_UUID_H

#include "base/buf.h"
#include "cdslog.h"

/* The namespaces of cdslog(5), one for each kind of name. */
extern const cds_uuid cds__ns_entry, cds__ns_digest, cds__ns_item, cds__ns_row, cds__ns_verdict,
    cds__ns_redaction;

void cds__uuid_v5(const cds_uuid *ns, const void *name, size_t n, cds_uuid *out);
/* UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, 12 bits that count up
 * within one (method 1), 62 random bits. *last keeps what came before, so that ids of one
 * program only rise. */
void cds__uuid_v7(int64_t ms, const unsigned char random[10], uint64_t *last, cds_uuid *out);
/* "018f3c" → the lowest and highest UUID that begin so; false: too short, or none does. */
bool cds__uuid_prefix(const char *prefix, cds_uuid *low, cds_uuid *high);
bool cds__uuid_slice(struct cds__slice text, cds_uuid *out);

#endif
