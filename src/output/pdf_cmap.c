/* ToUnicode: codes back to text (ISO 32000-1, 9.10.3; Adobe TN 5411). SPDX-License-Identifier: MIT */
#include "output/pdf.h"

enum { BLOCK = 100 /* entries a bfchar block may have */ };

static const char head[] = "/CIDInit /ProcSet findresource begin\n"
                           "12 dict begin\n"
                           "begincmap\n"
                           "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                           "/CMapName /Adobe-Identity-UCS def\n"
                           "/CMapType 2 def\n"
                           "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
static const char tail[] = "endcmap\n"
                           "CMapName currentdict /CMap defineresource pop\n"
                           "end\nend\n";

void pdf_to_unicode(struct strbuf *b, const struct pdf_slot *const *by_code, uint32_t n)
{
    uint32_t left = 0, in_block = 0;

    for (uint32_t code = 0; code < n; code++)
        left += by_code[code] != NULL;
    strbuf_puts(b, head);
    for (uint32_t code = 0; code < n; code++) {
        if (!by_code[code])
            continue;
        if (!in_block)
            strbuf_printf(b, "%u beginbfchar\n", (unsigned)(left < BLOCK ? left : BLOCK));
        strbuf_printf(b, "<%04X> <", (unsigned)code);
        pdf_utf16_hex(b, by_code[code]->text, by_code[code]->text_n);
        strbuf_puts(b, ">\n");
        left--;
        if (++in_block == BLOCK || !left) {
            strbuf_puts(b, "endbfchar\n");
            in_block = 0;
        }
    }
    strbuf_puts(b, tail);
}
