/* Shaping: clusters, features, kerning, case, fallback. SPDX-License-Identifier: MIT */
#include "type_fixture.h"

#include <math.h>

static struct line first_line(struct fixture *f, const char *text, struct type_style style)
{
    struct lines *l = lines_of(f, shape(f, text, style), 10000, TYPE_START);

    assert_int_equal(l->n, 1);
    assert_clusters_cover_text(l);
    return l->at[0];
}

/* Sum of the advances without kerning, in pt, and the least kern in em. */
static double nominal_width(const struct line *line, double *tightest)
{
    double width = 0;

    *tightest = 0;
    for (size_t i = 0; i < line->npieces; i++)
        for (size_t g = 0; g < line->pieces[i].nglyphs; g++) {
            const struct piece *p = &line->pieces[i];
            double own = face_advance(p->face, p->glyphs[g].id) * p->size /
                         face_info(p->face)->units_per_em;

            width += own;
            *tightest = fmin(*tightest, ((double)p->glyphs[g].advance - own) / p->size);
        }
    return width;
}

static void equal_neighbours_are_shaped_together(void **state)
{
    struct fixture *f = *state;
    struct type_style plain = style_of("Lato"), bold = plain;

    bold.weight = 700;
    const struct type_run runs[] = {run_of("of", plain, 0), run_of("fice A", plain, TYPE_URL),
                                    run_of("V", plain, 0), run_of("V", bold, 0),
                                    run_of("", plain, 0), run_of("A", bold, 0)};
    struct shaped *s = type_shape(f->type, &f->arena, runs, 6);

    assert_int_equal(type_shape_count(f->type), 2);
    assert_true(fabs(shaped_width(type_shape(f->type, &f->arena, runs, 3)) -
                     shaped_width(shape(f, "office AV", plain))) < 1e-9);

    struct lines *l = lines_of(f, s, 1000, TYPE_START);

    assert_string_equal(line_text(f, &l->at[0]), "office AVVA");
    assert_clusters_cover_text(l);
    assert_int_equal(l->at[0].pieces[0].run, 0);
    assert_int_equal(l->at[0].pieces[l->at[0].npieces - 1].run, 5);
}

static void a_ligature_stands_for_its_letters(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    struct line with = first_line(f, "efficient", style);

    style.features = "-liga";
    struct line without = first_line(f, "efficient", style);

    assert_int_equal(with.pieces[0].nglyphs, 7);
    assert_int_equal(without.pieces[0].nglyphs, 9);
    assert_int_equal(with.pieces[0].glyphs[1].text, 1);
    assert_int_equal(with.pieces[0].glyphs[1].text_n, 3);
    assert_int_equal(with.pieces[0].text_n, 9);
    style.features = NULL;
    style.track = 0.5;
    assert_int_equal(first_line(f, "efficient", style).pieces[0].nglyphs, 9);
}

static void kerning_is_applied_but_never_so_tight_that_extraction_splits(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    double tightest, nominal;
    struct line line = first_line(f, "AVATAR", style);

    nominal = nominal_width(&line, &tightest);
    assert_true(line.width < nominal - 0.5);
    assert_true(tightest < -0.03);
    style.features = "-kern";
    line = first_line(f, "AVATAR", style);
    assert_true(fabs(line.width - nominal_width(&line, &tightest)) < 0.001);
    style.features = NULL;
    line = first_line(f, "https://example.org Ta. To \"A\" L'", style);
    nominal_width(&line, &tightest);
    assert_true(tightest > -0.1 && tightest < -0.09);
}

static void tracking_is_not_set_behind_the_last_letter(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");

    style.features = "-liga";
    double natural = first_line(f, "tracked", style).width;

    style.track = 0.25;
    assert_true(fabs(first_line(f, "tracked", style).width - natural - 6 * 0.25) < 0.001);
    assert_true(fabs(shaped_width(shape(f, "tracked", style)) - natural - 6 * 0.25) < 0.001);
}

