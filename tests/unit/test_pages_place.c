/* Placing: items, links, structure, outline, furniture. SPDX-License-Identifier: MIT */
#include "pages_tree.h"

#include <math.h>

static int count_role(const struct display_list *list, enum role role)
{
    int n = 0;

    for (size_t i = 0; i < list->nelements; i++)
        n += list->elements[i].role == role;
    return n;
}

static enum role parent_role(const struct display_list *list, int element)
{
    return list->elements[list->elements[element].parent].role;
}

static void assert_inside(const struct display_list *list)
{
    for (size_t i = 0; i < list->npages; i++)
        for (size_t k = 0; k < list->pages[i].nitems; k++) {
            const struct item *item = &list->pages[i].items[k];
            double width = item->width;

            for (size_t g = 0; item->kind == ITEM_GLYPHS && g < item->nglyphs; g++)
                width += (double)item->glyphs[g].advance;
            assert_true(item->x >= -0.01 && item->y >= -0.01);
            assert_true(item->x + width <= list->pages[i].width + 0.01);
            assert_true(item->y + item->height <= list->pages[i].height + 0.01);
            if (item->kind == ITEM_RULE)
                assert_true(item->width >= 0.25 - 1e-9 && item->height >= 0.25 - 1e-9);
        }
}

/* What PDF/UA asks: content is an artifact or hangs on an element that may hold content. */
static void assert_structure(const struct display_list *list)
{
    assert_int_equal(list->elements[0].role, ROLE_DOCUMENT);
    assert_int_equal(list->elements[0].parent, -1);
    for (size_t i = 1; i < list->nelements; i++) {
        const struct element *e = &list->elements[i];

        assert_true(e->parent >= 0 && e->parent < (int)i);
        assert_true(e->role != ROLE_NONE && e->role != ROLE_ARTIFACT && e->role != ROLE_DOCUMENT);
        if (e->role == ROLE_LI)
            assert_int_equal(parent_role(list, (int)i), ROLE_L);
        if (e->role == ROLE_LBL || e->role == ROLE_LBODY)
            assert_int_equal(parent_role(list, (int)i), ROLE_LI);
    }
    for (size_t i = 0; i < list->npages; i++)
        for (size_t k = 0; k < list->pages[i].nitems; k++) {
            int element = list->pages[i].items[k].element;

            if (element == ELEMENT_ARTIFACT)
                continue;
            assert_true(element > 0 && element < (int)list->nelements);
            enum role role = list->elements[element].role;

            assert_true(role != ROLE_DOCUMENT && role != ROLE_SECT && role != ROLE_L &&
                        role != ROLE_LI);
        }
}

static void list_items_have_label_and_body(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *section = new_block(&x, BLOCK_GROUP, x.body);

    section->role = ROLE_SECT;
    section->source = "/work";
    add_heading(&x, section, "Work");
    struct block *group = new_block(&x, BLOCK_GROUP, section);

    group->role = ROLE_L;
    add_item(&x, group, "one")->source = "/work/0/highlights/0";
    add_item(&x, group, "two");
    const struct display_list *list = tree_break(&x);
    int one = item_of(list, "one")->element, li = list->elements[one].parent;

    assert_structure(list);
    assert_int_equal(count_role(list, ROLE_L), 1);
    assert_int_equal(count_role(list, ROLE_LI), 2);
    assert_int_equal(list->elements[one].role, ROLE_LBODY);
    assert_string_equal(list->elements[one].source, "/work/0/highlights/0");
    const struct item *bullet = item_of(list, "\xE2\x80\xA2");

    assert_int_equal(list->elements[bullet->element].role, ROLE_LBL);
    assert_int_equal(list->elements[bullet->element].parent, li);
    assert_int_equal(bullet->line, item_of(list, "one")->line);
    assert_int_equal(list->elements[item_of(list, "Work")->element].role, ROLE_H2);
    assert_int_equal(parent_role(list, item_of(list, "Work")->element), ROLE_SECT);
    tree_end(&x);
}

