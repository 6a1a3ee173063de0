/* Rows: widths of tracks, cells beside each other. SPDX-License-Identifier: MIT */
#include "pages/galley.h"

#include <math.h>
#include <string.h>

/* Room for rounding, so that a cell of exactly its content's width does not break its line. */
#define AUTO_SLACK 0.01
/* A share of a row that auto tracks leave to fraction tracks, if those have use for it. */
#define FRACTION_FLOOR 0.25

static struct track track_of(const struct block *row, size_t i)
{
    return i < row->ntracks ? row->tracks[i] : (struct track){TRACK_FRACTION, 1};
}

static double row_gaps(const struct node *n)
{
    return n->nchildren > 1 ? n->block->gap * (double)(n->nchildren - 1) : 0;
}

/* The widest content of this track in all rows of the table below `n`. */
static double widest_in(struct setter *s, struct node *n, const char *table, size_t track)
{
    double width = 0;
    size_t i = 0;

    if (n->block->table && strcmp(n->block->table, table) == 0)
        for (struct node *c = n->first; c; c = c->next, i++)
            if (i == track && track_of(n->block, i).kind == TRACK_AUTO)
                width = galley_node_max_content(s, c);
    for (struct node *c = n->first; c; c = c->next)
        width = fmax(width, widest_in(s, c, table, track));
    return width;
}

static double table_width(struct setter *s, const struct node *row, size_t track)
{
    const char *table = row->block->table;
    struct node *root = row->parent;

    for (size_t i = 0; i < s->tables.n; i++)
        if (s->tables.at[i].track == track && strcmp(s->tables.at[i].table, table) == 0)
            return s->tables.at[i].width;
    while (root->parent)
        root = root->parent;
    double width = widest_in(s, root, table, track);

    vec_push(s->a, &s->tables, (struct table_track){table, track, width});
    return width;
}

struct track_sums {
    double fixed, content, fractions, fraction_content;
};

static struct track_sums sum_tracks(struct setter *s, const struct node *n, double *widths)
{
    struct track_sums sums = {0};
    size_t i = 0;

    for (struct node *c = n->first; c; c = c->next, i++) {
        struct track t = track_of(n->block, i);

        switch (t.kind) {
        case TRACK_FIXED: sums.fixed += widths[i] = fmax(t.value, 0); break;
        case TRACK_AUTO:
            widths[i] = n->block->table && n->parent ? table_width(s, n, i)
                                                     : galley_node_max_content(s, c);
            widths[i] += widths[i] > 0 ? AUTO_SLACK : 0;
            sums.content += widths[i];
            break;
        case TRACK_FRACTION: sums.fractions += fmax(t.value, 0); break;
        }
    }
    return sums;
}

/* What the fraction tracks need at least; only asked where auto tracks crowd them. */
static double fraction_floor(struct setter *s, const struct node *n, double room)
{
    double content = 0;
    size_t i = 0;

    for (struct node *c = n->first; c; c = c->next, i++)
        if (track_of(n->block, i).kind == TRACK_FRACTION)
            content += galley_node_max_content(s, c);
    return fmin(content, FRACTION_FLOOR * room);
}

/* Fixed tracks take what they say, auto tracks their content's width, fraction tracks share the
 * rest. Where that is too much, auto tracks shrink in proportion (CSS Grid 1, 12.5, in small). */
static void track_widths(struct setter *s, const struct node *n, double width, double *widths)
{
    struct track_sums sums = sum_tracks(s, n, widths);
    double room = fmax(width - row_gaps(n) - sums.fixed, 0), scale = 1;

    if (sums.content > room * (sums.fractions > 0 ? 1 - FRACTION_FLOOR : 1)) {
        double most = room - (sums.fractions > 0 ? fraction_floor(s, n, room) : 0);

        if (sums.content > most)
            scale = most / sums.content;
    }
    double rest = fmax(room - sums.content * scale, 0);

    for (size_t i = 0; i < n->nchildren; i++) {
        struct track t = track_of(n->block, i);

        if (t.kind == TRACK_AUTO)
            widths[i] *= scale;
        else if (t.kind == TRACK_FRACTION)
            widths[i] = sums.fractions > 0 ? rest * fmax(t.value, 0) / sums.fractions : 0;
    }
}

void galley_row_set(struct setter *s, struct node *n)
{
    double *widths = arena_array(s->a, n->nchildren + 1, sizeof *widths);
    double x = n->x, baseline = -1;
    size_t i = 0;

    track_widths(s, n, n->width, widths);
    s->at_top = false;
    for (struct node *c = n->first; c; c = c->next, i++) {
        galley_node_set(s, c, x, widths[i]);
        x += widths[i] + n->block->gap;
        baseline = fmax(baseline, c->baseline);
        if (n->baseline < 0 && c->baseline >= 0)
            n->baseline = c->baseline;
    }
    for (struct node *c = n->first; c; c = c->next) {
        if (n->block->baseline && c->baseline >= 0)
            c->offset = baseline - c->baseline;
        n->height = fmax(n->height, c->offset + galley_node_total(c));
        c->list = vlist_new(s->a, c);
        vlist_relax(c->list, s->max_height);
    }
    if (n->block->baseline)
        n->baseline = baseline;
    if (n->baseline >= 0)
        n->baseline += n->before.natural;
}

double galley_row_max_content(struct setter *s, struct node *n)
{
    double width = 0;
    size_t i = 0;

    for (struct node *c = n->first; c; c = c->next, i++) {
        struct track t = track_of(n->block, i);

        width += t.kind == TRACK_FIXED ? fmax(t.value, 0) : galley_node_max_content(s, c);
    }
    return width > 0 ? width + row_gaps(n) : 0;
}
