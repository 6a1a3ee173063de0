/* The term tagger: features, chances, the compiled tables, spans in texts.
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "lexicon/tagger_model.h"

#include <math.h>
#include <string.h>

/* A model made here: rows by hash, as the table has them. */
struct made {
    struct tag_row rows[8];
    size_t n;
    uint16_t buckets[TAG_BUCKETS + 1];
    uint64_t sieve[TAG_SIEVE];
    struct tag_model model;
};

static void made_add(struct made *m, uint32_t hash, int inside, int begins, int ends)
{
    size_t i = m->n++;

    for (; i > 0 && m->rows[i - 1].hash > hash; i--)
        m->rows[i] = m->rows[i - 1];
    m->rows[i] = (struct tag_row){hash, {(int16_t)inside, (int16_t)begins, (int16_t)ends}};
}

static const struct tag_model *made_model(struct made *m)
{
    for (size_t i = 0, b = 0; b <= TAG_BUCKETS; b++) {
        while (i < m->n && m->rows[i].hash >> (32 - TAG_BUCKET_BITS) < b)
            i++;
        m->buckets[b] = (uint16_t)i;
    }
    for (size_t i = 0; i < m->n; i++)
        m->sieve[m->rows[i].hash >> 22] |= UINT64_C(1) << (m->rows[i].hash >> 16 & 63);
    m->model.sieve = m->sieve;
    m->model.rows = m->rows;
    m->model.buckets = m->buckets;
    return &m->model;
}

static void line_of(struct arena *a, const char *text, struct tag_line *line)
{
    VEC(struct tag_token) tokens = {0};

    while (*text) {
        size_t n = strcspn(text, " ");
        struct tag_token t;

        tag_token_fill(&t, (struct str){text, n});
        vec_push(a, &tokens, t);
        text += n + (text[n] == ' ');
    }
    *line = (struct tag_line){.tokens = tokens.at, .n = tokens.n};
}

/* The features of a token that another does not have. */
static size_t differing(const struct tag_line *x, size_t i, const struct tag_line *y, size_t j)
{
    uint32_t a[TAG_FEATURES_MAX], b[TAG_FEATURES_MAX];
    size_t telling, n = tag_features(x, i, a, &telling), m = tag_features(y, j, b, &telling), d = 0;

    for (size_t k = 0; k < n; k++) {
        size_t q = 0;

        while (q < m && b[q] != a[k])
            q++;
        d += q == m;
    }
    return d;
}

static void features_see_words_shapes_and_place(void **state)
{
    struct arena a = {0};
    struct tag_line x, y, z;
    struct tag_token t, u;
    uint32_t out[TAG_FEATURES_MAX];
    size_t telling;

    (void)state;
    line_of(&a, "we use Redis and Kafka in 2019", &x);
    line_of(&a, "we use Redis and Kafka in 2023", &y);
    line_of(&a, "we use Xylos and Kafka in 2019", &z);
    /* digits are one: years teach nothing */
    for (size_t i = 0; i < x.n; i++)
        assert_int_equal(differing(&x, i, &y, i), 0);
    /* another word of the same shape: its own features, not its neighbours' shapes */
    assert_in_range(differing(&x, 2, &z, 2), 5, 30);
    assert_in_range(differing(&x, 0, &z, 0), 1, 4);
    tag_token_fill(&t, STR("PostgreSQL"));
    tag_token_fill(&u, STR("postgresql"));
    assert_int_equal(t.lower, u.lower);
    assert_int_equal(t.suffix[2], u.suffix[2]);
    assert_int_not_equal(t.raw, u.raw);
    assert_int_not_equal(t.shape, u.shape);
    tag_token_mark(&t, lexicon_find(STR("PostgreSQL")), true);
    tag_token_mark(&u, lexicon_find(STR("PostgreSQL")), false);
    assert_int_not_equal(t.mark, u.mark);
    /* as many as there is room for, and the telling ones first */
    line_of(&a, "a b c d e f g h i j k l m n o p q r s", &x);
    assert_in_range(tag_features(&x, 9, out, &telling), 50, TAG_FEATURES_MAX);
    assert_in_range(telling, 30, 60);
    arena_free(&a);
}

