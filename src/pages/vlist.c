/* The vertical list: boxes with glue and penalties between them, and where it may break.
 * SPDX-License-Identifier: MIT */
#include "pages/galley.h"

#include <math.h>
#include <stdlib.h>

struct builder {
    struct arena *a;
    VEC(struct vbox) boxes;
    /* for the next box */
    struct glue gap;
    int keep;
    bool forced, turns;
    /* after a heading */
    int need_lines;
    size_t heading; /* boxes before it */
    bool columns; /* the text of balanced columns */
    /* of the body */
    bool body;
    const struct node *scoped;  /* columns of page scope that were met */
    const struct node *instead; /* columns to emit as their main text at the full measure */
};

static void add_glue(struct glue *sum, struct glue g)
{
    sum->natural += g.natural;
    sum->shrink += g.shrink;
    /* fil stretch is of a higher order: beside it the finite stretch counts for nothing */
    if (g.fil && g.stretch > 0) {
        sum->stretch = sum->fil ? sum->stretch + g.stretch : g.stretch;
        sum->fil = 1;
    } else if (!sum->fil) {
        sum->stretch += g.stretch;
    }
}

static int max_int(int a, int b)
{
    return a > b ? a : b;
}

static void push(struct builder *b, struct vbox box)
{
    box.gap = b->gap;
    box.keep = max_int(box.keep, b->keep);
    box.forced = b->forced;
    box.turns = b->turns;
    if (b->need_lines > 0) {
        box.keep = max_int(box.keep, KEEP_HEADING);
        box.need_lines = b->need_lines;
        b->need_lines -= box.lines;
    }
    vec_push(b->a, &b->boxes, box);
    b->gap = (struct glue){0};
    b->forced = b->turns = false;
    /* a rule under a heading hands on what binds the heading */
    if (box.kind != VBOX_RULE)
        b->keep = 0;
}

static void emit(struct builder *b, const struct node *n);

static void emit_paragraph(struct builder *b, const struct node *n)
{
    size_t count = n->lines ? n->lines->n : 0;
    size_t widows = (size_t)max_int(n->block->widows, 1);
    size_t orphans = (size_t)max_int(n->block->orphans, 1);

    for (size_t i = 0; i < count; i++) {
        struct vbox box = {.kind = VBOX_LINE, .node = n, .line = i, .lines = 1};

        box.height = n->lines->at[i].leading;
        if (i > 0 && (i < orphans || count - i < widows))
            box.keep = KEEP_WIDOW;
        if (i > 0 && n->lines->at[i - 1].hyphenated)
            box.keep = max_int(box.keep, KEEP_HYPHEN);
        push(b, box);
    }
}

static void emit_group(struct builder *b, const struct node *n)
{
    size_t start = b->boxes.n;

    for (const struct node *c = n->first; c; c = c->next)
        emit(b, c);
    if (n->block->role != ROLE_L || b->boxes.n < start + 3)
        return;
    struct vbox *last = &b->boxes.at[b->boxes.n - 1], *second = &b->boxes.at[start + 1];

    if (last->kind == VBOX_LINE && last->line == 0)
        last->keep = max_int(last->keep, KEEP_LAST_ITEM);
    if (second->kind == VBOX_LINE && second->line == 0)
        second->keep = max_int(second->keep, KEEP_FIRST_ITEM);
}

static void emit_box(struct builder *b, const struct node *n)
{
    struct vbox pad = {.kind = VBOX_PAD, .node = n, .height = fmax(n->block->pad, 0)};

    push(b, pad);
    b->keep = KEEP_ALWAYS;
    emit_group(b, n);
    b->keep = KEEP_ALWAYS;
    pad.line = 1; /* the lower one */
    push(b, pad);
}

static void emit_row(struct builder *b, const struct node *n)
{
    struct vbox box = {.kind = VBOX_ROW, .node = n};

    box.row = vrow_new(b->a, n);
    struct span all = vrow_span(box.row, 0, box.row->ncuts - 1);

    box.height = all.natural;
    box.lines = all.lines;
    push(b, box);
}

