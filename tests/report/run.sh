#!/bin/sh
# Each folder is a case: `args` for nextcv, and the report in some of its forms (`report.json`, `report.md`,
# `report.html`) and `diff`. Hashes of files are left out of them. UPDATE=1 writes them anew: read every
# change before it is committed. SPDX-License-Identifier: MIT
set -u
. tests/lib.sh

unhashed() { sed -E 's/[0-9a-f]{64}/HASH/g' "$1"; }

for folder in tests/report/*/; do
    report=$(basename "$folder")
    args=$(cat "$folder/args")
    for form in json md html; do
        # shellcheck disable=SC2086 # args are words
        "$NEXTCV" build $args -q -o "$work/$report.pdf" --diff --report "$work/report.$form" > "$work/$report.diff" ||
            not_ok "report $report: runs"
        unhashed "$work/report.$form" > "$work/$report.$form"
        [ -e "$folder/report.$form" ] || continue
        [ -z "${UPDATE:-}" ] || cp "$work/$report.$form" "$folder/report.$form"
        same "report $report: $form" "$folder/report.$form" "$work/$report.$form"
    done
    [ -z "${UPDATE:-}" ] || cp "$work/$report.diff" "$folder/diff"
    same "report $report: diff" "$folder/diff" "$work/$report.diff"
    # well-formed, and nothing in it runs or is fetched
    check "report $report: HTML" xmllint --html --noout "$work/$report.html"
    check "report $report: no script, nothing fetched" \
        sh -c "! grep -qiE '<(script|img|link|iframe|object)|<[a-z][^>]* (src|href|on[a-z]+)=|url\(' $work/$report.html"
    check "report $report: one sheet of style" test "$(grep -c '<style>' "$work/$report.html")" -eq 1
done

# ---- forms, streams, gates
b=samples/backend.json p=samples/go-fintech.md
check "text by any other ending" "$NEXTCV" build $b $p -q -o "$work/x.pdf" --report "$work/x.txt"
says "text: whose measure it is" "no$|applicant tracking system computes it" "$work/x.txt"
check "match: form by ending" "$NEXTCV" match $b $p -o "$work/m.html"
says "match: HTML" "^<!DOCTYPE html>" "$work/m.html"
check "match: no page more" sh -c "! grep -q 'One more page' $work/m.html"
status "gate on what is shown" 1 "$NEXTCV" build $b $p --pages 1 -q -o "$work/x.pdf" --fail-under 79
says "gate: how much" "7[0-9] % of the musts are shown, less than 79 %" "$work/err"
check "gate: the PDF is there" test -s "$work/x.pdf"
status "gate holds" 0 "$NEXTCV" build $b $p --pages 1 -q -o "$work/x.pdf" --fail-under 50
status "gate without requirements" 1 "$NEXTCV" build $b tests/report/nothing/posting.txt -q -o "$work/x.pdf" --fail-under 1
says "gate without requirements: said" "asks for nothing that is known" "$work/err"
check "diff: on standard output" sh -c "$NEXTCV build $b $p -q -o $work/x.pdf --diff | grep -qF '[-Postgres-]{+PostgreSQL+}'"
check "diff: no colours in a pipe" sh -c "! $NEXTCV build $b $p -q -o $work/x.pdf --diff | grep -q '$(printf '\033')'"
check "diff: beside a result on standard output" sh -c "$NEXTCV tailor $b $p -q --diff 2> $work/err > $work/out"
says "diff: on standard error" "^/work/0/highlights/4" "$work/err"
check "diff: the result is whole" sh -c "$NEXTCV tailor $b $p -q | cmp - $work/out"
check "diff: nothing respelt" sh -c "! $NEXTCV build $b $p -q -o $work/x.pdf --no-respell --diff | grep -qF '{+PostgreSQL+}'"
check "diff: nothing changed, nothing said" test -z "$("$NEXTCV" build samples/nurse.json -q -o "$work/x.pdf" --diff)"
