/* Text that runs from right to left, alone or among other text: embedding levels by FriBidi (UAX #9,
 * rules P2 to L1), the order of a line's pieces here (L2). SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include "base/utf8.h"

#include <fribidi.h>
#include <string.h>

enum { LRI = 0x2066, RLI = 0x2067, FSI = 0x2068, PDI = 0x2069, TAB = '\t', NO_BYTE = -1 };

bool type_lang_is_rtl(const char *lang)
{
    /* languages whose usual script runs from right to left (CLDR, likely subtags and layout data) */
    static const char *const languages[] = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo",
                                            "ps", "sd",  "syr", "ug", "ur", "yi", NULL};
    static const char *const scripts[] = {"Arab", "Aran", "Hebr", "Syrc", "Thaa", "Nkoo", NULL};
    size_t n = lang ? strcspn(lang, "-") : 0;

    if (n && lang[n] && strcspn(lang + n + 1, "-") == 4) { /* a script says it outright */
        for (size_t i = 0; scripts[i]; i++)
            if (str_eq_nocase((struct str){lang + n + 1, 4}, str_of(scripts[i])))
                return true;
        return false;
    }
    for (size_t i = 0; n && languages[i]; i++)
        if (str_eq_nocase((struct str){lang, n}, str_of(languages[i])))
            return true;
    return false;
}

bool is_bidi_control(uint32_t c)
{
    return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= LRI && c <= PDI);
}

int bidi_levels(struct arena *a, const uint32_t *c, size_t n, int base, uint8_t *levels)
{
    FriBidiParType direction = base < 0 ? FRIBIDI_PAR_ON : base ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    FriBidiCharType *types = arena_array(a, n + 1, sizeof *types);
    FriBidiBracketType *brackets = arena_array(a, n + 1, sizeof *brackets);
    FriBidiLevel *out = arena_array(a, n + 1, sizeof *out);

    fribidi_get_bidi_types(c, (FriBidiStrIndex)n, types);
    fribidi_get_bracket_types(c, (FriBidiStrIndex)n, types, brackets);
    /* 0 is failure: no memory, or more levels than there can be; then all is as if plain */
    bool ok = fribidi_get_par_embedding_levels_ex(types, brackets, (FriBidiStrIndex)n, &direction,
                                                  out) != 0;
    int resolved = FRIBIDI_IS_RTL(direction);

    for (size_t i = 0; i < n; i++)
        levels[i] = (uint8_t)(ok && out[i] >= 0 ? out[i] : resolved);
    return resolved;
}

/* ---- a paragraph ------------------------------------------------------------------------- */

struct ordering {
    struct arena *arena;
    const struct set_text *text;
    const struct type_run *runs;
    size_t nruns;
    int base;
    size_t mark, run; /* next mark; run whose isolates are decided; nruns: none yet */
    bool isolated;
    VEC(uint32_t) chars; /* of one bidi paragraph, with what is not set but orders */
    VEC(int64_t) bytes;  /* where each stands in the text, or NO_BYTE */
    uint8_t *levels;     /* by byte of the text */
    uint8_t *leaders;    /* by part */
};

static void add_char(struct ordering *o, uint32_t c, int64_t byte)
{
    vec_push(o->arena, &o->chars, c);
    vec_push(o->arena, &o->bytes, byte);
}

/* 'R', 'L' or 0: what the first strong character that is asked for says. */
static char strong_of(const struct type_run *run, bool rtl_only)
{
    for (size_t i = 0; i < run->n;) {
        uint32_t c;

        i += utf8_decode(run->text + i, run->n - i, &c);
        FriBidiCharType type = fribidi_get_bidi_type(c);

        if (FRIBIDI_IS_STRONG(type) && (FRIBIDI_IS_RTL(type) || !rtl_only))
            return FRIBIDI_IS_RTL(type) ? 'R' : 'L';
    }
    return 0;
}

/* Digits, and what stands between them: "+48 600 123 456" would be set group by group from the
 * right. A range of years has a dash that goes with the text around. */
