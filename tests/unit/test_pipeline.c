/* The stages together: predicted heights are placed heights, and the measure decides what fits.
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "pipeline/pipeline.h"

#include <math.h>
#include <stdio.h>

static const char profile[] = "samples/backend.json", posting[] = "samples/go-fintech.md";

static ncv_context *built(const char *layout, int pages, const char *const *set)
{
    struct ncv_build_options o = {
        .profile = profile, .posting = posting, .layout = layout, .pages = pages, .set = set};
    ncv_context *c = ncv_new();

    assert_int_equal(ncv_build(c, &o), NCV_OK);
    return c;
}

static struct galley *set_again(ncv_context *c, const struct profile *p)
{
    struct document *d = compose(&c->arena, p, c->layout, &c->compose, &c->d);

    return pages_set(&c->arena, c->type, d, NULL, &c->d);
}

static bool shown(const struct node *n, const char *pointer)
{
    if (strcmp(n->pointer, pointer) == 0)
        return true;
    for (const struct node *c = n->first; c; c = c->next)
        if (shown(c, pointer))
            return true;
    return false;
}

/* Of the summary a sentence may be shown. */
static bool item_shown(const struct profile *p, const struct tailor_item *item)
{
    if (item->sentence)
        return strstr(node_text(node_get(p->root, "basics"), "summary"), item->node->text) != NULL;
    return shown(p->root, item->node->pointer);
}

/* Height of the candidate less what the selection left out, as the measured costs say. */
static double predicted(ncv_context *c, const struct galley *candidate)
{
    double height = galley_height(candidate);
    size_t n;
    struct tailor_item *items = tailor_items(c->tailor, &n);

    for (size_t i = 0; i < n; i++)
        if (!item_shown(c->result, &items[i]))
            height -= (double)items[i].cost / 1024;
    struct tailor_group *groups = tailor_groups(c->tailor, &n);

    for (size_t i = 0; i < n; i++)
        if (!shown(c->result->root, groups[i].node->pointer))
            height -= (double)groups[i].cost / 1024;
    return height;
}

static void predicted_height_is_placed_height(void **state)
{
    static const struct {
        const char *layout;
        int pages;
    } cases[] = {{"rail", 1}, {"rail", 2}, {"twin", 1},    {"twin", 2},
                 {"accent", 1}, {"bank", 1}, {"academic", 2}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ncv_context *c = built(cases[i].layout, cases[i].pages, NULL);
        double candidate = predicted(c, set_again(c, tailor_candidate(c->tailor)));
        double placed = galley_height(set_again(c, c->result));

        if (fabs(candidate - placed) > 0.01)
            fail_msg("%s, %d pages: predicted %f, placed %f", cases[i].layout, cases[i].pages,
                     candidate, placed);
        assert_true(ncv_page_count(c) <= cases[i].pages);
        ncv_free(c);
    }
}

static size_t count_shown(ncv_context *c)
{
    size_t n, kept = 0;
    struct tailor_item *items = tailor_items(c->tailor, &n);

    for (size_t i = 0; i < n; i++)
        kept += item_shown(c->result, &items[i]);
    return kept;
}

/* Narrower lines take more height, so fewer items fit the same page. */
static void another_measure_changes_the_selection(void **state)
{
    static const char *const narrow[] = {"rail=70mm", NULL};
    ncv_context *wide = built("rail", 1, NULL), *thin = built("rail", 1, narrow);

    (void)state;
    assert_true(count_shown(thin) < count_shown(wide));
    assert_int_equal(ncv_page_count(thin), 1);
    ncv_free(wide);
    ncv_free(thin);
}

static size_t jobs(const struct profile *p)
{
    const struct node *work = node_get(p->root, "work");

    return work ? work->count : 0;
}

static void jobs_never_vanish(void **state)
{
    ncv_context *c = built("twin", 1, NULL);

    (void)state;
    assert_int_equal(jobs(c->result), jobs(c->profile));
    ncv_free(c);
}

static void a_paragraph_is_shaped_once(void **state)
{
    ncv_context *c = built("rail", 1, NULL);
    size_t count = type_shape_count(c->type);
    struct ncv_build_options o = {.profile = profile, .posting = posting, .pages = 1};

    (void)state;
    set_again(c, c->result);
    assert_int_equal(type_shape_count(c->type), count);
    /* and a second build with the same faces shapes nothing new */
    assert_int_equal(ncv_build(c, &o), NCV_OK);
    assert_int_equal(type_shape_count(c->type), count);
    ncv_free(c);
}

