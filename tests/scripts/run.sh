#!/bin/sh
# Seven scripts from samples/scripts: what the PDF holds, what extractors read in it, which fonts are
# looked for; and a user's own fonts. Skipped, with a note, where a font is not installed.
# SPDX-License-Identifier: MIT
set -u
. tests/lib.sh

skipped() { echo "ok $1 # skip $2"; }

installed() { fc-list "$1" 2> /dev/null | grep -q .; }

family_of() {
    case $1 in
    ar) echo 'Noto Sans Arabic' ;;
    he) echo 'Noto Sans Hebrew' ;;
    hi) echo 'Noto Sans Devanagari' ;;
    th) echo 'Noto Sans Thai' ;;
    zh) echo 'Noto Sans CJK SC' ;;
    ja) echo 'Noto Sans CJK JP' ;;
    ko) echo 'Noto Sans CJK KR' ;;
    esac
}

# One line without white space, soft hyphens and the controls that pdftotext puts around text of
# another direction (U+200B-F, U+202A-E, U+2066-9).
squeeze() {
    LC_ALL=C tr -d ' \n\f\r\t' |
        LC_ALL=C sed -e 's/\xC2[\xA0\xAD]//g' -e 's/\xE2\x80[\x8B-\x8F\xAA-\xAE]//g' \
            -e 's/\xE2\x81[\xA6-\xA9]//g'
    echo
}

# holds NAME TEXTFILE STRINGS [DROP]: every string is in the text; DROP: characters that do not count
holds() {
    LC_ALL=C awk -v drop="${4:-}" '
        function bare(s) { if (drop != "") gsub(drop, "", s); return s }
        NR == FNR { text = bare($0); next }
        $0 != "" && !index(text, bare($0)) { print "# missing: " $0; bad = 1 }
        END { exit bad }' "$2" "$3" > "$work/why"
    if [ $? -eq 0 ]; then ok "$1"; else cat "$work/why"; not_ok "$1"; fi
}

