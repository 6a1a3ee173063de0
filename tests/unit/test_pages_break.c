/* Page breaking: keeps, widows, orphans, the optimum. SPDX-License-Identifier: MIT */
#include "pages_tree.h"

#include <math.h>
#include <time.h>

/* A reproducible source of variety (Numerical Recipes, LCG). */
static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static void add_many_lines(struct tree *x, struct block *parent, size_t n)
{
    for (size_t i = 0; i < n; i++)
        add_text(x, parent, arena_printf(&x->a, "row %zu", i));
}

static void a_page_holds_as_many_lines_as_fit(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_many_lines(&x, x.body, 32);
    assert_int_equal(tree_break(&x)->npages, 1);
    add_text(&x, x.body, "one more");
    assert_int_equal(tree_break(&x)->npages, 2);
    assert_int_equal(x.d.list.n, 0);
    tree_end(&x);
}

static void an_empty_body_is_one_empty_page(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 1);
    assert_int_equal(list->pages[0].nitems, 0);
    assert_int_equal(list->nelements, 1);
    tree_end(&x);
}

static void glue_vanishes_at_a_page_top(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_many_lines(&x, x.body, 32);
    add_text(&x, x.body, "top")->before.natural = 50;
    add_many_lines(&x, x.body, 4);
    const struct display_list *list = tree_break(&x);

    assert_int_equal(page_with(list, "top"), 1);
    assert_near(item_of(list, "top")->y, 40 + 7.5);
    tree_end(&x);
}

static void the_last_page_is_no_stub(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_many_lines(&x, x.body, 33);
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 2);
    assert_int_equal(page_with(list, "row 29"), 0);
    assert_int_equal(page_with(list, "row 30"), 1);
    tree_end(&x);
}

static void widows_and_orphans_stay_with_their_lines(void **state)
{
    struct tree x;

    (void)state;
    for (size_t above = 24; above < 32; above++) {
        tree_start(&x);
        add_many_lines(&x, x.body, above);
        struct block *p = add_lines(&x, x.body, 6);

        p->widows = 3;
        p->orphans = 2;
        add_many_lines(&x, x.body, 6);
        const struct display_list *list = tree_break(&x);
        size_t first = 0;

        for (size_t i = 0; i < 6; i++)
            first += page_with(list, arena_printf(&x.a, "line %zu", i)) == 0;
        assert_int_equal(list->npages, 2);
        assert_true(first == 0 || (first >= 2 && first <= 3) || first == 6);
        tree_end(&x);
    }
}

static void a_heading_is_never_stranded(void **state)
{
    struct tree x;

    (void)state;
    for (size_t above = 26; above < 34; above++) {
        tree_start(&x);
        add_many_lines(&x, x.body, above);
        struct block *section = new_block(&x, BLOCK_GROUP, x.body);

        section->source = "/section";
        add_heading(&x, section, "Heading");
        /* a rule under a heading does not part it from its text */
        struct block *rule = new_block(&x, BLOCK_RULE, section);

        rule->weight = 0.5;
        for (int i = 0; i < 6; i++)
            add_text(&x, section, arena_printf(&x.a, "below %d", i));
        const struct display_list *list = tree_break(&x);

        assert_int_equal(list->npages, 2);
        assert_int_equal(page_with(list, "Heading"), page_with(list, "below 0"));
        assert_int_equal(page_with(list, "Heading"), page_with(list, "below 1"));
        tree_end(&x);
    }
}

/* Title rows bind to their bullets, but an entry without any is not bound to the next. */
static void keep_with_next_ends_with_its_entry(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    for (int i = 0; i < 40; i++) {
        struct block *entry = new_block(&x, BLOCK_GROUP, x.body);

        entry->source = arena_printf(&x.a, "/entry/%d", i);
        add_text(&x, entry, arena_printf(&x.a, "title %d", i))->keep_with_next = KEEP_ALWAYS;
    }
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 2);
    assert_int_equal(page_with(list, "title 31"), 0);
    assert_int_equal(page_with(list, "title 32"), 1);
    tree_end(&x);
}

