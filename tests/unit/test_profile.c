/* Reading, writing and placing profiles. SPDX-License-Identifier: MIT */
#include "unit.h"

#include "profile/position.h"
#include "profile/profile.h"
#include "profile/read.h"
#include "profile/schema.h"
#include "profile/write.h"

struct fixture {
    struct arena arena;
    struct diags d;
    struct profile *p;
};

static void read_json(struct fixture *f, const char *json)
{
    *f = (struct fixture){0};
    f->d.arena = &f->arena;
    f->p = profile_read(&f->arena, str_of(arena_strdup(&f->arena, json)), "test.json", &f->d);
}

static void done(struct fixture *f)
{
    arena_free(&f->arena);
}

static const struct node *at(const struct profile *p, const char *path)
{
    const struct node *n = p->root;

    while (n && *path) {
        size_t k = strcspn(path, "/");
        char step[64] = "";

        memcpy(step, path, k);
        if (*step >= '0' && *step <= '9') {
            int i = *step - '0';

            for (n = n->first; n && i; i--)
                n = n->next;
        } else {
            n = node_get(n, step);
        }
        path += k + (path[k] == '/');
    }
    return n;
}

static const char *text_at(const struct profile *p, const char *path)
{
    const struct node *n = at(p, path);

    return n && n->kind == NODE_TEXT ? n->text : "(none)";
}

static const char *date_at(struct fixture *f, const char *path)
{
    const struct node *n = at(f->p, path);

    if (!n || n->kind != NODE_DATE)
        return "(none)";
    if (n->date.literal)
        return arena_printf(&f->arena, "literal %s", n->date.literal);
    if (n->date.present)
        return "present";
    return arena_printf(&f->arena, "%d-%d-%d", n->date.year, n->date.month, n->date.day);
}

static size_t codes(const struct fixture *f, const char *code, enum diag_level level)
{
    size_t n = 0;

    for (size_t i = 0; i < f->d.list.n; i++)
        n += strcmp(f->d.list.at[i].code, code) == 0 && f->d.list.at[i].level == level;
    return n;
}

static void test_schema_paths(void **state)
{
    (void)state;
    assert_non_null(profile_field("basics.location.city"));
    assert_int_equal(profile_field("work.highlights")->kind, FIELD_LIST);
    assert_null(profile_field("work.company"));
    assert_null(profile_field("basics.location.city.x"));
    assert_true(profile_field("work.group")->computed);
}

static void test_every_section(void **state)
{
    struct fixture f;

    (void)state;
    read_json(&f, "{\"basics\":{\"name\":\"Mira Voss\",\"location\":{\"city\":\"Graz\"},"
                  "\"profiles\":[{\"network\":\"Git\",\"username\":\"mv\"}]},"
                  "\"work\":[{\"name\":\"Aster\",\"highlights\":[\"Built it\"]}],"
                  "\"volunteer\":[{\"organization\":\"Shore\"}],"
                  "\"education\":[{\"institution\":\"TU\",\"courses\":[\"Optics\"]}],"
                  "\"awards\":[{\"title\":\"Prize\",\"date\":\"2019-05-02\"}],"
                  "\"certificates\":[{\"name\":\"Cert\",\"issuer\":\"Board\"}],"
                  "\"publications\":[{\"name\":\"Paper\",\"releaseDate\":\"2018\"}],"
                  "\"skills\":[{\"name\":\"C\",\"level\":\"expert\",\"keywords\":[\"gcc\"]}],"
                  "\"languages\":[{\"language\":\"Finnish\",\"fluency\":\"native\"}],"
                  "\"interests\":[{\"name\":\"Sailing\"}],"
                  "\"references\":[{\"name\":\"A. Lind\",\"reference\":\"Good\"}],"
                  "\"projects\":[{\"name\":\"Loom\",\"roles\":[\"Lead\"],\"entity\":\"Club\"}],"
                  "\"meta\":{\"version\":\"v1.0.0\"}}");
    assert_int_equal(f.d.list.n, 0);
    assert_string_equal(text_at(f.p, "basics/profiles/0/username"), "mv");
    assert_string_equal(text_at(f.p, "work/0/highlights/0"), "Built it");
    assert_string_equal(text_at(f.p, "skills/0/level"), "expert");
    assert_string_equal(text_at(f.p, "languages/0/fluency"), "native");
    assert_string_equal(text_at(f.p, "projects/0/roles/0"), "Lead");
    assert_string_equal(at(f.p, "work/0/highlights/0")->pointer, "/work/0/highlights/0");
    assert_string_equal(date_at(&f, "awards/0/date"), "2019-5-2");
    assert_int_equal(profile_newest_date(f.p).year, 2019);
    done(&f);
}

