/* From runs to the text of a paragraph as it is set: normalised, white space collapsed, a face for
 * every grapheme cluster. SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

enum { PARAGRAPH_BYTES_MAX = 4 * 1024 * 1024 };

struct setter {
    struct type *t;
    struct arena *arena;
    struct set_text *out;
    const struct type_run *run;
    size_t index; /* of the run */
    const struct face *face;
    bool after_space; /* further white space adds nothing here */
    VEC(uint32_t) cluster;
    uint32_t last, next; /* the characters around the cluster; 0 at the ends of a run */
    const struct face *found; /* the last face from outside the catalogue in this run, or NULL */
};

static void add_part(struct setter *s, enum part_kind kind, const struct face *face,
                     const char *bytes, size_t n)
{
    struct set_text *out = s->out;
    struct part *last = out->parts.n ? &out->parts.at[out->parts.n - 1] : NULL;
    uint32_t start = (uint32_t)out->text.n;

    strbuf_add(&out->text, bytes, n);
    if (kind == PART_TEXT && last && last->kind == kind && last->face == face &&
        last->run == s->index)
        last->end = (uint32_t)out->text.n;
    else
        vec_push(s->arena, &out->parts,
                 (struct part){kind, start, (uint32_t)out->text.n, face, s->index, 0});
}

static void add_mark(struct setter *s, enum mark_kind kind)
{
    vec_push(s->arena, &s->out->marks, (struct mark){(uint32_t)s->out->text.n, kind, 0});
}

static void add_char(struct setter *s, uint32_t c, const struct face *face)
{
    char bytes[4];

    add_part(s, PART_TEXT, face, bytes, utf8_encode(c, bytes));
    s->after_space = false;
}

static bool reported(struct type *t, uint32_t c, const char *source)
{
    for (size_t i = 0; i < t->missing.n; i++) {
        const struct missing *m = &t->missing.at[i];

        if (m->c == c && strcmp(m->source, source) == 0)
            return true;
    }
    vec_push(t->arena, &t->missing, (struct missing){c, arena_strdup(t->arena, source)});
    return false;
}

/* Letters and digits leave a visible hole; pictures, controls and stray marks are left out. */
static bool leaves_hole(uint32_t c)
{
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);

    return (k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO) ||
           (k >= UTF8PROC_CATEGORY_ND && k <= UTF8PROC_CATEGORY_NO);
}

/* Letters in disguise ("mathematical bold A") are at least the letter (NFKD). The text it makes
 * comes out in the arena; NULL if that has no face either. */
static const char *add_compatible(struct setter *s, uint32_t c)
{
    utf8proc_int32_t parts[20];
    char bytes[4];
    int boundary = 0;
    struct strbuf text = {0};
    utf8proc_ssize_t n = utf8proc_decompose_char(
        (utf8proc_int32_t)c, parts, 20, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);

    if (n < 1 || n > 20 || (n == 1 && (uint32_t)parts[0] == c))
        return NULL;
    for (utf8proc_ssize_t i = 0; i < n; i++)
        if (!fallback_face(s->t, s->face, &(uint32_t){(uint32_t)parts[i]}, 1))
            return NULL;
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        uint32_t part = (uint32_t)parts[i];

        add_char(s, part, fallback_face(s->t, s->face, &part, 1));
        strbuf_add(&text, bytes, utf8_encode(part, bytes));
    }
    const char *kept = strbuf_keep(&text, s->t->arena);

    strbuf_free(&text);
    return kept;
}

static void add_missing(struct setter *s, uint32_t c)
{
    const uint32_t replacement = 0xFFFD;
    const char *source = s->run->source ? s->run->source : "", *set = add_compatible(s, c);
    const struct face *f = !set && leaves_hole(c)
                               ? fallback_face(s->t, s->face, &replacement, 1)
                               : NULL;

    s->t->complained = true;
    const char *package = script_package(c);

    if (!reported(s->t, c, source))
        diag_add(s->t->diags, DIAG_WARNING, "type-glyph",
                 (struct diag_at){.pointer = s->run->source},
                 package ? arena_printf(s->t->arena, "install a font that has it, such as those of "
                                        "the Debian package '%s', or write it differently", package)
                         : "write it differently, or install a font that has it",
                 "no face has the character 'U+%04X', it is %s; tried %s%s", (unsigned)c,
                 set ? arena_printf(s->t->arena, "set as '%s'", set)
                 : f ? "replaced by U+FFFD"
                     : "left out",
                 fallback_names(s->t, s->face), s->t->finder.find ? " and the system's fonts" : "");
    if (f)
        add_char(s, replacement, f);
}

