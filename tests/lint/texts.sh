#!/bin/sh
# Every text that a person sees has its Vietnamese, and only those have.  po/vi is read by po/embed.sh for the program
# and by gettext's msgfmt here, which knows the form better than a grep.
n=0
check() { # description, lines that should not be
	n=$((n + 1))
	if [ -z "$2" ]; then echo "ok $n - $1"; else echo "not ok $n - $1"; printf '%s\n' "$2" | head -n 20 | sed 's/^/#   /'; fi
}
cd "$ROOT" 2>/dev/null || cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One file of all, as the program has one table: with one header, and its printf texts marked as such.
awk 'BEGIN { RS = ""; ORS = "\n\n" }
	/(^|\n)msgid ""\n/ { if (!headers++) print; next }
	/(^|\n)msgid "[^\n]*%[-0-9.]*[lz]*[sdu]/ { print "#, c-format\n" $0; next }
	{ print }' po/vi/*.po >"$work/all.po"
check "msgfmt finds the translations sound" "$(msgfmt --check -o /dev/null "$work/all.po" 2>&1 | grep -v 'warning: header field')"
check "and each file alone" "$(for f in po/vi/*.po; do msgfmt --check -o /dev/null "$f" 2>&1; done | grep -v 'warning: header field')"

# Of a text with a context, "context|text".
ids() { sed -n 's/^msgctxt "\(.*\)"$/\1|/p; s/^msgid "\(.*\)"$/\1/p' "$@" | awk '/\|$/ { printf "%s", $0; next } { print }' | grep -v '^$' | sort -u; }
ids po/vi/*.po >"$work/ids"
find lib cmd -name '*.[ch]' | sort | xargs cat | tr '\n' ' ' | sed 's/"[ 	]*"//g' |
	sed -E 's/NC_\("([^"]*)", *"/N_("\1|/g; s/\bC_\("([^"]*)", *"/_("\1|/g' >"$work/source"
grep -oE '(N_|_)\("([^"\\]|\\.)*"|(cds__fail|bad)\([^;"]*"([^"\\]|\\.)*"' "$work/source" | sed 's/^[^"]*"//; s/"$//' | grep -v '^$' | sort -u >"$work/texts"
check "there are texts" "$([ "$(wc -l <"$work/texts")" -ge 500 ] || wc -l <"$work/texts")"
check "every text has its Vietnamese" "$(grep -vxFf "$work/ids" "$work/texts")"
ids $(ls po/vi/*.po | grep -v /system.po) >"$work/ours"         # what the system says stands in no source of ours
sed 's/.*/"&"/' "$work/ours" | grep -oFf - "$work/source" | sed 's/^"//; s/"$//' | sort -u >"$work/used"
check "every Vietnamese has its text" "$(grep -vxFf "$work/used" "$work/ours")"
check "no translation is empty" "$(awk '/^msgid "/ { id = $0 } /^msgstr ""$/ && id != "msgid \"\"" { print id }' po/vi/*.po)"
check "translations keep the arguments %1 to %4" "$(awk 'function bag(s,  i, r) { r = ""; for (i = 1; i <= 4; i++) if (index(s, "%" i)) r = r i; return r }
	/^msgid "/ { id = $0 } /^msgstr "/ { if (bag(id) != bag($0)) print id }' po/vi/*.po)"
echo "1..$n"
