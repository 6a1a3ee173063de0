/* The report: its keys, its figures, and its form for a terminal. SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "tailor/view.h"
#include "tailor_case.h"

#include <cjson/cJSON.h>
#include <cmark.h>

static const char profile[] =
    "{\"basics\": {\"name\": \"Ilse Varga\", \"summary\": \"Engineer. Wrote Golang for routers.\"},"
    "\"work\": [{\"name\": \"Alder\", \"startDate\": \"2021-01\", \"highlights\": ["
    "\"Own the Django monolith of 340 endpoints\","
    "\"Rewrote the router in Golang, taking latency from 420 ms to 90 ms\","
    "\"Responsible for dashboards\", \"Ran MySQL for 40 shops\"]}],"
    "\"skills\": [{\"name\": \"Data\", \"keywords\": [\"Redis\"]}],"
    "\"languages\": [{\"language\": \"Danish\"}],"
    "\"interests\": [{\"name\": \"Rowing\"}]}";

static const char posting[] = "# Backend services\n\nRole at Kestrel Pay\n\n## Requirements\n\n"
                              "- Backend services in Go\n- PostgreSQL\n- Redis\n- Scala\n\n"
                              "## Nice to have\n\n- Django\n";

static cJSON *parsed(struct tcase *c, const struct report_context *context)
{
    struct strbuf out = {0};
    cJSON *json;

    report_json(c->t, context, &out);
    json = cJSON_Parse(out.p);
    assert_non_null(json);
    strbuf_free(&out);
    return json;
}

/* Member names in their order: "posting coverage …". */
static void assert_keys(const cJSON *object, const char *expected)
{
    struct strbuf names = {0};

    for (const cJSON *m = object ? object->child : NULL; m; m = m->next)
        strbuf_printf(&names, "%s%s", names.n ? " " : "", m->string);
    assert_string_equal(names.p ? names.p : "", expected);
    strbuf_free(&names);
}

static const cJSON *get(const cJSON *json, const char *key)
{
    return cJSON_GetObjectItemCaseSensitive(json, key);
}

static void keys_are_those_documented(void **state)
{
    struct tcase c;
    struct report_context context = {.layout = "rail", .paper = "a4", .pages = 1};
    struct lint_options lint = {.english = true};
    struct findings advice = {.dropped = 0};
    cJSON *json;
    const cJSON *first;

    (void)state;
    tcase_start(&c, profile, posting);
    lint_run(c.t, &lint, &advice);
    context.advice = &advice;
    tailor_select(c.t, tcase_cost(&c) - 1024 * 20);
    json = parsed(&c, &context);
    assert_keys(json, "posting coverage requirements shown dropped one_more_page choice changes order "
                      "advice repeated settings inputs fonts note");
    assert_keys(get(json, "posting"),
                "title company place seniority years zones groups aside experience degrees certificates "
                "languages workplace employment scale emphasis industries text");
    assert_keys(get(json, "coverage"), "must nice overall must_ceiling nice_ceiling ceiling");
    first = get(json, "requirements")->child;
    assert_keys(first, "term concept narrower quote offset zone modality weight years years_most specificity group "
                       "status shown evidence");
    while (first && !get(first, "evidence")->child)
        first = first->next;
    assert_non_null(first);
    assert_keys(get(first, "evidence")->child, "path grade shown");
    assert_keys(get(json, "shown")->child, "path value why");
    assert_keys(get(json, "dropped")->child, "path sentence reason value cost_pt one_more_page");
    assert_keys(get(json, "changes")->child, "path kind class from to start quote offset");
    assert_keys(get(json, "order"), "sections rules");
    assert_keys(get(json, "advice")->child, "rule path why question");
    /* of what is shown only: "Responsible for dashboards" is not */
    assert_string_equal(get(get(json, "advice")->child, "path")->valuestring, "/languages/0/language");
    assert_null(get(json, "advice")->child->next);
    assert_keys(get(json, "settings"),
                "program profile posting as_of layout paper pages respell pin hide");
    assert_string_equal(get(get(json, "settings"), "as_of")->valuestring, "2021-01");
    cJSON_Delete(json);
    tcase_free(&c);
}

