#!/bin/sh
# Units that followed others: imported from a list and from a table of their own, said by hand, and
# what report makes of them as text, CSV and JSON.
. "$ROOT/tests/cli/lib.sh"

# ---- two laptops import the same, by a list and by a table -------------------

cat >new.csv <<'END'
code,name,parent,from
56,Tỉnh Khánh Hòa,,2025-07-01
22888,Xã Thuận Nam,56,1/7/2025
22900,Xã Ninh Phước,56,2025-07-01
END
cat >old.csv <<'END'
code,name,parent,to,successors
58,Tỉnh Ninh Thuận,,2025-06-30,56
587,Huyện Thuận Nam,58,2025-06-30,
22888,Xã Phước Nam,587,2025-06-30,22888
22897,Xã Phước Dinh,587,2025-06-30,22888 22900
END
cat >bare.csv <<'END'
code,name,parent
58,Tỉnh Ninh Thuận,
587,Huyện Thuận Nam,58
22888,Xã Phước Nam,587
END
cat >pairs.csv <<'END'
old_code,old_name,new_code,new_name
58,Tỉnh Ninh Thuận,56,Tỉnh Khánh Hòa
22888,Xã Phước Nam,22888,Xã Thuận Nam
22897,Xã Phước Dinh,22888,Xã Thuận Nam
22897,Xã Phước Dinh,99999,Xã Ninh Phước
22898,Xã Lạ,99999,Xã Không Có
END
for l in a c; do
	run --file $l.cdslog place import new.csv --list vn-new
	run --file $l.cdslog place import old.csv --list vn-old --into vn-new
	exits 0 "a list with successors is imported"
	like "$err" "4 added" "each unit once"
done
run --file a.cdslog report --format json
one=$(code)
run --file c.cdslog report --format json
is "$(code)" "$one" "two laptops have the same entries"
run place import old.csv --list vn-old --into vn-new
like "$err" "0 added, 4 the same" "once more changes nothing"

run --file b.cdslog place import new.csv --list vn-new
run --file b.cdslog place import bare.csv --list vn-old
run --file b.cdslog place import pairs.csv --list vn-old --into vn-new --to 30/6/2025
exits 3 "a table of successors, with a row that names no unit"
like "$err" "1 added, 2 changed, 0 the same, 1 refused" "what became of the old units"
like "$err" "the list 'vn-new' has no unit '99999': import that list first" "and of that row"
run --file b.cdslog place import old.csv --list vn-old --into vn-new
like "$err" "0 added, 1 changed, 3 the same" "a list adds what the table did not say"
run --file b.cdslog check
exits 0 "check agrees"
run place import pairs.csv --list vn-old --into vn-nowhere
exits 3 "a list that is not there"
like "$err" "0 added, 0 the same, 5 refused" "has no units"

# ---- into the units that come with the program -------------------------------

cat >own.csv <<'END'
code,name,to,successors
22888,Xã Phước Nam,2025-06-30,22897
END
cat >own-pairs.csv <<'END'
old_code,old_name,new_code,new_name
22888,Xã Phước Nam,99999,Xã Cà Ná
22889,Xã Lạ,99999,Xã Tân Lập
END
for l in d e; do
	run --file $l.cdslog place import own.csv --list vn-old --level commune --into vn-2026-07
	exits 0 "a list whose units went into units that the log does not have"
	run --file $l.cdslog add --place 22888 --date 5/5/2024 --author Hoa eid=3
	run --file $l.cdslog report --level commune --units 2026-01-01
	like "$out" "Xã Thuận Nam, Tỉnh Khánh Hòa" "they are in it then"
done
run --file d.cdslog place import own-pairs.csv --list vn-old --into vn-2026-07
exits 3 "a name that several units have is refused"
run --file d.cdslog report --level commune --units 2026-01-01
like "$out" "Xã Cà Ná, Tỉnh Khánh Hòa" "one that a single unit has is found"
run --file e.cdslog place edit 22888 --successor 'Xã Cà Ná' --author Hoa
exits 0 "and so it is where somebody says so by hand"
run --file e.cdslog report --level province --units 2026-01-01 --format json
like "$out" '{"place": "Tỉnh Khánh Hòa", "unit": ""}, "sessions": 1' "with its province"

# ---- a report by level, then and now -----------------------------------------

