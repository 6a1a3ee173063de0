/* What lint says besides its rules: places, order, switches, forms. SPDX-License-Identifier: MIT */
#include "tailor_case.h"

#include "tailor/lint.h"

static const char source[] =
    "{\n"
    "  \"basics\": {\"name\": \"Anna Ferry\", \"summary\": \"Passionate about rye. Bakes in Leeds.\"},\n"
    "  \"work\": [{\n"
    "    \"name\": \"Ferrybridge\", \"position\": \"Baker\", \"startDate\": \"2019-01\",\n"
    "    \"highlights\": [\n"
    "      \"Responsible for various ovens\",\n"
    "      \"Cut waste by 30% by weighing the dough\",\n"
    "      \"Schm\\u00fcckte various T\\u00fcren, \xC3\xBC" "ber various windows\"\n"
    "    ]\n"
    "  }]\n"
    "}\n";

static struct findings lint(struct tcase *c, const char *const *rules, const char *const *no_rules,
                            bool english)
{
    struct lint_options o = {.english = english, .rules = rules, .no_rules = no_rules};
    struct findings found = {.dropped = 0};

    tcase_start(c, source, NULL);
    lint_run(c->t, &o, &found);
    return found;
}

static void assert_finding(const struct finding *f, const char *rule, const char *pointer, int line,
                           int col)
{
    assert_string_equal(f->rule->name, rule);
    assert_string_equal(f->pointer, pointer);
    assert_int_equal(f->line, line);
    assert_int_equal(f->col, col);
    assert_true(*f->question);
}

static void places_are_those_of_the_words(void **state)
{
    static const char *const rules[] = {"weak-opener,vague-team-or-scope", "buzzword",
                                        "number-without-baseline", NULL};
    struct tcase c;
    struct findings f = lint(&c, rules, NULL, true);

    assert_int_equal(f.list.n, 5);
    assert_finding(&f.list.at[0], "buzzword", "/basics/summary", 2, 48);
    assert_string_equal(f.list.at[0].quote, "Passionate");
    assert_finding(&f.list.at[1], "weak-opener", "/work/0/highlights/0", 6, 8);
    assert_finding(&f.list.at[2], "vague-team-or-scope", "/work/0/highlights/0", 6, 24);
    assert_string_equal(f.list.at[2].quote, "various ovens");
    assert_finding(&f.list.at[3], "number-without-baseline", "/work/0/highlights/1", 7, 21);
    /* escaped in the file: the place is the value's */
    assert_finding(&f.list.at[4], "vague-team-or-scope", "/work/0/highlights/2", 8, 7);
    tcase_free(&c);
    (void)state;
}

static void rules_are_switched_by_name(void **state)
{
    static const char *const one[] = {"weak-opener", NULL}, *const none[] = {NULL};
    struct tcase c;
    struct findings f = lint(&c, one, one, true);

    assert_int_equal(f.list.n, 0);
    tcase_free(&c);
    f = lint(&c, none, one, true);
    assert_int_equal(lint_count(&f, "weak-opener"), 0);
    assert_true(lint_count(&f, "any") >= 3);
    assert_int_equal(lint_count(&f, "any"), f.list.n);
    tcase_free(&c);
    (void)state;
}

static void names_are_checked(void **state)
{
    static const char *const good[] = {"passive, buzzword", "overlong", NULL};
    static const char *const bad[] = {"passive,buzzwords", NULL};
    struct arena a = {0};

    assert_null(lint_unknown_rule(&a, good));
    assert_null(lint_unknown_rule(&a, NULL));
    assert_string_equal(lint_unknown_rule(&a, bad), "buzzwords");
    assert_string_equal(lint_nearest_rule("buzzwords"), "buzzword");
    arena_free(&a);
    (void)state;
}

static void other_languages_are_left_alone(void **state)
{
    struct tcase c;
    struct findings f = lint(&c, NULL, NULL, false);

    assert_int_equal(f.list.n, 0);
    tcase_free(&c);
    (void)state;
}

/* What is said to be English for want of a guess: another script, another tongue. */
static void foreign_prose_is_not_read_as_english(void **state)
{
    static const char *const texts[] = {
        "\xE8\xB4\x9F\xE8\xB4\xA3 various \xE9\xA1\xB9\xE7\x9B\xAE \xE7\xAE\xA1\xE7\x90\x86",
        "Tiimi various kehitti uuden palvelun asiakkaille ja paransi sen laatua monta kertaa vuodessa "
        "yhdess\xC3\xA4 muiden kanssa sek\xC3\xA4 opetti uusia ty\xC3\xB6ntekij\xC3\xB6it\xC3\xA4 kun "
        "tarvittiin ja kirjoitti ohjeet joita k\xC3\xA4ytet\xC3\xA4\xC3\xA4n edelleen koko talossa "
        "lis\xC3\xA4ksi johti ryhm\xC3\xA4\xC3\xA4 joka rakensi uuden varaston ja siirsi tavarat sinne "
        "ilman keskeytyksi\xC3\xA4 sek\xC3\xA4 neuvotteli hinnat toimittajien kanssa ja piti kirjaa "
        "kaikesta mit\xC3\xA4 varastossa oli sek\xC3\xA4 vastasi turvallisuudesta ja siisteydest\xC3\xA4",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct lint_options o = {.english = true};
        struct findings found = {.dropped = 0};
        struct tcase c;
        struct strbuf json = {0};

        strbuf_puts(&json, "{\"work\": [{\"name\": \"A\", \"highlights\": [");
        strbuf_json(&json, texts[i]);
        strbuf_puts(&json, "]}]}");
        tcase_start(&c, json.p, NULL);
        lint_run(c.t, &o, &found);
        assert_int_equal(lint_count(&found, "vague-team-or-scope"), 0);
        strbuf_free(&json);
        tcase_free(&c);
    }
    (void)state;
}

