/* Columns: sidebars that end with their page, reading order, balance. A page holds 32 lines of 10 pt.
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "pages_tree.h"

#include <math.h>

/* Columns of 160 and 60 pt with 20 pt between. */
static struct block *add_columns(struct tree *x, bool page_scope)
{
    static const struct track tracks[] = {{TRACK_FRACTION, 1}, {TRACK_FIXED, 60}};
    struct block *b = add_row(x, x->body, 2, tracks);

    b->kind = BLOCK_COLUMNS;
    b->baseline = false;
    b->gap = 20;
    b->page_scope = page_scope;
    return b;
}

/* Paragraphs of one line each: prefix0, prefix1 … */
static void add_each(struct tree *x, struct block *parent, const char *prefix, int n)
{
    for (int i = 0; i < n; i++)
        add_text(x, parent, arena_printf(&x->a, "%s%d", prefix, i));
}

/* The text fills 160 pt in two lines and 240 pt in one. */
static const char wide_text[] = "one line of the measure but two in the main column";

static void the_main_column_goes_on_at_the_full_measure(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *b = add_columns(&x, true);

    for (int i = 0; i < 30; i++)
        add_text(&x, b->first, wide_text);
    add_each(&x, b->last, "s", 10);
    const struct display_list *list = tree_break(&x);

    /* 16 paragraphs of two lines on page 1, the others in one line each at the full measure */
    assert_int_equal(list->npages, 2);
    assert_near(list->pages[0].used, 320);
    assert_near(list->pages[1].used, 14 * 10);
    assert_int_equal(page_with(list, "s9"), 0);
    assert_near(item_of(list, "s9")->x, 30 + 160 + 20);
    assert_near(list->pages[1].items[0].x, 30);
    tree_end(&x);
}

/* In the flow, the main column keeps its measure. */
static void columns_of_the_flow_keep_their_measure(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *b = add_columns(&x, false);

    for (int i = 0; i < 30; i++)
        add_text(&x, b->first, wide_text);
    add_each(&x, b->last, "s", 10);
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 2);
    assert_near(list->pages[1].used, 28 * 10);
    tree_end(&x);
}

/* A sidebar of 40 lines ends on page 2: only page 3 has the full measure. */
static void a_long_sidebar_keeps_the_columns_up(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *b = add_columns(&x, true);

    for (int i = 0; i < 40; i++)
        add_text(&x, b->first, wide_text);
    add_each(&x, b->last, "s", 40);
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 3);
    assert_int_equal(page_with(list, "s31"), 0);
    assert_int_equal(page_with(list, "s39"), 1);
    assert_near(list->pages[1].used, 320);
    assert_near(list->pages[2].used, 8 * 10);
    tree_end(&x);
}

/* A paragraph can't change its measure in the middle: the page ends before it. */
static void no_paragraph_is_set_at_two_measures(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *b = add_columns(&x, true);

    add_each(&x, b->first, "m", 31);
    add_text(&x, b->first, wide_text);
    add_each(&x, b->first, "n", 20);
    add_each(&x, b->last, "s", 3);
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 2);
    assert_near(list->pages[0].used, 310);
    assert_near(list->pages[1].used, 210);
    tree_end(&x);
}

/* What fits is set beside the sidebar; what follows the columns has the page to itself. */
static void what_follows_comes_after_the_longer_column(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *b = add_columns(&x, true);

    add_each(&x, b->first, "m", 4);
    add_each(&x, b->last, "s", 9);
    add_text(&x, x.body, "after");
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 1);
    assert_near(item_of(list, "after")->y, 40 + 9 * 10 + 7.5);
    tree_end(&x);
}

/* Every text is placed once, whatever the lengths of the columns. */
static void nothing_is_lost_between_the_measures(void **state)
{
    (void)state;
    for (int main = 1; main < 90; main += 7)
        for (int side = 1; side < 80; side += 9) {
            struct tree x;
            size_t placed = 0;

            tree_start(&x);
            add_each(&x, x.body, "b", main % 5);
            struct block *b = add_columns(&x, true);

            add_each(&x, b->first, "m", main);
            add_each(&x, b->last, "s", side);
            add_each(&x, x.body, "e", side % 4);
            const struct display_list *list = tree_break(&x);

            for (size_t i = 0; i < list->npages; i++) {
                placed += list->pages[i].nitems;
                assert_true(list->pages[i].used <= 320 + 1e-3);
            }
            assert_int_equal(placed, main % 5 + main + side + side % 4);
            for (int i = 0; i < main; i++)
                assert_true(page_with(list, arena_printf(&x.a, "m%d", i)) >= 0);
            for (int i = 0; i < side; i++)
                assert_true(page_with(list, arena_printf(&x.a, "s%d", i)) >= 0);
            tree_end(&x);
        }
}