static void test_legacy_keys(void **state)
{
    struct fixture f;

    (void)state;
    read_json(&f, "{\"basics\":{\"firstName\":\"Ole\",\"lastName\":\"Brandt\",\"picture\":\"a.jpg\","
                  "\"website\":\"https://ole.example\",\"bio\":\"Makes maps.\"},"
                  "\"work\":[{\"company\":\"Norden\",\"name\":\"\",\"website\":\"norden.example\"}],"
                  "\"education\":[{\"institution\":\"TU\",\"gpa\":3.80}],\"hobbies\":[\"Chess\"]}");
    assert_string_equal(text_at(f.p, "basics/name"), "Ole Brandt");
    assert_string_equal(text_at(f.p, "basics/image"), "a.jpg");
    assert_string_equal(text_at(f.p, "basics/url"), "https://ole.example");
    assert_string_equal(text_at(f.p, "basics/summary"), "Makes maps.");
    assert_string_equal(text_at(f.p, "work/0/name"), "Norden");
    assert_string_equal(at(f.p, "work/0/name")->pointer, "/work/0/company");
    assert_string_equal(text_at(f.p, "education/0/score"), "3.80");
    assert_string_equal(text_at(f.p, "interests/0/name"), "Chess");
    assert_true(codes(&f, "profile-legacy", DIAG_NOTE) >= 6);
    assert_int_equal(diags_count(&f.d, DIAG_WARNING), 0);
    done(&f);
}

static void test_wrong_shapes(void **state)
{
    struct fixture f;

    (void)state;
    read_json(&f,
              "{\"basics\":{\"name\":\"A\",\"location\":\"Turku\",\"phone\":358401,"
              "\"profiles\":{\"github\":\"https://git.example/a\"}},"
              "\"skills\":{\"Languages\":[\"Go\",\"C\"],\"Tools\":\"make, gdb\"},"
              "\"languages\":{\"English\":\"fluent\"},\"interests\":\"Chess, Rowing\","
              "\"work\":{\"name\":\"Only\",\"highlights\":\"- One\\n- Two\","
              "\"location\":{\"city\":\"Oulu\",\"region\":\"North\"}},"
              "\"education\":[null,{\"institution\":\"TU\",\"courses\":null}],"
              "\"references\":\"On request\",\"projects\":[true]}");
    assert_string_equal(text_at(f.p, "basics/location/city"), "Turku");
    assert_string_equal(text_at(f.p, "basics/phone"), "358401");
    assert_string_equal(text_at(f.p, "basics/profiles/0/network"), "github");
    assert_string_equal(text_at(f.p, "basics/profiles/0/url"), "https://git.example/a");
    assert_string_equal(text_at(f.p, "skills/0/name"), "Languages");
    assert_string_equal(text_at(f.p, "skills/0/keywords/1"), "C");
    assert_string_equal(at(f.p, "skills/0/keywords/1")->pointer, "/skills/Languages/1");
    assert_string_equal(text_at(f.p, "skills/1/keywords/1"), "gdb");
    assert_string_equal(text_at(f.p, "languages/0/fluency"), "fluent");
    assert_string_equal(text_at(f.p, "interests/1/name"), "Rowing");
    assert_string_equal(text_at(f.p, "work/0/highlights/1"), "Two");
    assert_string_equal(text_at(f.p, "work/0/location"), "Oulu, North");
    assert_string_equal(text_at(f.p, "education/0/institution"), "TU");
    assert_string_equal(at(f.p, "education/0")->pointer, "/education/1");
    assert_string_equal(text_at(f.p, "references/0/reference"), "On request");
    assert_null(at(f.p, "projects"));
    assert_int_equal(codes(&f, "profile-type", DIAG_WARNING), 1);
    assert_string_equal(f.d.list.at[f.d.list.n - 1].pointer, "/projects/0");
    done(&f);
}

