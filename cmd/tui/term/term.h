/* The terminal: it is taken, and given back as it was on every way out. Called by the loop, and
 * by main.c, which asks whether there can be screens at all. */
#ifndef TERM_H
#define TERM_H

#include <stdbool.h>

enum look {
	LOOK_PLAIN, LOOK_BAR, LOOK_TITLE, LOOK_HERE, LOOK_DIM, LOOK_GOOD, LOOK_WARN, LOOK_BAD,
	LOOK_HEAD
};

/* Keys of curses for the marks that the terminal puts around pasted text. */
enum { TERM_PASTE = 02000, TERM_PASTE_END };

/* Is standard input and output a terminal, but one that can't show screens? */
bool term_needs_lines(void);

/* Takes the terminal. False: it can't show the screens, which has been said. */
bool term_start(void);

/* Gives the terminal back. */
void term_stop(void);

/* If SIGTSTP asked for it: gives the terminal back, stops, and takes it again when the program is
 * continued. */
void term_pause(void);

/* Did a signal ask the program to end? */
bool term_asked_to_end(void);

/* Sets how everything looks that is drawn from now on. */
void term_look(enum look look);

/* Is it the console of Linux, whose font has only whole and half blocks for bars? */
bool term_is_coarse(void);

#endif