for profile in samples/scripts/*.json; do
    lang=$(basename "$profile" .json)
    pdf=$work/$lang.pdf
    if ! installed "$(family_of "$lang")"; then
        skipped "scripts $lang" "no $(family_of "$lang") here"
        continue
    fi
    for layout in rail twin; do
        status "scripts $lang $layout: builds" 0 "$NEXTCV" build "$profile" --layout $layout -o "$pdf"
        [ -s "$work/err" ] && sed 's/^/# /' "$work/err" && not_ok "scripts $lang $layout: says nothing"
        sh tests/pdfcheck.sh "$pdf" || failures=$((failures + 1))
        "$O/tests/strings" "$profile" | while IFS= read -r s; do printf '%s' "$s" | squeeze; done \
            > "$work/$lang.strings"
        # ISO dates and addresses are shown in other words
        grep -vE '^([0-9-]+|https?:.*|[A-Z][A-Z])$' "$work/$lang.strings" > "$work/$lang.want"
        [ "$(wc -l < "$work/$lang.want")" -gt 5 ] || not_ok "scripts $lang: there is text to look for"
        pdftotext -enc UTF-8 "$pdf" - 2> /dev/null | squeeze > "$work/$lang.pdftotext"
        mutool draw -q -F txt "$pdf" 2> /dev/null | squeeze > "$work/$lang.mutool"
        pdfinfo -struct-text "$pdf" 2> /dev/null | sed -n 's/^ *"\(.*\)"$/\1/p' | squeeze \
            > "$work/$lang.struct"
        "$NEXTCV" build "$profile" --layout $layout -f text -o - | squeeze > "$work/$lang.text"
        case $lang in
        ar | he) # pdftotext takes signs between text of both directions to the wrong side
            holds "scripts $lang $layout: pdftotext, logical order" "$work/$lang.pdftotext" \
                "$work/$lang.want" '[()%.,]|،' ;;
        *) holds "scripts $lang $layout: pdftotext" "$work/$lang.pdftotext" "$work/$lang.want" ;;
        esac
        for reader in mutool struct text; do
            holds "scripts $lang $layout: $reader" "$work/$lang.$reader" "$work/$lang.want"
        done
    done
    "$NEXTCV" build "$profile" -f trace -o "$work/$lang.trace"
    says "scripts $lang: the language is guessed" "^document lang=\"$lang\"" "$work/$lang.trace"
done

# ---- right to left: the first column is the right one, bullets stand at the right of their text ----
if installed 'Noto Sans Hebrew'; then
    awk '$1 == "text" { right = $2 + $6; most = right > most ? right : most
             if ($4 ~ /^Lbl/) label = $2
             else if ($4 ~ /^LBody/ && label && right > label) bad = 1
             if ($4 ~ /^H1/ && right > name) name = right }
         END { exit bad || !label || name < most - 1 }' "$work/he.trace"
    check "scripts he: bullets at the right, text ends at the right margin" [ $? -eq 0 ]
fi

# ---- both directions in one text: values stand beside each other in the order of the page ----
if installed 'Noto Sans Hebrew' && installed 'Noto Sans Arabic'; then
    status 'scripts mixed: builds' 0 "$NEXTCV" build tests/scripts/mixed.json -o "$work/mixed.pdf"
    sh tests/pdfcheck.sh "$work/mixed.pdf" || failures=$((failures + 1))
    "$O/tests/strings" tests/scripts/mixed.json | while IFS= read -r s; do printf '%s' "$s" | squeeze; done \
        > "$work/mixed.want"
    mutool draw -q -F txt "$work/mixed.pdf" 2> /dev/null | squeeze > "$work/mixed.mutool"
    "$NEXTCV" build tests/scripts/mixed.json -f text -o - | squeeze > "$work/mixed.text"
    for reader in mutool text; do
        holds "scripts mixed: $reader" "$work/mixed.$reader" "$work/mixed.want"
    done
    "$NEXTCV" build tests/scripts/mixed.json -f trace -o "$work/mixed.trace"
    awk '/source="\/work\/0\/name"/ { name = $2 } /source="\/work\/0\/location"/ { place = $2 }
         END { exit !(name > 0 && name < place) }' "$work/mixed.trace"
    check 'scripts mixed: employer, then place, from the left' [ $? -eq 0 ]
fi

# ---- nobody has it: package named ----
printf '<?xml version="1.0"?><fontconfig><cachedir>%s</cachedir></fontconfig>\n' "$PWD/$work/cache" > "$work/none.conf"
for lang in ar hi th zh; do
    FONTCONFIG_FILE=$PWD/$work/none.conf "$NEXTCV" build samples/scripts/$lang.json -o "$work/none.pdf" \
        2> "$work/none.err"
    case $lang in zh) package=fonts-noto-cjk ;; *) package=fonts-noto-core ;; esac
    says "scripts $lang: without fonts the package is named" "package '$package'" "$work/none.err"
    says "scripts $lang: and the place" '/basics/name\)' "$work/none.err"
done
status 'scripts: Latin needs no font of the system' 0 \
    env FONTCONFIG_FILE="$PWD/$work/none.conf" "$NEXTCV" build samples/names.json -o "$work/latin.pdf"
[ ! -s "$work/err" ]
check 'scripts: and nothing is said' [ $? -eq 0 ]

# ---- a user's own fonts ----
own=$work/own
mkdir -p "$own/fonts"
cp /usr/share/fonts/truetype/lato/Lato-Regular.ttf "$own/fonts/Plain.ttf"
cp /usr/share/fonts/truetype/lato/Lato-Bold.ttf "$own/fonts/Heavy.ttf"
cp samples/portrait.png "$own/fonts/picture.ttf"
head -c 4000 "$own/fonts/Plain.ttf" > "$own/fonts/cut.ttf"
cat > "$own/own.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<layout xmlns="urn:nextcv:layout:1" name="own" version="1" extends="rail" description="own fonts">
  <styles>
    <style name="body" font="fonts/Plain.ttf, fonts/Heavy.ttf"/>
    <style name="heading" font="fonts/picture.ttf"/>
    <style name="name" font="fonts/cut.ttf"/>
  </styles>
</layout>
XML
status 'scripts: own font files' 0 "$NEXTCV" build samples/graduate.json --layout "$own/own.xml" \
    -o "$work/own.pdf" --depfile "$work/own.d"
says 'scripts: a picture is no font' "fonts/picture.ttf: .*refused" "$work/err"
says 'scripts: half a font is none' "fonts/cut.ttf: .*refused" "$work/err"
says 'scripts: own files are dependencies' 'own/fonts/Heavy.ttf' "$work/own.d"
pdffonts "$work/own.pdf" > "$work/own.fonts"
says 'scripts: own bold file' 'Lato-Bold' "$work/own.fonts"
status 'scripts: a font file that is not there' 2 "$NEXTCV" build samples/graduate.json \
    --set text=fonts/none.ttf -o "$work/x.pdf"
says 'scripts: is named' 'fonts/none.ttf' "$work/err"
if installed 'DejaVu Serif'; then
    status 'scripts: a family of the system' 0 "$NEXTCV" build samples/graduate.json \
        --set 'text=DejaVu Serif' -o "$work/family.pdf"
    pdffonts "$work/family.pdf" > "$work/family.fonts"
    says 'scripts: in its weights' 'DejaVuSerif-Bold' "$work/family.fonts"
    sh tests/pdfcheck.sh "$work/family.pdf" || failures=$((failures + 1))
else
    skipped 'scripts: a family of the system' 'no DejaVu Serif here'
fi
variable=/usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf
if [ -f "$variable" ]; then
    status 'scripts: a variable font' 0 "$NEXTCV" build samples/graduate.json \
        --set "text=$variable" -o "$work/variable.pdf"
    [ ! -s "$work/err" ] && sh tests/pdfcheck.sh "$work/variable.pdf"
    check 'scripts: it is set at the weights asked for' [ $? -eq 0 ]
    pdffonts "$work/variable.pdf" | grep -c Inter > "$work/instances"
    says 'scripts: as two faces' '^2$' "$work/instances"
else
    skipped 'scripts: a variable font' 'no Inter here'
fi
[ $failures -eq 0 ]
