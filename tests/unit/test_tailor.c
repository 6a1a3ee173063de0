/* Evidence, impact, order, pruning, pins. SPDX-License-Identifier: MIT */
#include "tailor_case.h"

#include <stdio.h>

#define POSTING_GO                                                                                 \
    "# Backend Engineer (Go)\n\nKestrel Pay\n\n## Requirements\n\n"                                 \
    "- Three years of Go in production\n- PostgreSQL\n- Redis\n\n"                                  \
    "## Nice to have\n\n- Spring Boot\n"

/* ---- evidence -------------------------------------------------------------------------------- */

static int requirement_named(const struct tcase *c, const char *name)
{
    for (size_t r = 0; r < c->posting->requirements.n; r++) {
        concept_id id = c->posting->requirements.at[r].concept;

        if (id != CONCEPT_NONE && !strcmp(lexicon_concept(id)->name, name))
            return (int)r;
    }
    fail_msg("the posting does not ask for %s", name);
    return -1;
}

static int grade_at(const struct tcase *c, const char *pointer, const char *concept)
{
    int r = requirement_named(c, concept);

    for (size_t i = 0; i < c->t->passages.n; i++) {
        const struct passage *p = &c->t->passages.at[i];

        for (size_t j = 0; !strcmp(p->node->pointer, pointer) && j < p->nevidence; j++)
            if (p->evidence[j].requirement == r)
                return p->evidence[j].grade;
    }
    return 0;
}

static enum status status_of(const struct tcase *c, const char *concept)
{
    return c->t->answers[requirement_named(c, concept)].status;
}

static void grades_follow_the_lexicon(void **state)
{
    struct tcase c;

    (void)state;
    tcase_start(&c,
                "{\"work\": [{\"name\": \"A\", \"startDate\": \"2022-01\", \"highlights\": ["
                "\"Ran PostgreSQL for 40 shops\", \"Ran MySQL for 40 shops\","
                "\"Wrote forms with Django\", \"Watered 40 plants\"]}]}",
                "# Engineer\n\n## Requirements\n\n- PostgreSQL\n- relational database\n- Python\n");
    assert_int_equal(grade_at(&c, "/work/0/highlights/0", "PostgreSQL"), GRADE_SAME);
    assert_int_equal(grade_at(&c, "/work/0/highlights/0", "relational database"), GRADE_DESCENDANT);
    assert_int_equal(grade_at(&c, "/work/0/highlights/1", "PostgreSQL"), GRADE_SIBLING);
    assert_int_equal(grade_at(&c, "/work/0/highlights/2", "Python"), GRADE_IMPLIED);
    assert_int_equal(grade_at(&c, "/work/0/highlights/3", "PostgreSQL"), 0);
    assert_int_equal(status_of(&c, "relational database"), STATUS_PROVEN);
    assert_int_equal(status_of(&c, "Python"), STATUS_ADJACENT);
    tcase_free(&c);
}

static void an_ancestor_is_near_and_no_proof(void **state)
{
    struct tcase c;

    (void)state;
    tcase_start(&c,
                "{\"work\": [{\"name\": \"A\", \"highlights\": [\"Kept a relational database tidy\"]}]}",
                "# Engineer\n\n## Requirements\n\n- PostgreSQL\n");
    assert_int_equal(grade_at(&c, "/work/0/highlights/0", "PostgreSQL"), GRADE_ANCESTOR);
    assert_int_equal(status_of(&c, "PostgreSQL"), STATUS_ADJACENT);
    tcase_free(&c);
}