static const char *status_of(const cJSON *json, const char *concept, bool *shown)
{
    const cJSON *r;

    cJSON_ArrayForEach(r, get(json, "requirements"))
    {
        const cJSON *name = get(r, "concept");

        if (cJSON_IsString(name) && !strcmp(name->valuestring, concept)) {
            *shown = cJSON_IsTrue(get(r, "shown"));
            return get(r, "status")->valuestring;
        }
    }
    return "(not asked)";
}

static void statuses_tell_what_the_profile_has(void **state)
{
    static const char *const expected[][2] = {{"Go", "proven"},
                                              {"Redis", "listed_only"},
                                              {"PostgreSQL", "adjacent"},
                                              {"Scala", "adjacent"},
                                              {"Django", "proven"}};
    struct tcase c;
    struct report_context context = {0};
    cJSON *json;
    bool shown;

    (void)state;
    tcase_start(&c, profile, posting);
    json = parsed(&c, &context);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const char *is = status_of(json, expected[i][0], &shown);

        if (!strcmp(expected[i][0], "Scala")) /* near to nothing here, or a sibling by family */
            assert_true(!strcmp(is, "missing") || !strcmp(is, "adjacent"));
        else
            assert_string_equal(is, expected[i][1]);
    }
    cJSON_Delete(json);
    tcase_free(&c);
}

/* Weights times what is shown: proven 1000, listed 800, near nothing. */
static void coverage_is_what_is_shown(void **state)
{
    struct tcase c;
    struct report_context context = {0};
    int64_t got = 0, all = 0;
    cJSON *json;

    (void)state;
    tcase_start(&c, profile, posting);
    for (size_t r = 0; r < c.posting->requirements.n; r++) {
        const struct requirement *q = &c.posting->requirements.at[r];

        if (q->modality != MODALITY_MUST)
            continue;
        all += q->weight;
        got += (int64_t)q->weight * (c.t->answers[r].status == STATUS_PROVEN   ? 1000
                                     : c.t->answers[r].status == STATUS_LISTED ? 800
                                                                               : 0);
    }
    assert_int_equal(report_must_coverage(c.t, &context), (got * 100 + all * 500) / (all * 1000));
    json = parsed(&c, &context);
    assert_int_equal(get(get(json, "coverage"), "nice")->valueint, 100);
    assert_int_equal(get(get(json, "coverage"), "overall")->valueint,
                     get(get(json, "coverage"), "ceiling")->valueint);
    cJSON_Delete(json);
    tcase_free(&c);
}

/* What the finished document has lost does not count as shown, though it was chosen. */
static void the_document_has_the_last_word(void **state)
{
    struct tcase c;
    struct report_context whole = {.document_text = "Ilse Varga\nRewrote the router in G\xC2\xADo, taking\n"
                                                    "Wrote Go\nOwn the Djan-\ngo monolith\nRedis\n"};
    struct report_context without = {.document_text = "Ilse Varga\nOwn the Django monolith\n"};
    cJSON *json;
    bool shown;

    (void)state;
    tcase_start(&c, profile, posting);
    json = parsed(&c, &whole);
    assert_string_equal(status_of(json, "Go", &shown), "proven");
    assert_true(shown);
    assert_string_equal(status_of(json, "Django", &shown), "proven");
    assert_true(shown);
    cJSON_Delete(json);
    json = parsed(&c, &without);
    assert_string_equal(status_of(json, "Redis", &shown), "listed_only");
    assert_false(shown);
    cJSON_Delete(json);
    assert_true(report_must_coverage(c.t, &without) < report_must_coverage(c.t, &whole));
    tcase_free(&c);
}

