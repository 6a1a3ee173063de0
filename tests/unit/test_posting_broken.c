/* Input that is no posting, or too much of one: a diagnostic, never a crash.
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "posting/posting.h"

#include <stdio.h>

static bool says(const struct diags *d, const char *code, const char *part)
{
    for (size_t i = 0; i < d->list.n; i++)
        if (strcmp(d->list.at[i].code, code) == 0 && strstr(d->list.at[i].text, part))
            return true;
    return false;
}

static void what_is_no_posting_is_refused(void **state)
{
    static const struct {
        struct str bytes;
        const char *code;
        int line, col;
    } cases[] = {
        {{"", 0}, "posting-empty", 0, 0},
        {{" \n\t\r\n", 5}, "posting-empty", 0, 0},
        {{"\xEF\xBB\xBF", 3}, "posting-empty", 0, 0},
        {{"----\n====\n", 10}, "posting-empty", 0, 0},
        {{"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16}, "posting-binary", 0, 0},
        {{"%PDF-1.7\nhello", 14}, "posting-binary", 0, 0},
        {{"P\0o\0s\0t\0", 8}, "posting-binary", 0, 0},
        {{"<html><body></body></html>", 26}, "posting-empty", 0, 0},
        {{"<html><head><style>p{}</style></head><body><script>x()</script></body></html>", 77},
         "posting-empty",
         0,
         0},
        {{"{\"title\": \"Nurse\",\n \"description\": \"You ca", 42},
         "posting-json",
         2,
         18}, /* behind the quote that is not closed */
        {{"[{\"title\": \"Nurse\"", 18}, "posting-json", 1, 18},
        {{"{\"colour\": \"red\", \"size\": 3}", 28}, "posting-json-type", 0, 0},
        {{"{}", 2}, "posting-json-type", 0, 0},
        {{"{\"title\": \"\", \"description\": \"\"}", 32}, "posting-empty", 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct diags d = {.arena = &a};
        const struct posting *p = posting_read(&a, cases[i].bytes, "bad", &d);

        if (p || !says(&d, cases[i].code, ""))
            print_message("case %zu, %s\n", i, cases[i].code);
        assert_null(p);
        assert_int_equal(d.worst, DIAG_ERROR);
        assert_true(says(&d, cases[i].code, ""));
        for (size_t k = 0; k < d.list.n; k++)
            if (strcmp(d.list.at[k].code, cases[i].code) == 0 && cases[i].line) {
                assert_int_equal(d.list.at[k].line, cases[i].line);
                assert_int_equal(d.list.at[k].col, cases[i].col);
            }
        arena_free(&a);
    }
}

static void a_title_alone_is_a_posting_with_a_warning(void **state)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    const struct posting *p =
        posting_read(&a, STR("{\"@type\": \"JobPosting\", \"title\": \"Nurse\"}"), "x.json", &d);

    (void)state;
    assert_non_null(p);
    assert_string_equal(p->title, "Nurse");
    assert_string_equal(p->text.p, "Nurse\n");
    assert_int_equal(d.worst, DIAG_WARNING);
    assert_true(says(&d, "posting-description", "'description'"));
    arena_free(&a);
}

static void limits_are_named(void **state)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct strbuf b = {0};

    (void)state;
    for (size_t i = 0; i < 10u << 20; i += 16)
        strbuf_puts(&b, "A line of Java.\n");
    assert_null(posting_read(&a, (struct str){b.p, b.n}, "big.txt", &d));
    assert_true(says(&d, "posting-size", "4194304"));

    strbuf_clear(&b);
    for (int i = 0; i < POSTING_MAX_LINES + 50; i++)
        strbuf_printf(&b, "- line %d of Java\n", i);
    const struct posting *p = posting_read(&a, (struct str){b.p, b.n}, "long.txt", &d);

    assert_non_null(p);
    assert_true(says(&d, "posting-lines", "20000"));
    assert_null(strstr(p->text.p, "line 20001 "));

    strbuf_clear(&b);
    strbuf_puts(&b, "{\"description\": ");
    for (int i = 0; i < POSTING_MAX_DEPTH + 1; i++)
        strbuf_putc(&b, '[');
    assert_null(posting_read(&a, (struct str){b.p, b.n}, "deep.json", &d));
    assert_true(says(&d, "posting-depth", "200"));

    d.list.n = 0;
    strbuf_clear(&b);
    for (int i = 0; i < 240; i++)
        strbuf_puts(&b, "<div>");
    strbuf_puts(&b, "deep down");
    p = posting_read(&a, (struct str){b.p, b.n}, "deep.html", &d);
    assert_true(says(&d, "posting-depth", "200"));
    strbuf_free(&b);
    arena_free(&a);
}

