# a stranger's file: each refused with its own message, the log untouched
. "$ROOT/tests/cli/lib.sh"
run add --place 'Mỹ Bình' --new eid=5
CDSLOG_FILE=$PWD/b.cdslog; i=0
while [ $i -lt 40 ]; do run add --place 'Đài Sơn' --new --note "ghi chú $i" eid=$i; i=$((i + 1)); done
CDSLOG_FILE=$PWD/a.cdslog
sum() { cksum <a.cdslog; }
before=$(sum)
refused() { # words, file, description
	run merge "$2"
	if [ "$rc" = 1 ]; then pass "$3 is refused"; else fail "$3: exit $rc"; fi
	like "$err" "$1" "$3: the reason"
	is "$(sum)" "$before" "$3: the log is untouched"
}
: >empty.cdslog; refused "is empty" empty.cdslog "an empty file"
echo hello >short.cdslog; refused "is not a cdslog log" short.cdslog "a short file"
head -c 20000 /dev/zero | tr '\0' x >text.cdslog; refused "is not a cdslog log" text.cdslog "text"
refused "there is no file" nosuch.cdslog "a file that is not there"
refused "not a file" . "a folder"
ln -s b.cdslog link.cdslog; refused "symbolic link" link.cdslog "a symbolic link"
refused "this log itself" a.cdslog "the log itself"
ln a.cdslog twin.cdslog; refused "this log itself" twin.cdslog "the log under another name"; rm twin.cdslog
size=$(wc -c <b.cdslog)
for cut in 50 99 100 512 1000 4095 4096 8192 20000 $((size / 2)) $((size - 4096)) $((size - 1)); do
	head -c "$cut" b.cdslog >cut.cdslog
	run merge cut.cdslog
	if [ "$rc" = 1 ] && [ "$(sum)" = "$before" ]; then pass "cut at $cut is refused"; else fail "cut at $cut"; fi
done
shows "$err" "cut short: it has only [0-9]*,[0-9]* " "and says that it is cut short, in numbers that can be read"
patch_at() { cp b.cdslog p.cdslog; printf "$2" | dd of=p.cdslog bs=1 seek="$1" conv=notrunc 2>/dev/null; }
patch_at 63 '\177'; refused "newer cdslog" p.cdslog "a newer format" # byte 63: the end of user_version, whatever format is today's
patch_at 68 'ABCD'; refused "another program" p.cdslog "another program's database"
patch_at 18 '\002\002'; refused "WAL mode" p.cdslog "a WAL file without its -wal"
mkdir 'USB HOA'; cp p.cdslog 'USB HOA/p.cdslog'; run --lang vi merge 'USB HOA/p.cdslog'
way=$(printf '%s\n' "$err" | tr '\n' ' ' | sed -n "s/.*'cdslog \(--file .* --as-is\)'.*/\1/p")
eval "run $way"; exits 0 "the command that it names can be pasted, whatever the stick is called"
run merge --dry-run 'USB HOA/p.cdslog'; exits 0 "and then the file is merged"
patch_at 18 '\002\002'; echo x >p.cdslog-wal; refused "p.cdslog-wal" p.cdslog "a WAL file with its -wal"; rm p.cdslog-wal
cp b.cdslog p.cdslog; printf '\331\325\005\371\040\241\143\327rest' >p.cdslog-journal; refused "journal" p.cdslog "a file that is being written"
head -c $((size - 4096)) b.cdslog >p.cdslog; refused "journal" p.cdslog "and one whose header is ahead of it"; rm p.cdslog-journal
# bytes changed anywhere: refused, or nothing of it matters; never a crash, never half
i=0
seed=7
while [ $i -lt 60 ]; do
	seed=$(((seed * 16807) % 2147483647))
	patch_at $((100 + seed % (size - 100))) '\377\000\377'
	run merge --dry-run p.cdslog
	case $rc in 0 | 1) ;; *) fail "a change at $seed: exit $rc" ;; esac
	i=$((i + 1))
done
is "$(sum)" "$before" "60 files with changed bytes leave the log as it was"
run merge --full b.cdslog; exits 0 "the good one merges, read whole"
run merge b.cdslog; exits 0 "and again"; like "$out" "0 new" "with nothing new"
chmod 444 b.cdslog; mkdir ro; cp b.cdslog ro/; chmod 555 ro; run --file c.cdslog merge ro/b.cdslog; exits 0 "a read-only stick"
run check; exits 0 "all is well in the end"
done_testing
