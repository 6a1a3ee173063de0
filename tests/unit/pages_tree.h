/* Block trees by hand, for the tests of pages. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_PAGES_TREE_H
#define NEXTCV_TESTS_PAGES_TREE_H

#include "unit.h"

#include "pages/galley.h"

/* A page of 300 by 400 pt with a body of 240 by 320 pt: 32 lines of 10 pt. */
struct tree {
    struct arena a;
    struct diags d;
    struct type *t;
    struct document doc;
    struct block *body;
    struct image_source images;
};

static const struct text_style tree_body = {.name = "body",
                                            .family = "Lato",
                                            .weight = 400,
                                            .size = 8,
                                            .leading = 10,
                                            .color = {.gray = true},
                                            .lang = "en"};
static const struct text_style tree_small = {.name = "small",
                                             .family = "Gentium Book Plus",
                                             .weight = 400,
                                             .size = 7,
                                             .leading = 9,
                                             .color = {.gray = true},
                                             .lang = "en"};
static const struct text_style tree_head = {.name = "head",
                                            .family = "Lato",
                                            .weight = 700,
                                            .size = 16,
                                            .leading = 20,
                                            .color = {.gray = true},
                                            .lang = "en"};

static inline struct block *new_block(struct tree *x, enum block_kind kind, struct block *parent)
{
    struct block *b = arena_new(&x->a, struct block);

    b->kind = kind;
    b->widows = b->orphans = 1;
    b->layout_file = "test.xml";
    b->layout_line = 7;
    if (parent && parent->last)
        parent->last->next = b;
    else if (parent)
        parent->first = b;
    if (parent)
        parent->last = b;
    return b;
}

static inline void tree_start(struct tree *x)
{
    memset(x, 0, sizeof *x);
    x->d.arena = &x->a;
    x->t = type_new(&x->a, font_builtin, &x->d);
    assert_non_null(x->t);
    x->body = new_block(x, BLOCK_GROUP, NULL);
    x->body->role = ROLE_DOCUMENT;
    x->doc = (struct document){.page = {300, 400, 40, 30, 40, 30, 0},
                               .body = x->body,
                               .title = "Test",
                               .lang = "en"};
}

static inline void tree_end(struct tree *x)
{
    type_free(x->t);
    arena_free(&x->a);
}

static inline struct block *add_runs(struct tree *x, struct block *parent, const struct run *runs,
                                     size_t n)
{
    struct block *b = new_block(x, BLOCK_PARAGRAPH, parent);

    b->role = ROLE_P;
    b->style = runs[0].style ? runs[0].style : &tree_body;
    b->runs = arena_array(&x->a, n, sizeof *runs);
    memcpy(b->runs, runs, n * sizeof *runs);
    b->nruns = n;
    return b;
}

static inline struct block *add_text_in(struct tree *x, struct block *parent,
                                        const struct text_style *style, const char *text)
{
    struct run run = {.kind = RUN_TEXT, .text = text, .style = style};

    return add_runs(x, parent, &run, 1);
}

static inline struct block *add_text(struct tree *x, struct block *parent, const char *text)
{
    return add_text_in(x, parent, &tree_body, text);
}

/* A paragraph of exactly n lines. */
static inline struct block *add_lines(struct tree *x, struct block *parent, size_t n)
{
    struct run *runs = arena_array(&x->a, 2 * n, sizeof *runs);

    for (size_t i = 0; i < n; i++) {
        runs[2 * i] = (struct run){.kind = RUN_TEXT,
                                   .text = arena_printf(&x->a, "line %zu", i),
                                   .style = &tree_body};
        runs[2 * i + 1] = (struct run){.kind = RUN_BREAK, .style = &tree_body};
    }
    return add_runs(x, parent, runs, 2 * n - 1);
}

static inline struct block *add_heading(struct tree *x, struct block *parent, const char *text)
{
    struct block *b = add_text(x, parent, text);

    b->role = ROLE_H2;
    b->keep_with_next = KEEP_ALWAYS;
    return b;
}

static inline struct block *add_item(struct tree *x, struct block *parent, const char *text)
{
    struct block *b = add_text(x, parent, text);
    struct run label = {.kind = RUN_TEXT, .text = "\xE2\x80\xA2", .style = &tree_body};

    b->role = ROLE_LI;
    b->hang = 8;
    b->label = arena_new(&x->a, struct run);
    *b->label = label;
    return b;
}

/* A row with n empty cells on the tracks given; NULL: shares of 1. */
static inline struct block *add_row(struct tree *x, struct block *parent, size_t n,
                                    const struct track *tracks)
{
    struct block *b = new_block(x, BLOCK_ROW, parent);

    b->tracks = arena_array(&x->a, n, sizeof *b->tracks);
    b->ntracks = n;
    b->baseline = true;
    for (size_t i = 0; i < n; i++) {
        b->tracks[i] = tracks ? tracks[i] : (struct track){TRACK_FRACTION, 1};
        new_block(x, BLOCK_GROUP, b);
    }
    return b;
}

static inline struct galley *tree_set(struct tree *x)
{
    return pages_set(&x->a, x->t, &x->doc, &x->images, &x->d);
}

static inline struct display_list *tree_break(struct tree *x)
{
    return pages_break(&x->a, tree_set(x), &x->d);
}

static inline const struct item *item_with(const struct page *page, const char *text)
{
    for (size_t i = 0; i < page->nitems; i++)
        if (page->items[i].kind == ITEM_GLYPHS && page->items[i].text_n == strlen(text) &&
            memcmp(page->items[i].text, text, strlen(text)) == 0)
            return &page->items[i];
    return NULL;
}

/* Page that shows this piece of text, or -1. */
static inline int page_with(const struct display_list *list, const char *text)
{
    for (size_t i = 0; i < list->npages; i++)
        if (item_with(&list->pages[i], text))
            return (int)i;
    return -1;
}

static inline const struct item *item_of(const struct display_list *list, const char *text)
{
    int page = page_with(list, text);

    if (page < 0)
        fail_msg("no item '%s'", text);
    return item_with(&list->pages[page], text);
}

static inline void assert_near(double got, double wanted)
{
    if (!(got > wanted - 0.01 && got < wanted + 0.01))
        fail_msg("%.4f is not %.4f", got, wanted);
}

#endif
