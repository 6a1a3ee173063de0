/* What a choice of items is worth and what it costs; kept up to date item by item.
 *
 * The objective is that the newest jobs show a bullet, then the must weight covered, then that their best
 * ones and a row of skills stay, and among equals a value with diminishing returns: a requirement that passages with strengths e answer counts w x (1 - prod(1 - 0.9 e)), probabilistic
 * coverage, which is monotone and submodular (El-Arini et al. 2009); and what the items of one job are
 * worth by themselves counts less and less the more of them there are (concave over modular, Lin and
 * Bilmes 2011), so that the ninth bullet of a job does not push out the only row of skills.
 * Alternatives of which k are enough count as one: the sum of their coverages, at most k, which is
 * submodular as well (truncation). The product is kept as a sum of logarithms in whole numbers, so that the
 * order in which items come and go leaves no trace.
 * SPDX-License-Identifier: MIT */
#include "tailor/selection.h"

#include <string.h>

enum {
    ONCE = 440,    /* of 1000: the part of relevance that goes to a requirement once; see value.c */
    ONE = 4096,    /* one, in the logarithms */
    QUARTER = 1024 /* a quarter of an octave */
};

/* -log2(1 - 0.9 e) x 4096 at e = 0, 0.05 … 1. */
static const int logs[22] = {0,    272,  557,  857,  1173, 1506,  1860,  2236,
                             2637, 3068, 3533, 4037, 4589, 5197,  5875,  6642,
                             7522, 8558, 9814, 11411, 13607, 13607};
/* 2^(-i/4) x 2^20. */
static const int64_t quarters[5] = {1048576, 881744, 741455, 623487, 524288};

static int64_t log_of(int strength)
{
    int i = strength / 50;

    return strength >= 1000 ? logs[20]
                            : logs[i] + (logs[i + 1] - logs[i]) * (strength % 50) / 50;
}

/* Covered part of a requirement, of 2^20. */
static int64_t coverage(int64_t log)
{
    uint64_t octave = (uint64_t)log / ONE, rest = (uint64_t)log % ONE, i = rest / QUARTER;
    int64_t fall = quarters[i] - quarters[i + 1];
    int64_t miss = quarters[i] - (int64_t)((uint64_t)fall * (rest % QUARTER) / QUARTER);

    return octave > 20 ? quarters[0] : quarters[0] - (miss >> octave);
}

/* What about four bullets are worth by themselves. Without a posting that is all they are worth, which is
 * about twice as much. */
static int64_t four_bullets(const struct tailor *t)
{
    return t->posting ? 1200000 : 2400000;
}

/* Counted whole up to four bullets, half up to eight, then a quarter. */
static int64_t concave(const struct tailor *t, int64_t sum)
{
    const int64_t four = four_bullets(t), eight = 2 * four;

    if (sum <= four)
        return sum;
    return sum <= eight ? four + (sum - four) / 2 : four + four / 2 + (sum - eight) / 4;
}

/* What a unit counts whose members are covered so far in sum. */
static int64_t worth(const struct tailor *t, size_t u, int64_t covered)
{
    const struct unit *unit = &t->units[u];
    int64_t most = (int64_t)unit->need * quarters[0];
    int64_t full = (int64_t)unit->weight * t->relevance_scale * ONCE / 1000;

    return full * (covered < most ? covered : most) / unit->need >> 20;
}

int64_t unit_must(const struct tailor *t, size_t u, const int *credit)
{
    const struct unit *unit = &t->units[u];

    return unit->must ? (int64_t)unit->weight * group_credit(t->posting, u, credit) : 0;
}

static void set_credit(const struct tailor *t, struct solution *s, size_t r, size_t u)
{
    int credit = s->proven[r] ? CREDIT_PROVEN : s->listed[r] ? listed_credit(t, r) : 0;

    if (credit == s->credit[r])
        return;
    s->value.must -= unit_must(t, u, s->credit);
    s->credit[r] = credit;
    s->value.must += unit_must(t, u, s->credit);
}

