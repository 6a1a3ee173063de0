/* How the posting spells what it names. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TAILOR_FORMS_H
#define NEXTCV_TAILOR_FORMS_H

#include "tailor/internal.h"

struct form {
    const char *text;
    enum spelling spelling;
    size_t offset; /* where first, in the posting's text */
    int count;
    bool literal; /* the posting has it in these very letters, capitals too */
    struct form *next;
};

struct forms {
    struct form **first; /* by concept */
};

/* Outside boilerplate. */
void forms_collect(struct tailor *t, struct forms *f);
/* The more frequent spelling, then the earlier one; NULL if the posting does not name it. */
const struct form *forms_preferred(const struct forms *f, concept_id c);
const char *posting_line(struct tailor *t, size_t offset);

#endif
