#!/bin/sh
# What greps can hold together: names, widths, manual pages, tests.  The floors are in floors.sh,
# translations in texts.sh.
. "$ROOT/tests/lint/lib.sh"

# ---- names and widths --------------------------------------------------------

# names_twice: prints the names that a static function has in two files
names_twice() {
	grep -roE '^static [^;={(]*[ *][a-z_][a-z0-9_]*\(' lib cmd --include='*.c' |
		sed 's/:.*[ *]/ /' | sort -u | awk '{ print $2 }' | sort | uniq -d
}
# formats_named: prints the lines outside the writers that name a format
formats_named() {
	grep -rnE '\b(text|csv|json)_writer\b|\b(csv|json)_[a-z_]+\(|"\.?(text|txt|csv|json)"' \
		cmd --include='*.[ch]' | grep -vE '^cmd/out/([a-z]+_writer\.c|writer\.h|out\.c):'
}
check "only the writers name a format" "$(formats_named)"
check "no two files have a static function of one name" "$(names_twice)"

# too_wide: names the files of C, shell, SQL and make that have a line of more than 100 columns, a
# tab being eight.  Files of translations and of test cases are not wrapped, nor is 0002, whose
# statements are frozen to the letter.
too_wide() {
	find lib cmd tests schema po .ci Makefile -type f ! -name '*.po' |
		grep -v -e '^tests/format/' -e '^tests/fuzz/corpus/' -e '^schema/0002-' |
		LC_ALL=C.UTF-8 xargs wc -L | awk '$2 != "total" && $1 > 100 { print $2 ": " $1 }'
}
check "lines end before column 100" "$(too_wide)"
check "no file above 500 lines, but the header that is the manual" \
	"$(find lib cmd -name '*.[ch]' ! -path lib/cdslog.h -exec wc -l {} + |
		awk '$2 != "total" && $1 > 500')"

# ---- memory ------------------------------------------------------------------

check "arrays grow in one place" \
	"$(grep -rn '\<realloc(' lib cmd | grep -vE '^lib/base/(grow|buf)\.c:')"
check "each says in one place that memory is out" \
	"$(grep -rn '"out of memory' lib cmd | grep -vE '^(lib/base/status\.h|cmd/app/app\.c):')"

# ---- SQL ---------------------------------------------------------------------

check "no INSERT OR IGNORE or REPLACE" \
	"$(grep -rniE 'insert or (ignore|replace)' lib cmd schema)"
check "a stranger's tables are read by none of their indexes, or by one that is named" \
	"$(grep -nE 'sql(_own|_int|_any|_value)?\((m->)?source, .*\b(entry|origin|ORIGIN|ROW)\b' \
		lib/*/*.c | grep -vE 'INDEXED|ORIGIN "WHERE n = \?"')"
check "numbers of kinds, flags and days have names in statements, too" \
	"$(grep -nE '".*(flags & [0-9]|kind = [0-9]|dim = [0-9]|2147483648)' lib/*/*.[ch] |
		grep -v '^lib/derive/sql_names\.h:')"

# ---- commands, their manual pages and their tests ----------------------------

commands=$(sed -n 's/^	"\([a-z]*\)", N_(.*/\1/p' cmd/command/*.c | sort -u)

# lacking COMMAND…: prints the cdslog commands, put behind its arguments, for which it fails
lacking() {
	for c in $commands; do
		"$@" "$c" || echo "$c"
	done
}
has_page() { [ -f "man/cdslog-$1.1" ]; }
is_listed() { grep -q "cdslog-$1 1" man/cdslog.1; }
is_tried() { grep -qE "(run|map|says\().* ?$1|$1 " tests/cli/*.sh; }
check "there are commands" "$([ "$(echo "$commands" | wc -l)" -ge 16 ] || echo "$commands")"
check "every command has its manual page" "$(lacking has_page)"
check "every command is in cdslog(1)" "$(lacking is_listed)"
check "every command is tried by a test" "$(lacking is_tried)"

# options_untold: prints the options that help tells and the manual page does not
options_untold() {
	for c in $commands; do
		CDSLOG_LANG=en "${CDSLOG:-build/cdslog}" help "$c" |
			sed -n 's/^  --\([a-z-]*\).*/\1/p' |
			while read -r o; do
				grep -q "^.It Fl -$o" "man/cdslog-$c.1" || echo "$c --$o"
			done
	done
}
check "every option is in its manual page" "$(options_untold)"

# keys_untold: prints the keys of the keymap that cdslog-keys(7) does not have
keys_untold() {
	sed -n 's/^	{.*ACTION_[A-Z_]*, "\(.*\)"},$/\1/p' cmd/tui/keymap.c | sort -u |
		while IFS= read -r k; do
			grep -qF -- "$k" man/cdslog-keys.7 || echo "$k"
		done
}
check "every key is in cdslog-keys(7)" "$(keys_untold)"

# screens_of_table, screens_of_page: the names for people's own keys, in the table of screens and in
# cdslog-keys(7)
screens_of_table() {
	sed -n 's/^	SCREEN(.*"\(.*\)".*/\1/p' cmd/tui/screens.h
}
screens_of_page() {
	sed -n '/^\.Cm sessions ,/,/^and/p' man/cdslog-keys.7 | sed '/^and/d; s/^\.Cm//' |
		tr ', ' '\n\n' | grep .
}
check "there are screens" "$([ "$(screens_of_table | wc -l)" -ge 17 ] || screens_of_table)"
check "cdslog-keys(7) names every screen, and no other" \
	"$({ screens_of_table; screens_of_page; } | sort | uniq -u)"
check "manual pages are sound" "$(mandoc -Tlint -Wwarning man/* 2>&1)"

# A word of a heading that is also the name of a macro, as In or No, is taken for it, and no warning
# says so.  In mandoc's tree what stands deeper than a heading belongs to it, and should be text.
headings_with_macros() {
	for p in man/*; do
		mandoc -Ttree "$p" | awk -v p="$p" '
			/^ *S[hs] \(head\)/ { match($0, /^ */); deep = RLENGTH; inside = 1; next }
			inside && match($0, /^ */) && RLENGTH <= deep { inside = 0 }
			inside && !/\(text\)/ { print p ": " $0 }'
	done
}
check "headings hold no macros" "$(headings_with_macros)"

# ---- what is built -----------------------------------------------------------

# symbols_untold: prints the public symbols of the library that its header does not have
symbols_untold() {
	nm -g --defined-only "${BUILD:-build}/libcdslog.a" 2>/dev/null |
		awk '$2 ~ /[TDRB]/ { print $3 }' | grep -vE '^(cds__|__)' | sort -u |
		while read -r s; do
			grep -qw "$s" lib/cdslog.h || echo "$s"
		done
}
check "public symbols are in the header" "$(symbols_untold)"
check "nothing built is tracked" "$(git ls-files 2>/dev/null | grep -E '\.(o|a|so|cdslog|db)$')"
done_testing
