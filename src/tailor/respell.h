/* Shared by the files of respelling. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TAILOR_RESPELL_H
#define NEXTCV_TAILOR_RESPELL_H

#include "tailor/forms.h"

/* A stretch of a passage's text that is to be spelt otherwise. */
struct edit {
    size_t start, end, passage;
    const char *to;
    enum change_class class;
    size_t offset;      /* where the posting spells so */
    concept_id concept; /* that both spell; CONCEPT_NONE where they are words */
};

struct edits {
    VEC(struct edit) list;
};

/* respell.c: may a spelling stand here at all? Not in part of a longer name, an address, code, a link or a
 * quotation. */
bool respell_is_free(const struct passage *p, size_t start, size_t end);

/* respell_words.c: how the posting spells words that have two spellings. */
struct word_forms;
struct word_forms *word_forms_collect(struct tailor *t);
void find_word_edits(struct tailor *t, const struct word_forms *w, size_t passage,
                     struct edits *edits);

/* respell_check.c: does the passage say the same with this edit? The concepts, the numbers and all words
 * beside the edit must be the same, in the same order. */
bool edit_says_the_same(const struct tailor *t, const struct edit *e);

#endif
