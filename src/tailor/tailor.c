/* The order of the steps, and the result. SPDX-License-Identifier: MIT */
#include "tailor/tailor.h"

#include "tailor/internal.h"

#include <stdlib.h>
#include <string.h>

static void collect_always(struct tailor *t)
{
    for (size_t i = 0; i < t->passages.n; i++) {
        const struct passage *p = &t->passages.at[i];

        if (!p->gone && p->item < 0 && p->group < 0)
            shares_add(t, &t->always, p);
    }
}

/* A posting that asks nothing we recognise, or nothing that the profile answers, decides nothing. */
static void set_posting(struct tailor *t, const struct posting *posting)
{
    t->given = posting;
    if (!posting || !posting->requirements.n)
        return;
    t->posting = posting;
    t->nrequirements = posting->requirements.n < TAILOR_MAX_REQUIREMENTS
                           ? posting->requirements.n
                           : TAILOR_MAX_REQUIREMENTS;
}

/* What the user wanted to go is gone: said again it would name nothing. */
static const struct node *fulfilled(struct tailor *t, const struct node *extension)
{
    bool tags = t->options.tags && *t->options.tags;
    struct node *left, *next;

    if (!extension)
        return NULL;
    left = node_copy(t->arena, extension);
    for (struct node *n = left->first; n; n = next) {
        next = n->next;
        if (!strcmp(n->key, "hide") || (tags && !strcmp(n->key, "tags")))
            node_remove(left, n);
    }
    return left->first ? left : NULL;
}

struct tailor *tailor_new(struct arena *a, const struct profile *profile,
                          const struct posting *posting, const struct tailor_options *options,
                          struct diags *d)
{
    struct tailor *t = arena_new(a, struct tailor);
    struct date as_of = options->as_of.year ? options->as_of : profile_newest_date(profile);

    t->arena = a;
    t->profile = profile;
    t->options = *options;
    t->diags = d;
    t->as_of = date_months(as_of);
    t->proof.optimal = true; /* all is shown */
    t->candidate = *profile;
    t->candidate.as_of = as_of;
    t->candidate.root = node_copy(a, profile->root);
    set_posting(t, posting);
    collect_wishes(t);
    t->candidate.extension = fulfilled(t, profile->extension);
    apply_hides(t);
    check_pins(t);
    passages_collect(t);
    passages_read(t);
    evidence_weigh(t);
    value_passages(t);
    prune_weak(t);
    find_duplicates(t);
    evidence_done(t);
    prune_skills(t);
    items_build(t);
    require_skills(t);
    collect_always(t);
    order_bullets(t);
    order_projects(t);
    order_skills(t);
    order_sections(t);
    respell(t);
    lead_summary(t);
    collect_no_hyphen(t);
    if (tailor_limited(t))
        tailor_select(t, TAILOR_ANY_HEIGHT);
    return t;
}

void tailor_restart(struct tailor *t)
{
    for (size_t i = 0; i < t->items.n; i++)
        t->items.at[i].cost = 0;
    for (size_t g = 0; g < t->groups.n; g++)
        t->groups.at[g].cost = 0;
    memset(t->chosen, 1, t->items.n * sizeof *t->chosen);
    t->proof = (struct proof){.optimal = true};
    t->budget = 0;
}

const struct profile *tailor_candidate(struct tailor *t)
{
    return &t->candidate;
}

struct tailor_item *tailor_items(struct tailor *t, size_t *n)
{
    *n = t->items.n;
    return t->items.at;
}

struct tailor_group *tailor_groups(struct tailor *t, size_t *n)
{
    *n = t->groups.n;
    return t->groups.at;
}

bool *groups_open(const struct tailor *t)
{
    bool *open = arena_array(t->arena, t->groups.n + 1, sizeof *open);

    for (size_t i = 0; i < t->items.n; i++)
        for (int g = t->chosen[i] ? t->items.at[i].group : -1; g >= 0; g = t->groups.at[g].parent)
            open[g] = true;
    for (size_t i = 0; i < t->groups.n; i++)
        for (int g = t->groups.at[i].always ? (int)i : -1; g >= 0; g = t->groups.at[g].parent)
            open[g] = true;
    return open;
}

bool passage_shown(const struct tailor *t, const bool *open, const struct passage *p)
{
    if (p->gone)
        return false;
    if (p->item >= 0)
        return t->chosen[p->item];
    return p->group < 0 || open[p->group];
}

/* ---- the result -------------------------------------------------------------------------------- */

static int by_address(const void *x, const void *y)
{
    uintptr_t a = (uintptr_t) * (const struct node *const *)x;
    uintptr_t b = (uintptr_t) * (const struct node *const *)y;

    return a < b ? -1 : a > b;
}

struct left_out {
    VEC(const struct node *) list;
};

static bool is_left_out(const struct left_out *out, const struct node *n)
{
    return out->list.n &&
           bsearch(&n, out->list.at, out->list.n, sizeof *out->list.at, by_address) != NULL;
}

static void collect_left_out(struct tailor *t, struct left_out *out)
{
    const bool *open = groups_open(t);

    for (size_t i = 0; i < t->items.n; i++)
        if (!t->chosen[i])
            vec_push(t->arena, &out->list, t->items.at[i].node);
    for (size_t g = 0; g < t->groups.n; g++)
        if (!open[g])
            vec_push(t->arena, &out->list, t->groups.at[g].node);
    if (out->list.n)
        qsort(out->list.at, out->list.n, sizeof *out->list.at, by_address);
}

/* Walks the candidate and its copy in step and takes out of the copy what was left out. */
static void thin(const struct node *from, struct node *copy, const struct left_out *out)
{
    struct node *next, *child = copy->first;

    for (const struct node *n = from->first; n && child; n = n->next, child = next) {
        next = child->next;
        if (is_left_out(out, n)) {
            node_remove(copy, child);
            continue;
        }
        thin(n, child, out);
        if (n->first && !child->first)
            node_remove(copy, child); /* a list of which nothing is left */
    }
}

/* Sections of which nothing is left are not in the order either. */
static void order_present(struct tailor *t, struct profile *p)
{
    VEC(const char *) present = {0};

    for (size_t i = 0; i < p->section_count; i++)
        if (node_get(p->root, p->section_order[i]))
            vec_push(t->arena, &present, p->section_order[i]);
    p->section_order = present.at;
    p->section_count = present.n;
}

const struct profile *tailor_without(struct tailor *t, size_t item)
{
    struct tailor with = *t;

    with.chosen = arena_array(t->arena, t->items.n, sizeof *with.chosen);
    for (size_t i = 0; i < t->items.n; i++)
        with.chosen[i] = i != item;
    return tailor_result(&with);
}

const struct profile *tailor_result(struct tailor *t)
{
    struct profile *result = arena_new(t->arena, struct profile);
    struct left_out out = {0};

    *result = t->candidate;
    result->root = node_copy(t->arena, t->candidate.root);
    collect_left_out(t, &out);
    thin(t->candidate.root, result->root, &out);
    if (t->summary)
        summary_thin(t, node_get(node_get(result->root, "basics"), "summary"));
    order_present(t, result);
    return result;
}
