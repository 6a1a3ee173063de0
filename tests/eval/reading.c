/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

static bool is_blank(const struct item *item)
{
    for (size_t i = 0; i < item->text_n; i++)
        if (item->text[i] != ' ')
            return false;
    return true;
}

static void add_date(struct text_line *l, const struct item *item)
{
    l->is_date = l->is_date || l->characters == 0;
    if (!l->has_date) {
        l->date_left = item->x;
        l->date_right = item->x;
    }
    l->has_date = true;
    l->date_left = fmin(l->date_left, item->x);
    l->date_right = fmax(l->date_right, item->x + item_width(item));
}

static void add_glyphs(struct text_line *l, const struct item *item)
{
    double pen = item->x;

    l->leader = l->leader || (l->characters && item->x - l->right > 2 * item->size);
    if (item->style && strcmp(item->style, "date") == 0 && !is_blank(item))
        add_date(l, item);
    for (size_t i = 0; i < item->nglyphs; i++) {
        const struct glyph *g = &item->glyphs[i];
        const char *text = item->text + g->text;
        bool space = g->text_n == 1 && *text == ' ';
        double advance = (double)g->advance;

        if (space && l->ngaps < GAPS_MAX)
            l->gaps[l->ngaps++] = (struct gap){pen, pen + advance, 1};
        if (!space) {
            l->left = fmin(l->left, pen);
            l->right = fmax(l->right, pen + advance);
            l->characters += g->text_n > 0;
            l->hyphen = g->text_n == 2 && memcmp(text, "\xC2\xAD", 2) == 0;
        }
        pen += advance;
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
                              .left = item->x,
                              .right = item->x,
                              .baseline = item->y,
                              .size = item->size,
                              .gap = item->gap,
                              .scale = item->scale > 0 ? item->scale : 1,
                              .order = r->lines.n,
                              .items = item};

        vec_push(a, &r->lines, l);
        last = &r->lines.at[r->lines.n - 1];
    }
    add_glyphs(last, item);
    last->source = last->source ? last->source : item->source;
    last->nitems = (size_t)(item - last->items) + 1;
    last->goes_on = item->line_end;
}

/* Spaces at the end of a line are no gaps. */
static void finish_line(struct text_line *l)
{
    while (l->ngaps && l->gaps[l->ngaps - 1].from >= l->right - NEAR)
        l->ngaps--;
    l->one_word = l->ngaps == 0;
}

static int by_structure(const void *x, const void *y)
{
    const struct text_line *a = x, *b = y;

    if (a->block != b->block)
        return a->block < b->block ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

void reading_lines(struct arena *a, const struct display_list *list, struct reading *r)
{
    *r = (struct reading){.list = list};
    for (size_t p = 0; p < list->npages; p++)
        for (size_t i = 0; i < list->pages[p].nitems; i++)
            read_item(a, r, p, &list->pages[p].items[i]);
    for (size_t i = 0; i < r->lines.n; i++)
        finish_line(&r->lines.at[i]);
    if (r->lines.n)
        qsort(r->lines.at, r->lines.n, sizeof *r->lines.at, by_structure);
}

const char *reading_text(struct arena *a, const struct text_line *line)
{
    struct strbuf b = {0};

    for (size_t i = 0; i < line->nitems; i++)
        if (line->items[i].kind == ITEM_GLYPHS)
            strbuf_add(&b, line->items[i].text, line->items[i].text_n);
    const char *kept = strbuf_keep(&b, a);

    strbuf_free(&b);
    return kept;
}

bool reading_is_heading(const struct text_line *l)
{
    return l->role == ROLE_H1 || l->role == ROLE_H2 || l->role == ROLE_H3;
}

bool reading_is_prose(const struct text_line *l)
{
    static const char *const sections[] = {"/basics/", "/work/", "/projects/", "/volunteer/"};
    static const char *const members[] = {"/summary", "/description", "/highlights/"};
    bool section = false, member = false;

    for (size_t i = 0; l->source && i < sizeof sections / sizeof *sections; i++)
        section = section || strncmp(l->source, sections[i], strlen(sections[i])) == 0;
    for (size_t i = 0; section && i < sizeof members / sizeof *members; i++)
        member = member || strstr(l->source, members[i]);
    return member;
}

size_t reading_paragraph_end(const struct reading *r, size_t from)
{
    while (from + 1 < r->lines.n && r->lines.at[from].goes_on)
        from++;
    return from + 1;
}