/* Shapes that would be slow if anything here took more than linear time by much. */
static void big_input_takes_its_time_but_not_more(void **state)
{
    static const char *const units[] = {"A:",     "a; ",      "Requirements: x; ",
                                        "Java, ", "<p>",      "( ",
                                        "Must ",  "is ",      "{\"a\":",
                                        "- * ",   ". ",       "Java preferred but ",
                                        "&amp;",  "5 years ", "xY",
                                        "> ",     "* a\n",    "Acme Ltd is a "};

    (void)state;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct arena a = {0};
        struct diags d = {.arena = &a};
        struct strbuf b = {0};

        while (b.n < 300000)
            strbuf_puts(&b, units[i]);
        posting_read(&a, (struct str){b.p, b.n}, "big", &d);
        strbuf_free(&b);
        arena_free(&a);
    }
}

static void other_encodings_are_read(void **state)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    const struct posting *p = posting_read(&a,
                                           STR("\xEF\xBB\xBF"
                                               "Caf\xC3\xA9 Manager\n\nYou run it."),
                                           "u", &d);

    (void)state;
    assert_string_equal(p->title, "Caf\xC3\xA9 Manager");
    assert_int_equal(d.list.n, 0);
    p = posting_read(&a, STR("Caf\xE9 Manager \x96 nights\r\rYou\x92ll run it."), "w", &d);
    assert_string_equal(p->title, "Caf\xC3\xA9 Manager \xE2\x80\x93 nights");
    assert_non_null(strstr(p->text.p, "You\xE2\x80\x99ll run it."));
    assert_true(says(&d, "posting-encoding", "3 bytes"));
    arena_free(&a);
}

static void broken_html_still_has_its_text(void **state)
{
    static const char text[] =
        "<h1>Gardener<p>You <b>grow <i>roses</b></i> & herbs<ul><li>Water<li>Weed</ul><p "
        "hidden>not this<p>&eacute;t&eacute; &#x2013; &#99999999; <table><tr><th>Place<td>Kew";
    struct arena a = {0};
    struct diags d = {.arena = &a};
    const struct posting *p = posting_read(&a, STR(text), "x.html", &d);

    (void)state;
    assert_non_null(p);
    assert_string_equal(p->title, "Gardener");
    assert_non_null(strstr(p->text.p, "You grow roses & herbs\nWater\nWeed\n"));
    assert_non_null(strstr(p->text.p, "\xC3\xA9t\xC3\xA9 \xE2\x80\x93"));
    assert_non_null(strstr(p->text.p, "Place: Kew\n"));
    assert_null(strstr(p->text.p, "not this"));
    arena_free(&a);
}

/* Same bytes in, same posting out. */
static void reading_is_repeatable(void **state)
{
    static const char text[] =
        "Developer\n\nRequirements:\n- Python, Java, Rust, Zig, QuillForge\n- PostgreSQL a plus\n";
    struct arena a = {0}, b = {0};
    struct diags d = {.arena = &a}, e = {.arena = &b};
    const struct posting *p = posting_read(&a, STR(text), "x", &d),
                         *q = posting_read(&b, STR(text), "x", &e);

    (void)state;
    assert_int_equal(p->requirements.n, q->requirements.n);
    for (size_t i = 0; i < p->requirements.n; i++) {
        assert_string_equal(p->requirements.at[i].term, q->requirements.at[i].term);
        assert_int_equal(p->requirements.at[i].weight, q->requirements.at[i].weight);
    }
    assert_int_equal(a.used, b.used);
    arena_free(&a);
    arena_free(&b);
}

static void signs_are_no_title(void **state)
{
    static const char bytes[] = "<htlForge, SAP. ml>#<ehCa";
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct posting *p = posting_read(&a, str_of(bytes), "p", &d);

    (void)state;
    assert_true(p && !*p->title);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_are_no_title),
        cmocka_unit_test(what_is_no_posting_is_refused),
        cmocka_unit_test(a_title_alone_is_a_posting_with_a_warning),
        cmocka_unit_test(limits_are_named),
        cmocka_unit_test(big_input_takes_its_time_but_not_more),
        cmocka_unit_test(other_encodings_are_read),
        cmocka_unit_test(broken_html_still_has_its_text),
        cmocka_unit_test(reading_is_repeatable),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
