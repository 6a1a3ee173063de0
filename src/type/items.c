/* A paragraph: from runs to units (boxes and glue), their sums, and its break points.
 * SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include "base/utf8.h"

#include <string.h>

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_style(const struct type_style *a, const struct type_style *b)
{
    return a->weight == b->weight && a->italic == b->italic && a->size == b->size &&
           a->track == b->track && a->text_case == b->text_case &&
           same_text(a->family, b->family) && same_text(a->features, b->features) &&
           same_text(a->lang, b->lang);
}

static void measure_runs(struct type *t, struct arena *a, struct shaped *s)
{
    s->metrics = arena_array(a, s->nruns ? s->nruns : 1, sizeof *s->metrics);
    for (size_t i = 0; i < s->nruns; i++) {
        const struct type_style *style = &s->runs[i].style;
        struct run_metrics *m = &s->metrics[i];

        m->face = type_face(t, style->family, style->weight, style->italic);
        m->size = scaled_from_pt(style->size);
        m->track = scaled_from_pt(style->track);
        m->leading = scaled_from_pt(style->leading);
        if (m->face) {
            const struct face_info *f = &m->face->info;

            m->ascent = f->ascent * m->size / f->units_per_em;
            m->descent = -f->descent * m->size / f->units_per_em;
        }
    }
}

/* Runs with text of a script whose letters join are not spaced (CSS Text 3, 7.2). */
static void drop_tracking(struct shaped *s)
{
    uint32_t c;

    for (size_t i = 0; i < s->nparts; i++) {
        const struct part *p = &s->parts[i];

        for (uint32_t k = p->start; s->metrics[p->run].track && k < p->end;) {
            k += (uint32_t)utf8_decode(s->text + k, p->end - k, &c);
            if (c >= 0x600 && script_is_joined(c))
                s->metrics[p->run].track = 0;
        }
    }
}

static void add_unit(struct arena *a, const struct shaped *s, size_t part, unit_vec *out)
{
    const struct part *p = &s->parts[part];
    struct unit u = {.text = p->start,
                     .text_n = p->end - p->start,
                     .part = (uint32_t)part,
                     .kind = UNIT_BREAK,
                     .cluster = true};

    if (p->kind == PART_OBJECT) {
        u.kind = UNIT_OBJECT;
        u.advance = (int32_t)scaled_from_pt(s->runs[p->run].object_width);
    } else if (p->kind == PART_LEADER) {
        u.kind = UNIT_LEADER;
        u.advance = (int32_t)s->metrics[p->run].size; /* never narrower than an em */
    }
    vec_push(a, out, u);
}

/* Neighbours of equal face and style are shaped together: kerning and ligatures do not stop at the
 * border of a link. */
static void shape_all(struct type *t, struct arena *scratch, struct shaped *s, unit_vec *units)
{
    for (size_t i = 0, next; i < s->nparts; i = next) {
        next = i + 1;
        if (s->parts[i].kind != PART_TEXT) {
            add_unit(scratch, s, i, units);
            continue;
        }
        while (next < s->nparts && s->parts[next].kind == PART_TEXT &&
               s->parts[next].face == s->parts[i].face &&
               s->parts[next].level == s->parts[i].level &&
               s->metrics[s->parts[next].run].track == s->metrics[s->parts[i].run].track &&
               same_style(&s->runs[s->parts[next].run].style, &s->runs[s->parts[i].run].style))
            next++;
        shape_parts(t, scratch, s, i, next, units);
    }
}

static void sum_up(struct arena *a, struct shaped *s)
{
    struct sums sum = {0};

    s->sums = arena_array(a, s->nunits + 1, sizeof *s->sums);
    for (size_t i = 0; i < s->nunits; i++) {
        const struct unit *u = &s->units[i];

        s->sums[i] = sum;
        sum.width += u->advance;
        if (u->kind == UNIT_SPACE || u->kind == UNIT_NBSP)
            sum.spaces += u->advance;
        if (u->cjk & CJK_GAP_AFTER)
            sum.gaps += cjk_share(s, u, CJK_STRETCH);
        sum.nspaces += u->kind == UNIT_SPACE;
        sum.leaders += u->kind == UNIT_LEADER;
    }
    s->sums[s->nunits] = sum;
}

/* The hyphen's own width, and what the pair kerning before the break took from the last glyph. */
static scaled hyphen_width(const struct shaped *s, const struct unit *last)
{
    const struct part *p = &s->parts[last->part];
    const struct run_metrics *m = &s->metrics[p->run];
    hb_codepoint_t hyphen;

    if (p->kind != PART_TEXT || !hb_font_get_nominal_glyph(p->face->hb_font, '-', &hyphen))
        return 0;
    scaled upem = p->face->info.units_per_em;
    scaled nominal = face_advance(p->face, last->id) * m->size / upem + m->track;

    return face_advance(p->face, hyphen) * m->size / upem + m->track +
           (last->text_n ? nominal - last->advance : 0);
}

