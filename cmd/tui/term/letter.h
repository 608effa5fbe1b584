/* Vietnamese letters as input methods make them. Called where keys are looked up. */
#ifndef LETTER_H
#define LETTER_H

#include <wchar.h>

/* The letter without its marks: ắ → a, đ → d; what has none is itself. */
wint_t letter_plain(wint_t c);
/* VNI makes marks of digits. The digit that turned one letter into another: a → á is 1, á → ấ
 * is 6, á → a is 0; 0 (no character): none did. */
wint_t letter_digit(wint_t before, wint_t after);

#endif
