/* The mouse: on every screen a click chooses, a second one opens, the wheel scrolls, and the bottom
 * bar can be pressed. */
#include "vt.h"

/* Sends a button as xterm does: its number, column and row, counted from 1. */
static void button(struct screen *s, int number, int x, int y)
{
	char bytes[80];

	snprintf(bytes, sizeof bytes, "\x1b[<%d;%d;%dM", number, x + 1, y + 1);
	if (number < 64)                /* a wheel is never let go */
		snprintf(bytes + strlen(bytes), sizeof bytes - strlen(bytes), "\x1b[<%d;%d;%dm",
		    number, x + 1, y + 1);
	types(s, bytes);
}

/* How many characters a text has. */
static int characters(const char *text)
{
	int n = 0;

	for (; *text; text++)
		n += ((unsigned char)*text & 0xc0) != 0x80;
	return n;
}

/* Waits for a text, and clicks on it. */
static void click(struct screen *s, const char *text)
{
	char row[4096];

	if (!sees(s, text, text))
		return;
	for (int y = 0; y < s->rows; y++) {
		char *at;
		row_text(s, y, row);
		at = strstr(row, text);
		if (!at)
			continue;
		*at = '\0';
		button(s, 0, characters(row), y);
		return;
	}
}

/* Turns the wheel. */
static void wheel(struct screen *s, bool down, int notches)
{
	for (int i = 0; i < notches; i++)
		button(s, down ? 65 : 64, 4, 6);
}

/* Lists, with clicks and the wheel. */
static void lists(void)
{
	struct screen s;

	start(&s, 40, 80, NULL);
	sees(&s, "30 sessions", "the list");
	click(&s, "2024-04-26");
	sees(&s, "›2024-04-26", "a click chooses a session");
	wheel(&s, true, 2);
	sees(&s, "›2024-04-20", "the wheel moves");
	wheel(&s, false, 1);
	click(&s, "2024-04-23");
	sees(&s, "history", "a click on the one that is chosen opens it");
	click(&s, "Hoa (may-1)");
	sees(&s, "›2024-05-05", "a click chooses an entry");
	click(&s, "Esc back");
	sees(&s, "30 sessions", "a click on the bottom bar presses the key");
	types(&s, "t");
	sees(&s, "in the period", "totals");
	types(&s, "pppp");
	sees(&s, "all time", "of all time");
	click(&s, "Dịch vụ công");
	sees(&s, "›Dịch vụ công", "a row of the totals");
	click(&s, "›Dịch vụ công");
	sees(&s, "sessions behind: Dịch vụ công", "opens its sessions");
	types(&s, "q");
	sees(&s, "by service", "and back");
	types(&s, "d1/4/2024 - 14/4/2024\r");
	sees(&s, "2024-04-01 – 2024-04-14", "two weeks");
	click(&s, "░");
	sees(&s, "2024-04-01: 1 session, 3 assists", "a click chooses a day");
	click(&s, "░");
	sees(&s, "cdslog · 2024-04-01", "and opens it");
	types(&s, "q");
	types(&s, "q");
	sees(&s, "30 sessions", "the list again");
	types(&s, "P\t\t");
	sees(&s, "services: 11", "services");
	click(&s, "Dịch vụ");
	sees(&s, "›Dịch vụ", "a click chooses one");
	wheel(&s, true, 1);
	sees(&s, "›Sổ sức khỏe", "the wheel moves");
	click(&s, "Tab next");
	sees(&s, "places: 1", "the bottom bar");
	types(&s, "q");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* Forms, prompts and the calendar. */
static void forms(void)
{
	struct screen s;

	start(&s, 40, 80, NULL);
	sees(&s, "30 sessions", "the list");
	types(&s, "a");
	click(&s, "no signal");
	sees(&s, "› ", "a click goes to a field");
	click(&s, "no signal");
	sees(&s, "› yes", "a second one on a mark sets it");
	click(&s, "place");
	types(&s, "moi");
	click(&s, "+ make “moi” new");
	sees(&s, "new", "a click takes what is offered");
	click(&s, "Ứng dụng ngân hàng");
	types(&s, "8");
	sees(&s, "log a session · 8 assists", "what is typed goes where was clicked");
	wheel(&s, false, 9);
	types(&s, "2/5/2024");
	sees(&s, "› 2/5/2024", "the wheel goes from field to field");
	click(&s, "Esc back");
	sees(&s, "kept as a draft", "the bottom bar");
	types(&s, "x");
	sees(&s, "Remove this session", "a question");
	button(&s, 0, 4, 5);
	click(&s, "Esc no");
	click(&s, "drafts: 1");
	sees(&s, "›2024-04-30", "is answered in the bottom bar, and nowhere else");
	types(&s, "D");
	click(&s, "8 assists");
	sees(&s, "log a session · 8 assists", "a click opens the draft");
	types(&s, "\x18\r");
	sees(&s, "30 sessions", "thrown away");
	types(&s, "f");
	click(&s, "logged by");
	types(&s, "nguyen");
	click(&s, "Nguyễn Thị Hoa");
	types(&s, "\x13");
	sees(&s, "30 sessions, 467 assists; Nguyễn Thị Hoa", "the filter, too");
	types(&s, "\x1b");
	types(&s, "c");
	sees(&s, "VNeID", "the tally");
	resizes(&s, 12, 40);
	wheel(&s, true, 5);
	sees(&s, "Trang tin", "is scrolled where not all fits");
	types(&s, "1");
	sees(&s, "1 ‹ VNeID", "and shows what is pressed");
	types(&s, "\x18\r");
	types(&s, "?");
	sees(&s, "keys", "the help");
	wheel(&s, true, 12);
	sees(&s, "Keys can be changed", "is scrolled");
	types(&s, "q");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* The mouse can be turned off, and stays off at the next start. */
static void off(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "30 sessions", "the list");
	types(&s, "\x0f");
	sees(&s, "the mouse is off", "^O turns it off");
	types(&s, "q");
	ends(&s);
	ok(strstr(says("config mouse"), "off") != NULL, "for the next time, too");
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	says("add --new --place 'Mỹ Bình' --team 'Tổ 1' --date 2024-04-01 eid=1 dvc=2 ");
	for (int i = 2; i <= 30; i++) {
		char command[100];
		snprintf(command, sizeof command,
		    "add --place 'my binh' --team 'to 1' --date 2024-04-%02d eid=%d", i, i);
		says(command);
	}
	lists();
	forms();
	off();
	return done();
}
