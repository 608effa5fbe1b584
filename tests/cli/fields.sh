# what a person types for a field of a session means the same wherever it is typed: on the
# command line, in line mode, in a table
. "$ROOT/tests/cli/lib.sh"
CDSLOG_NOW=2024-05-20T08:00:00Z
export CDSLOG_NOW
id_of() { # of the only session in a file
	"$CDSLOG" --file "$1" list --format csv | sed -n '2s/,.*//p'
}
codes() { # of the services that a file has beside the usual ones
	"$CDSLOG" --file "$1" service list --format csv |
		grep -vE '^(code|eid|dvc|bank|ecom|health|safety|skills|app|class|qr|web),' |
		cut -d, -f1
}
names() { # of the places or teams of a file, each with the one above it
	"$CDSLOG" --file "$2" "$1" list --format json | tr '{' '\n' |
		sed -n 's/.*"name": "\([^"]*\)", "path": "\([^"]*\)".*/\1|\2/p' |
		sed 's/^\(.*\)|\1$/\1/; s/^\(.*\)|\1, \(.*\)$/\1 (\2)/' |
		LC_ALL=C sort | paste -sd ';' - | sed 's/;/; /g'
}
plain() { # answers, one a line, to the questions of line mode
	rc=0
	out=$(printf '%s\n' "$@" | "$CDSLOG" --plain 2>err) || rc=$?
	err=$(cat err)
}

# A service that is not in this log is called by its field, not by what is spelled like its code.
run --file b.cdslog service add 'Văn nghệ' --code vn
run --file v.cdslog merge b.cdslog
run --file v.cdslog add --date 2024-05-01 vn=3
id=$(id_of v.cdslog)
run --file v.cdslog show "$id"
shows "$out" "^  Văn nghệ *3$" "a service is called by its name"
run --file v.cdslog unmerge 1
run --file v.cdslog show "$id"
shows "$out" "^  assist.vn *3$" "and one that is not there by the field"
unlike "$out" "VNeID" "not by the name of another"

# "Thôn 9, Xã Mới": what is there is taken, what is not is made, and each stands under the one
# after its comma.
run --file p.cdslog place add 'Phước Ninh'
cat >p.csv <<'END'
date,place,residents
2024-05-02,"Thôn 9, Phước Ninh",7
2024-05-03,"Thôn 10, Xã Mới",8
2024-05-04,"Thôn 9, Phước Ninh",9
END
run --file p.cdslog import p.csv --new
exits 0 "a table names places under others"
is "$(names place p.cdslog)" "Phước Ninh; Thôn 10 (Xã Mới); Thôn 9 (Phước Ninh); Xã Mới" \
	"each is made once, under what is there or is made with it"
like "$err" "new: 3 places" "as many as were made are told"
cp p.cdslog again.cdslog
run --file again.cdslog import p.csv --new
is "$(names place again.cdslog)" "$(names place p.cdslog)" "and again makes none"
run --file q.cdslog add --date 2024-05-03 --place 'Thôn 10, Xã Mới' \
	--team 'Tổ 3, Thôn 10, Xã Mới' --new eid=1
exits 0 "--new takes such a name, too"
is "$(names place q.cdslog)" "Thôn 10 (Xã Mới); Xã Mới" "and makes both"
is "$(names team q.cdslog)" "Tổ 3" "a team as well, whose place is there by then"
run --file q.cdslog add --date 2024-05-04 --place 'Thôn 10, Xã Mới' --new eid=1
is "$(names place q.cdslog)" "Thôn 10 (Xã Mới); Xã Mới" "what is there is not made again"
run --file q.cdslog add --date 2024-05-04 --place 'a,b,c,d,e,f,g,h,i' --new eid=1
exits 2 "more names than there are levels"
like "$err" "more than 8 places" "are refused"
CDSLOG_FILE=$PWD/r.cdslog plain 1 2024-05-03 'Thôn 10, Xã Mới' 1 '' 1 5 '' '' '' 1 0
like "$out" "the session is saved" "line mode takes it"
is "$(names place r.cdslog)" "Thôn 10 (Xã Mới); Xã Mới" "and makes both"

# A name that could be several is refused, also in bulk and with --new.
run --file s.cdslog place add 'Mỹ Bình'
run --file t.cdslog place add 'Mỹ Bình'
run --file s.cdslog merge t.cdslog
printf 'date,place,residents\n2024-05-02,Mỹ Bình,7\n2024-05-02,"Thôn 1, Mỹ Bình",7\n' >s.csv
run --file s.cdslog import s.csv --new
exits 3 "rows that name one of two are refused"
like "$out$err" "2 refused" "both, the one that names what is under it, too"
like "$err" "could be any of" "and say which there are"
is "$(names place s.cdslog)" "Mỹ Bình; Mỹ Bình" "no third one is made"
run --file s.cdslog add --date 2024-05-02 --place 'Thôn 1, Mỹ Bình' --new eid=1
exits 2 "nor on the command line"
printf 'date,place,residents\n2024-05-02,Phước,7\n' >start.csv
run --file p.cdslog import start.csv
like "$err" "only the start of a name" "in bulk the start of a name is none"
run --file p.cdslog import start.csv --new
is "$(names place p.cdslog)" "Phước; Phước Ninh; Thôn 10 (Xã Mới); Thôn 9 (Phước Ninh); Xã Mới" \
	"but a name of its own"

