# Line mode: every operation as numbered questions and plain lines; the end of input is the way out.
. "$ROOT/tests/cli/lib.sh"

CDSLOG_NOW=2024-05-05T08:00:00Z
export CDSLOG_NOW

# plain ANSWER…: runs line mode with these answers to its questions, in their order
plain() {
	rc=0
	out=$(printf '%s\n' "$@" | "$CDSLOG" --plain 2>err) || rc=$?
	err=$(cat err)
}

# the menu, and the way out
plain 0
exits 0 "0 leaves"
like "$out" "1. log a session" "the menu"
like "$out" "0. leave" "with the way out"
is "$(printf '%s' "$out" | tr -d '\n' | LC_ALL=C tr -d '[:print:]\200-\377' | wc -c)" 0 \
	"no cursor movement, no colour"
rc=0
out=$("$CDSLOG" --plain </dev/null 2>&1) || rc=$?
exits 0 "the end of input leaves"

# a session is logged: date, place (new), team (none), a service and its count, no more, people,
# note, save
plain 1 31/2/2024 3/5 'Mỹ Bình' 1 '' 99 eid 'bảy' 40 '' 35 '0912345678' 'đông' 1 0
exits 0 "logging"
like "$err" "'31/2/2024': February 2024 has 29 days" "what is no date is asked again"
like "$out" "meant: 2024-05-03" "which day is meant without its year"
like "$err" "'bảy' is not a count" "and what is no count"
like "$err" "a phone or ID number" "and a phone number"
like "$out" "the session is saved" "saved"
like "$err" "'99' is not a number" "and what is no service"
like "$err" "no match for 'Mỹ Bình'" "a new place is told in words for this mode"
unlike "$err" "--new" "not for the command line"
run list --format json
like "$out" '"date": "2024-05-03", "place": "Mỹ Bình"' "it is in the log"
like "$out" '"residents": 35' "with what was answered"
id=$("$CDSLOG" list --format json | sed -n 's/.*"id": "\([^"]*\)".*/\1/p' | head -n 1)
plain 1 '' '' '' 12
exits 0 "an end in the middle"
run list --format json
is "$(printf '%s' "$out" | grep -o '"id"' | wc -l | tr -d ' ')" 1 \
	"saves nothing that nobody said to save"

# a session is looked up, changed, removed and brought back
plain 2 1 1 4 36 '' 0
like "$out" "1. 2024-05-03, Mỹ Bình" "the list is numbered"
like "$out" "the change is saved" "a field is changed"
run show "$id"
shows "$out" "residents *36" "in the log"
plain 2 1 2 1 '' 0
like "$out" "does not count any more" "removed"
plain 3 'my binh' 1 2 1 '' 0
like "$out" "counts again" "found without marks, and brought back"
plain 2 1 3 0
like "$out" "residents: 35 becomes 36" "its history"

# totals
plain 4 2024-05 1 0
shows "$out" "^sessions: 1$" "totals"
shows "$out" "^place: Mỹ Bình, sessions: 1, assists: 40, residents: 36$" "a row is a sentence"
shows "$out" "^VNeID: 40$" "and a service a line"
plain 4 'tháng này' 2 '' 0
like "$out" "meant: 2024-04-15 to 2024-05-14" "a period by today, with the cut-off"
shows "$out" "^sessions: 1$" "and its totals"
plain 4 hôm-qua 2024 2 0
like "$err" "'hôm-qua' is not a period" "no period is asked again"

# merging, reviewing and taking back
run --file b.cdslog merge a.cdslog
CDSLOG_DEVICE=may-2 run --file b.cdslog edit "$id" --residents 41
CDSLOG_DEVICE=may-2 run --file b.cdslog add --date 2024-05-03 --place 'Mỹ Bình' web=40
run edit "$id" --residents 42
plain 5 nowhere.cdslog 0
like "$err" "nowhere.cdslog" "no such file is told"
plain 5 b.cdslog 3 '' 0
like "$out" "new sessions: 1, changed sessions: 1" "what a file brings is told"
like "$out" "the log has 1 session and 40 assists; after the merge 2 sessions" "and the totals"
like "$err" "'3' is not a number of the list" "what can't be chosen is no answer"
run list --format json
unlike "$out" '"web"' "a merge is shown first, and nothing done without a yes"
plain 5 b.cdslog 2 1 0
like "$out" "residents: 4" "each value that changes is told to who asks"
like "$out" "Merge? its number" "asked"
like "$out" "b.cdslog is merge 1, which can be taken back" "done"
run show "$id"
like "$out" "conflict" "merged"
plain 0
shows "$out" "to review: [12]" "the menu counts what is open"
plain 6 1 0 0
like "$out" "; second: 4" "both sides"
like "$out" "settled" "settled"
run review
like "$out" "conflicts: 0" "and gone"
plain 6 '' '' 0
exits 0 "what is open can be passed over"
plain 7 1 0
like "$out" "Take it back?" "a merge is taken back after a question"
like "$out" "b.cdslog" "from the list of them"
run list --format json
like "$out" '"web"' "not without a yes"

