/* The objects of the PDF, read back by qpdf: what PDF/A-2a and PDF/UA-1 ask of such a file (ISO
 * 19005-2, ISO 14289-1). SPDX-License-Identifier: MIT */
#include "output_doc.h"

#include "output/pdf.h" /* icc_srgb() */

#include <cjson/cJSON.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <math.h>

struct fixture {
    struct doc doc;
    struct strbuf pdf;
    const char *file;
    cJSON *json;
    cJSON *objects; /* "obj:1 0 R" -> {value} or {stream} */
};

/* ---- a document with all there is -------------------------------------------------------- */

static struct item *after(struct doc *d, int element, const struct face *face, const char *text)
{
    struct item last = d->items[0].at[d->items[0].n - 1];

    return doc_text(d, 0, element, face, last.size, last.x + doc_item_width(&last), last.y, text);
}

static void add_list(struct doc *d, const struct face *face)
{
    int list = doc_element(d, ROLE_L, 0);

    for (int i = 0; i < 3; i++) {
        int item = doc_element(d, ROLE_LI, list), label = doc_element(d, ROLE_LBL, item);
        int body = doc_element(d, ROLE_LBODY, item);

        doc_text(d, 0, label, face, 10, 56, 300 + 14 * i, "•");
        doc_text(d, 0, body, face, 10, 68, 300 + 14 * i, "Cut p99 latency from 900 ms to 120 ms ");
    }
}

static void add_picture(struct doc *d)
{
    static unsigned char pixels[4 * 3 * 3], alpha[4 * 3];
    static struct image image = {.kind = IMAGE_RGB8, .width = 4, .height = 3, .components = 3,
                                 .bytes = pixels, .size = sizeof pixels, .alpha = alpha};
    int figure = doc_element(d, ROLE_FIGURE, 0), silent = doc_element(d, ROLE_FIGURE, 0);

    for (size_t i = 0; i < sizeof pixels; i++)
        pixels[i] = (unsigned char)(i * 7);
    for (size_t i = 0; i < sizeof alpha; i++)
        alpha[i] = (unsigned char)(i * 20);
    d->elements.at[figure].alt = "Portrait of Ada (a drawing)";
    vec_push(&d->arena, &d->items[0],
             (struct item){.kind = ITEM_IMAGE, .element = figure, .x = 450, .y = 60, .width = 80,
                           .height = 60, .image = &image, .round = true});
    /* without alternative text it is decoration */
    vec_push(&d->arena, &d->items[0],
             (struct item){.kind = ITEM_IMAGE, .element = silent, .x = 450, .y = 160, .width = 40,
                           .height = 30, .image = &image});
}

static void add_drawing(struct doc *d)
{
    static const struct path_segment path[] = {{.op = PATH_MOVE, .x = {0}, .y = {0}},
                                               {.op = PATH_LINE, .x = {8}, .y = {0}},
                                               {PATH_CURVE, {8, 4, 0}, {-8, -9, -8}},
                                               {.op = PATH_CLOSE}};
    struct item rule = {.kind = ITEM_RULE, .element = ELEMENT_ARTIFACT, .x = 56, .y = 210,
                        .width = 480, .height = 0.1, .color = {.gray = true, .r = 0.5}};

    vec_push(&d->arena, &d->items[0], rule);
    rule.y = -3; /* a band that leaves the paper is cut */
    rule.x = -10;
    rule.width = 900;
    rule.height = 8;
    rule.color = (struct color){0.1, 0.2, 0.6, false};
    vec_push(&d->arena, &d->items[0], rule);
    vec_push(&d->arena, &d->items[0],
             (struct item){.kind = ITEM_PATH, .element = ELEMENT_ARTIFACT, .x = 56, .y = 230,
                           .path = path, .npath = 4, .color = {0, 0, 0, false}});
}

static void add_links(struct doc *d, int link)
{
    vec_push(&d->arena, &d->links[0],
             (struct link){90, 130, 560, 143, "https://example.com/ä b", link, "example, two lines"});
    vec_push(&d->arena, &d->links[0],
             (struct link){56, 144, 700, 157, "https://example.com/ä b", link, "example, two lines"});
    vec_push(&d->arena, &d->links[1],
             (struct link){56, 800, 90, 812, "mailto:ada@example.com", ELEMENT_ARTIFACT, NULL});
}

