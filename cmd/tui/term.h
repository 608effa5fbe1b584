/* The terminal: taken, and given back as it was on every way out. */
#ifndef TERM_H
#define TERM_H

#include <stdbool.h>

enum look { LOOK_PLAIN, LOOK_BAR, LOOK_TITLE, LOOK_HERE, LOOK_DIM, LOOK_GOOD, LOOK_WARN, LOOK_BAD, LOOK_HEAD };

bool term_start(void);                  /* false: said on standard error why not */
void term_stop(void);
bool term_asked_to_end(void);           /* a signal came */
void term_look(enum look look);

#endif
