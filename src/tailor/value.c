/* What a passage, a bullet or an entry is worth for this posting. SPDX-License-Identifier: MIT */
#include "tailor/internal.h"

#include <string.h>

/* How the parts of a value are mixed, of 1000. Relevance leads, so that no fresh and loud bullet
 * about something else beats a modest one about what is asked; it fades with the years by itself
 * (evidence.c). Impact does so here, by up to AGEING: being recent is worth nothing alone, else three
 * fresh bullets that say nothing would push out an older one that does. Of relevance, a fifth counts
 * for every mention; the rest goes to the requirement, once (objective.c). */
enum { MIX_RELEVANCE = 550, MIX_IMPACT = 450, AGEING = 300, REPEATED = 200 };

/* What an answer to the posting's level and to what it stresses adds: as much as a third of the impact
 * that a bullet can have, so that it decides between equals. */
enum { ONE_SIGN = 100, SIGNS_MOST = 150, EMPHASIS_MOST = 150 };

/* The impact of what has no prose; more of it where the entry answers what the posting asks: a reader
 * who scans for key words or licences looks there first. */
static const struct section_rule sections[] = {
    {"work", HOLDS_HIGHLIGHTS, true, 0, 0},
    {"volunteer", HOLDS_HIGHLIGHTS, false, 350, 500},
    {"projects", HOLDS_HIGHLIGHTS, false, 350, 500},
    {"education", HOLDS_NONE, true, 150, 300},
    {"skills", HOLDS_ENTRIES, false, 500, 700},
    {"certificates", HOLDS_ENTRIES, false, 500, 900},
    {"awards", HOLDS_ENTRIES, false, 450, 600},
    {"publications", HOLDS_ENTRIES, false, 450, 600},
    {"interests", HOLDS_ENTRIES, false, 100, 100},
    {"references", HOLDS_ENTRIES, false, 50, 50},
};

const struct section_rule *section_rule_of(const struct node *section)
{
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (!strcmp(sections[i].key, section->key))
            return &sections[i];
    return NULL;
}

/* Nobody asks a junior for years of guiding others. */
static int seniority_appeal(const struct posting *posting, unsigned signs)
{
    static const int asked[] = {
        [SENIORITY_UNKNOWN] = 300, [SENIORITY_INTERN] = 0,     [SENIORITY_JUNIOR] = 0,
        [SENIORITY_MID] = 300,     [SENIORITY_SENIOR] = 800,   [SENIORITY_LEAD] = 1000,
        [SENIORITY_HEAD] = 1000};
    bool many = signs & (signs - 1);

    return signs ? (many ? SIGNS_MOST : ONE_SIGN) * asked[posting->seniority] / 1000 : 0;
}

static int emphasis_appeal(const struct posting *posting, unsigned axes)
{
    int sum = 0;

    for (int a = 0; a < AXIS_COUNT; a++)
        sum += axes >> a & 1 ? posting->emphasis[a].weight : 0;
    return EMPHASIS_MOST * sum / 1000;
}

int appeal(const struct tailor *t, const struct impact *impact)
{
    return t->posting ? seniority_appeal(t->posting, impact->signs) +
                            emphasis_appeal(t->posting, impact->axes)
                      : 0;
}

static int mix(const struct tailor *t, int relevance, const struct impact *impact, int age)
{
    int fresh = 1000 - AGEING + AGEING * recency(age, false) / 1000;

    if (!t->posting)
        return impact->score * fresh / 1000;
    return (MIX_RELEVANCE * relevance + MIX_IMPACT * (impact->score * fresh / 1000)) / 1000 +
           appeal(t, impact) * fresh / 1000;
}

void value_passages(struct tailor *t)
{
    for (size_t i = 0; i < t->passages.n; i++) {
        struct passage *p = &t->passages.at[i];
        struct shares shares = {0};

        if (!p->bullet)
            continue;
        p->impact = impact_of(p->bullet);
        shares_add(t, &shares, p);
        p->value = mix(t, shares_relevance(t, shares.list.at, shares.list.n), &p->impact, p->age);
    }
}

bool stands_in(const struct passage *p, const struct node *node)
{
    return p->node == node || p->entry == node || p->node->parent == node;
}

/* The strongest impact among what an entry says, and all that it tells of. */
static void add_impact(struct impact *all, const struct impact *one)
{
    unsigned signs = all->signs | one->signs, axes = all->axes | one->axes;

    if (one->score > all->score)
        *all = *one;
    all->signs = signs;
    all->axes = axes;
}

static void weigh(const struct tailor *t, struct item_info *info, const struct shares *shares,
                  const struct section_rule *rule, int age)
{
    info->shares = shares->list.at;
    info->nshares = shares->list.n;
    for (size_t k = 0; rule && k < info->nshares; k++)
        if (info->shares[k].credit && rule->asked > info->impact.score)
            info->impact.score = rule->asked;
    info->relevance = shares_relevance(t, info->shares, info->nshares);
    info->value = mix(t, info->relevance, &info->impact, age);
    info->base = info->value - (t->posting ? MIX_RELEVANCE * info->relevance / 1000 *
                                                 (1000 - REPEATED) / 1000
                                           : 0);
}

struct item_info item_value(const struct tailor *t, const struct entry *e, const struct node *node,
                            const struct section_rule *rule)
{
    struct item_info info = {.impact = {.score = rule ? rule->impact : 0, .ownership = -1},
                             .limit = {-1, -1}};
    struct shares shares = {0};
    bool gone = false;

    for (size_t k = e->first; k < e->first + e->n; k++)
        gone |= t->passages.at[k].node == node && t->passages.at[k].gone;
    for (size_t k = e->first; k < e->first + e->n; k++) {
        const struct passage *p = &t->passages.at[k];

        if ((p->gone && !gone) || !stands_in(p, node))
            continue;
        shares_add(t, &shares, p);
        if (p->node == node && is_prose(p))
            info.impact = p->impact;
        else
            add_impact(&info.impact, &p->impact);
    }
    weigh(t, &info, &shares, rule, e->age);
    return info;
}

struct group_info group_value(const struct tailor *t, const struct entry *e,
                              const struct section_rule *rule)
{
    struct item_info info = {.impact.score = rule->impact};
    struct shares shares = {0};

    for (size_t k = e->first; k < e->first + e->n; k++)
        if (!t->passages.at[k].gone && t->passages.at[k].item < 0)
            shares_add(t, &shares, &t->passages.at[k]);
    weigh(t, &info, &shares, rule, e->age);
    return (struct group_info){.shares = info.shares,
                               .nshares = info.nshares,
                               .base = mix(t, info.relevance * REPEATED / 1000, &info.impact,
                                           e->age)};
}
