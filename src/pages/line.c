/* One line of a paragraph as items: glyphs, icons, leaders, links. SPDX-License-Identifier: MIT */
#include "pages/galley.h"

#include <math.h>
#include <string.h>

struct placing {
    struct placer *p;
    const struct node *n;
    const struct line *line;
    const struct node_elements *elements; /* of the paragraph, or NULL */
    double x, baseline;                   /* of the line's start edge */
    double scale; /* below 1 where the line would leave the page */
};

static const struct text_style *run_style(const struct block *b, const struct run *r)
{
    return r->style ? r->style : b->style;
}

static struct item new_item(const struct placing *at, const struct run *r, enum item_kind kind,
                            int element)
{
    const struct text_style *style = run_style(at->n->block, r);

    return (struct item){.kind = kind,
                         .element = element,
                         .y = at->baseline,
                         .color = style->color,
                         .source = r->source,
                         .line = at->p->line,
                         .style = style->name,
                         .tight = (r->flags & RUN_URL) != 0};
}

static const struct glyph *scaled_glyphs(const struct placing *at, const struct piece *piece)
{
    if (at->scale == 1)
        return piece->glyphs;
    struct glyph *out = arena_array(at->p->a, piece->nglyphs, sizeof *out);

    for (size_t i = 0; i < piece->nglyphs; i++) {
        out[i] = piece->glyphs[i];
        out[i].advance *= (float)at->scale;
        out[i].x *= (float)at->scale;
        out[i].y *= (float)at->scale;
    }
    return out;
}

static void place_glyphs(const struct placing *at, const struct piece *piece, const struct run *r,
                         int element)
{
    struct item item = new_item(at, r, ITEM_GLYPHS, element);

    item.x = at->x + piece->x * at->scale;
    item.face = piece->face;
    item.size = piece->size * at->scale;
    item.scale = piece->scale;
    item.gap = at->line->gap;
    item.glyphs = scaled_glyphs(at, piece);
    item.nglyphs = piece->nglyphs;
    item.text = piece->text;
    item.text_n = piece->text_n;
    item.level = piece->level;
    vec_push(at->p->a, &at->p->items, item);
}

static void place_icon(const struct placing *at, const struct piece *piece, const struct run *r,
                       const struct run_mark *mark, int element)
{
    struct item item = new_item(at, r, ITEM_PATH, element);

    item.x = at->x + piece->x * at->scale;
    item.path = mark->path;
    item.npath = mark->npath;
    item.width = mark->width;
    vec_push(at->p->a, &at->p->items, item);
}

static void place_dots(const struct placing *at, const struct run *r, const struct run_mark *mark,
                       double from, double to)
{
    double size = run_style(at->n->block, r)->size, pitch = fmax(0.5 * size, mark->width);
    /* dots stand on multiples of the pitch from the end edge, below each other from line to line */
    size_t count = (size_t)fmax(0, floor((to - from - 0.25 * size) / pitch));

    if (count == 0 || !mark->face)
        return;
    struct glyph *glyphs = arena_array(at->p->a, count, sizeof *glyphs);
    char *text = arena_alloc(at->p->a, count + 1);

    for (size_t i = 0; i < count; i++) {
        glyphs[i] = mark->glyph;
        glyphs[i].advance = (float)pitch;
        glyphs[i].text = (uint32_t)i;
        glyphs[i].text_n = 1;
        text[i] = '.';
    }
    struct item item = new_item(at, r, ITEM_GLYPHS, ELEMENT_ARTIFACT);

    item.source = NULL;
    item.x = at->x + to - (double)count * pitch;
    item.face = mark->face;
    item.size = size;
    item.glyphs = glyphs;
    item.nglyphs = count;
    item.text = text;
    item.text_n = count;
    vec_push(at->p->a, &at->p->items, item);
}

/* A leader's piece is as wide as the space it fills; dots and rule keep off the text beside. */
static void place_leader(const struct placing *at, size_t i)
{
    const struct piece *piece = &at->line->pieces[i];
    const struct run *r = &at->n->block->runs[piece->run];
    bool rule = r->text && strcmp(r->text, "-") == 0;
    double size = run_style(at->n->block, r)->size, gap = (rule ? 0.6 : 0.3) * size;
    double from = piece->x + (i > 0 ? gap : 0), to = piece->x + piece->width;

    if (i + 1 < at->line->npieces && !at->line->pieces[i + 1].is_space)
        to -= gap;
    if (!r->text || !*r->text || to - from < size / 2)
        return;
    if (rule) {
        size_t before = at->p->items.n;
        double weight = fmax(0.05 * size, RULE_MIN);

        /* at half the x-height or cap height, which are about 0.5 and 0.7 em */
        double middle = run_style(at->n->block, r)->text_case == CASE_UPPER ? 0.35 : 0.25;

        place_rule(at->p, at->x + from, at->baseline - middle * size - weight / 2, to - from, weight,
                   run_style(at->n->block, r)->color);
        if (at->p->items.n > before)
            at->p->items.at[before].line = at->p->line;
    } else if (at->n->marks) {
        place_dots(at, r, &at->n->marks[piece->run], from, to);
    }
}

