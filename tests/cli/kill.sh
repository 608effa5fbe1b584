# kill -9 at random moments of adding and merging, 200 times: before or after, never between
. "$ROOT/tests/cli/lib.sh"
seed=${TEST_SEED:-4711}
echo "# seed $seed"
CDSLOG_FILE=$PWD/b.cdslog
run place add 'Mỹ Bình'
i=0
while [ $i -lt 30 ]; do echo "2024-01-$((i % 28 + 1)),Mỹ Bình,$i"; i=$((i + 1)); done | { echo 'date,place,assist.eid'; cat; } >t.csv
awk 'BEGIN { print "date,place,assist.eid"; for (i = 0; i < 3000; i++) printf "2023-%02d-%02d,Mỹ Bình,%d\n", i % 12 + 1, i % 28 + 1, i }' >big.csv
run import big.csv; exits 0 "3,000 sessions to merge"
CDSLOG_FILE=$PWD/a.cdslog
run place add 'Mỹ Bình'
killed=0
round=0
while [ $round -lt 200 ]; do
	seed=$(((seed * 16807) % 2147483647))
	if [ $((round % 2)) = 0 ]; then
		cp a.cdslog m.cdslog
		"$CDSLOG" --file m.cdslog merge b.cdslog >/dev/null 2>&1 &
	else
		"$CDSLOG" add --place 'my binh' eid=1 >/dev/null 2>&1 &
	fi
	pid=$!
	sleep "0.$(printf '%03d' $((seed % (round % 2 == 0 ? 180 : 12))))"
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	[ $? != 137 ] || killed=$((killed + 1))         # it was still at work
	if [ $((round % 2)) = 0 ]; then
		run --file m.cdslog report --format json
		s=$(field sessions)
		[ "$s" -lt 3000 ] && [ "$s" != "$(cat base 2>/dev/null || echo "$s")" ] && fail "round $round: $s sessions, neither before nor after"
	else
		run report --format json
		field sessions >base
	fi
	[ "$rc" = 0 ] || fail "round $round: the log does not open"
	[ $((round % 20)) != 19 ] || { run check; [ "$rc" = 0 ] || fail "round $round: check"; run --file m.cdslog check; [ "$rc" = 0 ] || fail "round $round: check of the merged"; }
	round=$((round + 1))
done
echo "# killed $killed of 200 while they ran"
[ "$killed" -gt 30 ] && pass "killed often enough to mean something"
run check; exits 0 "check agrees in the end"
done_testing
