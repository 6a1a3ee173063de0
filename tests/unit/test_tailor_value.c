/* What a bullet tells: seniority, scope, figures in letters; and what that is worth for a posting.
 * SPDX-License-Identifier: MIT */
#include "tailor_case.h"

#include "tailor/bullet.h"

#include <cjson/cJSON.h>
#include <stdio.h>

static struct impact impact(struct arena *a, const char *text)
{
    struct concept_matches matches = {0};
    struct tokens tokens;

    lexicon_read(a, str_of(text), MATCH_PROSE, &tokens, &matches);
    return impact_of(bullet_read(a, str_of(text), &tokens, &matches));
}

/* What a text has of enum impact_flag, and what it hasn't. */
struct told {
    const char *text;
    unsigned has, hasnt;
};

static void check_flags(const struct told *cases, size_t n)
{
    struct arena a = {0};

    for (size_t i = 0; i < n; i++) {
        unsigned flags = impact(&a, cases[i].text).flags;

        if ((flags & cases[i].has) != cases[i].has || (flags & cases[i].hasnt))
            fail_msg("%s: flags %x", cases[i].text, flags);
    }
    arena_free(&a);
}

static void strong_bullets_beat_weak_ones(void **state)
{
    static const char *const pairs[][2] = {
        {"Responsible for the invoice service",
         "Rebuilt the invoice service by splitting it in two, cutting failed runs from 14 a week to one"},
        {"Worked with Redis",
         "Introduced Redis caching that took the median search from 900 ms to 120 ms"},
        {"Helped on the ward with medicines",
         "Led the medicines round for 28 beds and halved late doses by colour-coding the charts"},
        {"Used Django and PostgreSQL for various internal tools",
         "Built a stock tool with Django that saves 40 branches six hours a week"},
        {"Managed campaigns in an agile team",
         "Grew sign-ups by 38% with three campaigns for £20k, enabling the launch in two more countries"},
    };
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct impact weak = impact(&a, pairs[i][0]), strong = impact(&a, pairs[i][1]);

        if (weak.score + 300 > strong.score)
            fail_msg("%s (%d) against %s (%d)", pairs[i][0], weak.score, pairs[i][1], strong.score);
    }
    arena_free(&a);
}

static void figures_are_told_from_years_and_versions(void **state)
{
    static const struct told cases[] = {
        {"Migrated the estate to Java 17 in 2021", 0, IMPACT_NUMBER},
        {"Built six services", IMPACT_NUMBER | IMPACT_SCALE, IMPACT_DELTA},
        {"Cut the bill by 30%", IMPACT_NUMBER | IMPACT_DELTA, IMPACT_SCALE},
        {"Took restores from 45 minutes to 8 minutes", IMPACT_DELTA, 0},
        {"Halved the queue", IMPACT_NUMBER | IMPACT_DELTA, 0},
        {"Answered 2M+ requests a day", IMPACT_SCALE, IMPACT_DELTA},
        {"Moved £4M a month", IMPACT_SCALE, 0},
        {"One of four engineers", IMPACT_NUMBER, 0},
        {"Sped up builds by caching layers", IMPACT_MECHANISM, IMPACT_NUMBER},
        {"Responsible for 12 servers", IMPACT_WEAK | IMPACT_NUMBER, IMPACT_VERB},
        {"Attended various meetings", IMPACT_VAGUE, IMPACT_NUMBER},
    };

    (void)state;
    check_flags(cases, sizeof cases / sizeof *cases);
}

/* Metamorphic: taking the numbers out never makes a bullet better. */
static void fewer_numbers_never_raise_impact(void **state)
{
    static const char *const pairs[][2] = {
        {"Cut response times from 420 ms to 90 ms", "Cut response times"},
        {"Led six engineers through the move to PostgreSQL",
         "Led engineers through the move to PostgreSQL"},
        {"Moved 23 services and 40 tables in nine weeks, halving the bill",
         "Moved services and tables, lowering the bill"},
        {"Ran various trials with 300 patients", "Ran various trials with patients"}};
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_true(impact(&a, pairs[i][0]).score >= impact(&a, pairs[i][1]).score);
    arena_free(&a);
}

