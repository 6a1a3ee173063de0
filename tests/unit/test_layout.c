/* Layouts as a whole: styles, inheritance between layouts, parameters, white space, labels, limits.
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "layout_fixture.h"

#include "layout/keys.h"
#include "layout/model.h"

#include <math.h>
#include <stdlib.h>

#define LAYOUT(attributes, content)                                                                \
    "<layout xmlns=\"urn:nextcv:layout:1\" name=\"x\" version=\"1\"" attributes ">" content        \
    "</layout>"
#define BODY(content) "<body>" content "</body>"

/* `context` is a list: name, XML, ..., NULL. */
static bool find_text(void *context, const char *name, struct str *xml, const char **file)
{
    const char *const *pair = context;

    for (; *pair; pair += 2)
        if (strcmp(pair[0], name) == 0) {
            *xml = str_of(pair[1]);
            *file = pair[0];
            return true;
        }
    return false;
}

static struct arena a;
static struct diags d;

static struct layout *read_from(const char *xml, const char *const *others)
{
    union {
        const char *const *in;
        void *out;
    } context = {.in = others};
    struct layout_source source = {context.out, find_text};

    arena_free(&a);
    d = (struct diags){.arena = &a};
    return layout_read(&a, str_of(xml), "test.xml", others ? &source : NULL, &d);
}

static struct layout *read_layout(const char *xml)
{
    struct layout *l = read_from(xml, NULL);

    for (size_t i = 0; i < d.list.n; i++)
        if (d.list.at[i].level >= DIAG_ERROR)
            fail_msg("%d:%d %s", d.list.at[i].line, d.list.at[i].col, d.list.at[i].text);
    return l;
}

static struct style style(const struct layout *l, const char *name)
{
    struct style s;

    assert_true(layout_style(l, name, NULL, &s));
    return s;
}

/* ---- styles ------------------------------------------------------------------------------ */

static void styles_inherit(void **state)
{
    struct layout *l = read_layout(LAYOUT(
        "",
        "<styles>"
        "<style name='body' font='serif' size='10pt' leading='1.4em' color='gray(0.2)' widows='3'/>"
        "<style name='name' based-on='big' weight='700' track='0.1em'/>"
        "<style name='big' size='2em' before='6pt+1pt' case='upper'/>"
        "<style name='small' size='80%' leading='11pt' slope='italic'/>"
        "</styles>" BODY("<p style='name'/><p style='small'/>")));
    struct style name = style(l, "name"), small = style(l, "small"), body = style(l, NULL);

    (void)state;
    assert_true(name.size.value == 20 && name.size.unit == UNIT_PT);
    assert_true(fabs(name.leading.value - 28) < 1e-9 && name.leading.unit == UNIT_PT);
    assert_true(fabs(name.track.value - 2) < 1e-9);
    assert_string_equal(name.font, "serif");
    assert_int_equal(name.weight, 700);
    assert_true(name.color.gray && name.color.r == 0.2);
    assert_int_equal(name.text_case, LAYOUT_CASE_UPPER);
    assert_true(name.before.natural.value == 6 && name.before.stretch.value == 1);
    assert_true(name.set & STYLE_BEFORE && name.set & STYLE_FONT && !(name.set & STYLE_AFTER));
    assert_true(small.size.value == 8 && small.leading.value == 11 && small.italic);
    assert_int_equal(small.weight, 400);
    assert_int_equal(small.widows, 3);
    assert_int_equal(small.orphans, 2);
    assert_true(body.size.value == 10 && fabs(body.leading.value - 14) < 1e-9);
    assert_string_equal(body.name, "body");
}

static void absent_styles_have_defaults(void **state)
{
    struct layout *l = read_layout(LAYOUT("", BODY("<p/>")));
    struct style s, own = {.set = STYLE_SIZE | STYLE_AFTER, .size = {2, UNIT_EM, NULL}};

    (void)state;
    own.after.natural.value = 3;
    assert_true(layout_style(l, NULL, NULL, &s));
    assert_string_equal(s.font, "sans");
    assert_true(s.size.value == 10 && s.leading.value == 13 && s.set == 0);
    assert_false(layout_style(l, "nobody", NULL, &s));
    assert_true(layout_style(l, NULL, &own, &s));
    assert_true(s.size.value == 20 && s.leading.value == 26 && s.after.natural.value == 3);
}