static void compose(struct doc *d)
{
    static const char *const keywords[] = {"Go & C++", "żółw", NULL};
    const struct face *face = type_face(d->type, "sans", 400, false);
    const struct face *bold = type_face(d->type, "sans", 700, false);
    int h1 = doc_element(d, ROLE_H1, 0), sect = doc_element(d, ROLE_SECT, 0);
    int h2 = doc_element(d, ROLE_H2, sect), para = doc_element(d, ROLE_P, sect);
    int none = doc_element(d, ROLE_NONE, para), link = doc_element(d, ROLE_LINK, none);
    int span = doc_element(d, ROLE_SPAN, para);

    d->list.title = "A & B <x> \"żółw\" \x01";
    d->list.author = "Łukasz O'Example";
    d->list.subject = "CV";
    d->list.keywords = keywords;
    d->elements.at[span].lang = "de";
    doc_element(d, ROLE_P, sect); /* never used: not written */
    doc_text(d, 0, h1, bold, 24, 56, 80, "Łukasz Example")->color.r = 0.2;
    doc_text(d, 0, h2, bold, 12, 56, 110, "Profile")->color = (struct color){0.1, 0.2, 0.6, false};
    doc_text(d, 0, para, face, 10, 56, 140, "See ");
    after(d, link, face, "example, ")->line_end = true;
    doc_text(d, 0, link, face, 10, 56, 154, "two lines");
    after(d, none, face, " and ");
    after(d, span, face, "„Grüße“ ");
    after(d, para, face, "efficient. ")->line_end = true;
    add_list(d, face);
    add_picture(d);
    add_drawing(d);
    doc_text(d, 1, para, face, 10, 56, 80, "The paragraph goes on here.");
    doc_text(d, 1, ELEMENT_ARTIFACT, face, 8, 56, 810, "page 2");
    vec_push(&d->arena, &d->outline, (struct outline_entry){"Łukasz Example", 1, 0, 60});
    vec_push(&d->arena, &d->outline, (struct outline_entry){"Profile", 1, 0, 100});
    vec_push(&d->arena, &d->outline, (struct outline_entry){"Detail", 2, 1, 70});
    vec_push(&d->arena, &d->outline, (struct outline_entry){"Last", 1, 1, 90});
    add_links(d, link);
}

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    struct strbuf json = {0};
    const char *folder = getenv("O");
    int status;

    *state = f;
    doc_begin(&f->doc);
    compose(&f->doc);
    f->file = arena_printf(&f->doc.arena, "%s/output-objects.pdf", folder ? folder : "build");
    doc_pdf(&f->doc, 2, &f->pdf, f->file);
    assert_int_equal(f->doc.diags.list.n, 1); /* the band outside the paper */
    doc_run(arena_printf(&f->doc.arena, "qpdf --json=2 %s", f->file), &json, &status);
    assert_int_equal(status, 0);
    f->json = cJSON_Parse(json.p);
    assert_non_null(f->json);
    f->objects = cJSON_GetArrayItem(cJSON_GetObjectItem(f->json, "qpdf"), 1);
    strbuf_free(&json);
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;

    cJSON_Delete(f->json);
    strbuf_free(&f->pdf);
    doc_end(&f->doc);
    free(f);
    return 0;
}

/* ---- reading ----------------------------------------------------------------------------- */

static const cJSON *resolve(const struct fixture *f, const cJSON *value)
{
    char key[40];

    if (!cJSON_IsString(value) || !strstr(value->valuestring, " 0 R"))
        return value;
    snprintf(key, sizeof key, "obj:%s", value->valuestring);
    const cJSON *object = cJSON_GetObjectItemCaseSensitive(f->objects, key);

    assert_non_null(object);
    const cJSON *stream = cJSON_GetObjectItem(object, "stream");

    return stream ? cJSON_GetObjectItem(stream, "dict") : cJSON_GetObjectItem(object, "value");
}

static const cJSON *get(const struct fixture *f, const cJSON *dict, const char *key)
{
    return resolve(f, cJSON_GetObjectItemCaseSensitive(resolve(f, dict), key));
}

static const char *reference(const struct fixture *f, const cJSON *dict, const char *key)
{
    const cJSON *v = cJSON_GetObjectItemCaseSensitive(resolve(f, dict), key);

    assert_true(cJSON_IsString(v));
    assert_non_null(strstr(v->valuestring, " 0 R"));
    return v->valuestring;
}

