/* Chooses what to show within a budget: greedy by gain and by gain per height, and from each group that
 * these leave closed (budgeted submodular maximisation, Lin and Bilmes 2010); the best of them is where
 * branch and bound starts from, which improves it to the optimum, or as far as its nodes go.
 * SPDX-License-Identifier: MIT */
#include "tailor/selection.h"

#include <stdlib.h>
#include <string.h>

/* From MANY items on (a real profile has under 300) they are taken in the order of their value. */
enum {
    MANY = 600,
    WORK = 90000 /* nodes of the search, times items and what these answer: some 10 ms */
};

enum greed { BY_GAIN, BY_DENSITY };

static const int64_t ONE = (int64_t)1 << 32;

/* An item that may still be added, with what it is chosen by. */
struct candidate {
    size_t item;
    struct objective key;
    tailor_height cost;
    bool stale;
};

struct selection {
    struct solution required, best, trial;
    int64_t most;                 /* value.rest of everything */
    struct solution stays;        /* required, and what is kept unless musts need its room */
    const struct solution *start; /* the one of them that fits */
    struct candidate *candidates;
    size_t *by_rank, *seeds;
};

/* Height 0 counts as 1, a thousandth of a point; a quotient keeps 12 bits behind the point, of a number of
 * items 32. */
static void refresh(const struct tailor *t, struct solution *s, enum greed greed,
                    struct candidate *c)
{
    struct gain gain = solution_gain(t, s, c->item);
    int64_t cost = gain.cost > 0 ? gain.cost : 1;

    c->key = gain.value;
    c->cost = gain.cost;
    c->stale = false;
    if (greed == BY_DENSITY)
        c->key = (struct objective){gain.value.jobs * ONE / cost, gain.value.must * 4096 / cost,
                                    gain.value.kept * ONE / cost, gain.value.rest * 4096 / cost};
}

/* The best one; ties by rank, in which the candidates stand. */
static size_t pick(const struct candidate *c, size_t n)
{
    size_t best = 0;

    for (size_t i = 1; i < n; i++)
        if (objective_compare(c[i].key, c[best].key) > 0)
            best = i;
    return best;
}

static size_t take_out(struct candidate *c, size_t n, size_t at)
{
    memmove(c + at, c + at + 1, (n - at - 1) * sizeof *c);
    return n - 1;
}

static bool same_section(const struct tailor *t, int group, int other)
{
    return group >= 0 && other >= 0 &&
           (group == other || (t->groups.at[group].parent >= 0 &&
                               t->groups.at[group].parent == t->groups.at[other].parent) ||
            t->groups.at[other].parent == group || t->groups.at[group].parent == other);
}

/* Adds items as long as one fits. Gains only shrink as more is chosen, so a stale one
 * is an upper bound (lazy greedy, Minoux 1978), except where a group has just been opened and what
 * stands in it has become cheaper: what was too tall before is looked at again, too. */
static void fill(const struct tailor *t, struct solution *s, tailor_height budget, enum greed greed)
{
    struct candidate *c = t->selection->candidates;
    size_t n = 0;
    bool opened = true;

    while (opened) {
        opened = false;
        n = 0;
        for (size_t k = 0; k < t->items.n; k++) {
            size_t i = t->selection->by_rank[k];

            if (s->chosen[i] || !solution_allows(t, s, i))
                continue;
            c[n].item = i;
            refresh(t, s, greed, &c[n++]);
        }
        while (n) {
            size_t at = pick(c, n), item = c[at].item;
            int group = t->items.at[item].group;
            bool opens = group >= 0 && !s->open[group];
            bool fits = s->cost + c[at].cost <= budget;

            if (c[at].stale) {
                refresh(t, s, greed, &c[at]);
                continue;
            }
            n = take_out(c, n, at);
            if (!fits || !solution_allows(t, s, item))
                continue;
            solution_toggle(t, s, item, true);
            for (size_t i = 0; i < n; i++)
                if (opens && same_section(t, group, t->items.at[c[i].item].group))
                    refresh(t, s, greed, &c[i]);
                else
                    c[i].stale = true;
            opened |= opens;
        }
    }
}

static void keep_better(const struct tailor *t, struct solution *best, const struct solution *s)
{
    if (objective_compare(s->value, best->value) > 0)
        solution_copy(t, best, s);
}

/* Greedy never opens a project for the first of its bullets, where three together would be worth the
 * heading. So it also starts from each group that is closed. */
static void start_from(const struct tailor *t, const size_t *seeds, size_t n, tailor_height budget)
{
    struct selection *x = t->selection;

    solution_copy(t, &x->trial, x->start);
    for (size_t k = 0; k < n; k++)
        if (!x->trial.chosen[seeds[k]] && solution_allows(t, &x->trial, seeds[k]) &&
            x->trial.cost + solution_gain(t, &x->trial, seeds[k]).cost <= budget)
            solution_toggle(t, &x->trial, seeds[k], true);
    fill(t, &x->trial, budget, BY_DENSITY);
    keep_better(t, &x->best, &x->trial);
}

static void start_elsewhere(const struct tailor *t, tailor_height budget)
{
    struct selection *x = t->selection;

    for (int g = 0; g < (int)t->groups.n; g++) {
        size_t n = 0;

        if (x->best.open[g])
            continue;
        for (size_t k = 0; k < t->items.n; k++)
            if (t->items.at[x->by_rank[k]].group == g)
                x->seeds[n++] = x->by_rank[k];
        start_from(t, x->seeds, n, budget);
    }
}

