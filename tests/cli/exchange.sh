# Sessions go out as a table and come back, here and on other laptops: import, export, merge.
. "$ROOT/tests/cli/lib.sh"

cat >t.csv <<'CSV'
Ngày;Xã;VNeID;Ngân hàng;Ghi chú
5/5/2024;Mỹ Bình;40;12;"đông, vui"
6/5/2024;Đài Sơn;4.500;;
31/2/2024;Đài Sơn;3;;
7/5/2024;Đài Sơn;trên 7.500;;
7/5/2024;Đài Sơn;1;;
7/5/2024;Đài Sơn;1;;
8/5/2024;Mỹ Bình;2;;số 0912345678
CSV

# map ARGUMENT…: runs cdslog with the columns of t.csv named
map() {
	run "$@" --map date='{Ngày}' --map place='{Xã}' --map counts.eid='{VNeID}' \
		--map counts.bank='{Ngân hàng}' --map note='{Ghi chú}' --new
}

# a table with good rows and bad ones: first only looked at, then imported
map import t.csv --dry-run
exits 3 "dry run with refused rows"
like "$err" "would add 4" "says what would happen"
run list --format csv
is "$(lines "$out")" 1 "and changes nothing"
map import t.csv --rejects r.csv
exits 3 "import tells that rows were refused"
like "$err" "line 4, Ngày: '31/2/2024': February 2024" "the line, its column, and the value once"
like "$err" "31/2/2024" "the value"
like "$err" "February 2024 has 29 days" "the reason"
like "$err" "phone or ID number" "a phone number is stopped"
is "$(wc -l <r.csv)" 4 "three rows are kept as a file"
is "$(head -n 1 r.csv)" "$(head -n 1 t.csv)" "below the headings of the table"
run report --format json
is "$(field sessions)" 4 "two identical rows are two sessions"
is "$(field assists)" 4554 "counts"

# the same table again, on another laptop, and corrected
first=$(field fingerprint)
map import t.csv
like "$err" "0 added, 0 changed, 4 the same" "the same file again adds nothing"
CDSLOG_FILE=$PWD/b.cdslog
map import t.csv
run report --format json
is "$(field fingerprint)" "$first" "another laptop makes the same entries"
CDSLOG_FILE=$PWD/a.cdslog
run merge b.cdslog --format json
is "$(field new)" 0 "and merging them adds nothing"
sed 's/;40;/;41;/' t.csv | grep -v '^6' >t2.csv
map import t2.csv
like "$err" "1 added" "a corrected row without a key is another row"
run import t2.csv --map date='{Ngày}' --map place='{Xã}' --map counts.eid='{VNeID}' \
	--key '{Ngày} {Xã}' --source k
exits 3 "a key: the same key twice is refused"
like "$err" "same key" "with its reason"

# what is no table, and a table with a title
not_table() { # the file, expected words
	run import "$1"
	exits 2 "import of $1"
	like "$err" "$2" "says what it is and what to do"
}
printf 'PK\003\004\024\000' >book.xlsx
not_table book.xlsx "is an Excel workbook or an archive, not a table in CSV: save it as CSV"
printf '\211PNG\r\n' >photo.csv
not_table photo.csv "is a picture, not a table"
not_table a.cdslog "is a log, not a table: use 'cdslog merge'"
printf 'BÁO CÁO NĂM 2024;\nNgày;Xã\n7/5/2024;Mỹ Bình\n' >title.csv
not_table title.csv "delete any rows above the headings"

# a table whose name, which is made of its headings, would be eight digits (18654338)
printf 'date,place,team,assist.eid\n2024-05-08,Xã Đúng,,1\n' >digits.csv
run --file digits.cdslog import digits.csv --new
exits 0 "digits of the table's name are not taken for somebody's number"

# a row that is refused leaves no place behind, and the next one that names it makes it
printf 'date,place,team,assist.eid\n2024-05-07,Xã Sai,Tổ 7,x\n2024-05-08,Xã Đúng,,1\n' >bad.csv
run --file refused.cdslog import bad.csv --new
exits 3 "a row of two is refused"
like "$err" "new: 1 place, 0 teams, 0 services" "only what the other names is made"
run --file refused.cdslog place list
unlike "$out" "Xã Sai" "no place of the refused row"
printf '2024-05-09,Xã Sai,Tổ 7,2\n' >>bad.csv
run --file again.cdslog import bad.csv --new
like "$err" "new: 2 places, 1 team, 0 services" "a good row makes what the refused one named"
run --file again.cdslog check
exits 0 "and the log is sound"

# what a row names that is new is made once it is accepted, and its fields stand in its session
printf 'date,place,team,what,n\n' >new.csv
printf '2024-05-07,"Thôn 1, Xã Mới","Tổ 2, xã mới",Sổ khám,4\n' >>new.csv
printf '2024-05-08,"Thôn 9, Xã Sai",,Học vẽ,x\n2024-05-09,,"Tổ 3, Thôn 1",Sổ khám,\n' >>new.csv
run --file new.cdslog import new.csv --new --map date='{date}' --map place='{place}' \
	--map team='{team}' --map service='{what}' --map count='{n}'
