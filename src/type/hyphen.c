/* Hyphenation: walks the compiled patterns. Two levels, NOHYPHEN and the minima work as in
 * libhyphen 2.8, with which the tests compare. SPDX-License-Identifier: MIT */
#include "type/hyphen.h"

#include "base/utf8.h"
#include "type/hyphen_table.h"

#include <string.h>
#include <utf8proc.h>

/* A word as labels, between two dots. */
struct hyphenation {
    const struct hyphen_language *language;
    size_t n;                             /* letters */
    uint8_t labels[HYPHEN_WORD_MAX + 1];  /* label[i] of letter i; 0: not in the patterns */
    bool apostrophe[HYPHEN_WORD_MAX + 1];
    bool mark[HYPHEN_WORD_MAX + 1];       /* combining */
    uint32_t at[HYPHEN_WORD_MAX + 1];     /* byte of letter i */
    bool breaks[HYPHEN_WORD_MAX + 1];     /* before letter i */
};

/* ---- the trie ---- */

static unsigned output_at(const struct hyphen_level *l, uint32_t *at)
{
    unsigned first = l->trie[(*at)++];

    return first < HYPHEN_SHORT ? first : ((first - HYPHEN_SHORT) << 8) + l->trie[(*at)++];
}

/* Where a child is; *at moves behind what says so. */
static uint32_t target_at(const struct hyphen_level *l, uint32_t *at)
{
    const uint8_t *b = l->trie + *at;

    if (b[0] < 0x80) {
        *at += 1;
        return *at + b[0];
    }
    if (b[0] < 0xE0) {
        *at += 2;
        return b[0] < 0xC0 ? *at + ((b[0] & 0x3Fu) << 8 | b[1]) : (b[0] & 0x1Fu) << 8 | b[1];
    }
    *at += 3;
    return (b[0] & 0x1Fu) << 16 | (uint32_t)b[1] << 8 | b[2];
}

enum { NO_OUTPUT = -1 };
struct place {
    uint32_t node; /* HYPHEN_NO_NODE: no way on from here */
    int output;
};

static struct place arrive(const struct hyphen_level *l, uint32_t node)
{
    struct place p = {node, NO_OUTPUT};

    if (l->trie[p.node] == HYPHEN_MATCH) {
        p.node++;
        p.output = (int)output_at(l, &p.node);
    }
    return p;
}

/* The child of `node` by `label`; false if there is none. */
static bool step(const struct hyphen_level *l, uint32_t node, unsigned label, struct place *out)
{
    const uint8_t *trie = l->trie;

    for (uint32_t at = node;;) {
        unsigned entry = trie[at++], kind = entry & 3;

        if (entry >> 2 == label) {
            if (kind == HYPHEN_LEAF || kind == HYPHEN_LEAF_LAST)
                *out = (struct place){HYPHEN_NO_NODE, (int)output_at(l, &at)};
            else
                *out = arrive(l, kind == HYPHEN_NEXT ? at : target_at(l, &at));
            return true;
        }
        if (kind == HYPHEN_NEXT || kind == HYPHEN_LEAF_LAST)
            return false;
        at += kind == HYPHEN_TARGET ? 1u + (trie[at] >= 0x80) + (trie[at] >= 0xE0)
                                    : 1u + (trie[at] >= HYPHEN_SHORT);
    }
}

/* Digits of a pattern that ends before letter `end` of the dotted word. */
static void raise_digits(const struct hyphen_level *l, int output, size_t end, uint8_t *digits)
{
    for (const uint8_t *d = l->digits + l->outputs[output]; *d; d++) {
        end -= *d >> 4;
        if (digits[end] < (*d & 15))
            digits[end] = *d & 15;
    }
}

/* digits[i] becomes the digit before letter i of the dotted word. */
static void apply_patterns(const struct hyphen_level *l, bool all_suffixes, const uint8_t *labels,
                           size_t n, uint8_t *digits)
{
    bool reached[HYPHEN_WORD_MAX + 3] = {false};

    memset(digits, 0, n + 1);
    for (size_t start = 0; start < n; start++) {
        uint32_t root = l->root[labels[start]];

        if (!labels[start] || root == HYPHEN_NO_NODE)
            continue;
        struct place p = arrive(l, root);

        for (size_t i = start;;) {
            if (p.output != NO_OUTPUT && (all_suffixes || !reached[i]))
                raise_digits(l, p.output, i + 1, digits);
            reached[i++] = true;
            if (i == n || p.node == HYPHEN_NO_NODE || !labels[i] ||
                !step(l, p.node, labels[i], &p))
                break;
        }
    }
}

/* ---- levels ---- */

/* Breaks inside letters [begin, end) as one level's patterns have them. */
static size_t divide(struct hyphenation *h, const struct hyphen_level *l, size_t begin, size_t end)
{
    uint8_t dotted[HYPHEN_WORD_MAX + 2], digits[HYPHEN_WORD_MAX + 3];
    size_t n = end - begin, found = 0;

    dotted[0] = dotted[n + 1] = HYPHEN_DOT;
    memcpy(dotted + 1, h->labels + begin, n);
    apply_patterns(l, h->language->all_suffixes, dotted, n + 2, digits);
    for (size_t i = 1; i < n; i++) {
        h->breaks[begin + i] = digits[i + 1] & 1;
        found += h->breaks[begin + i];
    }
    return found;
}

/* Pieces without apostrophes. */
static size_t part_at_apostrophes(struct hyphenation *h, size_t begin, size_t end)
{
    size_t found = 0;

    for (size_t i = begin + 1; i < end; i++) {
        h->breaks[i] = h->apostrophe[i] != h->apostrophe[i - 1];
        found += h->breaks[i];
    }
    return found;
}