# A service has one code, whoever makes it.
long='Hỗ trợ cài đặt ứng dụng thanh toán không dùng tiền mặt cho hộ kinh doanh'
for name in 'Chữ ký số (cá nhân)' "$long" '5G cho mọi nhà' '数字'; do
	rm -f ?.cdslog x.csv
	run --file a.cdslog add --date 2024-05-02 --new "$name=3"
	exits 0 "--new makes '$name'"
	printf 'date,service,count\n2024-05-03,%s,4\n' "$name" >x.csv
	run --file b.cdslog import x.csv --new --map date='{date}' --map service='{service}' \
		--map count='{count}'
	run --file c.cdslog service add "$name"
	exits 0 "so does service add, without a code"
	CDSLOG_FILE=$PWD/d.cdslog plain 9 3 1 "$name" '' 0
	is "$(codes b.cdslog)" "$(codes a.cdslog)" "import gives it the code of --new"
	is "$(codes c.cdslog)" "$(codes a.cdslog)" "service add, too"
	is "$(codes d.cdslog)" "$(codes a.cdslog)" "and line mode"
	run --file a.cdslog merge b.cdslog c.cdslog d.cdslog
	is "$(codes a.cdslog | wc -l | tr -d ' ')" 1 "merged it is one service"
	run --file a.cdslog report --format json
	is "$(field assists)" 7 "and one number"
done
rm -f ?.cdslog
run service add 'Chữ ký số (cá nhân)'
is "$(codes a.cdslog)" "chu_ky_so_ca_nhan" "the code is the name as one types it without marks"
run service add '5G cho mọi nhà'
like "$(codes a.cdslog)" "s_5g_cho_moi_nha" "a digit at its start is led by a letter"
run service add "$long"
like "$(codes a.cdslog)" "ho_tro_cai_dat_ung_dung_t_" \
	"a long one is cut, and ends in digits of the whole name"
run service add 'Chữ ký số: cá nhân'
exits 0 "a name whose code another service has"
shows "$(codes a.cdslog)" "^chu_ky_so_ca_nhan_[0-9a-f]\{6\}$" "gets the code with such digits"
run service add 'Chữ ký số (cá nhân)'
exits 1 "the same name again"
like "$err" "is there already" "is no second service"

# Yes and no, counts and dates are read in one way.
run --file y.cdslog add --date 20/5/2024 --set obstacle.signal=Có --set obstacle.app=X \
	--set group.women=1.200 --set 'place=Mỹ Bình' --new eid=2
exits 0 "--set reads a field as its own option does"
id=$(id_of y.cdslog)
run --file y.cdslog show "$id"
shows "$out" "^  place *Mỹ Bình$" "a place by its name"
shows "$out" "^  no signal *yes$" "yes in Vietnamese, in capitals"
shows "$out" "^  women *1,200$" "a count with its separators"
printf 'date,obstacle.signal,obstacle.app\n2024-05-21,KHÔNG,true\n' >y.csv
run --file y.cdslog import y.csv
like "$err" "1 added" "a table, too"
run --file y.cdslog add --date 20/5/2024 --set nobody=1
exits 2 "what is no field"
like "$err" "'nobody' is not the name of a field" "is named"
run --file y.cdslog add --date 20/5/2024 --residents 4o
like "$err" "residents: '4o'" "of a count that is none its field is named"

# A campaign goes through all of it: typed, searched for, filtered, counted, exported, imported.
rm -f ?.cdslog
CDSLOG_NOW=2024-07-20T08:00:00Z
run add --date 2024-07-01 --place 'Mỹ Bình' --campaign 'Mùa hè xanh 2024' --new eid=3
run add --date 2024-07-02 --place 'Đài Sơn' --campaign 'Mùa hè xanh 2024' --new eid=4
second=$out
run add --date 2024-07-03 --place 'Đài Sơn' --campaign 'Tháng Thanh niên' eid=5
run add --date 2024-07-04 --place 'Đài Sơn' eid=6
assists() { # of those that a filter takes
	run report --format json "$@"
	field assists
}
is "$(assists --campaign 'mua he xanh 2024')" 7 "a report of one campaign"
is "$(assists --campaign 'Mùa hè')" 0 "whose name is given whole"
is "$(assists --campaign 'Mùa hè xanh 2024' --place 'Đài Sơn')" 4 "and at one place"
is "$(assists --by place --campaign 'Mùa hè xanh 2024')" 7 "in rows, too"
run list --search 'thanh nien' --format csv
like "$out" "2024-07-03" "a search finds it"
unlike "$out" "2024-07-04" "and nothing else"
run edit "$second" --campaign 'Tháng Thanh niên'
is "$(assists --campaign 'Mùa hè xanh 2024')" 3 "a session that is changed leaves it"
is "$(assists --campaign 'Tháng Thanh niên')" 9 "and is in the other"
run edit "$second" --set campaign=
is "$(assists --campaign 'Tháng Thanh niên')" 5 "or in none"
run export --campaign 'Tháng Thanh niên' -o c.csv
like "$(cat c.csv)" "Tháng Thanh niên" "it is exported"
run --file i.cdslog import c.csv --new
run --file i.cdslog report --campaign 'Tháng Thanh niên' --format json
is "$(field assists)" 5 "and read back"
CDSLOG_FILE=$PWD/n.cdslog plain 1 2024-07-05 'Mỹ Bình' 1 '' 1 9 '' '' '' 1 0
unlike "$out" "campaign" "line mode asks for none where there is none"
plain 1 2024-07-05 'Mỹ Bình' '' 1 9 '' '' '' 2 1 0
like "$out" "1. Tháng Thanh niên" "else the last ones are numbered, the newest first"
is "$(assists --campaign 'Mùa hè xanh 2024')" 12 "a number takes one"
plain 1 2024-07-06 'Mỹ Bình' '' 1 2 '' '' '' 'Chiến dịch mới' 1 0
is "$(assists --campaign 'chien dich moi')" 2 "a name is a new one"
plain 1 2024-07-07 'Mỹ Bình' '' 1 1 '' '' '' '' 1 0
is "$(assists)" 30 "Enter is none"
done_testing
