/* What the proofs of tailoring share: inputs, choices under a budget, changes of a profile.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_PROOF_H
#define NEXTCV_TESTS_PROOF_H

#include "generate.h"
#include "tailor/selection.h"
#include "tailor_case.h"

#include <cjson/cJSON.h>

/* A profile and a posting: generated from a seed, or a pair of the samples. */
struct input {
    struct arena *a;
    const char *label; /* the seed or the files */
    struct chance chance; /* for what a test draws */
    const struct pool *pool;
    const char *profile; /* JSON */
    const char *posting;
    const struct advert *ad; /* what the posting was written from; NULL: a sample */
};
typedef void property(struct input *in);

/* Checks a property on `n` generated inputs (times PROOF_TIMES of the environment), and on all pairs of the samples where `samples`. A label is
 * left in *state where a check fails, for tell(). */
void hold(void **state, property *p, size_t n, bool samples);
/* Teardown: names the input that failed. */
int tell(void **state);
#define proof_test(f) cmocka_unit_test_setup_teardown(f, NULL, tell)

/* The profile of an input tailored to a posting. */
void start(struct tcase *c, const char *profile, const char *posting);
/* Gives heights that follow from the figures in the profile's texts alone, so that neither spelling nor
 * order changes them. Returns that of everything. */
tailor_height give_heights(struct tcase *c);
/* Chooses under a share of the height of everything. False if what is required does not fit. */
bool choose_share(struct tcase *c, int per_cent);
/* What is chosen, sorted: the texts of the profile, one a line. */
char *chosen_texts(struct tcase *c);
/* Lines of a text in the order of their bytes. */
char *sorted_lines(struct arena *a, const char *text);
struct objective worth(struct tcase *c);

/* The document of a posting: all of it the profile's, and no concept of the lexicon more. */
void check_document(struct input *in, const char *posting);

/* The profile of an input after a change of its JSON. */
typedef void change(struct input *in, cJSON *root);
const char *changed(struct input *in, change *f);
/* Calls f for each bullet of work, volunteer and projects, or for each of an input's jobs. */
void each_bullet(struct input *in, cJSON *root, void (*f)(struct input *, cJSON *bullet));
/* A list of bullets of work that has at least `least`; NULL if there is none. */
cJSON *any_bullets(struct input *in, cJSON *root, int least);
/* A text with each name of a product, language or protocol in it spelled in another of its ways. (What else has
 * spellings are words of the language, "onboarding" and "employee onboarding", which tell by themselves.) */
const char *other_spellings(struct input *in, const char *text);

/* The item that shows the bullet with this text, or NULL. */
struct tailor_item *item_of(const struct tcase *c, const char *text);

#endif
