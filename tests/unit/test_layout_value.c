/* Values of the layout language. SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/str.h"
#include "layout/value.h"

#include <math.h>

static struct arena a;

static void lengths_keep_their_units(void **state)
{
    static const struct {
        const char *text;
        double value;
        enum unit unit;
    } cases[] = {{"12pt", 12, UNIT_PT},   {"25.4mm", 72, UNIT_PT},   {"2.54cm", 72, UNIT_PT},
                 {"1in", 72, UNIT_PT},    {"-0.5em", -0.5, UNIT_EM}, {"2ex", 2, UNIT_EX},
                 {"1.5lh", 1.5, UNIT_LH}, {"30%", 30, UNIT_PERCENT}, {"0", 0, UNIT_PT}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct length v;

        assert_null(value_length(&a, cases[i].text, LENGTH_ANY, &v));
        assert_true(fabs(v.value - cases[i].value) < 1e-9);
        assert_int_equal(v.unit, cases[i].unit);
        assert_null(v.param);
    }
    struct length v;

    assert_null(value_length(&a, "$rail-width", LENGTH_POSITIVE, &v));
    assert_string_equal(v.param, "rail-width");
    assert_string_equal(value_length(&a, "-1mm", LENGTH_NOT_NEGATIVE, &v), "it is negative");
    assert_string_equal(value_length(&a, "0mm", LENGTH_POSITIVE, &v), "it is zero");
    assert_null(value_length(&a, "0mm", LENGTH_NOT_NEGATIVE, &v));
}

static void glue_has_stretch_and_shrink(void **state)
{
    struct glue_value g;

    (void)state;
    assert_null(value_glue(&a, "6pt+3pt-2pt", &g));
    assert_true(g.natural.value == 6 && g.stretch.value == 3 && g.shrink.value == 2 && !g.fil);
    assert_null(value_glue(&a, "1lh+2fil", &g));
    assert_true(g.natural.unit == UNIT_LH && g.fil && g.stretch.value == 2);
    assert_null(value_glue(&a, "-3pt-1em", &g));
    assert_true(g.natural.value == -3 && g.stretch.value == 0 && g.shrink.value == 1);
    assert_int_equal(g.shrink.unit, UNIT_EM);
    assert_null(value_glue(&a, "$gap+1pt", &g));
    assert_string_equal(g.natural.param, "gap");
    assert_true(g.stretch.value == 1);
    assert_non_null(value_glue(&a, "1fil", &g));
}

static void colours_become_rgb(void **state)
{
    struct color_value c;

    (void)state;
    assert_null(value_color(&a, "#0B4f6C", &c));
    assert_true(fabs(c.r - 11 / 255.0) < 1e-9 && fabs(c.g - 79 / 255.0) < 1e-9 && !c.gray);
    assert_null(value_color(&a, "#808080", &c));
    assert_true(c.gray);
    assert_null(value_color(&a, "gray(0.35)", &c));
    assert_true(c.gray && fabs(c.r - 0.35) < 1e-12 && c.b == c.r);
    assert_null(value_color(&a, "cmyk(1, 0.5, 0, 0.25)", &c));
    assert_true(c.r == 0 && c.g == 0.25 && c.b == 0.75 && !c.gray);
    assert_null(value_color(&a, "cmyk(0,0,0,1)", &c));
    assert_true(c.gray && c.r == 0);
    assert_null(value_color(&a, "@accent", &c));
    assert_string_equal(c.param, "accent");
}

static void tracks_are_lengths_shares_or_content(void **state)
{
    const struct track_value *t;
    size_t n;

    (void)state;
    assert_null(value_tracks(&a, "$rail 1.5fr auto 10pt", &t, &n));
    assert_int_equal(n, 4);
    assert_true(t[0].unit == TRACK_LENGTH && strcmp(t[0].length.param, "rail") == 0);
    assert_true(t[1].unit == TRACK_FR && t[1].fr == 1.5);
    assert_int_equal(t[2].unit, TRACK_CONTENT);
    assert_true(t[3].unit == TRACK_LENGTH && t[3].length.value == 10);
}

static void paths_have_steps(void **state)
{
    struct path p;

    (void)state;
    assert_null(value_path(&a, "work[12].name", &p));
    assert_true(!p.relative && p.n == 2);
    assert_string_equal(p.steps[0].key, "work");
    assert_int_equal(p.steps[0].index, 12);
    assert_string_equal(p.steps[1].key, "name");
    assert_int_equal(p.steps[1].index, -1);
    assert_null(value_path(&a, ".", &p));
    assert_true(p.relative && p.n == 0);
    assert_null(value_path(&a, ".[0].url", &p));
    assert_true(p.relative && p.n == 2 && !p.steps[0].key && p.steps[0].index == 0);
    assert_string_equal(p.text, ".[0].url");
}

static void words_and_counts(void **state)
{
    const char *size = "x";
    double w = 0, h = 0;
    int v = -1;

    (void)state;
    assert_null(value_keep(&a, "no", &v));
    assert_int_equal(v, 0);
    assert_null(value_keep(&a, "always", &v));
    assert_int_equal(v, 100);
    assert_null(value_keep(&a, "99", &v));
    assert_int_equal(v, 99);
    assert_null(value_count(&a, "999", 1, 999, &v));
    assert_int_equal(v, 999);
    assert_non_null(value_count(&a, "99999999999999999999", 1, 999, &v));
    assert_null(value_percent(&a, "2%", 5, &v));
    assert_int_equal(v, 20);
    assert_null(value_percent(&a, "0.5%", 5, &v));
    assert_int_equal(v, 5);
    assert_null(value_percent(&a, "5.0%", 5, &v));
    assert_int_equal(v, 50);
    assert_non_null(value_percent(&a, "5.1%", 5, &v));
    assert_non_null(value_percent(&a, "02%", 5, &v));
    assert_non_null(value_percent(&a, "2", 5, &v));
    assert_non_null(value_percent(&a, "1.55%", 5, &v));
    assert_non_null(value_percent(&a, ".5%", 5, &v));
    assert_non_null(value_percent(&a, "%", 5, &v));
    assert_null(value_paper(&a, "letter", &size, &w, &h));
    assert_string_equal(size, "letter");
    assert_null(value_paper(&a, "10in x 36pt", &size, &w, &h));
    assert_true(!size && w == 720 && h == 36);
}

/* A condition printed with all its parentheses. */
static void print(struct strbuf *b, const struct expr *e)
{
    static const char *const signs[] = {
        [EXPR_AND] = " and ",    [EXPR_OR] = " or ",   [EXPR_EQUAL] = " = ",
        [EXPR_UNEQUAL] = " != ", [EXPR_LESS] = " < ",  [EXPR_GREATER] = " > ",
        [EXPR_PAGES] = "PAGES",  [EXPR_PAGE] = "PAGE", [EXPR_FIRST] = "FIRST",
        [EXPR_LAST] = "LAST"};

    if (e->kind == EXPR_PATH)
        strbuf_puts(b, e->path.text);
    else if (e->kind == EXPR_COUNT)
        strbuf_printf(b, "COUNT(%s)", e->path.text);
    else if (e->kind == EXPR_PARAM)
        strbuf_printf(b, "PARAM:%s", e->text);
    else if (e->kind == EXPR_TEXT)
        strbuf_printf(b, "'%s'", e->text);
    else if (e->kind == EXPR_NUMBER)
        strbuf_number(b, e->number, 0);
    else if (e->kind == EXPR_NOT) {
        strbuf_puts(b, "(not ");
        print(b, e->a);
        strbuf_puts(b, ")");
    } else if (e->a) {
        strbuf_puts(b, "(");
        print(b, e->a);
        strbuf_puts(b, signs[e->kind]);
        print(b, e->b);
        strbuf_puts(b, ")");
    } else {
        strbuf_puts(b, signs[e->kind]);
    }
}