static void nothing_asked_is_null(void **state)
{
    struct tcase c;
    struct report_context context = {0};
    struct posting empty = {.name = "p.txt", .text = STR("Hello"), .title = "", .company = "", .place = ""};
    struct strbuf text = {0};
    cJSON *json;

    (void)state;
    tcase_start(&c, profile, NULL);
    c.t = tailor_new(&c.a, c.profile, &empty, &c.options, &c.d);
    assert_int_equal(report_must_coverage(c.t, &context), -1);
    json = parsed(&c, &context);
    assert_true(cJSON_IsNull(get(get(json, "coverage"), "must")));
    assert_true(cJSON_IsNull(get(get(json, "coverage"), "ceiling")));
    assert_int_equal(cJSON_GetArraySize(get(json, "requirements")), 0);
    cJSON_Delete(json);
    report_text(c.t, &context, false, 80, &text);
    assert_non_null(strstr(text.p, "No requirements found"));
    strbuf_free(&text);
    tcase_free(&c);
    tcase_start(&c, profile, NULL);
    json = parsed(&c, &context);
    assert_true(cJSON_IsNull(get(json, "posting")));
    cJSON_Delete(json);
    tcase_free(&c);
}

static void assert_widths(const char *text, size_t width)
{
    while (*text) {
        size_t n = strcspn(text, "\n");

        if (utf8_count(text, n) > width)
            fail_msg("%zu columns: %.*s", utf8_count(text, n), (int)n, text);
        assert_true(!n || text[n - 1] != ' ');
        text += n + (text[n] == '\n');
    }
}

static void a_terminal_gets_its_width_and_colour_on_request(void **state)
{
    static const int widths[] = {20, 40, 60, 80, 120};
    struct tcase c;
    struct report_context context = {0};

    (void)state;
    tcase_start(&c, profile, posting);
    tailor_select(c.t, tcase_cost(&c) - 1024 * 20);
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        struct strbuf text = {0};

        report_text(c.t, &context, false, widths[i], &text);
        assert_widths(text.p, widths[i] < 40 ? 40 : (size_t)widths[i]);
        assert_null(strchr(text.p, 27));
        assert_non_null(strstr(text.p, "our own measure"));
        assert_non_null(strstr(text.p, "Asked for, proven and shown"));
        assert_non_null(strstr(text.p, "weak and not"));
        strbuf_clear(&text);
        report_text(c.t, &context, true, widths[i], &text);
        assert_non_null(strchr(text.p, 27));
        strbuf_free(&text);
    }
    tcase_free(&c);
}

static void the_same_in_gives_the_same_out(void **state)
{
    struct tcase c, d;
    struct report_context context = {0};
    struct strbuf a = {0}, b = {0};

    (void)state;
    tcase_start(&c, profile, posting);
    tcase_start(&d, profile, posting);
    report_json(c.t, &context, &a);
    report_json(d.t, &context, &b);
    assert_string_equal(a.p, b.p);
    strbuf_free(&a);
    strbuf_free(&b);
    tcase_free(&c);
    tcase_free(&d);
}

static void outcome_is(struct tcase *c, const struct report_context *context, const char *term,
                       enum outcome expected)
{
    struct view v = view_of(c->t, context);

    for (size_t r = 0; r < c->t->nrequirements; r++)
        if (!strcmp(v.asked[r].requirement->term, term)) {
            assert_int_equal(outcome_of(&v.asked[r]), expected);
            return;
        }
    fail_msg("'%s' is not asked", term);
}

static void outcomes_tell_where_it_stands(void **state)
{
    struct tcase c;
    struct report_context lost = {.document_text = "Ilse Varga\nRedis\nGoogle ran it\n"};

    (void)state;
    tcase_start(&c, profile, posting);
    outcome_is(&c, NULL, "Go", OUTCOME_SHOWN);
    outcome_is(&c, NULL, "Redis", OUTCOME_LISTED);
    outcome_is(&c, NULL, "PostgreSQL", OUTCOME_ADJACENT);
    /* "Go" is in "Google", but not beside the words it stands beside in the profile */
    outcome_is(&c, &lost, "Go", OUTCOME_DROPPED);
    outcome_is(&c, &lost, "Django", OUTCOME_DROPPED);
    tcase_free(&c);
}

