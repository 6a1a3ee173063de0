/* The score sheet: a clean document has no faults, and each fault is found where it is planted.
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "document.h"

#include <math.h>

enum { PAGES = 2, ITEMS = 64, ELEMENTS = 32 };
static const double leading = 13;

/* A display list by hand: items of one line after the other, each character one glyph. */
struct bench {
    struct arena a;
    ncv_context c;
    struct display_list list;
    struct page pages[PAGES];
    struct item items[PAGES][ITEMS];
    struct element elements[ELEMENTS];
    size_t page;
    double y, advance;
    uint32_t glyph;
    int line;
};

static void open_bench(struct bench *b)
{
    memset(b, 0, sizeof *b);
    b->c.d.arena = &b->a;
    b->c.list = &b->list;
    b->list = (struct display_list){.pages = b->pages,
                                    .npages = 1,
                                    .elements = b->elements,
                                    .nelements = 1,
                                    .lang = "en",
                                    .body_height = 700};
    b->elements[0] = (struct element){.role = ROLE_DOCUMENT, .parent = -1};
    for (size_t p = 0; p < PAGES; p++)
        b->pages[p] = (struct page){.width = 600, .height = 800, .items = b->items[p], .used = 650};
    b->y = 50;
    b->advance = 5;
    b->glyph = 1;
}

static void new_page(struct bench *b)
{
    b->page++;
    b->list.npages++;
    b->y = 50;
    b->line = 0;
}

static int element(struct bench *b, enum role role)
{
    b->elements[b->list.nelements] = (struct element){.role = role, .parent = 0};
    return (int)b->list.nelements++;
}

/* Text on the line at hand. */
static struct item *put(struct bench *b, int e, double x, const char *style, const char *source,
                        const char *text)
{
    struct page *p = &b->pages[b->page];
    struct item *item = &p->items[p->nitems++];
    struct glyph *glyphs = arena_array(&b->a, strlen(text), sizeof *glyphs);
    size_t n = 0;

    for (size_t i = 0; text[i]; i++) {
        size_t bytes = text[i] == '\xC2' ? 2 : 1;

        glyphs[n++] = (struct glyph){.id = b->glyph,
                                     .advance = (float)b->advance,
                                     .text = (uint32_t)i,
                                     .text_n = (uint32_t)bytes};
        i += bytes - 1;
    }
    *item = (struct item){.kind = ITEM_GLYPHS, .element = e,       .x = x,          .y = b->y,
                          .size = 10,          .glyphs = glyphs,   .nglyphs = n,    .text = text,
                          .source = source,    .style = style,     .line = b->line, .scale = 1,
                          .gap = 1,            .text_n = strlen(text)};
    return item;
}

static void next_line(struct bench *b)
{
    b->y += leading;
    b->line++;
}

/* n lines of a bullet; all but the last go on. */
static void bullet(struct bench *b, const char *source, size_t n)
{
    int e = element(b, ROLE_LBODY);

    for (size_t i = 0; i < n; i++) {
        next_line(b);
        put(b, e, 50, "bullet", source, "Rebuilt the payment ledger as an event log in Go, tested")->line_end =
            i + 1 < n;
    }
}

static void section(struct bench *b, const char *title)
{
    b->y += leading;
    next_line(b);
    put(b, element(b, ROLE_H2), 50, "heading", NULL, title);
}

/* A head with its date, and a line for the employer. */
static void entry(struct bench *b, const char *position, const char *date, const char *name)
{
    next_line(b);
    put(b, element(b, ROLE_H3), 50, "title", position, "Engineer");
    put(b, element(b, ROLE_P), 500, "date", date, "2020 - 2024");
    next_line(b);
    put(b, element(b, ROLE_P), 50, "org", name, "Acme");
}

static struct sheet score(struct bench *b)
{
    struct sheet s = {0};

    document_score(&b->a, &b->c, &s);
    return s;
}

static void close_bench(struct bench *b)
{
    arena_free(&b->a);
}

/* The fault, and no other, once on that page and line. */
static void expect(struct bench *b, enum fault_kind kind, size_t page, int line)
{
    struct sheet s = score(b);

    for (size_t i = 0; i < s.faults.n; i++)
        if (s.faults.at[i].kind != kind || s.faults.n > 1)
            print_error("%s on page %zu line %d: %s\n", fault_name(s.faults.at[i].kind),
                        s.faults.at[i].page, s.faults.at[i].line, s.faults.at[i].text);
    assert_int_equal(s.faults.n, 1);
    assert_int_equal(s.count[kind], 1);
    assert_int_equal(s.faults.at[0].kind, kind);
    assert_int_equal(s.faults.at[0].page, page);
    assert_int_equal(s.faults.at[0].line, line);
    assert_non_null(s.faults.at[0].text);
    close_bench(b);
}

