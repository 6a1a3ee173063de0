/* Total-fit breaking: D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software:
 * Practice and Experience 11 (1981), 1119-1184. Every line's demerits are integers, and the sum
 * over the paragraph is the least there is.
 *
 * Justified text has TeX's demerits, but badness is not cut off at 10000: of two bad lines the less
 * bad one still counts. Ragged text has no glue to judge; its demerits are the rag itself, the
 * square of what a line falls short of the measure, after the number of lines.
 * SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include <stdlib.h>


/* Justified: badness and demerits in TeX's scale (plain TeX's parameters). */
enum {
    LINE_PENALTY = 10,
    TOLERANCE = 200,
    RATIO_MAX = 100000, /* glue set ratio, per mille */
    DOUBLE_HYPHEN_DEMERITS = 10000,
    FINAL_HYPHEN_DEMERITS = 5000,
    RUNT_DEMERITS = 40000,
    STRANDED_DEMERITS = 20000,
    EMERGENCY_EMS = 3
};

/* Ragged: squares of shares of the measure, in 1/10000. A runt is worth a line that falls half
 * short; a line more is worth any rag. */
#define RAG(share) ((int64_t)(share) * (share))
enum { RAG_ONE = 10000, RUNT_SHARE = 8, STRANDED_SHARE = 2, RAG_RUNT = 5000, RAG_STRANDED = 4000 };
static const int64_t RAG_LINE = (int64_t)1000000 * 1000000;
static const int64_t OVERFULL = (int64_t)1 << 54;
static const int64_t DEMERITS_MAX = INT64_MAX / 4;

/* What a break of each class costs: TeX penalties, and in the scale of the rag. */
static const struct {
    int64_t penalty;
    int rag;
} class_cost[] = {[BREAK_NORMAL] = {0, 0},      [BREAK_SOFT] = {50, 1500},
                  [BREAK_URL] = {50, 1000},     [BREAK_URL_PART] = {100, 1500}, [BREAK_WORD] = {200, 2000},
                  [BREAK_GLUED] = {500, 3000},  [BREAK_EMERGENCY] = {1000, 4000}};

/* Widths are rounded to 1/65536 pt glyph by glyph: a hair too wide still fits. */
enum { HAIR = SCALED_ONE / 1000 };

struct node { /* best way to end a line at a break point in a fitness class */
    int64_t demerits;
    size_t previous;
    int class, previous_class;
    bool reached;
};

struct pass {
    const struct breaker *b;
    bool limited; /* to TOLERANCE; the second pass has emergency stretch instead */
};

scaled line_natural(const struct breakpoint *from, const struct breakpoint *to)
{
    scaled width = to->before.width - from->after.width + to->hyphen;

    return width > 0 ? width : 0;
}

static scaled available(const struct breaker *b, size_t i)
{
    return b->measure - (i == 0 ? b->first_indent : 0);
}

static int64_t add(int64_t a, int64_t b)
{
    return a > DEMERITS_MAX - b ? DEMERITS_MAX : a + b;
}

static bool has_leader(const struct breakpoint *from, const struct breakpoint *to)
{
    return to->before.leaders > from->after.leaders;
}

/* The last of several lines is a runt below 1/8 of the measure, and stranded if it is one word
 * below half of it. */
static void runt(const struct breaker *b, size_t i, size_t j, bool *runt_line, bool *stranded)
{
    const struct breakpoint *from = &b->at[i], *to = &b->at[j];
    scaled width = line_natural(from, to);
    bool several = to->forced && i > 0 && !from->forced && !has_leader(from, to);

    *runt_line = several && width * RUNT_SHARE < b->measure;
    *stranded = several && to->before.nspaces <= from->after.nspaces &&
                width * STRANDED_SHARE < b->measure;
}

static bool ragged_fit(const struct breaker *b, size_t i, size_t j, struct line_fit *fit)
{
    const struct breakpoint *from = &b->at[i], *to = &b->at[j];
    scaled shortfall = available(b, i) - line_natural(from, to);
    bool small, stranded;

    runt(b, i, j, &small, &stranded);
    fit->class = DECENT;
    fit->demerits = RAG_LINE + RAG(class_cost[to->class].rag);
    if (shortfall < -HAIR) {
        if (j != i + 1)
            return false;
        fit->demerits += OVERFULL;
    } else if (!to->forced && !has_leader(from, to)) {
        int64_t share = shortfall > 0 ? shortfall * RAG_ONE / b->measure : 0;

        fit->demerits += share * share;
    }
    fit->demerits += (small ? RAG(RAG_RUNT) : 0) + (stranded ? RAG(RAG_STRANDED) : 0);
    return true;
}

/* 100 r^3 for the glue set ratio r = excess / room. */
static int64_t badness(scaled excess, scaled room, int64_t *ratio)
{
    *ratio = room > 0 && excess / room < RATIO_MAX / 1000 ? excess * 1000 / room : RATIO_MAX;
    if (excess <= 0)
        *ratio = 0;
    return *ratio * *ratio / 1000 * *ratio / 10000;
}

/* Badness and fitness class (TeX: The Program, 817 and 851-853); false if the line cannot be shrunk
 * that far. */
