/* Words that tell what kind of thing a bullet says. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TAILOR_CUES_H
#define NEXTCV_TAILOR_CUES_H

#include "base/str.h"

enum cue {
    CUE_NUMERAL = 1 << 0, /* a figure in letters */
    CUE_MULTIPLE = 1 << 1, /* halved, doubled: a figure and a change */
    CUE_CHANGE = 1 << 2, /* reduce, raise, cut … */
    CUE_SCALE = 1 << 3, /* what is counted: users, requests, beds */
    CUE_PEOPLE = 1 << 4, /* whom it is for or with */
    CUE_OUTCOME = 1 << 5, /* enabling, resulting, which … */
    CUE_MEANS = 1 << 6, /* by, using, through … */
    CUE_BE = 1 << 7, /* was, were … */
    CUE_VAGUE = 1 << 8, /* various, several … */
    CUE_BUZZ = 1 << 9, /* words that anybody may say of himself */
    CUE_FROM = 1 << 10,
    CUE_BY = 1 << 11,
    CUE_OF = 1 << 12,
    CUE_TEAM = 1 << 13,
    CUE_TO = 1 << 14,
    CUE_AGILE = 1 << 15,
    CUE_ONE = 1 << 16,
    CUE_SO = 1 << 17,
    CUE_THAT = 1 << 18,
    CUE_WITH = 1 << 19,
    CUE_GERUND = 1 << 20,
    CUE_PARTICIPLE = 1 << 21,
    CUE_FRACTION = 1 << 22, /* third, half: a figure in "by half", none in "third party" */
    CUE_IN = 1 << 23,
};

/* Bit set of enum cue; case does not matter, and a plural counts as its noun. */
unsigned cues_of(struct str word);

#endif
