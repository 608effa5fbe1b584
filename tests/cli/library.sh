# The program in HACKING.md compiles, links and runs.
. "$ROOT/tests/cli/lib.sh"
run add --place 'Mỹ Bình' --new eid=40
sed -n '/^```c$/,/^```$/p' "$ROOT/HACKING.md" | sed '1d;$d' >demo.c
LIBRARY_FLAGS=
if nm "$BUILD/libcdslog.a" 2>/dev/null | grep -q __asan; then
	LIBRARY_FLAGS=-fsanitize=address,undefined
fi
# shellcheck disable=SC2046,SC2086
"${CC:-cc}" -I"$ROOT/lib" demo.c "$BUILD/libcdslog.a" \
	$(pkg-config --libs sqlite3 uuid libutf8proc) $LIBRARY_FLAGS -o demo 2>err || cat err
out=$(./demo a.cdslog)
is "$out" "1 sessions, 40 assists" "the ten-line program of HACKING.md"
done_testing