exits 3 "a row of three is refused"
like "$err" "new: 2 places, 2 teams, 1 service" "one place for two spellings in a row"
run --file new.cdslog export
like "$out" '2024-05-07,"Thôn 1, Xã Mới",Tổ 2,' "the session has the new place and team"
like "$(printf '%s\n' "$out" | grep 05-07)" ',4' "and counts the new service"
like "$(printf '%s\n' "$out" | grep 05-09)" ',?' "which a later row finds"
run --file new.cdslog service list
unlike "$out" "Học vẽ" "no service of the refused row"
run --file new.cdslog check
exits 0 "and this log is sound"

# export, to a file and to standard output
echo old >e.csv
echo untouched >kept
ln -s kept e.csv.part
run export -o e.csv
exits 0 "export"
is "$(cat kept)" untouched "not through a link in its way"
is "$(ls e.csv*)" e.csv "and nothing half-written stays"
"$CDSLOG" export >stdout.csv
is "$(cksum <stdout.csv)" "$(cksum <e.csv)" "a file holds what is printed"
mkdir folder
run export -o folder
exits 1 "a folder is no file"
is "$(ls -d folder*)" folder "nothing is left beside it"

# what was exported is imported, in either language
CDSLOG_FILE=$PWD/c.cdslog
run import e.csv --new
exits 0 "our own export needs no map"
run report --format json
a=$out
CDSLOG_FILE=$PWD/a.cdslog
run report --format json
is "${a%%\"conflicts*}" "${out%%\"conflicts*}" "and gives the same totals"
run import e.csv
like "$err" "0 added, 0 changed" "back into its own log it changes nothing"
run --lang vi export -o v.csv
like "$(head -n 1 v.csv)" "địa bàn" "Vietnamese headings"
CDSLOG_FILE=$PWD/d.cdslog
run --lang vi import v.csv --new
exits 0 "are read back too"

# encodings, and tables that are none
printf '\377\376n\000g\000\340\000y\000,\000n\000o\000t\000e\000\n\000' >u16.csv
run import u16.csv
exits 0 "UTF-16 with its mark"
printf 'ng\340y,note\n' >l1.csv
run import l1.csv
exits 2 "another encoding is not guessed"
like "$err" "--encoding" "and the way out is named"
run import l1.csv --encoding WINDOWS-1258
exits 0 "the encoding is named"
printf 'date,note\n2024-01-01,"open' >q.csv
run import q.csv
exits 3 "a quote that never closes"
like "$err" "never closed" "is told"
run import nosuch.csv
exits 1 "no such file"
run import t.csv --map date='{Datum}'
exits 2 "no such column"
like "$err" "there is no column 'Datum'" "is named"

# the programmes of a library, where the shared data is
data=${CDSLOG_SHARED_DATA:-$ROOT/../shared/data}
if [ -f "$data/library-programs-2021.csv" ]; then
	programmes() { # log: imports them
		run --file "$1" import "$data/library-programs-2021.csv" \
			--measure attendance --new \
			--map date='{Event Year}-{Event Month}-01' --map place='{Library}' \
			--map service='{Category}' --map count='{Attendance}'
	}
	programmes l1.cdslog
	programmes l2.cdslog
	run --file l1.cdslog merge l2.cdslog
	exits 0 "library programmes on two laptops, merged"
	run --file l1.cdslog report --format json
	is "$(field sessions)" 1308 "1,308 sessions"
	is "$(field attendance)" 28527 "attendance 28,527"
	is "$(field uncounted)" 435 "435 unknown"
	run --file l1.cdslog report --by place --format csv
	is "$(lines "$out")" 27 "26 places"
	run --file l1.cdslog place import "$data/units-2023-04.csv" --list vn-2023
	like "$err" "11,367 added" "all units of 2023"
	run --file l1.cdslog check
	exits 0 "check agrees"
else
	echo "# shared data is not here: the library programmes were not imported"
fi

# two hamlets of one name stay two: they are told, exported and read back with the place above
for p in 'Phước Ninh' 'Phước Hà'; do
	run --file two.cdslog place add "$p"
	run --file two.cdslog place add 'Thôn 1' --parent "$p"
	run --file two.cdslog add --place "Thôn 1, $p" --date 5/5/2024 eid=3
done
run --file two.cdslog list
like "$out" "Thôn 1, Phước Ninh" "one is told from the other"
like "$out" "Thôn 1, Phước Hà" "in the list"
run --file two.cdslog export
printf '%s\n' "$out" >two.csv
run --file two.cdslog import two.csv
exits 0 "what was exported is read back"
like "$err" "2 the same" "as the same two"
done_testing
