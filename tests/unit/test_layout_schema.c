/* Checker and schema agree: on every element in every other one, on every attribute of every
 * element, on every value of every attribute. Both are asked about small layouts made from the
 * table of rules, so neither can be forgotten when the language grows.
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "layout_fixture.h"

#include "layout/rules.h"

#include <stdlib.h>

/* Values that lie on both sides of every border. */
static const char *const values[] = {"",
                                     "a",
                                     "A",
                                     "a-b",
                                     "a b",
                                     "-a",
                                     "a1",
                                     "1",
                                     "0",
                                     "00",
                                     "0.0",
                                     "05",
                                     "9",
                                     "10",
                                     "20",
                                     "21",
                                     "99",
                                     "100",
                                     "899",
                                     "900",
                                     "901",
                                     "999",
                                     "1000",
                                     "1.5",
                                     "0%",
                                     "02%",
                                     "1.5%",
                                     "1.55%",
                                     "5%",
                                     "5.0%",
                                     "5.1%",
                                     "-1",
                                     "1pt",
                                     "-1pt",
                                     "0pt",
                                     "0.00mm",
                                     "1.25cm",
                                     "1,5mm",
                                     "1 mm",
                                     "2in",
                                     "2em",
                                     "2ex",
                                     "1lh",
                                     "50%",
                                     "1fr",
                                     "0fr",
                                     "1.5fr",
                                     "-1fr",
                                     "1px",
                                     "123456pt",
                                     "1.12345pt",
                                     "12345.1234pt",
                                     ".5pt",
                                     "5.pt",
                                     "$a",
                                     "$",
                                     "$1",
                                     "$A",
                                     "@a",
                                     "@",
                                     "@A",
                                     "@a b",
                                     "fill",
                                     "auto",
                                     "1fr auto",
                                     "1fr  2mm $a",
                                     "1mm 2mm",
                                     "1mm 2mm 3mm",
                                     "1mm 2mm 3mm 4mm",
                                     "1 2",
                                     "-1mm 2mm",
                                     "1mm 2mm 3mm 4mm 5mm",
                                     "1pt+1pt",
                                     "1pt+1pt-1pt",
                                     "1pt-1pt",
                                     "1pt-1pt+1pt",
                                     "-1pt+2fil",
                                     "1pt+1",
                                     "1fil",
                                     "$a+1pt",
                                     "$a-1pt",
                                     "0+0-0",
                                     "1pt+-1pt",
                                     "1lh+1fil-0.5lh",
                                     "#123456",
                                     "#12345",
                                     "#abcdEF",
                                     "#12345g",
                                     "gray(0)",
                                     "gray(1)",
                                     "gray(1.0)",
                                     "gray(1.1)",
                                     "gray(0.35)",
                                     "gray(.5)",
                                     "gray(01)",
                                     "gray()",
                                     "gray(0.5",
                                     "cmyk(0,0,0,1)",
                                     "cmyk(0, 0.5, 1, 0)",
                                     "cmyk(0,0,0)",
                                     "cmyk(0,0,0,2)",
                                     "cmyk(0 0 0 1)",
                                     "cmyk(0,0,0,1,1)",
                                     "black",
                                     ".",
                                     "..",
                                     ".a",
                                     "a.b",
                                     "a..b",
                                     "a.b.",
                                     "a[0]",
                                     "a[0].b",
                                     ".[0]",
                                     "[0]",
                                     "a[]",
                                     "a[x]",
                                     "a[12345]",
                                     "a[1234]",
                                     "a.[1].b",
                                     "aB_c9",
                                     "9a",
                                     "a/b",
                                     "no",
                                     "yes",
                                     "always",
                                     "kern",
                                     "kern,liga",
                                     "kern,-tnum",
                                     "kern,",
                                     "ker",
                                     "kerning",
                                     "ss01",
                                     "en",
                                     "pt-BR",
                                     "e",
                                     "engl",
                                     "zh-Hant-TW",
                                     "en-",
                                     "en-toolonga",
                                     "12-34",
                                     "yyyy",
                                     "MMM yyyy",
                                     "yyyy-MM-dd",
                                     "dd. MMMM yyyy",
                                     "MMM",
                                     "yyyyMM",
                                     "yyy",
                                     "yy",
                                     "MMMMM yyyy",
                                     "d/M/yy",
                                     "YYYY",
                                     " yyyy",
                                     "yyyy MMM.",
                                     "a4",
                                     "a5",
                                     "letter",
                                     "A4",
                                     "210mm x 297mm",
                                     "210mm x 297",
                                     "210mm  x  297mm",
                                     "210x297mm",
                                     "8.5in x 11in",
                                     "210mm x 30em",
                                     "start",
                                     "center",
                                     "end",
                                     "justify",
                                     "left",
                                     "none",
                                     "upper",
                                     "small-caps",
                                     "roman",
                                     "italic",
                                     "page",
                                     "avoid",
                                     "column",
                                     "h1",
                                     "h2",
                                     "h3",
                                     "h4",
                                     "baseline",
                                     "top",
                                     "url",
                                     "mailto",
                                     "tel",
                                     "text",
                                     "space",
                                     "dots",
                                     "rule",
                                     "rect",
                                     "circle",
                                     "short",
                                     "long",
                                     "Noto Serif",
                                     "base.xml",
                                     "../base",
                                     ".base",
                                     "a_B.1-c",
                                     " a",
                                     "a ",
                                     "a\ta",
                                     "&#10;a",
                                     "\xC3\xA9",
                                     "work",
                                     "count(work) > 1"};