/* Fidelio and Protel are hotel systems without a row of their own. */
static void a_narrower_thing_is_shown_by_its_own_name_alone(void **state)
{
    static const char profile[] =
        "{\"work\": [{\"name\": \"A\", \"startDate\": \"2022-01\", \"highlights\": ["
        "\"Moved 40 rooms to Protel\", \"Ran the hotel systems of 40 rooms\","
        "\"Moved 40 rooms to Fidelio\"]}]}";
    struct tcase c;

    (void)state;
    tcase_start(&c, profile, "# Receptionist\n\n## Requirements\n\n- Fidelio\n- Protel\n");
    size_t narrower = 0;

    for (size_t r = 0; r < c.t->nrequirements; r++) {
        const char *asked = c.posting->requirements.at[r].narrower;
        bool fidelio = asked && !strcmp(asked, "Fidelio");
        const struct passage *p = c.t->passages.at;

        if (!asked)
            continue;
        narrower++;
        for (size_t i = 0; i < c.t->passages.n; i++, p++)
            for (size_t j = 0; j < p->nevidence; j++)
                if (p->evidence[j].requirement == r)
                    assert_int_equal(p->evidence[j].grade,
                                     strstr(p->text, "hotel systems") ? GRADE_ANCESTOR
                                     : !strstr(p->text, "Fidelio") == !fidelio ? GRADE_SAME
                                                                              : GRADE_SIBLING);
        assert_int_equal(c.t->answers[r].status, STATUS_PROVEN);
    }
    assert_int_equal(narrower, 2);
    tcase_free(&c);
    tcase_start(&c, profile, "# Receptionist\n\n## Requirements\n\n- hotel systems\n");
    assert_int_equal(grade_at(&c, "/work/0/highlights/0", "hotel systems"), GRADE_DESCENDANT);
    assert_int_equal(grade_at(&c, "/work/0/highlights/1", "hotel systems"), GRADE_SAME);
    tcase_free(&c);
}

static void a_list_is_no_proof(void **state)
{
    struct tcase c;

    (void)state;
    tcase_start(&c,
                "{\"basics\": {\"summary\": \"Engineer who knows Redis.\"},"
                "\"work\": [{\"name\": \"A\", \"highlights\": [\"Ran PostgreSQL for 40 shops\"]}],"
                "\"skills\": [{\"name\": \"Tools\", \"keywords\": [\"Go\", \"PostgreSQL\"]}]}",
                POSTING_GO);
    assert_int_equal(status_of(&c, "Go"), STATUS_LISTED);
    assert_int_equal(status_of(&c, "Redis"), STATUS_LISTED);
    assert_int_equal(status_of(&c, "PostgreSQL"), STATUS_PROVEN);
    assert_int_equal(status_of(&c, "Spring Boot"), STATUS_MISSING);
    tcase_free(&c);
}

static int strength_at(const struct tcase *c, const char *pointer)
{
    for (size_t i = 0; i < c->t->passages.n; i++) {
        const struct passage *p = &c->t->passages.at[i];

        if (!strcmp(p->node->pointer, pointer) && p->nevidence)
            return evidence_strength(c->t, p, &p->evidence[0]);
    }
    return 0;
}

static void newer_work_and_paid_work_count_more(void **state)
{
    struct tcase c;

    (void)state;
    tcase_start(&c,
                "{\"work\": ["
                "{\"name\": \"A\", \"startDate\": \"2022-01\", \"endDate\": \"2024-06\", \"highlights\": [\"Wrote Go\"]},"
                "{\"name\": \"B\", \"startDate\": \"2016-01\", \"endDate\": \"2020-06\", \"highlights\": [\"Built it in Go\"]},"
                "{\"name\": \"C\", \"startDate\": \"2004-01\", \"endDate\": \"2008-06\", \"highlights\": [\"Shipped it in Golang\"]}],"
                "\"projects\": [{\"name\": \"p\", \"startDate\": \"2022-01\", \"endDate\": \"2024-06\", \"highlights\": [\"Wrote it in Golang\"]}],"
                "\"volunteer\": [{\"organization\": \"v\", \"startDate\": \"2022-01\", \"endDate\": \"2024-06\", \"highlights\": [\"Taught Golang\"]}]}",
                "# Engineer\n\n## Requirements\n\n- Golang\n");
    assert_int_equal(strength_at(&c, "/work/1/highlights/0"), 500); /* four years: half */
    assert_int_equal(strength_at(&c, "/work/2/highlights/0"), 350); /* the floor */
    assert_int_equal(strength_at(&c, "/projects/0/highlights/0"), 700);
    assert_int_equal(strength_at(&c, "/volunteer/0/highlights/0"), 750);
    tcase_free(&c);
}

