/* The terminal: taken, and given back as it was on every way out. */
#ifndef TERM_H
#define TERM_H

#include <stdbool.h>

enum look { LOOK_PLAIN, LOOK_BAR, LOOK_TITLE, LOOK_HERE, LOOK_DIM, LOOK_GOOD, LOOK_WARN, LOOK_BAD,
    LOOK_HEAD };

/* What the terminal puts around text that is pasted, as keys of curses. */
enum { TERM_PASTE = 02000, TERM_PASTE_END };

bool term_needs_lines(void);            /* it is a terminal, but none for screens */
bool term_start(void);                  /* false: said on standard error why not */
void term_stop(void);
/* if somebody asked for it: the terminal is given back until this goes on */
void term_pause(void);
bool term_asked_to_end(void);           /* a signal came */
void term_look(enum look look);
/* a console: its letters have whole and half blocks only */
bool term_is_coarse(void);

#endif