static void keep_together_moves_a_block_as_a_whole(void **state)
{
    static const struct {
        int keep;
        size_t above;
        int page;
    } cases[] = {{0, 28, 0}, {KEEP_ALWAYS, 28, 1}, {50, 28, 1},
                 {1, 28, 0}, {5, 16, 0},            {99, 16, 1}};
    struct tree x;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tree_start(&x);
        add_many_lines(&x, x.body, cases[i].above);
        struct block *group = new_block(&x, BLOCK_GROUP, x.body);

        group->keep_together = cases[i].keep;
        for (int k = 0; k < 20; k++)
            add_text(&x, group, arena_printf(&x.a, "kept %d", k));
        assert_int_equal(page_with(tree_break(&x), "kept 0"), cases[i].page);
        tree_end(&x);
    }
}

static void break_before_is_obeyed(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_many_lines(&x, x.body, 5);
    add_text(&x, x.body, "new page")->break_before = BREAK_PAGE;
    add_many_lines(&x, x.body, 31);
    struct block *b = add_text(&x, x.body, "not at the top");

    b->break_before = BREAK_AVOID;
    add_many_lines(&x, x.body, 5);
    const struct display_list *list = tree_break(&x);

    assert_int_equal(page_with(list, "new page"), 1);
    assert_int_equal(list->npages, 3);
    assert_string_not_equal(list->pages[2].items[0].text, "not at the top");
    assert_int_equal(page_with(list, "not at the top"), 2);
    tree_end(&x);
}

static void a_chain_longer_than_a_page_starts_a_page_and_breaks(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_many_lines(&x, x.body, 3);
    struct block *group = new_block(&x, BLOCK_GROUP, x.body);

    group->keep_together = KEEP_ALWAYS;
    for (int i = 0; i < 70; i++)
        add_text(&x, group, arena_printf(&x.a, "kept %d", i))->keep_with_next =
            i < 69 ? KEEP_ALWAYS : 0;
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 4);
    assert_int_equal(page_with(list, "kept 0"), 1);
    assert_int_equal(page_with(list, "kept 69"), 3);
    assert_int_equal(x.d.list.n, 0);
    tree_end(&x);
}

static void what_cannot_be_divided_is_shown_and_told(void **state)
{
    static const struct text_style huge = {.name = "huge",
                                           .family = "Lato",
                                           .weight = 400,
                                           .size = 20,
                                           .leading = 350,
                                           .lang = "en"};
    struct tree x;

    (void)state;
    tree_start(&x);
    add_many_lines(&x, x.body, 3);
    struct block *b = add_text_in(&x, x.body, &huge, "Huge");

    b->layout_line = 12;
    b->source = "/basics/label";
    add_text(&x, x.body, "after");
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 3);
    assert_int_equal(page_with(list, "Huge"), 1);
    assert_int_equal(page_with(list, "after"), 2);
    assert_int_equal(x.d.list.n, 1);
    assert_string_equal(x.d.list.at[0].code, "pages-overfull");
    assert_string_equal(x.d.list.at[0].source, "test.xml");
    assert_int_equal(x.d.list.at[0].line, 12);
    assert_string_equal(x.d.list.at[0].pointer, "/basics/label");
    tree_end(&x);
}

static void a_single_bullet_line_does_not_go_over_alone(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_many_lines(&x, x.body, 26);
    struct block *list = new_block(&x, BLOCK_GROUP, x.body);

    list->role = ROLE_L;
    for (int i = 0; i < 7; i++)
        add_item(&x, list, arena_printf(&x.a, "item %d", i));
    add_many_lines(&x, x.body, 5);
    const struct display_list *out = tree_break(&x);

    assert_int_equal(out->npages, 2);
    assert_int_equal(page_with(out, "item 6"), 1);
    assert_int_equal(page_with(out, "item 5"), 1);
    tree_end(&x);
}

/* ---- rows -------------------------------------------------------------------------------- */

