#!/bin/sh
# Runs README's own two commands as root on a bare Debian with nothing prepared: each in a system of
# its own that debootstrap made, on what git has of the tree (HEAD), without git.  It says how each
# ended, and leaves nothing behind.  `make chroot-check SUITE=trixie` calls it.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
suite=${1:-bookworm}

die() { echo "chroot: $*" >&2; exit 1; }

[ "$(id -u)" = 0 ] || die "only root can do this: sudo make chroot-check SUITE=$suite"
for tool in debootstrap git; do
	command -v "$tool" >/dev/null || die "$tool is missing: apt-get install -y $tool"
done

# Both stand there in one block, each in a line of its own.
commands=$(sed -n 's/^    \(apt-get update && .* && make [a-z]*\)$/\1/p' "$root/README.md")
[ "$(echo "$commands" | wc -l)" = 2 ] ||
	die "README.md should have two commands that begin with apt-get update"

folder=$(mktemp -d "${TMPDIR:-/tmp}/cdslog-chroot.XXXXXX")
trap 'rm -rf --one-file-system "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

echo "chroot: debootstrap of $suite, in $folder"
debootstrap --variant=minbase "$suite" "$folder/bare" >"$folder/log" 2>&1 ||
	{ tail -n 20 "$folder/log"; die "debootstrap of $suite failed"; }
cp -L /etc/resolv.conf "$folder/bare/etc/resolv.conf"
mkdir "$folder/bare/root/cdslog"
(cd "$root" && git archive HEAD) | tar -x -C "$folder/bare/root/cdslog"

# What is mounted is in a namespace of this one process, and goes with it, however it ends.  Tests
# of the screens need /dev/pts.  Nothing of the caller's environment comes in.
inside='mount -t proc proc "$1/proc" &&
	mount -t devpts -o newinstance,ptmxmode=666,mode=620 devpts "$1/dev/pts" &&
	exec env -i HOME=/root TERM=linux \
		PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
		chroot "$1" sh -c "cd /root/cdslog && $2"'
echo "$commands" | {
	failed=0
	told="chroot: $suite is Debian $(cat "$folder/bare/etc/debian_version")"
	while read -r command; do
		echo "chroot: $command"
		cp -a "$folder/bare" "$folder/system"
		rc=0
		unshare --mount --propagation private \
			sh -c "$inside" sh "$folder/system" "$command" \
			</dev/null >"$folder/out" 2>&1 || rc=$?
		cat "$folder/out"
		told="$told
chroot: $command
chroot: exit $rc, $(tail -n 1 "$folder/out")"
		[ "$rc" = 0 ] || failed=1
		rm -rf --one-file-system "$folder/system"
	done
	echo "$told"
	exit "$failed"
}