/* Mathematical letters are set as the letters they are, rather than in another face. */
static bool is_disguise(uint32_t c)
{
    return c >= 0x1D400 && c <= 0x1D7FF;
}

static bool lang_has_wide_marks(const char *lang)
{
    return lang && (strncmp(lang, "zh", 2) == 0 || strncmp(lang, "ja", 2) == 0 ||
                    strncmp(lang, "yue", 3) == 0);
}

/* Signs that several scripts share stay in the face of the text around: Arabic commas, dandas. */
static bool has_shared_sign(const struct face *f, const uint32_t *c, size_t n)
{
    return f && n == 1 && script_is_common(c[0]) && face_has(f, c[0]);
}

static const struct face *face_for(struct setter *s, const uint32_t *c, size_t n)
{
    /* beside an ideograph such a mark comes from the same face */
    if (n == 1 && script_is_wide_mark(c[0]) && lang_has_wide_marks(s->run->style.lang) &&
        (script_is_east_asian(s->last) || script_is_east_asian(s->next))) {
        const struct face *wide = found_face(s->t, s->face, s->run->style.lang, c, n);

        if (wide)
            return wide;
    }
    const struct face *f = fallback_face(s->t, s->face, c, n);

    if (f || is_disguise(c[0]))
        return f;
    if (has_shared_sign(s->found, c, n))
        return s->found;
    f = found_face(s->t, s->face, s->run->style.lang, c, n);
    s->found = f ? f : s->found;
    return f;
}

/* The face of a space: between two words of one face from outside the catalogue it is theirs, which
 * keeps them in one piece; else the text's. */
static const struct face *face_of_space(struct setter *s, const char *rest, size_t n)
{
    const struct set_text *out = s->out;
    const struct part *last = out->parts.n ? &out->parts.at[out->parts.n - 1] : NULL;
    uint32_t c;

    if (!s->found || !n || !last || last->kind != PART_TEXT || last->face != s->found ||
        !face_has(s->found, ' '))
        return s->face;
    utf8_decode(rest, n, &c);
    if (c < 0x80 || fallback_face(s->t, s->face, &c, 1))
        return s->face;
    return found_face(s->t, s->face, s->run->style.lang, &c, 1) == s->found ? s->found : s->face;
}

/* A grapheme cluster stays in one face if any face has all of it. */
static void add_cluster(struct setter *s)
{
    const uint32_t *c = s->cluster.at;
    size_t n = s->cluster.n;
    const struct face *f = face_for(s, c, n);

    for (size_t i = 0; i < n; i++) {
        const struct face *own = f ? f : face_for(s, &c[i], 1);

        if (own && !(i == 0 && n == 1 && is_default_ignorable(c[i])))
            add_char(s, c[i], own);
        else if (!own)
            add_missing(s, c[i]);
    }
}

static bool is_line_end(uint32_t c)
{
    return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* White space, controls and format characters that have no glyph. True if c was one. */
static bool add_control(struct setter *s, uint32_t c, const char *rest, size_t n)
{
    if (is_line_end(c)) {
        add_part(s, PART_BREAK, NULL, "", 0);
        s->after_space = true;
    } else if (c == ' ' || c == '\t') {
        if (!s->after_space) {
            add_char(s, ' ', face_of_space(s, rest, n));
            s->after_space = true;
        }
    } else if (c == 0xAD) {
        add_mark(s, MARK_SOFT_HYPHEN);
    } else if (c == 0x200B) {
        add_mark(s, MARK_ALLOW);
    } else if (c == 0x2060 || c == 0xFEFF) {
        add_mark(s, MARK_FORBID);
    } else if (is_bidi_control(c)) {
        vec_push(s->arena, &s->out->marks, (struct mark){(uint32_t)s->out->text.n, MARK_BIDI, c});
    } else {
        return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x206A && c <= 0x206F);
    }
    return true;
}

