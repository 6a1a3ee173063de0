/* What the term tagger looks at: words around and their clusters, shapes, affixes, what the lexicon
 * says, and where the line stands. Features are hashes of a template's number and its values; two that collide share a
 * weight, which for some 300,000 features of 32 bits befalls about ten.
 * SPDX-License-Identifier: MIT */
#include "lexicon/tagger_model.h"

#include <string.h>

enum { FNV_PRIME = 16777619 };
#define FNV_BASIS 0x811C9DC5u

static char lower_of(char c)
{
    if (c >= '0' && c <= '9')
        return '0';
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* FNV-1a (Fowler, Noll and Vo). */
static uint32_t add_byte(uint32_t h, char c)
{
    return (h ^ (unsigned char)c) * FNV_PRIME;
}

uint32_t tag_hash(struct str text)
{
    uint32_t h = FNV_BASIS;

    for (size_t i = 0; i < text.n; i++)
        h = add_byte(h, lower_of(text.p[i]));
    return h ? h : 1;
}

static char class_of(char c)
{
    if (c >= 'A' && c <= 'Z')
        return 'X';
    if ((c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80)
        return 'x';
    return lower_of(c);
}

/* The word's cluster, without what punctuation stands at its ends. */
static uint32_t cluster_of(struct str word)
{
    static const uint32_t low = (1u << TAG_CLUSTER_BITS) - 1;

    while (word.n > 1 && strchr(".,;:!?)\"'", word.p[word.n - 1]))
        word.n--;
    for (; word.n > 1 && strchr("(\"'*", *word.p); word.n--)
        word.p++;

    uint32_t hash = tag_hash(word), bucket = hash >> (32 - TAG_WORD_BITS);

    for (size_t i = tag_word_buckets[bucket]; i < tag_word_buckets[bucket + 1]; i++)
        if (tag_words[i] >> TAG_CLUSTER_BITS == (hash & ((1u << (32 - TAG_WORD_BITS)) - 1)))
            return 2 + (tag_words[i] & low);
    return 1;
}

void tag_token_fill(struct tag_token *t, struct str word)
{
    uint32_t raw = FNV_BASIS, lower = FNV_BASIS, shape = FNV_BASIS, end = FNV_BASIS;
    char last = 0;
    int run = 0;

    *t = (struct tag_token){.word = word};
    for (size_t i = 0; i < word.n; i++) {
        char low = lower_of(word.p[i]), class = class_of(word.p[i]);

        raw = add_byte(raw, low == '0' ? low : word.p[i]);
        lower = add_byte(lower, low);
        run = class == last ? run + 1 : 1;
        if (run <= 2)
            shape = add_byte(shape, class);
        last = class;
        if (i >= 1 && i < 4)
            t->prefix[i - 1] = lower;
    }
    for (size_t i = 0; i < 4 && i < word.n; i++) {
        end = add_byte(end, lower_of(word.p[word.n - 1 - i]));
        if (i)
            t->suffix[i - 1] = end;
    }
    t->raw = raw;
    t->lower = lower;
    t->shape = shape;
    t->cluster = cluster_of(word);
    tag_token_mark(t, CONCEPT_NONE, false);
}

void tag_token_mark(struct tag_token *t, concept_id concept, bool begins)
{
    if (concept == CONCEPT_NONE) {
        t->mark = t->concept = 1;
        return;
    }
    t->mark = 10 + 2 * (uint32_t)lexicon_concept(concept)->kind + begins;
    /* by name, since ids change with every row of the tables */
    t->concept = tag_hash(str_of(lexicon_concept(concept)->name)) * 2 + begins;
}

struct sink {
    uint32_t *out;
    size_t n;
};

/* The step of MurmurHash3 (Appleby). */
static uint32_t stir(uint32_t h, uint32_t value)
{
    h ^= value * 0xCC9E2D51u;
    h = (h << 13) | (h >> 19);
    return h * 5 + 0xE6546B64u;
}

static void put(struct sink *s, uint32_t template, uint32_t a)
{
    uint32_t h = stir(template * 0x9E3779B1u, a);

    h ^= h >> 15;
    h *= 0x85EBCA6Bu;
    s->out[s->n++] = h ^ h >> 13;
}

static void put2(struct sink *s, uint32_t template, uint32_t a, uint32_t b)
{
    put(s, template, stir(stir(7, a), b));
}

static void put3(struct sink *s, uint32_t template, uint32_t a, uint32_t b, uint32_t c)
{
    put(s, template, stir(stir(stir(9, a), b), c));
}

/* The token and two on either side. */
struct view {
    const struct tag_token *at, *before, *after, *before2, *after2;
};

static void put_words(struct sink *s, const struct view *v)
{
    put(s, 1, v->at->lower);
    put(s, 2, v->before->lower);
    put(s, 3, v->after->lower);
    put(s, 4, v->before2->lower);
    put(s, 5, v->after2->lower);
    put(s, 6, v->at->raw);
    put2(s, 7, v->before->lower, v->at->lower);
    put2(s, 8, v->at->lower, v->after->lower);
    put2(s, 9, v->before2->lower, v->before->lower);
    put2(s, 10, v->after->lower, v->after2->lower);
    put2(s, 11, v->before->lower, v->after->lower);
}

static void put_looks(struct sink *s, const struct view *v, bool first)
{
    const struct tag_token *t = v->at, *b = v->before, *a = v->after;

    put(s, 12, t->shape);
    put2(s, 13, b->shape, t->shape);
    put2(s, 14, t->shape, a->shape);
    put3(s, 15, b->shape, t->shape, a->shape);
    put2(s, 16, t->shape, first);
    for (uint32_t k = 0; k < 3; k++) {
        if (t->prefix[k])
            put(s, 20 + k, t->prefix[k]);
        if (t->suffix[k])
            put(s, 23 + k, t->suffix[k]);
    }
    put(s, 26, b->suffix[1]);
    put(s, 27, a->suffix[1]);
    put2(s, 28, t->suffix[1], a->suffix[1]);
    put2(s, 29, b->suffix[1], t->suffix[1]);
}

static void put_lexicon(struct sink *s, const struct view *v)
{
    const struct tag_token *t = v->at, *b = v->before, *a = v->after;

    put(s, 30, t->mark);
    put(s, 31, b->mark);
    put(s, 32, a->mark);
    put2(s, 33, b->mark, t->mark);
    put2(s, 34, t->mark, a->mark);
    put3(s, 35, b->mark, t->mark, a->mark);
    put2(s, 36, t->mark, t->shape);
    put(s, 37, v->before2->mark);
    put(s, 38, v->after2->mark);
    put(s, 40, t->concept);
    put2(s, 41, t->mark, b->lower);
    put2(s, 42, t->mark, a->lower);
}

/* Words that keep the same company do the same: "proficiency", "fluency". */
static void put_clusters(struct sink *s, const struct view *v)
{
    const struct tag_token *t = v->at, *b = v->before, *a = v->after;

    put(s, 50, t->cluster);
    put(s, 51, b->cluster);
    put(s, 52, a->cluster);
    put(s, 53, v->before2->cluster);
    put(s, 54, v->after2->cluster);
    put2(s, 55, b->cluster, t->cluster);
    put2(s, 56, t->cluster, a->cluster);
    put2(s, 57, t->cluster, t->shape);
    put2(s, 58, t->cluster, t->mark);
}

/* Lists and prose differ by length. */
static void put_size(struct sink *s, const struct tag_line *line, size_t i)
{
    const struct tag_token *t = &line->tokens[i];
    uint32_t size = line->n < 2 ? 1 : line->n < 4 ? 2 : line->n < 8 ? 3 : line->n < 15 ? 4 : 5;

    put(s, 70, i == 0);
    put(s, 71, i + 1 == line->n);
    put(s, 72, size);
    put2(s, 73, size, (uint32_t)i);
    put3(s, 74, size, t->shape, t->mark);
    put2(s, 76, line->heading, t->shape);
    put2(s, 77, line->heading, t->mark);
    put2(s, 101, line->section, t->mark);
    put2(s, 102, line->section, t->shape);
}

/* A heading says what its list is of, a sentence's first words what it will name. */
static void put_place(struct sink *s, const struct tag_line *line, size_t i)
{
    const struct tag_token *t = &line->tokens[i];
    uint32_t first = line->tokens[0].lower;

    put(s, 75, line->heading);
    put(s, 100, line->section);
    put2(s, 103, line->section, t->lower);
    put2(s, 104, first, t->mark);
    put2(s, 105, first, t->shape);
    put(s, 106, first);
    put(s, 107, line->n > 1 ? line->tokens[1].lower : 0);
}

/* What the sentence is about: the words within five, wherever they stand. */
static void put_bag(struct sink *s, const struct tag_line *line, size_t i)
{
    enum { REACH = 5 };

    for (size_t k = i > REACH ? i - REACH : 0; k <= i + REACH && k < line->n; k++)
        if (k != i)
            put(s, k < i ? 114 : 115, line->tokens[k].lower);
}

size_t tag_features(const struct tag_line *line, size_t i, uint32_t out[TAG_FEATURES_MAX],
                    size_t *telling)
{
    static const struct tag_token none = {.raw = 3, .lower = 3, .shape = 3, .mark = 3};
    const struct tag_token *t = line->tokens;
    struct view v = {.at = &t[i],
                     .before = i > 0 ? &t[i - 1] : &none,
                     .before2 = i > 1 ? &t[i - 2] : &none,
                     .after = i + 1 < line->n ? &t[i + 1] : &none,
                     .after2 = i + 2 < line->n ? &t[i + 2] : &none};
    struct sink s = {out, 0};

    put(&s, 0, 1);
    put_words(&s, &v);
    put_looks(&s, &v, i == 0);
    put_lexicon(&s, &v);
    put_size(&s, line, i);
    put_clusters(&s, &v);
    *telling = s.n;
    put_place(&s, line, i);
    put_bag(&s, line, i);
    return s.n;
}
