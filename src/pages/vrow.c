/* Rows in the vertical list: the breaks of the cells, merged.
 *
 * A row breaks at a depth where one of its cells breaks; every other cell breaks at its last place
 * above that depth. So columns break at each line of the flow, and a row of one line nowhere.
 * SPDX-License-Identifier: MIT */
#include "pages/galley.h"

#include <math.h>
#include <stdlib.h>

#define SAME_DEPTH 1e-6 /* pt: rounding of sums */

static bool is_never(const struct cut *c)
{
    return !c->forced && (c->keep >= KEEP_ALWAYS || c->together >= KEEP_ALWAYS);
}

/* How far down a cell is looked at; depths only grow. */
struct progress {
    size_t next, last;
};

/* Last cut of a cell at or above the depth; one that is not forbidden, if there is any. */
static size_t cell_cut(const struct node *cell, double depth, struct progress *at)
{
    const struct vlist *l = cell->list;

    for (; at->next + 1 < l->ncuts; at->next++) {
        size_t k = at->next + 1;

        if (cell->offset + l->cuts[k].y > depth + SAME_DEPTH)
            break;
        if (!is_never(&l->cuts[k]) || is_never(&l->cuts[at->last]) || at->last == 0)
            at->last = k;
    }
    return at->last;
}

static int by_depth(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double *depths_of(struct arena *a, const struct vrow *r, size_t *n)
{
    size_t count = 0;

    for (size_t c = 0; c < r->ncells; c++)
        count += r->cells[c]->list->ncuts;
    double *depths = arena_array(a, count + 1, sizeof *depths);

    *n = 0;
    for (size_t c = 0; c < r->ncells; c++)
        for (size_t k = 1; k < r->cells[c]->list->ncuts; k++)
            depths[(*n)++] = r->cells[c]->offset + r->cells[c]->list->cuts[k].y;
    qsort(depths, *n, sizeof *depths, by_depth);
    return depths;
}

/* Fills the cell cuts for a depth. False if that is no break: a cell has not begun, or all have
 * ended, or it is the same as the one before. Where one cell wants a new page, all go on there. */
static bool merge_at(const struct vrow *r, double depth, struct progress *at,
                     const size_t *before, size_t *cuts, struct cut *out)
{
    bool ended = true, same = true, begun = true;

    *out = (struct cut){.y = depth};
    for (size_t c = 0; c < r->ncells; c++) {
        const struct vlist *l = r->cells[c]->list;

        if (l->n == 0) {
            cuts[c] = l->ncuts - 1;
            continue;
        }
        cuts[c] = cell_cut(r->cells[c], depth, &at[c]);
        begun = begun && cuts[c] > 0;
        same = same && cuts[c] == before[c];
        if (cuts[c] + 1 == l->ncuts)
            continue;
        ended = false;
        const struct cut *cut = &l->cuts[cuts[c]];

        out->forced = out->forced || (cut->forced && cuts[c] != before[c]);
        out->keep = cut->keep > out->keep ? cut->keep : out->keep;
        out->together = cut->together > out->together ? cut->together : out->together;
    }
    return (begun || out->forced) && !ended && !same;
}

static int strength(const struct cut *c)
{
    return c->keep > c->together ? c->keep : c->together;
}

/* Balanced columns break where their text does; the depth of a cut is that of what stands above it,
 * balanced. Of cuts at one depth, the last of the weakest is enough. */
static void balance(struct arena *a, struct vrow *r, const struct node *row)
{
    const struct vlist *l = row->first->list;

    r->balanced = row;
    r->cuts = arena_array(a, l->ncuts, sizeof *r->cuts);
    r->cell_cuts = arena_array(a, l->ncuts, sizeof *r->cell_cuts);
    r->ncuts = 1;
    for (size_t k = 1; k < l->ncuts; k++) {
        double above = r->cuts[r->ncuts - 1].y;
        struct cut cut = {.keep = l->cuts[k].keep,
                          .together = l->cuts[k].together,
                          .forced = l->cuts[k].forced};
        bool last = k + 1 == l->ncuts;

        cut.y = columns_split(l, 0, k, row->ncolumns, above, NULL).natural;
        bool same = r->ncuts > 1 && cut.y - above < SAME_DEPTH && !last &&
                    !r->cuts[r->ncuts - 1].forced;

        if (same && !cut.forced && strength(&cut) > strength(&r->cuts[r->ncuts - 1]))
            continue;
        r->ncuts += !same;
        r->cuts[r->ncuts - 1] = cut;
        r->cell_cuts[r->ncuts - 1] = k;
    }
}

struct vrow *vrow_new(struct arena *a, const struct node *row)
{
    struct vrow *r = arena_new(a, struct vrow);
    size_t n, i = 0;

    if (row->ncolumns) {
        balance(a, r, row);
        return r;
    }

    r->ncells = row->nchildren;
    r->cells = arena_array(a, r->ncells + 1, sizeof *r->cells);
    for (const struct node *c = row->first; c; c = c->next) {
        if (c == galley_read_first(row))
            r->first = i;
        r->cells[i++] = c;
    }
    double *depths = depths_of(a, r, &n);
    struct progress *at = arena_array(a, r->ncells + 1, sizeof *at);

    r->cuts = arena_array(a, n + 2, sizeof *r->cuts);
    r->cell_cuts = arena_array(a, (n + 2) * (r->ncells + 1), sizeof *r->cell_cuts);
    r->ncuts = 1;
    for (i = 0; i < n; i++) {
        size_t *cuts = r->cell_cuts + r->ncuts * r->ncells;

        if (merge_at(r, depths[i], at, cuts - r->ncells, cuts, &r->cuts[r->ncuts]))
            r->ncuts++;
    }
    for (i = 0; i < r->ncells; i++)
        r->cell_cuts[r->ncuts * r->ncells + i] = r->cells[i]->list->ncuts - 1;
    r->cuts[r->ncuts++].y = row->height;
    return r;
}

/* A row is as high as its highest cell, naturally, at full stretch and at full shrink. In between it
 * is at most what these sums say, since the maximum of straight lines is convex. */
struct span vrow_span(const struct vrow *r, size_t p, size_t q)
{
    double natural = 0, most = 0, least = 0;
    struct span sum = {0};

    if (r->balanced)
        return columns_split(r->balanced->first->list, r->cell_cuts[p], r->cell_cuts[q],
                             r->balanced->ncolumns, 0, NULL);

    for (size_t c = 0; c < r->ncells; c++) {
        const struct vlist *l = r->cells[c]->list;
        size_t from = r->cell_cuts[p * r->ncells + c], to = r->cell_cuts[q * r->ncells + c];

        if (from == to)
            continue;
        struct span s = vlist_span(l, from, to, p == 0);

        s.natural += p == 0 ? r->cells[c]->offset : 0;
        if (to + 1 == l->ncuts) {
            s.natural += l->tail.natural;
            s.shrink += l->tail.shrink;
            *(l->tail.fil ? &s.fil : &s.stretch) += l->tail.stretch;
        }
        natural = fmax(natural, s.natural);
        most = fmax(most, s.natural + s.stretch);
        least = fmax(least, s.natural - s.shrink);
        sum.fil = fmax(sum.fil, s.fil);
        sum.lines = s.lines > sum.lines ? s.lines : sum.lines;
    }
    sum.natural = natural;
    sum.stretch = most - natural;
    sum.shrink = natural - least;
    return sum;
}

double vrow_set_height(const struct vrow *r, size_t p, size_t q, struct setting set)
{
    double most = 0;

    if (r->balanced)
        return vrow_span(r, p, q).natural;
    for (size_t c = 0; c < r->ncells; c++) {
        const struct vlist *l = r->cells[c]->list;
        size_t from = r->cell_cuts[p * r->ncells + c], to = r->cell_cuts[q * r->ncells + c];

        if (from == to)
            continue;
        double height = vlist_set_height(l, from, to, p == 0, set);

        height += p == 0 ? r->cells[c]->offset : 0;
        if (to + 1 == l->ncuts)
            height += glue_set(l->tail, set);
        most = fmax(most, height);
    }
    return most;
}
