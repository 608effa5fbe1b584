#!/bin/sh
# Every text that a person sees has its Vietnamese, and only those have.  po/vi is read by
# po/embed.sh for the program and by gettext's msgfmt here, which knows the form better than a grep.
. "$ROOT/tests/lint/lib.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ---- is the form sound? ------------------------------------------------------

# One file of all, as the program has one table: with one header, and its printf texts marked as
# such.
awk 'BEGIN { RS = ""; ORS = "\n\n" }
	/(^|\n)msgid ""\n/ { if (!headers++) print; next }
	/(^|\n)msgid "[^\n]*%[-0-9.]*[lz]*[sdu]/ { print "#, c-format\n" $0; next }
	{ print }' po/vi/*.po >"$work/all.po"

# complaints FILE…: prints what msgfmt has to say of each
complaints() {
	for f; do
		msgfmt --check -o /dev/null "$f" 2>&1
	done | grep -v 'warning: header field'
}
check "msgfmt finds the translations sound" "$(complaints "$work/all.po")"
check "and each file alone" "$(complaints po/vi/*.po)"

# ---- has every text its Vietnamese, and the other way round? -----------------

# ids FILE…: prints what they translate; of a text with a context, "context|text"
ids() {
	sed -n 's/^msgctxt "\(.*\)"$/\1|/p; s/^msgid "\(.*\)"$/\1/p' "$@" |
		awk '/\|$/ { printf "%s", $0; next } { print }' | grep -v '^$' | sort -u
}
ids po/vi/*.po >"$work/ids"

# The source in one line, in which literals that C would join are joined, and a text with a context
# looks like one without: NC_("context", "text") becomes N_("context|text").
find lib cmd -name '*.[ch]' | sort | xargs cat | tr '\n' ' ' | sed 's/"[ 	]*"//g' |
	sed -E 's/NC_\("([^"]*)", *"/N_("\1|/g; s/\bC_\("([^"]*)", *"/_("\1|/g' >"$work/source"
literal='"([^"\\]|\\.)*"'
grep -oE "(N_|_)\($literal|(cds__fail|bad)\([^;\"]*$literal" "$work/source" |
	sed 's/^[^"]*"//; s/"$//' | grep -v '^$' | sort -u >"$work/texts"
check "there are texts" "$([ "$(wc -l <"$work/texts")" -ge 500 ] || wc -l <"$work/texts")"
check "every text has its Vietnamese" "$(grep -vxFf "$work/ids" "$work/texts")"

# What the system says (system.po) stands in no source of ours.
find po/vi -name '*.po' ! -name system.po | sort >"$work/files"
# shellcheck disable=SC2046
ids $(cat "$work/files") >"$work/ours"
sed 's/.*/"&"/' "$work/ours" | grep -oFf - "$work/source" | sed 's/^"//; s/"$//' | sort -u \
	>"$work/used"
check "every Vietnamese has its text" "$(grep -vxFf "$work/used" "$work/ours")"

# ---- does every translation say something, and of the same things? -----------

check "no translation is empty" "$(awk '
	/^msgid "/ { id = $0 }
	/^msgstr ""$/ && id != "msgid \"\"" { print id }' po/vi/*.po)"
check "translations keep the arguments %1 to %4" "$(awk '
	function bag(s,  i, r) {
		for (i = 1; i <= 4; i++)
			if (index(s, "%" i))
				r = r i
		return r
	}
	/^msgid "/ { id = $0 }
	/^msgstr "/ { if (bag(id) != bag($0)) print id }' po/vi/*.po)"
done_testing
