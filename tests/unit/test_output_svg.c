/* SVG pages: places as in the display list, shared definitions, escaping, links, pictures.
 * SPDX-License-Identifier: MIT */
#include "output_doc.h"

#include <math.h>
#include <spng.h>

static const char *svg_of(struct doc *d, size_t npages, size_t page)
{
    struct strbuf out = {0};
    const struct display_list *list = doc_list(d, npages);

    assert_true(output_check(list, &d->diags));
    output_svg(list, page, &out);
    const char *kept = strbuf_keep(&out, &d->arena);

    strbuf_free(&out);
    return kept;
}

static size_t count(const char *text, const char *what)
{
    size_t n = 0;

    for (; (text = strstr(text, what)) != NULL; text += strlen(what))
        n++;
    return n;
}

static double number_behind(const char *s, const char *what)
{
    const char *end, *at = strstr(s, what);

    assert_non_null(at);
    return number_parse(at + strlen(what), &end);
}

/* Where the uses of the first group stand, pt: translate + scale * x, as a reader computes it. */
static size_t read_places(const char *svg, double *x, double *y, size_t max)
{
    const char *group = strstr(svg, "<g "), *end = group ? strstr(group, "</g>") : NULL;
    double dx, dy, sx, sy;
    size_t n = 0;
    const char *p;

    assert_non_null(end);
    p = strstr(group, "translate(") + strlen("translate(");
    dx = number_parse(p, &p);
    dy = number_parse(p + 1, &p);
    p = strstr(p, "scale(") + strlen("scale(");
    sx = sy = number_parse(p, &p);
    if (*p == ' ')
        sy = number_parse(p + 1, &p);
    for (p = strstr(p, "<use "); p && p < end; p = strstr(p + 1, "<use ")) {
        const char *close = strstr(p, "/>"), *ax = strstr(p, " x=\""), *ay = strstr(p, " y=\"");

        assert_true(n < max);
        x[n] = dx + sx * (ax && ax < close ? number_parse(ax + 4, &ax) : 0);
        y[n++] = dy + sy * (ay && ay < close ? number_parse(ay + 4, &ay) : 0);
    }
    return n;
}

static void glyphs_stand_where_the_list_has_them(void **state)
{
    static const double sizes[] = {6.5, 9.8, 10, 11.6, 25, 48};
    static const char *const families[] = {"Lato", "Gentium Book Plus", "Noto Sans"};

    (void)state;
    for (size_t f = 0; f < 3; f++)
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            struct doc d;
            double x[80], y[80], pen;
            size_t n, k = 0;

            doc_begin(&d);
            struct item *item = doc_text(&d, 0, doc_element(&d, ROLE_P, 0),
                                         type_face(d.type, families[f], 400, false), sizes[s],
                                         56.693, 123.457,
                                         "AVATAR Wafting 1,234 offices, half of them far away");

            item->glyphs = memcpy(arena_array(&d.arena, item->nglyphs, sizeof *item->glyphs),
                                  item->glyphs, item->nglyphs * sizeof *item->glyphs);
            struct glyph *glyphs = (struct glyph *)(uintptr_t)item->glyphs;

            glyphs[3].y = 1.25F; /* a mark that is moved up */
            item->scale = s % 2 ? 0.98 : 1;
            for (size_t i = 0; i < item->nglyphs; i++)
                glyphs[i].advance *= (float)item->scale;
            const char *svg = svg_of(&d, 1, 0), *at = strstr(svg, "scale(") + strlen("scale(");
            double wide = number_parse(at, &at), high = *at == ' ' ? number_parse(at + 1, &at) : wide;

            assert_true(fabs(wide / high - item->scale) < 0.0005);
            n = read_places(svg, x, y, 80);
            pen = item->x;
            for (size_t i = 0; i < item->nglyphs; pen += (double)item->glyphs[i++].advance) {
                struct path_segment *path;

                if (!face_outline(item->face, &d.arena, item->glyphs[i].id, &path))
                    continue; /* a space */
                assert_true(k < n);
                assert_true(fabs(x[k] - (pen + (double)item->glyphs[i].x)) < 0.01);
                assert_true(fabs(y[k] - (item->y - (double)item->glyphs[i].y)) < 0.01);
                k++;
            }
            assert_int_equal(k, n);
            doc_end(&d);
        }
}

