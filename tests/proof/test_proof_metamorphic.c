/* How the result must (not) change when profile or posting change: metamorphic tests, for want of an
 * oracle (Zhou, Xiang and Chen, TSE 2016), on generated inputs and on all pairs of the samples.
 * SPDX-License-Identifier: MIT */
#include "proof.h"

#include "profile/write.h"
#include "tailor/forms.h"

#include <stdio.h>
#include <stdlib.h>

static const int shares[] = {35, 55, 75};
#define EACH_SHARE(s) for (const int *s = shares; s < shares + 3; s++)

/* ---- 1 ------------------------------------------------------------------------------------------- */

/* Moves the children to the end in random order. */
static void shuffle(struct input *in, cJSON *list)
{
    for (size_t left = (size_t)cJSON_GetArraySize(list); left; left--) {
        cJSON *child = list->child;

        for (size_t i = chance_below(&in->chance, left); i; i--)
            child = child->next;
        cJSON_AddItemToArray(list, cJSON_DetachItemViaPointer(list, child));
    }
}

static void shuffle_all(struct input *in, cJSON *node)
{
    static const char *const free_lists[] = {"highlights", "keywords", "skills"};
    cJSON *child;
    bool any_order = cJSON_IsObject(node);

    for (size_t i = 0; i < 3; i++)
        any_order |= node->string && !strcmp(node->string, free_lists[i]);
    if (any_order)
        shuffle(in, node);
    cJSON_ArrayForEach(child, node)
        shuffle_all(in, child);
}

static void same_whatever_the_order(struct input *in)
{
    const char *other = changed(in, shuffle_all);

    EACH_SHARE(share) {
        struct tcase a, b;

        start(&a, in->profile, in->posting);
        start(&b, other, in->posting);
        choose_share(&a, *share);
        choose_share(&b, *share);
        assert_string_equal(chosen_texts(&a), chosen_texts(&b));
        assert_int_equal(objective_compare(worth(&a), worth(&b)), 0);
        tcase_free(&a);
        tcase_free(&b);
    }
}

/* 1. Permuting bullets, rows and keywords of skills, and the keys of the JSON: the same choice. */
static void order_in_the_file_does_not_matter(void **state)
{
    hold(state, same_whatever_the_order, 40, true);
}

/* ---- 2 ------------------------------------------------------------------------------------------- */

static void add_old_job(struct input *in, cJSON *root)
{
    cJSON *work = cJSON_GetObjectItem(root, "work");
    cJSON *job = cJSON_Parse("{\"name\": \"Gatehouse\", \"position\": \"Rower\", "
                             "\"startDate\": \"1981-01\", \"endDate\": \"1982-01\", \"highlights\": []}");

    for (int i = 0; i < 3; i++)
        cJSON_AddItemToArray(cJSON_GetObjectItem(job, "highlights"),
                             cJSON_CreateString(bullet_new(in->a, &in->chance, NULL, 900 + i)));
    cJSON_AddItemToArray(work, job);
}

static void add_noise(struct input *in, cJSON *root)
{
    cJSON_AddItemToArray(any_bullets(in, root, 1),
                         cJSON_CreateString(bullet_new(in->a, &in->chance, NULL, 907)));
}

/* Does anything that was added answer the posting? */
static bool added_answers(const struct tcase *c)
{
    for (size_t i = 0; i < c->t->passages.n; i++) {
        const struct passage *p = &c->t->passages.at[i];
        bool added = strstr(p->text, " 90") || !strcmp(p->text, "Rower");

        if (added && p->nevidence)
            return true;
    }
    return false;
}

/* What the added job takes of the budget whatever is chosen. */
static tailor_height forced(const struct tcase *a, const struct tcase *b)
{
    tailor_height sum = 0;

    for (size_t i = 0; i < b->t->items.n; i++)
        sum += b->t->items.at[i].required ? b->t->items.at[i].cost : 0;
    for (size_t i = 0; i < a->t->items.n; i++)
        sum -= a->t->items.at[i].required ? a->t->items.at[i].cost : 0;
    return sum + 1024 * 22 * (tailor_height)(b->t->groups.n - a->t->groups.n);
}

static void no_less_proven(struct input *in, const char *more)
{
    EACH_SHARE(share) {
        struct tcase a, b;
        tailor_height budget;

        start(&a, in->profile, in->posting);
        start(&b, more, in->posting);
        if (!added_answers(&b)) {
            budget = give_heights(&a) * *share / 100;
            give_heights(&b);
            for (size_t r = 0; r < a.t->nrequirements; r++)
                assert_int_equal(a.t->answers[r].status, b.t->answers[r].status);
            if (tailor_select(a.t, budget)) {
                assert_true(tailor_select(b.t, budget + forced(&a, &b)));
                assert_true(worth(&b).must >= worth(&a).must);
            }
        }
        tcase_free(&a);
        tcase_free(&b);
    }
}

