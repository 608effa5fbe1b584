#!/bin/sh
# What greps can hold together: floors, names, manual pages, tests.  Translations are in texts.sh.
n=0
check() { # description, lines that should not be
	n=$((n + 1))
	if [ -z "$2" ]; then echo "ok $n - $1"; else echo "not ok $n - $1"; printf '%s\n' "$2" | head -n 20 | sed 's/^/#   /'; fi
}
cd "$ROOT" 2>/dev/null || cd "$(dirname "$0")/../.." || exit 1

# The floors of the library, from the ground up: a file includes its own folder and those before it.
floors="base store entry derive log catalogue session review report import exchange"
floor() { printf '%s\n' $floors | grep -nx "$1" | cut -d: -f1; }
up=$(for f in $(find lib -mindepth 2 -name '*.[ch]'); do
	folder=${f#lib/}
	own=$(floor "${folder%%/*}")
	[ -n "$own" ] || { echo "$f lies on no floor"; continue; }
	sed -n 's/^#include "\(.*\)"$/\1/p' "$f" | while read -r i; do
		[ "$i" = cdslog.h ] && continue
		other=$(floor "${i%%/*}")
		[ "${other:-99}" -le "$own" ] || echo "$f includes $i, which lies above it"
	done
done)
check "includes go down only" "$up"
check "the library knows no terminal, environment or exit" "$(grep -rnE '\b(printf|fprintf|puts|exit|getenv|abort)\(|<n?curses' lib | grep -v snprintf)"
check "the program does not know SQLite" "$(grep -rn 'sqlite3\.h' cmd)"
check "only the screens know curses" "$(grep -rnE '<n?curses' lib cmd | grep -v '^cmd/tui/')"
check "the program includes no header of the library but one" "$(grep -rnE "#include \"(lib/|\.\./|$(echo $floors | sed 's/ /\/|/g')/)" cmd)"
check "no two files have a static function of one name" "$(grep -roE '^static [^;={(]*[ *][a-z_][a-z0-9_]*\(' lib cmd --include='*.c' |
	sed 's/:.*[ *]/ /' | sort -u | awk '{ print $2 }' | sort | uniq -d)"
check "arrays grow in one place of the library, and one of the program" "$(grep -rn '\<realloc(' lib cmd |
	grep -vE '^(lib/base/(grow|buf)|cmd/app/grow)\.c:')"
check "each says in one place that memory is out" "$(grep -rn '"out of memory' lib cmd | grep -vE '^(lib/store/sql|cmd/app/app)\.c:')"
check "no INSERT OR IGNORE or REPLACE" "$(grep -rniE 'insert or (ignore|replace)' lib cmd schema)"
check "lines end before column 100" "$(find lib cmd tests -name '*.[ch]' |
	LC_ALL=C.UTF-8 xargs wc -L | awk '$2 != "total" && $1 > 100 { print $2 }')"
check "a stranger's tables are read by none of their indexes, or by one that is named" "$(
	grep -nE 'sql(_own|_int)?\((m->)?source, .*\b(entry|origin|ORIGIN|ROW)\b' lib/*/*.c |
	grep -vE 'INDEXED|ORIGIN "WHERE n = \?"')"
check "no file above 500 lines, but the header that is the manual" "$(find lib cmd -name '*.[ch]' | xargs wc -l | grep -v 'lib/cdslog.h' | awk '$2 != "total" && $1 > 500')"

commands=$(sed -n 's/^	"\([a-z]*\)", N_(.*/\1/p' cmd/command/*.c | sort -u)
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
# A word of a heading that is also the name of a macro, as In or No, is taken for it, and no warning says so.
check "headings hold no macros" "$(for p in man/*; do mandoc -Ttree "$p" | awk -v p="$p" '
	/^ *S[hs] \(head\)/ { match($0, /^ */); deep = RLENGTH; inside = 1; next }
	inside && match($0, /^ */) && RLENGTH <= deep { inside = 0 }
	inside && !/\(text\)/ { print p ": " $0 }'; done)"

check "public symbols are in the header" "$(nm -g --defined-only "${BUILD:-build}/libcdslog.a" 2>/dev/null | awk '$2 ~ /[TDRB]/ { print $3 }' | grep -vE '^(cds__|__)' | sort -u |
	while read -r s; do grep -qw "$s" lib/cdslog.h || echo "$s"; done)"

check "nothing built is tracked" "$(git ls-files 2>/dev/null | grep -E '\.(o|a|so|cdslog|db)$')"
echo "1..$n"