static void lengths_are_resolved(void **state)
{
    struct layout *l = read_layout(
        LAYOUT("", "<params><param name='rail' type='length' value='34mm'/></params>" BODY(
                       "<row widths='$rail 1fr'><cell/><cell/></row>")));
    struct length rail = {.param = "rail"}, none = {.param = "none"};

    (void)state;
    assert_true(fabs(layout_length(l, rail, 0, 0, 0) - 34 * 72 / 25.4) < 1e-9);
    assert_true(layout_length(l, none, 10, 12, 100) == 0);
    assert_true(layout_length(l, (struct length){2, UNIT_EM, NULL}, 10, 12, 100) == 20);
    assert_true(layout_length(l, (struct length){2, UNIT_EX, NULL}, 10, 12, 100) == 10);
    assert_true(layout_length(l, (struct length){2, UNIT_LH, NULL}, 10, 12, 100) == 24);
    assert_true(layout_length(l, (struct length){2, UNIT_PERCENT, NULL}, 10, 12, 100) == 2);
}

/* ---- layouts that extend layouts --------------------------------------------------------- */

static const char *const family[] = {
    "base",
    LAYOUT("",
           "<params><param name='accent' type='color' value='#ff0000' label='Accent'/>"
           "<param name='gap' type='length' value='2pt'/></params>"
           "<i18n lang='de'><msg key='work'>Stationen</msg><msg key='skills'>Wissen</msg></i18n>"
           "<fit pages='1'/>"
           "<page size='a5' margin='10mm'><header><p>old</p></header><footer/></page>"
           "<styles><style name='body' size='9pt' color='@accent'/>"
           "<style name='head' size='12pt' weight='700' before='$gap'/></styles>"
           "<templates><template name='t'><p>base</p></template>"
           "<template name='u'><use template='t'/></template></templates>" BODY(
               "<p style='head'>base</p>")),
    "middle",
    LAYOUT(" extends='base' description='between'", "<fit pages='auto'/>"),
    NULL,
    NULL};

static void children_override_by_name(void **state)
{
    struct layout *l =
        read_from(LAYOUT(" extends='middle'",
                         "<params><param name='accent' type='color' value='#00ff00'/></params>"
                         "<i18n lang='de'><msg key='work'>Beruf</msg></i18n>"
                         "<styles><style name='head' size='14pt' case='upper'/></styles>"
                         "<templates><template name='t'><p>child</p></template></templates>"),
                  family);
    size_t n;

    (void)state;
    assert_non_null(l);
    struct style head = style(l, "head");

    assert_true(head.size.value == 14 && head.weight == 700);
    assert_int_equal(head.text_case, LAYOUT_CASE_UPPER);
    assert_true(head.color.g == 1 && head.color.r == 0);
    assert_string_equal(layout_template(l, "t")->first->first->text, "child");
    assert_string_equal(layout_body(l)->first->first->text, "base");
    assert_string_equal(layout_body(l)->first->file, "base");
    assert_string_equal(layout_page(l)->size, "a5");
    assert_non_null(layout_header(l));
    assert_int_equal(layout_fit_pages(l), 0);
    assert_string_equal(layout_description(l), "between");
    layout_params(l, &n);
    assert_int_equal(n, 2);
    layout_load_labels(l, "de", NULL, &d);
    assert_string_equal(layout_message(l, "work"), "Beruf");
    assert_string_equal(layout_message(l, "skills"), "Wissen");
}

static void page_and_body_are_replaced_whole(void **state)
{
    struct layout *l = read_from(
        LAYOUT(" extends='base'", "<page size='letter' margin='1in 2in 3in'/>" BODY("<p>new</p>")),
        family);

    (void)state;
    assert_non_null(l);
    assert_null(layout_header(l));
    assert_null(layout_footer(l));
    assert_string_equal(layout_body(l)->first->first->text, "new");
    assert_null(layout_body(l)->first->next);
    assert_true(layout_page(l)->top.value == 72 && layout_page(l)->bottom.value == 216);
    assert_true(layout_page(l)->start.value == 144 && layout_page(l)->end.value == 144);
}

