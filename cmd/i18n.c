#include "i18n.h"

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
	const struct message *m;

	if (current == LANG_EN || !*msgid)
		return msgid;
	m = bsearch(msgid, messages, messages_count, sizeof *messages, by_id);
	return m ? m->text : msgid;
}
