/* Faces: opened lazily from memory, vetted, measured. FreeType reads tables and outlines, HarfBuzz
 * shapes on the same bytes; neither copies the file. SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include <hb-ot.h>
#include <string.h>

#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H

enum { FONT_BYTES_MAX = 64 * 1024 * 1024, UPEM_MIN = 16, UPEM_MAX = 16384 };

scaled scaled_from_pt(double pt)
{
    const double limit = 30000; /* one advance has to fit an int32_t */

    if (!(pt > -limit))
        pt = -limit;
    else if (pt > limit)
        pt = limit;
    return pt < 0 ? -(scaled)(-pt * SCALED_ONE + 0.5) : (scaled)(pt * SCALED_ONE + 0.5);
}

double scaled_to_pt(scaled s)
{
    return (double)s / SCALED_ONE;
}

static uint32_t be16(const unsigned char *p)
{
    return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t be32(const unsigned char *p)
{
    return be16(p) << 16 | be16(p + 2);
}

/* Offset of the table directory (OpenType 1.9, "Font file"), also in a collection; `size` if there is
 * no such font. */
static size_t directory_offset(const unsigned char *bytes, size_t size, int index)
{
    if (be32(bytes) != 0x74746366 /* ttcf */)
        return index == 0 ? 0 : size;
    if (index < 0 || size < 16 || be32(bytes + 8) <= (uint32_t)index ||
        (size - 12) / 4 <= (size_t)index)
        return size;
    return be32(bytes + 12 + 4 * (size_t)index);
}

/* What keeps the directory from being used, or NULL. */
static const char *directory_fault(const struct font_file *file)
{
    const unsigned char *bytes = file->bytes;
    size_t size = file->size;

    if (size < 12)
        return "it is too short for a font";
    if (size > FONT_BYTES_MAX)
        return "it is larger than the limit of 64 MiB";
    size_t at = directory_offset(bytes, size, file->index);

    if (at > size || size - at < 12)
        return "its table directory lies outside the file";
    size_t count = be16(bytes + at + 4);

    if ((size - at - 12) / 16 < count)
        return "its table directory is cut off";
    for (size_t i = 0; i < count; i++) {
        const unsigned char *record = bytes + at + 12 + 16 * i;

        if (be32(record + 8) > size || size - be32(record + 8) < be32(record + 12))
            return "a table lies outside the file";
    }
    return NULL;
}

/* A table of a file whose directory is sound; empty if there is none. */
static struct str table_of(const struct font_file *file, const char *tag)
{
    const unsigned char *directory =
        file->bytes + directory_offset(file->bytes, file->size, file->index);

    for (size_t i = 0; i < be16(directory + 4); i++) {
        const unsigned char *record = directory + 12 + 16 * i;

        if (memcmp(record, tag, 4) == 0)
            return (struct str){(const char *)file->bytes + be32(record + 8), be32(record + 12)};
    }
    return (struct str){0};
}

static size_t table_size(const struct font_file *file, const char *tag)
{
    return table_of(file, tag).n;
}

void font_describe(struct font_file *file)
{
    enum { WEIGHT = 4, SELECTION = 62, ITALIC = 1 };

    file->weight = 400;
    file->italic = false;
    if (directory_fault(file)) {
        file->instance = 0;
        return;
    }
    struct str os2 = table_of(file, "OS/2");
    const unsigned char *p = (const unsigned char *)os2.p;

    if (os2.n >= SELECTION + 2) {
        int weight = (int)be16(p + WEIGHT);

        file->weight = weight >= 1 && weight <= 1000 ? weight : 400;
        file->italic = (be16(p + SELECTION) & ITALIC) != 0;
    }
    if (!table_size(file, "fvar"))
        file->instance = 0;
    else if (file->instance)
        file->weight = file->instance;
}

/* What the font's maker forbids (OpenType 1.9, OS/2, fsType): of the licence bits 0..3 the least
 * restrictive counts; so only bit 1 alone forbids embedding. */
static const char *licence_fault(const struct font_file *file)
{
    enum { RESTRICTED = 2, LICENCE = 0xF, NO_SUBSET = 0x100, BITMAP_ONLY = 0x200 };
    struct str os2 = table_of(file, "OS/2");
    uint32_t bits = os2.n >= 10 ? be16((const unsigned char *)os2.p + 8) : 0;

    if ((bits & LICENCE) == RESTRICTED)
        return "its maker does not allow it to be embedded";
    if (bits & BITMAP_ONLY)
        return "its maker allows only bitmaps of it to be embedded";
    return bits & NO_SUBSET ? "its maker does not allow parts of it to be embedded" : NULL;
}

static const char *tables_fault(const struct font_file *file)
{
    static const char *const needed[] = {"cmap", "head", "hhea", "hmtx", "maxp"};

    if (table_size(file, "CFF2"))
        return "it is a variable font with CFF2 outlines";
    if (!(table_size(file, "glyf") && table_size(file, "loca")) && !table_size(file, "CFF "))
        return "it has no outlines, only bitmaps or colour";
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!table_size(file, needed[i]))
            return "a required table is missing";
    return licence_fault(file);
}

