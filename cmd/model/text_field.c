/* One line of text that is being typed. */
#include "model/text_field.h"

#include <stdlib.h>
#include <string.h>

#include "cdslog.h"

/* Where in a text the letter begins that ends at `at`: a character and the marks on it. */
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

size_t text_field_letter_after(const char *text, size_t at)
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

/* Forgets how the letters before the cursor were typed. */
static void text_field_forget_typed(struct text_field *f)
{
	f->typed_n = 0;
	f->typed_from = f->cursor;
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
	text_field_forget_typed(f);
}

/* ---- characters as they were typed ---- */

/* Takes the letter before the cursor for typed, so that a mark that comes alone joins it. */
static void take_letter_before(struct text_field *f)
{
	size_t at = letter_before(f->text, f->cursor);
	const char *p = f->text + at;
	mbstate_t state = {0};

	while (p < f->text + f->cursor && f->typed_n < TEXT_FIELD_TYPED - 1) {
		size_t n = mbrtowc(&f->typed[f->typed_n++], p, (size_t)(f->text + f->cursor - p),
		    &state);
		if (n == 0 || n > 8)
			break;
		p += n;
	}
	f->typed_from = at;
}

/* Puts the typed characters, composed, in the place of what they were before. False: there is no
 * room, and the text stays as it was. */
static bool text_field_compose(struct text_field *f)
{
	char bytes[TEXT_FIELD_TYPED * 8], *nfc;
	size_t n = 0, rest = strlen(f->text + f->cursor);
	mbstate_t state = {0};
	bool room;

	for (size_t i = 0; i < f->typed_n; i++) {
		size_t one = wcrtomb(bytes + n, f->typed[i], &state);
		n += one <= 8 ? one : 0;
	}
	bytes[n] = '\0';
	nfc = cds_text_nfc(bytes);
	n = nfc ? strlen(nfc) : 0;
	room = nfc && f->typed_from + n + rest < sizeof f->text;
	if (room) {
		memmove(f->text + f->typed_from + n, f->text + f->cursor, rest + 1);
		memcpy(f->text + f->typed_from, nfc, n);
		f->cursor = f->typed_from + n;
	}
	free(nfc);
	return room;
}

bool text_field_type(struct text_field *f, wchar_t c)
{
	if (c < 0x20 || c == 0x7f || wcwidth(c) < 0)
		return false;
	if (f->fresh)
		text_field_clear(f);
	if (f->typed_n == TEXT_FIELD_TYPED)
		text_field_forget_typed(f);
	if (f->typed_n == 0) {
		f->typed_from = f->cursor;
		if (wcwidth(c) == 0)
			take_letter_before(f);
	}
	f->typed[f->typed_n++] = c;
	if (!text_field_compose(f))
		f->typed_n--;
	return true;
}

bool text_field_put(struct text_field *f, const char *text)
{
	size_t have = f->fresh ? 0 : strlen(f->text), n;
	char *nfc = cds_text_nfc(text);
	bool room = nfc && have + strlen(nfc) < sizeof f->text;
	mbstate_t state = {0};
	wchar_t c;

	for (const char *p = nfc; room && (n = mbrtowc(&c, p, strlen(p), &state)) > 0 &&
	    n <= 8; p += n)
		text_field_type(f, c);
	free(nfc);
	return room;
}

/* Deletes a part of the text; the cursor is then where it was. */
static void text_field_drop(struct text_field *f, size_t from, size_t to)
{
	memmove(f->text + from, f->text + to, strlen(f->text + to) + 1);
	f->cursor = from;
}

void text_field_backspace(struct text_field *f)
{
	f->fresh = false;
	text_field_drop(f, letter_before(f->text, f->cursor), f->cursor);
	while (f->typed_n > 0 && wcwidth(f->typed[--f->typed_n]) == 0)
		continue;
	if (f->typed_n == 0)
		text_field_forget_typed(f);
}

void text_field_replace(struct text_field *f)
{
	if (f->typed_n == 0) {
		text_field_backspace(f);
		return;
	}
	f->fresh = false;
	f->typed_n--;
	text_field_compose(f);
}

/* ---- moving and deleting ---- */

void text_field_delete(struct text_field *f)
{
	size_t after = text_field_letter_after(f->text, f->cursor);

	f->fresh = false;
	text_field_drop(f, f->cursor, after);
	text_field_forget_typed(f);
}

void text_field_clear(struct text_field *f)
{
	f->text[0] = '\0';
	f->cursor = 0;
	f->fresh = false;
	text_field_forget_typed(f);
}

void text_field_left(struct text_field *f)
{
	f->fresh = false;
	f->cursor = letter_before(f->text, f->cursor);
	text_field_forget_typed(f);
}

void text_field_right(struct text_field *f)
{
	f->fresh = false;
	f->cursor = text_field_letter_after(f->text, f->cursor);
	text_field_forget_typed(f);
}

void text_field_home(struct text_field *f)
{
	f->fresh = false;
	f->cursor = 0;
	text_field_forget_typed(f);
}

void text_field_end(struct text_field *f)
{
	f->fresh = false;
	f->cursor = strlen(f->text);
	text_field_forget_typed(f);
}
