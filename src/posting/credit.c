/* What alternatives are worth together. SPDX-License-Identifier: MIT */
#include "posting/posting.h"

static const struct requirement_group *group_of(const struct posting *p, size_t r)
{
    size_t group = p->requirements.at[r].group;

    return group ? &p->groups.at[group - 1] : NULL;
}

int group_credit(const struct posting *p, size_t r, const int *credit)
{
    const struct requirement_group *g = group_of(p, r);
    int sum = 0;

    if (!g)
        return credit[r];
    /* the need-th best by counting, since groups are small and nothing may be allocated here */
    for (size_t i = 0; i < g->members; i++) {
        int mine = credit[g->member[i]], before = 0;

        for (size_t k = 0; k < g->members; k++)
            before += credit[g->member[k]] > mine || (k < i && credit[g->member[k]] == mine);
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