/* Why an opened face cannot be set and embedded, or NULL. */
static const char *outline_fault(FT_Face ft)
{
    if (!FT_IS_SFNT(ft) || !FT_IS_SCALABLE(ft))
        return "it is no TrueType or OpenType font with outlines";
    if (ft->units_per_EM < UPEM_MIN || ft->units_per_EM > UPEM_MAX)
        return "its units per em are out of range";
    if (ft->num_glyphs < 1 || ft->num_glyphs > 65535)
        return "its number of glyphs is out of range";
    if (FT_Select_Charmap(ft, FT_ENCODING_UNICODE))
        return "it has no Unicode character map";
    return NULL;
}

static bool refuse(struct type *t, struct face *f, const char *fault)
{
    f->state = FACE_REFUSED;
    diag_add(t->diags, DIAG_WARNING, "type-face", (struct diag_at){.source = f->file->path},
             "use a TrueType or OpenType file with outlines that may be embedded",
             "face '%s' %d%s is refused: %s", f->file->family, f->file->weight,
             f->file->italic ? " italic" : "", fault);
    return false;
}

/* PDF names of fonts should be plain (ISO 32000-1, 9.6.2); what FreeType gives may hold anything. */
static const char *clean_name(struct type *t, const struct face *f)
{
    enum { NAME_MAX_BYTES = 63 }; /* OpenType "name", ID 6 */
    const char *raw = FT_Get_Postscript_Name(f->ft);
    struct strbuf b = {0};

    for (const char *s = raw ? raw : f->file->family; *s && b.n < NAME_MAX_BYTES; s++)
        if ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') || (*s >= '0' && *s <= '9') ||
            *s == '-' || *s == '_')
            strbuf_putc(&b, *s);
    const char *name = b.n ? strbuf_keep(&b, t->arena) : "Unnamed";

    strbuf_free(&b);
    return name;
}

static int glyph_top(const struct face *f, uint32_t c)
{
    hb_codepoint_t glyph;
    hb_glyph_extents_t box;

    if (!hb_font_get_nominal_glyph(f->hb_font, c, &glyph) ||
        !hb_font_get_glyph_extents(f->hb_font, glyph, &box))
        return 0;
    return box.y_bearing;
}

static void measure(struct type *t, struct face *f)
{
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(f->ft, FT_SFNT_OS2);
    const TT_Postscript *post = FT_Get_Sfnt_Table(f->ft, FT_SFNT_POST);
    struct face_info *info = &f->info;

    *info = (struct face_info){.family = f->file->family,
                               .postscript_name = clean_name(t, f),
                               .path = f->file->path,
                               .weight = f->file->weight,
                               .italic = f->file->italic,
                               .units_per_em = f->ft->units_per_EM,
                               .glyph_count = (int)f->ft->num_glyphs,
                               .ascent = f->ft->ascender,
                               .descent = f->ft->descender,
                               .bytes = f->file->bytes,
                               .size = f->file->size,
                               .index = f->file->index,
                               .file = f->file->bytes,
                               .file_size = f->file->size,
                               .is_found = f->is_found,
                               .is_cff = table_size(f->file, "CFF ") > 0};
    if (f->instance) {
        unsigned n;

        info->bytes = (const unsigned char *)hb_blob_get_data(f->instance, &n);
        info->size = n;
        info->index = 0;
    }
    info->bbox[0] = (int)f->ft->bbox.xMin;
    info->bbox[1] = (int)f->ft->bbox.yMin;
    info->bbox[2] = (int)f->ft->bbox.xMax;
    info->bbox[3] = (int)f->ft->bbox.yMax;
    /* sCapHeight and sxHeight exist from OS/2 version 2 on. */
    bool heights = os2 && os2->version != 0xFFFF && os2->version >= 2;

    info->cap_height = heights && os2->sCapHeight > 0 ? os2->sCapHeight : glyph_top(f, 'H');
    info->x_height = heights && os2->sxHeight > 0 ? os2->sxHeight : glyph_top(f, 'x');
    info->italic_angle = post ? (double)post->italicAngle / 65536 : 0;
}

