/* Scores of the lines; the faults are found in faults.c. A column's measure is not in the display list:
 * it is taken to be as wide as the widest of the lines that start where it starts.
 * SPDX-License-Identifier: MIT */
#include "document.h"
#include "faults.h"

#include <math.h>

enum { RIVER = 4 };

static double measure_of(const struct reading *r, const struct text_line *line)
{
    double widest = line->right - line->left;

    for (size_t i = 0; i < r->lines.n; i++) {
        const struct text_line *l = &r->lines.at[i];
        double from = r->list->from_right ? l->right - line->right : l->left - line->left;

        if (fabs(from) < 2 && (l->goes_on || l->leader))
            widest = fmax(widest, l->right - l->left);
    }
    return widest;
}

static void stack_gaps(struct text_line *l, const struct text_line *above, struct sheet *s)
{
    for (size_t i = 0; i < l->ngaps; i++)
        for (size_t k = 0; k < above->ngaps; k++) {
            struct gap *g = &l->gaps[i];

            if (above->gaps[k].from < g->to && above->gaps[k].to > g->from &&
                above->gaps[k].stacked + 1 > g->stacked) {
                g->stacked = above->gaps[k].stacked + 1;
                s->rivers += g->stacked == RIVER;
            }
        }
}

/* Justified if any of its lines has spaces or glyphs that are not as designed. */
static void score_paragraph(struct arena *a, struct reading *r, size_t from, size_t to,
                            struct sheet *s)
{
    struct eval_line *lines = arena_array(a, to - from, sizeof *lines);
    bool justified = false;

    for (size_t i = from; i < to; i++) {
        struct text_line *l = &r->lines.at[i];
        double measure = measure_of(r, l), width = l->right - l->left;

        if (i > from)
            stack_gaps(l, &r->lines.at[i - 1], s);
        justified = justified || (l->gap > 0 && fabs(l->gap - 1) > 1e-6) || fabs(l->scale - 1) > 1e-6;
        lines[i - from] = (struct eval_line){.gap = l->one_word ? 0 : l->gap,
                                             .scale = l->scale,
                                             .shortfall = 1 - width / measure,
                                             .fill = width / measure,
                                             .hyphen = l->hyphen,
                                             .one_word = l->one_word,
                                             .characters = l->characters};
    }
    score_add(justified ? &s->justified : &s->ragged, lines, to - from);
}

static void score_paragraphs(struct arena *a, struct reading *r, struct sheet *s)
{
    for (size_t from = 0, to; from < r->lines.n; from = to) {
        to = reading_paragraph_end(r, from);
        score_paragraph(a, r, from, to, s);
    }
}

static void score_prose(const struct reading *r, struct sheet *s)
{
    for (size_t i = 0; i < r->lines.n; i++) {
        const struct text_line *l = &r->lines.at[i];

        s->dates += l->has_date;
        if (!l->goes_on || !reading_is_prose(l))
            continue;
        double n = (double)(l->characters + l->ngaps);

        s->prose_lines++;
        s->prose_characters += n;
        s->prose_full += n * measure_of(r, l) / (l->right - l->left);
    }
}

void document_score(struct arena *a, const ncv_context *c, struct sheet *s)
{
    struct reading r;

    reading_lines(a, c->list, &r);
    s->documents = 1;
    s->pages = c->list->npages;
    s->fill = c->list->pages[c->list->npages - 1].used / c->list->body_height;
    score_paragraphs(a, &r, s);
    score_prose(&r, s);
    document_faults(a, c, &r, s);
}

void sheet_add(struct sheet *to, const struct sheet *s)
{
    score_join(&to->justified, &s->justified);
    score_join(&to->ragged, &s->ragged);
    to->fill = (to->fill * (double)to->documents + s->fill * (double)s->documents) /
               (double)(to->documents + s->documents);
    to->documents += s->documents;
    to->pages += s->pages;
    to->rivers += s->rivers;
    to->dates += s->dates;
    to->prose_lines += s->prose_lines;
    to->prose_characters += s->prose_characters;
    to->prose_full += s->prose_full;
    to->column_difference = fmax(to->column_difference, s->column_difference);
    for (int i = 0; i < FAULT_KINDS; i++)
        to->count[i] += s->count[i];
}
