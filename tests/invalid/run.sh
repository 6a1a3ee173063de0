#!/bin/sh
# Each folder is an error a user can make: `args` for nextcv (the word DIR is the folder), perhaps
# `env` (NAME=value words) and `stdin`, and what is said: `expected` holds the exit status and
# standard error. UPDATE=1 writes them anew: read each.
# Folders layout-* are for the layout reader and its schema: tests/unit/test_layout_invalid.c.
# SPDX-License-Identifier: MIT
set -u
. tests/lib.sh
for folder in tests/invalid/*/; do
    folder=${folder%/}
    name=$(basename "$folder")
    [ -f "$folder/args" ] || continue
    input=/dev/null variables=
    [ ! -f "$folder/stdin" ] || input=$folder/stdin
    [ ! -f "$folder/env" ] || variables=$(cat "$folder/env")
    # shellcheck disable=SC2046,SC2086 # words
    env $variables "$NEXTCV" $(sed "s|DIR|$folder|g" "$folder/args") < "$input" > "$work/out" 2> "$work/err"
    { echo "exit $?"; cat "$work/err"; } > "$work/$name"
    [ -z "${UPDATE:-}" ] || cp "$work/$name" "$folder/expected"
    same "invalid $name" "$folder/expected" "$work/$name"
done
