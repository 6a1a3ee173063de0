/* Faces for characters that the style's own face does not have.
 * SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include <string.h>
#include <utf8proc.h>

bool is_default_ignorable(uint32_t c)
{
    return c == 0x34F || c == 0x200C || c == 0x200D || (c >= 0x180B && c <= 0x180F) ||
           (c >= 0x2061 && c <= 0x2064) || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool has_glyph(const struct face *f, uint32_t c)
{
    hb_codepoint_t glyph;

    return hb_font_get_nominal_glyph(f->hb_font, c, &glyph) && glyph != 0;
}

/* Spaces that HarfBuzz makes from the plain one, and the hyphen it replaces (hb-ot-shape-normalize). */
static uint32_t stand_in(uint32_t c)
{
    if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F)
        return ' ';
    return c == 0x2011 ? 0x2010 : 0;
}

bool face_has(const struct face *f, uint32_t c)
{
    utf8proc_int32_t parts[16];
    int boundary = 0;

    if (has_glyph(f, c) || is_default_ignorable(c))
        return true;
    if (c < 0x80)
        return false;
    if (stand_in(c))
        return has_glyph(f, stand_in(c));
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)c, parts, 16, UTF8PROC_DECOMPOSE, &boundary);

    if (n < 2 || n > 16)
        return false;
    for (utf8proc_ssize_t i = 0; i < n; i++)
        if (!has_glyph(f, (uint32_t)parts[i]))
            return false;
    return true;
}

static bool has_all(const struct face *f, const uint32_t *c, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!face_has(f, c[i]))
            return false;
    return true;
}

bool face_is_serif(const struct face *f)
{
    return strstr(f->file->role, "serif") && strcmp(f->file->role, "sans-serif") != 0;
}

/* The n-th family to try after `primary`: the fallback of its kind, the other fallback, then the
 * catalogue in its order. NULL behind the last one, "" for one to pass over. */
static const char *fallback_family(const struct type *t, const struct face *primary, size_t n)
{
    static const char *const roles[2][2] = {{"fallback-sans", "fallback-serif"},
                                            {"fallback-serif", "fallback-sans"}};

    if (n < 2) {
        for (size_t i = 0; i < t->nfaces; i++)
            if (strcmp(t->faces[i].file->role, roles[face_is_serif(primary)][n]) == 0)
                return t->faces[i].file->family;
        return "";
    }
    if (n - 2 >= t->nfaces)
        return NULL;
    const struct font_file *file = t->faces[n - 2].file;
    bool repeated = n > 2 && strcmp(file->family, t->faces[n - 3].file->family) == 0;

    return repeated || strncmp(file->role, "fallback-", 9) == 0 ||
                   face_is_icons(&t->faces[n - 2]) || strcmp(file->family, primary->file->family) == 0
               ? ""
               : file->family;
}

const struct face *fallback_face(struct type *t, const struct face *primary, const uint32_t *c,
                                 size_t n)
{
    const char *family;

    if (has_all(primary, c, n))
        return primary;
    for (size_t i = 0; (family = fallback_family(t, primary, i)); i++) {
        const struct face *f =
            *family ? family_face(t, family, primary->file->weight, primary->file->italic) : NULL;

        if (f && has_all(f, c, n))
            return f;
    }
    return NULL;
}

const char *fallback_names(struct type *t, const struct face *primary)
{
    struct strbuf b = {0};
    const char *family;

    strbuf_printf(&b, "'%s'", primary->file->family);
    for (size_t i = 0; (family = fallback_family(t, primary, i)); i++)
        if (*family)
            strbuf_printf(&b, ", '%s'", family);
    const char *names = strbuf_keep(&b, t->arena);

    strbuf_free(&b);
    return names;
}
