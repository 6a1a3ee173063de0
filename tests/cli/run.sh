#!/bin/sh
# The program as a shell sees it. SPDX-License-Identifier: MIT
set -u
. tests/lib.sh
b=samples/backend.json p=samples/go-fintech.md

# ---- exit status and what is said
status "no command" 2 "$NEXTCV"
status "help" 0 "$NEXTCV" --help
for command in build tailor match lint preview layouts fonts init; do
    status "$command --help" 0 "$NEXTCV" $command --help
    says "$command --help shows usage" "^usage: nextcv $command" "$work/out"
done
status "unknown command" 2 "$NEXTCV" bild
says "unknown command: nearest" "build" "$work/err"
status "unknown option" 2 "$NEXTCV" build $b --layuot rail
says "unknown option: nearest" "did you mean '--layout'" "$work/err"
status "option without value" 2 "$NEXTCV" build $b --layout
status "bad --pages" 2 "$NEXTCV" build $b --pages none
status "missing profile" 2 "$NEXTCV" build no-such.json -o "$work/x.pdf"
says "missing profile: named" "cannot open 'no-such.json'" "$work/err"
check "missing profile: nothing written" test ! -e "$work/x.pdf"
status "unknown layout" 2 "$NEXTCV" build $b --layout rial -o "$work/x.pdf"
says "unknown layout: nearest" "did you mean 'rail'" "$work/err"
status "unknown parameter" 2 "$NEXTCV" build $b --set acent=#123456 -o "$work/x.pdf"
says "unknown parameter: nearest" "accent" "$work/err"
status "both from standard input" 2 "$NEXTCV" build - - -o "$work/x.pdf"
status "gate fails" 1 "$NEXTCV" match samples/nurse.json $p --fail-under 50
status "gate holds" 0 "$NEXTCV" match $b $p --fail-under 50
status "bad as-of" 2 "$NEXTCV" build $b --as-of yesterday -o "$work/x.pdf"
status "bad SOURCE_DATE_EPOCH" 2 env SOURCE_DATE_EPOCH=now "$NEXTCV" build $b -o "$work/x.pdf"
status "pin that names nothing" 0 "$NEXTCV" build $b $p --pin /work/0/highlights/99 -o "$work/pin.pdf"
says "pin that names nothing: said" "has nothing at '/work/0/highlights/99'" "$work/err"
rm "$work/pin.pdf"

# ---- the machine fails: exit 3, a clear line, no file
status "full disk" 3 "$NEXTCV" build $b -o /dev/full
says "full disk: said" "cannot write '/dev/full'" "$work/err"
status "folder that is not there" 3 "$NEXTCV" build $b -o "$work/none/x.pdf"
mkdir "$work/sealed"
chmod 555 "$work/sealed"
if [ "$(id -u)" -ne 0 ]; then
    status "folder that may not be written" 3 "$NEXTCV" build $b -o "$work/sealed/x.pdf"
fi
status "profile is a folder" 3 "$NEXTCV" build samples -o "$work/x.pdf"
check "nothing half written" sh -c "! ls $work/*.pdf* $work/sealed/* 2>/dev/null | grep -q ."
("$NEXTCV" match $b $p 2> "$work/err"; echo $? > "$work/rc") | :
check "closed pipe: exit 3 or done before it closed" grep -qE '^[03]$' "$work/rc"

# ---- streams
check "profile from standard input" sh -c "$NEXTCV build - $p -o $work/in.pdf < $b"
check "posting from standard input" sh -c "$NEXTCV build $b - -o $work/in2.pdf < $p"
check "PDF to standard output" sh -c "$NEXTCV build $b $p -o - > $work/out.pdf"
check "plain build" "$NEXTCV" build $b $p -o "$work/plain.pdf"
same "posting from stdin: same PDF" "$work/plain.pdf" "$work/in2.pdf"
same "PDF on stdout: same PDF" "$work/plain.pdf" "$work/out.pdf"
check "tailored and built" sh -c "$NEXTCV tailor $b $p | $NEXTCV build - -f trace -o $work/piped.trace"
check "built" "$NEXTCV" build $b $p -f trace -o "$work/direct.trace"
same "tailor | build = build" "$work/direct.trace" "$work/piped.trace"
cat > "$work/dated.json" << 'END'
{"work": [{"name": "Alder", "startDate": "2015-02", "endDate": "2019-08", "highlights": ["Wrote a router in Go"]}],
 "certificates": [{"name": "Swimming", "date": "2025-05-06"}]}
END
for as_of in "" "--as-of 2030-01"; do
    hidden="$work/dated.json $p --hide /certificates/0 $as_of"
    check "the newest date is not shown" sh -c "$NEXTCV tailor $hidden | $NEXTCV build - -o $work/piped.pdf"
    # shellcheck disable=SC2086
    check "the same in one" "$NEXTCV" build $hidden -o "$work/dated.pdf"
    same "tailor | build has the date of build" "$work/dated.pdf" "$work/piped.pdf"
