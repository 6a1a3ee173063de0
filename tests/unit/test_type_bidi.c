/* Text in both directions: UAX #9 by its own test files, paragraphs and lines by hand.
 * SPDX-License-Identifier: MIT */
#include "type_fixture.h"

#include <errno.h>
#include <stdio.h>

enum { LINE_MAX_CHARS = 256, REMOVED = 255 };

/* ---- the test files of Unicode ----------------------------------------------------------- */

struct test_case {
    uint32_t c[LINE_MAX_CHARS];
    size_t n;
    int levels[LINE_MAX_CHARS]; /* REMOVED: rule X9 takes it out */
    size_t order[LINE_MAX_CHARS], norder;
};

static bool is_white_or_format(uint32_t c)
{
    return c == ' ' || c == 0x2028 || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0xAD || c == 0x200B;
}

/* Rule L1, 4: white space at the end of the line; here a line is a whole paragraph. */
static void reset_line_end(const struct test_case *t, int base, uint8_t *levels)
{
    for (size_t i = t->n; i-- > 0;) {
        bool separator = t->c[i] == 0x2029 || t->c[i] == '\t';

        if (!separator && !is_white_or_format(t->c[i]))
            break;
        levels[i] = (uint8_t)base;
    }
}

static bool is_right(const struct test_case *t, int direction)
{
    struct arena a = {0};
    uint8_t *levels = arena_alloc(&a, t->n + 1), kept[LINE_MAX_CHARS];
    size_t index[LINE_MAX_CHARS], order[LINE_MAX_CHARS], n = 0;
    int base = bidi_levels(&a, t->c, t->n, direction, levels);
    bool right = true;

    reset_line_end(t, base, levels);
    for (size_t i = 0; i < t->n; i++) {
        if (t->levels[i] == REMOVED)
            continue;
        right = right && levels[i] == t->levels[i];
        index[n] = i;
        kept[n++] = levels[i];
    }
    bidi_visual_order(kept, n, order);
    right = right && n == t->norder;
    for (size_t i = 0; i < n && right; i++)
        right = index[order[i]] == t->order[i];
    arena_free(&a);
    return right;
}

static void read_levels(const char *s, struct test_case *t)
{
    for (size_t i = 0; *s && *s != '\n' && *s != ';' && i < LINE_MAX_CHARS; i++) {
        s += strspn(s, " \t");
        t->levels[i] = *s == 'x' ? REMOVED : atoi(s);
        s += strcspn(s, " \t\n;");
    }
}

static void read_order(const char *s, struct test_case *t)
{
    t->norder = 0;
    for (;;) {
        s += strspn(s, " \t");
        if (*s < '0' || *s > '9' || t->norder == LINE_MAX_CHARS)
            return;
        t->order[t->norder++] = (size_t)atoi(s);
        s += strcspn(s, " \t\n");
    }
}

/* A character of each class; of those that FriBidi knows. */
static uint32_t char_of(const char *name, size_t n)
{
    static const struct {
        const char *name;
        uint32_t c;
    } classes[] = {{"L", 'a'},      {"R", 0x5D0},    {"AL", 0x627},   {"EN", '1'},     {"ES", '+'},
                   {"ET", '$'},     {"AN", 0x661},   {"CS", ','},     {"NSM", 0x300},  {"BN", 0xAD},
                   {"B", 0x2029},   {"S", '\t'},     {"WS", ' '},     {"ON", '!'},     {"LRE", 0x202A},
                   {"LRO", 0x202D}, {"RLE", 0x202B}, {"RLO", 0x202E}, {"PDF", 0x202C}, {"LRI", 0x2066},
                   {"RLI", 0x2067}, {"FSI", 0x2068}, {"PDI", 0x2069}};

    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (strlen(classes[i].name) == n && memcmp(classes[i].name, name, n) == 0)
            return classes[i].c;
    fail_msg("unknown class %.*s", (int)n, name);
    return 0;
}

/* The number of cases in a data line; each bit of the last field is a base direction. */
static size_t run_classes(const char *line, struct test_case *t, size_t *wrong)
{
    const char *semicolon = strchr(line, ';');
    int bits = atoi(semicolon + 1);
    size_t n = 0;

    t->n = 0;
    for (const char *s = line; s < semicolon;) {
        size_t length = strcspn(s, " ;");

        if (length)
            t->c[t->n++] = char_of(s, length);
        s += length + 1;
    }
    for (int bit = 0; bit < 3; bit++)
        if (bits & 1 << bit) {
            n++;
            *wrong += !is_right(t, bit == 0 ? -1 : bit - 1);
        }
    return n;
}

