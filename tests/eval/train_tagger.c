/* Trains the term tagger: `train_tagger DIR OUT.c` reads DIR/skillspan/train.json and writes the
 * table of weights; `train_tagger DIR` cross-validates (five folds by posting).
 *
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) with an L1 penalty,
 * by dual averaging with a step size for each weight (Xiao 2010; Duchi, Hazan and Singer 2011). After
 * a first training only the BUDGET weights that do most are kept, and trained anew.
 *
 * Deterministic: own random numbers, own exponential; of floating point only the operations that
 * IEEE 754 rounds exactly (+ - * / sqrt), never contracted.
 * SPDX-License-Identifier: MIT */
#include "skillspan.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FOLDS = 5,
    BUDGET = 15000,
    COUNT_LEAST = 2,
    EPOCHS = 8,
    EPOCHS_AGAIN = 6,
    ORDERS = 3,
    TOKENS_MAX = 2000
};
static const double rate = 0.12, penalty = 0.4, penalty_again = 0.3;
/* Of sentences that it has not seen the model is too sure (Guo, Pleiss, Sun and Weinberger 2017). */
static const double coolness = 0.8;
static const double update_least = 1e-4; /* smaller errors of a token teach nothing */

/* ---- features to numbers ------------------------------------------------------------------- */

enum { SLOTS = 1 << 21, NO_FEATURE = -1 };

struct index {
    uint32_t *hash;  /* SLOTS */
    int32_t *number; /* SLOTS */
    uint32_t *count; /* by number */
    uint32_t *own;   /* hash by number */
    size_t n;
};

struct example {
    const struct sentence *sentence;
    uint32_t **features;
    uint16_t *counts, *telling; /* see tag_features() */
};

struct trainer {
    struct arena arena;
    struct index index;
    struct example *examples;
    size_t n;
    /* by number * PART_COUNT + part */
    float *weight, *sum, *square, *step;
    uint8_t *dead;
    double steps[TAG_COUNT + 1][TAG_COUNT], step_sum[TAG_COUNT + 1][TAG_COUNT],
        step_square[TAG_COUNT + 1][TAG_COUNT];
    double shrink; /* penalty so far */
    uint64_t random;
};

static uint32_t number_of(struct index *x, uint32_t hash)
{
    size_t i = hash % SLOTS;

    for (; x->number[i] != NO_FEATURE; i = (i + 1) % SLOTS)
        if (x->hash[i] == hash)
            return (uint32_t)x->number[i];
    x->hash[i] = hash;
    x->number[i] = (int32_t)x->n;
    x->own[x->n] = hash;
    return (uint32_t)x->n++;
}

static void index_features(struct trainer *t)
{
    struct index *x = &t->index;

    for (size_t k = 0; k < t->n; k++) {
        struct example *e = &t->examples[k];
        const struct tag_line *line = &e->sentence->line;

        e->features = arena_array(&t->arena, line->n + 1, sizeof *e->features);
        e->counts = arena_array(&t->arena, line->n + 1, sizeof *e->counts);
        e->telling = arena_array(&t->arena, line->n + 1, sizeof *e->telling);
        for (size_t i = 0; i < line->n; i++) {
            uint32_t hashes[TAG_FEATURES_MAX];
            size_t telling, n = tag_features(line, i, hashes, &telling);

            e->features[i] = arena_array(&t->arena, n, sizeof **e->features);
            e->counts[i] = (uint16_t)n;
            e->telling[i] = (uint16_t)telling;
            for (size_t f = 0; f < n; f++)
                x->count[e->features[i][f] = number_of(x, hashes[f])]++;
        }
    }
}

/* What is seen once in all the data teaches noise. */
static void drop_rare(struct trainer *t)
{
    for (size_t k = 0; k < t->n; k++)
        for (size_t i = 0; i < t->examples[k].sentence->line.n; i++) {
            uint32_t *f = t->examples[k].features[i];
            uint16_t n = 0, telling = 0;

            for (size_t j = 0; j < t->examples[k].counts[i]; j++)
                if (t->index.count[f[j]] >= COUNT_LEAST) {
                    telling += j < t->examples[k].telling[i];
                    f[n++] = f[j];
                }
            t->examples[k].counts[i] = n;
            t->examples[k].telling[i] = telling;
        }
}