static void apply(const struct tailor *t, struct solution *s, const struct share *shares, size_t n,
                  int sign)
{
    for (size_t i = 0; i < n; i++) {
        size_t r = shares[i].requirement, u = shares[i].unit;

        s->value.rest -= s->worth[u];
        s->covered[u] -= s->part[r];
        s->log[r] += sign * log_of(shares[i].strength);
        s->part[r] = coverage(s->log[r]);
        s->covered[u] += s->part[r];
        s->worth[u] = worth(t, u, s->covered[u]);
        if (shares[i].credit == CREDIT_PROVEN)
            s->proven[r] += sign;
        else if (shares[i].credit)
            s->listed[r] += sign;
        set_credit(t, s, r, u);
        s->value.rest += s->worth[u];
    }
}

/* A cost the caller could not measure is none. */
tailor_height solution_height(tailor_height cost)
{
    return cost > 0 ? cost : 0;
}

bool solution_shows(const struct tailor *t, const struct solution *s, int group)
{
    return group >= 0 && t->group_info.at[group].shows &&
           s->open[group] == t->groups.at[group].always;
}

void solution_toggle(const struct tailor *t, struct solution *s, size_t item, bool in)
{
    const struct item_info *info = &t->info.at[item];
    int sign = in ? 1 : -1, group = t->items.at[item].group;
    int64_t *sum = &s->sum[group + 1];

    s->chosen[item] = in;
    for (int k = 0; k < LIMITS; k++)
        if (info->limit[k] >= 0)
            s->taken[info->limit[k]] += sign;
    s->cost += sign * solution_height(t->items.at[item].cost);
    s->value.kept += sign * info->kept;
    s->value.rest -= concave(t, *sum);
    *sum += (int64_t)sign * info->base * 1000;
    s->value.rest += concave(t, *sum);
    apply(t, s, info->shares, info->nshares, sign);
    s->value.jobs += in && solution_shows(t, s, group);
    for (int g = group; g >= 0; g = t->groups.at[g].parent) {
        bool was = s->open[g] > 0;

        s->open[g] += sign;
        if (was == (s->open[g] > 0))
            continue;
        s->cost += sign * solution_height(t->groups.at[g].cost);
        s->value.rest += (int64_t)sign * t->group_info.at[g].base * 1000;
        apply(t, s, t->group_info.at[g].shares, t->group_info.at[g].nshares, sign);
    }
    s->value.jobs -= !in && solution_shows(t, s, group);
}

int share_credit(const struct tailor *t, const struct share *share)
{
    if (share->credit == CREDIT_PROVEN)
        return CREDIT_PROVEN;
    return share->credit ? listed_credit(t, share->requirement) : 0;
}

/* Is there an earlier share in the list that answers the same unit? What they add is counted there. */
static bool counted(const struct share *shares, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (shares[k].unit == shares[i].unit)
            return true;
    return false;
}

/* What share i of a list would add to value.rest, with those of the same unit, which count 0 themselves. */
static int64_t share_worth(const struct tailor *t, const struct solution *s,
                           const struct share *shares, size_t n, size_t i)
{
    size_t u = shares[i].unit;
    int64_t covered = s->covered[u];

    if (counted(shares, i))
        return 0;
    for (size_t k = i; k < n; k++) {
        size_t r = shares[k].requirement;

        if (shares[k].unit == u)
            covered += coverage(s->log[r] + log_of(shares[k].strength)) - s->part[r];
    }
    return worth(t, u, covered) - s->worth[u];
}

