/* SkillSpan (Zhang et al. 2022) as lines of the term tagger, and its measure.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_EVAL_SKILLSPAN_H
#define NEXTCV_EVAL_SKILLSPAN_H

#include "lexicon/tagger_model.h"

struct sentence {
    struct tag_line line;
    uint8_t *tags; /* enum tag of the "knowledge" spans */
    int posting;
    bool house; /* else from a board of technical jobs */
};

struct corpus {
    VEC(struct sentence) list;
    int postings;
};

/* Headings that stand over sections of several postings, as hashes. */
struct headings {
    VEC(uint32_t) list; /* ascending */
};

/* Reads FILE of the JSON lines, fills in features' ground. False with a message on stderr. */
bool corpus_read(struct arena *a, const char *path, struct corpus *out);
void headings_find(struct arena *a, const struct corpus *c, struct headings *out);
/* Tells each line its section: the last heading of the list above it. */
void headings_apply(struct corpus *c, const struct headings *h);

struct tally {
    long gold, found, right;
};
/* A span is right if both its ends are. */
void tally_add(struct tally *t, const uint8_t *gold, const uint8_t *found, size_t n);
void tally_print(const char *name, const struct tally *t);
/* Decodes each sentence of fold `fold` of `folds` (all: 0 of 1) into tallies: tech, house. */
void tally_corpus(const struct tag_model *m, const struct corpus *c, int fold, int folds,
                  struct tally out[2]);

#endif
