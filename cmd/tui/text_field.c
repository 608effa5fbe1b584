#include "text_field.h"

#include <stdlib.h>
#include <string.h>

#include "cdslog.h"
#include "draw.h"

/* The letter before a place: a character and the marks that stand on it. */
static size_t letter_before(const char *text, size_t at)
{
	for (;;) {
		mbstate_t state = {0};
		wchar_t c;
		if (at == 0)
			return 0;
		do
			at--;
		while (at > 0 && ((unsigned char)text[at] & 0xc0) == 0x80);
		if (mbrtowc(&c, text + at, strlen(text + at), &state) > 8 || wcwidth(c) != 0)
			return at;
	}
}

static size_t letter_after(const char *text, size_t at)
{
	for (bool first = true; text[at]; first = false) {
		mbstate_t state = {0};
		wchar_t c;
		size_t n = mbrtowc(&c, text + at, strlen(text + at), &state);
		if (n == 0 || n > 8)
			return at + 1;
		if (!first && wcwidth(c) != 0)
			return at;
		at += n;
	}
	return at;
}

void text_field_set(struct text_field *f, const char *text, bool fresh)
{
	size_t n = strlen(text);

	if (n >= sizeof f->text)
		n = 0;
	memcpy(f->text, text, n);
	f->text[n] = '\0';
	f->cursor = n;
	f->fresh = fresh && n > 0;
}

/* What stands before the cursor is composed anew, so that a mark joins its letter. */
static void compose(struct text_field *f)
{
	char before[TEXT_FIELD_SIZE], *nfc;
	size_t rest = strlen(f->text + f->cursor), n;

	memcpy(before, f->text, f->cursor);
	before[f->cursor] = '\0';
	nfc = cds_text_nfc(before);
	if (!nfc)
		return;
	n = strlen(nfc);
	if (n + rest < sizeof f->text) {
		memmove(f->text + n, f->text + f->cursor, rest + 1);
		memcpy(f->text, nfc, n);
		f->cursor = n;
	}
	free(nfc);
}

bool text_field_type(struct text_field *f, wchar_t c)
{
	mbstate_t state = {0};
	char bytes[16];
	size_t n, all;

	if (c < 0x20 || c == 0x7f || wcwidth(c) < 0)
		return false;
	if (f->fresh)
		text_field_clear(f);
	n = wcrtomb(bytes, c, &state);
	all = strlen(f->text);
	if (n > 8 || all + n >= sizeof f->text)
		return true;
	memmove(f->text + f->cursor + n, f->text + f->cursor, all - f->cursor + 1);
	memcpy(f->text + f->cursor, bytes, n);
	f->cursor += n;
	compose(f);
	return true;
}

void text_field_backspace(struct text_field *f)
{
	size_t at = letter_before(f->text, f->cursor);

	f->fresh = false;
	memmove(f->text + at, f->text + f->cursor, strlen(f->text + f->cursor) + 1);
	f->cursor = at;
}

void text_field_delete(struct text_field *f)
{
	size_t after = letter_after(f->text, f->cursor);

	f->fresh = false;
	memmove(f->text + f->cursor, f->text + after, strlen(f->text + after) + 1);
}

void text_field_clear(struct text_field *f)
{
	f->text[0] = '\0';
	f->cursor = 0;
	f->fresh = false;
}

void text_field_left(struct text_field *f)
{
	f->fresh = false;
	f->cursor = letter_before(f->text, f->cursor);
}

void text_field_right(struct text_field *f)
{
	f->fresh = false;
	f->cursor = letter_after(f->text, f->cursor);
}

void text_field_home(struct text_field *f)
{
	f->fresh = false;
	f->cursor = 0;
}

void text_field_end(struct text_field *f)
{
	f->fresh = false;
	f->cursor = strlen(f->text);
}

void text_field_draw(const struct text_field *f, int y, int x, int width, int *cursor_x)
{
	char before[TEXT_FIELD_SIZE];
	const char *start = f->text;
	int columns;

	memcpy(before, f->text, f->cursor);
	before[f->cursor] = '\0';
	columns = draw_width(before);
	while (columns >= width && *start) {
		size_t n = letter_after(start, 0);
		char letter[64] = "";
		memcpy(letter, start, n < sizeof letter ? n : 0);
		columns -= draw_width(letter);
		start += n;
	}
	draw_cell(y, x, width, start, false);
	*cursor_x = x + columns;
}
