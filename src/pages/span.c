/* Heights of what stands between two cuts. SPDX-License-Identifier: MIT */
#include "pages/galley.h"

struct span glue_span(struct glue g)
{
    struct span s = {.natural = g.natural, .shrink = g.shrink};

    *(g.fil ? &s.fil : &s.stretch) = g.stretch;
    return s;
}

struct span span_add(struct span a, struct span b, int sign)
{
    a.natural += sign * b.natural;
    a.stretch += sign * b.stretch;
    a.shrink += sign * b.shrink;
    a.fil += sign * b.fil;
    a.lines += sign * b.lines;
    return a;
}

struct span vlist_span(const struct vlist *l, size_t p, size_t q, bool top)
{
    const struct cut *from = &l->cuts[p], *to = &l->cuts[q];
    struct span s = {0};

    if (p >= q || l->n == 0)
        return s;
    const struct vbox *first = &l->at[from->box];

    if (from->box == to->box) {
        s = vrow_span(first->row, from->sub, to->sub);
        return from->sub == 0 && top ? span_add(s, glue_span(first->gap), 1) : s;
    }
    s = span_add(l->above[to->box], l->above[from->box], -1);
    if (from->sub > 0 || !top)
        s = span_add(s, glue_span(first->gap), -1);
    if (from->sub > 0)
        s = span_add(span_add(s, first->whole, -1), from->rest, 1);
    return to->sub > 0 ? span_add(s, to->head, 1) : s;
}

double glue_set(struct glue g, struct setting s)
{
    if (s.ratio < 0)
        return g.natural + s.ratio * g.shrink;
    return g.natural + (s.fil == (g.fil != 0) ? s.ratio * g.stretch : 0);
}

double vlist_set_height(const struct vlist *l, size_t p, size_t q, bool top, struct setting set)
{
    const struct cut *from = &l->cuts[p], *to = &l->cuts[q];
    double y = 0;

    for (size_t i = from->box; i < l->n && (i < to->box || (i == to->box && to->sub)); i++) {
        const struct vbox *box = &l->at[i];
        size_t sub = i == from->box ? from->sub : 0;

        if (i > from->box || (top && sub == 0))
            y += glue_set(box->gap, set);
        if (!box->row)
            y += box->height;
        else
            y += vrow_set_height(box->row, sub, i == to->box ? to->sub : box->row->ncuts - 1, set);
    }
    return y;
}