static void items_outside_a_list_share_one(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_item(&x, x.body, "one");
    add_item(&x, x.body, "two")->role = ROLE_NONE;
    add_text(&x, x.body, "between")->role = ROLE_NONE;
    add_item(&x, x.body, "three")->label = NULL;
    const struct display_list *list = tree_break(&x);

    assert_structure(list);
    assert_int_equal(count_role(list, ROLE_L), 2);
    assert_int_equal(count_role(list, ROLE_LI), 3);
    assert_int_equal(count_role(list, ROLE_LBL), 2);
    assert_int_equal(count_role(list, ROLE_P), 1);
    tree_end(&x);
}

static void cells_without_a_role_hang_on_their_row(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *row = add_row(&x, x.body, 2, NULL);

    row->role = ROLE_P;
    add_text(&x, row->first, "left")->role = ROLE_NONE;
    add_text(&x, row->last, "right")->role = ROLE_NONE;
    const struct display_list *list = tree_break(&x);

    assert_structure(list);
    assert_int_equal(list->nelements, 2);
    assert_int_equal(item_of(list, "left")->element, item_of(list, "right")->element);
    tree_end(&x);
}

static void artifacts_have_no_element(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct block *group = new_block(&x, BLOCK_GROUP, x.body);

    group->role = ROLE_ARTIFACT;
    add_text(&x, group, "decoration");
    new_block(&x, BLOCK_RULE, x.body)->weight = 0.1;
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->nelements, 1);
    assert_int_equal(item_of(list, "decoration")->element, ELEMENT_ARTIFACT);
    assert_int_equal(list->pages[0].items[1].kind, ITEM_RULE);
    assert_near(list->pages[0].items[1].height, 0.25);
    assert_near(list->pages[0].items[1].width, 240);
    tree_end(&x);
}

static void words_of_another_language_are_marked(void **state)
{
    static const struct text_style german = {.name = "de",
                                             .family = "Lato",
                                             .weight = 400,
                                             .size = 8,
                                             .leading = 10,
                                             .lang = "de"};
    const struct run runs[] = {{.kind = RUN_TEXT, .text = "Title: ", .style = &tree_body},
                               {.kind = RUN_TEXT, .text = "Meister", .style = &german}};
    struct tree x;

    (void)state;
    tree_start(&x);
    add_runs(&x, x.body, runs, 2);
    add_text_in(&x, x.body, &german, "Alles");
    const struct display_list *list = tree_break(&x);
    int span = item_of(list, "Meister")->element, p = item_of(list, "Alles")->element;

    assert_structure(list);
    assert_int_equal(list->elements[span].role, ROLE_SPAN);
    assert_string_equal(list->elements[span].lang, "de");
    assert_int_equal(list->elements[p].role, ROLE_P);
    assert_string_equal(list->elements[p].lang, "de");
    assert_null(list->elements[list->elements[span].parent].lang);
    tree_end(&x);
}

/* ---- lines ------------------------------------------------------------------------------- */

static void lines_that_go_on_end_with_a_space(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct run runs[] = {{.kind = RUN_TEXT,
                          .style = &tree_body,
                          .source = "/basics/summary",
                          .text = "This goes on and on until it has filled more than one line of "
                                  "the page, and then it ends."},
                         {.kind = RUN_BREAK, .style = &tree_body},
                         {.kind = RUN_TEXT, .style = &tree_body, .text = "broken"}};
    add_runs(&x, x.body, runs, 3);
    const struct display_list *list = tree_break(&x);
    const struct page *page = &list->pages[0];
    int ends = 0;

    for (size_t i = 0; i < page->nitems; i++) {
        assert_true(page->items[i].line >= 1);
        if (!page->items[i].line_end)
            continue;
        ends++;
        assert_string_equal(page->items[i].source, "/basics/summary");
        assert_int_equal(page->items[i].text[page->items[i].text_n - 1], ' ');
        assert_int_equal(page->items[i + 1].line, page->items[i].line + 1);
    }
    assert_int_equal(ends, 1);
    assert_int_equal(item_of(list, "broken")->line, 3);
    assert_inside(list);
    tree_end(&x);
}