static FILE *open_data(const char *name)
{
    char path[256];

    snprintf(path, sizeof path, "/usr/share/unicode/%s", name);
    FILE *f = fopen(path, "r");

    if (!f)
        print_message("skipped: no %s\n", path);
    return f;
}

static void classes_of_bidi_test(void **state)
{
    FILE *f = open_data("BidiTest.txt");
    struct test_case t = {0};
    char line[4096];
    size_t n = 0, wrong = 0;

    (void)state;
    if (!f)
        skip();
    while (fgets(line, sizeof line, f)) {
        if (strncmp(line, "@Levels:", 8) == 0) {
            read_levels(line + 8, &t);
        } else if (strncmp(line, "@Reorder:", 9) == 0) {
            read_order(line + 9, &t);
        } else if (*line != '#' && *line != '@' && strchr(line, ';')) {
            n += run_classes(line, &t, &wrong);
        }
    }
    fclose(f);
    print_message("%zu cases of BidiTest.txt, %zu wrong\n", n, wrong);
    assert_true(n > 700000);
    assert_int_equal(wrong, 0);
}

static void characters_of_bidi_character_test(void **state)
{
    FILE *f = open_data("BidiCharacterTest.txt");
    struct test_case t = {0};
    char line[4096];
    size_t n = 0, wrong = 0;

    (void)state;
    if (!f)
        skip();
    while (fgets(line, sizeof line, f)) {
        char *field[5] = {line}, *end;

        if (*line == '#' || !strchr(line, ';'))
            continue;
        for (int i = 1; i < 5; i++)
            field[i] = strchr(field[i - 1], ';') + 1;
        t.n = 0;
        for (char *s = line; s < field[1] - 1 && t.n < LINE_MAX_CHARS; s = end)
            t.c[t.n++] = (uint32_t)strtoul(s, &end, 16);
        read_levels(field[3], &t);
        read_order(field[4], &t);
        n++;
        wrong += !is_right(&t, atoi(field[1]) == 2 ? -1 : atoi(field[1]));
    }
    fclose(f);
    print_message("%zu lines of BidiCharacterTest.txt, %zu wrong\n", n, wrong);
    assert_true(n > 90000);
    assert_int_equal(wrong, 0);
}

/* ---- lines ------------------------------------------------------------------------------- */

/* No face is needed that has the letters: what is asked for here is levels and places. */
static const struct line *line_of(struct fixture *f, const struct type_run *runs, size_t n,
                                  bool from_right)
{
    struct lines *l = type_break(f->type, &f->arena, type_shape(f->type, &f->arena, runs, n),
                                 &(struct type_break_options){.measure = 400,
                                                              .align = TYPE_START,
                                                              .from_right = from_right});
    assert_int_equal(l->n, 1);
    return &l->at[0];
}

/* The pieces' texts in the order in which they are seen from the start edge, with | between. */
static const char *seen(struct fixture *f, const struct line *line)
{
    struct strbuf b = {0};
    bool used[32] = {false};

    for (size_t k = 0; k < line->npieces; k++) {
        size_t first = line->npieces;

        for (size_t i = 0; i < line->npieces; i++)
            if (!used[i] && (first == line->npieces || line->pieces[i].x < line->pieces[first].x))
                first = i;
        used[first] = true;
        if (b.n)
            strbuf_putc(&b, '|');
        strbuf_add(&b, line->pieces[first].text, line->pieces[first].text_n);
    }
    const char *text = strbuf_keep(&b, &f->arena);

    strbuf_free(&b);
    return text;
}

static struct type_style in(const char *lang)
{
    struct type_style s = style_of("Lato");

    s.lang = lang;
    return s;
}

static void languages_have_directions(void **state)
{
    (void)state;
    assert_true(type_lang_is_rtl("ar"));
    assert_true(type_lang_is_rtl("he-IL"));
    assert_true(type_lang_is_rtl("fa"));
    assert_true(type_lang_is_rtl("UR"));
    assert_true(type_lang_is_rtl("az-Arab"));
    assert_false(type_lang_is_rtl("ku-Latn"));
    assert_false(type_lang_is_rtl("ar-Latn"));
    assert_false(type_lang_is_rtl("de"));
    assert_false(type_lang_is_rtl("hex"));
    assert_false(type_lang_is_rtl(""));
    assert_false(type_lang_is_rtl(NULL));
}

