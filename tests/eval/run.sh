#!/bin/sh
# make eval: figures, never asserted. LuaTeX with microtype sets the same text beside, if it is here
# (Debian: texlive-luatex texlive-latex-recommended). SPDX-License-Identifier: MIT
set -eu
: "${O:=build/gcc}"

# What is understood of postings whose labels are here. The held-out quarter is for the end: --held-out.
"$O/tests/eval_postings" tests/eval
echo

# Rules of lint on labelled cases (tests/unit/lint): hits of what should be found, and false alarms.
"$O/tests/test_lint_labels" | grep -E 'tune|kept'
echo

# What choosing gains on one page, all our profiles and postings; with DATA, those outside too.
profiles=$(ls samples/*.json ${DATA:+"$DATA"/profiles/*.json} || :)
postings=$(ls samples/*.md samples/*.html samples/*.txt tests/eval/postings/*.* ${DATA:+"$DATA"/postings/*.*} |
    grep -vE 'README|\.labels$|\.tsv$')
# shellcheck disable=SC2086 # words
"$O/tests/eval_lift" --pages 1 $profiles -- $postings
echo

out=$O/eval
mkdir -p "$out"
# shellcheck disable=SC2086 # words
$CC $CPPFLAGS_ALL $CFLAGS_ALL -Itests/eval -Itests/unit -o "$out/measure" tests/eval/measure.c tests/eval/score.c "$O/libnextcv.a" $LIBS
sweep=240,260,280,300,320,340,360,380,400,420,440,460,480
"$out/measure" table tests/eval/bullets.txt $sweep

# The documents: all samples in every layout, and once more with their text justified.
layouts=$("$NEXTCV" layouts | awk '{ print $1 }' | grep -v '^base$')
just=
for layout in $layouts; do
    just=$just${just:+,}$out/$layout-justified.xml
    cat > "$out/$layout-justified.xml" << END
<layout xmlns="urn:nextcv:layout:1" name="$layout-justified" version="1" extends="$layout">
  <styles>
    <style name="text" align="justify" hyphenate="yes" protrude="yes" expand="2%"/>
    <style name="bullet" align="justify" hyphenate="yes" protrude="yes" expand="2%"/>
  </styles>
</layout>
END
done
echo
"$O/tests/sheet" "$(echo $layouts | tr ' ' ','),$just" samples/*.json samples/scripts/*.json tests/golden/*/profile.json || true

echo
O="$O" NEXTCV="$NEXTCV" sh tests/eval/long.sh

# luatex NAME MEASURES EMERGENCY-STRETCH HYPHEN-PENALTY MICROTYPE-OPTIONS
luatex() {
    cat > "$out/eval-setup.tex" << END
\\newcommand\\evalpretolerance{${pretolerance:-100}}
\\newcommand\\evalmeasures{$2}\\newcommand\\evalstretch{$3}\\newcommand\\evalpenalty{$4}
\\usepackage[$5]{microtype}
END
    (cd "$out" && lualatex -interaction=batchmode compare.tex > /dev/null) || return 0
    "$out/measure" score "$1" < "$out/eval-lines.txt"
}

if ! command -v lualatex > /dev/null || ! kpsewhich microtype.sty > /dev/null; then
    echo "LuaTeX with microtype is not installed: nothing to compare with"
    exit 0
fi
"$out/measure" tex tests/eval/bullets.txt > "$out/eval-text.tex"
cp tests/eval/compare.tex "$out"
on=protrusion=true,expansion=true,stretch=20,shrink=20
for measure in 170 300 483; do
    printf '\nLuaTeX, %s pt\n' "$measure"
    "$out/measure" head
    luatex "plain" "$measure" 0pt 50 protrusion=false,expansion=false
    luatex "protrusion" "$measure" 0pt 50 protrusion=true,expansion=false
    luatex "protrusion, scaling 2 %" "$measure" 0pt 50 $on
    luatex "same, emergency stretch 3em" "$measure" 3em 50 $on
done
printf '\nLuaTeX, %s pt together\n' "$sweep"
luatex "protrusion, scaling 2 %" "$sweep" 0pt 50 $on
luatex "same, emergency stretch 3em" "$sweep" 3em 50 $on
pretolerance=-1
printf '\nLuaTeX, 300 pt, by the penalty of a hyphen (pretolerance off)\n'
for penalty in 1 50 100 150 300 500; do
    luatex "penalty $penalty" 300 0pt "$penalty" $on
done
