# Doubles: two laptops each made the same places and the same team.  They are found, named, joined,
# parted and had back, and one place is one row.
. "$ROOT/tests/cli/lib.sh"

# on NAME ARGUMENT…: runs cdslog on somebody's laptop, with a log of its own
on() {
	who=$1
	shift
	CDSLOG_AUTHOR=$who CDSLOG_DEVICE=may-$who CDSLOG_FILE=$PWD/$who.cdslog run "$@"
}
for who in Hoa Binh; do
	on $who add --date 2024-05-03 --new --place 'Thôn 1, Xã Phước Nam' --team 'Tổ 1' \
		eid=12 bank=3 --residents 14
done

# the merge says so, before it is done and after
run merge --dry-run Hoa.cdslog Binh.cdslog
exits 3 "what a merge would bring needs a look"
like "$out" "3 doubles" "so many doubles"
like "$out" "2 places of one name: Thôn 1, Xã Phước Nam" "and which"
run merge Hoa.cdslog
exits 0 "one laptop alone has none"
unlike "$out" "double" "and none is told"
run merge --format json Binh.cdslog
exits 3 "the other one"
is "$(field doubles)" 3 "brings three"
like "$out" '"one_name": [{"kind": "place", "name": "Xã Phước Nam"' "the top is named first"
run merges
shows "$out" "Doubles" "the receipt keeps how many"
run merges 2
shows "$out" "^Doubles *3$" "of each merge"
run merges --format csv
shows "$out" ",doubles," "for programs, too"

# they are listed, with what tells one from the other
run place doubles
exits 3 "doubles need a look"
shows "$out" "^2 places of one name: Thôn 1, Xã Phước Nam$" "the places"
shows "$out" "Thôn 1, Xã Phước Nam  by Hoa, .*, 1 session$" "by whom, when, sessions"
unlike "$out" "Tổ 1" "of a kind"
run team doubles
shows "$out" "^2 teams of one name: Tổ 1" "teams for themselves"
run place doubles --format json
is "$(printf '%s' "$out" | grep -o '"sides": ' | wc -l | tr -d ' ')" 2 "as a tree"
like "$out" '"author": "Binh"' "with who made each"
run place doubles --format csv
is "$(lines "$out")" 3 "and as a sheet"
run review
exits 3 "the review has them"
like "$out" "doubles: 3" "counted"
like "$out" "rule: cdslog place same " "with the way to rule"
run review --format json
is "$(printf '%s' "$out" | grep -o '"what": "double"' | wc -l | tr -d ' ')" 3 "and as a tree"
run review --format csv
is "$(printf '%s\n' "$out" | grep -c '^double,')" 3 "and a sheet"
run report --by place
shows "$out" "2 places of one name: Thôn 1, Xã Phước Nam" "a report names them below its totals"
run report --format json
is "$(field doubles)" 3 "and counts them"

# joined by one name, or by two ids
run place same 'Thôn 1, Xã Phước Nam'
exits 0 "a name that is both"
like "$err" "they are one place now: Thôn 1, Xã Phước Nam" "is enough"
one=$out
run report --by place --format csv
is "$(printf '%s\n' "$out" | grep -c 'Thôn 1')" 1 "one place is one row"
run place doubles --ruled
shows "$out" "^ruled one place: Thôn 1, Xã Phước Nam$" "the ruling is listed"
shows "$out" "^  \* .*Thôn 1" "with the one that stands for both"
a=$(printf '%s\n' "$out" | sed -n 's/.*place withdraw \([^ ]*\) .*/\1/p')
b=$(printf '%s\n' "$out" | sed -n 's/.*place withdraw [^ ]* //p')
run review --ruled
exits 0 "rulings need no look"
shows "$out" "^rulings: 1$" "among the other rulings"
run place withdraw "$a" "$b"
exits 0 "withdrawn"
like "$err" "the ruling on Thôn 1, Xã Phước Nam" "which is said, with the names of both"
run report --by place --format csv
is "$(printf '%s\n' "$out" | grep -c 'Thôn 1')" 2 "it is two rows again"
run place withdraw "$a" "$b"
exits 1 "what nobody ruled"
run place same "$(printf %.8s "$a")"
exits 0 "the id of one says which it is"
like "$err" "they are one place now: Thôn 1, Xã Phước Nam" "and joins it with its double"
run place withdraw "$a" "$b"
run place same "$a" "$b" --prefer "$b"
a2=$a
b2=$b
exits 0 "joined under the other one"
holds "which then stands for both" [ "$out" != "$one" ]
run place same 'xa phuoc nam'
exits 0 "marks may be left out"
commune=$out
run place list
is "$(printf '%s\n' "$out" | grep -c 'Phước Nam')" 2 "a list shows a place once"
unlike "$out" "Hoa" "and need not tell it from any other"
run place list --retired
is "$(printf '%s\n' "$out" | grep -c 'Phước Nam')" 4 "all of them to who asks"
run list --place 'Xã Phước Nam' --format csv
exits 0 "its name means one place"
is "$(lines "$out")" 3 "with the sessions of both"
run add --date 2024-05-04 --place 'Thôn 1, Xã Phước Nam' eid=1
exits 0 "where sessions are logged"
run report --by place --format csv
is "$(printf '%s\n' "$out" | grep -c 'Thôn 1')" 1 "in one row"
run place doubles
exits 0 "then there are none"
like "$err" "no doubles" "which is said"

# ruled two
run team doubles --format csv
a=$(printf '%s\n' "$out" | sed -n '2s/^team,no,,\([^,]*\),.*/\1/p')
b=$(printf '%s\n' "$out" | sed -n '2s/^team,no,,[^,]*,\([^,]*\),.*/\1/p')
run team different "$a" "$b"
exits 0 "two teams of one name may be two"
like "$err" "they are two from now on: Tổ 1 (" "which is said, with what tells one from the other"
run team doubles
exits 0 "and are no double then"
run team doubles --ruled --format json
like "$out" '"ruled": true, "same": false' "the ruling says so"

# a ruling merges, and two that disagree are a conflict
on Hoa merge a.cdslog
on Hoa report --by place --format csv
is "$(printf '%s\n' "$out" | grep -c 'Thôn 1')" 1 "a ruling merges"
on Hoa team same "$a" "$b"
run team withdraw "$a" "$b"
run team different "$a" "$b"
run merge Hoa.cdslog
run review
like "$out" "two laptops ruled differently on:" "two that disagree are a conflict"
shows "$out" "^    $a  Tổ 1" "of these two"
like "$out" "rule: cdslog team same $a $b" "with the way to settle it"

# two that prefer different ones are told by their names
cp a.cdslog c.cdslog
run place same "$a2" "$b2" --prefer "$a2"
run --file c.cdslog place withdraw "$a2" "$b2"
CDSLOG_DEVICE=may-3 run --file c.cdslog place same "$a2" "$b2" --prefer "$b2"
run merge c.cdslog
run review
shows "$out" "Thôn 1, Xã Phước Nam.*may-3" "the one that each of two people prefers"

# misuse
run place same 'Thôn 1, Xã Phước Nam'
exits 1 "one name that means one place"
like "$err" "name the two that are one" "says what to do"
run place different "$one"
exits 2 "one alone"
run place same "$one" "$one"
exits 2 "one twice"
like "$err" "named twice" "is told"
run place same "$commune" "$one"
exits 1 "a place and what is inside it"
run service same eid bank
exits 2 "services are never doubles"
run place same
exits 2 "nothing"
done_testing
