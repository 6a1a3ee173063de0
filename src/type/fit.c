/* What one line costs. Justified text has TeX's demerits (D. E. Knuth, TeX: The Program, 108, 834,
 * 851-859), but badness is not cut off at 10000: of two bad lines the less bad one still counts.
 * So there is no need of TeX's emergency stretch, which made narrow columns worse.
 * Glyphs that may be scaled take their share before the glue does, as in Han The Thanh,
 * "Micro-typographic extensions to the TeX typesetting system" (2000), 3.3. Ragged text has no glue
 * to judge; its demerits are the rag itself, the square of what a line falls short of the measure,
 * after the number of lines. SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include <stdlib.h>

/* Justified: badness and demerits in TeX's scale (plain TeX's parameters). */
enum {
    LINE_PENALTY = 10,
    HYPHEN_PENALTY = 50,
    PRETOLERANCE = 100,
    TOLERANCE = 200,
    RATIO_MAX = 100000, /* glue set ratio, per mille */
    DOUBLE_HYPHEN_DEMERITS = 10000,
    FINAL_HYPHEN_DEMERITS = 5000,
    RUNT_DEMERITS = 40000,
    STRANDED_DEMERITS = 20000,
    REST_DEMERITS = 1000000 /* better a line of gaps twice as wide */
};

/* Ragged: squares of shares of the measure, in 1/10000. A runt is worth a line that falls half
 * short; a line more is worth any rag. */
#define RAG(share) ((int64_t)(share) * (share))
enum {
    RAG_ONE = 10000,
    RAG_HYPHEN = 1500,
    RAG_RUNT = 5000,
    RAG_STRANDED = 4000,
    RAG_REST = 9000,
    RUNT_SHARE = 8,
    STRANDED_SHARE = 2
};
static const int64_t RAG_LINE = (int64_t)1000000 * 1000000;
static const int64_t OVERFULL = (int64_t)1 << 54;

/* What a break costs that is not between words or at a hyphen: TeX penalties, and in the rag's scale. */
static const struct {
    int64_t penalty;
    int rag;
} class_cost[] = {[BREAK_INSIDE] = {50, 5000},    [BREAK_URL] = {50, 1000},
                  [BREAK_URL_PART] = {100, 1500}, [BREAK_WORD] = {200, 2000},
                  [BREAK_GLUED] = {500, 3000},    [BREAK_EMERGENCY] = {1000, 4000}};

/* Widths are rounded to 1/65536 pt glyph by glyph: a hair too wide still fits. */
enum { HAIR = SCALED_ONE / 1000 };

scaled line_natural(const struct breakpoint *from, const struct breakpoint *to)
{
    scaled width = to->before.width - from->after.width + to->hyphen;

    return width > 0 ? width : 0;
}

bool line_has_leader(const struct breakpoint *from, const struct breakpoint *to)
{
    return to->before.leaders > from->after.leaders;
}

scaled line_counted(const struct breakpoint *from, const struct breakpoint *to)
{
    return line_natural(from, to) - from->hang_start - (line_has_leader(from, to) ? 0 : to->hang_end);
}

scaled line_glyphs(const struct breakpoint *from, const struct breakpoint *to)
{
    scaled width = line_natural(from, to) - (to->before.spaces - from->after.spaces);

    return width > 0 ? width : 0;
}

static scaled line_spaces(const struct breakpoint *from, const struct breakpoint *to)
{
    return to->before.spaces - from->after.spaces;
}

/* Natural width, or for gaps without one the weight, of what may stretch. */
static scaled line_stretch(const struct breakpoint *from, const struct breakpoint *to)
{
    return line_spaces(from, to) + to->before.gaps - from->after.gaps;
}

static scaled excess_of(const struct breaker *b, size_t i, size_t j)
{
    return b->measure - (i == 0 ? b->first_indent : 0) - line_counted(&b->at[i], &b->at[j]);
}

/* What is wrong with the last of several lines: it is a runt below 1/8 of the measure, stranded if it
 * is one word below half of it, and worst if that is the rest of a word. */
struct ending {
    bool runt, stranded, rest;
};

static struct ending ending_of(const struct breaker *b, size_t i, size_t j)
{
    const struct breakpoint *from = &b->at[i], *to = &b->at[j];
    struct ending e = {0};

    if (!to->forced || i == 0 || from->forced || from->separates || line_has_leader(from, to))
        return e;
    scaled width = line_natural(from, to);

    e.stranded = to->before.nspaces <= from->after.nspaces && width * STRANDED_SHARE < b->measure;
    e.rest = e.stranded && from->hyphenated;
    e.runt = width * RUNT_SHARE < b->measure;
    return e;
}

