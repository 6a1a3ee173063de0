/* Setting the tree: width flows down, heights flow up. SPDX-License-Identifier: MIT */
#include "pages/galley.h"

#include <math.h>
#include <string.h>

enum { NARROW_CHARACTERS = 45 };

struct diag_at galley_node_at(const struct node *n)
{
    struct diag_at at = {0};

    for (; n; n = n->parent) {
        if (!at.source && n->block->layout_file) {
            at.source = n->block->layout_file;
            at.line = n->block->layout_line;
        }
        if (!at.pointer)
            at.pointer = n->block->source;
    }
    return at;
}

const char *galley_points(struct arena *a, double pt)
{
    struct strbuf b = {0};

    strbuf_number(&b, pt, 1);
    const char *kept = strbuf_keep(&b, a);

    strbuf_free(&b);
    return kept;
}

double galley_node_total(const struct node *n)
{
    return n->before.natural + n->height + n->after.natural;
}

double galley_baseline(const struct node *n, const struct line *line)
{
    /* on a grid, where a line of one step has it */
    return n->grid > 0 ? line->leading - (1 - BASELINE_SHARE) * n->grid
                       : BASELINE_SHARE * line->leading;
}

/* ---- the grid ---------------------------------------------------------------------------- */

/* A line a little higher than its steps is made to fit: its leading was air. */
#define GRID_SLACK (1.0 / 6)

static double on_grid(double height, double grid)
{
    return grid * fmax(1, ceil(height / grid - GRID_SLACK));
}

/* Space of whole steps that does not stretch. */
static struct glue grid_space(struct glue g, double grid)
{
    return (struct glue){.natural = grid * round(g.natural / grid)};
}

/* What is no line takes whole steps together with the space behind it. */
static void end_on_grid(struct node *n, double grid)
{
    double steps = round((n->height + n->after.natural) / grid);

    if (n->height > 0)
        n->after.natural = grid * fmax(steps, ceil(n->height / grid - 1e-6)) - n->height;
}

/* The line's first run with a source tells most exactly where it is from. */
static void diag_wide_line(struct setter *s, const struct node *n, size_t line)
{
    struct diag_at at = galley_node_at(n);
    const struct block *b = n->block;
    const struct line *l = &n->lines->at[line];

    for (size_t i = 0; i < l->npieces; i++) {
        size_t run = l->pieces[i].run;

        if (run < b->nruns && b->runs[run].source) {
            at.pointer = b->runs[run].source;
            break;
        }
    }
    double measure = n->x + n->width - n->text_x;

    if (l->width > measure)
        diag_add(s->d, DIAG_WARNING, "pages-overfull", at,
                 "shorten the text, or give it more room in the layout",
                 "a line is %s pt wider than its measure of %s pt",
                 galley_points(s->a, l->width - measure), galley_points(s->a, measure));
    else
        diag_add(s->d, DIAG_WARNING, "pages-overfull", at,
                 "shorten the word, or give it more room in the layout",
                 "a word is wider than its measure of %s pt and broken anywhere",
                 galley_points(s->a, measure));
}

/* `auto`: justified text needs it, and so do narrow columns. */
static bool hyphenates(struct setter *s, const struct text_style *style, enum text_align align,
                       double measure)
{
    const struct face *f;

    if (!style || style->hyphenate != HYPHENATE_AUTO || align == ALIGN_JUSTIFY)
        return style && style->hyphenate != HYPHENATE_NO;
    f = type_face(s->t, style->family, style->weight, style->italic);
    return f && measure < NARROW_CHARACTERS * face_mean_advance(f) * style->size;
}

