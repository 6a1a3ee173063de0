/* Which words may be hyphenated, and where. Not those that a reader or a parser takes for names or
 * codes: with digits, capitals inside, signs between letters, or a capital in the middle of a
 * sentence. SPDX-License-Identifier: MIT */
#include "type/hyphen.h"
#include "type/internal.h"

#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

struct divider {
    const struct shaped *s;
    const uint8_t *flags; /* of the run at each byte */
    uint8_t *classes;
    size_t part;       /* of the current word's start */
    bool sentence;     /* a sentence starts here */
    const char *tag;   /* the language of the run before, */
    const struct hyphen_language *language; /* and its patterns */
};

enum letter { LETTER_NONE, LETTER_SMALL, LETTER_CAPITAL, LETTER_MARK, LETTER_APOSTROPHE };

static enum letter letter_of(uint32_t c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z'   ? LETTER_SMALL
               : c >= 'A' && c <= 'Z' ? LETTER_CAPITAL
               : c == '\''            ? LETTER_APOSTROPHE
                                      : LETTER_NONE;
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return LETTER_CAPITAL;
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_LM:
        return LETTER_SMALL;
    case UTF8PROC_CATEGORY_MN:
        return LETTER_MARK;
    default:
        return c == 0x2019 ? LETTER_APOSTROPHE : LETTER_NONE;
    }
}

/* Spaces, and the dash that needs none. */
static bool is_gap(uint32_t c)
{
    return c == ' ' || c == 0xA0 || c == 0x2014 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
           c == 0x3000 || c == 0xFFFC;
}

static bool ends_sentence(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026;
}

/* What may stand before a word: "(", quotation marks. */
static bool opens(uint32_t c)
{
    if (c < 0x80)
        return strchr("([{\"'", (int)c) != NULL;
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
        return true;
    default:
        return c == 0xBF || c == 0xA1;
    }
}

/* A stretch between gaps. */
struct stretch {
    size_t start, end;   /* bytes from its first letter to behind its last */
    size_t letters;
    bool pure;           /* nothing but letters between those */
    bool capital, inner; /* begins with a capital; has one inside */
    bool ends_sentence;
};

/* What stands at [i, n) up to the next gap; returns the offset behind it. */
static size_t read_stretch(const char *text, size_t n, size_t i, struct stretch *out)
{
    uint32_t c;
    bool foreign = false; /* since the last letter */
    size_t length;

    *out = (struct stretch){.pure = true};
    for (; i < n; i += length) {
        length = utf8_decode(text + i, n - i, &c);
        if (is_gap(c))
            break;
        enum letter kind = letter_of(c);

        out->ends_sentence = ends_sentence(c) || (out->ends_sentence && kind == LETTER_NONE);
        if (kind == LETTER_NONE || kind == LETTER_APOSTROPHE) {
            /* an apostrophe between letters is part of the word, any other sign parts it */
            foreign |= kind == LETTER_NONE;
            out->pure &= out->letters > 0 || opens(c);
            continue;
        }
        if (!out->letters) {
            out->start = i;
            out->capital = kind == LETTER_CAPITAL;
        } else {
            out->pure &= !foreign;
            out->inner |= kind == LETTER_CAPITAL;
        }
        foreign = false;
        out->letters += kind != LETTER_MARK;
        out->end = i + length;
    }
    /* "C++", "B2": what follows the last letter is punctuation or part of a code */
    for (size_t k = out->end; out->letters && k < i; k++)
        out->pure &= strchr(".,;:!?)]}'\"%", text[k]) != NULL || (unsigned char)text[k] >= 0x80;
    return i;
}

/* German writes nouns with a capital; elsewhere it makes a name, but where a sentence begins. */
static bool is_name(const struct divider *d, const struct stretch *w, const char *lang)
{
    return w->inner || (w->capital && !d->sentence && !(lang && strncmp(lang, "de", 2) == 0));
}

