#!/bin/sh
# What --format makes of each command: text, CSV and JSON, or a refusal that says which there are.
. "$ROOT/tests/cli/lib.sh"

a=$("$CDSLOG" add --new --date 5/5/2024 --place 'Phước Ninh' --team 'Tổ 1' \
	--residents 40 --note 'một "hai"' eid=12 bank=3)
"$CDSLOG" --file b.cdslog merge a.cdslog >/dev/null
CDSLOG_DEVICE=may-2 "$CDSLOG" --file b.cdslog edit "$a" --residents 44
CDSLOG_DEVICE=may-2 CDSLOG_AUTHOR=Nam "$CDSLOG" --file b.cdslog add \
	--date 5/5/2024 --place 'Phước Ninh' --team 'Tổ 1' eid=12 bank=3 >/dev/null
"$CDSLOG" edit "$a" --residents 41
run merge b.cdslog
exits 3 "a log with a conflict and a likely duplicate"
heads() { printf '%s\n' "$out" | sed -n 1p; }
rows() { printf '%s\n' "$out" | sed 1d | wc -l; }

# show
run show "$a" --format csv
is "$(heads)" "field,value" "show: a field a row"
like "$out" "id,$a" "its id, too"
like "$out" "place,Phước Ninh" "a place by its name"
like "$out" "date,2024-05-05" "a date as programs have it"
like "$out" 'note,"một ""hai"""' "a note in quotes"
run show "$a" --history --format csv
is "$(heads)" "entry,at,author,device,field,before,value" "show --history: a change a row"
shows "$out" ",may-2,residents,40,44$" "from what to what, and where"
shows "$out" ",[0-9-]* [0-9:]*,Nguyễn Thị Hoa,may-1,date,,2024-05-05$" "and when, by whom"

# review
run review --format csv
exits 3 "review as CSV says by its exit that there is something"
is "$(heads)" "what,kind,subject,field,stands,others,a,b,date,same,counts,score,reasons" \
	"review: an item a row"
is "$(rows)" 2 "both of them"
shows "$out" "^conflict,session,$a,residents,4[14],4[14],$a,,2024-05-05,,,,$" \
	"a conflict with its values"
shows "$out" '^duplicate,.*,[0-9]*,"same-day, same-place, ' "a duplicate with its reasons"
run review --format csv --limit 1
is "$(rows)" 2 "--limit is for people"
b=$("$CDSLOG" list --format csv | sed -n 's/,.*Nam,.*//p')
"$CDSLOG" review "$a" "$b" --count "$a"
run review --ruled --format csv
shows "$out" "^ruling,.*,,yes,$a,,$" "a ruling with the session that counts"

# merges
run merges --format csv
is "$(heads | cut -d, -f1-8)" "receipt,at,file,source,entries,new,bad,redactions" \
	"merges: a receipt a row"
is "$(heads | cut -d, -f9-12)" "sessions_new,sessions_changed,conflicts,duplicates" "what came"
is "$(heads | cut -d, -f13-)" "doubles,return,before,after,undone,laptops" "and its codes"
shows "$out" "^1,[0-9-]* [0-9:]*,b.cdslog,.*,may-2$" "with the file and the laptop"
list=$out
run merges 1 --format csv
is "$out" "$list" "one of them has the same headings"
run merges --format json
list=$out
run merges 1 --format json
is "$out" "$list" "and in JSON is a list of one"
run merges 1 --format text
shows "$out" "^File  *b.cdslog$" "for people it stands in lines"
run merges 7 --format json
exits 1 "one that is not there"
is "$out" "" "prints nothing"

# merge
run merge --format csv b.cdslog none.cdslog
exits 1 "merge as CSV, one of two"
is "$(heads | cut -d, -f1-6)" "file,error,entries,new,known,bad" "merge: a file a row"
is "$(heads | cut -d, -f7-10)" "sessions_new,sessions_changed,conflicts,duplicates" "what came"
is "$(heads | cut -d, -f11-)" "doubles,redactions,receipt,return,source" "and its codes"
shows "$out" "^b.cdslog,,[0-9]*,0,[0-9]*,0,0,0,0,0,0,0,,.*/[0-9]*,.*$" \
	"one that came, with its return receipt"
shows "$out" "^none.cdslog,not-found,,*$" "one that did not"

# what makes no sense is refused, and says what there is
run pack -o p.cdslog --format csv
exits 2 "a pack is no table"
like "$err" "this can't be written as 'csv', only as text or json" "pack says what it can"
is "$([ -e p.cdslog ] || echo none)" none "and makes none"
run export --format text
exits 2 "sessions as text would not come in again"
like "$err" "this can't be written as 'text', only as csv or json" "export says what it can"
run --lang vi export --format text
like "$err" "chỉ có csv hoặc json" "also in Vietnamese"
run list --format xml
like "$err" "unknown format 'xml': text, csv or json" "a format that nobody has"

# whatever a command can write it says in its help, and writes: never plain text in its place
for c in "report" "list" "show $a" "review" "merges" "merge b.cdslog" \
	"export" "place" "team" "service" "pack -o p.cdslog"; do
	run $c --format xml
	can=${err##*: }
	run help "${c%% *}"
	shows "$out" "^  --format FORMAT  *$can$" "help of ${c%% *}: $can"
	for f in text csv json; do
		rm -f p.cdslog
		run $c --format $f
		case $f,$out in
		text,[{]* | csv,[{]*) fail "$c: $f" ;;
		json,[{]*) pass "$c: $f" ;;
		csv,*,*) pass "$c: $f" ;;
		text,*) pass "$c: $f" ;;
		*) if [ "$rc" = 2 ]; then pass "$c: $f"; else fail "$c: $f"; fi ;;
		esac
	done
done

# the end of a name
run report -o r.csv
exits 0 "-o with the end of a name"
is "$(sed -n 1p r.csv)" \
	"sessions,assists,attendance,visits,residents,sessions_with_residents,uncounted" \
	"CSV by .csv"
run report -o R.JSON
like "$(cat R.JSON)" '{"format": 1, ' "JSON by .json, in capitals, too"
run report -o r.txt
like "$(cat r.txt)" "fingerprint" "text by .txt"
run export -o s.json
like "$(cat s.json)" '"sessions": [' "export as JSON"
run export -o s.csv
like "$(cat s.csv)" "Phước Ninh" "export as CSV"
run report -o r.csv --format json
like "$(cat r.csv)" '{"format": 1, ' "--format is stronger"
run report -o r.xlsx
exits 2 "the end of another format"
like "$err" "'r.xlsx': end the name in .txt, .csv or .json, or say with --format" \
	"is refused, and says which there are"
is "$([ -e r.xlsx ] || echo none)" none "and makes no file"
run export -o s.txt
exits 2 "text is no table"
like "$err" "end the name in .csv or .json" "export says what it can"
run report -o report
like "$(cat report)" "fingerprint" "a name without an end is text, as without -o"
run export -o sessions
like "$(cat sessions)" "Phước Ninh" "or what the command writes by itself"
run report -o 'báo cáo 30.6'
like "$(cat 'báo cáo 30.6')" "fingerprint" "a day is no end of a name"
run report -o tmp.aXbYcZdEfG
like "$(cat tmp.aXbYcZdEfG)" "fingerprint" "nor is what mktemp makes up"
run --lang vi report -o r.xlsx
like "$err" ".txt, .csv hoặc .json" "also in Vietnamese"
done_testing
