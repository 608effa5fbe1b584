# The units that come with the program: two laptops that log in a commune of the list, and in a
# hamlet under it, have one place each after a merge; and what becomes of names that several have.
. "$ROOT/tests/cli/lib.sh"
export CDSLOG_NOW=2026-05-05T08:00:00Z

run place list
is "$out" "" "a new log lists no unit"
run place list 'thuan nam kh'
shows "$out" "^22897 *Xã Thuận Nam, Tỉnh Khánh Hòa *vn-2026-07 *not used yet" \
	"but finds those that come with the program"
run place list 'thuan nam kh' --format json
like "$out" '"offered": true' "and says in JSON that it does not have them"

# laptop FILE: logs a session in the commune, and one in a hamlet under it
laptop() {
	run --file "$1" add --new --place 'Thuận Nam' --team 'Tổ 1, thuận nam' eid=1
	exits 0 "$1: a session in a unit, whose first word is left out"
	run --file "$1" add --new --place 'Thôn 1, Xã Thuận Nam' eid=2
	exits 0 "$1: and one in a hamlet under it"
}
CDSLOG_AUTHOR=Hoa laptop a.cdslog
CDSLOG_AUTHOR=Lan CDSLOG_DEVICE=may-2 laptop b.cdslog
run merge b.cdslog --format json
like "$out" '"new": 4,' "new are two sessions, and who else made the hamlet and the team"
run place list
is "$(lines "$out")" 3 "there are three places: a province, a commune and its hamlet"
run team list
is "$(lines "$out")" 1 "and one team"
run report --by place --format csv
shows "$out" '^"Thôn 1, Xã Thuận Nam, Tỉnh Khánh Hòa",2,' "the hamlet is one row"
run place list --format json
unlike "$out" '"offered": true' "what is used is no more offered"

# names that several units have
run add --new --place 'Xã Tân Lập' eid=1
exits 2 "a name of several units is refused"
like "$err" "Xã Tân Lập, Tỉnh Lâm Đồng" "and they are told with their provinces"
run add --new --place 'tân lập, lâm đồng' eid=1
exits 0 "with the province it is one"
run add --place 'Xã Tân Hội' eid=1
exits 0 "another unit of two is meant in the province that the log has"
run list --format csv
like "$out" "Xã Tân Hội, Tỉnh Lâm Đồng" "which is that one"
run list --place 'Xã Hàm Thuận Nam' --format json
exits 0 "a filter may name a unit that the log does not have"
run place list 'ham thuan nam'
like "$out" "not used yet" "and writes nothing for it"

# by hand, and before the units were there
run add --new --place 'Xã Phước Dinh' --date 5/5/2024 eid=1
exits 0 "a session of 2024"
run place list 'Xã Phước Dinh'
shows "$out" "^ *Xã Phước Dinh *$" "is in a commune made by hand, as there was no such unit then"
run place add 'Xã Công Hải'
run place list 'cong hai'
is "$(lines "$out")" 2 "who insists makes one by hand, too"

# the home commune
run config commune 'ham thuan nam'
is "$out" "Xã Hàm Thuận Nam, Tỉnh Lâm Đồng" "the home commune is set by a few letters"
run config commune
is "$out" "Xã Hàm Thuận Nam, Tỉnh Lâm Đồng" "and shown by its name"
run config
like "$out" "commune=Xã Hàm Thuận Nam, Tỉnh Lâm Đồng" "among the other settings, too"
run add --new --place 'Thôn 1' --team 'Tổ 1' eid=5
exits 0 "a hamlet without its commune"
run list --format csv
like "$out" '"Thôn 1, Xã Hàm Thuận Nam, Tỉnh Lâm Đồng"' "is in the home commune"
run config commune nowhere
exits 1 "a commune that is nowhere is no home"
run config commune 'Lạng Sơn'
exits 2 "nor is a province"
like "$err" "'Tỉnh Lạng Sơn' is no commune: name one that is in it" "which is told"
run --file home.cdslog place add "Thuận Nam" --level district
run --file home.cdslog config commune "$out"
exits 2 "nor a district of the log"
like "$err" "'Thuận Nam' is no commune" "which is told, too"
run config commune ''
run config commune
is "$out" "" "an empty value takes it away"
run check
exits 0 "check agrees"

# what is named in other ways is used, too
CDSLOG_FILE=$PWD/next.cdslog
run place add 'Xã Phước Nam'
run place edit 'Xã Phước Nam' --to 2025-06-30 --successor 'Xã Phước Dinh' --successor 'Thuận Nam'
exits 0 "units may follow a place"
run place list
is "$(lines "$out")" 4 "and then the log has them, with their province"
CDSLOG_FILE=$PWD/a.cdslog

# a table of somebody else's
cat >t.csv <<'END'
date,place,eid
2026-05-01,Xã Vĩnh Hải,3
2026-05-02,"Xã Tân Lập, Tây Ninh",4
2026-05-03,Xã Tân Thành,5
END
for f in c d; do
	run --file $f.cdslog import t.csv --map date='{date}' --map place='{place}' \
		--map counts.eid='{eid}'
	exits 3 "$f: a table without --new finds units by their whole names"
	like "$err" "could be any of" "$f: and refuses those that several have"
done
run --file c.cdslog report --format json
c=$(code)
run --file d.cdslog report --format json
is "$(code)" "$c" "two laptops that import it have the same"
# the list of before, which is installed beside the program
CDSLOG_FILE=$PWD/old.cdslog
run place import vn-2023-04
exits 0 "a list that is installed is imported by its name"
like "$err" "11,382 added" "all of it"
like "$err" "not for the law" "and is said to be for trying"
run place list 'phường mỹ bình, phan rang'
shows "$out" "Phường Mỹ Bình, Thành phố Phan Rang" "it has the communes of before"
run add --place 'Mỹ Bình, Ninh Thuận' --date 5/5/2024 eid=3
exits 0 "where a session of before is logged"
run list --format csv
like "$out" "Tỉnh Ninh Thuận" "in the province of before"
run place list 'xa thuan nam khanh hoa'
unlike "$out" "not used yet" "the units that followed are in the log, too"
run place import vn-1999
exits 2 "there are no others"
like "$err" "'vn-1999' is not an installed list" "and says so"
CDSLOG_UNITS=$PWD run place import vn-2023-04
exits 2 "nor where they are not"
done_testing