bool unit_is_separator(const struct shaped *s, const struct unit *u)
{
    return s->runs[s->parts[u->part].run].flags & TYPE_SEPARATOR;
}

/* What ends a line and is not seen there. A no-break space stays: UAX #14. */
static bool vanishes_at_end(const struct shaped *s, const struct unit *u, enum break_class class)
{
    return u->kind == UNIT_SPACE || (class < BREAK_EMERGENCY && unit_is_separator(s, u));
}

/* What a line that ends with this unit leaves out. */
static void end_cjk(const struct shaped *s, const struct unit *u, struct sums *before)
{
    if (u->cjk & CJK_GAP_AFTER)
        before->gaps -= cjk_share(s, u, CJK_STRETCH);
    if (u->cjk & (CJK_BLANK_AFTER | CJK_QUARTER_AFTER))
        before->width -= cjk_share(s, u, u->cjk & CJK_BLANK_AFTER ? CJK_HALF : CJK_QUARTER);
}

struct breakpoint breakpoint_at(const struct shaped *s, uint32_t unit, enum break_class class)
{
    struct breakpoint b = {.end = unit, .next = unit, .class = class};

    while (b.end > 0 && vanishes_at_end(s, &s->units[b.end - 1], class))
        b.end--;
    b.before = s->sums[b.end];
    b.after = s->sums[b.next];
    if (b.end > 0) {
        const struct unit *last = &s->units[b.end - 1];

        if (last->kind == UNIT_GLYPH) /* no tracking behind the last letter of a line */
            b.before.width -= s->metrics[s->parts[last->part].run].track;
        if (last->cjk)
            end_cjk(s, last, &b.before);
        if (class == BREAK_SOFT || class == BREAK_HYPHEN) {
            b.hyphen = hyphen_width(s, last);
            b.hyphenated = true;
        }
    }
    if (unit < s->nunits && s->units[unit].cjk & CJK_BLANK_BEFORE)
        b.blank = cjk_share(s, &s->units[unit], CJK_HALF);
    b.after.width += b.blank;
    return b;
}

static bool break_at_separator(const struct shaped *s, const struct breakpoint *b)
{
    for (uint32_t i = b->end; i < b->next; i++)
        if (unit_is_separator(s, &s->units[i]))
            return true;
    return false;
}

/* "Harbour Trust · Leeds, GB · harbour.example": better a line for each of these than "Leeds," and
 * "GB" on two. */
static void prefer_separators(struct shaped *s)
{
    bool any = false;

    for (size_t i = 1; i + 1 < s->nbreaks; i++) {
        s->breaks[i].separates = break_at_separator(s, &s->breaks[i]);
        any = any || s->breaks[i].separates;
    }
    for (size_t i = 1; any && i + 1 < s->nbreaks; i++) {
        struct breakpoint *b = &s->breaks[i];

        if (b->class == BREAK_NORMAL && !b->forced && !b->separates &&
            s->units[b->next].kind != UNIT_LEADER)
            b->class = BREAK_INSIDE;
    }
}

void type_items_build(struct arena *a, struct shaped *s, const uint8_t *classes)
{
    VEC(struct breakpoint) v = {0};
    bool content = false; /* since the last forced break */

    vec_push(a, &v, breakpoint_at(s, 0, BREAK_NORMAL));
    for (uint32_t i = 0; i < s->nunits; i++) {
        const struct unit *u = &s->units[i];

        if (u->kind == UNIT_BREAK) {
            struct breakpoint b = breakpoint_at(s, i, BREAK_NORMAL);

            b.forced = true;
            b.next = i + 1;
            vec_push(a, &v, b);
            content = false;
            continue;
        }
        if (content && u->kind == UNIT_LEADER)
            vec_push(a, &v, breakpoint_at(s, i, BREAK_NORMAL));
        else if (content && u->cluster && s->units[i - 1].kind != UNIT_LEADER &&
                 classes[u->text] < BREAK_EMERGENCY)
            vec_push(a, &v, breakpoint_at(s, i, classes[u->text]));
        content = true;
    }
    /* A break at the very end ends the last line; it does not open an empty one. */
    if (content || v.n == 1)
        vec_push(a, &v, breakpoint_at(s, (uint32_t)s->nunits, BREAK_NORMAL));
    v.at[v.n - 1].forced = true;
    s->breaks = v.at;
    s->nbreaks = v.n;
    prefer_separators(s);
}

static uint8_t *flags_by_byte(struct arena *a, const struct shaped *s)
{
    uint8_t *flags = arena_alloc(a, s->text_n + 1);

    for (size_t i = 0; i < s->nparts; i++)
        memset(flags + s->parts[i].start, (int)(s->runs[s->parts[i].run].flags & 0xFF),
               s->parts[i].end - s->parts[i].start);
    return flags;
}

