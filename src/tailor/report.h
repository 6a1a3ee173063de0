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

/* A file that the document was made of. */
struct report_input {
    const char *file, *sha256;
};

struct report_context {
    const char *layout, *paper, *program; /* "nextcv 0.1.0" */
    int pages;                 /* of the finished document; 0 = not laid out */
    int trials;                /* how often it was set until it was finished */
    const char *document_text; /* plain text of the finished document, or NULL: coverage "shown" is
                                  computed from it */
    bool *one_more_page;       /* of tailor_select_more(), or NULL */
    const struct report_input *inputs;
    size_t ninputs;
    const struct report_font *fonts;
    size_t nfonts;
    const struct findings *advice; /* of lint on this tailor, or NULL */
};

/* JSON with documented keys (README of this folder), in fixed order. */
void report_json(const struct tailor *t, const struct report_context *c, struct strbuf *out);
/* The forms for people, which tell the same in the same words (sheet.h). For a terminal: `color` adds
 * ANSI colours; width in columns (at least 40). */
void report_text(const struct tailor *t, const struct report_context *c, bool color, int width,
                 struct strbuf *out);
void report_markdown(const struct tailor *t, const struct report_context *c, struct strbuf *out);
/* One page of HTML with everything in it. */
void report_html(const struct tailor *t, const struct report_context *c, struct strbuf *out);
/* What tailoring changed, as a word diff: respellings, the sentence that leads the summary, and what is
 * left out. Empty if nothing is. */
void report_diff(const struct tailor *t, bool color, struct strbuf *out);
/* Must-coverage in per cent, 0..100; -1 if the posting asks nothing that we recognise. */
int report_must_coverage(const struct tailor *t, const struct report_context *c);

#endif
