#!/bin/sh
# Units that followed others: imported from a list and from a table of their own, and said by hand.
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

# ---- by hand -----------------------------------------------------------------

run place edit 'Xã Thuận Nam' --successor 'Xã Thuận Nam'
exits 1 "a unit does not follow itself"
like "$err" "can't be its own successor" "which is said"
run place edit 'Xã Phước Nam' --successor 'Xã Thuận Nam' --successor 'Xã Ninh Phước'
exits 0 "several"
run check
exits 0 "check agrees"

done_testing
