/* Words in the person's language: English in the source, Vietnamese from po/vi. */
#ifndef I18N_H
#define I18N_H

#include <stddef.h>

enum lang { LANG_VI, LANG_EN };

void i18n_set(enum lang lang);
enum lang i18n_lang(void);
/* Before the C library is asked about characters: Vietnamese needs UTF-8, also where nobody set
 * a locale. It costs half a millisecond, and most commands never ask. */
void i18n_characters(void);
/* The msgid itself, without its context, where there is no translation. */
const char *tr(const char *msgid);

#define _(text) tr(text)
#define N_(text) text

/* Where one English word is two in Vietnamese a context tells them apart (msgctxt in po/vi), as in
 * C_("undo", …).  NC_ is for a table, whose texts are given to _() when they are shown. */
#define I18N_CONTEXT_END "\004"
#define NC_(context, text) context I18N_CONTEXT_END text
#define C_(context, text) tr(NC_(context, text))

struct message {
	const char *id, *text;
};
extern const struct message messages[];         /* sorted by id; made from po/vi at build time */
extern const size_t messages_count;

#endif
