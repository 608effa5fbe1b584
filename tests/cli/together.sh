# Several small files share a transaction: each is still in or out as a whole, and what was said of
# it is kept.
. "$ROOT/tests/cli/lib.sh"
seed=${TEST_SEED:-4711}
echo "# seed $seed"

# s1.cdslog to s12.cdslog have 250 sessions each, and one place in common
n_of=12
each=250
CDSLOG_FILE=$PWD/empty.cdslog
run config lang en
run place add 'Mỹ Bình'
for i in $(seq $n_of); do
	cp empty.cdslog "s$i.cdslog"
	awk -v i="$i" -v n=$each 'BEGIN {
		print "date,place,assist.eid"
		for (k = 0; k < n; k++)
			printf "2023-%02d-%02d,Mỹ Bình,%d\n", k % 12 + 1, k % 28 + 1, i * 1000 + k
	}' >t.csv
	CDSLOG_DEVICE=may-$i "$CDSLOG" --file "s$i.cdslog" import --source "so $i" t.csv \
		>/dev/null 2>&1
done
files=$(seq -f 's%g.cdslog' $n_of)

# code_of FILE: prints its fingerprint
code_of() {
	run --file "$1" report --format json
	code
}

# sessions FILE: prints how many sessions it has
sessions() {
	run --file "$1" report --format json
	field sessions
}

# receipts FILE: prints the receipts of its merges, without their times
receipts() {
	run --file "$1" merges --format json
	printf '%s' "$out" | sed 's/"at": [0-9]*/"at": 0/g'
}

# one by one, and in one call: the same log, the same receipts
for to in one all mid four f1 f2; do
	cp empty.cdslog $to.cdslog
done
for f in $files; do
	run --file one.cdslog merge "$f"
done
# shellcheck disable=SC2086
run --file all.cdslog merge $files
like "$out" "12 of 12 files merged" "all are merged"
is "$(code_of all.cdslog)" "$(code_of one.cdslog)" "as one by one"
is "$(sessions all.cdslog)" 3000 "every session came"
receipts one.cdslog >one.json
receipts all.cdslog >all.json
holds "with the same receipts" cmp -s one.json all.json
run --file all.cdslog unmerge 12
exits 0 "the last goes by itself"
is "$(sessions all.cdslog)" 2750 "and only it"
run --file all.cdslog check
exits 0 "check agrees"

# one in the middle turns out bad after most of it was read
LC_ALL=C sed 's/"assist.eid":6249/"assist.eid":6248/' s6.cdslog >bad.cdslog
cmp -s s6.cdslog bad.cdslog && fail "nothing was spoilt"
run --file mid.cdslog merge s1.cdslog s2.cdslog bad.cdslog s3.cdslog s4.cdslog
exits 1 "one is malformed"
like "$out" "4 of 5 files merged; not merged: bad.cdslog" "the others came"
like "$err" "is malformed" "the reason is said"
is "$(sessions mid.cdslog)" 1000 "nothing of it stays"
for f in s1 s2 s3 s4; do
	run --file four.cdslog merge $f.cdslog
done
is "$(code_of mid.cdslog)" "$(code_of four.cdslog)" "the log is that of the four"
run --file mid.cdslog check
exits 0 "check agrees"
run --file mid.cdslog merge --format json s5.cdslog bad.cdslog s6.cdslog
told=$(printf '%s' "$out" | grep -o '"file": "[a-z0-9.]*"\|"error": "[a-z]*"' | tr '\n' ' ')
is "$told" '"file": "s5.cdslog" "file": "bad.cdslog" "error": "corrupt" "file": "s6.cdslog" ' \
	"JSON has them in their order"

# the disk is full after some: those are in, as they would be one by one
limit=$(($(wc -c <mid.cdslog) / 1024))
full() { # log, files: merges them where no file may grow above the limit
	# shellcheck disable=SC2086
	(ulimit -f $limit; "$CDSLOG" --file "$1" merge $2) >>out.full 2>>err.full
}
rm -f out.full err.full
for f in $files; do
	full f1.cdslog "$f" || break
done
full f2.cdslog "$files"
shows "$(cat out.full)" '^[1-9][0-9]* of 12 files merged; not merged: s[0-9]*.cdslog$' "some are in"
is "$(sessions f2.cdslog)" "$(sessions f1.cdslog)" "as many as one by one"
is "$(code_of f2.cdslog)" "$(code_of f1.cdslog)" "and the same"
run --file f2.cdslog check
exits 0 "check agrees"

# it is full only when they are written, after all were read: what is said to be in is in
limit=$(($(wc -c <one.cdslog) / 1024 - 20))
rm -f out.full err.full
cp empty.cdslog f3.cdslog
full f3.cdslog "$files"
told=$(grep -c '^s[0-9]*\.cdslog: 250 new' out.full)
shows "$(cat out.full)" '^[1-9][0-9]* of 12 files merged; not merged: s[0-9]*.cdslog$' \
	"nearly all are in"
is "$(sessions f3.cdslog)" "$((told * 250))" "all that were said to be"
run --file f3.cdslog check
exits 0 "check agrees"

# kill -9 and Ctrl-C at any moment: a file is in or out, and one that was said to be merged is in
killed=0
stopped=0
some=0
bad=
wrong() { # what was seen in this round that should not be
	bad="$bad round $round: $1;"
}
# On a fast machine many are done before the signal comes, so the rounds go on until enough are hit.
round=0
while [ $round -lt 60 ] ||
	{ [ $((killed > 3 && stopped > 3 && some > 0)) = 0 ] && [ $round -lt 600 ]; }; do
	round=$((round + 1))
	draw
	signal=TERM
	[ $((round % 2)) != 0 ] || signal=9
	rm -f k.cdslog k.cdslog-journal
	cp empty.cdslog k.cdslog
	# shellcheck disable=SC2086
	"$CDSLOG" --file k.cdslog merge $files >said 2>&1 &
	pid=$!
	sleep "0.$(printf '%03d' $((seed % 160)))"
	kill -$signal $pid 2>/dev/null
	wait $pid 2>/dev/null
	[ $? != 137 ] || killed=$((killed + 1))
	grep -q 'stopped' said && stopped=$((stopped + 1))

	# What is in is what another merge would bring nothing new of.
	# shellcheck disable=SC2086
	"$CDSLOG" --file k.cdslog merge --dry-run $files 2>/dev/null |
		sed -n 's/^\(s[0-9]*.cdslog\): would bring \([0-9]*\) new.*/\1 \2/p' >dry
	in=0
	while read -r f new; do
		case $new in
		0) in=$((in + 1)) ;;
		250) ;;
		*) wrong "$f would bring '$new'" ;;
		esac
		if grep -q "^$f: 250 new" said && [ "$new" != 0 ]; then
			wrong "$f was said to be in"
		fi
	done <dry
	[ "$(wc -l <dry)" = $n_of ] || wrong "not all were looked at"
	[ $in = 0 ] || [ $in = $n_of ] || some=$((some + 1))
	if [ $((round % 10)) = 0 ]; then
		run --file k.cdslog check
		[ "$rc" = 0 ] || wrong check
	fi
done
echo "# killed $killed and stopped $stopped of $round at work, $some with some of the files in"
is "$bad" "" "each is in or out, and what was said is in"
holds "stopped often enough to mean something: killed $killed, stopped $stopped" \
	[ $((killed > 3 && stopped > 3)) = 1 ]
holds "also with some of them in" [ $some -gt 0 ]
done_testing
