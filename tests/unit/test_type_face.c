/* Faces: metrics, vetting, matching, icons, outlines. SPDX-License-Identifier: MIT */
#include "type_fixture.h"

#include <math.h>
#include <stdio.h>

static const struct font_file *builtin(const char *family, int weight, bool italic)
{
    for (const struct font_file *f = font_builtin; f->family; f++)
        if (strcmp(f->family, family) == 0 && f->weight == weight && f->italic == italic)
            return f;
    fail_msg("%s %d is not in the catalogue", family, weight);
    return NULL;
}

static void metrics_are_those_of_the_file(void **state)
{
    struct fixture *f = *state;
    FT_Library ft;

    assert_int_equal(FT_Init_FreeType(&ft), 0);
    for (const struct font_file *file = font_builtin; file->family; file++) {
        FT_Face face;

        if (strcmp(file->role, "icons") == 0)
            continue;
        assert_int_equal(FT_New_Memory_Face(ft, file->bytes, (FT_Long)file->size, 0, &face), 0);
        const struct face *own = type_face(f->type, file->family, file->weight, file->italic);
        const struct face_info *info = face_info(own);

        assert_ptr_equal(info->bytes, file->bytes);
        assert_int_equal(info->units_per_em, face->units_per_EM);
        assert_int_equal(info->ascent, face->ascender);
        assert_int_equal(info->descent, face->descender);
        assert_true(info->cap_height > info->x_height && info->x_height > 0);
        assert_true(file->italic ? info->italic_angle < 0 : info->italic_angle == 0);
        for (FT_ULong c = 0x20; c < 0x250; c++) {
            FT_UInt glyph = FT_Get_Char_Index(face, c);

            if (glyph) {
                assert_int_equal(FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE), 0);
                assert_int_equal(face_advance(own, glyph), face->glyph->advance.x);
            }
        }
        for (const char *s = info->postscript_name; *s; s++)
            assert_non_null(strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
                                   *s));
        FT_Done_Face(face);
    }
    FT_Done_FreeType(ft);
    assert_int_equal(f->diags.list.n, 0);
}

static void weights_match_as_css_fonts_4_says(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *family;
        int wanted;
        bool italic;
        int weight;
        bool found_italic;
    } cases[] = {
        {"Lato", 400, false, 400, false}, {"Lato", 450, false, 500, false},
        {"Lato", 500, true, 500, true},   {"Lato", 100, false, 300, false},
        {"Lato", 350, false, 300, false}, {"Lato", 800, false, 900, false},
        {"Lato", 950, false, 900, false}, {"Lato", 650, false, 700, false},
        {"lato", 900, true, 700, true},   /* slope before weight */
        {"Lato", 300, true, 400, true},   {"Gentium Book Plus", 500, false, 400, false},
        {"Gentium Book Plus", 600, false, 700, false}, {"Gentium Book Plus", 300, false, 400, false},
        {"Roboto", 500, true, 500, true},   {"Roboto", 600, true, 700, true},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct face_info *info =
            face_info(type_face(f->type, cases[i].family, cases[i].wanted, cases[i].italic));

        assert_int_equal(info->weight, cases[i].weight);
        assert_int_equal(info->italic, cases[i].found_italic);
    }
}