static void a_line_too_wide_is_told_and_stays_on_the_page(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    struct run run = {.kind = RUN_TEXT,
                      .style = &tree_head,
                      .source = "/basics/name",
                      .text = "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"};
    add_runs(&x, x.body, &run, 1)->align = ALIGN_END;
    const struct display_list *list = tree_break(&x);

    assert_inside(list);
    assert_true(x.d.list.n > 0);
    assert_string_equal(x.d.list.at[0].code, "pages-overfull");
    assert_string_equal(x.d.list.at[0].pointer, "/basics/name");
    assert_int_equal(x.d.list.at[0].line, 7);
    tree_end(&x);
}

static void leaders_fill_the_line(void **state)
{
    const struct run runs[] = {{.kind = RUN_TEXT, .text = "Title", .style = &tree_body},
                               {.kind = RUN_LEADER, .text = ".", .style = &tree_body},
                               {.kind = RUN_TEXT, .text = "2020", .style = &tree_body}};
    static const char *const patterns[] = {NULL, ".", "-"};
    struct tree x;

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        tree_start(&x);
        add_runs(&x, x.body, runs, 3)->runs[1].text = patterns[i];
        const struct display_list *list = tree_break(&x);
        const struct item *title = item_of(list, "Title"), *date = item_of(list, "2020");
        const struct item *fill = NULL;
        double end = date->x;

        for (size_t g = 0; g < date->nglyphs; g++)
            end += (double)date->glyphs[g].advance;
        assert_near(end, 270);
        assert_near(title->x, 30);
        assert_int_equal(title->line, date->line);
        for (size_t k = 0; k < list->pages[0].nitems; k++)
            if (list->pages[0].items[k].element == ELEMENT_ARTIFACT)
                fill = &list->pages[0].items[k];
        assert_true((fill != NULL) == (i > 0));
        if (i == 1) {
            assert_int_equal(fill->kind, ITEM_GLYPHS);
            assert_true(fill->nglyphs > 30);
            assert_near(fill->x + 4 * (double)fill->nglyphs, date->x - 0.3 * 8);
        } else if (i == 2) {
            assert_int_equal(fill->kind, ITEM_RULE);
            assert_near(fill->x + fill->width, date->x - 0.6 * 8);
            assert_true(fill->y < title->y && fill->y > title->y - 8);
        }
        /* text of both ends is parted by a real space */
        assert_non_null(item_with(&list->pages[0], " "));
        assert_inside(list);
        tree_end(&x);
    }
}

/* ---- links and icons --------------------------------------------------------------------- */

static const char uri[] = "https://example.org/a";

