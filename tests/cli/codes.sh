# One code, or one name, is that of one unit until a day and of another one since then: what is
# looked up for a day finds the unit of that day.
. "$ROOT/tests/cli/lib.sh"
export CDSLOG_AUTHOR=Lan CDSLOG_NOW=2025-09-10T03:00:00Z

cat > old.csv <<'END'
code,name,parent
56,Tỉnh Khánh Hòa,
58,Tỉnh Ninh Thuận,
568,Thành phố Nha Trang,56
22333,Xã Vĩnh Thái,568
22336,Phường Vĩnh Hải,568
END
cat > new.csv <<'END'
code,name,parent
56,Tỉnh Khánh Hòa,
22333,Phường Bắc Nha Trang,56
22336,Phường Nha Trang,56
22339,Xã Vĩnh Thái,56
END
run place import old.csv --list vn-2023 --to 2025-06-30
run place import new.csv --list vn-2025 --from 2025-07-01
exits 0 "the list of before and the list of since then"

cat > t.csv <<'END'
date,place,assist.eid
2025-06-30,22333,1
2025-07-01,22333,2
2025-06-30,Xã Vĩnh Thái,4
2025-07-01,Xã Vĩnh Thái,8
2025-06-30,22336,16
2025-09-01,Phường Vĩnh Hải,32
2025-06-30,Phường Nha Trang,64
2025-09-01,"Vĩnh Thái, Thành phố Nha Trang",128
END
run import t.csv
exits 3 "a table with codes and names of both"
like "$err" "5 added" "takes what was there on its row's day"
like "$err" "line 7, place: 'Phường Vĩnh Hải': 'Phường Vĩnh Hải, Thành phố Nha Trang, " \
	"and refuses what had ended"
like "$err" "'Phường Nha Trang, Tỉnh Khánh Hòa' is valid only from 1/7/2025 on" "or had not begun"
like "$err" "line 9, place: 'Vĩnh Thái, Thành phố Nha Trang': 'Xã Vĩnh Thái, " "or was renamed"
like "$err" "was valid until 30/6/2025: since then there is Xã Vĩnh Thái, Tỉnh Khánh Hòa" \
	"and names the unit of that day"
run report --by place --format csv
like "$out" '"Xã Vĩnh Thái, Thành phố Nha Trang, Tỉnh Khánh Hòa",2,5' "both mean the old unit"
like "$out" '"Phường Bắc Nha Trang, Tỉnh Khánh Hòa",1,2' "the code means another unit then"
like "$out" '"Xã Vĩnh Thái, Tỉnh Khánh Hòa",1,8' "and so does the name"

# a place that is made under a unit that had ended is refused, too
cat > new9.csv <<'END'
date,place,assist.eid
2025-09-01,"Thôn 9, Phường Vĩnh Hải",1
2025-06-01,"Thôn 9, Phường Vĩnh Hải",1
END
run import new9.csv --new
exits 3 "new hamlets"
like "$err" "line 2, place: 'Thôn 9, Phường Vĩnh Hải': 'Phường" "one under a unit that had ended"
like "$err" "1 added" "the other is made"
printf 'date,place,assist.eid\n2025-09-02,"Thôn 9, Phường Vĩnh Hải",1\n' > later.csv
run import later.csv
like "$err" "'Phường Vĩnh Hải, Thành phố Nha Trang, Tỉnh Khánh Hòa' was valid until 30/6/2025" \
	"a hamlet ends with its unit"

# our own export says which is meant
run export -o all.csv
sed 's/2025-06-30/2025-07-30/' all.csv > moved.csv
run import moved.csv
exits 3 "a place that a table names by its id"
like "$err" "3 changed" "is taken"
like "$err" "to be checked: 'Phường Vĩnh Hải, " "with a word"

# in a period
run report --place 56 --period 2025-Q3 --format json
is "$(field assists)" 10 "a code in a period since then"
is "$err" "" "is that of one unit"
run report --place 56 --to 2025-06-30 --format json
exits 0 "a code up to a day before"
run add --date 2025-06-30 --place 22336 eid=256
exits 0 "a code on the day of a session"
old=$out
run show "$old"
like "$out" "Phường Vĩnh Hải" "is the one of that day"
run add --place 22336 eid=512
run show "$out"
like "$out" "Phường Nha Trang, Tỉnh" "today another"
run edit "$old" --place 'Vĩnh Thái'
exits 0 "a session that is changed"
run show "$old"
like "$out" "Xã Vĩnh Thái, Thành phố Nha Trang" "keeps to the units of its day"
run list --place 22336
like "$err" "'22336' is Phường Nha Trang, Tỉnh Khánh Hòa, as on 2025-09-10" "a list says which"
# whoever logs is asked
run add --date 2025-09-01 --place 'Phường Vĩnh Hải' eid=1
exits 2 "a place that had ended"
like "$err" "'Phường Vĩnh Hải, Thành phố Nha Trang, Tỉnh Khánh Hòa' was valid until 30/6/2025: " \
	"is asked about"
run add --date 2025-05-01 --place 'Phường Nha Trang' eid=1
like "$err" "is valid only from 1/7/2025 on: is that right?" "and so is one that had not begun"
run add --date 2025-09-01 --place 'Vĩnh Thái, Nha Trang, Khánh Hòa' eid=1
like "$err" "until 30/6/2025, and since then there is Xã Vĩnh Thái, Tỉnh Khánh Hòa: " \
	"the unit of that day is named"
run add --date 2025-09-01 --place 'Thôn 5, Phường Vĩnh Hải' --new eid=1
exits 2 "so is a new hamlet"
run place list 'Thôn 5'
is "$out" "" "which is not made"
run add --date 2025-09-01 --place 'Thôn 5, Phường Vĩnh Hải' --new --sure eid=1
exits 0 "until somebody says that it is right"
run place edit 'Phường Vĩnh Hải' --successor 'Phường Nha Trang' --successor 22333
exits 0 "successors"
run add --date 2025-09-01 --place 'Phường Vĩnh Hải' eid=1
like "$err" "and since then there is Phường Bắc Nha Trang, Tỉnh Khánh Hòa; Phường Nha Trang, Tỉnh" \
	"are named before all"
run edit "$old" --date 2025-08-01
exits 2 "a date that is changed to one"
like "$err" "'Xã Vĩnh Thái, Thành phố Nha Trang, " "that the unit did not see"
run edit "$old" --residents 50 --place 'Xã Vĩnh Thái'
exits 0 "what is right is not asked about"

# line mode asks the date first
printf '%s\n' 1 2025-06-29 22336 '' eid 3 '' 3 '' 1 0 | "$CDSLOG" --plain > plain.txt 2>&1
run list --from 2025-06-29 --to 2025-06-29
like "$out" "Phường Vĩnh Hải" "a code in line mode is that of its unit"

run place add 'Thôn 1' --parent 22336
run place list 'Thôn 1'
like "$out" "Thôn 1, Phường Nha Trang" "what is made today is under the one of today"
done_testing
