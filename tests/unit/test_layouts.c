/* The layouts that ship, on their pages: they differ in geometry, lines have a readable length, text
 * is no smaller than 9 pt, dates stay on one line in every language; and what a user adds to them.
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/file.h"
#include "pipeline/pipeline.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const names[] = {"rail", "twin", "accent", "bank", "sidebar", "academic"};
enum { NAMES = sizeof names / sizeof *names };

static void print_diags(ncv_context *c)
{
    for (size_t i = 0; i < c->d.list.n; i++)
        print_error("%s:%d %s\n", c->d.list.at[i].source ? c->d.list.at[i].source : "",
                    c->d.list.at[i].line, c->d.list.at[i].text);
}

static ncv_context *built(struct ncv_build_options o)
{
    ncv_context *c = ncv_new();
    int status = ncv_build(c, &o);

    if (status != NCV_OK)
        print_diags(c);
    assert_int_equal(status, NCV_OK);
    return c;
}

static bool ends_with(const char *s, const char *end)
{
    size_t n = s ? strlen(s) : 0, k = strlen(end);

    return n >= k && strcmp(s + n - k, end) == 0;
}

/* ---- geometry ---------------------------------------------------------------------------- */

/* Where things stand on the first page, pt. */
struct geometry {
    double name, heading, title, date, bullet, end; /* start of each; end of the longest bullet line */
};

static const struct item *with_source(const struct page *p, const char *source)
{
    for (size_t i = 0; i < p->nitems; i++)
        if (p->items[i].kind == ITEM_GLYPHS && p->items[i].source &&
            strcmp(p->items[i].source, source) == 0)
            return &p->items[i];
    return NULL;
}

static bool in_style(const struct item *i, const char *style)
{
    return i->kind == ITEM_GLYPHS && i->style && strcmp(i->style, style) == 0;
}

static struct geometry geometry_of(const struct page *p)
{
    struct geometry g = {.heading = -1};
    const struct item *name = with_source(p, "/basics/name");
    const struct item *title = with_source(p, "/work/0/position");
    const struct item *date = with_source(p, "/work/0/startDate");
    const struct item *bullet = with_source(p, "/work/0/highlights/0");

    assert_non_null(name);
    assert_non_null(title);
    assert_non_null(date);
    assert_non_null(bullet);
    g.name = name->x;
    g.title = title->x;
    g.date = date->x;
    g.bullet = bullet->x;
    for (size_t i = 0; i < p->nitems; i++) {
        const struct item *item = &p->items[i];

        if (in_style(item, "heading") && g.heading < 0)
            g.heading = item->x;
        if (item->kind == ITEM_GLYPHS && item->source &&
            strncmp(item->source, "/work/0/highlights/", 19) == 0)
            g.end = fmax(g.end, item->x + item_width(item));
    }
    return g;
}

static int differences(struct geometry a, struct geometry b)
{
    const double x[] = {a.name - b.name, a.heading - b.heading, a.title - b.title,
                        a.date - b.date, a.bullet - b.bullet,   a.end - b.end};
    int n = 0;

    for (size_t i = 0; i < sizeof x / sizeof *x; i++)
        n += fabs(x[i]) > 10;
    return n;
}

/* Colours and fonts of all set alike, each pair still differs in where at least two things stand. */
static void each_has_a_geometry_of_its_own(void **state)
{
    static const char *const alike[] = {"accent=#000000", "text=Lato", "head=Lato", NULL};
    struct geometry g[NAMES];

    (void)state;
    for (size_t i = 0; i < NAMES; i++) {
        ncv_context *c = built((struct ncv_build_options){
            .profile = "samples/marketing.json", .layout = names[i], .set = alike});

        g[i] = geometry_of(&c->list->pages[0]);
        ncv_free(c);
    }
    for (size_t i = 0; i < NAMES; i++)
        for (size_t k = 0; k < i; k++)
            if (differences(g[i], g[k]) < 2)
                fail_msg("%s and %s stand alike", names[i], names[k]);
}

/* ---- lines ------------------------------------------------------------------------------- */