static void a_rail_row_breaks_between_the_lines_of_its_flow(void **state)
{
    static const struct track tracks[] = {{TRACK_FIXED, 50}, {TRACK_FRACTION, 1}};
    struct tree x;

    (void)state;
    tree_start(&x);
    add_many_lines(&x, x.body, 26);
    struct block *row = add_row(&x, x.body, 2, tracks);

    add_text(&x, row->first, "2020");
    for (int i = 0; i < 12; i++)
        add_text(&x, row->last, arena_printf(&x.a, "flow %d", i))->before.natural = i ? 2 : 0;
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 2);
    assert_int_equal(page_with(list, "2020"), 0);
    assert_int_equal(page_with(list, "flow 4"), 0);
    assert_int_equal(page_with(list, "flow 5"), 1);
    assert_near(item_of(list, "flow 5")->y, 40 + 7.5);
    assert_near(list->pages[0].used, 260 + 5 * 12 - 2);
    assert_near(list->pages[1].used, 7 * 12 - 2);
    tree_end(&x);
}

static void a_row_of_one_line_is_atomic(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    for (int i = 0; i < 40; i++) {
        struct block *row = add_row(&x, x.body, 2, NULL);

        add_text(&x, row->first, arena_printf(&x.a, "left %d", i));
        add_text_in(&x, row->last, &tree_small, arena_printf(&x.a, "right %d", i));
    }
    const struct galley *g = tree_set(&x);
    const struct display_list *list = pages_break(&x.a, g, &x.d);

    assert_int_equal(g->root->list->ncuts, 41);
    for (int i = 0; i < 40; i++)
        assert_int_equal(page_with(list, arena_printf(&x.a, "left %d", i)),
                         page_with(list, arena_printf(&x.a, "right %d", i)));
    tree_end(&x);
}

/* Two columns of different leading go on over pages, each to the foot of the page. */
static void columns_break_each_at_its_own_lines(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *row = add_row(&x, x.body, 2, NULL);

    row->baseline = false;
    for (int i = 0; i < 40; i++) {
        add_text(&x, row->first, arena_printf(&x.a, "left %d", i));
        add_text_in(&x, row->last, &tree_small, arena_printf(&x.a, "right %d", i));
    }
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 2);
    assert_int_equal(page_with(list, "left 31"), 0);
    assert_int_equal(page_with(list, "left 32"), 1);
    assert_int_equal(page_with(list, "right 34"), 0);
    assert_int_equal(page_with(list, "right 35"), 1);
    assert_near(item_of(list, "right 35")->y, 40 + 0.75 * 9);
    tree_end(&x);
}

/* A photo beside text: the row does not begin before all its cells can. */
static void a_row_waits_for_room_for_each_first_box(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_many_lines(&x, x.body, 30);
    struct block *row = add_row(&x, x.body, 2, NULL);

    row->baseline = false;
    add_text_in(&x, row->first, &tree_head, "tall");
    add_text_in(&x, row->first, &tree_head, "tall too")->keep_with_next = 0;
    row->first->keep_together = KEEP_ALWAYS;
    for (int i = 0; i < 8; i++)
        add_text(&x, row->last, arena_printf(&x.a, "flow %d", i));
    const struct display_list *list = tree_break(&x);

    assert_int_equal(page_with(list, "flow 0"), page_with(list, "tall"));
    assert_int_equal(page_with(list, "flow 0"), 1);
    tree_end(&x);
}

static void a_row_kept_together_moves_as_a_whole(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_many_lines(&x, x.body, 26);
    struct block *row = add_row(&x, x.body, 2, NULL);

    row->keep_together = KEEP_ALWAYS;
    add_text(&x, row->first, "2020");
    for (int i = 0; i < 12; i++)
        add_text(&x, row->last, arena_printf(&x.a, "flow %d", i));
    assert_int_equal(page_with(tree_break(&x), "2020"), 1);
    tree_end(&x);
}

/* ---- glue -------------------------------------------------------------------------------- */

static void add_glued_lines(struct tree *x, size_t n, struct glue glue)
{
    for (size_t i = 0; i < n; i++)
        add_text(x, x->body, arena_printf(&x->a, "row %zu", i))->before = glue;
}

