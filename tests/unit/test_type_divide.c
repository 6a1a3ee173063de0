/* Which words of a text are hyphenated, where, and what a line then looks like.
 * SPDX-License-Identifier: MIT */
#include "type_fixture.h"

#include "type/hyphen.h"

#include <math.h>

/* The text with "|" at every point where a hyphen may be set. */
static const char *divided(struct fixture *f, const struct type_run *runs, size_t n)
{
    const struct shaped *s = shape_paragraph(f->type, &f->arena, runs, n);
    struct strbuf b = {0};

    for (uint32_t i = 0, k = 0; i < s->nunits; i++) {
        while (k < s->nbreaks && s->breaks[k].next < i)
            k++;
        if (k < s->nbreaks && s->breaks[k].next == i && s->breaks[k].class == BREAK_HYPHEN)
            strbuf_putc(&b, '|');
        strbuf_add(&b, s->text + s->units[i].text, s->units[i].text_n);
    }
    const char *kept = strbuf_keep(&b, &f->arena);

    strbuf_free(&b);
    return kept;
}

/* The same text without the bars must give the bars. */
static void check(struct fixture *f, const char *expected, const char *lang)
{
    struct type_style style = style_of("Noto Sans"); /* no ligatures that a point could fall into */
    struct strbuf plain = {0};

    style.features = "-liga";
    style.lang = lang;
    for (const char *p = expected; *p; p++)
        if (*p != '|')
            strbuf_putc(&plain, *p);
    struct type_run run = run_of(strbuf_keep(&plain, &f->arena), style, TYPE_HYPHENATE);

    strbuf_free(&plain);
    assert_string_equal(divided(f, &run, 1), expected);
}

static void words_of_prose_are_divided(void **state)
{
    struct fixture *f = *state;

    check(f, "She man|aged the mi|gra|tion.", "en-US");
    check(f, "“Doc|u|men|ta|tion” (in|ter|nal), re|port|ing; au|dits", "en");
    check(f, "the team’s com|mu|ni|ca|tion—per|for|mance, too", "en");
    check(f, "com|mu|nic|a|tion", "en-GB");
    check(f, "Lei|tete die Ein|füh|rung ei|ner Da|ten|bank", "de-AT");
    check(f, "l'amé|lio|ra|tion de l’ar|chi|tec|ture", "fr_CA");
    check(f, "гла́в|ный ин|же|нер", "ru");
    check(f, "co|or|de|na|ção", "pt-PT");
    check(f, "medar|bej|dere", "da"); /* the patterns have me-d-ar: neither is trusted */
    check(f, "international", "xx");
    check(f, "international", "");
    check(f, "international", NULL);
}

/* Names, codes, addresses, numbers. */
static void names_and_codes_stay_whole(void **state)
{
    static const char *const whole[] = {
        "JavaScript", "PostgreSQL", "UNESCO", "OAuth2", "base64encoded", "C++", "libfoo.so",
        "configuration_file", "and/or", "decision-making", "employees@example.org",
        "https://example.org/documentation", "www.documentation.example", "20-something",
        "international2", "2international", "pre(fix)es", "Entwickler:innen", "100million",
        "node.js", "ver\xC2\xADlassen", "well", "$international", "#hyphenation", "@somebody",
        "read-only", "–international", "e.g.", "ISO-certified", "Fließband-Arbeit"};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        struct type_style style = style_of("Noto Sans");
        struct type_run run = run_of(whole[i], style, TYPE_HYPHENATE);

        if (strchr(divided(f, &run, 1), '|'))
            fail_msg("'%s' is divided: %s", whole[i], divided(f, &run, 1));
    }
    /* a capital in the middle of a sentence is a name's; not so in German */
    check(f, "An|other pro|gram from Kubernetes. Op|er|a|tions: Plan|ning", "en");
    check(f, "Die Ver|wal|tung der Ver|träge", "de");
}

