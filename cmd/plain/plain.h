/* Line mode: numbered questions and plain lines, for screen readers and bad links. Nothing
 * moves, nothing has a colour; each question has a line of its own, and the end of input is the
 * way out. plain_run is called by main.c; the rest is shared by the files of line mode. */
#ifndef PLAIN_H
#define PLAIN_H

#include "app/app.h"
#include "app/args.h"

/* Shows the menu and does what is chosen, until the end. The exit status. */
int plain_run(struct app *app);

/* An answer to a question, until the next one; NULL: the input has ended. `usual` (NULL: none)
 * is told, and Enter takes it. */
const char *plain_ask(const char *question, const char *usual);
bool plain_yes(const char *question);   /* 1 is yes; anything else, and the end, is no */
/* -1: Enter or the end; what is no number is asked again */
long plain_number(const char *question);

/* Asked again until it is right, empty or the input ends; false: it ended. */
bool plain_ask_date(struct app *app, const char *question, const char *usual, char *out,
    size_t size);
bool plain_ask_count(const char *question, const char *usual, char *out, size_t size);
/* A place or team by name; one that is not there can be made. */
bool plain_ask_item(struct app *app, enum cds_kind kind, const char *question, const char *usual,
    char *out, size_t size);

/* Arguments of a command, one after another. */
struct plain_args {
	struct args args;
	char *text[256];
	size_t given_room, rest_room, texts;
};
/* name NULL: one of the rest */
void plain_give(struct plain_args *a, const char *name, const char *value);
void plain_drop(struct plain_args *a);          /* not to be run after all */
/* runs it, and frees the arguments */
int plain_command(struct app *app, const char *command, struct plain_args *a);

void plain_log(struct app *app);
void plain_drafts(struct app *app);
void plain_list(struct app *app, const char *search);
void plain_merge(struct app *app);
void plain_merges(struct app *app);
void plain_pack(struct app *app);
void plain_items(struct app *app);
void plain_review(struct app *app);
void plain_totals(struct app *app);
void plain_export(struct app *app);
/* what report was asked, to a file; they are freed */
void plain_keep_report(struct app *app, struct plain_args *a);
void plain_undo(struct app *app);
void plain_redo(struct app *app);

#endif
