/* One line of text being typed. What is seen as one letter is one letter: it is kept composed,
 * and a person's backspace takes all of it. An input method's backspace, with other text right
 * behind it, takes a character as the method sent it: "o", "◌̂", "◌̉" are three. */
#ifndef TEXT_FIELD_H
#define TEXT_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

#define TEXT_FIELD_SIZE 2000
#define TEXT_FIELD_TYPED 64

struct text_field {
	char text[TEXT_FIELD_SIZE];     /* UTF-8, NFC */
	size_t cursor;                  /* byte offset, between letters */
	bool fresh;                     /* a default that the first letter typed replaces */
	/* the characters before the cursor as they came … */
	wchar_t typed[TEXT_FIELD_TYPED];
	size_t typed_n, typed_from;     /* … and where in the text they begin */
};

void text_field_set(struct text_field *field, const char *text, bool fresh);
bool text_field_type(struct text_field *field, wchar_t c);      /* false: not a letter */
/* as if typed; false: no room, nothing is put in */
bool text_field_put(struct text_field *field, const char *text);
void text_field_backspace(struct text_field *field);
void text_field_replace(struct text_field *field);      /* an input method's backspace */
void text_field_delete(struct text_field *field);
void text_field_clear(struct text_field *field);
void text_field_left(struct text_field *field);
void text_field_right(struct text_field *field);
void text_field_home(struct text_field *field);
void text_field_end(struct text_field *field);
/* Where the letter ends that begins at a place in a text: a character and the marks on it. */
size_t text_field_letter_after(const char *text, size_t at);

#endif
