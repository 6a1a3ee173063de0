/* Any bytes as a font: what is accepted is shaped, broken, drawn and embedded. A byte of the header chooses the font
 * of a collection, the last one the weight of a variable font.
 * SPDX-License-Identifier: MIT */
#include "output/output.h"
#include "type/type.h"

#include <stdint.h>
#include <string.h>

enum { BYTES_MAX = 64 * 1024, OUTLINES_MAX = 64 };

static struct type_run run_of(const char *text, const char *lang)
{
    return (struct type_run){.text = text,
                             .n = strlen(text),
                             .style = {.family = "Fuzz",
                                       .weight = 400,
                                       .size = 10,
                                       .leading = 13,
                                       .lang = lang,
                                       .features = "kern,liga,smcp,tnum"},
                             .source = "/fuzz"};
}

static void draw(const struct face *f, struct arena *a)
{
    struct path_segment *path;

    for (int i = 0; i < face_info(f)->glyph_count && i < OUTLINES_MAX; i++) {
        face_outline(f, a, (uint32_t)i, &path);
        face_advance(f, (uint32_t)i);
    }
}

/* The lines as a page, as the pages room would make it. */
static void embed(struct arena *a, const struct lines *l, struct diags *d)
{
    struct element elements[] = {{.role = ROLE_DOCUMENT, .parent = -1}, {.role = ROLE_P}};
    VEC(struct item) items = {0};
    struct strbuf out = {0};
    struct pdf_options o = {.producer = "fuzz"};

    for (size_t i = 0; i < l->n; i++)
        for (size_t k = 0; k < l->at[i].npieces; k++) {
            const struct piece *p = &l->at[i].pieces[k];

            if (p->nglyphs)
                vec_push(a, &items,
                         (struct item){.kind = ITEM_GLYPHS,
                                       .element = 1,
                                       .x = 20 + p->x,
                                       .y = 20 + 13 * (double)i,
                                       .face = p->face,
                                       .size = p->size,
                                       .glyphs = p->glyphs,
                                       .nglyphs = p->nglyphs,
                                       .text = p->text,
                                       .text_n = p->text_n,
                                       .level = p->level});
        }
    struct page page = {.width = 400, .height = 400, .items = items.at, .nitems = items.n};
    struct display_list list = {.title = "fuzz",
                                .lang = "en",
                                .pages = &page,
                                .npages = 1,
                                .elements = elements,
                                .nelements = 2,
                                .body_height = 400};

    output_pdf(&list, &o, &out, d);
    strbuf_free(&out);
}

static void set(struct type *t, struct arena *a, const struct face *f, struct diags *d)
{
    const struct type_run runs[] = {
        run_of("A\xC3\xA9 fi e\xCC\x81 office", "en"),
        run_of("\xD9\x84\xD8\xA7 \xD8\xA8\xD9\x91 12", "ar"),
        run_of("\xE0\xA4\x95\xE0\xA5\x8D\xE0\xA4\xB7\xE0\xA4\xBF \xE0\xA4\xB0", "hi"),
        run_of("\xE0\xB8\x99\xE0\xB9\x89\xE0\xB8\xB3", "th"),
        run_of("\xE6\xB0\xB8\x61\xE3\x80\x81", "zh")};

    draw(f, a);
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        const struct shaped *s = type_shape(t, a, &runs[i], 1);
        const struct type_break_options o = {.measure = 60,
                                             .align = TYPE_JUSTIFY,
                                             .from_right = type_lang_is_rtl(runs[i].style.lang)};

        embed(a, type_break(t, a, s, &o), d);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct font_file files[] = {{.family = "Fuzz", .role = "sans", .weight = 400, .path = "fuzz.ttf"},
                                {0}};

    if (n > BYTES_MAX)
        return 0;
    files[0].bytes = bytes;
    files[0].size = n;
    files[0].index = n > 12 && bytes[0] == 't' ? bytes[11] & 3 : 0;
    font_describe(&files[0]);
    files[0].instance = n ? bytes[n - 1] * 4 : 0;

    struct type *t = type_new(&a, files, &d);
    const struct face *f = type_face(t, "Fuzz", 400, false);

    if (f)
        set(t, &a, f, &d);
    type_free(t);
    arena_free(&a);
    return 0;
}
