/* Templates with slots, names in parts, addresses, numbers of items. SPDX-License-Identifier: MIT */
#include "compose_bench.h"

#include "compose/internal.h"

static const char person[] =
    "{\"basics\":{\"name\":\"Ada Quill\",\"location\":{\"address\":\"1 Mill Lane\\nFlat 2\","
    "\"postalCode\":\"LS1 4AP\",\"city\":\"Leeds\",\"countryCode\":\"GB\"}},"
    "\"work\":[{\"name\":\"Ferrolane\",\"position\":\"Lead\",\"startDate\":\"2020-01\","
    "\"endDate\":\"2021-03\",\"highlights\":[\"One\",\"Two\"]},"
    "{\"name\":\"Ottershaw\",\"position\":\"Junior\"}]}";

#define ENTRY                                                                                      \
    "<template name='entry'><p style='strong'><slot name='head'/>, <slot name='note'/></p>"        \
    "<slot name='text' indent='10pt'/></template>"
#define WORK                                                                                       \
    "<each path='work'><use template='entry'><fill slot='head'><v path='.position'/></fill>"       \
    "<fill slot='text'><list path='.highlights'><v path='.'/></list></fill></use></each>"

static void slots_show_the_callers_data(void **state)
{
    struct bench b;

    (void)state;
    bench_open(&b, BENCH_LAYOUT(ENTRY, WORK), person, "en");
    /* the comma goes with the note that nobody fills in, the second text with its highlights */
    assert_string_equal(bench_text(&b), "Lead\n\xE2\x80\xA2\xC2\xA0 One\n\xE2\x80\xA2\xC2\xA0 Two\nJunior\n");
    assert_string_equal(bench_run(b.doc->body, "Lead")->style->name, "strong");
    assert_int_equal(bench_block(b.doc->body, "/work/0/highlights/0")->role, ROLE_LI);
    assert_int_equal(bench_count(b.doc->body, "/work/0"), 1);
    bench_close(&b);
}

/* A template may hand on what it was given, to another or under another name. */
static void slots_are_handed_on(void **state)
{
    struct bench b;

    (void)state;
    bench_open(&b,
               BENCH_LAYOUT(ENTRY "<template name='outer'><use template='entry'>"
                                  "<fill slot='note'><slot name='head'/></fill>"
                                  "<fill slot='head'>of <slot name='who'/></fill></use></template>",
                            "<each path='work'><use template='outer'>"
                            "<fill slot='head'><v path='.position'/></fill>"
                            "<fill slot='who'><v path='.name'/></fill></use></each>"),
               person, "en");
    assert_string_equal(bench_text(&b), "of Ferrolane, Lead\nof Ottershaw, Junior\n");
    bench_close(&b);
}

/* Blocks where the template has a line stay out, a line among blocks is a paragraph. */
static void a_line_among_blocks_is_a_paragraph(void **state)
{
    struct bench b;

    (void)state;
    bench_open(&b,
               BENCH_LAYOUT(ENTRY, "<use template='entry'><fill slot='head'>a</fill>"
                                   "<fill slot='text'>b <v path='basics.name'/></fill></use>"),
               person, "en");
    assert_string_equal(bench_text(&b), "a\nb Ada Quill\n");
    bench_close(&b);
}

/* Each level doubles what is shown: the limit ends it, and says so. */
static void slots_that_multiply_end(void **state)
{
    struct strbuf body = {0};
    struct bench b;

    (void)state;
    for (int i = 0; i < 16; i++)
        strbuf_puts(&body, "<use template='twice'><fill slot='x'>");
    strbuf_puts(&body, "<p>x</p>");
    for (int i = 0; i < 16; i++)
        strbuf_puts(&body, "</fill></use>");
    char *xml = NULL;
    const char *layout = BENCH_LAYOUT(
        "<template name='twice'><slot name='x'/><slot name='x'/></template>", "\1");
    struct strbuf whole = {0};
    const char *at = strchr(layout, '\1');

    strbuf_add(&whole, layout, (size_t)(at - layout));
    strbuf_puts(&whole, body.p);
    strbuf_puts(&whole, at + 1);
    xml = whole.p;
    bench_open(&b, xml, person, "en");
    assert_non_null(bench_told(&b, "compose-limit"));
    bench_close(&b);
    strbuf_free(&whole);
    strbuf_free(&body);
}

static void expect_parts(const char *name, const char *given, const char *family)
{
    struct str g = compose_name_part(name, false), f = compose_name_part(name, true);

    assert_true(str_eq(g, str_of(given)));
    assert_true(str_eq(f, str_of(family)));
}

static void names_in_two_parts(void **state)
{
    (void)state;
    expect_parts("Tamsin Okafor-Lindqvist", "Tamsin", "Okafor-Lindqvist");
    expect_parts("Jan Pieter van der Berg", "Jan Pieter", "van der Berg");
    expect_parts("Leonardo da Vinci", "Leonardo", "da Vinci");
    expect_parts("Jane Roe, PhD", "Jane", "Roe, PhD");
    expect_parts("Plato", "", "Plato");
    expect_parts("ada quill", "ada", "quill"); /* written small throughout */
    expect_parts("  Ada   Quill ", "Ada", "Quill");
    expect_parts("", "", "");
}

