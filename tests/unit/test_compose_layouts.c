/* The shipped layouts with a profile that fills every member: all of it is shown, in order, and
 * every entry and bullet is a block with its own pointer. SPDX-License-Identifier: MIT */
#include "compose_bench.h"

#include "compose/internal.h"

static const char full[] =
    "{\"basics\":{\"name\":\"Mirela Thorne\",\"label\":\"Backend Engineer\","
    "\"email\":\"mirela@thorne.example\",\"phone\":\"+44 20 7946 0958\","
    "\"url\":\"https://www.thorne.example/\",\"image\":\"me.jpg\",\"summary\":\"Builds ledgers.\","
    "\"location\":{\"city\":\"Leeds\",\"region\":\"Yorkshire\",\"countryCode\":\"GB\"},"
    "\"profiles\":[{\"network\":\"GitHub\",\"username\":\"mthorne\","
    "\"url\":\"https://github.com/mthorne\"},{\"network\":\"Blog\",\"url\":\"https://b.example/m\"}]},"
    "\"work\":[{\"name\":\"Ferrolane\",\"position\":\"Staff Engineer\",\"location\":\"Hull\","
    "\"url\":\"https://ferrolane.example\",\"startDate\":\"2022-05\",\"description\":\"Card payments.\","
    "\"summary\":\"Leads the ledger group.\",\"highlights\":[\"Moved the ledger\",\"Cut the queue\"]},"
    "{\"name\":\"Ferrolane\",\"position\":\"Senior Engineer\",\"startDate\":\"2019-09\","
    "\"endDate\":\"2022-04\",\"highlights\":[\"Split the monolith\"]},"
    "{\"name\":\"Ottershaw\",\"position\":\"Developer\",\"startDate\":\"2015\",\"endDate\":\"2019\","
    "\"highlights\":[\"Wrote importers\",\"Tested them\"]}],"
    "\"volunteer\":[{\"organization\":\"Code Club\",\"position\":\"Mentor\","
    "\"url\":\"https://club.example\",\"startDate\":\"2018-01\",\"endDate\":\"2018-06\","
    "\"summary\":\"Weekly.\",\"highlights\":[\"Ran 60 sessions\"]}],"
    "\"education\":[{\"institution\":\"Norwick University\",\"area\":\"Computing\","
    "\"studyType\":\"BSc\",\"startDate\":\"2012\",\"endDate\":\"2015\",\"score\":\"First\","
    "\"url\":\"https://norwick.example\",\"courses\":[\"Compilers\",\"Statistics\"]}],"
    "\"awards\":[{\"title\":\"Best tool\",\"date\":\"2021-12\",\"awarder\":\"Guild\","
    "\"summary\":\"For the drill kit.\"}],"
    "\"certificates\":[{\"name\":\"Orchestration I\",\"date\":\"2021-05\",\"issuer\":\"Foundation\","
    "\"url\":\"https://cert.example/1\"}],"
    "\"publications\":[{\"name\":\"Ledgers in seconds\",\"publisher\":\"Northern Journal\","
    "\"releaseDate\":\"2023-04-12\",\"url\":\"https://nj.example/l\",\"summary\":\"A stream.\"}],"
    "\"skills\":[{\"name\":\"Languages\",\"level\":\"Expert\",\"keywords\":[\"Go\",\"Python\"]},"
    "{\"name\":\"Data\",\"keywords\":[\"PostgreSQL\"]}],"
    "\"languages\":[{\"language\":\"English\",\"fluency\":\"Native\"},{\"language\":\"Welsh\","
    "\"fluency\":\"B2\"}],"
    "\"interests\":[{\"name\":\"Running\",\"keywords\":[\"Three Peaks\"]},{\"name\":\"Bookbinding\"}],"
    "\"references\":[{\"name\":\"Anselm Orchard\",\"reference\":\"She asks why first.\"}],"
    "\"projects\":[{\"name\":\"tallybook\",\"description\":\"A ledger library.\","
    "\"highlights\":[\"Used by banks\"],\"keywords\":[\"SQLite\"],\"startDate\":\"2020-03\","
    "\"endDate\":\"2021\",\"url\":\"https://tally.example\",\"roles\":[\"Author\"],"
    "\"entity\":\"Open source\",\"type\":\"library\"}]}";

static const char *const layouts[] = {"rail",    "twin", "accent",
                                      "bank", "sidebar", "academic"};

static void open_shipped(struct bench *b, const char *layout, const char *json, const char *paper)
{
    struct compose_options o = {.lang = "en", .paper = paper};
    struct str xml;
    const char *file;

    memset(b, 0, sizeof *b);
    b->d.arena = &b->a;
    b->p = profile_read(&b->a, str_of(json), "profile.json", &b->d);
    assert_true(bench_find(NULL, layout, &xml, &file));
    b->l = layout_read(&b->a, xml, file, &bench_source, &b->d);
    bench_print(b);
    assert_non_null(b->l);
    compose_check_paths(b->l, &b->d);
    layout_load_labels(b->l, "en", &bench_source, &b->d);
    b->doc = compose(&b->a, b->p, b->l, &o, &b->d);
    assert_non_null(b->doc);
    bench_print(b);
    assert_int_equal(b->d.list.n, 0);
}

