#!/bin/sh
# Small fonts for fuzz_font, cut out of Debian's: glyf, CFF, CFF by CID, variable, Arabic.
# usage: seeds_font.sh FOLDER. SPDX-License-Identifier: MIT
set -u
out=$1
mkdir -p "$out"
command -v hb-subset > /dev/null || { echo "no hb-subset: no seeds" >&2; exit 0; }
cut_out() { # name text font [option]
    [ -f "$3" ] && hb-subset --output-file="$out/$1" --text="$2" ${4:-} "$3" 2> /dev/null
}
fonts=/usr/share/fonts
cut_out glyf 'Aé fi' $fonts/truetype/lato/Lato-Regular.ttf
cut_out composite 'éñÅ' $fonts/truetype/noto/NotoSans-Regular.ttf
cut_out arabic 'لا بّ' $fonts/truetype/noto/NotoNaskhArabic-Regular.ttf
cut_out indic 'क्षि र' $fonts/truetype/noto/NotoSansDevanagari-Regular.ttf
cut_out thai 'น้ำ' $fonts/truetype/noto/NotoSansThai-Regular.ttf
cut_out cid '永a 、' $fonts/opentype/noto/NotoSansCJK-Regular.ttc --face-index=2
cut_out cff 'Aé fi' $fonts/opentype/inter/Inter-Regular.otf
cut_out variable 'Aé fi' $fonts/truetype/inter-vf/Inter-roman.var.ttf
exit 0