static void features_change_glyphs(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    struct line lining = first_line(f, "1234", style);

    style.features = "kern, onum ,nonsense-feature-name";
    assert_int_not_equal(first_line(f, "1234", style).pieces[0].glyphs[2].id,
                         lining.pieces[0].glyphs[2].id);
    style.features = "pnum"; /* proportional figures are not, tabular ones are as wide as each other */
    assert_true(first_line(f, "01", style).pieces[0].glyphs[0].advance !=
                first_line(f, "01", style).pieces[0].glyphs[1].advance);
    style.features = "pnum,-pnum,tnum";
    struct line figures = first_line(f, "0123456789", style);

    for (int i = 1; i < 10; i++)
        assert_true(figures.pieces[0].glyphs[i].advance == figures.pieces[0].glyphs[0].advance);
}

static void small_caps_only_where_the_font_has_them(void **state)
{
    struct fixture *f = *state;
    struct type_style serif = style_of("Gentium Book Plus"), sans = style_of("Lato");
    uint32_t serif_x = first_line(f, "x", serif).pieces[0].glyphs[0].id;
    uint32_t sans_x = first_line(f, "x", sans).pieces[0].glyphs[0].id;

    serif.text_case = sans.text_case = TYPE_CASE_SMALL_CAPS;
    struct line caps = first_line(f, "x", serif);

    assert_int_not_equal(caps.pieces[0].glyphs[0].id, serif_x);
    assert_memory_equal(caps.pieces[0].text, "x", 1);
    assert_int_equal(first_line(f, "x", sans).pieces[0].glyphs[0].id, sans_x);
}

static void upper_case_follows_the_languages(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *text, *lang, *upper;
    } cases[] = {{"straße", "de", "STRASSE"},
                 {"Αθήνα, προϊόντα, ΐ, ὀδός", "el", "ΑΘΗΝΑ, ΠΡΟΪΟΝΤΑ, Ϊ, ΟΔΟΣ"},
                 {"istanbul ışık", "tr", "İSTANBUL IŞIK"},
                 {"istanbul", "en", "ISTANBUL"},
                 {"łódź žluťoučký Việt Привет éÿ", "pl", "ŁÓDŹ ŽLUŤOUČKÝ VIỆT ПРИВЕТ ÉŸ"},
                 {"\xC3\xA9t\xC3\xA9", "fr", "ÉTÉ"},
                 {"o\xEF\xAC\x83" "ce", "en", "OFFICE"}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct type_style style = style_of("Lato");

        style.lang = cases[i].lang;
        style.features = "case";
        struct line capitals = first_line(f, cases[i].upper, style);

        style.text_case = TYPE_CASE_UPPER;
        struct line line = first_line(f, cases[i].text, style);

        assert_string_equal(line_text(f, &line), cases[i].text);
        assert_int_equal(line.npieces, capitals.npieces);
        for (size_t k = 0; k < line.npieces; k++) {
            assert_int_equal(line.pieces[k].nglyphs, capitals.pieces[k].nglyphs);
            for (size_t g = 0; g < line.pieces[k].nglyphs; g++)
                assert_int_equal(line.pieces[k].glyphs[g].id, capitals.pieces[k].glyphs[g].id);
        }
    }
    assert_int_equal(f->diags.list.n, 0);
}

/* Lines divide what was written where their glyphs are divided; other runs are as they are. */
static void capitals_keep_what_was_written(void **state)
{
    struct fixture *f = *state;
    struct type_style plain = style_of("Lato"), upper = plain;

    upper.text_case = TYPE_CASE_UPPER;
    const struct type_run runs[] = {run_of("é1 ", plain, 0), run_of("große e\xCC\x81tudes", upper, 0),
                                    run_of(" zß", plain, 0)};
    struct lines *l = lines_of(f, type_shape(f->type, &f->arena, runs, 3), 60, TYPE_START);

    ASSERT_LINES(f, l, "é1 große", "études zß");
    assert_clusters_cover_text(l);
    const struct piece *word = &l->at[0].pieces[1]; /* GROSSE */

    assert_int_equal(word->nglyphs, 6);
    assert_int_equal(word->glyphs[3].text_n, 2);
    assert_int_equal(word->glyphs[4].text_n, 0);
    assert_int_equal(word->glyphs[5].text, 5);
}

static void text_is_normalised_and_white_space_collapsed(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    struct line line = first_line(f, "  Cafe\xCC\x81 \t  two\xE2\x80\x8B\xC2\xAD  \xE2\x81\xA0words ",
                                  style);

    assert_string_equal(line_text(f, &line), "Café two words");
    line = first_line(f, "bad \xFF\xC3 byte", style);
    assert_string_equal(line_text(f, &line), "bad \xEF\xBF\xBD\xEF\xBF\xBD byte");
}

