/* Finds out which letters and digits an input method made its letters of. */
#include "tui/term/letter.h"

#include <limits.h>
#include <stdio.h>
#include <wctype.h>

/* One row for each vowel, with its tones in the order of VNI's digits. */
static const struct {
	const wchar_t *tones;
	wchar_t plain, digit; /* its plain letter, and the digit that makes it of that; 0: none */
} vowels[] = {
	{L"aáàảãạ", 'a', 0}, {L"ăắằẳẵặ", 'a', '8'}, {L"âấầẩẫậ", 'a', '6'},
	{L"eéèẻẽẹ", 'e', 0}, {L"êếềểễệ", 'e', '6'},
	{L"iíìỉĩị", 'i', 0},
	{L"oóòỏõọ", 'o', 0}, {L"ôốồổỗộ", 'o', '6'}, {L"ơớờởỡợ", 'o', '7'},
	{L"uúùủũụ", 'u', 0}, {L"ưứừửữự", 'u', '7'},
	{L"yýỳỷỹỵ", 'y', 0},
	{L"d", 'd', 0}, {L"đ", 'd', '9'},
};

/* The row of a letter, and in *tone which one of that row it is; -1: it is in none. */
static int letter_find(wint_t c, int *tone)
{
	wint_t small = towlower(c);

	for (int i = 0; small && i < (int)(sizeof vowels / sizeof *vowels); i++) {
		const wchar_t *at = wcschr(vowels[i].tones, (wchar_t)small);
		if (at) {
			*tone = (int)(at - vowels[i].tones);
			return i;
		}
	}
	return -1;
}

wint_t letter_plain(wint_t c)
{
	int tone, at = letter_find(c, &tone);

	if (at < 0)
		return c;
	return towlower(c) == c ? (wint_t)vowels[at].plain : towupper((wint_t)vowels[at].plain);
}

wint_t letter_digit(wint_t before, wint_t after)
{
	int was_tone = 0, tone = 0, was = letter_find(before, &was_tone),
	    is = letter_find(after, &tone);

	if (is < 0)
		return 0;
	if (was < 0 || vowels[was].plain != vowels[is].plain) {
		/* The letter before is not known, so it is taken for one without a tone. */
		was = is;
		was_tone = 0;
		if (tone == 0)
			return (wint_t)vowels[is].digit;
	}
	if (tone != was_tone)
		return (wint_t)('0' + tone);
	return was != is ? (wint_t)vowels[is].digit : 0;
}

const char *letter_name(wint_t c, char *buf, size_t size)
{
	char bytes[MB_LEN_MAX + 1] = "";
	mbstate_t state = {0};
	size_t n;

	if (c < 0x20) {
		snprintf(buf, size, "^%c", (int)(c + '@'));
		return buf;
	}
	n = wcrtomb(bytes, (wchar_t)c, &state);
	bytes[n > MB_LEN_MAX ? 0 : n] = '\0';
	snprintf(buf, size, "%s", bytes);
	return buf;
}
