/* UUIDs: what uuid.h and cdslog.h promise. */
#include "base/uuid.h"

#include <uuid/uuid.h>

/* Each is the UUIDv5 of "cdslog:entry", "cdslog:digest" … in the URL namespace (RFC 9562, 6.6), and
 * fixed for ever. */
const cds_uuid cds__ns_entry = {{0x80, 0x1c, 0x4e, 0xd0, 0x5b, 0xee, 0x55, 0xaa, 0x96, 0x5b, 0x7e,
    0xf5, 0x56, 0x71, 0x00, 0x83}};
const cds_uuid cds__ns_digest = {{0xd8, 0x46, 0x47, 0x1f, 0x3e, 0xc0, 0x5e, 0x0a, 0x9c, 0x02, 0xe7,
    0x75, 0xae, 0x0e, 0x20, 0xc2}};
const cds_uuid cds__ns_item = {{0x87, 0xb7, 0x8b, 0xc7, 0x0b, 0xad, 0x52, 0xae, 0xa7, 0x8f, 0xca,
    0x3f, 0xab, 0xf6, 0xd9, 0x93}};
const cds_uuid cds__ns_row = {{0x22, 0xd1, 0xd2, 0xd9, 0xed, 0xc9, 0x5a, 0xda, 0x8b, 0x96, 0x13,
    0x31, 0x48, 0xd5, 0xd3, 0xd4}};
const cds_uuid cds__ns_verdict = {{0x48, 0x44, 0x38, 0x1d, 0x8c, 0x24, 0x59, 0xd4, 0x9c, 0x7d,
    0xc7, 0x20, 0x81, 0xa6, 0xac, 0x59}};
const cds_uuid cds__ns_redaction = {{0xab, 0xf3, 0xf2, 0x99, 0xcd, 0xd9, 0x54, 0x1b, 0x9b, 0x2e,
    0x79, 0x76, 0x96, 0x6a, 0xce, 0x08}};

/* One more than the value of a hexadecimal digit, so that 0 says that it is none. */
static const signed char digit[256] = {
	['0'] = 1, ['1'] = 2, ['2'] = 3, ['3'] = 4, ['4'] = 5, ['5'] = 6, ['6'] = 7, ['7'] = 8,
	['8'] = 9, ['9'] = 10,
	['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
};

static int uuid_nibble(char c)
{
	return digit[(unsigned char)c] - 1;
}

bool cds__uuid_slice(struct cds__slice text, cds_uuid *out)
{
	size_t at = 0;

	if (text.n != 36)
		return false;
	for (size_t i = 0; i < 16; i++) {
		int high, low;
		if ((i == 4 || i == 6 || i == 8 || i == 10) && text.p[at++] != '-')
			return false;
		high = uuid_nibble(text.p[at]);
		low = uuid_nibble(text.p[at + 1]);
		if (high < 0 || low < 0)
			return false;
		out->b[i] = (unsigned char)(high << 4 | low);
		at += 2;
	}
	return true;
}

bool cds__uuid_prefix(const char *prefix, cds_uuid *low, cds_uuid *high)
{
	char text[CDS_UUID_TEXT] = "00000000-0000-0000-0000-000000000000", all[CDS_UUID_TEXT];
	size_t n = strlen(prefix);

	if (n < 4 || n > 36)
		return false;
	memcpy(all, "ffffffff-ffff-ffff-ffff-ffffffffffff", sizeof all);
	for (size_t i = 0; i < n; i++)
		text[i] = all[i] = (char)(prefix[i] >= 'A' && prefix[i] <= 'F' ? prefix[i] + 32
		    : prefix[i]);
	return cds_uuid_parse(text, low) && cds_uuid_parse(all, high);
}

bool cds_uuid_parse(const char *text, cds_uuid *out)
{
	cds_uuid id;
	bool ok = cds__uuid_slice(cds__slice_of(text), &id);

	if (ok)
		*out = id;
	return ok;
}

char *cds_uuid_text(const cds_uuid *id, char buf[CDS_UUID_TEXT])
{
	uuid_unparse_lower(id->b, buf);
	return buf;
}

bool cds_uuid_is_nil(const cds_uuid *id)
{
	return uuid_is_null(id->b);
}

int cds_uuid_compare(const cds_uuid *a, const cds_uuid *b)
{
	return memcmp(a->b, b->b, sizeof a->b);
}

void cds__uuid_v5(const cds_uuid *ns, const void *name, size_t n, cds_uuid *out)
{
	uuid_generate_sha1(out->b, ns->b, name, n);
}

void cds__uuid_v7(int64_t ms, const unsigned char random[10], uint64_t *last, cds_uuid *out)
{
	uint64_t stamp = (uint64_t)ms << 12 | (random[0] << 3 | random[1] >> 5);

	if (stamp <= *last && *last - stamp < (uint64_t)1000 << 12)
		/* It is the same moment, or the clock was set back by less than a second. */
		stamp = *last + 1;
	*last = stamp;
	for (int i = 0; i < 6; i++)
		out->b[i] = (unsigned char)(stamp >> (52 - 8 * i));
	out->b[6] = (unsigned char)(0x70 | (stamp >> 8 & 0x0f));
	out->b[7] = (unsigned char)stamp;
	memcpy(out->b + 8, random + 2, 8);
	out->b[8] = (unsigned char)(0x80 | (out->b[8] & 0x3f));
}
