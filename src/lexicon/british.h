/* British to American orthography, word by word; the tables are written in British and matched in
 * both, and stems are taken of the American. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LEXICON_BRITISH_H
#define NEXTCV_LEXICON_BRITISH_H

#include <stdbool.h>
#include <stddef.h>

/* Rewrites the lower-case ASCII word of n bytes in place and returns its new length, never longer:
 * optimisation -> optimization, behaviour -> behavior, centre -> center. */
size_t british_to_american(char *word, size_t n);

#endif