static void words_of_a_cluster_are_alike(void **state)
{
    struct tag_token t, u;

    (void)state;
    tag_token_fill(&t, STR("Monday"));
    tag_token_fill(&u, STR("(tuesday,"));
    assert_in_range(t.cluster, 2, 1 + (1 << TAG_CLUSTER_BITS));
    assert_int_equal(t.cluster, u.cluster);
    tag_token_fill(&u, STR("engineering"));
    assert_in_range(u.cluster, 2, 1 + (1 << TAG_CLUSTER_BITS));
    assert_int_not_equal(t.cluster, u.cluster);
    tag_token_fill(&u, STR("QuillForge"));
    assert_int_equal(u.cluster, 1);
}

static void decoding_keeps_terms_whole(void **state)
{
    struct arena a = {0};
    struct tag_line line;
    struct made m = {0};
    uint32_t features[TAG_FEATURES_MAX];
    size_t telling;
    struct tag_spans none = {0}, whole = {0}, parted = {0};

    (void)state;
    line_of(&a, "alpha beta gamma delta", &line);
    /* all words are rather outside: nothing found. Number 0 is the feature that all tokens have */
    tag_features(&line, 0, features, &telling);
    made_add(&m, features[0], -1500, 0, 0);
    tag_decode(&a, made_model(&m), &line, &none);
    assert_int_equal(none.list.n, 0);
    /* "beta" begins a term, "gamma" is inside of one: number 1 is the word's feature */
    tag_features(&line, 1, features, &telling);
    made_add(&m, features[1], 3000, 1500, -3000);
    tag_features(&line, 2, features, &telling);
    made_add(&m, features[1], 3000, -1500, 1500);
    tag_decode(&a, made_model(&m), &line, &whole);
    assert_int_equal(whole.list.n, 1);
    assert_int_equal(whole.list.at[0].from, 1);
    assert_int_equal(whole.list.at[0].to, 3);
    assert_in_range(whole.list.at[0].chance, TAG_SURE * 9 / 10, TAG_SURE);
    /* no term goes across a comma, whatever the scores say: "beta" alone would lose by 0 : 1 */
    line.tokens[2].apart = true;
    tag_decode(&a, made_model(&m), &line, &parted);
    for (size_t i = 0; i < parted.list.n; i++)
        assert_true(parted.list.at[i].to <= 2 || parted.list.at[i].from >= 2);
    arena_free(&a);
}

/* The share of a span in all paths of a line of four tokens, in doubles: paths are numbers to base 5. */
static double share_of(const int32_t scores[4][TAG_COUNT], size_t from, size_t to)
{
    double all = 0, with = 0;

    for (unsigned path = 0; path < 5 * 5 * 5 * 5; path++) {
        unsigned tags[4], before = TAG_COUNT, rest = path;
        bool may = true, is = true;
        double score = 0;

        for (size_t i = 0; i < 4; before = tags[i++], rest /= 5) {
            tags[i] = rest % 5;
            may &= tag_may_follow(before, tags[i]);
            score += scores[i][tags[i]] + tag_model.steps[before][tags[i]];
            if (i >= from && i < to)
                is &= tags[i] == (from + 1 == to ? TAG_ONLY
                                  : i == from    ? TAG_FIRST
                                  : i + 1 == to  ? TAG_LAST
                                                 : TAG_MIDDLE);
        }
        if (!may || before == TAG_FIRST || before == TAG_MIDDLE)
            continue;
        all += exp(score / TAG_SCALE);
        with += is ? exp(score / TAG_SCALE) : 0;
    }
    return with / all;
}

