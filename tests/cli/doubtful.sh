# values that are most often a slip of the finger: whoever types one is asked, a script has to say
# --sure, a table is taken with a word, and whoever merges sees them
. "$ROOT/tests/cli/lib.sh"
CDSLOG_NOW=2024-05-05T08:00:00Z
export CDSLOG_NOW

# sessions: prints how many the log has
sessions() { "$CDSLOG" list --format json | grep -o '"id"' | wc -l | tr -d ' '; }

# on the command line, where nobody can be asked
run add --place 'Mỹ Bình' --new --residents 10 --set group.women=12 eid=9
exits 2 "a doubtful session is refused"
like "$err" "12 women among 10 people: is that right?" "with the question"
like "$err" "--sure" "and the option that confirms it"
is "$(sessions)" 0 "nothing is written"
run place list --format csv
unlike "$out" "Mỹ Bình" "no place is made, either"
run --lang vi add --residents 10 --set group.women=12 eid=9
like "$err" "12 phụ nữ trong 10 người: đúng không?" "in Vietnamese"
run --lang vi add --residents 1200 eid=9
like "$err" "1.200 người mà tất cả dịch vụ cộng lại chỉ có 9 lượt: đúng không?" "and its numbers"
run --lang vi add --date 6/5/2024 eid=9
like "$err" "6/5/2024 là ngày chưa đến: đúng không?" "and its dates"
run add --date 6/5/2024 --residents 6000 --volunteers 300 eid=7000
is "$(printf '%s\n' "$err" | grep -c 'right?')" 4 "all that is doubtful is said at once"
run add --place 'Mỹ Bình' --new --residents 10 --set group.women=12 eid=9 --sure
exits 0 "what is confirmed is kept"
is "${#out}" 36 "and its UUID printed"
id=$out
run edit "$id" --note 'mưa'
exits 0 "a change that has nothing to do with it is not asked about"
run edit "$id" --residents 11
exits 2 "one that makes it doubtful anew is"
run edit "$id" --residents 11 --sure
exits 0 "unless it is confirmed"
run edit "$id" eid=200
like "$err" "'VNeID' 200 times for 11 people" "only what the change makes doubtful is said"
unlike "$err" "women" "and not what was so before"

# what shows it
run list --attention
like "$out" "look" "it is listed under what needs a look"
run show "$id"
like "$out" "12 women among 11 people" "which says why"
run report
shows "$out" "^  need a look *1$" "a report counts it"
cp a.cdslog from.cdslog
run --file lead.cdslog merge from.cdslog
run --file lead.cdslog report
shows "$out" "^  need a look *1$" "whoever merges it sees it, too"
run --file lead.cdslog review
shows "$out" "^doubtful or invalid values: 1 session; " "and the review names it"
run --file lead.cdslog check
exits 0 "and the log is sound"
run edit "$id" --set group.women=8
run list --attention --format csv
is "$(lines "$out")" 1 "once it is right, nothing needs a look"
run review
unlike "$out" "doubtful" "and the review names nothing"

# in line mode, at the end of the questions
plain() { # answers, one a line
	rc=0
	out=$(printf '%s\n' "$@" | "$CDSLOG" --plain 2>err) || rc=$?
	err=$(cat err)
}
before=$(sessions)
plain 1 '' '' '' 'eid 900' '' 3 '' '' '' 0
like "$out" "'VNeID' 900 times for 3 people: is that right?" "line mode asks"
is "$(sessions)" "$before" "Enter is no"
plain 13 0
like "$out" "900 assists" "and keeps the answers as a draft"
plain 13 1 '' '' '' '' 3 '' 1 1 0
is "$(sessions)" $((before + 1)) "1 keeps them"
plain 2 1 1 4 60000 '' '' 0
like "$out" "60,000 people at one outing: is that right?" "so is a change of one field"
like "$err" "nothing was written" "which Enter leaves"
unlike "$("$CDSLOG" list --format json)" 60000 "indeed"

# at a terminal a command asks, and understands a word, too
if command -v script >/dev/null; then
	CDSLOG_FILE=$PWD/terminal.cdslog
	for answer in yes có 1; do
		printf '%s\n' "$answer" | script -qec "$CDSLOG add --residents 6000" /dev/null >said
		is "$?" 0 "$answer is yes"
	done
	like "$(cat said)" "6,000 people at one outing: is that right?" "to a question"
	for answer in no '' 10; do
		printf '%s\n' "$answer" | script -qec "$CDSLOG add --residents 6000" /dev/null >said
		is "$?" 2 "'$answer' is not"
	done
	like "$(cat said)" "nothing was written" "and nothing is written"
	is "$(sessions)" 3 "indeed"
	CDSLOG_FILE=$PWD/a.cdslog
else
	echo "# not here: script, which makes a terminal"
fi

# a table is taken, and what is doubtful is listed
cat >t.csv <<'CSV'
date,place,residents,women,assist.eid
2024-05-01,Mỹ Bình,10,12,9
2024-05-07,Mỹ Bình,10,8,9
2024-05-02,Mỹ Bình,,8,9
CSV
run --file t.cdslog import t.csv --new
exits 3 "a table with doubtful rows needs a look"
like "$err" "line 2, to be checked: 12 women among 10 people" "each is listed with its line"
like "$err" "line 3, to be checked: 2024-05-07 is still to come" "a day to come, too"
like "$err" "3 added" "all rows are taken"
like "$err" "doubtful, but taken: 2 rows" "and counted"
run --file t.cdslog import t.csv --new
exits 0 "the same table says nothing new"
sed 's/,10,12,9/,10,7,9/' t.csv >u.csv
run --file t.cdslog import u.csv --new
exits 0 "and neither does one that is put right"
done_testing
