/* Fonts, metadata and colour of the PDF, read back by qpdf, libxml2 and by hand (ISO 19005-2, ISO
 * 14289-1, ICC.1). SPDX-License-Identifier: MIT */
#include "output_objects.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <math.h>

const char *const fixture_name = "meta";

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fonts_are_complete),
        cmocka_unit_test(info_and_xmp_say_the_same),
        cmocka_unit_test(the_output_intent_is_srgb),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
