/* Pages of a language that is written from right to left. Everything is set from the start edge; here,
 * when all is at its place, the start edge becomes the right one. Shapes are not turned: glyphs, icons
 * and pictures only move. SPDX-License-Identifier: MIT */
#include "pages/galley.h"

double item_width(const struct item *item)
{
    double width = 0;

    if (item->kind != ITEM_GLYPHS)
        return item->width;
    for (size_t i = 0; i < item->nglyphs; i++)
        width += (double)item->glyphs[i].advance;
    return width;
}

void mirror_items(struct item *items, size_t n, double page_width)
{
    for (size_t i = 0; i < n; i++)
        items[i].x = page_width - items[i].x - item_width(&items[i]);
}

void mirror_links(struct link *links, size_t n, double page_width)
{
    for (size_t i = 0; i < n; i++) {
        double x0 = links[i].x0;

        links[i].x0 = page_width - links[i].x1;
        links[i].x1 = page_width - x0;
    }
}
