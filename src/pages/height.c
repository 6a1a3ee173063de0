/* Heights by source: what each block takes, so that they add up to the galley.
 * SPDX-License-Identifier: MIT */
#include "pages/galley.h"

#include <stdlib.h>
#include <string.h>

static const char *source_of(const struct node *n)
{
    if (n->block->source)
        return n->block->source;
    return n->parent ? NULL : ""; /* the body stands for the whole profile */
}

static bool is_beside(const struct node *n)
{
    return n->first && (n->block->kind == BLOCK_ROW || n->block->kind == BLOCK_COLUMNS);
}

/* In a row only one cell tells the height: the one that holds most of what has a source, then the
 * tallest, then the first. What stands in the others costs nothing of its own; what the row is
 * higher than its flow cell's sourced blocks belongs to the row. */
static const struct node *flow_cell(const struct node *row)
{
    const struct node *flow = row->first;

    for (const struct node *c = row->first; c; c = c->next)
        if (c->sourced > flow->sourced ||
            (c->sourced == flow->sourced && galley_node_total(c) > galley_node_total(flow)))
            flow = c;
    return flow;
}

/* What a pt of the flow takes of the row's height. */
static double flow_share(const struct node *row)
{
    return row->ncolumns ? 1.0 / (double)row->ncolumns : 1;
}

/* Height of the topmost sourced blocks below n, or of n itself. Returns n's own share too. */
static void sum_up(struct node *n)
{
    double inner = 0;

    for (struct node *c = n->first; c; c = c->next) {
        sum_up(c);
        inner += c->sourced;
    }
    if (is_beside(n))
        inner = flow_cell(n)->sourced * flow_share(n);
    n->sourced = source_of(n) ? galley_node_total(n) : inner;
    n->own = galley_node_total(n) - inner;
}

/* True where a block around it shows the same source: the outer one's total holds the inner's. */
static bool is_inner(const struct node *n, const char *source)
{
    for (n = n->parent; n; n = n->parent)
        if (n->block->source && strcmp(n->block->source, source) == 0)
            return true;
    return false;
}

struct summing {
    struct arena *a;
    VEC(struct source_height) heights;
};

/* `share`: what a pt of n counts; 0 beside the flow. */
static void list_heights(struct summing *s, const struct node *n, double share)
{
    const char *source = source_of(n);
    const struct node *flow = is_beside(n) ? flow_cell(n) : NULL;
    double inner = flow ? share * flow_share(n) : share;

    for (const struct node *c = n->first; c; c = c->next)
        list_heights(s, c, !flow || c == flow ? inner : 0);
    if (source) {
        double total = is_inner(n, source) ? 0 : galley_node_total(n);

        vec_push(s->a, &s->heights,
                 (struct source_height){source, total, share * n->own, share * total});
    }
}

static int by_source(const void *a, const void *b)
{
    const struct source_height *x = a, *y = b;
    int order = strcmp(x->source, y->source);

    /* Sums must not hang on the sort: equal sources in an order of their values. */
    if (order == 0)
        order = (x->total > y->total) - (x->total < y->total);
    return order ? order : (x->own > y->own) - (x->own < y->own);
}

void galley_sum(struct arena *a, struct galley *g)
{
    struct summing s = {.a = a};
    size_t n = 0;

    sum_up(g->root);
    list_heights(&s, g->root, 1);
    g->height = galley_node_total(g->root);
    qsort(s.heights.at, s.heights.n, sizeof *s.heights.at, by_source);
    for (size_t i = 0; i < s.heights.n; i++) {
        struct source_height *h = &s.heights.at[i];

        if (n && strcmp(s.heights.at[n - 1].source, h->source) == 0) {
            s.heights.at[n - 1].total += h->total;
            s.heights.at[n - 1].own += h->own;
            s.heights.at[n - 1].flow += h->flow;
        } else {
            s.heights.at[n++] = *h;
        }
    }
    g->heights = s.heights.at;
    g->nheights = n;
}

static int find_source(const void *key, const void *element)
{
    return strcmp(key, ((const struct source_height *)element)->source);
}

static const struct source_height *height_of(const struct galley *g, const char *source)
{
    return bsearch(source ? source : "", g->heights, g->nheights, sizeof *g->heights, find_source);
}

double galley_block_height(const struct galley *g, const char *source, bool own)
{
    const struct source_height *h = height_of(g, source);

    return !h ? -1 : own ? h->own : h->total;
}

double galley_flow_height(const struct galley *g, const char *source)
{
    const struct source_height *h = height_of(g, source);

    return h ? h->flow : 0;
}

double galley_height(const struct galley *g)
{
    return g->height;
}