static void a_link_over_lines_has_a_rectangle_on_each(void **state)
{
    const struct run runs[] = {
        {.kind = RUN_TEXT, .text = "See ", .style = &tree_body},
        {.kind = RUN_TEXT,
         .text = "the report of the committee on bread and butter and on all the other things ",
         .style = &tree_body,
         .link = uri},
        {.kind = RUN_TEXT, .text = "it met", .style = &tree_small, .link = uri},
        {.kind = RUN_TEXT, .text = ", and more.", .style = &tree_body}};
    struct tree x;

    (void)state;
    tree_start(&x);
    add_runs(&x, x.body, runs, 4);
    const struct display_list *list = tree_break(&x);
    const struct page *page = &list->pages[0];
    const struct item *see = &page->items[0];
    double end = see->x;

    for (size_t g = 0; g < see->nglyphs; g++)
        end += (double)see->glyphs[g].advance;
    assert_structure(list);
    assert_int_equal(count_role(list, ROLE_LINK), 1);
    assert_int_equal(page->nlinks, 2);
    assert_near(page->links[0].x0, end);
    assert_near(page->links[1].x0, 30);
    for (int i = 0; i < 2; i++) {
        assert_string_equal(page->links[i].uri, uri);
        assert_string_equal(page->links[i].contents,
                            "the report of the committee on bread and butter and on all the "
                            "other things it met");
        assert_int_equal(list->elements[page->links[i].element].role, ROLE_LINK);
        assert_true(page->links[i].x1 > page->links[i].x0 && page->links[i].x1 <= 270.01);
        double baseline = 40 + 10 * i + 7.5;

        assert_true(page->links[i].y0 >= baseline - 7.5 - 1e-6 &&
                    page->links[i].y0 < baseline - 5);
        assert_true(page->links[i].y1 > baseline + 1 && page->links[i].y1 <= baseline + 2.5 + 1e-6);
    }
    assert_true(page->links[0].y1 <= page->links[1].y0 + 1e-6);
    assert_int_equal(item_of(list, "it met")->element, page->links[0].element);
    tree_end(&x);
}

static void two_links_beside_each_other_stay_two(void **state)
{
    static const char other[] = "https://example.org/b";
    const struct run runs[] = {
        {.kind = RUN_TEXT, .text = "one", .style = &tree_body, .link = uri},
        {.kind = RUN_TEXT, .text = "two", .style = &tree_body, .link = other, .flags = RUN_URL}};
    struct tree x;

    (void)state;
    tree_start(&x);
    add_runs(&x, x.body, runs, 2);
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->pages[0].nlinks, 2);
    assert_int_equal(count_role(list, ROLE_LINK), 2);
    assert_string_equal(list->pages[0].links[1].contents, "two");
    assert_true(item_of(list, "two")->tight);
    assert_false(item_of(list, "one")->tight);
    tree_end(&x);
}

static void icons_are_paths_as_high_as_capitals(void **state)
{
    const struct run runs[] = {
        {.kind = RUN_ICON, .text = "mail", .style = &tree_body, .link = uri, .alt = "Email:"},
        {.kind = RUN_TEXT, .text = " a@example.org", .style = &tree_body, .link = uri},
        {.kind = RUN_ICON, .text = "phone", .style = &tree_body},
        {.kind = RUN_ICON, .text = "no such icon", .style = &tree_body}};
    struct tree x;

    (void)state;
    tree_start(&x);
    add_runs(&x, x.body, runs, 4);
    const struct display_list *list = tree_break(&x);
    const struct page *page = &list->pages[0];
    const struct item *mail = &page->items[0], *phone = &page->items[2];
    double top = 0, bottom = -100;

    assert_structure(list);
    assert_int_equal(mail->kind, ITEM_PATH);
    assert_int_equal(list->elements[mail->element].role, ROLE_SPAN);
    assert_string_equal(list->elements[mail->element].alt, "Email:");
    assert_int_equal(parent_role(list, mail->element), ROLE_LINK);
    assert_int_equal(phone->kind, ITEM_PATH);
    assert_int_equal(phone->element, ELEMENT_ARTIFACT);
    for (size_t i = 0; i < phone->npath; i++)
        for (int k = 0; k < (phone->path[i].op == PATH_CURVE   ? 3
                             : phone->path[i].op == PATH_CLOSE ? 0
                                                               : 1);
             k++) {
            top = fmin(top, phone->path[i].y[k]);
            bottom = fmax(bottom, phone->path[i].y[k]);
        }
    /* Lato's capitals are 0.72 em high; the icon is a tenth higher, centred on them */
    assert_true(bottom - top > 1.05 * 0.72 * 8 && bottom - top < 1.15 * 0.73 * 8);
    assert_true((bottom + top) / 2 > -0.37 * 8 && (bottom + top) / 2 < -0.35 * 8);
    assert_int_equal(page->nlinks, 1);
    assert_near(page->links[0].x0, 30);
    assert_int_equal(x.d.list.n, 1);
    assert_string_equal(x.d.list.at[0].code, "pages-icon");
    assert_inside(list);
    tree_end(&x);
}

