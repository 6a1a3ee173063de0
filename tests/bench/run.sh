#!/bin/sh
# make bench: figures, never asserted. Instructions by callgrind are repeatable; CPU times are not.
# SPDX-License-Identifier: MIT
set -eu
: "${O:=build/gcc}"
# shellcheck disable=SC2086 # words
$CC $CPPFLAGS_ALL $CFLAGS_ALL -D_DEFAULT_SOURCE -o "$O/bench" tests/bench/bench.c "$O/libnextcv.a" $LIBS
"$O/bench" "$O/nextcv" samples/backend.json samples/go-fintech.md
if command -v valgrind > /dev/null; then
    valgrind --tool=callgrind --callgrind-out-file="$O/callgrind.out" \
        "$O/nextcv" build samples/backend.json samples/go-fintech.md -q -o /dev/null 2> "$O/callgrind.log"
    awk '/Collected/ { printf "cold build, whole process     %.1f M instructions\n", $4 / 1e6 }' "$O/callgrind.log"
    callgrind_annotate --inclusive=yes "$O/callgrind.out" 2> /dev/null |
        grep -E '(profile_read|posting_read|layout_read|layout_load_labels|tailor_new|tailor_select|tailor_result|compose|pages_set|pages_break|output_pdf|type_shape|type_break) ' |
        sed -E 's/^ *([0-9,]+) \([^)]*\).*[:/]([a-z_]+) .*/  \2: \1/' | sort -u | head -20
fi
