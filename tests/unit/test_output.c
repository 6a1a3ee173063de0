/* Text that comes back from the PDF and from the display list; determinism; what is refused.
 * SPDX-License-Identifier: MIT */
#include "output_doc.h"

#include <hpdf.h>
#include <math.h>

#include <locale.h>

/* The directory the test program is in takes its files. */
static const char *scratch_file(struct doc *d, const char *name)
{
    const char *folder = getenv("O");

    return arena_printf(&d->arena, "%s/%s", folder ? folder : "build", name);
}

struct extractor {
    const char *before, *after;
};
static const struct extractor extractors[] = {{"pdftotext -enc UTF-8", "-"},
                                              {"pdftotext -enc UTF-8 -raw", "-"},
                                              {"mutool draw -q -F txt", "2> /dev/null"},
                                              {"pdf2txt", ""}};
enum { MUTOOL = 2, EXTRACTORS = sizeof extractors / sizeof *extractors };

static char *extract(struct doc *d, const struct extractor *x, const char *file)
{
    struct strbuf out = {0};
    int status;

    doc_run(arena_printf(&d->arena, "%s %s %s", x->before, file, x->after), &out, &status);
    assert_int_equal(status, 0);
    char *kept = strbuf_keep(&out, &d->arena);

    strbuf_free(&out);
    return kept;
}

/* Lines without the white space at their ends; empty lines and form feeds dropped. */
static char *tidy(struct doc *d, const char *s)
{
    struct strbuf b = {0};

    while (*s) {
        size_t n = strcspn(s, "\n\f");
        struct str line = str_trim((struct str){s, n});

        if (line.n) {
            strbuf_add(&b, line.p, line.n);
            strbuf_putc(&b, '\n');
        }
        s += n + (s[n] != '\0');
    }
    char *kept = strbuf_keep(&b, &d->arena);

    strbuf_free(&b);
    return kept;
}

/* Every line comes out of every extractor as it went in. */
static void round_trip(const char *family, const char *const *lines, size_t n, const char *name)
{
    struct doc d;
    struct strbuf pdf = {0}, want = {0};
    const char *file;

    doc_begin(&d);
    file = scratch_file(&d, name);
    for (size_t i = 0; i < n; i++) {
        const struct face *face = type_face(d.type, family, i % 2 ? 700 : 400, false);

        doc_text(&d, 0, doc_element(&d, ROLE_P, 0), face, 10 + (double)(i % 3), 56,
                 60 + 24 * (double)i, lines[i]);
        strbuf_puts(&want, lines[i]);
        strbuf_putc(&want, '\n');
    }
    doc_pdf(&d, 1, &pdf, file);
    for (size_t i = 0; i < EXTRACTORS; i++) {
        const char *got = tidy(&d, extract(&d, &extractors[i], file));

        if (strcmp(got, want.p) != 0)
            print_message("# %s\n", extractors[i].before);
        assert_string_equal(got, want.p);
    }
    struct strbuf plain = {0};

    output_text(&d.list, &plain);
    assert_string_equal(plain.p, want.p);
    strbuf_free(&plain);
    strbuf_free(&want);
    strbuf_free(&pdf);
    doc_end(&d);
}

