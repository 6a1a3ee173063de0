/* Requirements: the things a posting names where it asks for something.
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "posting/draft.h"

#include <stdlib.h>
#include <string.h>

/* Weight of a place in percent: Job2Skills (Shi et al., KDD 2020) shows that where a skill is named
 * says more than that it is named. */
static const int zone_weights[ZONE_COUNT] = {
    [ZONE_TITLE] = 125, [ZONE_MUST] = 100, [ZONE_NICE] = 45, [ZONE_RESPONSIBILITIES] = 70,
    [ZONE_STACK] = 90,  [ZONE_ABOUT] = 20, [ZONE_OTHER] = 0};

/* What stands first among the musts is meant most. */
enum { FIRST_UNITS = 3, FIRST_PERCENT = 115 };

/* First unit behind the first musts. */
static size_t first_musts_end(const struct draft *d)
{
    int before = 0;

    for (size_t i = 0; i < d->units.n; i++) {
        before += d->units.at[i].zone == ZONE_MUST && d->units.at[i].twin == i &&
                  d->lines.at[d->units.at[i].line].kind != BLOCK_HEADING;
        if (before == FIRST_UNITS)
            return i + 1;
    }
    return d->units.n;
}

int place_percent(enum zone zone)
{
    return zone_weights[zone];
}

int place_weight(const struct draft *d, size_t unit, enum asked asked)
{
    enum zone zone = d->units.at[unit].zone;
    int weight = zone_weights[zone];

    if (asked == ASKED_MUST && weight < zone_weights[ZONE_MUST])
        weight = zone_weights[ZONE_MUST];
    if (asked == ASKED_NICE && weight > zone_weights[ZONE_NICE])
        weight = zone_weights[ZONE_NICE];
    return zone == ZONE_MUST && unit < d->first_musts_end ? weight * FIRST_PERCENT : weight * 100;
}

/* Repeats say nothing new: neither sentences nor, within a zone, short items. */
static bool is_repeat(const struct draft *d, size_t unit)
{
    const struct unit *u = &d->units.at[unit];

    return u->twin != unit && (u->words >= SENTENCE_WORDS || d->units.at[u->twin].zone == u->zone);
}

bool bears(const struct draft *d, size_t unit)
{
    const struct unit *u = &d->units.at[unit];
    bool heading = d->lines.at[u->line].kind == BLOCK_HEADING;

    if (u->zone == ZONE_TITLE)
        return u->twin == unit;
    return u->zone != ZONE_OTHER && !heading && !is_repeat(d, unit);
}

/* "Go, Postgres, Kafka": short things between commas. In such a list an ordinary word is a skill.
 */
static bool is_list(const struct draft *d, const struct unit *u)
{
    size_t marks = 0;

    if (u->zone == ZONE_STACK || u->words <= 3)
        return u->zone != ZONE_TITLE;
    for (size_t i = u->start; i < u->end; i++)
        marks += d->text.p[i] == ',' || d->text.p[i] == '/' || d->text.p[i] == '|';
    return marks >= 2 && marks * 3 >= (size_t)u->words;
}

enum modality modality_of(enum zone zone, enum asked asked)
{
    if (asked == ASKED_WAIVED)
        return MODALITY_WAIVED;
    if (asked == ASKED_NEGATIVE)
        return MODALITY_NEGATIVE;
    if (zone == ZONE_ABOUT || asked == ASKED_NOT)
        return MODALITY_NONE;
    if (asked == ASKED_BY_ZONE)
        return zone == ZONE_NICE ? MODALITY_NICE : MODALITY_MUST;
    return asked == ASKED_NICE ? MODALITY_NICE : MODALITY_MUST;
}

struct str unit_text(const struct draft *d, size_t unit)
{
    const struct unit *u = &d->units.at[unit];

    return (struct str){d->text.p + u->start, u->end - u->start};
}

const char *quote_of(struct draft *d, size_t unit)
{
    struct str quote = str_trim(unit_text(d, unit));

    if (!d->units.at[unit].quote)
        d->units.at[unit].quote = arena_strndup(d->arena, quote.p, quote.n);
    return d->units.at[unit].quote;
}

struct citation cite(struct draft *d, size_t unit, size_t start, size_t end)
{
    return (struct citation){quote_of(d, unit), start, end};
}

enum { ASIDE_MOST = 100 };

static bool is_again(const struct requirement *aside, const struct hit *h, const char *term)
{
    if (h->concept != CONCEPT_NONE)
        return aside->concept == h->concept && compare_names(aside->narrower, h->narrower) == 0;
    return (aside->concept == CONCEPT_NONE && strcmp(aside->term, term) == 0) ||
           (aside->offset < h->end && aside->offset + strlen(aside->term) > h->start);
}

/* Named and not wanted: the first time only. */
static void set_aside(struct draft *d, struct posting *p, const struct hit *h)
{
    enum modality modality = modality_of(d->units.at[h->unit].zone, h->asked);
    const char *term = arena_strndup(d->arena, d->text.p + h->start, h->end - h->start);

    if (p->aside.n == ASIDE_MOST)
        return;
    for (size_t i = 0; i < p->aside.n; i++)
        if (p->aside.at[i].modality == modality && is_again(&p->aside.at[i], h, term))
            return;
    struct requirement r = {
        .concept = h->concept,
        .narrower = h->narrower,
        .term = term,
        .quote = quote_of(d, h->unit),
        .offset = h->start,
        .zone = d->units.at[h->unit].zone,
        .modality = modality};

    vec_push(d->arena, &p->aside, r);
}