static void a_page_that_is_nearly_full_is_filled(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_glued_lines(&x, 25, (struct glue){.natural = 2, .stretch = 2});
    const struct display_list *list = tree_break(&x);

    /* 25 * 10 + 24 * 2 = 298 of 320, 93 % */
    assert_int_equal(list->npages, 1);
    assert_near(list->pages[0].used, 320);
    assert_near(item_of(list, "row 24")->y, 40 + 320 - 2.5);
    assert_near(item_of(list, "row 0")->y, 40 + 7.5);
    assert_near(item_of(list, "row 1")->y, 40 + 17.5 + 2 + 22 / 24.0);
    tree_end(&x);
}

static void a_page_that_is_not_nearly_full_stays_natural(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_glued_lines(&x, 24, (struct glue){.natural = 2, .stretch = 20});
    assert_near(tree_break(&x)->pages[0].used, 24 * 10 + 23 * 2);
    tree_end(&x);
    /* not enough stretch to reach the foot: left as it is rather than half stretched */
    tree_start(&x);
    add_glued_lines(&x, 25, (struct glue){.natural = 2, .stretch = 0.5});
    assert_near(tree_break(&x)->pages[0].used, 298);
    tree_end(&x);
}

static void glue_shrinks_to_keep_a_page(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_glued_lines(&x, 27, (struct glue){.natural = 2, .shrink = 0.1});
    const struct display_list *list = tree_break(&x);

    /* 27 * 10 + 26 * 2 = 322 shrinks by 2 of 2.6 */
    assert_int_equal(list->npages, 1);
    assert_near(list->pages[0].used, 320);
    tree_end(&x);
}

static void fil_glue_takes_all(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_text(&x, x.body, "head");
    add_text(&x, x.body, "middle")->before = (struct glue){.natural = 5, .stretch = 5};
    add_text(&x, x.body, "foot")->before = (struct glue){.stretch = 1, .fil = 1};
    const struct display_list *list = tree_break(&x);

    assert_near(item_of(list, "middle")->y, 40 + 15 + 7.5);
    assert_near(item_of(list, "foot")->y, 40 + 320 - 2.5);
    tree_end(&x);
}

static void glue_inside_rows_is_set_too(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *row = add_row(&x, x.body, 2, NULL);

    add_text(&x, row->first, "2020");
    for (int i = 0; i < 25; i++)
        add_text(&x, row->last, arena_printf(&x.a, "flow %d", i))->after =
            (struct glue){.natural = 2, .stretch = 2};
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 1);
    assert_near(list->pages[0].used, 320);
    assert_true(item_of(list, "flow 24")->y < 40 + 320 - 2.5 + 0.01);
    assert_near(item_of(list, "flow 1")->y, 40 + 17.5 + 2 + 20.0 / 25);
    tree_end(&x);
}

/* ---- the optimum ------------------------------------------------------------------------- */

/* Fills each page as far as it goes, at the best break among the last tenth, as a greedy builder
 * does. */
static cost greedy_cost(struct tree *x, const struct vlist *l, double height)
{
    size_t at[64], n = 0, p = 0;

    while (p + 1 < l->ncuts) {
        size_t q = p + 1, best = 0;

        while (q + 1 < l->ncuts) {
            struct span s = vlist_span(l, p, q + 1, false);

            if (s.natural - s.shrink > height + 1e-6)
                break;
            q++;
        }
        if (q + 1 == l->ncuts)
            break;
        for (size_t k = q; k > p; k--) {
            struct span s = vlist_span(l, p, k, false);

            if (s.natural < 0.9 * height)
                break;
            if (!best || l->cuts[k].keep < l->cuts[best].keep)
                best = k;
        }
        p = at[n++] = best ? best : q;
    }
    return vlist_cost(&x->a, l, height, at, n);
}

static cost optimal_cost(struct tree *x, const struct vlist *l, double height, size_t *npages)
{
    struct page_break *pages = vlist_break(&x->a, l, height, npages);
    size_t *at = arena_array(&x->a, *npages, sizeof *at);

    for (size_t i = 0; i < *npages; i++)
        at[i] = pages[i].to;
    return vlist_cost(&x->a, l, height, at, *npages - 1);
}

/* 33 lines, then a block of 30 that is kept together. Filling page 1 leaves a stub of one line and
 * the block on page 2; the optimum looks ahead. */