/* Chances in integers against the sum over all paths; terms against all ways to choose them. */
static void chances_are_those_of_all_paths(void **state)
{
    static const char *const lines[] = {"Experience with QuillForge assays", "Python Docker and biology",
                                        "master degree in chemistry", "agile software development tools",
                                        "Knowledge of network security"};
    size_t found = 0;

    (void)state;
    for (size_t k = 0; k < sizeof lines / sizeof *lines; k++) {
        struct arena a = {0};
        struct tag_line line;
        struct tag_spans spans = {0};
        int32_t scores[4][TAG_COUNT];
        double gain = 0, share[4][5] = {{0}}, best[5] = {0};

        line_of(&a, lines[k], &line);
        for (size_t i = 0; i < 4; i++)
            tag_score(&tag_model, &line, i, scores[i]);
        for (size_t from = 4; from-- > 0;) {
            best[from] = best[from + 1];
            for (size_t to = from + 1; to <= 4; to++) {
                share[from][to] = share_of((const int32_t(*)[TAG_COUNT])scores, from, to);
                best[from] = fmax(best[from], best[to] + share[from][to] -
                                                  (double)TAG_CHANCE_LEAST / TAG_SURE);
            }
        }
        tag_decode(&a, &tag_model, &line, &spans);
        for (size_t i = 0; i < spans.list.n; i++, found++) {
            const struct tag_span *s = &spans.list.at[i];
            double chance = (double)s->chance / TAG_SURE;

            assert_true(fabs(chance - share[s->from][s->to]) < 0.01);
            gain += chance - (double)TAG_CHANCE_LEAST / TAG_SURE;
        }
        assert_true(fabs(gain - best[0]) < 0.02);
        arena_free(&a);
    }
    assert_in_range(found, 3, 12);
}

/* Scores beyond what the fractions can hold: no division by zero, no chance above one. */
static void wild_scores_are_borne(void **state)
{
    struct arena a = {0};
    struct made m = {0};
    struct tag_line line;
    struct tag_spans spans = {0};
    uint32_t features[TAG_FEATURES_MAX];
    size_t telling;

    (void)state;
    line_of(&a, "alpha beta gamma delta", &line);
    for (size_t i = 0; i < 4; i++) {
        tag_features(&line, i, features, &telling);
        made_add(&m, features[1], i & 1 ? INT16_MAX : INT16_MIN, i & 2 ? INT16_MAX : INT16_MIN,
                 i & 1 ? INT16_MIN : INT16_MAX);
        line.tokens[i].apart = i == 2;
    }
    m.model.steps[TAG_OUT][TAG_FIRST] = INT16_MAX;
    m.model.steps[TAG_FIRST][TAG_LAST] = INT16_MIN;
    tag_decode(&a, made_model(&m), &line, &spans);
    for (size_t i = 0; i < spans.list.n; i++)
        assert_in_range(spans.list.at[i].chance, TAG_CHANCE_LEAST, TAG_SURE);
    arena_free(&a);
}

static void the_tables_are_sound(void **state)
{
    size_t weights = 0;

    (void)state;
    for (size_t i = 0; i < tag_row_count; i++) {
        uint32_t bucket = tag_model.rows[i].hash >> (32 - TAG_BUCKET_BITS);

        assert_true(i == 0 || tag_model.rows[i - 1].hash < tag_model.rows[i].hash);
        assert_in_range(i, tag_model.buckets[bucket], tag_model.buckets[bucket + 1] - 1);
        assert_true(tag_model.sieve[tag_model.rows[i].hash >> 22] >>
                        (tag_model.rows[i].hash >> 16 & 63) &
                    1);
        for (int p = 0; p < PART_COUNT; p++)
            weights += tag_model.rows[i].weight[p] != 0;
    }
    assert_in_range(weights, 10000, 15000);
    assert_int_equal(tag_model.buckets[TAG_BUCKETS], tag_row_count);
    for (size_t b = 0; b < 1 << TAG_WORD_BITS; b++)
        for (size_t i = tag_word_buckets[b] + 1u; i < tag_word_buckets[b + 1]; i++)
            assert_true(tag_words[i - 1] >> TAG_CLUSTER_BITS < tag_words[i] >> TAG_CLUSTER_BITS);
}