static void test_dates(void **state)
{
    static const struct {
        const char *in;
        int year, month, day;
        bool exact;
    } good[] = {
        {"2019", 2019, 0, 0, true},          {"2019-03", 2019, 3, 0, true},
        {"2020-02-29", 2020, 2, 29, true},   {"Mar 2019", 2019, 3, 0, false},
        {"März 2019", 2019, 3, 0, false},    {"September 2021", 2021, 9, 0, false},
        {"03.2019", 2019, 3, 0, false},      {"3/2019", 2019, 3, 0, false},
        {"24.12.2018", 2018, 12, 24, false}, {"2018/12/24", 2018, 12, 24, false},
        {"May 3, 2020", 2020, 5, 3, false},  {"3 mai 2020", 2020, 5, 3, false},
        {"12/24/2018", 2018, 12, 24, false}, {"24/12/2018", 2018, 12, 24, false},
        {"2019-04-05T10:00:00.000Z", 2019, 4, 5, false},
        {" 2019-03 ", 2019, 3, 0, true},     {"červenec 2017", 2017, 7, 0, false},
        {"juillet 2017", 2017, 7, 0, false},
    };
    static const char *const literal[] = {"2020-19-39", "2021-02-29", "04/03/2020", "Spring 2019",
                                          "last year",  "20190405",   "1066",       "2019-00"};
    struct arena a = {0};
    bool exact;

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct date d = date_read(&a, good[i].in, &exact);

        assert_null(d.literal);
        assert_int_equal(d.year, good[i].year);
        assert_int_equal(d.month, good[i].month);
        assert_int_equal(d.day, good[i].day);
        assert_int_equal(exact, good[i].exact);
    }
    for (size_t i = 0; i < sizeof literal / sizeof *literal; i++) {
        struct date d = date_read(&a, literal[i], &exact);

        assert_string_equal(d.literal, literal[i]);
        assert_int_equal(d.year, 0);
    }
    assert_true(date_read(&a, "Present", &exact).present);
    assert_true(date_read(&a, "heute", &exact).present);
    assert_false(date_read(&a, "", &exact).present);
    arena_free(&a);
}

static void test_date_order(void **state)
{
    struct date none = {0}, y = {.year = 2019}, m = {.year = 2019, .month = 2},
                now = {.present = true};

    (void)state;
    assert_true(date_compare(none, y) < 0);
    assert_true(date_compare(y, m) < 0);
    assert_true(date_compare(m, now) < 0);
    assert_int_equal(date_compare(now, now), 0);
    assert_int_equal(date_months(m), 2019 * 12 + 1);
}

static void test_markdown(void **state)
{
    struct fixture f;
    const struct node *n;

    (void)state;
    read_json(&f, "{\"basics\":{\"name\":\"A *B*\",\"summary\":\"First line\\nwraps. Then\\n\\n"
                  "a **bold *both*** `x*y` [site](https://s.example) <b>tag</b> List<T> &amp; "
                  "[bad](javascript:x)\"},"
                  "\"work\":[{\"name\":\"W\",\"highlights\":[\"2024. Led **x**\",\"# 1 in sales\","
                  "\"snake_case_name\",\"_it_\",\"a<br>b\"]}]}");
    n = at(f.p, "basics/summary");
    assert_string_equal(n->text, "First line wraps. Then\na bold both x*y site tag List<T> & bad");
    assert_int_equal(n->nspans, 4);
    assert_int_equal(n->spans[0].styles, SPAN_BOLD);
    assert_memory_equal(n->text + n->spans[0].start, "bold ", 5);
    assert_int_equal(n->spans[1].styles, SPAN_BOLD | SPAN_ITALIC);
    assert_int_equal(n->spans[2].styles, SPAN_CODE);
    assert_memory_equal(n->text + n->spans[2].start, "x*y", 3);
    assert_string_equal(n->spans[3].href, "https://s.example");
    assert_string_equal(text_at(f.p, "basics/name"), "A *B*");
    assert_string_equal(text_at(f.p, "work/0/highlights/0"), "2024. Led x");
    assert_string_equal(text_at(f.p, "work/0/highlights/1"), "# 1 in sales");
    assert_string_equal(text_at(f.p, "work/0/highlights/2"), "snake_case_name");
    assert_int_equal(at(f.p, "work/0/highlights/3")->spans[0].styles, SPAN_ITALIC);
    assert_string_equal(text_at(f.p, "work/0/highlights/4"), "a\nb");
    done(&f);
}

