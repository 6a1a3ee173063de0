/* Scripts beyond the linked-in faces, through fontconfig: glyphs are those of HarfBuzz on the same face,
 * faces come from where they should, and nothing is opened that is not needed.
 * Skipped, with a note, where a machine has no font for a script. SPDX-License-Identifier: MIT */
#include "type_fixture.h"

#include "base/utf8.h"
#include "pipeline/fonts.h"

#include <hb.h>
#include FT_MULTIPLE_MASTERS_H
#include <math.h>
#include <stdio.h>
#include <unistd.h>

struct world {
    struct fixture f;
    struct fonts *fonts;
    struct thai *thai;
};

static int set_up_fonts(void **state)
{
    struct world *w = calloc(1, sizeof *w);
    struct font_finder finder;
    struct word_finder words;

    w->f.diags.arena = &w->f.arena;
    w->f.type = type_new(&w->f.arena, font_builtin, &w->f.diags);
    w->fonts = fonts_new(&w->f.arena);
    w->thai = thai_new(&w->f.arena);
    fonts_begin(w->fonts, "", &w->f.diags);
    finder = fonts_finder(w->fonts);
    words = thai_finder(w->thai);
    type_set_finder(w->f.type, &finder);
    type_set_words(w->f.type, &words);
    *state = w;
    return 0;
}

static int tear_down_fonts(void **state)
{
    struct world *w = *state;

    type_free(w->f.type);
    fonts_free(w->fonts);
    thai_free(w->thai);
    arena_free(&w->f.arena);
    free(w);
    return 0;
}

static struct type_style in(const char *family, const char *lang)
{
    struct type_style s = style_of(family);

    s.lang = lang;
    return s;
}

static const struct line *line_in(struct world *w, const char *text, struct type_style style)
{
    return &type_break(w->f.type, &w->f.arena, shape(&w->f, text, style),
                       &(struct type_break_options){.measure = 1e6,
                                                    .from_right = type_lang_is_rtl(style.lang)})
                ->at[0];
}

/* Whether the machine has the face: no diagnostic of a missing character. */
static bool complete(struct world *w, const char *lang)
{
    for (size_t i = 0; i < w->f.diags.list.n; i++)
        if (strcmp(w->f.diags.list.at[i].code, "type-glyph") == 0) {
            print_message("skipped %s: %s; %s\n", lang, w->f.diags.list.at[i].text,
                          w->f.diags.list.at[i].hint);
            return false;
        }
    return true;
}

