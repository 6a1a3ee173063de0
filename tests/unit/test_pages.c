/* Setting the tree: widths, heights, rows, tracks. SPDX-License-Identifier: MIT */
#include "pages_tree.h"

static void lines_stand_on_three_quarters_of_their_leading(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_text(&x, x.body, "first");
    add_text_in(&x, x.body, &tree_head, "second")->before.natural = 6;
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->npages, 1);
    assert_near(item_of(list, "first")->x, 30);
    assert_near(item_of(list, "first")->y, 40 + 7.5);
    assert_near(item_of(list, "second")->y, 40 + 10 + 6 + 15);
    assert_near(list->pages[0].used, 36);
    assert_near(list->body_height, 320);
    tree_end(&x);
}

static void before_and_after_add_up_and_vanish_at_the_top(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *outer = new_block(&x, BLOCK_GROUP, x.body);

    outer->before.natural = 11;
    struct block *first = add_text(&x, outer, "first");

    first->before.natural = 13;
    first->after.natural = 3;
    outer->after.natural = 4;
    struct block *space = new_block(&x, BLOCK_SPACE, x.body);

    space->before.natural = 2;
    add_text(&x, x.body, "second")->before.natural = 5;
    const struct galley *g = tree_set(&x);
    const struct display_list *list = pages_break(&x.a, g, &x.d);

    assert_near(item_of(list, "first")->y, 40 + 7.5);
    assert_near(item_of(list, "second")->y, 40 + 10 + 3 + 4 + 2 + 5 + 7.5);
    assert_near(galley_height(g), 34);
    tree_end(&x);
}

static void baselines_of_a_row_align(void **state)
{
    static const struct track tracks[] = {{TRACK_FIXED, 60}, {TRACK_FRACTION, 1}};
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *row = add_row(&x, x.body, 2, tracks);

    row->gap = 10;
    add_text_in(&x, row->first, &tree_small, "2020");
    add_text_in(&x, row->last, &tree_head, "Baker");
    add_text(&x, row->last, "more");
    add_text(&x, x.body, "next");
    const struct galley *g = tree_set(&x);
    const struct display_list *list = pages_break(&x.a, g, &x.d);
    const struct item *date = item_of(list, "2020"), *title = item_of(list, "Baker");

    assert_near(date->y, 40 + 15);
    assert_near(title->y, 40 + 15);
    assert_near(title->x, 30 + 60 + 10);
    assert_int_equal(date->line, title->line);
    assert_int_equal(item_of(list, "more")->line, title->line + 1);
    assert_near(item_of(list, "next")->y, 40 + 30 + 7.5);
    row->baseline = false;
    list = tree_break(&x);
    assert_near(item_of(list, "2020")->y, 40 + 0.75 * 9);
    tree_end(&x);
}

/* What hangs below its first baseline further than the flow makes the row higher. */
static void shifted_cells_count_in_the_height_of_a_row(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *row = add_row(&x, x.body, 2, NULL);

    add_lines(&x, row->first, 3);
    add_text_in(&x, row->last, &tree_head, "Baker");
    const struct galley *g = tree_set(&x);

    assert_near(galley_height(g), 15 - 7.5 + 30);
    tree_end(&x);
}

static double node_width(const struct node *n, int child)
{
    for (n = n->first; child > 0; child--)
        n = n->next;
    return n->width;
}

static void tracks_share_the_measure(void **state)
{
    static const struct track mixed[] = {
        {TRACK_FIXED, 50}, {TRACK_FRACTION, 1}, {TRACK_FRACTION, 3}, {TRACK_AUTO, 0}};
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *row = add_row(&x, x.body, 4, mixed);

    row->gap = 5;
    add_text(&x, row->last, "Heidelberg");
    const struct node *n = tree_set(&x)->root->first;
    struct type_run run = {.text = "Heidelberg",
                           .n = 10,
                           .style = {.family = "Lato", .weight = 400, .size = 8, .leading = 10,
                                     .lang = "en"}};
    double width = shaped_width(type_shape(x.t, &x.a, &run, 1));

    assert_true(width > 30);
    assert_near(node_width(n, 0), 50);
    assert_true(node_width(n, 3) >= width && node_width(n, 3) < width + 0.02);
    assert_near(node_width(n, 1), (240 - 15 - 50 - node_width(n, 3)) / 4);
    assert_near(node_width(n, 2), 3 * node_width(n, 1));
    tree_end(&x);
}