/* A context that was used before gives the bytes that a fresh one gives. */
static void a_used_context_gives_the_same_bytes(void **state)
{
    struct ncv_build_options other = {.profile = "samples/names.json", .layout = "twin"};
    struct ncv_build_options o = {.profile = profile, .posting = posting};
    ncv_context *fresh = ncv_new(), *used = ncv_new();
    const char *x, *y;
    size_t n, m;

    (void)state;
    assert_int_equal(ncv_build(used, &other), NCV_OK);
    assert_int_equal(ncv_build(used, &o), NCV_OK);
    assert_int_equal(ncv_build(fresh, &o), NCV_OK);
    assert_int_equal(ncv_output(used, NCV_PDF, &x, &n), NCV_OK);
    assert_int_equal(ncv_output(fresh, NCV_PDF, &y, &m), NCV_OK);
    assert_int_equal(n, m);
    assert_memory_equal(x, y, n);
    ncv_free(fresh);
    ncv_free(used);
}

/* Go work buried in a Python-heavy CV: what issue and users look at first. */
static void go_leads_for_a_go_posting(void **state)
{
    ncv_context *c = built("rail", 0, NULL);
    const struct node *skills = node_get(c->result->root, "skills");
    const struct node *bullet =
        node_get(node_get(c->result->root, "work")->first, "highlights")->first;
    bool high = false;

    (void)state;
    assert_string_equal(node_get(skills->first, "keywords")->first->text, "Go");
    assert_memory_equal(node_text(node_get(c->result->root, "basics"), "summary"), "Wrote Go", 8);
    assert_non_null(strstr(bullet->text, " Go "));
    /* also in the job before, where a PostgreSQL bullet answers more of the posting's weight */
    bullet = node_get(node_get(c->result->root, "work")->first->next, "highlights")->first;
    assert_memory_equal(bullet->text, "Wrote a Go agent", 16);
    for (size_t i = 0; i < c->list->pages[0].nitems; i++) {
        const struct item *item = &c->list->pages[0].items[i];

        if (item->kind == ITEM_GLYPHS && item->y < c->list->pages[0].height / 3)
            high |= item->text_n >= 8 && memcmp(item->text, "Wrote Go", 8) == 0;
    }
    assert_true(high);
    ncv_free(c);
}

/* ---- fitting ------------------------------------------------------------------------------ */

static ncv_context *fitted(const char *who, const char *asks, const char *layout, int pages)
{
    struct ncv_build_options o = {
        .profile = who, .posting = asks, .layout = layout, .pages = pages};
    ncv_context *c = ncv_new();

    assert_int_equal(ncv_build(c, &o), NCV_OK);
    return c;
}

static bool said(const ncv_context *c, const char *code)
{
    for (size_t i = 0; i < c->d.list.n; i++)
        if (strcmp(c->d.list.at[i].code, code) == 0)
            return true;
    return false;
}

static double last_fill(const ncv_context *c)
{
    return c->list->pages[c->list->npages - 1].used / c->list->body_height;
}

/* marketing.json takes a page and an eighth in rail: smaller and tighter, nothing is dropped. */
static void a_little_too_much_is_set_tighter(void **state)
{
    ncv_context *c = fitted("samples/marketing.json", NULL, "rail", 1);
    size_t n;

    (void)state;
    tailor_items(c->tailor, &n);
    assert_int_equal(ncv_page_count(c), 1);
    assert_int_equal(count_shown(c), n);
    assert_true(last_fill(c) >= 0.92);
    assert_true(said(c, "fit-vary"));
    assert_true(c->compose.vary.leading == -1);  /* first in the order, as far as it goes */
    assert_true(c->compose.vary.size < 0 && c->compose.vary.size > -1);
    assert_true(c->compose.vary.margin == 0);
    ncv_free(c);
}

/* backend.json takes two pages: what would not save all is not done, the least valuable goes. */
static void far_too_much_is_dropped_at_the_natural_size(void **state)
{
    ncv_context *c = fitted(profile, NULL, "rail", 1);
    size_t n;

    (void)state;
    tailor_items(c->tailor, &n);
    assert_int_equal(ncv_page_count(c), 1);
    assert_true(count_shown(c) < n);
    assert_true(last_fill(c) >= 0.92);
    assert_false(said(c, "fit-vary"));
    ncv_free(c);
}

static void too_little_is_set_looser(void **state)
{
    ncv_context *c = fitted("samples/nurse.json", NULL, "rail", 2);

    (void)state;
    assert_int_equal(ncv_page_count(c), 2);
    assert_true(last_fill(c) >= 0.5);
    assert_true(c->compose.vary.leading == 1 && c->compose.vary.size == 1);
    ncv_free(c);
}

/* Two pages of a graduate's CV would be one and a few lines: it stays as it is, and is told. */
static void what_cant_be_filled_is_told(void **state)
{
    ncv_context *c = fitted("samples/graduate.json", NULL, "rail", 2);

    (void)state;
    assert_int_equal(ncv_page_count(c), 1);
    assert_true(said(c, "fit-pages"));
    assert_false(said(c, "fit-vary"));
    ncv_free(c);
}

/* One context makes of each build what a fresh one makes of it: what is kept from the builds before
 * (inputs, evidence, shapes) leaves no trace, in whatever order they come. */