static void test_unknown_and_duplicates(void **state)
{
    struct fixture f;
    struct strbuf out = {0};

    (void)state;
    read_json(&f, "{\"basics\":{\"name\":\"A\",\"emial\":\"a@b.example\",\"name\":\"B\"},"
                  "\"custom\":{\"k\": [1, 2.50, \"x\"]}}");
    assert_string_equal(text_at(f.p, "basics/name"), "A");
    assert_int_equal(codes(&f, "profile-duplicate", DIAG_WARNING), 1);
    assert_int_equal(codes(&f, "profile-unknown", DIAG_WARNING), 1);
    assert_string_equal(f.d.list.at[0].hint, "did you mean 'email'?");
    assert_int_equal(f.d.list.at[0].line, 1);
    assert_int_equal(f.d.list.at[0].col, 31);
    profile_write(f.p, &out);
    assert_non_null(strstr(out.p, "\"custom\": {\"k\": [1, 2.50, \"x\"]}"));
    assert_non_null(strstr(out.p, "\"emial\": \"a@b.example\""));
    strbuf_free(&out);
    done(&f);
}

static void test_errors_have_places(void **state)
{
    static const struct {
        const char *json, *code;
        int line, col;
    } bad[] = {
        {"{\n  \"a\": 1,\n}", "profile-json", 3, 1},
        {"{\n  'a': 1\n}", "profile-json", 2, 3},
        {"{\"a\": 1} x", "profile-json", 1, 10},
        {"[1, 2]", "profile-json", 1, 1},
        {"{\"a\": \"\xC3\x28\"}", "profile-utf8", 1, 8},
        {"", "profile-json", 1, 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct fixture f;

        read_json(&f, bad[i].json);
        assert_null(f.p);
        assert_int_equal(f.d.list.n, 1);
        assert_string_equal(f.d.list.at[0].code, bad[i].code);
        assert_int_equal(f.d.list.at[0].line, bad[i].line);
        assert_int_equal(f.d.list.at[0].col, bad[i].col);
        assert_int_equal(f.d.worst, DIAG_ERROR);
        done(&f);
    }
}

/* The hint names the slip, at the place where a person would look for it. */
static void test_syntax_hints(void **state)
{
    static const struct {
        const char *json, *hint;
        int col;
    } bad[] = {
        {"  ", "nextcv init", 1},
        {"{\"a\": 1} x", "remove what follows", 10},
        {"{\"a\": [1, 2}", "a ']' is due", 12},
        {"{\"a\": {\"b\": 1]}", "a '}' is due", 14},
        {"{\"a\": 1,}", "remove the comma before", 9},
        {"{\"a\": 1,, \"b\": 2}", "remove this comma", 9},
        {"{'a': 1, \"b\": 2}", "straight double quotes", 2},
        {"{\"a\": \xE2\x80\x9Cx\xE2\x80\x9D, \"b\": 1}", "straight double quotes", 7},
        {"{\"a\": 1, // note\n\"b\": 2}", "no comments", 10},
        {"{a: 1, \"b\": 2}", "name into double quotes", 2},
        {"{\"a\": 1, b: 2}", "name into double quotes", 10},
        {"{\"a\" 1, \"b\": 2}", "colon is missing", 6},
        {"{\"a\" \"x\", \"b\": 2}", "colon is missing", 6},
        {"{\"a\" = 1, \"b\": 2}", "sides of a colon", 6},
        {"{\"a\": 1 \"b\": 2}", "a comma is missing", 9},
        {"{\"a\": [\"x\" \"y\"], \"b\": 2}", "a comma is missing", 12},
        {"{\"a\": [{} {}], \"b\": 2}", "a comma is missing", 11},
        {"{\"a\": True, \"b\": 2}", "small letters", 7},
        {"{\"a\": None, \"b\": 2}", "small letters", 7},
        {"{\"a\": Leeds, \"b\": 2}", "text into double quotes", 7},
        {"{\"a\": \"C:\\dev\", \"b\": 2}", "backslash", 10},
        {"{\"a\": \"she said \"hi\" twice\", \"b\": 2}", "quote inside a text", 18},
        {"{\"a\": .5, \"b\": 2}", "a number starts", 7},
        {"{\"a\": [1, 2", "ends too early", 11},
        {"{\"a\": \"unfinished", "not closed by a quote", 7},
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct fixture f;

        read_json(&f, bad[i].json);
        assert_null(f.p);
        if (!strstr(f.d.list.at[0].hint, bad[i].hint) || f.d.list.at[0].col != bad[i].col)
            print_error("%s\n  col %d, hint %s\n", bad[i].json, f.d.list.at[0].col,
                        f.d.list.at[0].hint);
        assert_non_null(strstr(f.d.list.at[0].hint, bad[i].hint));
        assert_int_equal(f.d.list.at[0].col, bad[i].col);
        done(&f);
    }
}

static void test_limits(void **state)
{
    struct strbuf b = {0};
    struct fixture f;

    (void)state;
    for (int i = 0; i < 70; i++)
        strbuf_puts(&b, "{\"a\":");
    read_json(&f, b.p);
    assert_string_equal(f.d.list.at[0].code, "profile-limit");
    done(&f);
    strbuf_clear(&b);
    strbuf_puts(&b, "{\"basics\":{\"name\":\"A\",\"summary\":\"");
    for (int i = 0; i < 7000; i++)
        strbuf_puts(&b, "0123456789");
    strbuf_puts(&b, "\"}}");
    read_json(&f, b.p);
    assert_int_equal(codes(&f, "profile-limit", DIAG_WARNING), 1);
    assert_null(at(f.p, "basics/summary"));
    done(&f);
    strbuf_clear(&b);
    strbuf_puts(&b, "{\"x\":[0");
    for (int i = 0; i < 100001; i++)
        strbuf_puts(&b, ",0");
    strbuf_puts(&b, "]}");
    read_json(&f, b.p);
    assert_null(f.p);
    assert_string_equal(f.d.list.at[0].code, "profile-limit");
    done(&f);
    strbuf_free(&b);
}

static void test_positions(void **state)
{
    struct fixture f;
    int line, col;

    (void)state;
    read_json(&f, "{\n \"basics\": {\"name\": \"Ä\", \"x\\u0041y\": 1,\n  \"a/b\": [10, \"q\"]},\n"
                  " \"work\": [ {\"name\": \"}]\"} , {\"highlights\": [\"a\", \"b\"]} ]\n}");
    assert_true(profile_position(f.p, "/basics/name", &line, &col));
    assert_int_equal(line, 2);
    assert_int_equal(col, 21);
    assert_true(profile_position(f.p, "/basics/xAy", &line, &col));
    assert_int_equal(col, 38);
    assert_true(profile_position(f.p, "/basics/a~1b/1", &line, &col));
    assert_int_equal(line, 3);
    assert_int_equal(col, 15);
    assert_true(profile_position(f.p, "/work/1/highlights/1", &line, &col));
    assert_int_equal(line, 4);
    assert_int_equal(col, 50);
    assert_false(profile_position(f.p, "/none/1", &line, &col));
    done(&f);
}

static void test_promotions(void **state)
{
    struct fixture f;

    (void)state;
    read_json(&f, "{\"basics\":{\"name\":\"A\"},\"work\":["
                  "{\"name\":\"Acme  Ltd\",\"position\":\"Head\",\"startDate\":\"2020-04\"},"
                  "{\"name\":\"ACME Ltd\",\"position\":\"Lead\",\"startDate\":\"2018\","
                  "\"endDate\":\"2020-03\"},"
                  "{\"name\":\"Other\",\"startDate\":\"2016\",\"endDate\":\"2017\"},"
                  "{\"name\":\"Acme Ltd\",\"startDate\":\"2014\",\"endDate\":\"2015\"}]}");
    assert_string_equal(text_at(f.p, "work/0/group"), "first");
    assert_string_equal(text_at(f.p, "work/1/group"), "last");
    assert_string_equal(text_at(f.p, "work/2/group"), "(none)");
    assert_string_equal(text_at(f.p, "work/3/group"), "(none)");
    assert_string_equal(date_at(&f, "work/0/groupStart"), "2018-0-0");
    assert_string_equal(date_at(&f, "work/0/groupEnd"), "present");
    done(&f);
}

static void assert_same(const struct node *a, const struct node *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->count, b->count);
    assert_string_equal(a->pointer, b->pointer);
    if (a->kind == NODE_TEXT) {
        assert_string_equal(a->text, b->text);
        assert_int_equal(a->nspans, b->nspans);
        for (size_t i = 0; i < a->nspans; i++) {
            assert_int_equal(a->spans[i].start, b->spans[i].start);
            assert_int_equal(a->spans[i].end, b->spans[i].end);
            assert_int_equal(a->spans[i].styles, b->spans[i].styles);
        }
    }
    if (a->kind == NODE_DATE)
        assert_int_equal(date_compare(a->date, b->date), 0);
    for (const struct node *x = a->first, *y = b->first; x; x = x->next, y = y->next)
        assert_same(x, y);
}

