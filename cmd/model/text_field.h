/* One line of text that is being typed. Called by forms, by the line at the bottom of the
 * screens, and by the tests.
 *
 * What a person sees as one letter is one letter here: it is kept composed, and a person's
 * backspace takes all of it. An input method works otherwise. It sends a backspace with other
 * text right behind it, and means the last character as it had sent it: for it "o", "◌̂", "◌̉"
 * are three. */
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
	bool fresh;                     /* the first letter that is typed replaces the text */
	/* The characters right before the cursor, as they were typed or sent one by one: */
	wchar_t typed[TEXT_FIELD_TYPED];
	size_t typed_n, typed_from;     /* how many, and where in the text they begin */
};

/* Sets the text, with the cursor at its end. `fresh`: it is only a suggestion, which the first
 * letter typed replaces. A text that is too long becomes "". */
void text_field_set(struct text_field *field, const char *text, bool fresh);

/* Types a character at the cursor; a mark joins the letter before. False: c can't be typed. */
bool text_field_type(struct text_field *field, wchar_t c);

/* Puts in a whole text as if it were typed. False: there is no room, and nothing was put in. */
bool text_field_put(struct text_field *field, const char *text);

/* A person's backspace: deletes the letter before the cursor, with its marks. */
void text_field_backspace(struct text_field *field);

/* An input method's backspace: takes back the last character that was sent. */
void text_field_replace(struct text_field *field);

/* Deletes the letter behind the cursor. */
void text_field_delete(struct text_field *field);

/* Deletes all of the text. */
void text_field_clear(struct text_field *field);

/* These move the cursor: by a letter, or to an end of the text. */
void text_field_left(struct text_field *field);
void text_field_right(struct text_field *field);
void text_field_home(struct text_field *field);
void text_field_end(struct text_field *field);

/* Where in a text the letter ends that begins at `at`: a character and the marks on it. */
size_t text_field_letter_after(const char *text, size_t at);

#endif