/* Each text has just these signs. */
static void seniority_is_told_by_what_was_done(void **state)
{
    static const struct {
        const char *text;
        unsigned signs;
    } cases[] = {
        {"Mentor four engineers; two were promoted within 18 months", SIGN_MENTORING},
        {"Trained 14 ward nurses on the new pumps", SIGN_MENTORING},
        {"Coached three junior analysts through their first audit", SIGN_MENTORING},
        {"Was mentored by the principal engineer", 0},
        {"Trained a classifier on 40,000 invoices", 0},
        {"Drove coaches between the airport and 12 hotels", 0},

        {"Reviewed API changes with three partner companies", SIGN_REVIEWS},
        {"Started weekly design reviews that eight teams now hold", SIGN_REVIEWS},
        {"Set the rules for code review in a repository of 60 people", SIGN_REVIEWS},
        {"Reviewed 40 invoices a week", 0},
        {"Wrote the audit trail that passed two external reviews", 0},
        {"Answered customer reviews in three languages", 0},

        {"Wrote the design document for the ledger and got five teams to sign it", SIGN_DESIGN},
        {"Introduced contract tests for all partner APIs", SIGN_DESIGN},
        {"Keeps the ADRs of the payments group", SIGN_DESIGN},
        {"Signed contracts with nine suppliers", 0},
        {"Designed posters for the spring fair", 0},
        {"Documented every public endpoint", 0},

        {"Chose PostgreSQL over MongoDB after measuring both", SIGN_TRADE_OFF},
        {"Compared ECS against Lambda and moved the short jobs", SIGN_TRADE_OFF},
        {"Wrote down the trade-offs of three queueing designs", SIGN_TRADE_OFF},
        {"Selected as employee of the month over 30 times", 0},
        {"Cut costs by 30% over two years", 0},
        {"Traded oats at the county market", 0},

        {"Ran the on-call rota for five engineers", SIGN_INCIDENT},
        {"Led the response to 12 outages in 2022", SIGN_INCIDENT},
        {"Wrote blameless postmortems that others learn from", SIGN_INCIDENT},
        {"Reported incidents to the duty manager", 0},
        {"Called 200 households for a survey", 0},
        {"Answered calls on weekday mornings", 0},

        {"Hired nine developers and rewrote the interview loop", SIGN_HIRING},
        {"Interviewed 60 candidates for the data team", SIGN_HIRING},
        {"Recruited three volunteers for the night shift", SIGN_HIRING},
        {"Was hired as the first developer", 0},
        {"Interviewed 25 shoppers about the new till", 0},
        {"Recruited 60 patients for a sleep study", 0},

        {"Agreed the roadmap with stakeholders in four departments", SIGN_STAKEHOLDERS},
        {"Represented engineering in the pricing group", SIGN_STAKEHOLDERS},
        {"Negotiated delivery dates with two suppliers", SIGN_STAKEHOLDERS},
        {"Represented words as vectors of 300 numbers", 0},
        {"Soldered the board of a weather station", 0},
        {"Executed 400 test cases", 0},

        {"Designed an idempotent ledger API in Go", SIGN_SCRATCH},
        {"Built the booking system from scratch in nine weeks", SIGN_SCRATCH},
        {"Architected a platform for 30 tenants", SIGN_SCRATCH},
        {"Scratched the surface of the old tables", 0},
        {"Used the design system of the web team", 0},
        {"Maintained the booking service", 0},

        {"Wrote the RFC, hired two engineers and ran the on-call rota",
         SIGN_DESIGN | SIGN_HIRING | SIGN_INCIDENT},
    };
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned signs = impact(&a, cases[i].text).signs;

        if (signs != cases[i].signs)
            fail_msg("%s: signs %x, not %x", cases[i].text, signs, cases[i].signs);
    }
    arena_free(&a);
}

