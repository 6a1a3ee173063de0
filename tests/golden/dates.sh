#!/bin/sh
# Dates stand beside their entry: in the text of pdftotext (both ways) and mutool, each date of a job
# stands behind the last text of the job before and ahead of the first text of its own. What is where
# comes from the trace. Prints "ok NAME: what" lines. usage: dates.sh TRACE FILE.pdf
# SPDX-License-Identifier: MIT
set -u
trace=$1 pdf=$2
name=$(basename "$pdf")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
bad=0

# "entry date STRING" and "entry text STRING", in the order of the page. A date may be in pieces: they
# share the paragraph; a text in lines: they share the source.
LC_ALL=C awk '
    function flush() { if (value != "") print entry, kind, value; value = "" }
    $1 == "text" {
        at = index($0, "\""); rest = substr($0, at + 1); piece = ""
        while ((c = substr(rest, 1, 1)) != "\"" && c != "") {
            if (c == "\\") { rest = substr(rest, 2); c = substr(rest, 1, 1) }
            piece = piece c; rest = substr(rest, 2)
        }
        source = ""
        if (match(rest, /source="\/work\/[0-9]+\/[^"]*"/))
            source = substr(rest, RSTART + 14, RLENGTH - 15)
        if (source ~ /^[0-9]+\/(startDate|endDate)$/) {
            if (key != $4) { flush(); key = $4; kind = "date"; entry = source; sub(/\/.*/, "", entry) }
            value = value piece
        } else if (source ~ /^[0-9]+\/(summary|description|highlights)/) {
            if (key != source) { flush(); key = source; kind = "text"; entry = source; sub(/\/.*/, "", entry) }
            value = value piece
        } else if (kind == "date" && key == $4) {
            value = value piece # the dash, "Present"
        }
    }
    END { flush() }' "$trace" | LC_ALL=C sed -e 's/\xC2\xA0//g' -e 's/\xC2\xAD//g' > "$scratch/want"

flat() { LC_ALL=C tr -d '\n\f\r\t ' | LC_ALL=C sed -e 's/\xC2[\xA0\xAD]//g' -e 's/\xE2\x80[\x90\x91]/-/g'; echo; }

check() { # what FILE
    LC_ALL=C awk '
        NR == FNR { page = $0; next }
        { entry = $1; kind = $2; want = $0; sub(/^[^ ]+ [^ ]+ /, "", want)
          gsub(/ /, "", want); gsub(/\342\200[\220\221]/, "-", want)
          if (want == "") next
          if (entry != now) { now = entry; behind = last; n = 0; first = 0 }
          if (kind == "date") { dates[n++] = want; next }
          here = index(substr(page, last + 1), want)
          if (!here) { print "missing: " want; bad = 1; next }
          start = last + here - 1
          if (!first) {
              first = 1
              between = substr(page, behind + 1, start - behind)
              for (i = 0; i < n; i++)
                  if (!index(between, dates[i])) { print "not beside job " entry ": " dates[i]; bad = 1 }
          }
          last = start + length(want) }
        END { exit bad }' "$2" "$scratch/want" > "$scratch/why"
    if [ $? -eq 0 ]; then
        echo "ok $name: dates beside their job for $1"
    else
        echo "not ok $name: dates beside their job for $1 # $(tr '\n' ';' < "$scratch/why" | cut -c1-300)"
        bad=1
    fi
}

pdftotext -enc UTF-8 "$pdf" - | flat > "$scratch/page"
check pdftotext "$scratch/page"
pdftotext -enc UTF-8 -raw "$pdf" - | flat > "$scratch/page"
check 'pdftotext -raw' "$scratch/page"
mutool draw -q -F txt "$pdf" 2> /dev/null | flat > "$scratch/page"
check mutool "$scratch/page"
exit $bad
