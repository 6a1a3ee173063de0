/* What comes first: bullets, projects, skills. Jobs stay as the profile has them.
 * SPDX-License-Identifier: MIT */
#include "tailor/internal.h"

#include <stdlib.h>
#include <string.h>

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

/* Relevance, times one half to one and a half for impact; above all, what proves the title. What
 * answers nothing has 0 and keeps its place. */
static int64_t passage_key(struct tailor *t, const struct passage *p)
{
    struct shares shares = {0};

    shares_add(t, &shares, p);
    return ((int64_t)shares_relevance(t, shares.list.at, shares.list.n) + appeal(t, &p->impact)) *
               (500 + p->impact.score) +
           (proves_title(t, p) ? TITLE_LEADS : 0);
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

void order_bullets(struct tailor *t)
{
    for (size_t i = 0; t->relevant && i < t->entries.n; i++) {
        const struct entry *e = &t->entries.at[i];
        struct node *list = node_get(e->node, "highlights");

        if (list)
            order_list(t, e, list, passage_key);
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

/* The row with the skill that is asked for most stays on the shortest of CVs. */
void require_skills(struct tailor *t)
{
    int64_t most = 0;
    int best = -1;

    for (size_t i = 0; t->relevant && i < t->entries.n; i++) {
        const struct entry *e = &t->entries.at[i];
        int64_t key;

        if (strcmp(e->section->key, "skills") || e->gone || (key = row_key(t, e)) < most || !key)
            continue;
        for (int k = 0; k < (int)t->items.n; k++)
            if (t->items.at[k].node == e->node &&
                (key > most || t->info.at[k].rank < t->info.at[best].rank)) {
                most = key;
                best = k;
            }
    }
    if (best >= 0)
        t->items.at[best].required = true;
}
