/* Page furniture: header and footer, in the margins. SPDX-License-Identifier: MIT */
#include "pages/galley.h"

#include <math.h>
#include <string.h>

/* Distance to the body: what the block says, else a third of the margin. */
static double distance(struct glue own, double margin)
{
    return own.natural > 0 ? 0 : margin / 3;
}

static void place_furniture(struct placer *p, struct setter *s, const struct document *doc,
                            const struct block *block, bool is_header)
{
    const struct page_geometry *g = &doc->page;
    double margin = is_header ? g->margin_top : g->margin_bottom;

    s->max_height = fmax(margin, 1);
    s->at_top = false;
    s->nnodes = 0;
    struct node *n = galley_tree(s, block, p->measure);
    const struct vlist *l = n->list;
    size_t end = l->ncuts - 1;
    double height = vlist_set_height(l, 0, end, true, (struct setting){0}) + l->tail.natural;
    double y = is_header ? margin - distance(block->after, margin) - height
                         : g->height - margin + distance(block->before, margin);
    double low = is_header ? 0 : g->height - margin;

    if (height > margin)
        diag_add(s->d, DIAG_WARNING, "pages-furniture", galley_node_at(n),
                 arena_printf(s->d->arena, "give the page a %s margin of at least %s pt, or the %s less",
                              is_header ? "top" : "bottom", galley_points(p->a, ceil(height)),
                              is_header ? "header" : "footer"),
                 "the %s is %s pt high, its margin %s pt", is_header ? "header" : "footer",
                 galley_points(p->a, height), galley_points(p->a, margin));
    y = fmax(low, fmin(y, low + margin - height));
    p->nfills = s->nnodes;
    p->fills = arena_array(p->a, p->nfills, sizeof *p->fills);
    p->line = 0;
    size_t before = p->items.n, grounds = p->grounds.n;

    place_list(p, l, 0, end, y, true);
    if (s->from_right) {
        mirror_items(p->items.at + before, p->items.n - before, p->page_width);
        mirror_items(p->grounds.at + grounds, p->grounds.n - grounds, p->page_width);
    }
}

void pages_furnish(struct arena *a, struct type *t, struct display_list *list, size_t index,
                   const struct document *doc, const struct block *header,
                   const struct block *footer, struct diags *d)
{
    struct setter s = {.a = a, .t = t, .d = d, .page = (int)index + 1, .pages = (int)list->npages,
                       .from_right = list->from_right};
    struct placer p = {.a = a,
                       .page_width = doc->page.width,
                       .page_height = doc->page.height,
                       .x = doc->page.margin_start};

    if (index >= list->npages)
        return;
    struct page *page = &list->pages[index];

    p.measure = fmax(doc->page.width - doc->page.margin_start - doc->page.margin_end, 1);
    if (header)
        place_furniture(&p, &s, doc, header, true);
    place_append(a, &p.items, page->items + page->ngrounds, page->nitems - page->ngrounds);
    if (footer)
        place_furniture(&p, &s, doc, footer, false);
    place_append(a, &p.grounds, page->items, page->ngrounds);
    page->ngrounds = p.grounds.n;
    place_append(a, &p.grounds, p.items.at, p.items.n);
    page->items = p.grounds.at;
    page->nitems = p.grounds.n;
}