static void the_optimum_beats_greedy(void **state)
{
    struct tree x;
    size_t n;

    (void)state;
    tree_start(&x);
    add_many_lines(&x, x.body, 34);
    struct block *group = new_block(&x, BLOCK_GROUP, x.body);

    group->keep_together = 99;
    add_many_lines(&x, group, 31);
    const struct vlist *l = tree_set(&x)->root->list;
    cost best = optimal_cost(&x, l, 320, &n), greedy = greedy_cost(&x, l, 320);

    assert_true(best >= 0 && greedy >= 0);
    assert_true(best < greedy);
    tree_end(&x);
}

static cost brute_force(struct tree *x, const struct vlist *l, double height)
{
    cost best = -1;
    size_t inner = l->ncuts - 2;

    for (unsigned long set = 0; set < 1ul << inner; set++) {
        size_t at[32], n = 0;

        for (size_t i = 0; i < inner; i++)
            if (set >> i & 1)
                at[n++] = i + 1;
        cost c = vlist_cost(&x->a, l, height, at, n);

        if (c >= 0 && (best < 0 || c < best))
            best = c;
    }
    return best;
}

static struct block *random_block(struct tree *x, struct block *parent, unsigned *seed)
{
    struct block *b = add_lines(x, parent, 1 + next_random(seed) % 3);

    b->before = (struct glue){.natural = next_random(seed) % 6,
                              .stretch = next_random(seed) % 4,
                              .shrink = next_random(seed) % 2};
    b->keep_together = next_random(seed) % 3 ? 0 : (int)(next_random(seed) % 101);
    b->keep_with_next = next_random(seed) % 4 ? 0 : (int)(next_random(seed) % 101);
    b->widows = b->orphans = 1 + (int)(next_random(seed) % 2);
    if (next_random(seed) % 12 == 0)
        b->break_before = BREAK_PAGE;
    return b;
}

static void no_set_of_breaks_is_better(void **state)
{
    unsigned seed = 7;

    (void)state;
    for (int i = 0; i < 40; i++) {
        struct tree x;
        size_t n;

        tree_start(&x);
        while (tree_set(&x)->root->list->ncuts < 8) {
            if (next_random(&seed) % 4) {
                random_block(&x, x.body, &seed);
            } else {
                struct block *row = add_row(&x, x.body, 2, NULL);

                random_block(&x, row->first, &seed);
                random_block(&x, row->last, &seed);
                random_block(&x, row->last, &seed);
            }
        }
        const struct vlist *l = tree_set(&x)->root->list;
        double height = 40 + next_random(&seed) % 60;

        assert_true(l->ncuts < 16);
        assert_int_equal(optimal_cost(&x, l, height, &n), brute_force(&x, l, height));
        tree_end(&x);
    }
}

static void a_list_of_300_blocks_is_fast_and_the_same_each_time(void **state)
{
    struct tree x;
    unsigned seed = 3;

    (void)state;
    tree_start(&x);
    for (int i = 0; i < 300; i++)
        random_block(&x, x.body, &seed)->break_before = BREAK_AUTO;
    const struct galley *g = tree_set(&x);
    clock_t start = clock();
    const struct display_list *list = pages_break(&x.a, g, &x.d);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    const struct display_list *again = pages_break(&x.a, tree_set(&x), &x.d);

    assert_true(list->npages > 10);
    assert_true(seconds < 0.5); /* 1 ms on a plain machine; room for sanitizers and a busy machine */
    assert_int_equal(list->npages, again->npages);
    for (size_t i = 0; i < list->npages; i++) {
        assert_int_equal(list->pages[i].nitems, again->pages[i].nitems);
        for (size_t k = 0; k < list->pages[i].nitems; k++) {
            assert_true(list->pages[i].items[k].x == again->pages[i].items[k].x);
            assert_true(list->pages[i].items[k].y == again->pages[i].items[k].y);
        }
    }
    tree_end(&x);
}

/* A word that goes on over the page costs as much as a fifth of the page: the paragraph starts a line
 * earlier, although that leaves a line blank. */
