/* Messages to standard error, opening the log, and the settings that go with a log: author,
 * device, language and, for tests, clock and random numbers. */
#include "app/app.h"

#include <pwd.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "app/format.h"
#include "app/i18n.h"
#include "app/progress.h"
#include "app/spoken.h"

/* ---- saying ---- */

void say(const char *format, ...)
{
	va_list args;

	if (!spoken())
		fputs("cdslog: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
}

/* What somebody wrote, or a thing's name, stands between quotes: '%1'. It is shown as it is. */
static bool is_quoted(const struct cds_error *error, int i)
{
	const char place[] = {'\'', '%', (char)('1' + i), '\0'};

	return strstr(error->template_text, place) != NULL;
}

/* Is it a number, which is written as people write numbers? */
static bool is_number(const char *arg)
{
	size_t n = strlen(arg);

	return n > 0 && n < 18 && strspn(arg, "0123456789") == n;
}

/* An argument as people write it: a number, a day or days as ISO has them, or a reason in words,
 * which is translated. buf may be used for it. */
static const char *app_argument(const char *arg, char *buf, size_t size)
{
	int first, last;

	if (is_number(arg))
		return format_count(buf, size, atoll(arg));
	if (strlen(arg) >= 10 && arg[4] == '-' && cds_date_parse(arg, &first, &last) == CDS_OK)
		return format_date(buf, size, first, last);
	return tr(arg);
}

char *error_words(const struct cds_error *error, char *buf, size_t size)
{
	char number[CDS_ERROR_ARGS][FORMAT_SIZE];
	struct cds_error e = *error;

	for (int i = 0; i < CDS_ERROR_ARGS; i++)
		if (!is_quoted(error, i))
			e.arg[i] = app_argument(error->arg[i], number[i], FORMAT_SIZE);
	return cds_error_text(&e, tr, buf, size);
}

void say_problem(const struct cds_error *error)
{
	char text[4096];

	say("%s", error_words(error, text, sizeof text));
}

/* "{Ngày}", which a field is made of, is to a person the column Ngày. */
static const char *refused_column(const char *column, char *buf, size_t size)
{
	size_t n = strlen(column);

	if (!*column)
		return _("the row");
	if (n < 3 || n - 2 >= size || *column != '{' || strchr(column, '}') != column + n - 1)
		return column;
	snprintf(buf, size, "%.*s", (int)(n - 2), column + 1);
	return buf;
}

/* Most reasons begin with the value, which is not said twice. */
void say_refused(const struct cds_import_reject *r)
{
	char why[2048], value[64], column[256];
	const char *where = refused_column(r->column, column, sizeof column);

	error_words(&r->why, why, sizeof why);
	snprintf(value, sizeof value, "'%.40s'", r->value);
	if (!*r->value || strstr(why, value))
		fprintf(stderr, _("line %lld, %s: %s\n"), (long long)r->line, where, why);
	else
		fprintf(stderr, _("line %lld, %s: %s: %s\n"), (long long)r->line, where, value,
		    why);
}

const char *out_of_memory(void)
{
	return _("out of memory");
}

char *status_words(const struct app *app, enum cds_status status, char *buf, size_t size)
{
	if (app->log && (status != CDS_NO_MEMORY || cds_error(app->log)->status == status))
		return error_words(cds_error(app->log), buf, size);
	snprintf(buf, size, "%s", out_of_memory());
	return buf;
}

int say_error(const struct app *app, enum cds_status status)
{
	char text[4096];

	if (status != CDS_OK)
		say("%s", status_words(app, status, text, sizeof text));
	return cds_status_exit(status);
}

/* ---- who, when ---- */

/* The clock of tests: it stands still but for one millisecond a call, so that entries differ. */
static int64_t fixed_now(void *arg)
{
	struct app *app = arg;

	return app->now++;
}

static int64_t app_system_now(void *arg)
{
	struct timespec t;

	(void)arg;
	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The random numbers of tests, which are to be the same each time: splitmix64. */
static void app_seeded(void *arg, void *buf, size_t size)
{
	struct app *app = arg;
	unsigned char *p = buf;

	for (size_t i = 0; i < size; i++) {
		uint64_t z = (app->chance += 0x9e3779b97f4a7c15u);
		z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
		z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
		p[i] = (unsigned char)(z >> 56);
	}
}

/* The time of CDSLOG_NOW in milliseconds: "2024-05-31T08:00:00", the time of day may be left out,
 * or seconds since 1970. */
static int64_t parse_now(const char *text)
{
	int y, mo, d, h = 0, mi = 0, s = 0;

	if (sscanf(text, "%d-%d-%dT%d:%d:%d", &y, &mo, &d, &h, &mi, &s) >= 3 &&
	    cds_day_make(y, mo, d) != CDS_NO_DAY)
		return (((int64_t)cds_day_make(y, mo, d) * 24 + h) * 60 + mi) * 60000 + s * 1000;
	return atoll(text) * 1000;
}

/* Gives the log another clock or other random numbers where the environment of a test says so. */
static void set_env(struct app *app)
{
	const char *now = getenv("CDSLOG_NOW"), *seed = getenv("CDSLOG_SEED");

	app->now = now && *now ? parse_now(now) : -1;
	if (app->now < 0 && !(seed && *seed))
		return;
	app->chance = seed && *seed ? strtoull(seed, NULL, 10)
	    : (uint64_t)app_system_now(NULL) ^ (uint64_t)getpid() << 40;
	app->env = (struct cds_env){app->now >= 0 ? fixed_now : app_system_now, app_seeded, app};
	cds_log_env(app->log, &app->env);
}

int64_t app_now(const struct app *app)
{
	return app->now >= 0 ? app->now / 1000 : (int64_t)time(NULL);
}

int app_today(const struct app *app)
{
	time_t t = (time_t)app_now(app);
	struct tm tm;

	if (!localtime_r(&t, &tm))
		return CDS_NO_DAY;
	return cds_day_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

const char *app_login_name(void)
{
	static char name[129];
	const struct passwd *pw = getpwuid(getuid());
	const char *full = pw && pw->pw_gecos ? pw->pw_gecos : "";
	size_t n = strcspn(full, ",");

	if (n > 0 && n < sizeof name)
		snprintf(name, sizeof name, "%.*s", (int)n, full);
	else
		snprintf(name, sizeof name, "%s", pw && pw->pw_name && *pw->pw_name ? pw->pw_name
		    : "?");
	return name;
}

static const char *host_name(void)
{
	static char name[129];

	if (gethostname(name, sizeof name - 1) != 0 || !*name)
		strcpy(name, "?");
	return name;
}

/* Chooses a name: what an option gave, else the environment, else the log's setting, else what
 * the system knows, which is asked last because that is slow. *unsaid: nobody chose, so it is the
 * system's. The caller frees the name; NULL: no memory, or the log says why. */
static char *app_choose(struct app *app, const char *given, const char *variable, const char *key,
    const char *(*otherwise)(void), bool *unsaid)
{
	const char *value = given && *given ? given : getenv(variable);

	if ((!value || !*value) && cds_config_get(app->log, key, &value) != CDS_OK)
		return NULL;            /* who writes must not be guessed because that failed */
	*unsaid = !value || !*value;
	return strdup(*unsaid ? otherwise() : value);
}

/* Tells the log who writes, and on which laptop. */
static enum cds_status set_writer(struct app *app)
{
	char *author, *device;
	enum cds_status status;
	bool unsaid;

	author = app_choose(app, app->author, "CDSLOG_AUTHOR", "author", app_login_name,
	    &app->nameless);
	device = author ? app_choose(app, NULL, "CDSLOG_DEVICE", "device", host_name, &unsaid)
	    : NULL;
	if (author && device)
		status = cds_log_writer(app->log, author, device);
	else
		status = cds_error(app->log)->status ? cds_error(app->log)->status : CDS_NO_MEMORY;
	if (status == CDS_OK)
		snprintf(app->writer, sizeof app->writer, "%s", author);
	free(author);
	free(device);
	return status;
}

enum cds_status app_name_author(struct app *app, const char *name)
{
	const char *before = app->author;
	enum cds_status status;

	app->author = name;
	status = set_writer(app);
	app->author = before;
	return status == CDS_OK ? cds_config_set(app->log, "author", name) : status;
}

static void app_set_language(struct app *app)
{
	const char *value;

	if (app->lang_given || cds_config_get(app->log, "lang", &value) != CDS_OK)
		return;
	if (strcmp(value, "en") == 0)
		i18n_set(LANG_EN);
	else if (strcmp(value, "vi") == 0)
		i18n_set(LANG_VI);
}

#define TOLD_FROM 50000                 /* what fewer subjects take is over at once */

static bool app_open_tick(void *arg, int64_t done, int64_t total)
{
	const struct progress *p = arg;

	if (done == 0 && total >= TOLD_FROM)
		say(_("an older version wrote '%s': it is brought up to date now, once, and stays "
		    "as it was if you stop this"), p->what);
	return progress_tick(arg, done, total);
}

/* A log that an older version wrote is brought up to date, which may take a while. */
static enum cds_status app_open_log(struct app *app, unsigned flags)
{
	struct progress progress;
	enum cds_status status;

	progress_start(&progress, app->path);
	status = cds_log_open_slowly(app->path, flags, app_open_tick, &progress, &app->log);
	progress_end(&progress);
	return status;
}

enum cds_status app_open(struct app *app, unsigned flags)
{
	enum cds_status status = app_open_log(app, flags);

	if (status == CDS_OK) {
		set_env(app);
		app_set_language(app);
		status = set_writer(app);
	}
	/* If this fails it is tried again at the next start. */
	if (status == CDS_OK && !cds_log_readonly(app->log) &&
	    cds_drafts_expire(app->log) == CDS_NO_MEMORY)
		status = CDS_NO_MEMORY;
	say_error(app, status);
	return status;
}

void app_close(struct app *app)
{
	cds_log_close(app->log);
	app->log = NULL;
}

char *app_default_path(void)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	char *path;
	size_t n;

	if (data && *data == '/')
		home = "";
	else
		data = "/.local/share";
	if (!home)
		home = "";
	n = strlen(home) + strlen(data) + sizeof "/cdslog/log.cdslog";
	path = malloc(n);
	if (path)
		snprintf(path, n, "%s%s/cdslog/log.cdslog", home, data);
	return path;
}
