# a service that was given and nobody counted is unknown wherever a sum is told, and never 0
. "$ROOT/tests/cli/lib.sh"
CDSLOG_NOW=2024-05-20T08:00:00Z
export CDSLOG_NOW

run add --date 2024-05-01 --place A --new 'eid=?'
none=$out
run add --date 2024-05-02 --place B --new 'eid=?' 'dvc=?' bank=12
run add --date 2024-05-03 --place B eid=40 'class=?'
run add --date 2024-05-04 --place C --new class=20

# a report, for people
run report
shows "$out" "^assists  *at least 52 (3 counts missing)$" "the least that assists can be"
shows "$out" "^attendance  *at least 20 (1 count missing)$" "and attendance"
shows "$out" "^residents  *not counted$" "people, whom nobody counted"
shows "$out" "^  VNeID  *≥40 .*(not counted in 2 sessions)$" "a service counted here and there"
shows "$out" "^  Dịch vụ công trực tuyến  *?  *(not counted in 1 session)$" "one never counted"
run report --place A
shows "$out" "^assists  *not counted$" "where nothing was counted, no number"
run --lang vi report
shows "$out" "^Số lượt hỗ trợ  *ít nhất 52 (còn 3 số chưa đếm)$" "in Vietnamese"
run --lang vi report --place A
shows "$out" "^Số lượt hỗ trợ  *chưa đếm$" "nothing counted, in Vietnamese"
run report --by place
shows "$out" "^A  *1  *?  *0  *0  *–$" "a row of which nothing is known"
shows "$out" "^B  *2  *≥52  *?  *0  *–$" "one of which something is"
shows "$out" "^C  *1  *0  *20  *0  *–$" "and one where none were given"

# for programs
run report --by place --format csv
shows "$out" "^A,1,,0,0,,0,1$" "an empty cell in CSV"
shows "$out" "^B,2,52,,0,,0,3$" "beside how many are missing"
run report --place A --format json
is "$(field assists)" null "null in JSON"
is "$(field residents)" null "as people are"
like "$out" '"code": "eid", "measure": "assist", "sessions": 1, "count": null, "uncounted": 1' \
	"and the service"

# lists and single sessions
run list
shows "$out" "  A  *?  " "a list"
shows "$out" "  B  *≥12  " "with what is known"
like "$err" "4 sessions, at least 52 assists (3 counts missing)" "its sums"
run list --service class
like "$err" "attendance: at least 20 (1 count missing)" "and those of one service"
run list --format csv
shows "$out" ",A,,,0,0,,.*uncounted" "in CSV"
run show "$none"
shows "$out" "^  VNeID  *?$" "a session"
run export
shows "$out" ",A,.*,?" "the table that goes out"

# a merge, before and after
cp a.cdslog from.cdslog
run --file b.cdslog merge from.cdslog --dry-run
like "$out" "assists 0 → ≥52" "a merge's preview"
run --file b.cdslog merge from.cdslog --format json
like "$out" '"assists": 52' "its receipt"
run --file c.cdslog add --date 2024-05-01 'eid=?'
run --file d.cdslog merge c.cdslog
like "$out" "assists 0 → ?" "of which nothing is known"

# line mode
out=$(printf '%s\n' 2 '' 0 | "$CDSLOG" --plain)
like "$out" ", A, uncounted" "line mode's list"
like "$out" ", B, at least 12 assists (2 counts missing)" "with what is known"
out=$(printf '%s\n' 4 2024-05 1 0 | "$CDSLOG" --plain)
like "$out" "place: B, sessions: 2, assists: at least 52 (2 counts missing)" "its totals"
like "$out" "VNeID: at least 40 (2 counts missing), (not counted in 2 sessions)" "and services"
out=$(printf '%s\n' 1 '' A '' 'eid ?' | "$CDSLOG" --plain; printf '%s\n' 13 0 | "$CDSLOG" --plain)
like "$out" "1. assists not counted, A" "a draft"
done_testing