static void builds_do_not_see_each_other(void **state)
{
    static const char *const pins[] = {"/work/0/highlights/0", NULL};
    static const struct ncv_build_options cases[] = {
        {.profile = profile, .posting = posting, .layout = "bank", .pages = 1},
        {.profile = profile, .posting = posting, .layout = "rail"},
        {.profile = profile, .posting = posting, .layout = "rail", .hide = pins},
        {.profile = profile, .posting = posting, .layout = "rail", .pages = 1},
        {.profile = profile, .posting = posting, .layout = "rail", .no_respell = 1},
        {.profile = profile, .posting = posting, .layout = "rail", .as_of = "2030-01-01"},
        {.profile = profile, .posting = "samples/data-team.html", .layout = "rail", .pages = 1},
        {.profile = profile, .layout = "rail", .pages = 1},
        {.profile = "samples/nurse.json", .layout = "bank", .pages = 1},
        {.profile = profile, .posting = posting, .layout = "bank", .pages = 1},
    };
    static const enum ncv_format formats[] = {NCV_TRACE, NCV_REPORT_JSON, NCV_TAILORED};
    ncv_context *kept = ncv_new();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ncv_context *fresh = ncv_new();

        assert_int_equal(ncv_build(kept, &cases[i]), NCV_OK);
        assert_int_equal(ncv_build(fresh, &cases[i]), NCV_OK);
        assert_int_equal(ncv_diagnostic_count(kept), ncv_diagnostic_count(fresh));
        for (size_t k = 0; k < sizeof formats / sizeof *formats; k++) {
            const char *a, *b;
            size_t n, m;

            assert_int_equal(ncv_output(kept, formats[k], &a, &n), NCV_OK);
            assert_int_equal(ncv_output(fresh, formats[k], &b, &m), NCV_OK);
            assert_int_equal(n, m);
            assert_memory_equal(a, b, n);
        }
        ncv_free(fresh);
    }
    ncv_free(kept);
}

/* Every size is arithmetic on what was shaped in font units. */
static void fitting_does_not_shape(void **state)
{
    static const struct {
        const char *who;
        int pages;
    } cases[] = {{"samples/marketing.json", 1}, {"samples/nurse.json", 2}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ncv_context *plain = fitted(cases[i].who, NULL, "twin", 0);
        ncv_context *c = fitted(cases[i].who, NULL, "twin", cases[i].pages);
        /* page numbers, and the name beside them, where the number of pages differs */
        size_t furniture = 4;

        assert_true(c->compose.vary.leading != 0);
        assert_true(type_shape_count(c->type) <= type_shape_count(plain->type) + furniture);
        ncv_free(plain);
        ncv_free(c);
    }
}

/* Without <vary> nothing but glue changes, and what is shown. */
static void a_layout_decides_what_varies(void **state)
{
    const char *path = "tests/unit/layout_no_vary.xml";
    ncv_context *c = fitted("samples/marketing.json", NULL, path, 1);
    size_t n;

    (void)state;
    tailor_items(c->tailor, &n);
    assert_int_equal(ncv_page_count(c), 1);
    assert_true(count_shown(c) < n);
    assert_false(said(c, "fit-vary"));
    ncv_free(c);
}

static void auto_is_one_or_two_by_the_evidence(void **state)
{
    static const struct {
        const char *who, *asks;
        int pages;
    } cases[] = {{"samples/backend.json", "samples/go-fintech.md", 2},
                 {"samples/backend.json", "samples/brand.txt", 1},
                 {"samples/backend.json", NULL, 2},
                 {"samples/graduate.json", NULL, 1},
                 {"tests/golden/long/profile.json", NULL, 2}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ncv_context *c = fitted(cases[i].who, cases[i].asks, "rail", NCV_PAGES_AUTO);

        if (ncv_page_count(c) != cases[i].pages)
            fail_msg("%s for %s: %d pages", cases[i].who, cases[i].asks, ncv_page_count(c));
        ncv_free(c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(predicted_height_is_placed_height),
        cmocka_unit_test(another_measure_changes_the_selection),
        cmocka_unit_test(jobs_never_vanish),
        cmocka_unit_test(a_paragraph_is_shaped_once),
        cmocka_unit_test(a_used_context_gives_the_same_bytes),
        cmocka_unit_test(go_leads_for_a_go_posting),
        cmocka_unit_test(a_little_too_much_is_set_tighter),
        cmocka_unit_test(far_too_much_is_dropped_at_the_natural_size),
        cmocka_unit_test(too_little_is_set_looser),
        cmocka_unit_test(what_cant_be_filled_is_told),
        cmocka_unit_test(builds_do_not_see_each_other),
        cmocka_unit_test(fitting_does_not_shape),
        cmocka_unit_test(a_layout_decides_what_varies),
        cmocka_unit_test(auto_is_one_or_two_by_the_evidence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
