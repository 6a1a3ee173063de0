#!/bin/sh
# The zeros of the score sheet: every CV of samples/ and tests/golden in all six layouts on A4 and letter, as
# many pages as it takes, auto, one and two, has no widow, orphan, stranded heading, split row, stub,
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

set --
for profile in samples/*.json samples/scripts/*.json tests/golden/*/profile.json; do
    if readable "$profile"; then
        set -- "$@" "$profile"
    else
        echo "ok sheet $profile # skip no font for it"
    fi
done
"$O/tests/sheet" -f rail,twin,accent,bank,sidebar,academic "$@" > "$work/out"
expected=$(($# * 6 * 2 * 4))
cat "$work/out"
[ "$(grep -c '^\(not \)\?ok' "$work/out")" -eq $expected ] || not_ok "sheet: $expected documents are looked at"
