/* The three forms of text: for identity, for search and for order. */
#include <cdslog.h>

#include "../tap.h"

/* The normal form of a text; want NULL: it is refused. */
static void normal_is(const char *text, const char *want)
{
	char *got = NULL;

	if (cds_text_normal(text, strlen(text), &got) != CDS_OK)
		got = NULL;
	if (want)
		same_text(got, want, text);
	else
		ok(got == NULL, "refused: %zu bytes", strlen(text));
	free(got);
}

/* What is being typed, in NFC. */
static void nfc_is(const char *text, const char *want)
{
	char *got = cds_text_nfc(text);

	same_text(got, want, want);
	free(got);
}

/* NFC of other alphabets than ours, whose marks and letters join, change or change places, too. */
static void nfc(void)
{
	nfc_is("Mỹ Bình", "Mỹ Bình");
	nfc_is("My\xcc\x83", "Mỹ");
	nfc_is("\xce\x87", "\xc2\xb7");                      /* Greek ano teleia */
	nfc_is("\xe1\xbd\xb1", "\xce\xac");                  /* Greek with oxia */
	nfc_is("\xd8\xa7\xd9\x93", "\xd8\xa2");              /* Arabic alef and madda */
	nfc_is("\xd7\x90\xd6\xbc\xd6\xb7", "\xd7\x90\xd6\xb7\xd6\xbc");      /* Hebrew points */
	nfc_is("\xe1\x84\x80\xe1\x85\xa1", "\xea\xb0\x80"); /* Korean ga */
	nfc_is("\xe1\x80\xa5\xe1\x80\xae", "\xe1\x80\xa6"); /* Burmese */
}

static void fold_is(const char *text, const char *want)
{
	char *got = cds_text_fold(text);

	same_text(got, want, text);
	free(got);
}

static void finds(const char *text, const char *typed)
{
	ok(cds_text_matches(text, typed), "'%s' finds %s", typed, text);
}

static void finds_not(const char *text, const char *typed)
{
	ok(!cds_text_matches(text, typed), "'%s' does not find %s", typed, text);
}

/* One name is typed in several ways, and found by each of them, also while it is half typed. */
static void spellings(void)
{
	finds("Hòa Bình", "hoà");
	finds("Hoà Bình", "hòa b");
	finds("Hoàn Kiếm", "hoà");
	finds("Hoàn Kiếm", "hoàn");
	finds("Thủy Nguyên", "thuỷ ng");
	finds("Thuỷ Nguyên", "THỦY");
	finds("Khoẻ", "khỏe");
	finds("Quý Sơn", "qúy");
	finds("Qúy Sơn", "quý");
	finds_not("Hòa", "hoá");
	finds_not("Quỳ Hợp", "quý");
	finds("Đắk R'lấp", "đắk r\xe2\x80\x99lấp");
	finds("Đắk R'lấp", "r\xe2\x80\x98lap");
	finds("M`Đrắk", "m'đrắk");
	finds("M\xe2\x80\x99Đrắk", "M\xc2\xb4Đ");
	finds("Phan Rang - Tháp Chàm", "phan rang-tháp");
	finds("Phan Rang - Tháp Chàm", "Phan Rang \xe2\x80\x93 Tháp Chàm");
	finds("Phan Rang\xe2\x80\x94Tháp Chàm", "phan rang thap cham");
	finds("Phan Rang - Tháp Chàm", "phan rang -");
	fold_is("Phan Rang \xe2\x80\x93 Tháp Chàm", "phan rang thap cham");
	fold_is("M\xe2\x80\x98Đrắk", "m'drak");
	finds_not("Phan Rang", "-");
	finds("-", "-");
}

/* Names in the order of a Vietnamese dictionary. */
static void order(void)
{
	static const char *const words[] = {"an", "ăn", "ân", "bà", "cá", "da", "đa", "em", "êm",
	    "ma", "mà", "mả", "mã", "má", "mạ",
		"o", "ô", "ơ", "Thôn 2", "Thôn 10", "u", "ư", "xã", "y", NULL};

	for (size_t i = 0; words[i + 1]; i++)
		ok(cds_text_compare(words[i], words[i + 1]) < 0, "%s before %s", words[i],
		    words[i + 1]);
}

