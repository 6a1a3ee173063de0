/* Pages asked for are met and filled, or what stands against it is said: all samples, all layouts, one
 * and two pages. SPDX-License-Identifier: MIT */
#include "unit.h"

#include "pipeline/pipeline.h"

#include <stdio.h>

static const char *const profiles[] = {
    "samples/backend.json",           "samples/graduate.json",
    "samples/marketing.json",         "samples/names.json",
    "samples/nurse.json",             "tests/golden/long/profile.json",
    "tests/golden/twelve/profile.json"};

static const struct diag *find(const ncv_context *c, const char *code)
{
    for (size_t i = 0; i < c->d.list.n; i++)
        if (strcmp(c->d.list.at[i].code, code) == 0)
            return &c->d.list.at[i];
    return NULL;
}

/* Pages that are filled: 1.25 is one and a quarter. */
static double extent(const ncv_context *c)
{
    const struct display_list *list = c->list;

    return (double)(list->npages - 1) + list->pages[list->npages - 1].used / list->body_height;
}

static ncv_context *build(const char *who, const char *asks, const char *layout, int pages)
{
    struct ncv_build_options o = {
        .profile = who, .posting = asks, .layout = layout, .pages = pages};
    ncv_context *c = ncv_new();

    assert_int_equal(ncv_build(c, &o), NCV_OK);
    return c;
}

/* What is on the page stands inside it, and no body reaches beyond its height. */
static void assert_inside(const ncv_context *c)
{
    for (size_t i = 0; i < c->list->npages; i++) {
        const struct page *page = &c->list->pages[i];

        assert_true(page->used <= c->list->body_height + 0.001);
        for (size_t k = 0; k < page->nitems; k++) {
            const struct item *item = &page->items[k];

            assert_true(item->x >= 0 && item->y >= 0 && item->x < page->width &&
                        item->y < page->height);
        }
    }
}

struct tally {
    int met, told;
};

static void judge(const ncv_context *c, const char *what, int pages, struct tally *t)
{
    double goal = pages > 1 ? pages - 1 + 0.5 : 0.92;
    bool met = ncv_page_count(c) == pages && extent(c) >= goal - 1e-9;

    if (met && (find(c, "fit-pages") || find(c, "fit-fill")))
        fail_msg("%s: complains of %.2f pages", what, extent(c));
    if (!met && !find(c, "fit-pages") && !find(c, "fit-fill"))
        fail_msg("%s: %.2f pages, and nothing is said", what, extent(c));
    t->met += met;
    t->told += !met;
    assert_inside(c);
}

/* A profile that fills nearly as much by itself has enough text: then no excuse holds, unless what must
 * be shown is too long. */
static void judge_enough(const ncv_context *c, const char *what, int pages, double natural)
{
    const struct diag *over = find(c, "fit-pages");

    if (natural < (pages > 1 ? pages - 1 + 0.25 : 0.85) || (over && natural > pages))
        return;
    if (ncv_page_count(c) != pages)
        fail_msg("%s: %d pages of a profile of %.2f", what, ncv_page_count(c), natural);
}

static void every_layout_meets_the_pages(void **state)
{
    struct tally t = {0};
    ncv_context *layouts = ncv_new();

    (void)state;
    for (size_t l = 0; ncv_layout_at(layouts, l).name; l++) {
        const char *layout = ncv_layout_at(layouts, l).name;

        for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
            ncv_context *plain = build(profiles[i], NULL, layout, 0);

            for (int pages = 1; pages <= 2; pages++) {
                ncv_context *c = build(profiles[i], NULL, layout, pages);
                char what[200];

                snprintf(what, sizeof what, "%s, %s, --pages %d", profiles[i], layout, pages);
                judge(c, what, pages, &t);
                judge_enough(c, what, pages, extent(plain));
                ncv_free(c);
            }
            ncv_free(plain);
        }
    }
    ncv_free(layouts);
    print_message("%d met, %d told\n", t.met, t.told);
    assert_true(t.met >= 2 * t.told);
}

/* With a posting what is dropped is chosen for it; the pages are met all the same. */
static void a_posting_does_not_change_the_pages(void **state)
{
    static const char *const postings[] = {"samples/go-fintech.md", "samples/brand.txt"};
    struct tally t = {0};

    (void)state;
    for (size_t i = 0; i < 2; i++)
        for (int pages = 1; pages <= 2; pages++) {
            ncv_context *c = build("samples/backend.json", postings[i], "rail", pages);

            judge(c, postings[i], pages, &t);
            ncv_free(c);
        }
    assert_int_equal(t.met, 4);
}