/* HarfBuzz alone, on the piece's own text and face, told nothing but the language. */
static void assert_as_shaped(const struct piece *p, const char *lang)
{
    const struct face_info *info = face_info(p->face);
    hb_blob_t *blob = hb_blob_create((const char *)info->bytes, (unsigned)info->size,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, (unsigned)info->index);
    hb_font_t *font = hb_font_create(face);
    hb_buffer_t *b = hb_buffer_create();
    unsigned n;

    hb_buffer_set_cluster_level(b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_add_utf8(b, p->text, (int)p->text_n, 0, (int)p->text_n);
    hb_buffer_guess_segment_properties(b);
    hb_buffer_set_language(b, hb_language_from_string(lang, -1));
    hb_shape(font, b, NULL, 0);
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(b, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(b, NULL);
    double scale = p->size / info->units_per_em;

    assert_int_equal(p->nglyphs, n);
    for (unsigned i = 0; i < n; i++) {
        assert_int_equal(p->glyphs[i].id, infos[i].codepoint);
        assert_int_not_equal(infos[i].codepoint, 0);
        assert_true(fabs((double)p->glyphs[i].advance - at[i].x_advance * scale) < 0.01);
        assert_true(fabs((double)p->glyphs[i].x - at[i].x_offset * scale) < 0.01);
        assert_true(fabs((double)p->glyphs[i].y - at[i].y_offset * scale) < 0.01);
    }
    hb_buffer_destroy(b);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
}

/* One word each, with what makes its script hard. */
static void glyphs_are_those_of_the_shaper(void **state)
{
    static const struct {
        const char *lang, *text, *face, *serif_face;
    } cases[] = {
        {"ar", "مهندسةُ برمجيّاتٍ لا تُخطئ", "Noto Sans Arabic", "Noto Naskh Arabic"},
        {"fa", "می‌خواهم گزارش", "Noto Sans Arabic", "Noto Naskh Arabic"},
        {"he", "שָׁלוֹם עוֹלָם", "Noto Sans Hebrew", "Noto Serif Hebrew"},
        {"hi", "क्षत्रिय राष्ट्रीय र्कि", "Noto Sans Devanagari", "Noto Serif Devanagari"},
        {"th", "น้ำใจที่ยิ่งใหญ่", "Noto Sans Thai", "Noto Serif Thai"},
        {"zh", "直骨角今", "Noto Sans CJK SC", "Noto Serif CJK SC"},
        {"zh-TW", "直骨角今", "Noto Sans CJK TC", "Noto Serif CJK TC"},
        {"ja", "直骨角がアー", "Noto Sans CJK JP", "Noto Serif CJK JP"},
        {"ko", "한국어 각", "Noto Sans CJK KR", "Noto Serif CJK KR"},
    };
    struct world *w = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int serif = 0; serif < 2; serif++) {
            struct type_style style = in(serif ? "serif" : "sans", cases[i].lang);
            const struct line *line = line_in(w, cases[i].text, style);

            /* a character that is missing is complained of once, and replaced in every style */
            if (!complete(w, cases[i].lang) || strstr(line->pieces[0].text, "\xEF\xBF\xBD")) {
                w->f.diags.list.n = 0;
                continue;
            }
            for (size_t k = 0; k < line->npieces; k++) {
                const struct piece *p = &line->pieces[k];

                if (strspn(p->text, " ") < p->text_n) {
                    assert_string_equal(face_info(p->face)->family,
                                        serif ? cases[i].serif_face : cases[i].face);
                    assert_true(face_info(p->face)->is_found);
                    assert_as_shaped(p, cases[i].lang);
                }
            }
        }
}

static void ideographs_are_those_of_the_language(void **state)
{
    struct world *w = *state;
    /* U+76F4 and U+9AA8 are drawn differently in China and in Japan */
    const struct line *zh = line_in(w, "直骨", in("sans", "zh")),
                      *ja = line_in(w, "直骨", in("sans", "ja"));

    if (!complete(w, "zh"))
        skip();
    assert_int_not_equal(zh->pieces[0].glyphs[0].id, ja->pieces[0].glyphs[0].id);
    assert_ptr_equal(face_info(zh->pieces[0].face)->bytes, face_info(ja->pieces[0].face)->bytes);
    assert_int_not_equal(face_info(zh->pieces[0].face)->index, face_info(ja->pieces[0].face)->index);
    assert_true(face_info(zh->pieces[0].face)->is_cff);
}

static void weight_and_slope_are_looked_for(void **state)
{
    struct world *w = *state;
    struct type_style bold = in("sans", "ar");

    bold.weight = 700;
    const struct line *line = line_in(w, "مهندسة", bold);

    if (!complete(w, "ar"))
        skip();
    assert_int_equal(face_info(line->pieces[0].face)->weight, 700);
    assert_string_equal(face_info(line->pieces[0].face)->postscript_name, "NotoSansArabic-Bold");
}

/* Digits, dashes and bullets are the text face's; line metrics too. */
static void signs_come_from_the_text_face(void **state)
{
    struct world *w = *state;
    const struct line *line = line_in(w, "• 2019–2024 大学, 85%", in("sans", "zh")),
                      *latin = line_in(w, "Plain", in("sans", "zh"));

    if (!complete(w, "zh"))
        skip();
    assert_int_equal(line->npieces, 3);
    assert_string_equal(face_info(line->pieces[0].face)->family, "Lato");
    assert_string_equal(face_info(line->pieces[1].face)->family, "Noto Sans CJK SC");
    assert_string_equal(face_info(line->pieces[2].face)->family, "Lato");
    assert_true(line->ascent == latin->ascent && line->descent == latin->descent &&
                line->leading == latin->leading);
}

static void quotes_beside_ideographs_are_wide(void **state)
{
    struct world *w = *state;
    const struct line *line = line_in(w, "他说“你好”。", in("sans", "zh"));

    if (!complete(w, "zh"))
        skip();
    assert_int_equal(line->npieces, 1);
    line = line_in(w, "he said “hello”.", in("sans", "zh"));
    assert_int_equal(line->npieces, 1);
    assert_string_equal(face_info(line->pieces[0].face)->family, "Lato");
}

static void letters_that_join_are_not_spaced(void **state)
{
    struct world *w = *state;
    struct type_style style = in("sans", "ar"), spaced = style;

    spaced.track = 2;
    double plain = line_in(w, "مهندسة", style)->width, wide = line_in(w, "مهندسة", spaced)->width;

    if (!complete(w, "ar"))
        skip();
    assert_true(fabs(plain - wide) < 0.001);
    assert_true(line_in(w, "Word", spaced)->width > line_in(w, "Word", style)->width + 5);
}

static void thai_breaks_between_words(void **state)
{
    struct world *w = *state;
    /* "system | information | customer" */
    struct shaped *s = shape(&w->f, "ระบบข้อมูลลูกค้า", in("sans", "th"));

    if (!complete(w, "th") || access("/usr/share/libthai/thbrk.tri", R_OK) != 0)
        skip();
    struct lines *l = type_break(w->f.type, &w->f.arena, s,
                                 &(struct type_break_options){.measure = 32});

    ASSERT_LINES(&w->f, l, "ระบบ", "ข้อมูล", "ลูกค้า");
    assert_false(l->overfull);
}

static void chinese_breaks_without_spaces(void **state)
{
    struct world *w = *state;
    struct shaped *s = shape(&w->f, "工程师，数据库（分布式）。", in("sans", "zh"));
    struct lines *l = type_break(w->f.type, &w->f.arena, s,
                                 &(struct type_break_options){.measure = 40.5});

    if (!complete(w, "zh"))
        skip();
    for (size_t i = 0; i < l->n; i++) { /* kinsoku: what may begin no line, and end none */
        const char *text = line_text(&w->f, &l->at[i]);

        assert_int_not_equal(strncmp(text, "，", 3), 0);
        assert_int_not_equal(strncmp(text, "）", 3), 0);
        assert_int_not_equal(strncmp(text, "。", 3), 0);
        assert_true(strlen(text) >= 3);
        assert_int_not_equal(strncmp(text + (strlen(text) - 3), "（", 3), 0);
        assert_true(l->at[i].width <= 40.5);
    }
    assert_true(l->n >= 4);
}

/* What most people's CVs are made of. */
static void linked_in_faces_need_no_search(void **state)
{
    struct world *w = *state;
    static const char *const texts[] = {
        "Zdzisława Brzęczyk-Šťastná, Łódź; naïve façade – “quotes” • 85 % → € №",
        "Ελένη Παπαδοπούλου, Θεσσαλονίκη; ᾠδή", "Анастасия Щербакова, Юлія Їжакевич, Ђорђевић",
        "Nguyễn Thị Bích Phượng, Đà Nẵng; Kỹ sư phần mềm", "Þórður Ægisson, Iğdır, Ņina Ķirse"};
    static const char *const families[] = {"sans", "serif", "grotesk", "condensed"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t k = 0; k < sizeof families / sizeof *families; k++)
            line_in(w, texts[i], in(families[k], "en"));
    assert_int_equal(w->f.diags.list.n, 0);
    assert_int_equal(type_finder_count(w->f.type), 0);
    assert_int_equal(fonts_opened(w->fonts), 0);
}

static void a_character_is_asked_for_once(void **state)
{
    struct world *w = *state;
    char text[3 * 200 + 1] = "";

    for (int i = 0; i < 200; i++)
        strcat(text, i % 2 ? "大" : "学");
    line_in(w, text, in("sans", "zh"));
    line_in(w, "大学大", in("sans", "zh"));
    assert_int_equal(type_finder_count(w->f.type), 2);
    assert_int_equal(fonts_opened(w->fonts), 1);
}

/* A language of Unicode 15 that no font of Debian 12 has, and a picture that has no outline. */
static void what_nobody_has_is_named(void **state)
{
    struct world *w = *state;

    line_in(w, "Kawi \xF0\x91\xBC\x84", in("sans", "en"));
    assert_int_equal(w->f.diags.list.n, 1);
    const struct diag *d = &w->f.diags.list.at[0];

    assert_string_equal(d->code, "type-glyph");
    assert_string_equal(d->pointer, "/test");
    assert_non_null(strstr(d->text, "U+11F04"));
    assert_non_null(strstr(d->text, "U+FFFD"));
}

static void packages_are_known_by_script(void **state)
{
    (void)state;
    assert_string_equal(script_package(0x0645), "fonts-noto-core");
    assert_string_equal(script_package(0x05D0), "fonts-noto-core");
    assert_string_equal(script_package(0x0915), "fonts-noto-core");
    assert_string_equal(script_package(0x0E01), "fonts-noto-core");
    assert_string_equal(script_package(0x4E00), "fonts-noto-cjk");
    assert_string_equal(script_package(0x3042), "fonts-noto-cjk");
    assert_string_equal(script_package(0xAC00), "fonts-noto-cjk");
    assert_string_equal(script_package(0xFF01), "fonts-noto-cjk");
    assert_string_equal(script_package(0x20000), "fonts-noto-cjk");
    assert_null(script_package(0x11F04));
    assert_null(script_package('A'));
}

/* Outlines and widths of an instance are FreeType's at the same place of the axes. */
static void variable_fonts_are_set_at_a_weight(void **state)
{
    struct world *w = *state;
    const char *path = "/usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf";
    double width[2];

    if (access(path, R_OK) != 0) {
        print_message("skipped: no %s\n", path);
        skip();
    }
    for (int i = 0; i < 2; i++) {
        int weight = i ? 800 : 300;
        const struct face *f = type_face(w->f.type, path, weight, false);
        struct path_segment *outline;
        uint32_t n = face_glyph(f, 'n');
        FT_Library library;
        FT_Face ft;
        FT_MM_Var *axes;
        FT_Fixed at[8];

        assert_int_equal(FT_Init_FreeType(&library), 0);
        assert_int_equal(FT_New_Face(library, path, 0, &ft), 0);
        assert_int_equal(FT_Get_MM_Var(ft, &axes), 0);
        for (FT_UInt k = 0; k < axes->num_axis; k++)
            at[k] = axes->axis[k].tag == FT_MAKE_TAG('w', 'g', 'h', 't') ? weight * 65536
                                                                         : axes->axis[k].def;
        assert_int_equal(FT_Set_Var_Design_Coordinates(ft, axes->num_axis, at), 0);
        assert_int_equal(FT_Load_Glyph(ft, n, FT_LOAD_NO_SCALE), 0);
        assert_int_equal(face_advance(f, n), ft->glyph->metrics.horiAdvance);
        double left = 1e9;
        size_t segments = face_outline(f, &w->f.arena, n, &outline);

        for (size_t k = 0; k < segments; k++)
            if (outline[k].op == PATH_MOVE || outline[k].op == PATH_LINE)
                left = fmin(left, outline[k].x[0]);
        assert_true(fabs(left - (double)ft->glyph->metrics.horiBearingX) < 1);
        width[i] = line_in(w, "Weights", (struct type_style){.family = path, .weight = weight,
                                                              .size = 10, .leading = 13, .lang = "en"})
                       ->width;
        FT_Done_MM_Var(library, axes);
        FT_Done_Face(ft);
        FT_Done_FreeType(library);
    }
    assert_true(width[1] > width[0] * 1.05);
    assert_int_equal(w->f.diags.list.n, 0);
}

/* In em of 10 pt; ideographs and kana are one em wide, so are full-width marks by themselves. */
static void full_width_marks_share_their_blanks(void **state)
{
    static const struct {
        const char *text, *lang;
        double em;
    } cases[] = {
        {"あ、あ", "ja", 3},      /* the comma's blank parts what it stands between */
        {"あ「あ」あ", "ja", 5},
        {"あ、「あ", "ja", 3.5},  /* one blank between comma and bracket */
        {"あ」。あ", "ja", 3.5},  /* none between bracket and full stop */
        {"あ（「あ", "ja", 3.5},
        {"あ」（「あ", "ja", 4},
        {"「あ", "ja", 1.5},      /* none at the edges of a line */
        {"あ。", "ja", 1.5},
        {"（あ」。", "ja", 2.5},
        {"好，《好》。", "zh", 4.5},
        {"好，「好", "zh-TW", 4}, /* in Taiwan a comma stands in the middle of its em */
        {"한국", "ko", 2 * 0.92}, /* Hangul is not set to the em */
    };
    struct world *w = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double width = shaped_width(shape(&w->f, cases[i].text, in("sans", cases[i].lang)));

        if (!complete(w, cases[i].lang))
            skip();
        if (fabs(width - 10 * cases[i].em) > 0.02)
            fail_msg("'%s' is %f em wide, not %f", cases[i].text, width / 10, cases[i].em);
    }
    const struct line *line = line_in(w, "「あ", in("sans", "ja"));

    assert_true(fabs(line->pieces[0].x + 5) < 0.01); /* the bracket's ink is at the edge */
}

