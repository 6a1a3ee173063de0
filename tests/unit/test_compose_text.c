/* Dates, links, language, and the checking of paths. SPDX-License-Identifier: MIT */
#include "compose_bench.h"

#include "compose/internal.h"

static char *quoted(struct arena *a, const char *text)
{
    char *s = arena_strdup(a, text);

    for (char *p = s; *p; p++)
        if (*p == '\'')
            *p = '"';
    return s;
}

/* Text that a range of a work entry's dates gives. */
static void range(const char *entry, const char *format, const char *lang, const char *text)
{
    struct arena a = {0};
    const char *profile = quoted(&a, arena_printf(&a, "{'work':[%s]}", entry));
    const char *body = arena_printf(&a,
                                    "<p><date from='work[0].startDate' to='work[0].endDate' "
                                    "format='%s'/></p>",
                                    format);

    bench_expect(body, profile, lang, *text ? arena_printf(&a, "%s\n", text) : "");
    arena_free(&a);
}

static void dates_as_people_write_them(void **state)
{
    (void)state;
    range("{'startDate':'2019-03','endDate':'2021-11-30'}", "MM/yyyy", "en", "03/2019 – 11/2021");
    range("{'startDate':'2019-03-04','endDate':'2021'}", "dd.MM.yyyy", "en", "04.03.2019 – 2021");
    range("{'startDate':'2019-03-04','endDate':'2019-05'}", "yyyy-MM-dd", "en",
          "2019-03-04 – 2019-05");
    range("{'startDate':'2019-03','endDate':'2021-11'}", "MMM d, yyyy", "en",
          "Mar 2019 – Nov 2021");
    range("{'startDate':'2019','endDate':'2021'}", "MMM yyyy", "en", "2019–2021");
    range("{'startDate':'2019-03','endDate':'2021-11'}", "yyyy", "en", "2019–2021");
}

static void ranges_say_nothing_twice(void **state)
{
    (void)state;
    range("{'startDate':'2019-03-01','endDate':'2019-03-28'}", "MMM yyyy", "en", "Mar 2019");
    range("{'startDate':'2019-03','endDate':'2019-11'}", "yyyy", "en", "2019");
    range("{'startDate':'2019-03'}", "MMM yyyy", "en", "Mar 2019 – Present");
    range("{'startDate':'2019-03','endDate':'Present'}", "MMM yyyy", "en", "Mar 2019 – Present");
    range("{'endDate':'2021-11'}", "MMM yyyy", "en", "Nov 2021");
    range("{'name':'A'}", "MMM yyyy", "en", "");
    range("{'startDate':'spring 2019','endDate':'2020'}", "MMM yyyy", "en", "spring 2019 – 2020");
}

static void only_work_goes_on(void **state)
{
    struct arena a = {0};

    (void)state;
    bench_expect("<p><date from='education[0].startDate' to='education[0].endDate'/></p>"
                 "<p><date from='work[0].startDate'/></p>",
                 quoted(&a, "{'education':[{'startDate':'2019-03'}],'work':[{'startDate':'2020'}]}"),
                 "en", "Mar 2019\n2020\n");
    arena_free(&a);
}

static void months_and_present_follow_the_language(void **state)
{
    static const struct {
        const char *lang, *present;
    } languages[] = {{"en", "Present"}, {"de", "heute"}, {"fr", "aujourd’hui"}, {"es", "actualidad"}};
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        struct bench b;
        const char *entry = quoted(&a, "{'work':[{'startDate':'2019-03'}]}");

        bench_open(&b,
                   BENCH_LAYOUT("", "<p><date from='work[0].startDate' to='work[0].endDate' "
                                    "format='MMMM yyyy'/></p>"),
                   entry, languages[i].lang);
        const char *march = layout_month(b.l, MONTH_LONG, 3);

        assert_non_null(march);
        assert_string_equal(layout_message(b.l, "present"), languages[i].present);
        assert_string_equal(bench_text(&b),
                            arena_printf(&a, "%s 2019 – %s\n", march, languages[i].present));
        bench_close(&b);
    }
    arena_free(&a);
}

