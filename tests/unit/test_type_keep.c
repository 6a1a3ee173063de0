/* Where the texts of a CV may be broken: "|" stands at every place where a line may end without
 * need (BREAK_NORMAL). SPDX-License-Identifier: MIT */
#include "unit.h"

#include "type/internal.h"

static const struct {
    const char *lang, *text;
} cases[] = {
    /* addresses */
    {"en", "write |to |anna.maria@example.org |today"},
    {"en", "at |https://git.example.org/some-team/a_tool?tab=1#top |or |www.example.org"},
    {"en", "see |example.org/cv/2024-05 |for |more"},
    {"en", "mailto:anna@example.org |(preferred)"},
    {"en", "@anna-maria |and |#typography"},
    /* telephone */
    {"en", "call |+44 20 7946 0958 |or |020 7946 0958"},
    {"en", "call |+1 (555) 010-0199, |then |wait"},
    {"de", "Telefon: |+49-30-1234567 |oder |(030) 123 45 67"},
    {"fr", "tél. |01 23 45 67 89 |le |matin"},
    /* numbers and units */
    {"en", "cut |latency |from |340 ms |to |1.5 s"},
    {"en", "at |99.9 % |uptime, |40 GB/s |and |20 °C"},
    {"en", "12 000 |requests |and |1 200 000 |rows |in |2 h |30 min"},
    {"en", "10+ years, |5 |to |7 days, |24 × 7 |and |3 × 4 m²"},
    {"en", "behind |7 of 12 |outages |and |one |of |four"},
    {"en", "between |−5 °C |and |50–60 % |of |1,200+ |users"},
    {"en", "4 GB |RAM, |2.4 GHz |and |300 dpi"},
    {"en", "grew |by |2 |percentage |points |over |6 quarters"},
    {"de", "in |3 Jahren |von |5 |auf |12 |Mitarbeiter, |40 Std. |die |Woche"},
    {"fr", "pendant |4 ans |et |6 mois, |35 heures"},
    /* money */
    {"en", "saved |£4M/month, |EUR 2,000, |$1.2M |or |US$ 300"},
    {"en", "a |budget |of |€12 000 |and |3 million EUR |a |year"},
    {"de", "Umsatz |von |3,5 Mio. € |bzw. |2 Mrd. EUR"},
    {"pl", "od |300 zł |do |2 mln zł"},
    /* names of things with a number */
    {"en", "moved |from |Java 8 |to |Java 17 |and |Python 3.11"},
    {"en", "passed |ISO 9001 |audits, |ABRSM |Grade 8, |No. 1 |in |Band 6"},
    {"en", "see |Fig. 3, |pp. 12–14, |vol. 2 |and |§ 5"},
    {"en", "in |Q3 2021, |FY 2022 |and |Summer 2019"},
    /* code and abbreviations */
    {"en", "C++, |C#, |F# |and |.NET, |C/C++"},
    {"en", "CI/CD |(e.g. on |TCP/IP), |A/B |tests, |24/7, |I/O"},
    {"en", "Node.js, |Vue.js, |R&D, |AT&T, |P&L |and |UTF-8"},
    {"en", "x86-64, |COVID-19, |ISO-8859-1, |B2B |and |e2e-tests"},
    {"en", "full-time, |two-person, |hands-on |and |and/or"},
    {"en", "libfoo.so.1, |snake_case, |a.b.c() |and |<b>"},
    {"en", "this |and / |or |that"},
    {"en", "i.e. the |one, |cf. Lee, |ca. 40, |approx. 3"},
    {"de", "z. B. |hier, |d. h. |dort, |u. a. |so, |i. d. R. |auch"},
    {"de", "Mitarbeiter:innen, |Entwickler*innen |und |Leiter/in"},
    /* names */
    {"en", "with |J. R. Smith |and |J.R. Smith"},
    {"en", "Dr. Lee, |Prof. Dr. Ada |Kim, |St. John"},
    {"en", "Martin |Lee Jr. |and |Henry IV |of |Smith |& Co."},
    {"en", "M. Sc. |in |Physics, |B.Sc., |Ph.D. |thesis"},
    /* dates */
    {"en", "from |May 2020 – Oct 2021, |12 March 2020, |1. Mai 2021"},
    {"en", "on |March 12, 2020 |or |12 |May"},
    {"en", "2019 – 2021 |(remote), |2019 – present"},
    {"en", "2019–2021, |2020-05-17, |05/2020 |and |the |1990s"},
    {"en", "May–June 2020, |10:00–12:00, |9:30 pm |and |5 p.m."},
    {"de", "seit |März 2018 – heute, |um |9 Uhr"},
    {"fr", "le |1er mai 2020 |à |9 h"},
    /* dashes, quotation marks, ellipses */
    {"en", "word – |another |one—|two - |not"},
    {"en", "the |“quoted |words” |(in |brackets) |[1]"},
    {"en", "wait |… |and |etc... |then"},
    {"fr", "« deux |mots » |et |alors ! |vrai ? |oui : |non ; |fin"},
    {"de", "»Wort«, |„Zitat |hier“ |und |‚so‘"},
    {"en", "a\xC2\xA0" "b |c\xE2\x80\xAF" "d |e"},
    /* one-letter prepositions, west Slavic */
    {"pl", "praca |w Krakowie |i w Gdańsku"},
    {"cs", "práce |v Praze |a s lidmi"},
    {"en", "a |job |I |like"},
    /* East Asian: kinsoku as in UAX #14, strict */
    {"ja", "漢|字|か|な|カ|ナ"},
    {"ja", "終|わ|り。|次、|そ|し|て|「引|用」|で|す"},
    {"ja", "ちょっ|と|キャッ|チャー|ター"},
    {"ja", "人々|が|行|く……|ね！|は？"},
    {"ja", "（株）|東|京・|大|阪"},
    {"ja", "約|100％|の|Java|開|発"},
    {"zh", "负|责|软|件|开|发，|管|理|《项|目》|等。"},
    {"ko", "소프트웨어 |개발과 |운영을 |맡았다."},
    {"ko", "서울(한국) |2020년 |3월"},
};

static char *marked(struct arena *a, const char *lang, const char *expected, enum break_class worst)
{
    struct strbuf text = {0}, got = {0};

    for (const char *s = expected; *s; s++)
        if (*s != '|')
            strbuf_putc(&text, *s);
    uint8_t *classes = arena_alloc(a, text.n + 1), *flags = arena_alloc(a, text.n + 1);

    break_classes(a, text.p, text.n, NULL, 0, flags, lang, classes);
    for (size_t k = 0; k < text.n; k++) {
        if (classes[k] <= worst)
            strbuf_putc(&got, '|');
        strbuf_putc(&got, text.p[k]);
    }
    char *kept = strbuf_keep(&got, a);

    strbuf_free(&text);
    strbuf_free(&got);
    return kept;
}

static void texts_break_where_a_typographer_would(void **state)
{
    struct arena a = {0};
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *got = marked(&a, cases[i].lang, cases[i].text, BREAK_NORMAL);

        if (strcmp(got, cases[i].text) != 0) {
            print_message("expected %s\n     got %s\n", cases[i].text, got);
            wrong++;
        }
    }
    arena_free(&a);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_break_where_a_typographer_would),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
