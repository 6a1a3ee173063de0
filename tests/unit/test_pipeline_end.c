/* The fit ends, whatever is measured: with pages that lie, too. SPDX-License-Identifier: MIT */
#include "unit.h"

#include "pipeline/fit.h"
#include "tailor/internal.h"

#include <math.h>
#include <stdio.h>

/* What a liar says of pages and of what is over or left, by the trial and by a random number. */
enum lie { LIE_ALWAYS_OVER, LIE_NEVER_OVER, LIE_BY_TURNS, LIE_BY_CHANCE, LIE_LESS_IS_MORE, LIE_NOT_A_NUMBER, LIES };

static uint32_t next_random(uint32_t *x)
{
    *x ^= *x << 13;
    *x ^= *x >> 17;
    *x ^= *x << 5;
    return *x;
}

static bool is_met(enum lie lie, int round, double budget, uint32_t *random)
{
    switch (lie) {
    case LIE_ALWAYS_OVER:
        return false;
    case LIE_NEVER_OVER:
        return true;
    case LIE_BY_TURNS:
        return round % 2;
    case LIE_LESS_IS_MORE:
        return budget > 500;
    default:
        return next_random(random) % 2;
    }
}

static double any_height(enum lie lie, uint32_t *random)
{
    static const double odd[] = {0, -1e9, 1e9, INFINITY, NAN, 1e-9};

    return lie == LIE_NOT_A_NUMBER ? odd[next_random(random) % 6] : next_random(random) % 1000;
}

/* ---- the search for a budget ------------------------------------------------------------------- */

/* What is over is followed by less until it is met; then the next lies between the greatest that met and the least
 * that did not, which close in. */
static void check_step(const struct budget_search *was, const struct budget_search *is, bool met)
{
    double tried = was->budget;

    assert_true(met ? is->has_low && is->low == tried : is->has_high && is->high == tried);
    if (was->has_low && was->has_high) {
        assert_true(was->low < tried && tried < was->high);
        assert_true(is->high - is->low < was->high - was->low);
    }
    if (is->has_low && is->has_high)
        assert_true(is->low < is->budget && is->budget < is->high);
    else if (is->has_high)
        assert_true(is->budget <= tried - 1);
    else
        assert_true(is->budget > tried);
}

static void budgets_close_in(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 400; seed++)
        for (int lie = 0; lie < LIE_NOT_A_NUMBER; lie++) {
            struct budget_search s = {.budget = 700}, was;
            uint32_t random = seed;
            int rounds = 0;
            bool more = true;

            while (more) {
                bool met = is_met((enum lie)lie, rounds, s.budget, &random);
                struct budget_outcome o = {.met = met,
                                           .over = any_height((enum lie)lie, &random),
                                           .room = any_height((enum lie)lie, &random),
                                           .page = 750};

                was = s;
                more = fit_next_budget(&s, &o);
                assert_true(++rounds <= FIT_ROUNDS_MAX);
                if (more)
                    check_step(&was, &s, met);
            }
        }
}

/* ---- the whole fit ------------------------------------------------------------------------------ */

/* A fitting whose pages are made up. */
struct liar {
    struct fitting fitting;
    struct galley *galley;
    enum lie lie;
    uint32_t random;
    int trials;
};

static bool lies(struct fitting *f, const struct profile *p, struct setting *out)
{
    struct liar *l = (struct liar *)f; /* its first member */
    struct display_list *list = arena_new(&f->c->arena, struct display_list);
    bool met = is_met(l->lie, l->trials, (double)f->c->tailor->budget / 1024, &l->random);

    (void)p;
    if (++l->trials > FIT_TRIALS_MAX)
        return false;
    list->body_height = 750;
    list->npages = met ? (size_t)f->target : (size_t)f->target + 1 + next_random(&l->random) % 3;
    list->pages = arena_array(&f->c->arena, list->npages, sizeof *list->pages);
    for (size_t i = 0; i < list->npages; i++)
        list->pages[i].used = any_height(l->lie, &l->random);
    *out = (struct setting){.galley = l->galley, .list = list};
    return true;
}

static void the_fit_ends_for_liars(void **state)
{
    struct ncv_build_options o = {.profile = "samples/backend.json", .posting = "samples/go-fintech.md",
                                  .layout = "rail", .pages = 1};
    ncv_context *c = ncv_new();
    struct setting candidate;

    (void)state;
    assert_int_equal(ncv_build(c, &o), NCV_OK);
    assert_true(fit_set(c, tailor_candidate(c->tailor), &candidate));
    for (uint32_t seed = 1; seed <= 40; seed++)
        for (int lie = 0; lie < LIES; lie++) {
            struct liar l = {.fitting = {.c = c, .measure = lies, .target = 1 + (int)(seed % 2), .asked = seed % 3 != 0},
                             .galley = candidate.galley,
                             .lie = (enum lie)lie,
                             .random = seed};
            struct fitting *f = &l.fitting;
            struct trial t;

            f->goal = f->target - 1 + FILL_ONLY;
            f->naxes = layout_fit_order(c->layout, f->axes);
            f->said = c->d.list.n;
            assert_true(fit_try(f, tailor_candidate(c->tailor), &t));
            if (!fit_run(f, &t))
                fail_msg("lie %d, seed %d: more than %d trials", lie, (int)seed, FIT_TRIALS_MAX);
            assert_int_equal(f->serial, l.trials);
        }
    ncv_free(c);
}

/* What is said of real documents: every sample, layout and number of pages. */
static void builds_say_how_often_they_tried(void **state)
{
    static const char *const profiles[] = {"backend", "nurse", "marketing", "graduate"};
    static const char *const postings[] = {"go-fintech.md", "hospital.txt", NULL};
    static const char *const layouts[] = {"rail", "twin", "accent", "bank", "sidebar", "academic"};
    ncv_context *c = ncv_new();
    int most = 0;

    (void)state;
    for (size_t i = 0; i < 4 * 3 * 6 * 4; i++) {
        char profile[64], posting[64];
        const char *asks = postings[i / 4 % 3];
        struct ncv_build_options o = {.profile = profile, .posting = asks ? posting : NULL,
                                      .layout = layouts[i / 12 % 6], .pages = (int)(i / 72) - 1};

        snprintf(profile, sizeof profile, "samples/%s.json", profiles[i % 4]);
        snprintf(posting, sizeof posting, "samples/%s", asks ? asks : "");
        assert_int_equal(ncv_build(c, &o), NCV_OK);
        assert_true(c->trials >= 1 && c->trials <= FIT_TRIALS_MAX);
        most = c->trials > most ? c->trials : most;
    }
    print_message("# at most %d trials\n", most);
    ncv_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(budgets_close_in),
        cmocka_unit_test(the_fit_ends_for_liars),
        cmocka_unit_test(builds_say_how_often_they_tried),
    };

    return cmocka_run_group_tests_name("pipeline_end", tests, NULL, NULL);
}