static const char *sample(const struct attribute *at)
{
    static const char *const samples[VALUE_KINDS] = {[VALUE_NAME] = "a",
                                                     [VALUE_STYLE] = "a",
                                                     [VALUE_BASED_ON] = "a",
                                                     [VALUE_TEMPLATE] = "a",
                                                     [VALUE_HEADING] = "a",
                                                     [VALUE_MESSAGE] = "work",
                                                     [VALUE_FILE] = "a",
                                                     [VALUE_TEXT] = "a",
                                                     [VALUE_LABEL] = "a",
                                                     [VALUE_LENGTH] = "1pt",
                                                     [VALUE_LENGTH_NOT_NEGATIVE] = "1pt",
                                                     [VALUE_LENGTH_POSITIVE] = "1pt",
                                                     [VALUE_LENGTH_OR_FILL] = "fill",
                                                     [VALUE_GLUE] = "1pt",
                                                     [VALUE_COLOR] = "#000000",
                                                     [VALUE_TRACKS] = "1fr",
                                                     [VALUE_PATH] = "work",
                                                     [VALUE_CONDITION] = "work",
                                                     [VALUE_KEEP] = "always",
                                                     [VALUE_PERCENT] = "2%",
                                                     [VALUE_PAGES] = "auto",
                                                     [VALUE_FONT] = "sans",
                                                     [VALUE_FEATURES] = "kern",
                                                     [VALUE_LANGUAGE] = "en",
                                                     [VALUE_DATE_FORMAT] = "yyyy",
                                                     [VALUE_PAPER] = "a4",
                                                     [VALUE_MARGINS] = "1mm"};

    if (at->words)
        return strcmp(at->name, "type") == 0 ? "text" : at->words[0];
    if (at->kind == VALUE_COUNT)
        return at->least == 100 ? "100" : "1";
    return samples[at->kind];
}

/* ---- making layouts ---------------------------------------------------------------------- */

struct change {
    enum rule_id id;
    const char *name, *value; /* of an attribute to set; "" as the name leaves the required out */
    const char *inside;       /* XML to put into the element */
};

static void put_element(struct strbuf *b, enum rule_id id, const struct change *c,
                        const char *inside);

static void put_attributes(struct strbuf *b, enum rule_id id, const struct change *c)
{
    const struct rule *rule = rule_get(id);
    bool changes = c && c->id == id && c->name;

    for (size_t g = 0; g < RULE_MAX_GROUPS && rule->groups[g].at; g++)
        for (const struct attribute *at = rule->groups[g].at; at->name; at++)
            if (at->required && !(changes && strcmp(at->name, c->name) == 0))
                strbuf_printf(b, " %s=\"%s\"", at->name, sample(at));
    if (changes && c->value)
        strbuf_printf(b, " %s=\"%s\"", c->name, c->value);
}

