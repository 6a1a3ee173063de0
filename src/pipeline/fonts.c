/* Fonts outside the catalogue: the system's by fontconfig, a user's own by path. fontconfig's list takes
 * 15 ms to open, so that waits for the first question. SPDX-License-Identifier: MIT */
#include "pipeline/fonts.h"

#include "base/file.h"

#include <fontconfig/fontconfig.h>
#include <string.h>

enum { FILE_BYTES_MAX = 64 * 1024 * 1024 };

/* All fonts of the system, from the best on for this family, language and style. */
struct sorted {
    const char *preferred, *lang;
    int weight;
    bool italic, serif;
    FcFontSet *set;
};

struct opened_file {
    const char *path;
    struct str bytes;
    bool mapped;
};

struct fonts {
    struct arena *arena;
    FcConfig *config;
    size_t opened;
    VEC(struct sorted) sorted;
    VEC(struct opened_file) files;
    VEC(const char *) told; /* paths complained of */
    VEC(const char *) used; /* a user's own files, since fonts_begin() */
    const char *folder;
    struct diags *d;
};

struct fonts *fonts_new(struct arena *a)
{
    struct fonts *f = arena_new(a, struct fonts);

    f->arena = a;
    return f;
}

void fonts_free(struct fonts *f)
{
    if (!f)
        return;
    for (size_t i = 0; i < f->sorted.n; i++)
        FcFontSetDestroy(f->sorted.at[i].set);
    if (f->config)
        FcConfigDestroy(f->config);
    for (size_t i = 0; i < f->files.n; i++)
        if (f->files.at[i].mapped)
            file_unmap(f->files.at[i].bytes);
}

void fonts_begin(struct fonts *f, const char *folder, struct diags *d)
{
    f->folder = arena_strdup(f->arena, folder);
    f->d = d;
    f->told.n = f->used.n = 0;
}

const char *const *fonts_used(const struct fonts *f, size_t *n)
{
    *n = f->used.n;
    return f->used.at;
}

size_t fonts_opened(const struct fonts *f)
{
    return f->opened;
}

static bool open_config(struct fonts *f)
{
    if (!f->config && !f->opened) {
        f->config = FcInitLoadConfigAndFonts();
        f->opened++;
    }
    return f->config != NULL;
}

/* ---- files ------------------------------------------------------------------------------- */

static const struct opened_file *known_file(const struct fonts *f, const char *path)
{
    for (size_t i = 0; i < f->files.n; i++)
        if (strcmp(f->files.at[i].path, path) == 0)
            return &f->files.at[i];
    return NULL;
}

static bool system_file(struct fonts *f, const char *path, struct str *out)
{
    const struct opened_file *known = known_file(f, path);

    if (known) {
        *out = known->bytes;
        return true;
    }
    if (!file_map(path, FILE_BYTES_MAX, out))
        return false;
    vec_push(f->arena, &f->files, (struct opened_file){arena_strdup(f->arena, path), *out, true});
    return true;
}

/* A user's own file. It is read, not mapped: it may change while we look at it. */
static bool own_file(struct fonts *f, const char *path, struct str *out)
{
    const struct opened_file *known = known_file(f, path);

    for (size_t i = 0; known && i < f->used.n; i++)
        if (strcmp(f->used.at[i], path) == 0)
            known = NULL;
    if (known)
        vec_push(f->arena, &f->used, known->path);
    known = known_file(f, path);
    if (known) {
        *out = known->bytes;
        return true;
    }
    for (size_t i = 0; i < f->told.n; i++)
        if (strcmp(f->told.at[i], path) == 0)
            return false;
    path = arena_strdup(f->arena, path);
    if (!file_read(f->arena, path, FILE_BYTES_MAX, out, f->d)) {
        vec_push(f->arena, &f->told, path);
        return false;
    }
    vec_push(f->arena, &f->files, (struct opened_file){path, *out, false});
    vec_push(f->arena, &f->used, path);
    return true;
}

/* ---- the system's ------------------------------------------------------------------------ */