static void scope_is_told_from_other_figures(void **state)
{
    static const char *const has[] = {
        "One of four backend engineers in the payments team", "Led a team of six",
        "Joined an org of 90 and set up its test bench", "Rolled it out in an organisation of about 400",
        "Wrote the style guide of a 90-person company", "Ran releases of a four-person team",
        "Managed 14 nurses on two wards", "Has three direct reports",
    };
    static const char *const hasnt[] = {
        "One of the first to use the new till", "Cut the bill of 400 pounds to 90",
        "Served 90 persons a night", "Moved 23 services to new machines", "Worked in a big team",
        "Answered four engineers' questions", "Took stock of 40 shelves", "Wrote three reports a week",
    };
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof has / sizeof *has; i++)
        if (!(impact(&a, has[i]).flags & IMPACT_SCOPE))
            fail_msg("no scope: %s", has[i]);
    for (size_t i = 0; i < sizeof hasnt / sizeof *hasnt; i++)
        if (impact(&a, hasnt[i]).flags & IMPACT_SCOPE)
            fail_msg("scope: %s", hasnt[i]);
    arena_free(&a);
}

static void figures_in_letters_count(void **state)
{
    static const char *const has[] = {
        "Closed forty-one findings", "Trained seventeen cooks", "Cut the bill by a third",
        "Saved half of the paper", "Raised output fourfold", "Lost two thirds of the weight",
        "Cut the queue in half", "Moved a dozen shops", "Cut waiting to a quarter",
    };
    static const char *const hasnt[] = {
        "Talked to third parties every week", "Closed the books each quarter",
        "Wrote the reports of the third floor", "Worked one winter at sea",
    };
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof has / sizeof *has; i++)
        if (!(impact(&a, has[i]).flags & IMPACT_NUMBER))
            fail_msg("no figure: %s", has[i]);
    for (size_t i = 0; i < sizeof hasnt / sizeof *hasnt; i++)
        if (impact(&a, hasnt[i]).flags & IMPACT_NUMBER)
            fail_msg("a figure: %s", hasnt[i]);
    arena_free(&a);
}

static void before_and_after_and_the_means_are_told(void **state)
{
    static const struct told cases[] = {
        {"Cut load times from 12 s to 340 ms by redesigning two indexes",
         IMPACT_DELTA | IMPACT_MECHANISM, 0},
        {"Took late doses from nine a week to two by colour-coding the charts",
         IMPACT_DELTA | IMPACT_MECHANISM, 0},
        {"Cut load times from 12 s to 340 ms", IMPACT_DELTA, IMPACT_MECHANISM},
        {"Redesigned two indexes", IMPACT_NUMBER, IMPACT_DELTA | IMPACT_MECHANISM},
        {"Drove from 9 in the morning", 0, IMPACT_DELTA | IMPACT_MECHANISM},
        {"Stood by the gate", 0, IMPACT_DELTA | IMPACT_MECHANISM},
        {"Wrote nine employee onboarding plans", IMPACT_NUMBER, IMPACT_SCALE},
        {"Led 40 nurse practitioners", IMPACT_NUMBER | IMPACT_SCALE, 0},
        {"Taught nine employees", IMPACT_NUMBER | IMPACT_SCALE, 0},
    };

    (void)state;
    check_flags(cases, sizeof cases / sizeof *cases);
}

static void ownership_follows_the_opening_verb(void **state)
{
    static const struct {
        const char *text;
        int ownership;
    } cases[] = {{"Assisted the bursar", 0}, {"Maintained the press", 1}, {"Built a kiln", 2},
                 {"Redesigned the kiln", 3}, {"Led the night shift", 4},  {"Founded a choir", 5},
                 {"Kilns were hot", -1}};
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(impact(&a, cases[i].text).ownership, cases[i].ownership);
    arena_free(&a);
}

/* ---- what it is worth for a posting --------------------------------------------------------------- */