static size_t characters(const struct item *i)
{
    size_t n = 0;

    for (size_t k = 0; k < i->text_n; k++)
        n += ((unsigned char)i->text[k] & 0xC0) != 0x80;
    return n;
}

/* Mean characters of the full lines of summaries and bullets: those that go on in the next one. */
static double line_length(const struct display_list *l, const char *layout)
{
    double sum = 0;
    size_t lines = 0;

    for (size_t p = 0; p < l->npages; p++)
        for (size_t i = 0, n = 0; i < l->pages[p].nitems; i++) {
            const struct item *item = &l->pages[p].items[i];
            bool body = item->source && (strstr(item->source, "/highlights/") ||
                                         ends_with(item->source, "/summary"));

            if (item->kind != ITEM_GLYPHS || !body)
                continue;
            if (item->size < 9)
                fail_msg("%s sets its text in %.1f pt", layout, item->size);
            n += characters(item);
            if (item->line_end) {
                sum += (double)n;
                lines++;
            }
            if (i + 1 == l->pages[p].nitems || item->line_end ||
                l->pages[p].items[i + 1].line != item->line)
                n = 0;
        }
    return lines ? sum / (double)lines : 60;
}

static void lines_have_a_readable_length(void **state)
{
    static const char *const papers[] = {"a4", "letter"};

    (void)state;
    for (size_t i = 0; i < NAMES; i++)
        for (size_t k = 0; k < 2; k++) {
            ncv_context *c = built((struct ncv_build_options){
                .profile = "samples/backend.json", .layout = names[i], .paper = papers[k]});
            double length = line_length(c->list, names[i]);

            if (length < 45 || length > 95)
                fail_msg("%s on %s has %.1f characters a line", names[i], papers[k], length);
            ncv_free(c);
        }
}

/* ---- dates ------------------------------------------------------------------------------- */

/* A job from every month to the next. */
static const char *months_profile(struct arena *a)
{
    struct strbuf b = {0};

    strbuf_puts(&b, "{\"basics\":{\"name\":\"A B\"},\"work\":[");
    for (int m = 1; m <= 12; m++)
        strbuf_printf(&b,
                      "{\"name\":\"E%d\",\"position\":\"P\",\"startDate\":\"%d-%02d\","
                      "\"endDate\":\"%d-%02d\"},",
                      m, 2023 - m, m, 2024 - m, m % 12 + 1);
    strbuf_puts(&b, "{\"name\":\"E\",\"position\":\"P\",\"startDate\":\"2023-09\"}]}");
    const char *json = strbuf_keep(&b, a);

    strbuf_free(&b);
    return json;
}

static void expect_dates_on_one_line(const struct page *p, const char *lang)
{
    for (size_t i = 0; i + 2 < p->nitems; i++) {
        const struct item *start = &p->items[i];

        if (!start->source || !ends_with(start->source, "/startDate"))
            continue;
        for (size_t k = i; k < p->nitems && p->items[k].element == start->element; k++)
            if (p->items[k].line != start->line)
                fail_msg("%s: the dates of %s take two lines", lang, start->source);
    }
}

static void dates_stay_on_one_line_in_every_language(void **state)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    const char *json = months_profile(&a), *path = "build/months.json";
    size_t n = 0;

    (void)state;
    assert_true(file_write(path, json, strlen(json), &d));
    for (const struct embedded *e = layout_embedded; e->name; e++) {
        if (strncmp(e->name, "labels/", 7) != 0)
            continue;
        const char *lang = arena_strndup(&a, e->name + 7, strlen(e->name) - 11);
        ncv_context *c =
            built((struct ncv_build_options){.profile = path, .layout = "rail", .lang = lang});

        expect_dates_on_one_line(&c->list->pages[0], lang);
        ncv_free(c);
        n++;
    }
    assert_true(n >= 15);
    unlink(path);
    arena_free(&a);
}

/* ---- parameters -------------------------------------------------------------------------- */