static void start(struct trainer *t, const struct corpus *c)
{
    struct arena *a = &t->arena;

    t->n = c->list.n;
    t->examples = arena_array(a, t->n, sizeof *t->examples);
    for (size_t k = 0; k < t->n; k++)
        t->examples[k].sentence = &c->list.at[k];
    t->index.hash = arena_array(a, SLOTS, sizeof *t->index.hash);
    t->index.number = arena_array(a, SLOTS, sizeof *t->index.number);
    t->index.count = arena_array(a, SLOTS, sizeof *t->index.count);
    t->index.own = arena_array(a, SLOTS, sizeof *t->index.own);
    memset(t->index.number, 0xFF, SLOTS * sizeof *t->index.number);
    index_features(t);
    drop_rare(t);
    size_t weights = t->index.n * PART_COUNT;

    t->weight = arena_array(a, weights, sizeof *t->weight);
    t->sum = arena_array(a, weights, sizeof *t->sum);
    t->square = arena_array(a, weights, sizeof *t->square);
    t->step = arena_array(a, weights, sizeof *t->step);
    t->dead = arena_array(a, weights, sizeof *t->dead);
}

/* ---- numbers ------------------------------------------------------------------------------- */

/* e^x by 2^k e^r and Taylor's series: libm's last bits differ between machines. */
static double exponential(double x)
{
    double k, r, term = 1, sum = 1;
    union {
        double value;
        uint64_t bits;
    } power;

    x = x < -700 ? -700 : x > 700 ? 700 : x;
    k = (double)(long)(x * 1.4426950408889634 + (x < 0 ? -0.5 : 0.5));
    r = x - k * 0.6931471805599453;
    for (int i = 1; i < 14; i++) {
        term = term * r / i;
        sum += term;
    }
    power.bits = (uint64_t)((int)k + 1023) << 52;
    return sum * power.value;
}

/* Marsaglia's xorshift. */
static uint64_t draw(struct trainer *t)
{
    t->random ^= t->random << 13;
    t->random ^= t->random >> 7;
    t->random ^= t->random << 17;
    return t->random;
}

/* ---- the gradient of a sentence ------------------------------------------------------------ */

/* Dual averaging: a weight follows from the sum of its gradients, less what the penalty takes. */
static float current(struct trainer *t, size_t k)
{
    double sum = t->sum[k], size = fabs(sum) - t->shrink;

    if (t->dead[k] || size <= 0)
        return 0;
    return (float)(rate * (sum > 0 ? size : -size) * t->step[k]);
}

struct lattice {
    double emit[TOKENS_MAX][TAG_COUNT], forth[TOKENS_MAX][TAG_COUNT], back[TOKENS_MAX][TAG_COUNT];
    double step[TAG_COUNT + 1][TAG_COUNT];
};

static size_t parts_of(const struct example *e, size_t i, size_t feature)
{
    return feature < e->telling[i] ? PART_COUNT : PART_INSIDE + 1;
}

static void emissions(struct trainer *t, const struct example *e, size_t i, double out[TAG_COUNT])
{
    double part[PART_COUNT] = {0}, most = 0;

    for (size_t f = 0; f < e->counts[i]; f++)
        for (size_t p = 0; p < parts_of(e, i, f); p++) {
            size_t k = (size_t)e->features[i][f] * PART_COUNT + p;

            part[p] += t->weight[k] = current(t, k);
        }
    out[TAG_OUT] = 0;
    out[TAG_FIRST] = part[PART_INSIDE] + part[PART_BEGINS];
    out[TAG_MIDDLE] = part[PART_INSIDE];
    out[TAG_LAST] = part[PART_INSIDE] + part[PART_ENDS];
    out[TAG_ONLY] = part[PART_INSIDE] + part[PART_BEGINS] + part[PART_ENDS];
    for (int j = 0; j < TAG_COUNT; j++)
        most = out[j] > most ? out[j] : most;
    for (int j = 0; j < TAG_COUNT; j++)
        out[j] = exponential(out[j] - most);
}

static void scale(double v[TAG_COUNT])
{
    double sum = 0;

    for (int j = 0; j < TAG_COUNT; j++)
        sum += v[j];
    for (int j = 0; j < TAG_COUNT; j++)
        v[j] /= sum;
}