static void roles_name_families(void **state)
{
    struct fixture *f = *state;
    static const char *const cases[][2] = {
        {"sans", "Lato"},      {"serif", "Gentium Book Plus"},      {"grotesk", "Roboto"},
        {"mono", "Roboto"},    {"condensed", "Roboto Condensed"},   {"sans-serif", "Lato"},
        {"monospace", "Roboto"}, {"fallback-serif", "Noto Serif"}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(face_info(type_face(f->type, cases[i][0], 400, false))->family,
                            cases[i][1]);
    assert_int_equal(f->diags.list.n, 0);
}

static void an_unknown_family_is_named_once(void **state)
{
    struct fixture *f = *state;

    for (int i = 0; i < 3; i++)
        assert_string_equal(
            face_info(type_face(f->type, "Gentium Bok Plus", 400 + 100 * i, false))->family, "Lato");
    assert_int_equal(f->diags.list.n, 1);
    assert_string_equal(f->diags.list.at[0].code, "type-family");
    assert_non_null(strstr(f->diags.list.at[0].hint, "'Gentium Book Plus'"));
    assert_string_equal(face_info(type_face(f->type, "Fork Awesome", 400, false))->family, "Lato");
}

/* A copy of Lato in which the bytes of one table's name are changed. */
static unsigned char *renamed_table(const struct font_file *file, const char *from, const char *to)
{
    unsigned char *bytes = malloc(file->size);
    unsigned count = (unsigned)file->bytes[4] << 8 | file->bytes[5];

    memcpy(bytes, file->bytes, file->size);
    for (unsigned i = 0; i < count; i++)
        if (memcmp(bytes + 12 + 16 * i, from, 4) == 0)
            memcpy(bytes + 12 + 16 * i, to, 4);
    return bytes;
}

static unsigned char *table(unsigned char *bytes, const char *tag)
{
    unsigned char *r = bytes + 12;

    while (memcmp(r, tag, 4) != 0)
        r += 16;
    return bytes + ((size_t)r[8] << 24 | (size_t)r[9] << 16 | (size_t)r[10] << 8 | r[11]);
}

static void refused(struct fixture *f, const unsigned char *bytes, size_t size, const char *why)
{
    const struct font_file files[] = {{"Bad", "", 400, false, "bad.ttf", bytes, size, 0, 0},
                                      *builtin("Lato", 400, false),
                                      {0}};
    size_t before = f->diags.list.n;
    struct type *t = type_new(&f->arena, files, &f->diags);

    assert_string_equal(face_info(type_face(t, "Bad", 400, false))->family, "Lato");
    assert_int_equal(f->diags.list.n, before + 1);
    assert_string_equal(f->diags.list.at[before].code, "type-face");
    assert_string_equal(f->diags.list.at[before].source, "bad.ttf");
    if (!strstr(f->diags.list.at[before].text, why))
        fail_msg("'%s' does not say '%s'", f->diags.list.at[before].text, why);
    type_free(t);
}

static void faces_without_sound_outlines_are_refused(void **state)
{
    struct fixture *f = *state;
    const struct font_file *lato = builtin("Lato", 400, false);
    static const struct {
        const char *from, *to, *why;
    } cases[] = {{"glyf", "CBDT", "no outlines"},
                 {"loca", "xxxx", "no outlines"},
                 {"GPOS", "fvar", "variable"},
                 {"cmap", "xxxx", "required table"},
                 {"head", "xxxx", "required table"}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned char *bytes = renamed_table(lato, cases[i].from, cases[i].to);

        refused(f, bytes, lato->size, cases[i].why);
        free(bytes);
    }
    refused(f, (const unsigned char *)"", 0, "too short");
    refused(f, (const unsigned char *)"this is no font at all", 22, "cut off");
    refused(f, lato->bytes, lato->size / 2, "outside the file");
    refused(f, lato->bytes, 100, "cut off");
}

/* OS/2, fsType (OpenType 1.9): restricted, bitmaps only, no subsets; and what is allowed. */
static void embedding_must_be_allowed(void **state)
{
    struct fixture *f = *state;
    const struct font_file *lato = builtin("Lato", 400, false);
    static const struct {
        unsigned bits;
        const char *why;
    } cases[] = {{0x002, "does not allow it to be embedded"}, {0x200, "allows only bitmaps"},
                 {0x100, "does not allow parts of it"},       {0x006, NULL},
                 {0x004, NULL},                               {0x008, NULL}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned char *bytes = renamed_table(lato, "xxxx", "xxxx"), *os2 = table(bytes, "OS/2");

        os2[8] = (unsigned char)(cases[i].bits >> 8);
        os2[9] = (unsigned char)cases[i].bits;
        if (cases[i].why) {
            refused(f, bytes, lato->size, cases[i].why);
        } else {
            const struct font_file files[] = {
                {"Ok", "", 400, false, "ok.ttf", bytes, lato->size, 0, 0}, {0}};
            struct type *t = type_new(&f->arena, files, &f->diags);

            assert_string_equal(face_info(type_face(t, "Ok", 400, false))->family, "Ok");
            type_free(t);
        }
        free(bytes);
    }
}

static void a_refused_weight_leaves_the_rest_of_the_family(void **state)
{
    struct fixture *f = *state;
    const struct font_file *lato = builtin("Lato", 400, false);
    const struct font_file files[] = {{"Lato", "sans", 400, false, "half", lato->bytes, 1000, 0, 0},
                                      *builtin("Lato", 700, false),
                                      {0}};
    struct type *t = type_new(&f->arena, files, &f->diags);

    assert_int_equal(face_info(type_face(t, "sans", 400, false))->weight, 700);
    assert_int_equal(f->diags.list.n, 1);
    type_free(t);

    struct type *none = type_new(&f->arena, &(const struct font_file){0}, &f->diags);

    assert_null(type_face(none, "sans", 400, false));
    assert_int_equal(lines_of(f, type_shape(none, &f->arena, &(struct type_run){.text = "a", .n = 1},
                                            1), 100, TYPE_START)->n, 0);
    type_free(none);
}

static void icons_have_glyphs(void **state)
{
    struct fixture *f = *state;
    static const char *const names[] = {
        "mail",  "phone", "place",    "link", "github",  "gitlab", "linkedin", "orcid", "mastodon",
        "globe", "email", "calendar", "home", "twitter", "url",    "youtube",  "address"};
    const struct face *face;
    struct path_segment *path;
    uint32_t glyph;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_true(type_icon(f->type, names[i], &face, &glyph));
        assert_true(face_outline(face, &f->arena, glyph, &path) > 3);
    }
    assert_false(type_icon(f->type, "no-such-icon", &face, &glyph));
}