static const char *const words[] = {
    "Office, difficult, Hartfield, offline, waffle: fi fl ff ffi ffl",
    "Polski: zażółć gęślą jaźń, Łódź, ŹDŹBŁO",
    "Čeština: příliš žluťoučký kůň úpěl ďábelské ódy",
    "Slovenčina: ľahký ťažký ĺ ŕ ô ä Žilina",
    "Magyar: árvíztűrő tükörfúrógép, Győr ŐŰ",
    "Deutsch: Größe, Übung, STRAßE, Äpfel „so“",
    "Français: œuvre, naïve, ça, Noël, « guillemets »",
    "Español: ¿señor, año?, ¡pingüino!",
    "Português: ação, pão, fêmea, órgão",
    "Română: știință, țară, înalt, răbdare",
    "Türkçe: İstanbul, ığdır, şeker, çöl, ağaç",
    "Svenska, dansk, íslenska: Ångström, Ærø, Þór, ðeð",
    "Latviešu, lietuvių: ģimene, ķēde, ėjo, žąsį",
    "Ελληνικά: Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
    "Русский, українська: съешь ещё, їжак, ґанок",
    "Tiếng Việt: Nguyễn Thị Hường, Đặng, ượng",
    "C++, C#, .NET, Node.js, CI/CD, p99, £4M/month, 2M+, 50 % • – — …",
    "self-taught full-time co-op, AVATAR To Wa. Ty, \"quoted\" ‘single’ “double”",
    "a<b> & c>d (parens) [brackets] {braces} \\ backslash /slash/ #1 100%"};

static void text_comes_back_exactly(void **state)
{
    (void)state;
    round_trip("Noto Sans", words, sizeof words / sizeof *words, "output-noto.pdf");
    /* Lato has neither Greek nor Cyrillic accents in full */
    round_trip("Lato", words, 12, "output-lato.pdf");
    round_trip("Gentium Book Plus", words, sizeof words / sizeof *words, "output-gentium.pdf");
}

/* A letter with a mark that no glyph has in one: two glyphs, two characters, no U+FFFD. (Where a face
 * moves its marks far, readers may see a gap: src/output/README.md.) */
static void marks_come_back_with_their_letters(void **state)
{
    struct doc d;
    struct strbuf pdf = {0};
    const char *text = "m̃ x̂ and a̋";

    (void)state;
    doc_begin(&d);
    const char *file = scratch_file(&d, "output-marks.pdf");
    struct item *item = doc_text(&d, 0, doc_element(&d, ROLE_P, 0),
                                 type_face(d.type, "Lato", 400, false), 10, 56, 80, text);

    assert_int_equal(item->glyphs[1].text_n, 0); /* the mark is a glyph of its own */
    doc_pdf(&d, 1, &pdf, file);
    for (size_t i = 0; i < EXTRACTORS; i++)
        assert_string_equal(tidy(&d, extract(&d, &extractors[i], file)), "m̃ x̂ and a̋\n");
    strbuf_free(&pdf);
    doc_end(&d);
}

/* One glyph, several texts: U+2126 and U+03A9 share one in Noto Sans, U+2010 and U+002D in Lato. */
static void a_shared_glyph_gives_back_each_text(void **state)
{
    static const char *const ohm[] = {"10 k\xE2\x84\xA6 and \xCE\xA9mega and \xE2\x84\xA6"};
    struct doc d;
    struct strbuf pdf = {0};

    (void)state;
    round_trip("Noto Sans", ohm, 1, "output-ohm.pdf");
    doc_begin(&d);
    const struct face *lato = type_face(d.type, "Lato", 400, false);
    struct item *item =
        doc_text(&d, 0, doc_element(&d, ROLE_P, 0), lato, 10, 56, 80, "a-b a\xE2\x80\x90" "b a-b");

    /* the case is real: the same glyph for both hyphens */
    assert_int_equal(item->glyphs[1].id, item->glyphs[5].id);
    const char *file = scratch_file(&d, "output-hyphen.pdf");

    doc_pdf(&d, 1, &pdf, file);
    assert_string_equal(tidy(&d, extract(&d, &extractors[MUTOOL], file)), "a-b a\xE2\x80\x90" "b a-b\n");
    strbuf_free(&pdf);
    doc_end(&d);
}