/* A path of our own, through which every kind of segment goes. */
static void paths_are_relative_and_exact(void **state)
{
    static const struct path_segment path[] = {
        {PATH_LINE, {9}, {9}}, /* before any move: dropped, as in PDF */
        {PATH_MOVE, {1}, {2}},
        {PATH_LINE, {4}, {2}},
        {PATH_LINE, {4}, {-1.5}},
        {PATH_LINE, {4.004}, {-1.504}}, /* less than a unit: the next step starts where we are */
        {PATH_CURVE, {5, 6, 7}, {0, 0, 3}},
        /* a quadratic curve from (7, 3) by (8, 6) to (10, 3) */
        {PATH_CURVE, {7 + 2.0 / 3, 10 - 4.0 / 3, 10}, {5, 5, 3}},
        {PATH_CLOSE, {0}, {0}},
        {PATH_MOVE, {0}, {0}},
        {PATH_LINE, {-1}, {-1}},
    };
    struct doc d;

    (void)state;
    doc_begin(&d);
    vec_push(&d.arena, &d.items[0],
             (struct item){.kind = ITEM_PATH,
                           .element = ELEMENT_ARTIFACT,
                           .x = 100.125,
                           .y = 50,
                           .color = {1, 0.5, 0, false},
                           .path = path,
                           .npath = sizeof path / sizeof *path});
    const char *svg = svg_of(&d, 1, 0);

    assert_non_null(strstr(svg, "<path fill=\"#ff8000\" transform=\"translate(100.125 50)scale(0.01)\" "
                                "d=\"m100 200h300v-350c100 150 200 150 300 450q100 300 300 0z"));
    assert_non_null(strstr(svg, "zm-100-200-100-100\"/>"));
    doc_end(&d);
}

static void rules_are_those_of_the_pdf(void **state)
{
    struct doc d;

    (void)state;
    doc_begin(&d);
    vec_push(&d.arena, &d.items[0],
             (struct item){.kind = ITEM_RULE,
                           .element = ELEMENT_ARTIFACT,
                           .x = 500,
                           .y = 100,
                           .width = 200,
                           .height = 0.05});
    const char *rect = strstr(svg_of(&d, 1, 0), "<rect x=");

    assert_non_null(rect); /* as thick as a printer needs, and not over the edge */
    assert_true(fabs(number_behind(rect, " y=\"") - 99.9) < 0.001);
    assert_true(fabs(number_behind(rect, " height=\"") - 0.25) < 0.001);
    assert_true(fabs(number_behind(rect, " width=\"") - (doc_width - 500)) < 0.001);
    doc_end(&d);
}

static void text_is_escaped_and_lies_over_its_outlines(void **state)
{
    struct doc d;
    const char *svg;

    (void)state;
    doc_begin(&d);
    d.list.title = "A & B <c> \"d\" \x01\xEF\xBF\xBE\xFF";
    const struct face *lato = type_face(d.type, "Lato", 400, false);
    struct item *item = doc_text(&d, 0, doc_element(&d, ROLE_P, 0), lato, 10, 50, 60,
                                 "</text><script>&amp;\"");
    double width = doc_item_width(item);

    svg = svg_of(&d, 1, 0);
    assert_non_null(strstr(svg, "<title>A &amp; B &lt;c&gt; &quot;d&quot; \xEF\xBF\xBD</title>"));
    assert_non_null(strstr(svg, ">&lt;/text&gt;&lt;script&gt;&amp;amp;&quot;</text>"));
    assert_true(fabs(number_behind(strstr(svg, "<text"), "textLength=\"") - width) < 0.01);
    assert_true(fabs(number_behind(strstr(svg, "<text"), "font-size=\"") - 10) < 0.001);
    assert_int_equal(count(svg, "<script"), 0);
    doc_end(&d);
}

static void furniture_and_spaces_have_no_text(void **state)
{
    struct doc d;
    const char *svg;

    (void)state;
    doc_begin(&d);
    const struct face *lato = type_face(d.type, "Lato", 400, false);

    doc_text(&d, 0, ELEMENT_ARTIFACT, lato, 8, 50, 800, "1 / 2");
    doc_text(&d, 0, doc_element(&d, ROLE_P, 0), lato, 8, 50, 60, "  ");
    svg = svg_of(&d, 1, 0);
    assert_int_equal(count(svg, "<text"), 0);
    assert_int_equal(count(svg, "<g "), 1); /* the page number is painted, the spaces are not */
    doc_end(&d);
}

