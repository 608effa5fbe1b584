#!/bin/sh
# "-" in place of a file: what comes by standard input, and what goes to standard output.
. "$ROOT/tests/cli/lib.sh"

"$CDSLOG" --file b.cdslog add --new --date 5/5/2024 --place 'Phước Ninh' eid=12 >/dev/null
"$CDSLOG" --file c.cdslog add --new --date 6/5/2024 --place 'Mỹ Bình' bank=7 >/dev/null
mkdir tmp
export TMPDIR="$PWD/tmp"
left() { ls -A tmp; }

# a log that comes by a pipe
cat b.cdslog | "$CDSLOG" merge - >piped 2>err
is "$?" 0 "merge -"
like "$(cat piped)" "-: " "says of what"
run list --format csv
like "$out" "Phước Ninh" "what came is in the log"
is "$(left)" "" "and no copy is left"
run merges --format csv
shows "$out" "^1,[0-9: -]*,-," "the receipt has the name that was given"
run merge - <b.cdslog
exits 0 "once more, from a file"
like "$out" "0 new entries" "brings nothing"
run merge --dry-run - c.cdslog <b.cdslog
exits 0 "- among other files"
like "$out" "2 of 2 files can be merged" "is one of them"
run merge --format json - <c.cdslog
like "$out" '{"file": "-", ' "in JSON, too"
is "$(field sessions_new)" 1 "with what came"
run merge - - <b.cdslog
exits 2 "- twice"
like "$err" "only once" "is refused"

# nobody sends anything
if command -v script >/dev/null; then
	said=$(script -qec "$CDSLOG merge -" /dev/null </dev/null)
	is "$?" 2 "at a keyboard - is refused"
	like "$said" "standard input is the keyboard: name a file in place of '-'" "says why"
	like "$said" "'cdslog merge - < FILE'" "and how it is meant"
else
	echo "# not here: script, which makes a terminal"
fi

# what is no log, or not all of one
run merge - </dev/null
exits 1 "an empty stream"
like "$err" "'-' is empty, not a cdslog log" "is named as such"
head -c 5000 c.cdslog >cut
run merge - <cut
exits 1 "a log that was cut off on its way"
like "$err" "'-' is cut short" "is told"
run merge - <&-
exits 1 "no standard input at all"
run check
exits 0 "the log is whole"
is "$(left)" "" "no copy is left of any of them"

# the copy is private, and goes with whoever stops the program
mkfifo pipe
"$CDSLOG" merge - <pipe >/dev/null 2>&1 &
pid=$!
exec 3>pipe
printf 'SQLite' >&3
i=0
while [ -z "$(left)" ] && [ $i -lt 100 ]; do
	sleep 0.1
	i=$((i + 1))
done
is "$(stat -c %a tmp/*)" 600 "nobody else can read the copy"
kill "$pid"
wait "$pid" 2>/dev/null
is "$?" 143 "a signal ends it"
exec 3>&-
is "$(left)" "" "and the copy is gone"

# no room for the copy
run report --format json
before=$out
dd if=/dev/zero of=large bs=1024 count=300 2>/dev/null
cat c.cdslog large >larger
(ulimit -f 100 && exec "$CDSLOG" merge - <larger) >full 2>&1
is "$?" 1 "no room for the copy"
like "$(cat full)" "can't keep a copy of standard input in '$TMPDIR'" "is told, and where"
like "$(cat full)" "name another folder in TMPDIR" "and what to do"
is "$(left)" "" "nothing of it stays"
TMPDIR=$PWD/nowhere
run merge - <c.cdslog
exits 1 "no folder for the copy"
like "$err" "can't make a temporary file" "is told"
TMPDIR=$PWD/tmp
run report --format json
is "$out" "$before" "the log is as it was"

# a table
printf 'date,place,eid\n2024-05-07,Mỹ Bình,5\n2024-05-08,Mỹ Bình,x\n' >t.csv
table() {
	run import "$1" --map date='{date}' --map place='{place}' --map counts.eid='{eid}' \
		--dry-run
}
table t.csv
want="$err"
table - <t.csv
exits 3 "import -"
is "$err" "$want" "says what it says of a file"
"$CDSLOG" import - --map date='{date}' --map place='{place}' --map counts.eid='{eid}' \
	--rejects - <t.csv >rejects 2>/dev/null
is "$(tail -n 1 rejects)" "2024-05-08,Mỹ Bình,x" "--rejects - prints the refused rows"
run import t.csv --map date='{date}' --map place='{place}' --map counts.eid='{eid}'
like "$err" "1 the same" "the file itself is the same table, by its headings"
printf 'date,place\n2024-05-07,M\377\n' >latin.csv
run import - --map date='{date}' --map place='{place}' <latin.csv
like "$err" "line 2 of '-' is not UTF-8" "a row that can't be read is told of '-'"
run place import - --list vn-2023 <<-'END'
	code,name,parent
	22,Tỉnh Ninh Thuận,
END
exits 0 "place import -"
is "$(left)" "" "no copy is left of the tables"
"$CDSLOG" export | "$CDSLOG" --file d.cdslog import - --new 2>/dev/null
is "$("$CDSLOG" --file d.cdslog report --format csv)" "$("$CDSLOG" report --format csv)" \
	"export and import through a pipe"

# standard output
run report
want=$out
run report -o -
is "$out" "$want" "report -o -"
run export --format json
want=$out
run export -o - --format json
is "$out" "$want" "export -o -"
run pack -o -
exits 2 "a pack is no stream"
like "$err" "a pack is a file, not a stream" "and says so"
is "$([ -e ./- ] || echo none)" none "nothing is called -"
"$CDSLOG" report -o - >/dev/full 2>err
is "$?" 1 "-o - where there is no room"
like "$(cat err)" "can't write the result" "is told"
done_testing
