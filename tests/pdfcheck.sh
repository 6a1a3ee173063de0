#!/bin/sh
# Checks one PDF as a reader, a screen reader and an applicant-tracking system see it. TAP-like
# lines: "ok FILE: what" or "not ok FILE: what" with the reason behind '#'. Exit 1 if any failed.
# usage: pdfcheck.sh FILE.pdf [EXPECTED]
#
# EXPECTED has one string a line; each must be found in the text of pdftotext, pdftotext -raw,
# mutool and pdf2txt, and, in the two that follow the content stream (pdftotext -raw and mutool),
# in the order of the list. Before comparing, both sides are folded so:
#   - white space of every kind, also line and page ends, is one space
#   - a soft hyphen (U+00AD, what a line broken inside a word ends in) and the white space behind it
#     are nothing; U+2010 and U+2011 are "-"
#   - strings with "/" or "@" may break over lines without a mark: spaces in them do not count
# SPDX-License-Identifier: MIT
set -u
pdf=$1 expected=${2:-}
name=$(basename "$pdf")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
bad=0

say() { # status, what, reason
    if [ "$1" -eq 0 ]; then
        echo "ok $name: $2"
    else
        echo "not ok $name: $2 # $(printf '%s' "${3:-}" | tr '\n' ';' | cut -c1-300)"
        bad=1
    fi
}

fold() {
    LC_ALL=C tr '\n\f\r\t' '    ' | LC_ALL=C sed -e 's/\xC2\xAD *//g' -e 's/\xC2\xA0/ /g' \
        -e 's/\xE2\x80[\x80-\x8A\xAF]/ /g' -e 's/\xE2\x80[\x90\x91]/-/g' -e 's/   */ /g'
    echo
}

# ---- the file ----
out=$(qpdf --check "$pdf" 2>&1)
say $? 'qpdf --check' "$out"
case $out in *WARNING*) say 1 'qpdf without warnings' "$out" ;; *) say 0 'qpdf without warnings' ;; esac

pdffonts "$pdf" > "$scratch/fonts" 2>> "$scratch/poppler"
awk 'NR > 2 && !/ yes yes yes +[0-9]+ +[0-9]+$/ { print; n++ } END { exit n > 0 || NR < 3 }' \
    "$scratch/fonts" > "$scratch/why"
say $? 'every font embedded, subset, with ToUnicode' "$(cat "$scratch/why")"

# mutool's box is up to 1 pt larger than the ink; its page is the crop box, what bleeds goes beyond
bleed=$(pdfinfo -box "$pdf" 2> /dev/null | awk '/^MediaBox/ { m = $2 } /^TrimBox/ { t = $2 } END { print t - m }')
mutool draw -F bbox "$pdf" 2> /dev/null | tr '"' '\n' > "$scratch/boxes"
awk -v slack="${bleed:-0}" 'BEGIN { slack += 1.5 }
     /bbox=$/ { getline; split($0, b, " ") }
     /mediabox=$/ { getline; split($0, m, " ")
        if (b[1] < b[3] && (b[1] < m[1] - slack || b[2] < m[2] - slack || b[3] > m[3] + slack || b[4] > m[4] + slack)) {
            print "page " n + 1 ": drawn " b[1] " " b[2] " " b[3] " " b[4]; bad = 1 }
        n++ }
     END { exit bad || !n }' "$scratch/boxes" > "$scratch/why"
say $? 'nothing outside the page' "$(cat "$scratch/why")"

# ---- the structure ----
pdfinfo -struct-text "$pdf" > "$scratch/struct" 2>> "$scratch/poppler"
grep -q '^Document' "$scratch/struct" && grep -q '^  *"' "$scratch/struct"
say $? 'structure tree has a Document with text' "$(head -3 "$scratch/struct")"
pdfinfo "$pdf" > "$scratch/info" 2>> "$scratch/poppler"
grep -q '^Title: *[^ ]' "$scratch/info" && grep -q '^Tagged: *yes' "$scratch/info" &&
    grep -q '^PDF version: *1.7' "$scratch/info"
say $? 'titled, tagged, PDF 1.7' "$(cat "$scratch/info")"

# ---- the text ----
pdftotext -enc UTF-8 "$pdf" - 2>> "$scratch/poppler" | fold > "$scratch/pdftotext"
pdftotext -enc UTF-8 -raw "$pdf" - 2>> "$scratch/poppler" | fold > "$scratch/pdftotext-raw"
mutool draw -q -F txt "$pdf" 2> /dev/null | fold > "$scratch/mutool"
# With its clustering (-F 0.5) pdfminer makes a box of its own of every line that starts over half a
# line's height beside the one above, as under a hanging bullet, and may sort a date in between.
pdf2txt -F disabled "$pdf" 2> /dev/null | fold > "$scratch/pdf2txt"
sed -n 's/^ *"\(.*\)"$/\1/p' "$scratch/struct" | fold > "$scratch/struct-text"
pdftoppm -r 20 "$pdf" "$scratch/page" 2>> "$scratch/poppler"
[ ! -s "$scratch/poppler" ]
say $? 'poppler does not complain' "$(sort -u "$scratch/poppler")"

pdftotext -enc UTF-8 "$pdf" - 2> /dev/null | LC_ALL=C tr -d ' ' | grep -nxE '•|–|-' > "$scratch/why"
[ ! -s "$scratch/why" ]
say $? 'pdftotext keeps bullets with their text' "$(cat "$scratch/why")"

# U+FB00-FB06 ligatures, U+FFFD, private use U+E000-EFFF
! LC_ALL=C grep -qE "$(printf '\357\254[\200-\206]|\357\277\275|\356[\200-\277][\200-\277]')" \
    "$scratch/pdftotext" "$scratch/mutool" "$scratch/pdf2txt"
say $? 'no ligature, replacement or private-use characters in the text'

# Looks for each line of `want` in the one line of `text`. mode: order, found, or spaceless
look() {
    LC_ALL=C awk -v mode="$1" '
        function squeeze(s) { gsub(/ /, "", s); return s }
        NR == FNR { text = $0; flat = squeeze($0); at = 1; next }
        { want = $0; sub(/^ /, "", want); sub(/ $/, "", want)
          if (want == "") next
          if (mode == "spaceless" || want ~ /[\/@]/) {
              if (!index(flat, squeeze(want))) { print "missing: " want; bad = 1 }
              next
          }
          if (mode == "found") {
              if (!index(text, want)) { print "missing: " want; bad = 1 }
              next
          }
          here = index(substr(text, at), want)
          if (here) at += here - 1 + length(want)
          else if (index(text, want)) { print "out of order: " want; bad = 1 }
          else { print "missing: " want; bad = 1 } }
        END { exit bad }' "$2" "$3"
}

if [ -n "$expected" ]; then
    while IFS= read -r line || [ -n "$line" ]; do
        printf '%s' "$line" | fold
    done < "$expected" > "$scratch/want"
    for tool in pdftotext-raw mutool; do
        look order "$scratch/$tool" "$scratch/want" > "$scratch/why"
        say $? "$tool finds every string, in order" "$(cat "$scratch/why")"
    done
    for tool in pdftotext pdf2txt; do
        look found "$scratch/$tool" "$scratch/want" > "$scratch/why"
        say $? "$tool finds every string" "$(cat "$scratch/why")"
    done
    look spaceless "$scratch/struct-text" "$scratch/want" > "$scratch/why"
    say $? 'the structure tree holds every string' "$(cat "$scratch/why")"
fi
exit $bad
