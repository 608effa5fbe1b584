# A volunteer takes out words that should not have been written.
. "$ROOT/tests/cli/lib.sh"

run add --place 'Mỹ Bình' --new --note 'nhà bà Nga đầu ngõ' --date 5/5/2024 eid=4
id=$out
run add --place 'Mỹ Bình' --note 'sóng yếu' --date 6/5/2024 eid=5

# a session's words
run redact "$id"
exits 0 "a session's words"
like "$out" "erased from this log" "it says where from"
is "$(grep -c 'bà Nga' a.cdslog)" 0 "not in the bytes"
is "$(grep -c 'sóng yếu' a.cdslog)" 1 "the other note is"
run show "$id" --history
like "$out" "text erased" "the history says so"
like "$out" "VNeID" "and keeps the numbers"
run redact "$id"
exits 0 "twice"
like "$err" "already" "says so"
run redact zzzz
exits 2 "no id"
run redact 00000000
exits 1 "no such one"
like "$err" "no entry" "is said"
run redact "$id" --field residents
exits 1 "numbers stay"

# one entry's words
session=$("$CDSLOG" list --format json --search 'song yeu' | grep -o '"id": "[^"]*' | head -n 1 |
	cut -c8-)
entry=$("$CDSLOG" show "$session" --format json | sed 's/.*"entries": \[{"id": "//' | cut -c1-36)
run redact "$entry"
exits 0 "one entry by its id"
is "$(grep -c 'sóng yếu' a.cdslog)" 0 "its words are gone too"
run check
exits 0 "check agrees"

# merged and exported
run --file b.cdslog merge a.cdslog
exits 0 "merged"
like "$out" "text of 2 notes erased" "and said"
run export
unlike "$out" "Nga" "an export has no words"
CDSLOG_LANG="vi"
run show "$id"
like "$out" "đã xóa nội dung" "in Vietnamese"
done_testing
