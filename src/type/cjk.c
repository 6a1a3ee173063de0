/* Space in Chinese and Japanese text (W3C, "Requirements for Japanese Text Layout", 3.1 and 3.2;
 * "Requirements for Chinese Text Layout", 3.1 and 3.2). Full-width marks are half ink, half blank. Between
 * two marks one of two blanks is enough, at the edges of a line there is none. A quarter of an em stands
 * between ideographs or kana and letters or digits of other scripts, if no space does. Justified lines
 * stretch between characters. SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include "base/utf8.h"

#include <utf8proc.h>

/* What a character is to the one beside it. */
enum kind { OTHER, IDEOGRAPH /* or kana */, LETTER /* or digit, of an alphabet */, OPENING, CLOSING };

static bool is_ideographic(hb_script_t script)
{
    return script == HB_SCRIPT_HAN || script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA ||
           script == HB_SCRIPT_BOPOMOFO;
}

/* Where the ink of a full-width glyph leaves half of its width blank; the comma of Taiwan and Hong Kong
 * stands in the middle and has no blank to give. */
static bool has_blank(const struct face *f, uint32_t glyph, bool before)
{
    const int em = f->info.units_per_em, slack = em / 50;
    hb_glyph_extents_t ink;

    return face_advance(f, glyph) == em && hb_font_get_glyph_extents(f->hb_font, glyph, &ink) &&
           (before ? ink.x_bearing >= em / 2 - slack : ink.x_bearing + ink.width <= em / 2 + slack);
}

static enum kind kind_of(const struct face *f, const struct unit *u, uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    if (script_is_east_asian(c) || script_is_wide_mark(c)) {
        if (category == UTF8PROC_CATEGORY_PS || category == UTF8PROC_CATEGORY_PI)
            return has_blank(f, u->id, true) ? OPENING : OTHER;
        if (category == UTF8PROC_CATEGORY_PE || category == UTF8PROC_CATEGORY_PF || c == 0x3001 ||
            c == 0x3002 || c == 0xFF0C || c == 0xFF0E || c == 0xFF1A || c == 0xFF1B)
            return has_blank(f, u->id, false) ? CLOSING : OTHER;
    }
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);

    if (is_ideographic(script) || c == 0x30FC /* lengthens a vowel */)
        return IDEOGRAPH;
    bool letter = script == HB_SCRIPT_LATIN || script == HB_SCRIPT_GREEK || script == HB_SCRIPT_CYRILLIC;

    return letter || category == UTF8PROC_CATEGORY_ND ? LETTER : OTHER;
}

static enum kind kind_at(const struct shaped *s, const struct unit *u, bool end)
{
    const struct part *p = &s->parts[u->part];

    return u->kind != UNIT_GLYPH || !u->text_n || p->level & 1
               ? OTHER
               : kind_of(p->face, u, unit_character(s, u, end));
}

scaled cjk_share(const struct shaped *s, const struct unit *u, int share)
{
    const struct part *p = &s->parts[u->part];

    return shape_scale(p->face, s->metrics[p->run].size, p->face->info.units_per_em / share);
}

/* Adds a share of the em to the width of a glyph, or takes it off. */
static void widen(const struct shaped *s, struct unit *u, int share, int sign)
{
    u->raw[0] += sign * s->parts[u->part].face->info.units_per_em / share;
    u->advance += sign * (int32_t)cjk_share(s, u, share);
}

static void space_pair(const struct shaped *s, struct unit *u, struct unit *last, struct unit *next,
                       enum kind a, enum kind b)
{
    if ((a == IDEOGRAPH && b == LETTER) || (a == LETTER && b == IDEOGRAPH)) {
        widen(s, last, CJK_QUARTER, 1);
        last->cjk |= CJK_QUARTER_AFTER | CJK_GAP_AFTER;
    } else if (a >= IDEOGRAPH && b >= IDEOGRAPH && (a != LETTER || b != LETTER)) {
        last->cjk |= CJK_GAP_AFTER;
    }
    if (a == CLOSING && (b == CLOSING || b == OPENING)) {
        widen(s, u, CJK_HALF, -1);
        u->cjk &= (uint8_t)~CJK_BLANK_AFTER;
    } else if (a == OPENING && b == OPENING) {
        widen(s, next, CJK_HALF, -1);
        next->raw[1] -= s->parts[next->part].face->info.units_per_em / CJK_HALF;
        next->dx -= (int32_t)cjk_share(s, next, CJK_HALF);
        next->cjk &= (uint8_t)~CJK_BLANK_BEFORE;
    }
}

static bool has_any(const struct shaped *s)
{
    for (size_t i = 0; i < s->text_n; i++)
        if ((unsigned char)s->text[i] >= 0xE3) /* U+3000 and on */
            return true;
    return false;
}

void cjk_space(const struct shaped *s, struct unit *units, size_t n)
{
    if (!has_any(s))
        return;
    for (size_t i = 0; i < n; i++) {
        enum kind kind = kind_at(s, &units[i], false);

        units[i].cjk = kind == OPENING ? CJK_BLANK_BEFORE : kind == CLOSING ? CJK_BLANK_AFTER : 0;
    }
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i + 1; next < n && !units[next].cluster;)
            next++;
        if (next < n)
            space_pair(s, &units[i], &units[next - 1], &units[next], kind_at(s, &units[i], true),
                       kind_at(s, &units[next], false));
    }
}
