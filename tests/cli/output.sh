# What -o and --rejects write to, and what they leave as it is: devices, pipes, links, folders, the
# log itself.
. "$ROOT/tests/cli/lib.sh"

run add --new --date 5/5/2024 --place 'Phước Ninh' eid=12
exits 0 "a session"
run report -o plain.txt
exits 0 "a plain file"
cp plain.txt want.txt
like "$(cat plain.txt)" "12" "has the report"

# a plain file is replaced whole, and keeps who may read it
printf 'what was there before, and much longer than any report could ever be, %4000s' x >plain.txt
chmod 640 plain.txt
ln plain.txt second.txt
run report -o plain.txt
exits 0 "over a plain file"
is "$(cmp plain.txt want.txt)" "" "which is replaced whole"
is "$(stat -c %a plain.txt)" 640 "and keeps its mode"
like "$(cat second.txt)" "before" "by a new file, not by writing into the old one"
is "$(ls -- *.part 2>/dev/null)" "" "nothing half-written is left"

# links
mkdir far
ln -s far/there.txt link.txt
run report -o link.txt
exits 0 "a link to a file that is not there yet"
is "$(readlink link.txt)" "far/there.txt" "the link stays"
is "$(cmp far/there.txt want.txt)" "" "and the file it points to, in another folder, is made"
printf old >far/there.txt
ln -s ../link.txt far/back.txt
run export --format json -o far/back.txt
exits 0 "a link to a link"
like "$(cat far/there.txt)" '"sessions"' "leads to the file at the end"
is "$(readlink far/back.txt) $(readlink link.txt)" "../link.txt far/there.txt" "both links stay"
ln -s "$PWD/far/whole.txt" absolute.txt
run report -o absolute.txt
is "$(cmp far/whole.txt want.txt)" "" "a link with a whole path"
ln -s round.txt round.txt
run report -o round.txt
exits 1 "a link to itself is refused"
like "$err" "can't write 'round.txt'" "and named"
is "$(readlink round.txt)" "round.txt" "and stays"
ln -s nowhere/x.txt lost.txt
run report -o lost.txt
exits 1 "a link into a folder that is not there"

# pipes
mkfifo pipe
timeout 20 cat pipe >piped.txt &
run report -o pipe
exits 0 "a pipe"
wait
is "$(cmp piped.txt want.txt)" "" "gets the report"
is "$([ -p pipe ] && echo pipe)" pipe "and is a pipe still"
ln -s pipe to-pipe
timeout 20 cat pipe >piped.csv &
run export -o to-pipe
exits 0 "a link to a pipe"
wait
like "$(cat piped.csv)" "Phước Ninh" "gets the sessions"

# Devices: only such as are made here.  A program that is wrong, run by root, would destroy those of
# the machine.
if [ "$(id -u)" = 0 ] && mknod null c 1 3 2>/dev/null && : 2>/dev/null >null; then
	run report -o null
	exits 0 "a device of our own"
	is "$([ -c null ] && echo device)" device "is a device still"
	run import table-of-nothing.csv --rejects null
	is "$([ -c null ] && echo device)" device "also after --rejects"
	run pack -o null
	exits 1 "a pack is no device"
	like "$err" "a pack is a file of its own" "and says so"
else
	echo "# not here: root, who may make a device"
fi
ln -s /proc/self/fd/1 stdout           # as /dev/stdout is
"$CDSLOG" report -o stdout >standard.txt
is "$(cmp standard.txt want.txt)" "" "standard output by its name, into a file"
echo before >standard.txt
"$CDSLOG" report -o stdout >>standard.txt
is "$(head -n 1 standard.txt)" before "behind what a file has"
is "$("$CDSLOG" report -o stdout | cmp - want.txt)" "" "into a pipe"
is "$(readlink stdout)" /proc/self/fd/1 "and its name stays"

# folders
run report -o far
exits 1 "a folder"
like "$err" "'far' is a folder: name a file" "is refused"
run import a.csv --rejects far
like "$err" "'far' is a folder: name a file" "also for --rejects"
run report -o far/no/such/report.txt
exits 1 "a folder that is not there"
ln -s round round
run --lang vi report -o round
like "$err" "không ghi được 'round': các liên kết trỏ vòng quanh nhau" "a link to itself"
mkdir closed
printf old >closed/old.txt
if [ "$(id -u)" = 0 ]; then
	ln -s /proc/report.txt proc.txt
	run report -o proc.txt
	like "$err" "can't write 'proc.txt'" "a folder where nobody can make a file"
else
	chmod 555 closed
	run report -o closed/old.txt
	like "$err" "can't write 'closed/old.txt'" "a folder that can't be written"
	chmod 755 closed
fi
is "$(cat closed/old.txt)" old "leaves its files as they are"

# the log itself
run report -o a.cdslog
exits 1 "a report over the log"
like "$err" "is this log" "is refused"
ln -s a.cdslog by-link
run export -o by-link
like "$err" "is this log" "by whatever name"
run import a.csv --rejects a.cdslog
like "$err" "is this log" "also by --rejects"
run check
exits 0 "the log is whole"

# --rejects into the very table that is read
printf 'date,place,assist.eid\n2024-05-06,Phước Ninh,x\n2024-05-07,Phước Ninh,3\n' >table.csv
run import table.csv --rejects table.csv
exits 3 "rejects in place of the table"
is "$(grep -c x table.csv)" 1 "keep the row that was refused"
like "$err" "1 added" "and the other one was read"

# packs
run pack -o pipe
exits 1 "a pack into a pipe"
like "$err" "a pack is a file of its own" "is refused"
run pack -o far
like "$err" "a pack is a file of its own" "so is a folder"
ln -s far/later.cdslog later.cdslog
run pack -o later.cdslog
exits 1 "a pack under the name of a link"
like "$err" "already" "is refused like any name that is taken"
is "$(readlink later.cdslog)" far/later.cdslog "and the link stays"

done_testing