static bool is_phone(const struct type_run *run)
{
    size_t digits = 0;

    for (size_t i = 0; i < run->n; i++) {
        if (run->text[i] >= '0' && run->text[i] <= '9')
            digits++;
        else if ((unsigned char)run->text[i] < 0x80 && !strchr("+()-./ ", run->text[i]))
            return false;
        else if ((unsigned char)run->text[i] >= 0x80 && (unsigned char)run->text[i] != 0xC2 &&
                 (unsigned char)run->text[i] != 0xA0)
            return false;
    }
    return digits >= 6;
}

/* A value of the profile does not mix with its neighbours (UAX #9, 6.3 calls for isolates). In a
 * paragraph from right to left it runs with the paragraph if any of it does: a sentence may begin
 * with a name in Latin letters. */
static uint32_t isolate_of(const struct ordering *o, size_t run)
{
    const struct type_run *r = &o->runs[run];

    if ((r->flags & TYPE_URL) || is_phone(r))
        return LRI;
    if (!(r->flags & TYPE_VALUE))
        return 0;
    if (!o->base)
        return FSI;
    for (size_t i = run; i < o->nruns; i++) {
        if (i > run && (o->runs[i].flags & (TYPE_VALUE | TYPE_VALUE_START)) != TYPE_VALUE)
            break;
        if (strong_of(&o->runs[i], true) == 'R')
            return RLI;
    }
    return FSI;
}

static void close_isolate(struct ordering *o)
{
    if (o->isolated)
        add_char(o, PDI, NO_BYTE);
    o->isolated = false;
}

static void enter_run(struct ordering *o, size_t run)
{
    const unsigned flags = o->runs[run].flags;

    if (run == o->run)
        return;
    o->run = run;
    if (o->isolated && (flags & (TYPE_VALUE | TYPE_VALUE_START | TYPE_URL)) == TYPE_VALUE)
        return;
    close_isolate(o);
    uint32_t isolate = isolate_of(o, run);

    if (isolate)
        add_char(o, isolate, NO_BYTE);
    o->isolated = isolate != 0;
}

/* What the marks before a byte say is said before its character. */
static void add_marks(struct ordering *o, size_t upto)
{
    for (; o->mark < o->text->marks.n && o->text->marks.at[o->mark].at <= upto; o->mark++)
        if (o->text->marks.at[o->mark].kind == MARK_BIDI)
            add_char(o, o->text->marks.at[o->mark].c, NO_BYTE);
}

static void add_part(struct ordering *o, const struct part *p)
{
    uint32_t c;

    enter_run(o, p->run);
    if (p->kind == PART_LEADER) { /* a segment separator, as a tabulator is: L1 */
        close_isolate(o);
        add_char(o, TAB, NO_BYTE);
    }
    for (size_t i = p->start; i < p->end;) {
        add_marks(o, i);
        int64_t byte = (int64_t)i;

        i += utf8_decode(o->text->text.p + i, p->end - i, &c);
        add_char(o, c, byte);
    }
}

static void resolve(struct ordering *o)
{
    size_t n = o->chars.n;
    uint8_t *levels = arena_alloc(o->arena, n + 1);

    bidi_levels(o->arena, o->chars.at, n, o->base, levels);
    for (size_t i = 0; i < n; i++)
        if (o->bytes.at[i] != NO_BYTE)
            o->levels[o->bytes.at[i]] = levels[i];
    o->chars.n = o->bytes.n = 0;
    o->isolated = false;
    o->run = o->nruns;
}

/* Parts have one level each. */
static void split_parts(struct ordering *o, struct set_text *text)
{
    VEC(struct part) out = {0};

    for (size_t i = 0; i < text->parts.n; i++) {
        struct part p = text->parts.at[i];
        uint32_t end = p.end, c;

        p.level = p.start < p.end ? o->levels[p.start] : (uint8_t)o->base;
        for (uint32_t k = p.start; k < end;) {
            if (o->levels[k] != p.level) {
                p.end = k;
                vec_push(o->arena, &out, p);
                p.start = k;
                p.level = o->levels[k];
            }
            k += (uint32_t)utf8_decode(text->text.p + k, end - k, &c);
        }
        p.end = end;
        vec_push(o->arena, &out, p);
    }
    text->parts.at = out.at;
    text->parts.n = out.n;
    text->parts.cap = out.cap;
}