static void set_paragraph(struct setter *s, struct node *n)
{
    static const enum type_align aligns[] = {[ALIGN_START] = TYPE_START,
                                             [ALIGN_CENTER] = TYPE_CENTER,
                                             [ALIGN_END] = TYPE_END,
                                             [ALIGN_JUSTIFY] = TYPE_JUSTIFY};
    const struct block *b = n->block;
    double hang = b->hang > 0 && b->hang < n->width ? b->hang : 0;

    n->label_x = n->x;
    n->text_x = n->x + hang;
    if (!n->shaped)
        return;
    const struct text_style *style = b->style ? b->style : b->nruns ? b->runs[0].style : NULL;
    struct type_break_options o = {.measure = n->width - hang,
                                   .align = aligns[b->align],
                                   .from_right = s->from_right,
                                   .hyphenate = hyphenates(s, style, b->align, n->width - hang),
                                   .protrude = style && style->protrude,
                                   .expand = style ? style->expand : 0};

    /* A label wider than the hang pushes the first line's text aside. */
    if (n->label && n->label->width > hang)
        o.first_indent = n->label->width - hang + 0.25 * (style ? style->size : 0);
    n->lines = type_break(s->t, s->a, n->shaped, &o);
    if (!n->lines || n->lines->n == 0)
        return;
    bool told = false; /* one word broken over five lines is one fault */

    n->grid = s->grid;
    for (size_t i = 0; i < n->lines->n; i++) {
        if (s->grid > 0)
            n->lines->at[i].leading = on_grid(n->lines->at[i].leading, s->grid);
        n->height += n->lines->at[i].leading;
        if (n->lines->at[i].overfull && !told)
            diag_wide_line(s, n, i);
        told |= n->lines->at[i].overfull;
    }
    n->baseline = n->before.natural + galley_baseline(n, &n->lines->at[0]);
    s->at_top = false;
}

static void set_rule(struct setter *s, struct node *n)
{
    n->height = fmax(n->block->weight, RULE_MIN);
    if (n->block->width > 0 && n->block->width < n->width)
        n->width = n->block->width;
    s->at_top = false;
}

static void set_image(struct setter *s, struct node *n)
{
    const struct block *b = n->block;

    if (!n->image)
        return;
    double aspect = (double)n->image->height / n->image->width;
    double width = b->image_width, height = b->image_height;

    if (width <= 0)
        width = height > 0 ? height / aspect : n->width;
    if (height <= 0)
        height = width * aspect;
    if (width > n->width) {
        height *= n->width / width;
        width = n->width;
    }
    if (height > s->max_height) {
        width *= s->max_height / height;
        height = s->max_height;
    }
    double spare = n->width - width;

    n->x += b->align == ALIGN_END ? spare : b->align == ALIGN_CENTER ? spare / 2 : 0;
    n->width = width;
    n->height = height;
    s->at_top = false;
}

static void set_children(struct setter *s, struct node *n, double top)
{
    double y = n->before.natural + top;

    for (struct node *c = n->first; c; c = c->next) {
        galley_node_set(s, c, n->x, n->width);
        if (n->baseline < 0 && c->baseline >= 0)
            n->baseline = y + c->baseline;
        y += galley_node_total(c);
    }
    n->height = y - n->before.natural + top;
}

static void set_box(struct setter *s, struct node *n)
{
    double pad = fmax(n->block->pad, 0);

    n->x += pad;
    n->width = fmax(n->width - 2 * pad, 1);
    s->at_top = false;
    set_children(s, n, pad);
}

static void set_group(struct setter *s, struct node *n)
{
    set_children(s, n, 0);
}

static void set_space(struct setter *s, struct node *n)
{
    (void)s;
    n->height = 0;
}