done

# ---- records
check "report as JSON" "$NEXTCV" build $b $p -o "$work/r.pdf" --report "$work/r.json"
says "report: changes" '"changes"' "$work/r.json"
check "report as text" "$NEXTCV" build $b $p -o "$work/r.pdf" --report "$work/r.txt"
check "match as JSON" "$NEXTCV" match $b $p --json -o "$work/m.json"
check "layouts" "$NEXTCV" layouts
check "layouts rail" "$NEXTCV" layouts rail
for file in layouts/*.xml; do
    check "layouts check $file: nothing to say" sh -c '[ -z "$("$1" layouts check "$2" 2>&1)" ]' - "$NEXTCV" "$file"
done
status "layouts of an unknown name" 2 "$NEXTCV" layouts none
check "fonts" "$NEXTCV" fonts

# ---- what to write, by the ending of -o
one="$b $p --pages 1"
# shellcheck disable=SC2086 # words
{
    check "one page of SVG" "$NEXTCV" build $one -o "$work/one.svg" --depfile "$work/one.d"
    check "SVG is XML" xmllint --noout "$work/one.svg"
    says "one page: the depfile's target" "^$work/one\.svg: $b" "$work/one.d"
    check "one page: no number in its name" test ! -e "$work/one-1.svg"
    check "SVG to standard output" sh -c "$NEXTCV build $one -q -f svg -o - > $work/stdout.svg"
    same "SVG on stdout: the same" "$work/one.svg" "$work/stdout.svg"
    check "text by ending" "$NEXTCV" build $one -o "$work/one.TXT"
    check "text by format" "$NEXTCV" build $one -f text -o "$work/one.text"
    same "both the same" "$work/one.TXT" "$work/one.text"
    check "format before ending" "$NEXTCV" build $one -f pdf -o "$work/pdf.svg"
    says "format before ending: a PDF" "^%PDF-" "$work/pdf.svg"
}
status "two pages of SVG" 0 "$NEXTCV" build $b -o "$work/two.svg" --depfile "$work/two.d"
says "two pages: said" "wrote '.*two-1.svg' to '.*two-2.svg'" "$work/err"
check "two pages: a file a page" test -s "$work/two-1.svg" -a -s "$work/two-2.svg" -a ! -e "$work/two.svg"
says "two pages: the depfile's targets" "^$work/two-1\.svg $work/two-2\.svg: $b" "$work/two.d"
"$NEXTCV" build $b $p --pages 1 -o "$work/two.svg" 2> "$work/err"
for page in 1 2; do says "one page after two: page $page is named" "two-$page.svg' is not of this build, which has 1 page$" "$work/err"; done
check "one page after two: the old ones stay" test -s "$work/two-1.svg" -a -s "$work/two-2.svg"
status "two pages after one" 0 "$NEXTCV" build $b -o "$work/two.svg"
says "two pages after one: the old one is named" "two.svg' is not of this build, which has 2 pages$" "$work/err"
rm "$work/two.svg"
status "two pages to standard output" 2 "$NEXTCV" build $b -f svg -o -
says "two pages to standard output: what to do" "hint: .*--pages 1" "$work/err"
status "unknown ending" 2 "$NEXTCV" build $b -o "$work/cv.docx"
says "unknown ending: what to do" "\.pdf, \.svg or \.txt, or say what to write with --format" "$work/err"
check "unknown ending: nothing written" test ! -e "$work/cv.docx"
status "HTML" 2 "$NEXTCV" build $b -o "$work/cv.html"
says "HTML: another command" "nextcv preview" "$work/err"
status "a name without an ending" 0 "$NEXTCV" build $b -o "$work/plain-name"

# ---- variants side by side
variants() { grep -c '<article class="variant"' "$work/$1"; }
shipped=$("$NEXTCV" layouts | wc -l)
check "preview" "$NEXTCV" preview $b $p -o "$work/v.html" --depfile "$work/v.d"
check "preview: every layout that ships" test "$(variants v.html)" -eq "$shipped"
check "preview: papers" "$NEXTCV" preview $b --paper all -o "$work/papers.html"
check "preview: every layout on both" test "$(variants papers.html)" -eq $((2 * shipped))
check "preview: layouts and values" "$NEXTCV" preview $b -l twin -l rail -s size=9.5pt -s size=10pt -s top=15mm -o "$work/sets.html"
check "preview: their product" test "$(variants sets.html)" -eq 4
check "preview: in the order asked for" sh -c "grep -o '<h2[^>]*>[a-z]*' $work/sets.html | sed -n 's/.*>//p' | tr '\n' ' ' | grep -qx 'twin twin rail rail '"
check "preview: a value goes where its parameter is" "$NEXTCV" preview $b -s rail=30mm -s rail=34mm -o "$work/rail.html"
check "preview: others are there once" test "$(variants rail.html)" -ge "$shipped" -a "$(variants rail.html)" -lt $((2 * shipped))
check "preview again" "$NEXTCV" preview $b $p -o "$work/v2.html"
same "preview: same bytes" "$work/v.html" "$work/v2.html"
says "preview: depfile" "^$work/v\.html: $b $p" "$work/v.d"
check "preview from standard input" sh -c "$NEXTCV preview - $p -o $work/v3.html < $b"
check "preview from standard input: every layout" test "$(variants v3.html)" -eq "$shipped"
check "preview: nothing is fetched" sh -c "! grep -oE '(src|href|url\()[=\"(]*[a-z]+://' $work/v.html | grep -vE '^href=\"https?://'"
status "preview of an unknown parameter" 2 "$NEXTCV" preview $b -s acent=red -o "$work/none.html"
says "preview of an unknown parameter: nearest" "accent" "$work/err"
status "preview of an unknown layout" 2 "$NEXTCV" preview $b -l rial -o "$work/none.html"
status "preview of an unknown paper" 2 "$NEXTCV" preview $b --paper a5 -o "$work/none.html"
# shellcheck disable=SC2046 # words
status "preview of too many" 2 "$NEXTCV" preview $b $(seq -f '-s size=9.%gpt' 10 71) -o "$work/none.html"
says "preview of too many: what to do" "name fewer" "$work/err"
check "preview that fails writes nothing" test ! -e "$work/none.html"
printf '%s\n' '<layout xmlns="urn:nextcv:layout:1" name="bad" version="1" extends="rail"><body><pp/></body></layout>' > "$work/bad.xml"
status "preview with a layout that is wrong" 2 "$NEXTCV" preview $b -l "$work/bad.xml" -l rail -o "$work/part.html"
check "preview with a layout that is wrong: the others are there" test "$(grep -c '<article' "$work/part.html")" -eq 2
check "preview with a layout that is wrong: with their pages" test "$(grep -c 'class="pages"' "$work/part.html")" -eq 1
says "preview with a layout that is wrong: it says why" "<li>.*pp.*bad\.xml:1" "$work/part.html"
says "preview with a layout that is wrong: on the terminal too" "bad\.xml:1:.*'pp'" "$work/err"
mkdir "$work/it's here"
cp $b "$work/it's here/my cv.json"
cp samples/portrait.png "$work/it's here/"
(cd "$work" && "$OLDPWD/$NEXTCV" preview "it's here/my cv.json" -l rail --paper a4 -o shell.html)
# what the page says, a shell understands
sed -n 's/.*<code>\(.*\)<\/code>.*/\1/p' "$work/shell.html" | sed 's/<[^>]*>//g; s/&quot;/"/g; s/&amp;/\&/g' > "$work/command"
check "preview: the command builds the variant" sh -c "cd '$work' && PATH=\"$PWD/$(dirname "$NEXTCV"):\$PATH\" sh ./command"
check "preview: under the name it says" test -s "$work/my cv-rail.pdf"
printf '{"basics":{"name":"A </script><script>x"}}' > "$work/escape.json"
check "preview of nasty text" "$NEXTCV" preview "$work/escape.json" -q -l rail -o "$work/escape.html"
check "preview of nasty text: escaped" sh -c "! grep -q '<script>x' $work/escape.html && grep -q '&lt;script&gt;x' $work/escape.html"

