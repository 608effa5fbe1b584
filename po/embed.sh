#!/bin/sh
# Turns po/vi/*.po into a sorted C table, so that a program is one file and needs no gettext where
# it runs or where it is built; the Makefile calls it.  A text with a msgctxt is looked up by the
# context, a byte 4 and the text, as gettext does it (C_ in cmd/app/i18n.h).
set -eu
export LC_ALL=C
echo '#include "app/i18n.h"'
echo 'const struct message messages[] = {'
cat "$@" | awk '
	function flush() {
		if (id != "" && text != "") {
			if (context != "") id = context "\\004\" \"" id
			printf "%s\001\t{\"%s\", \"%s\"},\n", as_bytes(id), id, text
		}
		context = id = text = ""
	}
	# The table is in the order of the bytes that the program looks for, which is not the order
	# of how they are written in a .po.  In the key that a line is sorted by, bytes that keep
	# this order stand in place of its end, of a tab and of a line feed.
	function as_bytes(key) {
		gsub(/\\004" "/, "\004", key)
		gsub(/\\t/, "\005", key)
		gsub(/\\n/, "\006", key)
		gsub(/\\"/, "\"", key)
		gsub(/\\\\/, "\\", key)
		return key
	}
	function inside(line) {
		sub(/^[^"]*"/, "", line)
		sub(/"[ \t]*$/, "", line)
		return line
	}
	/^msgctxt / { flush(); context = inside($0); part = "context"; next }
	/^msgid /   { if (part != "context") flush(); id = inside($0); part = "id"; next }
	/^msgstr /  { text = inside($0); part = "text"; next }
	/^"/        { if (part == "id") id = id inside($0) }
	/^"/        { if (part == "text") text = text inside($0) }
	END         { flush() }
' | sort -t '	' -u -k1,1 | cut -f2-
echo '};'
echo 'const size_t messages_count = sizeof messages / sizeof *messages;'