/* No rule gives a number that the profile has not, and each message quotes or counts. */
static void nothing_is_proposed(void **state)
{
    for (size_t i = 0; lint_rule_at(i); i++) {
        const struct lint_rule *r = lint_rule_at(i);

        assert_null(strpbrk(r->question, "0123456789"));
        assert_true(r->question[strlen(r->question) - 1] == '?');
        assert_true(strspn(r->name, "abcdefghijklmnopqrstuvwxyz-") == strlen(r->name));
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(r->name, lint_rule_at(k)->name);
    }
    (void)state;
}

static void text_is_a_line_a_finding(void **state)
{
    static const char *const rules[] = {"weak-opener", NULL};
    struct tcase c;
    struct findings f = lint(&c, rules, NULL, true);
    struct strbuf out = {0};

    lint_text(&f, "me.json", true, false, &out);
    assert_string_equal(out.p, "me.json:6:8: note: 'Responsible for' names a duty and not what you did "
                               "[weak-opener]\n"
                               "  what did you do yourself, and what came of it?\n");
    strbuf_clear(&out);
    lint_text(&f, "me.json", false, false, &out);
    assert_int_equal(out.n, 0);
    lint_json(&f, "me.json", NULL, &out);
    assert_non_null(strstr(out.p, "\"posting\": null"));
    assert_non_null(strstr(out.p, "{\"rule\": \"weak-opener\", \"level\": \"note\", \"line\": 6, "
                                  "\"column\": 8,\n     \"path\": \"/work/0/highlights/0\", "
                                  "\"quote\": \"Responsible for\""));
    strbuf_free(&out);
    tcase_free(&c);
    (void)state;
}

/* Beyond the limit they are only counted, by rule, so that a gate still sees them. */
static void many_are_counted(void **state)
{
    struct lint_options o = {.english = true, .today = {.year = 2024, .month = 1}};
    struct findings found = {.dropped = 0};
    struct strbuf json = {0}, out = {0};
    struct tcase c;

    strbuf_puts(&json, "{\"work\": [{\"name\": \"A\", \"startDate\": \"2031-01\", \"highlights\": [");
    for (int i = 0; i < 300; i++)
        strbuf_printf(&json, "%s\"Responsible for oven %d\"", i ? ", " : "", i);
    strbuf_puts(&json, "]}]}");
    tcase_start(&c, json.p, NULL);
    lint_run(c.t, &o, &found);
    assert_int_equal(found.list.n, LINT_MAX);
    assert_int_equal(lint_count(&found, "weak-opener"), 300);
    assert_int_equal(lint_count(&found, "date-future"), 1);
    assert_int_equal(lint_count(&found, "any"), LINT_MAX + found.dropped);
    lint_text(&found, "me.json", true, false, &out);
    assert_non_null(strstr(out.p, "more are not told\n"));
    strbuf_free(&out);
    strbuf_free(&json);
    tcase_free(&c);
    (void)state;
}

static void the_tailor_stays_as_it_was(void **state)
{
    struct lint_options o = {.english = true};
    struct findings found = {.dropped = 0};
    struct strbuf before = {0}, after = {0};
    struct report_context context = {0};
    struct tcase c;

    tcase_start(&c, source, "Senior Baker\n\nRequirements\n\n- rye\n- 5 years of baking\n");
    report_json(c.t, &context, &before);
    lint_run(c.t, &o, &found);
    report_json(c.t, &context, &after);
    assert_string_equal(before.p, after.p);
    strbuf_free(&before);
    strbuf_free(&after);
    tcase_free(&c);
    (void)state;
}

/* All that lint says of a profile, a line a finding: "rule path why". */
static const char *said(const char *json, struct strbuf *out)
{
    struct lint_options o = {.english = true};
    struct findings found = {.dropped = 0};
    struct tcase c;

    tcase_start(&c, json, NULL);
    lint_run(c.t, &o, &found);
    strbuf_puts(out, "");
    for (size_t i = 0; i < found.list.n; i++)
        strbuf_printf(out, "%s %s %s\n", found.list.at[i].rule->name, found.list.at[i].pointer,
                      found.list.at[i].why);
    tcase_free(&c);
    return out->n ? out->p : "";
}