static void copy_runs(struct arena *a, struct shaped *s, const struct type_run *runs, size_t n)
{
    struct type_run *copy = arena_array(a, n ? n : 1, sizeof *copy);

    if (n)
        memcpy(copy, runs, n * sizeof *copy);
    s->runs = copy;
    s->nruns = n;
}

/* The text with what was written in place of its capitals, and the way there. */
static void keep_written(struct arena *a, struct shaped *s, const struct set_text *set)
{
    struct strbuf written = {0};
    uint32_t at = 0;

    s->written = s->text;
    if (!set->respelt.n)
        return;
    s->written_at = arena_array(a, s->text_n + 1, sizeof *s->written_at);
    for (size_t i = 0; i <= set->respelt.n; i++) {
        const struct respelt *r = i < set->respelt.n ? &set->respelt.at[i] : NULL;
        uint32_t start = r ? r->start : (uint32_t)s->text_n;

        for (uint32_t k = at; k <= start; k++)
            s->written_at[k] = (uint32_t)written.n + k - at;
        strbuf_add(&written, s->text + at, start - at);
        if (!r)
            break;
        strbuf_add(&written, r->written, r->n);
        for (uint32_t k = start + 1; k <= r->end; k++)
            s->written_at[k] = (uint32_t)written.n;
        at = r->end;
    }
    s->written = strbuf_keep(&written, a);
    strbuf_free(&written);
}

struct shaped *shape_paragraph(struct type *t, struct arena *a, const struct type_run *runs,
                               size_t n)
{
    struct arena scratch = {0};
    struct set_text set = {0};
    unit_vec units = {0};
    struct shaped *s = arena_new(a, struct shaped);

    copy_runs(a, s, runs, n);
    measure_runs(t, a, s);
    text_set(t, &scratch, runs, n, &set);
    s->bidi = bidi_paragraph(&scratch, &set, runs, n);
    s->text = strbuf_keep(&set.text, a);
    s->text_n = set.text.n;
    keep_written(a, s, &set);
    s->parts = arena_grow(a, set.parts.at, set.parts.n * sizeof *s->parts,
                          (set.parts.n + 1) * sizeof *s->parts);
    s->nparts = set.parts.n;
    drop_tracking(s);
    shape_all(t, &scratch, s, &units);
    cjk_space(s, units.at, units.n);
    s->units = arena_grow(a, units.at, units.n * sizeof *s->units,
                          (units.n + 1) * sizeof *s->units);
    s->nunits = units.n;
    sum_up(a, s);

    const uint8_t *flags = flags_by_byte(&scratch, s);

    s->classes = arena_alloc(a, s->text_n + 1);
    break_classes(&scratch, s->text, s->text_n, set.marks.at, set.marks.n, flags,
                  n ? runs[0].style.lang : NULL, s->classes);
    divide_words(s, flags, s->classes);
    word_breaks(t, &scratch, s->text, s->text_n, flags, s->classes);
    type_items_build(a, s, s->classes);
    strbuf_free(&set.text);
    arena_free(&scratch);
    return s;
}

static void resize_unit(const struct shaped *s, struct unit *u)
{
    const struct part *p = &s->parts[u->part];
    const struct run_metrics *m = &s->metrics[p->run];

    if (u->kind == UNIT_OBJECT) {
        u->advance = (int32_t)scaled_from_pt(s->runs[p->run].object_width);
    } else if (u->kind == UNIT_LEADER) {
        u->advance = (int32_t)m->size;
    } else if (u->kind != UNIT_BREAK) {
        u->advance = shape_scale(p->face, m->size, u->raw[0]) + (u->tracked ? (int32_t)m->track : 0);
        u->dx = shape_scale(p->face, m->size, u->raw[1]);
        u->dy = shape_scale(p->face, m->size, u->raw[2]);
    }
}

struct shaped *shape_resized(struct type *t, struct arena *a, const struct shaped *base,
                             const struct type_run *runs, size_t n)
{
    struct shaped *s = arena_new(a, struct shaped);

    *s = *base;
    copy_runs(a, s, runs, n);
    measure_runs(t, a, s);
    drop_tracking(s);
    s->units = arena_array(a, s->nunits + 1, sizeof *s->units);
    memcpy(s->units, base->units, s->nunits * sizeof *s->units);
    for (size_t i = 0; i < s->nunits; i++)
        resize_unit(s, &s->units[i]);
    sum_up(a, s);
    type_items_build(a, s, s->classes);
    return s;
}

double shaped_width(const struct shaped *s)
{
    scaled widest = 0;
    size_t from = 0;

    for (size_t i = 1; i < s->nbreaks; i++)
        if (s->breaks[i].forced) {
            scaled width = line_natural(&s->breaks[from], &s->breaks[i]);

            widest = width > widest ? width : widest;
            from = i;
        }
    return scaled_to_pt(widest);
}