static const char *text(const struct fixture *f, const cJSON *dict, const char *key)
{
    const cJSON *v = get(f, dict, key);

    if (!v)
        return NULL;
    assert_true(cJSON_IsString(v));
    return strncmp(v->valuestring, "u:", 2) == 0 ? v->valuestring + 2 : v->valuestring;
}

static double number(const struct fixture *f, const cJSON *dict, const char *key)
{
    const cJSON *v = get(f, dict, key);

    assert_true(cJSON_IsNumber(v));
    return v->valuedouble;
}

static const cJSON *catalog(const struct fixture *f)
{
    const cJSON *trailer =
        cJSON_GetObjectItem(cJSON_GetObjectItem(f->objects, "trailer"), "value");

    return get(f, trailer, "/Root");
}

static const cJSON *page_dict(const struct fixture *f, int page)
{
    return resolve(f, cJSON_GetArrayItem(get(f, get(f, catalog(f), "/Pages"), "/Kids"), page));
}

/* Decoded bytes of a stream object. */
static void stream(const struct fixture *f, const char *ref, struct strbuf *out)
{
    int status;

    doc_run(arena_printf((struct arena *)(uintptr_t)&f->doc.arena,
                         "qpdf --show-object=%d --filtered-stream-data %s", atoi(ref), f->file),
            out, &status);
    assert_int_equal(status, 0);
}

/* ---- catalog, pages, annotations --------------------------------------------------------- */

static void the_catalog_says_what_it_must(void **state)
{
    const struct fixture *f = *state;
    const cJSON *c = catalog(f), *prefs = get(f, c, "/ViewerPreferences");

    assert_string_equal(text(f, c, "/Type"), "/Catalog");
    assert_string_equal(text(f, c, "/Lang"), "en-GB");
    assert_true(cJSON_IsTrue(get(f, get(f, c, "/MarkInfo"), "/Marked")));
    assert_true(cJSON_IsTrue(get(f, prefs, "/DisplayDocTitle")));
    assert_string_equal(text(f, get(f, c, "/StructTreeRoot"), "/Type"), "/StructTreeRoot");
    assert_string_equal(text(f, get(f, c, "/Metadata"), "/Type"), "/Metadata");
    assert_string_equal(text(f, get(f, c, "/Metadata"), "/Subtype"), "/XML");
    assert_null(get(f, get(f, c, "/Metadata"), "/Filter"));
    assert_null(get(f, c, "/AcroForm"));
    assert_null(get(f, c, "/OCProperties"));
    assert_memory_equal(f->pdf.p, "%PDF-1.7\n", 9);
    for (int i = 10; i < 14; i++) /* 6.1.2: a comment of four bytes above 127 */
        assert_true((unsigned char)f->pdf.p[i] > 127);
}

static void the_identifier_is_two_strings(void **state)
{
    const struct fixture *f = *state;
    const cJSON *id = get(f, cJSON_GetObjectItem(cJSON_GetObjectItem(f->objects, "trailer"), "value"),
                          "/ID");

    assert_int_equal(cJSON_GetArraySize(id), 2);
    assert_int_equal(strlen(cJSON_GetArrayItem(id, 0)->valuestring), 2 + 32);
    assert_string_equal(cJSON_GetArrayItem(id, 0)->valuestring,
                        cJSON_GetArrayItem(id, 1)->valuestring);
}

static void pages_are_tagged_and_sized(void **state)
{
    const struct fixture *f = *state;

    for (int i = 0; i < 2; i++) {
        const cJSON *page = page_dict(f, i), *box = get(f, page, "/MediaBox");

        assert_true(number(f, page, "/StructParents") == i);
        assert_string_equal(text(f, page, "/Tabs"), "/S");
        assert_true(cJSON_GetArrayItem(box, 2)->valuedouble == 595.28);
        assert_true(cJSON_GetArrayItem(box, 3)->valuedouble == 841.89);
        /* the picture with alpha is on the first page */
        assert_true(!get(f, page, "/Group") == (i == 1));
    }
}

