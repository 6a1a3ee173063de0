/* Blocks and inline content: paths, conditions, repetition, separators, sections, sources.
 * SPDX-License-Identifier: MIT */
#include "compose_bench.h"

#define PERSON                                                                                     \
    "{'basics':{'name':'Ada Quill','label':'Engineer','email':'ada@quill.example',"                \
    "'location':{'city':'Leeds','countryCode':'GB'}},"                                             \
    "'work':[{'name':'Ferrolane','position':'Lead','startDate':'2020-01',"                         \
    "'highlights':['Cut **cost** by half','Ran `make`']},"                                         \
    "{'name':'Ottershaw','position':'Junior','startDate':'2016','endDate':'2019'}],"               \
    "'skills':[{'name':'Go','level':'expert','keywords':['gRPC','pprof']},{'name':'C'}]}"

/* JSON with single quotes, for readable tests. */
static const char *json(char *out, size_t size, const char *text)
{
    size_t i = 0;

    for (; text[i] && i + 1 < size; i++)
        out[i] = text[i] == '\'' ? '"' : text[i];
    out[i] = '\0';
    return out;
}

static void expect(const char *body, const char *profile, const char *text)
{
    char buffer[4096];

    bench_expect(body, json(buffer, sizeof buffer, profile), "en", text);
}

static void paths_absolute_relative_indexed(void **state)
{
    (void)state;
    expect("<p><v path='basics.location.city'/></p><p><v path='work[1].name'/></p>"
           "<p><v path='skills[0].keywords[1]'/></p><p><v path='work[7].name'/></p>",
           PERSON, "Leeds\nOttershaw\npprof\n");
    expect("<each path='work'><p><v path='.name'/> <each path='.highlights' sep=' / '>"
           "<v path='.'/></each></p></each>",
           PERSON, "Ferrolane Cut cost by half / Ran make\nOttershaw\n");
}

static void conditions(void **state)
{
    (void)state;
    expect("<p if='basics.email and not basics.phone'>one</p>"
           "<p if=\"basics.label = 'Engineer'\">two</p>"
           "<p if=\"basics.label != 'Engineer'\">three</p>"
           "<p if='count(work) &gt; 1'>four</p><p if='count(work) &lt; 2'>five</p>"
           "<p if='basics.phone or work'>six</p><p if='count(awards) = 0'>seven</p>",
           PERSON, "one\ntwo\nfour\nsix\nseven\n");
    expect("<each path='work'><p if='first'>first <v path='.name'/></p>"
           "<p if='last'>last <v path='.name'/></p></each>",
           PERSON, "first Ferrolane\nlast Ottershaw\n");
}

static void choose_takes_the_first_that_holds(void **state)
{
    (void)state;
    expect("<choose><when test='basics.phone'><p>phone</p></when>"
           "<when test='basics.email'><p>mail</p></when><when test='work'><p>work</p></when>"
           "<otherwise><p>none</p></otherwise></choose>"
           "<p><choose><when test='basics.phone'>phone</when><otherwise>none</otherwise></choose>"
           "</p>",
           PERSON, "mail\nnone\n");
}

/* What is missing takes its punctuation along, wherever it stands. */
static void separators_never_dangle(void **state)
{
    const char *line = "<p><v path='basics.email'/> · <v path='basics.phone'/> · "
                       "<v path='basics.url'/></p>";

    (void)state;
    expect(line, "{'basics':{'email':'a@b.example','phone':'123','url':'https://b.example'}}",
           "a@b.example\u00A0· 123\u00A0· https://b.example\n");
    expect(line, "{'basics':{'email':'a@b.example','url':'https://b.example'}}",
           "a@b.example\u00A0· https://b.example\n");
    expect(line, "{'basics':{'url':'https://b.example'}}", "https://b.example\n");
    expect(line, "{'basics':{'email':'a@b.example'}}", "a@b.example\n");
    expect(line, "{'basics':{'name':'A'}}", "");
    expect("<p><v path='basics.email'/>, <v path='basics.label'/> · <v path='basics.phone'/></p>",
           "{'basics':{'email':'a@b.example','phone':'1'}}", "a@b.example\u00A0· 1\n");
    expect("<p><v path='basics.name'/><v path='basics.label' pre=', '/>"
           "<v path='basics.phone' pre=' (' post=')'/></p>",
           "{'basics':{'label':'L','phone':'1'}}", "L (1)\n");
    expect("<p><each path='skills' sep=', '><v path='.name'/>"
           "<v path='.level' pre=' (' post=')'/></each></p>",
           "{'skills':[{'name':'Go','level':'good'},{'level':''},{'name':'C'}]}", "Go (good), C\n");
}

