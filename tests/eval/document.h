/* What a finished document shows. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_EVAL_DOCUMENT_H
#define NEXTCV_TESTS_EVAL_DOCUMENT_H

#include "score.h"

#include "pipeline/pipeline.h"

struct sheet {
    size_t documents, pages;
    struct score justified, ragged; /* paragraphs with set gaps, and the others */
    size_t rivers;                  /* four gaps or more below each other */
    size_t overfull, missing;       /* lines; glyphs */
    size_t widows, orphans;         /* single lines at a page's top, at its bottom */
    size_t stranded;                /* headings with less than two lines of text below them */
    size_t dates, dates_off;        /* off: neither start nor end is that of another date */
    double fill;                    /* of the last page */
    double column_difference;       /* of the columns' last baselines, in lines */
};

/* Scores the last build of `c`; scratch memory from `a`. */
void document_score(struct arena *a, const ncv_context *c, struct sheet *s);
/* Adds up; the fill is a mean, the difference of columns the largest. */
void sheet_add(struct sheet *to, const struct sheet *s);

#endif
