/* UUIDs, beyond what cdslog.h shows: how those of version 5 and 7 are made, and how they are
 * read. */
#ifndef CDS_UUID_H
#define CDS_UUID_H

#include "base/buf.h"
#include "cdslog.h"

/* The namespaces of cdslog(5), one for each kind of name. */
extern const cds_uuid cds__ns_entry, cds__ns_digest, cds__ns_item, cds__ns_row, cds__ns_verdict,
    cds__ns_redaction;

/* The UUIDv5 (RFC 9562, 5.5) of a name of n bytes in a namespace. */
void cds__uuid_v5(const cds_uuid *ns, const void *name, size_t n, cds_uuid *out);

/* A UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, 12 bits that begin at random and count up
 * within a millisecond (6.2, method 1), 62 random bits.  *last keeps the first 60 bits for the next
 * one, so that the UUIDs of one program only rise; it begins as 0. */
void cds__uuid_v7(int64_t ms, const unsigned char random[10], uint64_t *last, cds_uuid *out);

/* The lowest and the highest UUID that begin with "018f3c", say.  false: the prefix has fewer than
 * 4 characters, or no UUID begins like that. */
bool cds__uuid_prefix(const char *prefix, cds_uuid *low, cds_uuid *high);

/* Reads a UUID in its one form, 36 characters in small letters; false: the text is none. */
bool cds__uuid_slice(struct cds__slice text, cds_uuid *out);

#endif