/* Rows of one table, wherever they stand, have the widest label's width; others keep their own. */
static void rows_of_a_table_share_their_auto_tracks(void **state)
{
    static const struct track tracks[] = {{TRACK_AUTO, 0}, {TRACK_FRACTION, 1}};
    static const char *const labels[] = {"Data", "Programming languages", "a label by itself that is much wider still"};
    struct tree x;
    const struct node *rows[3];

    (void)state;
    tree_start(&x);
    for (int i = 0; i < 3; i++) {
        struct block *row = add_row(&x, new_block(&x, BLOCK_GROUP, x.body), 2, tracks);

        row->table = i < 2 ? "skills" : NULL;
        add_text(&x, row->first, labels[i]);
        add_text(&x, row->last, "words");
    }
    const struct node *n = tree_set(&x)->root->first;

    for (int i = 0; i < 3; i++, n = n->next)
        rows[i] = n->first;
    assert_near(node_width(rows[0], 0), node_width(rows[1], 0));
    assert_near(rows[0]->last->x, rows[1]->last->x);
    assert_true(node_width(rows[2], 0) > node_width(rows[1], 0) + 5);
    assert_near(node_width(rows[0], 1), 240 - node_width(rows[1], 0));
    tree_end(&x);
}

static void an_auto_track_does_not_break_its_line_nor_crowd_out_the_others(void **state)
{
    static const struct track tracks[] = {{TRACK_FRACTION, 1}, {TRACK_AUTO, 0}};
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *row = add_row(&x, x.body, 2, tracks);

    add_text(&x, row->first, "a title");
    add_text(&x, row->last, "January 2019 to December 2021");
    assert_near(galley_height(tree_set(&x)), 10);
    row = add_row(&x, x.body, 2, tracks);
    for (int i = 0; i < 2; i++)
        add_text(&x, i ? row->last : row->first,
                 "a text so long that it wants the whole width of the page for itself, and "
                 "then as much again, and still goes on, and on, and on");
    const struct node *n = tree_set(&x)->root->last;

    assert_near(node_width(n, 0), 60);
    assert_near(node_width(n, 1), 180);
    tree_end(&x);
}

static void indents_hang_and_padding_narrow_the_measure(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *box = new_block(&x, BLOCK_BOX, x.body);

    box->pad = 6;
    box->filled = true;
    box->indent_start = 10;
    box->indent_end = 20;
    struct block *item = add_item(&x, box, "text");

    item->hang = 12;
    const struct display_list *list = tree_break(&x);
    const struct item *fill = &list->pages[0].items[0];

    assert_int_equal(fill->kind, ITEM_RULE);
    assert_int_equal(fill->element, ELEMENT_ARTIFACT);
    assert_near(fill->x, 40);
    assert_near(fill->y, 40);
    assert_near(fill->width, 240 - 30);
    assert_near(fill->height, 10 + 12);
    assert_near(item_of(list, "\xE2\x80\xA2")->x, 46);
    assert_near(item_of(list, "text")->x, 58);
    assert_near(item_of(list, "text")->y, 40 + 6 + 7.5);
    tree_end(&x);
}

static double sum_of_own(const struct galley *g)
{
    double sum = 0;

    for (size_t i = 0; i < g->nheights; i++)
        sum += g->heights[i].own;
    return sum;
}

