#!/bin/sh
# Each folder is a case: `args` for nextcv build (several words, no quoting), and what must come out:
# `trace`, `text`, `diagnostics`. UPDATE=1 writes them anew: read every change before it is committed.
# SPDX-License-Identifier: MIT
set -u
. tests/lib.sh

expect() { # case kind
    if [ "${UPDATE:-}" ]; then
        cp "$work/$1.$2" "tests/golden/$1/$2"
    fi
    same "golden $1: $2" "tests/golden/$1/$2" "$work/$1.$2"
}

for folder in tests/golden/*/; do
    name=$(basename "$folder")
    args=$(cat "$folder/args")
    pdf=$work/$name.pdf
    # shellcheck disable=SC2086 # args are words
    if ! "$NEXTCV" build $args -v -o "$pdf" --tailored "$work/$name.json" 2> "$work/$name.diagnostics"; then
        sed 's/^/# /' "$work/$name.diagnostics"
        not_ok "golden $name: builds"
        continue
    fi
    # shellcheck disable=SC2086
    "$NEXTCV" build $args -q -f trace -o "$work/$name.trace"
    # shellcheck disable=SC2086
    "$NEXTCV" build $args -q -f text -o "$work/$name.text"
    for kind in trace text diagnostics; do
        expect "$name" $kind
    done
    # "order": the sections as a layout that puts some beside the others writes them
    # shellcheck disable=SC2046
    "$O/tests/strings" "$work/$name.json" $(cat "tests/golden/$name/order" 2> /dev/null) > "$work/$name.strings"
    sh tests/pdfcheck.sh "$pdf" "$work/$name.strings" || failures=$((failures + 1))
    sh tests/golden/dates.sh "$work/$name.trace" "$pdf" || failures=$((failures + 1))
done
