# The volunteer's day: add, edit, remove, restore, list, show, report.
. "$ROOT/tests/cli/lib.sh"

# no log yet, no place yet
run report
exits 1 "a report of a log that is not there fails"
like "$err" "there is no log" "and says so"
run add --place 'Mỹ Bình' eid=40
exits 1 "an unknown place is an error"
like "$err" "there is no place 'Mỹ Bình'" "that names it"

# two sessions are logged
run add --place 'Mỹ Bình' --team 'Tổ 1' --residents 60 --new --date 3/4/2024 eid=40 bank=12
exits 0 "add with --new"
id=$out
is "${#id}" 36 "add prints a UUID alone"
run add --place 'my binh' --date 2024-04-20 eid=7.500 --sure
exits 0 "a place without marks, a count with a dot"
run add --place 'Mỹ Bìng' eid=1
exits 1 "a misspelt place"
like "$err" "did you mean 'Mỹ Bình'" "suggests the nearest"
run report --format json
is "$(field sessions)" 2 "two sessions"
is "$(field assists)" 7552 "assists add up"
is "$(field residents)" 60 "residents where counted"
is "$(field sessions_with_residents)" 1 "and at how many"
run show "$id"
like "$out" "2024-04-03" "3/4/2024 is the third of April"

# a session is changed, removed and brought back
run edit "$(echo "$id" | cut -c1-13)" --residents 61 eid=41
exits 0 "edit by the start of the UUID"
run show "$id" --history
like "$out" "60 → 61" "the history tells from what to what"
like "$out" "Nguyễn Thị Hoa (may-1)" "and who, where"
run edit "$id" --residents 61
run show "$id" --format json
is "$(printf '%s' "$out" | grep -o '"clock"' | wc -l)" 2 "saying the same again writes no entry"
run remove "$id"
exits 0 "remove"
run report --format json
is "$(field sessions)" 1 "removed does not count"
run list --removed
like "$out" "removed" "but is listed when asked for"
run restore "$id"
run report --format json
is "$(field assists)" 7553 "restore brings it back"

# listing and searching
run list --limit 1
is "$(lines "$out")" 2 "list --limit"
run list --search 'MY BINH'
like "$out" "Mỹ Bình" "search without marks"
run list --search 'mỹ bỉnh'
unlike "$out" "Tổ 1" "a typed mark counts"

# reports: rows, state months, quarters, odd days
run report --by place,service --format csv
like "$out" "Mỹ Bình,eid,2,7541" "report by place and service"
run report --by month --cutoff 14 --format csv
like "$out" "2024-05,1,7500" "state months begin on the 15th"
run report --period 2024-Q2 --format json
is "$(field sessions)" 2 "a quarter"
unlike "$err" "meant" "a period in full needs no word"
run report --from 2024-04-04 --to 2024-04-19 --format json
is "$(field sessions)" 0 "odd days are scanned"

# what nobody counted, and what must not be written
run add --date 2024-05-05/2024-05-07 --place 'Mỹ Bình' eid='?'
exits 0 "several days, a count that nobody took"
run report --format json
is "$(field uncounted)" 1 "is told as uncounted"
run add --place 'Mỹ Bình' --note 'gọi bác Tư 0912 345 678'
exits 2 "a phone number in a note is refused"
like "$err" "phone or ID number" "with the reason"

# in a log of their own: what one service counted, and what all did
F=$CDSLOG_FILE
CDSLOG_FILE=$PWD/one.cdslog
run add --date 2024-06-01 --place 'Mỹ Bình' --new eid=4 bank=30 class=9
id=$out
run add --date 2024-06-02 eid=3 qr=50
run list --service eid
shows "$err" "^2 sessions, 7 assists; eid$" \
	"list --service adds what that service counts, as report does"
shows "$out" "eid  *By" "its column says so"
unlike "$out" " 34 " "not all that was done there"
run report
like "$out" "VNeID" "a report calls services by their names"
unlike "$out" " eid " "not by codes"
run list --service eid --format csv
shows "$out" ",4,0,0,," "in CSV, too"
run list --service eid --format json
like "$out" '"bank"' "JSON has each session whole"
run list --service class
shows "$err" "; attendance: 9; class$" "attendance is attendance"
run list
shows "$err" "^2 sessions, 37 assists$" "without a service all of them"
run edit "$id" eid=5 bank=29
run report --by service --format csv
shows "$out" "^eid,2,8," "what moves from a service to another changes theirs"
shows "$out" "^bank,1,29," "though the sum stays"

# a place is found as people write an address
run place add 'Phường Đài Sơn'
run place add 'Khu phố 5' --parent 'Phường Đài Sơn'
run place add 'Thôn Sơn Hạ' --parent 'Phường Đài Sơn'
for typed in 'khu pho 5 dai son' '5  đài sơn' 'KHU PHO 5 phuong dai son' 'khu pho 5, dai son'; do
	run place list "$typed"
	shows "$out" "^  Khu phố 5, Phường Đài Sơn *$" \
		"a place is found as an address is said: $typed"
done
run place list 'son dai'
is "$out" "" "but a part of its name is not its name"
run place list 'khu pho 5 đài sờn'
is "$out" "" "and marks count"
run place list 'dai son'
unlike "$out" "Khu phố" "one that is under it is not it"

# back in the first log: it is sound, and reports speak both languages
CDSLOG_FILE=$F
run check
exits 0 "check"
like "$out" "all is well" "all is well"
run report --by service
shows "$out" "^VNeID  *[0-9]  " "rows by service have its name"
run report --by service --format json
like "$out" '"service": "eid"' "JSON its code"
CDSLOG_LANG="vi"
run report
like "$out" "lượt hỗ trợ" "Vietnamese"
like "$out" "7.5" "numbers with dots"
run report --by half
shows "$out" "^15–30/4/2024  *1 " "half months by their days"
run report --by month
shows "$out" "^04/2024  *2 " "months"
run report --by half --format csv
shows "$out" "^2024-04-b,1," "in CSV as programs have them"
CDSLOG_LANG=en
done_testing
