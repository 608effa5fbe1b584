/* Signals while the screens have the terminal: to end, to pause, and those of a crash. */
#ifndef TERM_SIGNALS_H
#define TERM_SIGNALS_H

#include <stdbool.h>

/* Before curses changes the terminal. `leave` is borrowed: what gives the terminal back,
 * written as it is when the program crashes; it may be filled in later. */
void signals_start(const char *leave);
bool signals_asked_to_end(void);
bool signals_asked_to_pause(void);      /* true once for each time */
/* stops here, as if nothing had been caught, until somebody lets it go on */
void signals_pause(void);

#endif
