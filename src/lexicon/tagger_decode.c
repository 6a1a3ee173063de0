/* The term tagger: how likely each term of a line is, and the choice that finds the most.
 *
 * The best path (Viterbi 1967) would be the likeliest whole answer; what is asked is many right terms
 * among few. By the theory of expected F (Lewis 1995; Ye, Chai, Lee and Chieu 2012) that is: take a
 * term if its probability is above half of the F that can be had. Probabilities are sums over all
 * paths, forward and backward (Rabiner 1989), in integers of 1/2^30.
 * SPDX-License-Identifier: MIT */
#include "lexicon/tagger_model.h"

bool tag_may_follow(unsigned from, unsigned to)
{
    bool open = from == TAG_FIRST || from == TAG_MIDDLE;

    return open == (to == TAG_MIDDLE || to == TAG_LAST);
}

/* ---- scores -------------------------------------------------------------------------------- */

static const struct tag_row *find_row(const struct tag_model *m, uint32_t hash)
{
    uint32_t bucket = hash >> (32 - TAG_BUCKET_BITS);

    if (!(m->sieve[hash >> 22] >> (hash >> 16 & 63) & 1))
        return NULL;
    for (size_t i = m->buckets[bucket]; i < m->buckets[bucket + 1]; i++)
        if (m->rows[i].hash == hash)
            return &m->rows[i];
    return NULL;
}

void tag_score(const struct tag_model *m, const struct tag_line *line, size_t i,
               int32_t out[TAG_COUNT])
{
    uint32_t features[TAG_FEATURES_MAX];
    size_t telling, n = tag_features(line, i, features, &telling);
    int32_t part[PART_COUNT] = {0};

    for (size_t k = 0; k < n; k++) {
        const struct tag_row *row = find_row(m, features[k]);

        if (!row)
            continue;
        for (size_t p = 0; p < PART_COUNT; p++)
            part[p] += row->weight[p];
    }
    out[TAG_OUT] = 0;
    out[TAG_FIRST] = part[PART_INSIDE] + part[PART_BEGINS];
    out[TAG_MIDDLE] = part[PART_INSIDE];
    out[TAG_LAST] = part[PART_INSIDE] + part[PART_ENDS];
    out[TAG_ONLY] = part[PART_INSIDE] + part[PART_BEGINS] + part[PART_ENDS];
}

/* ---- probabilities ------------------------------------------------------------------------- */

enum { ONE_BITS = 30 };

/* e^(-x / TAG_SCALE) in 1/2^30, never 0. */
static uint32_t fraction_of(uint32_t x)
{
    /* 2^(-1/2), 2^(-1/4) … in 1/2^32 */
    static const uint32_t roots[] = {3037000499u, 3611622602u, 3938502375u, 4112874773u,
                                     4202935003u, 4248701964u, 4271771996u, 4283353945u};
    uint64_t octaves = ((uint64_t)x * 94548 + 32768) >> 16; /* 1/256; 94548 / 65536 = log2 e */
    uint64_t value = UINT32_MAX;

    if (octaves >> 8 >= ONE_BITS)
        return 1;
    for (unsigned k = 0; k < 8; k++)
        if (octaves >> (7 - k) & 1)
            value = value * roots[k] >> 32;
    value >>= 32 - ONE_BITS + (octaves >> 8);
    return value ? (uint32_t)value : 1;
}

struct lattice {
    const struct tag_line *line;
    /* powers of e, the largest 1; 0 where one tag may not follow the other */
    uint32_t step[TAG_COUNT + 1][TAG_COUNT];
    /* by token */
    uint32_t (*emit)[TAG_COUNT];  /* powers of e, the largest 1 */
    uint32_t (*forth)[TAG_COUNT]; /* all paths up to here, by tag; sums to 1 */
    /* by token, in 1/TAG_SURE: that a term begins with it and goes on, that it is one alone, and that
     * a term which goes on from a FIRST or MIDDLE before it ends with it */
    uint32_t *begins, *only, (*ends)[2];
};

static void raise_steps(const struct tag_model *m, struct lattice *l)
{
    int32_t most = INT16_MIN;

    for (unsigned a = 0; a <= TAG_COUNT; a++)
        for (unsigned b = 0; b < TAG_COUNT; b++)
            if (tag_may_follow(a, b) && m->steps[a][b] > most)
                most = m->steps[a][b];
    for (unsigned a = 0; a <= TAG_COUNT; a++)
        for (unsigned b = 0; b < TAG_COUNT; b++)
            if (tag_may_follow(a, b))
                l->step[a][b] = fraction_of((uint32_t)(most - m->steps[a][b]));
}

static void raise_token(const struct tag_model *m, struct lattice *l, size_t i)
{
    int32_t score[TAG_COUNT], most = 0;

    tag_score(m, l->line, i, score);
    for (unsigned j = 0; j < TAG_COUNT; j++)
        most = score[j] > most ? score[j] : most;
    for (unsigned j = 0; j < TAG_COUNT; j++)
        l->emit[i][j] = fraction_of((uint32_t)(most - score[j]));
}

static uint64_t product(uint64_t a, uint64_t b)
{
    return a * b >> ONE_BITS;
}

