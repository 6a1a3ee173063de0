/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void arena_memory_is_zeroed_and_aligned(void **state)
{
    struct arena a = {0};

    (void)state;
    for (size_t size = 1; size < 200000; size = size * 3 + 1) {
        unsigned char *p = arena_alloc(&a, size);

        assert_int_equal((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xAA, size);
    }
    arena_free(&a);
}

static void vectors_keep_their_elements(void **state)
{
    struct arena a = {0};
    VEC(int) v = {0};

    (void)state;
    for (int i = 0; i < 1000; i++)
        vec_push(&a, &v, i);
    assert_int_equal(v.n, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(v.at[i], i);
    arena_free(&a);
}

static void numbers_have_no_locale_and_no_trailing_zeros(void **state)
{
    static const struct {
        double value;
        int decimals;
        const char *text;
    } cases[] = {{0, 2, "0"},           {-0.001, 2, "0"},   {1.5, 2, "1.5"},
                 {841.89, 2, "841.89"}, {-3.10, 3, "-3.1"}, {1234567.005, 1, "1234567"},
                 {0.05, 2, "0.05"},     {NAN, 2, "0"}};
    struct strbuf b = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        strbuf_clear(&b);
        strbuf_number(&b, cases[i].value, cases[i].decimals);
        assert_string_equal(b.p, cases[i].text);
    }
    strbuf_free(&b);
    const char *end;

    assert_true(number_parse("12.25mm", &end) == 12.25);
    assert_string_equal(end, "mm");
    assert_true(isnan(number_parse("mm", &end)));
}

static void json_strings_are_escaped(void **state)
{
    struct strbuf b = {0};

    (void)state;
    strbuf_json(&b, "a\"b\\c\n\x01é");
    assert_string_equal(b.p, "\"a\\\"b\\\\c\\n\\u0001é\"");
    strbuf_free(&b);
}

static void utf8_refuses_what_rfc3629_refuses(void **state)
{
    static const char *const bad[] = {"\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82",
                                      "\x80", "\xF0\x8F\xBF\xBF"};
    uint32_t c;
    char out[4];

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(utf8_valid_prefix(bad[i], strlen(bad[i])), 0);
    for (uint32_t v = 1; v < 0x110000; v += 7) {
        if (v >= 0xD800 && v <= 0xDFFF)
            continue;
        size_t n = utf8_encode(v, out);

        assert_int_equal(utf8_decode(out, n, &c), n);
        assert_int_equal(c, v);
    }
}

static void nearest_name_helps_but_does_not_guess(void **state)
{
    static const char *const names[] = {"section", "style", "rule"};

    (void)state;
    assert_string_equal(nearest_name("secton", names, 3), "section");
    assert_string_equal(nearest_name("rul", names, 3), "rule");
    assert_null(nearest_name("paragraph", names, 3));
}

static void diagnostics_sort_by_place(void **state)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};

    (void)state;
    diag_add(&d, DIAG_WARNING, "x", (struct diag_at){0}, NULL, "no place");
    diag_add(&d, DIAG_ERROR, "x", (struct diag_at){.source = "f", .line = 9}, NULL, "nine");
    diag_add(&d, DIAG_NOTE, "x", (struct diag_at){.source = "f", .line = 2, .col = 7}, NULL, "two");
    diags_sort(&d);
    assert_string_equal(d.list.at[0].text, "two");
    assert_string_equal(d.list.at[1].text, "nine");
    assert_string_equal(d.list.at[2].text, "no place");
    assert_int_equal(d.worst, DIAG_ERROR);
    arena_free(&a);
}

static void files_appear_whole_or_not_at_all(void **state)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct str got;
    char dir[] = "/tmp/nextcv-test-XXXXXX";

    (void)state;
    assert_non_null(mkdtemp(dir));
    char *path = arena_printf(&a, "%s/f", dir);

    assert_true(file_write(path, "hello", 5, &d));
    assert_true(file_read(&a, path, 5, &got, &d));
    assert_string_equal(got.p, "hello");
    assert_false(file_read(&a, path, 4, &got, &d));
    assert_string_equal(d.list.at[0].code, "file-limit");
    assert_false(file_write("/dev/full", "x", 1, &d));
    assert_int_equal(d.worst, DIAG_FATAL);
    assert_false(file_read(&a, "/nonexistent/f", 4, &got, &d));
    unlink(path);
    rmdir(dir);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_memory_is_zeroed_and_aligned),
        cmocka_unit_test(vectors_keep_their_elements),
        cmocka_unit_test(numbers_have_no_locale_and_no_trailing_zeros),
        cmocka_unit_test(json_strings_are_escaped),
        cmocka_unit_test(utf8_refuses_what_rfc3629_refuses),
        cmocka_unit_test(nearest_name_helps_but_does_not_guess),
        cmocka_unit_test(diagnostics_sort_by_place),
        cmocka_unit_test(files_appear_whole_or_not_at_all),
    };

    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
