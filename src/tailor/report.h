/* The report: what was asked, what is proven, what was shown, and why.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TAILOR_REPORT_H
#define NEXTCV_TAILOR_REPORT_H

#include "base/str.h"
#include "tailor/lint.h"
#include "tailor/tailor.h"

/* A font that is not linked in: the same text needs the same file to give the same bytes. */
struct report_font {
    const char *face, *file, *sha256; /* PostScript name; hexadecimal */
    int index;                        /* in a collection */
};

struct report_context {
    const char *layout, *paper;
    int pages;                 /* of the finished document; 0 = not laid out */
    const char *document_text; /* plain text of the finished document, or NULL: coverage "shown" is
                                  computed from it */
    const struct report_font *fonts;
    size_t nfonts;
    const struct findings *advice; /* of lint on this tailor, or NULL */
};

/* JSON with documented keys (README of this folder): posting, coverage, requirements[], shown[],
 * dropped[], changes[] (path, from, to, start, quote), order, advice[], settings. Keys in fixed order. */
void report_json(const struct tailor *t, const struct report_context *c, struct strbuf *out);
/* The same for a terminal; `color` adds ANSI colours; width in columns (at least 40). */
void report_text(const struct tailor *t, const struct report_context *c, bool color, int width,
                 struct strbuf *out);
/* Must-coverage in per cent, 0..100; -1 if the posting asks nothing that we recognise. */
int report_must_coverage(const struct tailor *t, const struct report_context *c);

#endif
