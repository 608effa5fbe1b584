#!/bin/sh
# Turns po/vi/*.po into a sorted C table, so that a program is one file and needs
# no gettext where it runs or where it is built.
set -eu
export LC_ALL=C
echo '#include "app/i18n.h"'
echo 'const struct message messages[] = {'
cat "$@" | awk '
	function flush() {
		if (id != "" && text != "")
			printf "%s\001\t{\"%s\", \"%s\"},\n", as_bytes(id), id, text
		id = text = ""
	}
	# In the order of the bytes that the program looks for, not of how they are written here: a text ends below a line feed, and that is below a blank.
	function as_bytes(key) { gsub(/\\n/, "\002", key); gsub(/\\"/, "\"", key); gsub(/\\\\/, "\\", key); return key }
	function inside(line) { sub(/^[^"]*"/, "", line); sub(/"[ \t]*$/, "", line); return line }
	/^msgid /  { flush(); id = inside($0); in_id = 1; next }
	/^msgstr / { text = inside($0); in_id = 0; next }
	/^"/       { if (in_id) id = id inside($0); else text = text inside($0); next }
	END        { flush() }
' | sort -t '	' -u -k1,1 | cut -f2-
echo '};'
echo 'const size_t messages_count = sizeof messages / sizeof *messages;'
