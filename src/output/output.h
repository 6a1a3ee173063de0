/* The display list as bytes. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_OUTPUT_OUTPUT_H
#define NEXTCV_OUTPUT_OUTPUT_H

#include "base/diag.h"
#include "base/str.h"
#include "pages/display.h"

struct pdf_options {
    int64_t epoch;        /* seconds since 1970 for CreationDate, ModDate and XMP */
    const char *producer; /* "nextcv 0.1" */
};

/* Tagged PDF 1.7 (PDF/A-2a and PDF/UA-1 objects) through libharu's object layer, appended to `out`.
 * Same list, same bytes. False with a diagnostic and nothing appended: output-empty, output-pages
 * (over 1,000), output-font (cannot be cut), output-list (the list contradicts itself), output-pdf
 * (libharu, with its first code). Warnings: output-outside, output-image (CMYK), output-link. */
bool output_pdf(const struct display_list *list, const struct pdf_options *o, struct strbuf *out,
                struct diags *d);
/* Plain text in reading order: what an applicant-tracking system should get. Lines of a paragraph
 * are joined; '\f' after each page but the last. */
void output_text(const struct display_list *list, struct strbuf *out);
/* One line an item, coordinates to 0.01 pt: the golden format. */
void output_trace(const struct display_list *list, struct strbuf *out);

#endif
