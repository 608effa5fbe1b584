/* UTF-8 (utf8.c), the letters of Vietnamese (letters.c) and how well a text fits what was typed
 * (fold.c).  cdslog.h has what programs need of it. */
#ifndef CDS_TEXT_H
#define CDS_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Are the n bytes valid UTF-8, without NUL, surrogates and longer forms than needed? */
bool cds__utf8_valid(const char *text, size_t n);

/* How many bytes the character at p has, which `left` bytes are left for; 0 if it is none. */
size_t cds__utf8_length(const unsigned char *p, size_t left);

/* The character at *p, which must be valid; *p moves past it. */
uint32_t cds__utf8_next(const char **p);

/* Writes a character as 1 to 4 bytes, and returns how many. */
size_t cds__utf8_put(uint32_t c, char *to);

/* A letter of Vietnamese that has a mark, or could: a vowel, or d and đ. */
struct cds__letter {
	char base;                      /* a e i o u y d */
	unsigned char shape;            /* 0 as it is; 1 ă, ê, ô, ư, đ; 2 â, ơ */
	unsigned char tone;             /* 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng */
	bool upper;
};

/* Takes a letter apart; false: the character is none of these. */
bool cds__letter_of(uint32_t c, struct cds__letter *out);

/* The same letter with another tone; 0: it is d or đ, which have none. */
uint32_t cds__letter_with_tone(const struct cds__letter *letter, unsigned char tone);

/* The NFC of valid text, which the caller frees; NULL: no memory. */
char *cds__text_nfc(const char *text, size_t n);

/* Is it a letter of any alphabet, or a mark on one? */
bool cds__is_letter(uint32_t c);

/* As cds_text_fold, but dashes stay as they are: for dates and periods, where they mean
 * something. */
char *cds__text_fold_signs(const char *text);

/* As cds_text_fold, but each mark counts, wherever the tone was put: two texts have the same if
 * each is all of the other, as cds__text_is says.  It is to be compared, not shown. */
char *cds__text_fold_case(const char *text);

/* As cds_text_matches; *failed: there was no memory to tell. */
bool cds__text_match(const char *text, const char *typed, bool *failed);

/* Did somebody type the whole text?  Marks and capitals may be left out; marks that were typed
 * count.  *failed: there was no memory to tell. */
bool cds__text_is(const char *text, const char *typed, bool *failed);

/* How well a text fits what somebody typed, which cds_text_fold has folded: 0 it is the whole text,
 * 1 its beginning, 2 the beginning of a word in it, 3 anything else; -1: no memory. */
int cds__text_rank(const char *text, const char *fold);

#endif