static void expect_shown(struct bench *b, const struct node *n)
{
    const char *key = n->key ? n->key : "";

    if (n->kind == NODE_TEXT && strcmp(key, "group") != 0 && strcmp(key, "image") != 0) {
        const char *text =
            strcmp(key, "url") == 0 ? compose_url_text(&b->a, n->text) : n->text;
        /* a profile with a user name shows that, and links it */
        bool linked = strcmp(key, "url") == 0 && *node_text(n->parent, "username");

        if (!linked && !strstr(b->out.p, text))
            fail_msg("'%s' (%s) is not shown", text, n->pointer);
    }
    for (const struct node *c = n->first; c; c = c->next)
        expect_shown(b, c);
}

static void everything_is_shown(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        struct bench b;

        open_shipped(&b, layouts[i], full, NULL);
        bench_text(&b);
        expect_shown(&b, b.p->root);
        bench_close(&b);
    }
}

static void entries_and_bullets_are_blocks(void **state)
{
    static const char *const sections[] = {"work",         "volunteer",    "education", "awards",
                                           "certificates", "publications", "skills",    "references",
                                           "projects"};

    (void)state;
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        struct bench b;

        open_shipped(&b, layouts[i], full, NULL);
        for (size_t s = 0; s < sizeof sections / sizeof *sections; s++) {
            const struct node *list = node_get(b.p->root, sections[s]);

            assert_int_equal(bench_count(b.doc->body, list->pointer), 1);
            for (const struct node *e = list->first; e; e = e->next) {
                const struct node *bullets = node_get(e, "highlights");

                assert_int_equal(bench_count(b.doc->body, e->pointer), 1);
                for (const struct node *h = bullets ? bullets->first : NULL; h; h = h->next) {
                    assert_int_equal(bench_count(b.doc->body, h->pointer), 1);
                    assert_int_equal(bench_block(b.doc->body, h->pointer)->role, ROLE_LI);
                }
            }
        }
        bench_close(&b);
    }
}

static size_t place(const char *text, const char *what)
{
    const char *at = strstr(text, what);

    assert_non_null(at);
    return (size_t)(at - text);
}

/* Title, employer, dates before bullets; one employer line above the roles held there. */
static void reading_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        struct bench b;

        open_shipped(&b, layouts[i], full, NULL);
        const char *text = bench_text(&b);

        assert_true(place(text, "Ferrolane") < place(text, "Staff Engineer"));
        assert_true(place(text, "Staff Engineer") < place(text, "Senior Engineer"));
        assert_null(strstr(strstr(text, "Ferrolane") + 1, "Ferrolane\n"));
        assert_true(place(text, "Developer") < place(text, "Wrote importers"));
        assert_true(place(text, "Ottershaw") < place(text, "Wrote importers"));
        if (i < 2) /* the others tell the dates of each role only */
            assert_true(place(text, "Sep 2019 – Present") < place(text, "Moved the ledger"));
        assert_true(place(text, "May 2022 – Present") < place(text, "Moved the ledger"));
        assert_true(place(text, "2015–2019") < place(text, "Wrote importers"));
        assert_int_equal(bench_block(b.doc->body, "/basics/name")->role, ROLE_H1);
        bench_close(&b);
    }
}

/* Characters a line of the body text at Lato's mean width (0.44 em), by the measure. */
static void rail_measure_holds_on_both_papers(void **state)
{
    static const char *const papers[] = {"a4", "letter"};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct bench b;

        open_shipped(&b, "rail", full, papers[i]);
        const struct page_geometry *g = &b.doc->page;
        const struct run *r = bench_run(b.doc->body, "Builds ledgers.");
        double measure = g->width - g->margin_start - g->margin_end - 34 * 72 / 25.4;
        double characters = measure / (0.44 * r->style->size);

        assert_true(characters > 80 && characters < 92);
        assert_true(r->style->size >= 9.5 && r->style->size <= 10);
        bench_close(&b);
    }
}

static void a_name_alone_is_a_page(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        struct bench b;

        open_shipped(&b, layouts[i], "{\"basics\":{\"name\":\"Jo Ek\"},\"awards\":[{}],\"work\":[]}",
                     NULL);
        assert_string_equal(bench_text(&b), "Jo Ek\n");
        bench_close(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_shown),
        cmocka_unit_test(entries_and_bullets_are_blocks),
        cmocka_unit_test(reading_order),
        cmocka_unit_test(rail_measure_holds_on_both_papers),
        cmocka_unit_test(a_name_alone_is_a_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