/* The letters are set as capitals, and what was written is kept. */
static void add_upper_cluster(struct setter *s, const char *written, size_t n)
{
    struct strbuf upper = {0};
    uint32_t start = (uint32_t)s->out->text.n, c;

    text_upper(&upper, written, n, s->run->style.lang);
    s->cluster.n = 0;
    for (size_t i = 0; i < upper.n;) {
        i += utf8_decode(upper.p + i, upper.n - i, &c);
        vec_push(s->arena, &s->cluster, c);
    }
    add_cluster(s);
    if (s->out->text.n > start && (upper.n != n || memcmp(upper.p, written, n) != 0))
        vec_push(s->arena, &s->out->respelt,
                 (struct respelt){start, (uint32_t)s->out->text.n,
                                  arena_strndup(s->arena, written, n), (uint32_t)n});
    strbuf_free(&upper);
}

/* Reads the rest of the cluster that begins with c; returns the offset behind it. */
static size_t read_cluster(struct setter *s, const char *text, size_t n, size_t i, uint32_t c)
{
    utf8proc_int32_t state = 0;
    uint32_t next;

    s->cluster.n = 0;
    vec_push(s->arena, &s->cluster, c);
    while (i < n) {
        size_t length = utf8_decode(text + i, n - i, &next);

        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)c, (utf8proc_int32_t)next, &state))
            break;
        vec_push(s->arena, &s->cluster, next);
        c = next;
        i += length;
    }
    return i;
}

static void add_text(struct setter *s, const char *text, size_t n)
{
    bool upper = s->run->style.text_case == TYPE_CASE_UPPER;

    for (size_t i = 0; i < n;) {
        size_t start = i;
        uint32_t c;

        i += utf8_decode(text + i, n - i, &c);
        if (c == '\r' && i < n && text[i] == '\n')
            continue;
        if (add_control(s, c, text + i, n - i))
            continue;
        if (c < 0x80)
            s->last = c;
        if (s->face->ascii && !upper && c < 0x80 && (i == n || (unsigned char)text[i] < 0x80)) {
            add_char(s, c, s->face);
            continue;
        }
        i = read_cluster(s, text, n, i, c);
        s->next = 0;
        if (i < n)
            utf8_decode(text + i, n - i, &s->next);
        if (upper)
            add_upper_cluster(s, text + start, i - start);
        else
            add_cluster(s);
        s->last = s->cluster.at[0];
    }
}

static void add_run(struct setter *s)
{
    const struct type_run *r = s->run;
    struct strbuf text = {0};

    if (r->flags & TYPE_FORCED_BREAK) {
        add_part(s, PART_BREAK, NULL, "", 0);
        s->after_space = true;
    } else if (r->flags & TYPE_LEADER) {
        add_part(s, PART_LEADER, s->face, "", 0);
        s->after_space = true;
    } else if (r->flags & TYPE_OBJECT) {
        add_part(s, PART_OBJECT, NULL, "\xEF\xBF\xBC", 3);
        s->after_space = false;
    } else if (r->n) {
        if (r->n > PARAGRAPH_BYTES_MAX - s->out->text.n) {
            diag_add(s->t->diags, DIAG_ERROR, "type-limit", (struct diag_at){.pointer = r->source},
                     "shorten the text", "a paragraph is longer than the limit of %d bytes",
                     PARAGRAPH_BYTES_MAX);
            return;
        }
        text_normalise(&text, r->text, r->n);
        add_text(s, text.p, text.n);
        strbuf_free(&text);
    }
}

void text_set(struct type *t, struct arena *a, const struct type_run *runs, size_t n,
              struct set_text *out)
{
    struct setter s = {.t = t, .arena = a, .out = out, .after_space = true};

    for (size_t i = 0; i < n; i++) {
        s.run = &runs[i];
        s.index = i;
        s.found = NULL;
        s.last = 0;
        s.face = type_face(t, runs[i].style.family, runs[i].style.weight, runs[i].style.italic);
        if (s.face)
            add_run(&s);
    }
}