static void annotations_are_links_with_contents(void **state)
{
    const struct fixture *f = *state;
    const char *contents[] = {"example, two lines", "example, two lines", "mailto:ada@example.com"};
    const char *uris[] = {"https://example.com/%C3%A4%20b", "https://example.com/%C3%A4%20b",
                          "mailto:ada@example.com"};
    int n = 0;

    for (int i = 0; i < 2; i++) {
        const cJSON *ref;

        cJSON_ArrayForEach(ref, get(f, page_dict(f, i), "/Annots"))
        {
            const cJSON *rect = get(f, ref, "/Rect");

            assert_string_equal(text(f, ref, "/Subtype"), "/Link");
            assert_true(number(f, ref, "/F") == 4);
            assert_string_equal(text(f, ref, "/Contents"), contents[n]);
            assert_string_equal(text(f, get(f, ref, "/A"), "/URI"), uris[n]);
            assert_true(number(f, ref, "/StructParent") == 2 + n);
            for (int k = 0; k < 4; k++) {
                double v = cJSON_GetArrayItem(rect, k)->valuedouble;

                assert_true(v >= 0 && v <= (k % 2 ? 841.89 : 595.28));
            }
            n++;
        }
    }
    assert_int_equal(n, 3);
}

static void the_outline_is_a_tree(void **state)
{
    const struct fixture *f = *state;
    const cJSON *root = get(f, catalog(f), "/Outlines"), *first = get(f, root, "/First");
    const cJSON *second = get(f, first, "/Next"), *detail = get(f, second, "/First");
    const cJSON *last = get(f, second, "/Next"), *dest = get(f, detail, "/Dest");

    assert_true(number(f, root, "/Count") == 4);
    assert_string_equal(text(f, first, "/Title"), "Łukasz Example");
    assert_null(get(f, first, "/Prev"));
    assert_true(number(f, second, "/Count") == 1);
    assert_string_equal(text(f, detail, "/Title"), "Detail");
    assert_ptr_equal(get(f, detail, "/Parent"), second);
    assert_string_equal(text(f, last, "/Title"), "Last");
    assert_null(get(f, last, "/Next"));
    assert_ptr_equal(get(f, root, "/Last"), last);
    assert_ptr_equal(resolve(f, cJSON_GetArrayItem(dest, 0)), page_dict(f, 1));
    assert_string_equal(cJSON_GetArrayItem(dest, 1)->valuestring, "/XYZ");
    assert_true(cJSON_IsNull(cJSON_GetArrayItem(dest, 2)));
    assert_true(cJSON_GetArrayItem(dest, 3)->valuedouble == 772); /* 841.89 - 70, upwards */
    assert_true(cJSON_IsNull(cJSON_GetArrayItem(dest, 4)));
}

/* ---- structure --------------------------------------------------------------------------- */

/* Is this kid (an MCID on a page, or an annotation) among the element's children? */
static bool has_kid(const struct fixture *f, const cJSON *element, const cJSON *page, int mcid,
                    const cJSON *annotation)
{
    const cJSON *k = get(f, element, "/K"), *one;
    int n = cJSON_IsArray(k) ? cJSON_GetArraySize(k) : 1;

    for (int i = 0; i < n; i++) {
        one = cJSON_IsArray(k) ? resolve(f, cJSON_GetArrayItem(k, i)) : k;
        if (cJSON_IsNumber(one) && !annotation && one->valuedouble == mcid &&
            get(f, element, "/Pg") == page)
            return true;
        if (!cJSON_IsObject(one) || !get(f, one, "/Type"))
            continue;
        if (!annotation && strcmp(text(f, one, "/Type"), "/MCR") == 0 &&
            get(f, one, "/Pg") == page && number(f, one, "/MCID") == mcid)
            return true;
        if (annotation && strcmp(text(f, one, "/Type"), "/OBJR") == 0 &&
            get(f, one, "/Obj") == annotation && get(f, one, "/Pg") == page)
            return true;
    }
    return false;
}

static const cJSON *parent_tree(const struct fixture *f, int key)
{
    const cJSON *nums = get(f, get(f, get(f, catalog(f), "/StructTreeRoot"), "/ParentTree"), "/Nums");

    for (int i = 0; i + 1 < cJSON_GetArraySize(nums); i += 2)
        if (cJSON_GetArrayItem(nums, i)->valueint == key)
            return resolve(f, cJSON_GetArrayItem(nums, i + 1));
    fail_msg("no entry %d in the parent tree", key);
    return NULL;
}

