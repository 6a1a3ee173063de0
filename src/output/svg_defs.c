/* What SVG pages share: outlines of glyphs, one for each face and glyph, and pictures.
 * SPDX-License-Identifier: MIT */
#include "output/svg.h"

#include <stdlib.h>
#include <string.h>

enum { UNSEEN, NO_OUTLINE, FIRST_ID };

struct svg_defs *svg_defs_new(void)
{
    struct svg_defs *d = calloc(1, sizeof *d);

    if (!d)
        abort(); /* as in the arena */
    return d;
}

void svg_defs_free(struct svg_defs *d)
{
    if (!d)
        return;
    strbuf_free(&d->out);
    arena_free(&d->scratch);
    arena_free(&d->arena);
    free(d);
}

void output_svg_defs(const struct svg_defs *d, struct strbuf *out)
{
    strbuf_puts(out, "<defs>");
    if (d->out.n)
        strbuf_add(out, d->out.p, d->out.n);
    strbuf_puts(out, "</defs>");
}

void svg_put_id(struct strbuf *b, uint32_t id)
{
    enum { LETTERS = 52 };

    if (id >= LETTERS)
        svg_put_id(b, id / LETTERS - 1);
    id %= LETTERS;
    strbuf_putc(b, (char)(id < 26 ? 'a' + id : 'A' + (id - 26)));
}

static void put_id_attribute(struct strbuf *b, uint32_t id)
{
    strbuf_puts(b, " id=\"");
    svg_put_id(b, id);
    strbuf_putc(b, '"');
}

/* ---- glyphs ------------------------------------------------------------------------------ */

static uint32_t *marks_of(struct svg_defs *d, const struct face *face)
{
    for (size_t i = d->faces.n; i-- > 0;)
        if (d->faces.at[i].face == face)
            return d->faces.at[i].marks;
    struct svg_face new = {.face = face};

    new.marks = arena_array(&d->arena, (size_t)face_info(face)->glyph_count, sizeof *new.marks);
    vec_push(&d->arena, &d->faces, new);
    return new.marks;
}

static uint32_t define_glyph(struct svg_defs *d, const struct face *face, uint32_t glyph)
{
    struct path_segment *path;
    size_t n = face_outline(face, &d->scratch, glyph, &path);
    uint32_t mark = NO_OUTLINE;

    if (n) {
        mark = FIRST_ID + d->ids;
        strbuf_puts(&d->out, "<path");
        put_id_attribute(&d->out, d->ids++);
        strbuf_puts(&d->out, " d=\"");
        svg_put_path(&d->out, path, n, 1, -1);
        strbuf_puts(&d->out, "\"/>\n");
    }
    arena_reset(&d->scratch);
    return mark;
}

bool svg_glyph_id(struct svg_defs *d, const struct face *face, uint32_t glyph, uint32_t *id)
{
    uint32_t *mark;

    if (glyph >= (uint32_t)face_info(face)->glyph_count)
        return false;
    mark = &marks_of(d, face)[glyph];
    if (*mark == UNSEEN)
        *mark = define_glyph(d, face, glyph);
    *id = *mark - FIRST_ID;
    return *mark >= FIRST_ID;
}

/* ---- pictures ---------------------------------------------------------------------------- */

static size_t alpha_size(const struct image *image)
{
    return image->alpha ? (size_t)image->width * (size_t)image->height : 0;
}

static bool same_picture(const struct image *a, const struct image *b)
{
    return a->kind == b->kind && a->width == b->width && a->height == b->height &&
           a->size == b->size && alpha_size(a) == alpha_size(b) &&
           memcmp(a->bytes, b->bytes, a->size) == 0 &&
           (!a->alpha || memcmp(a->alpha, b->alpha, alpha_size(a)) == 0);
}

static const unsigned char *copy(struct arena *a, const unsigned char *bytes, size_t n)
{
    return n ? memcpy(arena_alloc(a, n), bytes, n) : NULL;
}

/* In a square of one unit, which whoever uses it scales to the picture's place. */
static uint32_t define_picture(struct svg_defs *d, const struct image *image)
{
    strbuf_puts(&d->out, "<image");
    put_id_attribute(&d->out, d->ids);
    strbuf_puts(&d->out, " width=\"1\" height=\"1\" preserveAspectRatio=\"none\" href=\"");
    svg_put_data_uri(&d->out, image);
    strbuf_puts(&d->out, "\"/>\n");
    return d->ids++;
}

uint32_t svg_picture_id(struct svg_defs *d, const struct image *image)
{
    struct svg_picture new = {.image = *image};

    for (size_t i = 0; i < d->pictures.n; i++)
        if (same_picture(&d->pictures.at[i].image, image))
            return d->pictures.at[i].id;
    new.image.bytes = copy(&d->arena, image->bytes, image->size);
    new.image.alpha = copy(&d->arena, image->alpha, alpha_size(image));
    new.id = define_picture(d, image);
    vec_push(&d->arena, &d->pictures, new);
    return new.id;
}

uint32_t svg_clip_id(struct svg_defs *d)
{
    if (!d->clip) {
        d->clip = ++d->ids;
        strbuf_puts(&d->out, "<clipPath");
        put_id_attribute(&d->out, d->clip - 1);
        strbuf_puts(&d->out, "><circle cx=\".5\" cy=\".5\" r=\".5\"/></clipPath>\n");
    }
    return d->clip - 1;
}