/* Two jobs; the second starts on page 2. */
static void two_jobs(struct bench *b)
{
    open_bench(b);
    section(b, "Work");
    entry(b, "/work/0/position", "/work/0/startDate", "/work/0/name");
    bullet(b, "/work/0/highlights/0", 2);
    bullet(b, "/work/0/highlights/1", 3);
    new_page(b);
    entry(b, "/work/1/position", "/work/1/startDate", "/work/1/name");
    bullet(b, "/work/1/highlights/0", 2);
}

static void a_clean_document_has_none(void **state)
{
    struct bench b;

    (void)state;
    two_jobs(&b);
    struct sheet s = score(&b);

    assert_int_equal(s.faults.n, 0);
    assert_int_equal(s.pages, 2);
    assert_int_equal(s.dates, 2);
    assert_int_equal(s.prose_lines, 4);
    assert_true(fabs(s.fill - 650.0 / 700) < 1e-9);
    close_bench(&b);
}

/* ---- page ends --------------------------------------------------------------------------- */

/* A bullet of two parts on two pages. */
static void broken_bullet(struct bench *b, size_t above, size_t below, bool hyphen)
{
    open_bench(b);
    section(b, "Work");
    entry(b, "/work/0/position", "/work/0/startDate", "/work/0/name");
    bullet(b, "/work/0/highlights/0", 2);
    int e = element(b, ROLE_LBODY);

    for (size_t i = 0; i < above + below; i++) {
        if (i == above)
            new_page(b);
        next_line(b);
        put(b, e, 50, "bullet", "/work/0/highlights/1",
            hyphen && i + 1 == above ? "Rebuilt the pay\xC2\xAD" : "Rebuilt the payment ledger")
            ->line_end = i + 1 < above + below;
    }
    bullet(b, "/work/0/highlights/2", 2);
}

static void widows_orphans_and_hyphens_at_page_ends(void **state)
{
    struct bench b;

    (void)state;
    broken_bullet(&b, 2, 2, false);
    assert_int_equal(score(&b).faults.n, 0);
    close_bench(&b);
    broken_bullet(&b, 2, 1, false);
    expect(&b, FAULT_WIDOW, 2, 1);
    broken_bullet(&b, 1, 2, false);
    expect(&b, FAULT_ORPHAN, 1, 6);
    broken_bullet(&b, 2, 2, true);
    expect(&b, FAULT_HYPHEN, 1, 7);
}

/* The second line of two stands higher than the first: it is in the next column. */
static void widows_at_column_ends(void **state)
{
    struct bench b;

    (void)state;
    two_jobs(&b);
    bullet(&b, "/work/1/highlights/1", 3);
    struct page *p = &b.pages[1];

    struct item *last = &p->items[p->nitems - 1];

    last->x = 380;
    last->y = 90;
    last->nglyphs = last->text_n = 20;
    expect(&b, FAULT_WIDOW, 2, last->line);
}

static void a_last_page_of_two_lines_is_a_stub(void **state)
{
    struct bench b;

    (void)state;
    open_bench(&b);
    section(&b, "Work");
    entry(&b, "/work/0/position", "/work/0/startDate", "/work/0/name");
    bullet(&b, "/work/0/highlights/0", 4);
    new_page(&b);
    bullet(&b, "/work/0/highlights/1", 2);
    expect(&b, FAULT_STUB, 2, 0);
}

static void headings_are_stranded_with_less_than_two_lines(void **state)
{
    struct bench b;

    (void)state;
    two_jobs(&b);
    b.y = 700;
    section(&b, "Skills");
    b.list.npages++;
    b.list.pages = arena_array(&b.a, 3, sizeof *b.list.pages);
    memcpy(b.list.pages, b.pages, sizeof b.pages);
    struct item *items = b.items[1] + 40; /* of page 3 */

    b.pages[1].nitems = 40;
    b.page = 1;
    b.line = 0;
    bullet(&b, "/skills/0/keywords/0", 4);
    b.list.pages[2] = (struct page){.width = 600, .height = 800, .items = items, .nitems = 4};
    expect(&b, FAULT_STRANDED, 2, 5);

    /* an entry with one line of its text below its head, though its employer's line is there too */
    open_bench(&b);
    section(&b, "Work");
    entry(&b, "/work/0/position", "/work/0/startDate", "/work/0/name");
    bullet(&b, "/work/0/highlights/0", 1);
    new_page(&b);
    bullet(&b, "/work/0/highlights/1", 3);
    expect(&b, FAULT_STRANDED, 1, 2);
}