/* Forward and backward sums, each scaled to one (Rabiner 1989). */
static void sweep(struct trainer *t, const struct example *e, struct lattice *l)
{
    size_t n = e->sentence->line.n;

    for (int i = 0; i <= TAG_COUNT; i++)
        for (int j = 0; j < TAG_COUNT; j++)
            l->step[i][j] = exponential(t->steps[i][j]);
    for (size_t i = 0; i < n; i++) {
        emissions(t, e, i, l->emit[i]);
        for (int j = 0; j < TAG_COUNT; j++) {
            double x = i ? 0 : l->step[TAG_COUNT][j];

            for (int k = 0; i && k < TAG_COUNT; k++)
                x += l->forth[i - 1][k] * l->step[k][j];
            l->forth[i][j] = x * l->emit[i][j];
        }
        scale(l->forth[i]);
    }
    for (size_t i = n; i-- > 0;) {
        for (int j = 0; j < TAG_COUNT; j++) {
            double x = i + 1 == n;

            for (int k = 0; i + 1 < n && k < TAG_COUNT; k++)
                x += l->step[j][k] * l->emit[i + 1][k] * l->back[i + 1][k];
            l->back[i][j] = x;
        }
        scale(l->back[i]);
    }
}

static void learn_token(struct trainer *t, const struct example *e, size_t i,
                        const double d[TAG_COUNT])
{
    double part[PART_COUNT] = {d[TAG_FIRST] + d[TAG_MIDDLE] + d[TAG_LAST] + d[TAG_ONLY],
                               d[TAG_FIRST] + d[TAG_ONLY], d[TAG_LAST] + d[TAG_ONLY]};

    for (size_t f = 0; f < e->counts[i]; f++)
        for (size_t p = 0; p < parts_of(e, i, f); p++) {
            size_t k = (size_t)e->features[i][f] * PART_COUNT + p;

            t->sum[k] += (float)part[p];
            t->square[k] += (float)(part[p] * part[p]);
            t->step[k] = (float)(1 / (sqrt(t->square[k]) + 0.1));
        }
}

/* What the pair of tags (i - 1, i) has over what the model expects. */
static void add_steps(const struct lattice *l, const uint8_t *gold, size_t i,
                      double d[TAG_COUNT + 1][TAG_COUNT])
{
    double x[TAG_COUNT][TAG_COUNT], sum = 0;

    for (int a = 0; a < TAG_COUNT; a++)
        for (int b = 0; b < TAG_COUNT; b++)
            sum += x[a][b] =
                l->forth[i - 1][a] * l->step[a][b] * l->emit[i][b] * l->back[i][b];
    for (int a = 0; a < TAG_COUNT; a++)
        for (int b = 0; b < TAG_COUNT; b++)
            d[a][b] += (gold[i - 1] == a && gold[i] == b) - x[a][b] / sum;
}

static void learn_steps(struct trainer *t, double d[TAG_COUNT + 1][TAG_COUNT])
{
    for (int a = 0; a <= TAG_COUNT; a++)
        for (int b = 0; b < TAG_COUNT; b++) {
            t->step_sum[a][b] += d[a][b];
            t->step_square[a][b] += d[a][b] * d[a][b];
            t->steps[a][b] = rate * t->step_sum[a][b] / (sqrt(t->step_square[a][b]) + 1);
        }
}

static void learn(struct trainer *t, const struct example *e, struct lattice *l)
{
    const uint8_t *gold = e->sentence->tags;
    double steps[TAG_COUNT + 1][TAG_COUNT] = {{0}};

    if (!e->sentence->line.n || e->sentence->line.n > TOKENS_MAX)
        return;
    sweep(t, e, l);
    for (size_t i = 0; i < e->sentence->line.n; i++) {
        double d[TAG_COUNT], most = 0;

        for (int j = 0; j < TAG_COUNT; j++)
            d[j] = l->forth[i][j] * l->back[i][j];
        scale(d);
        for (int j = 0; j < TAG_COUNT; j++) {
            d[j] = (gold[i] == j) - d[j];
            most = fabs(d[j]) > most ? fabs(d[j]) : most;
        }
        if (most > update_least)
            learn_token(t, e, i, d);
        for (int j = 0; i == 0 && j < TAG_COUNT; j++)
            steps[TAG_COUNT][j] += d[j];
        if (i)
            add_steps(l, gold, i, steps);
    }
    learn_steps(t, steps);
}

/* ---- training ------------------------------------------------------------------------------ */

static void reset(struct trainer *t)
{
    size_t n = t->index.n * PART_COUNT;

    memset(t->weight, 0, n * sizeof *t->weight);
    memset(t->sum, 0, n * sizeof *t->sum);
    memset(t->square, 0, n * sizeof *t->square);
    for (size_t k = 0; k < n; k++)
        t->step[k] = 10;
    memset(t->steps, 0, sizeof t->steps);
    memset(t->step_sum, 0, sizeof t->step_sum);
    memset(t->step_square, 0, sizeof t->step_square);
    t->shrink = 0;
}

