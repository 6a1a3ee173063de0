/* The objects of the PDF, read back by qpdf: what PDF/A-2a and PDF/UA-1 ask of such a file (ISO
 * 19005-2, ISO 14289-1). SPDX-License-Identifier: MIT */
#include "output_objects.h"

const char *const fixture_name = "objects";

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
        cmocka_unit_test(contents_are_clean),
        cmocka_unit_test(pictures_come_through),
        cmocka_unit_test(the_check_script_is_content),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
