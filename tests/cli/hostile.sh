# Files of a stranger that are no logs, or damaged: each is refused with a message of its own, and
# the log stays as it was.
. "$ROOT/tests/cli/lib.sh"

# a.cdslog is the log; b.cdslog, with 40 sessions, is what files are made of
run add --place 'Mỹ Bình' --new eid=5
CDSLOG_FILE=$PWD/b.cdslog
i=0
while [ $i -lt 40 ]; do
	run add --place 'Đài Sơn' --new --note "ghi chú $i" eid=$i
	i=$((i + 1))
done
CDSLOG_FILE=$PWD/a.cdslog

# sum: prints a checksum of the log that must stay as it is
sum() { cksum <a.cdslog; }
before=$(sum)

# refused WORDS FILE DESCRIPTION: merging the file fails and says these words
refused() {
	run merge "$2"
	exits 1 "$3 is refused"
	like "$err" "$1" "$3: the reason"
	is "$(sum)" "$before" "$3: the log is untouched"
}

# what is no log at all, or this very one
: >empty.cdslog
refused "is empty" empty.cdslog "an empty file"
echo hello >short.cdslog
refused "is not a cdslog log" short.cdslog "a short file"
head -c 20000 /dev/zero | tr '\0' x >text.cdslog
refused "is not a cdslog log" text.cdslog "text"
refused "there is no file" nosuch.cdslog "a file that is not there"
refused "not a file" . "a folder"
ln -s b.cdslog link.cdslog
refused "symbolic link" link.cdslog "a symbolic link"
refused "this log itself" a.cdslog "the log itself"
ln a.cdslog twin.cdslog
refused "this log itself" twin.cdslog "the log under another name"
rm twin.cdslog

# a log that is cut short, at many places
size=$(wc -c <b.cdslog)
for cut in 50 99 100 512 1000 4095 4096 8192 20000 $((size / 2)) $((size - 4096)) $((size - 1)); do
	head -c "$cut" b.cdslog >cut.cdslog
	run merge cut.cdslog
	is "$rc $(sum)" "1 $before" "cut at $cut is refused"
done
shows "$err" "cut short: it has only [0-9]*,[0-9]* " \
	"and says that it is cut short, in numbers that can be read"

# patch_at OFFSET BYTES: makes p.cdslog a copy of b.cdslog in which these bytes stand at the offset
patch_at() {
	cp b.cdslog p.cdslog
	# shellcheck disable=SC2059
	printf "$2" | dd of=p.cdslog bs=1 seek="$1" conv=notrunc 2>/dev/null
}

# single fields of the header: byte 63 is the end of user_version, 68 the application, 18 WAL
patch_at 63 '\177'
refused "newer cdslog" p.cdslog "a newer format"
patch_at 68 'ABCD'
refused "another program" p.cdslog "another program's database"
patch_at 18 '\002\002'
refused "WAL mode" p.cdslog "a WAL file without its -wal"
mkdir 'USB HOA'
cp p.cdslog 'USB HOA/p.cdslog'
run --lang vi merge 'USB HOA/p.cdslog'
way=$(printf '%s\n' "$err" | tr '\n' ' ' | sed -n "s/.*'cdslog \(--file .* --as-is\)'.*/\1/p")
eval "run $way"
exits 0 "the command that it names can be pasted, whatever the stick is called"
run merge --dry-run 'USB HOA/p.cdslog'
exits 0 "and then the file is merged"

# files beside the log: a -wal, or a journal
patch_at 18 '\002\002'
echo x >p.cdslog-wal
refused "p.cdslog-wal" p.cdslog "a WAL file with its -wal"
rm p.cdslog-wal
cp b.cdslog p.cdslog
printf '\331\325\005\371\040\241\143\327rest' >p.cdslog-journal
refused "journal" p.cdslog "a file that is being written"
head -c $((size - 4096)) b.cdslog >p.cdslog
refused "journal" p.cdslog "and one whose header is ahead of it"
rm p.cdslog-journal

# bytes changed anywhere: the file is refused, or the change does not matter; the program never
# crashes, and never takes half a file
i=0
seed=7
while [ $i -lt 60 ]; do
	draw
	patch_at $((100 + seed % (size - 100))) '\377\000\377'
	run merge --dry-run p.cdslog
	case $rc in 0 | 1) ;; *) fail "a change at $seed: exit $rc" ;; esac
	i=$((i + 1))
done
is "$(sum)" "$before" "60 files with changed bytes leave the log as it was"

# the good file merges, also from where nobody can write
run merge --full b.cdslog
exits 0 "the good one merges, read whole"
run merge b.cdslog
exits 0 "and again"
like "$out" "0 new" "with nothing new"
chmod 444 b.cdslog
mkdir ro
cp b.cdslog ro/
chmod 555 ro
run --file c.cdslog merge ro/b.cdslog
exits 0 "a read-only stick"
run check
exits 0 "all is well in the end"
done_testing
