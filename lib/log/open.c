/* Opens a log.  A new log begins with some services (services.c); a log of an older format gets
 * what this version derives from its entries. */
#include <stdlib.h>

#include "derive/derive.h"
#include "derive/derive_item.h"
#include "entry/entry.h"
#include "log/rebuild.h"
#include "log/services.h"
#include "store/sql.h"
#include "store/store.h"
#include "log/write.h"

/* ---- what an older version derived ---- */

/* Whom to tell how far it is. */
struct opening {
	cds_log *log;
	bool (*progress)(void *arg, int64_t done, int64_t total);
	void *arg;
	int64_t done, total;
};

static bool open_stop(void *arg)
{
	struct opening *o = arg;

	if (!o->progress || o->progress(o->arg, o->done++, o->total))
		return false;
	cds__fail(o->log, CDS_STOPPED, "log '%1' was left as it was: an older version wrote it, "
	    "and it can be used once it is brought up to date", o->log->path);
	return true;
}

static void open_derive(struct opening *o)
{
	o->total = cds__sql_int(o->log, "SELECT count(DISTINCT subject) FROM entry");
	cds__rebuild_derived(o->log, open_stop, o);
	cds__derivation_stamp(o->log);
}

static void open_fill(cds_log *log, int64_t from, void *arg)
{
	if (from == 0) {
		cds__services_add(log);
		cds__derivation_stamp(log);
	} else {
		open_derive(arg);
	}
}

/* A log of this format, whose rules may be other ones. */
static void open_look(struct opening *o)
{
	cds_log *log = o->log;
	int64_t version = cds__failed(log) ? CDS_DERIVATION : cds__derivation_of(log);

	if (cds__failed(log) || version == CDS_DERIVATION)
		return;
	if (version > CDS_DERIVATION) {
		cds__fail(log, CDS_NEWER, "log '%1' was last used by a newer cdslog, which counts "
		    "duplicates by other rules: update cdslog on this laptop; the log was left "
		    "untouched", log->path);
	} else if (log->readonly) {
		cds__fail(log, CDS_READONLY, "log '%1' was written by an older version, and can't "
		    "be brought up to date where it can't be written: first copy it to a folder "
		    "that can be written", log->path);
	} else {
		cds__write_begin(log);
		if (cds__derivation_of(log) < CDS_DERIVATION)
			open_derive(o);
		cds__write_end(log);
	}
}

enum cds_status cds_log_open_slowly(const char *path, unsigned flags,
    bool (*progress)(void *arg, int64_t done, int64_t total), void *arg, cds_log **out)
{
	struct opening o = {.log = cds__store_new(path), .progress = progress, .arg = arg};

	*out = o.log;
	if (!o.log)
		return CDS_NO_MEMORY;
	cds__store_open(o.log, flags, open_fill, &o);
	open_look(&o);
	return o.log->fault.error.status;
}

enum cds_status cds_log_open(const char *path, unsigned flags, cds_log **out)
{
	return cds_log_open_slowly(path, flags, NULL, NULL, out);
}

enum cds_status cds_log_entries(cds_log *log, int64_t *count)
{
	cds__read_begin(log);
	*count = cds__sql_int(log, "SELECT count(*) FROM entry");
	return cds__read_end(log);
}