/* Any member covers a group, and the group counts once. */
static void alternatives_are_one(void **state)
{
    static const char either[] = "# Engineer\n\n## Requirements\n\n- PostgreSQL or MySQL\n- Redis\n";
    struct tcase c;
    struct report_context context = {0};
    struct strbuf text = {0};
    struct view v;

    (void)state;
    tcase_start(&c, profile, either);
    assert_int_equal(c.posting->groups.n, 1);
    v = view_of(c.t, &context);
    /* MySQL is proven, Redis listed */
    assert_true(v.coverage.shown.must > 80);
    report_markdown(c.t, &context, &text);
    assert_non_null(strstr(text.p, "- **PostgreSQL or MySQL** (must"));
    assert_null(strstr(text.p, "- **PostgreSQL**"));
    assert_null(strstr(text.p, "Only something near it"));
    strbuf_free(&text);
    tcase_free(&c);
}

/* What one more page adds is what a larger budget chooses, and the choice that was made stays. */
static void one_more_page_is_a_larger_budget(void **state)
{
    struct tcase c;
    struct report_context context = {0};
    struct strbuf before = {0}, after = {0};
    tailor_height all;
    bool *more;

    (void)state;
    tcase_start(&c, profile, posting);
    assert_null(tailor_select_more(c.t, 1024)); /* all is shown */
    all = tcase_cost(&c);
    tailor_select(c.t, all - 1024 * 20);
    report_json(c.t, &context, &before);
    more = tailor_select_more(c.t, 1024 * 20);
    assert_non_null(more);
    for (size_t i = 0; i < c.t->items.n; i++)
        assert_true(more[i]);
    report_json(c.t, &context, &after);
    assert_string_equal(before.p, after.p);
    context.one_more_page = more;
    assert_true(view_with_more(c.t, &context).overall >= view_of(c.t, NULL).coverage.shown.overall);
    assert_int_equal(view_with_more(c.t, &context).overall, view_of(c.t, NULL).coverage.possible.overall);
    strbuf_free(&before);
    strbuf_free(&after);
    tcase_free(&c);
}

static void repetition_is_told(void **state)
{
    static const char *const keywords[] = {"\"Redis\"", "\"Redis\", \"Redis\", \"Redis\", \"Redis\""};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct tcase c;

        tcase_start(&c, "{}", NULL);
        tcase_run(&c, arena_printf(&c.a,
                                   "{\"work\": [{\"name\": \"A\", \"startDate\": \"2021\", \"highlights\":"
                                   "[\"Moved sessions of 40 shops to Redis in a week, halving the load\"]}],"
                                   "\"skills\": [{\"name\": \"Data\", \"keywords\": [%s]}]}",
                                   keywords[i]),
                  "# Engineer\n\n## Requirements\n\n- Redis\n- Go services\n");
        assert_int_equal(view_of(c.t, NULL).repeated.n, i);
        tcase_free(&c);
    }
}

/* Whatever profile and posting hold, Markdown renders to no HTML of theirs, and HTML has no element that
 * the report does not write. */
static void markup_of_others_is_text(void **state)
{
    static const char hostile[] =
        "<h1>Engineer &lt;script&gt;x()&lt;/script&gt;</h1><h2>Requirements</h2><ul>"
        "<li>Redis &lt;img src=x onerror=y()&gt; [a](javascript:b) `c` *d* &amp;lt;e&amp;gt;</li>"
        "<li>Django &lt;/style&gt;&lt;!-- &lt;b&gt;</li></ul>";
    static const char *const never[] = {"<script", "<img", "<b>", "</style><", "<!--", "href", "<em>d"};
    struct tcase c;
    struct report_context context = {0};
    struct strbuf markdown = {0}, html = {0};
    char *rendered;

    (void)state;
    tcase_start(&c, profile, hostile);
    report_markdown(c.t, &context, &markdown);
    report_html(c.t, &context, &html);
    assert_non_null(strstr(html.p, "Redis &lt;img src=x onerror=y()&gt; [a](javascript:b) `c` *d*"));
    rendered = cmark_markdown_to_html(markdown.p, markdown.n, CMARK_OPT_UNSAFE);
    assert_non_null(strstr(rendered, "Redis &lt;img src=x onerror=y()&gt; [a](javascript:b) `c` *d*"));
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
        assert_null(strstr(rendered, never[i]));
        if (strcmp(never[i], "<b>") != 0) /* ours */
            assert_null(strstr(html.p, never[i]));
    }
    free(rendered);
    strbuf_free(&markdown);
    strbuf_free(&html);
    tcase_free(&c);
}

