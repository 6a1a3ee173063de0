#!/bin/sh
# All tests: unit programs (cmocka, TAP) and every tests/*/run.sh, which print "ok NAME" and
# "not ok NAME". Closes with "N passed, N failed". SPDX-License-Identifier: MIT
# usage: O=build/gcc NEXTCV=build/gcc/nextcv sh tests/run.sh [SUITE...]
set -u
: "${O:=build/gcc}" "${NEXTCV:=$O/nextcv}"
export O NEXTCV CC SAN
export ASAN_OPTIONS="${ASAN_OPTIONS:-abort_on_error=0:exitcode=99}"
log=$O/tests.log
mkdir -p "$O"
: > "$log"

for program in "$O"/tests/test_*; do
    case $program in *.d | *'*') continue ;; esac
    [ $# -eq 0 ] || case " $* " in *" $(basename "$program") "*) ;; *) continue ;; esac
    echo "# $(basename "$program")" >> "$log"
    CMOCKA_MESSAGE_OUTPUT=TAP "$program" >> "$log" 2>&1 ||
        echo "not ok $(basename "$program") exit status $?" >> "$log"
done
for suite in tests/*/run.sh; do
    name=$(basename "$(dirname "$suite")")
    case $name in
    bench | eval | '*') continue ;;
    browser) [ $# -gt 0 ] || continue ;; # needs a browser: only when it is named
    esac
    [ $# -eq 0 ] || case " $* " in *" $name "*) ;; *) continue ;; esac
    echo "# $name" >> "$log"
    sh "$suite" >> "$log" 2>&1 || echo "not ok $name exit status $?" >> "$log"
done
# cmocka says "not ok N # SKIP name" of a test that lacks what it needs, such as a font
sed -i 's/^not ok \([0-9]*\) # SKIP/skipped \1 #/' "$log"
grep -B12 '^not ok' "$log" | head -200
passed=$(grep -c '^ok' "$log")
failed=$(grep -c '^not ok' "$log")
skipped=$(grep -c '^skipped [0-9]' "$log")
echo "log: $log"
[ "$skipped" -eq 0 ] || also=", $skipped skipped"
echo "$passed passed, $failed failed${also:-}"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
