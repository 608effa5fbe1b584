#!/bin/sh
# What greps can hold together: floors, names, manual pages, tests, translations.
n=0
check() { # description, lines that should not be
	n=$((n + 1))
	if [ -z "$2" ]; then echo "ok $n - $1"; else echo "not ok $n - $1"; printf '%s\n' "$2" | head -n 20 | sed 's/^/#   /'; fi
}
cd "$ROOT" 2>/dev/null || cd "$(dirname "$0")/../.." || exit 1

# file → floor; a file includes its own floor and those below
floors="status 0 buf 0 map 0 uuid 0 sha256 0 varint 0 text 0 utf8 0 letters 0 fold 0 collate 0 private 0 count 0 measure 0 date 0 period 0 ranges 0 guess 0 cdslog 0
sql 1 later 1 beside 1 store 1 setting 1 schema 1
changes 2 fields 2 entry 2 arrive 2 write 2 step 2 state 2 clock 2 derive 2 due 2 derive_item 2 row 2 totals 2 digest 2 fingerprint 2 rebuild 2 redaction 2 verdict 2 crowd 2 alike 2 score 2 suspect 2
open 3 catalogue 3 item 3 items 3 twins 3 find 3 session 3 authors 3 draft 3 words 3 pick 3 list 3 history 3
source 4 merge 4 merge_entry 4 merge_known 4 receipt 4 pack 4 pack_choose 4 manifest 4 sent 4 unmerge 4 preview 4 redact 4 undo 4 scan 4 review 4 report 4 report_facts 4 report_names 4 import 4 import_map 4 import_names 4 import_row 4 csv 4 table 4 headings 4 units 4 check 4"
floor() { echo $floors | tr ' ' '\n' | awk -v f="$1" 'hit { print; exit } $0 == f { hit = 1 }'; }
up=$(for f in lib/*.[ch]; do
	b=$(basename "$f"); own=$(floor "${b%.*}")
	[ -n "$own" ] || { echo "$f has no floor"; continue; }
	sed -n 's/^#include "\(.*\)\.h"$/\1/p' "$f" | while read -r i; do
		other=$(floor "$i")
		[ "${other:-9}" -le "$own" ] || echo "$f (floor $own) includes $i.h (floor ${other:-none})"
	done
done)
check "includes go down only" "$up"
check "the library knows no terminal, environment or exit" "$(grep -nE '\b(printf|fprintf|puts|exit|getenv|abort)\(|<n?curses' lib/*.[ch] | grep -v snprintf)"
check "the program does not know SQLite" "$(grep -rn 'sqlite3\.h' cmd)"
check "only the screens know curses" "$(grep -rnE '<n?curses' lib cmd | grep -v '^cmd/tui/')"
check "the program includes no header of the library but one" "$(grep -rnE '#include "(lib/|\.\./lib|sql|store|buf|entry|state)' cmd)"
check "no INSERT OR IGNORE or REPLACE" "$(grep -rniE 'insert or (ignore|replace)' lib cmd schema)"
check "no file above 500 lines, but the header that is the manual" "$(find lib cmd -name '*.[ch]' | xargs wc -l | grep -v 'lib/cdslog.h' | awk '$2 != "total" && $1 > 500')"

commands=$(sed -n 's/^	"\([a-z]*\)", N_(.*/\1/p' cmd/*.c | sort -u)
check "there are commands" "$([ "$(echo "$commands" | wc -l)" -ge 16 ] || echo "$commands")"
check "every command has its manual page" "$(for c in $commands; do [ -f "man/cdslog-$c.1" ] || echo "$c"; done)"
check "every command is in cdslog(1)" "$(for c in $commands; do grep -q "cdslog-$c 1" man/cdslog.1 || echo "$c"; done)"
check "every command is tried by a test" "$(for c in $commands; do grep -qE "(run|map|lib|says\().* ?$c|$c " tests/cli/*.sh || echo "$c"; done)"
check "every option is in its manual page" "$(for c in $commands; do
	CDSLOG_LANG=en "${CDSLOG:-build/cdslog}" help "$c" | sed -n 's/^  --\([a-z-]*\).*/\1/p' | while read -r o; do
		grep -q "^.It Fl -$o" "man/cdslog-$c.1" || echo "$c --$o"; done; done)"
check "every key is in cdslog-keys(7)" "$(sed -n 's/^	{.*ACTION_[A-Z_]*, "\(.*\)"},$/\1/p' cmd/tui/keymap.c | sort -u | while IFS= read -r k; do
	grep -qF -- "$k" man/cdslog-keys.7 || echo "$k"; done)"
check "manual pages are sound" "$(mandoc -Tlint -Wwarning man/* 2>&1)"

check "public symbols are in the header" "$(nm -g --defined-only "${BUILD:-build}/libcdslog.a" 2>/dev/null | awk '$2 ~ /[TDRB]/ { print $3 }' | grep -vE '^(cds__|__)' | sort -u |
	while read -r s; do grep -qw "$s" lib/cdslog.h || echo "$s"; done)"

# Every text that a person sees has its Vietnamese, with the same conversions.
ids=$(mktemp)
trap 'rm -f "$ids"' EXIT
sed -n 's/^msgid "\(.*\)"$/\1/p' po/vi/*.po | sort -u >"$ids"
texts=$(cat lib/*.[ch] cmd/*.[ch] cmd/tui/*.[ch] | tr '\n' ' ' | sed 's/"[ 	]*"//g' |
	grep -oE '(N_|_)\("([^"\\]|\\.)*"|(cds__fail|bad)\([^;"]*"([^"\\]|\\.)*"' | sed 's/^[^"]*"//; s/"$//' | sort -u)
check "every text has its Vietnamese" "$(printf '%s\n' "$texts" | grep -v '^$' | while IFS= read -r t; do grep -qxF -- "$t" "$ids" || echo "$t"; done)"
check "no translation is empty" "$(awk '/^msgid "/ { id = $0 } /^msgstr ""$/ && id != "msgid \"\"" { print id }' po/vi/*.po)"
check "translations keep their conversions" "$(awk 'function shape(s,  r) { r = ""; while (match(s, /%([0-9]|l*[sd])/)) { r = r substr(s, RSTART, RLENGTH); s = substr(s, RSTART + RLENGTH) } return r }
	function bag(s,  i, n, a, r) { r = ""; for (i = 1; i <= 4; i++) if (index(s, "%" i)) r = r i; return r }
	/^msgid "/ { id = $0 } /^msgstr "/ { if (index(id, "%1") || index(id, "%2")) { if (bag(id) != bag($0)) print id } else if (shape(id) != shape($0)) print id }' po/vi/*.po)"
check "nothing built is tracked" "$(git ls-files 2>/dev/null | grep -E '\.(o|a|so|cdslog|db)$')"
echo "1..$n"