static void noise_takes_nothing(struct input *in)
{
    no_less_proven(in, changed(in, add_old_job));
    no_less_proven(in, changed(in, add_noise));
}

/* 2. An irrelevant job or bullet takes no proof away, what it must take of the budget given back, and
 * changes the status of no requirement. */
static void noise_takes_no_proof_away(void **state)
{
    hold(state, noise_takes_nothing, 40, true);
}

/* ---- 3, 4 ---------------------------------------------------------------------------------------- */

static void same_choice(struct tcase *a, struct tcase *b)
{
    EACH_SHARE(share) {
        choose_share(a, *share);
        choose_share(b, *share);
        assert_int_equal(a->t->items.n, b->t->items.n);
        for (size_t i = 0; i < a->t->items.n; i++)
            assert_int_equal(a->t->chosen[i], b->t->chosen[i]);
        assert_int_equal(objective_compare(worth(a), worth(b)), 0);
        tcase_check(a);
        tcase_check(b);
    }
}

/* Of samples the file as it is, for what stands between tags is text, too. */
static const char *respelled_posting(struct input *in)
{
    struct advert ad;

    if (!in->ad)
        return other_spellings(in, in->posting);
    ad = advert_copy(in->a, in->ad);
    for (size_t i = 0; i < ad.wishes.n; i++) {
        const char *other = pool_spelling(in->a, ad.wishes.at[i].of[0], 1);

        if (other)
            ad.wishes.at[i].spelled[0] = other;
    }
    return advert_text(in->a, &ad, ADVERT_MARKDOWN);
}

static void same_for_an_alias(struct input *in)
{
    struct tcase a, b;

    start(&a, in->profile, in->posting);
    start(&b, in->profile, respelled_posting(in));
    same_choice(&a, &b);
    tcase_free(&a);
    tcase_free(&b);
}

/* 3. Another exact spelling in the posting: the same choice and coverage. */
static void an_alias_in_the_posting_chooses_the_same(void **state)
{
    hold(state, same_for_an_alias, 40, true);
}

static void respell_bullet(struct input *in, cJSON *bullet)
{
    cJSON_SetValuestring(bullet, other_spellings(in, bullet->valuestring));
}

static void respell_all(struct input *in, cJSON *root)
{
    each_bullet(in, root, respell_bullet);
}

/* Is this surely respelled? In doubt the user's spelling stays: where one opens the other ("PCI", "PCI
 * DSS"), and what could be an address ("Locust.io"). Only names are respelled in prose at all. */
static bool surely_respelled(const struct forms *forms, const struct passage *p,
                             const struct concept_match *m)
{
    const struct form *form = forms_preferred(forms, m->concept);
    struct str is = {p->text + p->start + m->start, m->end - m->start};
    size_t n = form ? strlen(form->text) : 0, common = n < is.n ? n : is.n;

    return form && form->spelling == SPELLING_EXACT && m->spelling == SPELLING_EXACT &&
           lexicon_concept(m->concept)->kind <= CONCEPT_PROTOCOL && !memchr(is.p, '.', is.n) &&
           (n == is.n || strncmp(form->text, is.p, common));
}

static void same_texts(struct tcase *a, struct tcase *b)
{
    struct forms forms;

    forms_collect(a->t, &forms);
    for (size_t i = 0; i < a->t->passages.n; i++) {
        const struct passage *p = &a->t->passages.at[i], *q = &b->t->passages.at[i];
        bool sure = is_highlight(p) && !p->gone;

        for (size_t k = 0; k < p->matches.list.n; k++)
            sure &= surely_respelled(&forms, p, &p->matches.list.at[k]) &&
                    surely_respelled(&forms, q, &q->matches.list.at[k]);
        if (sure)
            assert_string_equal(p->node->text, q->node->text);
    }
}

static void same_text_in_the_end(struct input *in)
{
    struct tcase a, b;

    start(&a, in->profile, in->posting);
    start(&b, changed(in, respell_all), in->posting);
    if (a.t->relevant)
        same_texts(&a, &b);
    same_choice(&a, &b);
    tcase_free(&a);
    tcase_free(&b);
}

/* 4. Another exact spelling in the profile: the same choice, and in the end the same text. (Words that
 * are no names, such as "wound care", stay as the profile has them.) */
static void an_alias_in_the_profile_ends_the_same(void **state)
{
    hold(state, same_text_in_the_end, 40, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        proof_test(order_in_the_file_does_not_matter),
        proof_test(noise_takes_no_proof_away),
        proof_test(an_alias_in_the_posting_chooses_the_same),
        proof_test(an_alias_in_the_profile_ends_the_same),
    };

    return cmocka_run_group_tests_name("proof_metamorphic", tests, NULL, NULL);
}
