/* The best choice there is, by branch and bound (Land and Doig 1960), within a number of nodes.
 *
 * Compared are first what may not be divided: newest jobs with a bullet, must weight, what should stay; then
 * the rest. Branching goes by must weight as long as there is any to gain, since without an item that alone
 * proves something the bound falls at once; and where not all of these jobs could show a bullet yet, first by
 * their bullets, which take room from all else.
 *
 * Bound: gains only shrink as more is chosen (the objective is monotone and submodular), so what is
 * chosen further adds at most the sum of its gains now, under the height that is left: a fractional
 * knapsack (Dantzig 1957), and where that does not do, one of whole items over heights in steps (Bellman
 * 1957), which knows that half a bullet fills no room. Of a group that is closed nothing can be had without its
 * heading: in the first the heading goes with those of its items that make a better block with it than it
 * is alone, which is the linear relaxation of the knapsack with precedence (Johnson and Niemi 1983). The must
 * weight is bounded in the same ways, and by what each requirement or group of alternatives could still be given
 * by anything that fits. Of jobs and of what should stay no more can be had than fit in at once, the lowest first:
 * where each alone fits, but not both, all else would be tried in vain. The rest also by the tangent of the
 * objective at the best choice so far, which knows that a requirement counts once however many items answer it.
 * A limit on nodes, not on time, so that every machine finds the same.
 * SPDX-License-Identifier: MIT */
#include "tailor/selection.h"

#include <stdlib.h>
#include <string.h>

enum {
    STEPS = 127, /* of height, where parts are whole */
    NESTED = 2   /* groups in groups: sections, entries */
};

/* What gains are of: of the objective, or of the tangent that bounds its rest. */
enum level { MUST, REST, TANGENT, LEVELS, NONE = LEVELS };

/* An item, or a closed group's heading with the items that are better taken with it. */
struct part {
    int64_t gain; /* of the level looked at */
    tailor_height cost;
    int item;  /* -1: a block; of an array by group, 0 where the group is open */
    int rank;  /* breaks ties, without the order of the file */
    int group; /* closed group that it waits for, or -1 */
};

/* An item's gain of a level, and for which state of the choice it was worked out. */
struct known {
    int64_t gain[LEVELS];
    uint32_t state[LEVELS];
};

struct search {
    const struct tailor *t;
    tailor_height budget;
    struct solution *now, *best;
    int *banned;           /* by item: how often, itself or by one that is better */
    struct part *parts;    /* scratch of the node at work: items */
    struct part *sorted;   /* items and blocks by density */
    struct part *whole;    /* items that matter where parts are whole; cost in steps */
    size_t nparts, nsorted, nwhole;
    int *at;               /* by item: index into parts, or -1 */
    size_t *order[LEVELS]; /* by level: items by density, as last sorted */
    size_t *plain;         /* items that answer nothing */
    size_t nplain;
    size_t *alike;         /* by item: the first one of its height */
    int64_t *taken;        /* by that: how many of the height were looked at */
    enum level weighed;    /* that the parts have their gains of */
    struct part *blocks;   /* by group: with what is taken with the heading */
    struct part *headings; /* by group: alone */
    int64_t slack;         /* what rounding may hide of value.rest: a unit for each share */
    int64_t must_slack;    /* of value.must, likewise, where several alternatives are needed */
    int *reach;            /* by requirement: best credit that could be had */
    int64_t jobs;           /* that should show a bullet */
    tailor_height *first;   /* by group: least height of a first bullet of a newest job, or -1 */
    tailor_height *heights; /* scratch: of what is counted */
    struct tangent tangent; /* at the best */
    struct known **known;  /* by how many items were taken on the way, by item */
    uint32_t *state;       /* likewise: what tells this choice, and this tangent, from others */
    uint32_t states;       /* so far */
    size_t depth;          /* how many items were taken on the way */
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
        const struct unit *unit = &x->t->units[shares[i].unit];
        int credit = share_credit(x->t, &shares[i]);

        if (credit > x->reach[r])
            x->reach[r] = credit;
        if (unit->must && unit->need > 1)
            x->must_slack += unit->weight;
    }
}

static int closed_group(const struct search *x, int group)
{
    return group >= 0 && !x->now->open[group] ? group : -1;
}