static void leaders_and_breaks(void **state)
{
    (void)state;
    expect("<p><v path='basics.name'/><leader/><v path='basics.phone'/></p>"
           "<p><v path='basics.name'/>, <br/><v path='basics.label'/></p>"
           "<p><v path='basics.phone'/><br/><v path='basics.label'/></p>"
           "<p>a<leader pattern='rule'/></p>",
           PERSON, "Ada Quill\nAda Quill\nEngineer\nEngineer\na\t\n");
}

static void what_shows_nothing_vanishes(void **state)
{
    (void)state;
    expect("<p>Phone: <v path='basics.phone'/></p>"
           "<row><cell>Phone</cell><cell><v path='basics.phone'/></cell></row>"
           "<box><p>Phone</p><p><v path='basics.phone'/></p></box>"
           "<section path='awards' title='Awards'><p>text</p></section>"
           "<section path='work' title='Work'><each path='work'><p><v path='.url'/></p></each>"
           "</section>"
           "<list path='awards'><v path='.title'/></list>"
           "<p>stays</p>",
           PERSON, "stays\n");
}

static void sections_follow_the_profiles_order(void **state)
{
    const char *body = "<sections>"
                       "<section path='work' title='W'><p><v path='work[0].name'/></p></section>"
                       "<section path='education' title='E'><p>none</p></section>"
                       "<section path='skills' title='S'><p><v path='skills[0].name'/></p>"
                       "</section></sections>";

    (void)state;
    expect(body, PERSON, "W\nFerrolane\nS\nGo\n");
    struct bench b;
    char buffer[4096];
    struct strbuf xml = {0};
    static const char *const order[] = {"skills", "projects"};

    strbuf_puts(&xml, "<layout xmlns='urn:nextcv:layout:1' name='test' version='1'>"
                      "<page size='a4' margin='20mm'/><styles><style name='body' font='Lato' "
                      "size='10pt' leading='13pt'/></styles><body>");
    strbuf_puts(&xml, body);
    strbuf_puts(&xml, "</body></layout>");
    bench_open(&b, xml.p, json(buffer, sizeof buffer, PERSON), "en");
    b.p->section_order = order;
    b.p->section_count = 2;
    b.doc = compose(&b.a, b.p, b.l, &(struct compose_options){.lang = "en"}, &b.d);
    assert_string_equal(bench_text(&b), "S\nGo\nW\nFerrolane\n");
    bench_close(&b);
    strbuf_free(&xml);
}

static void heading_template_and_roles(void **state)
{
    struct bench b;
    char buffer[4096];

    (void)state;
    bench_open(&b,
               BENCH_LAYOUT("<template name='h'><p style='strong'><title/></p>"
                            "<rule weight='0.1pt'/></template>",
                            "<p role='h1'><v path='basics.name'/></p>"
                            "<section path='skills' title='@skills' heading='h'>"
                            "<list path='skills' style='item' bullet='–'><v path='.name'/></list>"
                            "</section>"),
               json(buffer, sizeof buffer, PERSON), "en");
    const struct block *name = b.doc->body->first, *section = name->next;
    const struct block *heading = section->first, *list = heading->next;

    assert_int_equal(b.doc->body->role, ROLE_DOCUMENT);
    assert_int_equal(name->role, ROLE_H1);
    assert_int_equal(section->role, ROLE_SECT);
    assert_int_equal(heading->keep_with_next, KEEP_ALWAYS);
    assert_int_equal(heading->first->role, ROLE_H2);
    assert_string_equal(heading->first->runs[0].text, "Skills");
    assert_true(heading->first->next->weight == 0.25); /* thinner rules break up in print */
    assert_int_equal(list->role, ROLE_L);
    assert_int_equal(list->first->role, ROLE_LI);
    assert_string_equal(list->first->label->text, "–\xC2\xA0"); /* a gap of a space */
    assert_true(list->first->after.natural == 2 && list->after.natural == 0);
    bench_close(&b);
}

static void sources_stand_once(void **state)
{
    struct bench b;
    char buffer[4096];

    (void)state;
    bench_open(&b,
               BENCH_LAYOUT("",
                            "<section path='work' title='Work'><each path='work'>"
                            "<row><cell><v path='.position'/></cell><cell><v path='.name'/></cell>"
                            "</row><list path='.highlights'><v path='.'/></list></each></section>"
                            "<each path='work'><p><v path='.name'/></p></each>"),
               json(buffer, sizeof buffer, PERSON), "en");
    static const char *const once[] = {"/work", "/work/0", "/work/0/highlights/0",
                                       "/work/0/highlights/1", "/work/1"};

    for (size_t i = 0; i < sizeof once / sizeof *once; i++)
        assert_int_equal(bench_count(b.doc->body, once[i]), 1);
    assert_int_equal(bench_count(b.doc->body, "/work/0/position"), 0); /* beside another cell */
    assert_int_equal(bench_block(b.doc->body, "/work/0/highlights/1")->kind, BLOCK_PARAGRAPH);
    assert_string_equal(bench_run(b.doc->body, "Lead")->source, "/work/0/position");
    assert_string_equal(bench_block(b.doc->body, "/work/1")->layout_file, "test.xml");
    assert_int_equal(bench_block(b.doc->body, "/work/1")->layout_line, 1);
    bench_close(&b);
}

