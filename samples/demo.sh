#!/bin/sh
# Builds the samples: a CV per profile, one per application, and why. usage: demo.sh NEXTCV OUTDIR
# SPDX-License-Identifier: MIT
set -eu
nextcv=$1 out=$2 here=$(dirname "$0")
mkdir -p "$out"

cv() { # name profile posting layout options...
    name=$1 profile=$2 posting=$3 layout=$4
    shift 4
    "$nextcv" build "$here/$profile" "$here/$posting" --layout "$layout" "$@" \
        -o "$out/$name.pdf" --report "$out/$name.json"
    "$nextcv" match "$here/$profile" "$here/$posting" -o "$out/$name.txt"
    echo "$out/$name.pdf  $out/$name.json  $out/$name.txt"
}

cv backend-go-fintech backend.json go-fintech.md rail
cv backend-java-healthcare backend.json java-healthcare.html rail
cv backend-data-team backend.json data-team.html twin --pages 1
cv nurse-hospital nurse.json hospital.txt twin
cv marketing-brand marketing.json brand.txt rail
cv graduate-data-team graduate.json data-team.html twin --paper letter
for profile in backend nurse marketing graduate names; do
    "$nextcv" build "$here/$profile.json" -o "$out/$profile.pdf"
    echo "$out/$profile.pdf"
done
"$nextcv" preview "$here/backend.json" "$here/go-fintech.md" -o "$out/variants.html"
echo "$out/variants.html"
