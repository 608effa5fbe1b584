#!/bin/sh
# Three laptops, two years of outreach: demo.sh FOLDER
# Makes their logs from a printed seed, merges them, and prints the report; `make demo` calls it.
# The numbers are shaped after what Ninh Thuận's Youth Union summed up: 127 outings, over 7,500
# assists.  One session is edited on two laptops, so that fields join, and one is a conflict.
set -eu
dir=${1:-demo}
cdslog=${CDSLOG:-cdslog}
seed=${SEED:-2024}
LC_ALL=C
export LC_ALL
rm -rf "$dir"
mkdir -p "$dir"
echo "seed $seed"

# plan: prints one line a session: laptop, day of the two years, place, counts, residents.  The
# numbers are drawn by awk's own arithmetic, so that they depend on the seed alone.
plan() {
	awk -v seed="$seed" '
	function draw(n) { x = (x * 16807) % 2147483647; return x % n }
	BEGIN {
		x = seed % 2147483646 + 1
		for (i = 0; i < 9; i++)
			draw(2)
		n = split("Phường Mỹ Bình|Phường Đài Sơn|Xã Phước Ninh|" \
			"Thôn Thiện Đức, Xã Phước Ninh|Khu phố 3, Phường Mỹ Bình|" \
			"Phường Phước Mỹ|Xã Công Hải|Xã Lợi Hải|Khu phố 5, Phường Đài Sơn",
			place, "|")
		split("eid dvc bank ecom health safety skills", service, " ")
		for (i = 0; i < 127; i++) {
			line = draw(3) + 1 "|" int(i * 730 / 127) "|" place[draw(n) + 1] "|"
			a = draw(7) + 1
			b = (a + draw(6)) % 7 + 1
			line = line service[a] "=" 28 + draw(32) " " service[b] "=" 8 + draw(18)
			if (draw(4) == 0)
				line = line " qr=" 20 + draw(80)
			if (draw(9) == 0)
				line = line " class=" 15 + draw(30)
			r = draw(5) ? 30 + draw(40) : ""
			print line "|" r
		}
	}'
}

# log LAPTOP ARGUMENT…: runs cdslog as that laptop's owner, at the time $now.  $step numbers the
# calls, so that each draws other UUIDs than the one before.
log() {
	laptop=$1
	shift
	case $laptop in
	1) author='Nguyễn Thị Hoa' ;;
	2) author='Chamaléa Thị Thu' ;;
	*) author='Trần Văn Nam' ;;
	esac
	CDSLOG_FILE="$dir/laptop-$laptop.cdslog" CDSLOG_AUTHOR=$author CDSLOG_DEVICE="may-$laptop" \
		CDSLOG_SEED=$((seed * 1000 + step)) CDSLOG_NOW="$now" "$cdslog" "$@"
}

# The places and teams are made once and go to all three laptops.
step=0
now=2022-01-01T07:00:00Z
for p in 'Phường Mỹ Bình' 'Phường Đài Sơn' 'Xã Phước Ninh' 'Phường Phước Mỹ' 'Xã Công Hải' \
	'Xã Lợi Hải'; do
	step=$((step + 1))
	log 1 place add "$p" >/dev/null
done
for p in 'Thôn Thiện Đức|Xã Phước Ninh' 'Khu phố 3|Phường Mỹ Bình' \
	'Khu phố 5|Phường Đài Sơn'; do
	step=$((step + 1))
	log 1 place add "${p%|*}" --parent "${p#*|}" >/dev/null
done
for t in 1 2 3; do
	step=$((step + 1))
	log 1 team add "Đội tình nguyện số $t" >/dev/null
done
log 2 merge "$dir/laptop-1.cdslog" >/dev/null
log 3 merge "$dir/laptop-1.cdslog" >/dev/null

plan >"$dir/plan"
first=
while IFS='|' read -r laptop day place counts residents; do
	step=$((step + 1))
	date=$(date -u -d "2022-01-03 +$day days" +%Y-%m-%d)
	now="${date}T09:00:00Z"
	set -- add --date "$date" --place "$place" --team "Đội tình nguyện số $laptop"
	[ -z "$residents" ] || set -- "$@" --residents "$residents"
	# shellcheck disable=SC2086
	id=$(log "$laptop" "$@" $counts)
	[ "$laptop" != 2 ] || first=$id
done <"$dir/plan"
rm -f "$dir/plan"

# Two laptops know one session and both change it: other fields join, the same field is a conflict.
step=1000
now=2024-01-03T08:00:00Z
log 1 merge "$dir/laptop-2.cdslog" >/dev/null
step=1001
log 1 edit "$first" --volunteers 5 --residents 48 >/dev/null
step=1002
log 2 edit "$first" --note 'hẹn quay lại cài VNeID cho các cụ' --residents 46 >/dev/null

step=1003
CDSLOG_FILE=$dir/all.cdslog
CDSLOG_AUTHOR='Tổ trưởng'
CDSLOG_DEVICE=may-chung
CDSLOG_NOW=2024-01-04T08:00:00Z
CDSLOG_SEED=$seed
export CDSLOG_FILE CDSLOG_AUTHOR CDSLOG_DEVICE CDSLOG_NOW CDSLOG_SEED
"$cdslog" merge "$dir/laptop-1.cdslog" "$dir/laptop-2.cdslog" "$dir/laptop-3.cdslog" || [ $? = 3 ]
echo
"$cdslog" report --by place
echo
echo "cdslog --file $dir/all.cdslog   opens the screens on it (here: $cdslog)"