/* Where the same is to be said of many places, or two rules say the same of one. */
static void the_same_is_said_once(void **state)
{
    static const struct {
        const char *json, *said;
    } cases[] = {
        {"{\"work\": [{\"name\": \"A\", \"highlights\": [\"Java\", \"React\", \"Docker\"]}]}",
         "technology-without-context /work/0/highlights/0 'Java' and 2 bullets behind it name tools "
         "and not what they were good for\n"},
        {"{\"work\": [{\"name\": \"A\", \"startDate\": \"2019-01\", \"endDate\": \"2021-01\", "
         "\"highlights\": [\"Write the rota every week so that nobody waits\", "
         "\"Train 40 cooks\", \"Ran 2 shifts\", \"Manage 3 sites\"]}]}",
         "tense-and-person /work/0/highlights/0 the job is over, and 3 bullets of it are in the "
         "present tense, 'Write' first\n"},
        {"{\"work\": [{\"name\": \"A\", \"highlights\": [\"Kept GVX, TQB and DKV in step for 40 "
         "offices\"]}]}",
         "unexplained-acronym /work/0/highlights/0 'GVX', 'TQB', 'DKV' are not written out anywhere\n"},
        {"{\"languages\": [{\"language\": \"Polish\"}, {\"language\": \"Dutch\"}]}",
         "no-proficiency /languages/0/language 'Polish', 'Dutch' say nothing of how well\n"},
        {"{\"work\": [{\"name\": \"A\", \"highlights\": [\"Worked on forms\", \"Worked on menus\", "
         "\"Worked on signs\"]}]}",
         "weak-opener /work/0/highlights/0 'Worked on' says that you took part, not what you did\n"
         "weak-opener /work/0/highlights/1 'Worked on' says that you took part, not what you did\n"
         "weak-opener /work/0/highlights/2 'Worked on' says that you took part, not what you did\n"},
        {"{\"skills\": [{\"name\": \"Data\", \"keywords\": [\"MySQL\"]}], \"work\": [{\"name\": \"A\", "
         "\"highlights\": [\"Sold 3 vans\", \"Sold 4 cars\", \"Let 5 flats\", \"Won 6 bids\", "
         "\"Cut 7 trees\"]}]}",
         "skill-never-shown /skills/0/keywords/0 no job or project mentions 'MySQL'\n"},
        {"{\"work\": [{\"name\": \"Moor Farm\", \"position\": \"Farmer\", \"startDate\": \"2010-01\", "
         "\"endDate\": \"2023-12\"}, {\"name\": \"B\", \"startDate\": \"2011-01\", \"endDate\": "
         "\"2014-01\"}, {\"name\": \"C\", \"startDate\": \"2014-02\", \"endDate\": \"2018-01\"}, "
         "{\"name\": \"D\", \"startDate\": \"2018-02\", \"endDate\": \"2022-01\"}]}",
         "date-overlap /work/0/endDate 'Moor Farm' goes on beside 3 other jobs\n"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct strbuf out = {0};

        assert_string_equal(said(cases[i].json, &out), cases[i].said);
        strbuf_free(&out);
    }
    (void)state;
}

/* Names in capitals, codes, what is written out beside it, numerals, houses of one owner. */
static void names_are_left_alone(void **state)
{
    static const char *const cases[] = {
        "Moved 12 wallets to Metamask, OKX and Zerion",
        "Added SMART Health Card support for 3,000 patients",
        "Taught 40 students in DSCI 100 and ANTH/SOCI 480",
        "Wrote the Enterprise Mobility Development kit EMDK that 9 teams build on",
        "Tutored 12 pupils in Algebra I",
        "Rewrote the My Vaccine Record app, which 2 million people use",
        "Engineer for the backend of two shops, with Java",
        "Certified Lift Trainer",
        "Ran audits at various sites such as Hull and Goole, so that none had to close",
    };
    struct strbuf json = {0}, out = {0};

    strbuf_puts(&json, "{\"work\": [{\"name\": \"Le Figaro\", \"startDate\": \"2001-09\", "
                       "\"endDate\": \"2012-10\", \"highlights\": [\"Sold 30 pages a week\"");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        strbuf_puts(&json, ", ");
        strbuf_json(&json, cases[i]);
    }
    strbuf_puts(&json, "]}, {\"name\": \"Groupe Figaro\", \"startDate\": \"1999-01\", "
                       "\"endDate\": \"2011-01\"}]}");
    assert_string_equal(said(json.p, &out), "");
    strbuf_free(&out);
    strbuf_free(&json);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_those_of_the_words),
        cmocka_unit_test(rules_are_switched_by_name),
        cmocka_unit_test(names_are_checked),
        cmocka_unit_test(other_languages_are_left_alone),
        cmocka_unit_test(foreign_prose_is_not_read_as_english),
        cmocka_unit_test(nothing_is_proposed),
        cmocka_unit_test(text_is_a_line_a_finding),
        cmocka_unit_test(the_same_is_said_once),
        cmocka_unit_test(names_are_left_alone),
        cmocka_unit_test(many_are_counted),
        cmocka_unit_test(the_tailor_stays_as_it_was),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
