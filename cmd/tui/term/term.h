/* The terminal: taken, and given back as it was on every way out. Called by the loop, and by
 * main.c, which asks whether there can be screens at all. */
#ifndef TERM_H
#define TERM_H

#include <stdbool.h>

enum look { LOOK_PLAIN, LOOK_BAR, LOOK_TITLE, LOOK_HERE, LOOK_DIM, LOOK_GOOD, LOOK_WARN, LOOK_BAD,
    LOOK_HEAD };

/* What the terminal puts around text that is pasted, as keys of curses. */
enum { TERM_PASTE = 02000, TERM_PASTE_END };

/* Is it a terminal, but none for screens? */
bool term_needs_lines(void);
/* Takes the terminal. False: it can't be had, and standard error says why. */
bool term_start(void);
/* Gives it back. */
void term_stop(void);
/* If somebody asked for it (^Z from outside): gives the terminal back until this goes on. */
void term_pause(void);
/* A signal asked the program to end. */
bool term_asked_to_end(void);
/* How what is drawn from now on looks. */
void term_look(enum look look);
/* Is it a console, whose letters have whole and half blocks only? */
bool term_is_coarse(void);

#endif