static void outlines_are_shared(void **state)
{
    struct doc d;
    struct svg_defs *defs = svg_defs_new();
    struct strbuf one = {0}, two = {0}, shared = {0};

    (void)state;
    doc_begin(&d);
    const struct face *lato = type_face(d.type, "Lato", 400, false);
    const struct face *bold = type_face(d.type, "Lato", 700, false);

    doc_text(&d, 0, 0, lato, 10, 50, 60, "banana");
    doc_text(&d, 0, 0, lato, 20, 50, 90, "nab");
    doc_text(&d, 1, 0, lato, 9, 50, 60, "ban");
    doc_text(&d, 1, 0, bold, 9, 90, 60, "b");
    const struct display_list *list = doc_list(&d, 2);

    output_svg_inline(list, 0, defs, &one);
    output_svg_defs(defs, &shared);
    assert_int_equal(count(shared.p, "<path id="), 3); /* b, a, n */
    assert_int_equal(count(one.p, "<use href="), 9);
    assert_int_equal(count(one.p, "<path"), 0);
    strbuf_clear(&shared);
    output_svg_inline(list, 1, defs, &two);
    output_svg_defs(defs, &shared);
    assert_int_equal(count(shared.p, "<path id="), 4); /* and the bold b */
    assert_int_equal(count(two.p, "<use href=\"#a\""), 1);
    /* a file of its own has the outlines of its page, and the same bytes each time */
    assert_int_equal(count(svg_of(&d, 2, 0), "<path id="), 3);
    assert_string_equal(svg_of(&d, 2, 1), svg_of(&d, 2, 1));
    strbuf_free(&one);
    strbuf_free(&two);
    strbuf_free(&shared);
    svg_defs_free(defs);
    doc_end(&d);
}

static void add_link(struct doc *d, int element, double x, double y, const char *uri)
{
    vec_push(&d->arena, &d->links[0],
             (struct link){.x0 = x, .y0 = y, .x1 = x + 40, .y1 = y + 12, .uri = uri, .element = element});
}

static void links_hold_their_text(void **state)
{
    struct doc d;
    const char *svg, *link;

    (void)state;
    doc_begin(&d);
    const struct face *lato = type_face(d.type, "Lato", 400, false);
    int p = doc_element(&d, ROLE_P, 0), a = doc_element(&d, ROLE_LINK, p);
    int span = doc_element(&d, ROLE_SPAN, a), bad = doc_element(&d, ROLE_LINK, p);

    doc_text(&d, 0, p, lato, 10, 50, 60, "see");
    doc_text(&d, 0, a, lato, 10, 70, 60, "first");
    doc_text(&d, 0, span, lato, 10, 50, 72, "second");
    doc_text(&d, 0, bad, lato, 10, 90, 72, "evil");
    add_link(&d, a, 70, 50, "https://example.com/?a=1&b=\"2\"");
    add_link(&d, a, 50, 62, "https://example.com/?a=1&b=\"2\"");
    add_link(&d, bad, 90, 62, "JavaScript:alert(1)");
    add_link(&d, ELEMENT_ARTIFACT, 300, 800, "mailto:ann@example.com");
    svg = svg_of(&d, 1, 0);
    assert_int_equal(count(svg, "<a "), 2);
    link = strstr(svg, "<a href=\"https://example.com/?a=1&amp;b=&quot;2&quot;\">");
    assert_non_null(link);
    assert_true(strstr(link, ">first<") < strstr(link, "</a>"));
    assert_true(strstr(link, ">second<") < strstr(link, "</a>"));
    assert_true(strstr(link, ">evil<") > strstr(link, "</a>"));
    assert_true(strstr(svg, ">see<") < link);
    assert_non_null(strstr(svg, "<a href=\"mailto:ann@example.com\"><rect"));
    assert_null(strstr(svg, "avaScript"));
    doc_end(&d);
}

/* The bytes of the first data: URI. */
static unsigned char *decode(struct doc *d, const char *svg, const char *type, size_t *n)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *p = strstr(svg, arena_printf(&d->arena, "href=\"data:image/%s;base64,", type));
    unsigned char *out = arena_alloc(&d->arena, strlen(svg));
    uint32_t bits = 0;
    int have = 0;

    assert_non_null(p);
    *n = 0;
    for (p = strchr(p, ',') + 1; *p != '"' && *p != '='; p++) {
        assert_non_null(strchr(digits, *p));
        bits = bits << 6 | (uint32_t)(strchr(digits, *p) - digits);
        have += 6;
        if (have >= 8) {
            have -= 8;
            out[(*n)++] = (unsigned char)(bits >> have);
        }
    }
    return out;
}

static const unsigned char samples[] = {255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 8, 7, 6, 5, 4, 3, 2, 1};
static const unsigned char alpha[] = {0, 50, 100, 150, 200, 255};

static void add_picture(struct doc *d, int page, const struct image *image, bool round)
{
    int figure = doc_element(d, ROLE_FIGURE, 0);

    d->elements.at[figure].alt = "Ann, smiling";
    vec_push(&d->arena, &d->items[page],
             (struct item){.kind = ITEM_IMAGE,
                           .element = figure,
                           .x = 400,
                           .y = 50,
                           .width = 80.5,
                           .height = 90,
                           .image = image,
                           .round = round});
}