# several files in one merge: paths, quoted ones, numbers of those that were found, a folder
CDSLOG_FILE=$PWD/many.cdslog
mkdir -p 'usb/sổ cũ' empty Downloads
for f in b.cdslog c.cdslog 'sổ cũ/d 1.cdslog'; do
	CDSLOG_DEVICE=$f run --file "usb/$f" add --new --place "Nơi $f" eid=1
done
plain 5 "usb/b.cdslog nowhere.cdslog" empty 'usb/b.cdslog "usb/sổ cũ/d 1.cdslog"' 1 0
like "$err" "there is no file 'nowhere.cdslog'" "if one of several is not there"
like "$err" "the folder 'empty' has no logs" "or a folder has none, that is told"
like "$out" "after the merge 2 sessions and 2 assists" "several are told in one preview"
is "$("$CDSLOG" list --format csv | grep -c ',Nơi ')" 2 "and merged with one answer"
plain 5 'usb/sổ cũ/d 1.cdslog' 1 5 "usb/sổ\ cũ/d\ 1.cdslog" '' 0
like "$out" "nothing new" "a path with blanks needs no quotes where it is the only one"
plain 5 usb 1 0
is "$("$CDSLOG" list --format csv | grep -c ',Nơi ')" 3 "a folder stands for all logs in it"
run --file unsure.cdslog add --new --place 'Nơi khác' --date 2024-05-03 eid=? bank=5
plain 5 unsure.cdslog '' 0
like "$out" "after the merge 4 sessions and at least 8 assists (1 count missing)" \
	"what nobody counted makes the sum the least that it can be"
rm -f many.cdslog
CDSLOG_MEDIA=$PWD/usb
export CDSLOG_MEDIA
plain 5 '' 0
like "$out" "on a stick, in usb, of " "files on a stick are offered"
which=$(printf '%s\n' "$out" | sed -n 's/^\([0-9]*\)\. c\.cdslog, on a stick.*/\1/p')
plain 5 "$which" 1 0
is "$("$CDSLOG" list --format csv | grep -c ',Nơi c')" 1 "and merged by their numbers"
printf 'no log' >usb/e.cdslog
plain 5 'usb/e.cdslog' 5 'usb/e.cdslog usb/b.cdslog' 1 0
like "$out" "e.cdslog can't be merged: " "why a file can't be merged is told"
like "$out" "Nothing here can be merged" "and where nothing can be, nothing is asked"
is "$("$CDSLOG" list --format csv | grep -c ',Nơi ')" 2 "it does not keep the others out"
run --file bent.cdslog add --sure --new --place 'Nơi bent' eid=7777
run --file bent.cdslog add --place 'Nơi bent' eid=5
LC_ALL=C sed '0,/7777/s//8777/' bent.cdslog >usb/bent.cdslog
plain 5 usb/bent.cdslog 1 4 1 0
like "$out" "4. also merge the readable part" "the readable part of a damaged file is offered"
like "$err" "'1' is not a number of the list" "not the whole"
like "$out" "malformed entries, left out: 1" "what is left out is told"
is "$("$CDSLOG" list --format csv | grep -c ',Nơi bent')" 1 "and the rest is merged"
CDSLOG_FILE=$PWD/a.cdslog
CDSLOG_MEDIA=
exits 0 "merging several"

# packs
plain 8 p.cdslog '' 0
like "$out" "written and read back" "a pack"
plain 8 q.cdslog no-receipt 0
like "$err" "no-receipt" "no receipt is told"

