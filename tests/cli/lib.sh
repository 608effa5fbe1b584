# TAP for shell tests: is, like, exits; each prints a line and goes on.
n=0
: "${CDSLOG:=cdslog}"
export CDSLOG_LANG=en CDSLOG_FILE="$PWD/a.cdslog"
out=
rc=0

run() { # runs cdslog, keeps what it said on both channels and how it ended
	rc=0
	out=$("$CDSLOG" "$@" 2>err) || rc=$?
	err=$(cat err)
}
pass() { n=$((n + 1)); echo "ok $n - $1"; }
fail() {
	n=$((n + 1))
	echo "not ok $n - $1"
	echo "#   out: $out" | head -n 20
	echo "#   err: $err (exit $rc)"
}
exits() { if [ "$rc" = "$1" ]; then pass "$2"; else fail "$2: exit $rc, not $1"; fi; }
is() { if [ "$1" = "$2" ]; then pass "$3"; else fail "$3: '$1' is not '$2'"; fi; }
like() { case $1 in *"$2"*) pass "$3" ;; *) fail "$3: no '$2'" ;; esac; }
shows() { if printf '%s\n' "$1" | grep -q -e "$2"; then pass "$3"; else fail "$3: nothing like '$2'"; fi; } # a pattern in one line
unlike() { case $1 in *"$2"*) fail "$3: '$2' is there" ;; *) pass "$3" ;; esac; }
done_testing() { echo "1..$n"; }
field() { # the first value of that name in JSON
	printf '%s' "$out" | grep -o "\"$1\": [^,}]*" | head -n 1 | sed 's/^[^:]*: //'
}