/* Of the newest jobs, what the first bullet comes to. */
static void note_first(struct search *x, size_t item)
{
    int group = x->t->items.at[item].group;
    tailor_height height = solution_height(x->t->items.at[item].cost);

    if (!solution_shows(x->t, x->now, group))
        return;
    if (closed_group(x, group) >= 0)
        height += solution_height(x->t->groups.at[group].cost);
    if (x->first[group] < 0 || height < x->first[group])
        x->first[group] = height;
}

/* How many of n things fit in together at most, the lowest first. */
static int64_t fit_in(tailor_height *heights, size_t n, tailor_height left)
{
    size_t fit = 0;

    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k && heights[k] < heights[k - 1]; k--) {
            tailor_height lower = heights[k];

            heights[k] = heights[k - 1];
            heights[k - 1] = lower;
        }
    while (fit < n && heights[fit] <= left)
        left -= heights[fit++];
    return (int64_t)fit;
}

/* Of how many more of the newest jobs a bullet could be shown at once. Each alone may well fit. */
static int64_t jobs_within(struct search *x, tailor_height left)
{
    size_t n = 0;

    for (size_t g = 0; g < x->t->groups.n; g++)
        if (x->first[g] >= 0)
            x->heights[n++] = x->first[g];
    return fit_in(x->heights, n, left);
}

/* Lists what could still be chosen, without its gains; false if nothing can. `*could` is what the parts
 * come to that are not divided, each requirement by itself. */
static bool list_parts(struct search *x, struct objective *could)
{
    const struct tailor *t = x->t;
    tailor_height left = x->budget - x->now->cost;
    bool bare = x->now->value.jobs < x->jobs;
    size_t nkept = 0;

    x->nparts = 0;
    x->weighed = NONE;
    x->slack = (int64_t)t->nrequirements;
    x->must_slack = 0;
    memcpy(x->reach, x->now->credit, t->nrequirements * sizeof *x->reach);
    memset(x->headings, 0, t->groups.n * sizeof *x->headings);
    for (size_t g = 0; bare && g < t->groups.n; g++)
        x->first[g] = -1;
    *could = x->now->value;
    for (size_t i = 0; i < t->items.n; i++) {
        int group = closed_group(x, t->items.at[i].group);

        x->at[i] = -1;
        if (x->now->chosen[i] || x->banned[i] || !solution_allows(t, x->now, i) ||
            whole_cost(x, i) > left)
            continue;
        x->at[i] = (int)x->nparts;
        x->parts[x->nparts++] = (struct part){.cost = solution_height(t->items.at[i].cost),
                                              .item = (int)i,
                                              .rank = t->info.at[i].rank,
                                              .group = group};
        reach_shares(x, t->info.at[i].shares, t->info.at[i].nshares);
        if (t->info.at[i].kept)
            x->heights[nkept++] = solution_height(t->items.at[i].cost);
        if (bare)
            note_first(x, i);
        for (int g = group; closed_group(x, g) >= 0 && x->headings[g].item >= 0;
             g = t->groups.at[g].parent) { /* of one that was seen, those around it were, too */
            x->headings[g] = (struct part){.cost = solution_height(t->groups.at[g].cost),
                                           .item = -1,
                                           .group = g};
            reach_shares(x, t->group_info.at[g].shares, t->group_info.at[g].nshares);
        }
    }
    could->kept += fit_in(x->heights, nkept, left);
    if (bare)
        could->jobs += jobs_within(x, left);
    could->must = 0;
    for (size_t u = 0; u < t->nrequirements; u++)
        if (t->units[u].first == u)
            could->must += unit_must(t, u, x->reach);
    return x->nparts > 0;
}

/* What is chosen is new, or the tangent is: no gain is known. */
static void renew(struct search *x, size_t taken)
{
    if (!x->known[taken])
        x->known[taken] = arena_array(x->t->arena, x->t->items.n + 1, sizeof(struct known));
    x->state[taken] = ++x->states;
}

/* Where an item is only left out, gains stay what they were. */
static int64_t item_gain(struct search *x, enum level level, size_t item)
{
    struct known *k = &x->known[x->depth][item];

    if (k->state[level] == x->state[x->depth])
        return k->gain[level];
    k->state[level] = x->state[x->depth];
    k->gain[level] = level == MUST   ? solution_must_inside(x->t, x->now, item)
                     : level == REST ? solution_rest_inside(x->t, x->now, item)
                                     : tangent_item(x->t, &x->tangent, x->now, item);
    return k->gain[level];
}

