/* Variable fonts: a static one at the place asked for, by the subsetter (OpenType 1.9, "fvar"). Shaping,
 * outlines and embedding then see a font like any other. SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include <hb-ot.h>
#include <hb-subset.h>

enum { AXES_MAX = 32 };

static bool pin_axes(hb_subset_input_t *input, hb_face_t *face, double weight)
{
    hb_ot_var_axis_info_t axes[AXES_MAX];
    unsigned n = AXES_MAX;

    hb_ot_var_get_axis_infos(face, 0, &n, axes);
    if (n == 0 || hb_ot_var_get_axis_count(face) > AXES_MAX)
        return false;
    for (unsigned i = 0; i < n; i++) {
        float at = axes[i].default_value;

        if (axes[i].tag == HB_OT_TAG_VAR_AXIS_WEIGHT) {
            at = (float)weight < axes[i].min_value ? axes[i].min_value : (float)weight;
            at = at > axes[i].max_value ? axes[i].max_value : at;
        }
        if (!hb_subset_input_pin_axis_location(input, face, axes[i].tag, at))
            return false;
    }
    return true;
}

/* FreeType can read every glyph: HarfBuzz 6.0 frees what it does not own where one is broken. */
static bool all_glyphs_load(FT_Library library, const struct font_file *file)
{
    FT_Face ft;
    bool ok = true;

    if (FT_New_Memory_Face(library, file->bytes, (FT_Long)file->size, file->index, &ft))
        return false;
    for (FT_Long i = 0; ok && i < ft->num_glyphs; i++)
        ok = FT_Load_Glyph(ft, (FT_UInt)i, FT_LOAD_NO_SCALE) == 0;
    FT_Done_Face(ft);
    return ok;
}

hb_blob_t *font_instance(struct type *t, const struct font_file *file, double weight)
{
    if (!type_library(t) || !all_glyphs_load(t->ft, file))
        return NULL;

    hb_blob_t *blob = hb_blob_create((const char *)file->bytes, (unsigned)file->size,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL),
              *out = NULL;
    hb_face_t *face = hb_face_create(blob, (unsigned)file->index), *made = NULL;
    hb_subset_input_t *input = hb_subset_input_create_or_fail();

    if (input) {
        hb_set_t *features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);

        hb_set_clear(features);
        hb_set_invert(features);
        hb_set_add_range(hb_subset_input_glyph_set(input), 0, hb_face_get_glyph_count(face) - 1);
        hb_set_invert(hb_subset_input_unicode_set(input));
        hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS |
                                             HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
        if (hb_face_get_glyph_count(face) > 0 && pin_axes(input, face, weight))
            made = hb_subset_or_fail(face, input);
    }
    if (made) {
        out = hb_face_reference_blob(made);
        if (hb_blob_get_length(out) == 0) {
            hb_blob_destroy(out);
            out = NULL;
        }
    }
    hb_face_destroy(made);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return out;
}