static void recency_never_rises_with_age(void **state)
{
    (void)state;
    for (int slow = 0; slow < 2; slow++) {
        assert_int_equal(recency(0, slow), 1000);
        for (int age = 1; age < 400; age++)
            assert_true(recency(age, slow) <= recency(age - 1, slow));
    }
    assert_int_equal(recency(48, false), 500);
    assert_int_equal(recency(96, true), 500);
}

static void unknown_terms_match_by_stem(void **state)
{
    struct tcase c;
    struct requirement unknown = {.concept = CONCEPT_NONE,
                                  .term = "Quibbler pumps",
                                  .stem = "quibbler pump",
                                  .quote = "Quibbler pumps",
                                  .zone = ZONE_MUST,
                                  .modality = MODALITY_MUST,
                                  .weight = 1000};
    struct posting posting = {.name = "p", .text = STR("Quibbler pumps"), .title = "", .company = "",
                              .place = ""};

    (void)state;
    tcase_start(&c,
                "{\"work\": [{\"name\": \"A\", \"highlights\": [\"Calibrated 30 Quibbler pumps\","
                "\"Calibrated pumps\"]}]}",
                NULL);
    vec_push(&c.a, &posting.requirements, unknown);
    c.t = tailor_new(&c.a, c.profile, &posting, &c.options, &c.d);
    assert_int_equal(c.t->answers[0].status, STATUS_PROVEN);
    assert_int_equal(c.t->passages.at[0].nevidence, 1);
    assert_int_equal(c.t->passages.at[1].nevidence, 0);
    assert_memory_equal(c.t->passages.at[0].text + c.t->passages.at[0].evidence[0].start,
                        "Quibbler pumps", 14);
    tcase_free(&c);
}

static void a_name_that_is_a_word_counts_where_it_is_known(void **state)
{
    struct tcase c;

    (void)state;
    tcase_start(&c,
                "{\"work\": [{\"name\": \"A\", \"highlights\": [\"Wrote a Go agent for printers\","
                "\"Ready to Go Live on time\", \"Set a date to Go live\"]}],"
                "\"skills\": [{\"name\": \"Languages\", \"keywords\": [\"Go\"]}]}",
                POSTING_GO);
    assert_int_equal(grade_at(&c, "/work/0/highlights/0", "Go"), GRADE_SAME);
    assert_int_equal(grade_at(&c, "/work/0/highlights/1", "Go"), 0);
    assert_int_equal(grade_at(&c, "/work/0/highlights/2", "Go"), 0);
    tcase_free(&c);
}

/* Of one family are tools that do the same; virtues of one family tell nothing of each other. */
static void virtues_are_not_near_each_other(void **state)
{
    struct tcase c;

    (void)state;
    tcase_start(&c, "{\"work\": [{\"name\": \"A\", \"highlights\": [\"A creative hand with MySQL\"]}]}",
                "# Engineer\n\n## Requirements\n\n- Detail-oriented\n- PostgreSQL\n");
    assert_int_equal(lexicon_concept(lexicon_find(STR("creativity")))->kind, CONCEPT_SOFT);
    assert_int_equal(grade_at(&c, "/work/0/highlights/0", "PostgreSQL"), GRADE_SIBLING);
    assert_int_equal(c.t->passages.at[0].nevidence, 1);
    assert_true(c.t->nrequirements >= 2);
    tcase_free(&c);
}

/* ---- order: Go work buried in a Python-heavy CV -------------------------------------------------- */

