/* What alternatives are worth together. SPDX-License-Identifier: MIT */
#include "posting/posting.h"

static const struct requirement_group *group_of(const struct posting *p, size_t r)
{
    size_t group = p->requirements.at[r].group;

    return group ? &p->groups.at[group - 1] : NULL;
}

/* Member k of a group, its head last. */
static size_t member(const struct requirement_group *g, size_t k)
{
    return k < g->members ? g->member[k] : g->head - 1;
}

int group_credit(const struct posting *p, size_t r, const int *credit)
{
    const struct requirement_group *g = group_of(p, r);
    size_t n = g ? g->members + (g->head > 0) : 0;
    int sum = 0;

    if (!g)
        return credit[r];
    /* the need-th best by counting, since groups are small and nothing may be allocated here */
    for (size_t i = 0; i < n; i++) {
        int mine = credit[member(g, i)], before = 0;

        for (size_t k = 0; k < n; k++)
            before += credit[member(g, k)] > mine || (credit[member(g, k)] == mine && k < i);
        sum += before < g->need ? mine : 0;
    }
    return sum / g->need;
}

int group_weight(const struct posting *p, size_t r)
{
    const struct requirement_group *g = group_of(p, r);

    return g ? g->weight : p->requirements.at[r].weight;
}

bool leads_group(const struct posting *p, size_t r)
{
    const struct requirement_group *g = group_of(p, r);

    return !g || g->member[0] == r;
}