static const char people[] =
    "{\"basics\": {\"summary\": \"Keeps tills in order. Wrote Go for six shops.\"},"
    "\"work\": [{\"name\": \"Alder\", \"startDate\": \"2021-01\", \"highlights\": ["
    "\"Mentored four colleagues through their first winter\","
    "\"Counted four cellars through the whole first winter\","
    "\"Wrote a till in Go that 40 shops use\"]}],"
    "\"volunteer\": [{\"organization\": \"Choir\", \"highlights\": [\"Sang 20 evenings\"]}],"
    "\"projects\": ["
    "{\"name\": \"quilt\", \"type\": \"Open source\", \"description\": \"A parser in Go.\"},"
    "{\"name\": \"tide\", \"description\": \"A parser in Go.\"}],"
    "\"education\": [{\"institution\": \"Elm\", \"area\": \"Physics\"}],"
    "\"certificates\": [{\"name\": \"Certified PostgreSQL Keeper\"}],"
    "\"publications\": [{\"name\": \"Tills that count\"}],"
    "\"skills\": [{\"name\": \"Tools\", \"keywords\": [\"MySQL\", \"Go\"]}]}";

static const char go_posting[] = "# Engineer\n\n## Requirements\n\n- Go\n- PostgreSQL\n";

/* The same once more, after the posting was changed. */
static void again(struct tcase *c)
{
    c->t = tailor_new(&c->a, c->profile, c->posting, &c->options, &c->d);
}

static int value_of(struct tcase *c, const char *pointer)
{
    for (size_t i = 0; i < c->t->passages.n; i++)
        if (!strcmp(c->t->passages.at[i].node->pointer, pointer))
            return c->t->passages.at[i].value;
    fail_msg("nothing at %s", pointer);
    return 0;
}

static void figures_and_means_are_worth_something(void **state)
{
    struct tcase c;
    int bare, told, figures;

    (void)state;
    tcase_start(&c,
                "{\"work\": [{\"name\": \"A\", \"startDate\": \"2020-01\", \"highlights\": ["
                "\"Worked with Go\","
                "\"Introduced Go workers, cutting the median search\","
                "\"Introduced Go workers, cutting the median search from 900 ms to 120 ms\"]}]}",
                go_posting);
    bare = value_of(&c, "/work/0/highlights/0");
    told = value_of(&c, "/work/0/highlights/1");
    figures = value_of(&c, "/work/0/highlights/2");
    assert_true(bare < told && told < figures);
    tcase_free(&c);
}

static void seniority_is_worth_what_the_posting_asks(void **state)
{
    static const enum seniority levels[] = {SENIORITY_JUNIOR, SENIORITY_MID, SENIORITY_SENIOR,
                                            SENIORITY_LEAD};
    struct tcase c;
    int mentor = -1, counted = -1;

    (void)state;
    tcase_start(&c, people, go_posting);
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        c.posting->seniority = levels[i];
        again(&c);
        assert_true(value_of(&c, "/work/0/highlights/0") > mentor);
        assert_true(!i || value_of(&c, "/work/0/highlights/1") == counted);
        mentor = value_of(&c, "/work/0/highlights/0");
        counted = value_of(&c, "/work/0/highlights/1");
    }
    tcase_free(&c);
}

static void emphasis_is_worth_what_the_posting_stresses(void **state)
{
    struct tcase c;
    int plain;

    (void)state;
    tcase_start(&c, people, go_posting);
    memset(c.posting->emphasis, 0, sizeof c.posting->emphasis);
    again(&c);
    plain = value_of(&c, "/work/0/highlights/0");
    c.posting->emphasis[AXIS_LEADERSHIP].weight = 1000;
    again(&c);
    assert_true(value_of(&c, "/work/0/highlights/0") > plain);
    c.posting->emphasis[AXIS_LEADERSHIP].weight = 0;
    c.posting->emphasis[AXIS_SECURITY].weight = 1000;
    again(&c);
    assert_int_equal(value_of(&c, "/work/0/highlights/0"), plain);
    tcase_check(&c); /* no word is touched */
    tcase_free(&c);
}

