/* The best choice there is, by branch and bound (Land and Doig 1960), within a number of nodes.
 *
 * Bound: gains only shrink as more is chosen (the objective is monotone and submodular), so what is
 * chosen further adds at most the sum of its gains now, under the height that is left: a fractional
 * knapsack (Dantzig 1957). Of a group that is closed nothing can be had without its heading: the
 * heading goes with those of its items that make a better block with it than it is alone, which is
 * the linear relaxation of the knapsack with precedence (Johnson and Niemi 1983). The must weight is
 * bounded by what each requirement could still be given by anything that fits. A limit on nodes, not
 * on time, so that every machine finds the same.
 * SPDX-License-Identifier: MIT */
#include "tailor/selection.h"

#include <stdlib.h>
#include <string.h>

/* An item, or a closed group's heading with the items that are better taken with it. */
struct part {
    int64_t gain;
    tailor_height cost;
    int item;  /* -1: a block */
    int rank;  /* breaks ties, without the order of the file */
    int group; /* closed group that it waits for, or -1 */
};

struct search {
    const struct tailor *t;
    tailor_height budget;
    struct solution *now, *best;
    bool *banned;
    struct part *parts;    /* scratch of the node at work */
    size_t nparts;
    struct part *blocks;   /* by group */
    int64_t slack;         /* what rounding may hide: a unit for each share */
    int *reach;            /* by requirement: best credit that could be had */
    int64_t nodes, limit;
    int64_t open_bound;    /* highest bound on value.rest among what was given up unsearched */
};

static int64_t at_least_one(tailor_height cost)
{
    return cost > 0 ? cost : 1;
}

static int by_density(const void *a, const void *b)
{
    const struct part *x = a, *y = b;
    int64_t left = x->gain * at_least_one(y->cost), right = y->gain * at_least_one(x->cost);

    if (left != right)
        return left < right ? 1 : -1;
    return (x->rank > y->rank) - (x->rank < y->rank);
}

/* Height of an item with all headings that it would open: it can't be had for less. */
static tailor_height whole_cost(const struct search *x, size_t item)
{
    tailor_height cost = solution_height(x->t->items.at[item].cost);

    for (int g = x->t->items.at[item].group; g >= 0 && !x->now->open[g];
         g = x->t->groups.at[g].parent)
        cost += solution_height(x->t->groups.at[g].cost);
    return cost;
}

static void reach_shares(struct search *x, const struct share *shares, size_t n)
{
    x->slack += (int64_t)n + 1;
    for (size_t i = 0; i < n; i++) {
        size_t r = shares[i].requirement;
        int credit = share_credit(x->t, &shares[i]);

        if (credit > x->reach[r])
            x->reach[r] = credit;
    }
}

static int closed_group(const struct search *x, int group)
{
    return group >= 0 && !x->now->open[group] ? group : -1;
}

/* Lists what could still be chosen, with its gain; false if nothing can. */
static bool list_parts(struct search *x)
{
    const struct tailor *t = x->t;
    tailor_height left = x->budget - x->now->cost;

    x->nparts = 0;
    x->slack = (int64_t)t->nrequirements;
    memset(x->reach, 0, t->nrequirements * sizeof *x->reach);
    for (size_t g = 0; g < t->groups.n; g++)
        x->blocks[g] = (struct part){.item = -1, .group = -1};
    for (size_t i = 0; i < t->items.n; i++) {
        int group = closed_group(x, t->items.at[i].group);

        if (x->now->chosen[i] || x->banned[i] || whole_cost(x, i) > left)
            continue;
        x->parts[x->nparts++] = (struct part){
            .gain = solution_gain_inside(t, x->now, i).value.rest,
            .cost = solution_height(t->items.at[i].cost),
            .item = (int)i,
            .rank = t->info.at[i].rank,
            .group = group,
        };
        reach_shares(x, t->info.at[i].shares, t->info.at[i].nshares);
        for (int g = group; g >= 0 && !x->now->open[g]; g = t->groups.at[g].parent) {
            if (x->blocks[g].group == g)
                break; /* seen, and so are those around it */
            x->blocks[g] = (struct part){.gain = solution_group_gain(t, x->now, g),
                                         .cost = solution_height(t->groups.at[g].cost),
                                         .item = -1,
                                         .group = g};
            reach_shares(x, t->group_info.at[g].shares, t->group_info.at[g].nshares);
        }
    }
    return x->nparts > 0;
}

