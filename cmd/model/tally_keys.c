/* Which key of the tally counts which service. */
#include "model/tally_keys.h"

#include <stdio.h>
#include <string.h>
#include <wctype.h>

/* The log's setting: the codes of the services in the order of TALLY_KEYS, and a dash for a key
 * that none has. */
#define SETTING "tally-keys"
#define NONE "-"

int tally_keys_of(const struct tally_keys *k, const char *code)
{
	for (int i = 0; i < TALLY_KEYS_COUNT; i++)
		if (*code && strcmp(k->code[i], code) == 0)
			return i;
	return -1;
}

int tally_keys_find(wint_t c)
{
	const char *at;

	c = towlower(c);
	at = c > 0 && c < 0x80 ? strchr(TALLY_KEYS, (int)c) : NULL;
	return at ? (int)(at - TALLY_KEYS) : -1;
}

/* Reads the setting, which may hold anything if the log comes from elsewhere. */
static enum cds_status tally_keys_load(struct tally_keys *k, cds_log *log)
{
	const char *at;
	enum cds_status status = cds_config_get(log, SETTING, &at);

	memset(k, 0, sizeof *k);
	for (int i = 0; status == CDS_OK && i < TALLY_KEYS_COUNT && *at; i++) {
		size_t n = strcspn(at, " ");
		char code[CDS_CODE];
		snprintf(code, sizeof code, "%.*s", (int)n, at);
		if (n < CDS_CODE && strcmp(code, NONE) != 0 && tally_keys_of(k, code) < 0)
			memcpy(k->code[i], code, sizeof code);
		at += n + strspn(at + n, " ");
	}
	return status;
}

static enum cds_status tally_keys_save(const struct tally_keys *k, cds_log *log)
{
	char text[TALLY_KEYS_COUNT * (CDS_CODE + 1)] = "";

	for (int i = 0; i < TALLY_KEYS_COUNT; i++)
		snprintf(text + strlen(text), sizeof text - strlen(text), i ? " %s" : "%s",
		    *k->code[i] ? k->code[i] : NONE);
	return cds_config_set(log, SETTING, text);
}

/* Gives keys that are free to services that have none. Returns whether there were such. */
static bool tally_keys_fill(struct tally_keys *k, const cds_items *services)
{
	bool any = false;
	int key = 0;

	for (size_t i = 0; i < cds_items_size(services); i++) {
		const char *code = cds_items_at(services, i)->code;
		if (tally_keys_of(k, code) >= 0)
			continue;
		while (key < TALLY_KEYS_COUNT && *k->code[key])
			key++;
		if (key == TALLY_KEYS_COUNT || !*code)
			continue;
		snprintf(k->code[key], sizeof k->code[key], "%s", code);
		any = true;
	}
	return any;
}

enum cds_status tally_keys_read(struct tally_keys *k, cds_log *log, bool keep)
{
	cds_items *services = NULL;
	enum cds_status status = tally_keys_load(k, log);

	if (status == CDS_OK)
		status = cds_item_list(log, CDS_SERVICE, NULL, false, 0, &services);
	if (status == CDS_OK && tally_keys_fill(k, services) && keep && !cds_log_readonly(log))
		status = tally_keys_save(k, log);
	cds_items_free(services);
	return status;
}

enum cds_status tally_keys_give(cds_log *log, const char *code, int key)
{
	struct tally_keys k;
	enum cds_status status = tally_keys_read(&k, log, false);
	int before = tally_keys_of(&k, code);

	if (status != CDS_OK || before == key)
		return status;
	if (before >= 0)
		memcpy(k.code[before], k.code[key], sizeof k.code[key]);
	snprintf(k.code[key], sizeof k.code[key], "%s", code);
	return tally_keys_save(&k, log);
}