static void no_break_spaces_read_as_spaces(void **state)
{
    struct doc d;
    struct strbuf pdf = {0}, plain = {0};

    (void)state;
    doc_begin(&d);
    const struct face *face = type_face(d.type, "sans", 400, false);
    const char *file = scratch_file(&d, "output-nbsp.pdf");

    doc_text(&d, 0, doc_element(&d, ROLE_P, 0), face, 10, 56, 80, "Python\xC2\xA0" "3, \xEF\xAC\x81x");
    doc_pdf(&d, 1, &pdf, file);
    assert_string_equal(tidy(&d, extract(&d, &extractors[MUTOOL], file)), "Python 3, fix\n");
    output_text(&d.list, &plain);
    assert_string_equal(plain.p, "Python 3, fix\n");
    strbuf_free(&plain);
    strbuf_free(&pdf);
    doc_end(&d);
}

/* URLs: kerning may be tight in the face ("//" in Lato), words must not fall apart. */
static void tight_kerning_does_not_split_an_address(void **state)
{
    struct doc d;
    struct strbuf pdf = {0};
    const char *address = "https://example.com//path//x";

    (void)state;
    doc_begin(&d);
    const struct face *face = type_face(d.type, "Lato", 400, false);
    const char *file = scratch_file(&d, "output-url.pdf");
    struct item *item = doc_text(&d, 0, doc_element(&d, ROLE_P, 0), face, 10, 56, 80, address);
    double slash = face_advance(face, item->glyphs[5].id) * 10.0 / face_info(face)->units_per_em;

    /* "tt" is one glyph, so the first slash is glyph 5 */
    assert_true((double)item->glyphs[5].advance < slash - 1); /* kerned by more than a tenth */
    item->tight = true;
    doc_pdf(&d, 1, &pdf, file);
    for (size_t i = 0; i < EXTRACTORS; i++)
        assert_string_equal(tidy(&d, extract(&d, &extractors[i], file)),
                            "https://example.com//path//x\n");
    strbuf_free(&pdf);
    doc_end(&d);
}

/* `scale` is of the glyphs' width: a neighbour without one must not be touched by it. */
static void glyphs_stand_where_they_should(double scale)
{
    struct doc d;
    struct strbuf pdf = {0}, trace = {0};
    int status;
    size_t n = 0;

    doc_begin(&d);
    const char *file = scratch_file(&d, "output-places.pdf");
    struct item *item =
        doc_text(&d, 0, doc_element(&d, ROLE_P, 0), type_face(d.type, "Lato", 400, false), 10.37,
                 56.123, 80.456, "AVATAR Toward a long line of words, Wave on Wave: To Ty Te VA");
    struct glyph *glyphs = arena_array(&d.arena, item->nglyphs, sizeof *glyphs);
    double pen = item->x;

    for (size_t i = 0; i < item->nglyphs; i++) {
        glyphs[i] = item->glyphs[i];
        if (i % 7 == 3) {
            glyphs[i].x = -3.21f;
            glyphs[i].y = i % 2 ? 1.5f : -2.25f;
        }
        glyphs[i].advance = glyphs[i].advance * (float)scale + 0.013f;
    }
    item->glyphs = glyphs;
    item->scale = scale;
    size_t scaled = item->nglyphs, second;
    double start = item->x;

    doc_text(&d, 0, 1, type_face(d.type, "Lato", 400, false), 10.37, 56.123, 180.456, "Next line");
    item = d.items[0].at;
    second = item[1].nglyphs;
    doc_pdf(&d, 1, &pdf, file);
    doc_run(arena_printf(&d.arena, "mutool trace %s 2> /dev/null", file), &trace, &status);
    for (const char *s = trace.p; (s = strstr(s, "<g unicode=")) != NULL; s++, n++) {
        const char *end, *x = strstr(s, " x=\""), *y = strstr(s, " y=\"");

        assert_true(n < scaled + second && x && y);
        if (n == scaled) {
            item++;
            pen = start;
        }
        const struct glyph *g = &item->glyphs[n < scaled ? n : n - scaled];

        /* a move not worth a kern, 1.5/1000 em, and two roundings to a hundredth of a point */
        assert_true(fabs(number_parse(x + 4, &end) - (pen + (double)g->x)) < 0.026);
        assert_true(fabs(number_parse(y + 4, &end) -
                         (doc_height - item->y + (double)g->y)) < 0.011);
        pen += (double)g->advance;
    }
    assert_int_equal(n, scaled + second);
    strbuf_free(&trace);
    strbuf_free(&pdf);
    doc_end(&d);
}