static void latin_text_is_left_alone(void **state)
{
    struct fixture *f = *state;
    struct type_run run = run_of("Plain text, 12 – 14", in("en"), 0);
    struct shaped *s = type_shape(f->type, &f->arena, &run, 1);

    assert_false(s->bidi);
    for (size_t i = 0; i < s->nparts; i++)
        assert_int_equal(s->parts[i].level, 0);
}

/* Latin words in a paragraph from right to left keep their order; what is around them is mirrored. */
static void values_do_not_mix(void **state)
{
    struct fixture *f = *state;
    const unsigned value = TYPE_VALUE | TYPE_VALUE_START;
    struct type_run runs[] = {run_of("a@b.example", in("he"), value | TYPE_URL),
                              run_of(" · ", in("he"), 0),
                              run_of("+48 600 123 456", in("he"), value | TYPE_NO_BREAK),
                              run_of(" · ", in("he"), 0), run_of("Go now", in("he"), value)};

    /* from the right edge: the first value first */
    assert_string_equal(seen(f, line_of(f, runs, 5, true)),
                        "a@b.example| · |+48 600 123 456| · |Go now");
    /* the same on a page that starts at the left is seen from there in the opposite order */
    assert_string_equal(seen(f, line_of(f, runs, 5, false)),
                        "Go now| · |+48 600 123 456| · |a@b.example");
}

static void a_range_of_years_runs_with_its_language(void **state)
{
    struct fixture *f = *state;
    const unsigned value = TYPE_VALUE | TYPE_VALUE_START;
    struct type_run runs[] = {run_of("2013", in("ar"), value), run_of("–", in("ar"), 0),
                              run_of("2017", in("ar"), value)};

    assert_string_equal(seen(f, line_of(f, runs, 3, true)), "2013|–|2017");
    runs[0].style.lang = runs[1].style.lang = runs[2].style.lang = "en";
    assert_string_equal(seen(f, line_of(f, runs, 3, false)), "2013|–|2017");
}

static void controls_are_obeyed_and_not_set(void **state)
{
    struct fixture *f = *state;
    /* RLO … PDF: the letters are seen the other way round */
    struct type_run run = run_of("ab\xE2\x80\xAE"
                                 "cd\xE2\x80\xAC"
                                 "ef",
                                 in("en"), 0);
    const struct line *line = line_of(f, &run, 1, false);

    assert_int_equal(line->npieces, 3);
    assert_string_equal(seen(f, line), "ab|cd|ef");
    assert_int_equal(line->pieces[1].level, 1);
    assert_int_equal(line->pieces[1].nglyphs, 2);
    /* left to right: d, c */
    assert_int_equal(line->pieces[1].glyphs[0].id, face_glyph(line->pieces[1].face, 'd'));
    assert_int_equal(line->pieces[1].glyphs[0].text, 1);
    assert_int_equal(line->pieces[1].glyphs[1].id, face_glyph(line->pieces[1].face, 'c'));
    assert_int_equal(line->pieces[1].glyphs[1].text, 0);
}

static void a_leader_parts_what_is_on_its_sides(void **state)
{
    struct fixture *f = *state;
    struct type_run runs[] = {run_of("left", in("ar"), 0),
                              {.style = in("ar"), .flags = TYPE_LEADER},
                              run_of("right", in("ar"), 0)};
    const struct line *line = line_of(f, runs, 3, true);

    /* the end edge is 400 pt from the right: the last piece ends there */
    assert_true(line->pieces[line->npieces - 1].x + line->pieces[line->npieces - 1].width > 399.9);
    assert_true(line->pieces[0].x < 0.01);
}

static void white_space_at_the_end_stays_there(void **state)
{
    struct fixture *f = *state;
    struct type_run run = run_of("one two three four", in("ar"), 0);
    struct lines *l = type_break(f->type, &f->arena, type_shape(f->type, &f->arena, &run, 1),
                                 &(struct type_break_options){.measure = 45, .from_right = true});

    assert_true(l->n > 1);
    const struct line *line = &l->at[0];
    const struct piece *last = &line->pieces[line->npieces - 1];

    assert_true(last->is_space);
    for (size_t i = 0; i + 1 < line->npieces; i++)
        assert_true(line->pieces[i].x < last->x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_of_bidi_test),
        cmocka_unit_test(characters_of_bidi_character_test),
        cmocka_unit_test(languages_have_directions),
        cmocka_unit_test_setup_teardown(latin_text_is_left_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(values_do_not_mix, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_range_of_years_runs_with_its_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(controls_are_obeyed_and_not_set, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_leader_parts_what_is_on_its_sides, set_up, tear_down),
        cmocka_unit_test_setup_teardown(white_space_at_the_end_stays_there, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
