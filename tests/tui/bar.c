/* The bottom bar: it has the keys that matter most, and on every screen the way out and the
 * help. */
#include "vt.h"

/* The text of the last row. */
static void last_row(struct screen *s, char *row)
{
	row_text(s, s->rows - 1, row);
}

/* Gets the last row this text, within PATIENCE? */
static bool bar_has(struct screen *s, const char *text)
{
	char row[4096];

	last_row(s, row);
	return strstr(row, text) != NULL;
}

/* At 40 columns: of each screen, what must be in its bar besides. */
static void narrow(const char *lang)
{
	static const struct {
		const char *open, *help, *way_out;
	} views[] = {
		{"", "?", ""}, {"\r", "?", "Esc"}, {"R", "?", "Esc"}, {"Ro", "?", "Esc"},
		{"T", "?", "Esc"}, {"P", "?", "Esc"}, {"M", "?", "Esc"},
		{"Mm", "?", "Esc"}, {"a", "F1", "Esc"}, {"f", "F1", "Esc"}, {"D", "?", "Esc"},
		{"?", "/", "Esc"},
		{"c", "?", "Esc"},              /* last: it leaves a draft */
	};

	for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
		const char *const env[] = {"CDSLOG_LANG", lang, "CDSLOG_FILE", lang, NULL};
		time_t until = time(NULL) + PATIENCE;
		struct screen s;
		char before[4096], row[4096];
		start(&s, 12, 40, env);
		sees(&s, strcmp(lang, "vi") ? "2024-05-03" : "3/5/2024", "the list");
		last_row(&s, before);
		types(&s, views[i].open);
		do
			last_row(&s, row);
		while (*views[i].open && strcmp(row, before) == 0 && time(NULL) < until &&
		    pump(&s, 50));
		while (time(NULL) < until &&
		    !(bar_has(&s, views[i].help) && bar_has(&s, views[i].way_out)) && pump(&s, 50))
			continue;
		last_row(&s, row);
		ok(bar_has(&s, views[i].help) && bar_has(&s, views[i].way_out),
		    "%s, 40 columns, '%s': %s", lang, views[i].open, row);
		kill(s.pid, SIGTERM);
		ends(&s);
	}
}

int main(void)
{
	struct screen s;

	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	setenv("CDSLOG_MEDIA", "/nonexistent", 1);
	says("--file vi add --date 2024-05-03 --place 'Mỹ Bình' --new eid=4");
	says("--file en add --date 2024-05-03 --place 'Mỹ Bình' --new eid=4");
	says("add --date 2024-05-03 --place 'Mỹ Bình' --new eid=4");
	start(&s, 24, 80, NULL);
	sees(&s, "a log  c tally  Enter open  / find", "at 80 columns keys have their words");
	sees(&s, "? help", "the help, too");
	resizes(&s, 12, 40);
	sees(&s, "a log  c tally  Enter open  / find  ?",
	    "at 40 the help is a bare key, and what matters most is there");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
	narrow("en");
	narrow("vi");
	return done();
}