/* A CV in small: section, entries with a title row and a rail row with bullets. */
static void add_entries(struct tree *x, size_t entries, size_t bullets)
{
    static const struct track tracks[] = {{TRACK_FIXED, 50}, {TRACK_FRACTION, 1}};
    struct block *section = new_block(x, BLOCK_GROUP, x->body);

    section->source = "/work";
    section->role = ROLE_SECT;
    add_heading(x, section, "Work")->before.natural = 8;
    for (size_t i = 0; i < entries; i++) {
        struct block *entry = new_block(x, BLOCK_GROUP, section);

        entry->source = arena_printf(&x->a, "/work/%zu", i);
        entry->before = (struct glue){.natural = 6, .stretch = 3, .shrink = 1};
        struct block *row = add_row(x, entry, 2, tracks);

        row->gap = 6;
        row->keep_with_next = 50;
        add_text(x, row->first, "2019 to 2021");
        add_text(x, row->last, arena_printf(&x->a, "Title %zu", i));
        row = add_row(x, entry, 2, tracks);
        row->gap = 6;
        struct block *list = new_block(x, BLOCK_GROUP, row->last);

        list->role = ROLE_L;
        list->after.natural = 1.5;
        for (size_t k = 0; k < bullets; k++) {
            struct block *b = add_item(
                x, list,
                k % 2 ? "One line only"
                      : "Cut the time of a nightly run from nine hours to forty minutes by "
                        "baking the bread in parallel ovens");

            b->source = arena_printf(&x->a, "/work/%zu/highlights/%zu", i, k);
            b->after = (struct glue){.natural = 1, .stretch = 1, .shrink = 0.5};
            b->widows = b->orphans = 2;
        }
    }
}

static void heights_add_up(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_text_in(&x, x.body, &tree_head, "A Name");
    add_entries(&x, 3, 4);
    const struct galley *g = tree_set(&x);

    assert_near(sum_of_own(g), galley_height(g));
    assert_near(galley_block_height(g, "", true), 20);
    assert_near(galley_block_height(g, "", false), galley_height(g));
    assert_near(galley_block_height(g, "/work/1/highlights/1", true), 11);
    assert_near(galley_block_height(g, "/work/1/highlights/1", false), 11);
    double bullet = galley_block_height(g, "/work/1/highlights/0", true);

    assert_true(bullet == 21 || bullet == 31);
    /* before, title line, after of the list; the rail's date costs nothing */
    assert_near(galley_block_height(g, "/work/1", true), 6 + 10 + 1.5);
    assert_near(galley_block_height(g, "/work/1", false), 17.5 + 2 * bullet + 22);
    assert_near(galley_block_height(g, "/work", true), 18);
    assert_true(galley_block_height(g, "/education", true) == -1);
    assert_true(galley_block_height(g, NULL, true) == galley_block_height(g, "", true));
    tree_end(&x);
}

/* What tailoring relies on: heights measured with everything in predict what remains. */
static void predicted_heights_equal_placed_ones(void **state)
{
    struct tree all, some;

    (void)state;
    tree_start(&all);
    tree_start(&some);
    add_text_in(&all, all.body, &tree_head, "A Name");
    add_text_in(&some, some.body, &tree_head, "A Name");
    add_entries(&all, 3, 4);
    add_entries(&some, 2, 3);
    const struct galley *g = tree_set(&all);
    const struct galley *h = tree_set(&some);
    double predicted = galley_height(g) - galley_block_height(g, "/work/2", false) -
                       galley_block_height(g, "/work/0/highlights/3", true) -
                       galley_block_height(g, "/work/1/highlights/3", true);
    const struct display_list *list = pages_break(&some.a, h, &some.d);

    assert_near(galley_height(h), predicted);
    assert_int_equal(list->npages, 1);
    assert_near(list->pages[0].used, predicted);
    tree_end(&all);
    tree_end(&some);
}

static void rows_cost_what_is_higher_than_their_flow(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *row = add_row(&x, x.body, 2, NULL);

    row->source = "/row";
    add_lines(&x, row->first, 3);
    add_lines(&x, row->last, 2)->source = "/flow";
    add_text(&x, row->first, "aside")->source = "/aside";
    const struct galley *g = tree_set(&x);

    /* the flow cell is the one with more of what has a source */
    assert_near(galley_block_height(g, "/flow", true), 20);
    assert_near(galley_block_height(g, "/aside", true), 0);
    assert_near(galley_block_height(g, "/aside", false), 10);
    assert_near(galley_block_height(g, "/row", true), 20);
    assert_near(sum_of_own(g), 40);
    tree_end(&x);
}

static void a_source_shown_twice_is_counted_twice_but_not_in_itself(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *group = new_block(&x, BLOCK_GROUP, x.body);

    group->source = "/a";
    add_text(&x, group, "inner")->source = "/a";
    add_text(&x, x.body, "again")->source = "/a";
    const struct galley *g = tree_set(&x);

    assert_near(galley_block_height(g, "/a", false), 20);
    assert_near(galley_block_height(g, "/a", true), 20);
    assert_near(galley_block_height(g, "", true), 0);
    tree_end(&x);
}