# places, teams and services
plain 9 1 1 'Đài Sơn' 'Mỹ Bình' 0
like "$out" "it is added" "a place is added"
run place list
like "$out" "Đài Sơn, Mỹ Bình" "under the one above"
plain 9 1 2 'Đài Sơn' 'Đài Sơn 2' 9 1 3 'Đài Sơn 2' 0
like "$out" "it is renamed" "renamed"
like "$out" "it is retired" "and retired"
plain 9 2 1 'Tổ 9' '' 9 3 1 'Chữ ký số' sign 0
run service list
like "$out" "sign" "a service has a code"
plain 9 1 2 'Không đâu' 'my binh' 'Mỹ Bình' 0
like "$err" "no match for 'Không đâu'" "what is not there is told before its new name is asked"
like "$out" "meant: Mỹ Bình" "and what was meant is said"
plain 9 3 2 'chu ky' 'Chữ ký số 2' 9 3 2 'Chữ ký số 2' 'Chữ ký số' 9 1 1 'Tấn Tài' '' 0
is "$(printf '%s\n' "$out" | grep -c 'it is renamed')" 2 "services are renamed, too"
shows "$("$CDSLOG" place list)" "Tấn Tài" "a place is added"
is "$(printf '%s\n' "$out" | grep -cE '[0-9a-f]{8}-[0-9a-f]{4}')" 0 "no id is read aloud"

# undo and redo
plain 10 0
like "$out" "nothing has been done since the start" "nothing to undo"
CDSLOG_NOW=2024-05-20T08:00:00Z # so that no date of what follows is still to come
plain 1 2024-05-09 'Mỹ Bình' '' 1 70 '' '' '' 1 10 1 0
like "$out" "Undo adding 70 assists at Mỹ Bình" \
	"what was done last is told before it is taken back"
like "$out" "undone: adding" "and taken back"
run list
unlike "$out" "2024-05-09" "it is gone from the list"
plain 1 2024-05-09 'Mỹ Bình' '' 1 70 '' '' '' 1 10 '' 10 1 11 1 0
like "$out" "redone: " "and done again"
run list
like "$out" "2024-05-09" "back in the list"
plain 11 0
like "$out" "nothing was undone" "nothing to redo"

# totals and sessions to files
plain 4 2024-05 2 r.txt 0
like "$out" "written: r.txt" "totals go to a file"
run report --period 2024-05 --cutoff 14 --by place
is "$(cat r.txt)" "$out" "as they are printed"
plain 4 2024-05 1 r.pdf r.txt '' 0
like "$err" "'r.pdf' has no ending" "an ending that is not known is asked again"
like "$out" "Write over it?" "and before writing over a file"
run report --period 2024-05 --cutoff 14 --by place
is "$(cat r.txt)" "$out" "which without a yes is as it was"
plain 4 2024-05 1 r.txt 1 0
run report --period 2024-05 --by place
is "$(cat r.txt)" "$out" "and with one is new"
plain 12 s.txt s.csv 0
like "$out" "written: s.csv" "the sessions go to a table"
"$CDSLOG" export --excel >s2.csv
is "$(cksum <s.csv)" "$(cksum <s2.csv)" "as export writes it"
run report --by place -o none/r.txt
exits 1 "no such folder"
like "$err" "can't write 'none/r.txt'" "is named"

# sessions: prints how many the log has
sessions() { "$CDSLOG" list --format json | grep -o '"id"' | wc -l | tr -d ' '; }

# drafts: what was begun and not saved
before=$(sessions)
plain 1 2024-05-10 'Đài Sơn 3' 1 '' 1 33
is "$(sessions)" "$before" "an end in the middle of a session saves none"
plain 0
like "$out" "drafts: 1" "what was answered is kept, and told at the next start"
plain 13 0
like "$out" "1. 33 assists, Đài Sơn 3, 2024-05-10" "with its answers"
plain 13 1 '' '' 1 '' '' 12 '' 1 0
like "$out" "date [Enter: 2024-05-10]" "which are offered when it goes on"
like "$out" "VNeID: 33 assists" "counts, too"
like "$out" "the session is saved" "it is finished"
run list --format json
like "$out" '"place": "Đài Sơn 3"' "with all that was answered before"
like "$out" '"residents": 12' "and after"
is "$(sessions)" $((before + 1)) "once"
plain 13 0
like "$out" "no drafts" "and its draft is gone"
plain 1 2024-05-11 '' '' 1 5 '' '' '' '' '' 0
like "$out" "kept as a draft" "without a yes it is kept"
plain 13 1 '' '' '' '' '' '' '' 2 0
like "$out" "it is thrown away; undo" "or thrown away when somebody says so"
plain 0
unlike "$out" "drafts:" "what is thrown away does not wait"
plain 13 0
like "$out" "thrown away, and can be brought back:" "the list has it apart"
like "$out" "1. 5 assists, Đài Sơn 3, 2024-05-11, (a new session, 30 days left)" \
	"with the days left"
