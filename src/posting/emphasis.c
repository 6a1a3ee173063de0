/* What a posting stresses, and the industries it speaks of, each with the words that say so.
 * SPDX-License-Identifier: MIT */
#include "posting/draft.h"

#include <stdlib.h>
#include <string.h>

/* By axis, and how much a cue says: 3 that and nothing else, 1 little by itself. */
static const struct phrase cues[] = {
    {" ship ", AXIS_SPEED, 2},
    {" shipping ", AXIS_SPEED, 1},
    {" iterat", AXIS_SPEED, 2},
    {" fast ", AXIS_SPEED, 1},
    {" fast paced ", AXIS_SPEED, 1},
    {" move fast ", AXIS_SPEED, 3},
    {" move quickly ", AXIS_SPEED, 3},
    {" quickly ", AXIS_SPEED, 1},
    {" rapid", AXIS_SPEED, 1},
    {" speed ", AXIS_SPEED, 1},
    {" prototyp", AXIS_SPEED, 2},
    {" mvp ", AXIS_SPEED, 2},
    {" startup", AXIS_SPEED, 2},
    {" start up ", AXIS_SPEED, 2},
    {" scrappy ", AXIS_SPEED, 3},
    {" many hats ", AXIS_SPEED, 3},
    {" 0 to 1 ", AXIS_SPEED, 3},
    {" zero to one ", AXIS_SPEED, 3},
    {" from scratch ", AXIS_SPEED, 2},
    {" every day ", AXIS_SPEED, 1},
    {" several times a day ", AXIS_SPEED, 3},
    {" autonom", AXIS_SPEED, 2},
    {" ownership ", AXIS_SPEED, 2},
    {" founding ", AXIS_SPEED, 2},
    {" small team ", AXIS_SPEED, 2},
    {" bias for action ", AXIS_SPEED, 3},
    {" self starter ", AXIS_SPEED, 1},
    {" feature flag", AXIS_SPEED, 2},
    {" early stage ", AXIS_SPEED, 2},
    {" seed stage ", AXIS_SPEED, 3},
    {" reliab", AXIS_RELIABILITY, 2},
    {" uptime ", AXIS_RELIABILITY, 3},
    {" availability ", AXIS_RELIABILITY, 1},
    {" high availability ", AXIS_RELIABILITY, 3},
    {" on call ", AXIS_RELIABILITY, 2},
    {" pager ", AXIS_RELIABILITY, 2},
    {" incident", AXIS_RELIABILITY, 2},
    {" outage", AXIS_RELIABILITY, 3},
    {" post mortem", AXIS_RELIABILITY, 3},
    {" postmortem", AXIS_RELIABILITY, 3},
    {" slo ", AXIS_RELIABILITY, 3},
    {" slos ", AXIS_RELIABILITY, 3},
    {" sla ", AXIS_RELIABILITY, 2},
    {" slas ", AXIS_RELIABILITY, 2},
    {" error budget", AXIS_RELIABILITY, 3},
    {" failover ", AXIS_RELIABILITY, 3},
    {" redundan", AXIS_RELIABILITY, 2},
    {" disaster recovery ", AXIS_RELIABILITY, 3},
    {" resilien", AXIS_RELIABILITY, 2},
    {" fault toleran", AXIS_RELIABILITY, 3},
    {" idempoten", AXIS_RELIABILITY, 3},
    {" secur", AXIS_SECURITY, 2},
    {" social security ", AXIS_COUNT, 0},
    {" job security ", AXIS_COUNT, 0},
    {" threat", AXIS_SECURITY, 3},
    {" penetration test", AXIS_SECURITY, 3},
    {" pentest", AXIS_SECURITY, 3},
    {" encrypt", AXIS_SECURITY, 3},
    {" cryptograph", AXIS_SECURITY, 3},
    {" vulnerab", AXIS_SECURITY, 2},
    {" owasp ", AXIS_SECURITY, 3},
    {" zero trust ", AXIS_SECURITY, 3},
    {" siem ", AXIS_SECURITY, 3},
    {" iso 27001 ", AXIS_SECURITY, 2},
    {" soc 2 ", AXIS_SECURITY, 2},
    {" authentication ", AXIS_SECURITY, 2},
    {" authorisation ", AXIS_SECURITY, 2},
    {" authorization ", AXIS_SECURITY, 2},
    {" complian", AXIS_COMPLIANCE, 2},
    {" regulat", AXIS_COMPLIANCE, 2},
    {" audit", AXIS_COMPLIANCE, 2},
    {" hipaa ", AXIS_COMPLIANCE, 3},
    {" sox ", AXIS_COMPLIANCE, 3},
    {" gdpr ", AXIS_COMPLIANCE, 2},
    {" pci ", AXIS_COMPLIANCE, 3},
    {" gmp ", AXIS_COMPLIANCE, 3},
    {" gxp ", AXIS_COMPLIANCE, 3},
    {" haccp ", AXIS_COMPLIANCE, 3},
    {" change control ", AXIS_COMPLIANCE, 3},
    {" change management ", AXIS_COMPLIANCE, 2},
    {" standard operating ", AXIS_COMPLIANCE, 3},
    {" sop ", AXIS_COMPLIANCE, 3},
    {" sops ", AXIS_COMPLIANCE, 3},
    {" procedures ", AXIS_COMPLIANCE, 1},
    {" documentation ", AXIS_COMPLIANCE, 1},
    {" documented ", AXIS_COMPLIANCE, 1},
    {" policies ", AXIS_COMPLIANCE, 1},
    {" inspection", AXIS_COMPLIANCE, 2},
    {" validation ", AXIS_COMPLIANCE, 2},
    {" validated ", AXIS_COMPLIANCE, 2},
    {" aml ", AXIS_COMPLIANCE, 3},
    {" kyc ", AXIS_COMPLIANCE, 3},
    {" quality assurance ", AXIS_COMPLIANCE, 1},
    {" iso 9001 ", AXIS_COMPLIANCE, 3},
    {" iso 13485 ", AXIS_COMPLIANCE, 3},
    {" standards ", AXIS_COMPLIANCE, 1},
    {" scalab", AXIS_SCALE, 2},
    {" at scale ", AXIS_SCALE, 2},
    {" scaling ", AXIS_SCALE, 2},
    {" latency ", AXIS_SCALE, 3},
    {" throughput ", AXIS_SCALE, 3},
    {" millions ", AXIS_SCALE, 2},
    {" billions ", AXIS_SCALE, 2},
    {" million requests ", AXIS_SCALE, 2},
    {" million users ", AXIS_SCALE, 2},
    {" performance ", AXIS_SCALE, 1},
    {" performance review", AXIS_LEADERSHIP, 2},
    {" performant ", AXIS_SCALE, 2},
    {" high performance ", AXIS_SCALE, 2},
    {" benchmark", AXIS_SCALE, 2},
    {" profiling ", AXIS_SCALE, 3},
    {" high traffic ", AXIS_SCALE, 3},
    {" requests a second ", AXIS_SCALE, 2},
    {" transactions a second ", AXIS_SCALE, 2},
    {" per second ", AXIS_SCALE, 2},
    {" large scale ", AXIS_SCALE, 2},
    {" p99 ", AXIS_SCALE, 3},
    {" cost", AXIS_COST, 2},
    {" spend ", AXIS_COST, 1},
    {" spending ", AXIS_COST, 2},
    {" budget", AXIS_COST, 2},
    {" savings ", AXIS_COST, 2},
    {" finops ", AXIS_COST, 3},
    {" efficien", AXIS_COST, 1},
    {" cheaper ", AXIS_COST, 3},
    {" profitab", AXIS_COST, 2},
    {" margin", AXIS_COST, 2},
    {" customer", AXIS_PRODUCT, 1},
    {" users ", AXIS_PRODUCT, 1},
    {" user ", AXIS_PRODUCT, 1},
    {" user experience ", AXIS_PRODUCT, 2},
    {" end users ", AXIS_PRODUCT, 2},
    {" product manager", AXIS_PRODUCT, 2},
    {" product team", AXIS_PRODUCT, 2},
    {" product discovery ", AXIS_PRODUCT, 3},
    {" product thinking ", AXIS_PRODUCT, 3},
    {" product minded ", AXIS_PRODUCT, 3},
    {" user research ", AXIS_PRODUCT, 3},
    {" usability ", AXIS_PRODUCT, 3},
    {" experiment", AXIS_PRODUCT, 2},
    {" a b test", AXIS_PRODUCT, 3},
    {" clients ", AXIS_PRODUCT, 1},
    {" feedback ", AXIS_PRODUCT, 1},
    {" discovery ", AXIS_PRODUCT, 2},
    {" data ", AXIS_DATA, 1},
    {" data driven ", AXIS_DATA, 2},
    {" dataset", AXIS_DATA, 2},
    {" data pipeline", AXIS_DATA, 3},
    {" analytic", AXIS_DATA, 2},
    {" metrics ", AXIS_DATA, 1},
    {" dashboard", AXIS_DATA, 2},
    {" machine learning ", AXIS_DATA, 3},
    {" statistic", AXIS_DATA, 2},
    {" models ", AXIS_DATA, 1},
    {" forecast", AXIS_DATA, 2},
    {" warehouse ", AXIS_DATA, 1},
    {" lead a ", AXIS_LEADERSHIP, 3},
    {" lead the ", AXIS_LEADERSHIP, 2},
    {" leading a ", AXIS_LEADERSHIP, 3},
    {" lead and ", AXIS_LEADERSHIP, 2},
    {" leadership ", AXIS_LEADERSHIP, 2},
    {" mentor", AXIS_LEADERSHIP, 2},
    {" coach", AXIS_LEADERSHIP, 2},
    {" hiring manager ", AXIS_COUNT, 0},
    {" hiring ", AXIS_LEADERSHIP, 1},
    {" is hiring ", AXIS_COUNT, 0},
    {" are hiring ", AXIS_COUNT, 0},
    {" one on one", AXIS_LEADERSHIP, 3},
    {" direct reports ", AXIS_LEADERSHIP, 3},
    {" line management ", AXIS_LEADERSHIP, 3},
    {" line manage ", AXIS_LEADERSHIP, 3},
    {" manage a team ", AXIS_LEADERSHIP, 3},
    {" managing a team ", AXIS_LEADERSHIP, 3},
    {" grow the team ", AXIS_LEADERSHIP, 3},
    {" people manage", AXIS_LEADERSHIP, 3},
    {" supervis", AXIS_LEADERSHIP, 2},
    {" strategy ", AXIS_LEADERSHIP, 1},
    {" roadmap", AXIS_LEADERSHIP, 1},
};