static const char buried[] =
    "{\"basics\": {\"name\": \"Ilse Varga\", \"label\": \"Engineer\","
    "\"summary\": \"Engineer with nine years of Python. Likes short functions. Wrote Go for two payment routers. This taught her patience.\"},"
    "\"work\": ["
    "{\"name\": \"Alder\", \"position\": \"Engineer\", \"startDate\": \"2021-01\", \"highlights\": ["
    "\"Own the Django monolith of 340 endpoints\","
    "\"Moved reports to Python workers, cutting the nightly run from 5 hours to 38 minutes\","
    "\"Attended planning meetings\","
    "\"Responsible for dashboards\","
    "\"Rewrote the router in Golang on Postgres, taking latency from 420 ms to 90 ms\"]},"
    "{\"name\": \"Birch\", \"position\": \"Developer\", \"startDate\": \"2016-01\", \"endDate\": \"2020-12\", \"highlights\": ["
    "\"Built Flask forms for 140 clinics\","
    "\"Wrote a Go agent for 30 printers\"]}],"
    "\"projects\": ["
    "{\"name\": \"quilt\", \"description\": \"Layouts in Python.\", \"highlights\": [\"Used by 12 magazines\"]},"
    "{\"name\": \"tide\", \"description\": \"A rate limiter in Go.\", \"keywords\": [\"Go\"], \"highlights\": [\"Takes 90,000 calls a second\"]}],"
    "\"education\": [{\"institution\": \"Elm\", \"area\": \"Physics\", \"endDate\": \"2013-06\"}],"
    "\"skills\": ["
    "{\"name\": \"Web\", \"keywords\": [\"Django\", \"Flask\"]},"
    "{\"name\": \"Data\", \"keywords\": [\"MySQL\", \"Redis\", \"Postgres\"]},"
    "{\"name\": \"Languages\", \"keywords\": [\"Python\", \"Java\", \"Golang\"]}]}";

static void what_is_asked_leads(void **state)
{
    struct tcase c;
    const struct profile *p;

    (void)state;
    tcase_start(&c, buried, POSTING_GO);
    p = tailor_result(c.t);
    assert_string_equal(tcase_at(p, "skills/0/name"), "Languages");
    assert_string_equal(tcase_at(p, "skills/0/keywords/0"), "Go");
    assert_string_equal(tcase_at(p, "skills/1/name"), "Data");
    assert_string_equal(tcase_at(p, "skills/1/keywords/0"), "PostgreSQL"); /* shown by a bullet */
    assert_string_equal(tcase_at(p, "skills/1/keywords/1"), "Redis");
    assert_string_equal(
        tcase_at(p, "work/0/highlights/0"),
        "Rewrote the router in Go on PostgreSQL, taking latency from 420 ms to 90 ms");
    assert_string_equal(tcase_at(p, "work/1/highlights/0"), "Wrote a Go agent for 30 printers");
    assert_string_equal(tcase_at(p, "projects/0/name"), "tide");
    assert_string_equal(tcase_at(p, "basics/summary"),
                        "Wrote Go for two payment routers. This taught her patience. "
                        "Engineer with nine years of Python. Likes short functions.");
    assert_true(p->section_count > 0);
    assert_string_equal(p->section_order[0], "skills");
    assert_string_equal(p->section_order[1], "work");
    tcase_check(&c);
    tcase_free(&c);
}

static void without_a_posting_nothing_moves(void **state)
{
    struct tcase c;
    const struct profile *p;

    (void)state;
    tcase_start(&c, buried, NULL);
    p = tailor_result(c.t);
    assert_int_equal(p->section_count, 0);
    assert_int_equal(c.t->changes.n, 0);
    assert_int_equal(c.t->dropped.n, 0);
    assert_string_equal(tcase_at(p, "work/0/highlights/0"), "Own the Django monolith of 340 endpoints");
    assert_string_equal(tcase_at(p, "skills/2/keywords/2"), "Golang");
    tcase_check(&c);
    tcase_free(&c);
}

