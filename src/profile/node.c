/* SPDX-License-Identifier: MIT */
#include "profile/profile.h"

#include <string.h>

struct node *node_get(const struct node *object, const char *key)
{
    if (!object)
        return NULL;
    for (struct node *n = object->first; n; n = n->next)
        if (n->key && n->kind != NODE_RAW && strcmp(n->key, key) == 0)
            return n;
    return NULL;
}

const char *node_text(const struct node *object, const char *key)
{
    const struct node *n = node_get(object, key);

    return n && n->kind == NODE_TEXT && n->text ? n->text : "";
}

bool node_present(const struct node *n)
{
    if (!n)
        return false;
    if (n->kind == NODE_TEXT)
        return n->text && *n->text;
    if (n->kind == NODE_DATE)
        return n->date.year || n->date.present || n->date.literal;
    if (n->kind == NODE_RAW)
        return false;
    for (const struct node *c = n->first; c; c = c->next)
        if (node_present(c))
            return true;
    return false;
}

struct node *node_copy(struct arena *a, const struct node *n)
{
    struct node *copy = arena_new(a, struct node);

    *copy = *n;
    copy->parent = copy->first = copy->last = copy->next = NULL;
    copy->count = 0;
    for (const struct node *c = n->first; c; c = c->next)
        node_append(copy, node_copy(a, c));
    return copy;
}

void node_append(struct node *parent, struct node *child)
{
    child->parent = parent;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
    parent->count++;
}

void node_remove(struct node *parent, struct node *child)
{
    struct node *before = NULL;

    for (struct node *n = parent->first; n && n != child; n = n->next)
        before = n;
    if (before)
        before->next = child->next;
    else
        parent->first = child->next;
    if (parent->last == child)
        parent->last = before;
    parent->count--;
}

struct node *node_new_text(struct arena *a, const char *key, const char *pointer, const char *text)
{
    struct node *n = arena_new(a, struct node);

    n->kind = NODE_TEXT;
    n->key = key;
    n->pointer = pointer;
    n->text = text;
    return n;
}

int date_months(struct date d)
{
    return d.year ? d.year * 12 + (d.month ? d.month - 1 : 0) : 0;
}

int date_compare(struct date a, struct date b)
{
    if (a.present || b.present)
        return a.present - b.present;
    if (date_months(a) != date_months(b))
        return date_months(a) < date_months(b) ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

static void newest(const struct node *n, struct date *best)
{
    if (n->kind == NODE_DATE && n->date.year && !n->date.literal &&
        date_compare(n->date, *best) > 0)
        *best = n->date;
    for (const struct node *c = n->first; c; c = c->next)
        newest(c, best);
}

struct date profile_newest_date(const struct profile *p)
{
    struct date best = p->as_of;

    if (!best.year)
        newest(p->root, &best);
    return best;
}