enum {
    CUES = sizeof cues / sizeof *cues,
    TIMES_MOST = 2,     /* how often a cue counts */
    CITED_MOST = 8,     /* cues an axis shows */
    DISTINCT_LEAST = 2, /* one word stresses nothing */
    STRESS_LEAST = 600, /* of all axes: below, the posting stresses nothing */
    INDUSTRIES_MOST = 8
};

/* What postings of every kind say of an axis, in the same measure; it tells nothing. */
static const int background[AXIS_COUNT] = {[AXIS_SPEED] = 100,      [AXIS_RELIABILITY] = 0,
                                           [AXIS_SECURITY] = 100,   [AXIS_COMPLIANCE] = 200,
                                           [AXIS_SCALE] = 100,      [AXIS_COST] = 100,
                                           [AXIS_PRODUCT] = 300,    [AXIS_DATA] = 200,
                                           [AXIS_LEADERSHIP] = 200};

static const int zone_percent[ZONE_COUNT] = {
    [ZONE_TITLE] = 150, [ZONE_MUST] = 100,  [ZONE_NICE] = 50, [ZONE_RESPONSIBILITIES] = 100,
    [ZONE_STACK] = 50,  [ZONE_ABOUT] = 80, [ZONE_OTHER] = 0};

const struct cue_table axis_cues = CUE_TABLE(cues);

