/* Input methods, as the bytes that they send: Unikey, OpenKey, EVKey, ibus and fcitx send
 * backspaces and letters in one go. */
#include "vt.h"

/* Types into the place's field, and tests what the field then has. */
static void text(const char *bytes, const char *want, const char *what)
{
	struct screen s;
	char offer[200];

	start(&s, 24, 80, NULL);
	sees(&s, "a log", "the list");
	types(&s, "a");
	sees(&s, "log a session", "the form");
	types(&s, "\x1b[5~");
	types(&s, "\x1bOB");
	types(&s, bytes);
	snprintf(offer, sizeof offer, "make “%s” new", want);
	sees(&s, offer, what);
	types(&s, "\x18\r");
	sees(&s, "a log", "thrown away");
	types(&s, "q");
	ends(&s);
}

/* Types right after the letter that opened the form. */
static void number(const char *bytes, const char *want, const char *what)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "a log", "the list");
	types(&s, "a");
	sees(&s, "log a session", "the form");
	types(&s, bytes);
	sees(&s, want, what);
	types(&s, "\x18\r");
	sees(&s, "a log", "thrown away");
	types(&s, "q");
	ends(&s);
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	says("add --new --place 'Thôn Một' --team 'Tổ 1' --date 2024-05-04 eid=9");
	text("Tru\x7fưo\x7f\x7fương\x7f\x7f\x7fờng So\x7fơn", "Trường Sơn",
	    "Telex, letter by letter, 0x7f");
	text("D\x08Đo\x08ô\x08ố\x08ồng Nai", "Đồng Nai", "VNI, 0x08");
	text("to\x7f\x7ftô\x7f\x7ftổ 5", "tổ 5", "whole words anew");
	/* In "Unicode tổ hợp" the method counts a mark as a character of its own. */
	text("to\xcc\x82\xcc\x89 5", "tổ 5", "decomposed");
	text("tô\xcc\x89\x7f\xcc\x81 5", "tố 5",
	    "decomposed: one backspace takes the mark, another mark comes");
	text("tô\xcc\x89\x7f\x7fô\xcc\x83n", "tỗn",
	    "decomposed: two backspaces take one letter, as it was sent");
	text("Xã Hoa\x7f\x7foa\xcc\x80", "Xã Hoà", "a whole vowel, decomposed");
	number("12", "12 assists", "digits are digits");
	number("\x7fá\x7fà", "12 assists", "a, 1, 2 in VNI: backspace á, backspace à");
	number("\x7f" "â\x7f" "a6", "6 assists",
	    "a, 6, 6 in VNI takes the mark back and leaves the digit");
	number("\x7fạ", "5 assists", "a, 5 in VNI");
	number("\x7f" "ă0", "80 assists", "a, 8, 0 in VNI");
	number("47\x7f", "4 assists", "a person's backspace takes a digit");
	number("\x7fá\x7f" "a1", "11 assists",
	    "a, 1, 1 in VNI: the tone is taken back, and the second digit comes");
	number("4\x7f" "7", "7 assists", "and what follows is another");
	return done();
}
