/* Texts in the person's language. They are written in English in the source; the Vietnamese comes
 * from po/vi. Called by everything that says something to people. */
#ifndef I18N_H
#define I18N_H

#include <stddef.h>

enum lang { LANG_VI, LANG_EN };

/* Sets the language of the program; before that it is Vietnamese. */
void i18n_set(enum lang lang);
enum lang i18n_lang(void);

/* Sets the C library's locale to one with UTF-8, also where the environment names none; to be
 * called before it is asked about characters. It costs half a millisecond, and most commands
 * never need it, so it is not done at the start. */
void i18n_characters(void);

/* A text in the language: its translation, else the msgid itself without its context. It is
 * static. */
const char *tr(const char *msgid);

/* _() translates a text; N_() only marks one for translation, in a table for example. */
#define _(text) tr(text)
#define N_(text) text

/* Where one English word is two in Vietnamese a context tells them apart (msgctxt in po/vi), as in
 * C_("undo", …).  NC_ is for a table, whose texts are given to _() when they are shown. */
#define I18N_CONTEXT_END "\004"
#define NC_(context, text) context I18N_CONTEXT_END text
#define C_(context, text) tr(NC_(context, text))

/* The translations, sorted by id; po/ makes them from po/vi at build time. */
struct message {
	const char *id, *text;
};
extern const struct message messages[];
extern const size_t messages_count;

#endif
