# What the suites share; sourced. SPDX-License-Identifier: MIT
: "${O:=build/gcc}" "${NEXTCV:=$O/nextcv}"
work=$O/suites/$(basename "$(dirname "$0")")
rm -rf "$work"
mkdir -p "$work"
failures=0

ok() { echo "ok $*"; }
not_ok() {
    echo "not ok $*"
    failures=$((failures + 1))
}

# check NAME COMMAND...: ok if the command succeeds
check() {
    name=$1
    shift
    if "$@" > "$work/check.log" 2>&1; then
        ok "$name"
    else
        sed 's/^/# /' "$work/check.log"
        not_ok "$name"
    fi
}

# status NAME EXPECTED COMMAND...: ok if the exit status is the expected one; output in $work/out, err
status() {
    name=$1 expected=$2
    shift 2
    "$@" > "$work/out" 2> "$work/err"
    got=$?
    if [ "$got" -eq "$expected" ]; then
        ok "$name"
    else
        sed 's/^/# /' "$work/err" | head -20
        not_ok "$name: exit status $got, not $expected"
    fi
}

# same NAME FILE FILE: ok if both are equal
same() {
    if cmp -s "$2" "$3"; then
        ok "$1"
    else
        diff -u "$2" "$3" 2>&1 | head -40 | sed 's/^/# /'
        not_ok "$1"
    fi
}

# says NAME PATTERN FILE: ok if a line of the file matches
says() {
    if grep -qE -e "$2" "$3"; then
        ok "$1"
    else
        head -5 "$3" | sed 's/^/# /'
        not_ok "$1: nothing says '$2'"
    fi
}
