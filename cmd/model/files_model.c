/* Logs to merge: found in the usual places, or in one folder. */
#include "model/files_model.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cdslog.h"
#include "model/stick.h"

#define SEEN_MAX 5000                   /* of one place: nobody waits for a full disk */
#define DEPTH 3                         /* folders within folders on a stick */

void files_init(struct files_model *m, const char *log)
{
	*m = (struct files_model){.log = strdup(log)};
}

static void free_rows(struct file_row *row, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(row[i].path);
		free(row[i].name);
	}
}

static void files_model_clear(struct files_model *m)
{
	free_rows(m->row, m->rows.n);
	m->rows = (struct rows){0};
	m->seen = 0;
}

void files_free(struct files_model *m)
{
	files_model_clear(m);
	free(m->row);
	free(m->folder);
	free(m->log);
}

/* "folder/name", which the caller frees; NULL: no memory. */
static char *files_model_join(const char *folder, const char *name)
{
	size_t n = strlen(folder) + strlen(name) + 2;
	char *path = malloc(n);

	if (path)
		snprintf(path, n, "%s%s%s", folder, *folder && folder[strlen(folder) - 1] == '/'
		    ? "" : "/", name);
	return path;
}

/* Adds a row and takes over `path`, which it frees if there is no memory. Returns false then. */
static bool files_model_add(struct files_model *m, char *path, const char *name, bool folder,
    bool removable, const struct stat *st)
{
	if (!cds_grow(m->row, m->rows.n, m->room)) {
		free(path);
		return false;
	}
	m->row[m->rows.n] = (struct file_row){path, strdup(name), folder, false, removable,
	    st->st_size, st->st_mtime};
	if (!m->row[m->rows.n].name) {
		free(path);
		return false;
	}
	m->rows.n++;
	return true;
}

/* Is this file the log itself? */
static bool is_own(const struct files_model *m, const struct stat *st)
{
	struct stat own;

	return m->log && stat(m->log, &own) == 0 && own.st_dev == st->st_dev &&
	    own.st_ino == st->st_ino;
}

static bool files_model_has(const struct files_model *m, const char *path)
{
	for (size_t i = 0; i < m->rows.n; i++)
		if (strcmp(m->row[i].path, path) == 0)
			return true;
	return false;
}

/* Adds the logs in a folder and in those inside it, `depth` deep. It follows no link. */
static void look_in(struct files_model *m, const char *folder, int depth, bool removable)
{
	DIR *dir = opendir(folder);
	struct dirent *d;

	while (dir && m->seen < SEEN_MAX && (d = readdir(dir))) {
		char *path = *d->d_name == '.' ? NULL : files_model_join(folder, d->d_name);
		struct stat st;
		if (!path)
			continue;
		m->seen++;
		if (lstat(path, &st) != 0 || files_model_has(m, path)) {
			free(path);
		} else if (S_ISDIR(st.st_mode)) {
			if (depth > 1)
				look_in(m, path, depth - 1, removable);
			free(path);
		} else if (S_ISREG(st.st_mode) && !is_own(m, &st) && cds_log_recognised(path)) {
			files_model_add(m, path, d->d_name, false, removable, &st);
		} else {
			free(path);
		}
	}
	if (dir)
		closedir(dir);
}

/* A stick is mounted one or two folders below these roots. */
static void look_at_media(struct files_model *m)
{
	for (const char *const *root = stick_roots(); *root; root++)
		look_in(m, *root, DEPTH + 2, true);
}

/* The folder of downloads, by $XDG_DOWNLOAD_DIR in user-dirs.dirs, since it may have a Vietnamese
 * name. The caller frees it; NULL: none is known. */
static char *files_model_downloads(void)
{
	const char *home = getenv("HOME");
	char line[4096], name[4096], *config = home
	    ? files_model_join(home, ".config/user-dirs.dirs") : NULL, *found = NULL;
	FILE *f = config ? fopen(config, "r") : NULL;

	while (f && !found && fgets(line, sizeof line, f)) {
		if (sscanf(line, "XDG_DOWNLOAD_DIR=\"$HOME/%4095[^\"]\"", name) == 1)
			found = files_model_join(home, name);
		else if (sscanf(line, "XDG_DOWNLOAD_DIR=\"%4095[^\"]\"", name) == 1 &&
		    *name == '/')
			found = strdup(name);
	}
	if (f)
		fclose(f);
	free(config);
	return found || !home ? found : files_model_join(home, "Downloads");
}