/* Gives what is listed its gains of a level. */
static void weigh_parts(struct search *x, enum level level)
{
    const struct tailor *t = x->t;

    if (x->weighed == level)
        return;
    x->weighed = level;
    for (size_t i = 0; i < x->nparts; i++)
        x->parts[i].gain = item_gain(x, level, (size_t)x->parts[i].item);
    for (int g = 0; g < (int)t->groups.n; g++)
        if (x->headings[g].item < 0)
            x->headings[g].gain = level == MUST   ? solution_group_must(t, x->now, g)
                                  : level == REST ? solution_group_rest(t, x->now, g)
                                                  : tangent_group(t, &x->tangent, x->now, g);
}

static void insert(struct part *parts, size_t n, const struct part *p)
{
    while (n && by_density(p, &parts[n - 1]) < 0) {
        parts[n] = parts[n - 1];
        n--;
    }
    parts[n] = *p;
}

/* By gain per height. From one node to the next little changes, so the order of the last one, of the same
 * level, is nearly right. */
static void sort_parts(struct search *x)
{
    size_t *order = x->order[x->weighed], n = 0;

    for (size_t k = 0; k < x->t->items.n; k++)
        if (x->at[order[k]] >= 0)
            insert(x->sorted, n++, &x->parts[x->at[order[k]]]);
    n = 0;
    for (size_t k = 0; k < x->t->items.n; k++)
        if (x->at[order[k]] >= 0)
            order[k] = (size_t)x->sorted[n++].item;
}

/* Puts headings and what is better taken with them together. */
static void make_blocks(struct search *x)
{
    size_t n = 0;

    sort_parts(x);
    memcpy(x->blocks, x->headings, x->t->groups.n * sizeof *x->blocks);
    for (size_t i = 0; i < x->nparts; i++) {
        struct part p = x->sorted[i], *block = p.group >= 0 ? &x->blocks[p.group] : NULL;

        if (block &&
            p.gain * at_least_one(block->cost) > block->gain * at_least_one(p.cost)) {
            block->gain += p.gain;
            block->cost += p.cost;
        } else {
            x->sorted[n++] = p;
        }
    }
    for (size_t g = 0; g < x->t->groups.n; g++)
        if (x->blocks[g].item < 0)
            insert(x->sorted, n++, &x->blocks[g]);
    x->nsorted = n;
}

/* What the parts can add at most under the height that is left, divided. */
static int64_t bound_divided(struct search *x)
{
    tailor_height left = x->budget - x->now->cost;
    int64_t sum = 0;

    make_blocks(x);
    for (size_t i = 0; i < x->nsorted; i++) {
        const struct part *p = &x->sorted[i];

        if (p->cost > left)
            return sum + p->gain * left / p->cost + 1;
        sum += p->gain;
        left -= p->cost;
    }
    return sum;
}

/* Lists the parts that matter where they are whole: of those that stand open and are as tall as each other the
 * best that fit in together. */
static void list_whole(struct search *x, tailor_height step, int64_t steps)
{
    const size_t *order = x->order[x->weighed];

    x->nwhole = 0;
    memset(x->taken, 0, x->t->items.n * sizeof *x->taken);
    for (size_t k = 0; k < x->t->items.n; k++) {
        struct part p;

        if (x->at[order[k]] < 0)
            continue;
        p = x->parts[x->at[order[k]]];
        p.cost /= step;
        if (p.group >= 0 || ++x->taken[x->alike[p.item]] * p.cost <= steps)
            x->whole[x->nwhole++] = p;
    }
}

/* Adds a part to what can be had in each height, of which it takes `cost` steps. */
static void add_whole(int64_t *had, int64_t cost, int64_t gain)
{
    for (int64_t c = STEPS; c >= cost; c--)
        if (had[c - cost] + gain > had[c])
            had[c] = had[c - cost] + gain;
}

/* A closed group: its heading first, or nothing of it. */
static void add_group(const struct search *x, int group, int64_t *had, tailor_height step, int depth)
{
    const struct part *heading = &x->headings[group];
    int64_t cost = heading->cost / step, opened[STEPS + 1];

    for (int64_t c = 0; c <= STEPS; c++)
        opened[c] = c < cost ? INT64_MIN / 2 : had[c - cost] + heading->gain;
    for (size_t i = 0; i < x->nwhole; i++)
        if (x->whole[i].group == group)
            add_whole(opened, x->whole[i].cost, x->whole[i].gain);
    for (size_t g = 0; g < x->t->groups.n && depth < NESTED; g++)
        if (x->headings[g].item < 0 && x->t->groups.at[g].parent == group)
            add_group(x, (int)g, opened, step, depth + 1);
    for (int64_t c = 0; c <= STEPS; c++)
        had[c] = opened[c] > had[c] ? opened[c] : had[c];
}