/* Rounding and kerning do not add up, and marks above or below the line stand where they should. */
static void glyphs_stand_where_the_list_says(void **state)
{
    (void)state;
    glyphs_stand_where_they_should(1);
}

static void scaled_glyphs_stand_where_the_list_says(void **state)
{
    (void)state;
    glyphs_stand_where_they_should(0.98);
    glyphs_stand_where_they_should(1.02);
}

static void lines_of_a_paragraph_are_joined(void **state)
{
    struct doc d;
    struct strbuf plain = {0}, pdf = {0};

    (void)state;
    doc_begin(&d);
    const struct face *face = type_face(d.type, "sans", 400, false);
    int h1 = doc_element(&d, ROLE_H1, 0), p1 = doc_element(&d, ROLE_P, 0);
    int h2 = doc_element(&d, ROLE_H2, 0), h3 = doc_element(&d, ROLE_H3, 0);
    int date = doc_element(&d, ROLE_P, 0), list = doc_element(&d, ROLE_L, 0);
    int li = doc_element(&d, ROLE_LI, list), lbl = doc_element(&d, ROLE_LBL, li);
    int body = doc_element(&d, ROLE_LBODY, li), link = doc_element(&d, ROLE_LINK, body);
    int last = doc_element(&d, ROLE_P, 0);

    doc_text(&d, 0, ELEMENT_ARTIFACT, face, 8, 500, 30, "page 1 of 2");
    doc_text(&d, 0, h1, face, 24, 56, 80, "Ada Example");
    doc_text(&d, 0, p1, face, 10, 56, 100, "Joined by a space, ")->line_end = true;
    doc_text(&d, 0, p1, face, 10, 56, 112, "by nothing after a slash/")->line_end = true;
    doc_text(&d, 0, p1, face, 10, 56, 124, "and by nothing in a hyphen\xC2\xAD")->line_end = true;
    doc_text(&d, 0, p1, face, 10, 56, 136, "ated word;");
    doc_text(&d, 0, p1, face, 10, 56, 148, "a forced break.");
    doc_text(&d, 0, h2, face, 12, 56, 180, "Experience");
    doc_text(&d, 0, h3, face, 10, 56, 200, "Engineer");
    doc_text(&d, 0, date, face, 9, 500, 200, "2020 – 2024");
    doc_text(&d, 0, lbl, face, 10, 56, 212, "•");
    doc_text(&d, 0, body, face, 10, 66, 212, "Wrote ");
    struct item *linked = &d.items[0].at[d.items[0].n - 1];

    doc_text(&d, 0, link, face, 10, 66 + doc_item_width(linked), 212, "a tool");
    doc_text(&d, 1, last, face, 10, 56, 80, "Second page");
    doc_pdf(&d, 2, &pdf, NULL);
    output_text(&d.list, &plain);
    assert_string_equal(plain.p, "Ada Example\n"
                                 "Joined by a space, by nothing after a slash/and by nothing in a "
                                 "hyphenated word;\n"
                                 "a forced break.\n"
                                 "\n"
                                 "Experience\n"
                                 "Engineer  2020 – 2024\n"
                                 "• Wrote a tool\n"
                                 "\fSecond page\n");
    strbuf_free(&plain);
    strbuf_free(&pdf);
    doc_end(&d);
}

