/* The display list before a document is made of it: what contradicts itself is refused whole, so
 * that the writers below need not look again. SPDX-License-Identifier: MIT */
#include "output/pdf.h"

#include <math.h>

enum {
    SIDE_LIMIT = 14400,   /* pt, ISO 32000-1 Annex C.2 */
    SIZE_LIMIT = 2000,    /* pt of a font */
    DEPTH_LIMIT = 64,     /* of the structure tree */
    PAGE_LIMIT = 1000,
    GLYPH_LIMIT = 8000000 /* of a document */
};
static const double position_limit = 1e6;

struct check {
    const struct display_list *list;
    struct diags *d;
    size_t page, item, glyphs;
    const struct item *outside; /* the first item that lies outside its page */
    size_t noutside, outside_page, outside_pages;
    bool ok;
};

static void refuse(struct check *c, const char *what)
{
    if (c->ok)
        diag_add(c->d, DIAG_FATAL, "output-list", (struct diag_at){0},
                 "this is a fault of the program: please report it with the input",
                 "the display list contradicts itself at item %zu of page %zu: %s", c->item + 1,
                 c->page + 1, what);
    c->ok = false;
}

static bool finite_place(double v)
{
    return isfinite(v) && fabs(v) < position_limit;
}

static bool known_element(const struct check *c, int element)
{
    return element >= 0 && (size_t)element < c->list->nelements;
}

static void check_glyphs(struct check *c, const struct item *item)
{
    if (!item->nglyphs)
        return;
    if (!item->face || !item->glyphs || (!item->text && item->text_n))
        refuse(c, "glyphs without a face or without their text");
    else if (!(item->size > 0 && item->size <= SIZE_LIMIT))
        refuse(c, "a font size that is none");
    c->glyphs += item->nglyphs;
    if (c->glyphs > GLYPH_LIMIT)
        refuse(c, "more than 8,000,000 glyphs");
    for (size_t i = 0; c->ok && i < item->nglyphs; i++) {
        const struct glyph *g = &item->glyphs[i];

        if (g->text > item->text_n || g->text_n > item->text_n - g->text)
            refuse(c, "a glyph whose text is not in its item");
        else if (!finite_place((double)g->advance) || !finite_place((double)g->x) ||
                 !finite_place((double)g->y))
            refuse(c, "a glyph without a place");
        else if (g->id > 0xFFFF)
            refuse(c, "a glyph number above 65,535");
    }
}

static void check_rule(struct check *c, const struct item *item)
{
    if (!finite_place(item->width) || !finite_place(item->height) || item->width < 0 ||
        item->height < 0)
        refuse(c, "a rule without a size");
}

