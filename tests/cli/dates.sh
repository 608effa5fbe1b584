# Dates and periods that are not written in full: the same forms wherever one is typed, and which
# days were meant.
. "$ROOT/tests/cli/lib.sh"
CDSLOG_NOW=2026-11-27T05:00:00Z # a Friday
export CDSLOG_NOW
run place add 'Mỹ Bình'

add() { # the date as it is typed, as it is stored, and what is told
	run add --date "$1" --place 'Mỹ Bình' eid=1
	exits 0 "add --date $1"
	is "${#out}" 36 "prints the UUID alone"
	is "$err" "$3" "and on standard error what was meant"
	run show "$out" --format json
	like "$out" "\"date\": \"$2\"" "it is $2"
}
add 5/5 2026-05-05 'cdslog: meant: 2026-05-05'
add 28/11 2025-11-28 'cdslog: meant: 2025-11-28'
add 26 2026-11-26 'cdslog: meant: 2026-11-26'
add 25.11 2026-11-25 'cdslog: meant: 2026-11-25'
add 24-26/11 2026-11-24/2026-11-26 'cdslog: meant: 2026-11-24–2026-11-26'
add 'HÔM QUA' 2026-11-26 'cdslog: meant: 2026-11-26'
add yesterday 2026-11-26 'cdslog: meant: 2026-11-26'
add 'thứ bảy' 2026-11-21 'cdslog: meant: 2026-11-21'
add 25/11/2026 2026-11-25 ''
add 24-26/11/2026 2026-11-24/2026-11-26 ''

run --lang vi add --date 25/11 --place 'Mỹ Bình' eid=1
is "$err" 'cdslog: hiểu là: 25/11/2026' "in Vietnamese"
run --lang vi add --date 31/2/2024 eid=1
is "$err" "cdslog: '31/2/2024': tháng 2 năm 2024 có 29 ngày" "and why not"
run --lang vi report --period 'kỳ 1'
like "$err" "quý II/2024, 6 tháng đầu năm 2024, 9 tháng 2024" "with the forms of a period"
run list --format json --limit 1
id=$(printf '%s' "$out" | sed -n 's/.*"id": "\([^"]*\)".*/\1/p')
run edit "$id" --date 'hôm kia'
is "$err" 'cdslog: meant: 2026-11-25' "edit, too"

period() { # arguments, the first and the last day, what is told
	first=$1 last=$2 told=$3
	shift 3
	run report --format json "$@"
	exits 0 "report $*"
	is "$(field from) $(field to)" "\"$first\" \"$last\"" "from $first to $last"
	is "$err" "$told" "and says which days were meant"
}
period 2026-11-01 2026-11-30 'cdslog: meant: 2026-11-01–2026-11-30' --period this-month
period 2026-11-15 2026-12-14 'cdslog: meant: 2026-11-15–2026-12-14' --period this-month --cutoff 14
period 2026-07-01 2026-09-30 'cdslog: meant: 2026-07-01–2026-09-30' --period 'quý trước'
period 2023-05-01 2023-05-31 '' --period 'tháng 5/2023'
period 2023-03-15 2023-06-14 '' --period 'quý II/2023' --cutoff 14
period 2023-01-01 2023-06-30 '' --period '6 tháng đầu năm 2023'
period 2023-01-01 2023-09-30 '' --period '9 tháng 2023'
period 2026-11-20 2026-11-22 '' --period '20-22/11/2026'
run list --from 25/11 --to hôm-nay
exits 2 "what is no date is none"
run list --from 26 --to 'hôm nay' --format json
is "$(printf '%s' "$out" | grep -o '"id"' | wc -l | tr -d ' ')" 2 "list takes them"
run pack -o p.cdslog --since 26/11
exits 0 "pack takes one"
like "$err" "meant: 2026-11-26" "and says which"
run place add 'Thôn 1' --from 1/7
like "$err" "meant: 2026-07-01" "a place is valid from one"

# An import on another day makes the same entries.
cat >t.csv <<'CSV'
date,place,assist.eid
26/11,Mỹ Bình,3
hôm qua,Mỹ Bình,4
24-25/11/2026,Mỹ Bình,5
25/11/2026,Mỹ Bình,5.000.000
CSV
run import t.csv
exits 3 "a table needs whole dates"
like "$err" "'26/11' is not a whole date: here the year is written, too" "and says so"
like "$err" "'hôm qua' is not a whole date" "of words as well"
like "$err" "'5.000.000' is too large: at most 1,000,000" "a count is told its limit"
run --lang vi import t.csv
like "$err" "'5.000.000' quá lớn: nhiều nhất 1.000.000" "in Vietnamese"
run list --format json
like "$out" '"date": "2026-11-24/2026-11-25"' "several days of one month and year are whole"

done_testing