/* What a share and those of the same unit would add to value.must. */
static int64_t share_must(const struct tailor *t, struct solution *s, const struct share *shares,
                          size_t n, size_t i)
{
    size_t u = shares[i].unit;
    int64_t before, after;
    bool more = false;

    if (!t->units[u].must || counted(shares, i))
        return 0;
    for (size_t k = i; k < n; k++)
        more |= shares[k].unit == u && share_credit(t, &shares[k]) > s->credit[shares[k].requirement];
    if (!more)
        return 0;
    before = unit_must(t, u, s->credit);
    for (size_t k = i; k < n; k++)
        if (share_credit(t, &shares[k]) > s->credit[shares[k].requirement])
            s->credit[shares[k].requirement] = share_credit(t, &shares[k]);
    after = unit_must(t, u, s->credit);
    for (size_t k = i; k < n; k++) {
        size_t r = shares[k].requirement;

        s->credit[r] = s->proven[r] ? CREDIT_PROVEN : s->listed[r] ? listed_credit(t, r) : 0;
    }
    return after - before;
}

static int64_t shares_must(const struct tailor *t, struct solution *s, const struct share *shares,
                           size_t n)
{
    int64_t gain = 0;

    for (size_t i = 0; i < n; i++)
        gain += share_must(t, s, shares, n, i);
    return gain;
}

int64_t solution_rest_inside(const struct tailor *t, const struct solution *s, size_t item)
{
    const struct item_info *info = &t->info.at[item];
    int64_t sum = s->sum[t->items.at[item].group + 1];
    int64_t gain = concave(t, sum + (int64_t)info->base * 1000) - concave(t, sum);

    for (size_t i = 0; i < info->nshares; i++)
        gain += share_worth(t, s, info->shares, info->nshares, i);
    return gain;
}

int64_t solution_must_inside(const struct tailor *t, struct solution *s, size_t item)
{
    return shares_must(t, s, t->info.at[item].shares, t->info.at[item].nshares);
}

struct gain solution_gain_inside(const struct tailor *t, struct solution *s, size_t item)
{
    const struct item_info *info = &t->info.at[item];
    int group = t->items.at[item].group;

    return (struct gain){.value = {.jobs = solution_shows(t, s, group),
                                   .must = solution_must_inside(t, s, item),
                                   .kept = info->kept,
                                   .rest = solution_rest_inside(t, s, item)},
                         .cost = solution_height(t->items.at[item].cost)};
}

bool solution_allows(const struct tailor *t, const struct solution *s, size_t item)
{
    const struct item_info *info = &t->info.at[item];

    for (int k = 0; k < LIMITS; k++)
        if (info->limit[k] >= 0 && s->taken[info->limit[k]] >= t->limits.at[info->limit[k]].most)
            return false;
    return true;
}

struct gain solution_gain(const struct tailor *t, struct solution *s, size_t item)
{
    struct objective value = s->value;
    tailor_height cost = s->cost;
    int group = t->items.at[item].group;
    struct gain gain;

    if (group < 0 || s->open[group])
        return solution_gain_inside(t, s, item);
    solution_toggle(t, s, item, true);
    gain = (struct gain){{s->value.jobs - value.jobs, s->value.must - value.must,
                          s->value.kept - value.kept, s->value.rest - value.rest},
                         s->cost - cost};
    solution_toggle(t, s, item, false);
    return gain;
}

int64_t solution_group_rest(const struct tailor *t, const struct solution *s, int group)
{
    const struct group_info *info = &t->group_info.at[group];
    int64_t gain = (int64_t)info->base * 1000;

    for (size_t i = 0; i < info->nshares; i++)
        gain += share_worth(t, s, info->shares, info->nshares, i);
    return gain;
}

int64_t solution_group_must(const struct tailor *t, struct solution *s, int group)
{
    return shares_must(t, s, t->group_info.at[group].shares, t->group_info.at[group].nshares);
}

