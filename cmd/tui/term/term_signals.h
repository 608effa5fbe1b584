/* Signals while the screens have the terminal: those that ask to end or to pause, and those of a
 * crash. Called by term.c. */
#ifndef TERM_SIGNALS_H
#define TERM_SIGNALS_H

#include <stdbool.h>

/* To be called before curses changes the terminal. `leave` has the bytes that give the terminal
 * back, which are written when the program crashes; it is borrowed for good, and may be filled in
 * later. */
void signals_start(const char *leave);

/* Did a signal ask the program to end? */
bool signals_asked_to_end(void);

/* Did a signal ask the program to pause since this was asked last? */
bool signals_asked_to_pause(void);

/* Stops the program as SIGTSTP does where it is not caught, and returns when it is continued. */
void signals_pause(void);

#endif
