# What the lints share: where they look, and how they tell what they found.  A lint reads this file
# first, and calls done_testing last.
n=0
cd "${ROOT:-$(dirname "$0")/../..}" || exit 1

# check DESCRIPTION LINES: reports success if there are no lines, or else the first of them: each
# names a place that should be otherwise.
check() {
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		printf '%s\n' "$2" | head -n 20 | sed 's/^/#   /'
	fi
}

# done_testing: prints the plan, so that a lint that died before is noticed.
done_testing() {
	echo "1..$n"
}