static void the_parent_tree_is_complete(void **state)
{
    const struct fixture *f = *state;

    for (int i = 0; i < 2; i++) {
        const cJSON *page = page_dict(f, i), *entries = parent_tree(f, i), *annotation;
        struct strbuf content = {0};
        int marks = 0;

        stream(f, reference(f, page, "/Contents"), &content);
        for (const char *s = content.p; (s = strstr(s, "/MCID ")); s++) {
            int mcid = atoi(s + 6);

            assert_int_equal(mcid, marks++);
            const cJSON *element = resolve(f, cJSON_GetArrayItem(entries, mcid));

            assert_true(has_kid(f, element, page, mcid, NULL));
        }
        assert_true(marks > 1 - i);
        assert_int_equal(cJSON_GetArraySize(entries), marks);
        strbuf_free(&content);
        cJSON_ArrayForEach(annotation, get(f, page, "/Annots"))
        {
            const cJSON *element =
                parent_tree(f, (int)number(f, annotation, "/StructParent"));

            assert_string_equal(text(f, element, "/S"), "/Link");
            assert_true(has_kid(f, element, page, -1, resolve(f, annotation)));
        }
    }
    assert_true(number(f, get(f, catalog(f), "/StructTreeRoot"), "/ParentTreeNextKey") == 5);
}

/* The tree as an indented list of types, with language and alternative text. */
static void list_tree(const struct fixture *f, const cJSON *element, const cJSON *parent, int depth,
                      struct strbuf *out)
{
    const cJSON *k = get(f, element, "/K");
    int n = cJSON_IsArray(k) ? cJSON_GetArraySize(k) : 1;

    assert_ptr_equal(get(f, element, "/P"), parent);
    strbuf_printf(out, "%*s%s", depth, "", text(f, element, "/S") + 1);
    if (text(f, element, "/Lang"))
        strbuf_printf(out, " lang=%s", text(f, element, "/Lang"));
    if (text(f, element, "/Alt"))
        strbuf_printf(out, " alt=%s", text(f, element, "/Alt"));
    if (get(f, element, "/A"))
        strbuf_printf(out, " %s", text(f, get(f, element, "/A"), "/O") + 1);
    strbuf_putc(out, '\n');
    for (int i = 0; i < n; i++) {
        const cJSON *kid = cJSON_IsArray(k) ? resolve(f, cJSON_GetArrayItem(k, i)) : k;

        if (cJSON_IsObject(kid) && get(f, kid, "/S"))
            list_tree(f, kid, element, depth + 1, out);
    }
}

static void the_structure_is_in_reading_order(void **state)
{
    const struct fixture *f = *state;
    const cJSON *root = get(f, catalog(f), "/StructTreeRoot");
    struct strbuf out = {0};

    list_tree(f, get(f, root, "/K"), root, 0, &out);
    assert_string_equal(out.p, "Document\n"
                               " H1\n"
                               " Sect\n"
                               "  H2\n"
                               "  P\n"
                               "   Link\n"
                               "   Span lang=de\n"
                               " L List\n"
                               "  LI\n   Lbl\n   LBody\n"
                               "  LI\n   Lbl\n   LBody\n"
                               "  LI\n   Lbl\n   LBody\n"
                               " Figure alt=Portrait of Ada (a drawing) Layout\n"
                               " Link\n"); /* of the furniture */
    strbuf_clear(&out);
    int status;

    doc_run(arena_printf((struct arena *)(uintptr_t)&f->doc.arena, "pdfinfo -struct-text %s 2>&1",
                         f->file),
            &out, &status);
    assert_int_equal(status, 0);
    assert_null(strstr(out.p, "Error"));
    assert_non_null(strstr(out.p, "Link (inline)\n        \"example, two lines\""));
    assert_non_null(strstr(out.p, "\"efficient. \"\n      \"The paragraph goes on here.\""));
    strbuf_free(&out);
}

/* ---- fonts ------------------------------------------------------------------------------- */

static int count_widths(const cJSON *w)
{
    int n = 0;

    for (int i = 0; i < cJSON_GetArraySize(w); i += 2) {
        assert_true(cJSON_IsNumber(cJSON_GetArrayItem(w, i)));
        assert_true(cJSON_IsArray(cJSON_GetArrayItem(w, i + 1))); /* never "c c w" */
        n += cJSON_GetArraySize(cJSON_GetArrayItem(w, i + 1));
    }
    return n;
}

