# Packs: made, sent, merged under any name, the rest after a return receipt; damage on the way is
# named.
. "$ROOT/tests/cli/lib.sh"

# receipt: prints the return receipt that the last merge told
receipt() { printf '%s\n' "$out" | sed -n 's/.*return receipt \([^ :]*\).*/\1/p'; }

# a log with two places
run place add 'Phường Mỹ Bình' --level commune
run place add 'Khu phố 3' --level hamlet --parent 'Mỹ Bình'
run place add 'Xã Phước Ninh' --level commune
run add --place 'Khu phố 3' --date 5/5/2024 eid=30 --note 'sóng yếu'
run add --place 'Phước Ninh' --date 6/5/2024 dvc=12

# what can't be packed, and under which names
run pack
exits 2 "no file given"
run pack -o all.cdslog
exits 0 "a pack of everything"
like "$out" "2 sessions, 42 assists" "counted"
run pack -o all.cdslog
exits 1 "not over a file that is there"
like "$err" "all.cdslog" "named"
run pack -o none/there.cdslog
exits 1 "no such folder"
like "$err" "none/there.cdslog" "named"
run pack -o p.cdslog --since gestern
exits 2 "no date"
run pack -o p.cdslog --since 1/1/2190
exits 1 "nothing since"
is "$(ls p.cdslog* 2>/dev/null)" "" "no file is left"
run pack -o p.cdslog --for zzz
exits 2 "no receipt"
run pack -o p.cdslog --for AAAA-AAAA-AAAA-AAAA/7
exits 1 "a receipt of something else"
like "$err" "AAAA-AAAA-AAAA-AAAA/7" "named"
run pack -o p.cdslog --for AAAA-AAAA-AAAA-AAAA/7 --from 2024-01-01
exits 2 "a rest is all that is left"

# a pack of one place is a log
run pack -o one.cdslog --place 'Mỹ Bình' --format json
like "$out" '"sessions": 1, "assists": 30' "only a place, as JSON"
run --file one.cdslog list
like "$out" "Khu phố 3" "a pack is a log"
unlike "$out" "Phước Ninh" "of that place"
run --file one.cdslog place list
shows "$out" "Khu phố 3.*Mỹ Bình" "with the places above"
holds "small enough for a message" [ "$(wc -c <one.cdslog)" -lt 60000 ]

# merged under another name; then only the rest, by the return receipt
cp all.cdslog 'tin nhắn (1).jpg'
run --file lead.cdslog merge 'tin nhắn (1).jpg'
exits 0 "merged under another name"
like "$out" "a pack of Nguyễn Thị Hoa (may-1)" "who made it"
r=$(receipt)
run --file lead.cdslog merges 1
like "$out" "$r" "the receipt is kept"
run pack --for "$r" -o rest.cdslog
exits 1 "nothing is left"
run add --place 'Mỹ Bình' --date 7/5/2024 eid=5
id=$out
run pack --for "$r" -o rest.cdslog
exits 0 "the rest"
like "$out" ": 1 entry, 1 session, 5 assists" "only what is new"
run --file lead.cdslog merge rest.cdslog
r=$(receipt)
like "$out" "1 new entry (0 known)" "merged"
is "$("$CDSLOG" --file lead.cdslog report | tail -n 1)" "$("$CDSLOG" report | tail -n 1)" \
	"both are the same"
run edit "$id" eid=6
run pack --for "$(echo "$r" | tr '[:upper:]' '[:lower:]')" -o rest2.cdslog
like "$out" ": 1 entry" "and so on, in small letters too"
cp a.cdslog copy.cdslog
run --file lead.cdslog merge copy.cdslog
r=$(receipt)
run add --place 'Mỹ Bình' --date 8/5/2024 eid=7
run pack --for "$r" -o rest3.cdslog
like "$out" ": 1 entry" "also after a copy of the log"

# cut short on the way
size=$(wc -c <all.cdslog)
for part in 0 50 99 600 4096 $((size / 2)) $((size - 512)) $((size - 1)); do
	head -c "$part" all.cdslog >cut.cdslog
	run --file other.cdslog merge cut.cdslog
	exits 1 "cut short at $part"
	like "$err" "cut.cdslog" "named"
done
like "$err" "cut short" "and as what it is"

# a pack that is written to, and files that are none
run --file one.cdslog add --place 'Mỹ Bình' --date 9/5/2024 eid=1
exits 0 "a pack is written to"
run --file other.cdslog merge one.cdslog
exits 0 "then it is a log like any other"
unlike "$out" "a pack of" "and says so"
cp /dev/null empty.cdslog
printf '\211PNG\r\n\032\n%0200d' 0 >p.png
printf 'PK\003\004%0200d' 0 >p.zip
run --file other.cdslog merge empty.cdslog
like "$err" "empty" "an empty file"
run --file other.cdslog merge p.png
like "$err" "picture" "a picture"
run --file other.cdslog merge p.zip
like "$err" "unpack" "an archive"
run --file other.cdslog merge p.zip all.cdslog --format json
exits 1 "one of two"
like "$out" '"error": "not-a-log"' "the one that failed"
like "$out" '"return"' "and the one that did not"

# a disk that is full
rc=0
(ulimit -f 8; "$CDSLOG" pack -o full.cdslog) >out 2>err || rc=$?
err=$(cat err)
holds "no room" [ "$rc" != 0 ]
is "$(ls full.cdslog* 2>/dev/null)" "" "nothing is left behind"
run check
exits 0 "the log is sound"
CDSLOG_LANG="vi"
run pack -o vi.cdslog
like "$out" "lượt hỗ trợ" "in Vietnamese"
done_testing