static void emit_columns(struct builder *b, const struct node *n)
{
    if (n == b->instead) {
        emit(b, n->wide);
        return;
    }
    emit_row(b, n);
    if (b->body && n->wide && !b->scoped)
        b->scoped = n;
}

static void emit_rule(struct builder *b, const struct node *n)
{
    push(b, (struct vbox){.kind = VBOX_RULE, .node = n, .height = n->height});
}

static void emit_image(struct builder *b, const struct node *n)
{
    if (n->image)
        push(b, (struct vbox){.kind = VBOX_IMAGE, .node = n, .height = n->height});
}

static void emit_space(struct builder *b, const struct node *n)
{
    (void)b;
    (void)n;
}

static bool is_heading(const struct block *b)
{
    return b->role == ROLE_H1 || b->role == ROLE_H2 || b->role == ROLE_H3 ||
           b->keep_with_next >= KEEP_ALWAYS;
}

static void emit(struct builder *b, const struct node *n)
{
    static void (*const handlers[])(struct builder *, const struct node *) = {
        [BLOCK_GROUP] = emit_group, [BLOCK_PARAGRAPH] = emit_paragraph, [BLOCK_ROW] = emit_row,
        [BLOCK_BOX] = emit_box,     [BLOCK_RULE] = emit_rule,           [BLOCK_SPACE] = emit_space,
        [BLOCK_IMAGE] = emit_image, [BLOCK_COLUMNS] = emit_columns};
    const struct block *block = n->block;
    size_t start = b->boxes.n;

    add_glue(&b->gap, n->before);
    if (block->break_before == BREAK_PAGE)
        b->forced = true;
    else if (block->break_before == BREAK_AVOID)
        b->keep = KEEP_ALWAYS;
    else if (block->break_before == BREAK_COLUMN)
        b->turns = b->columns;
    handlers[block->kind](b, n);
    add_glue(&b->gap, n->after);
    if (b->boxes.n == start)
        return;
    for (size_t i = start; i < b->boxes.n; i++) {
        struct vbox *box = &b->boxes.at[i];

        box->inner = max_int(box->inner, block->keep_together);
        if (i > start)
            box->together = max_int(box->together, block->keep_together);
    }
    /* What ends a block with a source of its own (an entry, a section) does not bind that block to
     * the next: an entry without bullets ends with its title line. */
    if (block->source && block->kind != BLOCK_PARAGRAPH) {
        b->keep = 0;
        if (b->heading >= start)
            b->need_lines = 0;
    }
    b->keep = max_int(b->keep, block->keep_with_next);
    if (is_heading(block)) {
        b->need_lines = HEADING_LINES;
        b->heading = start;
    }
}

static void sum_above(struct arena *a, struct vlist *l)
{
    l->above = arena_array(a, l->n + 1, sizeof *l->above);
    for (size_t i = 0; i < l->n; i++) {
        struct vbox *box = &l->at[i];

        box->whole = (struct span){.natural = box->height, .lines = box->lines};
        if (box->row)
            box->whole = vrow_span(box->row, 0, box->row->ncuts - 1);
        l->above[i + 1] = span_add(span_add(l->above[i], glue_span(box->gap), 1), box->whole, 1);
    }
}

static struct cut cut_inside(const struct vlist *l, size_t i, size_t k)
{
    const struct vbox *box = &l->at[i];
    struct cut cut = box->row->cuts[k];

    cut.box = i;
    cut.sub = k;
    cut.head = vrow_span(box->row, 0, k);
    cut.rest = vrow_span(box->row, k, box->row->ncuts - 1);
    if (cut.head.lines < box->need_lines)
        cut.keep = max_int(cut.keep, KEEP_HEADING);
    cut.together = max_int(cut.together, box->inner);
    cut.head = span_add(cut.head, glue_span(box->gap), 1);
    cut.y = l->above[i].natural + cut.head.natural;
    return cut;
}