/* ---- parameters -------------------------------------------------------------------------- */

static void parameters_are_set(void **state)
{
    struct layout *l = read_from(
        LAYOUT(" extends='base'",
               "<params><param name='side' type='choice' values='left right' value='left'/>"
               "<param name='face' type='font' value='Lato' label='Face'/>"
               "<param name='photo' type='flag' value='no'/></params>"
               "<styles><style name='body' font='$face'/></styles>"),
        family);
    size_t n;

    (void)state;
    assert_non_null(l);
    assert_true(layout_set(l, "accent", "#0000ff", &d));
    assert_true(style(l, "body").color.b == 1);
    assert_true(layout_set(l, "gap", " 5mm ", &d));
    assert_true(layout_set(l, "face", "serif", &d));
    assert_string_equal(style(l, "head").font, "serif");
    assert_true(layout_set(l, "side", "right", &d));
    assert_string_equal(layout_param_value(l, "side"), "right");
    assert_null(layout_param_value(l, "none"));
    const struct layout_param *p = layout_params(l, &n);

    assert_int_equal(n, 5);
    assert_string_equal(p[0].label, "Accent");
    assert_string_equal(p[0].value, "#0000ff");
    assert_string_equal(p[1].value, "5mm");
    assert_string_equal(p[2].type, "choice");
    assert_int_equal(diags_count(&d, DIAG_ERROR), 0);
}

static void wrong_parameters_are_refused(void **state)
{
    static const struct {
        const char *name, *value, *text, *hint;
    } cases[] = {
        {"acent", "#fff", "layout 'x' has no parameter 'acent'", "did you mean 'accent'?"},
        {"zz", "1", "layout 'x' has no parameter 'zz'", "it has accent and gap"},
        {"accent", "@gap", "parameter 'accent' cannot be '@gap': it refers to a parameter",
         "write a colour: #0b4f6c, gray(0.4) or cmyk(1,0.2,0,0.4)"},
        {"gap", "4", "parameter 'gap' cannot be '4': '4' has no unit",
         "write a length: 12pt, 4mm, 1.5em or 30%"},
    };
    struct layout *l = read_from(LAYOUT(" extends='base'", ""), family);

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t before = d.list.n;

        assert_false(layout_set(l, cases[i].name, cases[i].value, &d));
        assert_int_equal(d.list.n, before + 1);
        assert_string_equal(d.list.at[before].text, cases[i].text);
        assert_string_equal(d.list.at[before].hint, cases[i].hint);
    }
    assert_string_equal(layout_param_value(l, "gap"), "2pt");
}

/* ---- content ----------------------------------------------------------------------------- */

/* Text and elements of a line: text in brackets, elements as {}. */
static const char *line_of(const struct element *e)
{
    struct strbuf b = {0};

    for (const struct element *child = e->first; child; child = child->next) {
        if (child->kind == ELEMENT_TEXT)
            strbuf_printf(&b, "[%s]", child->text);
        else
            strbuf_printf(&b, "{%s}", line_of(child));
    }
    const char *text = strbuf_keep(&b, &a);

    strbuf_free(&b);
    return text;
}

