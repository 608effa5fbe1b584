# What people type finds its place and its team: with the place above after a comma, with levels
# left out, with words shortened or left out, and teams that share a name by their place.
. "$ROOT/tests/cli/lib.sh"
export CDSLOG_AUTHOR=Lan

# found WORDS PATH: these words name the place of this path.
found() {
	run place list "$1"
	like "$out" "$2" "'$1' lists $2"
	run list --place "$1"
	exits 0 "'$1' names it"
}

cat > units.csv <<'EOF'
code,name,parent
54,Tỉnh Phú Yên,
558,Thành phố Tuy Hòa,54
560,Huyện Sơn Hòa,54
22216,Xã Suối Trai,560
22030,Phường 1,558
58,Tỉnh Ninh Thuận,
582,Thành phố Phan Rang - Tháp Chàm,58
22738,Phường Mỹ Bình,582
586,Huyện Ninh Phước,58
22870,Thị trấn Phước Dân,586
67,Tỉnh Đắk Nông,
663,Huyện Đắk R'Lấp,67
EOF
run place import units.csv --list vn-2023
exits 0 "units"

found 'Suối Trai, Sơn Hòa, Phú Yên' 'Xã Suối Trai, Huyện Sơn Hòa, Tỉnh Phú Yên'
found 'suoi trai, phu yen' 'Xã Suối Trai, Huyện Sơn Hòa'
found 'X. Suối Trai, H. Sơn Hoà, T. Phú Yên' 'Xã Suối Trai'
found 'P. Mỹ Bình' 'Phường Mỹ Bình, Thành phố Phan Rang'
found 'P.Mỹ Bình, TP. Phan Rang' 'Phường Mỹ Bình'
found 'Mỹ Bình, Tp Phan Rang – Tháp Chàm' 'Phường Mỹ Bình'
found 'TP. Phan Rang' 'Thành phố Phan Rang - Tháp Chàm'
found 'tp phan rang-tháp chàm' 'Thành phố Phan Rang - Tháp Chàm'
found 'TT. Phước Dân' 'Thị trấn Phước Dân'
found 'P1, Tuy Hoà' 'Phường 1, Thành phố Tuy Hòa'
found 'P.1, TP Tuy Hòa' 'Phường 1, Thành phố Tuy Hòa'
found 'H. Đắk R’lấp' "Huyện Đắk R'Lấp"
run list --place 'Suối Trai, Phú Yên, Sơn Hòa'
exits 1 "a level above before one below"
like "$err" "no place" "is refused"
run list --place 'Suối Trai, Ninh Thuận'
exits 1 "and another province"

# a name in a table needs no word in front either
printf 'ngày,địa bàn,assist.eid\n2024-05-05,"Suối Trai, Sơn Hòa",5\n2024-05-05,Suối Tra,5\n' > t.csv
run import t.csv --new
exits 0 "a table"
run report --by place --format csv
like "$out" '"Xã Suối Trai, Huyện Sơn Hòa, Tỉnh Phú Yên"' "has it at the unit"
like "$out" 'Suối Tra,' "only whole names count there"

# two teams of one name, each with its place
run add --date 2024-05-06 --place 'Mỹ Bình' --team 'Tổ 1, P. Mỹ Bình' --new eid=7
exits 0 "a team is made with its place"
run add --date 2024-05-06 --place 'Phước Dân' --team 'Tổ 1, Phước Dân, Ninh Phước' --new eid=8
exits 0 "and another one of its name"
run team list
is "$(lines "$out")" 2 "two teams, no place is made anew"
like "$out" 'Tổ 1, Phường Mỹ Bình, Thành phố Phan Rang - Tháp Chàm' "shown with their places"
run add --date 2024-05-07 --place 'Mỹ Bình' --team 'to 1, my binh' eid=9
exits 0 "the team is found by name and place"
run add --date 2024-05-07 --place 'Mỹ Bình' --team 'tổ 1 phước dân' eid=10
exits 0 "or as one says it"
run add --date 2024-05-07 --place 'Mỹ Bình' --team 'Tổ 1' eid=9
exits 2 "the name alone"
like "$err" 'Tổ 1, Thị trấn Phước Dân, Huyện Ninh Phước' "is asked about with the places"
run add --date 2024-05-07 --team 'Tổ 1, Tuy Hòa' eid=9
exits 1 "a place that has no such team"
run report --by team --format csv
like "$out" ' Mỹ Bình, Thành phố Phan Rang - Tháp Chàm, Tỉnh Ninh Thuận",2,16' "reports"
like "$out" '"Tổ 1, Thị trấn Phước Dân, Huyện Ninh Phước, Tỉnh Ninh Thuận",2,18' "tell them apart"
run list --team 'Tổ 1, Phước Dân'
is "$(lines "$out")" 3 "and so does a filter"
like "$out" 'Tổ 1, Thị trấn' "the list"
id=$(printf '%s\n' "$out" | sed -n '2s/ .*//p')
run show "$id"
like "$out" 'Tổ 1, Thị trấn Phước Dân' "and one session"
run team add 'Tổ 2, khu phố 3' --place 'Mỹ Bình'
run list --team 'Tổ 2, khu phố 3'
exits 0 "a name with a comma in it"
run team list 'tổ 2'
unlike "$out" 'Mỹ Bình' "no place where a name is enough"
done_testing
