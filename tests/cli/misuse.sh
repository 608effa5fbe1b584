# What bad input gets: an error that names the thing, exit 2, and the log as it was.
. "$ROOT/tests/cli/lib.sh"
run add --place 'Mỹ Bình' --new eid=1
run report --format json
before=$out

# bad DESCRIPTION WORDS ARGUMENT…: these arguments are refused as misuse, in these words
bad() {
	what=$1
	words=$2
	shift 2
	run "$@"
	exits 2 "$what is misuse"
	like "$err" "$words" "$what is named"
}

# what can't be understood on the command line
bad_date() { # the date, expected words
	bad "date '$1'" "$2" add --date "$1" --place 'Mỹ Bình'
}
bad_date 31/2/2024 "'31/2/2024': February 2024 has 29 days"
bad_date 31/4 "'31/4': April has no more than 30 days"
bad_date 2024-13-01 "there is no month 13"
bad_date 1/1/1969 "years run from 1970 to 2199"
bad_date 3/4/24 "four digits"
bad_date 7/5/2024-5/5/2024 "the last day is before the first"
bad_date 5-7 "is not clear"
bad_date 'trên 7.500' "is not a date: write 31/5/2024, 31/5"
bad_date '' "no date is given"
for c in -3 1e9 'trên 7.500' 7.50 1.5 7,5000 1000001 '1 000' 0x10; do
	bad "count '$c'" "eid: '$c'" add --place 'Mỹ Bình' "eid=$c"
done
bad "an unknown command" "did you mean 'report'" reprot
bad "an unknown option" "did you mean '--residents'" add --resident 5
bad "a missing value" "needs a value" add --place
bad "a bare service" "is not SERVICE=COUNT" add --place 'Mỹ Bình' eid
for c in list report export check 'pack -o p.cdslog' 'show abcd' 'merges 1' 'unmerge 1' \
	'redact abcd' 'help add' 'place list Mỹ' 'config lang vi'; do
	bad "a word too many for '$c'" "unexpected argument 'Hoa': see 'cdslog help ${c%% *}'" \
		$c Hoa
done
bad "a setting that there is not" "there is no setting 'autor': use author, commune" config autor An
bad "also to read it" "there is no setting 'autor'" config autor
bad "no number of a merge" "'x' is not the number of a merge" unmerge x
bad "one service twice" "'VNeID' is counted twice" add --place 'Mỹ Bình' eid=3 VNeID=4
bad "an obstacle that is no word" "no signal: 'maybe' is neither yes nor a count" \
	add --place 'Mỹ Bình' --set obstacle.signal=maybe
bad "an unknown format" "unknown format" report --format xml
bad "an unknown by" "report by" report --by colour
bad "a month that there is not" "there is no month 13" report --period 2024-13
bad "an unknown period" "is not a period: write 2024, 5/2024, Q2/2024" report --period bogus
bad "a period turned round" "ends before it begins" report --period '2024 - 2023'
bad "no date to pack from" "is not a date" pack -o p.cdslog --since bogus
bad "several days for one" "is several days" place add 'Thôn 1' --from 5-7/5/2024
bad "a short prefix" "4 characters" show ab
bad "invalid UTF-8" "not plain UTF-8" add --place "$(printf 'M\377')"
bad "a control character" "plain" add --place "$(printf 'a\033[2J')" --new
bad "a field nobody knows" "'colour' is not the name of a field" \
	add --place 'Mỹ Bình' --set colour=red
bad "a name that is also a word" "'women' không phải tên trường, ví dụ group.women" \
	--lang vi add --set women=5
bad "a bad language" "not a language" --lang fr report

# sessions, services and places that are not there
run show 00000000
exits 1 "no such session"
like "$err" "there is no session" "is said"
run add --place 'Mỹ Bình' xyz=4
exits 1 "no such service"
like "$err" "add --new to create it" "which may be a new one, where something is recorded"
run list --place Xyz
exits 1 "no such place"
like "$err" "there is no place 'Xyz'" "is named"
unlike "$err" "--new" "nothing is made where something is looked up"
run place add 'Thôn 9' --parent Xyz
exits 1 "no such place above"
unlike "$err" "--new" "nor is an option named that there is not"
printf 'date,place,eid\n2024-05-05,Xyz,3\n2024-05-06,Xyz,3\n' >new.csv
run import new.csv
exits 3 "no such place in a table"
is "$(printf '%s\n' "$err" | grep -c -e --new)" 1 "is told with the way out, once"

# files that are no logs, and more than fits
run --file a.cdslog/here.cdslog add eid=1
exits 1 "a file in a file"
like "$err" "a.cdslog/here.cdslog" "is named"
run --file "$PWD" report
exits 1 "a folder is not a log"
like "$err" "not a file" "it says"
printf 'not a database at all, just words, as many as a header has bytes%100s' '' >t.cdslog
run --file t.cdslog report
exits 1 "text is not a log"
like "$err" "is not a cdslog log: name another file" "it says, and what to do"
head -c 10000000 /dev/zero | tr '\0' a >big
run add --place "$(head -c 100000 big)" --new
exits 2 "100 kB of name are refused"
run report --format json
is "$out" "$before" "and the log is as it was"
rc=0
"$CDSLOG" report >/dev/full 2>err || rc=$?
exits 1 "a full disk under the output is a failure"

# help, in both languages
run help
exits 0 "help"
for c in add merge report import; do
	like "$out" "$c" "help lists $c"
done
for c in add edit remove restore list show merge report import export place team service check \
	config help; do
	run help $c
	exits 0 "help $c"
	CDSLOG_LANG="vi"
	run $c --help
	like "$out" "cách dùng" "$c --help in Vietnamese"
	CDSLOG_LANG=en
done
CDSLOG_LANG="vi"
run help
like "$out" "--file TỆP" "the help names an option's value in Vietnamese"
run help redact
like "$out" "cdslog redact MÃ" "and what a command takes"
run list --place
like "$err" "--place ĐỊA-BÀN" "so does the error where the value is missing"
CDSLOG_LANG=en
done_testing