static void fill_by_rank(const struct tailor *t, struct solution *s, tailor_height budget)
{
    for (size_t k = 0; k < t->items.n; k++) {
        size_t i = t->selection->by_rank[k];

        if (!s->chosen[i] && solution_allows(t, s, i) && s->cost + solution_gain(t, s, i).cost <= budget)
            solution_toggle(t, s, i, true);
    }
}

static int64_t node_limit(const struct tailor *t)
{
    int64_t parts = 1;

    for (size_t i = 0; i < t->items.n; i++)
        parts += 1 + (int64_t)t->info.at[i].nshares;
    return WORK / parts;
}

static struct proof search(struct tailor *t, tailor_height budget)
{
    struct selection *x = t->selection;

    x->start = x->stays.cost <= budget ? &x->stays : &x->required;
    solution_copy(t, &x->best, x->start);
    if (t->items.n > MANY) {
        fill_by_rank(t, &x->best, budget);
        return (struct proof){.bound = x->most};
    }
    for (enum greed greed = BY_GAIN; greed <= BY_DENSITY; greed++) {
        solution_copy(t, &x->trial, x->start);
        fill(t, &x->trial, budget, greed);
        keep_better(t, &x->best, &x->trial);
    }
    start_elsewhere(t, budget);
    return select_exact(t, &x->best, x->required.chosen, budget,
                        node_limit(t));
}

static void begin(struct tailor *t)
{
    struct selection *x = arena_new(t->arena, struct selection);

    t->selection = x;
    x->required = solution_new(t);
    x->stays = solution_new(t);
    x->best = solution_new(t);
    x->trial = solution_new(t);
    x->candidates = arena_array(t->arena, t->items.n + 1, sizeof *x->candidates);
    x->by_rank = arena_array(t->arena, t->items.n + 1, sizeof *x->by_rank);
    x->seeds = arena_array(t->arena, t->items.n + 2, sizeof *x->seeds);
    for (size_t i = 0; i < t->items.n; i++)
        x->by_rank[t->info.at[i].rank] = i;
}

/* Height of everything; and what stays stands chosen. The costs are the caller's, who may have changed
 * them. */
static tailor_height weigh(struct tailor *t)
{
    struct selection *x = t->selection;
    bool *chosen = t->chosen;
    tailor_height total;

    for (size_t i = 0; i < t->items.n; i++)
        chosen[i] = true;
    solution_set(t, &x->best, chosen);
    total = x->best.cost;
    x->most = x->best.value.rest; /* adding never makes a choice worth less */
    for (size_t i = 0; i < t->items.n; i++)
        chosen[i] = t->items.at[i].required && !t->info.at[i].kept;
    solution_set(t, &x->required, chosen);
    for (size_t i = 0; i < t->items.n; i++)
        chosen[i] = t->items.at[i].required;
    solution_set(t, &x->stays, chosen);
    return total;
}

static void take_unlimited(struct tailor *t, struct solution *s)
{
    for (size_t i = 0; i < t->items.n; i++)
        if (t->info.at[i].limit[0] < 0 && t->info.at[i].limit[1] < 0 && !s->chosen[i])
            solution_toggle(t, s, i, true);
}

bool tailor_limited(const struct tailor *t)
{
    return t->limits.n > 0;
}

const char *reason_left_out(const struct tailor *t, size_t item)
{
    for (int k = LIMITS - 1; k >= 0; k--) {
        int limit = t->info.at[item].limit[k], n = 0;
        const char *other = NULL;

        for (size_t i = 0; limit >= 0 && i < t->items.n; i++)
            if (t->chosen[i] && t->info.at[i].limit[k] == limit) {
                other = t->items.at[i].node->pointer;
                n++;
            }
        if (limit < 0 || n < t->limits.at[limit].most)
            continue;
        return t->limits.at[limit].node
                   ? arena_printf(t->arena, "its job shows %d others", n)
                   : arena_printf(t->arena, "says the same as %s", other);
    }
    return "no room";
}

bool tailor_select(struct tailor *t, tailor_height budget)
{
    struct selection *x;
    tailor_height total;

    if (!t->selection)
        begin(t);
    x = t->selection;
    total = weigh(t);
    t->proof = (struct proof){.optimal = true};
    t->budget = budget;
    if (budget < x->required.cost)
        return false;
    if (budget >= total && !tailor_limited(t)) {
        memset(t->chosen, 1, t->items.n * sizeof *t->chosen);
        return true;
    }
    if (budget >= total) { /* what has no limit is shown in any case */
        take_unlimited(t, &x->required);
        take_unlimited(t, &x->stays);
    }
    t->proof = search(t, budget);
    if (x->best.value.jobs < x->stays.value.jobs) { /* a job would stand bare: what stays is shown */
        t->proof = (struct proof){.optimal = t->proof.optimal,
                                  .value = x->stays.value.rest,
                                  .bound = x->most};
        return false;
    }
    t->proof.value = x->best.value.rest;
    memcpy(t->chosen, x->best.chosen, t->items.n * sizeof *t->chosen);
    return true;
}

static bool leaves_out(const struct tailor *t)
{
    for (size_t i = 0; i < t->items.n; i++)
        if (!t->chosen[i])
            return true;
    return false;
}

bool *tailor_select_more(struct tailor *t, tailor_height more)
{
    bool *chosen = t->chosen, *then;
    struct proof proof = t->proof;
    tailor_height budget = t->budget;

    if (!leaves_out(t))
        return NULL;
    then = t->chosen = arena_array(t->arena, t->items.n, sizeof *then);
    tailor_select(t, budget + more);
    t->chosen = chosen;
    t->proof = proof;
    t->budget = budget;
    return then;
}