static void white_space_collapses(void **state)
{
    static const struct {
        const char *xml, *line;
    } cases[] = {
        {"<p>  one \n two  </p>", "[one two]"},
        {"<p> <v path='a'/> <v path='b'/>\n<v path='c'/> </p>", "{}[ ]{}[ ]{}"},
        {"<p>one<t> two </t>three</p>", "[one]{[ two ]}[three]"},
        {"<p><t>\n  two\n  </t></p>", "{[two]}"},
        {"<p>one <!-- x --> two</p>", "[one ][ two]"},
        {"<p>one <br/> two <leader/> three</p>", "[one]{}[two]{}[three]"},
        {"<p><![CDATA[a < b]]></p>", "[a < b]"},
        {"<p>a&#160; b</p>", "[a\xC2\xA0 b]"},
        {"<p>\n</p>", ""},
        {"<p><each path='work' sep=', '>\n <v path='.name'/>\n</each></p>", "{{}}"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct strbuf xml = {0};

        strbuf_printf(&xml, LAYOUT("", BODY("%s")), cases[i].xml);
        struct layout *l = read_layout(xml.p);

        assert_string_equal(line_of(layout_body(l)->first), cases[i].line);
        strbuf_free(&xml);
    }
}

static void elements_carry_their_attributes(void **state)
{
    struct layout *l = read_layout(LAYOUT(
        "", "\n" BODY("\n  <row widths='auto 1fr' gap='2mm' valign='top' keep-together='30'"
                      " if='work'>\n<cell align='end'>one</cell><cell><rule weight='1pt'"
                      " width='fill'/><rule weight='1pt' width='2cm'/></cell></row>"
                      "<list path='work' max='3' bullet='-' hang='1em'><date from='.a' to='.b'"
                      " format='yyyy'/></list><space size='1pt+1fil'/>"
                      "<image path='basics.image' width='2cm' alt='@photo' shape='circle'/>")));
    const struct element *row = layout_body(l)->first, *list = row->next, *cell = row->first;

    (void)state;
    assert_int_equal(row->line, 3);
    assert_int_equal(row->col, 3);
    assert_int_equal(cell->line, 4);
    assert_true(row->nwidths == 2 && row->has_gap && row->top && row->cond);
    assert_int_equal(row->own->keep_together, 30);
    assert_int_equal(row->own->set, STYLE_KEEP_TOGETHER);
    assert_true(cell->has_align && cell->align == LAYOUT_END && cell->parent == row);
    assert_false(cell->next->first->has_width);
    assert_true(cell->next->last->has_width);
    assert_true(list->max == 3 && list->has_hang && list->has_path);
    assert_true(list->first->has_to && strcmp(list->first->to.text, ".b") == 0);
    assert_true(list->next->own->before.fil && list->next->own->set == STYLE_BEFORE);
    assert_true(list->next->next->circle && strcmp(list->next->next->alt, "@photo") == 0);
}

static void count_element(void *context, const struct element *e)
{
    size_t *count = context;

    *count += e->kind == ELEMENT_TEXT;
}

static void walks_everything(void **state)
{
    struct layout *l = read_layout(LAYOUT(
        "", "<page size='a4' margin='1cm'><first><p>1</p></first><header><p>2</p></header>"
            "<footer><p>3</p></footer></page><templates><template name='t'><p>4</p></template>"
            "</templates>" BODY("<p><t>5</t></p><use template='t'/>")));
    size_t count = 0;

    (void)state;
    layout_walk(l, count_element, &count);
    assert_int_equal(count, 5);
}

/* ---- labels ------------------------------------------------------------------------------ */

static const char *const languages[] = {"cs", "da", "de", "el", "en", "es", "fr", "it",
                                        "nl", "pl", "pt", "ru", "sv", "uk", NULL};

static struct layout *with_labels(const char *xml, const char *lang)
{
    struct layout *l = read_layout(xml);
    struct folder_source *from = arena_new(&a, struct folder_source);
    struct layout_source source = {from, folder_find};

    from->arena = &a;
    from->folder = "layouts";
    layout_load_labels(l, lang, &source, &d);
    return l;
}

static void every_language_has_every_label(void **state)
{
    (void)state;
    for (size_t i = 0; languages[i]; i++) {
        struct layout *l = with_labels(LAYOUT("", BODY("<p/>")), languages[i]);
        struct strbuf seen = {0};

        assert_int_equal(d.list.n, 0);
        for (size_t k = 0; layout_keys[k]; k++) {
            const char *text = layout_message(l, layout_keys[k]);

            assert_non_null(text);
            assert_true(*text != '\0');
            if (strcmp(languages[i], "en") != 0 && strcmp(layout_keys[k], "work") == 0)
                assert_string_not_equal(text, "Work Experience");
        }
        for (int form = MONTH_SHORT; form <= MONTH_LONG; form++)
            for (int month = 1; month <= 12; month++) {
                const char *name = layout_month(l, (enum month_form)form, month);
                const char *mark = arena_printf(&a, "<%d%s>", form, name);

                assert_non_null(name);
                assert_true(!seen.p || !strstr(seen.p, mark)); /* twelve different ones */
                strbuf_puts(&seen, mark);
            }
        assert_null(layout_month(l, MONTH_LONG, 13));
        assert_null(layout_month(l, MONTH_LONG, 0));
        assert_null(layout_message(l, "no-such-key"));
        strbuf_free(&seen);
    }
}

static void labels_fall_back(void **state)
{
    static const char xml[] =
        LAYOUT("", "<i18n lang='pt'><msg key='skills'>Saberes</msg></i18n><i18n lang='en'>"
                   "<msg key='own'>Own</msg><msg key='work'>Career</msg></i18n>" BODY("<p/>"));
    struct layout *l = with_labels(xml, "pt-PT");

    (void)state;
    assert_string_equal(layout_message(l, "address"), "Morada");    /* pt-PT */
    assert_string_equal(layout_message(l, "languages"), "Idiomas"); /* pt */
    assert_string_equal(layout_message(l, "skills"), "Saberes");    /* the layout's own */
    assert_string_equal(layout_message(l, "own"), "Own");           /* English as the last resort */
    assert_string_not_equal(layout_message(l, "work"), "Career");
    l = with_labels(xml, "pt-BR");
    assert_string_equal(layout_message(l, "address"), "Endere\xC3\xA7o");
    l = with_labels(xml, "en-GB");
    assert_string_equal(layout_message(l, "work"), "Career");
    assert_string_equal(layout_message(l, "skills"), "Skills");
    assert_int_equal(d.list.n, 0);
    l = with_labels(xml, "tlh");
    assert_string_equal(layout_message(l, "skills"), "Skills");
    assert_int_equal(d.list.n, 1);
    assert_int_equal(d.list.at[0].level, DIAG_NOTE);
    assert_string_equal(d.list.at[0].code, "layout-labels");
    l = with_labels(xml, "../../secret");
    assert_string_equal(layout_message(l, "skills"), "Skills");
}

static void labels_agree_with_the_schema(void **state)
{
    struct schema *schema = schema_open();

    (void)state;
    assert_non_null(schema);
    for (size_t i = 0; languages[i]; i++) {
        struct arena b = {0};
        struct diags e = {.arena = &b};
        struct str xml;

        assert_true(file_read(&b, arena_printf(&b, "layouts/labels/%s.xml", languages[i]), 1 << 20,
                              &xml, &e));
        assert_true(schema_accepts(schema, xml));
        arena_free(&b);
    }
    schema_close(schema);
}

/* ---- limits ------------------------------------------------------------------------------ */

static const char *only_error(const char *xml)
{
    assert_null(read_from(xml, NULL));
    assert_int_equal(d.list.n, 1);
    return d.list.at[0].text;
}

static char *repeated(const char *before, const char *unit, size_t n, const char *after)
{
    struct strbuf b = {0};

    strbuf_puts(&b, before);
    for (size_t i = 0; i < n; i++)
        strbuf_puts(&b, unit);
    strbuf_puts(&b, after);
    return b.p;
}

/* `unit` with its one %zu as k. */
static void put_numbered(struct strbuf *b, const char *unit, size_t k)
{
    const char *at = strstr(unit, "%zu");

    strbuf_add(b, unit, (size_t)(at - unit));
    strbuf_printf(b, "%zu%s", k, at + 3);
}

static void sizes_are_limited(void **state)
{
    char *many, *big;

    (void)state;
    many = repeated("<layout xmlns='urn:nextcv:layout:1' name='x' version='1'><body>", "<p/>",
                    LAYOUT_MAX_ELEMENTS - 1, "</body></layout>");
    assert_string_equal(only_error(many), "more than 20000 elements");
    free(many);
    many = repeated("<layout xmlns='urn:nextcv:layout:1' name='x' version='1'><body>", "<p/>",
                    LAYOUT_MAX_ELEMENTS - 2, "</body></layout>");
    assert_non_null(read_from(many, NULL));
    free(many);
    big = repeated("<!--", "0123456789abcdef", 65536, "-->");
    assert_string_equal(only_error(big), "the file has 1048583 bytes, the limit is 1048576");
    free(big);
    assert_string_equal(only_error(""), "there is no element in the file");
}

static void counts_are_limited(void **state)
{
    static const struct {
        const char *before, *unit;
        size_t n;
        const char *after, *text;
    } cases[] = {
        {"<styles>", "<style name='n%zu'/>", LAYOUT_MAX_NAMES, "</styles>", NULL},
        {"<styles>", "<style name='n%zu'/>", LAYOUT_MAX_NAMES + 1, "</styles>",
         "more than 500 of 'style'"},
        {"<params>", "<param name='n%zu' type='text' value=''/>", LAYOUT_MAX_NAMES + 1, "</params>",
         "more than 500 of 'param'"},
        {"<templates>", "<template name='n%zu'/>", LAYOUT_MAX_NAMES + 1, "</templates>",
         "more than 500 of 'template'"},
        {"<i18n lang='de'>", "<msg key='n%zu'/>", LAYOUT_MAX_NAMES + 1, "</i18n>",
         "more than 500 of 'msg'"},
        {"", "<i18n lang='de-x%zu'/>", LAYOUT_MAX_NAMES + 1, "", "more than 500 of 'i18n'"},
        {"<page size='a4' margin='0'/><body><p ", "a%zu='' ", LAYOUT_MAX_ATTRIBUTES + 1,
         "/></body>", "more than 100 attributes of one element"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct strbuf b = {0};

        strbuf_puts(&b, "<layout xmlns='urn:nextcv:layout:1' name='x' version='1'>");
        strbuf_puts(&b, cases[i].before);
        for (size_t k = 0; k < cases[i].n; k++)
            put_numbered(&b, cases[i].unit, k);
        strbuf_puts(&b, cases[i].after);
        strbuf_puts(&b, strstr(cases[i].after, "body") ? "</layout>" : "<body/></layout>");
        if (cases[i].text)
            assert_string_equal(only_error(b.p), cases[i].text);
        else
            assert_non_null(read_from(b.p, NULL));
        strbuf_free(&b);
    }
}

/* Positions in a file of one long line, with letters of several bytes. */
static void long_lines_have_columns(void **state)
{
    struct strbuf b = {0};

    (void)state;
    strbuf_puts(&b, "<layout xmlns='urn:nextcv:layout:1' name='x' version='1'><body>");
    for (int i = 0; i < 1000; i++)
        strbuf_puts(&b, "<p>\xC3\xA4\xE2\x82\xAC</p>"); /* 9 characters in 12 bytes */
    strbuf_puts(&b, "<p role='x'/></body></layout>");
    assert_null(read_from(b.p, NULL));
    assert_int_equal(d.list.n, 1);
    assert_int_equal(d.list.at[0].line, 1);
    assert_int_equal(d.list.at[0].col, 63 + 9000 + 4);
    strbuf_free(&b);
}

static void nothing_is_read_from_outside(void **state)
{
    static const char *const documents[] = {
        "<!DOCTYPE layout SYSTEM 'http://localhost/x.dtd'>" LAYOUT("", BODY("<p/>")),
        "<!DOCTYPE layout [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]>" LAYOUT("", BODY("<p>&b;</p>")),
        "<?xml version='1.0'?><!-- --><!DOCTYPE layout>" LAYOUT("", BODY("<p/>")),
    };

    (void)state;
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        only_error(documents[i]);
        assert_string_equal(d.list.at[0].code, "layout-doctype");
    }
}

static int free_arena(void **state)
{
    (void)state;
    arena_free(&a);
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(styles_inherit),
        cmocka_unit_test(absent_styles_have_defaults),
        cmocka_unit_test(lengths_are_resolved),
        cmocka_unit_test(children_override_by_name),
        cmocka_unit_test(page_and_body_are_replaced_whole),
        cmocka_unit_test(parameters_are_set),
        cmocka_unit_test(wrong_parameters_are_refused),
        cmocka_unit_test(white_space_collapses),
        cmocka_unit_test(elements_carry_their_attributes),
        cmocka_unit_test(walks_everything),
        cmocka_unit_test(every_language_has_every_label),
        cmocka_unit_test(labels_fall_back),
        cmocka_unit_test(labels_agree_with_the_schema),
        cmocka_unit_test(sizes_are_limited),
        cmocka_unit_test(counts_are_limited),
        cmocka_unit_test(long_lines_have_columns),
        cmocka_unit_test(nothing_is_read_from_outside),
    };

    return cmocka_run_group_tests_name("layout", tests, NULL, free_arena);
}
