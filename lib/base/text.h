/* Floor 0: UTF-8 and the letters of Vietnamese. */
#ifndef CDS_TEXT_H
#define CDS_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Valid UTF-8 without NUL, surrogates or longer forms than needed. */
bool cds__utf8_valid(const char *text, size_t n);
/* Bytes of the character at p, of which so many are left; 0 if it is not one. */
size_t cds__utf8_length(const unsigned char *p, size_t left);
/* The character at p, which must be valid; *p moves past it. */
uint32_t cds__utf8_next(const char **p);
size_t cds__utf8_put(uint32_t c, char *to);     /* 1 to 4 bytes */

/* A letter of Vietnamese that has a mark, or could: a vowel, or d and đ. */
struct cds__letter {
	char base;                      /* a e i o u y d */
	/* 0 plain; 1 ă, â, ê, ô, ư, đ; 2 the other one: â is 2 of a, ơ 2 of o */
	unsigned char shape;
	unsigned char tone;             /* 0 ngang, huyền, hỏi, ngã, sắc, nặng */
	bool upper;
};
bool cds__letter_of(uint32_t c, struct cds__letter *out);
uint32_t cds__letter_with_tone(const struct cds__letter *letter, unsigned char tone);

/* NFC of valid text; NULL: no memory. */
char *cds__text_nfc(const char *text, size_t n);
bool cds__is_letter(uint32_t c);        /* or a mark on one */

/* How well a text fits what somebody typed, which is given folded: 0 it is the very text, 1 its
 * start, 2 the start of a word in it, 3 anything else. */
int cds__text_rank(const char *text, const char *fold);

#endif