plain 13 1 '' '' '' '' '' '' '' 2 10 1 13 0
like "$out" "it is brought back" "a number brings it back"
like "$out" "[Enter: 2024-05-11]" "and goes on with it"
like "$out" "Undo throwing away a draft: 5 assists, Đài Sơn 3" \
	"thrown away again, undo brings it back"
like "$out" "1. 5 assists, Đài Sơn 3, 2024-05-11, (a new session, 15:00)" "it is a draft again"
plain 13 1 '' '' '' '' '' '' '' 2 0
is "$(sessions)" $((before + 1)) "and nothing is saved"
plain 1 2024-05-12 '' '' 1 6
cp a.cdslog twin.cdslog
plain 13 1 '' '' '' '' '' '' 1 0
CDSLOG_FILE=$PWD/twin.cdslog
plain 13 1 '' '' '' '' 8 '' 1 0
CDSLOG_FILE=$PWD/a.cdslog
run merge twin.cdslog
is "$(sessions)" $((before + 2)) "finished on two copies it is one session"
plain 1 '' '' '' '' '' ''
plain 13
like "$out" "no drafts" "who only pressed Enter has begun nothing"

# what was understood is said
plain 1 2024-05-13 'MY BINH' '' 1 3 '' '' '' 1 0
shows "$out" "^meant: Mỹ Bình$" "which place an answer was taken for is said"
shows "$out" "^date: 2024-05-13$" "and before saving, what will be saved"
shows "$out" "^place: Mỹ Bình$" "a line for each answer"
shows "$out" "^VNeID: 3 assists$" "counts, too"
shows "$out" "^who logs: Nguyễn Thị Hoa$" "and who logs it"
plain 1 4/5 'my binh' '' 1 2 '' '' '' 1 0
shows "$out" "^date: 2024-05-04$" \
	"a day and a month are the last such day, as in the screens"
id=$("$CDSLOG" list --format csv | sed -n 's/^\([^,]*\),2024-05-04,.*/\1/p' | head -n 1)
run --lang vi show "$id"
shows "$out" "ngày *4/5/2024" "a session shows its day as every list does"
plain 2 99 '' 0
like "$err" "'99' is not a number of the list" "a number that no session has is no next page"
plain 99 x 0
like "$err" "'x' is not a number" "what is no number is asked again"
run --plain list
exits 0 "a command does the same with it"

# services are named by code, name, the beginning of a name or number, several in one line
CDSLOG_NOW=2024-06-10T08:00:00Z # so that these days are not still to come
# logs ANSWER…: logs a session with these answers to the question for services
logs() { plain 1 2024-06-01 'my binh' '' "$@" '' '' '' 1 0; }
# counted CODE: prints what the newest session counted of a service
counted() {
	"$CDSLOG" list --format json --limit 1 | sed 's/{"code"/\n&/g' |
		sed -n "s/.*\"code\": \"$1\",.*\"count\": \([^}]*\)}.*/\1/p"
}
logs 'eid 12, dvc 5'
like "$out" ". VNeID, code eid" "the list says the codes"
number=$(printf '%s\n' "$out" | sed -n 's/^\([0-9]*\)\. .*, code skills$/\1/p')
like "$out" "VNeID: 12 assists" "what was taken is said with its words"
is "$(counted eid) $(counted dvc)" "12 5" "several services in one line, by their codes"
logs 'vneid 7 dich vu cong 8'
is "$(counted eid) $(counted dvc)" "7 8" "by name and the beginning of a name, without commas"
logs "$number 12" '35 VNeID' 'web 7,500; qr ?'
is "$(counted skills) $(counted eid) $(counted web) $(counted qr)" "12 35 7500 null" \
	"by number, the count in front, thousands, and not counted"
