/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

static size_t bad(uint32_t *c)
{
    *c = 0xFFFD;
    return 1;
}

size_t utf8_decode(const char *s, size_t n, uint32_t *c)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *u = (const unsigned char *)s;
    size_t length;
    uint32_t v;

    if (u[0] < 0x80) {
        *c = u[0];
        return 1;
    }
    if (u[0] >= 0xC2 && u[0] <= 0xDF)
        length = 2, v = u[0] & 0x1F;
    else if ((u[0] & 0xF0) == 0xE0)
        length = 3, v = u[0] & 0x0F;
    else if (u[0] >= 0xF0 && u[0] <= 0xF4)
        length = 4, v = u[0] & 0x07;
    else
        return bad(c);
    if (length > n)
        return bad(c);
    for (size_t i = 1; i < length; i++) {
        if ((u[i] & 0xC0) != 0x80)
            return bad(c);
        v = v << 6 | (u[i] & 0x3F);
    }
    if (v < least[length] || v > 0x10FFFF || (v >= 0xD800 && v <= 0xDFFF))
        return bad(c);
    *c = v;
    return length;
}

size_t utf8_encode(uint32_t c, char out[4])
{
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = 0xFFFD;
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t utf8_valid_prefix(const char *s, size_t n)
{
    size_t i = 0;
    uint32_t c;

    while (i < n) {
        size_t length = utf8_decode(s + i, n - i, &c);

        if (c == 0xFFFD && length == 1)
            return i;
        i += length;
    }
    return n;
}

size_t utf8_count(const char *s, size_t n)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++)
        count += ((unsigned char)s[i] & 0xC0) != 0x80;
    return count;
}
