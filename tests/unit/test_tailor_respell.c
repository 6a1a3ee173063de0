/* Respelling: what is changed, and above all what is not. SPDX-License-Identifier: MIT */
#include "tailor/respell.h"
#include "tailor_case.h"

#define POSTING                                                                                    \
    "# Engineer\n\n## Requirements\n\n- Backend services in Go\n- PostgreSQL\n- Kubernetes\n"            \
    "- JavaScript\n- Redis\n- start up experience\n- open source\n"

/* The only bullet of a profile after tailoring; further bullets make the names sure. */
static const char *respelled(struct tcase *c, const char *bullet, const char *posting)
{
    struct strbuf b = {0};

    strbuf_puts(&b, "{\"work\": [{\"name\": \"Postgres Ltd\", \"position\": \"Golang Engineer\","
                    "\"url\": \"https://golang.example\", \"startDate\": \"2020-01\","
                    "\"highlights\": [");
    strbuf_json(&b, bullet);
    strbuf_puts(&b, "]}], \"education\": [{\"institution\": \"Golang School\", \"area\": \"Postgres\"}]}");
    *c = (struct tcase){.options.respell = true};
    tcase_run(c, strbuf_keep(&b, &c->a), posting);
    strbuf_free(&b);
    tcase_check(c);
    return tcase_find(tailor_result(c->t)->root, "/work/0/highlights/0")->text;
}

