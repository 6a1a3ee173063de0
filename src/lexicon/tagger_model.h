/* The term tagger's insides, shared by the program that uses the weights and the one that trains
 * them (tests/eval). Private to this room and to that program.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LEXICON_TAGGER_MODEL_H
#define NEXTCV_LEXICON_TAGGER_MODEL_H

#include "lexicon/tagger.h"

/* Places in a term: outside; first, middle, last of several tokens; the only one. (Ratinov and Roth
 * 2009 found the five better than begin-in-out; so did we, by .005.) */
enum tag { TAG_OUT, TAG_FIRST, TAG_MIDDLE, TAG_LAST, TAG_ONLY, TAG_COUNT };

/* A feature has no weight of its own for each tag, but for what tags have in common; a tag's score
 * is the sum over its parts. That takes three weights for four, and a feature that is seen at single
 * tokens tells something of longer terms. */
enum part { PART_INSIDE, PART_BEGINS, PART_ENDS, PART_COUNT };

/* A token as the features see it. Hashes of 32 bits. */
struct tag_token {
    struct str word;
    uint32_t raw, lower;           /* of the word and of its lower case; digits as 0 */
    uint32_t shape;                /* "Xx", "XX", "xx00" …: classes of characters, runs cut to two */
    uint32_t prefix[3], suffix[3]; /* 2, 3 and 4 bytes of the lower case, 0 = shorter */
    uint32_t mark;                 /* kind of the lexicon's concept, and whether it begins here */
    uint32_t concept;
    uint32_t cluster; /* number from 2 on; 1 = a word that has none */
    bool apart; /* a comma or the like stands before it: no term goes across */
};

struct tag_line {
    struct tag_token *tokens;
    size_t n;
    uint32_t heading; /* hash in lower case of the short line before it, 0 = none */
    uint32_t section; /* hash in lower case of its section's heading, 0 = none */
};

enum {
    TAG_FEATURES_MAX = 80,
    TAG_HEADING_TOKENS = 4 /* a line of so many may be a heading */
};

/* Hash of a text in lower case, digits as 0; never 0. */
uint32_t tag_hash(struct str text);
/* Fills in what is read off the word itself, and its cluster; without mark and concept. */
void tag_token_fill(struct tag_token *t, struct str word);
/* What the lexicon says of a token: no concept, or its id and whether its name begins here. */
void tag_token_mark(struct tag_token *t, concept_id concept, bool begins);
/* Hashes of all features of token i; returns how many. Those from *telling on say nothing of where a
 * term begins and ends: they only have a weight for being inside of one. */
size_t tag_features(const struct tag_line *line, size_t i, uint32_t out[TAG_FEATURES_MAX],
                    size_t *telling);

struct tag_row {
    uint32_t hash;
    int16_t weight[PART_COUNT]; /* 1/256 */
};

/* Rows by hash; buckets[b] is the first row whose hash has the upper TAG_BUCKET_BITS bits b or more.
 * Bit hash >> 16 of `sieve` is set if there may be a row: most features have none, and the sieve
 * stays in the first cache. Steps are the scores from tag to tag, the last row of them from the
 * line's start. */
enum { TAG_BUCKET_BITS = 13, TAG_BUCKETS = 1 << TAG_BUCKET_BITS, TAG_SIEVE = 1 << 10, TAG_SCALE = 256 };
struct tag_model {
    const struct tag_row *rows;
    const uint16_t *buckets; /* TAG_BUCKETS + 1 */
    const uint64_t *sieve;   /* TAG_SIEVE */
    int16_t steps[TAG_COUNT + 1][TAG_COUNT];
};
/* tagger_weights.c, written by the trainer. */
extern const struct tag_model tag_model;
extern const size_t tag_row_count;

/* tagger_words.c: clusters of frequent words by the company they keep. Words by hash in buckets of its
 * upper TAG_WORD_BITS bits; an entry is the rest of the hash, then the cluster. */
enum { TAG_WORD_BITS = 12, TAG_CLUSTER_BITS = 9 };
extern const uint16_t tag_word_buckets[(1 << TAG_WORD_BITS) + 1];
extern const uint32_t tag_words[];

/* Whether tag `to` may follow tag `from` (TAG_COUNT as `from`: at the line's start). */
bool tag_may_follow(unsigned from, unsigned to);
/* A token's score for each tag, in 1/TAG_SCALE. */
void tag_score(const struct tag_model *m, const struct tag_line *line, size_t i,
               int32_t out[TAG_COUNT]);

/* A term of a line: tokens from..to (that one not), and how likely it is. */
struct tag_span {
    uint32_t from, to;
    uint32_t chance; /* 1/TAG_SURE */
};
struct tag_spans {
    VEC(struct tag_span) list;
};
/* TAG_CHANCE_LEAST: half of the F1 that can be had, found by cross-validation. */
enum { TAG_SURE = 1 << 16, TAG_CHANCE_LEAST = 32 * TAG_SURE / 100 };
/* Appends the terms of a line, by place, not overlapping: those whose chances sum to the most above
 * TAG_CHANCE_LEAST each. */
void tag_decode(struct arena *a, const struct tag_model *m, const struct tag_line *line,
                struct tag_spans *out);

#endif