struct tally {
    int score[AXIS_COUNT], distinct[AXIS_COUNT];
    unsigned char times[CUES];
};

static void count_unit(struct draft *d, struct posting *p, size_t unit, struct tally *t)
{
    const struct unit *u = &d->units.at[unit];
    const struct key *key = unit_key(d, unit);

    for (const struct cue *c = NULL; (c = next_longest(unit_cues(d, unit), CUES_AXIS, c)) != NULL;) {
        unsigned char *times = &t->times[c->phrase - cues];
        int axis = c->phrase->what;

        if (axis == AXIS_COUNT || *times == TIMES_MOST)
            continue;
        t->distinct[axis] += !*times;
        t->score[axis] += c->phrase->value * zone_percent[u->zone];
        if (!(*times)++ && p->emphasis[axis].cues.n < CITED_MOST)
            vec_push(d->arena, &p->emphasis[axis].cues,
                     cite(d, unit, u->start + cue_start(key, c), u->start + cue_end(key, c)));
    }
}

/* Shares of a sum of 1000, the rest to the first of the largest remainders. */
static void share(const int64_t *raw, size_t n, int *out)
{
    int64_t sum = 0;
    int given = 0;

    for (size_t i = 0; i < n; i++)
        sum += raw[i];
    for (size_t i = 0; i < n && sum; i++) {
        out[i] = (int)(raw[i] * 1000 / sum);
        given += out[i];
    }
    for (; sum && given < 1000; given++) {
        size_t best = 0;

        for (size_t i = 1; i < n; i++)
            if (raw[i] * 1000 - out[i] * sum > raw[best] * 1000 - out[best] * sum)
                best = i;
        out[best]++;
    }
}

