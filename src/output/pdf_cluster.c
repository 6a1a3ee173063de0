/* Clusters of several glyphs: a base with marks that the face has no single glyph for, a letter with
 * two capitals. Readers look at each glyph's text, and mupdf shows U+FFFD for a glyph without any; so
 * each glyph is given the character it draws. SPDX-License-Identifier: MIT */
#include "output/describe.h"
#include "output/pdf.h"

#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

enum { CLUSTER_LIMIT = 16 /* characters: more is no letter */ };

/* Characters of the cluster, taken apart only where there are fewer than glyphs: into what it is
 * composed of (NFD); else folded, as in "ss" for the capitals of a sharp s. */
static struct str characters(struct pdf *p, struct str text, size_t glyphs, bool *folded)
{
    utf8proc_int32_t parts[CLUSTER_LIMIT];
    struct strbuf b = {0};
    char utf8[4];
    utf8proc_ssize_t n = 0;

    *folded = false;
    if (utf8_count(text.p, text.n) >= glyphs)
        return text;
    for (int fold = 0; fold < 2 && n < (utf8proc_ssize_t)glyphs; fold++) {
        n = utf8proc_decompose((const utf8proc_uint8_t *)text.p, (utf8proc_ssize_t)text.n, parts,
                               CLUSTER_LIMIT,
                               UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | (fold ? UTF8PROC_CASEFOLD : 0));
        *folded = fold;
    }
    if (n < (utf8proc_ssize_t)glyphs || n > CLUSTER_LIMIT)
        return text;
    for (utf8proc_ssize_t i = 0; i < n; i++)
        strbuf_add(&b, utf8, utf8_encode((uint32_t)parts[i], utf8));
    struct str kept = {strbuf_keep(&b, &p->arena), b.n};

    strbuf_free(&b);
    return kept;
}

bool pdf_cluster(struct pdf *p, struct str text, struct str *each, size_t glyphs)
{
    bool folded = false;
    struct str rest = glyphs > 1 ? characters(p, describe_plain(text), glyphs, &folded) : text;
    uint32_t c;

    for (size_t i = 0; i < glyphs; i++) {
        size_t n = rest.n;

        if (i + 1 < glyphs && n)
            n = utf8_decode(rest.p, rest.n, &c);
        each[i] = (struct str){rest.p, n};
        rest.p += n;
        rest.n -= n;
    }
    return !folded;
}
