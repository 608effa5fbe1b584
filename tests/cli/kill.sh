# kill -9 at random moments of adding and merging, 200 times, or more until enough of them hit: the
# log is as it was before or as it is after, never something between
. "$ROOT/tests/cli/lib.sh"
seed=${TEST_SEED:-4711}
echo "# seed $seed"

# b.cdslog has 3,000 sessions to merge, a.cdslog none
awk 'BEGIN {
	print "date,place,assist.eid"
	for (i = 0; i < 3000; i++)
		printf "2023-%02d-%02d,Mỹ Bình,%d\n", i % 12 + 1, i % 28 + 1, i
}' >big.csv
CDSLOG_FILE=$PWD/b.cdslog
run place add 'Mỹ Bình'
run import big.csv
exits 0 "3,000 sessions to merge"
CDSLOG_FILE=$PWD/a.cdslog
run place add 'Mỹ Bình'
echo 0 >base

# kill_within MILLISECONDS: kills the program just started, after a time drawn from the seed, and
# counts it if it was still at work
killed=0
kill_within() {
	pid=$!
	sleep "0.$(printf '%03d' $((seed % $1)))"
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	[ $? != 137 ] || killed=$((killed + 1))
}

# check_of FILE: tells if the log is not sound
check_of() {
	run --file "$1" check
	[ "$rc" = 0 ] || fail "round $round: check of $1"
}

# Every other round merges b into a copy of a, the rounds between add a session to a.  On a fast
# machine many are done before they are killed, so the rounds go on until 31 were not.
round=0
while [ $round -lt 200 ] || { [ $killed -le 30 ] && [ $round -lt 2000 ]; }; do
	draw
	if [ $((round % 2)) = 0 ]; then
		cp a.cdslog m.cdslog
		"$CDSLOG" --file m.cdslog merge b.cdslog >/dev/null 2>&1 &
		kill_within 180
		run --file m.cdslog report --format json
		s=$(field sessions)
		[ "$s" -ge 3000 ] || [ "$s" = "$(cat base)" ] ||
			fail "round $round: $s sessions, neither before nor after"
	else
		"$CDSLOG" add --place 'my binh' eid=1 >/dev/null 2>&1 &
		kill_within 12
		run report --format json
		field sessions >base
	fi
	[ "$rc" = 0 ] || fail "round $round: the log does not open"
	if [ $((round % 20)) = 19 ]; then
		check_of a.cdslog
		check_of m.cdslog
	fi
	round=$((round + 1))
done
echo "# killed $killed of $round while they ran"
holds "killed often enough to mean something" [ "$killed" -gt 30 ]
run check
exits 0 "check agrees in the end"
done_testing