static void no_page_ends_with_a_hyphen(void **state)
{
    (void)state;
    for (int hyphen = 0; hyphen < 2; hyphen++) {
        struct tree x;
        size_t n;

        tree_start(&x);
        add_many_lines(&x, x.body, 31);
        add_lines(&x, x.body, 3);
        add_many_lines(&x, x.body, 10);
        struct galley *g = tree_set(&x);
        struct node *p = g->root->first;

        for (int i = 0; i < 31; i++)
            p = p->next;
        p->lines->at[0].hyphenated = hyphen;
        struct page_break *pages = vlist_break(&x.a, vlist_body(&x.a, g->root), 320, &n);

        assert_int_equal(n, 2);
        assert_int_equal(pages[0].to, hyphen ? 31 : 32);
        tree_end(&x);
    }
}

/* ---- any tree ---------------------------------------------------------------------------- */

static void random_tree(struct tree *x, struct block *parent, unsigned *seed, int depth, int *texts)
{
    for (unsigned n = 1 + next_random(seed) % 4; n > 0; n--) {
        unsigned kind = next_random(seed) % (depth > 2 ? 7 : depth > 0 ? 6 : 2);
        struct block *b;

        if (kind < 2) {
            b = add_lines(x, parent, 1 + next_random(seed) % 4);
            for (size_t i = 0; i < b->nruns; i += 2)
                b->runs[i].text = arena_printf(&x->a, "t%d", (*texts)++);
        } else if (kind < 4) {
            b = add_row(x, parent, 2 + next_random(seed) % 2, NULL);
            b->role = ROLE_NONE;
            b->baseline = next_random(seed) % 2;
            for (struct block *cell = b->first; cell; cell = cell->next)
                if (next_random(seed) % 4)
                    random_tree(x, cell, seed, depth - 1, texts);
        } else if (kind == 6) {
            bool balanced = next_random(seed) % 2;
            struct track tracks[3] = {{TRACK_FRACTION, 1}, {TRACK_FRACTION, 2}, {TRACK_FIXED, 400}};

            b = add_row(x, parent, balanced ? 1 : 2, tracks);
            b->kind = BLOCK_COLUMNS;
            b->baseline = false;
            b->gap = 10;
            b->balanced = balanced;
            b->page_scope = !balanced;
            for (struct block *column = b->first; column; column = column->next)
                random_tree(x, column, seed, depth - 1, texts);
            if (balanced) {
                b->tracks = arena_array(&x->a, 3, sizeof *tracks);
                memcpy(b->tracks, tracks, sizeof tracks);
                b->ntracks = 3;
            }
        } else {
            b = new_block(x, kind == 4 ? BLOCK_GROUP : BLOCK_BOX, parent);
            b->pad = next_random(seed) % 4;
            b->filled = true;
            random_tree(x, b, seed, depth - 1, texts);
        }
        b->before = (struct glue){next_random(seed) % 5, next_random(seed) % 4,
                                  next_random(seed) % 2, next_random(seed) % 40 == 0};
        b->before.shrink = fmin(b->before.shrink, b->before.natural);
        b->after = (struct glue){next_random(seed) % 3, 0, 0, 0};
        b->keep_together = next_random(seed) % 4 ? 0 : (int)(next_random(seed) % 101);
        b->keep_with_next = next_random(seed) % 4 ? 0 : (int)(next_random(seed) % 101);
        b->widows = b->orphans = 1 + (int)(next_random(seed) % 3);
        if (next_random(seed) % 3 == 0)
            b->source = arena_printf(&x->a, "/%u", next_random(seed) % 40);
    }
}

static void assert_all_placed_once(struct tree *x, const struct display_list *list, int texts)
{
    int placed = 0;

    for (size_t i = 0; i < list->npages; i++)
        for (size_t k = 0; k < list->pages[i].nitems; k++) {
            const struct item *item = &list->pages[i].items[k];

            if (item->kind != ITEM_GLYPHS || item->text[0] != 't')
                continue;
            placed++;
            assert_true(item->y > 40 && item->y < 40 + list->body_height);
        }
    assert_int_equal(placed, texts);
    for (int i = 0; i < texts; i++)
        assert_true(page_with(list, arena_printf(&x->a, "t%d", i)) >= 0);
}

