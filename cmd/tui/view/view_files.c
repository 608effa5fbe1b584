/* Which logs to merge: on sticks, among downloads, or in any folder. Opened from anywhere. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/term/draw.h"
#include "model/files_model.h"
#include "model/path.h"
#include "tui/view/pack.h"
#include "tui/prompt.h"
#include "tui/view/views.h"
#include "tui/rows_view.h"

struct files_view {
	struct files_model model;
	bool merged;                    /* the marked files were merged */
};

/* ---- drawing ---- */

static const char *size_text(int64_t bytes, char *buf, size_t size)
{
	char n[FORMAT_SIZE];

	if (bytes < 10 * 1024 * 1024)
		snprintf(buf, size, "%s KB", format_count(n, sizeof n, (bytes + 1023) / 1024));
	else
		snprintf(buf, size, "%s MB", format_count(n, sizeof n, bytes >> 20));
	return buf;
}

/* Draws the folder of a file. A long one is cut at its beginning, since its end says more. */
static void draw_folder(const struct file_row *f, int y, int x, int width)
{
	char folder[4096];
	const char *p = folder;
	int columns;

	snprintf(folder, sizeof folder, "%.*s", (int)(strlen(f->path) - strlen(f->name)), f->path);
	while (draw_width(p) > width - 1 && *p)
		p += format_next(p, &columns);
	if (p != folder && width > 4)
		draw_text(y, x, 1, "…");
	draw_text(y, x + (p != folder), width, p);
}

static void files_draw_row(struct tui *t, void *self, size_t i, int y, int width)
{
	const struct files_model *m = &((struct files_view *)self)->model;
	const struct file_row *f = &m->row[i];
	bool wide = width >= 70;
	int name = wide ? width / 3 : m->folder ? width - 4 : width * 3 / 5,
	    folder = wide ? width - name - 35 : width - name - 6;
	char buf[FORMAT_SIZE], text[600];

	(void)t;
	draw_text(y, 1, 3, f->folder ? " / " : f->marked ? "[x]" : "[ ]");
	snprintf(text, sizeof text, "%s%s", f->name, f->folder ? "/" : "");
	draw_cell(y, 4, name - 1, text, false);
	if (!m->folder && !f->folder)
		draw_folder(f, y, name + 5, folder);    /* sticks may have a log.cdslog each */
	if (wide && !f->folder) {
		draw_cell(y, width - 29, 10, size_text(f->size, text, sizeof text), true);
		draw_cell(y, width - 17, 16, format_time(buf, sizeof buf, f->at), true);
	}
}

static void files_draw_none(struct area a)
{
	char text[300];

	snprintf(text, sizeof text, _("No log was found. Plug the stick in and look"
	    " again (%s), or go to its folder (%s)."), keymap_key(SCOPE_FILES, ACTION_LOOK_AGAIN),
	    keymap_key(SCOPE_FILES, ACTION_FOLDER));
	draw_wrapped(a.y + 2, 1, a.width - 2, 4, text);
}

static void files_draw(struct tui *t, void *self, struct area a)
{
	struct files_view *v = self;
	struct files_model *m = &v->model;
	char text[500], n[FORMAT_SIZE], marked[100] = "";

	if (files_marked(m) > 0)
		snprintf(marked, sizeof marked, _("marked: %zu"), files_marked(m));
	if (m->folder)
		snprintf(text, sizeof text, "%s", m->folder);
	else
		snprintf(text, sizeof text, _("logs on sticks, among downloads and beside this"
		    " one: %s"), format_count(n, sizeof n, (int64_t)m->rows.n));
	term_look(LOOK_HEAD);
	draw_cell(a.y, 1, a.width - 2 - draw_width(marked) - (*marked != 0), text, false);
	draw_text(a.y, a.width - 1 - draw_width(marked), a.width, marked);
	term_look(LOOK_PLAIN);
	if (m->rows.n == 0)
		files_draw_none(a);
	rows_draw(t, v, &m->rows, (struct area){a.y + 1, 0, a.height - 1, a.width},
	    files_draw_row);
}

/* ---- keys ---- */

/* Opens the preview of the marked files, or of the one under the cursor if none is marked. */
static void files_preview(struct tui *t, struct files_view *v)
{
	struct files_model *m = &v->model;
	const struct file_row *here = files_here(m);
	char **paths = calloc(m->rows.n + 1, sizeof *paths);
	size_t n = 0;

	for (size_t i = 0; paths && i < m->rows.n; i++)
		if (m->row[i].marked)
			paths[n++] = m->row[i].path;
	if (paths && n == 0 && here && !here->folder)
		paths[n++] = here->path;
	if (n > 0)
		view_merge_open(t, paths, n, &v->merged);
	free(paths);
}

