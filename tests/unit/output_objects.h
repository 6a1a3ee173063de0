/* A PDF with all there is, read back by qpdf. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_OUTPUT_OBJECTS_H
#define NEXTCV_TESTS_OUTPUT_OBJECTS_H

#include "output_doc.h"

#include <cjson/cJSON.h>

/* Set by the program that includes this: programs may run side by side. */
extern const char *const fixture_name;

struct fixture {
    struct doc doc;
    struct strbuf pdf;
    const char *file;
    cJSON *json;
    cJSON *objects; /* "obj:1 0 R" -> {value} or {stream} */
};

/* ---- a document with all there is -------------------------------------------------------- */

static inline struct item *after(struct doc *d, int element, const struct face *face, const char *text)
{
    struct item last = d->items[0].at[d->items[0].n - 1];

    return doc_text(d, 0, element, face, last.size, last.x + doc_item_width(&last), last.y, text);
}

static inline void add_list(struct doc *d, const struct face *face)
{
    int list = doc_element(d, ROLE_L, 0);

    for (int i = 0; i < 3; i++) {
        int item = doc_element(d, ROLE_LI, list), label = doc_element(d, ROLE_LBL, item);
        int body = doc_element(d, ROLE_LBODY, item);

        doc_text(d, 0, label, face, 10, 56, 300 + 14 * i, "•");
        doc_text(d, 0, body, face, 10, 68, 300 + 14 * i, "Cut p99 latency from 900 ms to 120 ms ");
    }
}

static inline void add_picture(struct doc *d)
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

static inline void add_drawing(struct doc *d)
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

static inline void add_links(struct doc *d, int link)
{
    vec_push(&d->arena, &d->links[0],
             (struct link){90, 130, 560, 143, "https://example.com/ä b", link, "example, two lines"});
    vec_push(&d->arena, &d->links[0],
             (struct link){56, 144, 700, 157, "https://example.com/ä b", link, "example, two lines"});
    vec_push(&d->arena, &d->links[1],
             (struct link){56, 800, 90, 812, "mailto:ada@example.com", ELEMENT_ARTIFACT, NULL});
}

static inline void compose(struct doc *d)
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

static inline int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    struct strbuf json = {0};
    const char *folder = getenv("O");
    int status;

    *state = f;
    doc_begin(&f->doc);
    compose(&f->doc);
    f->file = arena_printf(&f->doc.arena, "%s/output-%s.pdf", folder ? folder : "build",
                           fixture_name);
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

static inline int teardown(void **state)
{
    struct fixture *f = *state;

    cJSON_Delete(f->json);
    strbuf_free(&f->pdf);
    doc_end(&f->doc);
    free(f);
    return 0;
}

/* ---- reading ----------------------------------------------------------------------------- */

static inline const cJSON *resolve(const struct fixture *f, const cJSON *value)
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

static inline const cJSON *get(const struct fixture *f, const cJSON *dict, const char *key)
{
    return resolve(f, cJSON_GetObjectItemCaseSensitive(resolve(f, dict), key));
}

static inline const char *reference(const struct fixture *f, const cJSON *dict, const char *key)
{
    const cJSON *v = cJSON_GetObjectItemCaseSensitive(resolve(f, dict), key);

    assert_true(cJSON_IsString(v));
    assert_non_null(strstr(v->valuestring, " 0 R"));
    return v->valuestring;
}

static inline const char *text(const struct fixture *f, const cJSON *dict, const char *key)
{
    const cJSON *v = get(f, dict, key);

    if (!v)
        return NULL;
    assert_true(cJSON_IsString(v));
    return strncmp(v->valuestring, "u:", 2) == 0 ? v->valuestring + 2 : v->valuestring;
}

static inline double number(const struct fixture *f, const cJSON *dict, const char *key)
{
    const cJSON *v = get(f, dict, key);

    assert_true(cJSON_IsNumber(v));
    return v->valuedouble;
}

static inline const cJSON *catalog(const struct fixture *f)
{
    const cJSON *trailer =
        cJSON_GetObjectItem(cJSON_GetObjectItem(f->objects, "trailer"), "value");

    return get(f, trailer, "/Root");
}

static inline const cJSON *page_dict(const struct fixture *f, int page)
{
    return resolve(f, cJSON_GetArrayItem(get(f, get(f, catalog(f), "/Pages"), "/Kids"), page));
}

/* Decoded bytes of a stream object. */
static inline void stream(const struct fixture *f, const char *ref, struct strbuf *out)
{
    int status;

    doc_run(arena_printf((struct arena *)(uintptr_t)&f->doc.arena,
                         "qpdf --show-object=%d --filtered-stream-data %s", atoi(ref), f->file),
            out, &status);
    assert_int_equal(status, 0);
}

#endif