/* What an element cannot be without; `inside` comes first. */
static void put_element(struct strbuf *b, enum rule_id id, const struct change *c,
                        const char *inside)
{
    const struct rule *rule = rule_get(id);

    strbuf_printf(b, "<%s", rule->name);
    if (id == RULE_LAYOUT || id == RULE_LABELS)
        strbuf_puts(b, " xmlns=\"" LAYOUT_NAMESPACE "\"");
    put_attributes(b, id, c);
    strbuf_puts(b, ">");
    if (inside)
        strbuf_puts(b, inside);
    else if (id == RULE_MONTHS)
        strbuf_puts(b, "1 2 3 4 5 6 7 8 9 10 11 12");
    else
        for (size_t i = 0; i < RULE_MAX_PLACES && rule->places[i].rules; i++)
            for (enum rule_id child = 0; rule->places[i].least && child < RULE_COUNT; child++)
                if (rule->places[i].rules & RULE_BIT(child)) {
                    put_element(b, child, NULL, NULL);
                    break;
                }
    strbuf_printf(b, "</%s>", rule->name);
}

/* An element that may hold `id`; RULE_COUNT for the outermost ones. */
static enum rule_id holder(enum rule_id id)
{
    static const enum rule_id line = RULE_P;

    if (rules_inline & RULE_BIT(id))
        return line;
    if (rules_blocks & RULE_BIT(id))
        return RULE_BODY;
    for (enum rule_id parent = 0; parent < RULE_COUNT; parent++)
        for (size_t i = 0; i < RULE_MAX_PLACES && rule_get(parent)->places[i].rules; i++)
            if (rule_get(parent)->places[i].rules & RULE_BIT(id) && parent != RULE_LABELS)
                return parent;
    return RULE_COUNT;
}

/* A layout with the element `c->id` in it, changed. */
static char *make_layout(struct arena *a, const struct change *c)
{
    struct strbuf b = {0};
    enum rule_id id = c->id;
    char *xml;

    put_element(&b, id, c, c->inside);
    xml = strbuf_keep(&b, a);
    for (enum rule_id parent = holder(id); parent != RULE_COUNT; parent = holder(parent)) {
        const char *inside = xml;

        if (parent == RULE_CHOOSE || parent == RULE_CHOOSE_INLINE)
            if (strncmp(inside, "<otherwise", 10) == 0)
                inside = arena_printf(a, "<when test=\"a\"/>%s", inside);
        strbuf_clear(&b);
        put_element(&b, parent, NULL, inside);
        xml = strbuf_keep(&b, a);
    }
    strbuf_free(&b);
    return xml;
}

/* ---- judging ----------------------------------------------------------------------------- */

static bool checker_accepts(struct arena *a, const char *xml)
{
    struct diags d = {.arena = a};

    if (strncmp(xml, "<labels", 7) == 0)
        return true;
    layout_read(a, str_of(xml), "layout.xml", NULL, &d);
    for (size_t i = 0; i < d.list.n; i++)
        if (d.list.at[i].level >= DIAG_ERROR && !beyond_schema(d.list.at[i].code))
            return false;
    return true;
}

struct tally {
    size_t accepted, refused, disagreed;
};

static void judge(const struct schema *schema, const struct change *c, struct tally *t)
{
    struct arena a = {0};
    const char *xml = make_layout(&a, c);
    bool checker = checker_accepts(&a, xml), rng = schema_accepts(schema, str_of(xml));

    if (checker != rng) {
        print_error("checker %s, schema %s:\n%s\n", checker ? "accepts" : "refuses",
                    rng ? "accepts" : "refuses", xml);
        t->disagreed++;
    } else if (checker) {
        t->accepted++;
    } else {
        t->refused++;
    }
    arena_free(&a);
}

