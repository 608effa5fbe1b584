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
		grep -vE '^(code|eid|dvc|bank|ecom|health|safety|skills|app|class|qr|web),' | cut -d, -f1
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
printf 'date,place,residents\n2024-05-02,Phước,7\n' >start.csv
run --file p.cdslog import start.csv
like "$err" "only the start of a name" "in bulk the start of a name is none"
run --file p.cdslog import start.csv --new
is "$(names place p.cdslog)" "Phước; Phước Ninh; Thôn 10 (Xã Mới); Thôn 9 (Phước Ninh); Xã Mới" \
	"but a name of its own"

done_testing