static void parameters_are_documented(void **state)
{
    static const char *const needed[] = {"accent", "text",   "head",  "size",       "top",
                                         "side",   "bottom", "photo", "photo-size", "icons"};
    ncv_context *c = ncv_new();

    (void)state;
    for (size_t i = 0; i < NAMES; i++) {
        for (size_t k = 0; k < sizeof needed / sizeof *needed; k++) {
            bool found = false;

            for (size_t n = 0; ncv_layout_param(c, names[i], n).name; n++)
                found |= strcmp(ncv_layout_param(c, names[i], n).name, needed[k]) == 0;
            if (!found)
                fail_msg("%s has no parameter '%s'", names[i], needed[k]);
        }
        for (size_t n = 0; ncv_layout_param(c, names[i], n).name; n++)
            assert_non_null(ncv_layout_param(c, names[i], n).label);
    }
    ncv_free(c);
}

/* Every parameter of every layout does something to the page. */
static void photo_and_icons_show(void **state)
{
    static const char *const on[] = {"photo=yes", "photo-shape=circle", "icons=yes", NULL};
    static const char *const off[] = {"photo=no", "icons=no", NULL};

    (void)state;
    for (size_t i = 0; i < NAMES; i++)
        for (size_t k = 0; k < 2; k++) {
            ncv_context *c =
                built((struct ncv_build_options){.profile = "tests/golden/photo-icons/profile.json",
                                                 .layout = names[i],
                                                 .set = k ? on : off});
            const struct page *p = &c->list->pages[0];
            size_t pictures = 0, icons = 0;

            for (size_t n = 0; n < p->nitems; n++) {
                pictures += p->items[n].kind == ITEM_IMAGE && p->items[n].round;
                icons += p->items[n].kind == ITEM_PATH;
            }
            assert_int_equal(pictures, k);
            assert_true(k ? icons >= 4 : icons == 0);
            ncv_free(c);
        }
}

/* ---- what a user adds -------------------------------------------------------------------- */

static void write_text(const char *path, const char *text)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};

    assert_true(file_write(path, text, strlen(text), &d));
    arena_free(&a);
}