static void each_element_in_each_other(void **state)
{
    struct schema *schema = *state;
    struct tally t = {0};

    for (enum rule_id parent = RULE_LAYOUT; parent < RULE_COUNT; parent++)
        for (enum rule_id child = RULE_PARAMS; child < RULE_COUNT; child++) {
            struct strbuf b = {0};

            if (parent == RULE_LABELS)
                continue;
            put_element(&b, child, NULL, NULL);
            judge(schema, &(struct change){.id = parent, .inside = b.p}, &t);
            strbuf_puts(&b, "text");
            judge(schema, &(struct change){.id = parent, .inside = b.p}, &t);
            put_element(&b, child, NULL, NULL);
            judge(schema, &(struct change){.id = parent, .inside = b.p}, &t);
            strbuf_free(&b);
        }
    assert_int_equal(t.disagreed, 0);
    assert_true(t.accepted > 300);
    assert_true(t.refused > 3000);
}

static void each_attribute_on_each_element(void **state)
{
    struct schema *schema = *state;
    struct tally t = {0};

    for (enum rule_id id = RULE_LAYOUT; id < RULE_COUNT; id++) {
        if (id == RULE_LABELS)
            continue;
        for (enum rule_id from = RULE_LAYOUT; from < RULE_COUNT; from++)
            for (size_t g = 0; g < RULE_MAX_GROUPS && rule_get(from)->groups[g].at; g++)
                for (const struct attribute *at = rule_get(from)->groups[g].at; at->name; at++) {
                    judge(schema, &(struct change){id, at->name, sample(at), NULL}, &t);
                    judge(schema, &(struct change){id, at->name, NULL, NULL}, &t);
                }
        judge(schema, &(struct change){id, "unknown", "1", NULL}, &t);
    }
    assert_int_equal(t.disagreed, 0);
    assert_true(t.accepted > 1000);
    assert_true(t.refused > 1000);
}

static void each_value_of_each_attribute(void **state)
{
    struct schema *schema = *state;
    struct tally t = {0};

    for (enum rule_id id = RULE_LAYOUT; id < RULE_COUNT; id++)
        for (size_t g = 0; g < RULE_MAX_GROUPS && rule_get(id)->groups[g].at; g++)
            for (const struct attribute *at = rule_get(id)->groups[g].at; at->name; at++)
                for (size_t i = 0; id != RULE_LABELS && i < sizeof values / sizeof *values; i++)
                    judge(schema, &(struct change){id, at->name, values[i], NULL}, &t);
    assert_int_equal(t.disagreed, 0);
    assert_true(t.accepted > 3000);
    assert_true(t.refused > 10000);
}

/* Every layout that ships is accepted by both, and as a whole. */
static void the_layouts_that_ship(void **state)
{
    struct schema *schema = *state;
    size_t n = 0;

    for (const struct embedded *e = layout_embedded; e->name; e++) {
        struct arena a = {0};
        struct diags d = {.arena = &a};
        struct folder_source from = {&a, "layouts"};
        struct layout_source source = {&from, folder_find};
        struct str xml = {e->bytes, e->size};
        bool is_layout = !strchr(e->name, '/') && strstr(e->name, ".xml");

        if (is_layout) {
            bool read = layout_read(&a, xml, e->name, &source, &d) != NULL;

            for (size_t i = 0; i < d.list.n; i++)
                print_error("%s:%d:%d %s\n", d.list.at[i].source, d.list.at[i].line,
                            d.list.at[i].col, d.list.at[i].text);
            assert_int_equal(diags_count(&d, DIAG_ERROR), 0);
            assert_true(read);
            assert_true(schema_accepts(schema, xml));
            n++;
        }
        arena_free(&a);
    }
    assert_true(n >= 7);
}

static int open_schema(void **state)
{
    *state = schema_open();
    return *state ? 0 : -1;
}

static int close_schema(void **state)
{
    schema_close(*state);
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_element_in_each_other),
        cmocka_unit_test(each_attribute_on_each_element),
        cmocka_unit_test(each_value_of_each_attribute),
        cmocka_unit_test(the_layouts_that_ship),
    };

    return cmocka_run_group_tests_name("layout_schema", tests, open_schema, close_schema);
}