static void samples_come_back_from_the_png(void **state)
{
    static const struct image image = {
        .kind = IMAGE_RGB8, .width = 3, .height = 2, .components = 3, .bytes = samples, .size = 18, .alpha = alpha};
    struct doc d;
    size_t n, size;
    unsigned char *png, pixels[24];

    (void)state;
    doc_begin(&d);
    add_picture(&d, 0, &image, true);
    const char *svg = svg_of(&d, 1, 0);

    png = decode(&d, svg, "png", &n);
    spng_ctx *reader = spng_ctx_new(0);

    assert_int_equal(spng_set_png_buffer(reader, png, n), 0);
    assert_int_equal(spng_decoded_image_size(reader, SPNG_FMT_RGBA8, &size), 0);
    assert_int_equal(size, sizeof pixels);
    assert_int_equal(spng_decode_image(reader, pixels, size, SPNG_FMT_RGBA8, 0), 0);
    spng_ctx_free(reader);
    for (size_t i = 0; i < 6; i++) {
        assert_memory_equal(pixels + 4 * i, samples + 3 * i, 3);
        assert_int_equal(pixels[4 * i + 3], alpha[i]);
    }
    assert_non_null(strstr(svg, "<g role=\"img\" aria-label=\"Ann, smiling\"><use href=\"#a\" "
                                "transform=\"translate(400 50)scale(80.5 90)\" clip-path=\"url(#b)\"/>"));
    assert_non_null(strstr(svg, "<clipPath id=\"b\"><circle cx=\".5\" cy=\".5\" r=\".5\"/></clipPath>"));
    doc_end(&d);
}

static void pictures_are_shared_by_content(void **state)
{
    unsigned char jpeg[] = "\xFF\xD8\xFF not looked into";
    unsigned char again[sizeof jpeg];
    struct image image = {
        .kind = IMAGE_JPEG, .width = 3, .height = 2, .components = 3, .bytes = jpeg, .size = sizeof jpeg};
    struct image copy = image, other = image;
    struct doc d;
    struct svg_defs *defs = svg_defs_new();
    struct strbuf out = {0}, shared = {0};
    size_t n;

    (void)state;
    memcpy(again, jpeg, sizeof jpeg);
    copy.bytes = again;
    other.size--;
    doc_begin(&d);
    add_picture(&d, 0, &image, false);
    add_picture(&d, 1, &copy, false);
    add_picture(&d, 2, &other, false);
    const struct display_list *list = doc_list(&d, 3);

    for (size_t i = 0; i < 3; i++) {
        output_svg_inline(list, i, defs, &out);
        jpeg[5] ^= (unsigned char)(i == 0); /* the list's memory may be used again */
        again[5] = 'o';
    }
    output_svg_defs(defs, &shared);
    assert_int_equal(count(shared.p, "<image "), 2);
    assert_int_equal(count(out.p, "<use href=\"#a\""), 2);
    unsigned char *bytes = decode(&d, shared.p, "jpeg", &n);

    assert_int_equal(n, sizeof jpeg);
    assert_memory_equal(bytes, "\xFF\xD8\xFF not looked into", n);
    strbuf_free(&out);
    strbuf_free(&shared);
    svg_defs_free(defs);
    doc_end(&d);
}

static void files_are_well_formed(void **state)
{
    struct doc d;
    int status;
    struct strbuf said = {0};

    (void)state;
    doc_begin(&d);
    const struct face *lato = type_face(d.type, "Lato", 400, false);
    int a = doc_element(&d, ROLE_LINK, 0);

    d.list.title = "\"<&>'";
    doc_text(&d, 0, a, lato, 10, 50, 60, "]]> & <x/> \"'");
    add_link(&d, a, 50, 50, "https://example.com/'<>&");
    const char *svg = svg_of(&d, 1, 0);
    const char *path = arena_printf(&d.arena, "%s/well-formed.svg", getenv("O") ? getenv("O") : "build");
    FILE *f = fopen(path, "wb");

    assert_non_null(f);
    assert_int_equal(fwrite(svg, 1, strlen(svg), f), strlen(svg));
    assert_int_equal(fclose(f), 0);
    doc_run(arena_printf(&d.arena, "xmllint --noout %s 2>&1", path), &said, &status);
    assert_string_equal(said.p, "");
    assert_int_equal(status, 0);
    strbuf_free(&said);
    doc_end(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(glyphs_stand_where_the_list_has_them),
        cmocka_unit_test(paths_are_relative_and_exact),
        cmocka_unit_test(rules_are_those_of_the_pdf),
        cmocka_unit_test(text_is_escaped_and_lies_over_its_outlines),
        cmocka_unit_test(furniture_and_spaces_have_no_text),
        cmocka_unit_test(outlines_are_shared),
        cmocka_unit_test(links_hold_their_text),
        cmocka_unit_test(samples_come_back_from_the_png),
        cmocka_unit_test(pictures_are_shared_by_content),
        cmocka_unit_test(files_are_well_formed),
    };

    return cmocka_run_group_tests_name("output_svg", tests, NULL, NULL);
}
