/* Line mode: numbered questions and plain lines, for screen readers and bad links. Nothing moves
 * and nothing has a colour; each question has a line of its own, and the end of input is the way
 * out. plain_run is called by main.c; the rest is shared by the files of line mode. */
#ifndef PLAIN_H
#define PLAIN_H

#include "app/app.h"
#include "app/args.h"

/* Shows the menu and does what is chosen, until somebody leaves or the input ends. Returns the exit
 * status. */
int plain_run(struct app *app);

/* ---- plain.c: lines and questions ---- */

/* Prints a line as it is heard (spoken.h); its end is added. */
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
void plain_tell(const char *format, ...);

/* Asks a question. The answer is static, until the next question. `usual` (NULL: none) is shown
 * with the question, and Enter takes it. NULL: nobody answers, because the input has ended or
 * somebody wants to leave what was begun. */
const char *plain_ask(const char *question, const char *usual);

#define PLAIN_NONE "-"                  /* the answer that is empty, where Enter takes another */

/* The same where the answer may be empty although one is offered. */
const char *plain_ask_or_none(const char *question, const char *usual);

/* Has the input ended, or does somebody want to leave what was begun? Then nothing more is asked
 * until the menu. */
bool plain_gone(void);

/* Asks for yes, which is 1 or a word for it; Enter is no, and so is the end of the input. */
bool plain_yes(const char *question);

/* Asks for a number, again if it is none. -1: Enter, or nobody answers. */
long plain_number(const char *question);

/* Asks for the number of one of n things, again if there are not so many. 0: Enter, or nobody
 * answers. */
size_t plain_number_of(const char *question, size_t n);

/* ---- plain_answer.c: answers that have to be valid ---- */

/* Each asks again until the answer is valid or empty, and puts it into `out`. False: nobody
 * answers. */

bool plain_ask_date(struct app *app, const char *question, const char *usual, char *out,
    size_t size);
bool plain_ask_count(const char *question, const char *usual, char *out, size_t size);

/* Asks for the name of a place or team, which may be one that is to be made. Of units of one name
 * or code the one of `day` is meant (CDS_NO_DAY: it is asked which). */
bool plain_ask_item(struct app *app, enum cds_kind kind, int day, const char *question,
    const char *usual, char *out, size_t size);

/* Asks for the name of a place, team or service that is there. False also for an empty answer. */
bool plain_ask_known(struct app *app, enum cds_kind kind, const char *question, char *out,
    size_t size);

/* ---- plain_services.c ---- */

/* What is asked for is taken by a function of whoever asks. */
struct plain_counts {
	const cds_items *all;           /* the services that may be named */
	const cds_fields *text;         /* the counts so far, by field */
	bool (*take)(void *arg, const char *field, const char *count);  /* false: no memory */
	void *arg;
};

/* A count with what it counts: "5 assists"; "given, not counted" for "?". Returns buf. */
const char *plain_count_words(enum cds_measure measure, const char *count, char *buf, size_t size);

/* Asks for services and their counts until there are no more. False: the input has ended, or no
 * memory. */
bool plain_ask_services(struct app *app, struct plain_counts *counts);

/* ---- plain_log.c ---- */

/* Asks for a session once more, with the answers of a draft to be taken by Enter. `answers` are
 * changed, and stay the caller's. */
void plain_log_resume(struct app *app, const struct cds_draft *draft, cds_fields *answers);

/* ---- plain_sure.c ---- */

/* Asks about each answer for a new session that looks doubtful. False: one of them is not right, or
 * an error was said. */
bool plain_sure(struct app *app, const cds_fields *text);

/* ---- plain.c: running a command ---- */

/* Arguments of a command, gathered from answers; it begins as {0}. */
struct plain_args {
	struct args args;
	char *text[256];                /* copies of all values */
	size_t given_room, rest_room, texts;
	bool failed;                    /* an answer is missing, for which there was no room */
};

/* Adds an option with its value, or, where `name` is NULL, an argument. */
void plain_give(struct plain_args *a, const char *name, const char *value);

/* Frees the arguments. */
void plain_drop(struct plain_args *a);

/* Runs the command with the arguments, and frees them. Returns the exit status. */
int plain_command(struct app *app, const char *command, struct plain_args *a);

/* ---- what the menu offers ---- */

/* Each asks what it has to know, does it, and says what was done. */

void plain_log(struct app *app);
void plain_drafts(struct app *app);
void plain_list(struct app *app, const char *search);   /* search NULL: all sessions */
void plain_merge(struct app *app);
void plain_merges(struct app *app);
void plain_pack(struct app *app);
void plain_items(struct app *app);
void plain_review(struct app *app);
void plain_totals(struct app *app);
void plain_export(struct app *app);
void plain_undo(struct app *app);
void plain_redo(struct app *app);
void plain_who(struct app *app);
void plain_home(struct app *app);

/* Asks who logs, and for the commune and the team, where nobody has said it on this laptop; else it
 * does nothing. */
void plain_who_first(struct app *app);

/* Asks for a file and writes the report there that `a` asks for. Frees the arguments. */
void plain_keep_report(struct app *app, struct plain_args *a);

#endif