/* What must hold for any text, over some thousand that are drawn; and any bytes are taken or
 * refused, without a crash. */
static void properties(void)
{
	static const char *const piece[] = {"o", "a", "\xcc\x80", "\xcc\xa3", "ệ", "Đ", " ", "q",
	    "u", "y", "\xcc\x86", "1", "…", "\xc3\xa0"};
	uint64_t seed = test_seed(99), chance = seed;
	int idempotent = 0, folded = 0, total = 0, hostile = 0;

	for (int i = 0; i < 20000; i++) {
		char text[64] = "", *a = NULL, *b = NULL, *f, *g;
		for (int k = (int)(draw(&chance) % 9); k >= 0; k--)
			strcat(text, piece[draw(&chance) % (sizeof piece / sizeof *piece)]);
		if (cds_text_normal(text, strlen(text), &a) != CDS_OK)
			continue;
		total++;
		idempotent += cds_text_normal(a, strlen(a), &b) == CDS_OK && strcmp(a, b) == 0;
		f = cds_text_fold(text);
		g = cds_text_fold(a);
		folded += strcmp(f, g) == 0;
		free(a);
		free(b);
		free(f);
		free(g);
	}
	ok(total > 10000 && idempotent == total, "normal of normal is normal: %d of %d",
	    idempotent, total);
	ok(folded == total, "the fold does not depend on the form: %d of %d", folded, total);
	for (int i = 0; i < 20000; i++) {
		char bytes[40];
		char *a = NULL;
		size_t n = draw(&chance) % sizeof bytes, s, l;
		for (size_t k = 0; k < n; k++)
			bytes[k] = (char)draw(&chance);
		bytes[n ? n - 1 : 0] = '\0';
		hostile += cds_text_normal(bytes, strlen(bytes), &a) == CDS_OK || a == NULL;
		free(a);
		a = cds_text_fold(bytes);
		free(a);
		cds_text_matches(bytes, "a");
		cds_text_private(bytes, &s, &l);
	}
	ok(hostile == 20000, "random bytes are taken or refused");
}

int main(void)
{
	char *big = malloc(10000001), *out = NULL;

	normal_is("Mỹ Bình", "Mỹ Bình");
	normal_is("My\xcc\x83 Bi\xcc\x80nh", "Mỹ Bình");
	normal_is("  Hoà   Bình ", "Hòa Bình");
	normal_is("Hoàn thuỷ thuý quý quỷ khoẻ", "Hoàn thủy thúy quý quỷ khỏe");
	normal_is("UỶ BAN", "ỦY BAN");
	normal_is("D\xe2\x80\x99Ran", "D'Ran");
	normal_is("a\tb", NULL);
	normal_is("a\x1b[2J", NULL);
	normal_is("\xff", NULL);
	normal_is("\xc0\x80", NULL);
	normal_is("\xed\xa0\x80", NULL);
	normal_is("\xe2\x80\xae" "abc", NULL);
	fold_is("MỸ Bình", "my binh");
	fold_is("Đài Sơn", "dai son");
	fold_is("Ðài", "dai");
	fold_is("café", "cafe");
	ok(cds_text_matches("Phường Mỹ Bình", "my binh"), "no marks find marks");
	ok(cds_text_matches("Sơn Hà", "son ha"), "and again");
	ok(!cds_text_matches("Sơn Hà", "sơn hạ"), "a typed tone counts");
	ok(cds_text_matches("Sơn Hạ", "son hạ"), "on its letter only");
	ok(!cds_text_matches("Tan An", "tân"), "a typed hat counts");
	ok(cds_text_matches("Đài", "đài") && !cds_text_matches("Dài", "đài"),
	    "đ is not d when it was typed");
	nfc();
	spellings();
	order();
	properties();
	memset(big, 'a', 10000000);
	big[10000000] = '\0';
	ok(cds_text_normal(big, 10000000, &out) == CDS_OK && strlen(out) == 10000000,
	    "10 MB of text");
	free(out);
	free(big);
	return done();
}