static void files_open_here(struct tui *t, struct files_view *v)
{
	const struct file_row *f = files_here(&v->model);
	char *path;

	if (!f || !f->folder || files_marked(&v->model) > 0) {
		files_preview(t, v);    /* with marks, which going to another folder would lose */
		return;
	}
	path = strdup(f->path);
	if (!path || !files_browse(&v->model, path))
		tui_tell(t, _("that folder can't be read"));
	free(path);
}

/* Goes from the usual places to the folder of the file under the cursor, or home; from a folder,
 * back to the usual places. */
static void other_folder(struct tui *t, struct files_view *v)
{
	const struct file_row *f = files_here(&v->model);
	const char *home = getenv("HOME");
	char *folder, *slash;

	if (v->model.folder) {
		files_find(&v->model);
		return;
	}
	folder = strdup(f ? f->path : home ? home : "/");
	slash = folder && f ? strrchr(folder, '/') : NULL;
	if (slash && slash != folder)
		*slash = '\0';
	if (!folder || !files_browse(&v->model, folder))
		tui_tell(t, _("that folder can't be read"));
	free(folder);
}

/* Asks for a folder to go to, or for a file. One of the folder that is shown needs only its
 * name. */
static void name_path(struct tui *t, struct files_view *v)
{
	struct text_field field;
	char path[PATH_ROOM] = "";
	const char *label = _("file or folder"), *folder = v->model.folder;

	if (folder)
		snprintf(path, sizeof path, "%s%s", folder, strcmp(folder, "/") == 0 ? "" : "/");
	text_field_set(&field, path, false);
	do {
		if (!tui_prompt(t, label, &field, NULL, NULL) || !field.text[0])
			return;
		label = _("there is no folder and no log of that name");
		path_typed(field.text, path, sizeof path);
		if (files_browse(&v->model, path) || files_add(&v->model, path))
			return;
	} while (access(path, F_OK) != 0);
	/* Something is there and it is no log; the preview says what is wrong with it. */
	view_merge_open(t, &(char *){path}, 1, NULL);
}

/* Makes a pack on the stick, or in the folder, of the cursor. */
static void files_pack(struct tui *t, struct files_view *v)
{
	const struct file_row *f = files_here(&v->model);
	char folder[4096];

	snprintf(folder, sizeof folder, "%.*s",
	    f && !v->model.folder ? (int)(strlen(f->path) - strlen(f->name)) : 0,
	    f ? f->path : "");
	tui_pack(t, v->model.folder ? v->model.folder : folder);
	if (v->model.folder)
		return;
	files_find(&v->model);
}

static bool files_act(struct tui *t, void *self, enum action a)
{
	struct files_view *v = self;

	switch (a) {
	case ACTION_PICK:
		files_mark(&v->model);
		return true;
	case ACTION_PICK_ALL:
		files_mark_all(&v->model);
		return true;
	case ACTION_PREVIEW:
	case ACTION_OPEN:
		files_open_here(t, v);
		return true;
	case ACTION_FOLDER:
		other_folder(t, v);
		return true;
	case ACTION_PATH:
		name_path(t, v);
		return true;
	case ACTION_PACK:
		files_pack(t, v);
		return true;
	case ACTION_LOOK_AGAIN:
		files_find(&v->model);
		return true;
	default:
		return false;
	}
}

/* Takes the marks away from files that were merged, so that they are not merged with the next
 * ones. */
static void files_reread(struct tui *t, void *self)
{
	struct files_view *v = self;

	(void)t;
	if (v->merged)
		files_mark_none(&v->model);
	v->merged = false;
}

static void files_close_view(void *self)
{
	files_free(&((struct files_view *)self)->model);
}

static const enum action foot[] = {ACTION_PREVIEW, ACTION_PICK, ACTION_PACK, ACTION_LOOK_AGAIN,
    ACTION_FOLDER, ACTION_PICK_ALL, ACTION_PATH, ACTION_RECEIPTS, ACTION_HELP, ACTION_BACK,
    ACTION_NONE};

static void files_open(struct tui *t)
{
	struct files_view *v = tui_push(t, &view_files);

	if (!v)
		return;
	files_init(&v->model, cds_log_path(t->app->log));
	files_find(&v->model);
}

const struct view view_files = {
	.scope = SCOPE_FILES, .size = sizeof(struct files_view), .name = N_("merge: which logs?"),
	.rows = offsetof(struct files_view, model.rows), .draw = files_draw, .act = files_act,
	.reread = files_reread, .close = files_close_view, .foot = foot,
	.open = files_open, .opens = ACTION_MERGE,
};