/* The width of the text without the letters' own. */
static double space_in(struct world *w, const char *text, const char *letters, const char *lang)
{
    return shaped_width(shape(&w->f, text, in("sans", lang))) -
           shaped_width(shape(&w->f, letters, in("sans", lang)));
}

static void a_quarter_em_parts_ideographs_and_letters(void **state)
{
    struct world *w = *state;
    double space = shaped_width(shape(&w->f, "a b", in("sans", "en"))) -
                   shaped_width(shape(&w->f, "ab", in("sans", "en")));
    double apart = space_in(w, "あGoあ", "Go", "ja");

    if (!complete(w, "ja"))
        skip();
    assert_true(fabs(apart - 25) < 0.02);
    assert_true(fabs(space_in(w, "年5月", "5", "ja") - 25) < 0.02);
    assert_true(fabs(space_in(w, "用Go", "Go", "zh") - 12.5) < 0.02);
    /* a space that is there is enough, brackets have their own, Hangul is written with spaces */
    assert_true(fabs(space_in(w, "あ Go", "Go", "ja") - 10 - space) < 0.02);
    assert_true(fabs(space_in(w, "（Go）", "Go", "ja") - 10) < 0.02);
    assert_true(fabs(space_in(w, "각A", "A", "ko") - shaped_width(shape(&w->f, "각", in("sans", "ko")))) <
                0.02);
    /* none at the end of a line */
    struct lines *l = lines_of(&w->f, shape(&w->f, "ああああGoあ", in("sans", "ja")), 41, TYPE_START);

    assert_int_equal(l->n, 2);
    assert_true(fabs(l->at[0].width - 40) < 0.02);
}

