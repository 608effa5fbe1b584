/* The words that stand before the names of units, hamlets and teams, and that people leave out:
 * "my binh" means "Phường Mỹ Bình".  The search for doubles in lib/derive/ and the searches of
 * lib/catalogue/ ask for them. */
#ifndef CDS_UNIT_WORDS_H
#define CDS_UNIT_WORDS_H

#include <stdbool.h>

struct cds__unit_word {
	const char *text;               /* folded, with the space after it: "phuong " */
	bool unit;                      /* it is a unit's, not a hamlet's or a team's */
};

/* All of them; the text of the one behind the last is NULL. */
extern const struct cds__unit_word cds__unit_words[];

/* The one with which a folded name begins; NULL: it begins with none. */
const struct cds__unit_word *cds__unit_word_of(const char *fold);

/* A folded name without such a word at its beginning. */
const char *cds__unit_bare(const char *fold);

#endif