like "$out" "Trang tin: 7,500 visits" "visits are called visits"
logs 'Ứng dụng ngân hàng, thanh toán điện tử 4' 'lớp tập huấn = 30'
is "$(counted bank) $(counted class)" "4 30" "a name with a comma, and an equals sign"
logs 'ung dung 5' 3 1
like "$out" "1. Ứng dụng ngân hàng, thanh toán điện tử, code bank" "several that match are offered"
like "$err" "'3' is not a number of the list" "and no other is taken"
is "$(counted bank)" 5 "one of them is chosen"
logs 'ung dung' 1 4
like "$out" "'ung dung' may be:" "a name without a count is not cut in two"
is "$(counted bank)" 4 "and its count is asked"
logs 'truc tuyen 6' 1 'xyz 3'
is "$(counted dvc)" 6 "words from inside a name are offered, too"
like "$err" "no service is called 'xyz'" "what is no service is told"
logs 'eid bảy' 7 'eid 9' 'eid' x '' 'dvc 1' 'dvc -'
like "$err" "'bảy' is not a count" "what is no count is told"
like "$out" "VNeID: 9 assists, in place of 7 assists" "and asked; a second count takes its place"
like "$out" "VNeID: how many? -: none [Enter: 9]" "which Enter leaves as it is"
is "$(counted eid) $(counted dvc)" "9 " "and - takes a count away"
logs 'eid 1' '' '' '' '' 1 '' '' '' 'eid 2'
like "$out" "1 answer again, 2 throw away" "who answered something wrong"
is "$(counted eid)" 2 "answers again, and has to type only that"
logs 'eid 1' '?'
is "$(printf '%s\n' "$out" | grep -c "code eid")" 2 "? lists them again"
plain 1 2024-05-19 'my binh' '' 'ung dung 5'
exits 0 "an end where one is to be chosen"
plain 1 2024-05-19 'my binh' '' 'eid'
exits 0 "or where a count is asked"

# everything is heard: no bars, columns, arrows, dashes or ids; a way out of every question
run config lang vi
CDSLOG_LANG=
export CDSLOG_LANG
plain 1 24-26/4 'my binh' '' 'eid 12, qr ?' '' 12 'trời mưa' 1 2 1 1 4 1 '' \
	3 'troi mua' 1 '' 4 2024 1 '' 7 '' 9 1 4 '' 9 3 4 '' 10 '' 13 '' 6 '' 0
heard=$(printf '%s\n' "$out" "$err" | grep -e '→' -e '·' -e '–' -e '█' -e '…' -e '  ')
is "$heard" "" "a walk through line mode has no signs that are not heard"
shows "$out" "^ngày: 24/4/2024 đến 26/4/2024$" "days have a word between them"
shows "$out" "^Mã QR di tích: chưa đếm$" "and what was not counted is said in words"
CDSLOG_LANG=en
before=$(sessions)
plain 1 .. 1 '' .. 1 '' '' .. 1 '' '' '' 'eid 1' .. 13 1 .. 0
exits 0 "two dots leave every question"
is "$(printf '%s\n' "$out" | grep -c '^1\. log a session$')" 1 "the menu is told once"
like "$out" "kept as a draft" "and what was answered is kept"
is "$(sessions)" "$before" "and nothing saved"
CDSLOG_FILE=$PWD/hyphen.cdslog
run add --new --place 'Mỹ Bình' --team 'Tổ 1' eid=1
plain 1 '' - - 'eid 2' '' '' '' maybe yes 0
like "$out" "team [Enter: Tổ 1]" "what was logged last is offered"
like "$err" "'maybe' is neither yes nor no" "what is neither yes nor no is asked again"
run list --format json
like "$out" '"place": "", "team": ""' "a hyphen leaves empty what was offered"
CDSLOG_FILE=$PWD/a.cdslog
"$CDSLOG" place add 'Thôn 1' --parent 'Mỹ Bình' >/dev/null
"$CDSLOG" place add 'Thôn 1' --parent 'Đài Sơn 3' >/dev/null
plain 1 2024-06-02 'thon 1' 3 2 - 'eid 1' '' '' '' 1 0
shows "$out" "^2. Thôn 1, Mỹ Bình$" "places that it may be are offered"
run list --format json --limit 1
like "$out" '"place": "Thôn 1, Mỹ Bình"' "and one is chosen"
plain 9 1 4 'dai son 3' 0
shows "$out" "^Đài Sơn 3$" "places are told when somebody asks for them"

# doubles: places and teams that two laptops each made are told by a merge and offered by the review
for who in Hoa Binh; do
	CDSLOG_AUTHOR=$who CDSLOG_DEVICE=may-$who run --file $who.cdslog add --date 2024-05-03 \
		--new --place 'Thôn 1, Xã Phước Nam' --team 'Tổ 1' eid=12