static void five_scripts_are_set_without_a_complaint(void **state)
{
    struct fixture *f = *state;
    static const char *const texts[] = {"Zażółć gęślą jaźń", "Příliš žluťoučký kůň",
                                        "Ξεσκεπάζω την ψυχοφθόρα", "Съешь ещё этих булок",
                                        "Nguyễn Thị Ngọc Ánh", "Øster Ærø Ångström ð þ"};
    static const char *const families[] = {"Lato", "Gentium Book Plus", "Roboto",
                                           "Roboto Condensed", "Noto Sans", "Noto Serif"};

    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
            struct line line = first_line(f, texts[k], style_of(families[i]));

            assert_string_equal(line_text(f, &line), texts[k]);
            for (size_t p = 0; p < line.npieces; p++)
                assert_string_equal(face_info(line.pieces[p].face)->family, families[i]);
        }
    assert_int_equal(f->diags.list.n, 0);
}

/* Lato has neither U+2115 nor the Cyrillic titlo U+0487; Noto Sans and Serif have both. */
static void a_missing_glyph_comes_from_the_fallback_of_its_kind(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");

    style.weight = 700;
    struct line line = first_line(f, "Set ℕ here", style);

    assert_string_equal(line_text(f, &line), "Set ℕ here");
    assert_int_equal(line.npieces, 3);
    assert_string_equal(face_info(line.pieces[1].face)->family, "Noto Sans");
    assert_int_equal(face_info(line.pieces[1].face)->weight, 700);
    assert_int_equal(line.pieces[1].text_n, strlen("ℕ"));
    style.family = "Gentium Book Plus";
    line = first_line(f, "ℕ", style);
    assert_string_equal(face_info(line.pieces[0].face)->family, "Noto Serif");

    style.family = "Lato";
    line = first_line(f, "мА\xD2\x87м", style); /* base and mark stay in one face */
    assert_int_equal(line.npieces, 3);
    assert_int_equal(line.pieces[1].text_n, 4);
    assert_string_equal(face_info(line.pieces[1].face)->family, "Noto Sans");
    assert_int_equal(f->diags.list.n, 0);
}

static void what_nobody_has_is_named(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    struct line line = first_line(f, "ship 🚀 it 漢 \xF0\x9D\x90\x80", style);

    assert_string_equal(line_text(f, &line), "ship it \xEF\xBF\xBD A");
    assert_int_equal(f->diags.list.n, 3);
    assert_string_equal(f->diags.list.at[0].code, "type-glyph");
    assert_string_equal(f->diags.list.at[0].pointer, "/test");
    assert_non_null(strstr(f->diags.list.at[0].text, "'U+1F680', it is left out"));
    assert_non_null(strstr(f->diags.list.at[0].text, "'Lato', 'Noto Sans', 'Noto Serif'"));
    assert_non_null(strstr(f->diags.list.at[1].text, "'U+6F22', it is replaced by U+FFFD"));
    assert_non_null(strstr(f->diags.list.at[2].text, "'U+1D400', it is set as 'A'"));
    first_line(f, "🚀 x", style_of("Roboto")); /* the same place again: no new complaint */
    assert_int_equal(f->diags.list.n, 3);
}