static void add_link(const struct placing *at, const struct piece *piece, const struct run *r,
                     int element)
{
    link_vec *links = &at->p->links;
    double x0 = at->x + piece->x * at->scale, x1 = x0 + piece->width * at->scale;
    double up = fmin(at->line->ascent, BASELINE_SHARE * at->line->leading);
    double down = fmin(at->line->descent, (1 - BASELINE_SHARE) * at->line->leading);

    if (links->n > 0) {
        struct link *last = &links->at[links->n - 1];

        if (last->element == element && last->y0 < at->baseline && last->y1 > at->baseline &&
            last->uri == r->link) {
            last->x0 = fmin(last->x0, x0);
            last->x1 = fmax(last->x1, x1);
            return;
        }
    }
    vec_push(at->p->a, links,
             (struct link){.x0 = x0,
                           .y0 = at->baseline - up,
                           .x1 = x1,
                           .y1 = at->baseline + down,
                           .uri = r->link,
                           .element = element});
}

/* What an assistive program reads for the link: all its runs, also those on other lines. */
static const char *link_text(struct arena *a, const struct block *b, size_t run)
{
    struct block only = {.runs = b->runs + run, .nruns = 1};

    while (only.runs > b->runs && only.runs[-1].link == b->runs[run].link) {
        only.runs--;
        only.nruns++;
    }
    while (only.runs + only.nruns < b->runs + b->nruns &&
           only.runs[only.nruns].link == b->runs[run].link)
        only.nruns++;
    const char *text = elements_text(a, &only);

    for (size_t i = 0; !*text && i < only.nruns; i++)
        if (only.runs[i].alt)
            text = only.runs[i].alt;
    return *text ? text : b->runs[run].link;
}

static void place_piece(const struct placing *at, size_t i)
{
    const struct block *b = at->n->block;
    const struct piece *piece = &at->line->pieces[i];

    if (piece->run >= b->nruns)
        return;
    const struct run *r = &b->runs[piece->run];
    int element = at->elements && at->elements->runs ? at->elements->runs[piece->run]
                                                     : ELEMENT_ARTIFACT;

    if (piece->is_object) {
        if (at->n->marks && at->n->marks[piece->run].npath)
            place_icon(at, piece, r, &at->n->marks[piece->run], element);
    } else if (piece->nglyphs > 0) {
        place_glyphs(at, piece, r, element);
    }
    if (r->kind == RUN_LEADER && !piece->is_space)
        place_leader(at, i);
    if (r->link && !piece->is_space && at->elements && at->elements->links) {
        add_link(at, piece, r, at->elements->links[piece->run]);
        struct link *link = &at->p->links.at[at->p->links.n - 1];

        if (!link->contents)
            link->contents = link_text(at->p->a, b, piece->run);
    }
}

/* True where the line ends only because it is full, so that its text goes on in the next one. */
static bool goes_on(const struct node *n, size_t line)
{
    const struct lines *lines = n->lines;

    if (line + 1 >= lines->n || lines->at[line].npieces == 0 || lines->at[line + 1].npieces == 0)
        return false;
    const struct line *l = &lines->at[line];

    for (size_t r = l->pieces[l->npieces - 1].run; r < lines->at[line + 1].pieces[0].run; r++)
        if (n->block->runs[r].kind == RUN_BREAK)
            return false;
    return true;
}

static void place_label(const struct placing *at)
{
    const struct node *n = at->n;
    struct placing label = *at;
    int element = at->elements ? at->elements->label : ELEMENT_ARTIFACT;

    label.x = at->p->x + n->label_x;
    label.scale = 1;
    label.line = n->label;
    for (size_t i = 0; i < n->label->npieces; i++)
        if (n->label->pieces[i].nglyphs > 0)
            place_glyphs(&label, &n->label->pieces[i], n->block->label, element);
}

void place_line(struct placer *p, const struct node *n, size_t line, double y)
{
    const struct line *l = &n->lines->at[line];
    struct placing at = {.p = p, .n = n, .line = l, .x = p->x + n->text_x, .scale = 1};

    at.baseline = y + galley_baseline(n, l);
    if (p->elements)
        at.elements = &p->elements[n->id];
    /* cells of a row share a line of text where their baselines meet */
    if (p->line == 0 || fabs(at.baseline - p->baseline) > 0.05)
        p->line++;
    p->baseline = at.baseline;
    if (l->npieces > 0 && (at.x + l->pieces[0].x < 0 || at.x + l->width > p->page_width)) {
        /* already told as overfull: it is made smaller rather than cut by the page's edge */
        at.scale = fmin(1, (n->x + n->width - n->text_x) / fmax(l->width, 1));
        at.x -= fmin(0, l->pieces[0].x * at.scale);
    }
    if (line == 0 && n->label)
        place_label(&at);
    size_t before = p->items.n;

    for (size_t i = 0; i < l->npieces; i++)
        place_piece(&at, i);
    if (goes_on(n, line) && p->items.n > before)
        p->items.at[p->items.n - 1].line_end = true;
}