done
CDSLOG_FILE=$PWD/doubles.cdslog
plain 5 'Hoa.cdslog Binh.cdslog' 1 0
like "$out" "doubles: 3" "a merge says how many it brings"
shows "$out" "^2 places of one name: Thôn 1, Xã Phước Nam$" "before it is done, and which"
plain 6 .. 0
shows "$out" "^to review: 4$" "the menu counts them"
shows "$out" "^conflicts: 0, likely duplicates: 1, doubles: 3$" "the review says how many of each"
plain 6 '' .. 0
shows "$out" "^2 places of one name: Thôn 1, Xã Phước Nam (" "a pair is named, without its sign"
shows "$out" "^made by: first: [HB][a-z]*; second: [HB][a-z]*$" \
	"what tells the one from the other is heard"
plain 6 1 '' 3 9 '' 0
like "$out" "they are one now" "one answer joins two"
like "$out" "they stay two" "one parts them"
run place doubles --ruled
shows "$out" "ruled one place: Xã Phước Nam" "the places are one"
run team doubles --ruled
shows "$out" "ruled two teams: Tổ 1" "the teams are two"
run place doubles
shows "$out" "2 places of one name: Thôn 1, Xã Phước Nam" "what is left for later stays"
plain 6 2 '' 10 1 0
like "$out" "Undo the ruling on" "a ruling can be taken back"
run place doubles
exits 3 "and then it is open again"
plain 6 0 0
exits 0 "0 leaves the review"
CDSLOG_FILE=$PWD/a.cdslog

# who logs is asked once, and can be changed in one step
CDSLOG_FILE=$PWD/who.cdslog
CDSLOG_NOW=2025-08-10T08:00:00Z # when the communes of today are there
CDSLOG_AUTHOR=
export CDSLOG_AUTHOR
out=$("$CDSLOG" --plain </dev/null 2>&1)
like "$out" "your name [Enter: " "a laptop where nobody has said who logs asks for it"
plain 5 'Chị Lan' 'thuan nam kh' 'Tổ 1' 1 1 '' 'Thôn 1' 1 '' 'eid 7' '' '' '' 1 0
like "$out" "from now on Chị Lan logs" "the first start asks who logs"
like "$err" "'5' is only a number" "and takes no number of the menu for a name"
like "$out" "who logs: Chị Lan" "and the menu says it"
shows "$out" "^meant: Xã Thuận Nam, Tỉnh Khánh Hòa$" "then the commune, by a few letters"
shows "$out" "^commune: Xã Thuận Nam, Tỉnh Khánh Hòa$" "which the menu says, too"
like "$out" "team [Enter: Tổ 1]" "the team is offered for the first session"
run list --format json
like "$out" '"place": "Thôn 1, Xã Thuận Nam, Tỉnh Khánh Hòa"' "and a hamlet is that commune's"
plain 14 'Anh Minh' 1 '' '' '' 1 8 '' '' '' 1 0
unlike "$out" "your name" "it is asked once"
like "$out" "from now on Anh Minh logs" "somebody else takes over in one step"
plain 14 3 1 14 '' 0
like "$out" "1. Anh Minh" "those who logged here are offered"
like "$err" "'3' is not a number of the list" "no number is taken for a name"
run list --format json
like "$out" '"author": "Anh Minh"' "what each of them logged"
like "$out" '"author": "Chị Lan"' "has the name of who logged it"
run config author
is "$out" "Anh Minh" "and the last one is kept"
plain 15 'khong dau ca' 'phan rang' 0
like "$err" "no match for 'khong dau ca'" "no commune"
like "$out" "hamlets and teams are from now on those of Phường Phan Rang" "the commune changes, too"
plain 15 'Lạng Sơn' 'phuoc' 'dinh' 2 0
like "$err" "'Tỉnh Lạng Sơn' is no commune: name one that is in it" "a province is none"
like "$err" "'dinh' is not a number: type the one that stands before a line" "letters are no number"
like "$out" "hamlets and teams are from now on those of" "it is asked for again"
CDSLOG_FILE=$PWD/later.cdslog
plain 'Chị Lan' '' '' 0
exits 0 "commune and team can wait"
unlike "$out" "commune: " "and are none then"
CDSLOG_FILE=/dev/null/a.cdslog
plain 0
exits 1 "a log that can't be opened is told"
done_testing