/* A word that the lexicon does not know says less in passing than in a text about it. */
static void unknown_words_saturate(void **state)
{
    struct requirement unknown = {.concept = CONCEPT_NONE, .term = "quibbler", .stem = "quibbler",
                                  .quote = "quibbler", .zone = ZONE_MUST,
                                  .modality = MODALITY_MUST, .weight = 1000};
    struct posting posting = {.name = "p", .text = STR("quibbler"), .title = "", .company = "", .place = ""};
    struct tcase c;
    int strength[3];

    (void)state;
#define LONG " in the mill by the river where we kept oats and barley and rye for the whole of a long wet winter" \
             " and for most of the spring that came late and left the roads under water until the middle of May"
    tcase_start(&c,
                "{\"work\": [{\"name\": \"A\", \"startDate\": \"2021-01\", \"highlights\": ["
                "\"Calibrated a quibbler\", \"Swept a quibbler" LONG "\","
                "\"Sold a quibbler and bought a quibbler" LONG "\"]}]}",
                NULL);
    vec_push(&c.a, &posting.requirements, unknown);
    c.t = tailor_new(&c.a, c.profile, &posting, &c.options, &c.d);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(c.t->passages.at[i].nevidence, 1);
        strength[i] = evidence_strength(c.t, &c.t->passages.at[i], &c.t->passages.at[i].evidence[0]);
    }
    assert_int_equal(strength[0], 1000);
    assert_true(strength[1] < 800);
    assert_true(strength[1] < strength[2] && strength[2] <= strength[0]);
    tcase_free(&c);
}

/* ---- order ---------------------------------------------------------------------------------------- */

static const char *const *rules_with(struct tcase *c, enum axis axis, int weight)
{
    memset(c->posting->emphasis, 0, sizeof c->posting->emphasis);
    c->posting->emphasis[axis].weight = weight;
    again(c);
    return c->t->order_rule;
}

static size_t place(const struct tcase *c, const char *section)
{
    for (size_t i = 0; i < c->t->candidate.section_count; i++)
        if (!strcmp(c->t->candidate.section_order[i], section))
            return i;
    return SIZE_MAX;
}

static void what_is_stressed_moves_sections(void **state)
{
    struct tcase c;

    (void)state;
    tcase_start(&c, people, "# Engineer\n\n## Requirements\n\n- Go\n");
    assert_null(rules_with(&c, AXIS_COMPLIANCE, 200)[0]);
    assert_string_equal(rules_with(&c, AXIS_COMPLIANCE, 300)[0], "certificates-up");
    assert_true(place(&c, "certificates") < place(&c, "education"));
    assert_null(rules_with(&c, AXIS_SPEED, 300)[0]);
    assert_string_equal(rules_with(&c, AXIS_SPEED, 400)[0], "projects-up");
    assert_true(place(&c, "projects") < place(&c, "skills"));
    assert_true(place(&c, "work") < place(&c, "projects"));
    tcase_free(&c);
}

/* First what proves most of the musts, then what adds most to that: not the second about the same. */
static void bullets_follow_the_musts_and_do_not_repeat(void **state)
{
    struct tcase c;
    const struct profile *p;

    (void)state;
    tcase_start(&c,
                "{\"work\": [{\"name\": \"A\", \"startDate\": \"2021-01\", \"highlights\": ["
                "\"Swept 40 yards\", \"Wrote 40 forms with Redis\", \"Wrote 40 tools on PostgreSQL\","
                "\"Moved 40 shops to PostgreSQL\", \"Wrote 40 reports on Redis and PostgreSQL\"]}]}",
                "# Engineer\n\n## Requirements\n\n- PostgreSQL\n- Redis\n");
    p = tailor_result(c.t);
    assert_string_equal(tcase_at(p, "work/0/highlights/0"),
                        "Wrote 40 reports on Redis and PostgreSQL");
    assert_string_equal(tcase_at(p, "work/0/highlights/4"), "Swept 40 yards");
    tcase_free(&c);
    tcase_start(&c,
                "{\"work\": [{\"name\": \"A\", \"startDate\": \"2021-01\", \"highlights\": ["
                "\"Wrote 40 tools on PostgreSQL\", \"Built 40 tools on PostgreSQL\","
                "\"Wrote 40 forms with Redis\"]}]}",
                "# Engineer\n\n## Requirements\n\n- PostgreSQL\n\n## Nice to have\n\n- Redis\n");
    p = tailor_result(c.t);
    assert_string_equal(tcase_at(p, "work/0/highlights/0"), "Wrote 40 tools on PostgreSQL");
    assert_string_equal(tcase_at(p, "work/0/highlights/1"), "Wrote 40 forms with Redis");
    tcase_free(&c);
}