static void read_order(bool written, const char *first, const char *second)
{
    struct tree x;

    tree_start(&x);
    struct block *b = add_columns(&x, false);
    struct track narrow = b->tracks[1];

    b->tracks[1] = b->tracks[0]; /* the sidebar stands at the start */
    b->tracks[0] = narrow;
    b->written_order = written;
    add_text(&x, b->first, "side");
    add_text(&x, b->last, "main");
    const struct display_list *list = tree_break(&x);
    const struct page *page = &list->pages[0];

    assert_int_equal(page->nitems, 2);
    assert_ptr_equal(&page->items[0], item_with(page, first));
    assert_ptr_equal(&page->items[1], item_with(page, second));
    assert_true(page->items[0].element < page->items[1].element);
    assert_near(item_with(page, "side")->x, 30);
    assert_near(item_with(page, "main")->x, 30 + 60 + 20);
    tree_end(&x);
}

static void the_main_column_is_read_first(void **state)
{
    (void)state;
    read_order(false, "main", "side");
    read_order(true, "side", "main");
}

/* ---- balanced ---------------------------------------------------------------------------- */

/* n columns with 15 pt between, which hold one text. */
static struct block *add_balanced(struct tree *x, size_t n)
{
    static const struct track tracks[] = {{TRACK_FRACTION, 1}, {TRACK_FRACTION, 1},
                                          {TRACK_FRACTION, 1}};
    struct block *b = new_block(x, BLOCK_COLUMNS, x->body);

    b->tracks = arena_array(&x->a, n, sizeof *b->tracks);
    memcpy(b->tracks, tracks, n * sizeof *tracks);
    b->ntracks = n;
    b->gap = 15;
    b->balanced = true;
    return new_block(x, BLOCK_GROUP, b);
}

/* Ten lines in three columns: 4, 4 and 2, no higher than need be; then the text goes on below. */
static void one_text_fills_columns_of_equal_height(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_each(&x, add_balanced(&x, 3), "m", 10);
    add_text(&x, x.body, "after");
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 1);
    assert_near(item_of(list, "after")->y, 40 + 40 + 7.5);
    for (int i = 0; i < 10; i++) {
        const struct item *item = item_of(list, arena_printf(&x.a, "m%d", i));

        assert_near(item->x, 30 + i / 4 * (70 + 15)); /* (240 - 2 * 15) / 3 = 70 wide */
        assert_near(item->y, 40 + i % 4 * 10 + 7.5);
    }
    tree_end(&x);
}

/* 100 lines in two columns: 64 on page 1, 36 on page 2 in two times 18. */
static void each_page_is_balanced(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_each(&x, add_balanced(&x, 2), "m", 100);
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 2);
    assert_near(list->pages[0].used, 320);
    assert_near(list->pages[1].used, 180);
    assert_int_equal(page_with(list, "m63"), 0);
    assert_near(item_of(list, "m31")->y, 40 + 310 + 7.5);
    assert_near(item_of(list, "m32")->y, 40 + 7.5);
    assert_near(item_of(list, "m82")->y, 40 + 7.5); /* the second column of page 2 */
    assert_near(item_of(list, "m82")->x, 30 + 112.5 + 15);
    tree_end(&x);
}

/* A heading does not end a column, nor one line of three. */
static void columns_keep_what_pages_keep(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *flow = add_balanced(&x, 2);

    add_each(&x, flow, "m", 3);
    add_heading(&x, flow, "head");
    add_each(&x, flow, "n", 4);
    const struct display_list *list = tree_break(&x);

    /* four and four would leave the heading alone: 3 and 5 */
    assert_near(item_of(list, "head")->y, 40 + 7.5);
    assert_true(item_of(list, "head")->x > 150);
    assert_near(list->pages[0].used, 50);
    tree_end(&x);
}

/* Two lines, then a new column with eight; in the last column, nothing begins anew. */
static void a_break_begins_the_next_column(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *flow = add_balanced(&x, 2);

    add_each(&x, flow, "m", 2);
    add_text(&x, flow, "turn")->break_before = BREAK_COLUMN;
    add_each(&x, flow, "n", 4);
    add_text(&x, flow, "again")->break_before = BREAK_COLUMN;
    add_each(&x, flow, "o", 2);
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 1);
    assert_near(list->pages[0].used, 80);
    assert_near(item_of(list, "m1")->y, 40 + 10 + 7.5);
    assert_near(item_of(list, "turn")->x, 30 + 112.5 + 15);
    assert_near(item_of(list, "turn")->y, 40 + 7.5);
    assert_near(item_of(list, "again")->y, 40 + 50 + 7.5);
    tree_end(&x);
}

/* Where the columns go on over a page, each page has its own. */
static void columns_break_on_each_page(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *flow = add_balanced(&x, 2);

    add_each(&x, flow, "m", 70);
    add_text(&x, flow, "turn")->break_before = BREAK_COLUMN;
    add_each(&x, flow, "n", 3);
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 2);
    assert_int_equal(page_with(list, "m69"), 1); /* 64 lines on page 1 */
    assert_near(item_of(list, "m69")->y, 40 + 50 + 7.5);
    assert_near(item_of(list, "m69")->x, 30);
    assert_near(item_of(list, "turn")->y, 40 + 7.5);
    tree_end(&x);
}

