/* CID-keyed CFF (Adobe TN 5176): there a code chooses its glyph by the font's charset, not by its
 * place (ISO 32000-1, 9.7.4.2), so the charset of the subset is read. SPDX-License-Identifier: MIT */
#include "output/pdf.h"

enum { OP_CHARSET = 15, OP_ROS = 0x0C1E, ESCAPE = 12 };

struct cff {
    const unsigned char *at;
    size_t n;
};

static uint32_t number_at(const struct cff *c, size_t at, size_t size)
{
    uint32_t v = 0;

    for (size_t i = 0; i < size; i++)
        v = v << 8 | (at + i < c->n ? c->at[at + i] : 0);
    return v;
}

/* INDEX (5): sets the place of its first object and returns where the INDEX ends; 0 if broken. */
static size_t read_index(const struct cff *c, size_t at, size_t *first, size_t *first_end)
{
    uint32_t count = number_at(c, at, 2), size = number_at(c, at + 2, 1);

    *first = *first_end = 0;
    if (!count)
        return at + 2;
    if (size < 1 || size > 4)
        return 0;
    size_t data = at + 3 + (size_t)(count + 1) * size - 1;
    size_t end = data + number_at(c, at + 3 + (size_t)count * size, size);

    *first = data + number_at(c, at + 3, size);
    *first_end = data + number_at(c, at + 3 + size, size);
    return end <= c->n && *first_end <= end && *first <= *first_end ? end : 0;
}

/* One operand of a DICT (4); returns its length. */
static size_t operand(const struct cff *c, size_t at, uint32_t *v)
{
    uint32_t b = c->at[at];

    *v = 0;
    if (b == 30) { /* a real number: until a nibble f */
        size_t n = 1;

        while (at + n < c->n && (c->at[at + n] & 15) != 15 && c->at[at + n] >> 4 != 15)
            n++;
        return n + 1;
    }
    if (b == 28 || b == 29) {
        *v = number_at(c, at + 1, b == 28 ? 2 : 4);
        return b == 28 ? 3 : 5;
    }
    if (b >= 32 && b <= 246)
        *v = b - 139;
    else if (b >= 247 && b <= 250)
        *v = (b - 247) * 256 + number_at(c, at + 1, 1) + 108;
    return b <= 246 ? 1 : 2;
}

/* The charset (13): ranges of codes, or a code a glyph. */
static bool read_charset(const struct cff *c, size_t at, uint32_t nglyphs, uint32_t *codes)
{
    uint32_t format = number_at(c, at++, 1), glyph = 1;

    if (format > 2)
        return false;
    codes[0] = 0;
    while (glyph < nglyphs && at + 1 < c->n) {
        uint32_t code = number_at(c, at, 2), left = 0;

        at += 2;
        if (format) {
            left = number_at(c, at, format);
            at += format;
        }
        for (uint32_t i = 0; i <= left && glyph < nglyphs; i++)
            codes[glyph++] = code + i;
    }
    return glyph == nglyphs;
}

bool pdf_cff_codes(const char *bytes, size_t n, uint32_t nglyphs, uint32_t *codes, bool *keyed)
{
    struct cff c = {(const unsigned char *)bytes, n};
    size_t first, end, at;
    uint32_t v = 0, charset = 0;

    *keyed = false;
    at = read_index(&c, number_at(&c, 2, 1), &first, &end); /* names */
    if (!at || !read_index(&c, at, &first, &end))           /* top DICTs */
        return false;
    while (first < end) {
        uint32_t b = c.at[first];

        if (b <= 21) { /* an operator, with v the last operand */
            if (b == ESCAPE)
                b = b << 8 | number_at(&c, ++first, 1);
            first++;
            *keyed = *keyed || b == OP_ROS;
            charset = b == OP_CHARSET ? v : charset;
        } else {
            first += operand(&c, first, &v);
        }
    }
    /* 0 to 2 are the predefined charsets, which CID-keyed fonts do not have */
    return !*keyed || (charset > 2 && read_charset(&c, charset, nglyphs, codes));
}
