/* Columns: a main one that goes on at the full measure, or one text in columns of equal height.
 * SPDX-License-Identifier: MIT */
#include "pages/galley.h"

#include <math.h>

/* The same tree unset: shaped texts and marks are shared. */
static struct node *copy_tree(struct arena *a, const struct node *n, struct node *parent)
{
    struct node *c = arena_new(a, struct node);

    c->block = n->block;
    c->parent = parent;
    c->id = n->id;
    c->nchildren = n->nchildren;
    c->baseline = -1;
    c->max_content = n->max_content;
    c->has_content = n->has_content;
    c->shaped = n->shaped;
    c->label_shaped = n->label_shaped;
    c->runs = n->runs;
    c->marks = n->marks;
    c->has_leader = n->has_leader;
    c->label = n->label;
    c->image = n->image;
    for (const struct node *child = n->first; child; child = child->next) {
        struct node *copy = copy_tree(a, child, c);

        if (c->last)
            c->last->next = copy;
        else
            c->first = copy;
        c->last = copy;
    }
    return c;
}

static void set_scoped(struct setter *s, struct node *n)
{
    galley_row_set(s, n);
    for (const struct node *c = n->first; c; c = c->next)
        if (!n->main || c->width > n->main->width)
            n->main = c;
    if (!n->block->page_scope || n->nchildren < 2)
        return;
    n->wide = copy_tree(s->a, n->main, n);
    galley_node_set(s, n->wide, n->x, n->width);
}

const struct node *galley_read_first(const struct node *n)
{
    return n->block->written_order ? NULL : n->main;
}

/* ---- balanced columns -------------------------------------------------------------------- */

/* Fixed tracks take what they say, all others share the rest. Where nothing is left, they are equal. */
static double *balanced_widths(struct setter *s, const struct node *n, size_t count)
{
    const struct block *b = n->block;
    double *widths = arena_array(s->a, count, sizeof *widths);
    double room = fmax(n->width - b->gap * (double)(count - 1), (double)count), fixed = 0, shares = 0;

    for (size_t i = 0; i < b->ntracks; i++)
        *(b->tracks[i].kind == TRACK_FIXED ? &fixed : &shares) +=
            b->tracks[i].kind == TRACK_AUTO ? 1 : fmax(b->tracks[i].value, 0);
    bool fits = b->ntracks && fixed < room;

    for (size_t i = 0; i < count; i++) {
        const struct track *t = &b->tracks[i];

        if (!fits)
            widths[i] = room / (double)count;
        else if (t->kind == TRACK_FIXED)
            widths[i] = fmax(t->value, 0);
        else
            widths[i] = (room - fixed) * (t->kind == TRACK_AUTO ? 1 : fmax(t->value, 0)) / shares;
    }
    return widths;
}

/* Inside balanced columns, which try many heights, others would try many for each: they stay one. */
static size_t columns_count(const struct node *n)
{
    size_t count = n->block->ntracks;

    for (const struct node *p = n->parent; p; p = p->parent)
        if (p->block->kind == BLOCK_COLUMNS && p->block->balanced)
            return 1;
    return count < 1 ? 1 : count > COLUMNS_MAX ? COLUMNS_MAX : count;
}

static void set_balanced(struct setter *s, struct node *n)
{
    size_t count = columns_count(n);
    const double *widths = balanced_widths(s, n, count);
    double narrowest = widths[0], x = n->x;
    struct node *flow = n->first;

    n->ncolumns = count;
    n->column_x = arena_array(s->a, count, sizeof *n->column_x);
    for (size_t i = 0; i < count; i++) {
        n->column_x[i] = x;
        x += widths[i] + n->block->gap;
        narrowest = fmin(narrowest, widths[i]);
    }
    s->at_top = false;
    galley_node_set(s, flow, n->x, fmax(narrowest, 1));
    flow->list = vlist_new(s->a, flow);
    vlist_relax(flow->list, s->max_height);
    n->baseline = flow->baseline >= 0 ? n->before.natural + flow->baseline : -1;
    n->height = columns_split(flow->list, 0, flow->list->ncuts - 1, count, 0, NULL).natural;
}

void galley_columns_set(struct setter *s, struct node *n)
{
    if (n->block->balanced && n->first)
        set_balanced(s, n);
    else
        set_scoped(s, n);
}

/* A column may end where no line, heading or block is torn from what it must stay with. */
static bool may_end(const struct cut *c)
{
    return c->keep < KEEP_WIDOW && c->together < KEEP_ALWAYS;
}

/* Fills columns of this height one after the other, each as far as it goes, or to where the text wants a
 * new one, as long as there can be one; false if the text needs more of them. `ends[i]` is where column i
 * ends. */
static bool fill_columns(const struct vlist *l, size_t p, size_t q, size_t count, double height,
                         size_t *ends)
{
    size_t turned = 0;

    for (size_t i = 0; i < count; i++) {
        size_t end = p;

        for (size_t k = p + 1; p < q && k <= q; k++) {
            if (vlist_span(l, p, k, false).natural > height + 1e-6)
                break;
            bool turns = k < q && l->cuts[k].turns && turned + 1 < count;

            if (k == q || turns || may_end(&l->cuts[k]))
                end = k;
            turned += turns;
            if (turns)
                break;
        }
        p = end;
        if (ends)
            ends[i] = end;
    }
    return p == q;
}

/* The least height that does, by bisection to a fraction of a point. It is between a column's share
 * and that of all in one. */
static double least_height(const struct vlist *l, size_t p, size_t q, size_t count, double low)
{
    double high = vlist_span(l, p, q, false).natural;

    low = fmax(low, high / (double)count);
    if (fill_columns(l, p, q, count, low, NULL))
        return low;
    while (high - low > 0.25) {
        double middle = (low + high) / 2;

        if (fill_columns(l, p, q, count, middle, NULL))
            high = middle;
        else
            low = middle;
    }
    return high;
}

struct span columns_split(const struct vlist *l, size_t p, size_t q, size_t count, double low,
                          size_t *ends)
{
    if (count == 1) {
        if (ends)
            *ends = q;
        struct span all = vlist_span(l, p, q, false);

        return (struct span){.natural = all.natural, .lines = all.lines};
    }
    double height = least_height(l, p, q, count, low);
    struct span s = {0};
    size_t *cuts = ends ? ends : (size_t[COLUMNS_MAX]){0}, from = p;

    fill_columns(l, p, q, count, height, cuts);
    for (size_t i = 0; i < count; i++) {
        struct span c = vlist_span(l, from, cuts[i], false);

        s.natural = fmax(s.natural, c.natural);
        s.lines = c.lines > s.lines ? c.lines : s.lines;
        from = cuts[i];
    }
    return s;
}
