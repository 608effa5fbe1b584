# What disagrees, and what two people both logged: seen and settled on the command line.
. "$ROOT/tests/cli/lib.sh"

# sessions FILE: prints how many of its sessions count
sessions() {
	"$CDSLOG" --file "$1" report --format json | grep -o '"sessions": [0-9]*' | sed -n 1p
}

# nothing yet
run place add 'Phường Mỹ Bình' --level commune
run place add 'Khu phố 3' --level hamlet --parent 'Mỹ Bình'
run review
exits 0 "nothing to review"
like "$out" "conflicts: 0, likely duplicates: 0" "says so"

# two laptops log one outing, and both change one session
run add --place 'Khu phố 3' --date 5/5/2024 eid=30 dvc=10
a=$out
run --file b.cdslog merge a.cdslog
CDSLOG_AUTHOR='Trần Văn Nam'
CDSLOG_DEVICE=may-2
run --file b.cdslog add --place 'Mỹ Bình' --date 5/5/2024 eid=28 dvc=10
b=$out
run --file b.cdslog edit "$a" --residents 40
CDSLOG_AUTHOR='Nguyễn Thị Hoa'
CDSLOG_DEVICE=may-1
run edit "$a" --residents 45

# the merge says so, before and after
run merge --dry-run b.cdslog
like "$out" "1 in conflict" "foretold"
shows "$out" "40.*45\|45.*40" "with both values"
like "$out" "1 likely duplicate" "both"
run merge b.cdslog
exits 3 "merged"
like "$out" "1 likely duplicate" "the merge says so"
run report
exits 0 "a report"
shows "$out" "likely duplicates *1" "says how many are open"
is "$("$CDSLOG" report --format json | grep -o '"duplicates": [0-9]*')" '"duplicates": 1' \
	"also to programs"

# review shows both
run review
exits 3 "something to review"
like "$out" "conflicts: 1, likely duplicates: 1" "counts"
shows "$out" "^  [* ] 45 .*may-1" "one value, with laptop"
shows "$out" "^  [* ] 40 .*may-2" "the other"
shows "$out" "^  \* 4[05] " "and which stands"
like "$out" "same day, one place within the other, same services, near counts" "reasons"
run review "$a"
exits 3 "one session"
like "$out" "Nguyễn Thị Hoa" "with its history"
run review --format json
shows "$out" '"what": "conflict".*"field": "residents"' "JSON: a conflict"
shows "$out" '"value": 40, .*"device": "may-2"' "with the values, and whose"
shows "$out" '"what": "duplicate".*"score": [0-9]*.*"reasons": \["same-day"' "and a duplicate"

# the conflict is settled
entry=$("$CDSLOG" show "$a" --format json | grep -o '"id": "[^"]*' | cut -c8- | sed -n 1p)
run review "$a" --keep zzzz
exits 2 "no such entry"
like "$err" "zzzz" "named"
run review "$a" --keep "${entry%????????}"
exits 2 "the first entry does not compete"
competes=$("$CDSLOG" review "$a" | sed -n 's/.* 45  *\([0-9a-f]*\) .*/\1/p' | head -n 1)
run review "$a" --keep "$competes"
exits 0 "one is kept"
run show "$a"
like "$out" "45" "it stands"
run review "$a" --format json
unlike "$out" conflict "settled"
run --file b.cdslog merge a.cdslog
run --file b.cdslog review
like "$out" "conflicts: 0" "settled where it is merged"

# the likely duplicate is ruled on
run review "$a" "$b"
exits 2 "two, and nothing said of them"
run review "$a" --count "$a"
exits 2 "one is no pair"
run review "$a" "$b" --count "$a" --different
exits 2 "one ruling at a time"
run review "$a" ffff0000 --different
exits 1 "no such session"
run review "$a" "$b" --withdraw
exits 1 "nothing to take back"
is "$(sessions a.cdslog)" '"sessions": 2' "both count until somebody rules"
run review "$a" "$b" --count "$b"
exits 0 "ruled one outing"
is "$(sessions a.cdslog)" '"sessions": 1' "one counts"
run list
unlike "$out" "Khu phố 3" "the other is out of the list"
run list --removed
like "$out" "duplicate" "and is listed as such with what was removed"
run show "$a"
like "$out" "duplicate" "shown as such"
run review
exits 0 "nothing left"
run review --ruled
exits 0 "rulings"
like "$out" "ruled one outing" "listed"
shows "$out" "\* .*Mỹ Bình" "with the one that counts"
run merges --format json
like "$out" '"duplicates": 1' "the receipt keeps what it raised"
run --file b.cdslog merge a.cdslog
is "$(sessions b.cdslog)" '"sessions": 1' "the ruling travels"

# a ruling is taken back
run review "$a" "$b" --withdraw
exits 0 "taken back"
is "$(sessions a.cdslog)" '"sessions": 2' "both count again"
run review "$a" "$b" --different
exits 0 "not a duplicate"
run review
exits 0 "nothing open"
is "$(sessions a.cdslog)" '"sessions": 2' "both count"
run review "$a" "$b"
exits 2 "two sessions and no ruling"
like "$err" "no ruling given: --count ID, --different" "says what to add"
run review --limit 0
exits 2 "no limit"
run check
exits 0 "check agrees"
CDSLOG_LANG="vi"
run review "$a" "$b" --withdraw
run review
like "$out" "nghi trùng, " "in Vietnamese"
run review "$a" "$b" --different
run review --ruled
like "$out" "trùng" "in Vietnamese"
done_testing
