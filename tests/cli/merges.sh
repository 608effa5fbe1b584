# Merging as a lead does it: look first, merge, list, take back; a bad stick among good ones.
. "$ROOT/tests/cli/lib.sh"

# b.cdslog comes from another laptop
CDSLOG_FILE=$PWD/b.cdslog
CDSLOG_DEVICE=may-2
export CDSLOG_DEVICE
run add --place 'Mỹ Bình' --new --date 5/5/2024 eid=40
id=$out
CDSLOG_FILE=$PWD/a.cdslog
CDSLOG_DEVICE=may-1
run config lang en

# a look first
run merges
exits 0 "no merges yet"
like "$err" "nothing was merged" "it says"
run merge --dry-run b.cdslog
exits 0 "a look first"
like "$out" "would bring 2 new" "what would come"
like "$out" "from may-2: 2 entries, 1 new session" "from which laptop"
like "$out" "assists 0 → 40" "and the totals"
cp b.cdslog same.cdslog
run merge --dry-run b.cdslog same.cdslog
like "$out" "same.cdslog: would bring 0 new" "what is twice among the files is seen"
run report --format json
is "$(field sessions)" 0 "and nothing came"
empty=$(code)

# one good stick, one bad, one that is not there
echo junk >c.cdslog
run merge c.cdslog b.cdslog nosuch.cdslog
exits 1 "three sticks, two of them bad"
like "$err" "c.cdslog' is not" "the bad one is named"
like "$err" "nosuch" "the missing one too"
like "$out" "2 new entries" "the good one is merged"
like "$out" "1 of 3 files merged; not merged: c.cdslog, nosuch.cdslog" "and all are told at the end"
like "$out" "cdslog unmerge 1" "and says how to go back"
run merge b.cdslog
like "$out" "0 new" "again brings nothing"
unlike "$out" "unmerge" "and leaves no receipt"
run merges
like "$out" "may-2" "the receipt names the laptop"
run merges --format json
is "$(field receipt)" 1 "and its number"

# what was edited there comes as a change
run --file b.cdslog edit "$id" --residents 30
run merge --dry-run b.cdslog
like "$out" "residents              – → 30" "a field from and to"
run merge --dry-run --format json b.cdslog
is "$(field from)" null "in JSON too"
run merge b.cdslog
exits 0 "merged"

# taking merges back, the newest first
run unmerge 1
exits 1 "the older is held by the newer"
like "$err" "take that one back first" "which is named"
run unmerge 2
exits 0 "the newer goes"
run edit "$id" --volunteers 3
run unmerge 1
exits 1 "what was edited here since holds it"
like "$err" "$(printf %s "$id" | cut -c1-13)" "and is named"
run unmerge x
exits 2 "a number is wanted"
rm -f d.cdslog
run --file d.cdslog merge b.cdslog
run --file d.cdslog unmerge 1
like "$out" "$empty" "taken back whole, the fingerprint is that of an empty log"
run --file d.cdslog check
exits 0 "check agrees"
CDSLOG_LANG="vi"
run --file d.cdslog merges
like "$out" "đã hoàn tác" "in Vietnamese too"
CDSLOG_LANG=en
done_testing