static void add_match(struct draft *d, struct posting *p, struct hits *hits, size_t unit,
                      const struct concept_match *m)
{
    const struct unit *u = &d->units.at[unit];
    enum concept_kind kind = lexicon_concept(m->concept)->kind;
    struct hit hit = {.concept = m->concept,
                      .narrower = m->spelling == SPELLING_NARROWER ? m->alias : NULL,
                      .start = u->start + m->start,
                      .end = u->start + m->end,
                      .unit = unit,
                      .asked = clause_asks(unit_clause(d, unit), unit_text(d, unit), m->start,
                                           m->end)};

    if (is_refusal(hit.asked)) {
        if (hit.asked != ASKED_NOT)
            set_aside(d, p, &hit);
        return;
    }
    /* what a company does is context; what it uses is asked for elsewhere */
    if (u->zone == ZONE_ABOUT && kind != CONCEPT_DOMAIN)
        return;
    if (kind == CONCEPT_HUMAN_LANGUAGE && is_of_country(unit_text(d, unit), m->end))
        return;
    if (u->zone == ZONE_TITLE || u->zone == ZONE_ABOUT)
        hit.asked = ASKED_BY_ZONE;
    hit.place = place_weight(d, unit, hit.asked);
    vec_push(d->arena, &hits->list, hit);
}

/* Experience asked in all: the most that a must says. */
static void take_years(struct draft *d, struct posting *p, size_t unit)
{
    const struct unit *u = &d->units.at[unit];
    const struct clause *clause = unit_clause(d, unit);

    if (u->zone == ZONE_ABOUT || u->zone == ZONE_NICE || strstr(unit_key(d, unit)->p, " in lieu "))
        return;
    for (size_t i = 0; i < clause->years.n; i++) {
        const struct years *y = &clause->years.at[i];
        enum asked asked = clause_asks(clause, unit_text(d, unit), y->start, y->end);

        if (asked != ASKED_NICE && !is_refusal(asked) && y->years > p->years)
            p->years = y->years;
    }
}

/* "Elmfield Health Partnership" asks for no partnership. */
static bool is_company(const struct posting *p, struct str text, const struct concept_match *m)
{
    struct str name = str_of(p->company);
    size_t from = m->end > name.n ? m->end - name.n : 0;

    for (size_t i = from; name.n && i <= m->start && i + name.n <= text.n; i++)
        if (memcmp(text.p + i, name.p, name.n) == 0)
            return true;
    return false;
}

static int by_start(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;

    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

/* The unit as its terms are looked for: words of modality are no neighbours of an ambiguous name ("R
 * preferred", "Swift (required)"), so commas stand in their place. */
static struct str without_cues(struct draft *d, size_t unit)
{
    const struct clause *c = unit_clause(d, unit);
    struct str text = unit_text(d, unit);
    char *out;

    if (!c->modals.n)
        return text;
    out = arena_strndup(d->arena, text.p, text.n);
    for (size_t i = 0; i < c->modals.n; i++) {
        size_t start = c->modals.at[i].start, end = c->modals.at[i].end;
        static const char learn[] = " learn"; /* says of what follows that it is a skill */
        size_t n = strlen(learn);

        if (end - start > n && memcmp(out + end - n, learn, n) == 0)
            continue;
        if (start > 0 && out[start - 1] == '(')
            start--;
        if (start > 0 && out[start - 1] == ' ' && start < end)
            start--;
        for (size_t k = start; k < end; k++)
            out[k] = k == start ? ',' : ' ';
    }
    return (struct str){out, text.n};
}

void find_requirements(struct draft *d, struct posting *p)
{
    struct hits known = {0}, unknown = {0}, all = {0};

    d->first_musts_end = first_musts_end(d);
    for (size_t i = 0; i < d->units.n; i++) {
        const struct unit *u = &d->units.at[i];
        struct concept_matches matches = {0};

        if (!bears(d, i))
            continue;
        take_years(d, p, i);
        lexicon_match(d->arena, without_cues(d, i), is_list(d, u) ? MATCH_SKILLS : MATCH_PROSE,
                      &matches);
        for (size_t k = 0; k < matches.list.n; k++)
            if (!is_company(p, unit_text(d, i), &matches.list.at[k]))
                add_match(d, p, &known, i, &matches.list.at[k]);
    }
    if (d->years)
        p->years = d->years;
    for (size_t i = 0; i < known.list.n; i++)
        vec_push(d->arena, &all.list, known.list.at[i]);
    find_unknown(d, p, &known, &unknown);
    for (size_t i = 0; i < unknown.list.n; i++) {
        const struct hit *h = &unknown.list.at[i];

        if (!is_refusal(h->asked))
            vec_push(d->arena, &all.list, *h);
        else if (h->asked != ASKED_NOT)
            set_aside(d, p, h);
    }
    if (all.list.n)
        qsort(all.list.at, all.list.n, sizeof *all.list.at, by_start);
    find_runs(d, &all);
    find_choices(d, &all);
    find_experience(d, &all, p);
    find_credentials(d, &all, p);
    find_emphasis(d, &all, p);
    weigh(d, &all, p);
}
