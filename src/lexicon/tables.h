/* The compiled tables, between the generator and the room. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LEXICON_TABLES_H
#define NEXTCV_LEXICON_TABLES_H

#include "lexicon/lexicon.h"

/* How sure a form is when it is met in a text. */
enum form_mode {
    FORM_SURE,      /* in any case */
    FORM_CASED,     /* in its exact case (REST, React), unless the case says nothing there */
    FORM_AMBIGUOUS, /* in its exact case and with evidence beside it (Go, C, Spring) */
    FORM_BLOCKER    /* names no concept and hides those inside it (go to market) */
};

/* A spelling as the table has it; plurals and the like share the form they were made from. */
struct lexicon_form {
    uint32_t text; /* in lexicon_texts: 10,000 pointers would be relocated at every start */
    concept_id concept; /* CONCEPT_NONE for a blocker */
    uint8_t spelling;   /* enum spelling */
    uint8_t mode;       /* enum form_mode */
    uint8_t open;       /* further letters may follow: mentor* */
};

enum { FORM_NONE = 0xFFFF };

extern const struct concept lexicon_concepts[];
extern const size_t lexicon_concept_count;
extern const char lexicon_texts[]; /* NUL-terminated spellings, one behind the other */
extern const struct lexicon_form lexicon_forms[];
extern const size_t lexicon_form_count;

/* Trie over keys, nodes in breadth-first order, so the children of node n are child[n] up to
 * child[n + 1]; node 0 is the root. Labels of siblings ascend. */
extern const uint8_t lexicon_trie_label[];
extern const uint32_t lexicon_trie_child[];
extern const uint16_t lexicon_trie_form[]; /* FORM_NONE where no key ends */
extern const size_t lexicon_trie_count;

#endif