static void insert(struct part *parts, size_t n, const struct part *p)
{
    while (n && by_density(p, &parts[n - 1]) < 0) {
        parts[n] = parts[n - 1];
        n--;
    }
    parts[n] = *p;
}

/* Puts headings and what is better taken with them together; sorts by gain per height. */
static void make_blocks(struct search *x)
{
    size_t n = 0;

    qsort(x->parts, x->nparts, sizeof *x->parts, by_density);
    for (size_t i = 0; i < x->nparts; i++) {
        struct part p = x->parts[i], *block = p.group >= 0 ? &x->blocks[p.group] : NULL;

        if (block &&
            p.gain * at_least_one(block->cost) > block->gain * at_least_one(p.cost)) {
            block->gain += p.gain;
            block->cost += p.cost;
        } else {
            x->parts[n++] = p;
        }
    }
    for (size_t g = 0; g < x->t->groups.n; g++)
        if (x->blocks[g].group == (int)g)
            insert(x->parts, n++, &x->blocks[g]);
    x->nparts = n;
}

/* What value.rest can come to at most under the height that is left. */
static int64_t bound_rest(struct search *x)
{
    tailor_height left = x->budget - x->now->cost;
    int64_t sum = x->now->value.rest + x->slack;

    make_blocks(x);
    for (size_t i = 0; i < x->nparts; i++) {
        const struct part *p = &x->parts[i];

        if (p->cost > left)
            return sum + p->gain * left / p->cost + 1;
        sum += p->gain;
        left -= p->cost;
    }
    return sum;
}

static int64_t bound_must(const struct search *x)
{
    int64_t must = x->now->value.must;

    for (size_t r = 0; r < x->t->nrequirements; r++) {
        const struct requirement *q = &x->t->posting->requirements.at[r];
        int has = solution_credit(x->t, x->now, r);

        if (q->modality == MODALITY_MUST && x->reach[r] > has)
            must += (int64_t)q->weight * (x->reach[r] - has);
    }
    return must;
}

/* The item to branch on: that of the greatest gain for the height with all that it opens. */
static size_t branch_item(const struct search *x)
{
    struct part best = {.item = -1};

    for (size_t i = 0; i < x->t->items.n; i++) {
        struct part p = {.item = (int)i, .rank = x->t->info.at[i].rank};
        struct gain gain;

        if (x->now->chosen[i] || x->banned[i] || whole_cost(x, i) > x->budget - x->now->cost)
            continue;
        gain = solution_gain(x->t, x->now, i);
        p.gain = gain.value.rest;
        p.cost = gain.cost;
        if (best.item < 0 || by_density(&p, &best) < 0)
            best = p;
    }
    return (size_t)best.item;
}

static void visit(struct search *x)
{
    int64_t rest, must;

    if (objective_compare(x->now->value, x->best->value) > 0)
        solution_copy(x->t, x->best, x->now);
    if (!list_parts(x))
        return;
    must = bound_must(x);
    if (must < x->best->value.must)
        return;
    rest = bound_rest(x);
    if (must == x->best->value.must && rest <= x->best->value.rest)
        return;
    if (x->nodes >= x->limit) {
        x->open_bound = rest > x->open_bound ? rest : x->open_bound;
        return;
    }
    x->nodes++;

    size_t item = branch_item(x);

    solution_toggle(x->t, x->now, item, true);
    visit(x);
    solution_toggle(x->t, x->now, item, false);
    x->banned[item] = true;
    visit(x);
    x->banned[item] = false;
}

struct proof select_exact(struct tailor *t, struct solution *best, tailor_height budget,
                          int64_t limit)
{
    struct solution now = solution_new(t);
    struct search x = {
        .t = t,
        .budget = budget,
        .now = &now,
        .best = best,
        .banned = arena_array(t->arena, t->items.n + 1, sizeof(bool)),
        .parts = arena_array(t->arena, t->items.n + t->groups.n + 1, sizeof(struct part)),
        .blocks = arena_array(t->arena, t->groups.n + 1, sizeof(struct part)),
        .reach = arena_array(t->arena, t->nrequirements + 1, sizeof(int)),
        .limit = limit,
        .open_bound = -1,
    };
    bool *required = arena_array(t->arena, t->items.n + 1, sizeof *required);

    for (size_t i = 0; i < t->items.n; i++)
        required[i] = t->items.at[i].required;
    solution_set(t, &now, required);
    visit(&x);
    return (struct proof){.optimal = x.open_bound < 0, .nodes = x.nodes, .bound = x.open_bound};
}