/* The order of the rows: those on sticks first, and then by time. */
static int newest_first(const void *a, const void *b)
{
	const struct file_row *x = a, *y = b;

	if (x->removable != y->removable)
		return y->removable - x->removable;
	if (x->at != y->at)
		return x->at < y->at ? 1 : -1;
	return strcmp(x->path, y->path);
}

/* Marks the rows whose files were marked among n rows before. */
static void mark_again(struct files_model *m, const struct file_row *before, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; before[i].marked && j < m->rows.n; j++)
			m->row[j].marked |= strcmp(before[i].path, m->row[j].path) == 0;
}

void files_find(struct files_model *m)
{
	struct file_row *before = m->row;
	size_t were = m->rows.n;
	char *home = files_model_downloads(), *own = m->log ? strdup(m->log) : NULL,
	    *slash = own ? strrchr(own, '/') : NULL;

	m->row = NULL;
	m->rows = (struct rows){0};
	m->room = 0;
	free(m->folder);
	m->folder = NULL;
	m->seen = 0;
	look_at_media(m);
	m->seen = 0;
	if (home)
		look_in(m, home, 2, false);
	m->seen = 0;
	if (slash)
		*slash = '\0';
	look_in(m, !slash ? "." : *own ? own : "/", 1, false);
	if (m->rows.n > 1)
		qsort(m->row, m->rows.n, sizeof *m->row, newest_first);
	mark_again(m, before, were);
	free_rows(before, were);
	free(before);
	free(own);
	free(home);
}

/* ---- folder by folder ---- */

static int folders_first(const void *a, const void *b)
{
	const struct file_row *x = a, *y = b;

	if (x->folder != y->folder)
		return y->folder - x->folder;
	return cds_text_compare(x->name, y->name);
}

/* Puts the cursor on the first log, which is what somebody came for. */
static void stand_on_log(struct files_model *m)
{
	size_t i = 0;

	while (i < m->rows.n && m->row[i].folder)
		i++;
	if (i < m->rows.n)
		m->rows.here = i;
}

bool files_browse(struct files_model *m, const char *folder)
{
	char *real = realpath(folder, NULL), *above;
	DIR *dir = real ? opendir(real) : NULL;
	struct dirent *d;
	struct stat st;
	size_t first;

	if (!dir) {
		free(real);
		return false;
	}
	files_model_clear(m);
	free(m->folder);
	m->folder = real;
	above = files_model_join(real, "..");
	if (above && strcmp(real, "/") != 0 && lstat(above, &st) == 0)
		files_model_add(m, above, "..", true, false, &st);
	else
		free(above);
	first = m->rows.n;
	while ((d = readdir(dir))) {
		char *path = *d->d_name == '.' ? NULL : files_model_join(real, d->d_name);
		if (path && stat(path, &st) == 0 && (S_ISDIR(st.st_mode) ||
		    (S_ISREG(st.st_mode) && !is_own(m, &st) && cds_log_recognised(path))))
			files_model_add(m, path, d->d_name, S_ISDIR(st.st_mode), false, &st);
		else
			free(path);
	}
	closedir(dir);
	if (m->rows.n > first)
		qsort(m->row + first, m->rows.n - first, sizeof *m->row, folders_first);
	stand_on_log(m);
	return true;
}

bool files_add(struct files_model *m, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct stat st;
	char *copy;

	if (stat(path, &st) != 0 || !cds_log_recognised(path) || !(copy = strdup(path)))
		return false;
	if (!files_model_add(m, copy, slash ? slash + 1 : path, false, false, &st))
		return false;
	m->rows.here = m->rows.n - 1;
	m->row[m->rows.here].marked = true;
	return true;
}

/* ---- marks ---- */

const struct file_row *files_here(const struct files_model *m)
{
	return m->rows.here < m->rows.n ? &m->row[m->rows.here] : NULL;
}

void files_mark(struct files_model *m)
{
	if (m->rows.here >= m->rows.n)
		return;
	if (!m->row[m->rows.here].folder)
		m->row[m->rows.here].marked = !m->row[m->rows.here].marked;
	rows_move(&m->rows, 1);
}

size_t files_marked(const struct files_model *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->rows.n; i++)
		n += m->row[i].marked;
	return n;
}

void files_mark_all(struct files_model *m)
{
	bool mark = false;

	for (size_t i = 0; i < m->rows.n; i++)
		mark |= !m->row[i].folder && !m->row[i].marked;
	for (size_t i = 0; i < m->rows.n; i++)
		m->row[i].marked = mark && !m->row[i].folder;
}

void files_mark_none(struct files_model *m)
{
	for (size_t i = 0; i < m->rows.n; i++)
		m->row[i].marked = false;
}