static void check_font(const struct fixture *f, const cJSON *font)
{
    static const char *const numbers[] = {"/Flags",   "/Ascent", "/Descent",    "/CapHeight",
                                          "/XHeight", "/StemV",  "/ItalicAngle"};
    const cJSON *cid = resolve(f, cJSON_GetArrayItem(get(f, font, "/DescendantFonts"), 0));
    const cJSON *info = get(f, cid, "/CIDSystemInfo"), *d = get(f, cid, "/FontDescriptor");
    const char *name = text(f, font, "/BaseFont");
    struct strbuf cmap = {0}, program = {0};
    int texts = 0;

    assert_string_equal(text(f, font, "/Encoding"), "/Identity-H");
    assert_string_equal(text(f, cid, "/Subtype"), "/CIDFontType2");
    assert_string_equal(text(f, cid, "/BaseFont"), name);
    assert_string_equal(text(f, d, "/FontName"), name);
    assert_int_equal(strcspn(name, "+"), 7);
    assert_string_equal(text(f, info, "/Registry"), "Adobe");
    assert_string_equal(text(f, info, "/Ordering"), "Identity");
    assert_true(number(f, info, "/Supplement") == 0);
    assert_true(number(f, cid, "/DW") > 0);
    assert_non_null(get(f, cid, "/CIDToGIDMap"));
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        number(f, d, numbers[i]);
    assert_true(number(f, d, "/CapHeight") > 600 && number(f, d, "/StemV") > 50);
    assert_int_equal(cJSON_GetArraySize(get(f, d, "/FontBBox")), 4);
    stream(f, reference(f, font, "/ToUnicode"), &cmap);
    for (const char *s = strstr(cmap.p, "beginbfchar"); s && *s; s++)
        texts += *s == '\n' && s[1] == '<';
    assert_int_equal(texts, count_widths(get(f, cid, "/W"))); /* every code has a text */
    assert_null(strstr(cmap.p, "<0000> <0"));                 /* .notdef has none */
    assert_null(strstr(cmap.p, "<FB0"));
    stream(f, reference(f, d, "/FontFile2"), &program);
    assert_true(number(f, get(f, d, "/FontFile2"), "/Length1") == (double)program.n);
    strbuf_free(&cmap);
    strbuf_free(&program);
}

static void fonts_are_complete(void **state)
{
    const struct fixture *f = *state;
    int n = 0;

    for (const cJSON *o = f->objects->child; o; o = o->next) {
        const cJSON *value = cJSON_GetObjectItem(o, "value");
        const char *subtype = cJSON_IsObject(value) ? text(f, value, "/Subtype") : NULL;

        if (!subtype || strcmp(subtype, "/Type0") != 0)
            continue;
        check_font(f, value);
        n++;
    }
    assert_int_equal(n, 2);
}

/* ---- metadata ---------------------------------------------------------------------------- */

static const char *xmp(xmlXPathContextPtr context, const char *path)
{
    xmlXPathObjectPtr found = xmlXPathEvalExpression((const xmlChar *)path, context);

    assert_non_null(found);
    assert_int_equal(xmlXPathNodeSetGetLength(found->nodesetval), 1);
    xmlChar *content = xmlNodeGetContent(found->nodesetval->nodeTab[0]);

    xmlXPathFreeObject(found);
    return (const char *)content;
}

