/* Blocks -> pages. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PAGES_PAGES_H
#define NEXTCV_PAGES_PAGES_H

#include "base/diag.h"
#include "compose/block.h"
#include "pages/display.h"
#include "type/type.h"

/* Pictures are loaded by the driver; NULL where there is none (a diagnostic was given). */
struct image_source {
    void *context;
    const struct image *(*load)(void *context, const char *path);
};

/* The block tree with every paragraph shaped and broken at its real measure. */
struct galley;

/* Sets the body at the document's measure: shapes and breaks every paragraph once. Lives in `a`. */
struct galley *pages_set(struct arena *a, struct type *t, const struct document *doc,
                         const struct image_source *images, struct diags *d);

/* Natural height in pt that the block with this `source` takes in the vertical list: its lines or
 * children, with its own before and after. For a row: the row's height. When `own` is true, without
 * the heights of those descendants that carry a source of their own (a job without its bullets).
 * Heights add up: the sum of own heights over all blocks = galley_height(). -1 if none. */
double galley_block_height(const struct galley *g, const char *source, bool own);
/* Like the whole height, but 0 for what stands in a row or column beside the one that tells the
 * height: leaving it out would save nothing. 0 if there is none. */
double galley_flow_height(const struct galley *g, const char *source);
double galley_height(const struct galley *g); /* natural height of the whole body, pt */
double galley_page_height(const struct galley *g); /* body height of one page, pt */

/* Breaks the galley into pages (dynamic programming over the box/glue/penalty list: keeps, widows,
 * orphans) and places everything; glue is set so that a page that is nearly full is filled.
 * Furniture is added by pages_furnish(). */
struct display_list *pages_break(struct arena *a, const struct galley *g, struct diags *d);
/* Sets header and footer blocks onto page `index` (from 0) as artifacts. */
void pages_furnish(struct arena *a, struct type *t, struct display_list *list, size_t index,
                   const struct document *doc, const struct block *header,
                   const struct block *footer, struct diags *d);

#endif
