#!/bin/sh
# The folders are floors.  A file includes headers of its own folder and of those below, and uses
# nothing that is defined above.
. "$ROOT/tests/lint/lib.sh"

# From the ground up.  "." are the files of cmd itself: main.c, and what names all commands.
lib="base store entry derive log catalogue session review report import exchange"
cmd="app out model command plain tui/term tui tui/widget tui/view ."

# floor ORDER FOLDER: prints how high it lies, nothing if it is no floor
floor() {
	echo "$1" | tr ' ' '\n' | grep -nxF -- "$2" | cut -d: -f1
}

# folder PATH: prints the folder of a path below lib or cmd
folder() {
	case $1 in
	*/*) echo "${1%/*}" ;;
	*) echo . ;;
	esac
}

# ---- what is included --------------------------------------------------------

# includes_up TREE ORDER: names each include of a higher floor, and each file that lies on none
includes_up() {
	find "$1" -name '*.[ch]' ! -path lib/cdslog.h | sort | while read -r f; do
		own=$(floor "$2" "$(folder "${f#"$1"/}")")
		[ -n "$own" ] || { echo "$f lies on no floor"; continue; }
		sed -n 's/^#include "\(.*\)"$/\1/p' "$f" | grep -vx cdslog.h | while read -r i; do
			other=$(floor "$2" "$(folder "$i")")
			[ "${other:-99}" -le "$own" ] || echo "$f includes $i, which lies above it"
		done
	done
}
check "the library includes downwards" "$(includes_up lib "$lib")"
check "the program includes downwards" "$(includes_up cmd "$cmd")"

# ---- what is called ----------------------------------------------------------

build=${BUILD:-build}
objects=$(find lib cmd -name '*.c' | sed "s|^|$build/|; s|c\$|o|")

# calls_up TREE ORDER: names each function or table that is used below the folder which defines it
calls_up() {
	nm -A $objects | sed "s|^$build/||" | grep "^$1/" | awk -v tree="$1/" -v order="$2" '
		BEGIN {
			n = split(order, folders, " ")
			for (i = 1; i <= n; i++)
				floor[folders[i]] = i
		}
		{
			file = substr($1, length(tree) + 1)
			sub(/\.o:.*/, ".c", file)
			folder = file
			if (!sub(/\/[^\/]*$/, "", folder))
				folder = "."
			name = $NF
			if ($(NF - 1) == "U")
				used[file, name] = folder
			else if ($(NF - 1) ~ /^[TDRBC]$/) {
				at[name] = folder
				defined[name] = file
			}
		}
		END {
			for (pair in used) {
				split(pair, of, SUBSEP)
				name = of[2]
				if (name in at && floor[at[name]] > floor[used[pair]])
					print tree of[1] " uses " name " of " tree defined[name]
			}
		}' | sort
}
check "all is built" "$(for o in $objects; do [ -f "$o" ] || echo "$o"; done)"
check "the library calls downwards" "$(calls_up lib "$lib")"
check "the program calls downwards" "$(calls_up cmd "$cmd")"

# ---- what is known -----------------------------------------------------------

check "the library knows no terminal, environment or exit" \
	"$(grep -rnE '\b(printf|fprintf|puts|exit|getenv|abort)\(|<n?curses' lib |
		grep -v snprintf)"
check "only the screens know curses" "$(grep -rnE '<n?curses' lib cmd | grep -v '^cmd/tui/')"
check "what is no screen knows none" \
	"$(grep -rn '#include "tui/' cmd/app cmd/out cmd/model cmd/command cmd/plain)"
check "the program does not know SQLite" "$(grep -rn 'sqlite3\.h' cmd)"
any_floor=$(echo "$lib" | sed 's/ /\/|/g')/
check "the program includes no header of the library but one" \
	"$(grep -rnE "#include \"(lib/|\.\./|$any_floor)" cmd)"
done_testing
