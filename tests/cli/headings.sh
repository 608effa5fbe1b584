# a table of an office: services in the headings by their names, columns that mean nothing here,
# a line of totals below
. "$ROOT/tests/cli/lib.sh"
CDSLOG_NOW=2024-05-20T08:00:00Z
export CDSLOG_NOW

cat >t.csv <<'END'
STT,Ngày,Địa bàn,VNeID,dich vu cong truc tuyen,bank,Lớp tập huấn,Zalo,,
1,5/3/2024,Thôn 1,10,5,2,30,9,,
2,6/3/2024,Thôn 2,20,,1,,4,,
Tổng cộng,,,30,5,3,30,13,,
END
run import t.csv --new
exits 3 "a table with columns that are not read wants a look"
like "$err" "column 'STT' is not read" "the column is named"
like "$err" "column 'Zalo' is not read" "and so is the other"
like "$err" "--map FIELD='{Zalo}'" "with what would read it"
unlike "$err" "column ''" "a column without a heading is not"
run report --format json
is "$(field assists) $(field attendance)" "38 30" \
	"services are read by their names, with marks or without, and by their codes"
run service list
unlike "$out" "Zalo" "no service was made of a heading"
run import t.csv --new
like "$err" "0 added, 0 changed, 2 the same" "the table again adds nothing"

cat >clean.csv <<'END'
Ngày,Địa bàn,VNeID
7/3/2024,Thôn 1,10
END
run import clean.csv
exits 0 "a table of which all columns are read is done"
is "$err" "1 row: 1 added, 0 changed, 0 the same, 0 refused" "and no column is told of"
cat >more.csv <<'END'
Ngày,Nơi,VNeID
8/3/2024,Thôn 1,10
END
run import more.csv --map date='{Ngày}' --map place='{Nơi}'
exits 0 "with --map other columns are left out on purpose"
done_testing
