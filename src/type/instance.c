/* Variable fonts: a static one at the place asked for (OpenType 1.9, "fvar", "gvar"). Shaping, outlines
 * and embedding then see a font like any other.
 *
 * FreeType moves the outlines, and they are written anew as simple glyphs; the other tables stay as they
 * are. HarfBuzz 6.0 has an instancer too, but it crashes on fonts that are broken.
 * SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include <hb.h>
#include <string.h>

#include FT_MULTIPLE_MASTERS_H
#include FT_OUTLINE_H

enum { AXES_MAX = 32, HEAD_BYTES = 54, HHEA_BYTES = 36, MAXP_BYTES = 32 };

struct writer {
    FT_Face ft;
    struct strbuf glyf, loca, hmtx;
    FT_BBox box; /* of all glyphs */
    bool any;
};

static void put16(struct strbuf *b, long v)
{
    strbuf_putc(b, (char)(v >> 8 & 0xFF));
    strbuf_putc(b, (char)(v & 0xFF));
}

static void put32(struct strbuf *b, unsigned long v)
{
    put16(b, (long)(v >> 16));
    put16(b, (long)(v & 0xFFFF));
}

static bool fits(long v)
{
    return v >= -32768 && v <= 32767;
}

static bool move_axes(FT_Library library, FT_Face ft, double weight)
{
    FT_MM_Var *var;
    FT_Fixed at[AXES_MAX];
    bool ok;

    if (FT_Get_MM_Var(ft, &var))
        return false;
    ok = var->num_axis > 0 && var->num_axis <= AXES_MAX;
    for (FT_UInt i = 0; ok && i < var->num_axis; i++) {
        const FT_Var_Axis *axis = &var->axis[i];

        at[i] = axis->def;
        if (axis->tag == FT_MAKE_TAG('w', 'g', 'h', 't')) {
            at[i] = (FT_Fixed)(weight * 65536);
            at[i] = at[i] < axis->minimum ? axis->minimum : at[i];
            at[i] = at[i] > axis->maximum ? axis->maximum : at[i];
        }
    }
    ok = ok && FT_Set_Var_Design_Coordinates(ft, var->num_axis, at) == 0;
    FT_Done_MM_Var(library, var);
    return ok;
}

static bool put_points(struct writer *w, const FT_Outline *o, bool vertical)
{
    long last = 0;

    for (int i = 0; i < o->n_points; i++) {
        long v = vertical ? o->points[i].y : o->points[i].x;

        if (!fits(v) || !fits(v - last))
            return false;
        put16(&w->glyf, v - last);
        last = v;
    }
    return true;
}

/* A simple glyph, every coordinate in two bytes ("glyf", simple glyph description). */
static bool put_outline(struct writer *w, const FT_Outline *o)
{
    FT_BBox box;

    if (o->n_contours <= 0 || o->n_points <= 0)
        return true;
    FT_Outline_Get_CBox(o, &box);
    if (!fits(box.xMin) || !fits(box.yMin) || !fits(box.xMax) || !fits(box.yMax))
        return false;
    put16(&w->glyf, o->n_contours);
    put16(&w->glyf, box.xMin);
    put16(&w->glyf, box.yMin);
    put16(&w->glyf, box.xMax);
    put16(&w->glyf, box.yMax);
    for (int i = 0; i < o->n_contours; i++)
        put16(&w->glyf, o->contours[i]);
    put16(&w->glyf, 0); /* no instructions */
    for (int i = 0; i < o->n_points; i++) {
        if (FT_CURVE_TAG(o->tags[i]) == FT_CURVE_TAG_CUBIC)
            return false;
        strbuf_putc(&w->glyf, (char)(FT_CURVE_TAG(o->tags[i]) == FT_CURVE_TAG_ON));
    }
    if (!put_points(w, o, false) || !put_points(w, o, true))
        return false;
    while (w->glyf.n % 4)
        strbuf_putc(&w->glyf, 0);
    if (!w->any || box.xMin < w->box.xMin)
        w->box.xMin = box.xMin;
    if (!w->any || box.yMin < w->box.yMin)
        w->box.yMin = box.yMin;
    if (!w->any || box.xMax > w->box.xMax)
        w->box.xMax = box.xMax;
    if (!w->any || box.yMax > w->box.yMax)
        w->box.yMax = box.yMax;
    w->any = true;
    return true;
}

