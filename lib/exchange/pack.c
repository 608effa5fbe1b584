/*
 * Making a pack: a log of its own is filled with the chosen entries in a temporary file, written
 * in one go beside where it is to be, synced, renamed, and read back.
 */
#include "exchange/pack.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "entry/entry.h"
#include "derive/derive.h"
#include "base/folder.h"
#include "derive/redaction.h"
#include "store/sql.h"
#include "base/status.h"
#include "store/store.h"
#include "entry/stored.h"
#include "log/arrive.h"

#define PROGRESS_EVERY 1000             /* entries after which whoever waits is asked */
/* The temporary file needs no journal and no sync: if anything fails, it is thrown away. */
#define FILLING "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000"
/* Each table takes a page at least, even an empty one, so a small pack has small pages. */
#define SMALL "PRAGMA page_size=512"
#define SMALL_ENTRIES 2000

/* A pack while it is made. */
struct packing {
	cds_log *log, *pack;            /* what is packed, and the temporary file */
	const struct cds_pack_options *options;
	const char *path;
	struct cds__buf part;           /* the name that the file has until it is whole */
	bool writing;                   /* a file of that name is ours to remove */
	struct cds__buf words, scratch; /* bytes of the entry that is copied */
	struct cds__ranges chosen;      /* seqs of the entries that go into it */
	int64_t done, todo;             /* entries */
};

/* Counts one entry as done, and asks whoever follows whether to go on.  true: it is over. */
static bool pack_stopped(struct packing *p)
{
	if (p->done++ % PROGRESS_EVERY == 0 && p->options->progress &&
	    !p->options->progress(p->options->arg, p->done - 1, p->todo))
		cds__fail(p->log, CDS_STOPPED, "stopped; no pack was made");
	return cds__failed(p->log);
}

/* Fails with what errno says of the pack's file. */
static void fail_file(struct packing *p)
{
	if (errno == ENOSPC || errno == EDQUOT)
		cds__fail(p->log, CDS_FULL,
		    "there is no room for pack '%1': free some space, or write it elsewhere",
		    p->path);
	else
		cds__fail(p->log, CDS_IO, "can't write pack '%1': %2", p->path, strerror(errno));
}

/* Gives the log the error of the temporary file.  That has no name, so what the disk refuses is
 * told of the pack's path. */
static void take_fault(struct packing *p)
{
	enum cds_status status = p->pack ? p->pack->fault.error.status : CDS_OK;

	if (status == CDS_FULL || status == CDS_IO) {
		errno = status == CDS_FULL ? ENOSPC : sqlite3_system_errno(p->pack->db);
		errno = errno ? errno : EIO;
		fail_file(p);
	} else if (status != CDS_OK) {
		cds__fault_copy(&p->log->fault, &p->pack->fault);
	}
}

/* ---- filling ---- */

/* Copies the entry of a row into the pack, after the same checks as in a merge, so that a damaged
 * log does not make packs that everybody refuses. */
static void copy_entry(struct packing *p, sqlite3_stmt *st)
{
	struct cds__entry e = {.origin = 0};
	struct cds__note_text words[CDS__NOTE_TEXT_FIELDS];
	struct cds__effect effect;
	size_t n = cds__note_text_load(p->log, sqlite3_column_int64(st, 0), &p->words, words,
	    CDS__NOTE_TEXT_FIELDS);
	const char *why = cds__entry_columns(st, 1, &e);
	bool has_words;
	cds_uuid name;

	why = why ? why : cds__origin_columns(st, 7, &e);
	why = why ? why : cds__entry_form(&e, &has_words);
	for (size_t i = 0; !why && i < n && i < CDS__NOTE_TEXT_FIELDS; i++)
		why = cds__note_text_form(&e, &words[i]);
	if (!why && has_words && n <= CDS__NOTE_TEXT_FIELDS &&
	    cds__note_text_missing(p->log, &e, words, n))
		why = N_("the note text that it refers to is missing");
	if (!why && cds__entry_name(&e, &p->scratch, &name) && cds_uuid_compare(&name, &e.id) != 0)
		why = N_("its content does not have this id");
	if (cds__failed(p->log))
		return;
	if (n > CDS__NOTE_TEXT_FIELDS || why)
		cds__damaged(p->log, "entry");
	else if (p->words.failed || p->scratch.failed)
		cds__fail_memory(p->log);
	else
		cds__entry_arrive(p->pack, &e, words, n, &effect);
}

