#!/bin/sh
# The zeros of the score sheet: every CV of samples/ and tests/golden in all six layouts on A4 and letter, as
# many pages as it takes, auto, one and two, some for a posting, some with pages of many heights, has no widow, orphan, stranded heading, split row, stub,
# overfull line, collision, missing glyph … (tests/eval/document.h). Each fault is printed with its page and line.
# SPDX-License-Identifier: MIT
set -u
. tests/lib.sh

# of a script: only where its font is installed
readable() {
    case $1 in
    */ar.json) fc-list 'Noto Sans Arabic' ;;
    */he.json) fc-list 'Noto Sans Hebrew' ;;
    */hi.json) fc-list 'Noto Sans Devanagari' ;;
    */th.json) fc-list 'Noto Sans Thai' ;;
    */zh.json) fc-list 'Noto Sans CJK SC' ;;
    */ja.json) fc-list 'Noto Sans CJK JP' ;;
    */ko.json) fc-list 'Noto Sans CJK KR' ;;
    *) echo yes ;;
    esac 2> /dev/null | grep -q .
}

layouts=rail,twin,accent,bank,sidebar,academic
set --
for profile in samples/*.json samples/scripts/*.json tests/golden/*/profile.json; do
    if readable "$profile"; then
        set -- "$@" "$profile"
    else
        echo "ok sheet $profile # skip no font for it"
    fi
done
expected=$(($# * 6 * 2 * 4))
"$O/tests/sheet" -f $layouts "$@" > "$work/out"

# the same profiles for a posting
set --
for profile in samples/*.json; do set -- "$@" "$profile+samples/go-fintech.md" "$profile+samples/hospital.txt"; done
expected=$((expected + $# * 6 * 2 * 4))
"$O/tests/sheet" -f $layouts "$@" >> "$work/out"

# pages that end everywhere
set -- samples/backend.json samples/marketing.json samples/nurse.json tests/golden/long/profile.json \
    tests/golden/twelve/profile.json tests/golden/german/profile.json
expected=$((expected + $# * 6 * 24))
"$O/tests/sheet" -s $layouts "$@" >> "$work/out"

cat "$work/out"
[ "$(grep -c '^\(not \)\?ok' "$work/out")" -eq $expected ] || not_ok "sheet: $expected documents are looked at"
