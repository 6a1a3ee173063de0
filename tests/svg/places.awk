# Places of painted glyphs, pt from the top left, a line each: of an SVG page, or of what 'mutool trace'
# tells of a PDF. SPDX-License-Identifier: MIT
function attribute(name,   at) {
    if (!match($0, "[ \n]" name "=\"[^\"]*\"")) return ""
    at = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
    return at
}
BEGIN { RS = "<" }
# SVG: <g transform="translate(x y)scale(sx sy)"> <use href="#a" x="" y=""/>
/^g .*translate\(/ {
    group = 1
    match($0, /translate\([^)]*\)/)
    split(substr($0, RSTART + 10, RLENGTH - 11), move, " ")
    match($0, /scale\([^)]*\)/)
    n = split(substr($0, RSTART + 6, RLENGTH - 7), scale, " ")
    if (n == 1) scale[2] = scale[1]
    next
}
/^\/g>/ { group = 0 }
/^use / && group { printf "%.4f %.4f\n", move[1] + scale[1] * attribute("x"), move[2] + scale[2] * attribute("y") }
# trace: <fill_text transform="a b c d e f"> <g unicode="A" glyph="A" x="" y=""/>
/^fill_text / { split(attribute("transform"), m, " ") }
/^g unicode=/ && / glyph=/ { # further letters of a ligature have no glyph
    c = attribute("unicode")
    if (c == " " || c == "\302\240" || c == "\342\200\257" || c ~ /^\342\200[\200-\212]$/) next # spaces, U+2000 to U+200A too
    x = attribute("x"); y = attribute("y")
    printf "%.4f %.4f\n", m[1] * x + m[3] * y + m[5], m[2] * x + m[4] * y + m[6]
}
