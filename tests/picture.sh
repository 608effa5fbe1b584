#!/bin/sh
# The screens of the demo as text, for the README: picture.sh LOG WIDTH HEIGHT [KEY …]
# Keys are written as tmux send-keys takes them.  `make pictures` calls it.
set -eu
log=$1
width=$2
height=$3
shift 3
cdslog=${CDSLOG:-cdslog}
socket=cdslog-picture-$$
# tm ARGUMENT…: tmux, with a server of our own
tm() { tmux -L "$socket" -f /dev/null "$@"; }
copy=$(mktemp -d)
trap 'tm kill-server 2>/dev/null || true; rm -rf "$copy"' EXIT
cp "$log" "$copy/${log##*/}" # a look leaves nothing behind in the demo's own log

# wait_for TEXT: waits until it is on the screen, for ten seconds at most
wait_for() {
	for _ in $(seq 100); do
		tm capture-pane -p -t picture | grep -q "$1" && return 0
		sleep 0.1
	done
	echo "picture: no '$1' on the screen" >&2
	return 1
}

tm new-session -d -s picture -x "$width" -y "$height" \
	"LC_ALL=C.UTF-8 CDSLOG_LANG=vi CDSLOG_AUTHOR='Tổ trưởng' CDSLOG_DEVICE=may-chung \
	CDSLOG_NOW=2024-01-04T08:00:00Z $cdslog --file $copy/${log##*/}"
wait_for cdslog
for key; do
	tm send-keys -t picture "$key"
	sleep 0.5
done
tm capture-pane -p -t picture | sed 's/ *$//'