static bool ragged_fit(const struct breaker *b, size_t i, size_t j, struct line_fit *fit)
{
    const struct breakpoint *from = &b->at[i], *to = &b->at[j];
    scaled shortfall = excess_of(b, i, j);

    if (shortfall < -HAIR && j != i + 1)
        return false;
    struct ending end = ending_of(b, i, j);

    fit->class = DECENT;
    fit->demerits = RAG_LINE + RAG(to->hyphenated ? RAG_HYPHEN : class_cost[to->class].rag);
    if (shortfall < -HAIR) {
        fit->demerits += OVERFULL;
    } else if (!to->forced && !line_has_leader(from, to)) {
        int64_t share = shortfall > 0 ? shortfall * RAG_ONE / b->measure : 0;

        fit->demerits += share * share;
    }
    if (from->hyphenated && to->hyphenated)
        fit->demerits += RAG(RAG_HYPHEN);
    fit->demerits += (end.runt ? RAG(RAG_RUNT) : 0) + (end.stranded ? RAG(RAG_STRANDED) : 0) +
                     (end.rest ? RAG(RAG_REST) : 0);
    return true;
}

/* 100 r^3 for the glue set ratio r = excess / room, excess >= 0. */
static int64_t badness(scaled excess, scaled room, int64_t *ratio)
{
    *ratio = room > 0 && excess / room < RATIO_MAX / 1000 ? excess * 1000 / room : RATIO_MAX;
    if (excess <= 0)
        *ratio = 0;
    return *ratio * *ratio / 1000 * *ratio / 10000;
}

/* Badness and fitness class of what is left for the glue; false if the line cannot be shrunk that
 * far, or is looser than the pass allows. */
static bool glue_fit(const struct breaker *b, enum breaker_pass pass, size_t i, size_t j,
                     int64_t *bad, int *class)
{
    const struct breakpoint *from = &b->at[i], *to = &b->at[j];
    scaled excess = excess_of(b, i, j), spaces = line_spaces(from, to);
    scaled glyphs = b->expand ? line_glyphs(from, to) * b->expand / 1000 : 0;
    int64_t ratio;

    *bad = 0;
    *class = DECENT;
    if (excess < 0) {
        if (-excess > glyphs + spaces / 3 + HAIR)
            return false;
        *bad = badness(-excess - glyphs, spaces / 3 + HAIR, &ratio);
        *class = *bad > 12 ? TIGHT : DECENT;
        return true;
    }
    if (to->forced || line_has_leader(from, to) || excess <= glyphs)
        return true;
    excess -= glyphs;
    spaces = line_stretch(from, to);
    if (pass != PASS_LAST && excess > spaces) /* badness of 800 */
        return false;
    *bad = badness(excess, spaces / 2, &ratio);
    *class = *bad > 99 ? VERY_LOOSE : *bad > 12 ? LOOSE : DECENT;
    return pass == PASS_LAST || *bad <= (pass == PASS_PLAIN ? PRETOLERANCE : TOLERANCE);
}

static bool justified_fit(const struct breaker *b, enum breaker_pass pass, size_t i, size_t j,
                          struct line_fit *fit)
{
    const struct breakpoint *from = &b->at[i], *to = &b->at[j];
    const struct ending end = ending_of(b, i, j);
    int64_t bad, penalty = class_cost[to->class].penalty;

    fit->demerits = 0;
    if (end.rest && pass != PASS_LAST)
        return false;
    if (!glue_fit(b, pass, i, j, &bad, &fit->class)) {
        if (pass != PASS_LAST || j != i + 1)
            return false;
        fit->demerits = OVERFULL;
    }
    if (to->hyphenated)
        penalty = b->hyphen_penalty ? b->hyphen_penalty : HYPHEN_PENALTY;
    fit->demerits += (LINE_PENALTY + bad) * (LINE_PENALTY + bad) + penalty * penalty;
    if (from->hyphenated && to->hyphenated)
        fit->demerits += DOUBLE_HYPHEN_DEMERITS;
    if (from->hyphenated && to->forced)
        fit->demerits += FINAL_HYPHEN_DEMERITS;
    fit->demerits += (end.runt ? RUNT_DEMERITS : 0) + (end.stranded ? STRANDED_DEMERITS : 0) +
                     (end.rest ? REST_DEMERITS : 0);
    return true;
}

bool breaker_line_fit(const struct breaker *b, enum breaker_pass pass, size_t i, size_t j,
                      struct line_fit *fit)
{
    return b->justify ? justified_fit(b, pass, i, j, fit) : ragged_fit(b, i, j, fit);
}

bool breaker_classes_clash(const struct breaker *b, size_t i, int before, int after)
{
    return b->justify && i > 0 && !b->at[i].forced && abs(before - after) > 1;
}

bool breaker_is_loose(const struct breaker *b, size_t i, size_t j)
{
    const struct breakpoint *from = &b->at[i], *to = &b->at[j];
    scaled excess = excess_of(b, i, j) - line_glyphs(from, to) * b->expand / 1000;

    return !to->forced && !line_has_leader(from, to) && excess > line_stretch(from, to);
}

/* A break at a hyphen adds its width, so that a later one may fit where this one does not. */
bool breaker_reaches(const struct breaker *b, size_t i, size_t j)
{
    const struct breakpoint *from = &b->at[i], *to = &b->at[j];
    scaled least = line_natural(from, to) - to->hyphen - from->hang_start;
    scaled longest = b->measure + (b->first_indent < 0 ? -b->first_indent : 0);

    if (b->justify)
        least -= line_spaces(from, to) / 3 + line_glyphs(from, to) * b->expand / 1000;
    return least <= longest + b->hang_most + 2 * HAIR;
}
