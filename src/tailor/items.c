/* What may be left out, what it is worth, and what it stands in.
 * SPDX-License-Identifier: MIT */
#include "tailor/internal.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

bool is_highlight(const struct passage *p)
{
    return !strcmp(p->rule->field, "highlights");
}

bool is_prose(const struct passage *p)
{
    return is_highlight(p) || !strcmp(p->rule->field, "summary") ||
           !strcmp(p->rule->field, "description");
}

static int add_group(struct tailor *t, const struct node *node, int parent, bool always)
{
    bool pinned = false;

    for (const char *const *pin = t->options.pin; pin && *pin; pin++) {
        size_t n = strlen(node->pointer);

        pinned |= !strncmp(*pin, node->pointer, n) && (!(*pin)[n] || (*pin)[n] == '/');
    }
    vec_push(t->arena, &t->groups,
             (struct tailor_group){.node = node, .parent = parent, .always = always || pinned});
    vec_push(t->arena, &t->group_info, (struct group_info){0});
    return (int)t->groups.n - 1;
}

/* An item of the passages [first, first + n) of one entry that lie in `node`. */
static void add_item(struct tailor *t, struct node *node, int group, const struct entry *e,
                     const struct section_rule *rule)
{
    struct item_info info;
    int i = (int)t->items.n;

    if (t->items.n >= TAILOR_MAX_ITEMS) {
        if (!t->full)
            diag_add(t->diags, DIAG_WARNING, "tailor-items",
                     (struct diag_at){.source = t->profile->name, .pointer = node->pointer},
                     "split the profile", "only %d entries and bullets can be chosen from; all from "
                     "'%s' on are shown", TAILOR_MAX_ITEMS, node->pointer);
        t->full = true;
        return;
    }
    for (size_t k = e->first; k < e->first + e->n; k++) {
        struct passage *p = &t->passages.at[k];

        if (!p->gone && stands_in(p, node))
            p->item = i;
    }
    info = item_value(t, e, node, rule);
    vec_push(t->arena, &t->items,
             (struct tailor_item){.node = node,
                                  .group = group,
                                  .value = info.value,
                                  .required = is_pinned(t, node)});
    vec_push(t->arena, &t->info, info);
}

/* Is a newer than b? Later end first, then later start; else as they stand. */
static bool newer(const struct node *a, const struct node *b)
{
    const struct node *ea = node_get(a, "endDate"), *sa = node_get(a, "startDate");
    const struct node *eb = node_get(b, "endDate"), *sb = node_get(b, "startDate");
    struct date none = {0}, x = ea ? ea->date : none, y = eb ? eb->date : none;
    int order;

    x.present |= !ea && sa;
    y.present |= !eb && sb;
    order = date_compare(x, y);
    return order ? order > 0 : date_compare(sa ? sa->date : none, sb ? sb->date : none) > 0;
}

static void newest_two(const struct node *section, const struct node *newest[2])
{
    newest[0] = newest[1] = NULL;
    for (const struct node *n = section->first; n; n = n->next) {
        if (!newest[0] || newer(n, newest[0])) {
            newest[1] = newest[0];
            newest[0] = n;
        } else if (!newest[1] || newer(n, newest[1])) {
            newest[1] = n;
        }
    }
}

/* Bullets that a job shows at most, by the months since it ended: nobody reads the ninth. */
static const struct {
    int age, most;
} job_limits[] = {{48, 8}, {120, 6}, {INT_MAX, 4}};

static int limit_job(struct tailor *t, const struct entry *e)
{
    const struct node *list = node_get(e->node, "highlights");
    size_t i = 0;

    while (e->age > job_limits[i].age)
        i++;
    if (!t->decisive || !list || list->count <= (size_t)job_limits[i].most)
        return -1;
    vec_push(t->arena, &t->limits, (struct limit){job_limits[i].most, e->node});
    return (int)t->limits.n - 1;
}

static bool is_excluded(const struct tailor *t, size_t item)
{
    int limit = t->info.at[item].limit[1];

    for (size_t i = 0; limit >= 0 && i < t->items.n; i++)
        if (t->items.at[i].required && t->info.at[i].limit[1] == limit)
            return true;
    return false;
}

static bool answers(const struct item_info *info)
{
    for (size_t k = 0; k < info->nshares; k++)
        if (info->shares[k].credit)
            return true;
    return false;
}

/* What answers the posting before what does not, however loud; then by value, then by text. */
static bool is_better(const struct tailor *t, size_t a, size_t b)
{
    const struct tailor_item *x = &t->items.at[a], *y = &t->items.at[b];
    bool answer = answers(&t->info.at[a]);

    if (answer != answers(&t->info.at[b]))
        return answer;
    return x->value != y->value ? x->value > y->value : strcmp(x->node->text, y->node->text) < 0;
}

/* The best bullet of each of the two newest jobs stays. Which one musts need comes before (objective.c). */
static void require_best(struct tailor *t, size_t first, const struct node *list)
{
    int best = -1;

    for (size_t i = first; i < t->items.n; i++) {
        if (t->items.at[i].node->parent != list)
            continue;
        if (t->items.at[i].required)
            return;
        if (is_excluded(t, i))
            continue;
        if (best < 0 || is_better(t, i, (size_t)best))
            best = (int)i;
    }
    if (best >= 0)
        t->info.at[best].kept = t->items.at[best].required = true;
}