static void the_trace_says_all_of_an_item(void **state)
{
    struct doc d;
    struct strbuf pdf = {0}, trace = {0};

    (void)state;
    doc_begin(&d);
    const struct face *face = type_face(d.type, "Lato", 700, false);
    int p = doc_element(&d, ROLE_P, 0), link = doc_element(&d, ROLE_LINK, p);
    struct item *item = doc_text(&d, 0, link, face, 10, 56.125, 80, "x\"y");

    d.elements.at[p].source = "/basics/url";
    item->source = "/basics/url";
    item->color = (struct color){0.1, 0.25, 1, false};
    item->line_end = true;
    item->gap = 1.25;
    item->scale = 0.985;
    vec_push(&d.arena, &d.items[0],
             (struct item){.kind = ITEM_RULE, .element = ELEMENT_ARTIFACT, .x = 1, .y = 2,
                           .width = 30, .height = 0.5, .color = {.gray = true, .r = 0.6}});
    vec_push(&d.arena, &d.links[0],
             (struct link){56, 70, 80, 83, "https://example.com/", link, "x\"y"});
    vec_push(&d.arena, &d.outline, (struct outline_entry){"Work", 1, 0, 80});
    doc_pdf(&d, 1, &pdf, NULL);
    output_trace(&d.list, &trace);
    /* widths by Lato's hmtx: x 1061, quotedbl 775, y 1069 of 2000 and no kerning between them
     * would be 14.53; the figure is HarfBuzz's, taken from the item */
    struct strbuf want = {0};

    strbuf_puts(&want, "document lang=\"en-GB\" title=\"Ada Example, curriculum vitae\" "
                       "author=\"Ada Example\"\npage 1 595.28 841.89 used 0\n"
                       "text 56.13 80 Link#2 rgb:0.1,0.25,1 ");
    strbuf_number(&want, doc_item_width(&d.items[0].at[0]), 2);
    strbuf_puts(&want, " 10 Lato-Bold body 0 \"x\\\"y\" gap:1.25 scale:0.985 line-end source=\"/basics/url\"\n"
                       "rule 1 2 artifact gray:0.6 30 0.5\n"
                       "link 56 70 80 83 Link#2 uri=\"https://example.com/\" contents=\"x\\\"y\"\n"
                       "outline 1 page 1 80 title=\"Work\"\n"
                       "structure\n"
                       "Document#0\n"
                       "  P#1 source=\"/basics/url\"\n"
                       "    Link#2\n");
    assert_string_equal(trace.p, want.p);
    strbuf_free(&want);
    strbuf_free(&trace);
    strbuf_free(&pdf);
    doc_end(&d);
}

static void same_list_same_bytes(void **state)
{
    struct doc d;
    struct strbuf one = {0}, two = {0}, other = {0};

    (void)state;
    doc_begin(&d);
    doc_text(&d, 0, doc_element(&d, ROLE_P, 0), type_face(d.type, "serif", 400, true), 10.5, 56, 80,
             words[0]);
    doc_pdf(&d, 1, &one, NULL);
    /* a comma as decimal point, where the locale is installed */
    setlocale(LC_ALL, "de_DE.UTF-8");
    doc_pdf(&d, 1, &two, NULL);
    setlocale(LC_ALL, "C");
    assert_int_equal(one.n, two.n);
    assert_memory_equal(one.p, two.p, one.n);
    /* another text has another identifier and another subset tag */
    doc_text(&d, 0, 1, type_face(d.type, "serif", 400, true), 10.5, 56, 100, "ZQ");
    doc_pdf(&d, 1, &other, NULL);
    const char *id = strstr(one.p + one.n - 300, "/ID"), *id2 = strstr(other.p + other.n - 300, "/ID");

    assert_non_null(id);
    assert_non_null(id2);
    assert_true(strncmp(id, id2, 30) != 0);
    strbuf_free(&one);
    strbuf_free(&two);
    strbuf_free(&other);
    doc_end(&d);
}

static void expect_refusal(struct doc *d, size_t npages, const char *code)
{
    struct strbuf pdf = {0};

    d->diags.list.n = 0;
    assert_false(output_pdf(doc_list(d, npages), &doc_options, &pdf, &d->diags));
    assert_int_equal(pdf.n, 0);
    assert_int_equal(d->diags.list.n, 1);
    assert_string_equal(d->diags.list.at[0].code, code);
    strbuf_free(&pdf);
}

