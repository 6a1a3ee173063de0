/* Clusters of words for the term tagger: `cluster_words VECTORS.json OUT.c` reads the first WORDS word
 * vectors of a file that has {"vectors": {"word": [number, …], …}}, most frequent first, and writes
 * the table of their clusters. See README.md for the file.
 *
 * Spherical k-means (Dhillon and Modha 2001). Deterministic: of floating point only + * / sqrt, never
 * contracted, in one order.
 * SPDX-License-Identifier: MIT */
#include "lexicon/tagger_model.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 10000, CLUSTERS = 1 << TAG_CLUSTER_BITS, SIZE = 100, ROUNDS = 15, WORD_BYTES = 64 };

struct words {
    uint32_t hash[WORDS];
    float vector[WORDS][SIZE];
    int cluster[WORDS];
};

/* ---- reading ------------------------------------------------------------------------------- */

/* To just behind a text. */
static bool skip_to(FILE *f, const char *text)
{
    size_t k = 0;

    for (int c; text[k] && (c = getc(f)) != EOF;)
        k = c == text[k] ? k + 1 : c == text[0];
    return !text[k];
}

/* A string from its first quote to its last; of escapes the character behind the stroke. */
static bool read_word(FILE *f, char word[WORD_BYTES], size_t *n)
{
    int c;

    *n = 0;
    if (!skip_to(f, "\""))
        return false;
    while ((c = getc(f)) != EOF && c != '"') {
        if (c == '\\')
            c = getc(f);
        if (*n < WORD_BYTES)
            word[(*n)++] = (char)c;
    }
    return c == '"';
}

static bool read_words(FILE *f, struct words *w)
{
    if (!skip_to(f, "\"vectors\":{"))
        return false;
    for (int i = 0; i < WORDS; i++) {
        char word[WORD_BYTES];
        size_t n;

        if (!read_word(f, word, &n) || !skip_to(f, "["))
            return false;
        w->hash[i] = tag_hash((struct str){word, n});
        for (int d = 0; d < SIZE; d++)
            if (fscanf(f, d ? ",%f" : "%f", &w->vector[i][d]) != 1)
                return false;
        if (!skip_to(f, "]"))
            return false;
    }
    return true;
}

/* ---- clusters ------------------------------------------------------------------------------ */

static float dot(const float a[SIZE], const float b[SIZE])
{
    float sum = 0;

    for (int d = 0; d < SIZE; d++)
        sum += a[d] * b[d];
    return sum;
}

static void set_length(float v[SIZE])
{
    float length = sqrtf(dot(v, v));

    for (int d = 0; d < SIZE; d++)
        v[d] = length > 0 ? v[d] / length : 0;
}

/* Begins with words spread over the most frequent third. */
static void cluster(struct words *w)
{
    float(*centre)[SIZE] = calloc(CLUSTERS, sizeof *centre);

    for (int i = 0; i < WORDS; i++)
        set_length(w->vector[i]);
    for (int k = 0; k < CLUSTERS; k++)
        memcpy(centre[k], w->vector[k * (WORDS / 3) / CLUSTERS], sizeof *centre);
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < WORDS; i++) {
            float best = -2;

            for (int k = 0; k < CLUSTERS; k++) {
                float near = dot(w->vector[i], centre[k]);

                if (near > best) {
                    best = near;
                    w->cluster[i] = k;
                }
            }
        }
        memset(centre, 0, CLUSTERS * sizeof *centre);
        for (int i = 0; i < WORDS; i++)
            for (int d = 0; d < SIZE; d++)
                centre[w->cluster[i]][d] += w->vector[i][d];
        for (int k = 0; k < CLUSTERS; k++)
            set_length(centre[k]);
    }
    free(centre);
}

/* ---- the table ----------------------------------------------------------------------------- */

struct entry {
    uint32_t hash;
    int rank, cluster;
};

static int compare_entries(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;

    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return a->rank - b->rank;
}

/* By hash; of words that are one in lower case with digits as 0, the most frequent. */
static size_t sort_words(const struct words *w, struct entry out[WORDS])
{
    size_t n = 0;

    for (int i = 0; i < WORDS; i++)
        out[i] = (struct entry){w->hash[i], i, w->cluster[i]};
    qsort(out, WORDS, sizeof *out, compare_entries);
    for (size_t i = 0; i < WORDS; i++)
        if (n == 0 || out[i].hash != out[n - 1].hash)
            out[n++] = out[i];
    return n;
}

static bool write_table(const struct entry *e, size_t n, const char *path)
{
    FILE *f = fopen(path, "w");
    uint32_t rest = (UINT32_C(1) << (32 - TAG_WORD_BITS)) - 1;
    size_t i = 0;

    if (!f)
        return false;
    fprintf(f,
            "/* Written by tests/eval/cluster_words.c (make cluster): do not edit. %zu words.\n"
            " * Clusters of GloVe's word vectors (Pennington, Socher and Manning 2014), which are in the\n"
            " * public domain (PDDL 1.0). SPDX-License-Identifier: MIT */\n"
            "#include \"lexicon/tagger_model.h\"\n\n/* clang-format off */\n"
            "const uint16_t tag_word_buckets[] = {\n",
            n);
    for (size_t b = 0; b <= 1 << TAG_WORD_BITS; b++) {
        while (i < n && e[i].hash >> (32 - TAG_WORD_BITS) < b)
            i++;
        fprintf(f, "%zu,%s", i, b % 20 == 19 ? "\n" : "");
    }
    fprintf(f, "\n};\n\nconst uint32_t tag_words[] = {\n");
    for (i = 0; i < n; i++)
        fprintf(f, "0x%X,%s",
                (unsigned)((e[i].hash & rest) << TAG_CLUSTER_BITS) | (unsigned)e[i].cluster,
                i % 10 == 9 ? "\n" : "");
    fprintf(f, "\n};\n");
    return fclose(f) == 0;
}

int main(int argc, char **argv)
{
    struct words *w = calloc(1, sizeof *w);
    struct entry *entries = calloc(WORDS, sizeof *entries);
    FILE *f = argc == 3 ? fopen(argv[1], "r") : NULL;
    int status = 2;

    if (f && read_words(f, w)) {
        cluster(w);
        status = write_table(entries, sort_words(w, entries), argv[2]) ? 0 : 3;
    } else {
        fprintf(stderr, "usage: cluster_words VECTORS.json OUT.c\n");
    }
    if (f)
        fclose(f);
    free(entries);
    free(w);
    return status;
}