/* Between two things; what a label or the profile says of commas is left alone. */
static void commas_follow_the_language(void **state)
{
    static const struct {
        const char *lang, *text;
    } cases[] = {{"en", "C, Go; a, b (x, y)\n"},   {"de", "C, Go; a, b (x, y)\n"},
                 {"ar", "C، Go؛ a, b (x, y)\n"},   {"ja", "C、Go；a, b (x, y)\n"},
                 {"zh-TW", "C、Go；a, b (x, y)\n"}, {"th", "C Go; a, b (x, y)\n"}};
    const char *body = "<p><each path='skills' sep='; '><each path='.keywords' sep=', '><v path='.'/>"
                       "</each></each> (x, y)</p>";
    struct arena a = {0};
    const char *json = quoted(&a, "{'skills':[{'keywords':['C','Go']},{'keywords':['a, b']}]}");
    struct bench b;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        bench_expect(body, json, cases[i].lang, cases[i].text);
    bench_open(&b,
               "<layout xmlns='urn:nextcv:layout:1' name='test' version='1'>"
               "<i18n lang='en'><msg key='list'>first + next</msg></i18n><body>"
               "<p><each path='skills[0].keywords' sep=', '><v path='.'/></each></p></body></layout>",
               json, "en");
    assert_string_equal(bench_text(&b), "C + Go\n");
    bench_close(&b);
    arena_free(&a);
}

static void links_are_safe(void **state)
{
    static const struct {
        enum link_scheme scheme;
        const char *text, *uri;
    } cases[] = {
        {SCHEME_MAILTO, "ada@quill.example", "mailto:ada@quill.example"},
        {SCHEME_MAILTO, "no address", NULL},
        {SCHEME_TEL, "+44 (0)20 7946-0018", "tel:+442079460018"},
        {SCHEME_TEL, "tel:020 7946 0018 ext. 12", "tel:02079460018"},
        {SCHEME_TEL, "call me", NULL},
        {SCHEME_URL, "https://quill.example/cv", "https://quill.example/cv"},
        {SCHEME_URL, "HTTP://quill.example", "HTTP://quill.example"},
        {SCHEME_URL, "quill.example/cv", "https://quill.example/cv"},
        {SCHEME_URL, "quill.example:8080/cv", "https://quill.example:8080/cv"},
        {SCHEME_URL, "//quill.example", "https://quill.example"},
        {SCHEME_URL, "ada@quill.example", "mailto:ada@quill.example"},
        {SCHEME_URL, "https://quill.example/a b?q=é", "https://quill.example/a%20b?q=%C3%A9"},
        {SCHEME_URL, "javascript:alert(1)", NULL},
        {SCHEME_URL, "file:///etc/passwd", NULL},
        {SCHEME_URL, "data:text/html,x", NULL},
        {SCHEME_URL, "ftp://quill.example", NULL},
        {SCHEME_URL, "https://", NULL},
        {SCHEME_URL, "see my site", NULL},
        {SCHEME_URL, "", NULL},
    };
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *uri = compose_uri(&a, cases[i].scheme, cases[i].text);

        if (cases[i].uri) {
            assert_non_null(uri);
            assert_string_equal(uri, cases[i].uri);
        } else {
            assert_null(uri);
        }
    }
    assert_string_equal(compose_url_text(&a, "https://www.quill.example/"), "quill.example");
    assert_string_equal(compose_url_text(&a, "Quill.example/Cv"), "Quill.example/Cv");
    assert_string_equal(compose_url_text(&a, "mailto:a@b.example"), "a@b.example");
    arena_free(&a);
}

