/* Lines that are heard: line mode is read aloud by screen readers, which name a dash or an arrow or
 * leave it out, and say nothing of columns. Set by main.c, used by line mode, by the writer of its
 * pages and by what says how far work has come. */
#ifndef SPOKEN_H
#define SPOKEN_H

#include <stdbool.h>
#include <stdio.h>

/* Is what the program prints heard rather than seen? It is not, until it is set. */
void spoken_set(bool yes);
bool spoken(void);

/* Prints one line as it is heard: words in place of dashes, arrows and dots, commas in place of the
 * blanks between columns, and no beginnings of ids. A line of which nothing is left is not
 * printed. */
void spoken_line(FILE *out, const char *line);

#endif
