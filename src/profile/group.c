/* Promotions: consecutive roles at one employer. SPDX-License-Identifier: MIT */
#include "profile/reader.h"

#include <string.h>
#include <utf8proc.h>
#include <stdlib.h>

/* Employers are the same when they differ by case and white space only. */
static bool same_employer(const struct node *a, const struct node *b)
{
    const char *x = node_text(a, "name"), *y = node_text(b, "name");
    const utf8proc_option_t fold = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD |
                                   UTF8PROC_IGNORE | UTF8PROC_LUMP | UTF8PROC_STRIPCC;
    utf8proc_uint8_t *p = NULL, *q = NULL;
    bool same = false;

    if (!*x || !*y)
        return false;
    if (utf8proc_map((const utf8proc_uint8_t *)x, 0, &p, fold | UTF8PROC_NULLTERM) > 0 &&
        utf8proc_map((const utf8proc_uint8_t *)y, 0, &q, fold | UTF8PROC_NULLTERM) > 0)
        same = strcmp((char *)p, (char *)q) == 0;
    free(p);
    free(q);
    return same;
}

static struct date date_of(const struct node *entry, const char *key)
{
    const struct node *n = node_get(entry, key);

    return n ? n->date : (struct date){0};
}

/* A job that started and has no end goes on. */
static struct date end_of(const struct node *entry)
{
    struct date end = date_of(entry, "endDate");

    if (!end.year && !end.literal && date_of(entry, "startDate").year)
        end.present = true;
    return end;
}

static void add_date(struct arena *a, struct node *entry, const char *key, struct date d)
{
    struct node *n = arena_new(a, struct node);

    n->kind = NODE_DATE;
    n->key = key;
    n->pointer = entry->pointer;
    n->date = d;
    node_append(entry, n);
}

static void mark_group(struct arena *a, struct node *first, const struct node *behind)
{
    struct date start = {0}, end = {0};

    for (const struct node *e = first; e != behind; e = e->next) {
        struct date s = date_of(e, "startDate");

        if (s.year && (!start.year || date_compare(s, start) < 0))
            start = s;
        if (date_compare(end_of(e), end) > 0)
            end = end_of(e);
    }
    for (struct node *e = first; e != behind; e = e->next)
        node_append(e, node_new_text(a, "group", e->pointer,
                                     e == first          ? "first"
                                     : e->next == behind ? "last"
                                                         : "next"));
    add_date(a, first, "groupStart", start);
    add_date(a, first, "groupEnd", end);
}

void group_promotions(struct arena *a, struct node *root)
{
    struct node *work = node_get(root, "work");

    for (struct node *e = work ? work->first : NULL; e;) {
        struct node *behind = e->next;

        while (behind && same_employer(e, behind))
            behind = behind->next;
        if (behind != e->next)
            mark_group(a, e, behind);
        e = behind;
    }
}
