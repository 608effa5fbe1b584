/* One line of text being typed.  What is seen as one letter is one letter: it is kept
 * composed, and a backspace takes all of it, however an input method sent it. */
#ifndef TEXT_FIELD_H
#define TEXT_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

#define TEXT_FIELD_SIZE 2000

struct text_field {
	char text[TEXT_FIELD_SIZE];     /* UTF-8, NFC */
	size_t cursor;                  /* byte offset, between letters */
	bool fresh;                     /* a default that the first letter typed replaces */
};

void text_field_set(struct text_field *field, const char *text, bool fresh);
bool text_field_type(struct text_field *field, wchar_t c);      /* false: not a letter */
void text_field_backspace(struct text_field *field);
void text_field_delete(struct text_field *field);
void text_field_clear(struct text_field *field);
void text_field_left(struct text_field *field);
void text_field_right(struct text_field *field);
void text_field_home(struct text_field *field);
void text_field_end(struct text_field *field);
/* Draws in `width` columns, the part around the cursor; *cursor_x is where the cursor belongs. */
void text_field_draw(const struct text_field *field, int y, int x, int width, int *cursor_x);

#endif
