/* What a bullet tells: seniority, scope, figures in letters; and what that is worth for a posting.
 * SPDX-License-Identifier: MIT */
#include "tailor_case.h"

static struct impact impact(struct arena *a, const char *text)
{
    struct concept_matches matches = {0};

    lexicon_match(a, str_of(text), MATCH_PROSE, &matches);
    return impact_of(a, str_of(text), &matches);
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
    static const struct {
        const char *text;
        unsigned has, hasnt;
    } cases[] = {
        {"Cut load times from 12 s to 340 ms by redesigning two indexes",
         IMPACT_DELTA | IMPACT_MECHANISM, 0},
        {"Took late doses from nine a week to two by colour-coding the charts",
         IMPACT_DELTA | IMPACT_MECHANISM, 0},
        {"Cut load times from 12 s to 340 ms", IMPACT_DELTA, IMPACT_MECHANISM},
        {"Redesigned two indexes", IMPACT_NUMBER, IMPACT_DELTA | IMPACT_MECHANISM},
        {"Drove from 9 in the morning", 0, IMPACT_DELTA | IMPACT_MECHANISM},
        {"Stood by the gate", 0, IMPACT_DELTA | IMPACT_MECHANISM},
    };
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned flags = impact(&a, cases[i].text).flags;

        if ((flags & cases[i].has) != cases[i].has || (flags & cases[i].hasnt))
            fail_msg("%s: flags %x", cases[i].text, flags);
    }
    arena_free(&a);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seniority_is_told_by_what_was_done),
        cmocka_unit_test(scope_is_told_from_other_figures),
        cmocka_unit_test(figures_in_letters_count),
        cmocka_unit_test(before_and_after_and_the_means_are_told),
        cmocka_unit_test(ownership_follows_the_opening_verb),
    };

    return cmocka_run_group_tests_name("tailor_value", tests, NULL, NULL);
}