static FcPattern *pattern_of(const struct font_request *r)
{
    FcPattern *p = FcPatternCreate();

    if (!p)
        return NULL;
    if (r->family)
        FcPatternAddString(p, FC_FAMILY, (const FcChar8 *)r->family);
    if (r->preferred)
        FcPatternAddString(p, FC_FAMILY, (const FcChar8 *)r->preferred);
    if (!r->family)
        FcPatternAddString(p, FC_FAMILY, (const FcChar8 *)(r->serif ? "serif" : "sans-serif"));
    if (r->lang && *r->lang)
        FcPatternAddString(p, FC_LANG, (const FcChar8 *)r->lang);
    FcPatternAddInteger(p, FC_WEIGHT, FcWeightFromOpenType(r->weight));
    FcPatternAddInteger(p, FC_SLANT, r->italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddBool(p, FC_OUTLINE, FcTrue);
    FcPatternAddBool(p, FC_SCALABLE, FcTrue);
    FcPatternAddBool(p, FC_COLOR, FcFalse);
    return p;
}

static FcFontSet *sort(struct fonts *f, const struct font_request *r)
{
    FcPattern *p = pattern_of(r);
    FcFontSet *set = NULL;
    FcResult result;

    if (p && FcConfigSubstitute(f->config, p, FcMatchPattern)) {
        FcDefaultSubstitute(p);
        set = FcFontSort(f->config, p, FcFalse, NULL, &result);
    }
    if (p)
        FcPatternDestroy(p);
    return set;
}

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static const FcFontSet *sorted_for(struct fonts *f, const struct font_request *r)
{
    for (size_t i = 0; i < f->sorted.n; i++) {
        const struct sorted *s = &f->sorted.at[i];

        if (same(s->preferred, r->preferred) && same(s->lang, r->lang) && s->weight == r->weight &&
            s->italic == r->italic && s->serif == r->serif)
            return s->set;
    }
    FcFontSet *set = sort(f, r);

    if (set)
        vec_push(f->arena, &f->sorted,
                 (struct sorted){r->preferred ? arena_strdup(f->arena, r->preferred) : NULL,
                                 arena_strdup(f->arena, r->lang ? r->lang : ""), r->weight,
                                 r->italic, r->serif, set});
    return set;
}

static bool is_true(const FcPattern *p, const char *property)
{
    FcBool value = FcFalse;

    return FcPatternGetBool(p, property, 0, &value) == FcResultMatch && value;
}

/* Outlines in an sfnt file: what can be set and embedded. */
static bool is_usable(const FcPattern *p)
{
    FcChar8 *format, *path;

    return is_true(p, FC_OUTLINE) && is_true(p, FC_SCALABLE) && !is_true(p, FC_COLOR) &&
           FcPatternGetString(p, FC_FILE, 0, &path) == FcResultMatch &&
           FcPatternGetString(p, FC_FONTFORMAT, 0, &format) == FcResultMatch &&
           (strcmp((const char *)format, "TrueType") == 0 ||
            strcmp((const char *)format, "CFF") == 0);
}

static bool has_all(const FcPattern *p, const uint32_t *c, size_t n)
{
    FcCharSet *set;

    if (FcPatternGetCharSet(p, FC_CHARSET, 0, &set) != FcResultMatch)
        return false;
    for (size_t i = 0; i < n; i++) /* joiners and the like need no glyph */
        if (!FcCharSetHasChar(set, c[i]) && (i == 0 || c[i] < 0x200C || c[i] > 0x200D))
            return false;
    return true;
}

static bool has_family(const FcPattern *p, const char *family)
{
    FcChar8 *name;

    for (int i = 0; FcPatternGetString(p, FC_FAMILY, i, &name) == FcResultMatch; i++)
        if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0)
            return true;
    return false;
}

static bool give(struct fonts *f, const FcPattern *p, const struct font_request *r,
                 struct font_file *out)
{
    FcChar8 *path, *family;
    FcRange *range;
    int index = 0, weight = FC_WEIGHT_NORMAL, slant = FC_SLANT_ROMAN;
    struct str bytes;

    FcPatternGetString(p, FC_FILE, 0, &path); /* is_usable() has seen it */
    if (FcPatternGetString(p, FC_FAMILY, 0, &family) != FcResultMatch ||
        !system_file(f, (const char *)path, &bytes))
        return false;
    FcPatternGetInteger(p, FC_INDEX, 0, &index);
    FcPatternGetInteger(p, FC_SLANT, 0, &slant);
    bool variable = is_true(p, FC_VARIABLE) || index >> 16 ||
                    (FcPatternGetRange(p, FC_WEIGHT, 0, &range) == FcResultMatch &&
                     FcPatternGetInteger(p, FC_WEIGHT, 0, &weight) != FcResultMatch);