static void exact_aliases_take_the_postings_form(void **state)
{
    static const char *const cases[][2] = {
        {"Moved billing to Postgres", "Moved billing to PostgreSQL"},
        {"Wrote routers in Golang, and Postgres functions",
         "Wrote routers in Go, and PostgreSQL functions"},
        {"Moved 23 services to k8s on Postgres", "Moved 23 services to Kubernetes on PostgreSQL"},
        {"Ran Golang/Postgres services", "Ran Go/PostgreSQL services"},
        {"Postgres tuning for 40 shops (Golang, Redis)", "PostgreSQL tuning for 40 shops (Go, Redis)"},
        {"Wrote javascript widgets", "Wrote JavaScript widgets"},
        {"Wrote **Golang** and *Postgres* code", "Wrote Go and PostgreSQL code"},
        {"Tuned Postgres.", "Tuned PostgreSQL."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tcase c;

        assert_string_equal(respelled(&c, cases[i][0], POSTING), cases[i][1]);
        tcase_free(&c);
    }
}

/* Capitals follow the posting only where it has them. */
static void capitals_are_the_postings_or_stay(void **state)
{
    static const struct {
        const char *bullet, *posting, *is;
    } cases[] = {
        {"Wrote Javascript on Redis", "- Javascript\n- Redis\n", "Wrote Javascript on Redis"},
        {"Wrote javascript on Redis", "- JAVASCRIPT\n- Redis\n", "Wrote javascript on Redis"},
        {"Wrote Javascript on Redis", "- JavaScript\n- Redis\n", "Wrote JavaScript on Redis"},
        {"Wrote Javascript on Redis", "- JAVASCRIPT\n- JavaScript\n- Redis\n", "Wrote JavaScript on Redis"},
        {"Wrote JavaScript on Redis", "- Javascript\n- Redis\n", "Wrote JavaScript on Redis"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tcase c;

        assert_string_equal(respelled(&c, cases[i].bullet, cases[i].posting), cases[i].is);
        tcase_free(&c);
    }
}

static void in_doubt_nothing_changes(void **state)
{
    static const char *const kept[] = {
        "Ran Golang (Go) services",                     /* both stand there already */
        "Ran PostgreSQL, known as Postgres, for years", /* likewise */
        "Trained models in PostgresML",                 /* another word */
        "Wrote golang-migrate plugins",                 /* part of a name */
        "Read postgres.conf every week",
        "Published at https://golang.example/x Redis clients",
        "Mailed postgres@db.example about Redis",
        "Spoke at Golang Berlin Meetup about Redis",
        "Wrote `Golang` in code spans about Redis",
        "See [Postgres notes](https://notes.example) on Redis",
        "Wrote \"Learning Golang\", a guide with Redis",
        "Wrote “Golang at sea”, a guide with Redis",
        "Ran MySQL and MariaDB for 40 shops with Redis", /* siblings are not the same thing */
        "Ran SQL reports for Redis",                     /* an ancestor is not */
        "Left a startup for open-source Redis work",     /* ordinary words have their own grammar */
    };

    (void)state;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        struct tcase c;
        const char *is = respelled(&c, kept[i], POSTING);

        if (c.t->changes.n)
            fail_msg("'%s' became '%s'", kept[i], is);
        assert_non_null(tcase_find(tailor_result(c.t)->root, "/work/0/highlights/0")->source);
        tcase_free(&c);
    }
}

static void the_more_frequent_spelling_wins_then_the_earlier(void **state)
{
    struct tcase c;

    (void)state;
    assert_string_equal(
        respelled(&c, "Moved billing to PgSQL",
                  "# Engineer\n\n## Requirements\n\n- PostgreSQL\n- Postgres at scale\n- Tuning of Postgres\n"),
        "Moved billing to Postgres");
    tcase_free(&c);
    assert_string_equal(respelled(&c, "Moved billing to PgSQL",
                                  "# Engineer\n\n## Requirements\n\n- PostgreSQL\n- Postgres at scale\n"),
                        "Moved billing to PostgreSQL");
    tcase_free(&c);
}

static void a_change_says_where_and_why(void **state)
{
    struct tcase c;
    const struct change *change;

    (void)state;
    respelled(&c, "Für 40 Läden: **Golang** and Postgres", POSTING);
    assert_int_equal(c.t->changes.n, 2);
    change = &c.t->changes.at[1];
    assert_string_equal(change->pointer, "/work/0/highlights/0");
    assert_string_equal(change->kind, "respell");
    assert_string_equal(change->from, "Postgres");
    assert_string_equal(change->to, "PostgreSQL");
    assert_int_equal(change->start, strlen("Für 40 Läden: Golang and "));
    assert_string_equal(change->quote, "PostgreSQL");
    assert_memory_equal(c.posting->text.p + change->offset, "PostgreSQL", 10);
    tcase_free(&c);
}

static void what_is_more_precise_stays(void **state)
{
    struct tcase c;

    (void)state;
    assert_string_equal(respelled(&c, "Led the PCI DSS audit with Redis",
                                  "# Engineer\n\n## Requirements\n\n- PCI compliance\n- Redis\n- start up life\n- open source\n"),
                        "Led the PCI DSS audit with Redis");
    tcase_free(&c);
}

static void it_can_be_switched_off(void **state)
{
    struct tcase c = {.options.respell = false};

    (void)state;
    tcase_run(&c, "{\"work\": [{\"name\": \"A\", \"highlights\": [\"Moved to Postgres\"]}]}", POSTING);
    assert_int_equal(c.t->changes.n, 0);
    tcase_free(&c);
}

static void skills_are_not_doubled(void **state)
{
    struct tcase c;
    const struct profile *p;

    (void)state;
    tcase_start(&c,
                "{\"work\": [{\"name\": \"A\", \"highlights\": [\"Moved to Postgres\"]}],"
                "\"skills\": [{\"name\": \"Golang\", \"keywords\": [\"Postgres\", \"K8s\"]},"
                "{\"name\": \"Languages\", \"keywords\": [\"Go\", \"Golang\"]}]}",
                POSTING);
    p = tailor_result(c.t);
    assert_string_equal(tcase_find(p->root, "/skills/0/keywords/0")->text, "PostgreSQL");
    assert_string_equal(tcase_find(p->root, "/skills/0/keywords/1")->text, "Kubernetes");
    assert_string_equal(tcase_find(p->root, "/skills/1/keywords/1")->text, "Golang");
    tcase_check(&c);
    tcase_free(&c);
}

static void what_is_asked_stays_whole(void **state)
{
    struct tcase c;
    const struct profile *p;
    bool found = false;

    (void)state;
    tcase_start(&c, "{\"work\": [{\"name\": \"A\", \"highlights\": [\"Moved to Postgres\"]}]}", POSTING);
    p = tailor_result(c.t);
    for (size_t i = 0; i < p->no_hyphen_count; i++) {
        found |= !strcmp(p->no_hyphen[i], "PostgreSQL");
        assert_true(strlen(p->no_hyphen[i]) > 4);
    }
    assert_true(found);
    tcase_free(&c);
}

struct respelling {
    const char *bullet, *posting, *becomes; /* NULL: stays */
    enum change_class class;
};

static void check_respellings(const struct respelling *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct tcase c;
        struct strbuf posting = {0};
        const char *is;

        strbuf_printf(&posting, "# Engineer\n\n## Requirements\n\n- Redis and PostgreSQL\n- Kubernetes\n%s",
                      cases[i].posting);
        is = respelled(&c, cases[i].bullet, posting.p);
        if (cases[i].becomes) {
            assert_string_equal(is, cases[i].becomes);
            assert_int_equal(c.t->changes.at[0].class, cases[i].class);
        } else if (c.t->changes.n) {
            fail_msg("'%s' became '%s'", cases[i].bullet, is);
        }
        strbuf_free(&posting);
        tcase_free(&c);
    }
}

