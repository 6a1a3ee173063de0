/* What comes first: bullets, projects, skills. Jobs stay as the profile has them.
 * SPDX-License-Identifier: MIT */
#include "tailor/internal.h"

#include <stdlib.h>
#include <string.h>

enum {
    NOVEL = 700,       /* of 1000: how much of relevance is lost where it was told before */
    MANY_BULLETS = 100 /* in a job; they are not read anyway */
};

/* More than any relevance times impact. */
static const int64_t TITLE_LEADS = (int64_t)1 << 40;

struct placed {
    struct node *node;
    const int64_t *key;
    size_t index;
};

static int by_key(const void *x, const void *y)
{
    const struct placed *a = x, *b = y;

    if (*a->key != *b->key)
        return *a->key > *b->key ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* keys[i] belongs to the i-th child. Largest first; equals stay in order. */
void sort_children(struct tailor *t, struct node *list, const int64_t *keys)
{
    struct placed *all;
    size_t n = 0;

    for (struct node *child = list->first; child; child = child->next)
        n++;
    if (n < 2)
        return;
    all = arena_array(t->arena, n, sizeof *all);
    n = 0;
    for (struct node *child = list->first; child; child = child->next, n++)
        all[n] = (struct placed){child, &keys[n], n};
    qsort(all, n, sizeof *all, by_key);
    for (size_t i = 0; i < n; i++)
        all[i].node->next = i + 1 < n ? all[i + 1].node : NULL;
    list->first = all[0].node;
    list->last = all[n - 1].node;
}

/* The next passage from k on that stands in a list and is still there. List and passages are in the
 * order of the profile; what is empty has no passage. */
static size_t passage_in(const struct tailor *t, const struct entry *e, const struct node *list,
                         size_t k)
{
    while (k < e->first + e->n &&
           (t->passages.at[k].gone || t->passages.at[k].node->parent != list))
        k++;
    return k;
}

/* A technology in the posting's title is what the job is called for: "Engineer (Go)". */
static bool proves_title(const struct tailor *t, const struct passage *p)
{
    for (size_t j = 0; j < p->nevidence; j++) {
        const struct requirement *r =
            &t->posting->requirements.at[p->evidence[j].requirement];

        if (r->zone == ZONE_TITLE && r->concept != CONCEPT_NONE &&
            lexicon_concept(r->concept)->kind <= CONCEPT_PROTOCOL &&
            p->evidence[j].grade >= GRADE_COVERED)
            return true;
    }
    return false;
}

/* A bullet of one job that is to be placed. */
struct bullet_place {
    const struct passage *passage;
    struct shares shares;
    bool placed;
};

/* Weight of the musts that it proves, in the measure of relevance. */
static int64_t must_gain(const struct tailor *t, const struct shares *s)
{
    int64_t sum = 0;

    for (size_t i = 0; i < s->list.n; i++) {
        const struct unit *unit = &t->units[s->list.at[i].requirement];

        if (unit->must && s->list.at[i].credit == CREDIT_PROVEN)
            sum += unit->weight / unit->need;
    }
    return sum * t->relevance_scale / 1000;
}

/* Relevance that is not told yet: a requirement that a bullet above has answered as well counts little
 * (maximal marginal relevance, Carbonell and Goldstein 1998). */
static int64_t marginal(const struct tailor *t, const struct shares *s, const uint16_t *told)
{
    struct share *rest = arena_array(t->arena, s->list.n + 1, sizeof *rest);

    for (size_t i = 0; i < s->list.n; i++) {
        rest[i] = s->list.at[i];
        rest[i].strength -= rest[i].strength < told[rest[i].requirement]
                                ? rest[i].strength
                                : told[rest[i].requirement];
    }
    return (NOVEL * shares_relevance(t, rest, s->list.n) +
            (1000 - NOVEL) * shares_relevance(t, s->list.at, s->list.n)) /
           1000;
}

/* What proves the title leads; the first place also goes by the musts that are proven. All times one half
 * to one and a half for impact. What answers nothing has 0 and keeps its place. */
static int64_t place_key(const struct tailor *t, const struct bullet_place *b, const uint16_t *told,
                         bool first)
{
    return (marginal(t, &b->shares, told) + (first ? must_gain(t, &b->shares) : 0) +
            appeal(t, &b->passage->impact)) *
               (500 + b->passage->impact.score) +
           (proves_title(t, b->passage) ? TITLE_LEADS : 0);
}

static void place_bullets(struct tailor *t, struct bullet_place *b, size_t n, int64_t *keys)
{
    uint16_t *told = arena_array(t->arena, t->nrequirements + 1, sizeof *told);

    for (size_t k = 0; k < n; k++) {
        int64_t most = -1;
        size_t best = 0;

        for (size_t i = 0; i < n; i++) {
            int64_t key = b[i].placed ? -1 : place_key(t, &b[i], told, !k);

            if (key > most) {
                most = key;
                best = i;
            }
        }
        b[best].placed = true;
        keys[best] = (int64_t)(n - k);
        for (size_t i = 0; i < b[best].shares.list.n; i++) {
            const struct share *s = &b[best].shares.list.at[i];

            if (s->strength > told[s->requirement])
                told[s->requirement] = s->strength;
        }
    }
}

static void order_highlights(struct tailor *t, const struct entry *e, struct node *list)
{
    struct bullet_place *b = arena_array(t->arena, list->count + 1, sizeof *b);
    int64_t *keys = arena_array(t->arena, list->count + 1, sizeof *keys);
    size_t n = 0;

    for (size_t k = passage_in(t, e, list, e->first); k < e->first + e->n && n < list->count;
         k = passage_in(t, e, list, k + 1)) {
        b[n].passage = &t->passages.at[k];
        shares_add(t, &b[n++].shares, &t->passages.at[k]);
    }
    if (n != list->count) /* an empty bullet has no passage */
        return;
    place_bullets(t, b, n, keys);
    sort_children(t, list, keys);
}

void order_bullets(struct tailor *t)
{
    for (size_t i = 0; t->relevant && i < t->entries.n; i++) {
        const struct entry *e = &t->entries.at[i];
        struct node *list = node_get(e->node, "highlights");

        if (list && list->count <= MANY_BULLETS)
            order_highlights(t, e, list);
    }
}

/* All that an entry says, each requirement once. */
static int64_t entry_key(struct tailor *t, const struct entry *e)
{
    struct shares shares = {0};

    for (size_t k = e->first; k < e->first + e->n; k++)
        if (!t->passages.at[k].gone)
            shares_add(t, &shares, &t->passages.at[k]);
    return shares_relevance(t, shares.list.at, shares.list.n);
}

/* Orders the entries of a section that are still there by a key. */
static void order_entries(struct tailor *t, const char *section,
                          int64_t (*key)(struct tailor *, const struct entry *))
{
    struct node *list = node_get(t->candidate.root, section);
    int64_t *keys;
    size_t n = 0;

    if (!list || list->kind != NODE_LIST || !t->relevant)
        return;
    keys = arena_array(t->arena, list->count + 1, sizeof *keys);
    for (size_t i = 0; i < t->entries.n; i++)
        if (t->entries.at[i].section == list && !t->entries.at[i].gone && n < list->count)
            keys[n++] = key(t, &t->entries.at[i]);
    sort_children(t, list, keys);
}

void order_projects(struct tailor *t)
{
    order_entries(t, "projects", entry_key);
}

/* ---- skills ------------------------------------------------------------------------------------ */

int keyword_weight(const struct tailor *t, const struct passage *p, bool *evidenced)
{
    int weight = 0;

    *evidenced = false;
    for (size_t i = 0; i < p->matches.list.n; i++)
        *evidenced |= t->done[p->matches.list.at[i].concept];
    for (size_t j = 0; j < p->nevidence; j++) {
        int w = t->posting->requirements.at[p->evidence[j].requirement].weight;

        if (p->evidence[j].grade >= GRADE_COVERED && w > weight)
            weight = w;
    }
    return weight;
}

/* Orders the texts of one list of an entry by a key. */
static void order_list(struct tailor *t, const struct entry *e, struct node *list,
                       int64_t (*key)(struct tailor *, const struct passage *))
{
    int64_t *keys = arena_array(t->arena, list->count + 1, sizeof *keys);
    size_t n = 0, k = e->first;

    for (const struct node *child = list->first; child && n < list->count;
         child = child->next, n++) {
        k = passage_in(t, e, list, k);
        if (k < e->first + e->n && t->passages.at[k].node == child)
            keys[n] = key(t, &t->passages.at[k++]);
    }
    sort_children(t, list, keys);
}

/* Asked for and evidenced, asked for, evidenced, the rest; within the first two by weight. */
static int64_t keyword_key(struct tailor *t, const struct passage *p)
{
    bool evidenced;
    int weight = keyword_weight(t, p, &evidenced);

    if (weight)
        return (evidenced ? 2000000 : 1000000) + weight;
    return evidenced ? 1 : 0;
}

/* The heaviest thing asked for decides, so that what the posting is about leads; then the sum. */
static int64_t row_key(struct tailor *t, const struct entry *e)
{
    int64_t heaviest = 0, sum = 0;

    for (size_t k = e->first; k < e->first + e->n; k++) {
        bool evidenced;
        int64_t weight;

        if (t->passages.at[k].gone)
            continue;
        weight = keyword_weight(t, &t->passages.at[k], &evidenced);
        weight *= evidenced ? CREDIT_PROVEN : CREDIT_LISTED;
        sum += weight;
        if (weight > heaviest)
            heaviest = weight;
    }
    return heaviest * 1000000 + (sum < 1000000 ? sum : 999999);
}

void order_skills(struct tailor *t)
{
    for (size_t i = 0; t->relevant && i < t->entries.n; i++) {
        const struct entry *e = &t->entries.at[i];
        struct node *list = node_get(e->node, "keywords");

        if (!strcmp(e->section->key, "skills") && !e->gone && list)
            order_list(t, e, list, keyword_key);
    }
    order_entries(t, "skills", row_key);
}

/* Weight of the heaviest must that is proven. */
static int heaviest_must(const struct tailor *t)
{
    int heaviest = 0;

    for (size_t r = 0; r < t->nrequirements; r++) {
        const struct requirement *q = &t->posting->requirements.at[r];

        if (q->modality == MODALITY_MUST && t->answers[r].status == STATUS_PROVEN &&
            q->weight > heaviest)
            heaviest = q->weight;
    }
    return heaviest;
}

static bool names_weight(struct tailor *t, const struct entry *e, int weight)
{
    bool evidenced;

    for (size_t k = e->first; k < e->first + e->n; k++)
        if (!t->passages.at[k].gone && keyword_weight(t, &t->passages.at[k], &evidenced) >= weight)
            return true;
    return false;
}

/* The item that shows a row, or -1. */
static int row_item(const struct tailor *t, const struct entry *e)
{
    for (size_t i = 0; !strcmp(e->section->key, "skills") && !e->gone && i < t->items.n; i++)
        if (t->items.at[i].node == e->node)
            return (int)i;
    return -1;
}

/* The row with the skill that is asked for most, or NULL. */
static const struct entry *asked_row(struct tailor *t)
{
    const struct entry *row = NULL;
    int64_t most = 0;

    for (size_t i = 0; t->relevant && i < t->entries.n; i++) {
        const struct entry *e = &t->entries.at[i];
        int item = row_item(t, e);
        int64_t key = item < 0 ? 0 : row_key(t, e);

        if (key > most ||
            (row && key == most && item >= 0 && t->info.at[item].rank < t->info.at[row_item(t, row)].rank)) {
            most = key;
            row = e;
        }
    }
    return row;
}

/* The row of which something done shows most skills, of equal ones the author's first, or NULL. */
static const struct entry *evidenced_row(const struct tailor *t)
{
    const struct entry *row = NULL;
    int most = -1;

    for (size_t i = 0; i < t->entries.n; i++) {
        const struct entry *e = &t->entries.at[i];
        int n = 0;

        for (size_t k = e->first; k < e->first + e->n; k++) {
            bool evidenced;

            keyword_weight(t, &t->passages.at[k], &evidenced);
            n += evidenced && !t->passages.at[k].gone;
        }
        if (n > most && row_item(t, e) >= 0) {
            most = n;
            row = e;
        }
    }
    return row;
}

static bool has_required_row(const struct tailor *t)
{
    for (size_t i = 0; i < t->entries.n; i++) {
        int item = row_item(t, &t->entries.at[i]);

        if (item >= 0 && t->items.at[item].required)
            return true;
    }
    return false;
}

/* The row with the skill that is asked for most stays; and before all other proof where that is the heaviest
 * must of all: it is one line, and there a reader looks for the stack. Where none is asked for, one row stays
 * as jobs do: a technical CV without skills looks broken off. */
void require_skills(struct tailor *t)
{
    const struct entry *row = asked_row(t);
    bool kept = row && !names_weight(t, row, heaviest_must(t));
    int item;

    if (!row && !has_required_row(t))
        row = evidenced_row(t);
    if (!row || t->items.at[item = row_item(t, row)].required)
        return;
    t->items.at[item].required = true;
    t->info.at[item].kept = kept;
}
