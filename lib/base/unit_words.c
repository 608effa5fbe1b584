/* The words before names: see unit_words.h. */
#include "base/unit_words.h"

#include <string.h>

/* "to dan pho " stands before "to ", with which it begins. */
const struct cds__unit_word cds__unit_words[] = {
	{"tinh ", true}, {"thanh pho ", true}, {"thi xa ", true}, {"thi tran ", true},
	{"quan ", true}, {"huyen ", true}, {"phuong ", true}, {"xa ", true}, {"dac khu ", true},
	{"khu pho ", false}, {"to dan pho ", false}, {"thon ", false}, {"ap ", false},
	{"ban ", false}, {"buon ", false}, {"lang ", false}, {"xom ", false}, {"to ", false},
	{"doi ", false}, {NULL, false}
};

const struct cds__unit_word *cds__unit_word_of(const char *fold)
{
	for (const struct cds__unit_word *w = cds__unit_words; w->text; w++)
		if (strncmp(fold, w->text, strlen(w->text)) == 0 && fold[strlen(w->text)])
			return w;
	return NULL;
}

const char *cds__unit_bare(const char *fold)
{
	const struct cds__unit_word *w = cds__unit_word_of(fold);

	return w ? fold + strlen(w->text) : fold;
}