static void tag(struct arena *a, const char *text, const char *section, struct tagged_terms *out)
{
    struct concept_matches m = {0};

    lexicon_match(a, str_of(text), MATCH_PROSE, &m);
    lexicon_tag(a,
                &(struct tag_request){.text = str_of(text),
                                      .section = str_of(section),
                                      .known = m.list.at,
                                      .known_count = m.list.n},
                out);
}

static bool has(const struct tagged_terms *t, const char *text, const char *term)
{
    for (size_t i = 0; i < t->list.n; i++)
        if (str_eq((struct str){text + t->list.at[i].start,
                                t->list.at[i].end - t->list.at[i].start},
                   str_of(term)))
            return true;
    return false;
}

static void terms_are_found_in_texts(void **state)
{
    static const struct {
        const char *text, *section, *term;
    } cases[] = {
        {"Experience with FluxPress, QuillForge and Docker.", "technologies", "FluxPress"},
        {"Experience with FluxPress, QuillForge and Docker.", "technologies", "QuillForge"},
        {"Knowledge of Python (pandas) and PostgreSQL", "qualifications", "PostgreSQL"},
        {"Experience with FluxPress,QuillForge;Docker", "technologies", "QuillForge"},
        {"You hold a degree in marine biology.", "qualifications", "degree in marine biology"},
    };
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tagged_terms t = {0};

        tag(&a, cases[i].text, cases[i].section, &t);
        if (!has(&t, cases[i].text, cases[i].term))
            fail_msg("'%s' not found in '%s'", cases[i].term, cases[i].text);
        for (size_t k = 0; k < t.list.n; k++) {
            assert_in_range(t.list.at[k].chance, 1000L * TAG_CHANCE_LEAST / TAG_SURE, 1000);
            assert_true(t.list.at[k].start < t.list.at[k].end);
            assert_true(k == 0 || t.list.at[k - 1].end <= t.list.at[k].start);
            assert_true(t.list.at[k].end <= strlen(cases[i].text));
        }
    }
    struct tagged_terms none = {0};

    tag(&a, "We offer thirty days of holiday and a warm team.", "job benefits", &none);
    tag(&a, "", "", &none);
    tag(&a, " ,;  ( ) . ", "technologies", &none);
    assert_int_equal(none.list.n, 0);
    arena_free(&a);
}

/* Same text, same terms; memory by the token; too long a line is read so far. */
static void tagging_is_bounded_and_repeats(void **state)
{
    struct strbuf text = {0};
    struct arena a = {0}, b = {0};
    struct tagged_terms x = {0}, y = {0};

    (void)state;
    for (int i = 0; i < 30000; i++)
        strbuf_puts(&text, i % 3 ? "Docker, " : "knowledge of QuillForge and ");
    tag(&a, text.p, "technologies", &x);
    size_t once = a.used;

    tag(&b, text.p, "technologies", &y);
    assert_int_equal(once, b.used);
    assert_in_range(x.list.n, 100, TAG_TOKENS_MAX);
    assert_int_equal(x.list.n, y.list.n);
    assert_memory_equal(x.list.at, y.list.at, x.list.n * sizeof *x.list.at);
    for (int i = 0; i < 200; i++) {
        struct arena c = {0};
        struct tagged_terms t = {0};

        tag(&c, "Experience with QuillForge, Docker and marine biology", "technologies", &t);
        assert_in_range(c.used, 1, 32768);
        arena_free(&c);
    }
    arena_free(&a);
    arena_free(&b);
    strbuf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(features_see_words_shapes_and_place),
        cmocka_unit_test(words_of_a_cluster_are_alike),
        cmocka_unit_test(decoding_keeps_terms_whole),
        cmocka_unit_test(chances_are_those_of_all_paths),
        cmocka_unit_test(wild_scores_are_borne),
        cmocka_unit_test(the_tables_are_sound),
        cmocka_unit_test(terms_are_found_in_texts),
        cmocka_unit_test(tagging_is_bounded_and_repeats),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