static void info_and_xmp_say_the_same(void **state)
{
    static const struct {
        const char *key, *path, *value;
    } properties[] = {
        {"/Title", "//dc:title/rdf:Alt/rdf:li[@xml:lang='x-default']", "A & B <x> \"żółw\""},
        {"/Author", "//dc:creator/rdf:Seq/rdf:li", "Łukasz O'Example"},
        {"/Subject", "//dc:description/rdf:Alt/rdf:li", "CV"},
        {"/Keywords", "//pdf:Keywords", "Go & C++, żółw"},
        {"/Producer", "//pdf:Producer", "nextcv test"},
        {"/Creator", "//xmp:CreatorTool", "nextcv test"},
        {"/CreationDate", "//xmp:CreateDate", NULL},
        {"/ModDate", "//xmp:ModifyDate", NULL},
        {NULL, "//pdfaid:part", "2"},
        {NULL, "//pdfaid:conformance", "A"},
        {NULL, "//pdfuaid:part", "1"},
        {NULL, "//dc:language/rdf:Bag/rdf:li", "en-GB"},
        {NULL, "//pdfaSchema:prefix", "pdfuaid"},
    };
    static const char *const spaces[][2] = {
        {"dc", "http://purl.org/dc/elements/1.1/"},
        {"pdf", "http://ns.adobe.com/pdf/1.3/"},
        {"xmp", "http://ns.adobe.com/xap/1.0/"},
        {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
        {"pdfaid", "http://www.aiim.org/pdfa/ns/id/"},
        {"pdfuaid", "http://www.aiim.org/pdfua/ns/id/"},
        {"pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"}};
    const struct fixture *f = *state;
    const cJSON *trailer = cJSON_GetObjectItem(cJSON_GetObjectItem(f->objects, "trailer"), "value");
    struct strbuf packet = {0};

    stream(f, reference(f, catalog(f), "/Metadata"), &packet);
    xmlDocPtr xml = xmlReadMemory(packet.p, (int)packet.n, "xmp", NULL, XML_PARSE_NONET);

    assert_non_null(xml);
    xmlXPathContextPtr context = xmlXPathNewContext(xml);

    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        xmlXPathRegisterNs(context, (const xmlChar *)spaces[i][0], (const xmlChar *)spaces[i][1]);
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        const char *value = xmp(context, properties[i].path), *want = properties[i].value;

        if (properties[i].key && want)
            assert_string_equal(text(f, get(f, trailer, "/Info"), properties[i].key), want);
        if (properties[i].key && !want) { /* 1709210096 is a leap day: 2024-02-29 12:34:56 UTC */
            assert_string_equal(text(f, get(f, trailer, "/Info"), properties[i].key),
                                "D:20240229123456Z");
            want = "2024-02-29T12:34:56Z";
        }
        assert_string_equal(value, want);
        xmlFree((void *)(uintptr_t)value);
    }
    xmlXPathFreeContext(context);
    xmlFreeDoc(xml);
    strbuf_free(&packet);
}

static uint32_t be32(const struct strbuf *b, size_t at)
{
    uint32_t v = 0;

    assert_true(at + 4 <= b->n);
    for (size_t i = 0; i < 4; i++)
        v = v << 8 | (unsigned char)b->p[at + i];
    return v;
}

static double fixed(const struct strbuf *b, size_t at)
{
    return (int32_t)be32(b, at) / 65536.0;
}

static size_t icc_tag(const struct strbuf *b, const char *name)
{
    for (uint32_t i = 0; i < be32(b, 128); i++)
        if (memcmp(b->p + 132 + 12 * i, name, 4) == 0) {
            size_t at = be32(b, 136 + 12 * i), n = be32(b, 140 + 12 * i);

            assert_true(at % 4 == 0 && at + n <= b->n);
            return at;
        }
    fail_msg("no tag '%s'", name);
    return 0;
}

static void the_output_intent_is_srgb(void **state)
{
    const struct fixture *f = *state;
    const cJSON *intent = resolve(f, cJSON_GetArrayItem(get(f, catalog(f), "/OutputIntents"), 0));
    const char *columns[] = {"rXYZ", "gXYZ", "bXYZ"}, *curves[] = {"rTRC", "gTRC", "bTRC"};
    struct strbuf icc = {0};
    size_t white;

    assert_string_equal(text(f, intent, "/S"), "/GTS_PDFA1");
    assert_string_equal(text(f, intent, "/OutputConditionIdentifier"), "sRGB IEC61966-2.1");
    assert_true(number(f, get(f, intent, "/DestOutputProfile"), "/N") == 3);
    stream(f, reference(f, intent, "/DestOutputProfile"), &icc);
    assert_int_equal(be32(&icc, 0), icc.n);
    assert_memory_equal(icc.p + 12, "mntrRGB XYZ ", 12);
    assert_memory_equal(icc.p + 36, "acsp", 4);
    /* the primaries add up to the white point, 7.3: white is (1, 1, 1) */
    white = icc_tag(&icc, "wtpt");
    for (size_t k = 0; k < 3; k++) {
        double sum = 0;

        for (int c = 0; c < 3; c++)
            sum += fixed(&icc, icc_tag(&icc, columns[c]) + 8 + 4 * k);
        assert_true(fabs(sum - fixed(&icc, white + 8 + 4 * k)) < 0.0002);
    }
    for (int c = 0; c < 3; c++) { /* IEC 61966-2-1: 0.5 -> 0.2140, 0.02 -> 0.00155 */
        size_t at = icc_tag(&icc, curves[c]) + 12;
        double g = fixed(&icc, at), a = fixed(&icc, at + 4), b = fixed(&icc, at + 8);

        assert_true(fabs(pow(a * 0.5 + b, g) - 0.21404) < 0.0002);
        assert_true(fabs(fixed(&icc, at + 12) * 0.02 - 0.001548) < 0.00001);
        assert_true(fabs(fixed(&icc, at + 16) - 0.04045) < 0.0001);
    }
    icc_tag(&icc, "desc");
    icc_tag(&icc, "cprt");
    icc_tag(&icc, "chad");
    strbuf_free(&icc);
}

