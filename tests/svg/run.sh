#!/bin/sh
# SVG against the PDF of the same build: as many glyphs, in the same order, at the same places. The PDF
# leaves out moves of less than 1.5/1000 em, 0.06 pt in a name of 40 pt; everything else is rounding.
# SPDX-License-Identifier: MIT
set -u
. tests/lib.sh

compare() { # name args...
    id=$1
    shift
    rm -f "$work"/cv*
    if ! "$NEXTCV" build "$@" -q -o "$work/cv.svg" || ! "$NEXTCV" build "$@" -q -o "$work/cv.pdf"; then
        not_ok "$id: builds"
        return
    fi
    check "$id: XML" xmllint --noout "$work"/cv*.svg
    awk -f tests/svg/places.awk "$work"/cv*.svg > "$work/svg.places"
    mutool trace "$work/cv.pdf" 2> /dev/null | awk -f tests/svg/places.awk > "$work/pdf.places"
    if paste -d ' ' "$work/svg.places" "$work/pdf.places" | awk '
        function off(a, b) { return a > b ? a - b : b - a }
        NF != 4 || off($1, $3) > 0.06 || off($2, $4) > 0.0101 { if (!bad++) print "# glyph " NR ": " $0 }
        { sum += off($1, $3) }
        END { if (NR < 200 || sum / NR > 0.01) { print "# " NR " glyphs, off by " sum / NR; bad++ }
              exit bad > 0 }'; then
        ok "$id: places"
    else
        not_ok "$id: places"
    fi
}

for layout in $("$NEXTCV" layouts | sed 's/ .*//'); do
    compare "$layout" samples/backend.json samples/go-fintech.md --layout "$layout"
    compare "$layout with photo and icons" samples/marketing.json --layout "$layout" --set photo=yes --set icons=yes
    compare "$layout in other letters" samples/names.json --layout "$layout" --paper letter
done
cat > "$work/just.xml" <<'END'
<layout xmlns="urn:nextcv:layout:1" name="just" version="1" extends="rail">
  <styles>
    <style name="body" align="justify" hyphenate="yes" protrude="yes" expand="2%"/>
  </styles>
</layout>
END
compare "letters made wider and narrower" samples/backend.json samples/go-fintech.md --layout "$work/just.xml"
check "they are" grep -qE 'scale\(0\.[0-9]+ 0\.[0-9]+\)' "$work"/cv*.svg
