# Who logs: add asks for it once where nobody has said it, and takes no login name for an answer.
. "$ROOT/tests/cli/lib.sh"

CDSLOG_AUTHOR=
export CDSLOG_AUTHOR

# without a terminal nobody can be asked
run add eid=1
exits 2 "add where nobody has said who logs"
like "$err" "--author NAME" "says how to give a name"
like "$err" "cdslog config author NAME" "once for all"
run list --format json
unlike "$out" '"id"' "and logs nothing"
run add --author 'Chị Lan' eid=1
exits 0 "an option says it"
run add eid=1
exits 2 "for that one session"
CDSLOG_AUTHOR='Anh Minh' run add eid=2
exits 0 "the environment says it"
run config author 'Anh Bình'
run add eid=3
exits 0 "so does a setting"
run list --format csv
like "$out" ",Chị Lan," "the name of the option"
like "$out" ",Anh Minh," "of the environment"
like "$out" ",Anh Bình," "and of the setting stand with what was logged"

# at a terminal add asks, once
if command -v script >/dev/null; then
	CDSLOG_FILE=$PWD/b.cdslog
	said=$(printf 'Cô Thu\n' | script -qec "$CDSLOG add eid=4" /dev/null)
	is "$?" 0 "at a terminal"
	like "$said" "your name [Enter: " "the name is asked"
	run config author
	is "$out" "Cô Thu" "and kept"
	said=$(script -qec "$CDSLOG add eid=5" /dev/null </dev/null)
	unlike "$said" "your name" "so that it is asked once"
	run list --format csv
	is "$(printf '%s' "$out" | grep -c ',Cô Thu,')" 2 "both sessions have it"
	CDSLOG_FILE=$PWD/c.cdslog
	printf '\n' | script -qec "$CDSLOG add eid=4" /dev/null >/dev/null
	is "$?" 0 "Enter takes the login name that is offered"
	run config author
	holds "and keeps it" [ -n "$out" ]
	CDSLOG_FILE=$PWD/d.cdslog
	printf '\004' | script -qec "$CDSLOG add eid=4" /dev/null >said
	is "$?" 2 "no answer"
	like "$(cat said)" "--author NAME" "is told as without a terminal"
else
	echo "# not here: script, which makes a terminal"
fi
done_testing
