/* A text taken to words, as impact.c and the rules of lint look at it. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TAILOR_BULLET_H
#define NEXTCV_TAILOR_BULLET_H

#include "tailor/internal.h"

struct bullet {
    struct str text;
    struct tokens tokens;
    unsigned *cues; /* of each token: enum cue */
    const char **low; /* each token in lower case, curly apostrophes straight; "" behind the last */
    const struct concept_matches *concepts;
};

/* Of a text with its tokens and concepts, as lexicon_read() finds them; the concepts must outlive it. */
struct bullet *bullet_read(struct arena *a, struct str text, const struct tokens *tokens,
                           const struct concept_matches *concepts);
/* 0 and "" behind the last token. */
unsigned bullet_cue(const struct bullet *b, size_t i);
struct str bullet_word(const struct bullet *b, size_t i);
/* Does token i belong to a concept, or to the version behind one ("Java 17")? */
bool bullet_in_concept(const struct bullet *b, size_t i);
/* A figure that measures something, in digits or letters: no year, no version. */
bool bullet_is_figure(const struct bullet *b, size_t i);

/* Does `phrase` (lower case, one space between words) stand at token i? A word that ends in '*' matches
 * what begins so; "|" divides alternatives: "agile team*|scrum team". *end: behind its last token. */
bool bullet_says(const struct bullet *b, size_t i, const char *phrase, size_t *end);

/* A phrase and what it tells; `near`, alternatives of which one must stand close behind, or NULL. */
struct cue_phrase {
    const char *phrase;
    unsigned bits;
    const char *near;
};
/* The next row behind `row` (NULL: the first one), of a table of n in order of bytes, whose phrase stands at
 * token i, or NULL. Such a phrase has no alternatives. *end: behind its last token. */
const struct cue_phrase *cue_phrase_at(const struct bullet *b, size_t i,
                                       const struct cue_phrase *table, size_t n,
                                       const struct cue_phrase *row, size_t *end);
#define CUE_PHRASE_AT(b, i, table, row, end)                                                       \
    cue_phrase_at((b), (i), (table), sizeof(table) / sizeof *(table), (row), (end))

/* seniority.c. Bit set of enum sign; `ownership` is that of the opening verb. */
unsigned bullet_signs(const struct bullet *b, int ownership);
/* emphasis.c. A bit for each enum axis that it speaks of. */
unsigned bullet_axes(const struct bullet *b);
/* Does token i count the people it was about? */
bool bullet_is_scope(const struct bullet *b, size_t i, int ownership);

#endif
