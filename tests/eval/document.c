/* From a display list back to lines and paragraphs. A column's measure is not in the list: it is
 * taken to be as wide as the widest of the lines that start where it starts.
 * SPDX-License-Identifier: MIT */
#include "document.h"

#include <math.h>
#include <string.h>

enum { GAPS_MAX = 64, RIVER = 4, HEAD_LINES = 2, WORD_MAX = 5 };
static const double near_enough = 0.1; /* pt */

struct gap {
    double from, to;
    size_t stacked; /* gaps above it that it continues, itself counted */
};

struct text_line {
    size_t page;
    int block; /* element of the paragraph */
    enum role role;
    int number; /* of the page */
    double x, end, baseline, size;
    double gap, scale;
    bool goes_on, hyphen, one_word, leader;
    bool date_start, date_end; /* it is a date, or ends with one behind a gap */
    size_t characters, ngaps;
    struct gap gaps[GAPS_MAX];
};

struct reading {
    const struct display_list *list;
    VEC(struct text_line) lines;
};

/* ---- lines ------------------------------------------------------------------------------- */

/* The paragraph, heading or list text that an element belongs to; -1 for labels and furniture. */
static int block_of(const struct display_list *l, int element)
{
    for (int e = element; e >= 0; e = l->elements[e].parent)
        switch (l->elements[e].role) {
        case ROLE_LBL: return -1;
        case ROLE_P:
        case ROLE_LBODY:
        case ROLE_H1:
        case ROLE_H2:
        case ROLE_H3: return e;
        default: break;
        }
    return -1;
}

static void add_glyphs(struct text_line *l, const struct item *item)
{
    bool date = item->style && strcmp(item->style, "date") == 0;
    bool far = l->characters && item->x - l->end > 2 * item->size;
    double pen = item->x;

    l->date_start = l->characters ? l->date_start : date;
    l->date_end = date && (far || l->date_end);
    l->leader = l->leader || far;
    for (size_t i = 0; i < item->nglyphs; i++) {
        const struct glyph *g = &item->glyphs[i];
        const char *text = item->text + g->text;
        bool space = g->text_n == 1 && *text == ' ';
        double advance = (double)g->advance;

        if (space && l->ngaps < GAPS_MAX)
            l->gaps[l->ngaps++] = (struct gap){pen, pen + advance, 1};
        pen += advance;
        if (space)
            continue;
        l->end = pen;
        l->characters += g->text_n > 0;
        l->hyphen = g->text_n == 2 && memcmp(text, "\xC2\xAD", 2) == 0;
    }
}

static void read_item(struct arena *a, struct reading *r, size_t page, const struct item *item)
{
    int block = item->kind == ITEM_GLYPHS ? block_of(r->list, item->element) : -1;
    struct text_line *last = r->lines.n ? &r->lines.at[r->lines.n - 1] : NULL;

    if (block < 0)
        return;
    if (!last || last->block != block || last->page != page || last->number != item->line) {
        struct text_line l = {.page = page,
                              .block = block,
                              .role = r->list->elements[block].role,
                              .number = item->line,
                              .x = item->x,
                              .end = item->x,
                              .baseline = item->y,
                              .size = item->size,
                              .gap = item->gap,
                              .scale = item->scale > 0 ? item->scale : 1};

        vec_push(a, &r->lines, l);
        last = &r->lines.at[r->lines.n - 1];
    }
    add_glyphs(last, item);
    last->goes_on = item->line_end;
}

/* Spaces at the end of a line are no gaps. */
static void finish_lines(struct reading *r)
{
    for (size_t i = 0; i < r->lines.n; i++) {
        struct text_line *l = &r->lines.at[i];

        while (l->ngaps && l->gaps[l->ngaps - 1].from >= l->end - near_enough)
            l->ngaps--;
        l->one_word = l->ngaps == 0;
    }
}

/* ---- paragraphs -------------------------------------------------------------------------- */