static void paragraphs_are_shaped_once(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_entries(&x, 4, 4);
    const struct galley *g = tree_set(&x);
    size_t shaped = type_shape_count(x.t);

    pages_break(&x.a, g, &x.d);
    pages_break(&x.a, g, &x.d);
    assert_int_equal(type_shape_count(x.t), shaped);
    tree_end(&x);
}

static void margins_without_room_are_an_error(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    x.doc.page.margin_start = 400;
    add_text(&x, x.body, "text");
    const struct display_list *list = tree_break(&x);

    assert_true(list->npages >= 1);
    assert_int_equal(x.d.worst, DIAG_ERROR);
    assert_string_equal(x.d.list.at[0].code, "pages-margins");
    tree_end(&x);
}

static void deep_nesting_has_a_limit(void **state)
{
    struct tree x;
    struct block *b;

    (void)state;
    tree_start(&x);
    b = x.body;
    for (int i = 0; i < 150; i++)
        b = add_row(&x, b, 1, NULL)->first;
    add_text(&x, b, "deep");
    tree_break(&x);
    assert_string_equal(x.d.list.at[0].code, "pages-depth");
    tree_end(&x);
}

/* How many lines end in a hyphen that is set in `style` at a measure of 240 - `indent`. */
static size_t hyphens(enum hyphenate hyphenate, double indent, enum text_align align)
{
    struct text_style style = tree_body;
    struct tree x;
    size_t n = 0;

    style.hyphenate = hyphenate;
    tree_start(&x);
    struct block *b = add_text_in(&x, x.body, &style,
                                  "responsibilities administration configuration documentation "
                                  "international authorisation communication qualification "
                                  "characteristics instrumentation organisation representative "
                                  "congratulations recommendation identification");

    b->indent_end = indent;
    b->align = align;
    const struct display_list *list = tree_break(&x);

    for (size_t i = 0; i < list->pages[0].nitems; i++) {
        const struct item *item = &list->pages[0].items[i];

        n += item->kind == ITEM_GLYPHS && item->text_n > 2 &&
             memcmp(item->text + item->text_n - 2, "\xC2\xAD", 2) == 0;
    }
    tree_end(&x);
    return n;
}

/* A character of Lato is .43 em on average: 240 pt hold 69 of them in 8 pt, 150 pt hold 43. */
static void auto_hyphenates_narrow_and_justified_text(void **state)
{
    (void)state;
    assert_true(hyphens(HYPHENATE_YES, 0, ALIGN_START) > 0);
    assert_int_equal(hyphens(HYPHENATE_AUTO, 0, ALIGN_START), 0);
    assert_true(hyphens(HYPHENATE_AUTO, 0, ALIGN_JUSTIFY) > 0);
    assert_true(hyphens(HYPHENATE_AUTO, 90, ALIGN_START) > 0);
    assert_int_equal(hyphens(HYPHENATE_AUTO, 80, ALIGN_START), 0);
    assert_int_equal(hyphens(HYPHENATE_NO, 90, ALIGN_JUSTIFY), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_stand_on_three_quarters_of_their_leading),
        cmocka_unit_test(before_and_after_add_up_and_vanish_at_the_top),
        cmocka_unit_test(baselines_of_a_row_align),
        cmocka_unit_test(shifted_cells_count_in_the_height_of_a_row),
        cmocka_unit_test(tracks_share_the_measure),
        cmocka_unit_test(rows_of_a_table_share_their_auto_tracks),
        cmocka_unit_test(an_auto_track_does_not_break_its_line_nor_crowd_out_the_others),
        cmocka_unit_test(indents_hang_and_padding_narrow_the_measure),
        cmocka_unit_test(auto_hyphenates_narrow_and_justified_text),
        cmocka_unit_test(heights_add_up),
        cmocka_unit_test(predicted_heights_equal_placed_ones),
        cmocka_unit_test(rows_cost_what_is_higher_than_their_flow),
        cmocka_unit_test(a_source_shown_twice_is_counted_twice_but_not_in_itself),
        cmocka_unit_test(paragraphs_are_shaped_once),
        cmocka_unit_test(margins_without_room_are_an_error),
        cmocka_unit_test(deep_nesting_has_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
