/* Twenty laptops whose people add, edit, remove, restore, rule, settle, redact, take merges back,
 * and merge one another's logs and packs a thousand times, by chance.  Each does so in a process of
 * its own; a third of these get SIGKILL at some write, and some find the disk full from some write
 * on.  In the end all merge with all: then every log says the same, and whatever a process said
 * that it had saved is there. */
#include <sys/wait.h>
#include <unistd.h>

#include "people.h"
#include "vfs.h"

#define LAPTOPS 20
#define MERGES 1000
#define WRITES_MAX 110                  /* by the latest, the disk strikes at this write */
#define ENTRIES_MAX 20000

/* ---- one deed, in a process that may not live to its end ---- */

#define TOLD_MAX 64

/* What the process tells through the pipe when the deed is done: in one piece, or not at all. */
struct told {
	enum cds_status status;
	bool struck;                    /* the disk was full */
	bool came;                      /* of a merge: all that the other log has came */
	char receipt[CDS_RETURN];
	int entries;                    /* that it wrote; more than fit are not told */
	struct {
		cds_uuid id, subject;
	} entry[TOLD_MAX];
};

struct deed {
	int own, other;                 /* whose log, and whose is merged; -1: none */
	bool pack;                      /* a pack of the other's log is merged */
	enum how how;                   /* how the disk strikes */
	int left;                       /* at which write; 0: it doesn't */
	uint64_t chance;
};

/* The return receipt of each laptop's last merge of each other's log. */
static char returned[LAPTOPS][LAPTOPS][CDS_RETURN];

/* Opens the log of the n-th laptop.  The clock of laptop 3 stands at 1970; those of the others are
 * drawn each time, so that they also go back. */
static bool open_own(struct laptop *l, int n, uint64_t chance)
{
	char name[16];

	*l = (struct laptop){.chance = chance, .ms = n == 3 ? 1000
	    : INT64_C(1714000000000) + (int64_t)(chance % 1000000) * 1000};
	snprintf(name, sizeof name, "g%02d", n);
	snprintf(l->path, sizeof l->path, "%s.cdslog", name);
	snprintf(l->author, sizeof l->author, "Người %s", name);
	snprintf(l->device, sizeof l->device, "máy-%s", name);
	return laptop_open(l);
}

/* The seq of the newest entry; or with `told` the entries that came after `since`.  It is read with
 * SQLite, since the library does not say which entries it writes. */
static int64_t read_new(const char *path, int64_t since, struct told *told)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *st = NULL;
	int64_t newest = since;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK)
		sqlite3_prepare_v2(db, "SELECT seq, id, subject FROM entry WHERE seq > ?"
		    " ORDER BY seq", -1, &st, NULL);
	sqlite3_bind_int64(st, 1, since);
	while (st && sqlite3_step(st) == SQLITE_ROW) {
		newest = sqlite3_column_int64(st, 0);
		if (!told || told->entries == TOLD_MAX)
			continue;
		memcpy(told->entry[told->entries].id.b, sqlite3_column_blob(st, 1), 16);
		memcpy(told->entry[told->entries++].subject.b, sqlite3_column_blob(st, 2), 16);
	}
	sqlite3_finalize(st);
	sqlite3_close(db);
	return newest;
}

/* What an error means for the test: on a disk that struck something may fail, if the error says
 * where; anything else is told. */
static enum cds_status failed(cds_log *log)
{
	char text[1000];

	if (!disk.struck ||
	    strstr(cds_error_text(cds_error(log), NULL, text, sizeof text), "''")) {
		tell_problem(NULL, cds_error(log));
		return disk.struck ? CDS_BUG : cds_error(log)->status;
	}
	return cds_error(log)->status;
}

/* Makes a pack of the other's log: for the last return receipt if there is one, of some days, or of
 * all.  CDS_NOT_FOUND: there is nothing to pack. */
static enum cds_status make_pack(const struct deed *d, const char *path)
{
	struct cds_pack_options o = CDS_PACK_ALL;
	struct cds_filter some = CDS_FILTER_ALL;
	struct cds_manifest manifest;
	struct laptop l;
	enum cds_status status = CDS_IO;

	remove(path);
	if (*returned[d->own][d->other] && d->chance % 3)
		o.receipt = returned[d->own][d->other];
	some.from = cds_day_make(2024, 5, 1) + (int)(d->chance % 40);
	if (d->chance % 2)
		o.filter = &some;
	if (open_own(&l, d->other, d->chance))
		status = cds_pack(l.log, path, &o, &manifest);
	if (status != CDS_OK && status != CDS_NOT_FOUND)
		status = failed(l.log);
	laptop_close(&l);
	return status;
}

