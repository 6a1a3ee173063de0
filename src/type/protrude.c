/* Protrusion (Han The Thanh 2000, 3.2): punctuation and slanting letters stand out into the margins
 * a little, so that the edge looks straight. Shares are of the glyph's own width in 1/1000; they
 * start from the defaults that the LaTeX package microtype documents (R. Schlicht, "The microtype
 * package", 5), upright and italic. SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

struct hang {
    uint32_t c;
    uint16_t start, end; /* upright */
    uint16_t italic_start, italic_end;
};

static const struct hang general[] = { /* by code point */
    {'!', 0, 100, 0, 100},       {'%', 50, 50, 100, 0},       {'&', 0, 0, 50, 50},
    {'(', 100, 0, 200, 0},       {')', 0, 200, 0, 200},       {'*', 200, 200, 200, 200},
    {'+', 250, 250, 150, 200},   {',', 0, 500, 0, 500},       {'-', 500, 500, 300, 300},
    {'.', 0, 700, 0, 500},       {'/', 100, 200, 100, 200},   {'1', 50, 50, 0, 0},
    {'4', 50, 50, 0, 0},         {'7', 50, 50, 0, 0},         {':', 0, 500, 0, 300},
    {';', 0, 300, 0, 300},       {'?', 0, 100, 0, 100},       {'@', 50, 50, 50, 50},
    {'A', 50, 50, 50, 0},        {'F', 0, 50, 0, 0},          {'J', 50, 0, 50, 0},
    {'K', 0, 50, 0, 0},          {'L', 0, 50, 0, 50},         {'T', 50, 50, 50, 0},
    {'V', 50, 50, 50, 0},        {'W', 50, 50, 50, 0},        {'X', 50, 50, 0, 0},
    {'Y', 50, 50, 50, 0},        {'k', 0, 50, 0, 0},          {'r', 0, 50, 0, 0},
    {'v', 50, 50, 0, 0},         {'w', 50, 50, 0, 0},         {'x', 50, 50, 0, 0},
    {'y', 0, 50, 0, 0},          {'{', 400, 200, 200, 100},   {'}', 200, 400, 200, 200},
    {'~', 200, 250, 150, 150},   {0xA1, 100, 0, 100, 0},      {0xAB, 200, 200, 300, 300},
    {0xAD, 500, 500, 300, 300},  {0xBB, 200, 200, 300, 300},  {0xBF, 100, 0, 200, 0},
    {0xC6, 50, 0, 50, 0},        {0x2010, 500, 500, 300, 300}, {0x2013, 200, 200, 200, 200},
    {0x2014, 150, 150, 150, 150}, {0x2018, 300, 400, 400, 200}, {0x2019, 300, 400, 400, 200},
    {0x201A, 400, 400, 300, 700}, {0x201C, 300, 300, 400, 200}, {0x201D, 300, 300, 400, 200},
    {0x201E, 400, 400, 400, 500}, {0x2039, 400, 300, 400, 400}, {0x203A, 300, 400, 300, 500},
};
/* Where side bearings are wide the general shares leave comma and semicolon inside; with these half
 * of a comma's ink stands out, and a third of a semicolon's, as they do in Gentium. */
static const struct hang lato[] = {{';', 0, 400, 0, 400}};
static const struct hang noto_sans[] = {{',', 0, 570, 0, 570}, {';', 0, 460, 0, 460}};
static const struct hang noto_serif[] = {{',', 0, 550, 0, 550}, {';', 0, 430, 0, 430}};
static const struct hang roboto[] = {{',', 0, 580, 0, 580}, {';', 0, 410, 0, 410}};

#define TABLE(family, table) {family, table, sizeof table / sizeof *table}
static const struct {
    const char *family;
    const struct hang *at;
    size_t n;
} families[] = {TABLE("Lato", lato), TABLE("Noto Sans", noto_sans),
                TABLE("Noto Serif", noto_serif), TABLE("Roboto", roboto),
                TABLE("Roboto Condensed", roboto)};

static const struct hang *look_up(const struct hang *at, size_t n, uint32_t c)
{
    size_t from = 0;

    while (from < n) {
        size_t middle = (from + n) / 2;

        if (at[middle].c == c)
            return &at[middle];
        if (at[middle].c < c)
            from = middle + 1;
        else
            n = middle;
    }
    return NULL;
}

/* A letter with an accent stands as its base letter does. */
static uint32_t base_letter(uint32_t c)
{
    utf8proc_int32_t parts[8];
    int class = 0;

    if (c < 0xC0 || c >= 0x2000)
        return c;
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)c, parts, 8, UTF8PROC_DECOMPOSE, &class);

    return n > 0 && n <= 8 ? (uint32_t)parts[0] : c;
}

static const struct hang *hang_of(const struct face *f, uint32_t c)
{
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (strcmp(families[i].family, f->info.family) == 0) {
            const struct hang *own = look_up(families[i].at, families[i].n, c);

            if (own)
                return own;
        }
    return look_up(general, sizeof general / sizeof *general, base_letter(c));
}

static scaled hang(const struct shaped *s, size_t part, uint32_t glyph, uint32_t c, bool end)
{
    const struct part *p = &s->parts[part];
    const struct hang *h = hang_of(p->face, c);

    if (!h)
        return 0;
    bool italic = p->face->info.italic;
    scaled share = end ? (italic ? h->italic_end : h->end) : (italic ? h->italic_start : h->start);

    return face_advance(p->face, glyph) * s->metrics[p->run].size / p->face->info.units_per_em *
           share / 1000;
}

uint32_t unit_character(const struct shaped *s, const struct unit *u, bool end)
{
    const char *text = s->text + u->text;
    size_t n = u->text_n, at = 0;
    uint32_t c = 0;

    if (end && n)
        for (at = n - 1; at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80;)
            at--;
    if (n)
        utf8_decode(text + at, n - at, &c);
    return c;
}

static bool runs_along(const struct shaped *s, const struct unit *u, bool from_right)
{
    return u->kind == UNIT_GLYPH && ((s->parts[u->part].level & 1) != 0) == from_right;
}

void protrude_at(const struct shaped *s, bool from_right, struct breakpoint *b)
{
    hb_codepoint_t hyphen;

    b->hang_end = b->hang_start = 0;
    if (b->end > 0) {
        const struct unit *u = &s->units[b->end - 1];

        if (runs_along(s, u, from_right) && b->hyphenated) {
            const struct face *f = s->parts[u->part].face;

            if (hb_font_get_nominal_glyph(f->hb_font, '-', &hyphen))
                b->hang_end = hang(s, u->part, hyphen, 0xAD, true);
        } else if (runs_along(s, u, from_right)) {
            b->hang_end = hang(s, u->part, u->id, unit_character(s, u, true), true);
        }
    }
    if (b->next < s->nunits && runs_along(s, &s->units[b->next], from_right)) {
        const struct unit *u = &s->units[b->next];

        b->hang_start = hang(s, u->part, u->id, unit_character(s, u, false), false);
    }
}