struct solution solution_new(struct tailor *t)
{
    size_t n = (t->posting ? t->posting->requirements.n : 0) + 1; /* groups may name any */
    struct solution s = {.chosen = arena_array(t->arena, t->items.n + 1, sizeof *s.chosen),
                         .open = arena_array(t->arena, t->groups.n + 1, sizeof *s.open),
                         .taken = arena_array(t->arena, t->limits.n + 1, sizeof *s.taken),
                         .sum = arena_array(t->arena, t->groups.n + 2, sizeof *s.sum),
                         .log = arena_array(t->arena, n, sizeof *s.log),
                         .part = arena_array(t->arena, n, sizeof *s.part),
                         .covered = arena_array(t->arena, n, sizeof *s.covered),
                         .worth = arena_array(t->arena, n, sizeof *s.worth),
                         .credit = arena_array(t->arena, n, sizeof *s.credit),
                         .proven = arena_array(t->arena, n, sizeof *s.proven),
                         .listed = arena_array(t->arena, n, sizeof *s.listed)};

    return s;
}

/* Nothing chosen: only what is shown anyway. */
void solution_clear(const struct tailor *t, struct solution *s)
{
    memset(s->chosen, 0, t->items.n * sizeof *s->chosen);
    memset(s->taken, 0, t->limits.n * sizeof *s->taken);
    memset(s->sum, 0, (t->groups.n + 1) * sizeof *s->sum);
    memset(s->log, 0, t->nrequirements * sizeof *s->log);
    memset(s->part, 0, t->nrequirements * sizeof *s->part);
    memset(s->covered, 0, t->nrequirements * sizeof *s->covered);
    memset(s->worth, 0, t->nrequirements * sizeof *s->worth);
    memset(s->credit, 0, t->nrequirements * sizeof *s->credit);
    memset(s->proven, 0, t->nrequirements * sizeof *s->proven);
    memset(s->listed, 0, t->nrequirements * sizeof *s->listed);
    s->value = (struct objective){0};
    s->cost = 0;
    if (t->posting)
        apply(t, s, t->always.list.at, t->always.list.n, 1);
    for (size_t g = 0; g < t->groups.n; g++) {
        s->open[g] = t->groups.at[g].always;
        if (!s->open[g])
            continue;
        s->cost += solution_height(t->groups.at[g].cost);
        apply(t, s, t->group_info.at[g].shares, t->group_info.at[g].nshares, 1);
    }
}

void solution_copy(const struct tailor *t, struct solution *to, const struct solution *from)
{
    memcpy(to->chosen, from->chosen, t->items.n * sizeof *to->chosen);
    memcpy(to->open, from->open, t->groups.n * sizeof *to->open);
    memcpy(to->taken, from->taken, t->limits.n * sizeof *to->taken);
    memcpy(to->sum, from->sum, (t->groups.n + 1) * sizeof *to->sum);
    memcpy(to->log, from->log, t->nrequirements * sizeof *to->log);
    memcpy(to->part, from->part, t->nrequirements * sizeof *to->part);
    memcpy(to->covered, from->covered, t->nrequirements * sizeof *to->covered);
    memcpy(to->worth, from->worth, t->nrequirements * sizeof *to->worth);
    memcpy(to->credit, from->credit, t->nrequirements * sizeof *to->credit);
    memcpy(to->proven, from->proven, t->nrequirements * sizeof *to->proven);
    memcpy(to->listed, from->listed, t->nrequirements * sizeof *to->listed);
    to->value = from->value;
    to->cost = from->cost;
}

void solution_set(const struct tailor *t, struct solution *s, const bool *chosen)
{
    solution_clear(t, s);
    for (size_t i = 0; i < t->items.n; i++)
        if (chosen[i])
            solution_toggle(t, s, i, true);
}

/* ---- tangents ---------------------------------------------------------------------------------- */

/* Of coverage(), for QUARTER more of log. */
static int64_t coverage_slope(int64_t log)
{
    int64_t octave = log / ONE, i = log % ONE / QUARTER;

    return octave > 20 ? 0 : (quarters[i] - quarters[i + 1] + ((int64_t)1 << octave) - 1) >> octave;
}

/* Of concave(), in quarters. */
static int64_t concave_slope(const struct tailor *t, int64_t sum)
{
    return sum < four_bullets(t) ? 4 : sum < 2 * four_bullets(t) ? 2 : 1;
}