/* A new page is one for all columns, whatever they hold. */
static void a_new_page_is_for_all_columns(void **state)
{
    for (int balanced = 0; balanced < 2; balanced++) {
        struct tree x;

        (void)state;
        tree_start(&x);
        struct block *b = balanced ? NULL : add_columns(&x, false);
        struct block *flow = balanced ? add_balanced(&x, 2) : b->last;

        if (b)
            add_each(&x, b->first, "other", 10);
        add_each(&x, flow, "m", 4);
        add_text(&x, flow, "page")->break_before = BREAK_PAGE;
        add_each(&x, flow, "n", 3);
        const struct display_list *list = tree_break(&x);

        assert_int_equal(list->npages, 2);
        assert_int_equal(page_with(list, "m3"), 0);
        assert_int_equal(page_with(list, "page"), 1);
        assert_near(item_of(list, "page")->y, 40 + 7.5);
        if (b) {
            assert_int_equal(page_with(list, "other3"), 0);
            assert_int_equal(page_with(list, "other4"), 1);
        }
        tree_end(&x);
    }
}

/* What an item takes off the page is a column's share of its height. */
static void heights_in_balanced_columns_add_up(void **state)
{
    struct tree x;
    double own = 0;

    (void)state;
    tree_start(&x);
    struct block *flow = add_balanced(&x, 2);

    for (int i = 0; i < 8; i++)
        add_text(&x, flow, "item")->source = arena_printf(&x.a, "/skills/%d", i);
    const struct galley *g = tree_set(&x);

    for (size_t k = 0; k < g->nheights; k++)
        own += g->heights[k].own;
    assert_near(galley_height(g), 40);
    assert_near(own, 40);
    assert_near(galley_flow_height(g, "/skills/3"), 5);
    assert_near(galley_block_height(g, "/skills/3", false), 10);
    tree_end(&x);
}

/* ---- the grid ---------------------------------------------------------------------------- */

/* Text of three leadings, spaces, a rule and a date beside it, over two pages: all on lines of 10 pt. */
static void every_baseline_stands_on_the_grid(void **state)
{
    struct tree x;
    size_t seen = 0;

    (void)state;
    tree_start(&x);
    x.doc.page.grid = 10;
    struct block *b = add_columns(&x, false);

    for (int i = 0; i < 12; i++) {
        struct block *head = add_text_in(&x, b->first, &tree_head, "head");
        struct block *rule = new_block(&x, BLOCK_RULE, b->first), *row, *p;

        head->before = (struct glue){8, 4, 2, 0};
        rule->weight = 0.5;
        rule->after = (struct glue){3, 1, 1, 0};
        row = add_row(&x, b->first, 2, NULL);
        add_text(&x, row->first, "title");
        add_text_in(&x, row->last, &tree_small, "2021");
        p = add_text(&x, b->first, "text");
        p->after = (struct glue){2, 1, 1, 0};
        add_text_in(&x, b->last, &tree_small, "side")->after = (struct glue){6, 0, 0, 0};
    }
    const struct display_list *list = tree_break(&x);

    assert_true(list->npages >= 2);
    for (size_t i = 0; i < list->npages; i++)
        for (size_t k = 0; k < list->pages[i].nitems; k++) {
            const struct item *item = &list->pages[i].items[k];

            if (item->kind != ITEM_GLYPHS)
                continue;
            assert_near(fmod(item->y - 40, 10), 7.5);
            seen++;
        }
    assert_int_equal(seen, 12 * 5);
    /* 8 pt before the head are a line (space at the top of a column stays), the head 20, the rule with its
     * space 10, title and text 10; 2 pt after the text are none */
    assert_near(item_of(list, "title")->y, 40 + 10 + 20 + 10 + 7.5);
    assert_near(item_of(list, "2021")->y, item_of(list, "title")->y);
    assert_near(item_of(list, "text")->y, item_of(list, "title")->y + 10);
    tree_end(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_main_column_goes_on_at_the_full_measure),
        cmocka_unit_test(columns_of_the_flow_keep_their_measure),
        cmocka_unit_test(a_long_sidebar_keeps_the_columns_up),
        cmocka_unit_test(no_paragraph_is_set_at_two_measures),
        cmocka_unit_test(what_follows_comes_after_the_longer_column),
        cmocka_unit_test(nothing_is_lost_between_the_measures),
        cmocka_unit_test(the_main_column_is_read_first),
        cmocka_unit_test(one_text_fills_columns_of_equal_height),
        cmocka_unit_test(each_page_is_balanced),
        cmocka_unit_test(columns_keep_what_pages_keep),
        cmocka_unit_test(heights_in_balanced_columns_add_up),
        cmocka_unit_test(a_break_begins_the_next_column),
        cmocka_unit_test(columns_break_on_each_page),
        cmocka_unit_test(a_new_page_is_for_all_columns),
        cmocka_unit_test(every_baseline_stands_on_the_grid),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
