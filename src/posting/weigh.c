/* Hits to requirements: one for each thing, at its strongest place, weights in thousandths.
 * SPDX-License-Identifier: MIT */
#include "posting/draft.h"

#include <stdlib.h>
#include <string.h>

/* How much a kind tells candidates apart, in percent. Everybody has "communication". */
static const int kind_weights[] = {
    [CONCEPT_LANGUAGE] = 100, [CONCEPT_FRAMEWORK] = 100,     [CONCEPT_DATABASE] = 100,
    [CONCEPT_CLOUD] = 100,    [CONCEPT_TOOL] = 100,          [CONCEPT_PROTOCOL] = 100,
    [CONCEPT_PRACTICE] = 80,  [CONCEPT_SECURITY] = 80,       [CONCEPT_DOMAIN] = 70,
    [CONCEPT_DATA] = 90,      [CONCEPT_SOFT] = 35,           [CONCEPT_TRADE] = 100,
    [CONCEPT_DEGREE] = 60,    [CONCEPT_HUMAN_LANGUAGE] = 60, [CONCEPT_GENERIC] = 8};

enum { UNKNOWN_WEIGHT = 80, REPEAT_PERCENT = 25, REPEATS_MOST = 3 };

static int compare_hits(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;

    if (x->concept != y->concept)
    return x->concept < y->concept ? -1 : 1;
    int by_stem = x->stem && y->stem ? strcmp(x->stem, y->stem) : 0;

    if (by_stem)
        return by_stem;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return 0;
}

static bool is_same(const struct hit *a, const struct hit *b)
{
    return a->concept == b->concept && (!a->stem || strcmp(a->stem, b->stem) == 0);
}

static enum modality modality_of(enum zone zone, enum asked asked)
{
    if (zone == ZONE_ABOUT)
        return MODALITY_NONE;
    if (asked == ASKED_BY_ZONE)
        return zone == ZONE_NICE ? MODALITY_NICE : MODALITY_MUST;
    return asked == ASKED_NICE ? MODALITY_NICE : MODALITY_MUST;
}

struct weighed {
    struct requirement r;
    int64_t raw, rest;
};

/* `hits` are those of one thing, by offset. */
static struct weighed weigh_one(struct draft *d, const struct hit *hits, size_t n)
{
    const struct hit *best = hits;
    size_t places = 0;
    int years = 0;

    for (size_t i = 0; i < n; i++) {
        if (hits[i].place > best->place)
            best = &hits[i];
        places += (i == 0 || hits[i].unit != hits[i - 1].unit) &&
                  d->units.at[hits[i].unit].zone != ZONE_ABOUT;
        if (hits[i].years > years)
            years = hits[i].years;
    }
    const struct unit *u = &d->units.at[best->unit];
    struct str quote = str_trim((struct str){d->text.p + u->start, u->end - u->start});
    int kind = best->concept == CONCEPT_NONE ? UNKNOWN_WEIGHT
                                             : kind_weights[lexicon_concept(best->concept)->kind];
    size_t repeats = places > REPEATS_MOST ? REPEATS_MOST : places ? places - 1 : 0;
    struct weighed w = {
        .r = {.concept = best->concept,
              .term = arena_strndup(d->arena, d->text.p + best->start, best->end - best->start),
              .stem = best->stem,
              .quote = arena_strndup(d->arena, quote.p, quote.n),
              .offset = best->start,
              .zone = u->zone,
              .modality = modality_of(u->zone, best->asked),
              .years = years,
              .specificity = 500},
        .raw = (int64_t)best->place * kind * (100 + REPEAT_PERCENT * (int)repeats)};

    return w;
}

static int by_rest(const void *a, const void *b)
{
    const struct weighed *x = a, *y = b;

    if (x->rest != y->rest)
        return x->rest > y->rest ? -1 : 1;
    return x->r.offset < y->r.offset ? -1 : x->r.offset > y->r.offset;
}

static int by_weight(const void *a, const void *b)
{
    const struct weighed *x = a, *y = b;

    if (x->r.weight != y->r.weight)
        return x->r.weight > y->r.weight ? -1 : 1;
    return x->r.offset < y->r.offset ? -1 : x->r.offset > y->r.offset;
}

/* Largest remainder (Hamilton's method), so that the sum is exact. */
static void normalise(struct weighed *w, size_t n)
{
    int64_t sum = 0;
    int given = 0;

    for (size_t i = 0; i < n; i++)
        sum += w[i].raw;
    for (size_t i = 0; i < n; i++) {
        w[i].r.weight = (int)(w[i].raw * 1000 / sum);
        w[i].rest = w[i].raw * 1000 % sum;
        given += w[i].r.weight;
    }
    qsort(w, n, sizeof *w, by_rest);
    for (size_t i = 0; i < n && given < 1000; i++, given++)
        w[i].r.weight++;
}

void weigh(struct draft *d, const struct hits *all, struct posting *p)
{
    size_t n = all->list.n, count = 0;
    struct weighed *w = arena_array(d->arena, n + 1, sizeof *w);
    struct hit *hits = all->list.at;

    if (!n)
        return;
    qsort(hits, n, sizeof *hits, compare_hits);
    for (size_t i = 0, next; i < n; i = next) {
        next = i + 1;
        while (next < n && is_same(&hits[i], &hits[next]))
            next++;
        w[count++] = weigh_one(d, hits + i, next - i);
    }
    normalise(w, count);
    qsort(w, count, sizeof *w, by_weight);
    for (size_t i = 0; i < count; i++)
        vec_push(d->arena, &p->requirements, w[i].r);
}
