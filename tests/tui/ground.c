/* Every screen on a white ground and on a black one: all that is drawn can be read on both. */
#include "vt.h"

/* The contrast, from 1 to 21, that large or bold text needs at least (WCAG 2.1, 1.4.3). */
#define READABLE 3.0

static int letters, coloured;           /* cells with text, and those with a colour of their own */
static double worst_white = 21, worst_black = 21;

/* The light of one part of an sRGB colour, near enough. */
static double light(uint8_t part)
{
	double c = part / 255.0;

	return c * (c * (c * 0.305306 + 0.682171) + 0.012523);
}

/* How light a colour is (WCAG 2.1). */
static double luminance(const VTermColor *c)
{
	return 0.2126 * light(c->rgb.red) + 0.7152 * light(c->rgb.green) + 0.0722 *
	    light(c->rgb.blue);
}

/* Notes the contrast of a cell's letter and its ground, on both grounds. */
static void weigh(struct screen *s, const VTermScreenCell *cell)
{
	VTermColor fg = cell->fg;
	double y;

	letters++;
	if (VTERM_COLOR_IS_DEFAULT_FG(&fg))
		return;                 /* the terminal's own, which its owner can read */
	coloured++;
	vterm_screen_convert_color_to_rgb(s->cells, &fg);
	y = luminance(&fg);
	if (1.05 / (y + 0.05) < worst_white)
		worst_white = 1.05 / (y + 0.05);
	if ((y + 0.05) / 0.05 < worst_black)
		worst_black = (y + 0.05) / 0.05;
}

/* Weighs all cells.  false: one has a ground of its own, on which the terminal's own letters may
 * not be seen. */
static bool look_over(struct screen *s)
{
	struct pollfd p = {.fd = s->pty, .events = POLLIN};
	bool own = false;

	while (poll(&p, 1, 100) > 0 && pump(s, 0))
		continue;
	for (int row = 0; row < s->rows; row++) {
		for (int col = 0; col < s->columns; col++) {
			VTermScreenCell cell;
			vterm_screen_get_cell(s->cells, (VTermPos){row, col}, &cell);
			own |= !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg);
			if (cell.chars[0] > ' ' && cell.chars[0] != (uint32_t)-1)
				weigh(s, &cell);
		}
	}
	return !own;
}

/* A part of a row that is reversed must have a text: nothing of what is gone may stay behind. */
static bool all_said(struct screen *s)
{
	for (int row = 0; row < s->rows; row++) {
		bool in = false, said = true;
		for (int col = 0; col < s->columns; col++) {
			VTermScreenCell cell;
			vterm_screen_get_cell(s->cells, (VTermPos){row, col}, &cell);
			if (!cell.attrs.reverse && in && !said)
				return false;
			if (cell.attrs.reverse && !in)
				said = false;
			in = cell.attrs.reverse;
			said |= cell.chars[0] > ' ';
		}
	}
	return true;
}

/* Presses keys, waits for a screen, and looks it over. */
static void look(struct screen *s, const char *keys, const char *sign, const char *what)
{
	types(s, keys);
	sees(s, sign, what);
	ok(look_over(s), "and no ground of its own");
	ok(all_said(s), "and nothing of another part of it");
}

int main(void)
{
	static const struct {
		const char *keys, *sign, *what;
	} screens[] = {
		{"", "2 sessions", "the list, with something to review"},
		{"x", "Remove this session", "a question"}, {"n\r", "history", "a session"},
		{"qa", "services", "the form"}, {"\x15" "31/31\t", "31/31", "what is wrong in it"},
		{"\x1b", "draft", "a word at the bottom"},
		{"c", "tally", "the tally"}, {"\x1bT", "by service", "the totals"},
		{"o", "write the report", "a line that is typed"},
		{"\x1bqR", "conflicts: 1", "the review"}, {"qM", "which logs?", "the files"},
		{"m", "merges", "the merges"}, {"qqP", "places", "the places"},
		{"q?", "keys", "the help"}, {"qf", "period", "the filter"},
	};
	struct screen s;

	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	setenv("CDSLOG_MEDIA", "/nonexistent", 1);
	setenv("CDSLOG_FILE", "a.cdslog", 1);
	says("add --date 2024-05-03 --place 'Mỹ Bình' --new eid=4 --residents 5");
	says("--file b.cdslog merge a.cdslog");
	says("--file b.cdslog edit $($CDSLOG list --format json | sed -n 's/.*\"id\":"
	    " \"\\([^\"]*\\)\".*/\\1/p') --residents 7");
	says("edit $($CDSLOG list --format json | sed -n 's/.*\"id\": \"\\([^\"]*\\)\".*/\\1/p')"
	    " --residents 6");
	says("add --date 2024-05-04 --place 'Mỹ Bình' eid=9");
	says("merge b.cdslog");
	start(&s, 24, 80, NULL);
	for (size_t i = 0; i < sizeof screens / sizeof *screens; i++)
		look(&s, screens[i].keys, screens[i].sign, screens[i].what);
	kill(s.pid, SIGTERM);
	ends(&s);
	ok(letters > 3000 && coloured > 20, "letters were looked at (%d), some of a colour (%d)",
	    letters, coloured);
	ok(worst_white >= READABLE, "they can be read on white (contrast %.1f)", worst_white);
	ok(worst_black >= READABLE, "and on black (contrast %.1f)", worst_black);
	return done();
}