void galley_node_set(struct setter *s, struct node *n, double x, double width)
{
    static void (*const handlers[])(struct setter *, struct node *) = {
        [BLOCK_GROUP] = set_group, [BLOCK_PARAGRAPH] = set_paragraph, [BLOCK_ROW] = galley_row_set,
        [BLOCK_BOX] = set_box,     [BLOCK_RULE] = set_rule,           [BLOCK_SPACE] = set_space,
        [BLOCK_IMAGE] = set_image, [BLOCK_COLUMNS] = galley_columns_set};
    const struct block *b = n->block;

    n->before = b->before;
    n->after = b->after;
    if (s->grid > 0) {
        n->before = grid_space(b->before, s->grid);
        n->after = grid_space(b->after, s->grid);
    }
    if (s->at_top)
        n->before = (struct glue){0};
    n->x = x + b->indent_start;
    n->width = fmax(width - b->indent_start - b->indent_end, 1);
    handlers[b->kind](s, n);
    if (s->grid > 0 && (b->kind == BLOCK_RULE || b->kind == BLOCK_IMAGE || b->kind == BLOCK_BOX))
        end_on_grid(n, s->grid);
}

static double paragraph_max_content(struct setter *s, const struct node *n)
{
    double width = 0;

    if (!n->shaped)
        return 0;
    if (n->has_leader) {
        width = shaped_width(n->shaped);
    } else {
        struct type_break_options o = {.measure = 1e6, .align = TYPE_START};
        struct lines *lines = type_break(s->t, s->a, n->shaped, &o);

        for (size_t i = 0; lines && i < lines->n; i++)
            width = fmax(width, lines->at[i].width);
    }
    double hang = fmax(n->block->hang, 0);

    if (n->label && n->label->width > hang)
        hang = n->label->width + 0.25 * (n->block->style ? n->block->style->size : 0);
    return hang + width;
}

double galley_node_max_content(struct setter *s, struct node *n)
{
    const struct block *b = n->block;
    double width = 0;

    if (n->max_content >= 0)
        return n->max_content;

    switch (b->kind) {
    case BLOCK_PARAGRAPH: width = paragraph_max_content(s, n); break;
    case BLOCK_ROW:
    case BLOCK_COLUMNS: width = galley_row_max_content(s, n); break;
    case BLOCK_RULE: width = b->width; break;
    case BLOCK_IMAGE: width = n->image ? b->image_width : 0; break;
    case BLOCK_SPACE: break;
    case BLOCK_GROUP:
    case BLOCK_BOX:
        for (struct node *c = n->first; c; c = c->next)
            width = fmax(width, galley_node_max_content(s, c));
        if (b->kind == BLOCK_BOX)
            width += 2 * fmax(b->pad, 0);
        break;
    }
    n->max_content = width > 0 ? fmax(width + b->indent_start + b->indent_end, 0) : 0;
    return n->max_content;
}

struct node *galley_tree(struct setter *s, const struct block *b, double width)
{
    struct node *root = galley_node_new(s, b, NULL, 0);

    galley_node_set(s, root, 0, width);
    root->list = vlist_body(s->a, root);
    return root;
}

struct galley *pages_set(struct arena *a, struct type *t, const struct document *doc,
                         const struct image_source *images, struct diags *d)
{
    struct galley *g = arena_new(a, struct galley);
    struct setter s = {.a = a, .t = t, .images = images, .d = d, .at_top = true,
                       .from_right = type_lang_is_rtl(doc->lang)};
    const struct page_geometry *page = &doc->page;

    g->doc = doc;
    g->measure = page->width - page->margin_start - page->margin_end;
    g->page_height = page->height - page->margin_top - page->margin_bottom;
    if (!(g->measure >= 1) || !(g->page_height >= 1)) {
        diag_add(d, DIAG_ERROR, "pages-margins",
                 (struct diag_at){.source = doc->body->layout_file,
                                  .line = doc->body->layout_line},
                 "make the margins smaller or the page larger",
                 "the margins leave no room: %s by %s pt", galley_points(a, g->measure),
                 galley_points(a, g->page_height));
        g->measure = fmax(g->measure, 1);
        g->page_height = fmax(g->page_height, 1);
    }
    s.max_height = g->page_height;
    s.grid = page->grid;
    g->root = galley_tree(&s, doc->body, g->measure);
    g->nnodes = s.nnodes;
    galley_sum(a, g);
    return g;
}

double galley_page_height(const struct galley *g)
{
    return g->page_height;
}