/* ---- the list of all items ------------------------------------------------------------------------ */

static const cJSON *item_at(const cJSON *json, const char *kind, const char *path, int nth)
{
    const cJSON *item;

    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(json, "items"))
        if (!strcmp(cJSON_GetObjectItemCaseSensitive(item, "kind")->valuestring, kind) &&
            !strcmp(cJSON_GetObjectItemCaseSensitive(item, "path")->valuestring, path) && !nth--)
            return item;
    fail_msg("no %s at %s", kind, path);
    return NULL;
}

static int value(const cJSON *item)
{
    return cJSON_GetObjectItemCaseSensitive(item, "value")->valueint;
}

/* Member of the evidence for Go or PostgreSQL that an item gives. */
static const char *evidence(const cJSON *item, const char *term, const char *member)
{
    const cJSON *e;

    cJSON_ArrayForEach(e, cJSON_GetObjectItemCaseSensitive(item, "evidence"))
        if (!strcmp(cJSON_GetObjectItemCaseSensitive(e, "term")->valuestring, term))
            return cJSON_GetObjectItemCaseSensitive(e, member)->valuestring;
    return "none";
}

/* Two wishes answered in plain words are worth more than the loudest bullet about something else; and of the old
 * job, where no bullet must stay, they are what is shown. */
static void relevance_leads(void **state)
{
    struct tcase c;
    int modest, loud;

    (void)state;
    tcase_start(&c,
                "{\"work\": [{\"name\": \"A\", \"startDate\": \"2022-01\"}, {\"name\": \"B\", \"startDate\": \"2021-01\"},"
                "{\"name\": \"C\", \"startDate\": \"2018-01\", \"endDate\": \"2020-12\", \"highlights\": ["
                "\"Led 12 printers and cut the run from 5 hours to 38 minutes by folding sheets in pairs, which saves 40 branches £90k a year\","
                "\"Kept the tills in Go on Redis\"]}]}",
                "# Engineer\n\n## Nice to have\n\n- Go\n- Redis\n- Kafka\n- Terraform\n");
    loud = tcase_item(&c, "/work/2/highlights/0");
    modest = tcase_item(&c, "/work/2/highlights/1");
    assert_true(c.t->info.at[loud].impact.score > 2 * c.t->info.at[modest].impact.score);
    assert_true(c.t->items.at[modest].value > c.t->items.at[loud].value);
    tcase_cost(&c);
    c.t->items.at[modest].cost = c.t->items.at[loud].cost;
    for (size_t g = 0; g < c.t->groups.n; g++)
        c.t->groups.at[g].cost = 0;
    assert_true(tailor_select(c.t, c.t->items.at[loud].cost));
    assert_true(c.t->chosen[modest] && !c.t->chosen[loud]);
    tcase_free(&c);
}