static void orthography_follows_the_postings_majority(void **state)
{
    static const char british[] = "- You organise labour and analyse behaviour\n";
    static const char american[] = "- You organize labor and analyze behavior\n";
    static const char oxford[] = "- You organize and recognize labour and colour\n";
    static const struct respelling cases[] = {
        {"Optimized Redis caches", british, "Optimised Redis caches", CHANGE_ORTHOGRAPHY},
        {"Cut Redis load, optimizing keys and colors", british,
         "Cut Redis load, optimising keys and colours", CHANGE_ORTHOGRAPHY},
        {"Analysed Redis logs; optimised centres", american, "Analyzed Redis logs; optimized centers",
         CHANGE_ORTHOGRAPHY},
        {"Wrote Redis tools. Organised rotas", american, "Wrote Redis tools. Organized rotas",
         CHANGE_ORTHOGRAPHY},
        {"Optimised Redis colours", oxford, "Optimized Redis colours", CHANGE_ORTHOGRAPHY},
        /* one word turns itself, and no other */
        {"Optimised Redis colours", "- Optimized ships\n", "Optimized Redis colours", CHANGE_ORTHOGRAPHY},
        {"Optimised Redis colours", "- Colors, colors of ships\n", "Optimised Redis colors",
         CHANGE_ORTHOGRAPHY},
        {"Optimised Redis colours", "- You organize labour and colour\n", NULL, CHANGE_NONE},
        {"Analysed Redis logs", "- Center for ships, and its center\n", NULL, CHANGE_NONE},
        {"Analysed Redis logs", "- You organize the center\n", "Analyzed Redis logs", CHANGE_ORTHOGRAPHY},
        {"Analyzed Redis logs", "- You organise the centre\n", "Analysed Redis logs", CHANGE_ORTHOGRAPHY},
        /* no majority, or none that decides */
        {"Optimised Redis colours", "- Colour and color\n", NULL, CHANGE_NONE},
        {"Optimised Redis colours", "- Ships of all kinds\n", NULL, CHANGE_NONE},
        {"Painted Redis colours", "- You organize and optimize\n", NULL, CHANGE_NONE},
        /* names, quotations, addresses, code, parts of words, words with one spelling */
        {"Moved Redis at the Centre for Labour in York", american, NULL, CHANGE_NONE},
        {"Wrote \"The colour of Redis\" for staff", american, NULL, CHANGE_NONE},
        {"Wrote Redis docs at https://x.example/colour/optimised", american, NULL, CHANGE_NONE},
        {"Wrote Redis `colour` flags", american, NULL, CHANGE_NONE},
        {"Made Redis colour-coded", american, NULL, CHANGE_NONE},
        {"Advised and supervised Redis exercises; revised laboratory promises", american, NULL,
         CHANGE_NONE},
        {"Centred Redis on literature", american, NULL, CHANGE_NONE},
    };

    (void)state;
    check_respellings(cases, sizeof cases / sizeof *cases);
}