/* The same, parts whole; heights are rounded down to steps. More than `enough` need not be all. */
static int64_t bound_whole(struct search *x, int64_t enough)
{
    tailor_height left = x->budget - x->now->cost, step = left / STEPS + 1;
    int64_t had[STEPS + 1] = {0};

    list_whole(x, step, left / step);
    for (size_t i = 0; i < x->nwhole && had[left / step] <= enough; i++)
        if (x->whole[i].group < 0)
            add_whole(had, x->whole[i].cost, x->whole[i].gain);
    for (size_t g = 0; g < x->t->groups.n && had[left / step] <= enough; g++)
        if (x->headings[g].item < 0 && closed_group(x, x->t->groups.at[g].parent) < 0)
            add_group(x, (int)g, had, step, 1);
    return had[left / step];
}

/* What surely can be had of it: of the parts that wait for no group, by density, all that still fit. */
static int64_t surely_whole(const struct search *x)
{
    tailor_height left = x->budget - x->now->cost;
    int64_t sum = 0;

    for (size_t i = 0; i < x->nsorted; i++) {
        const struct part *p = &x->sorted[i];

        int waits = p->item < 0 ? closed_group(x, x->t->groups.at[p->group].parent) : p->group;

        if (waits < 0 && p->cost <= left) {
            sum += p->gain;
            left -= p->cost;
        }
    }
    return sum;
}

/* The lesser of both, behind what there is; the second only where it may be what brings the bound down to
 * `enough`. */
static int64_t bound(struct search *x, int64_t there, int64_t enough)
{
    int64_t divided = there + bound_divided(x), whole;

    if (divided <= enough || there + surely_whole(x) > enough)
        return divided;
    whole = there + bound_whole(x, enough - there);
    return whole < divided ? whole : divided;
}

/* What a choice from here on can come to at most; value.rest only where the others are those of the best. */
static struct objective bound_all(struct search *x, struct objective could)
{
    const struct objective *now = &x->now->value, *best = &x->best->value;

    if (could.jobs == best->jobs && could.must > best->must) {
        int64_t must;

        weigh_parts(x, MUST);
        must = bound(x, now->must + x->must_slack, best->must);
        could.must = must < could.must ? must : could.must;
    }
    could.rest = best->rest;
    if (objective_compare(could, *best))
        return could;
    weigh_parts(x, TANGENT);
    could.rest = bound(x, tangent_value(x->t, &x->tangent, x->now), best->rest);
    if (could.rest > best->rest) {
        int64_t rest;

        weigh_parts(x, REST);
        rest = bound(x, now->rest + x->slack, best->rest);
        could.rest = rest < could.rest ? rest : could.rest;
    }
    return could;
}

/* The item to branch on: that of the greatest gain for the height with all that it opens; if it is to
 * be a first bullet, of these. */
static size_t branch_item(const struct search *x, bool first)
{
    struct part best = {.item = -1};

    for (size_t i = 0; i < x->nparts; i++) {
        struct part p = x->parts[i];

        if (first && !solution_shows(x->t, x->now, x->t->items.at[p.item].group))
            continue;
        for (int g = p.group; closed_group(x, g) >= 0; g = x->t->groups.at[g].parent) {
            p.gain += x->headings[g].gain;
            p.cost += x->headings[g].cost;
        }
        if (best.item < 0 || by_density(&p, &best) < 0)
            best = p;
    }
    return (size_t)best.item;
}

static void give_up(struct search *x)
{
    int64_t rest, whole;

    weigh_parts(x, REST);
    rest = bound_divided(x);
    whole = bound_whole(x, INT64_MAX);
    rest = x->now->value.rest + x->slack + (whole < rest ? whole : rest);
    x->open_bound = rest > x->open_bound ? rest : x->open_bound;
}

/* Is one never worse than another in its place: in the same group, no taller, worth no less by itself? The
 * other answers nothing. */
static bool replaces(const struct tailor *t, size_t item, size_t other)
{
    const struct item_info *a = &t->info.at[item], *b = &t->info.at[other];
    const struct tailor_item *x = &t->items.at[item], *y = &t->items.at[other];

    return x->group == y->group && a->base >= b->base && a->kept >= b->kept &&
           solution_height(x->cost) <= solution_height(y->cost) &&
           (a->limit[0] < 0 || a->limit[0] == b->limit[0]) &&
           (a->limit[1] < 0 || a->limit[1] == b->limit[1]);
}