static void list_cuts(struct arena *a, struct vlist *l)
{
    VEC(struct cut) cuts = {0};

    for (size_t i = 0; i < l->n; i++) {
        const struct vbox *box = &l->at[i];

        vec_push(a, &cuts, (struct cut){.box = i, .keep = box->keep, .together = box->together,
                                        .forced = box->forced && i > 0, .turns = box->turns && i > 0,
                                        .y = l->above[i].natural});
        for (size_t k = 1; box->row && k + 1 < box->row->ncuts; k++)
            vec_push(a, &cuts, cut_inside(l, i, k));
    }
    if (l->n == 0)
        vec_push(a, &cuts, (struct cut){0});
    vec_push(a, &cuts, (struct cut){.box = l->n, .y = l->above[l->n].natural});
    l->cuts = cuts.at;
    l->ncuts = cuts.n;
}

static struct vlist *build(struct arena *a, const struct node *owner, bool body,
                           const struct node *instead)
{
    struct vlist *l = arena_new(a, struct vlist);
    struct builder b = {.a = a, .heading = SIZE_MAX, .body = body, .instead = instead,
                        .columns = owner->parent && owner->parent->ncolumns > 1};

    emit(&b, owner);
    l->owner = owner;
    l->at = b.boxes.at;
    l->n = b.boxes.n;
    l->tail = b.gap;
    l->scoped = b.scoped;
    sum_above(a, l);
    list_cuts(a, l);
    return l;
}

struct vlist *vlist_new(struct arena *a, const struct node *owner)
{
    return build(a, owner, false, NULL);
}

/* ---- columns of page scope --------------------------------------------------------------- */

/* Does each cell but the main one end at this cut, and what does the main one go on with? NULL where
 * it is inside a paragraph or row, whose rest can't be set at another measure. */
static const struct vbox *main_box_at(const struct vrow *r, size_t sub, size_t main, bool *others)
{
    const struct vlist *l = r->cells[main]->list;
    const struct cut *cut = &l->cuts[r->cell_cuts[sub * r->ncells + main]];

    *others = true;
    for (size_t c = 0; c < r->ncells; c++)
        *others = *others && (c == main || r->cell_cuts[sub * r->ncells + c] + 1 ==
                                               r->cells[c]->list->ncuts);
    if (cut->box == l->n || cut->sub > 0 || l->at[cut->box].line > 0)
        return NULL;
    return &l->at[cut->box];
}

/* The cut of `l` before the box that shows the same, looked for from cut *from on. */
static size_t same_place(const struct vlist *l, const struct vbox *box, size_t *from)
{
    for (size_t k = *from; k + 1 < l->ncuts; k++) {
        const struct vbox *at = &l->at[l->cuts[k].box];

        if (l->cuts[k].sub == 0 && at->node->id == box->node->id && at->kind == box->kind &&
            at->line == box->line) {
            *from = k;
            return k;
        }
    }
    return 0;
}

/* Where the others have ended, the page ends between paragraphs, and the next one goes on at the
 * full measure. */
static void link_after(struct vlist *l)
{
    size_t main = 0, from = 1;

    for (const struct node *c = l->scoped->first; c != l->scoped->main; c = c->next)
        main++;
    for (size_t k = 1; k + 1 < l->ncuts; k++) {
        struct cut *cut = &l->cuts[k];
        const struct vbox *box = &l->at[cut->box];
        bool others;

        if (cut->sub == 0 || box->node != l->scoped)
            continue;
        const struct vbox *next = main_box_at(box->row, cut->sub, main, &others);

        if (!others)
            continue;
        cut->jump = next ? same_place(l->after, next, &from) : 0;
        if (!cut->jump)
            cut->keep = KEEP_ALWAYS;
    }
}

struct vlist *vlist_body(struct arena *a, const struct node *root)
{
    struct vlist *l = build(a, root, true, NULL);

    if (l->scoped) {
        l->after = build(a, root, true, l->scoped);
        link_after(l);
    }
    return l;
}
