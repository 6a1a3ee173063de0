/* What given lines cost by the breaker's own rules. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_TYPE_DEMERITS_H
#define NEXTCV_TESTS_TYPE_DEMERITS_H

#include "type/internal.h"

/* Demerits of the lines that end at chosen[0..n); -1 if one does not fit. */
static int64_t demerits(const struct breaker *b, enum breaker_pass pass, const size_t *chosen,
                        size_t n)
{
    int64_t total = 0;
    int before = DECENT, ladder = 0;

    for (size_t i = 0; i < n; i++) {
        struct line_fit fit;
        size_t from = i ? chosen[i - 1] : 0;

        if (!breaker_line_fit(b, pass, from, chosen[i], &fit) ||
            (pass == PASS_PLAIN && b->at[chosen[i]].hyphenated))
            return -1;
        total += fit.demerits;
        if (breaker_classes_clash(b, from, before, fit.class))
            total += CLASS_DEMERITS;
        before = fit.class;
        ladder = b->at[chosen[i]].hyphenated ? ladder + 1 : 0;
        if (ladder > 2 && pass != PASS_LAST)
            return -1;
        total += ladder > 2 ? LADDER_DEMERITS : 0;
    }
    return total;
}

/* How good lines are by all rules together: the first pass that allows them (one that does without hyphens
 * goes before one that needs them), then all demerits of it, runts and ladders included. */
struct verdict {
    enum breaker_pass pass;
    int64_t demerits; /* -1: no pass allows them */
};

static struct verdict judge(const struct breaker *b, const size_t *chosen, size_t n)
{
    struct verdict v = {.pass = PASS_PLAIN};

    while ((v.demerits = demerits(b, v.pass, chosen, n)) < 0 && v.pass < PASS_LAST)
        v.pass++;
    return v;
}

static int worse_than(struct verdict a, struct verdict b)
{
    if (a.pass != b.pass)
        return a.pass > b.pass ? 1 : -1;
    if (a.demerits < 0 || b.demerits < 0)
        return (a.demerits < 0) - (b.demerits < 0);
    return (a.demerits > b.demerits) - (a.demerits < b.demerits);
}

#endif