static double measure_of(const struct reading *r, const struct text_line *line)
{
    double widest = line->end - line->x;

    for (size_t i = 0; i < r->lines.n; i++) {
        const struct text_line *l = &r->lines.at[i];

        if (fabs(l->x - line->x) < 2 && (l->goes_on || l->leader))
            widest = fmax(widest, l->end - l->x);
    }
    return widest;
}

static void stack_gaps(struct text_line *l, const struct text_line *above, struct sheet *s)
{
    for (size_t i = 0; i < l->ngaps; i++)
        for (size_t k = 0; k < above->ngaps; k++) {
            struct gap *g = &l->gaps[i];

            if (above->gaps[k].from < g->to && above->gaps[k].to > g->from &&
                above->gaps[k].stacked + 1 > g->stacked) {
                g->stacked = above->gaps[k].stacked + 1;
                s->rivers += g->stacked == RIVER;
            }
        }
}

/* Justified if any of its lines has spaces or glyphs that are not as designed. */
static void score_paragraph(struct arena *a, struct reading *r, size_t from, size_t to,
                            struct sheet *s)
{
    struct eval_line *lines = arena_array(a, to - from, sizeof *lines);
    bool justified = false;

    for (size_t i = from; i < to; i++) {
        struct text_line *l = &r->lines.at[i];
        double measure = measure_of(r, l);

        if (i > from)
            stack_gaps(l, &r->lines.at[i - 1], s);
        justified = justified || (l->gap > 0 && fabs(l->gap - 1) > 1e-6) || fabs(l->scale - 1) > 1e-6;
        lines[i - from] = (struct eval_line){.gap = l->one_word ? 0 : l->gap,
                                             .scale = l->scale,
                                             .shortfall = 1 - (l->end - l->x) / measure,
                                             .fill = (l->end - l->x) / measure,
                                             .hyphen = l->hyphen,
                                             .one_word = l->one_word,
                                             .characters = l->characters};
    }
    score_add(justified ? &s->justified : &s->ragged, lines, to - from);
}

static void count_page_ends(const struct reading *r, size_t from, size_t to, struct sheet *s)
{
    size_t first = 1, last = 1;

    if (r->lines.at[from].page == r->lines.at[to - 1].page)
        return;
    while (r->lines.at[from + first].page == r->lines.at[from].page)
        first++;
    while (r->lines.at[to - 1 - last].page == r->lines.at[to - 1].page)
        last++;
    s->orphans += first == 1;
    s->widows += last == 1;
}

static void score_paragraphs(struct arena *a, struct reading *r, struct sheet *s)
{
    for (size_t from = 0, to; from < r->lines.n; from = to) {
        for (to = from; to + 1 < r->lines.n && r->lines.at[to].goes_on;)
            to++;
        to++;
        score_paragraph(a, r, from, to, s);
        count_page_ends(r, from, to, s);
    }
}

/* ---- pages ------------------------------------------------------------------------------- */

static bool is_heading(const struct text_line *l)
{
    return l->role == ROLE_H1 || l->role == ROLE_H2 || l->role == ROLE_H3;
}

static void count_stranded(const struct reading *r, struct sheet *s)
{
    for (size_t i = 0; i < r->lines.n; i++) {
        const struct text_line *l = &r->lines.at[i];
        size_t below = 0;
        bool more = false; /* of what it heads, on another page */

        if (!is_heading(l))
            continue;
        for (size_t k = i + 1; k < r->lines.n; k++) {
            const struct text_line *other = &r->lines.at[k];

            if (is_heading(other) && other->role <= l->role)
                break;
            below += other->page == l->page;
            /* a date beside it belongs to the next entry */
            more = more || (other->page > l->page && !other->date_start);
        }
        s->stranded += more && below < HEAD_LINES;
    }
}

/* Dates stand below each other by their start or by their end. */
static bool in_column(const struct text_line *a, const struct text_line *b)
{
    return (a->date_start && b->date_start && fabs(a->x - b->x) < near_enough) ||
           fabs(a->end - b->end) < near_enough;
}

static bool is_date(const struct text_line *l)
{
    return l->date_start || l->date_end;
}

