/* Matching in two steps: candidates by the trie, then a judgement of those that need evidence.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LEXICON_MATCH_H
#define NEXTCV_LEXICON_MATCH_H

#include "lexicon/walk.h"

enum verdict { VERDICT_SURE, VERDICT_PENDING, VERDICT_REJECTED };

struct candidate {
    size_t start, end;
    size_t first, last; /* tokens it begins and ends in */
    const struct lexicon_form *form;
    bool exact_case;
    enum verdict verdict;
};

struct scan {
    struct arena *arena;
    struct str text;
    enum match_context context;
    struct tokens tokens;
    VEC(struct candidate) candidates;
};

/* Could the form be a sentence's first verb ("React to changes")? */
bool evidence_is_verb(const struct scan *s, const struct candidate *c);
/* Settles every pending candidate. */
void evidence_judge(struct scan *s);

/* cues.c: word lists, looked up in lower case. */
bool cue_before(struct str word);     /* in, using, such as: a tool follows */
bool cue_of(struct str word);         /* knowledge OF */
bool cue_migrate(struct str word);    /* moved TO */
bool cue_after(struct str word);      /* developer, services, codebase */
bool cue_compound(struct str suffix); /* -based, -native */

#endif