static void a_leaning_sentence_does_not_lead(void **state)
{
    struct tcase c;

    (void)state;
    tcase_start(&c,
                "{\"basics\": {\"summary\": \"Engineer for nine years. She writes Go, e.g. routers. Also knows Redis and PostgreSQL. Writes Go and Redis.\"},"
                "\"work\": [{\"name\": \"A\", \"highlights\": [\"Wrote a router in Go\"]}]}",
                POSTING_GO);
    assert_string_equal(tcase_at(tailor_result(c.t), "basics/summary"),
                        "Engineer for nine years. She writes Go, e.g. routers. Also knows Redis and PostgreSQL. Writes Go and Redis.");
    assert_int_equal(c.t->changes.n, 0);
    tcase_free(&c);
}

static void sentences_are_told_from_abbreviations(void **state)
{
    static const char *const text = "Ran budgets up to €2.4M. Knows e.g. Redis, Go etc. and SQL. "
                                    "Works with J. Doe in St. Ives! Reads?\nSleeps.";
    static const char *const expected[] = {"Ran budgets up to €2.4M.",
                                           "Knows e.g. Redis, Go etc. and SQL.",
                                           "Works with J. Doe in St. Ives!", "Reads?", "Sleeps."};
    struct arena a = {0};
    struct ranges ranges = {0};

    (void)state;
    split_sentences(&a, text, &ranges);
    assert_int_equal(ranges.list.n, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(ranges.list.at[i].end - ranges.list.at[i].start, strlen(expected[i]));
        assert_memory_equal(text + ranges.list.at[i].start, expected[i], strlen(expected[i]));
    }
    arena_free(&a);
}

static void markup_moves_with_its_words(void **state)
{
    struct tcase c;
    const struct node *n;

    (void)state;
    tcase_start(&c,
                "{\"basics\": {\"summary\": \"Engineer in **Leeds**. Wrote *Golang* for **two** routers.\"},"
                "\"work\": [{\"name\": \"A\", \"highlights\": [\"Wrote routers in Golang\"]}]}",
                POSTING_GO);
    n = node_get(node_get(tailor_result(c.t)->root, "basics"), "summary");
    assert_string_equal(n->text, "Wrote Go for two routers. Engineer in Leeds.");
    assert_int_equal(n->nspans, 3);
    assert_memory_equal(n->text + n->spans[0].start, "Go", 2);
    assert_int_equal(n->spans[0].end - n->spans[0].start, 2);
    assert_memory_equal(n->text + n->spans[1].start, "two", 3);
    assert_memory_equal(n->text + n->spans[2].start, "Leeds", 5);
    tcase_check(&c);
    tcase_free(&c);
}

static void graduates_lead_with_education(void **state)
{
    struct tcase c;
    const struct profile *p;

    (void)state;
    tcase_start(&c,
                "{\"work\": [{\"name\": \"Shop\", \"startDate\": \"2024-01\", \"endDate\": \"2024-06\", \"highlights\": [\"Sold 40 boats\"]}],"
                "\"education\": [{\"institution\": \"Elm\", \"area\": \"Physics\", \"startDate\": \"2021-09\", \"endDate\": \"2024-06\"}],"
                "\"projects\": [{\"name\": \"tide\", \"startDate\": \"2024-01\", \"highlights\": [\"Wrote a rate limiter in Go with Redis\", \"Kept its state in PostgreSQL\"]}]}",
                POSTING_GO);
    p = tailor_result(c.t);
    assert_string_equal(p->section_order[0], "education");
    assert_string_equal(p->section_order[1], "projects");
    assert_string_equal(p->section_order[2], "work");
    tcase_free(&c);
}

/* ---- what goes and what stays ------------------------------------------------------------------ */

static const char *reason_of(struct tcase *c, const char *pointer)
{
    for (size_t i = 0; i < c->t->dropped.n; i++)
        if (!strcmp(c->t->dropped.at[i].pointer, pointer))
            return c->t->dropped.at[i].reason;

    int item = tcase_item(c, pointer);

    return item >= 0 && !c->t->chosen[item] ? reason_left_out(c->t, (size_t)item) : "(kept)";
}

