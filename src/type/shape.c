/* Glyphs by HarfBuzz: neighbouring runs of equal style are shaped together, in font units, once.
 * SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include "base/utf8.h"

#include <string.h>

/* Extractors take a gap of -0.1 em or less between two glyphs for the start of another text, so
 * "//" falls apart in tightly kerned faces (measured with pdftotext -raw). */
enum { KERN_LIMIT_PER_MILLE = 95 };

struct shaper {
    struct type *t;
    struct arena *arena;
    const struct shaped *s;
    const struct face *face;
    const struct type_style *style;
    scaled size, track;
    bool rtl;
    size_t part, last_part; /* part of the current glyph; one behind the last */
    VEC(hb_feature_t) features;
    unit_vec *out;
};

int32_t shape_scale(const struct face *f, scaled size, int32_t units)
{
    const int64_t upem = f->info.units_per_em, product = (int64_t)units * size;

    return (int32_t)(product >= 0 ? (product + upem / 2) / upem : -((-product + upem / 2) / upem));
}

static int32_t scale(const struct shaper *s, int32_t units)
{
    return shape_scale(s->face, s->size, units);
}

static void add_feature(struct shaper *s, const char *text, size_t n)
{
    hb_feature_t f;

    while (n && (*text == ' ' || *text == '\t')) {
        text++;
        n--;
    }
    if (n && n < 64 && hb_feature_from_string(text, (int)n, &f))
        vec_push(s->arena, &s->features, f);
}

/* What the style implies, then what it says: HarfBuzz lets the later one win. */
static void set_features(struct shaper *s)
{
    const char *f = s->style->features;

    if (s->track != 0) { /* a ligature would be a tight spot in spaced text (CSS Text 3, 10.2) */
        add_feature(s, "-liga", 5);
        add_feature(s, "-clig", 5);
    }
    if (s->style->text_case == TYPE_CASE_UPPER)
        add_feature(s, "case", 4);
    if (s->style->text_case == TYPE_CASE_SMALL_CAPS && s->face->small_caps)
        add_feature(s, "smcp", 4);
    while (f && *f) {
        size_t n = strcspn(f, ",");

        add_feature(s, f, n);
        f += n + (f[n] == ',');
    }
}

static int32_t clamped_advance(const struct shaper *s, uint32_t glyph, int32_t advance)
{
    int32_t nominal = face_advance(s->face, glyph);
    int32_t limit = nominal - s->face->info.units_per_em * KERN_LIMIT_PER_MILLE / 1000;

    return advance > 0 && advance < limit ? limit : advance;
}

static enum unit_kind kind_of(const char *text, size_t n)
{
    if (n == 1 && *text == ' ')
        return UNIT_SPACE;
    return n == 2 && memcmp(text, "\xC2\xA0", 2) == 0 ? UNIT_NBSP : UNIT_GLYPH;
}

static void add_glyph(struct shaper *s, const hb_glyph_info_t *info,
                      const hb_glyph_position_t *position, uint32_t end)
{
    uint32_t cluster = info->cluster;

    while (s->part + 1 < s->last_part && s->s->parts[s->part].end <= cluster)
        s->part++;
    int32_t advance = clamped_advance(s, info->codepoint, position->x_advance);
    struct unit u = {.id = info->codepoint,
                     .advance = scale(s, advance),
                     .dx = scale(s, position->x_offset),
                     .dy = scale(s, position->y_offset),
                     .raw = {advance, position->x_offset, position->y_offset},
                     .text = cluster,
                     .text_n = end - cluster,
                     .part = (uint32_t)s->part,
                     .kind = kind_of(s->s->text + cluster, end - cluster)};
    vec_push(s->arena, s->out, u);
}

/* Appends the glyphs of a cluster, whose text ends at `end`, in the order in which they stand. */
static void add_cluster(struct shaper *s, unsigned from, unsigned to, uint32_t end)
{
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->t->buffer, NULL);
    const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(s->t->buffer, NULL);
    size_t at = s->out->n;

    for (unsigned k = from; k < to; k++)
        add_glyph(s, &info[k], &position[k], end);
    s->out->at[at].cluster = true;
    for (size_t k = at + 1; k < s->out->n; k++)
        s->out->at[k].text_n = 0;
    s->out->at[s->out->n - 1].advance += (int32_t)s->track;
    s->out->at[s->out->n - 1].tracked = true;
}

/* Clusters in logical order, which is the buffer's from its end where text runs from right to left. */
static void add_clusters(struct shaper *s, uint32_t end)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->t->buffer, &n);

    if (!s->rtl) {
        for (unsigned i = 0, next; i < n; i = next) {
            for (next = i + 1; next < n && info[next].cluster == info[i].cluster;)
                next++;
            add_cluster(s, i, next, next < n ? info[next].cluster : end);
        }
        return;
    }
    for (unsigned i = n, first; i > 0; i = first) {
        for (first = i - 1; first > 0 && info[first - 1].cluster == info[i - 1].cluster;)
            first--;
        add_cluster(s, first, i, first > 0 ? info[first - 1].cluster : end);
    }
}

/* Shapes one stretch of one script: [start, end) of the paragraph's text. */
static void shape_stretch(struct shaper *s, uint32_t start, uint32_t end, hb_script_t script)
{
    hb_buffer_t *b = s->t->buffer;

    hb_buffer_clear_contents(b);
    hb_buffer_set_cluster_level(b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_add_utf8(b, s->s->text, (int)s->s->text_n, start, (int)(end - start));
    hb_buffer_set_direction(b, s->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(b, script);
    if (s->style->lang)
        hb_buffer_set_language(b, hb_language_from_string(s->style->lang, -1));
    hb_shape(s->face->hb_font, b, s->features.at, (unsigned)s->features.n);
    s->t->shape_count++;
    add_clusters(s, end);
}

static hb_script_t script_of(uint32_t c)
{
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
    return hb_unicode_script(hb_unicode_funcs_get_default(), c);
}

static bool has_script(hb_script_t s)
{
    return s != HB_SCRIPT_COMMON && s != HB_SCRIPT_INHERITED && s != HB_SCRIPT_UNKNOWN;
}

/* Lookups of a font are chosen by script, so a stretch has one; common characters join the script
 * before them (UAX #24, 5.1), at the start the one behind. */
static void shape_scripts(struct shaper *s, uint32_t start, uint32_t end)
{
    hb_script_t script = HB_SCRIPT_COMMON;
    uint32_t from = start, c;

    for (uint32_t i = start; i < end;) {
        size_t length = utf8_decode(s->s->text + i, end - i, &c);
        hb_script_t own = script_of(c);

        if (has_script(own)) {
            if (has_script(script) && own != script) {
                shape_stretch(s, from, i, script);
                from = i;
            }
            script = own;
        }
        i += (uint32_t)length;
    }
    if (from < end)
        shape_stretch(s, from, end, has_script(script) ? script : HB_SCRIPT_LATIN);
}

void shape_parts(struct type *t, struct arena *a, const struct shaped *s, size_t first,
                 size_t last, unit_vec *out)
{
    size_t run = s->parts[first].run;
    struct shaper shaper = {.t = t,
                            .arena = a,
                            .s = s,
                            .face = s->parts[first].face,
                            .style = &s->runs[run].style,
                            .size = s->metrics[run].size,
                            .track = s->metrics[run].track,
                            .rtl = s->parts[first].level & 1,
                            .part = first,
                            .last_part = last,
                            .out = out};

    set_features(&shaper);
    shape_scripts(&shaper, s->parts[first].start, s->parts[last - 1].end);
}
