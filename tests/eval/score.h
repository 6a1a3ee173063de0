/* What makes a line good or bad, counted over paragraphs. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_EVAL_SCORE_H
#define NEXTCV_TESTS_EVAL_SCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* One line as set. */
struct eval_line {
    double gap;       /* mean width of its spaces, of the natural one; 0 = it has none */
    double scale;     /* of its glyphs */
    double shortfall; /* of the measure, 0..1: what a ragged line falls short */
    double fill;      /* 1 - shortfall, also of a last line */
    bool hyphen;      /* ends in a hyphen that was set for the break */
    bool one_word;
    bool overfull;
    size_t characters;
};

struct score {
    size_t paragraphs, lines, counted; /* counted: all but the last of each paragraph */
    size_t loose, very_loose;          /* gap over 1.5, over 2 */
    size_t hyphens, ladders, runts, overfull, short_lines;
    double gap_sum, gap_squares, gap_max, gap_min;
    double demerits;
    double rag_sum, rag_squares, rag_max;
    double characters, scale_step; /* scale_step: largest difference of neighbours */
};

/* TeX's demerits of a paragraph as set (plain TeX's parameters; badness ends at 10000): spaces
 * stretch by a half, shrink by a third; 50 for a hyphen, 10000 for two in a row and for classes that
 * clash, 5000 for one before the last line. */
double score_demerits(const struct eval_line *lines, size_t n);
/* Adds a paragraph. */
void score_add(struct score *s, const struct eval_line *lines, size_t n);
/* Adds the counts and sums of another score. */
void score_join(struct score *to, const struct score *s);

double score_gap_sd(const struct score *s);
double score_rag_mean(const struct score *s); /* per cent of the measure */
double score_rag_sd(const struct score *s);
double score_hyphen_share(const struct score *s); /* per cent of the lines that could have one */

/* "gap sd .21 max 1.43 …" in columns, and their head. */
void score_head(FILE *out);
void score_row(FILE *out, const char *name, const struct score *s);
void score_rag_head(FILE *out);
void score_rag_row(FILE *out, const char *name, const struct score *s);

#endif
