/* Reads pattern files. SPDX-License-Identifier: MIT */
#include "hyphen_gen.h"

#include "base/file.h"
#include "base/utf8.h"
#include "type/hyphen_table.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_LIMIT = 16 << 20 };

static struct str next_line(struct str *text)
{
    size_t n = 0;

    while (n < text->n && text->p[n] != '\n')
        n++;
    struct str line = {text->p, n};

    text->p += n + (n < text->n);
    text->n -= n + (n < text->n);
    if (line.n && line.p[line.n - 1] == '\r')
        line.n--;
    return line;
}

static struct str to_utf8(struct arena *a, const char *file, struct str encoding, struct str text)
{
    const char *name = arena_strndup(a, encoding.p, encoding.n);
    size_t room = text.n * 3 + 1, left = text.n;
    char *out = arena_alloc(a, room), *to = out;
    char *from = arena_strndup(a, text.p, text.n);
    iconv_t cd = iconv_open("UTF-8", name);

    if (cd == (iconv_t)-1 || iconv(cd, &from, &left, &to, &room) == (size_t)-1)
        gen_die("wrong encoding of", file);
    iconv_close(cd);
    return (struct str){out, (size_t)(to - out)};
}

static bool keyword(struct str line, const char *name, unsigned *value)
{
    size_t n = strlen(name);

    if (line.n <= n || memcmp(line.p, name, n) != 0 || line.p[n] != ' ')
        return false;
    *value = (unsigned)strtoul(line.p + n, NULL, 10);
    return true;
}

/* Comments and settings. NOHYPHEN is not read: hyphen.c never breaks beside an apostrophe, and
 * gets no other characters of such lists. */
static bool is_setting(struct pattern_set *set, struct str line)
{
    return !line.n || *line.p == '%' || *line.p == '#' ||
           keyword(line, "LEFTHYPHENMIN", &set->left_min) ||
           keyword(line, "RIGHTHYPHENMIN", &set->right_min) ||
           keyword(line, "COMPOUNDLEFTHYPHENMIN", &set->compound_left_min) ||
           keyword(line, "COMPOUNDRIGHTHYPHENMIN", &set->compound_right_min) ||
           (line.n > 8 && memcmp(line.p, "NOHYPHEN", 8) == 0);
}

/* A pattern: what stands before the first space. */
static struct str pattern_of(const char *file, struct str line)
{
    size_t n = 0;

    while (n < line.n && (unsigned char)line.p[n] > ' ')
        n++;
    if (memchr(line.p, '/', n)) /* non-standard hyphenation: none of the sets has it */
        gen_die("a pattern with a replacement in", file);
    return (struct str){line.p, n};
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void collect_letters(struct arena *a, struct pattern_set *set, struct str pattern)
{
    uint32_t c;

    for (size_t i = 0; i < pattern.n; i += utf8_decode(pattern.p + i, pattern.n - i, &c)) {
        size_t k = 0;

        utf8_decode(pattern.p + i, pattern.n - i, &c);
        if (is_digit(pattern.p[i]) || c == '.')
            continue;
        while (k < set->alphabet.n && set->alphabet.at[k] < c)
            k++;
        if (k < set->alphabet.n && set->alphabet.at[k] == c)
            continue;
        vec_push(a, &set->alphabet, 0);
        memmove(set->alphabet.at + k + 1, set->alphabet.at + k,
                (set->alphabet.n - 1 - k) * sizeof *set->alphabet.at);
        set->alphabet.at[k] = (uint16_t)c;
        if (c > 0xFFFF || set->alphabet.n > HYPHEN_LABELS - 2)
            gen_die("too many letters in", set->file);
    }
}

static bool has_letter(const struct pattern_set *set, uint32_t c)
{
    for (size_t i = 0; i < set->alphabet.n; i++)
        if (set->alphabet.at[i] == c)
            return true;
    return false;
}

static uint8_t label(const struct pattern_set *set, uint32_t c)
{
    size_t k = 0;

    if (c == '.')
        return HYPHEN_DOT;
    while (set->alphabet.at[k] != c)
        k++;
    return (uint8_t)(k + 2);
}

static void add_pattern(struct arena *a, struct pattern_set *set, pattern_vec *level,
                        struct str text)
{
    struct pattern p = {.n = 0};
    uint32_t c;

    for (size_t i = 0; i < text.n;) {
        if (p.n == PATTERN_MAX)
            gen_die("too long a pattern in", set->file);
        if (is_digit(text.p[i])) {
            p.digits[p.n] = (uint8_t)(text.p[i++] - '0');
        } else {
            i += utf8_decode(text.p + i, text.n - i, &c);
            p.labels[p.n++] = label(set, c);
        }
    }
    if (p.n)
        vec_push(a, level, p);
}

void pattern_set_read(struct arena *a, struct pattern_set *set)
{
    struct diags d = {.arena = a};
    struct str text;
    const char *file = set->file;
    size_t length = strlen(file);

    set->nlevels = 1;
    set->tex = length < 4 || strcmp(file + length - 4, ".dic") != 0;
    if (!file_read(a, file, FILE_LIMIT, &text, &d))
        gen_die("run 'make deps'; cannot read", file);
    if (!set->tex) {
        struct str encoding = next_line(&text);

        text = to_utf8(a, file, encoding, text);
    }
    for (struct str rest = text; rest.n;) {
        struct str line = next_line(&rest);

        if (!is_setting(set, line) && !(line.n >= 9 && memcmp(line.p, "NEXTLEVEL", 9) == 0))
            collect_letters(a, set, pattern_of(file, line));
    }
    for (struct str rest = text; rest.n;) {
        struct str line = next_line(&rest);

        if (line.n >= 9 && memcmp(line.p, "NEXTLEVEL", 9) == 0) {
            set->nlevels = 2;
            set->has_nextlevel = true;
        } else if (!is_setting(set, line)) {
            add_pattern(a, set, &set->levels[set->nlevels - 1], pattern_of(file, line));
        }
    }
    /* In libhyphen's format the levels say it: without one of its own, words are parted at them. */
    set->apostrophes = set->tex ? has_letter(set, '\'') || has_letter(set, 0x2019)
                                : set->has_nextlevel;
    if (set->nlevels == 2 && !set->levels[0].n) { /* says only that there is no level above */
        set->levels[0] = set->levels[1];
        set->nlevels = 1;
    }
}