/* Merges the other's log, or a pack of it. */
static enum cds_status merge(const struct deed *d, cds_log *log, struct told *told)
{
	struct cds_merge_options o = {.accept_redactions = true};
	struct cds_merge_result r;
	char path[32];
	enum cds_status status = CDS_OK;

	snprintf(path, sizeof path, d->pack ? "pack-%02d.cdslog" : "g%02d.cdslog", d->other);
	if (d->pack)
		status = make_pack(d, path);
	if (status == CDS_OK)
		status = cds_merge(log, path, &o, &r);
	else
		return status == CDS_NOT_FOUND ? CDS_OK : status;
	told->came = status == CDS_OK;
	if (told->came)
		memcpy(told->receipt, r.receipt_text, sizeof told->receipt);
	return status;
}

/* Does the deed in a process of its own, and tells through the pipe what came of it. */
static void child(const struct deed *d, int to)
{
	struct person p = {.chance = d->chance};
	struct told told = {.status = CDS_OK};
	int64_t newest = 0;

	if (d->left)
		disk_arm(d->how, d->left);
	if (!open_own(&p.laptop, d->own, d->chance))
		told.status = cds_error(p.laptop.log)->status;
	p.log = p.laptop.log;
	if (told.status == CDS_OK && d->other < 0) {
		newest = read_new(p.laptop.path, 0, NULL);
		told.status = act(&p);
	} else if (told.status == CDS_OK) {
		told.status = merge(d, p.log, &told);
	}
	if (cds_error(p.log)->status != CDS_OK && told.status != CDS_OK &&
	    told.status != CDS_REFUSED)
		told.status = failed(p.log);
	laptop_close(&p.laptop);
	told.struck = disk.struck;
	disk.armed = false;
	if (told.status == CDS_OK && d->other < 0)
		read_new(p.laptop.path, newest, &told);
	fflush(stdout);
	_exit(write(to, &told, sizeof told) == sizeof told ? 0 : 1);
}

/* ---- the afternoon ---- */

static struct {
	int merges, packs, acts, kills, full, hot;
	int entries;
	struct {
		cds_uuid id, subject;
	} entry[ENTRIES_MAX];                /* what a process said that it had saved */
} sum;

/* Does the laptop's log have a journal that must be rolled back?  One that nothing was written to
 * yet is none. */
static bool half_written(int laptop)
{
	char path[40], first = 0;
	FILE *in;

	snprintf(path, sizeof path, "g%02d.cdslog-journal", laptop);
	in = fopen(path, "rb");
	if (in && fread(&first, 1, 1, in) != 1)
		first = 0;
	if (in)
		fclose(in);
	return first != 0;
}

/* Notes what a process said that it had saved. */
static void hear(const struct deed *d, const struct told *told)
{
	sum.full += told->struck;
	if (told->status != CDS_OK)
		return;
	sum.acts += d->other < 0;
	sum.merges += told->came;
	sum.packs += told->came && d->pack;
	if (told->came)
		memcpy(returned[d->own][d->other], told->receipt, sizeof told->receipt);
	for (int i = 0; i < told->entries && sum.entries < ENTRIES_MAX; i++, sum.entries++)
		memcpy(&sum.entry[sum.entries], &told->entry[i], sizeof told->entry[i]);
}

/* Runs a deed; false: the process ended as it may not. */
static bool run(const struct deed *d)
{
	struct told told;
	int pipes[2], how;
	bool heard;
	pid_t pid;

	fflush(stdout);
	if (pipe(pipes) != 0 || (pid = fork()) < 0)
		return false;
	if (pid == 0)
		child(d, pipes[1]);
	close(pipes[1]);
	heard = read(pipes[0], &told, sizeof told) == sizeof told;
	close(pipes[0]);
	if (waitpid(pid, &how, 0) != pid)
		return false;
	if (WIFSIGNALED(how)) {
		sum.kills += WTERMSIG(how) == SIGKILL;
		return d->left && d->how == KILLED && WTERMSIG(how) == SIGKILL;
	}
	if (!heard)
		return false;
	hear(d, &told);
	if (told.status == CDS_REFUSED && d->other >= 0)
		return true;            /* refused because of the other's journal: see step */
	return told.status == CDS_OK || (told.struck && told.status != CDS_BUG);
}

/* A process that was killed half-way has left a journal: before others read the file, somebody
 * opens it. */
