/* Selection against planted evidence: bullets that prove what a posting demands, among many that prove
 * nothing, are all shown where they fit. SPDX-License-Identifier: MIT */
#include "proof.h"

#include <stdio.h>
#include <stdlib.h>

enum { PLANTED_MOST = 6 };

struct planted {
    struct advert ad;
    const char *bullets[PLANTED_MOST];
    size_t n;
    const char *profile;
};

/* Bullets in random order; each planted one proves one must, told as weakly as a real one may be. They are
 * dealt to the jobs, since a job shows so many at most. */
static void plant(struct input *in, struct planted *p, size_t noise)
{
    size_t jobs = 2 + chance_below(&in->chance, 4);
    struct strbuf b = {0};

    strbuf_puts(&b, "{\"work\": [");
    for (size_t job = 0; job < jobs; job++) {
        size_t others = job + 1 == jobs ? noise : chance_below(&in->chance, 2 * noise / jobs + 1);
        size_t next = job, planted = p->n > job ? (p->n - job + jobs - 1) / jobs : 0;

        strbuf_printf(&b, "%s{\"name\": \"Birchwood %zu\", \"startDate\": \"%zu-03\", \"endDate\": "
                          "\"%zu-02\", \"highlights\": [", job ? ", " : "", job, 2022 - 2 * job,
                      2024 - 2 * job);
        others = others < noise ? others : noise;
        for (size_t left = planted + others; left; left--) {
            bool plant_one = chance_below(&in->chance, left) < planted;

            strbuf_json(&b, plant_one ? p->bullets[next]
                                      : bullet_new(in->a, &in->chance, NULL, 200 + (int)noise));
            strbuf_puts(&b, left > 1 ? ", " : "");
            next += plant_one ? jobs : 0;
            planted -= plant_one;
            noise -= !plant_one;
        }
        strbuf_puts(&b, "]}");
    }
    strbuf_puts(&b, "]}");
    p->profile = strbuf_keep(&b, in->a);
    strbuf_free(&b);
}

static void make_planted(struct input *in, struct planted *p, size_t noise)
{
    memset(p, 0, sizeof *p);
    p->ad = advert_copy(in->a, in->ad);
    for (size_t i = 0; i < p->ad.wishes.n && p->n < PLANTED_MOST; i++)
        if (p->ad.wishes.at[i].kind == WISH_MUST)
            p->bullets[p->n] = bullet_new(in->a, &in->chance, p->ad.wishes.at[i].spelled[0],
                                          100 + (int)p->n),
            p->n++;
    plant(in, p, noise);
}

static const size_t noises[] = {5, 15, 30, 60};

/* The budget that the planted and what is always shown take, and no more. */
static tailor_height just_enough(struct tcase *c, const struct planted *p)
{
    struct solution s = solution_new(c->t);
    bool *chosen = arena_array(&c->a, c->t->items.n + 1, sizeof *chosen);

    for (size_t i = 0; i < c->t->items.n; i++)
        chosen[i] = c->t->items.at[i].required;
    for (size_t k = 0; k < p->n; k++)
        chosen[item_of(c, p->bullets[k]) - c->t->items.at] = true;
    solution_set(c->t, &s, chosen);
    return s.cost;
}

static bool is_proof(const struct tcase *c, const char *bullet)
{
    for (size_t i = 0; i < c->t->passages.n; i++) {
        const struct passage *p = &c->t->passages.at[i];

        for (size_t j = 0; j < p->nevidence && !strcmp(p->text, bullet); j++)
            if (evidence_proves(p, &p->evidence[j]))
                return true;
    }
    return false;
}

static void all_planted_are_shown(struct input *in)
{
    for (size_t i = 0; i < sizeof noises / sizeof *noises; i++) {
        struct planted p;
        struct tcase c;

        make_planted(in, &p, noises[i]);
        start(&c, p.profile, in->posting);
        give_heights(&c);
        for (size_t k = 0; k < p.n; k++) {
            assert_non_null(item_of(&c, p.bullets[k]));
            if (!is_proof(&c, p.bullets[k]))
                fail_msg("'%s' proves nothing", p.bullets[k]);
        }
        assert_true(tailor_select(c.t, just_enough(&c, &p)));
        for (size_t k = 0; k < p.n; k++)
            if (!c.t->chosen[item_of(&c, p.bullets[k]) - c.t->items.at])
                fail_msg("'%s' of %zu is not shown among %zu others", p.bullets[k], p.n, noises[i]);
        tcase_free(&c);
    }
}

static void planted_evidence_is_found(void **state)
{
    hold(state, all_planted_are_shown, 60, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {proof_test(planted_evidence_is_found)};

    return cmocka_run_group_tests_name("proof_planted", tests, NULL, NULL);
}
