/* What was done since the start is taken back, said in words, and done again. */
#include "vt.h"

int main(void)
{
	struct screen s;

	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	says("add --new --place 'Phường Mỹ Bình' --team 'Tổ 1' --date 2024-05-04 eid=9");
	start(&s, 24, 80, NULL);
	sees(&s, "1 session, 9 assists", "the list");
	types(&s, "u");
	sees(&s, "nothing has been done since the start", "there is nothing to undo yet");
	types(&s, "a45\x13");
	sees(&s, "2 sessions, 54 assists", "one is logged");
	types(&s, "u");
	sees(&s, "Undo adding 45 assists at Phường Mỹ Bình?", "undo says what it will take back");
	types(&s, "\x1b");
	sees(&s, "2 sessions, 54 assists", "Esc leaves it");
	types(&s, "\x1a\r");
	sees(&s, "undone: adding 45 assists",
	    "^Z and Enter undo it, and that is said in the same words");
	sees(&s, "1 session, 9 assists", "and it is gone");
	types(&s, "U");
	sees(&s, "Redo bringing back 45 assists", "redo asks, too, and says what it will do");
	types(&s, "\r");
	sees(&s, "2 sessions, 54 assists", "and does it again");
	types(&s, "ư");
	sees(&s, "Undo ", "ư is u for a command");
	types(&s, "\r");
	sees(&s, "1 session, 9 assists", "taken back once more");
	types(&s, "Gx\r");
	sees(&s, "0 sessions", "the other is removed");
	types(&s, "u");
	sees(&s, "Undo removing 9 assists", "which undo says");
	types(&s, "nLu");
	sees(&s, "Hoàn tác việc xóa buổi 9 lượt hỗ trợ ở Phường Mỹ Bình?", "in Vietnamese, too");
	types(&s, "\r");
	sees(&s, "đã hoàn tác việc xóa buổi 9 lượt", "and takes back");
	sees(&s, "1 buổi, 9 lượt hỗ trợ", "so that it counts again");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
	ok(strstr(says("check && echo sound"), "sound") != NULL, "the log is sound");
	return done();
}