static void what_contradicts_itself_is_refused(void **state)
{
    struct doc d;

    (void)state;
    doc_begin(&d);
    const struct face *face = type_face(d.type, "sans", 400, false);
    struct item good = *doc_text(&d, 0, 0, face, 10, 56, 80, "x");

    expect_refusal(&d, 0, "output-empty");
#define REFUSE(change)                                                                             \
    do {                                                                                           \
        struct item *item = &d.items[0].at[0];                                                     \
                                                                                                   \
        *item = good;                                                                              \
        change;                                                                                    \
        expect_refusal(&d, 1, "output-list");                                                      \
    } while (0)
    struct glyph far = {.id = 5, .text = 7, .text_n = 1}, lost = {.id = 5, .advance = NAN};
    struct path_segment nowhere = {.op = PATH_LINE, .x = {INFINITY}};
    struct image flat = {.kind = IMAGE_RGB8, .width = 9, .height = 9, .bytes = (const void *)"x",
                         .size = 1};

    REFUSE(item->element = 5);
    REFUSE(item->element = -2);
    REFUSE(item->face = NULL);
    REFUSE(item->size = 0);
    REFUSE(item->x = NAN);
    REFUSE(item->y = 1e300);
    REFUSE(item->glyphs = &far);
    REFUSE(item->glyphs = &lost);
    REFUSE((item->kind = ITEM_PATH, item->path = &nowhere, item->npath = 1));
    REFUSE((item->kind = ITEM_IMAGE, item->image = NULL));
    REFUSE((item->kind = ITEM_IMAGE, item->image = &flat));
    REFUSE((item->kind = ITEM_RULE, item->width = -1));
    REFUSE(item->kind = (enum item_kind)7);
#undef REFUSE
    d.items[0].at[0] = good;
    d.elements.at[0].parent = 0;
    expect_refusal(&d, 1, "output-list");
    doc_end(&d);
}

static void little_is_written_too(void **state)
{
    struct doc d;
    struct strbuf pdf = {0}, out = {0};
    int status;

    (void)state;
    doc_begin(&d);
    const char *file = scratch_file(&d, "output-little.pdf");
    const struct face *face = type_face(d.type, "sans", 400, false);
    struct item *item = doc_text(&d, 0, doc_element(&d, ROLE_P, 0), face, 10, 56, 80, "gone");
    struct glyph notdef = {.id = 0, .text_n = 1};

    item->nglyphs = 0; /* an item without glyphs, one with .notdef alone, an empty second page */
    item = doc_text(&d, 0, 1, face, 10, 56, 90, "?");
    item->glyphs = &notdef;
    d.list.title = d.list.author = d.list.lang = NULL;
    doc_pdf(&d, 2, &pdf, file);
    doc_run(arena_printf(&d.arena, "qpdf --check %s 2>&1", file), &out, &status);
    assert_int_equal(status, 0);
    assert_null(strstr(out.p, "WARNING"));
    strbuf_free(&out);
    output_text(&d.list, &out);
    assert_string_equal(out.p, "?\n\f");
    strbuf_free(&out);
    strbuf_free(&pdf);
    doc_end(&d);
}

