# What export writes comes back in, on this log and on others: with teams that share a name, and
# with two places and two teams that share even what is above them.
. "$ROOT/tests/cli/lib.sh"

# log FILE NAME ARGUMENT…: logs a session in this file under this name.
log() {
	log_file=$1 log_name=$2
	shift 2
	CDSLOG_AUTHOR=$log_name run --file "$log_file" add "$@"
	exits 0 "$log_name logs in $log_file"
}

log hoa.cdslog Hoa --date 2024-05-03 --place 'Thôn 1, Xã A' --team 'Tổ 1, Xã A' --new eid=1
log hoa.cdslog Hoa --date 2024-05-03 --place 'Thôn 1, Xã B' --team 'Tổ 1, Xã B' --new eid=2
log binh.cdslog Bình --date 2024-05-04 --place 'Chợ' --team 'Tổ 2' --new eid=4
log an.cdslog An --date 2024-06-04 --place 'Chợ' --team 'Tổ 2' --new eid=8
cp binh.cdslog first.cdslog
run merge hoa.cdslog binh.cdslog an.cdslog
exits 3 "merged, with doubles to be looked at"
run place list chợ
for start in $(printf '%s\n' "$out" | sed -n 's/.* \([0-9a-f-]*\) · .*/\1/p'); do
	run place edit "$start" --parent 'Xã A'
	exits 0 "two places of one name are put under one place"
done
run team list 'tổ 2'
for start in $(printf '%s\n' "$out" | sed -n 's/.* \([0-9a-f-]*\) · .*/\1/p'); do
	run team edit "$start" --place 'Xã A'
	exits 0 "and two teams"
done
run report --by place,team --format csv
like "$out" '"Chợ, Xã A (' "the report tells them apart"
was=$out
is "$(lines "$out")" 5 "in four rows"
run export -o out.csv
head=$(head -n 1 out.csv)
like "$head" "author,place id,team id,assist.eid" "the ids stand behind the rest"
like "$(cat out.csv)" ',"Chợ, Xã A","Tổ 2, Xã A",' "the names are as one types them"

run import out.csv
exits 0 "on the same log"
like "$err" "4 the same" "nothing is new"

run --file new.cdslog import out.csv --new
exits 0 "on an empty log every row is taken"
run --file new.cdslog export -o again.csv
sed 's/,Hoa,/,,/; s/,Bình,/,,/; s/,An,/,,/' out.csv > nobody.csv
cut -d, -f1-22 nobody.csv > a
cut -d, -f1-22 again.csv > b
holds "and says the same" cmp -s a b
run --file new.cdslog report --by place,team --format csv
is "$(printf '%s\n' "$out" | sed 's/, Bình)/)/g; s/, An)/)/g; s/, Hoa)/)/g')" \
	"$(printf '%s\n' "$was" | sed 's/, Bình)/)/g; s/, An)/)/g')" "so do its totals"
run --file new.cdslog import out.csv --new
like "$err" "4 the same" "twice adds nothing"

CDSLOG_LANG=vi run export -o vi.csv
like "$(head -n 1 vi.csv)" "id địa bàn,id tổ" "in Vietnamese"
run --file vi.cdslog import vi.csv --new
exits 0 "too"
run --file vi.cdslog team list 'tổ 2'
is "$(lines "$out")" 2 "two teams of one name"

# a log that has one of them: the other one is not taken for it
run --file first.cdslog place add 'Xã A'
run --file first.cdslog team edit 'Tổ 2' --place 'Xã A'
(head -n 1 out.csv; sed 1d out.csv | sort -r) > down.csv
run --file first.cdslog import down.csv --new
exits 0 "a log that has one of them"
run --file first.cdslog team list 'tổ 2'
is "$(lines "$out")" 2 "gets the other one"
run --file first.cdslog report --by team --format csv
like "$out" ",1,4," "with its own sessions"
like "$out" ",1,8," "each"

# no team of this name may be made: one of two is refused, not added to the other
cp binh.cdslog only.cdslog
run --file only.cdslog team add 'Tổ 1'
run --file only.cdslog place add 'Xã A'
run --file only.cdslog place add 'Xã B'
grep -e '^id' -e 'Tổ 2' out.csv | sed 's/"Chợ, Xã A"/Chợ/' > two.csv
run --file only.cdslog import two.csv
exits 3 "without --new"
like "$err" "add --new to create the other" "the second is refused, with the way out"

known=$(sed -n '2s/.*Hoa,\([^,]*\),.*/\1/p' out.csv)
unknown=01a21e7c-9f1a-77a8-b581-eeabe0745d65
printf 'date,place id,assist.eid\n2024-05-05,%s,3\n2024-05-05,%s,3\n' "$known" $unknown > ids.csv
run import ids.csv
exits 3 "a table with ids alone"
like "$err" "1 added" "is taken where the log knows them"
like "$err" "there is no place '$unknown'" "and refused where not"
done_testing
