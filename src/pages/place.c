/* Everything at its place: pages of the display list. SPDX-License-Identifier: MIT */
#include "pages/galley.h"

#include <math.h>
#include <string.h>

/* False if nothing of it is on the page. */
static bool make_rule(const struct placer *p, double x, double y, double width, double height,
                      struct color color, struct item *out)
{
    double x1 = fmin(x + fmax(width, RULE_MIN), p->page_width);
    double y1 = fmin(y + fmax(height, RULE_MIN), p->page_height);

    x = fmax(x, 0);
    y = fmax(y, 0);
    if (x1 - x < RULE_MIN - 1e-9 || y1 - y < RULE_MIN - 1e-9)
        return false;
    *out = (struct item){.kind = ITEM_RULE,
                         .element = ELEMENT_ARTIFACT,
                         .x = x,
                         .y = y,
                         .width = x1 - x,
                         .height = y1 - y,
                         .color = color};
    return true;
}

void place_rule(struct placer *p, double x, double y, double width, double height,
                struct color color)
{
    struct item rule;

    if (make_rule(p, x, y, width, height, color, &rule))
        vec_push(p->a, &p->items, rule);
}

/* A ground that goes on to edges of the page lies below all that is on it. */
static void open_ground(struct placer *p, const struct block *b, struct fill *fill, double x, double y,
                        double width)
{
    double end = b->edges & EDGE_END ? p->page_width : x + width;
    struct item rule;

    x = b->edges & EDGE_START ? 0 : x;
    y = b->edges & EDGE_TOP ? 0 : y;
    if (!make_rule(p, x, y, end - x, RULE_MIN, b->color, &rule))
        return;
    vec_push(p->a, &p->grounds, rule);
    fill->ground = p->grounds.n;
}

/* The fill and the side strokes of a box come before its content, and grow as that is placed. A box
 * that breaks over pages is open where it is cut. */
static void open_fill(struct placer *p, const struct node *box, double y)
{
    const struct block *b = box->block;
    struct fill *fill = &p->fills[box->id];
    double pad = fmax(b->pad, 0), x = p->x + box->x - pad, width = box->width + 2 * pad;
    double weight = fmax(b->weight, RULE_MIN);

    fill->open = true;
    fill->first = p->items.n;
    if (b->filled && b->edges)
        open_ground(p, b, fill, x, y, width);
    else if (b->filled)
        place_rule(p, x, y, width, RULE_MIN, b->color);
    if (b->weight > 0) {
        place_rule(p, x, y, weight, RULE_MIN, b->stroke);
        place_rule(p, x + width - weight, y, weight, RULE_MIN, b->stroke);
    }
    fill->count = p->items.n - fill->first;
}

static void grow_fill(struct placer *p, const struct node *box, double bottom)
{
    const struct fill *fill = &p->fills[box->id];

    bottom = fmin(bottom, p->page_height);
    for (size_t i = fill->first; i < fill->first + fill->count; i++)
        p->items.at[i].height = fmax(bottom - p->items.at[i].y, RULE_MIN);
    if (!fill->ground)
        return;
    struct item *ground = &p->grounds.at[fill->ground - 1];

    bottom = box->block->edges & EDGE_BOTTOM ? p->page_height : bottom;
    ground->height = fmax(bottom - ground->y, RULE_MIN);
}

static void place_box_edge(struct placer *p, const struct node *box, double y, bool top)
{
    const struct block *b = box->block;
    double pad = fmax(b->pad, 0), weight = fmax(b->weight, RULE_MIN);

    if (b->weight > 0)
        place_rule(p, p->x + box->x - pad, top ? y : y - weight, box->width + 2 * pad, weight,
                   b->stroke);
}

/* Boxes around n that belong to this list, outermost first. */
static void boxes_around(struct placer *p, const struct node *n, const struct node *owner,
                         double y, double bottom)
{
    if (!n || n == owner)
        return;
    boxes_around(p, n->parent, owner, y, bottom);
    if (n->block->kind != BLOCK_BOX || (!n->block->filled && n->block->weight <= 0))
        return;
    if (!p->fills[n->id].open)
        open_fill(p, n, y);
    grow_fill(p, n, bottom);
}

