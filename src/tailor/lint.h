/* Advice on a profile: what a reader will ask and the text does not answer. Rules are rows of a table
 * (lint.c); none of them changes a word, and no message proposes a number or a claim.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TAILOR_LINT_H
#define NEXTCV_TAILOR_LINT_H

#include "base/str.h"
#include "tailor/tailor.h"

enum lint_level {
    LINT_NOTE,   /* the text can say more */
    LINT_WARNING /* something contradicts itself, or looks like a slip */
};

/* What is known of a rule; static. */
struct lint_rule {
    const char *name;     /* kebab case: "weak-opener" */
    enum lint_level level;
    const char *about;    /* what it finds */
    const char *question; /* what the owner of the CV is asked */
};

struct finding {
    const struct lint_rule *rule;
    const char *pointer;  /* JSON Pointer into the user's file; "" where it is about all of it */
    int line, col;        /* of the quoted words where they stand in the file as they are, else of the
                             value; 0 = unknown */
    const char *quote;    /* the words it is about, or NULL */
    const char *why;
    const char *question; /* the rule's, or one that fits better */
};

enum {
    LINT_MAX = 200, /* findings; nobody reads more */
    LINT_RULES_MAX = 32
};

struct findings {
    VEC(struct finding) list; /* in the order of the file, then of the rules */
    size_t dropped;           /* counted only */
    size_t of_rule[LINT_RULES_MAX]; /* how many by rule, the dropped ones too */
};

struct lint_options {
    bool english;      /* the prose is English: without, rules of words and sentences are silent */
    struct date today; /* what lies behind it is the future; year 0 = unknown, nothing does */
    const char *const *rules;   /* names, each possibly a comma-separated list; NULL-terminated;
                                   NULL or empty = all */
    const char *const *no_rules; /* likewise: those that are left out */
};

/* NULL behind the last. */
const struct lint_rule *lint_rule_at(size_t index);
/* The first name in such lists that no rule has, in the arena; NULL if all are known. */
const char *lint_unknown_rule(struct arena *a, const char *const *names);
/* The rule's nearest name to `word`, or NULL. */
const char *lint_nearest_rule(const char *word);
/* Runs the rules over the profile that `t` was made of (and its posting, if there was one). What is
 * found lives in the tailor's arena. Does not change the tailor. */
void lint_run(struct tailor *t, const struct lint_options *o, struct findings *out);
/* How many there are of a rule; "any" counts all, "warning" those of that level. */
size_t lint_count(const struct findings *f, const char *rule);

/* "file:line:col: note: why [rule]", and the question on a line of its own. Notes only where they are
 * wanted. */
void lint_text(const struct findings *f, const char *file, bool notes, bool color,
               struct strbuf *out);
/* Keys: README of this folder. */
void lint_json(const struct findings *f, const char *profile, const char *posting,
               struct strbuf *out);

#endif