/* No two texts share a place, and all stand in the body. */
static void assert_nothing_collides(const struct tree *x, const struct page *page)
{
    double end = x->doc.page.width - x->doc.page.margin_end;

    for (size_t i = 0; i < page->nitems; i++) {
        const struct item *a = &page->items[i];

        if (a->kind != ITEM_GLYPHS)
            continue;
        assert_true(a->x > x->doc.page.margin_start - 0.01 && a->x + item_width(a) < end + 0.01);
        for (size_t k = i + 1; k < page->nitems; k++) {
            const struct item *b = &page->items[k];

            if (b->kind != ITEM_GLYPHS || a->y - b->y > 9.9 || b->y - a->y > 9.9)
                continue;
            if (a->x + item_width(a) > b->x + 0.01 && b->x + item_width(b) > a->x + 0.01)
                fail_msg("'%.*s' and '%.*s' collide", (int)a->text_n, a->text, (int)b->text_n,
                         b->text);
        }
    }
}

static void any_tree_is_placed_whole_and_its_heights_add_up(void **state)
{
    unsigned seed = 11;

    (void)state;
    for (int i = 0; i < 60; i++) {
        struct tree x;
        int texts = 0;
        double own = 0;

        tree_start(&x);
        x.doc.page.width = 3000; /* so that no word is broken in the narrowest cell */
        x.doc.page.height = 180 + next_random(&seed) % 250;
        for (int k = 0; k < 4; k++)
            random_tree(&x, x.body, &seed, 3, &texts);
        const struct galley *g = tree_set(&x);
        const struct display_list *list = pages_break(&x.a, g, &x.d);

        assert_all_placed_once(&x, list, texts);
        for (size_t k = 0; k < list->npages; k++) {
            assert_true(list->pages[k].used <= list->body_height + 1e-3);
            assert_nothing_collides(&x, &list->pages[k]);
        }
        for (size_t k = 0; k < g->nheights; k++)
            own += g->heights[k].own;
        assert_near(own, galley_height(g));
        /* on a page without end nothing but fil is set, and all is as high as foretold */
        x.doc.page.height = 90000;
        list = tree_break(&x);
        assert_int_equal(list->npages, 1);
        if (list->pages[0].used < 80000) /* no fil */
            assert_near(list->pages[0].used, galley_height(g));
        tree_end(&x);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_holds_as_many_lines_as_fit),
        cmocka_unit_test(an_empty_body_is_one_empty_page),
        cmocka_unit_test(glue_vanishes_at_a_page_top),
        cmocka_unit_test(the_last_page_is_no_stub),
        cmocka_unit_test(widows_and_orphans_stay_with_their_lines),
        cmocka_unit_test(a_heading_is_never_stranded),
        cmocka_unit_test(keep_with_next_ends_with_its_entry),
        cmocka_unit_test(keep_together_moves_a_block_as_a_whole),
        cmocka_unit_test(break_before_is_obeyed),
        cmocka_unit_test(a_chain_longer_than_a_page_starts_a_page_and_breaks),
        cmocka_unit_test(what_cannot_be_divided_is_shown_and_told),
        cmocka_unit_test(a_single_bullet_line_does_not_go_over_alone),
        cmocka_unit_test(a_rail_row_breaks_between_the_lines_of_its_flow),
        cmocka_unit_test(a_row_of_one_line_is_atomic),
        cmocka_unit_test(columns_break_each_at_its_own_lines),
        cmocka_unit_test(a_row_waits_for_room_for_each_first_box),
        cmocka_unit_test(a_row_kept_together_moves_as_a_whole),
        cmocka_unit_test(a_page_that_is_nearly_full_is_filled),
        cmocka_unit_test(a_page_that_is_not_nearly_full_stays_natural),
        cmocka_unit_test(glue_shrinks_to_keep_a_page),
        cmocka_unit_test(fil_glue_takes_all),
        cmocka_unit_test(glue_inside_rows_is_set_too),
        cmocka_unit_test(the_optimum_beats_greedy),
        cmocka_unit_test(no_set_of_breaks_is_better),
        cmocka_unit_test(a_list_of_300_blocks_is_fast_and_the_same_each_time),
        cmocka_unit_test(no_page_ends_with_a_hyphen),
        cmocka_unit_test(any_tree_is_placed_whole_and_its_heights_add_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