static void place_image(struct placer *p, const struct node *n, double y)
{
    const struct block *b = n->block;

    vec_push(p->a, &p->items,
             (struct item){.kind = ITEM_IMAGE,
                           .element = p->elements ? p->elements[n->id].element : ELEMENT_ARTIFACT,
                           .x = p->x + n->x,
                           .y = y,
                           .width = n->width,
                           .height = n->height,
                           .source = b->source,
                           .image = n->image,
                           .round = b->round});
}

/* Balanced columns: the text of the flow between two of its cuts, shifted from its place to each column's. */
static void place_balanced(struct placer *p, const struct vrow *r, size_t from, size_t to, double y)
{
    const struct node *n = r->balanced, *flow = n->first;
    size_t ends[COLUMNS_MAX], count = n->ncolumns;
    const struct setting set = p->set;
    struct fill *fills = p->fills;
    double x = p->x;

    columns_split(flow->list, from, to, count, 0, ends);
    p->set = (struct setting){0};
    for (size_t i = 0; i < count; i++) {
        p->x = x + n->column_x[i] - n->x;
        p->fills = arena_array(p->a, p->nfills, sizeof *p->fills); /* boxes are open between columns */
        place_list(p, flow->list, from, ends[i], y, false);
        from = ends[i];
    }
    p->x = x;
    p->set = set;
    p->fills = fills;
}

static void place_row(struct placer *p, const struct vbox *box, size_t from, size_t to, double y)
{
    const struct vrow *r = box->row;

    if (r->balanced) {
        place_balanced(p, r, r->cell_cuts[from], r->cell_cuts[to], y);
        return;
    }
    for (size_t i = 0; i < r->ncells; i++) {
        size_t c = i == 0 ? r->first : i <= r->first ? i - 1 : i;

        place_list(p, r->cells[c]->list, r->cell_cuts[from * r->ncells + c],
                   r->cell_cuts[to * r->ncells + c], y + (from == 0 ? r->cells[c]->offset : 0),
                   from == 0);
    }
}

static const struct node *heading_of(const struct node *n)
{
    for (; n; n = n->parent)
        if (n->block->role == ROLE_H1 || n->block->role == ROLE_H2 || n->block->role == ROLE_H3)
            return n;
    return NULL;
}

static void note_outline(struct placer *p, const struct node *n, double y)
{
    const struct node *heading = p->elements ? heading_of(n) : NULL;

    if (!heading || p->in_outline[heading->id])
        return;
    const char *title = elements_text(p->a, heading->block);

    p->in_outline[heading->id] = true;
    if (*title)
        vec_push(p->a, &p->outline,
                 (struct outline_entry){.title = title,
                                        .level = heading->block->role == ROLE_H3 ? 2 : 1,
                                        .page = p->page,
                                        .y = y});
}

static void place_box(struct placer *p, const struct vbox *box, size_t from, size_t to, double y)
{
    const struct node *n = box->node;

    switch (box->kind) {
    case VBOX_LINE:
        note_outline(p, n, y);
        place_line(p, n, box->line, y);
        break;
    case VBOX_RULE: place_rule(p, p->x + n->x, y, n->width, n->height, n->block->color); break;
    case VBOX_IMAGE: place_image(p, n, y); break;
    case VBOX_PAD: place_box_edge(p, n, box->line ? y + box->height : y, box->line == 0); break;
    case VBOX_ROW: place_row(p, box, from, to, y); break;
    }
}

void place_list(struct placer *p, const struct vlist *l, size_t from, size_t to, double y,
                bool top)
{
    const struct cut *start = &l->cuts[from], *end = &l->cuts[to];

    if (from == to)
        return;
    for (size_t i = start->box; i < l->n && (i < end->box || (i == end->box && end->sub)); i++) {
        const struct vbox *box = &l->at[i];
        size_t sub = i == start->box ? start->sub : 0, stop = 0;
        double height = box->height;

        if (i > start->box || (top && sub == 0))
            y += glue_set(box->gap, p->set);
        if (box->row) {
            stop = i == end->box ? end->sub : box->row->ncuts - 1;
            height = vrow_set_height(box->row, sub, stop, p->set);
        }
        boxes_around(p, box->node, l->owner, y, y + height);
        place_box(p, box, sub, stop, y);
        y += height;
    }
}