/* Nothing to order: no character from U+0590 on up to the Arabic blocks, nor of those far behind. */
static bool is_plain(const struct set_text *text)
{
    for (size_t i = 0; i < text->marks.n; i++)
        if (text->marks.at[i].kind == MARK_BIDI)
            return false;
    for (size_t i = 0; i < text->text.n; i++) {
        unsigned char c = (unsigned char)text->text.p[i];

        /* U+0580..U+07FF; U+0800..U+08FF; U+FB1D..U+FEFF; U+10000 on */
        if ((c >= 0xD6 && c <= 0xDF) || c >= 0xF0 ||
            (c == 0xE0 && (unsigned char)text->text.p[i + 1] < 0xA4) ||
            (c == 0xEF && (unsigned char)text->text.p[i + 1] >= 0xAC &&
             (unsigned char)text->text.p[i + 1] <= 0xBB))
            return false;
    }
    return true;
}

bool bidi_paragraph(struct arena *a, struct set_text *text, const struct type_run *runs, size_t n)
{
    struct ordering o = {.arena = a,
                         .text = text,
                         .runs = runs,
                         .nruns = n,
                         .run = n,
                         .base = n && type_lang_is_rtl(runs[0].style.lang)};

    if (!o.base && is_plain(text))
        return false;
    o.levels = arena_alloc(a, text->text.n + 1);
    memset(o.levels, o.base, text->text.n + 1);
    for (size_t i = 0; i < text->parts.n; i++) {
        if (text->parts.at[i].kind == PART_BREAK) /* P1 */
            resolve(&o);
        else
            add_part(&o, &text->parts.at[i]);
    }
    resolve(&o);
    split_parts(&o, text);
    return true;
}

/* ---- a line ------------------------------------------------------------------------------ */

/* L2: from the highest level to the lowest odd one, every stretch of that level or above is turned
 * round. Writes the order from left to right. */
void bidi_visual_order(const uint8_t *levels, size_t n, size_t *order)
{
    uint8_t highest = 0;

    for (size_t i = 0; i < n; i++) {
        order[i] = i;
        highest = levels[i] > highest ? levels[i] : highest;
    }
    for (uint8_t level = highest; level > 0; level--)
        for (size_t i = 0, end; i < n; i = end + 1) {
            for (end = i; end < n && levels[end] >= level; end++)
                ;
            for (size_t from = i, to = end; from + 1 < to; from++) {
                size_t swapped = order[from];

                order[from] = order[--to];
                order[to] = swapped;
            }
        }
}

/* Clusters from left to right; within a cluster the shaper's order stays. */
static void turn_glyphs(struct arena *a, struct piece *p)
{
    struct glyph *out = arena_array(a, p->nglyphs ? p->nglyphs : 1, sizeof *out);
    size_t to = p->nglyphs;

    for (size_t from = 0, end; from < p->nglyphs; from = end) {
        for (end = from + 1; end < p->nglyphs && !p->glyphs[end].text_n;)
            end++;
        to -= end - from;
        memcpy(out + to, p->glyphs + from, (end - from) * sizeof *out);
    }
    p->glyphs = out;
}

void bidi_order_line(struct arena *a, const struct shaped *s, struct line *line, bool from_right)
{
    size_t n = line->npieces;

    if ((!s->bidi && !from_right) || !n)
        return;
    uint8_t *levels = arena_alloc(a, n);
    size_t *order = arena_array(a, n, sizeof *order), count = 0;
    double pen = line->pieces[0].x;

    for (size_t i = 0; i < n; i++) {
        if (line->pieces[i].level & 1)
            turn_glyphs(a, &line->pieces[i]);
        if (!line->pieces[i].is_space) /* white space at the end stays at the end: L1 */
            levels[count++] = line->pieces[i].level;
    }
    bidi_visual_order(levels, count, order);
    for (size_t i = 0; i < count; i++) {
        struct piece *p = &line->pieces[order[from_right ? count - 1 - i : i]];

        p->x = pen;
        pen += p->width;
    }
    for (size_t i = count; i < n; i++) {
        line->pieces[i].x = pen;
        pen += line->pieces[i].width;
    }
}
