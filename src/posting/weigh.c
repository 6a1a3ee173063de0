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

enum { UNKNOWN_WEIGHT = 80, REPEAT_PERCENT = 25, REPEATS_MOST = 3, UNKNOWN_SPECIFICITY = 600 };

int compare_names(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) : (a != NULL) - (b != NULL);
}

static int compare_things(const struct hit *a, const struct hit *b)
{
    if (a->concept != b->concept)
        return a->concept < b->concept ? -1 : 1;
    int order = compare_names(a->narrower, b->narrower);

    return order ? order : compare_names(a->stem, b->stem);
}

bool same_thing(const struct hit *a, const struct hit *b)
{
    return compare_things(a, b) == 0;
}

static int compare_hits(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;
    int order = compare_things(x, y);

    return order ? order : (x->start > y->start) - (x->start < y->start);
}

struct weighed {
    struct requirement r;
    size_t choice; /* as in struct hit */
    bool heads;
    int64_t raw, rest;
};

/* The place that a thing is asked by itself at as strongly as any: "Java developer", then "Java or
 * Kotlin". */
static bool is_alone(const struct draft *d, const struct hit *h)
{
    enum zone zone = d->units.at[h->unit].zone;

    return !h->group && h->asked != ASKED_NICE && (zone == ZONE_TITLE || zone == ZONE_MUST);
}

static int specificity_of(concept_id c)
{
    return c == CONCEPT_NONE ? UNKNOWN_SPECIFICITY : lexicon_concept(c)->specificity;
}

static int64_t raw_weight(const struct hit *h, size_t places)
{
    int kind = UNKNOWN_WEIGHT, repeats = 0;

    if (h->concept != CONCEPT_NONE)
        kind = kind_weights[lexicon_concept(h->concept)->kind];
    if (places)
        repeats = places > REPEATS_MOST ? REPEATS_MOST : (int)places - 1;
    /* what tells more weighs more, from 70 to 130 per cent */
    return (int64_t)h->place * kind * (100 + REPEAT_PERCENT * repeats) *
           (700 + specificity_of(h->concept) * 6 / 10) / 1000;
}

/* Named where the work is told, not where the person is: the wish for it in another place counts. */
static bool is_duty(const struct draft *d, const struct hit *h)
{
    return d->units.at[h->unit].zone == ZONE_RESPONSIBILITIES && h->asked == ASKED_BY_ZONE;
}

/* `hits` are those of one thing, by offset. */
static struct weighed weigh_one(struct draft *d, const struct hit *hits, size_t n)
{
    const struct hit *best = hits;
    size_t places = 0;
    int years = 0, most = 0;
    bool alone = false;

    for (size_t i = 0; i < n; i++) {
        bool duty = is_duty(d, &hits[i]), before = is_duty(d, best);

        if (duty == before ? hits[i].place > best->place : before)
            best = &hits[i];
        places += (i == 0 || hits[i].unit != hits[i - 1].unit) &&
                  d->units.at[hits[i].unit].zone != ZONE_ABOUT;
        if (hits[i].years > years)
            years = hits[i].years, most = hits[i].most;
    }
    for (size_t i = 0; i < n; i++)
        alone |= is_alone(d, &hits[i]) && hits[i].unit != best->unit;
    enum zone zone = d->units.at[best->unit].zone;
    struct weighed w = {
        .r = {.concept = best->concept,
              .narrower = best->narrower,
              .term = arena_strndup(d->arena, d->text.p + best->start, best->end - best->start),
              .stem = best->stem,
              .quote = quote_of(d, best->unit),
              .offset = best->start,
              .zone = zone,
              .modality = modality_of(zone, best->asked),
              .years = years,
              .years_most = most,
              .specificity = specificity_of(best->concept)},
        .choice = alone ? 0 : best->group,
        .heads = best->heads,
        .raw = raw_weight(best, places)};

    return w;
}

/* ---- alternatives ------------------------------------------------------------------------------- */

/* By choice: how many things it names, and how many of them are asked for in it and nowhere stronger. */
struct tally {
    size_t named, kept;
    int64_t raw, sum, shares; /* of those kept and the head: the most, all, how many */
};

