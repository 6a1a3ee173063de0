/* What a layout lets vary, so that pages can be met. SPDX-License-Identifier: MIT */
#include "compose/internal.h"

#include <math.h>

/* From the natural value towards the limit that `t` points to; one beyond it already stays. */
static double between(double natural, double min, double max, double t)
{
    double limit = t < 0 ? fmin(min, natural) : fmax(max, natural);

    return natural + fmin(fabs(t), 1) * (limit - natural);
}

struct body {
    double size, leading; /* pt, natural */
};

static struct body natural_body(const struct composer *c)
{
    struct style s;
    struct body b = {.size = 10};

    layout_style(c->l, "body", NULL, &s);
    double size = layout_length(c->l, s.size, 10, 10, c->measure);

    if (size > 0)
        b.size = size;
    if (s.set & STYLE_LEADING)
        b.leading = layout_length(c->l, s.leading, b.size, b.size, c->measure);
    if (!(b.leading > 0))
        b.leading = 1.3 * b.size;
    return b;
}

static double scale(const struct composer *c, enum fit_axis axis, const struct body *b,
                    double natural, double t)
{
    struct length min, max;

    if (t == 0 || !layout_fit_vary(c->l, axis, &min, &max))
        return 1;
    return between(natural, layout_length(c->l, min, b->size, b->leading, c->measure),
                   layout_length(c->l, max, b->size, b->leading, c->measure), t) /
           natural;
}

/* The limits are those of the top margin; one that is nothing, of a page filled to its edge, stays. */
static void vary_margins(struct composer *c, double t)
{
    struct length min, max;
    struct page_geometry *g = &c->page;
    double top = g->margin_top;

    if (t == 0 || !(top > 0) || !layout_fit_vary(c->l, FIT_MARGIN, &min, &max))
        return;
    double factor = between(top, layout_length(c->l, min, 10, 10, g->width),
                            layout_length(c->l, max, 10, 10, g->width), t) /
                    top;

    g->margin_top *= factor;
    g->margin_end *= factor;
    g->margin_bottom *= factor;
    g->margin_start *= factor;
    c->measure = g->width - g->margin_start - g->margin_end;
}

void compose_apply_vary(struct composer *c, const struct compose_vary *vary)
{
    struct body b = natural_body(c);

    c->size_scale = scale(c, FIT_SIZE, &b, b.size, vary->size);
    c->leading_scale = scale(c, FIT_LEADING, &b, b.leading, vary->leading);
    vary_margins(c, vary->margin);
    const struct layout_page *page = layout_page(c->l);

    if (page && page->has_grid)
        c->page.grid = layout_length(c->l, page->grid, b.size, b.leading, c->page.height) *
                       c->size_scale * c->leading_scale;
}
