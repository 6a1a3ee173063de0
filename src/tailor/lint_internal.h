/* Shared by the rules of lint only. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TAILOR_LINT_INTERNAL_H
#define NEXTCV_TAILOR_LINT_INTERNAL_H

#include "tailor/bullet.h"
#include "tailor/cues.h"
#include "tailor/lint.h"

/* A sentence or a bullet of the profile. */
struct prose {
    const struct passage *passage;
    bool bullet; /* a highlight of work, voluntary work or a project */
    struct bullet b;
    const char **low; /* b.low */
    size_t n;         /* tokens */
    size_t words;     /* of them words and numbers */
    unsigned flags;   /* enum impact_flag */
};

struct lint {
    struct tailor *t;
    struct arena *arena;
    const struct lint_options *options;
    VEC(struct prose) prose; /* in the order of the profile */
    struct findings *out;
    const struct lint_rule *rule; /* the one that is running */
    size_t index;                 /* its index */
    uint8_t *bare;                /* by concept: enum bare of lint_skills.c; NULL where
                                     skill-never-shown has not run */
    struct prose posting; /* its text outside boilerplate, as words; n = 0 without one */
};

/* lint_words.c */
/* The first place from token `from` on where one of the phrases stands, SIZE_MAX if none. */
size_t prose_find(const struct prose *p, size_t from, const char *const *phrases, size_t n,
                  size_t *end);
#define PROSE_FIND(p, from, list, end)                                                             \
    prose_find((p), (from), (list), sizeof(list) / sizeof *(list), (end))
/* The form of the verb that it opens with. */
enum verb_form prose_opener(const struct prose *p);
/* The token of that verb, behind adverbs. */
size_t prose_verb(const struct prose *p);
/* A known verb, and not the noun of the same letters ("Design reviews"). */
bool prose_opens_with_verb(const struct prose *p);
bool is_tech(concept_id c);
/* Nobody asks what exactly was done in a job that ended ten years ago. */
bool prose_is_old(const struct prose *p);
/* "by restructuring", "through", "with a content plan", a second clause; "by 30 %" is none. */
bool prose_has_mechanism(const struct prose *p);
/* An article, a preposition, a pronoun: in lower case. */
bool is_small_word(const char *low);
/* Words of the whole profile's bullets and summaries: does one of the phrases stand in them? */
bool profile_says(const struct lint *l, const char *const *phrases, size_t n);
#define PROFILE_SAYS(l, list) profile_says((l), (list), sizeof(list) / sizeof *(list))

/* lint.c: adds a finding of the running rule. `quote` is in the value's text, or empty; `question` NULL
 * = the rule's own; `why` is kept. */
void lint_add(struct lint *l, const char *pointer, struct str quote, const char *question,
              const char *why);
/* Has that rule, if it has run, spoken of this value? So that no two say the same of the same words. */
bool lint_has(const struct lint *l, const char *rule, const char *pointer);
/* The words from token `from` to before token `to`. */
struct str prose_quote(const struct prose *p, size_t from, size_t to);

/* The rules. Of one bullet or sentence: */
void rule_weak_opener(struct lint *l, const struct prose *p);
void rule_task(struct lint *l, const struct prose *p);
void rule_number(struct lint *l, const struct prose *p);
void rule_result(struct lint *l, const struct prose *p);
void rule_vague(struct lint *l, const struct prose *p);
void rule_buzzword(struct lint *l, const struct prose *p);
void rule_passive(struct lint *l, const struct prose *p);
void rule_overlong(struct lint *l, const struct prose *p);
/* Of the profile: */
void rule_technology(struct lint *l);
void rule_tense(struct lint *l);
void rule_repeated_verb(struct lint *l);
void rule_skills_dump(struct lint *l);
void rule_never_shown(struct lint *l);
void rule_proficiency(struct lint *l);
void rule_platforms(struct lint *l);
void rule_gap(struct lint *l);
void rule_overlap(struct lint *l);
void rule_future(struct lint *l);
void rule_spelling(struct lint *l);
void rule_acronym(struct lint *l);
/* Of the profile, for a posting: */
void rule_seniority(struct lint *l);
void rule_emphasis(struct lint *l);
void rule_observability(struct lint *l);

#endif
