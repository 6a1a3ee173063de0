/* The term tagger: features, paths, the compiled table, spans in texts.
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "lexicon/tagger_model.h"

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

static void decoding_keeps_terms_whole(void **state)
{
    struct arena a = {0};
    struct tag_line line;
    struct made m = {0};
    uint32_t features[TAG_FEATURES_MAX];
    size_t telling;
    uint8_t tags[4];

    (void)state;
    line_of(&a, "alpha beta gamma delta", &line);
    /* nothing known: nothing found */
    tag_decode(&a, made_model(&m), &line, tags, NULL);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(tags[i], TAG_OUT);
    /* "beta" begins a term, "gamma" is inside of one: number 1 is the word's feature */
    tag_features(&line, 1, features, &telling);
    made_add(&m, features[1], 100, 50, -200);
    tag_features(&line, 2, features, &telling);
    made_add(&m, features[1], 100, -50, 20);
    tag_decode(&a, made_model(&m), &line, tags, NULL);
    assert_int_equal(tags[0], TAG_OUT);
    assert_int_equal(tags[1], TAG_FIRST);
    assert_int_equal(tags[2], TAG_LAST);
    assert_int_equal(tags[3], TAG_OUT);
    /* no term goes across a comma, whatever the scores say: "beta" alone would lose by 50 */
    line.tokens[2].apart = true;
    tag_decode(&a, made_model(&m), &line, tags, NULL);
    assert_int_equal(tags[1], TAG_OUT);
    assert_int_equal(tags[2], TAG_ONLY);
    arena_free(&a);
}

/* Every path of four tokens, against Viterbi's. */
static void the_path_is_the_best_of_all(void **state)
{
    struct arena a = {0};
    struct tag_line line;
    uint8_t tags[4];
    int32_t scores[4][TAG_COUNT];
    long found = 0, best = -1000000;

    (void)state;
    line_of(&a, "Experience with QuillForge assays", &line);
    tag_decode(&a, &tag_model, &line, tags, scores);
    for (unsigned i = 0, before = TAG_COUNT; i < 4; before = tags[i++])
        found += scores[i][tags[i]] + tag_model.steps[before][tags[i]];
    for (unsigned path = 0; path < 5 * 5 * 5 * 5; path++) {
        long score = 0;
        bool may = true;
        unsigned before = TAG_COUNT, rest = path;

        for (unsigned i = 0; i < 4; i++, rest /= 5) {
            may &= tag_may_follow(before, rest % 5);
            score += scores[i][rest % 5] + tag_model.steps[before][rest % 5];
            before = rest % 5;
        }
        may &= before != TAG_FIRST && before != TAG_MIDDLE;
        if (may && score > best)
            best = score;
    }
    assert_int_equal(found, best);
    arena_free(&a);
}

static void the_table_is_sound(void **state)
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
        cmocka_unit_test(decoding_keeps_terms_whole),
        cmocka_unit_test(the_path_is_the_best_of_all),
        cmocka_unit_test(the_table_is_sound),
        cmocka_unit_test(terms_are_found_in_texts),
        cmocka_unit_test(tagging_is_bounded_and_repeats),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
