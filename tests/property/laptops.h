/* Laptops of a test: logs with a clock and random numbers of their own, all from one seed; and what
 * a log says, as text to compare.  Most tests of the library begin with these. */
#ifndef LAPTOPS_H
#define LAPTOPS_H

#include <cdslog.h>

#include "../tap.h"

struct laptop {
	char path[64];
	cds_log *log;
	uint64_t chance;                /* of its random numbers */
	int64_t ms;                     /* what its clock shows, in milliseconds since 1970 */
	char author[32], device[32];
	struct cds_env env;             /* points back to the laptop, so it must not be moved */
};

/* The clock of a laptop: it goes on by up to 90 seconds each time it is looked at. */
static int64_t laptop_now(void *arg)
{
	struct laptop *l = arg;

	return l->ms += 1 + (int64_t)(draw(&l->chance) % 90000);
}

/* The random numbers of a laptop. */
static void laptop_random(void *arg, void *buf, size_t size)
{
	struct laptop *l = arg;
	unsigned char *p = buf;

	while (size-- > 0)
		*p++ = (unsigned char)draw(&l->chance);
}

/* Opens the laptop's log at its path, or makes it; false: it failed, and said why. */
static bool laptop_open(struct laptop *l)
{
	if (cds_log_open(l->path, CDS_OPEN_CREATE, &l->log) != CDS_OK ||
	    cds_log_writer(l->log, l->author, l->device) != CDS_OK) {
		char text[1000];
		printf("# %s\n", cds_error_text(cds_error(l->log), NULL, text, sizeof text));
		return false;
	}
	l->env = (struct cds_env){laptop_now, laptop_random, l};
	cds_log_env(l->log, &l->env);
	return true;
}

/* Makes a laptop with an empty log NAME.cdslog.  ms is what its clock shows at first. */
__attribute__((unused)) static bool laptop_new(struct laptop *l, const char *name, uint64_t seed,
    int64_t ms)
{
	*l = (struct laptop){.chance = seed, .ms = ms};
	snprintf(l->path, sizeof l->path, "%s.cdslog", name);
	snprintf(l->author, sizeof l->author, "Người %s", name);
	snprintf(l->device, sizeof l->device, "máy-%s", name);
	remove(l->path);
	return laptop_open(l);
}

/* Closes its log, so that the file can be copied or opened by another. */
__attribute__((unused)) static void laptop_close(struct laptop *l)
{
	cds_log_close(l->log);
	l->log = NULL;
}

/* Copies a file; false: it failed. */
__attribute__((unused)) static bool copy_file(const char *from, const char *to)
{
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	char buf[65536];
	size_t n;
	bool good = in && out;

	while (good && (n = fread(buf, 1, sizeof buf, in)) > 0)
		good = fwrite(buf, 1, n, out) == n;
	if (in)
		fclose(in);
	if (out)
		good = fclose(out) == 0 && good;
	return good;
}

/* Everything that a log says, as text that the caller frees: sessions with all fields, conflicts,
 * reports, and what there is to review. */