static void pack_fill(struct packing *p)
{
	sqlite3_stmt *st = cds__sql(p->log, "SELECT e.seq, e.id, e.subject, e.parents,"
	    " e.clock, e.at, e.changes, o.kind, o.device, o.author FROM entry e JOIN origin o"
	    " ON o.n = e.origin WHERE e.seq BETWEEN ? AND ? ORDER BY e.seq");

	cds__write_begin(p->pack);
	for (size_t i = 0; i < p->chosen.n; i++) {
		cds__sql_bind(p->log, st, "ii", p->chosen.range[i].first, p->chosen.range[i].last);
		while (!cds__failed(p->pack) && !pack_stopped(p) && cds__sql_row(p->log, st))
			copy_entry(p, st);
		sqlite3_reset(st);
	}
}

/* ---- writing ---- */

/* Fails if there is anything at the pack's path already. */
static void refuse_taken(struct packing *p)
{
	struct stat st;

	if (lstat(p->path, &st) != 0)
		return;
	if (!S_ISREG(st.st_mode) && !S_ISLNK(st.st_mode))
		cds__fail(p->log, CDS_EXISTS, "'%1' is a folder, a device or a pipe: a pack is a"
		    " file of its own, so give it another name", p->path);
	else
		cds__fail(p->log, CDS_EXISTS, "there is a file '%1' already: give the pack another"
		    " name, or remove that file first", p->path);
}

/* Removes the unfinished file, with its journal. */
static void remove_part(struct packing *p)
{
	struct cds__buf journal = {0};

	cds__buf_add(&journal, p->part.p, p->part.n);
	cds__buf_text(&journal, "-journal");
	unlink(cds__buf_str(&journal));
	unlink(cds__buf_str(&p->part));
	cds__buf_free(&journal);
}

/* Writes the temporary file to the unfinished one, without the gaps that filling left. */
static void pack_write_out(struct packing *p)
{
	sqlite3_stmt *st;

	if (cds__failed(p->pack))
		return;
	p->writing = true;
	remove_part(p);                         /* one that an earlier program did not finish */
	sqlite3_limit(p->pack->db, SQLITE_LIMIT_ATTACHED, 1);   /* VACUUM attaches its copy */
	st = cds__sql_own(p->pack, "VACUUM INTO ?");
	cds__sql_bind(p->pack, st, "t", cds__buf_str(&p->part));
	cds__sql_run(p->pack, st);
	sqlite3_finalize(st);
}

/* Syncs a file; false: errno says why it failed. */
static bool sync_path(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC), saved;
	bool good;

	if (fd < 0)
		return false;
	good = fsync(fd) == 0;
	saved = errno;
	/* Drops it from memory, so that it is read back from the stick itself. */
	posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
	close(fd);
	errno = saved;
	return good;
}

/* Gives the whole file its name. */
static void pack_place(struct packing *p)
{
	if (cds__failed(p->log))
		return;
	if (!sync_path(cds__buf_str(&p->part), O_RDONLY) ||
	    rename(cds__buf_str(&p->part), p->path) != 0)
		fail_file(p);
	else
		cds__folder_sync(p->path);
}

/* Reads the pack back: every entry is checked against its own id, and all of them against what the
 * pack is to hold.  If anything is wrong, the pack is removed. */
