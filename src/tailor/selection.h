/* The state of a choice; for objective.c, select.c, exact.c and their tests.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TAILOR_SELECTION_H
#define NEXTCV_TAILOR_SELECTION_H

#include "tailor/internal.h"

/* Compared in this order. */
struct objective {
    int64_t jobs; /* of those that should show a bullet, how many do */
    int64_t must; /* weight covered */
    int64_t kept; /* items chosen that should stay */
    int64_t rest;
};

static inline int objective_compare(struct objective a, struct objective b)
{
    if (a.jobs != b.jobs)
        return a.jobs < b.jobs ? -1 : 1;
    if (a.must != b.must)
        return a.must < b.must ? -1 : 1;
    if (a.kept != b.kept)
        return a.kept < b.kept ? -1 : 1;
    return (a.rest > b.rest) - (a.rest < b.rest);
}

struct gain {
    struct objective value;
    tailor_height cost;
};

/* A unit is what counts once: a requirement, or alternatives; arrays by unit are indexed by the first
 * requirement of it. */
struct solution {
    bool *chosen;          /* by item */
    int *open;             /* by group: how many chosen items keep it open, and one if always */
    int *taken;            /* by limit: how many of its items are chosen */
    int64_t *sum;          /* by group + 1: what its chosen items are worth by themselves */
    int64_t *log, *part;   /* by requirement: see objective.c; its coverage */
    int64_t *covered;      /* by unit: sum of its members' coverages */
    int64_t *worth;        /* by unit: its part of value.rest */
    int *credit;           /* by requirement: coverage it has, of CREDIT_PROVEN */
    int *proven, *listed;  /* by requirement: shown passages that prove or list it */
    struct objective value;
    tailor_height cost; /* of items chosen and groups open */
};

struct solution solution_new(struct tailor *t);
void solution_clear(const struct tailor *t, struct solution *s);
void solution_copy(const struct tailor *t, struct solution *to, const struct solution *from);
void solution_set(const struct tailor *t, struct solution *s, const bool *chosen);
void solution_toggle(const struct tailor *t, struct solution *s, size_t item, bool in);
/* May the item be added, as far as limits go? */
bool solution_allows(const struct tailor *t, const struct solution *s, size_t item);
/* Would the next bullet of a group be the first of a job that should show one? */
bool solution_shows(const struct tailor *t, const struct solution *s, int group);
/* What an item that is not chosen would add. */
struct gain solution_gain(const struct tailor *t, struct solution *s, size_t item);
/* The same as if its group were open; the solution is left as it was. */
struct gain solution_gain_inside(const struct tailor *t, struct solution *s, size_t item);
/* Of that, what it would add to value.must and to value.rest. */
int64_t solution_must_inside(const struct tailor *t, struct solution *s, size_t item);
int64_t solution_rest_inside(const struct tailor *t, const struct solution *s, size_t item);
/* What opening a group would add to them by what is shown with its heading. */
int64_t solution_group_must(const struct tailor *t, struct solution *s, int group);
int64_t solution_group_rest(const struct tailor *t, const struct solution *s, int group);
/* Coverage that a share alone gives its requirement. */
int share_credit(const struct tailor *t, const struct share *share);
/* A unit's part of value.must, with credits by requirement. */
int64_t unit_must(const struct tailor *t, size_t u, const int *credit);
/* A cost as it counts: one that the caller could not measure is none. */
tailor_height solution_height(tailor_height cost);

/* The objective is concave in sums: of logarithms by requirement, of base values by group. So its tangent at
 * any solution is nowhere below it, and adds up item by item (beside value.must and the like). Tight near the
 * solution that it touches. */
struct tangent {
    int64_t *slope, *start; /* by requirement, by unit: of coverage */
    struct solution at;
};
struct tangent tangent_new(struct tailor *t);
void tangent_touch(const struct tailor *t, struct tangent *g, const struct solution *s);
/* At a solution, and how it rises from there with an item or a heading more; rounded up. */
int64_t tangent_value(const struct tailor *t, const struct tangent *g, const struct solution *s);
int64_t tangent_item(const struct tailor *t, const struct tangent *g, const struct solution *s,
                     size_t item);
int64_t tangent_group(const struct tailor *t, const struct tangent *g, const struct solution *s,
                      int group);

/* exact.c. Makes `best`, any choice that holds the required items (by item) within the budget, the best
 * there is, as far as `limit` nodes go. */
struct proof select_exact(struct tailor *t, struct solution *best, const bool *required,
                          tailor_height budget, int64_t limit);

#endif
