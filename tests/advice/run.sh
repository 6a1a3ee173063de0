#!/bin/sh
# Each folder is a case: `args` for nextcv lint, and what it prints: `text`, `json`. UPDATE=1 writes
# them anew: read every finding as the owner of the CV would. SPDX-License-Identifier: MIT
set -u
. tests/lib.sh
for folder in tests/advice/*/; do
    name=$(basename "$folder")
    args=$(cat "$folder/args")
    # shellcheck disable=SC2086 # args are words
    "$NEXTCV" lint $args > "$work/$name.text" 2> "$work/$name.err" || not_ok "advice $name: runs"
    # shellcheck disable=SC2086
    "$NEXTCV" lint $args --json > "$work/$name.json" || not_ok "advice $name: JSON"
    for kind in text json; do
        [ -z "${UPDATE:-}" ] || cp "$work/$name.$kind" "$folder/$kind"
        same "advice $name: $kind" "$folder/$kind" "$work/$name.$kind"
    done
done

# ---- exit status, switches
b=samples/nurse.json
status "findings alone are no failure" 0 "$NEXTCV" lint $b
status "gate of a rule that finds something" 1 "$NEXTCV" lint $b --fail-on weak-opener
says "gate: how many" "2 findings of 'weak-opener': the gate fails" "$work/err"
status "gate of a rule that finds nothing" 0 "$NEXTCV" lint $b --fail-on date-overlap,buzzword
status "gate of all rules" 1 "$NEXTCV" lint $b --fail-on any
status "gate of a rule that is off" 0 "$NEXTCV" lint $b --no-rule weak-opener --fail-on weak-opener
status "gate of a level: notes are none" 0 "$NEXTCV" lint $b --fail-on warning
status "gate of a level" 1 "$NEXTCV" lint $b --as-of 2019-01 --fail-on warning
says "gate of a level: how many" "[0-9]+ warnings?: the gate fails" "$work/err"
status "gate that is no rule" 2 "$NEXTCV" lint $b --fail-on weak-opner
says "gate that is no rule: nearest" "did you mean 'weak-opener'" "$work/err"
status "rule that is none" 2 "$NEXTCV" lint $b --rules buzzwords
says "rule that is none: nearest" "did you mean 'buzzword'" "$work/err"
status "no profile" 2 "$NEXTCV" lint
status "only some rules" 0 "$NEXTCV" lint $b --rules weak-opener,number-without-baseline
check "only some rules: those" sh -c "grep -q weak-opener $work/out && grep -q number-without $work/out"
check "only some rules: no others" sh -c "! grep -q task-without-result $work/out"
status "without a rule" 0 "$NEXTCV" lint $b --no-rule weak-opener --no-rule task-without-result
check "without a rule: it is off" sh -c "! grep -qE 'weak-opener|task-without' $work/out"
status "quiet: notes are not told" 0 "$NEXTCV" lint $b -q
check "quiet: nothing here" test ! -s "$work/out"
status "another language: rules of words are silent" 0 "$NEXTCV" lint $b --lang de --rules weak-opener
check "another language: nothing" test ! -s "$work/out"
status "list" 0 "$NEXTCV" lint --list
check "list: 23 rules" test "$(grep -c '^[a-z]' "$work/out")" -eq 23
status "a date of today" 1 "$NEXTCV" lint $b --as-of 2019-01 --fail-on date-future
status "the clock is not asked" 0 "$NEXTCV" lint $b --fail-on date-future
status "SOURCE_DATE_EPOCH is today" 1 env SOURCE_DATE_EPOCH=1546300800 "$NEXTCV" lint $b --fail-on date-future
check "from standard input" sh -c "$NEXTCV lint - --rules weak-opener < $b | grep -q '^standard input:21:10: note: '"