struct tangent tangent_new(struct tailor *t)
{
    size_t n = (t->posting ? t->posting->requirements.n : 0) + 1;
    struct tangent g = {.slope = arena_array(t->arena, n, sizeof *g.slope),
                        .start = arena_array(t->arena, n, sizeof *g.start),
                        .at = solution_new(t)};

    return g;
}

void tangent_touch(const struct tailor *t, struct tangent *g, const struct solution *s)
{
    solution_copy(t, &g->at, s);
    for (size_t r = 0; r < t->nrequirements; r++) {
        size_t u = t->units[r].first;
        int64_t most = (int64_t)t->units[u].need * quarters[0];
        /* alternatives have no more than that, of which another tangent is the constant */
        bool enough = t->units[u].next != SIZE_MAX && s->covered[u] * 4 >= most * 3;

        g->slope[r] = enough ? 0 : coverage_slope(s->log[r]);
        if (u == r)
            g->start[u] = (enough ? most : s->covered[u]) + 4; /* what rounding may hide */
    }
    for (size_t r = 0; r < t->nrequirements; r++)
        g->start[t->units[r].first] -= g->slope[r] * s->log[r] / QUARTER;
}

/* Has a solution as much of a requirement as there is where the tangent touches? Behind that point the gains of
 * one item each are a tighter bound. */
static bool is_behind(const struct tailor *t, const struct tangent *g, const struct solution *s, size_t r)
{
    return t->units[t->units[r].first].next == SIZE_MAX && s->log[r] >= g->at.log[r];
}

static int64_t unit_full(const struct tailor *t, size_t u)
{
    return (int64_t)t->units[u].weight * t->relevance_scale * ONCE / 1000 / t->units[u].need;
}

int64_t tangent_value(const struct tailor *t, const struct tangent *g, const struct solution *s)
{
    int64_t value = s->value.rest;

    for (size_t r = 0; r < t->nrequirements; r++) {
        size_t u = t->units[r].first;
        int64_t covered = (u == r ? g->start[u] : 0) + g->slope[r] * s->log[r] / QUARTER + 1;

        if (is_behind(t, g, s, r))
            continue;
        value += (unit_full(t, u) * covered >> 20) + 2;
        if (u == r)
            value -= s->worth[u];
    }
    for (size_t k = 0; k <= t->groups.n; k++)
        if (s->sum[k] < g->at.sum[k])
            value += concave(t, g->at.sum[k]) - concave(t, s->sum[k]) + 1 -
                     concave_slope(t, g->at.sum[k]) * (g->at.sum[k] - s->sum[k]) / 4;
    return value;
}

static int64_t tangent_shares(const struct tailor *t, const struct tangent *g,
                              const struct solution *s, const struct share *shares, size_t n)
{
    int64_t gain = 0;

    for (size_t i = 0; i < n; i++) {
        size_t r = shares[i].requirement, u = shares[i].unit;
        int64_t log = log_of(shares[i].strength);

        gain += is_behind(t, g, s, r)
                    ? worth(t, u, coverage(s->log[r] + log)) - s->worth[u]
                    : (unit_full(t, u) * (g->slope[r] * log / QUARTER + 1) >> 20) + 1;
    }
    return gain;
}

int64_t tangent_item(const struct tailor *t, const struct tangent *g, const struct solution *s,
                     size_t item)
{
    const struct item_info *info = &t->info.at[item];
    int k = t->items.at[item].group + 1;
    int64_t base = (int64_t)info->base * 1000;
    int64_t own = s->sum[k] >= g->at.sum[k] ? concave(t, s->sum[k] + base) - concave(t, s->sum[k])
                                            : concave_slope(t, g->at.sum[k]) * base / 4 + 1;

    return own + tangent_shares(t, g, s, info->shares, info->nshares);
}

int64_t tangent_group(const struct tailor *t, const struct tangent *g, const struct solution *s, int group)
{
    const struct group_info *info = &t->group_info.at[group];

    return (int64_t)info->base * 1000 + tangent_shares(t, g, s, info->shares, info->nshares);
}
