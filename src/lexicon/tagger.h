/* Terms that the lexicon does not know, found in a line of prose or a list by a linear-chain model
 * trained on SkillSpan's "knowledge" spans (Zhang et al., NAACL 2022; data under the MIT licence).
 * The decision is integer arithmetic over a constant table: the same on every machine.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LEXICON_TAGGER_H
#define NEXTCV_LEXICON_TAGGER_H

#include "lexicon/lexicon.h"

/* What is tagged, with what stands around it. Views; the texts are only read. */
struct tag_request {
    struct str text;    /* one line, list item or sentence */
    struct str heading; /* the short line right before it, empty if there is none */
    struct str section; /* the section's heading, as advertisements call it: "technologies",
                           "qualifications" …; any case; others are as good as none */
    const struct concept_match *known; /* by start, offsets in text */
    size_t known_count;
};

struct tagged_term {
    uint32_t start, end; /* bytes in the request's text */
    int chance;          /* that it is one with just these ends, of 1000 */
};

struct tagged_terms {
    VEC(struct tagged_term) list; /* by start, not overlapping; terms of the lexicon included */
};

/* Appends the terms of a text to `out` (memory from `a`, linear in the text). Never fails; a text of
 * more than TAG_TOKENS_MAX tokens is read so far. */
enum { TAG_TOKENS_MAX = 1000 };
void lexicon_tag(struct arena *a, const struct tag_request *request, struct tagged_terms *out);

#endif