/* A hyphen of Lato is a rectangle: its box is known from the glyph's metrics. */
static void outlines_are_closed_cubic_paths_with_y_up(void **state)
{
    struct fixture *f = *state;
    const struct face *face = type_face(f->type, "Lato", 400, false);
    struct path_segment *path;
    hb_codepoint_t glyph;
    hb_glyph_extents_t box;
    double top = -1e9, bottom = 1e9;

    hb_font_get_nominal_glyph(face->hb_font, 'H', &glyph);
    hb_font_get_glyph_extents(face->hb_font, glyph, &box);
    size_t n = face_outline(face, &f->arena, glyph, &path);

    assert_int_equal(path[0].op, PATH_MOVE);
    assert_int_equal(path[n - 1].op, PATH_CLOSE);
    for (size_t i = 0; i < n; i++)
        if (path[i].op == PATH_MOVE || path[i].op == PATH_LINE) {
            top = fmax(top, path[i].y[0]);
            bottom = fmin(bottom, path[i].y[0]);
        }
    assert_int_equal((int)top, box.y_bearing);
    assert_int_equal((int)bottom, box.y_bearing + box.height);
    assert_true(top > 1000);

    hb_font_get_nominal_glyph(face->hb_font, 'o', &glyph); /* two contours, all curves */
    n = face_outline(face, &f->arena, glyph, &path);
    size_t closes = 0, curves = 0;

    for (size_t i = 0; i < n; i++) {
        closes += path[i].op == PATH_CLOSE;
        curves += path[i].op == PATH_CURVE;
    }
    assert_int_equal(closes, 2);
    assert_true(curves >= 8);
    hb_font_get_nominal_glyph(face->hb_font, ' ', &glyph);
    assert_int_equal(face_outline(face, &f->arena, glyph, &path), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(metrics_are_those_of_the_file),
        TEST(weights_match_as_css_fonts_4_says),
        TEST(roles_name_families),
        TEST(an_unknown_family_is_named_once),
        TEST(faces_without_sound_outlines_are_refused),
        TEST(embedding_must_be_allowed),
        TEST(a_refused_weight_leaves_the_rest_of_the_family),
        TEST(icons_have_glyphs),
        TEST(outlines_are_closed_cubic_paths_with_y_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