static void objects_and_leaders_have_pieces(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    struct type_run runs[] = {{.flags = TYPE_OBJECT, .object_width = 8, .style = style},
                              run_of(" +44 20 7946 0958", style, 0),
                              {.flags = TYPE_LEADER, .style = style},
                              run_of(" London", style, 0)};
    struct shaped *s = type_shape(f->type, &f->arena, runs, 4);
    struct lines *l = lines_of(f, s, 300, TYPE_START);
    const struct piece *p = l->at[0].pieces;

    assert_int_equal(l->n, 1);
    assert_int_equal(l->at[0].npieces, 4);
    assert_true(p[0].is_object && p[0].width == 8 && p[0].nglyphs == 0);
    assert_memory_equal(p[0].text, "\xEF\xBF\xBC", 3);
    assert_int_equal(p[2].run, 2);
    assert_memory_equal(p[2].text, " ", 1); /* extraction sees two words */
    assert_memory_equal(p[3].text, "London", 6);
    assert_true(fabs(p[3].x + p[3].width - 300) < 0.001);
    assert_true(fabs(p[2].x + p[2].width - p[3].x) < 0.001);
    assert_true(fabs(l->at[0].width - 300) < 0.001);
    assert_clusters_cover_text(l);
    assert_true(fabs(shaped_width(s) - (8 + p[1].width + 10 + p[3].width)) < 0.001);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* Kerning, ligatures, tracking, an object, a leader and a forced break, in two sizes. */
static size_t mixed_runs(struct type_run *runs, double scale)
{
    struct type_style body = style_of("Lato"), head = style_of("Gentium Book Plus");

    body.size = 9.8 * scale;
    body.leading = 13.1 * scale;
    head.size = 12.3 * scale;
    head.track = 0.4 * scale;
    runs[0] = run_of("AVATAR office fi ", body, 0);
    runs[1] = run_of("To Wave", body, 0);
    runs[2] = run_of("\xEF\xBF\xBC", body, TYPE_OBJECT);
    runs[2].object_width = 7.7 * scale;
    runs[3] = run_of("", body, TYPE_FORCED_BREAK);
    runs[4] = run_of("spaced efficient waffle", head, 0);
    runs[5] = run_of("", body, TYPE_LEADER);
    runs[6] = run_of("1999", body, 0);
    return 7;
}

/* Another size is arithmetic: HarfBuzz isn't asked, and nothing is different from asking it. */
static void another_size_is_not_shaped_again(void **state)
{
    struct fixture *f = *state, *fresh;
    struct type_run runs[7];

    set_up((void **)&fresh);
    type_shape(f->type, &f->arena, runs, mixed_runs(runs, 1));
    size_t count = type_shape_count(f->type);

    for (int i = 1; i <= 8; i++) {
        size_t n = mixed_runs(runs, 1 - i / 100.0);
        const struct shaped *a = type_shape(f->type, &f->arena, runs, n);
        const struct shaped *b = shape_paragraph(fresh->type, &fresh->arena, runs, n);

        assert_int_equal(type_shape_count(f->type), count);
        assert_int_equal(a->nunits, b->nunits);
        for (size_t k = 0; k < a->nunits; k++) {
            assert_int_equal(a->units[k].id, b->units[k].id);
            assert_int_equal(a->units[k].advance, b->units[k].advance);
            assert_int_equal(a->units[k].dx, b->units[k].dx);
        }
        assert_int_equal(a->nbreaks, b->nbreaks);
        for (size_t k = 0; k < a->nbreaks; k++)
            assert_int_equal(a->breaks[k].before.width, b->breaks[k].before.width);
        assert_true(shaped_width(a) == shaped_width(b));
    }
    tear_down((void **)&fresh);
}

/* Runs of one size kern over their border, runs of two sizes do not: that is another shaping. */
static void sizes_that_part_are_shaped_anew(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato"), small = style;
    struct type_run runs[2] = {run_of("A", style, 0), run_of("V", style, 0)};

    small.size = 9;
    type_shape(f->type, &f->arena, runs, 2);
    size_t count = type_shape_count(f->type);

    runs[1].style = small;
    type_shape(f->type, &f->arena, runs, 2);
    assert_int_equal(type_shape_count(f->type), count + 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(equal_neighbours_are_shaped_together),
        TEST(a_ligature_stands_for_its_letters),
        TEST(kerning_is_applied_but_never_so_tight_that_extraction_splits),
        TEST(tracking_is_not_set_behind_the_last_letter),
        TEST(features_change_glyphs),
        TEST(small_caps_only_where_the_font_has_them),
        TEST(upper_case_follows_the_languages),
        TEST(capitals_keep_what_was_written),
        TEST(text_is_normalised_and_white_space_collapsed),
        TEST(five_scripts_are_set_without_a_complaint),
        TEST(a_missing_glyph_comes_from_the_fallback_of_its_kind),
        TEST(what_nobody_has_is_named),
        TEST(objects_and_leaders_have_pieces),
        TEST(another_size_is_not_shaped_again),
        TEST(sizes_that_part_are_shaped_anew),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