/* Sums to 1; what may be stays above 0. */
static void scale(const uint64_t v[TAG_COUNT], uint32_t out[TAG_COUNT])
{
    uint64_t sum = 0;

    for (unsigned j = 0; j < TAG_COUNT; j++)
        sum += v[j];
    for (unsigned j = 0; j < TAG_COUNT; j++)
        out[j] = v[j] ? (uint32_t)((v[j] << ONE_BITS) / sum) | 1 : 0;
}

/* Whether token i may have this tag after that one: a comma before it ends any term. */
static bool may_step(const struct tag_line *line, size_t i, unsigned from, unsigned to)
{
    bool goes_on = to == TAG_MIDDLE || to == TAG_LAST;

    return tag_may_follow(from, to) && !(goes_on && line->tokens[i].apart);
}

static void go_forth(struct lattice *l, size_t i)
{
    uint64_t v[TAG_COUNT] = {0};

    for (unsigned to = 0; to < TAG_COUNT; to++) {
        uint64_t sum = 0;

        if (i == 0)
            sum = l->step[TAG_COUNT][to];
        for (unsigned from = 0; i && from < TAG_COUNT; from++)
            if (may_step(l->line, i, from, to))
                sum += product(l->forth[i - 1][from], l->step[from][to]);
        if (sum)
            v[to] = product(sum, l->emit[i][to]) | 1;
    }
    scale(v, l->forth[i]);
}

/* From `after`, the paths from behind token i by its tag, to those from behind the one before it. On
 * the way the chances of terms. */
static void go_back(struct lattice *l, size_t i, uint32_t after[TAG_COUNT])
{
    uint64_t own[TAG_COUNT], sum = 0, v[TAG_COUNT] = {0};

    for (unsigned j = 0; j < TAG_COUNT; j++)
        sum += own[j] = product(l->forth[i][j], after[j]);
    if (sum) {
        l->begins[i] = (uint32_t)(own[TAG_FIRST] * TAG_SURE / sum);
        l->only[i] = (uint32_t)(own[TAG_ONLY] * TAG_SURE / sum);
    }
    if (i == 0)
        return;
    for (unsigned from = 0; from < TAG_COUNT; from++) {
        uint64_t way[TAG_COUNT] = {0};

        for (unsigned to = 0; to < TAG_COUNT; to++)
            if (may_step(l->line, i, from, to) && after[to])
                v[from] += way[to] = product(product(l->emit[i][to], after[to]), l->step[from][to]) | 1;
        if ((from == TAG_FIRST || from == TAG_MIDDLE) && v[from])
            l->ends[i][from == TAG_MIDDLE] = (uint32_t)(way[TAG_LAST] * TAG_SURE / v[from]);
    }
    scale(v, after);
}

/* ---- the choice ---------------------------------------------------------------------------- */

struct choice {
    size_t to;       /* end of the term that begins here, 0 = none does */
    uint32_t chance; /* its */
    int32_t gain;    /* of this token and all behind it */
};

static void consider(struct choice *c, size_t from, size_t to, uint32_t chance)
{
    int32_t gain = (int32_t)chance - TAG_CHANCE_LEAST + c[to].gain;

    if (gain > c[from].gain)
        c[from] = (struct choice){to, chance, gain};
}

/* Terms that don't overlap, of the largest sum of what their chances are above the least: the best
 * from each token on, from the last to the first. */
static void choose(struct arena *a, const struct lattice *l, struct tag_spans *out)
{
    size_t n = l->line->n;
    struct choice *c = arena_array(a, n + 1, sizeof *c);

    for (size_t i = n; i-- > 0;) {
        uint64_t open = l->begins[i];

        c[i].gain = c[i + 1].gain;
        consider(c, i, i + 1, l->only[i]);
        for (size_t k = i + 1; k < n && open > TAG_CHANCE_LEAST; k++) {
            uint64_t ends = open * l->ends[k][k > i + 1] / TAG_SURE;

            consider(c, i, k + 1, (uint32_t)ends);
            open -= ends;
        }
    }
    for (size_t i = 0; i < n;) {
        if (c[i].to) {
            struct tag_span span = {(uint32_t)i, (uint32_t)c[i].to, c[i].chance};

            vec_push(a, &out->list, span);
        }
        i = c[i].to ? c[i].to : i + 1;
    }
}

void tag_decode(struct arena *a, const struct tag_model *m, const struct tag_line *line,
                struct tag_spans *out)
{
    size_t n = line->n;
    uint32_t after[TAG_COUNT] = {0};
    struct lattice l = {.line = line,
                        .emit = arena_array(a, n + 1, sizeof *l.emit),
                        .forth = arena_array(a, n + 1, sizeof *l.forth),
                        .begins = arena_array(a, n + 1, sizeof *l.begins),
                        .only = arena_array(a, n + 1, sizeof *l.only),
                        .ends = arena_array(a, n + 1, sizeof *l.ends)};

    raise_steps(m, &l);
    for (size_t i = 0; i < n; i++) {
        raise_token(m, &l, i);
        go_forth(&l, i);
    }
    after[TAG_OUT] = after[TAG_LAST] = after[TAG_ONLY] = UINT32_C(1) << ONE_BITS;
    for (size_t i = n; i-- > 0;)
        go_back(&l, i, after);
    choose(a, &l, out);
}
