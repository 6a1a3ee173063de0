/* Random profiles and postings, made of words of our own and concepts of the lexicon. The same seed
 * gives the same bytes on every machine. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_GENERATE_H
#define NEXTCV_TESTS_GENERATE_H

#include "base/arena.h"
#include "lexicon/lexicon.h"

#include <stdint.h>

/* SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
struct chance {
    uint64_t state;
};
size_t chance_below(struct chance *c, size_t n); /* 0 … n - 1; n > 0 */
bool chance_in(struct chance *c, size_t hundred); /* true in so many of a hundred */

/* Concepts that a sentence or a list names beyond doubt, each by the first of its spellings. */
struct pool {
    concept_id *at;
    size_t n;
};
struct pool pool_new(struct arena *a);
/* The k-th exact spelling that is found as surely as the first one (k from 0); NULL behind the last. */
const char *pool_spelling(struct arena *a, concept_id c, size_t k);
/* Is anything of the lexicon in a text, read as prose? */
bool names_concept(struct arena *a, const char *text);

/* ---- postings ---------------------------------------------------------------------------------- */

enum wish_kind { WISH_MUST, WISH_NICE, WISH_NOT };
enum { ALTERNATIVES = 3 };

/* A line of a posting: what it asks for, one of `n` things. */
struct wish {
    enum wish_kind kind;
    concept_id of[ALTERNATIVES];
    const char *spelled[ALTERNATIVES];
    size_t n;
    const char *before, *after; /* around the things */
};

struct advert {
    const char *title, *company;
    VEC(struct wish) wishes;
    const char *last;   /* a paragraph at the end of the requirements, or NULL */
    bool boilerplate;   /* benefits, equal opportunity, cookies */
    int times;          /* the whole text so often; 0 counts as 1 */
};

enum advert_form { ADVERT_MARKDOWN, ADVERT_PLAIN, ADVERT_HTML, ADVERT_JSON_LD, ADVERT_FORMS };

struct advert advert_new(struct arena *a, struct chance *c, const struct pool *pool);
/* A copy whose wishes may be changed. */
struct advert advert_copy(struct arena *a, const struct advert *from);
char *advert_text(struct arena *a, const struct advert *ad, enum advert_form form);

/* ---- profiles ---------------------------------------------------------------------------------- */

struct made_options {
    size_t jobs, bullets; /* at most; of one job */
    bool odd;             /* some texts hold characters that are easily broken */
};

/* A JSON Resume that answers a part of the posting. No two bullets are alike, and each has a figure
 * that no other has. */
char *profile_new(struct arena *a, struct chance *c, const struct pool *pool,
                  const struct advert *ad, const struct made_options *o);
/* A sentence about a thing, with a figure in it; about none of the lexicon's where `thing` is NULL. */
char *bullet_new(struct arena *a, struct chance *c, const char *thing, int figure);

#endif