static void weak_and_not_asked_for_goes(void **state)
{
    struct tcase c;

    (void)state;
    tcase_start(&c, buried, POSTING_GO);
    assert_string_equal(reason_of(&c, "/work/0/highlights/2"), "weak and not asked for");
    assert_string_equal(reason_of(&c, "/work/0/highlights/3"), "weak and not asked for");
    assert_string_equal(reason_of(&c, "/work/0/highlights/0"), "(kept)"); /* has a figure */
    tcase_free(&c);
    tcase_start(&c,
                "{\"work\": [{\"name\": \"A\", \"highlights\": [\"Responsible for dashboards\", \"Wrote Go on PostgreSQL\"]}]}",
                POSTING_GO);
    assert_string_equal(reason_of(&c, "/work/0/highlights/0"), "(kept)"); /* a job keeps two */
    tcase_free(&c);
}

static void of_near_duplicates_one_is_shown(void **state)
{
    struct tcase c;

    (void)state;
    tcase_start(&c,
                "{\"work\": [{\"name\": \"A\", \"startDate\": \"2021-01\", \"highlights\": ["
                "\"Built the payment router in Go for 40 shops\", \"Ran PostgreSQL\"]},"
                "{\"name\": \"B\", \"startDate\": \"2015-01\", \"endDate\": \"2020-01\", \"highlights\": ["
                "\"Built a payment router in Go for 40 shops\","
                "\"Built a payment router in Go for 60 shops\"]}]}",
                POSTING_GO);
    assert_string_equal(reason_of(&c, "/work/1/highlights/0"),
                        "says the same as /work/0/highlights/0");
    assert_string_equal(reason_of(&c, "/work/1/highlights/1"), "(kept)"); /* another figure */
    tcase_free(&c);
}

static void a_dump_of_skills_is_trimmed(void **state)
{
    struct tcase c;

    (void)state;
    tcase_start(&c,
                "{\"work\": [{\"name\": \"A\", \"highlights\": [\"Wrote Go on PostgreSQL\"]}],"
                "\"skills\": [{\"name\": \"All\", \"keywords\": [\"Perl\", \"PHP\", \"Ruby\", \"Lua\", \"Scala\", \"Haskell\", \"Erlang\", \"Elixir\", \"Kotlin\", \"Redis\", \"Go\"]}]}",
                POSTING_GO);
    assert_string_equal(tcase_at(tailor_result(c.t), "skills/0/keywords/0"), "Go");
    assert_string_equal(tcase_at(tailor_result(c.t), "skills/0/keywords/1"), "Redis");
    assert_string_equal(tcase_at(tailor_result(c.t), "skills/0/keywords/2"), "Perl");
    assert_string_equal(reason_of(&c, "/skills/0/keywords/8"),
                        "not asked for and no bullet shows it");
    assert_int_equal(node_get(node_get(tailor_result(c.t)->root, "skills")->first, "keywords")->count,
                     8);
    tcase_free(&c);
}

static void the_newest_two_jobs_keep_a_bullet(void **state)
{
    struct tcase c;
    const struct profile *p;

    (void)state;
    tcase_start(&c, buried, POSTING_GO);
    tcase_cost(&c);
    assert_false(tailor_select(c.t, 0));
    p = tailor_result(c.t);
    assert_int_equal(node_get(p->root, "work")->count, 2);
    assert_int_equal(node_get(node_get(p->root, "work")->first, "highlights")->count, 1);
    assert_string_equal(tcase_at(p, "work/1/highlights/0"), "Wrote a Go agent for 30 printers");
    assert_null(node_get(p->root, "projects"));
    assert_int_equal(node_get(p->root, "skills")->count, 1); /* the row with what is asked most */
    assert_string_equal(tcase_at(p, "skills/0/keywords/0"), "Go");
    assert_non_null(node_get(p->root, "education"));
    tcase_check(&c);
    tcase_free(&c);
}