static void count_choices(struct tally *tallies, const struct hit *hits, size_t n, size_t kept)
{
    for (size_t i = 0; i < n; i++) {
        bool again = false;

        for (size_t k = i; k > 0 && !again && i - k < REPEATS_MOST; k--)
            again = hits[k - 1].group == hits[i].group;
        if (hits[i].group && !hits[i].heads && !again)
            tallies[hits[i].group].named++;
    }
    if (kept)
        tallies[kept].kept++;
}

static bool is_whole(const struct draft *d, const struct tally *t, size_t choice)
{
    const struct choice *c = &d->choices.list.at[choice - 1];

    return t->kept >= t->named && (t->kept > 1 || c->open || c->kind == GROUP_SUCH_AS);
}

/* What is only an alternative to something that is asked for by itself is a wish. The members of a
 * group have equal shares of what the heaviest would weigh, `need` times. */
static void share_weights(struct draft *d, struct weighed *w, size_t n, struct tally *tallies)
{
    for (size_t i = 0; i < n; i++) {
        struct tally *t = &tallies[w[i].choice];

        if (w[i].choice && t->kept < t->named && w[i].r.modality == MODALITY_MUST) {
            w[i].r.modality = MODALITY_NICE;
            w[i].raw = w[i].raw * place_percent(ZONE_NICE) / place_percent(ZONE_MUST);
        }
        if (w[i].choice && t->kept < 2 && !is_whole(d, t, w[i].choice))
            w[i].choice = 0;
        t->shares++;
        t->sum += w[i].raw;
        t->raw = w[i].raw > t->raw ? w[i].raw : t->raw;
    }
    for (size_t i = 0; i < n; i++) {
        const struct tally *t = &tallies[w[i].choice];
        size_t choice = w[i].choice;

        if (!choice)
            continue;
        int64_t whole = t->raw * d->choices.list.at[choice - 1].need;

        w[i].raw = (whole < t->sum ? whole : t->sum) / t->shares;
    }
}

/* Groups by offset, members in the order of the requirements. */
static void fill_groups(struct draft *d, struct posting *p, const struct weighed *w, size_t n,
                        const struct tally *tallies)
{
    for (size_t c = 1; c <= d->choices.list.n; c++) {
        const struct choice *choice = &d->choices.list.at[c - 1];
        struct requirement_group g = {.kind = choice->kind, .need = choice->need,
                                      .open = choice->open, .modality = MODALITY_NICE};

        if (!tallies[c].kept)
            continue;
        size_t *member = arena_array(d->arena, (size_t)tallies[c].shares + 1, sizeof *member);

        for (size_t i = 0; i < n; i++)
            if (w[i].choice == c) {
                member[g.members++] = i;
                g.head = w[i].heads ? i + 1 : g.head;
            }
        if (!g.members)
            continue;
        if ((size_t)g.need > g.members)
            g.need = (int)g.members;
        for (size_t i = 0; i < g.members; i++) {
            struct requirement *r = &p->requirements.at[member[i]];

            r->group = p->groups.n + 1;
            g.weight += r->weight;
            g.modality = r->modality < g.modality ? r->modality : g.modality;
        }
        g.member = member;
        g.said = cite(d, choice->unit, choice->start, choice->end);
        vec_push(d->arena, &p->groups, g);
    }
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
    struct tally *tallies = arena_array(d->arena, d->choices.list.n + 1, sizeof *tallies);
    struct hit *hits = all->list.at;

    if (!n)
        return;
    qsort(hits, n, sizeof *hits, compare_hits);
    for (size_t i = 0, next; i < n; i = next) {
        next = i + 1;
        while (next < n && same_thing(&hits[i], &hits[next]))
            next++;
        w[count] = weigh_one(d, hits + i, next - i);
        count_choices(tallies, hits + i, next - i, w[count].heads ? 0 : w[count].choice);
        count++;
    }
    share_weights(d, w, count, tallies);
    normalise(w, count);
    qsort(w, count, sizeof *w, by_weight);
    for (size_t i = 0; i < count; i++)
        vec_push(d->arena, &p->requirements, w[i].r);
    fill_groups(d, p, w, count, tallies);
}
