/* What a finished document shows of lines and pages. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_EVAL_DOCUMENT_H
#define NEXTCV_TESTS_EVAL_DOCUMENT_H

#include "reading.h"
#include "score.h"

#include "pipeline/pipeline.h"

/* What no document may have. */
enum fault_kind {
    FAULT_WIDOW,     /* the last line of a paragraph alone at the top of a page or column */
    FAULT_ORPHAN,    /* the first one alone at the foot */
    FAULT_STRANDED,  /* a heading with less than two lines of what it heads below it */
    FAULT_SPLIT,     /* the head of an entry on two pages, or its text not begun on the head's */
    FAULT_HYPHEN,    /* a page ends within a word */
    FAULT_STUB,      /* less than three lines on the last of several pages */
    FAULT_OVERFULL,  /* a line or block told to be too large, or text that stands outside the body */
    FAULT_COLLISION, /* text over text */
    FAULT_MISSING,   /* a character without a glyph */
    FAULT_DATE,      /* a date that shares no edge with another of its column */
    FAULT_BASELINE,  /* a date on no line of its entry; columns that start at different heights */
    FAULT_SMALL,     /* running text below 9 pt */
    FAULT_MEASURE,   /* running text of more than 95 characters a line (100 where it was set tighter to
                        meet the pages), or with room for less than 45 */
    FAULT_KINDS
};
const char *fault_name(enum fault_kind kind);

struct fault {
    enum fault_kind kind;
    size_t page; /* from 1; 0: the document */
    int line;    /* on that page; 0: the page */
    const char *text;
};

struct sheet {
    size_t documents, pages;
    struct score justified, ragged; /* paragraphs with set gaps, and the others */
    size_t rivers;                  /* four gaps or more below each other */
    size_t dates;
    size_t prose_lines; /* of running text, those that another one follows */
    double prose_characters, prose_full; /* as set, and what they would be at the full measure */
    double fill;              /* of the last page */
    double column_difference; /* of the columns' last baselines on one page, pt */
    size_t count[FAULT_KINDS];
    VEC(struct fault) faults; /* of one document */
};

/* Scores the last build of `c`; scratch memory, and the texts of the faults, from `a`. Without a layout
 * (a list made by hand) the body is the page. */
void document_score(struct arena *a, const ncv_context *c, struct sheet *s);
/* Adds up; the fill is a mean, the difference of columns the largest; faults are only counted. */
void sheet_add(struct sheet *to, const struct sheet *s);

#endif