static const char messy[] =
    "{\"basics\":{\"name\":\"Jo *Star* & Co\",\"summary\":\"One **two** *three* `f(*)`.\\n\\nB_c_d "
    "[e](https://e.example/a_b)\"},\"work\":[{\"company\":\"W\",\"startDate\":\"Mar 2019\","
    "\"endDate\":\"Present\",\"highlights\":[\"a\",\"b **c**\",\"1. d\"],\"extra\":[1,{}]},"
    "{\"name\":\"W\",\"endDate\":\"2018\"}],\"skills\":{\"L\":[\"Go\",\"C#\"]},"
    "\"x-nextcv\":{\"tags\":{\"a\":1}}}";

static void test_write_reads_back(void **state)
{
    struct fixture f, g;
    struct strbuf out = {0}, again = {0};

    (void)state;
    read_json(&f, messy);
    profile_write(f.p, &out);
    read_json(&g, out.p);
    assert_int_equal(diags_count(&g.d, DIAG_WARNING), 0);
    assert_same(f.p->root, g.p->root);
    assert_non_null(strstr(out.p, "\"tags\": {\"a\":1}"));
    profile_write(g.p, &again);
    assert_string_equal(out.p, again.p);
    strbuf_free(&out);
    strbuf_free(&again);
    done(&f);
    done(&g);
}