static void a_name_in_parts_is_one_heading(void **state)
{
    struct bench b;

    (void)state;
    bench_open(&b,
               BENCH_LAYOUT("", "<p role='h1'><v path='basics.name' as='given'/> "
                                "<v path='basics.name' as='family' style='strong'/></p>"),
               person, "en");
    assert_string_equal(bench_text(&b), "Ada Quill\n");
    assert_int_equal(bench_block(b.doc->body, "/basics/name")->role, ROLE_H1);
    assert_string_equal(bench_run(b.doc->body, "Quill")->style->name, "strong");
    bench_close(&b);
}

static void addresses_in_the_order_of_the_language(void **state)
{
    static const char *const expected[][2] = {{"en", "1 Mill Lane, Flat 2, Leeds, LS1 4AP, GB\n"},
                                              {"de", "1 Mill Lane, Flat 2, LS1 4AP Leeds, GB\n"},
                                              {"ru", "1 Mill Lane, Flat 2, Leeds, GB, LS1 4AP\n"}};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct bench b;

        bench_open(&b, BENCH_LAYOUT("", "<p><address path='basics.location'/></p>"), person,
                   expected[i][0]);
        assert_string_equal(bench_text(&b), expected[i][1]);
        bench_close(&b);
    }
}

static void items_are_numbered(void **state)
{
    (void)state;
    bench_expect("<each path='work'><p><item-number/>. <v path='.name'/></p></each>", person, "en",
                 "1. Ferrolane\n2. Ottershaw\n");
    bench_expect("<p><each path='work' sep='; '><item-number/> <v path='.name'/></each></p>",
                 person, "en", "1 Ferrolane; 2 Ottershaw\n");
}

static void ranges_as_the_layout_says(void **state)
{
    struct bench b;

    (void)state;
    bench_open(&b,
               "<layout xmlns='urn:nextcv:layout:1' name='x' version='1'>"
               "<i18n lang='en'><msg key='range'>from until to</msg></i18n><body>"
               "<p><date from='work[0].startDate' to='work[0].endDate'/></p>"
               "<p><date from='work[0].startDate' to='work[0].endDate' format='yyyy'/></p>"
               "</body></layout>",
               person, "en");
    assert_string_equal(bench_text(&b), "Jan 2020 until Mar 2021\n2020\xE2\x80\x93" "2021\n");
    bench_close(&b);
}

/* Parts in the order of a message; what it does not name comes last, what is not there takes its
 * separator along. */
static void parts_in_the_order_of_the_language(void **state)
{
    static const char layout[] =
        "<layout xmlns='urn:nextcv:layout:1' name='x' version='1'>"
        "<i18n lang='en'><msg key='order'>place nobody name</msg></i18n><body>"
        "<p><arrange key='order' sep=' / '><part name='mail'><v path='basics.email'/></part>"
        "<part name='rest'>rest</part><part name='name'><v path='basics.name'/></part>"
        "<part name='place'><v path='basics.location.city'/></part></arrange></p>"
        "<arrange key='order'><part name='name'><p>second</p></part>"
        "<part name='place'><p>first</p></part></arrange>"
        "</body></layout>";
    struct bench b;

    (void)state;
    bench_open(&b, layout, person, "en");
    assert_string_equal(bench_text(&b), "Leeds / Ada Quill / rest\nfirst\nsecond\n");
    bench_close(&b);
}

static void contact_details_in_the_order_of_the_language(void **state)
{
    static const char *const langs[] = {"en", "de", "ru"};
    static const char *const expected[] = {"m@q.example\u00A0· 123\u00A0· Leeds",
                                           "Leeds\u00A0· 123\u00A0· m@q.example",
                                           "123\u00A0· m@q.example\u00A0· Leeds"};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct bench b;

        bench_open(&b,
                   "<layout xmlns='urn:nextcv:layout:1' name='x' version='1' extends='rail'/>",
                   "{\"basics\":{\"name\":\"A\",\"email\":\"m@q.example\",\"phone\":\"123\","
                   "\"location\":{\"city\":\"Leeds\"}}}",
                   langs[i]);
        assert_non_null(strstr(bench_text(&b), expected[i]));
        bench_close(&b);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(slots_show_the_callers_data),
        cmocka_unit_test(slots_are_handed_on),
        cmocka_unit_test(a_line_among_blocks_is_a_paragraph),
        cmocka_unit_test(slots_that_multiply_end),
        cmocka_unit_test(names_in_two_parts),
        cmocka_unit_test(a_name_in_parts_is_one_heading),
        cmocka_unit_test(addresses_in_the_order_of_the_language),
        cmocka_unit_test(parts_in_the_order_of_the_language),
        cmocka_unit_test(contact_details_in_the_order_of_the_language),
        cmocka_unit_test(items_are_numbered),
        cmocka_unit_test(ranges_as_the_layout_says),
    };

    return cmocka_run_group_tests_name("compose_slots", tests, NULL, NULL);
}
