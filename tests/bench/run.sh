#!/bin/sh
# make bench: figures, never asserted. Instructions by callgrind are repeatable; CPU times are not.
# SPDX-License-Identifier: MIT
set -eu
: "${O:=build/gcc}"
# shellcheck disable=SC2086 # words
$CC $CPPFLAGS_ALL $CFLAGS_ALL -D_DEFAULT_SOURCE -Itests/bench -o "$O/bench" tests/bench/*.c "$O/libnextcv.a" $LIBS
"$O/bench" "$O/nextcv"
command -v valgrind > /dev/null || exit 0

# Instructions of a command.
count() {
    valgrind --tool=callgrind --callgrind-out-file="$O/callgrind.out" "$@" 2> "$O/callgrind.log" > "$O/callgrind.said"
    awk '/Collected/ { print $4 }' "$O/callgrind.log"
}
million() {
    awk -v n="$2" -v of="${3:-1}" -v name="$1" 'BEGIN { printf "%-34s %.2f M instructions\n", name, n / of / 1e6 }'
}

# One repetition in a process that has done one already.
warm() {
    once=$(count "$O/bench" count "$1" 1)
    twice=$(count "$O/bench" count "$1" 2)
    echo $((twice - once))
}

million "cold preview, whole process" "$(count "$O/nextcv" preview samples/backend.json samples/go-fintech.md -q -o /dev/null)"
million "warm build" "$(warm build)"
million "  with another posting" "$(warm batch)"
million "posting, evidence, selection" "$(warm tailor)"
million "  of the largest sample pair" "$(warm largest)"
million "  100 bullets, 10 KB of posting" "$(warm stress)"
for kind in long longer; do
    n=$(count "$O/bench" count $kind 1)
    million "$kind academic CV, a page" "$n" "$(cat "$O/callgrind.said")"
done
million "cold build, whole process" "$(count "$O/nextcv" build samples/backend.json samples/go-fintech.md -q -o /dev/null)"
callgrind_annotate --inclusive=yes "$O/callgrind.out" 2> /dev/null |
    grep -E '(profile_read|posting_read|layout_read|layout_load_labels|tailor_new|tailor_select|tailor_result|compose|pages_set|pages_break|output_pdf|type_shape|type_break) ' |
    sed -E 's/^ *([0-9,]+) \([^)]*\).*[:/]([a-z_]+) .*/  \2: \1/' | sort -u | head -20