/* Without an item, nothing that it could stand for need be tried: so many equals are not tried in all orders. */
static void ban(struct search *x, size_t item, int by)
{
    x->banned[item] += by;
    for (size_t k = 0; k < x->nplain; k++) {
        size_t other = x->plain[k];

        if (other != item && !x->now->chosen[other] && replaces(x->t, item, other))
            x->banned[other] += by;
    }
}

static void visit(struct search *x)
{
    struct objective could;
    size_t item;

    if (objective_compare(x->now->value, x->best->value) > 0) {
        solution_copy(x->t, x->best, x->now);
        tangent_touch(x->t, &x->tangent, x->best);
        for (size_t k = 0; k <= x->depth; k++)
            renew(x, k);
    }
    if (!list_parts(x, &could))
        return;
    bool more = could.must > x->now->value.must;

    if (objective_compare(bound_all(x, could), x->best->value) <= 0)
        return;
    if (x->nodes >= x->limit) {
        give_up(x);
        return;
    }
    x->nodes++;
    weigh_parts(x, more ? MUST : REST);
    item = branch_item(x, could.jobs > x->now->value.jobs && x->best->value.jobs < x->jobs);
    solution_toggle(x->t, x->now, item, true);
    renew(x, ++x->depth);
    visit(x);
    x->depth--;
    solution_toggle(x->t, x->now, item, false);
    ban(x, item, 1);
    visit(x);
    ban(x, item, -1);
}

static void begin(struct search *x)
{
    const struct tailor *t = x->t;

    for (size_t g = 0; g < t->groups.n; g++)
        x->jobs += t->group_info.at[g].shows;
    for (enum level level = MUST; level < LEVELS; level++)
        x->order[level] = arena_array(t->arena, t->items.n + 1, sizeof(size_t));
    for (size_t i = 0; i < t->items.n; i++) {
        for (enum level level = MUST; level < LEVELS; level++)
            x->order[level][t->info.at[i].rank] = i;
        if (!t->info.at[i].nshares)
            x->plain[x->nplain++] = i;
        while (t->items.at[x->alike[i]].cost != t->items.at[i].cost)
            x->alike[i]++;
    }
}

struct proof select_exact(struct tailor *t, struct solution *best, const bool *required,
                          tailor_height budget, int64_t limit)
{
    struct solution now = solution_new(t);
    struct search x = {
        .t = t,
        .budget = budget,
        .now = &now,
        .best = best,
        .banned = arena_array(t->arena, t->items.n + 1, sizeof(int)),
        .parts = arena_array(t->arena, t->items.n + 1, sizeof(struct part)),
        .sorted = arena_array(t->arena, t->items.n + t->groups.n + 1, sizeof(struct part)),
        .blocks = arena_array(t->arena, t->groups.n + 1, sizeof(struct part)),
        .headings = arena_array(t->arena, t->groups.n + 1, sizeof(struct part)),
        .first = arena_array(t->arena, t->groups.n + 1, sizeof(tailor_height)),
        .heights = arena_array(t->arena, t->items.n + t->groups.n + 1, sizeof(tailor_height)),
        .reach = arena_array(t->arena, (t->posting ? t->posting->requirements.n : 0) + 1,
                             sizeof(int)),
        .whole = arena_array(t->arena, t->items.n + 1, sizeof(struct part)),
        .at = arena_array(t->arena, t->items.n + 1, sizeof(int)),
        .plain = arena_array(t->arena, t->items.n + 1, sizeof(size_t)),
        .alike = arena_array(t->arena, t->items.n + 1, sizeof(size_t)),
        .taken = arena_array(t->arena, t->items.n + 1, sizeof(int64_t)),
        .tangent = tangent_new(t),
        .known = arena_array(t->arena, t->items.n + 1, sizeof(struct known *)),
        .state = arena_array(t->arena, t->items.n + 1, sizeof(uint32_t)),
        .limit = limit,
        .open_bound = -1,
    };

    begin(&x);
    renew(&x, 0);
    solution_set(t, &now, required);
    tangent_touch(t, &x.tangent, best);
    visit(&x);
    return (struct proof){.optimal = x.open_bound < 0, .nodes = x.nodes, .bound = x.open_bound};
}