/* Moves on to the part at a byte. */
static const struct type_style *style_at(struct divider *d, size_t at)
{
    const struct shaped *s = d->s;

    while (d->part + 1 < s->nparts && s->parts[d->part].end <= at)
        d->part++;
    return &s->runs[s->parts[d->part].run].style;
}

static bool may_divide(struct divider *d, const struct stretch *w)
{
    const unsigned never = TYPE_NO_HYPHEN | TYPE_NO_BREAK | TYPE_URL;

    if (!w->pure || w->letters < HYPHEN_LEFT_MIN + HYPHEN_RIGHT_MIN)
        return false;
    style_at(d, w->start);
    for (size_t i = w->start; i < w->end; i++)
        if (d->flags[i] & never || d->classes[i] == BREAK_SOFT) /* the author has said where */
            return false;
    for (size_t p = d->part; p < d->s->nparts && d->s->parts[p].start < w->end; p++)
        if (d->s->parts[p].end > w->start && d->s->parts[p].kind == PART_TEXT &&
            !(d->s->runs[d->s->parts[p].run].flags & TYPE_HYPHENATE))
            return false;
    return true;
}

/* A consonant between two points is nobody's syllable: neither is trusted. */
static void drop_consonants(const char *word, size_t n, uint8_t *points)
{
    for (size_t i = 1; i + 1 < n; i++)
        if (points[i] && points[i + 1] && strchr("bcdfghjklmnpqrstvwxz", word[i]))
            points[i] = points[i + 1] = 0;
}

static void divide_word(struct divider *d, const struct stretch *w)
{
    uint8_t points[4 * HYPHEN_WORD_MAX];
    const struct type_style *style = style_at(d, w->start);
    size_t n = w->end - w->start;

    if (n > sizeof points || is_name(d, w, style->lang))
        return;
    if (!d->tag || d->tag != style->lang) {
        d->tag = style->lang;
        d->language = hyphen_language(style->lang);
    }
    unsigned before = style->hyphen_before ? style->hyphen_before : HYPHEN_LEFT_MIN;
    unsigned after = style->hyphen_after ? style->hyphen_after : HYPHEN_RIGHT_MIN;

    if (!d->language || !hyphen_word(d->language, d->s->text + w->start, n, before, after, points))
        return;
    drop_consonants(d->s->text + w->start, n, points);
    for (size_t i = 1; i < n; i++)
        if (points[i] && d->classes[w->start + i] > BREAK_HYPHEN)
            d->classes[w->start + i] = BREAK_HYPHEN;
}

void divide_words(const struct shaped *s, const uint8_t *flags, uint8_t *classes)
{
    struct divider d = {.s = s, .flags = flags, .classes = classes, .sentence = true};
    bool any = false;

    for (size_t i = 0; i < s->nruns && !any; i++)
        any = s->runs[i].flags & TYPE_HYPHENATE;
    for (size_t i = 0; any && i < s->text_n;) {
        struct stretch w;
        size_t end = read_stretch(s->text, s->text_n, i, &w);
        uint32_t c;

        if (end == i) {
            i += utf8_decode(s->text + i, s->text_n - i, &c);
            continue;
        }
        if (may_divide(&d, &w))
            divide_word(&d, &w);
        d.sentence = w.ends_sentence || (d.sentence && !w.letters);
        i = end;
    }
}

/* Mean advance in em of running English text, spaces counted. */
double face_mean_advance(const struct face *f)
{
    static const char letters[] = " etaoinshrldcumfpgwybvk";
    static const int per_mille[] = {170, 105, 75, 68, 62, 58, 58, 53, 45, 50, 35, 35,
                                    26,  24,  21, 18, 17, 17, 17, 15, 13, 8,  7};
    double sum = 0, weight = 0;

    for (size_t i = 0; i < sizeof letters - 1; i++) {
        hb_codepoint_t glyph;

        if (!hb_font_get_nominal_glyph(f->hb_font, (unsigned char)letters[i], &glyph))
            continue;
        sum += (double)per_mille[i] * face_advance(f, glyph);
        weight += per_mille[i];
    }
    return weight > 0 ? sum / weight / f->info.units_per_em : 0.5;
}
