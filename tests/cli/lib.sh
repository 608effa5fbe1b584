# What every test of the command line begins with: it runs the program, compares what it said, and
# prints a line of TAP for each comparison.  A test reads this file first, and calls done_testing
# last.  A comparison that fails is told, and the test goes on.
#
# A line of a test says one thing: first what is done, then what is expected of it.  The last
# argument of a comparison says in a few words what it shows.
n=0
: "${CDSLOG:=cdslog}"
export CDSLOG_LANG=en CDSLOG_FILE="$PWD/a.cdslog"
out=
err=
rc=0

# run ARGUMENT…: runs cdslog.  What it wrote to standard output is then in $out, to standard error
# in $err, and its exit status in $rc.
run() {
	rc=0
	out=$("$CDSLOG" "$@" 2>err) || rc=$?
	err=$(cat err)
}

# pass DESCRIPTION: reports one success.
pass() {
	n=$((n + 1))
	echo "ok $n - $1"
}

# fail DESCRIPTION: reports one failure, with what the program said last.
fail() {
	n=$((n + 1))
	echo "not ok $n - $1"
	echo "#   out: $out" | head -n 20
	echo "#   err: $err (exit $rc)"
}

# exits STATUS DESCRIPTION: the last run ended with this exit status.
exits() {
	if [ "$rc" = "$1" ]; then pass "$2"; else fail "$2: exit $rc, not $1"; fi
}

# is GOT WANTED DESCRIPTION: the two are the same, byte for byte.
is() {
	if [ "$1" = "$2" ]; then pass "$3"; else fail "$3: '$1' is not '$2'"; fi
}

# like TEXT WORDS DESCRIPTION: the words stand somewhere in the text.
like() {
	case $1 in
	*"$2"*) pass "$3" ;;
	*) fail "$3: no '$2'" ;;
	esac
}

# unlike TEXT WORDS DESCRIPTION: the words stand nowhere in the text.
unlike() {
	case $1 in
	*"$2"*) fail "$3: '$2' is there" ;;
	*) pass "$3" ;;
	esac
}

# shows TEXT PATTERN DESCRIPTION: a line of the text matches grep's pattern.
shows() {
	if printf '%s\n' "$1" | grep -q -e "$2"; then
		pass "$3"
	else
		fail "$3: nothing like '$2'"
	fi
}

# holds DESCRIPTION COMMAND…: the command, as a rule a test in [ ], succeeds.
holds() {
	holds_what=$1
	shift
	if "$@"; then pass "$holds_what"; else fail "$holds_what: not so: $*"; fi
}

# lines TEXT: prints how many lines the text has.
lines() {
	printf '%s\n' "$1" | wc -l | tr -d ' '
}

# field NAME: prints the first value of this name in the JSON of the last run.
field() {
	printf '%s' "$out" | grep -o "\"$1\": [^,}]*" | head -n 1 | sed 's/^[^:]*: //'
}

# code: prints the fingerprint in the JSON of the last run, without quotes.
code() {
	field fingerprint | tr -d '"}'
}

# draw: makes $seed the next number of a sequence that depends on nothing but the first one.
draw() {
	seed=$(((seed * 16807) % 2147483647))
}

# done_testing: prints the plan, so that a test that died before is noticed.
done_testing() {
	echo "1..$n"
}
