/* British and American spelling of the same word. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TAILOR_ORTHOGRAPHY_H
#define NEXTCV_TAILOR_ORTHOGRAPHY_H

#include "base/str.h"

/* -ize is Oxford's as well as America's, so it may stand beside "colour", but not beside -ise; and -ise is
 * never American. */
enum side { SIDE_NONE, SIDE_ISE, SIDE_IZE, SIDE_BRITISH, SIDE_AMERICAN, SIDES };

/* Of a word in lower case; SIDE_NONE if both spell it so, or the tables don't have it. */
enum side side_of(const char *word);
/* The word as the other of its two sides spells it (organise, organize; colour, color), in the arena; NULL
 * where that is not sure. */
const char *other_side(struct arena *a, const char *word);

#endif