static void flags_decide(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Noto Sans"), german = style;

    german.lang = "de";
    const struct type_run runs[] = {
        run_of("engineering ", style, TYPE_HYPHENATE | TYPE_NO_HYPHEN),
        run_of("engineering ", style, 0),
        run_of("engineering ", style, TYPE_HYPHENATE | TYPE_NO_BREAK),
        run_of("engi", style, TYPE_HYPHENATE),
        run_of("neering ", style, TYPE_HYPHENATE | TYPE_NO_HYPHEN),
        run_of("engi", style, TYPE_HYPHENATE),
        run_of("neering ", style, TYPE_HYPHENATE),
        run_of("über die Datenbank", german, TYPE_HYPHENATE)};

    assert_string_equal(divided(f, runs, 8), "engineering engineering engineering engineering "
                                             "en|gi|neer|ing über die Da|ten|bank");
}

static void minima_are_kept(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Noto Sans");
    struct type_run run = run_of("engineering operation", style, TYPE_HYPHENATE);

    assert_string_equal(divided(f, &run, 1), "en|gi|neer|ing op|er|a|tion");
    run.style.hyphen_before = 3;
    run.style.hyphen_after = 4;
    assert_string_equal(divided(f, &run, 1), "engi|neering oper|a|tion");
}

static void hyphens_are_set_where_asked(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Noto Sans");
    struct type_run run = run_of("of administration", style, TYPE_HYPHENATE);
    struct shaped *s = type_shape(f->type, &f->arena, &run, 1);
    struct type_break_options o = {.measure = shaped_width(shape(f, "of adminis-", style)) + 0.5,
                                   .align = TYPE_START,
                                   .hyphenate = true};

    struct lines *l = type_break(f->type, &f->arena, s, &o);

    assert_int_equal(l->n, 2);
    assert_true(l->at[0].hyphenated);
    assert_string_equal(line_text(f, &l->at[0]), "of adminis\xC2\xAD");
    assert_string_equal(line_text(f, &l->at[1]), "tration");
    assert_clusters_cover_text(l);
    o.hyphenate = false; /* fewer letters on a line, no hyphen */
    o.measure = shaped_width(shape(f, "administration", style)) + 1;
    ASSERT_LINES(f, type_break(f->type, &f->arena, s, &o), "of", "administration");
    o.measure = 50; /* better than a break anywhere */
    l = type_break(f->type, &f->arena, s, &o);
    assert_true(l->at[0].hyphenated || l->at[1].hyphenated);
    assert_false(l->overfull);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Any bytes: points on starts of characters only, within the minima, the same twice. */
static void points_are_at_characters(void **state)
{
    static const char *const pieces[] = {"a", "tion", "é", "ж", "ά", "\xCC\x81", "'", "’", "ß", "ł",
                                         "str", "ung", "\xC2\xAD", "\xFF", "\xE2\x82", "7", "日",
                                         "😀", "ij", "qu", "e", "o", "und", "Ö", "con"};
    static const char *const langs[] = {"en-US", "en-GB", "de", "fr", "es", "it", "pt", "nl",
                                        "pl",    "sv",    "da", "ru", "el", "cs"};
    uint32_t seed = 1;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        char word[512];
        uint8_t points[512], again[512];
        size_t n = 0, count = 0;

        for (uint32_t k = next_random(&seed) % 12 + (round % 97 == 0 ? 100 : 0); k > 0; k--) {
            const char *p = pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)];

            memcpy(word + n, p, strlen(p));
            n += strlen(p);
        }
        const char *lang = langs[round % 14];
        unsigned left = next_random(&seed) % 5, right = next_random(&seed) % 5;
        size_t found = hyphen_points(lang, word, n, left, right, points);

        assert_int_equal(hyphen_points(lang, word, n, left, right, again), found);
        assert_memory_equal(points, again, n);
        for (size_t i = 0; i < n; i++) {
            count += points[i];
            assert_true(points[i] <= 1);
            if (points[i]) {
                assert_int_not_equal((unsigned char)word[i] & 0xC0, 0x80);
                assert_memory_not_equal(word + i, "\xCC\x81", 2);
                assert_true(i >= left && i > 0 && n - i >= right);
            }
        }
        assert_int_equal(count, found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_of_prose_are_divided, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_and_codes_stay_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(flags_decide, set_up, tear_down),
        cmocka_unit_test_setup_teardown(minima_are_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(hyphens_are_set_where_asked, set_up, tear_down),
        cmocka_unit_test(points_are_at_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
