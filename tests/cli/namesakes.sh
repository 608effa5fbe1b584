# Two volunteers each made a place of the same name, with no place above it: the lead can name
# either, and tell them apart for good.
. "$ROOT/tests/cli/lib.sh"

CDSLOG_AUTHOR=Hoa CDSLOG_NOW=2024-05-03T08:00:00Z \
	run --file hoa.cdslog add --date 2024-05-03 --place 'Mỹ Bình' --new eid=3
CDSLOG_AUTHOR=Bình CDSLOG_NOW=2024-05-04T08:00:00Z \
	run --file binh.cdslog add --date 2024-05-04 --place 'Mỹ Bình' --new eid=4
run merge hoa.cdslog binh.cdslog
exits 3 "merged, with a double"
run place list 'my binh'
like "$out" " · Hoa · 2024-05-03 15:00" "the list tells whose each is, and when it was made"
hoa=$(printf '%s\n' "$out" | sed -n 's/.* \([^ ]*\) · Hoa .*/\1/p')
binh=$(printf '%s\n' "$out" | sed -n 's/.* \([^ ]*\) · Bình · .*/\1/p')

# the name alone is not enough, the id is
run list --place 'Mỹ Bình'
exits 2 "the name alone is refused"
like "$err" "($hoa, Hoa)" "the error says which there are"
like "$err" "($binh, Bình)" "both"
like "$err" "give the id in brackets" "and the way out"
run list --place "$binh"
exits 0 "the id names one"
like "$out" "2024-05-04" "its sessions"
unlike "$out" "2024-05-03" "not the other's"
run report --place "$hoa" --format json
is "$(field assists)" 3 "totals, too"
run add --date 2024-05-05 --place "$hoa" eid=5
exits 0 "and sessions are logged there"

# what is printed tells them apart, and can be typed as it is printed
run report --by place --format csv
like "$out" "\"Mỹ Bình ($hoa, Hoa)\",2,8" "a report has the id and who made it"
like "$out" "\"Mỹ Bình ($binh, Bình)\",1,4" "of each"
run list
like "$out" "Mỹ Bình ($hoa, Hoa)" "and so has the list"
id=$(printf '%s\n' "$out" | sed -n '2s/ .*//p')
run show "$id" --history
like "$out" "Mỹ Bình ($hoa, Hoa)" "and a session's history"
run list --place "Mỹ Bình ($binh, Bình)"
exits 0 "such a name is understood"
like "$out" "2024-05-04" "as the one"
unlike "$out" "2024-05-03" "and not the other"
run list --place "Ninh Hải ($binh, Bình)"
exits 1 "an id of another name is not"

# the two are told apart for good
run place edit "$binh" --retire
exits 0 "one is retired"
run report --place 'Mỹ Bình' --format json
is "$(field assists)" 8 "then the name means the other"
run place edit "$binh" --unretire
run place add 'Ninh Hải'
run place edit "$binh" --parent 'Ninh Hải'
exits 0 "or put under another place"
run report --place 'Mỹ Bình, Ninh Hải' --format json
is "$(field assists)" 4 "which then names it"
run place list
unlike "$out" " · " "and nothing more is needed to tell them apart"
run place edit 'Ninh Hải' --parent 'Mỹ Bình, Ninh Hải'
exits 1 "a place under what is under it"
like "$err" "can't be under itself" "is refused"
done_testing