static void diag_page(struct diags *d, const struct page_break *b, double height)
{
    const struct vlist *l = b->list;
    const struct node *n = l->at[l->cuts[b->from].box].node;
    struct span s = vlist_span(l, b->from, b->to, false);

    diag_add(d, DIAG_WARNING, "pages-overfull", galley_node_at(n),
             "make it smaller, or allow it to break: what can't be divided must fit on a page",
             "a block is %s pt higher than the page",
             galley_points(d->arena, s.natural - s.shrink - height));
}

void place_append(struct arena *a, item_vec *to, const struct item *from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        vec_push(a, to, from[i]);
}

static struct page finish_page(struct placer *p, const struct document *doc)
{
    item_vec items = p->items;

    if (p->grounds.n) {
        items = (item_vec){0};
        place_append(p->a, &items, p->grounds.at, p->grounds.n);
        place_append(p->a, &items, p->items.at, p->items.n);
    }
    struct page page = {.width = doc->page.width,
                        .height = doc->page.height,
                        .bleed = doc->page.bleed,
                        .items = items.at,
                        .nitems = items.n,
                        .ngrounds = p->grounds.n,
                        .links = p->links.at,
                        .nlinks = p->links.n};

    if (p->from_right) {
        mirror_items(page.items, page.nitems, page.width);
        mirror_links(page.links, page.nlinks, page.width);
    }
    memset(&p->items, 0, sizeof p->items);
    memset(&p->grounds, 0, sizeof p->grounds);
    memset(&p->links, 0, sizeof p->links);
    return page;
}

static double page_used(const struct page_break *b, double height)
{
    const struct vlist *l = b->list;
    double used = vlist_set_height(l, b->from, b->to, false, b->set);

    /* what follows the last block counts as long as it finds room */
    if (b->to + 1 == l->ncuts)
        used = fmax(used, fmin(used + l->tail.natural, height));
    return used;
}

static struct display_list *new_list(struct arena *a, const struct galley *g)
{
    struct display_list *list = arena_new(a, struct display_list);
    const struct document *doc = g->doc;

    list->title = doc->title;
    list->author = doc->author;
    list->lang = doc->lang;
    list->from_right = type_lang_is_rtl(doc->lang);
    list->subject = doc->subject;
    list->keywords = doc->keywords;
    list->body_height = g->page_height;
    return list;
}

struct display_list *pages_break(struct arena *a, const struct galley *g, struct diags *d)
{
    struct display_list *list = new_list(a, g);
    const struct page_geometry *geometry = &g->doc->page;
    struct page_break *breaks = vlist_break(a, g->root->list, g->page_height, &list->npages);
    element_vec elements = {0};
    struct placer p = {.a = a,
                       .page_width = geometry->width,
                       .page_height = geometry->height,
                       .x = geometry->margin_start,
                       .measure = g->measure,
                       .from_right = list->from_right,
                       .elements = elements_new(a, g, &elements),
                       .in_outline = arena_array(a, g->nnodes, sizeof(bool))};

    list->pages = arena_array(a, list->npages, sizeof *list->pages);
    for (size_t i = 0; i < list->npages; i++) {
        p.set = breaks[i].set;
        p.page = (int)i;
        p.line = 0;
        p.nfills = g->nnodes;
        p.fills = arena_array(a, p.nfills, sizeof *p.fills);
        place_list(&p, breaks[i].list, breaks[i].from, breaks[i].to, geometry->margin_top, false);
        list->pages[i] = finish_page(&p, g->doc);
        list->pages[i].used = page_used(&breaks[i], g->page_height);
        if (breaks[i].overfull)
            diag_page(d, &breaks[i], g->page_height);
    }
    list->elements = elements.at;
    list->nelements = elements.n;
    list->outline = p.outline.at;
    list->noutline = p.outline.n;
    return list;
}