/* What an entry says apart from its bullets; opening it is worth that, too. */
static void group_shares(struct tailor *t, const struct section_rule *rule, const struct entry *e,
                         int group)
{
    for (size_t k = e->first; k < e->first + e->n; k++) {
        struct passage *p = &t->passages.at[k];

        if (p->gone || p->item >= 0)
            continue;
        p->group = group;
    }
    t->group_info.at[group] = group_value(t, e, rule);
}

/* Bullets and their passages both stand in the order of the profile. */
static void add_bullets(struct tailor *t, const struct node *list, int group, const struct entry *e,
                        int limit)
{
    size_t end = e->first + e->n, next = e->first;

    for (struct node *bullet = list->first; bullet; bullet = bullet->next) {
        struct entry one = *e;

        one.first = next;
        while (one.first < end && t->passages.at[one.first].node != bullet)
            one.first++;
        one.n = one.first < end;
        if (one.n)
            next = one.first + 1;
        if (bullet->kind != NODE_TEXT || t->full)
            continue;
        add_item(t, bullet, group, &one, NULL);
        if (!t->full) {
            t->info.at[t->info.n - 1].limit[0] = limit;
            t->info.at[t->info.n - 1].limit[1] = one.n ? t->passages.at[one.first].limit : -1;
        }
    }
}

static void add_entry(struct tailor *t, const struct section_rule *rule, const struct entry *e,
                      int section, bool old)
{
    bool work = !strcmp(rule->key, "work");
    struct node *list = node_get(e->node, "highlights");
    struct node *courses = node_get(e->node, "courses");
    struct node *summary = node_get(e->node, "summary");
    size_t first = t->items.n;
    int group;

    if (rule->holds == HOLDS_ENTRIES || (rule->holds == HOLDS_HIGHLIGHTS && !rule->always &&
                                     !(list && list->first))) {
        add_item(t, e->node, section, e, rule);
        return;
    }
    group = add_group(t, e->node, section, rule->always);
    if (work && old && summary && summary->kind == NODE_TEXT)
        add_item(t, summary, group, e, NULL);
    if (rule->holds == HOLDS_NONE && courses && courses->first)
        add_item(t, courses, group, e, rule);
    if (rule->holds == HOLDS_HIGHLIGHTS && list)
        add_bullets(t, list, group, e, work ? limit_job(t, e) : -1);
    if (work && !old && list)
        require_best(t, first, list);
    group_shares(t, rule, e, group);
    t->group_info.at[group].shows = work && !old;
}

/* A sentence that may go answers nothing and tells of no effect; it is worth as much as an interest. */
void add_sentence_item(struct tailor *t, struct node *words, const struct passage *first, size_t n)
{
    static const struct section_rule rule = {"basics", HOLDS_NONE, true, 100, 100};
    struct entry e = {.node = first->entry,
                      .section = first->section,
                      .first = (size_t)(first - t->passages.at),
                      .n = n,
                      .age = first->age};

    add_item(t, words, -1, &e, &rule);
    if (t->full)
        return;
    t->items.at[t->items.n - 1].sentence = true;
    for (size_t i = e.first; i < e.first + n; i++)
        t->passages.at[i].item = (int)t->items.n - 1;
}

struct ranked {
    int value;
    const char *text;
    size_t index;
};

static int by_rank(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    int order;

    if (a->value != b->value)
        return a->value > b->value ? -1 : 1;
    order = strcmp(a->text, b->text);
    return order ? order : a->index < b->index ? -1 : 1;
}

static const char *text_in(const struct node *n)
{
    while (n && n->kind != NODE_TEXT)
        n = n->first;
    return n && n->text ? n->text : "";
}

static void rank_items(struct tailor *t)
{
    struct ranked *all = arena_array(t->arena, t->items.n + 1, sizeof *all);

    for (size_t i = 0; i < t->items.n; i++)
        all[i] = (struct ranked){t->items.at[i].value, text_in(t->items.at[i].node), i};
    qsort(all, t->items.n, sizeof *all, by_rank);
    for (size_t i = 0; i < t->items.n; i++)
        t->info.at[all[i].index].rank = (int)i;
}

void items_build(struct tailor *t)
{
    const struct node *section = NULL, *newest[2] = {0};
    int group = -1;

    for (size_t i = 0; i < t->entries.n; i++) {
        const struct entry *e = &t->entries.at[i];
        const struct section_rule *rule = section_rule_of(e->section);

        if (!rule || e->gone)
            continue;
        if (e->section != section) {
            section = e->section;
            group = add_group(t, section, -1, rule->always);
            newest_two(section, newest);
        }
        add_entry(t, rule, e, group, e->node != newest[0] && e->node != newest[1]);
    }
    summary_items(t);
    rank_items(t);
    t->chosen = arena_array(t->arena, t->items.n + 1, sizeof *t->chosen);
    memset(t->chosen, 1, t->items.n);
}
