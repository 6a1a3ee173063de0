/* Between listed.c and its table of words. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_POSTING_LISTED_H
#define NEXTCV_POSTING_LISTED_H

#include "base/str.h"

/* What a word does in "strong knowledge of X, Y and related Z tools is required for W". */
enum list_word {
    WORD_OTHER,   /* may be of a term */
    WORD_JOINT,   /* and, or */
    WORD_EXAMPLE, /* such, including */
    WORD_END,     /* verbs, pronouns: what follows is no list */
    WORD_PREP,    /* in, for: what follows is no part of the term */
    WORD_ADJ,     /* in front of a term: strong, modern */
    WORD_BAR,     /* "similar X" names nothing */
    WORD_TRAIL,   /* behind a term: skills, tools; leads a list with "of", "in", "with" behind it */
    WORD_LEAD,    /* leads a list, likewise: proficient in */
    WORD_KNOW,    /* leads a list by itself */
    WORD_HEAD,    /* ends a term ("covenant analysis"), is none by itself */
    WORD_GENERIC  /* of anybody's work: no term by itself, nor its last word */
};

enum list_word list_word_of(struct str w);

#endif