static void count_dates(const struct reading *r, struct sheet *s)
{
    size_t dates = 0, off = 0;

    for (size_t i = 0; i < r->lines.n; i++) {
        const struct text_line *l = &r->lines.at[i];
        bool shared = false;

        if (!is_date(l))
            continue;
        for (size_t k = 0; k < r->lines.n && !shared; k++)
            shared = k != i && is_date(&r->lines.at[k]) && in_column(l, &r->lines.at[k]);
        dates++;
        off += !shared;
    }
    s->dates += dates;
    s->dates_off += dates > 1 ? off : 0;
}

/* Columns of a page are where section headings start. */
static void compare_columns(const struct reading *r, size_t page, struct sheet *s)
{
    double start[8], bottom[8], leading = 0;
    size_t n = 0;

    for (size_t i = 0; i < r->lines.n; i++) {
        const struct text_line *l = &r->lines.at[i];
        size_t k = 0;

        if (l->page != page || l->role != ROLE_H2)
            continue;
        while (k < n && fabs(start[k] - l->x) > 2)
            k++;
        if (k == n && n < 8) {
            start[n] = l->x;
            bottom[n++] = 0;
        }
    }
    for (size_t i = 0; i < r->lines.n && n > 1; i++) {
        const struct text_line *l = &r->lines.at[i];
        size_t best = 0;

        if (l->page != page)
            continue;
        for (size_t k = 0; k < n; k++)
            if (start[k] <= l->x + 2 && (start[best] > l->x + 2 || start[k] > start[best]))
                best = k;
        bottom[best] = fmax(bottom[best], l->baseline);
        leading = fmax(leading, l->role == ROLE_P ? l->size * 1.3 : 0);
    }
    for (size_t i = 1; i < n && leading > 0; i++)
        s->column_difference =
            fmax(s->column_difference, fabs(bottom[i] - bottom[0]) / leading);
}

static void count_missing(const ncv_context *c, struct sheet *s)
{
    for (size_t p = 0; p < c->list->npages; p++)
        for (size_t i = 0; i < c->list->pages[p].nitems; i++) {
            const struct item *item = &c->list->pages[p].items[i];

            for (size_t g = 0; item->kind == ITEM_GLYPHS && g < item->nglyphs; g++)
                s->missing += item->glyphs[g].id == 0;
        }
    for (size_t i = 0; i < ncv_diagnostic_count(c); i++) {
        s->missing += strcmp(ncv_diagnostic_at(c, i).code, "type-glyph") == 0;
        s->overfull += strcmp(ncv_diagnostic_at(c, i).code, "pages-overfull") == 0;
    }
}

void document_score(struct arena *a, const ncv_context *c, struct sheet *s)
{
    struct reading r = {.list = c->list};

    s->documents = 1;
    s->pages = c->list->npages;
    for (size_t p = 0; p < c->list->npages; p++)
        for (size_t i = 0; i < c->list->pages[p].nitems; i++)
            read_item(a, &r, p, &c->list->pages[p].items[i]);
    finish_lines(&r);
    score_paragraphs(a, &r, s);
    count_stranded(&r, s);
    count_dates(&r, s);
    for (size_t p = 0; p + 1 < c->list->npages; p++)
        compare_columns(&r, p, s);
    count_missing(c, s);
    s->fill = c->list->pages[c->list->npages - 1].used / c->list->body_height;
}

void sheet_add(struct sheet *to, const struct sheet *s)
{
    score_join(&to->justified, &s->justified);
    score_join(&to->ragged, &s->ragged);
    to->fill = (to->fill * (double)to->documents + s->fill) / (double)(to->documents + 1);
    to->documents += s->documents;
    to->pages += s->pages;
    to->rivers += s->rivers;
    to->overfull += s->overfull;
    to->missing += s->missing;
    to->widows += s->widows;
    to->orphans += s->orphans;
    to->stranded += s->stranded;
    to->dates += s->dates;
    to->dates_off += s->dates_off;
    to->column_difference = fmax(to->column_difference, s->column_difference);
}