static void read_back(struct packing *p, const struct cds_manifest *manifest)
{
	struct cds_check_result result = {.problems = 1};
	struct cds_manifest found = {0};
	cds_log *pack = NULL;
	bool good = !cds__failed(p->log), memory;

	if (!good)
		return;
	good = cds_log_open(p->path, CDS_OPEN_READONLY, &pack) == CDS_OK &&
	    cds_check(pack, NULL, NULL, NULL, &result) == CDS_OK &&
	    result.entries == manifest->entries;
	if (good) {
		cds__read_begin(pack);
		good = cds__manifest_read(pack, &found) &&
		    strcmp(found.fingerprint, manifest->fingerprint) == 0;
		cds__manifest_check(pack, &found);
		good = cds__read_end(pack) == CDS_OK && good;
	}
	memory = !good && (!pack || cds_error(pack)->status == CDS_NO_MEMORY);
	cds_log_close(pack);
	if (good)
		return;
	unlink(p->path);
	if (memory)
		cds__fail_memory(p->log);
	cds__fail(p->log, CDS_IO, "pack '%1' could not be read back as it was written, and was"
	    " removed: the disk or stick may be failing, use another; if that"
	    " fails, too, run 'check' on the log", p->path);
}

/* ---- the whole ---- */

/* Remembers what whoever merges this pack will have: what it holds and, if it was made for a return
 * receipt, what the writer of that had already. */
static void pack_remember(struct packing *p, const struct cds_manifest *manifest)
{
	struct cds__ranges before = {0}, there = {0};

	if (p->log->readonly || cds__failed(p->log))
		return;
	if (p->options->receipt)
		cds__sent_packs_find(p->log, p->options->receipt, &before);
	cds__ranges_join(&before, &p->chosen, &there);
	cds__sent_packs_add(p->log, p->path, manifest, &there);
	cds__ranges_free(&before);
	cds__ranges_free(&there);
}

/* Chooses the entries, fills the temporary file with them, and writes it out. */
static void pack_make(struct packing *p, struct cds_manifest *m)
{
	refuse_taken(p);
	cds__pack_choose(p->log, p->options, &p->chosen);
	for (size_t i = 0; i < p->chosen.n; i++)
		p->todo += p->chosen.range[i].last - p->chosen.range[i].first + 1;
	if (!cds__failed(p->log) && p->todo == 0)
		cds__fail(p->log, CDS_NOT_FOUND, "there is nothing to pack: no entry matches, or "
		    "the sender of that receipt has them all");
	if (cds__failed(p->log))
		return;
	p->pack = cds__store_blank("", CDS_FORMAT, p->todo <= SMALL_ENTRIES ? SMALL ";" FILLING
	    : FILLING);
	if (!p->pack)
		cds__fail_memory(p->log);
	if (!p->pack || cds__failed(p->pack))
		return;
	pack_fill(p);
	cds__derivation_stamp(p->pack);
	cds__flush(p->pack);
	cds__manifest_count(p->pack, m);
	cds__manifest_write(p->pack, m);
	if (cds__failed(p->log) || cds__write_end(p->pack) != CDS_OK)
		return;
	pack_write_out(p);
}

enum cds_status cds_pack(cds_log *log, const char *path, const struct cds_pack_options *options,
    struct cds_manifest *manifest)
{
	static const struct cds_pack_options everything = CDS_PACK_ALL;
	struct packing p = {.log = log, .options = options ? options : &everything, .path = path};

	*manifest = (struct cds_manifest){.at = cds__now(log) / 1000};
	if (log->readonly)
		cds__read_begin(log);
	else
		cds__write_begin(log);
	manifest->whole = !p.options->receipt && !p.options->filter && p.options->since < 0;
	snprintf(manifest->author, sizeof manifest->author, "%s", log->author);
	snprintf(manifest->device, sizeof manifest->device, "%s", log->device);
	cds__buf_text(&p.part, path);
	cds__buf_text(&p.part, ".part");
	cds__buf_str(&p.part);
	if (p.part.failed)
		cds__fail_memory(log);
	pack_make(&p, manifest);
	take_fault(&p);
	cds_log_close(p.pack);
	pack_place(&p);
	read_back(&p, manifest);
	pack_remember(&p, manifest);
	if (cds__failed(log) && p.writing)
		remove_part(&p);
	cds__buf_free(&p.part);
	cds__buf_free(&p.words);
	cds__buf_free(&p.scratch);
	cds__ranges_free(&p.chosen);
	return log->readonly ? cds__read_end(log) : cds__write_end(log);
}