static void heads_of_entries_are_not_divided(void **state)
{
    struct bench b;

    (void)state;
    open_bench(&b);
    section(&b, "Certificates");
    next_line(&b);
    put(&b, element(&b, ROLE_P), 50, "org", "/certificates/0/name", "Sailing");
    next_line(&b);
    put(&b, element(&b, ROLE_P), 50, "org", "/certificates/1/name", "Rowing");
    new_page(&b);
    next_line(&b);
    put(&b, element(&b, ROLE_P), 500, "date", "/certificates/1/date", "2020");
    bullet(&b, "/work/0/highlights/1", 3);
    struct sheet s = score(&b);

    assert_int_equal(s.count[FAULT_SPLIT], 1);
    assert_int_equal(s.faults.at[0].page, 1);
    assert_int_equal(s.faults.at[0].line, 3);
    assert_int_equal(s.count[FAULT_BASELINE], 1); /* and the date stands on no line of its entry */
    close_bench(&b);
}

/* ---- places ------------------------------------------------------------------------------ */

static void dates_share_an_edge(void **state)
{
    struct bench b;

    (void)state;
    two_jobs(&b);
    entry(&b, "/work/2/position", "/work/2/startDate", "/work/2/name");
    bullet(&b, "/work/2/highlights/0", 2);
    struct item *date = &b.pages[1].items[b.pages[1].nitems - 4];

    assert_string_equal(date->style, "date");
    assert_int_equal(score(&b).faults.n, 0);
    date->x += 0.5; /* both are then alone with their edges */
    struct sheet s = score(&b);

    assert_int_equal(s.count[FAULT_DATE], 2);
    date->nglyphs = 4; /* "2020": shorter, but it begins where the other does */
    date->text_n = 4;
    date->x -= 0.5;
    assert_int_equal(score(&b).faults.n, 0);
    date->y += 1;
    expect(&b, FAULT_BASELINE, 2, date->line);
}

static void columns_begin_at_one_height(void **state)
{
    struct bench b;

    (void)state;
    two_jobs(&b);
    b.page = 0;
    b.y = 50;
    b.line = 20;
    for (size_t i = 0; i < b.pages[0].nitems; i++) /* make the main column narrow */
        if (strcmp(b.items[0][i].style, "date") == 0)
            b.items[0][i].x = 250;
    section(&b, "Contact");
    struct item *heading = &b.items[0][b.pages[0].nitems - 1];

    heading->x = 450;
    assert_int_equal(score(&b).faults.n, 0);
    assert_true(score(&b).column_difference > 60);
    heading->y += 0.5;
    expect(&b, FAULT_BASELINE, 1, 21);
}

static void nothing_stands_over_or_beside_the_page(void **state)
{
    struct bench b;

    (void)state;
    two_jobs(&b);
    put(&b, ELEMENT_ARTIFACT, 100, "foot", NULL, "over the last bullet")->line = 7;
    expect(&b, FAULT_COLLISION, 2, 7);
    two_jobs(&b);
    b.items[1][b.pages[1].nitems - 1].x = 400;
    expect(&b, FAULT_OVERFULL, 2, 4);
    two_jobs(&b);
    diag_add(&b.c.d, DIAG_WARNING, "pages-overfull", (struct diag_at){0}, NULL, "a line is wide");
    expect(&b, FAULT_OVERFULL, 0, 0);
}

static void glyphs_are_not_missing(void **state)
{
    struct bench b;

    (void)state;
    two_jobs(&b);
    b.glyph = 0;
    next_line(&b);
    put(&b, ELEMENT_ARTIFACT, 50, "foot", NULL, "?");
    expect(&b, FAULT_MISSING, 2, 5);
    two_jobs(&b);
    diag_add(&b.c.d, DIAG_WARNING, "type-glyph", (struct diag_at){0}, NULL, "no face has it");
    expect(&b, FAULT_MISSING, 0, 0);
}

