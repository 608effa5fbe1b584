# The order of services: the catalogue's, which people alone change.
. "$ROOT/tests/cli/lib.sh"

# codes: the codes of the services in their order
codes() {
	"$CDSLOG" service list --format csv | sed 1d | cut -d, -f1 | tr '\n' ' ' | sed 's/ $//'
}

begun="eid dvc bank ecom health safety skills app class qr web"
run service add 'Chữ ký số' --code sign
run service add 'An sinh' --code ansinh
is "$(codes)" "$begun sign ansinh" "a new service comes last"
run service order ansinh
exits 0 "one is put first"
is "$(codes)" "ansinh $begun sign" "before all others"
run service order web 'chu ky so' --after eid
exits 0 "two behind a third, by code or by name"
is "$(codes)" "ansinh eid web sign dvc bank ecom health safety skills app class qr" "in that order"
run service order
exits 2 "none is named"
like "$err" "name services in the order" "which is said"
run service order eid eid
exits 2 "one is named twice"
like "$err" "'eid' is given twice" "which is said, too"
run service order eid --after eid
exits 2 "none stands behind itself"
run service order nothing
exits 1 "one that is not there"
run service turn
like "$err" "import, order or key" "what can be done is told"
run place order 'x'
exits 2 "places have no order"

# keys of the tally
run service key sign x
exits 2 "a key that there is not"
like "$err" "one of 1234567890b" "is told, with those that there are"
run service key sign
exits 2 "no key is named"
run service key sign 5
exits 0 "a key is given"
run config
shows "$out" "^tally-keys=ansinh eid web dvc sign " "to this service, from the one that had it"
run service key sign 5
exits 0 "once more changes nothing"

# it merges
cp a.cdslog b.cdslog
run --file b.cdslog service order qr
run merge b.cdslog
exits 0 "merged"
is "$(codes)" "qr ansinh eid web sign dvc bank ecom health safety skills app class" \
	"what another laptop moved is moved"
run check
exits 0 "the log is sound"
done_testing
