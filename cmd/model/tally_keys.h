/* Which key of the tally counts which service: a setting of this log on this laptop. A key that a
 * service has once stays with it, whatever services come or are retired, until somebody gives it to
 * another. Called by the tally, by the list of services and by the command service. */
#ifndef TALLY_KEYS_H
#define TALLY_KEYS_H

#include <wchar.h>

#include "cdslog.h"

/* Digits, and consonants. An input method leaves all of these as they are, since they take no marks
 * and begin no vowel. */
#define TALLY_KEYS "1234567890bcghklmnptv"
#define TALLY_KEYS_COUNT ((int)sizeof TALLY_KEYS - 1)

struct tally_keys {
	char code[TALLY_KEYS_COUNT][CDS_CODE];  /* of each key the service's code; "": free */
};

/* Reads the keys. Services that are offered and have none yet get the first ones that are free, in
 * the order of services, and with `keep` the log remembers them. */
enum cds_status tally_keys_read(struct tally_keys *keys, cds_log *log, bool keep);

/* The number of a service's key, an index of TALLY_KEYS; -1: there was none left for it. */
int tally_keys_of(const struct tally_keys *keys, const char *code);

/* The number of the key that a character is; -1: it is none. */
int tally_keys_find(wint_t c);

/* Gives a key to a service. The service that had it gets the one that this service had, if any. */
enum cds_status tally_keys_give(cds_log *log, const char *code, int key);

#endif