static void links_of_the_layout(void **state)
{
    struct arena a = {0};
    struct bench b;

    (void)state;
    bench_open(&b,
               BENCH_LAYOUT("", "<p><link path='basics.email' scheme='mailto'>Mail "
                                "<v path='basics.email'/></link> "
                                "<link path='basics.url'><v path='basics.name'/></link> "
                                "<link path='work[0].url'/></p>"),
               quoted(&a, "{'basics':{'name':'N','email':'a@b.example','url':'javascript:x'},"
                          "'work':[{'url':'www.f.example'}]}"),
               "en");
    const struct run *mail = bench_run(b.doc->body, "a@b.example");

    assert_string_equal(mail->link, "mailto:a@b.example");
    assert_ptr_equal(mail->link, bench_run(b.doc->body, "Mail ")->link);
    assert_null(bench_run(b.doc->body, "N")->link);
    assert_string_equal(bench_run(b.doc->body, "f.example")->link, "https://www.f.example");
    assert_string_equal(bench_told(&b, "compose-link")->pointer, "/basics/url");
    bench_close(&b);
    arena_free(&a);
}

static void promotions_stand_under_one_employer(void **state)
{
    struct arena a = {0};

    (void)state;
    bench_expect("<each path='work'><choose><when test=\".group = 'first'\">"
                 "<p><v path='.name'/>: <date from='.groupStart' to='.groupEnd' format='yyyy'/></p>"
                 "<p>- <v path='.position'/></p></when>"
                 "<when test='.group'><p>- <v path='.position'/></p></when>"
                 "<otherwise><p><v path='.position'/>, <v path='.name'/></p></otherwise></choose>"
                 "</each>",
                 quoted(&a, "{'work':["
                            "{'name':'Ferrolane','position':'Lead','startDate':'2022-02'},"
                            "{'name':'ferrolane ','position':'Senior','startDate':'2019',"
                            "'endDate':'2022'},"
                            "{'name':'Ottershaw','position':'Junior','startDate':'2016',"
                            "'endDate':'2019'}]}"),
                 "en", "Ferrolane: 2019 – Present\nLead\nSenior\nJunior, Ottershaw\n");
    arena_free(&a);
}

static void guesses_language(void **state)
{
    static const struct {
        const char *lang, *prose;
    } cases[] = {
        {"en", "Rebuilt the ledger so that it closes in minutes, with tests for each of the rules."},
        {"de", "Führte die Umstellung auf Container und senkte damit die Kosten für den Betrieb."},
        {"fr", "A conduit la migration des données vers une base plus rapide pour les équipes."},
        {"es", "Reduje el tiempo de espera de los clientes con una cola que reparte las tareas."},
        {"it", "Ho ridotto i tempi della consegna con una rete di filiali che lavora anche di notte."},
        {"pt", "Reduzi o tempo de espera dos clientes com uma fila que não perde as mensagens."},
        {"nl", "Bouwde het magazijn om en leidde een team van zes mensen bij de verhuizing."},
        {"pl", "Prowadziłem zespół, który przeniósł dane do chmury i skrócił czas z dnia na godzinę."},
        {"cs", "Vedl jsem tým, který přesunul data do cloudu a zkrátil čas ze dne na hodinu."},
        {"sv", "Ledde en grupp som flyttade driften till molnet och halverade tiden för varje leverans."},
        {"da", "Ledede et hold, som flyttede driften til skyen og halverede tiden for hver levering af "
               "varer."},
        {"el", "Οργάνωσα τη μετάβαση της ομάδας στο νέο σύστημα και μείωσα τον χρόνο για κάθε αίτημα."},
        {"ru", "Руководил переносом данных в облако и сократил время ответа на запросы клиентов."},
        {"uk", "Керував перенесенням даних у хмару та скоротив час відповіді на запити для клієнтів."},
        {"en", "Kubernetes, Terraform, PostgreSQL"},
        {"en", "Jira und Confluence"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct diags d = {.arena = &a};
        const char *text = arena_printf(&a, "{\"work\":[{\"highlights\":[\"%s\"]}]}", cases[i].prose);
        struct profile *p = profile_read(&a, str_of(text), "p.json", &d);

        assert_non_null(p);
        if (strcmp(compose_guess_language(p), cases[i].lang) != 0)
            fail_msg("'%s' was taken for %s", cases[i].prose, compose_guess_language(p));
        arena_free(&a);
    }
}

/* Codes and lines of what the path check says about a body. */
static void check(const char *templates, const char *body, size_t n, const char *hint)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    const char *xml = arena_printf(&a,
                                   "<layout xmlns='urn:nextcv:layout:1' name='t' version='1'>"
                                   "<page size='a4' margin='20mm'/><styles><style name='body' "
                                   "font='Lato' size='10pt' leading='13pt'/></styles><templates>%s"
                                   "</templates><body>\n%s</body></layout>",
                                   templates, body);
    struct layout *l = layout_read(&a, str_of(xml), "t.xml", &bench_source, &d);

    assert_non_null(l);
    compose_check_paths(l, &d);
    if (d.list.n != n)
        fail_msg("%zu findings for %s: %s", d.list.n, body, d.list.n ? d.list.at[0].text : "none");
    for (size_t i = 0; i < n; i++) {
        assert_string_equal(d.list.at[i].code, "layout-path");
        assert_string_equal(d.list.at[i].source, "t.xml");
        assert_true(d.list.at[i].line >= 1);
    }
    if (hint)
        assert_string_equal(d.list.at[0].hint, hint);
    arena_free(&a);
}

