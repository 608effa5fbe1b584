# Three programs at once on one log: each finishes, or says with 75 that the log is busy; nothing is
# lost.
. "$ROOT/tests/cli/lib.sh"

run place add 'Mỹ Bình'

# writer NUMBER: adds 60 sessions, and keeps their ids, or that the log was busy, in files of its
# own
writer() {
	i=0
	while [ $i -lt 60 ]; do
		"$CDSLOG" add --place 'my binh' eid=1 >>"ids.$1" 2>>"err.$1"
		case $? in
		0) ;;
		75) echo busy >>"busy.$1" ;;
		*) echo bad >>"bad.$1" ;;
		esac
		i=$((i + 1))
	done
}
writer 1 &
writer 2 &
writer 3 &
wait
is "$(cat bad.* 2>/dev/null | wc -l)" 0 "nothing but done or busy"
busy=$(cat busy.* 2>/dev/null | wc -l)
ids=$(cat ids.* | wc -l)
is $((ids + busy)) 180 "each said done or busy"
echo "# $busy busy"
run report --format json
is "$(field sessions)" "$ids" "every one that said done is there"
run check
exits 0 "check agrees"
done_testing