static void a_diff_tells_words(void **state)
{
    struct tcase c;
    struct strbuf diff = {0};

    (void)state;
    tcase_start(&c, profile, posting);
    report_diff(c.t, false, &diff);
    assert_non_null(strstr(diff.p, "/work/0/highlights/1\n  Rewrote the router in [-Golang,-]{+Go,+} taking"));
    assert_non_null(strstr(diff.p, "/work/0/highlights/2: weak and not asked for\n  [-Responsible for dashboards-]\n"));
    assert_null(strchr(diff.p, 27));
    strbuf_clear(&diff);
    report_diff(c.t, true, &diff);
    assert_non_null(strstr(diff.p, "\033[32m{+Go,+}\033[0m"));
    strbuf_free(&diff);
    tcase_free(&c);
}

/* A posting of one paragraph is quoted around each of its terms; what stands in a project that is left out is not
 * listed beside it; evidence is spelled as the document spells it. */
static void people_read_no_more_than_they_need(void **state)
{
    static const char filler[] = " and much that every office of this kind has asked of everybody for many years";
    struct tcase c;
    struct report_context context = {.pages = 1};
    struct strbuf ad = {0}, out = {0};
    const char *project;

    (void)state;
    strbuf_puts(&ad, "# Engineer\n\n## Requirements\n\n- Knows PostgreSQL well");
    for (int i = 0; i < 8; i++)
        strbuf_puts(&ad, filler);
    strbuf_puts(&ad, ", as well as Redis\n");
    tcase_start(&c,
                "{\"work\": [{\"name\": \"A\", \"startDate\": \"2021-01\", \"highlights\": [\"Moved Postgres to Redis\"]}],"
                "\"projects\": [{\"name\": \"tide\", \"highlights\": [\"Counts waves\", \"Counts boats\"]}]}",
                ad.p);
    tcase_cost(&c);
    tailor_select(c.t, 1024 * 28 * 2);
    report_markdown(c.t, &context, &out);
    assert_non_null(strstr(out.p, "“Knows PostgreSQL well and much"));
    assert_non_null(strstr(out.p, " …”"));
    assert_non_null(strstr(out.p, "“… "));
    assert_non_null(strstr(out.p, "many years, as well as Redis”"));
    project = strstr(out.p, "`/projects/0`");
    assert_non_null(project);
    assert_null(strstr(out.p, "`/projects/0/"));
    assert_null(strstr(project + 1, "Counts"));
    strbuf_clear(&out);
    report_html(c.t, &context, &out);
    assert_non_null(strstr(out.p, "Moved PostgreSQL to Redis <code>"));
    strbuf_free(&ad);
    strbuf_free(&out);
    tcase_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_those_documented),
        cmocka_unit_test(statuses_tell_what_the_profile_has),
        cmocka_unit_test(coverage_is_what_is_shown),
        cmocka_unit_test(the_document_has_the_last_word),
        cmocka_unit_test(nothing_asked_is_null),
        cmocka_unit_test(outcomes_tell_where_it_stands),
        cmocka_unit_test(alternatives_are_one),
        cmocka_unit_test(one_more_page_is_a_larger_budget),
        cmocka_unit_test(repetition_is_told),
        cmocka_unit_test(markup_of_others_is_text),
        cmocka_unit_test(a_diff_tells_words),
        cmocka_unit_test(a_terminal_gets_its_width_and_colour_on_request),
        cmocka_unit_test(the_same_in_gives_the_same_out),
        cmocka_unit_test(people_read_no_more_than_they_need),
    };

    return cmocka_run_group_tests_name("tailor_report", tests, NULL, NULL);
}