/* ---- images and boxes -------------------------------------------------------------------- */

static const struct image *load_one(void *context, const char *path)
{
    return strcmp(path, "photo.jpg") == 0 ? context : NULL;
}

static void images_keep_their_proportions(void **state)
{
    struct image image = {.kind = IMAGE_JPEG, .width = 300, .height = 400};
    struct tree x;

    (void)state;
    tree_start(&x);
    x.images = (struct image_source){&image, load_one};
    struct block *b = new_block(&x, BLOCK_IMAGE, x.body);

    b->image = "photo.jpg";
    b->image_width = 60;
    b->align = ALIGN_END;
    b->alt = "Portrait";
    b->round = true;
    new_block(&x, BLOCK_IMAGE, x.body)->image = "missing.jpg";
    b = new_block(&x, BLOCK_IMAGE, x.body);
    b->image = "photo.jpg";
    b->image_width = 900;
    const struct display_list *list = tree_break(&x);
    const struct item *item = &list->pages[0].items[0];

    assert_int_equal(item->kind, ITEM_IMAGE);
    assert_near(item->x, 210);
    assert_near(item->width, 60);
    assert_near(item->height, 80);
    assert_true(item->round);
    assert_string_equal(list->elements[item->element].alt, "Portrait");
    assert_int_equal(list->elements[item->element].role, ROLE_FIGURE);
    assert_int_equal(list->npages, 2);
    assert_int_equal(count_role(list, ROLE_FIGURE), 2);
    assert_near(list->pages[1].items[0].height, 320);
    assert_inside(list);
    tree_end(&x);
}

static void a_box_over_two_pages_is_filled_on_both(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    for (int i = 0; i < 20; i++)
        add_text(&x, x.body, "above");
    struct block *box = new_block(&x, BLOCK_BOX, x.body);

    box->pad = 4;
    box->filled = true;
    box->weight = 0.5;
    for (int i = 0; i < 20; i++)
        add_text(&x, box, arena_printf(&x.a, "inside %d", i));
    const struct display_list *list = tree_break(&x);
    const struct item *first = &list->pages[0].items[20], *second = &list->pages[1].items[0];
    int rules[2] = {0, 0};

    assert_int_equal(list->npages, 2);
    assert_near(first->y, 40 + 200);
    assert_near(first->height, 4 + 11 * 10);
    assert_near(second->y, 40);
    assert_near(second->height, 9 * 10 + 4);
    assert_near(second->width, 240);
    for (int p = 0; p < 2; p++)
        for (size_t i = 0; i < list->pages[p].nitems; i++)
            rules[p] += list->pages[p].items[i].kind == ITEM_RULE;
    assert_int_equal(rules[0], 4); /* fill, two sides, the top; open below */
    assert_int_equal(rules[1], 4);
    assert_inside(list);
    tree_end(&x);
}

/* ---- outline and furniture --------------------------------------------------------------- */

static void headings_are_the_outline(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_text_in(&x, x.body, &tree_head, "A Name")->role = ROLE_H1;
    for (int i = 0; i < 28; i++)
        add_text(&x, x.body, "line");
    struct block *row = add_row(&x, x.body, 2, NULL);

    row->role = ROLE_H2;
    row->keep_with_next = KEEP_ALWAYS;
    add_text(&x, row->first, "Work ")->role = ROLE_NONE;
    add_text(&x, row->last, "History")->role = ROLE_NONE;
    add_text(&x, x.body, "Baker")->role = ROLE_H3;
    for (int i = 0; i < 5; i++)
        add_text(&x, x.body, "line");
    const struct display_list *list = tree_break(&x);

    assert_int_equal(list->noutline, 3);
    assert_string_equal(list->outline[0].title, "A Name");
    assert_int_equal(list->outline[0].level, 1);
    assert_int_equal(list->outline[0].page, 0);
    assert_near(list->outline[0].y, 40);
    assert_string_equal(list->outline[1].title, "Work History");
    assert_int_equal(list->outline[1].level, 1);
    assert_int_equal(list->outline[1].page, 1);
    assert_string_equal(list->outline[2].title, "Baker");
    assert_int_equal(list->outline[2].level, 2);
    assert_near(list->outline[2].y, 50);
    tree_end(&x);
}

