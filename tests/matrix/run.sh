#!/bin/sh
# All sample profiles x postings x layouts x papers: no warning, tailor | build = build, pages whole.
# SPDX-License-Identifier: MIT
set -u
. tests/lib.sh

one() { # profile posting layout paper
    id=$(basename "$1" .json)-$(basename "$2" | tr . -)-$3-$4
    if ! "$NEXTCV" build "$1" "$2" --layout "$3" --paper "$4" -f trace -o "$work/a" 2> "$work/err"; then
        not_ok "$id builds"
    elif [ -s "$work/err" ]; then
        sed 's/^/# /' "$work/err"
        not_ok "$id: no warning is deserved"
    elif ! "$NEXTCV" tailor "$1" "$2" --layout "$3" --paper "$4" -o "$work/t.json" 2> "$work/err" ||
        ! "$NEXTCV" build "$work/t.json" --layout "$3" --paper "$4" -f trace -o "$work/b" 2>> "$work/err"; then
        sed 's/^/# /' "$work/err"
        not_ok "$id: the tailored profile builds"
    else
        same "$id" "$work/a" "$work/b"
    fi
}

for profile in samples/*.json; do
    # the photo stands beside the sample
    cp samples/portrait.png "$work/"
    for posting in samples/*.md samples/*.txt samples/*.html; do
        case $posting in */README.md) continue ;; esac
        for layout in rail twin accent bank sidebar academic; do
            for paper in a4 letter; do
                one "$profile" "$posting" $layout $paper
            done
        done
    done
done