/* The project's name stands for it, where nothing says so in words. */
static void open_source_is_known_by_more_than_words(void **state)
{
    static const struct {
        const char *project;
        bool open;
    } cases[] = {
        {"\"type\": \"Open-source library\"", true},
        {"\"roles\": [\"Maintainer\"]", true},
        {"\"url\": \"https://github.com/varga/tide\"", true},
        {"\"url\": \"https://git.sr.ht/~varga/tide\"", true},
        {"\"url\": \"codeberg.org/varga/tide\"", true},
        {"\"url\": \"https://github.com/varga\"", false}, /* a person, not a repository */
        {"\"url\": \"https://github.com/varga/\"", false},
        {"\"url\": \"https://notgithub.com/varga/tide\"", false},
        {"\"url\": \"https://varga.example/github.com/tide\"", false},
        {"\"type\": \"contract\", \"roles\": [\"Author\"]", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tcase c;
        char profile[300];
        struct report_context context = {0};

        snprintf(profile, sizeof profile,
                 "{\"projects\": [{\"name\": \"tide\", \"description\": \"Counts in Go.\", %s}]}", cases[i].project);
        tcase_start(&c, profile, "# Engineer\n\n## Requirements\n\n- Open source\n");
        if ((report_must_coverage(c.t, &context) == 100) != cases[i].open)
            fail_msg("%s", cases[i].project);
        tcase_free(&c);
    }
}

static void every_item_is_listed_with_its_value(void **state)
{
    struct tcase c;
    struct report_context context = {0};
    struct strbuf out = {0};
    cJSON *json;

    (void)state;
    tcase_start(&c, people, go_posting);
    report_json(c.t, &context, &out);
    json = cJSON_Parse(out.p);
    assert_non_null(json);

    const cJSON *till = item_at(json, "bullet", "/work/0/highlights/2", 0);
    const cJSON *open = item_at(json, "project", "/projects/0", 0);
    const cJSON *own = item_at(json, "project", "/projects/1", 0);
    const cJSON *mysql = item_at(json, "skill", "/skills/0/keywords/0", 0);

    assert_string_equal(evidence(till, "Go", "grade"), "same");
    assert_string_equal(evidence(till, "Go", "context"), "employment");
    assert_string_equal(evidence(open, "Go", "context"), "open source");
    assert_string_equal(evidence(own, "Go", "context"), "side project");
    assert_string_equal(evidence(mysql, "PostgreSQL", "grade"), "sibling");
    assert_string_equal(evidence(mysql, "PostgreSQL", "context"), "list only");
    assert_true(value(till) > value(item_at(json, "bullet", "/work/0/highlights/1", 0)));
    assert_true(value(open) > value(own));
    assert_true(value(item_at(json, "summary sentence", "/basics/summary", 1)) >
                value(item_at(json, "summary sentence", "/basics/summary", 0)));
    assert_string_equal(evidence(item_at(json, "certificate", "/certificates/0", 0), "PostgreSQL",
                                 "context"),
                        "on record");
    item_at(json, "education", "/education/0", 0);
    item_at(json, "publication", "/publications/0", 0);
    item_at(json, "volunteer work", "/volunteer/0", 0);
    item_at(json, "bullet", "/volunteer/0/highlights/0", 0);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(json, "items")), 14);
    cJSON_Delete(json);
    strbuf_free(&out);
    tcase_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strong_bullets_beat_weak_ones),
        cmocka_unit_test(figures_are_told_from_years_and_versions),
        cmocka_unit_test(fewer_numbers_never_raise_impact),
        cmocka_unit_test(seniority_is_told_by_what_was_done),
        cmocka_unit_test(scope_is_told_from_other_figures),
        cmocka_unit_test(figures_in_letters_count),
        cmocka_unit_test(before_and_after_and_the_means_are_told),
        cmocka_unit_test(ownership_follows_the_opening_verb),
        cmocka_unit_test(figures_and_means_are_worth_something),
        cmocka_unit_test(seniority_is_worth_what_the_posting_asks),
        cmocka_unit_test(emphasis_is_worth_what_the_posting_stresses),
        cmocka_unit_test(relevance_leads),
        cmocka_unit_test(open_source_is_known_by_more_than_words),
        cmocka_unit_test(every_item_is_listed_with_its_value),
        cmocka_unit_test(unknown_words_saturate),
        cmocka_unit_test(what_is_stressed_moves_sections),
        cmocka_unit_test(bullets_follow_the_musts_and_do_not_repeat),
    };

    return cmocka_run_group_tests_name("tailor_value", tests, NULL, NULL);
}