/* All sentences but those of one fold (-1: all), shuffled anew in each epoch. */
static void pass(struct trainer *t, int fold, int epochs, double l1)
{
    struct lattice *l = calloc(1, sizeof *l);
    size_t *order = calloc(t->n, sizeof *order), n = 0;

    for (size_t k = 0; k < t->n; k++)
        if (t->examples[k].sentence->posting % FOLDS != fold)
            order[n++] = k;
    reset(t);
    for (int epoch = 0; epoch < epochs; epoch++) {
        for (size_t i = n; i-- > 1;) {
            size_t j = (size_t)(draw(t) % (i + 1)), k = order[i];

            order[i] = order[j];
            order[j] = k;
        }
        for (size_t k = 0; k < n; k++) {
            t->shrink += l1 / (double)n;
            learn(t, &t->examples[order[k]], l);
        }
    }
    for (size_t k = 0; k < t->index.n * PART_COUNT; k++)
        t->weight[k] = current(t, k);
    free(order);
    free(l);
}

static int compare_down(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;

    return a > b ? -1 : a < b;
}

/* A weight does much if it is large and often used. */
static double deed(const struct trainer *t, size_t k)
{
    return fabs(t->weight[k]) * sqrt(t->index.count[k / PART_COUNT]);
}

static void prune(struct trainer *t)
{
    size_t n = t->index.n * PART_COUNT;
    double *deeds = calloc(n, sizeof *deeds), least;

    for (size_t k = 0; k < n; k++)
        deeds[k] = deed(t, k);
    qsort(deeds, n, sizeof *deeds, compare_down);
    least = n > BUDGET ? deeds[BUDGET] : 0;
    for (size_t k = 0; k < n; k++)
        t->dead[k] = deed(t, k) <= least;
    free(deeds);
}

/* The mean over several orders of the sentences, which takes some of chance out. */
static void pass_mean(struct trainer *t, int fold, int epochs, double l1)
{
    size_t n = t->index.n * PART_COUNT;
    float *sum = calloc(n, sizeof *sum);
    double steps[TAG_COUNT + 1][TAG_COUNT] = {{0}};

    for (int order = 0; order < ORDERS; order++) {
        pass(t, fold, epochs, l1);
        for (size_t k = 0; k < n; k++)
            sum[k] += t->weight[k] / ORDERS;
        for (int a = 0; a <= TAG_COUNT; a++)
            for (int b = 0; b < TAG_COUNT; b++)
                steps[a][b] += t->steps[a][b] / ORDERS;
    }
    memcpy(t->weight, sum, n * sizeof *sum);
    memcpy(t->steps, steps, sizeof steps);
    free(sum);
}

static void train(struct trainer *t, int fold)
{
    t->random = 88172645463325252u;
    memset(t->dead, 0, t->index.n * PART_COUNT);
    pass_mean(t, fold, EPOCHS, penalty);
    prune(t);
    pass_mean(t, fold, EPOCHS_AGAIN, penalty_again);
}

/* ---- the table ----------------------------------------------------------------------------- */

struct table {
    struct tag_model model;
    struct tag_row *rows;
    uint16_t buckets[TAG_BUCKETS + 1];
    uint64_t sieve[TAG_SIEVE];
    size_t n, weights;
};

static int16_t whole(double w)
{
    double x = w * coolness * TAG_SCALE + (w < 0 ? -0.5 : 0.5);

    return (int16_t)(x > 32767 ? 32767 : x < -32767 ? -32767 : x);
}

static int compare_rows(const void *x, const void *y)
{
    const struct tag_row *a = x, *b = y;

    return a->hash < b->hash ? -1 : a->hash > b->hash;
}

static struct table *tabulate(const struct trainer *t)
{
    struct table *out = calloc(1, sizeof *out);