static void conditions_bind_as_written(void **state)
{
    static const struct {
        const char *text, *printed;
    } cases[] = {
        {"basics.name", "basics.name"},
        {"a or b and c", "(a or (b and c))"},
        {"(a or b) and c", "((a or b) and c)"},
        {"a and b and c", "((a and b) and c)"},
        {"not a and b", "((not a) and b)"},
        {"not not a", "(not (not a))"},
        {"not a = 'x'", "(not (a = 'x'))"},
        {"count( work )>2", "(COUNT(work) > 2)"},
        {"param.photo-side = \"left\" or param.photo",
         "((PARAM:photo-side = 'left') or PARAM:photo)"},
        {"pages > 1 and page != pages", "((PAGES > 1) and (PAGE != PAGES))"},
        {"first or last", "(FIRST or LAST)"},
        {".highlights and not .summary", "(.highlights and (not .summary))"},
        {"android", "android"},
        {"notes and orders", "(notes and orders)"},
        {"work[0].name = 'a and b'", "(work[0].name = 'a and b')"},
        {"  a  ", "a"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct strbuf b = {0};
        const struct expr *e = NULL;
        const char *wrong = value_condition(&a, cases[i].text, &e);

        if (wrong)
            fail_msg("%s: %s", cases[i].text, wrong);
        print(&b, e);
        assert_string_equal(b.p, cases[i].printed);
        strbuf_free(&b);
    }
}

static int free_arena(void **state)
{
    (void)state;
    arena_free(&a);
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_keep_their_units),
        cmocka_unit_test(glue_has_stretch_and_shrink),
        cmocka_unit_test(colours_become_rgb),
        cmocka_unit_test(tracks_are_lengths_shares_or_content),
        cmocka_unit_test(paths_have_steps),
        cmocka_unit_test(words_and_counts),
        cmocka_unit_test(conditions_bind_as_written),
    };

    return cmocka_run_group_tests_name("layout_value", tests, NULL, free_arena);
}
