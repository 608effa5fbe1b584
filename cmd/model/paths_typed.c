/* Files that a person names in one line, as paths_typed.h says. */
#include "model/paths_typed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "model/path.h"

static enum paths_status paths_add(struct paths *paths, const char *path)
{
	for (size_t i = 0; i < paths->n; i++)
		if (strcmp(paths->path[i], path) == 0)
			return PATHS_OK;
	if (!cds_grow(paths->path, paths->n, paths->room) ||
	    !(paths->path[paths->n] = strdup(path)))
		return PATHS_NO_MEMORY;
	paths->n++;
	return PATHS_OK;
}

void paths_free(struct paths *paths)
{
	for (size_t i = 0; i < paths->n; i++)
		free(paths->path[i]);
	free(paths->path);
	*paths = (struct paths){NULL, 0, 0};
}

/* Adds all logs of a folder. `log`, which is open, is not among them. */
static enum paths_status paths_add_folder(struct paths *paths, const char *folder,
    const char *log)
{
	enum paths_status status = PATHS_NO_LOGS;
	struct files_model m;

	files_init(&m, log ? log : "");
	if (files_browse(&m, folder))
		for (size_t i = 0; i < m.rows.n && status != PATHS_NO_MEMORY; i++)
			if (!m.row[i].folder)
				status = paths_add(paths, m.row[i].path);
	files_free(&m);
	return status;
}

/* Adds what one word names. */
static enum paths_status paths_add_word(struct paths *paths, const char *word,
    const struct files_model *found)
{
	char path[PATH_ROOM];
	struct stat there;
	size_t n = strlen(word);

	path_typed(word, path, sizeof path);
	if (stat(path, &there) == 0)
		return S_ISDIR(there.st_mode) ? paths_add_folder(paths, path, found->log)
		    : paths_add(paths, path);
	if (n == 0 || n > 6 || strspn(word, "0123456789") != n)
		return PATHS_NOTHING;
	n = strtoul(word, NULL, 10);
	return n > 0 && n <= found->rows.n ? paths_add(paths, found->row[n - 1].path)
	    : PATHS_NOTHING;
}

/* Puts the next word into `word`, without its quotes; a blank, a quote or a backslash behind a
 * backslash is part of it, as terminals and folders hand paths over. Returns what follows. */
static const char *paths_word(const char *p, char *word, size_t size)
{
	char quote = '\0';
	size_t n = 0;

	for (; *p && (quote || *p != ' '); p++) {
		if (*p == quote) {
			quote = '\0';
			continue;
		}
		if (!quote && (*p == '"' || *p == '\'')) {
			quote = *p;
			continue;
		}
		if (*p == '\\' && !quote && p[1])
			p++;
		if (n + 1 < size)
			word[n++] = *p;
	}
	word[n] = '\0';
	return p + strspn(p, " ");
}

enum paths_status paths_typed(struct paths *paths, const char *text,
    const struct files_model *found, char *wrong, size_t size)
{
	enum paths_status status = paths_add_word(paths, text, found);
	char word[4096];

	if (status == PATHS_OK || status == PATHS_NO_MEMORY)
		return status;
	snprintf(wrong, size, "%s", text);
	for (text += strspn(text, " "); *text;) {
		text = paths_word(text, word, sizeof word);
		status = paths_add_word(paths, word, found);
		if (status != PATHS_OK) {
			snprintf(wrong, size, "%s", word);
			return status;
		}
	}
	return status;
}