/* At another size the same text is not shaped again. */
static void east_asian_space_grows_with_the_size(void **state)
{
    struct world *w = *state;
    struct type_style style = in("sans", "ja");
    const char *text = "「Go」、「あ」。Web開発";
    double width = shaped_width(shape(&w->f, text, style));

    if (!complete(w, "ja"))
        skip();
    style.size = 20;
    assert_true(fabs(shaped_width(shape(&w->f, text, style)) - 2 * width) < 0.02);
}

static void justified_lines_stretch_between_ideographs(void **state)
{
    struct world *w = *state;
    struct lines *l = lines_of(&w->f, shape(&w->f, "ああああああああああああ", in("sans", "ja")), 74,
                               TYPE_JUSTIFY);

    if (!complete(w, "ja"))
        skip();
    assert_int_equal(l->n, 2);
    assert_int_equal(l->at[0].pieces[0].nglyphs, 7);
    for (size_t i = 0; i < 7; i++)
        assert_true(fabs((double)l->at[0].pieces[0].glyphs[i].advance - (i < 6 ? 10 + 4 / 6.0 : 10)) <
                    0.01);
    assert_true(fabs(l->at[0].width - 74) < 0.01);
    assert_true(fabs((double)l->at[1].pieces[0].glyphs[0].advance - 10) < 0.01); /* the last one */
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_fonts, tear_down_fonts)
    const struct CMUnitTest tests[] = {
        TEST(glyphs_are_those_of_the_shaper), TEST(ideographs_are_those_of_the_language),
        TEST(weight_and_slope_are_looked_for), TEST(signs_come_from_the_text_face),
        TEST(full_width_marks_share_their_blanks),
        TEST(a_quarter_em_parts_ideographs_and_letters),
        TEST(east_asian_space_grows_with_the_size),
        TEST(justified_lines_stretch_between_ideographs),
        TEST(quotes_beside_ideographs_are_wide), TEST(letters_that_join_are_not_spaced),
        TEST(thai_breaks_between_words), TEST(chinese_breaks_without_spaces),
        TEST(linked_in_faces_need_no_search), TEST(a_character_is_asked_for_once),
        TEST(what_nobody_has_is_named), TEST(packages_are_known_by_script),
        TEST(variable_fonts_are_set_at_a_weight),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