static bool put_glyphs(struct writer *w)
{
    for (FT_Long i = 0; i < w->ft->num_glyphs; i++) {
        put32(&w->loca, w->glyf.n);
        if (FT_Load_Glyph(w->ft, (FT_UInt)i, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) ||
            w->ft->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
            return false;
        const FT_Glyph_Metrics *m = &w->ft->glyph->metrics;

        if (m->horiAdvance < 0 || m->horiAdvance > 65535 || !fits(m->horiBearingX) ||
            !put_outline(w, &w->ft->glyph->outline))
            return false;
        put16(&w->hmtx, m->horiAdvance);
        put16(&w->hmtx, m->horiBearingX);
    }
    put32(&w->loca, w->glyf.n);
    return w->any && w->glyf.n < 0x7FFFFFFF;
}

static void add_table(hb_face_t *to, const char *tag, const char *bytes, size_t n)
{
    hb_blob_t *blob = hb_blob_create(bytes, (unsigned)n, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);

    hb_face_builder_add_table(to, hb_tag_from_string(tag, 4), blob);
    hb_blob_destroy(blob);
}

/* A table of the font with some of its 16-bit numbers changed: pairs of offset and value. */
static bool patch_table(hb_face_t *to, hb_face_t *from, const char *tag, size_t least,
                        const long (*patches)[2], size_t count)
{
    hb_blob_t *blob = hb_face_reference_table(from, hb_tag_from_string(tag, 4));
    unsigned n;
    const char *bytes = hb_blob_get_data(blob, &n);
    bool ok = n >= least;

    if (ok) {
        struct strbuf b = {0};

        strbuf_add(&b, bytes, n);
        for (size_t i = 0; i < count; i++) {
            b.p[patches[i][0]] = (char)(patches[i][1] >> 8 & 0xFF);
            b.p[patches[i][0] + 1] = (char)(patches[i][1] & 0xFF);
        }
        add_table(to, tag, b.p, b.n);
        strbuf_free(&b);
    }
    hb_blob_destroy(blob);
    return ok;
}

static hb_blob_t *assemble(const struct writer *w, hb_face_t *from)
{
    static const char *const kept[] = {"cmap", "OS/2", "name", "post", "GDEF", "GSUB", "GPOS"};
    enum { TABLES = sizeof kept / sizeof *kept };
    const long head[][2] = {{36, w->box.xMin}, {38, w->box.yMin}, {40, w->box.xMax},
                            {42, w->box.yMax}, {50, 1 /* long offsets */}};
    const long hhea[][2] = {{34, w->ft->num_glyphs}}, maxp[][2] = {{4, w->ft->num_glyphs}};
    hb_face_t *to = hb_face_builder_create();
    hb_blob_t *out = NULL;
    bool ok = patch_table(to, from, "head", HEAD_BYTES, head, 5) &&
              patch_table(to, from, "hhea", HHEA_BYTES, hhea, 1) &&
              patch_table(to, from, "maxp", MAXP_BYTES, maxp, 1);

    add_table(to, "glyf", w->glyf.p, w->glyf.n);
    add_table(to, "loca", w->loca.p, w->loca.n);
    add_table(to, "hmtx", w->hmtx.p, w->hmtx.n);
    for (size_t i = 0; i < TABLES; i++)
        patch_table(to, from, kept[i], 1, NULL, 0);
    if (ok)
        out = hb_face_reference_blob(to);
    hb_face_destroy(to);
    return out;
}

hb_blob_t *font_instance(struct type *t, const struct font_file *file, double weight)
{
    struct writer w = {0};
    hb_blob_t *out = NULL;

    if (!type_library(t) || FT_New_Memory_Face(t->ft, file->bytes, (FT_Long)file->size, file->index,
                                               &w.ft))
        return NULL;
    if (w.ft->num_glyphs > 0 && w.ft->num_glyphs <= 65535 && move_axes(t->ft, w.ft, weight) &&
        put_glyphs(&w)) {
        hb_blob_t *blob = hb_blob_create((const char *)file->bytes, (unsigned)file->size,
                                         HB_MEMORY_MODE_READONLY, NULL, NULL);
        hb_face_t *from = hb_face_create(blob, (unsigned)file->index);

        out = assemble(&w, from);
        hb_face_destroy(from);
        hb_blob_destroy(blob);
    }
    FT_Done_Face(w.ft);
    strbuf_free(&w.glyf);
    strbuf_free(&w.loca);
    strbuf_free(&w.hmtx);
    return out;
}
