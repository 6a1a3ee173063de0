#!/bin/sh
# Links files into the program: blobs.S takes them by .incbin, and three C tables name them.
# usage: embed.sh OUTDIR CATALOGUE "LAYOUT FILES" "STARTER FILES"
# SPDX-License-Identifier: MIT
set -eu
out=$1 catalogue=$2 layouts=$3 starters=$4

# file list: symbol, path
awk -F'|' '!/^#/ && NF { gsub(/[ \t]/, "", $5); print "font_blob_" n++, $5 }' "$catalogue" > "$out/blobs.list"
n=0
for f in $layouts; do echo "layout_blob_$n $f"; n=$((n + 1)); done >> "$out/blobs.list"
n=0
for f in $starters; do echo "starter_blob_$n $f"; n=$((n + 1)); done >> "$out/blobs.list"

awk 'BEGIN { print ".section .note.GNU-stack,\"\",%progbits\n.section .rodata" }
     { printf ".balign 16\n.global %s\n.hidden %s\n%s:\n.incbin \"%s\"\n.byte 0\n", $1, $1, $1, $2 }' \
    "$out/blobs.list" > "$out/blobs.S.new"

size() { wc -c < "$1" | tr -d ' '; }

{
    echo '#include "type/type.h"'
    awk '/^font_blob/ { print "extern const unsigned char " $1 "[];" }' "$out/blobs.list"
    echo 'const struct font_file font_builtin[] = {'
    n=0
    grep -v '^#' "$catalogue" | grep . | while IFS='|' read -r family role weight slope path; do
        path=$(echo "$path" | tr -d ' \t')
        family=$(echo "$family" | sed 's/^ *//; s/ *$//')
        role=$(echo "$role" | tr -d ' ')
        italic=0
        [ "$(echo "$slope" | tr -d ' ')" = italic ] && italic=1
        printf '    {"%s", "%s", %s, %s, "%s", font_blob_%s, %s, 0, 0},\n' \
            "$family" "$role" "$(echo "$weight" | tr -d ' ')" "$italic" "$path" "$n" "$(size "$path")"
        n=$((n + 1))
    done
    echo '    {0}};'
} > "$out/fonts.c"

table() { # header type name symbol-prefix strip-folder files...
    header=$1 name=$2 prefix=$3 strip=$4
    shift 4
    echo "#include \"$header\""
    awk -v p="^$prefix" '$1 ~ p { print "extern const char " $1 "[];" }' "$out/blobs.list"
    echo "const struct embedded $name[] = {"
    n=0
    for f in "$@"; do
        printf '    {"%s", %s%s, %s},\n' "${f#"$strip"}" "$prefix" "$n" "$(size "$f")"
        n=$((n + 1))
    done
    echo '    {0}};'
}
# shellcheck disable=SC2086 # lists of file names without blanks
table layout/layout.h layout_embedded layout_blob_ layouts/ $layouts > "$out/layouts.c"
# shellcheck disable=SC2086
table pipeline/starters.h starter_embedded starter_blob_ samples/starter/ $starters > "$out/starters.c"
mv "$out/blobs.S.new" "$out/blobs.S"
