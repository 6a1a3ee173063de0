#!/bin/sh
# The preview page and SVG files in headless Chromium: make deps-browser test-browser.
# No part of make test. SPDX-License-Identifier: MIT
set -u
. tests/lib.sh
for tool in node chromium; do
    if ! command -v $tool > /dev/null; then
        ok "browser # SKIP there is no '$tool': make deps-browser"
        exit 0
    fi
done
profile=samples/backend.json posting=samples/go-fintech.md
layouts=$("$NEXTCV" layouts | sed 's/ .*//')
variants=$(echo "$layouts" | wc -l)
pages=0
for layout in $layouts; do
    n=$("$NEXTCV" build $profile $posting --layout "$layout" -q -f trace -o - | grep -c '^page ')
    pages=$((pages + n))
done
check "gallery" "$NEXTCV" preview $profile $posting -o "$work/all.html"
check "gallery of nasty text" "$NEXTCV" preview tests/browser/nasty.json -q -o "$work/nasty.html"
check "gallery with photos" "$NEXTCV" preview $profile -s photo=yes -o "$work/photo.html"
check "SVG" "$NEXTCV" build $profile $posting --pages 1 -q -o "$work/cv.svg"
timeout 180 node tests/browser/gallery.mjs "$(command -v chromium)" "$work" "$variants" "$pages" ||
    failures=$((failures + 1))
printed=$(pdfinfo "$work/print.pdf" 2> /dev/null | sed -n 's/^Pages: *//p')
if [ "${printed:-0}" -eq "$variants" ]; then
    ok "printed, each variant has a sheet"
else
    not_ok "printed, $variants variants take ${printed:-no} sheets"
fi
[ $failures -eq 0 ]