/* What tailoring does: reorder, drop, change texts; pointers stay those of the original. */
static void test_tailored_reads_back(void **state)
{
    struct fixture f, g;
    struct strbuf out = {0};
    static const char *const order[] = {"skills", "work"};

    (void)state;
    read_json(&f, messy);
    struct node *list = node_get(node_get(f.p->root, "work")->first, "highlights");
    struct node *a = list->first, *b = a->next;

    node_remove(list, a);
    node_remove(list, b);
    node_append(list, b);
    for (struct node *n = list->first; n; n = n->next)
        n->source = NULL;
    node_get(node_get(f.p->root, "basics"), "summary")->source = NULL;
    f.p->section_order = order;
    f.p->section_count = 2;
    profile_write(f.p, &out);
    read_json(&g, out.p);
    assert_same(f.p->root, g.p->root);
    assert_string_equal(at(g.p, "work/0/highlights/0")->pointer, "/work/0/highlights/2");
    assert_string_equal(at(g.p, "work/0/highlights/1")->pointer, "/work/0/highlights/1");
    assert_int_equal(g.p->section_count, 2);
    assert_string_equal(g.p->section_order[0], "skills");
    strbuf_free(&out);
    done(&f);
    done(&g);
}

static void test_normal_form(void **state)
{
    struct fixture f;

    (void)state;
    read_json(&f, "{\"basics\":{\"name\":\"Zoe\\u0308  \\t K\\u0007\",\"label\":\" a \"}}");
    assert_string_equal(text_at(f.p, "basics/name"), "Zoë K");
    assert_string_equal(text_at(f.p, "basics/label"), "a");
    done(&f);
}

static void test_warnings(void **state)
{
    struct fixture f;

    (void)state;
    read_json(&f, "{\"basics\":{\"label\":\"x\"},\"work\":[{\"name\":\"W\",\n"
                  "\"startDate\":\"2020\",\"endDate\":\"2019\"}]}");
    assert_int_equal(codes(&f, "profile-date-order", DIAG_WARNING), 1);
    assert_int_equal(codes(&f, "profile-name", DIAG_WARNING), 1);
    done(&f);
    read_json(&f, "{}");
    assert_int_equal(codes(&f, "profile-empty", DIAG_WARNING), 1);
    done(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_schema_paths),
        cmocka_unit_test(test_every_section),
        cmocka_unit_test(test_legacy_keys),
        cmocka_unit_test(test_wrong_shapes),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_date_order),
        cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_unknown_and_duplicates),
        cmocka_unit_test(test_errors_have_places),
        cmocka_unit_test(test_syntax_hints),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_positions),
        cmocka_unit_test(test_promotions),
        cmocka_unit_test(test_write_reads_back),
        cmocka_unit_test(test_tailored_reads_back),
        cmocka_unit_test(test_normal_form),
        cmocka_unit_test(test_warnings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