    if (!variable)
        FcPatternGetInteger(p, FC_WEIGHT, 0, &weight);
    *out = (struct font_file){.family = (const char *)family,
                              .role = r->serif ? "serif" : "",
                              .weight = variable ? r->weight : FcWeightToOpenType(weight),
                              .italic = slant != FC_SLANT_ROMAN,
                              .path = (const char *)path,
                              .bytes = (const unsigned char *)bytes.p,
                              .size = bytes.n,
                              .index = index & 0xFFFF,
                              .instance = variable ? r->weight : 0};
    return true;
}

static bool find_system(struct fonts *f, const struct font_request *r, int rank,
                        struct font_file *out)
{
    const FcFontSet *set = open_config(f) ? sorted_for(f, r) : NULL;

    for (int i = 0; set && i < set->nfont; i++) {
        const FcPattern *p = set->fonts[i];

        if (is_usable(p) && has_all(p, r->chars, r->n) && give(f, p, r, out) && rank-- == 0)
            return true;
    }
    return false;
}

static bool find_family(struct fonts *f, const struct font_request *r, int rank,
                        struct font_file *out)
{
    FcFontSet *set = open_config(f) ? sort(f, r) : NULL;
    bool found = false;

    for (int i = 0; set && i < set->nfont && !found; i++) {
        const FcPattern *p = set->fonts[i];

        if (has_family(p, r->family) && is_usable(p) && rank-- == 0)
            found = give(f, p, r, out);
    }
    if (found) { /* the strings are the set's */
        out->family = arena_strdup(f->arena, out->family);
        out->path = arena_strdup(f->arena, out->path);
    }
    if (set)
        FcFontSetDestroy(set);
    return found;
}

/* ---- a user's own ------------------------------------------------------------------------ */

/* A list of files "Own-Regular.ttf, Own-Bold.ttf", or a family name. */
static bool is_path(const char *name)
{
    static const char *const endings[] = {".ttf", ".otf", ".ttc", ".otc"};
    size_t n = strlen(name);

    for (size_t i = 0; n > 4 && i < sizeof endings / sizeof *endings; i++)
        if (str_eq_nocase((struct str){name + n - 4, 4}, str_of(endings[i])))
            return true;
    return strchr(name, '/') != NULL;
}

static bool read_own(struct fonts *f, struct str name, const struct font_request *r,
                     struct font_file *out)
{
    struct str bytes;
    const char *path = name.n && *name.p == '/'
                           ? arena_strndup(f->arena, name.p, name.n)
                           : arena_printf(f->arena, "%s%.*s", f->folder, (int)name.n, name.p);

    if (!own_file(f, path, &bytes))
        return false;
    *out = (struct font_file){.family = path,
                              .role = "",
                              .path = path,
                              .bytes = (const unsigned char *)bytes.p,
                              .size = bytes.n,
                              .instance = r->weight};
    font_describe(out);
    return true;
}

/* Of several files the one nearest in slope and weight. */
static bool find_own(struct fonts *f, const struct font_request *r, struct font_file *out)
{
    int best = -1;

    for (const char *s = r->family, *end; *s; s = *end ? end + 1 : end) {
        struct font_file file;
        struct str name;

        end = s + strcspn(s, ",");
        name = str_trim((struct str){s, (size_t)(end - s)});
        if (!name.n || !read_own(f, name, r, &file))
            continue;
        int off = (file.italic != r->italic ? 10000 : 0) +
                  (file.weight > r->weight ? file.weight - r->weight : r->weight - file.weight);

        if (best < 0 || off < best) {
            best = off;
            *out = file;
        }
    }
    return best >= 0;
}

static bool find(void *context, const struct font_request *r, int rank, struct font_file *out)
{
    struct fonts *f = context;

    if (r->n)
        return find_system(f, r, rank, out);
    if (!r->family || !*r->family)
        return false;
    if (is_path(r->family))
        return rank == 0 && find_own(f, r, out);
    return find_family(f, r, rank, out);
}

struct font_finder fonts_finder(struct fonts *f)
{
    return (struct font_finder){f, find};
}