# ---- capitals that the layout asks for read as they were written, also where one letter makes two
printf '%s\n' '{"basics":{"name":"Jörg Weiß","label":"Straßenbau, Maße und Größen"}}' > "$work/upper.json"
printf '%s\n' '<layout xmlns="urn:nextcv:layout:1" name="upper" version="1" extends="rail">' \
    '<styles><style name="name" case="upper"/><style name="label" case="upper"/></styles></layout>' > "$work/upper.xml"
check "capitals" "$NEXTCV" build "$work/upper.json" --layout "$work/upper.xml" -o "$work/upper.pdf"
pdftotext "$work/upper.pdf" "$work/upper.txt"
says "capitals: pdftotext" "^Jörg Weiß$" "$work/upper.txt"
says "capitals: pdftotext, in a word" "^Straßenbau, Maße und Größen$" "$work/upper.txt"
mutool draw -q -F txt "$work/upper.pdf" > "$work/upper.txt" 2> /dev/null
says "capitals: mupdf" "^Strassenbau, Masse und Grössen$" "$work/upper.txt"

# ---- bleed: a larger sheet, the page where it was, grounds out to the sheet
check "bleed" "$NEXTCV" build tests/golden/bleed/profile.json --layout tests/golden/bleed/layout.xml -o "$work/bleed.pdf"
pdfinfo -box "$work/bleed.pdf" | sed 's/  */ /g' > "$work/boxes"
says "bleed: sheet" "^MediaBox: -8.50 -8.50 428.03 603.78$" "$work/boxes"
says "bleed: for the print shop" "^BleedBox: -8.50 -8.50 428.03 603.78$" "$work/boxes"
for box in Trim Crop; do says "bleed: $box box" "^${box}Box: 0.00 0.00 419.53 595.28$" "$work/boxes"; done
pdftoppm -r 36 "$work/bleed.pdf" "$work/bleed"
first=$(tail -c +16 "$work/bleed-1.ppm" | head -c 3 | od -An -tx1)
last=$(tail -c 666 "$work/bleed-1.ppm" | head -c 3 | od -An -tx1) # the very last row and column are no whole pixels
check "bleed: painted in the corners" test "$first$last" = " 1d 35 57 eb eb eb"