static bool glue_fit(const struct pass *p, size_t i, size_t j, int64_t *bad, int *class)
{
    const struct breaker *b = p->b;
    const struct breakpoint *from = &b->at[i], *to = &b->at[j];
    scaled excess = available(b, i) - line_natural(from, to);
    scaled spaces = to->before.spaces - from->after.spaces;
    int64_t ratio;

    *bad = 0;
    *class = DECENT;
    if (excess < 0) {
        *bad = badness(-excess, spaces / 3 + HAIR, &ratio);
        *class = *bad > 12 ? TIGHT : DECENT;
        return ratio <= 1000;
    }
    if (to->forced || has_leader(from, to))
        return true;
    *bad = badness(excess, spaces / 2 + (p->limited ? 0 : EMERGENCY_EMS * b->em), &ratio);
    *class = *bad > 99 ? VERY_LOOSE : *bad > 12 ? LOOSE : DECENT;
    return !p->limited || *bad <= TOLERANCE;
}

static bool justified_fit(const struct pass *p, size_t i, size_t j, struct line_fit *fit)
{
    const struct breakpoint *from = &p->b->at[i], *to = &p->b->at[j];
    bool small, stranded;
    int64_t bad, penalty = class_cost[to->class].penalty;

    runt(p->b, i, j, &small, &stranded);
    fit->demerits = 0;
    if (!glue_fit(p, i, j, &bad, &fit->class)) {
        if (p->limited || j != i + 1)
            return false;
        fit->demerits = OVERFULL;
    }
    fit->demerits += (LINE_PENALTY + bad) * (LINE_PENALTY + bad) + penalty * penalty;
    if (from->hyphenated && to->hyphenated)
        fit->demerits += DOUBLE_HYPHEN_DEMERITS;
    if (from->hyphenated && to->forced)
        fit->demerits += FINAL_HYPHEN_DEMERITS;
    fit->demerits += (small ? RUNT_DEMERITS : 0) + (stranded ? STRANDED_DEMERITS : 0);
    return true;
}

bool breaker_line_fit(const struct breaker *b, bool limited, size_t i, size_t j,
                      struct line_fit *fit)
{
    return b->justify ? justified_fit(&(struct pass){b, limited}, i, j, fit)
                      : ragged_fit(b, i, j, fit);
}

bool breaker_classes_clash(const struct breaker *b, size_t i, int before, int after)
{
    return b->justify && i > 0 && !b->at[i].forced && abs(before - after) > 1;
}

/* No line from i or before can reach j. */
static bool out_of_reach(const struct breaker *b, size_t i, size_t j)
{
    const struct breakpoint *from = &b->at[i], *to = &b->at[j];
    scaled spaces = to->before.spaces - from->after.spaces;
    scaled longest = b->measure + (b->first_indent < 0 ? -b->first_indent : 0);

    return line_natural(from, to) - (b->justify ? spaces / 3 : 0) > longest + 2 * HAIR;
}

/* Best ways to end a line at j, over all starts that are near enough. Ties go to the later start,
 * then to the tighter class. */
static void relax(const struct pass *p, struct node (*nodes)[CLASSES], size_t j)
{
    const struct breaker *b = p->b;

    for (size_t i = j; i-- > 0;) {
        struct line_fit fit;
        bool fits = breaker_line_fit(b, p->limited, i, j, &fit);

        for (int c = 0; fits && c < CLASSES; c++) {
            const struct node *from = &nodes[i][c];
            struct node *to = &nodes[j][fit.class];
            int64_t total;

            if (!from->reached)
                continue;
            total = add(from->demerits, fit.demerits);
            if (breaker_classes_clash(b, i, c, fit.class))
                total = add(total, CLASS_DEMERITS);
            if (!to->reached || total < to->demerits)
                *to = (struct node){total, i, fit.class, c, true};
        }
        if (b->at[i].forced || (i + 1 < j && out_of_reach(b, i, j)))
            break;
    }
}

static size_t trace_back(const struct breaker *b, struct node (*nodes)[CLASSES], size_t *chosen)
{
    const struct node *best = NULL;
    size_t n = 0, j = b->n - 1;

    for (int c = 0; c < CLASSES; c++)
        if (nodes[j][c].reached && (!best || nodes[j][c].demerits < best->demerits))
            best = &nodes[j][c];
    while (best) {
        chosen[n++] = j;
        j = best->previous;
        best = j ? &nodes[j][best->previous_class] : NULL;
    }
    for (size_t i = 0; i < n / 2; i++) {
        size_t swap = chosen[i];

        chosen[i] = chosen[n - 1 - i];
        chosen[n - 1 - i] = swap;
    }
    return n;
}

size_t breaker_run(const struct breaker *b, size_t *chosen)
{
    struct arena scratch = {0};
    size_t n = 0;

    for (int limited = b->justify; limited >= 0 && !n; limited--) {
        struct pass p = {b, limited == 1};
        struct node(*nodes)[CLASSES] = arena_array(&scratch, b->n, sizeof *nodes);

        nodes[0][DECENT].reached = true;
        for (size_t j = 1; j < b->n; j++)
            relax(&p, nodes, j);
        n = trace_back(b, nodes, chosen);
    }
    arena_free(&scratch);
    return n;
}