/* A page and a bit, with a layout that gives way in this order; returns the size of its text. */
static size_t text_that_fits(const char *order, bool *varied)
{
    const char *path = "build/order.xml", *text;
    FILE *f = fopen(path, "w");
    size_t n;

    assert_non_null(f);
    fprintf(f,
            "<layout xmlns=\"urn:nextcv:layout:1\" name=\"order\" version=\"1\" extends=\"rail\">"
            "<fit pages=\"auto\" order=\"%s\"><vary what=\"leading\" min=\"1.15em\" max=\"1.4em\"/>"
            "<vary what=\"size\" min=\"9pt\" max=\"10.5pt\"/></fit></layout>\n",
            order);
    fclose(f);
    ncv_context *c = build("samples/marketing.json", NULL, path, 1);

    assert_int_equal(ncv_page_count(c), 1);
    *varied = find(c, "fit-vary") != NULL;
    assert_int_equal(ncv_output(c, NCV_TEXT, &text, &n), NCV_OK);
    ncv_free(c);
    remove(path);
    return n;
}

/* Where dropping stands in the layout's order says whether it comes first, also without a posting. */
static void the_order_says_what_gives_way(void **state)
{
    bool varied;
    size_t whole = text_that_fits("glue leading size drop", &varied);

    (void)state;
    assert_true(varied);
    assert_int_equal(text_that_fits("glue leading size", &varied), whole); /* nothing was dropped */
    assert_true(varied);
    assert_true(text_that_fits("drop glue leading size", &varied) < whole);
    assert_false(varied);
}

/* The search for the pages leaves no trace of its trials. */
static void the_same_call_gives_the_same_pages(void **state)
{
    ncv_context *c = build("samples/marketing.json", NULL, "twin", 1);
    ncv_context *again = build("samples/marketing.json", NULL, "twin", 1);
    const char *x, *y;
    size_t n, m;

    (void)state;
    assert_int_equal(ncv_output(c, NCV_TRACE, &x, &n), NCV_OK);
    assert_int_equal(ncv_output(again, NCV_TRACE, &y, &m), NCV_OK);
    assert_int_equal(n, m);
    assert_memory_equal(x, y, n);
    ncv_free(c);
    ncv_free(again);
}

static double end_of(const struct item *item)
{
    double x = item->x;

    for (size_t i = 0; i < item->nglyphs; i++)
        x += (double)item->glyphs[i].advance;
    return x;
}

/* The last piece of each date at the end of the line; a space behind it is none. */
/* Nobody asked for pages: a last one with little on it is saved by leading alone, and said. */
static void a_stub_is_drawn_in(void **state)
{
    ncv_context *c = build("samples/backend.json", NULL, "rail", 0);

    (void)state;
    assert_int_equal(ncv_page_count(c), 2);
    const struct diag *d = find(c, "fit-vary");

    assert_non_null(d);
    assert_non_null(strstr(d->text, "to save a page with little on it, leading is"));
    assert_int_equal(c->d.list.n, 1);
    ncv_free(c);
    /* a last page that is worth having stays */
    c = build("samples/backend.json", NULL, "sidebar", 0);
    assert_int_equal(ncv_page_count(c), 2);
    assert_null(find(c, "fit-vary"));
    ncv_free(c);
}

static void dates_end_at_one_edge(void **state)
{
    ncv_context *c = build("samples/backend.json", NULL, "twin", 2);
    double edge = 0;
    size_t dates = 0;

    (void)state;
    for (size_t p = 0; p < c->list->npages; p++)
        for (size_t i = 0; i < c->list->pages[p].nitems; i++) {
            const struct item *a = &c->list->pages[p].items[i], *b = a + 1;
            bool ends = i + 1 == c->list->pages[p].nitems || b->kind != ITEM_GLYPHS || b->y != a->y;

            if (a->kind != ITEM_GLYPHS || strcmp(a->style, "date") != 0 || !ends)
                continue;
            edge = dates ? edge : end_of(a);
            if (end_of(a) > edge + 0.1 || end_of(a) < edge - 0.1)
                fail_msg("'%.*s' ends at %.2f, not %.2f", (int)a->text_n, a->text, end_of(a), edge);
            dates++;
        }
    assert_true(dates >= 5);
    ncv_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_layout_meets_the_pages),
        cmocka_unit_test(a_posting_does_not_change_the_pages),
        cmocka_unit_test(the_order_says_what_gives_way),
        cmocka_unit_test(a_stub_is_drawn_in),
        cmocka_unit_test(dates_end_at_one_edge),
        cmocka_unit_test(the_same_call_gives_the_same_pages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