/* Ten lines that extend a layout and change two of its styles. */
static void ten_lines_change_two_styles(void **state)
{
    static const char xml[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<layout xmlns=\"urn:nextcv:layout:1\" name=\"mine\" version=\"1\" extends=\"rail\">\n"
        "  <params>\n"
        "    <param name=\"accent\" type=\"color\" value=\"#7A1F2B\"/>\n"
        "  </params>\n"
        "  <styles>\n"
        "    <style name=\"name\" size=\"31pt\" weight=\"300\"/>\n"
        "    <style name=\"heading\" case=\"upper\"/>\n"
        "  </styles>\n"
        "</layout>\n";
    const char *path = "build/mine.xml";

    (void)state;
    write_text(path, xml);
    ncv_context *c = built(
        (struct ncv_build_options){.profile = "samples/marketing.json", .layout = path});
    const struct item *name = with_source(&c->list->pages[0], "/basics/name");
    bool upper = false;

    assert_true(fabs(name->size - 31) < 0.01);
    assert_int_equal(face_info(name->face)->weight, 300);
    assert_true(fabs(name->color.r - 0x7A / 255.0) < 0.01);
    for (size_t i = 0; i < c->list->pages[0].nitems; i++) {
        const struct item *item = &c->list->pages[0].items[i];

        /* reads as it was written; small letters would make five glyphs and a ligature */
        upper |= in_style(item, "heading") && item->text_n >= 7 &&
                 memcmp(item->text, "Profile", 7) == 0 && item->nglyphs == 7;
    }
    assert_true(upper);
    assert_int_equal(c->d.list.n, 0);
    ncv_free(c);
    unlink(path);
}

static bool page_holds(const struct page *p, const char *text)
{
    for (size_t i = 0; i < p->nitems; i++)
        if (p->items[i].kind == ITEM_GLYPHS && p->items[i].text_n == strlen(text) &&
            memcmp(p->items[i].text, text, p->items[i].text_n) == 0)
            return true;
    return false;
}

/* The first page's furniture is another, at the same place. */
static void the_first_page_has_a_head_of_its_own(void **state)
{
    static const char xml[] =
        "<layout xmlns=\"urn:nextcv:layout:1\" name=\"mine\" version=\"1\" extends=\"rail\">\n"
        "  <page size=\"a4\" margin=\"20mm\">\n"
        "    <first><p style=\"foot\">in confidence</p></first>\n"
        "    <header><p style=\"foot\"><v path=\"basics.name\"/>, continued</p></header>\n"
        "    <footer><p style=\"foot\"><page-number/> of <page-count/></p></footer>\n"
        "  </page>\n"
        "</layout>\n";
    const char *path = "build/first.xml";

    (void)state;
    write_text(path, xml);
    ncv_context *c = built((struct ncv_build_options){
        .profile = "tests/golden/long/profile.json", .layout = path});
    const struct display_list *l = c->list;

    assert_true(l->npages > 2);
    for (size_t p = 0; p < l->npages; p++) {
        const struct item *head = &l->pages[p].items[0], *foot = &l->pages[p].items[l->pages[p].nitems - 1];

        assert_int_equal(head->element, ELEMENT_ARTIFACT);
        assert_true(head->y < 20 / 25.4 * 72); /* in the margin */
        assert_int_equal(page_holds(&l->pages[p], "in confidence"), p == 0);
        assert_int_equal(page_holds(&l->pages[p], ", continued"), p > 0);
        assert_int_equal(foot->element, ELEMENT_ARTIFACT);
        assert_true(foot->y > l->pages[p].height - 20 / 25.4 * 72);
        assert_true(foot->text_n == 1 && foot->text[0] == (char)('0' + l->npages));
    }
    assert_true(fabs(l->pages[0].items[0].y - l->pages[1].items[0].y) < 0.01);
    ncv_free(c);
    unlink(path);
}

/* A language of one's own is a file in labels/ beside the layout. */
static void labels_beside_a_layout(void **state)
{
    static const char labels[] =
        "<labels xmlns=\"urn:nextcv:layout:1\" lang=\"cy\">\n"
        "  <msg key=\"work\">Profiad Gwaith</msg>\n"
        "  <msg key=\"present\">heddiw</msg>\n"
        "  <msg key=\"date-format\">yyyy/MM</msg>\n"
        "  <msg key=\"range\">from hyd to</msg>\n"
        "</labels>\n";
    static const char layout[] = "<layout xmlns=\"urn:nextcv:layout:1\" name=\"mine\" version=\"1\" "
                                 "extends=\"rail\"/>\n";

    (void)state;
    mkdir("build/own", 0777);
    mkdir("build/own/labels", 0777);
    write_text("build/own/mine.xml", layout);
    write_text("build/own/labels/cy.xml", labels);
    ncv_context *c = built((struct ncv_build_options){
        .profile = "samples/marketing.json", .layout = "build/own/mine.xml", .lang = "cy"});
    const struct page *p = &c->list->pages[0];

    assert_true(page_holds(p, "Profiad Gwaith"));
    assert_true(page_holds(p, "2019/04"));
    assert_true(page_holds(p, " hyd "));
    assert_true(page_holds(p, "heddiw"));
    assert_true(page_holds(p, "Skills")); /* what the file leaves out is English */
    ncv_free(c);
    unlink("build/own/labels/cy.xml");
    unlink("build/own/mine.xml");
    rmdir("build/own/labels");
    rmdir("build/own");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_has_a_geometry_of_its_own),
        cmocka_unit_test(lines_have_a_readable_length),
        cmocka_unit_test(dates_stay_on_one_line_in_every_language),
        cmocka_unit_test(parameters_are_documented),
        cmocka_unit_test(photo_and_icons_show),
        cmocka_unit_test(ten_lines_change_two_styles),
        cmocka_unit_test(the_first_page_has_a_head_of_its_own),
        cmocka_unit_test(labels_beside_a_layout),
    };

    return cmocka_run_group_tests_name("layouts", tests, NULL, NULL);
}