static void weigh_axes(struct posting *p, const struct tally *t)
{
    int64_t raw[AXIS_COUNT], all = 0;
    int weight[AXIS_COUNT] = {0};

    for (int a = 0; a < AXIS_COUNT; a++) {
        raw[a] = t->distinct[a] < DISTINCT_LEAST ? 0 : t->score[a] - background[a];
        raw[a] = raw[a] < 0 ? 0 : raw[a];
        all += raw[a];
    }
    if (all < STRESS_LEAST)
        return;
    share(raw, AXIS_COUNT, weight);
    for (int a = 0; a < AXIS_COUNT; a++)
        p->emphasis[a].weight = weight[a];
}

/* ---- industries -------------------------------------------------------------------------------------- */

/* "SaaS" and "B2B" say how a company sells. */
static bool is_industry(const struct hit *h)
{
    return h->concept != CONCEPT_NONE && lexicon_concept(h->concept)->kind == CONCEPT_DOMAIN &&
           strcmp(lexicon_concept(h->concept)->family, "software domain") != 0;
}

static struct industry *industry_of(struct draft *d, struct posting *p, concept_id c)
{
    for (size_t i = 0; i < p->industries.n; i++)
        if (p->industries.at[i].concept == c)
            return &p->industries.at[i];
    if (p->industries.n == INDUSTRIES_MOST)
        return NULL;
    vec_push(d->arena, &p->industries, (struct industry){.concept = c});
    return &p->industries.at[p->industries.n - 1];
}

static int by_weight(const void *a, const void *b)
{
    const struct industry *x = a, *y = b;
    size_t i = x->cues.at[0].start, k = y->cues.at[0].start;

    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return i < k ? -1 : i > k;
}

static void find_industries(struct draft *d, const struct hits *hits, struct posting *p)
{
    int64_t raw[INDUSTRIES_MOST] = {0};
    int weight[INDUSTRIES_MOST] = {0};

    for (size_t i = 0; i < hits->list.n; i++) {
        const struct hit *h = &hits->list.at[i];
        struct industry *industry = is_industry(h) ? industry_of(d, p, h->concept) : NULL;

        if (!industry || industry->cues.n == CITED_MOST)
            continue;
        raw[industry - p->industries.at] += zone_percent[d->units.at[h->unit].zone];
        vec_push(d->arena, &industry->cues, cite(d, h->unit, h->start, h->end));
    }
    share(raw, p->industries.n, weight);
    for (size_t i = 0; i < p->industries.n; i++)
        p->industries.at[i].weight = weight[i];
    if (p->industries.n)
        qsort(p->industries.at, p->industries.n, sizeof *p->industries.at, by_weight);
}

void find_emphasis(struct draft *d, const struct hits *hits, struct posting *p)
{
    struct tally t = {0};

    for (size_t i = 0; i < d->units.n; i++) {
        const struct unit *u = &d->units.at[i];

        if (u->zone != ZONE_OTHER && u->twin == i && d->lines.at[u->line].kind != BLOCK_HEADING)
            count_unit(d, p, i, &t);
    }
    weigh_axes(p, &t);
    find_industries(d, hits, p);
}
