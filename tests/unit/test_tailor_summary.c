/* Which sentences of a summary may go, and what is left. SPDX-License-Identifier: MIT */
#include "tailor_case.h"

#include <stdio.h>

static const char posting[] = "# Engineer\n\n## Requirements\n\n- Go\n- Redis\n- PostgreSQL\n";

/* A profile that answers the posting, with this summary (JSON). */
static void start(struct tcase *c, const char *summary, const char *asked)
{
    char profile[600];

    snprintf(profile, sizeof profile,
             "{\"basics\": {\"name\": \"Ilse Varga\", \"label\": \"Network Engineer\", \"summary\": \"%s\"},"
             "\"work\": [{\"name\": \"Alder\", \"highlights\": ["
             "\"Wrote the router in Go on PostgreSQL, from 420 ms to 90 ms\"]}]}",
             summary);
    tcase_start(c, profile, asked);
}

/* The summary where there is room for nothing that may go. */
static const char *least(struct tcase *c)
{
    tcase_cost(c);
    tailor_select(c->t, 0);
    tcase_check(c);
    return tcase_at(tailor_result(c->t), "basics/summary");
}

static void what_says_little_goes(void **state)
{
    static const struct {
        const char *summary, *left;
    } cases[] = {
        {"Writes routers. Wrote Go for shops. Likes plain words.", "Wrote Go for shops. Writes routers."},
        {"Writes Go. Calm when it is loud. Looks for short meetings.", "Writes Go."},
        {"Writes Go. Likes plain words. Runs Redis with care.", "Writes Go. Runs Redis with care."},
        /* what refers to it goes with it */
        {"Writes Go for a living. Likes plain words. This keeps the peace. Fond of Redis.",
         "Writes Go for a living. Fond of Redis."},
        {"Writes Go for a living. Likes **plain** words, mostly. Fond of *Redis*.",
         "Writes Go for a living. Fond of Redis."},
        /* a new paragraph stays one */
        {"Writes Go to the end.\\n\\nLikes plain words. Fond of Redis.", "Writes Go to the end.\nFond of Redis."},
        {"Writes Go to the end. Likes plain words.\\n\\nFond of Redis.", "Writes Go to the end.\nFond of Redis."},
        {"Writes Go to the end.\\n\\nLikes plain words.\\n\\nFond of Redis.",
         "Writes Go to the end.\nFond of Redis."},
        /* another leads, and what opened the summary stays */
        {"Likes plain words. Wrote Go on Redis for the shops. Fond of short meetings.",
         "Wrote Go on Redis for the shops. Likes plain words."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tcase c;

        start(&c, cases[i].summary, posting);
        assert_string_equal(least(&c), cases[i].left);
        tcase_free(&c);
    }
}

static void what_tells_stays(void **state)
{
    static const char *const third[] = {
        "Runs Redis at night.",                   /* answers */
        "Runs MySQL at night.",                   /* is near an answer */
        "A quiet engineer at heart.",             /* a role */
        "Cut the time to a quarter of what was.", /* an effect */
        "Sold to 40 shops.",                      /* a figure */
        "Restores looms in Leeds.",               /* a name */
        "Open to a move, with a permit to work.", /* the author's to judge */
        "Back from a break to care for a parent.",
        "[See the work](https://varga.example).",
        "Mentors juniors and reviews their code.", /* seniority */
        "Fond of plain words. This is what Go is for.",
        "Fond of plain words. There the Redis was born.",
    };

    (void)state;
    for (size_t i = 0; i < sizeof third / sizeof *third; i++) {
        struct tcase c;
        char summary[200];

        snprintf(summary, sizeof summary, "Writes routers with care. Knows Go to the bone. %s", third[i]);
        start(&c, summary, posting);
        if (strcmp(least(&c), tcase_at(tailor_candidate(c.t), "basics/summary")))
            fail_msg("'%s' went", third[i]);
        tcase_free(&c);
    }
}

/* Two sentences are short enough; in another language nothing can be told of what is said. */
static void some_summaries_stay_whole(void **state)
{
    static const char *const pins[] = {"/basics/summary", NULL};
    static const char three[] = "Writes Go with care. Likes plain words. Fond of tea.";
    struct tcase c;

    (void)state;
    start(&c, "Writes Go with care. Likes plain words.", posting);
    assert_int_equal(tcase_item(&c, "/basics/summary"), -1);
    tcase_free(&c);
    start(&c, "Développeuse Go. Aime les mots simples. Calme quand tout bouge.", posting);
    assert_int_equal(tcase_item(&c, "/basics/summary"), -1);
    tcase_free(&c);
    start(&c, "Writes *Go with care. Likes* plain words. Fond of tea.", posting);
    assert_int_equal(tcase_item(&c, "/basics/summary"), -1);
    tcase_free(&c);
    start(&c, three, NULL);
    assert_int_equal(tcase_item(&c, "/basics/summary"), -1);
    tcase_free(&c);
    start(&c, three, "# Baker\n\n## Requirements\n\n- Bread\n");
    assert_int_equal(tcase_item(&c, "/basics/summary"), -1);
    tcase_free(&c);
    c = (struct tcase){.options.pin = pins};
    tcase_run(&c, "{\"basics\": {\"summary\": \"Writes Go with care. Likes plain words. Fond of tea.\"},"
                  "\"work\": [{\"name\": \"A\", \"highlights\": [\"Wrote Go on Redis\"]}]}", posting);
    assert_int_equal(tcase_item(&c, "/basics/summary"), -1);
    tcase_free(&c);
}

/* As any item may: it stays where there is room, and goes before a bullet that answers. */
static void room_decides(void **state)
{
    struct tcase c;
    tailor_height all;
    int item;

    (void)state;
    start(&c, "Writes Go with care. Likes plain words. Fond of Redis.", posting);
    all = tcase_cost(&c);
    assert_true(tailor_select(c.t, all));
    assert_string_equal(tcase_at(tailor_result(c.t), "basics/summary"),
                        "Writes Go with care. Likes plain words. Fond of Redis.");
    tcase_check(&c);
    assert_true(tailor_select(c.t, all - 1));
    assert_string_equal(tcase_at(tailor_result(c.t), "basics/summary"), "Writes Go with care. Fond of Redis.");
    assert_string_equal(tcase_at(tailor_result(c.t), "work/0/highlights/0"),
                        "Wrote the router in Go on PostgreSQL, from 420 ms to 90 ms");
    tcase_check(&c);
    item = tcase_item(&c, "/basics/summary");
    assert_true(c.t->items.at[item].sentence);
    assert_string_equal(reason_left_out(c.t, (size_t)item), "no room");
    assert_string_equal(tcase_at(tailor_without(c.t, (size_t)item), "basics/summary"),
                        "Writes Go with care. Fond of Redis.");
    assert_true(tailor_select(c.t, all));
    assert_string_equal(tcase_at(tailor_without(c.t, (size_t)item), "basics/summary"),
                        "Writes Go with care. Fond of Redis.");
    tcase_free(&c);
}

static void what_refers_back_goes_along_to_the_front(void **state)
{
    static const struct {
        const char *summary, *led;
    } cases[] = {
        {"Writes routers. Built Go on Redis. They hold. Likes tea.", "Built Go on Redis. They hold. Writes routers. Likes tea."},
        {"Writes routers. Built these in Go on Redis. Likes tea.", NULL},
        {"Writes routers. Also built Go on Redis. Likes tea.", NULL},
        {"Writes routers. The rest is Go on Redis. Likes tea.", NULL},
        {"Writes routers. Specialized in Go on Redis. Likes tea.", NULL}, /* who is? */
        /* it cannot go along over the end of a paragraph */
        {"Writes routers. Built Go on Redis.\\n\\nThey hold. Likes tea.", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tcase c;
        const char *is;

        start(&c, cases[i].summary, posting);
        is = tcase_at(tailor_candidate(c.t), "basics/summary");
        assert_string_equal(is, cases[i].led ? cases[i].led : tcase_at(c.profile, "basics/summary"));
        tcase_check(&c);
        tcase_free(&c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_says_little_goes),
        cmocka_unit_test(what_tells_stays),
        cmocka_unit_test(some_summaries_stay_whole),
        cmocka_unit_test(room_decides),
        cmocka_unit_test(what_refers_back_goes_along_to_the_front),
    };

    return cmocka_run_group_tests_name("tailor_summary", tests, NULL, NULL);
}
