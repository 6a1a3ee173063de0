/* From a family or role, weight and slope to a face. SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include <string.h>

struct type *type_new(struct arena *a, const struct font_file *files, struct diags *d)
{
    struct type *t = arena_new(a, struct type);

    t->arena = a;
    t->diags = d;
    while (files[t->nfaces].family)
        t->nfaces++;
    t->faces = arena_array(a, t->nfaces ? t->nfaces : 1, sizeof *t->faces);
    for (size_t i = 0; i < t->nfaces; i++)
        t->faces[i].file = &files[i];
    t->buffer = hb_buffer_create();
    return t;
}

void type_free(struct type *t)
{
    if (!t)
        return;
    for (size_t i = 0; i < t->nfaces; i++)
        face_close(&t->faces[i]);
    for (size_t i = 0; i < t->found.n; i++)
        face_close(t->found.at[i]);
    if (t->ft)
        FT_Done_FreeType(t->ft);
    t->ft = NULL;
    hb_buffer_destroy(t->buffer);
    t->buffer = NULL;
    arena_free(&t->shape_arena);
}

size_t type_shape_count(const struct type *t)
{
    return t->shape_count;
}

/* How far weight w is from the wanted one: CSS Fonts 4, 5.2, step 4 (font-weight). Smaller is
 * nearer. Between 400 and 500 heavier faces up to 500 come first, then lighter, then the rest. */
static int weight_distance(int wanted, int w)
{
    enum { SECOND = 10000, THIRD = 20000 };

    if (w == wanted)
        return 0;
    if (wanted >= 400 && wanted <= 500) {
        if (w < wanted)
            return SECOND + wanted - w;
        return w <= 500 ? w - wanted : THIRD + w - wanted;
    }
    if (wanted < 400)
        return w < wanted ? wanted - w : SECOND + w - wanted;
    return w > wanted ? w - wanted : SECOND + wanted - w;
}

/* Slope is matched before weight (CSS Fonts 4, 5.2: stretch, style, weight). */
static int match_distance(const struct font_file *file, int weight, bool italic)
{
    enum { OTHER_SLOPE = 100000 };

    return weight_distance(weight, file->weight) + (file->italic != italic ? OTHER_SLOPE : 0);
}

const struct face *family_face(struct type *t, const char *family, int weight, bool italic)
{
    for (;;) {
        struct face *best = NULL;

        for (size_t i = 0; i < t->nfaces; i++) {
            struct face *f = &t->faces[i];

            if (f->state != FACE_REFUSED && str_eq_nocase(str_of(f->file->family), str_of(family)) &&
                (!best || match_distance(f->file, weight, italic) <
                              match_distance(best->file, weight, italic)))
                best = f;
        }
        if (!best || face_open(t, best))
            return best;
    }
}

static const char *family_of_role(const struct type *t, const char *role)
{
    for (size_t i = 0; i < t->nfaces; i++)
        if (t->faces[i].state != FACE_REFUSED &&
            str_eq_nocase(str_of(t->faces[i].file->role), str_of(role)))
            return t->faces[i].file->family;
    return NULL;
}

/* Where to look when the catalogue has no face of a role. */
static const struct {
    const char *role, *next;
} role_chain[] = {{"sans-serif", "sans"},       {"monospace", "mono"}, {"mono", "grotesk"},
                  {"condensed", "grotesk"},     {"grotesk", "sans"},   {"serif", "fallback-serif"},
                  {"fallback-serif", "sans"},   {"sans", "fallback-sans"}};

static const char *next_role(const char *role)
{
    for (size_t i = 0; i < sizeof role_chain / sizeof *role_chain; i++)
        if (str_eq_nocase(str_of(role_chain[i].role), str_of(role)))
            return role_chain[i].next;
    return NULL;
}

/* A face for the role or one that stands in for it. */
static const struct face *role_face(struct type *t, const char *role, int weight, bool italic)
{
    while (role) {
        const char *family = family_of_role(t, role);
        const struct face *f = family ? family_face(t, family, weight, italic) : NULL;

        if (f)
            return f;
        if (!family) /* else all its faces were just refused: another family may have the role */
            role = next_role(role);
    }
    return NULL;
}

static bool is_known(const struct type *t, const char *name)
{
    if (next_role(name))
        return true;
    for (size_t i = 0; i < t->nfaces; i++)
        if (str_eq_nocase(str_of(t->faces[i].file->family), str_of(name)) ||
            str_eq_nocase(str_of(t->faces[i].file->role), str_of(name)))
            return true;
    return false;
}

/* True the first time. */
static bool note_unknown(struct type *t, const char *family)
{
    t->complained = true;
    for (size_t i = 0; i < t->unknown.n; i++)
        if (strcmp(t->unknown.at[i], family) == 0)
            return false;
    vec_push(t->arena, &t->unknown, arena_strdup(t->arena, family));
    return true;
}

static void report_unknown(struct type *t, const char *family)
{
    VEC(const char *) names = {0};

    if (!note_unknown(t, family))
        return;
    for (size_t i = 0; i < t->nfaces; i++)
        if (!face_is_icons(&t->faces[i]) &&
            (i == 0 || strcmp(t->faces[i].file->family, t->faces[i - 1].file->family) != 0))
            vec_push(t->arena, &names, t->faces[i].file->family);
    for (size_t i = 0; i < sizeof role_chain / sizeof *role_chain; i++)
        vec_push(t->arena, &names, role_chain[i].role);
    const char *near = nearest_name(family, names.at, names.n);

    diag_add(t->diags, DIAG_WARNING, "type-family", (struct diag_at){0},
             near ? arena_printf(t->arena, "did you mean '%s'?", near)
                  : "name a family that 'nextcv fonts' lists or the system has, a font file, or a "
                    "role: sans, serif, grotesk, condensed",
             "no font family '%s', the sans face is used", family);
}

static const struct face *any_face(struct type *t, int weight, bool italic)
{
    for (size_t i = 0; i < t->nfaces; i++) {
        const struct face *f = face_is_icons(&t->faces[i]) || t->faces[i].state == FACE_REFUSED
                                   ? NULL
                                   : family_face(t, t->faces[i].file->family, weight, italic);

        if (f)
            return f;
    }
    return NULL;
}

static const struct face *find_face(struct type *t, const char *family, int weight, bool italic)
{
    const struct face *f = family_face(t, family, weight, italic);

    if (!f)
        f = role_face(t, family, weight, italic);
    if (f && face_is_icons(f)) /* no letters there */
        f = NULL;
    size_t said = t->diags->list.n;

    if (!f && !is_known(t, family))
        f = found_family(t, family, weight, italic);
    if (!f && t->diags->list.n > said) /* why not has just been told */
        note_unknown(t, family);
    if (!f && !is_known(t, family))
        report_unknown(t, family);
    if (!f)
        f = role_face(t, "sans", weight, italic);
    return f ? f : any_face(t, weight, italic);
}

const struct face *type_face(struct type *t, const char *family, int weight, bool italic)
{
    if (!family)
        family = "sans";
    for (size_t i = 0; i < t->cache.n; i++) {
        const struct style_face *c = &t->cache.at[i];

        if (c->weight == weight && c->italic == italic && strcmp(c->family, family) == 0)
            return c->face;
    }
    const struct face *f = find_face(t, family, weight, italic);

    vec_push(t->arena, &t->cache,
             (struct style_face){arena_strdup(t->arena, family), weight, italic, f});
    return f;
}