/* Inline Markdown becomes styles; a paragraph of the profile a paragraph of the page. */
static void spans_and_paragraphs(void **state)
{
    struct bench b;
    char buffer[4096];

    (void)state;
    bench_open(&b,
               BENCH_LAYOUT("", "<p><v path='basics.summary'/></p>"
                                "<p style='strong'><v path='work[0].summary'/></p>"),
               json(buffer, sizeof buffer,
                    "{'basics':{'summary':'Plain *slanted* and [a site](https://x.example/a)"
                    "\\n\\nSecond `code`'},'work':[{'summary':'Very **heavy**'}]}"),
               "en");
    const struct block *group = b.doc->body->first;

    assert_int_equal(group->kind, BLOCK_GROUP);
    assert_string_equal(group->source, "/basics/summary");
    assert_string_equal(bench_text(&b),
                        "Plain slanted and a site\nSecond code\nVery heavy\n");
    assert_true(bench_run(group, "slanted")->style->italic);
    assert_string_equal(bench_run(group, "a site")->link, "https://x.example/a");
    assert_int_equal(bench_run(b.doc->body, "heavy")->style->weight, 900);
    assert_true(bench_run(group, "code")->flags & RUN_NO_HYPHEN);
    assert_string_equal(bench_run(group, "code")->style->features, "-liga");
    bench_close(&b);
}

static void short_skills_stay_on_a_line(void **state)
{
    struct bench b;
    char buffer[4096];

    (void)state;
    bench_open(&b, BENCH_LAYOUT("", "<p><each path='skills[0].keywords' sep=', '><v path='.'/></each></p>"),
               json(buffer, sizeof buffer,
                    "{'skills':[{'name':'Web','keywords':['Spring Boot',"
                    "'everything that happens between two services']}]}"),
               "en");
    assert_int_equal(bench_run(b.doc->body, "Spring Boot")->flags, RUN_NO_HYPHEN | RUN_NO_BREAK);
    assert_int_equal(bench_run(b.doc->body, ", ")->flags, 0);
    assert_int_equal(
        bench_run(b.doc->body, "everything that happens between two services")->flags,
        RUN_NO_HYPHEN);
    bench_close(&b);
}

static void flags_of_runs(void **state)
{
    struct bench b;
    char buffer[4096];
    static const char *const words[] = {"Kubernetes", "C++", "Ledger"};

    (void)state;
    bench_open(&b,
               BENCH_LAYOUT("", "<p><v path='basics.name'/> <v path='basics.phone'/> "
                                "<v path='basics.email'/> <v path='basics.url' as='url'/> "
                                "<v path='basics.summary'/> <date from='work[0].startDate'/></p>"),
               json(buffer, sizeof buffer,
                    "{'basics':{'name':'N','phone':'12 34','email':'a@b.example',"
                    "'url':'https://www.n.example/cv/','summary':'On kubernetes with C++, "
                    "ledgers, "
                    "not Kubernetesque'},'work':[{'startDate':'2020'}]}"),
               "en");
    b.p->no_hyphen = words;
    b.p->no_hyphen_count = 3;
    b.doc = compose(&b.a, b.p, b.l, &(struct compose_options){.lang = "en"}, &b.d);
    const struct block *body = b.doc->body;

    assert_int_equal(bench_run(body, "N")->flags, RUN_NO_HYPHEN);
    assert_int_equal(bench_run(body, "12 34")->flags, RUN_NO_HYPHEN | RUN_NO_BREAK);
    assert_int_equal(bench_run(body, "a@b.example")->flags, RUN_NO_HYPHEN | RUN_URL);
    assert_int_equal(bench_run(body, "n.example/cv")->flags, RUN_NO_HYPHEN | RUN_URL);
    assert_int_equal(bench_run(body, "2020")->flags, RUN_NO_HYPHEN | RUN_NO_BREAK);
    assert_int_equal(bench_run(body, "kubernetes")->flags, RUN_NO_HYPHEN);
    assert_int_equal(bench_run(body, "C++")->flags, RUN_NO_HYPHEN);
    assert_int_equal(bench_run(body, "ledgers")->flags, RUN_NO_HYPHEN);
    assert_int_equal(bench_run(body, ", not Kubernetesque")->flags, 0);
    bench_close(&b);
}