static void variants_follow_the_posting(void **state)
{
    static const struct respelling cases[] = {
        {"Wrote micro-services on Redis", "- Microservices, small microservices\n",
         "Wrote microservices on Redis", CHANGE_VARIANT},
        {"Led frontend work on Redis", "- Front-end work, front-end tests\n",
         "Led front-end work on Redis", CHANGE_VARIANT},
        {"Wrote two RESTful APIs on Redis", "- REST APIs\n", "Wrote two REST APIs on Redis",
         CHANGE_VARIANT},
        {"Wrote a REST API on Redis", "- RESTful API\n", "Wrote a RESTful API on Redis", CHANGE_VARIANT},
        {"Took REST seriously with Redis", "- RESTful APIs\n", NULL, CHANGE_NONE},
        {"Led frontend work on Redis", "- Front-end work and frontend tests\n", NULL, CHANGE_NONE},
        {"Left the front end alone; Redis only", "- Frontend, frontend\n", NULL, CHANGE_NONE},
        {"Sold Front-End Weekly with Redis", "- Frontend work, frontend tests\n", NULL, CHANGE_NONE},
    };

    (void)state;
    check_respellings(cases, sizeof cases / sizeof *cases);
}

static void acronyms_and_expansions_change_places(void **state)
{
    static const struct respelling cases[] = {
        {"Moved Redis to Amazon Web Services in 2020", "- AWS\n", "Moved Redis to AWS in 2020",
         CHANGE_ACRONYM},
        {"Moved Redis to AWS in 2020", "- Amazon Web Services\n",
         "Moved Redis to Amazon Web Services in 2020", CHANGE_ACRONYM},
        /* not where the grammar, or a longer name, depends on it */
        {"Ran Redis on the AWS account", "- Amazon Web Services\n", NULL, CHANGE_NONE},
        {"Ran Redis on AWS Lambda", "- Amazon Web Services\n", NULL, CHANGE_NONE},
    };

    (void)state;
    check_respellings(cases, sizeof cases / sizeof *cases);
}

/* Each edit that would say something else is refused, by what it would change. */
static void what_would_not_say_the_same_is_refused(void **state)
{
    static const struct {
        const char *from, *to;
        bool same;
    } cases[] = {{"Postgres", "PostgreSQL", true}, {"Postgres", "MySQL", false}, /* another concept */
                 {"Postgres", "Postgres 9", false},                               /* a number more */
                 {"40", "50", false},          {"colours", "colors", true},
                 {"Postgres", "Postgres in Redis", false}, {"urs of", "r of", false} /* within a word */};
    static const char bullet[] = "Moved Postgres for 40 shops and colours of Redis";
    struct tcase c;

    (void)state;
    respelled(&c, bullet, "# Engineer\n\n## Requirements\n\n- Redis\n- Kubernetes\n");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t passage = 0, start = (size_t)(strstr(bullet, cases[i].from) - bullet);
        struct edit e = {.start = start, .end = start + strlen(cases[i].from), .to = cases[i].to,
                         .concept = CONCEPT_NONE};

        while (strcmp(c.t->passages.at[passage].text, bullet) != 0)
            passage++;
        e.passage = passage;
        if (edit_says_the_same(c.t, &e) != cases[i].same)
            fail_msg("'%s' for '%s'", cases[i].to, cases[i].from);
    }
    tcase_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_aliases_take_the_postings_form),
        cmocka_unit_test(capitals_are_the_postings_or_stay),
        cmocka_unit_test(in_doubt_nothing_changes),
        cmocka_unit_test(the_more_frequent_spelling_wins_then_the_earlier),
        cmocka_unit_test(a_change_says_where_and_why),
        cmocka_unit_test(what_is_more_precise_stays),
        cmocka_unit_test(orthography_follows_the_postings_majority),
        cmocka_unit_test(variants_follow_the_posting),
        cmocka_unit_test(acronyms_and_expansions_change_places),
        cmocka_unit_test(what_would_not_say_the_same_is_refused),
        cmocka_unit_test(it_can_be_switched_off),
        cmocka_unit_test(skills_are_not_doubled),
        cmocka_unit_test(what_is_asked_stays_whole),
    };

    return cmocka_run_group_tests_name("tailor_respell", tests, NULL, NULL);
}
