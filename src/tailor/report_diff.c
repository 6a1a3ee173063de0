/* What tailoring changed, as "git diff --word-diff" writes it. SPDX-License-Identifier: MIT */
#include "tailor/view.h"

#include <string.h>

enum { CELLS_MAX = 4 << 20 /* of the table; longer texts are told as one word for another */ };

struct word_list {
    VEC(struct str) list;
};

struct diff {
    const struct tailor *t;
    struct view view;
    struct dropped_list dropped;
    struct strbuf *out;
    bool color;
};

static void put_words(struct diff *d, const struct str *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        strbuf_puts(d->out, i ? " " : "");
        strbuf_add(d->out, words[i].p, words[i].n);
    }
}

static void put_marked(struct diff *d, bool added, const struct str *words, size_t n)
{
    if (!n)
        return;
    if (d->color)
        strbuf_puts(d->out, added ? "\033[32m" : "\033[31m");
    strbuf_puts(d->out, added ? "{+" : "[-");
    put_words(d, words, n);
    strbuf_puts(d->out, added ? "+}" : "-]");
    if (d->color)
        strbuf_puts(d->out, "\033[0m");
}

static void put_head(struct diff *d, const char *pointer, const char *reason)
{
    if (d->out->n)
        strbuf_putc(d->out, '\n');
    if (d->color)
        strbuf_puts(d->out, "\033[1m");
    strbuf_puts(d->out, pointer);
    if (d->color)
        strbuf_puts(d->out, "\033[0m");
    strbuf_printf(d->out, "%s%s\n  ", reason ? ": " : "", reason ? reason : "");
}

static void split(struct arena *a, const char *text, struct word_list *out)
{
    static const char space[] = " \t\r\n";

    for (text += strspn(text, space); *text; text += strspn(text, space)) {
        size_t n = strcspn(text, space);

        vec_push(a, &out->list, (struct str){text, n});
        text += n;
    }
}

/* Longest common subsequence of words, from the end: at[i][j] is that of what lies behind i and j. */
static void put_difference(struct diff *d, const struct str *a, size_t n, const struct str *b, size_t m)
{
    uint16_t *at = arena_array(d->t->arena, (n + 1) * (m + 1), sizeof *at);
    size_t i = 0, j = 0;

    for (size_t x = n; x-- > 0;)
        for (size_t y = m; y-- > 0;) {
            uint16_t down = at[(x + 1) * (m + 1) + y], right = at[x * (m + 1) + y + 1];

            at[x * (m + 1) + y] = str_eq(a[x], b[y])
                                      ? (uint16_t)(at[(x + 1) * (m + 1) + y + 1] + 1)
                                      : (down > right ? down : right);
        }
    while (i < n || j < m) {
        size_t from = i, to = j, same = 0;

        while (i + same < n && j + same < m && str_eq(a[i + same], b[j + same]))
            same++;
        put_words(d, a + i, same);
        i = from += same;
        j = to += same;
        if (same && (i < n || j < m))
            strbuf_putc(d->out, ' ');
        while ((i < n || j < m) && !(i < n && j < m && str_eq(a[i], b[j])))
            if (i < n && (j == m || at[(i + 1) * (m + 1) + j] >= at[i * (m + 1) + j + 1]))
                i++;
            else
                j++;
        put_marked(d, false, a + from, i - from);
        put_marked(d, true, b + to, j - to);
        if ((i > from || j > to) && i < n)
            strbuf_putc(d->out, ' ');
    }
}

static void put_change(struct diff *d, const char *before, const char *after)
{
    struct word_list a = {0}, b = {0};

    split(d->t->arena, before, &a);
    split(d->t->arena, after, &b);
    if (a.list.n * b.list.n < CELLS_MAX) {
        put_difference(d, a.list.at, a.list.n, b.list.at, b.list.n);
    } else {
        put_marked(d, false, a.list.at, a.list.n);
        put_marked(d, true, b.list.at, b.list.n);
    }
    strbuf_putc(d->out, '\n');
}

static const struct dropped *dropped_at(const struct diff *d, const char *pointer)
{
    for (size_t i = 0; i < d->dropped.list.n; i++)
        if (!d->dropped.list.at[i].words && !strcmp(d->dropped.list.at[i].pointer, pointer))
            return &d->dropped.list.at[i];
    return NULL;
}

/* The text that a changed one has become, or NULL. */
static const char *changed_at(const struct diff *d, const char *pointer)
{
    struct change cut;

    if (summary_cut(d->t, &cut) && !strcmp(cut.pointer, pointer))
        return cut.to;
    for (size_t i = 0; i < d->t->changes.n; i++) {
        const struct change *c = &d->t->changes.at[i];

        if (!strcmp(c->pointer, pointer) && change_shown(d->t, &d->view, c))
            return d->t->passages.at[c->passage].node->text;
    }
    return NULL;
}

/* In the order of the profile. What is inside of something dropped is not told again. */
static void walk(struct diff *d, const struct node *n)
{
    const struct dropped *dropped = dropped_at(d, n->pointer);
    const char *after = n->kind == NODE_TEXT ? changed_at(d, n->pointer) : NULL;
    struct word_list words = {0};

    if (dropped) {
        put_head(d, n->pointer, dropped->reason);
        split(d->t->arena, view_words(d->t, n->pointer), &words);
        put_marked(d, false, words.list.at, words.list.n);
        strbuf_putc(d->out, '\n');
        return;
    }
    if (after) {
        put_head(d, n->pointer, NULL);
        put_change(d, n->text, after);
    }
    for (const struct node *child = n->first; child; child = child->next)
        walk(d, child);
}

void report_diff(const struct tailor *t, bool color, struct strbuf *out)
{
    struct diff d = {.t = t, .view = view_of(t, NULL), .out = out, .color = color};

    view_dropped(t, &d.view, NULL, &d.dropped);
    walk(&d, t->profile->root);
}