static bool open_once(int laptop)
{
	struct laptop l;
	bool good = open_own(&l, laptop, 1);

	sum.hot++;
	laptop_close(&l);
	return good && !half_written(laptop);
}

/* One deed of the afternoon, as it is drawn. */
static bool step(uint64_t *chance)
{
	struct deed d = {.own = (int)(draw(chance) % LAPTOPS),
	    .other = (int)(draw(chance) % LAPTOPS)};
	uint64_t fate = draw(chance) % 6;
	bool good;

	d.chance = draw(chance);
	d.pack = d.chance % 11 < 2;
	if (d.own == d.other || d.chance % 10 < 3)
		d.other = -1;
	d.how = fate < 2 ? KILLED : CRAMMED;
	d.left = fate < 3 ? 1 + (int)(draw(chance) % WRITES_MAX) : 0;
	good = run(&d);
	if (good && d.other >= 0 && half_written(d.other))
		good = open_once(d.other);
	if (!good)
		printf("# laptop %d, %s %d: ended badly\n", d.own, d.other < 0 ? "a deed" : d.pack
		    ? "a pack of" : "a merge of", d.other);
	return good;
}

/* ---- the evening ---- */

/* Everybody merges with everybody. */
static bool all_merge(struct laptop *l)
{
	struct cds_merge_options o = {.accept_redactions = true};
	struct cds_merge_result r;

	for (int i = 0; i < 2 * LAPTOPS; i++) {
		struct laptop *to = &l[(i + 1) % LAPTOPS];
		if (cds_merge(to->log, l[i % LAPTOPS].path, &o, &r) != CDS_OK) {
			tell_problem(NULL, cds_error(to->log));
			return false;
		}
	}
	return true;
}

/* Do all logs say the same? */
static bool all_same(struct laptop *l)
{
	char *first = laptop_says(l[0].log);
	bool same = true;

	for (int i = 1; i < LAPTOPS; i++) {
		char *other = laptop_says(l[i].log);
		same &= strcmp(first, other) == 0;
		if (strcmp(first, other) != 0)
			printf("# laptop %d says otherwise than laptop 0\n", i);
		free(other);
	}
	free(first);
	return same;
}

/* How many of the entries that were said to be saved are not in the history of their subject? */
static int missing(cds_log *log)
{
	int n = 0;

	for (int i = 0; i < sum.entries; i++) {
		cds_history *h = NULL;
		bool found = false;
		if (cds_history_get(log, &sum.entry[i].subject, &h) == CDS_OK)
			for (size_t k = 0; k < cds_history_size(h) && !found; k++)
				found = cds_uuid_compare(&cds_history_at(h, k)->id,
				    &sum.entry[i].id) == 0;
		n += !found;
		cds_history_free(h);
	}
	return n;
}

/* In the end all merge with all, and nothing may be missing. */
static void evening(void)
{
	static struct laptop l[LAPTOPS];
	bool good = true, sound = true, cold = true;
	int lost;

	for (int i = 0; i < LAPTOPS && good; i++)
		good = open_own(&l[i], i, 1);
	if (!ok(good, "all logs open") || !ok(all_merge(l), "and all merge with all"))
		return;
	ok(all_same(l), "then every log says the same, to the fingerprint");
	for (int i = 0; i < LAPTOPS; i++)
		sound &= laptop_sound(l[i].log);
	ok(sound, "and is sound");
	lost = missing(l[0].log);
	ok(lost == 0 && sum.entries > 200,
	    "of %d entries that were said to be saved, %d are missing", sum.entries, lost);
	for (int i = 0; i < LAPTOPS; i++) {
		laptop_close(&l[i]);
		cold &= !half_written(i);
	}
	ok(cold, "and no journal is left");
}

int main(void)
{
	uint64_t chance = test_seed(20240505);
	bool good = true;

	cds_alone();
	disk_install();
	disk.lazy = true;
	for (int i = 0; i < LAPTOPS && good; i++) {
		struct laptop l;
		good = open_own(&l, i, 1);
		laptop_close(&l);
	}
	for (int i = 0; i < 20 * MERGES && sum.merges < MERGES && good; i++)
		good = step(&chance);
	printf("# %d merges, %d of them of packs, %d deeds; %d killed at work, %d on a full disk,"
	    " %d journals found\n", sum.merges, sum.packs, sum.acts, sum.kills, sum.full, sum.hot);
	ok(good && sum.merges == MERGES, "%d merges", sum.merges);
	ok(sum.packs > 50 && sum.kills > 50 && sum.full > 50 && sum.hot > 20,
	    "packs, kills and full disks were among them");
	evening();
	return done();
}