__attribute__((unused)) static char *laptop_says(cds_log *log)
{
	char *text = NULL, id[CDS_UUID_TEXT];
	size_t size;
	FILE *out = open_memstream(&text, &size);
	static const enum cds_by by[] = {CDS_BY_PLACE, CDS_BY_SERVICE, CDS_BY_TEAM, CDS_BY_MONTH};
	struct cds_filter all = CDS_FILTER_ALL;
	const struct cds_session *s;
	struct cds_report *r = NULL;
	cds_list *list = NULL;
	cds_review *review = NULL;
	char **line = NULL;
	size_t lines = 0;

	all.removed = true;
	if (cds_list_open(log, &all, true, NULL, &list) != CDS_OK)
		fprintf(out, "list failed\n");
	while (list && cds_list_next(list, &s) == CDS_OK) {
		char *one = NULL;
		size_t n;
		FILE *f = open_memstream(&one, &n);
		cds_fields *fields = NULL;
		cds_history *h = NULL;
		cds_uuid sid = s->id;
		fprintf(f, "%s flags %u author %s\n", cds_uuid_text(&s->id, id), s->flags,
		    s->author);
		if (cds_session_fields(log, &sid, &fields) == CDS_OK)
			for (size_t i = 0; i < cds_fields_size(fields); i++) {
				const struct cds_field *x = cds_fields_at(fields, i);
				fprintf(f, "  %s %d %lld %s\n", x->name, x->type,
				    (long long)x->number, x->text);
			}
		if (cds_history_get(log, &sid, &h) == CDS_OK)
			for (size_t i = 0; i < cds_history_conflicts(h); i++)
				fprintf(f, "  conflict %s %zu\n", cds_history_conflict(h,
				    i)->field, cds_history_conflict(h, i)->entries);
		cds_history_free(h);
		cds_fields_free(fields);
		fclose(f);
		line = realloc(line, (lines + 1) * sizeof *line);
		line[lines++] = one;
	}
	cds_list_close(list);
	/* Within a day sessions are in the order of their arrival, which differs: sort by id. */
	for (size_t i = 1; i < lines; i++)
		for (size_t j = i; j > 0 && strcmp(line[j - 1], line[j]) > 0; j--) {
			char *t = line[j];
			line[j] = line[j - 1];
			line[j - 1] = t;
		}
	for (size_t i = 0; i < lines; i++) {
		fputs(line[i], out);
		free(line[i]);
	}
	free(line);
	for (size_t n = 0; n <= 4; n++) {
		r = NULL;
		if (cds_report_run(log, NULL, n == 3 ? by + 1 : n == 4 ? by + 2 : by, n == 3 ? 3
		    : n == 4 ? 2 : n, 0, &r) != CDS_OK) {
			fprintf(out, "report failed\n");
			continue;
		}
		fprintf(out, "report %lld %lld %lld %lld conflicts %lld duplicates %lld %s\n",
		    (long long)r->sums.sessions, (long long)r->sums.assists,
		    (long long)r->sums.residents, (long long)r->sums.unknown,
		    (long long)r->conflicts, (long long)r->duplicates, r->fingerprint);
		for (size_t i = 0; i < r->rows; i++) {
			for (size_t k = 0; k < r->nby; k++)
				fprintf(out, " %s |", r->row[i].key[k]);
			fprintf(out, " %lld %lld %lld\n", (long long)r->row[i].sums.sessions,
			    (long long)r->row[i].sums.assists,
			    (long long)r->row[i].sums.uncounted[CDS_ASSIST]);
		}
		cds_report_free(r);
	}
	if (cds_review_get(log, NULL, false, &review) == CDS_OK) {
		uint64_t sum = 0;
		for (size_t i = 0; i < cds_review_size(review); i++) {
			const struct cds_review_item *item = cds_review_at(review, i);
			uint64_t one = (uint64_t)item->what * 977 + (uint64_t)item->score * 31 +
			    item->reasons;
			for (int k = 0; k < 16; k++)    /* the same sum in whatever order */
				one += ((uint64_t)item->a.b[k] * item->a.b[(k + 5) % 16] +
				    (uint64_t)item->b.b[k] * item->b.b[(k + 5) % 16]) << k;
			sum += one * one;
		}
		fprintf(out, "review %zu %llu\n", cds_review_size(review),
		    (unsigned long long)sum);
		cds_review_free(review);
	}
	for (int ruled = 0; ruled < 2; ruled++) {
		cds_doubles *doubles = NULL;
		uint64_t sum = 0;
		if (cds_doubles_get(log, CDS_PLACE, NULL, ruled, &doubles) != CDS_OK)
			fprintf(out, "doubles failed\n");
		for (size_t i = 0; i < cds_doubles_size(doubles); i++) {
			const struct cds_double *d = cds_doubles_at(doubles, i);
			uint64_t one = (uint64_t)d->kind * 977 + (uint64_t)d->a.sessions * 31 +
			    (uint64_t)d->b.sessions + d->same;
			for (int k = 0; k < 16; k++)
				one = one * 31 + d->a.id.b[k] * 7u + d->b.id.b[k];
			sum += one;
		}
		fprintf(out, "doubles %zu %llu\n", cds_doubles_size(doubles),
		    (unsigned long long)sum);
		cds_doubles_free(doubles);
	}
	fclose(out);
	return text;
}

/* Do two logs say the same?  If not, both texts are printed. */
__attribute__((unused)) static bool laptops_agree(struct laptop *a, struct laptop *b)
{
	char *x = laptop_says(a->log), *y = laptop_says(b->log);
	bool same = strcmp(x, y) == 0;

	if (!same)
		printf("# %s\n# %s\n", x, y);
	free(x);
	free(y);
	return same;
}

/* Do a file's bytes have these words anywhere? */
__attribute__((unused)) static bool file_has(const char *path, const char *words)
{
	static char all[4 << 20];
	FILE *in = fopen(path, "rb");
	size_t size = in ? fread(all, 1, sizeof all, in) : 0, n = strlen(words);
	bool found = false;

	for (size_t i = 0; !found && i + n <= size; i++)
		found = memcmp(all + i, words, n) == 0;
	if (in)
		fclose(in);
	return found;
}

/* Prints an error; for cds_check to tell what it finds. */
__attribute__((unused)) static void tell_problem(void *arg, const struct cds_error *what)
{
	char text[1000];

	(void)arg;
	printf("# %s\n", cds_error_text(what, NULL, text, sizeof text));
}

/* Does cds_check find the log without fault?  If not, it is printed what is wrong. */
__attribute__((unused)) static bool laptop_sound(cds_log *log)
{
	struct cds_check_result result;
	char text[1000];
	enum cds_status status = cds_check(log, tell_problem, NULL, NULL, &result);

	if (status != CDS_OK)
		printf("# check: %s %s\n", cds_status_name(status),
		    cds_error_text(cds_error(log), NULL, text, sizeof text));
	return status == CDS_OK && result.problems == 0;
}

#endif
