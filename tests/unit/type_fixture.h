/* A type over the linked-in catalogue, and a paragraph of one style, for the tests of type/.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_TYPE_FIXTURE_H
#define NEXTCV_TESTS_TYPE_FIXTURE_H

#include "unit.h"

#include "type/internal.h"

#include <stdlib.h>

struct fixture {
    struct arena arena;
    struct diags diags;
    struct type *type;
};

static inline int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    f->diags.arena = &f->arena;
    f->type = type_new(&f->arena, font_builtin, &f->diags);
    *state = f;
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;

    type_free(f->type);
    arena_free(&f->arena);
    free(f);
    return 0;
}

static inline struct type_style style_of(const char *family)
{
    return (struct type_style){
        .family = family, .weight = 400, .size = 10, .leading = 13, .lang = "en"};
}

static inline struct type_run run_of(const char *text, struct type_style style, unsigned flags)
{
    return (struct type_run){
        .text = text, .n = strlen(text), .style = style, .flags = flags, .source = "/test"};
}

static inline struct shaped *shape(struct fixture *f, const char *text, struct type_style style)
{
    struct type_run run = run_of(text, style, 0);

    return type_shape(f->type, &f->arena, &run, 1);
}

static inline struct lines *lines_of(struct fixture *f, const struct shaped *s, double measure,
                                     enum type_align align)
{
    return type_break(f->type, &f->arena, s,
                      &(struct type_break_options){.measure = measure, .align = align});
}

/* The text of a line, its pieces one after the other; white space at the end is left out. */
static inline const char *line_text(struct fixture *f, const struct line *line)
{
    struct strbuf b = {0};

    for (size_t i = 0; i < line->npieces; i++)
        if (!line->pieces[i].is_space)
            strbuf_add(&b, line->pieces[i].text, line->pieces[i].text_n);
    const char *text = b.n ? strbuf_keep(&b, &f->arena) : "";

    strbuf_free(&b);
    return text;
}

static inline void assert_lines(struct fixture *f, const struct lines *l, size_t n,
                                const char *const *expected)
{
    for (size_t i = 0; i < n && i < l->n; i++)
        assert_string_equal(line_text(f, &l->at[i]), expected[i]);
    assert_int_equal(l->n, n);
}
#define ASSERT_LINES(f, l, ...)                                                                    \
    assert_lines(f, l, sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *),                     \
                 (const char *[]){__VA_ARGS__})

/* Every byte of each piece belongs to exactly one glyph, in order, and to no .notdef. */
static inline void assert_clusters_cover_text(const struct lines *l)
{
    for (size_t i = 0; i < l->n; i++)
        for (size_t k = 0; k < l->at[i].npieces; k++) {
            const struct piece *p = &l->at[i].pieces[k];
            size_t at = 0;

            for (size_t g = 0; g < p->nglyphs; g++) {
                assert_int_not_equal(p->glyphs[g].id, 0);
                if (p->glyphs[g].text_n) {
                    assert_int_equal(p->glyphs[g].text, at);
                    at += p->glyphs[g].text_n;
                }
            }
            if (!p->is_object)
                assert_int_equal(at, p->text_n);
        }
}

#endif