static void running_text_is_readable(void **state)
{
    struct bench b;

    (void)state;
    two_jobs(&b);
    b.items[1][b.pages[1].nitems - 1].size = 8.9;
    expect(&b, FAULT_SMALL, 2, 4);
    for (int characters = 40; characters <= 110; characters += 70) {
        char text[111] = {0};

        two_jobs(&b);
        memset(text, 'x', (size_t)characters);
        b.advance = 4;
        int e = element(&b, ROLE_P);

        for (int i = 0; i < 30; i++) {
            next_line(&b);
            put(&b, e, 60, "text", "/basics/summary", text)->line_end = true;
        }
        struct sheet s = score(&b);

        assert_int_equal(s.count[FAULT_MEASURE], 1);
        close_bench(&b);
    }
}

/* ---- lines ------------------------------------------------------------------------------- */

static const struct eval_line full = {.gap = 1.2, .scale = 1, .fill = 1, .characters = 60};

static struct score score_of(const struct eval_line *lines, size_t n)
{
    struct score s = {0};

    score_add(&s, lines, n);
    return s;
}

static void lines_are_counted_by_what_they_show(void **state)
{
    struct eval_line l[5] = {full, full, full, full, full};

    (void)state;
    struct score clean = score_of(l, 5);

    assert_int_equal(clean.loose + clean.very_loose + clean.hyphens + clean.ladders + clean.runts, 0);
    assert_true(score_gap_sd(&clean) < 1e-6);
    l[0].gap = 1.6;
    l[1].gap = 2.1;
    l[2].hyphen = true;
    l[4].fill = 0.1;
    l[3].shortfall = 0.3;
    struct score s = score_of(l, 5);

    assert_int_equal(s.loose, 1);
    assert_int_equal(s.very_loose, 1);
    assert_int_equal(s.hyphens, 1);
    assert_int_equal(s.ladders, 0);
    assert_int_equal(s.runts, 1);
    assert_true(s.gap_max == 2.1 && score_gap_sd(&s) > 0.3);
    assert_true(score_rag_sd(&s) > 10);
    assert_int_equal(s.short_lines, 1);
    l[1].hyphen = l[3].hyphen = true;
    assert_int_equal(score_of(l, 5).ladders, 1);
    l[4] = (struct eval_line){.gap = 1, .fill = 0.2, .one_word = true, .characters = 4};
    assert_int_equal(score_of(l, 5).runts, 1);
    l[4].characters = 9;
    assert_int_equal(score_of(l, 5).runts, 0);
}

/* By hand: a gap of 1.5 has a badness of 100 (r = 1), one of 1 has none. */
static void demerits_are_those_of_tex(void **state)
{
    struct eval_line l[2] = {full, full};

    (void)state;
    l[0].gap = 1.5;
    l[1].gap = 1;
    assert_true(fabs(score_demerits(l, 2) - (110.0 * 110 + 10 * 10 + 10000)) < 1e-6); /* classes clash */
    l[0].gap = 1;
    assert_true(fabs(score_demerits(l, 2) - 200) < 1e-6);
    l[0].hyphen = true; /* before the last line */
    assert_true(fabs(score_demerits(l, 2) - (200 + 2500 + 5000)) < 1e-6);
}

/* Gaps in a column of four lines. */
static void rivers_are_four_gaps_below_each_other(void **state)
{
    struct bench b;

    (void)state;
    two_jobs(&b);
    assert_true(score(&b).rivers == 0);
    close_bench(&b);
    two_jobs(&b);
    bullet(&b, "/work/1/highlights/1", 4); /* the same words four times: each gap is a river */
    assert_int_equal(score(&b).rivers, 10);
    close_bench(&b);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clean_document_has_none),
        cmocka_unit_test(widows_orphans_and_hyphens_at_page_ends),
        cmocka_unit_test(widows_at_column_ends),
        cmocka_unit_test(a_last_page_of_two_lines_is_a_stub),
        cmocka_unit_test(headings_are_stranded_with_less_than_two_lines),
        cmocka_unit_test(heads_of_entries_are_not_divided),
        cmocka_unit_test(dates_share_an_edge),
        cmocka_unit_test(columns_begin_at_one_height),
        cmocka_unit_test(nothing_stands_over_or_beside_the_page),
        cmocka_unit_test(glyphs_are_not_missing),
        cmocka_unit_test(running_text_is_readable),
        cmocka_unit_test(lines_are_counted_by_what_they_show),
        cmocka_unit_test(demerits_are_those_of_tex),
        cmocka_unit_test(rivers_are_four_gaps_below_each_other),
    };

    return cmocka_run_group_tests_name("sheet", tests, NULL, NULL);
}