static void furniture_stands_in_the_margins(void **state)
{
    const struct run runs[] = {{.kind = RUN_PAGE_NUMBER, .style = &tree_small},
                               {.kind = RUN_TEXT, .text = "/", .style = &tree_small},
                               {.kind = RUN_PAGE_COUNT, .style = &tree_small}};
    struct tree x;

    (void)state;
    tree_start(&x);
    for (int i = 0; i < 40; i++)
        add_text(&x, x.body, "line");
    struct display_list *list = tree_break(&x);
    struct block *header = new_block(&x, BLOCK_GROUP, NULL), *footer = add_runs(&x, NULL, runs, 3);

    header->after.natural = 10;
    add_text_in(&x, header, &tree_small, "Header");
    footer->align = ALIGN_END;
    for (size_t i = 0; i < list->npages; i++) {
        size_t before = list->pages[i].nitems;

        pages_furnish(&x.a, x.t, list, i, &x.doc, header, footer, &x.d);
        assert_true(list->pages[i].nitems > before);
    }
    const struct item *head = item_with(&list->pages[1], "Header");
    const struct item *number = item_with(&list->pages[1], "2");

    assert_non_null(head);
    assert_non_null(number);
    assert_near(head->y, 40 - 10 - 9 + 0.75 * 9);
    assert_near(number->y, 360 + 40 / 3.0 + 0.75 * 9);
    assert_true(number->x > 250);
    assert_int_equal(head->element, ELEMENT_ARTIFACT);
    assert_int_equal(number->element, ELEMENT_ARTIFACT);
    assert_non_null(item_with(&list->pages[0], "1"));
    assert_inside(list);
    assert_int_equal(x.d.list.n, 0);
    pages_furnish(&x.a, x.t, list, 99, &x.doc, header, footer, &x.d);
    tree_end(&x);
}

static void furniture_that_is_too_high_is_told(void **state)
{
    struct tree x;

    (void)state;
    tree_start(&x);
    add_text(&x, x.body, "line");
    struct display_list *list = tree_break(&x);

    pages_furnish(&x.a, x.t, list, 0, &x.doc, add_lines(&x, NULL, 5), NULL, &x.d);
    assert_int_equal(x.d.list.n, 1);
    assert_string_equal(x.d.list.at[0].code, "pages-furniture");
    assert_inside(list);
    tree_end(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(list_items_have_label_and_body),
        cmocka_unit_test(items_outside_a_list_share_one),
        cmocka_unit_test(cells_without_a_role_hang_on_their_row),
        cmocka_unit_test(artifacts_have_no_element),
        cmocka_unit_test(words_of_another_language_are_marked),
        cmocka_unit_test(lines_that_go_on_end_with_a_space),
        cmocka_unit_test(a_line_too_wide_is_told_and_stays_on_the_page),
        cmocka_unit_test(leaders_fill_the_line),
        cmocka_unit_test(a_link_over_lines_has_a_rectangle_on_each),
        cmocka_unit_test(two_links_beside_each_other_stay_two),
        cmocka_unit_test(icons_are_paths_as_high_as_capitals),
        cmocka_unit_test(images_keep_their_proportions),
        cmocka_unit_test(a_box_over_two_pages_is_filled_on_both),
        cmocka_unit_test(headings_are_the_outline),
        cmocka_unit_test(furniture_stands_in_the_margins),
        cmocka_unit_test(furniture_that_is_too_high_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