    out->rows = calloc(BUDGET, sizeof *out->rows);
    for (size_t f = 0; f < t->index.n; f++) {
        struct tag_row row = {.hash = t->index.own[f]};
        size_t used = 0;

        for (size_t p = 0; p < PART_COUNT; p++)
            used += (row.weight[p] = whole(t->weight[f * PART_COUNT + p])) != 0;
        if (used)
            out->rows[out->n++] = row;
        out->weights += used;
    }
    qsort(out->rows, out->n, sizeof *out->rows, compare_rows);
    for (size_t i = 0, b = 0; b <= TAG_BUCKETS; b++) {
        while (i < out->n && out->rows[i].hash >> (32 - TAG_BUCKET_BITS) < b)
            i++;
        out->buckets[b] = (uint16_t)i;
    }
    for (size_t i = 0; i < out->n; i++)
        out->sieve[out->rows[i].hash >> 22] |= UINT64_C(1) << (out->rows[i].hash >> 16 & 63);
    out->model.sieve = out->sieve;
    out->model.rows = out->rows;
    out->model.buckets = out->buckets;
    for (int a = 0; a <= TAG_COUNT; a++)
        for (int b = 0; b < TAG_COUNT; b++)
            out->model.steps[a][b] = whole(t->steps[a][b]);
    return out;
}

static void table_free(struct table *t)
{
    free(t->rows);
    free(t);
}

static bool table_write(const struct table *t, const char *path)
{
    FILE *f = fopen(path, "w");

    if (!f)
        return false;
    fprintf(f,
            "/* Written by tests/eval/train_tagger.c (make train): do not edit. %zu weights.\n"
            " * Learnt from SkillSpan (Zhang et al. 2022), train part, MIT licence, (c) 2023 Mike Zhang.\n"
            " * SPDX-License-Identifier: MIT */\n"
            "#include \"lexicon/tagger_model.h\"\n\n"
            "const size_t tag_row_count = %zu;\n\n/* clang-format off */\n"
            "static const struct tag_row rows[] = {\n",
            t->weights, t->n);
    for (size_t i = 0; i < t->n; i++)
        fprintf(f, "{0x%08X,{%d,%d,%d}},%s", (unsigned)t->rows[i].hash, t->rows[i].weight[0],
                t->rows[i].weight[1], t->rows[i].weight[2], i % 4 == 3 ? "\n" : "");
    fprintf(f, "\n};\n\nstatic const uint16_t buckets[TAG_BUCKETS + 1] = {\n");
    for (size_t i = 0; i <= TAG_BUCKETS; i++)
        fprintf(f, "%u,%s", (unsigned)t->buckets[i], i % 20 == 19 ? "\n" : "");
    fprintf(f, "\n};\n\nstatic const uint64_t sieve[TAG_SIEVE] = {\n");
    for (size_t i = 0; i < TAG_SIEVE; i++)
        fprintf(f, "0x%llX,%s", (unsigned long long)t->sieve[i], i % 5 == 4 ? "\n" : "");
    fprintf(f, "\n};\n\nconst struct tag_model tag_model = {\n    rows, buckets, sieve, {\n");
    for (int a = 0; a <= TAG_COUNT; a++) {
        fprintf(f, "        {");
        for (int b = 0; b < TAG_COUNT; b++)
            fprintf(f, "%d%s", t->model.steps[a][b], b + 1 < TAG_COUNT ? ", " : "},\n");
    }
    fprintf(f, "    }};\n");
    return fclose(f) == 0;
}

/* ---- main ---------------------------------------------------------------------------------- */

static void cross_validate(struct trainer *t, const struct corpus *c)
{
    struct tally sums[2] = {{0}}, all;

    for (int fold = 0; fold < FOLDS; fold++) {
        train(t, fold);
        struct table *table = tabulate(t);

        tally_corpus(&table->model, c, fold, FOLDS, sums);
        table_free(table);
    }
    all = (struct tally){sums[0].gold + sums[1].gold, sums[0].found + sums[1].found,
                         sums[0].right + sums[1].right};
    tally_print("tech", &sums[0]);
    tally_print("house", &sums[1]);
    tally_print("pooled", &all);
}

static bool train_all(struct trainer *t, const char *path)
{
    train(t, -1);
    struct table *table = tabulate(t);
    bool done = table_write(table, path);

    printf("%zu weights of %zu features\n", table->weights, table->n);
    table_free(table);
    return done;
}

int main(int argc, char **argv)
{
    struct trainer t = {0};
    struct corpus c = {0};
    struct headings headings = {0};
    int status = 0;

    if (argc < 2 || argc > 3 ||
        !corpus_read(&t.arena, arena_printf(&t.arena, "%s/skillspan/train.json", argv[1]), &c)) {
        fprintf(stderr, "usage: train_tagger DIR [OUT.c]\n");
        return 2;
    }
    headings_find(&t.arena, &c, &headings);
    headings_apply(&c, &headings);
    start(&t, &c);
    if (argc == 3)
        status = train_all(&t, argv[2]) ? 0 : 3;
    else
        cross_validate(&t, &c);
    arena_free(&t.arena);
    return status;
}