/* Where nothing of them is asked for: the row that the job shows, else the first; but not beside a pinned one. */
static void one_row_of_skills_stays(void **state)
{
    static const struct {
        const char *bullet, *pin, *stays;
    } cases[] = {{"Wrote Rust and Haskell for Go services", NULL, "Tongues"},
                 {"Wrote Go services", NULL, "Hands"},
                 {"Wrote Rust and Haskell for Go services", "/skills/2", "Words"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *const pin[] = {cases[i].pin, NULL};
        struct tcase c = {.options.pin = pin};
        char profile[600];

        snprintf(profile, sizeof profile,
                 "{\"work\": [{\"name\": \"A\", \"startDate\": \"2020-01\", \"highlights\": [\"%s\"]}],"
                 "\"skills\": [{\"name\": \"Hands\", \"keywords\": [\"Perl\"]},"
                 "{\"name\": \"Tongues\", \"keywords\": [\"Rust\", \"Haskell\"]},"
                 "{\"name\": \"Words\", \"keywords\": [\"LaTeX\"]}]}",
                 cases[i].bullet);
        tcase_run(&c, profile, "# Engineer\n\n## Requirements\n\n- Go\n- Kafka\n");
        tcase_cost(&c);
        assert_false(tailor_select(c.t, 0));
        assert_int_equal(node_get(tailor_result(c.t)->root, "skills")->count, 1);
        assert_string_equal(tcase_at(tailor_result(c.t), "skills/0/name"), cases[i].stays);
        tcase_free(&c);
    }
}

static void pins_stay_and_hides_go(void **state)
{
    static const char *const pin[] = {"/work/0/highlights/3", "/projects/0", NULL};
    static const char *const hide[] = {"/work/1/highlights/1", "/skills/1", NULL};
    struct tcase c = {.options = {.respell = true, .pin = pin, .hide = hide}};
    const struct profile *p;

    (void)state;
    tcase_run(&c, buried, POSTING_GO);
    tcase_cost(&c);
    tailor_select(c.t, 0);
    p = tailor_result(c.t);
    assert_non_null(tcase_find(p->root, "/work/0/highlights/3"));
    assert_non_null(tcase_find(p->root, "/projects/0/highlights/0"));
    assert_null(tcase_find(p->root, "/work/1/highlights/1"));
    assert_null(tcase_find(p->root, "/skills/1"));
    assert_string_equal(reason_of(&c, "/skills/1"), "hidden");
    assert_int_equal(c.d.list.n, 0);
    tcase_free(&c);
}

static void unknown_pointers_are_told_with_the_nearest(void **state)
{
    static const char *const pin[] = {"/work/0/highlights/9", "/skills/1", NULL};
    static const char *const hide[] = {"/skils/1", "/skills/1", NULL};
    struct tcase c = {.options = {.pin = pin, .hide = hide}};

    (void)state;
    tcase_run(&c, buried, POSTING_GO);
    assert_int_equal(c.d.list.n, 3);
    assert_string_equal(c.d.list.at[0].code, "tailor-hide");
    assert_string_equal(c.d.list.at[0].hint, "the nearest one there is: '/skills/1'");
    assert_string_equal(c.d.list.at[1].code, "tailor-pin");
    assert_non_null(strstr(c.d.list.at[1].text, "/work/0/highlights/9"));
    assert_string_equal(c.d.list.at[2].text, "'/skills/1' is pinned and hidden");
    tcase_free(&c);
}

#define WISHES(x)                                                                                  \
    "{\"basics\": {\"name\": \"Ilse Varga\"}, \"work\": [{\"name\": \"A\", \"startDate\": \"2021-01\", \"highlights\": ["                     \
    "\"Wrote Go for 40 shops\", \"Ran PostgreSQL for 40 shops\", \"Swept 40 yards\"]}],"            \
    "\"projects\": [{\"name\": \"tide\"}], \"x-nextcv\": {" x "}}"

static void wishes_stand_in_the_profile(void **state)
{
    struct tcase c;

    (void)state;
    tcase_start(&c, WISHES("\"pin\": [\"/work/0/highlights/2\"], \"hide\": [\"/projects/0\"]"), POSTING_GO);
    assert_string_equal(reason_of(&c, "/projects/0"), "hidden");
    assert_true(c.t->items.at[tcase_item(&c, "/work/0/highlights/2")].required);
    assert_int_equal(c.d.list.n, 0);
    assert_int_equal(tailor_result(c.t)->extension->count, 1); /* what is hidden is gone */
    assert_string_equal(tailor_result(c.t)->extension->first->key, "pin");
    tcase_free(&c);
}

static void tags_leave_out_what_has_others(void **state)
{
    static const char *const bank[] = {"bank", NULL}, *const bnak[] = {"bnak", NULL};
    static const char tagged[] =
        WISHES("\"tags\": {\"bank\": [\"/work/0/highlights/0\"],"
               "\"farm\": [\"/work/0/highlights/2\", \"/projects/0\", \"/work/0/highlights/0\"]}");
    struct tcase c = {.options = {.tags = bank}};

    (void)state;
    tcase_run(&c, tagged, POSTING_GO);
    assert_string_equal(reason_of(&c, "/work/0/highlights/0"), "(kept)");
    assert_string_equal(reason_of(&c, "/work/0/highlights/1"), "(kept)"); /* has no tag */
    assert_string_equal(reason_of(&c, "/work/0/highlights/2"), "hidden");
    assert_string_equal(reason_of(&c, "/projects/0"), "hidden");
    tcase_free(&c);
    tcase_start(&c, tagged, POSTING_GO); /* without a tag they say nothing */
    assert_string_equal(reason_of(&c, "/projects/0"), "(kept)");
    tcase_free(&c);
    c = (struct tcase){.options = {.tags = bnak}};
    tcase_run(&c, tagged, POSTING_GO);
    assert_string_equal(c.d.list.at[0].code, "tailor-tag");
    assert_string_equal(c.d.list.at[0].hint, "the nearest one there is: 'bank'");
    tcase_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grades_follow_the_lexicon),
        cmocka_unit_test(an_ancestor_is_near_and_no_proof),
        cmocka_unit_test(a_narrower_thing_is_shown_by_its_own_name_alone),
        cmocka_unit_test(a_list_is_no_proof),
        cmocka_unit_test(newer_work_and_paid_work_count_more),
        cmocka_unit_test(recency_never_rises_with_age),
        cmocka_unit_test(unknown_terms_match_by_stem),
        cmocka_unit_test(a_name_that_is_a_word_counts_where_it_is_known),
        cmocka_unit_test(virtues_are_not_near_each_other),
        cmocka_unit_test(what_is_asked_leads),
        cmocka_unit_test(without_a_posting_nothing_moves),
        cmocka_unit_test(a_leaning_sentence_does_not_lead),
        cmocka_unit_test(sentences_are_told_from_abbreviations),
        cmocka_unit_test(markup_moves_with_its_words),
        cmocka_unit_test(graduates_lead_with_education),
        cmocka_unit_test(weak_and_not_asked_for_goes),
        cmocka_unit_test(of_near_duplicates_one_is_shown),
        cmocka_unit_test(a_dump_of_skills_is_trimmed),
        cmocka_unit_test(the_newest_two_jobs_keep_a_bullet),
        cmocka_unit_test(one_row_of_skills_stays),
        cmocka_unit_test(pins_stay_and_hides_go),
        cmocka_unit_test(unknown_pointers_are_told_with_the_nearest),
        cmocka_unit_test(wishes_stand_in_the_profile),
        cmocka_unit_test(tags_leave_out_what_has_others),
    };

    return cmocka_run_group_tests_name("tailor", tests, NULL, NULL);
}
