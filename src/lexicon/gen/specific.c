/* How telling each concept is. SPDX-License-Identifier: MIT */
#include "gen.h"

#include <string.h>

/* By kind: tools tell more than soft skills, which everybody writes. In the order of enum
 * concept_kind. */
static const int by_kind[] = {450, 600, 550, 550, 550, 550, 400, 550,
                              350, 500, 100, 500, 300, 500, 50};

enum { DEEPER = 100, DEEPEST = 3, LEAST = 50, MOST = 950 };

static int depth(const struct gen *g, int row)
{
    int deepest = 0;

    for (size_t i = 0; i < g->rows.at[row].parent_ids.n; i++) {
        int d = 1 + depth(g, g->rows.at[row].parent_ids.at[i]);

        deepest = d > deepest ? d : deepest;
    }
    return deepest;
}

/* What has much below it is a class, which many postings name. */
static int breadth_cost(size_t below)
{
    return below == 0 ? 0 : below < 3 ? 50 : below < 8 ? 100 : 200;
}

static int by_rule(const struct gen *g, int row, size_t below)
{
    int d = depth(g, row);
    int value = by_kind[gen_kind(g->rows.at[row].kind)] +
                (d > DEEPEST ? DEEPEST : d) * DEEPER - breadth_cost(below);

    return value < LEAST ? LEAST : value > MOST ? MOST : value;
}

void gen_specificity(struct gen *g)
{
    size_t *below = arena_array(g->arena, g->rows.n + 1, sizeof *below);

    for (size_t i = 0; i < g->rows.n; i++)
        for (size_t k = 0; k < g->rows.at[i].parent_ids.n; k++)
            below[g->rows.at[i].parent_ids.at[k]]++;
    for (size_t i = 0; i < g->rows.n; i++)
        if (g->rows.at[i].id != NO_ROW && !g->rows.at[i].specificity)
            g->rows.at[i].specificity = by_rule(g, (int)i, below[i]);
}
