/* The units that come with the program, as schema/units/embed.sh writes them at build time from
 * schema/units/.  Only listed.c reads them. */
#ifndef CDS_UNIT_LIST_H
#define CDS_UNIT_LIST_H

#include <stddef.h>

/* Arrays and no pointers, which every start of the program would have to set right. */
struct cds__unit {
	char code[6];
	char name[46];                  /* in normal form */
	char fold[34];                  /* the name as it is searched */
	char from[11];                  /* its first day, as ISO writes it */
	short above;                    /* the index of the unit above it; -1: none */
};

/* The name of the list, which with a code gives a unit its UUID. */
extern const char cds__unit_list[];
/* Each stands after the one above it; those of one length of code are in the order of the codes. */
extern const struct cds__unit cds__unit[];
extern const size_t cds__units;

#endif
