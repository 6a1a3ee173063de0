/* Display lists by hand, for the tests of output: text shaped by HarfBuzz on the catalogue's faces,
 * placed where the test says. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_OUTPUT_DOC_H
#define NEXTCV_TESTS_OUTPUT_DOC_H

#include "unit.h"

#include "output/output.h"

#include <hb.h>
#include <stdio.h>
#include <stdlib.h>

enum { DOC_PAGES = 4 };
static const double doc_width = 595.276, doc_height = 841.89;

struct doc {
    struct arena arena;
    struct diags diags;
    struct type *type;
    struct display_list list;
    VEC(struct element) elements;
    VEC(struct item) items[DOC_PAGES];
    VEC(struct link) links[DOC_PAGES];
    VEC(struct outline_entry) outline;
    struct page pages[DOC_PAGES];
    int line;
};

static inline void doc_begin(struct doc *d)
{
    *d = (struct doc){0};
    d->diags.arena = &d->arena;
    d->type = type_new(&d->arena, font_builtin, &d->diags);
    d->list.title = "Ada Example, curriculum vitae";
    d->list.author = "Ada Example";
    d->list.lang = "en-GB";
    vec_push(&d->arena, &d->elements, (struct element){.role = ROLE_DOCUMENT, .parent = -1});
}

static inline void doc_end(struct doc *d)
{
    type_free(d->type);
    arena_free(&d->arena);
}

static inline int doc_element(struct doc *d, enum role role, int parent)
{
    vec_push(&d->arena, &d->elements, (struct element){.role = role, .parent = parent});
    return (int)d->elements.n - 1;
}

/* Glyphs of a text as type gives them: the first glyph of a cluster has its bytes. */
static inline struct glyph *doc_shape(struct doc *d, const struct face *face, double size,
                                      const char *text, size_t *n)
{
    const struct face_info *info = face_info(face);
    hb_blob_t *blob = hb_blob_create((const char *)info->bytes, (unsigned)info->size,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *hface = hb_face_create(blob, (unsigned)info->index);
    hb_font_t *font = hb_font_create(hface);
    hb_buffer_t *buffer = hb_buffer_create();
    unsigned count;
    double scale = size / info->units_per_em;

    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font, buffer, NULL, 0);
    hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(buffer, &count);
    hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &count);
    struct glyph *out = arena_array(&d->arena, count, sizeof *out);

    for (unsigned i = 0; i < count; i++) {
        unsigned end = i + 1;

        while (end < count && glyphs[end].cluster == glyphs[i].cluster)
            end++;
        unsigned stop = end < count ? glyphs[end].cluster : (unsigned)strlen(text);
        bool first = i == 0 || glyphs[i - 1].cluster != glyphs[i].cluster;

        out[i] = (struct glyph){.id = glyphs[i].codepoint,
                                .advance = (float)(places[i].x_advance * scale),
                                .x = (float)(places[i].x_offset * scale),
                                .y = (float)(places[i].y_offset * scale),
                                .text = glyphs[i].cluster,
                                .text_n = first ? stop - glyphs[i].cluster : 0};
    }
    *n = count;
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    hb_face_destroy(hface);
    hb_blob_destroy(blob);
    return out;
}

/* Text on page 0, 1 … at a baseline; returns the item, until the next is added. */
static inline struct item *doc_text(struct doc *d, int page, int element, const struct face *face,
                                    double size, double x, double y, const char *text)
{
    struct item item = {.kind = ITEM_GLYPHS,
                        .element = element,
                        .x = x,
                        .y = y,
                        .color = {.gray = true},
                        .line = d->line++,
                        .face = face,
                        .size = size,
                        .text = text,
                        .text_n = strlen(text),
                        .style = "body"};

    item.glyphs = doc_shape(d, face, size, text, &item.nglyphs);
    vec_push(&d->arena, &d->items[page], item);
    return &d->items[page].at[d->items[page].n - 1];
}

static inline double doc_item_width(const struct item *item)
{
    double width = 0;

    for (size_t i = 0; i < item->nglyphs; i++)
        width += (double)item->glyphs[i].advance;
    return width;
}

static inline const struct display_list *doc_list(struct doc *d, size_t npages)
{
    for (size_t i = 0; i < npages; i++)
        d->pages[i] = (struct page){.width = doc_width,
                                    .height = doc_height,
                                    .items = d->items[i].at,
                                    .nitems = d->items[i].n,
                                    .links = d->links[i].at,
                                    .nlinks = d->links[i].n};
    d->list.pages = d->pages;
    d->list.npages = npages;
    d->list.elements = d->elements.at;
    d->list.nelements = d->elements.n;
    d->list.outline = d->outline.at;
    d->list.noutline = d->outline.n;
    return &d->list;
}

static const struct pdf_options doc_options = {.epoch = 1709210096, .producer = "nextcv test"};

/* The PDF as bytes in `out` and, when `path`, as a file for the tools. */
static inline void doc_pdf(struct doc *d, size_t npages, struct strbuf *out, const char *path)
{
    bool ok = output_pdf(doc_list(d, npages), &doc_options, out, &d->diags);

    for (size_t i = 0; i < d->diags.list.n; i++)
        print_message("# %s: %s\n", d->diags.list.at[i].code, d->diags.list.at[i].text);
    assert_true(ok);
    if (!path)
        return;
    FILE *f = fopen(path, "wb");

    assert_non_null(f);
    assert_int_equal(fwrite(out->p, 1, out->n, f), out->n);
    assert_int_equal(fclose(f), 0);
}

/* Standard output of a command, NUL-terminated; its exit status in *status. */
static inline void doc_run(const char *command, struct strbuf *out, int *status)
{
    FILE *f = popen(command, "r");
    char block[4096];
    size_t n;

    assert_non_null(f);
    strbuf_add(out, "", 0);
    while ((n = fread(block, 1, sizeof block, f)) > 0)
        strbuf_add(out, block, n);
    *status = pclose(f);
}

#endif
