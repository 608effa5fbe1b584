/* Texts in the person's language, found in the table of translations. */
#include "app/i18n.h"

#include <langinfo.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static enum lang current = LANG_VI;

void i18n_set(enum lang lang)
{
	current = lang;
}

enum lang i18n_lang(void)
{
	return current;
}

static int by_id(const void *key, const void *message)
{
	return strcmp(key, ((const struct message *)message)->id);
}

const char *tr(const char *msgid)
{
	const struct message *m = NULL;
	const char *context_end;

	if (current == LANG_VI && *msgid)
		m = bsearch(msgid, messages, messages_count, sizeof *messages, by_id);
	if (m)
		return m->text;
	context_end = strchr(msgid, I18N_CONTEXT_END[0]);
	return context_end ? context_end + 1 : msgid;
}

void i18n_characters(void)
{
	static const char *const others[] = {"C.UTF-8", "en_US.UTF-8", "vi_VN.UTF-8"};
	static bool known;

	if (known)
		return;
	known = true;
	if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
		return;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (setlocale(LC_CTYPE, others[i]))
			return;
}