static void check_path(struct check *c, const struct item *item)
{
    static const int points[] = {[PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3};

    if (!item->path && item->npath)
        refuse(c, "a path without segments");
    for (size_t i = 0; c->ok && i < item->npath; i++) {
        const struct path_segment *s = &item->path[i];

        if (s->op > PATH_CLOSE) {
            refuse(c, "a path operator that is none");
            continue;
        }
        for (int k = 0; s->op != PATH_CLOSE && k < points[s->op]; k++)
            if (!finite_place(s->x[k]) || !finite_place(s->y[k]))
                refuse(c, "a path point without a place");
    }
}

static void check_image(struct check *c, const struct item *item)
{
    const struct image *image = item->image;

    check_rule(c, item);
    if (!image || !image->bytes || !image->size || image->width < 1 || image->height < 1 ||
        image->width > 32000 || image->height > 32000) {
        refuse(c, "a picture without pixels");
        return;
    }
    size_t pixels = (size_t)image->width * (size_t)image->height;

    if ((image->kind == IMAGE_RGB8 && image->size < pixels * 3) ||
        (image->kind == IMAGE_GRAY8 && image->size < pixels))
        refuse(c, "a picture with fewer bytes than pixels");
}

static void check_item(struct check *c, const struct item *item)
{
    static void (*const kinds[])(struct check *, const struct item *) = {
        [ITEM_GLYPHS] = check_glyphs,
        [ITEM_RULE] = check_rule,
        [ITEM_PATH] = check_path,
        [ITEM_IMAGE] = check_image,
    };

    if (item->element != ELEMENT_ARTIFACT && !known_element(c, item->element))
        refuse(c, "it belongs to a structure element that is not there");
    else if (!finite_place(item->x) || !finite_place(item->y))
        refuse(c, "it has no place");
    else if (item->kind > ITEM_IMAGE)
        refuse(c, "an item of no known kind");
    else
        kinds[item->kind](c, item);
}

static void check_elements(struct check *c)
{
    int *depth = NULL;
    struct arena scratch = {0};

    if (!c->list->nelements || !c->list->elements || c->list->elements[0].parent != -1) {
        refuse(c, "it has no root element");
        return;
    }
    depth = arena_array(&scratch, c->list->nelements, sizeof *depth);
    for (size_t i = 1; c->ok && i < c->list->nelements; i++) {
        const struct element *e = &c->list->elements[i];

        if (e->parent < 0 || (size_t)e->parent >= i || (unsigned)e->role > ROLE_ARTIFACT) {
            refuse(c, "a structure element stands before its parent");
            break;
        }
        depth[i] = depth[e->parent] + 1;
        if (depth[i] > DEPTH_LIMIT)
            refuse(c, "structure deeper than 64 elements");
    }
    arena_free(&scratch);
}

static void check_links(struct check *c, const struct page *page)
{
    for (size_t i = 0; c->ok && i < page->nlinks; i++) {
        const struct link *l = &page->links[i];

        c->item = i;
        if (!l->uri || (l->element != ELEMENT_ARTIFACT && !known_element(c, l->element)))
            refuse(c, "a link without its target or its structure element");
        else if (!finite_place(l->x0) || !finite_place(l->y0) || !finite_place(l->x1) ||
                 !finite_place(l->y1))
            refuse(c, "a link without a place");
    }
}

static bool outside(const struct page *page, const struct item *item)
{
    const double slack = 0.01;
    double x0 = item->x, y0 = item->y, x1 = x0, y1 = y0;

    if (item->kind == ITEM_GLYPHS) {
        const struct face_info *info = face_info(item->face);

        x1 += item_width(item);
        y0 -= info->units_per_em ? item->size * info->cap_height / info->units_per_em : 0;
    } else if (item->kind != ITEM_PATH) {
        x1 += item->width;
        y1 += item->height;
    }
    return x0 < -slack || y0 < -slack || x1 > page->width + slack || y1 > page->height + slack;
}

static void count_outside(struct check *c, const struct page *page)
{
    size_t before = c->noutside;

    for (size_t i = 0; i < page->nitems; i++) {
        const struct item *item = &page->items[i];

        if ((item->kind == ITEM_GLYPHS && !item->nglyphs) || !outside(page, item))
            continue;
        if (!c->noutside++) {
            c->outside = item;
            c->outside_page = c->page + 1;
        }
    }
    c->outside_pages += c->noutside > before;
}

/* One warning; with the profile node of the first such item, so that it can be found. */
static void warn_outside(const struct check *c)
{
    if (c->noutside)
        diag_add(c->d, DIAG_WARNING, "output-outside", (struct diag_at){.pointer = c->outside->source},
                 "give the layout wider tracks or the text places to break",
                 c->outside_pages == 1 ? "%zu %s of page %zu %s outside the paper"
                                       : "%zu %s from page %zu on %s outside the paper",
                 c->noutside, c->noutside == 1 ? "item" : "items", c->outside_page,
                 c->noutside == 1 ? "lies" : "lie");
}

bool output_check(const struct display_list *list, struct diags *d)
{
    struct check c = {.list = list, .d = d, .ok = true};

    if (!list->npages || !list->pages) {
        diag_add(d, DIAG_ERROR, "output-empty", (struct diag_at){0}, NULL,
                 "there is nothing to write: the document has no page");
        return false;
    }
    if (list->npages > PAGE_LIMIT) {
        diag_add(d, DIAG_ERROR, "output-pages", (struct diag_at){0}, "set --pages",
                 "the document has %zu pages, the limit is %d", list->npages, PAGE_LIMIT);
        return false;
    }
    check_elements(&c);
    for (c.page = 0; c.ok && c.page < list->npages; c.page++) {
        const struct page *page = &list->pages[c.page];

        if (!(page->width >= 3 && page->width <= SIDE_LIMIT && page->height >= 3 &&
              page->height <= SIDE_LIMIT))
            refuse(&c, "a page without a size");
        for (c.item = 0; c.ok && c.item < page->nitems; c.item++)
            check_item(&c, &page->items[c.item]);
        if (c.ok)
            check_links(&c, page);
        if (c.ok)
            count_outside(&c, page);
    }
    if (c.ok)
        warn_outside(&c);
    for (size_t i = 0; c.ok && i < list->noutline; i++) {
        const struct outline_entry *o = &list->outline[i];

        if (o->page < 0 || (size_t)o->page >= list->npages || !o->title || !isfinite(o->y))
            refuse(&c, "an outline entry that leads nowhere");
    }
    return c.ok;
}