/* ---- what is painted --------------------------------------------------------------------- */

static void contents_are_clean(void **state)
{
    const struct fixture *f = *state;
    struct strbuf content = {0};
    int depth = 0, deepest = 0, rectangles = 0;

    stream(f, reference(f, page_dict(f, 0), "/Contents"), &content);
    assert_non_null(strstr(content.p, "\n0.2 g\n"));        /* grey is DeviceGray */
    assert_non_null(strstr(content.p, "0.1 0.2 0.6 rg\n")); /* colour DeviceRGB */
    assert_null(strstr(content.p, "0 0 0 rg"));             /* black is never mixed */
    assert_non_null(strstr(content.p, "/Artifact <</Type /Layout>> BDC\n"));
    for (const char *s = content.p; *s; s += strcspn(s, "\n"), s += *s != '\0') {
        char *end;
        const char *stop = s + strcspn(s, "\n");

        if (stop - s > 3 && memcmp(stop - 4, " BDC", 4) == 0)
            depth++;
        if (stop - s == 3 && memcmp(s, "EMC", 3) == 0)
            depth--;
        deepest = depth > deepest ? depth : deepest;
        if (stop - s > 4 && memcmp(stop - 4, "re f", 4) == 0) {
            double v[4];

            for (int i = 0; i < 4; i++, s = end)
                v[i] = strtod(s, &end);
            assert_true(v[2] >= 0.25 && v[3] >= 0.25);
            assert_true(v[0] >= 0 && v[1] >= 0 && v[0] + v[2] <= 595.29 && v[1] + v[3] <= 841.9);
            rectangles++;
        }
    }
    assert_int_equal(depth, 0);
    assert_int_equal(deepest, 1);
    assert_int_equal(rectangles, 2);
    strbuf_free(&content);
}

static void pictures_come_through(void **state)
{
    const struct fixture *f = *state;
    const cJSON *objects = get(f, get(f, page_dict(f, 0), "/Resources"), "/XObject");
    struct strbuf pixels = {0}, alpha = {0};

    assert_int_equal(cJSON_GetArraySize(objects), 1); /* shown twice, stored once */
    const cJSON *image = get(f, objects, "/X1");

    assert_string_equal(text(f, image, "/ColorSpace"), "/DeviceRGB");
    stream(f, reference(f, objects, "/X1"), &pixels);
    assert_int_equal(pixels.n, 36);
    for (size_t i = 0; i < 36; i++)
        assert_int_equal((unsigned char)pixels.p[i], (i * 7) & 255);
    stream(f, reference(f, image, "/SMask"), &alpha);
    assert_int_equal(alpha.n, 12);
    assert_int_equal((unsigned char)alpha.p[11], 220);
    assert_string_equal(text(f, get(f, image, "/SMask"), "/ColorSpace"), "/DeviceGray");
    strbuf_free(&pixels);
    strbuf_free(&alpha);
}

static void the_check_script_is_content(void **state)
{
    const struct fixture *f = *state;
    struct strbuf out = {0};
    int status;

    doc_run(arena_printf((struct arena *)(uintptr_t)&f->doc.arena,
                         "sh tests/pdfcheck.sh %s 2>&1", f->file),
            &out, &status);
    if (status)
        print_message("%s", out.p);
    assert_int_equal(status, 0);
    strbuf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_catalog_says_what_it_must),
        cmocka_unit_test(the_identifier_is_two_strings),
        cmocka_unit_test(pages_are_tagged_and_sized),
        cmocka_unit_test(annotations_are_links_with_contents),
        cmocka_unit_test(the_outline_is_a_tree),
        cmocka_unit_test(the_parent_tree_is_complete),
        cmocka_unit_test(the_structure_is_in_reading_order),
        cmocka_unit_test(fonts_are_complete),
        cmocka_unit_test(info_and_xmp_say_the_same),
        cmocka_unit_test(the_output_intent_is_srgb),
        cmocka_unit_test(contents_are_clean),
        cmocka_unit_test(pictures_come_through),
        cmocka_unit_test(the_check_script_is_content),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