# ---- same bytes: again, in another locale, with another date of the clock
check "again" "$NEXTCV" build $b $p -o "$work/again.pdf"
same "two runs are byte-identical" "$work/plain.pdf" "$work/again.pdf"
locale=$(locale -a 2>/dev/null | grep -iE '^de_DE\.utf-?8$' | head -1)
if [ -z "$locale" ] && localedef -i de_DE -f UTF-8 "$work/de_DE.UTF-8" 2>/dev/null; then
    export LOCPATH="$PWD/$work"
    locale=de_DE.UTF-8
fi
check "a German locale is there" test -n "$locale"
check "in a German locale" env LC_ALL="$locale" "$NEXTCV" build $b $p -o "$work/german.pdf"
same "locale does not matter" "$work/plain.pdf" "$work/german.pdf"
check "with SOURCE_DATE_EPOCH" env SOURCE_DATE_EPOCH=1700000000 "$NEXTCV" build $b $p -o "$work/epoch.pdf"
says "SOURCE_DATE_EPOCH is the date" "D:20231114221320" "$work/epoch.pdf"

# ---- init, and a Makefile that rebuilds exactly what is stale
check "init" "$NEXTCV" init "$work/cv"
nextcv=$(cd "$(dirname "$NEXTCV")" && pwd)/nextcv
cp samples/hospital.txt "$work/cv/nurse.txt"
check "make builds all" make -s -C "$work/cv" NEXTCV="$nextcv"
made() { # files that make builds when something changed
    make -C "$work/cv" NEXTCV="$nextcv" 2>/dev/null | sed -n 's/.* -o \([^ ]*\.pdf\).*/\1/p' | sort | tr '\n' ' '
}
expect_made() { # name expected
    got=$(made)
    if [ "$got" = "$2" ]; then ok "make: $1"; else not_ok "make: $1: built '$got', not '$2'"; fi
}
expect_made "nothing is stale" ""
sleep 1
touch "$work/cv/nurse.txt"
expect_made "a posting changed" "nurse.pdf "
touch "$work/cv/profile.json"
expect_made "the profile changed" "cv.pdf nurse.pdf posting.pdf "
printf '%s\n' '<layout xmlns="urn:nextcv:layout:1" name="mine" version="1" extends="rail"/>' > "$work/cv/mine.xml"
make -s -C "$work/cv" NEXTCV="$nextcv" LAYOUT=mine.xml -B >/dev/null 2>&1
sleep 1
touch "$work/cv/mine.xml"
got=$(make -C "$work/cv" NEXTCV="$nextcv" LAYOUT=mine.xml 2>/dev/null | grep -c ' -o ')
check "make: a layout changed: all three" test "$got" -eq 3
status "init keeps what is there" 0 "$NEXTCV" init "$work/cv"
says "init says so" "stays as it is" "$work/err"

# What a reader sees in the first seconds: role, what is asked and proven, and one outcome, in the top third of page 1.
leads() { # profile posting text...
    pair="$1 $2"
    "$NEXTCV" build "samples/$1" "samples/$2" -q -f trace -o - 2>/dev/null |
        awk '/^page/ { p++ } p == 1 && /^text/ && $3 < 842 / 3' > "$work/top"
    shift 2
    for said; do
        check "top third of $pair: $said" grep -qF "$said" "$work/top"
    done
}
leads backend.json go-fintech.md "Senior Backend Engineer" '"Go"' "Wrote Go for" "£4M a month"
leads backend.json java-healthcare.html "Senior Backend Engineer" '"Java"' "£4M a month"
leads backend.json data-team.html "Senior Backend Engineer" '"Python"' '"SQL"' "£4M a month"
leads nurse.json hospital.txt "Registered Nurse" "triage" "up to eleven "