/* `level` counts from -1, apostrophes, to the last one, syllables. A piece that a level has divided
 * goes through the same level again: as a word of its own it may be a compound again. `outer_*`:
 * its end is that of the word. */
static void hyphenate(struct hyphenation *h, int level, size_t begin, size_t end, bool outer_left,
                      bool outer_right)
{
    const struct hyphen_language *l = h->language;
    size_t found = level < 0 ? part_at_apostrophes(h, begin, end)
                             : divide(h, &l->levels[level], begin, end);

    if (level == (int)l->nlevels - 1) {
        for (size_t i = begin + 1; i < end; i++)
            if ((!outer_left && i - begin < l->compound_left_min) ||
                (!outer_right && end - i < l->compound_right_min))
                h->breaks[i] = false;
    } else if (!found) {
        hyphenate(h, level + 1, begin, end, outer_left, outer_right);
    } else {
        for (size_t from = begin, to = begin + 1; to <= end; to++) {
            if (to < end && !h->breaks[to])
                continue;
            if (to - from > 2)
                hyphenate(h, level, from, to, outer_left && from == begin,
                          outer_right && to == end);
            if (to - from > 1)
                h->breaks[to - 1] = false; /* a piece doesn't end in a letter alone */
            from = to;
        }
    }
}

/* ---- words ---- */

static uint8_t label_of(const struct hyphen_language *l, uint32_t c)
{
    size_t low = 0, high = l->nalphabet;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (l->alphabet[middle] < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low < l->nalphabet && l->alphabet[low] == c ? (uint8_t)(low + 2) : 0;
}

static bool read_letter(struct hyphenation *h, uint32_t c)
{
    size_t i = h->n++;

    if (c >= '0' && c <= '9')
        return false;
    h->apostrophe[i] = c == '\'' || c == 0x2019;
    if (c >= 0x80) {
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

        h->mark[i] = category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
    }
    c = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
    h->labels[i] = label_of(h->language, c);
    if (!h->labels[i] && h->apostrophe[i])
        h->labels[i] = label_of(h->language, c == '\'' ? 0x2019 : '\'');
    return true;
}

static bool read_word(struct hyphenation *h, const char *word, size_t n)
{
    for (size_t i = 0; i < n;) {
        uint32_t c;
        size_t length = utf8_decode(word + i, n - i, &c);

        if (h->n == HYPHEN_WORD_MAX || (c == 0xFFFD && length == 1))
            return false;
        h->at[h->n] = (uint32_t)i;
        if (!read_letter(h, c))
            return false;
        i += length;
    }
    return h->n > 0;
}

/* Minima, apostrophes, combining marks. */
static void withdraw(struct hyphenation *h, unsigned left_min, unsigned right_min)
{
    unsigned letters = 0, before = 0;

    for (size_t i = 0; i < h->n; i++)
        letters += !h->mark[i];
    for (size_t i = 0; i < h->n; i++) {
        if (h->mark[i] || before < left_min || letters - before < right_min || i == 0 ||
            h->apostrophe[i] || h->apostrophe[i - 1])
            h->breaks[i] = false;
        before += !h->mark[i];
    }
}

size_t hyphen_word(const struct hyphen_language *l, const char *word, size_t n, unsigned left_min,
                   unsigned right_min, uint8_t *points)
{
    struct hyphenation h = {.language = l};
    size_t found = 0;

    memset(points, 0, n);
    if (!l || !read_word(&h, word, n))
        return 0;
    hyphenate(&h, l->apostrophes ? 0 : -1, 0, h.n, true, true);
    withdraw(&h, left_min > l->left_min ? left_min : l->left_min,
             right_min > l->right_min ? right_min : l->right_min);
    for (size_t i = 0; i < h.n; i++)
        if (h.breaks[i]) {
            points[h.at[i]] = 1;
            found++;
        }
    return found;
}

/* ---- languages ---- */

static bool same_tag(const char *a, const char *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char x = a[i] == '_' ? '-' : a[i], y = b[i];

        if ((x >= 'A' && x <= 'Z' ? x + 32 : x) != (y >= 'A' && y <= 'Z' ? y + 32 : y))
            return false;
    }
    return true;
}

static bool has_tag(const char *tags, const char *tag, size_t n)
{
    while (*tags) {
        size_t length = strcspn(tags, " ");

        if (length == n && same_tag(tag, tags, n))
            return true;
        tags += length + (tags[length] == ' ');
    }
    return false;
}

const struct hyphen_language *hyphen_language(const char *lang)
{
    for (size_t n = lang ? strlen(lang) : 0; n > 0;) {
        for (const struct hyphen_language *l = hyphen_languages; l->tags; l++)
            if (has_tag(l->tags, lang, n))
                return l;
        while (n > 0 && lang[--n] != '-' && lang[n] != '_')
            ;
    }
    return NULL;
}

const char *hyphen_language_tag(const struct hyphen_language *l)
{
    return l->tags;
}

size_t hyphen_points(const char *lang, const char *word, size_t n, unsigned left_min,
                     unsigned right_min, uint8_t *points)
{
    return hyphen_word(hyphen_language(lang), word, n, left_min, right_min, points);
}

size_t hyphen_table_size(const char *tag)
{
    const struct hyphen_language *only = tag ? hyphen_language(tag) : NULL;
    size_t size = 0;

    for (const struct hyphen_language *l = hyphen_languages; l->tags; l++)
        for (unsigned i = 0; i < l->nlevels && (!tag || l == only); i++)
            size += l->levels[i].trie_size + l->levels[i].ndigits + sizeof l->levels[i] +
                    l->levels[i].noutputs * sizeof *l->levels[i].outputs;
    return size;
}
