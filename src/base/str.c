/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include "base/utf8.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct str str_of(const char *s)
{
    return (struct str){s ? s : "", s ? strlen(s) : 0};
}

bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (!a.n || memcmp(a.p, b.p, a.n) == 0);
}

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

bool str_eq_nocase(struct str a, struct str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.p[i]) != lower(b.p[i]))
            return false;
    return true;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
    while (s.n && is_space(s.p[0]))
        s.p++, s.n--;
    while (s.n && is_space(s.p[s.n - 1]))
        s.n--;
    return s;
}

bool word_in(const char *word, const char *spaced)
{
    size_t n = strlen(word);

    for (const char *at = n ? strstr(spaced, word) : NULL; at; at = strstr(at + 1, word))
        if (at > spaced && at[-1] == ' ' && at[n] == ' ')
            return true;
    return false;
}

static size_t min3(size_t a, size_t b, size_t c)
{
    size_t m = a < b ? a : b;

    return m < c ? m : c;
}

/* Wagner & Fischer 1974, one row. */
size_t str_distance(const char *a, const char *b)
{
    size_t na = strlen(a), nb = strlen(b), rows[3][65];

    if (na > 64 || nb > 64)
        return 1000;
    for (size_t j = 0; j <= nb; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= na; i++) {
        size_t *row = rows[i % 3], *up = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];

        row[0] = i;
        for (size_t j = 1; j <= nb; j++) {
            row[j] = min3(up[j] + 1, row[j - 1] + 1, up[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = min3(row[j], before[j - 2] + 1, row[j]);
        }
    }
    return rows[na % 3][nb];
}

static void grow(struct strbuf *b, size_t need)
{
    size_t cap = b->cap ? b->cap : 64;

    if (need > SIZE_MAX / 2)
        abort();
    while (cap < need)
        cap *= 2;
    b->p = realloc(b->p, cap);
    if (!b->p)
        abort();
    b->cap = cap;
}

static inline void reserve(struct strbuf *b, size_t more)
{
    if (more > SIZE_MAX / 4)
        abort();
    if (b->n + more + 1 > b->cap)
        grow(b, b->n + more + 1);
}

void strbuf_add(struct strbuf *b, const char *p, size_t n)
{
    reserve(b, n);
    if (n)
        memcpy(b->p + b->n, p, n);
    b->n += n;
    b->p[b->n] = '\0';
}

void strbuf_puts(struct strbuf *b, const char *s)
{
    strbuf_add(b, s, strlen(s));
}

void strbuf_putc(struct strbuf *b, char c)
{
    reserve(b, 1);
    b->p[b->n++] = c;
    b->p[b->n] = '\0';
}

void strbuf_printf(struct strbuf *b, const char *format, ...)
{
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);

    if (n > 0) {
        reserve(b, (size_t)n);
        vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
        b->n += (size_t)n;
    }
    va_end(again);
    va_end(args);
}

void strbuf_number(struct strbuf *b, double value, int decimals)
{
    static const long long scale[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    char digits[40], *end = digits + sizeof digits, *at = end;

    if (!isfinite(value) || fabs(value) > 1e12)
        value = 0;
    long long v = llround(value * (double)scale[decimals]);
    bool negative = v < 0;

    v = negative ? -v : v;
    long long whole = v / scale[decimals], rest = v % scale[decimals];

    for (int i = rest ? decimals : 0; i > 0; i--, rest /= 10) {
        if (rest % 10 || at < end)
            *--at = (char)('0' + rest % 10);
    }
    if (at < end)
        *--at = '.';
    do
        *--at = (char)('0' + whole % 10);
    while ((whole /= 10) != 0);
    if (negative)
        *--at = '-';
    strbuf_add(b, at, (size_t)(end - at));
}

void strbuf_json(struct strbuf *b, const char *s)
{
    strbuf_putc(b, '"');
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;

        if (c == '"' || c == '\\') {
            strbuf_putc(b, '\\');
            strbuf_putc(b, *s);
        } else if (c == '\n') {
            strbuf_puts(b, "\\n");
        } else if (c == '\t') {
            strbuf_puts(b, "\\t");
        } else if (c < 0x20) {
            strbuf_printf(b, "\\u%04x", c);
        } else {
            strbuf_putc(b, *s);
        }
    }
    strbuf_putc(b, '"');
}

void strbuf_html(struct strbuf *b, const char *text)
{
    struct str s = str_of(text);

    while (s.n) {
        uint32_t c;
        char bytes[4];
        size_t n = utf8_decode(s.p, s.n, &c);
        const char *entity = c == '&'   ? "&amp;"
                             : c == '<' ? "&lt;"
                             : c == '>' ? "&gt;"
                             : c == '"' ? "&quot;"
                                        : NULL;

        if (entity)
            strbuf_puts(b, entity);
        else if (c == '\t' || c == '\n' || (c >= 0x20 && c < 0x7F) || c >= 0xA0) {
            size_t k = utf8_encode(c, bytes);

            strbuf_add(b, bytes, k);
        }
        s.p += n;
        s.n -= n;
    }
}

void strbuf_clear(struct strbuf *b)
{
    b->n = 0;
    if (b->p)
        b->p[0] = '\0';
}

void strbuf_free(struct strbuf *b)
{
    free(b->p);
    *b = (struct strbuf){0};
}

char *strbuf_keep(const struct strbuf *b, struct arena *a)
{
    return arena_strndup(a, b->p, b->n);
}

double number_parse(const char *s, const char **end)
{
    const char *p = s;
    double sign = 1, value = 0, unit = 1;
    bool any = false;

    if (*p == '-' || *p == '+')
        sign = *p++ == '-' ? -1 : 1;
    for (; *p >= '0' && *p <= '9'; p++, any = true)
        value = value * 10 + (*p - '0');
    if (*p == '.' && p[1] >= '0' && p[1] <= '9')
        for (p++; *p >= '0' && *p <= '9'; p++, any = true)
            value += (*p - '0') * (unit /= 10);
    *end = any ? p : s;
    return any ? sign * value : (double)NAN;
}
