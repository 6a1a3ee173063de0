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
/* Page `page` (from 0) as an SVG file: items at the display list's places to 0.01 pt, glyphs as
 * outlines, their text unpainted over them, links, pictures as data: URIs. Same list, same bytes. The
 * list must have passed output_check(). */
void output_svg(const struct display_list *list, size_t page, struct strbuf *out);
/* Outlines and pictures that several pages refer to, also pages of several lists whose faces belong
 * to one struct type, which must outlive them. */
struct svg_defs;
struct svg_defs *svg_defs_new(void);
void svg_defs_free(struct svg_defs *defs); /* NULL is fine */
/* The page as an <svg> element inside HTML; what is missing in `defs` is added there. */
void output_svg_inline(const struct display_list *list, size_t page, struct svg_defs *defs,
                       struct strbuf *out);
/* The <defs> element that those pages need once in their HTML document, inside an <svg>. */
void output_svg_defs(const struct svg_defs *defs, struct strbuf *out);
/* False with a diagnostic (output-empty, output-pages, output-list) if the list contradicts itself: an
 * index out of range, a number that is none. output_pdf() looks by itself. Warns of what lies outside
 * the paper. */
bool output_check(const struct display_list *list, struct diags *d);
/* One line an item, coordinates to 0.01 pt: the golden format. */
void output_trace(const struct display_list *list, struct strbuf *out);

#endif
