/* Vietnamese letters as input methods make them of keys. Called where keys are looked up. */
#ifndef LETTER_H
#define LETTER_H

#include <wchar.h>

/* The letter without its marks: ắ → a, đ → d. Anything else is returned as it is. */
wint_t letter_plain(wint_t c);

/* Input methods of the kind VNI make marks of digits. Returns the digit that turned one letter
 * into the other: a → á is '1', á → ấ is '6', á → a is '0'. 0 (no character): no digit did. */
wint_t letter_digit(wint_t before, wint_t after);

/* What a key is called that sends this character: the character, or "^A". Writes it into buf, which
 * has `size` bytes, and returns buf. */
const char *letter_name(wint_t c, char *buf, size_t size);

#endif