static void endless_texts_are_cut_and_endless_links_left_out(void **state)
{
    enum { LENGTH = 100000 };
    struct doc d;
    struct strbuf pdf = {0}, out = {0};
    int status;

    (void)state;
    doc_begin(&d);
    const char *file = scratch_file(&d, "output-endless.pdf");
    char *endless = arena_alloc(&d.arena, 2 * LENGTH + 1);

    for (size_t i = 0; i < LENGTH; i++)
        memcpy(endless + 2 * i, "ä", 2);
    int p = doc_element(&d, ROLE_P, 0), link = doc_element(&d, ROLE_LINK, p);

    doc_text(&d, 0, link, type_face(d.type, "sans", 400, false), 10, 56, 80, "x");
    d.list.title = d.list.subject = d.elements.at[p].alt = endless;
    d.elements.at[link].source = "/basics/url";
    vec_push(&d.arena, &d.links[0], (struct link){56, 70, 80, 83, endless, link, NULL});
    doc_pdf(&d, 1, &pdf, file);
    assert_int_equal(d.diags.list.n, 1);
    assert_string_equal(d.diags.list.at[0].code, "output-link");
    assert_string_equal(d.diags.list.at[0].pointer, "/basics/url");
    doc_run(arena_printf(&d.arena, "qpdf --check %s 2>&1", file), &out, &status);
    assert_int_equal(status, 0);
    strbuf_free(&out);
    strbuf_free(&pdf);
    doc_end(&d);
}

/* libharu's arrays end at 32,767: its code and the stage are told, and nothing is written. */
static void the_first_error_of_libharu_is_told(void **state)
{
    enum { MARKS = 33000 };
    struct doc d;
    struct strbuf pdf = {0};

    (void)state;
    if (HPDF_LIMIT_MAX_ARRAY > MARKS) /* libharu 2.4 has room for 8,388,607 */
        skip();
    doc_begin(&d);
    int p[2] = {doc_element(&d, ROLE_P, 0), doc_element(&d, ROLE_P, 0)};
    struct item item = *doc_text(&d, 0, p[0], type_face(d.type, "sans", 400, false), 10, 56, 80, "x");

    for (int i = 0; i < MARKS; i++) {
        item.element = p[i % 2];
        vec_push(&d.arena, &d.items[0], item);
    }
    assert_false(output_pdf(doc_list(&d, 1), &doc_options, &pdf, &d.diags));
    assert_int_equal(pdf.n, 0);
    assert_int_equal(d.diags.list.n, 1);
    assert_string_equal(d.diags.list.at[0].code, "output-pdf");
    assert_int_equal(d.diags.list.at[0].level, DIAG_FATAL);
    assert_string_equal(d.diags.list.at[0].text,
                        "libharu refused the structure tree with error 0x1001");
    doc_end(&d);
}

static void what_leaves_the_paper_is_told(void **state)
{
    struct doc d;
    struct strbuf pdf = {0};

    (void)state;
    doc_begin(&d);
    struct item *item = doc_text(&d, 0, doc_element(&d, ROLE_P, 0),
                                 type_face(d.type, "sans", 400, false), 30, 560, 80, "outside");

    item->source = "/basics/name";
    doc_pdf(&d, 1, &pdf, NULL);
    assert_int_equal(d.diags.list.n, 1);
    assert_string_equal(d.diags.list.at[0].code, "output-outside");
    assert_string_equal(d.diags.list.at[0].pointer, "/basics/name");
    strbuf_free(&pdf);
    doc_end(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_comes_back_exactly),
        cmocka_unit_test(marks_come_back_with_their_letters),
        cmocka_unit_test(a_shared_glyph_gives_back_each_text),
        cmocka_unit_test(no_break_spaces_read_as_spaces),
        cmocka_unit_test(tight_kerning_does_not_split_an_address),
        cmocka_unit_test(glyphs_stand_where_the_list_says),
        cmocka_unit_test(scaled_glyphs_stand_where_the_list_says),
        cmocka_unit_test(lines_of_a_paragraph_are_joined),
        cmocka_unit_test(the_trace_says_all_of_an_item),
        cmocka_unit_test(same_list_same_bytes),
        cmocka_unit_test(what_contradicts_itself_is_refused),
        cmocka_unit_test(little_is_written_too),
        cmocka_unit_test(endless_texts_are_cut_and_endless_links_left_out),
        cmocka_unit_test(the_first_error_of_libharu_is_told),
        cmocka_unit_test(what_leaves_the_paper_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