static void paths_are_checked(void **state)
{
    const char *entry = "<template name='e'><p><v path='.name'/><v path='.location'/></p>"
                        "</template>";

    (void)state;
    check("", "<p><v path='basics.name'/><v path='work[0].name'/></p>", 0, NULL);
    check("", "<p><v path='basics.nmae'/></p>", 1, "did you mean 'name'?");
    check("", "<each path='wrok'><p><v path='.anything'/></p></each>", 1, "did you mean 'work'?");
    check("", "<each path='work'><p><v path='.highlight'/></p></each>", 1,
          "did you mean 'highlights'?");
    check("", "<p><v path='work.name'/></p>", 1,
          "name the item, as in 'work[0].name', or use <each>");
    check("", "<p><v path='basics.location'/></p>", 1, "name one of its members");
    check("", "<each path='work'><p><v path='.highlights'/></p></each>", 1,
          "show it with <each> or <list>");
    check("", "<each path='work'><list path='.highlights'><v path='.'/></list></each>", 0, NULL);
    check("", "<each path='work'><p><date from='.name'/></p></each>", 1, NULL);
    check("", "<p if='basics.phone and count(wrok) = 1'>x</p>", 1, "did you mean 'work'?");
    check("", "<p><v path='basics[0].name'/></p>", 1, "leave out the [index]");
    check("", "<each path='work'><p if=\".group = 'first'\"><date from='.groupStart'/></p></each>", 0,
          NULL);
    /* a template that several sections use is right where one of them knows its path */
    check(entry, "<each path='work'><use template='e'/></each>"
                 "<each path='projects'><use template='e'/></each>", 0, NULL);
    check(entry, "<each path='projects'><use template='e'/></each>", 1, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_as_people_write_them),
        cmocka_unit_test(ranges_say_nothing_twice),
        cmocka_unit_test(only_work_goes_on),
        cmocka_unit_test(months_and_present_follow_the_language),
        cmocka_unit_test(commas_follow_the_language),
        cmocka_unit_test(links_are_safe),
        cmocka_unit_test(links_of_the_layout),
        cmocka_unit_test(promotions_stand_under_one_employer),
        cmocka_unit_test(guesses_language),
        cmocka_unit_test(paths_are_checked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