/* Page furniture knows the pages, and is nobody's content. */
static void furniture(void **state)
{
    struct bench b;
    char buffer[4096];
    struct compose_options o = {.lang = "en"};

    (void)state;
    bench_open(&b,
               "<layout xmlns='urn:nextcv:layout:1' name='test' version='1'>"
               "<page size='a4' margin='20mm'><first><p>first</p></first><header><p>later</p>"
               "</header><footer><p if='pages &gt; 1'>"
               "<v path='basics.name'/> <page-number/>/<page-count/></p></footer></page>"
               "<styles><style name='body' font='Lato' size='10pt' leading='13pt'/></styles>"
               "<body><p><v path='basics.name'/></p></body></layout>",
               json(buffer, sizeof buffer, PERSON), "en");
    struct furniture one = compose_furniture(&b.a, b.p, b.l, &o, 1, 1, &b.d);
    struct furniture two = compose_furniture(&b.a, b.p, b.l, &o, 2, 3, &b.d);

    assert_null(one.footer);
    compose_dump_text(one.header, &b.out);
    compose_dump_text(two.header, &b.out);
    compose_dump_text(two.footer, &b.out);
    assert_string_equal(b.out.p, "first\nlater\nAda Quill 2/3\n");
    assert_int_equal(two.footer->role, ROLE_ARTIFACT);
    assert_int_equal(bench_count(two.footer, "/basics/name"), 0);
    assert_null(bench_run(two.footer, "Ada Quill")->source);
    bench_close(&b);
}

static void document_facts(void **state)
{
    struct bench b;
    char buffer[4096];

    (void)state;
    bench_open(&b, BENCH_LAYOUT("", "<p><v path='basics.name'/></p>"),
               json(buffer, sizeof buffer, PERSON), "en");
    assert_string_equal(b.doc->title, "Ada Quill – Engineer");
    assert_string_equal(b.doc->author, "Ada Quill");
    assert_string_equal(b.doc->lang, "en");
    assert_string_equal(b.doc->keywords[0], "Go");
    assert_string_equal(b.doc->keywords[2], "pprof");
    assert_string_equal(b.doc->keywords[3], "C");
    assert_null(b.doc->keywords[4]);
    assert_true(b.doc->page.width > 595.2 && b.doc->page.width < 595.3);
    b.doc = compose(&b.a, b.p, b.l, &(struct compose_options){.paper = "letter"}, &b.d);
    assert_true(b.doc->page.width == 612 && b.doc->page.height == 792);
    bench_close(&b);
}

static void max_is_told(void **state)
{
    struct bench b;
    char buffer[4096];

    (void)state;
    bench_open(&b, BENCH_LAYOUT("", "<each path='work' max='1'><p><v path='.name'/></p></each>"),
               json(buffer, sizeof buffer, PERSON), "en");
    assert_string_equal(bench_text(&b), "Ferrolane\n");
    assert_string_equal(bench_told(&b, "compose-max")->pointer, "/work");
    bench_close(&b);
}

static void what_is_not_text_is_told(void **state)
{
    struct bench b;
    char buffer[4096];

    (void)state;
    bench_open(&b,
               BENCH_LAYOUT("", "<p>\n<v path='basics.location'/></p>"
                                "<p><v path='basics.name'/></p>"),
               json(buffer, sizeof buffer, PERSON), "en");
    assert_string_equal(bench_text(&b), "Ada Quill\n");
    const struct diag *told = bench_told(&b, "compose-not-text");

    assert_string_equal(told->pointer, "/basics/location");
    assert_int_equal(told->line, 2);
    bench_close(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_absolute_relative_indexed),
        cmocka_unit_test(conditions),
        cmocka_unit_test(choose_takes_the_first_that_holds),
        cmocka_unit_test(separators_never_dangle),
        cmocka_unit_test(leaders_and_breaks),
        cmocka_unit_test(what_shows_nothing_vanishes),
        cmocka_unit_test(sections_follow_the_profiles_order),
        cmocka_unit_test(heading_template_and_roles),
        cmocka_unit_test(sources_stand_once),
        cmocka_unit_test(spans_and_paragraphs),
        cmocka_unit_test(short_skills_stay_on_a_line),
        cmocka_unit_test(flags_of_runs),
        cmocka_unit_test(furniture),
        cmocka_unit_test(document_facts),
        cmocka_unit_test(max_is_told),
        cmocka_unit_test(what_is_not_text_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
