/* Respelling: what is changed, and above all what is not. SPDX-License-Identifier: MIT */
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_aliases_take_the_postings_form),
        cmocka_unit_test(in_doubt_nothing_changes),
        cmocka_unit_test(the_more_frequent_spelling_wins_then_the_earlier),
        cmocka_unit_test(a_change_says_where_and_why),
        cmocka_unit_test(what_is_more_precise_stays),
        cmocka_unit_test(it_can_be_switched_off),
        cmocka_unit_test(skills_are_not_doubled),
        cmocka_unit_test(what_is_asked_stays_whole),
    };

    return cmocka_run_group_tests_name("tailor_respell", tests, NULL, NULL);
}
