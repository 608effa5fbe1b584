/* What belongs to this file on this laptop only: who writes, and its settings (cds_log_writer,
 * cds_config_…).  They are never entries and never merged. */
#include <stdlib.h>

#include "store/sql.h"
#include "store/store.h"
#include "base/text.h"

/* Keeps the normal form of an author or a device for the entries that are written from now on.
 * `what` is the word for it in an error. */
static void set_who(cds_log *log, const char *what, const char *text, char to[129])
{
	char *normal = NULL;

	if (cds__text_normal(log, text, strlen(text), &normal) != CDS_OK)
		cds__fail(log, CDS_INVALID, "%1 '%2' is not plain text", what, text);
	else if (strlen(normal) > 128)
		cds__fail(log, CDS_INVALID, "%1 '%2' is too long: at most 128 bytes", what,
		    normal);
	else
		strcpy(to, normal);
	free(normal);
}

enum cds_status cds_log_writer(cds_log *log, const char *author, const char *device)
{
	cds__fault_clear(&log->fault);
	set_who(log, "author", author, log->author);
	set_who(log, "device", device, log->device);
	if (!cds__failed(log) && !log->author[0])
		cds__fail(log, CDS_INVALID, "the author's name is missing: say who is writing");
	return log->fault.error.status;
}

static bool key_valid(const char *key)
{
	size_t n = strlen(key);

	return n > 0 && n <= 64 && key[0] >= 'a' && key[0] <= 'z' &&
	    strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789.-") == n;
}

enum cds_status cds_config_get(cds_log *log, const char *key, const char **value)
{
	sqlite3_stmt *st;

	cds__read_begin(log);
	cds__buf_restart(&log->value);
	st = cds__sql(log, "SELECT value FROM setting WHERE key = ?");
	cds__sql_bind(log, st, "t", key);
	if (cds__sql_row(log, st))
		cds__buf_text(&log->value, cds__sql_text(log, st, 0));
	*value = cds__buf_str(&log->value);
	if (log->value.failed)
		cds__fail_memory(log);
	return cds__read_end(log);
}

enum cds_status cds_config_set(cds_log *log, const char *key, const char *value)
{
	sqlite3_stmt *st;

	cds__write_begin(log);
	if (!key_valid(key))
		cds__fail(log, CDS_INVALID,
		    "'%1' is not a setting's name: letters a to z, digits, dots and dashes", key);
	else if (value && !cds__utf8_valid(value, strlen(value)))
		cds__fail(log, CDS_INVALID, "the value of setting '%1' is not valid UTF-8", key);
	if (value) {
		st = cds__sql(log, "INSERT INTO setting (key, value) VALUES (?, ?)"
		    " ON CONFLICT (key) DO UPDATE SET value = excluded.value");
		cds__sql_bind(log, st, "tt", key, value);
	} else {
		st = cds__sql(log, "DELETE FROM setting WHERE key = ?");
		cds__sql_bind(log, st, "t", key);
	}
	cds__sql_run(log, st);
	return cds__write_end(log);
}

enum cds_status cds_config_list(cds_log *log,
    void (*fn)(void *arg, const char *key, const char *value), void *arg)
{
	sqlite3_stmt *st;

	cds__read_begin(log);
	st = cds__sql(log, "SELECT key, value FROM setting ORDER BY key");
	while (cds__sql_row(log, st))
		fn(arg, cds__sql_text(log, st, 0), cds__sql_text(log, st, 1));
	return cds__read_end(log);
}