static bool has_feature(hb_face_t *face, hb_tag_t wanted)
{
    hb_tag_t tags[64];
    unsigned offset = 0, count;

    do {
        count = sizeof tags / sizeof *tags;
        hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GSUB, offset, &count, tags);
        for (unsigned i = 0; i < count; i++)
            if (tags[i] == wanted)
                return true;
        offset += count;
    } while (count == sizeof tags / sizeof *tags);
    return false;
}

bool type_library(struct type *t)
{
    return t->ft || FT_Init_FreeType(&t->ft) == 0;
}

/* Opens the bytes with FreeType and HarfBuzz; what keeps them from being used, or NULL. */
static const char *open_fault(struct type *t, struct face *f)
{
    hb_blob_t *blob = f->instance ? hb_blob_reference(f->instance)
                                  : hb_blob_create((const char *)f->file->bytes,
                                                   (unsigned)f->file->size, HB_MEMORY_MODE_READONLY,
                                                   NULL, NULL);
    int index = f->instance ? 0 : f->file->index;
    unsigned n;
    const char *bytes = hb_blob_get_data(blob, &n), *fault = NULL;

    if (!type_library(t) ||
        FT_New_Memory_Face(t->ft, (const FT_Byte *)bytes, (FT_Long)n, index, &f->ft))
        fault = "FreeType cannot read it";
    if (!fault)
        fault = outline_fault(f->ft);
    if (!fault) {
        f->hb_face = hb_face_create(blob, (unsigned)index);
        hb_face_make_immutable(f->hb_face);
        f->hb_font = hb_font_create(f->hb_face);
        hb_font_set_scale(f->hb_font, f->ft->units_per_EM, f->ft->units_per_EM);
        hb_font_make_immutable(f->hb_font);
        if (!face_is_icons(f) && !f->is_found && !face_has(f, ' '))
            fault = "it has no space";
        else if (hb_face_get_glyph_count(f->hb_face) != (unsigned)f->ft->num_glyphs ||
                 hb_face_get_upem(f->hb_face) != f->ft->units_per_EM)
            fault = "its tables contradict each other";
    }
    hb_blob_destroy(blob);
    return fault;
}

bool face_open(struct type *t, struct face *f)
{
    const struct font_file *file = f->file;

    if (f->state != FACE_UNOPENED)
        return f->state == FACE_OPEN;
    const char *fault = directory_fault(file);

    if (!fault)
        fault = tables_fault(file);
    if (!fault && table_size(file, "fvar")) {
        f->instance = font_instance(t, file, file->instance ? file->instance : file->weight);
        fault = f->instance ? NULL : "no static font can be made of its variable one";
    }
    if (!fault)
        fault = open_fault(t, f);
    if (fault) {
        face_close(f);
        return refuse(t, f, fault);
    }
    measure(t, f);
    f->small_caps = has_feature(f->hb_face, HB_TAG('s', 'm', 'c', 'p'));
    f->ascii = true;
    for (uint32_t c = 0x20; c < 0x7F; c++)
        f->ascii = f->ascii && face_has(f, c);
    f->state = FACE_OPEN;
    return true;
}

void face_close(struct face *f)
{
    hb_font_destroy(f->hb_font); /* NULL is the empty font, which has no count */
    hb_face_destroy(f->hb_face);
    if (f->ft)
        FT_Done_Face(f->ft);
    hb_blob_destroy(f->instance);
    f->instance = NULL;
    f->hb_font = NULL;
    f->hb_face = NULL;
    f->ft = NULL;
}

const struct face_info *face_info(const struct face *f)
{
    return &f->info;
}

bool face_is_icons(const struct face *f)
{
    return strcmp(f->file->role, "icons") == 0;
}

int face_advance(const struct face *f, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(f->hb_font, glyph);
}

uint32_t face_glyph(const struct face *f, uint32_t c)
{
    hb_codepoint_t glyph;

    return hb_font_get_nominal_glyph(f->hb_font, c, &glyph) ? glyph : 0;
}