run add --place 'Xã Phước Nam' --date 5/5/2024 eid=10
run add --place 'Xã Phước Dinh' --date 5/5/2024 eid=20
run add --place 'Thôn 1, Xã Phước Dinh' --new --date 5/5/2024 eid=40
run add --place 'Huyện Thuận Nam' --date 5/5/2024 eid=80
run add --date 5/5/2024 eid=160
run report --level commune
shows "$out" '^(no place)  *1  *160 ' "sessions without a place"
shows "$out" '^(not said at this level)  *1  *80 ' "a district is in no commune"
shows "$out" '^Xã Phước Dinh, .*  *2  *60 ' "a hamlet counts in its commune"
unlike "$out" "units" "then is the usual"
run report --units soon
exits 2 "units of no day"
like "$err" "--units takes then, now or a date" "are told what there is"
run report --level commune --units 2025-12-31
shows "$out" '^level  *by commune' "which level"
shows "$out" '^units  *units of 2025-12-31' "and which units"
shows "$out" '^Xã Thuận Nam, Tỉnh Khánh Hòa  *1  *10 ' "a commune that went into another"
shows "$out" '^(unallocated) Tỉnh Khánh Hòa  *3  *140 ' "one that was split, and a district"
run --lang vi report --level commune --units 2025-12-31
shows "$out" '^(chưa phân bổ) Tỉnh Khánh Hòa  *3  *140 ' "in Vietnamese"
run place add 'Thôn 1' --parent 'Xã Ninh Phước'
run report --level commune --units 2025-12-31
shows "$out" '^Xã Ninh Phước, Tỉnh Khánh Hòa  *1  *40 ' "the hamlet's name tells where it went"
run report --level province --units 2025-12-31 --format json
is "$(field level)" '"province"' "JSON says the level"
is "$(field units)" '"2025-12-31"' "and the day"
like "$out" '{"place": "Tỉnh Khánh Hòa", "unit": ""}, "sessions": 4, "assists": 150' "one province"
run report --level commune --units then --format json
is "$(field units)" '"then"' "or then"
like "$out" '{"place": "", "unit": "unsaid"}, "sessions": 1, "assists": 80' "what is not said"
run report --level commune --units 2025-12-31 --by place,service --format csv
shows "$out" '^place,service,unit,sessions,assists,' "CSV has a column for it"
shows "$out" '^Tỉnh Khánh Hòa,eid,unallocated,2,100,' "what could not be allocated"
run report --units 2025-12-31 --place 'Xã Thuận Nam, Tỉnh Khánh Hòa' --format json
is "$(field assists)" 10 "a filter by a unit takes those that it followed"
run report --units 2025-12-31 --place 'Tỉnh Khánh Hòa' --period 2024-Q2 --format json
is "$(field assists)" 150 "those of a province, in a period"
run report --by place --format json
unlike "$out" '"unit"' "a report of neither is as before"
run report --level ward
exits 2 "there is no such level"
run report --units soon
exits 2 "nor such a day"

# ---- by hand -----------------------------------------------------------------

run place edit 'Thôn 1, Xã Phước Dinh' --successor 'Xã Thuận Nam'
run report --level commune --units now --format json
like "$out" 'Nam, Tỉnh Khánh Hòa", "unit": ""}, "sessions": 2, "assists": 50' "is followed"
run place edit 'Thôn 1, Xã Phước Dinh' --successor ''
run report --level commune --units now --format json
like "$out" '"Xã Ninh Phước, Tỉnh Khánh Hòa", "unit": ""}, "sessions": 1, "assists": 40' "or not"
run add --place 'Thôn 2, Xã Phước Dinh' --new --date 5/5/2024 eid=320
run place add 'Khu 9' --parent 'Xã Thuận Nam'
run report --level commune --units now --format json
like "$out" '"Tỉnh Khánh Hòa", "unit": "unallocated"}, "sessions": 3, "assists": 420' "a hamlet"
run place same 'Thôn 2, Xã Phước Dinh' 'Khu 9, Xã Thuận Nam'
exits 0 "that was ruled the same as one of a new unit"
run report --level commune --units now --format json
like "$out" 'Nam, Tỉnh Khánh Hòa", "unit": ""}, "sessions": 2, "assists": 330' "is in it"
run place edit 'Xã Thuận Nam' --successor 'Xã Thuận Nam'
exits 1 "a unit does not follow itself"
like "$err" "can't be its own successor" "which is said"
run place edit 'Xã Phước Nam' --successor 'Xã Thuận Nam' --successor 'Xã Ninh Phước'
run report --level commune --units now --format json
like "$out" '"Tỉnh Khánh Hòa", "unit": "unallocated"}, "sessions": 3, "assists": 110' "several"
run check
exits 0 "check agrees"

done_testing
