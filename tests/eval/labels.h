/* Labelled advertisements and sentences (tests/eval/postings/README.md, tests/eval/sentences.txt).
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_EVAL_LABELS_H
#define NEXTCV_EVAL_LABELS_H

#include "posting/posting.h"

struct label_term {
    const char *text;
    enum modality modality; /* MODALITY_NONE: named, but nothing is said of wanting it */
    bool open;              /* "or equivalent" */
};

struct label_group {
    VEC(const char *) members;
    int need;
    bool open;
    enum modality modality;
};

struct label_years {
    int years, most;
    const char *of; /* "" = in all */
};

/* What a posting or a sentence asks. */
struct labels {
    VEC(struct label_term) terms;
    VEC(struct label_group) groups;
    VEC(struct label_years) years;
};

struct label_line {
    enum zone zone;
    const char *text;
};

struct labelled_posting {
    const char *name, *path; /* "01-ledger-backend"; of the posting itself */
    bool held_out, no_headings;
    const char *title, *company, *place; /* "" = unlabelled */
    struct labels asked;
    VEC(struct label_line) lines;
};

struct labelled_sentence {
    const char *text;
    bool held_out, second; /* of the second set: behind "@second" */
    struct labels asked;
};

struct labelled_postings {
    VEC(struct labelled_posting) list; /* by name */
};
struct labelled_sentences {
    VEC(struct labelled_sentence) list;
};

/* Read DIR/postings and DIR/sentences.txt. False with a message on stderr. */
bool labels_read_postings(struct arena *a, const char *dir, struct labelled_postings *out);
bool labels_read_sentences(struct arena *a, const char *dir, struct labelled_sentences *out);

/* Letters and digits of a text in lower case, with the offset of each in it. */
struct letters {
    char *p;
    size_t *at;
    size_t n;
};
struct letters letters_of(struct arena *a, struct str text);
/* Does a label name this concept, or the words of this term? */
bool label_names(struct arena *a, const char *label, concept_id concept, const char *term);

#endif
