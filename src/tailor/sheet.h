/* What the forms of the report for people say, worded once: figures, remarks, and sections of rows. Each
 * form sets them in its own way. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TAILOR_SHEET_H
#define NEXTCV_TAILOR_SHEET_H

#include "tailor/report.h"

enum tone { TONE_PLAIN, TONE_GOOD, TONE_FAIR, TONE_BAD };

/* Where something stands in the profile. */
struct sheet_place {
    const char *pointer;
    const char *words; /* what stands there */
    bool shown;        /* in the document */
};

struct sheet_row {
    const char *head;  /* what the row is about: a term, the words of a bullet, a finding */
    const char *aside; /* "must 7.2 %, 5 years", a reason; or "" */
    const char *quote; /* from the posting, or NULL */
    const struct sheet_place *places;
    size_t nplaces;
    size_t more; /* places beyond these */
};

enum sheet_form {
    SHEET_TERMS,  /* short heads, side by side with what is said of them */
    SHEET_WORDS,  /* heads are sentences: what is said of them stands below */
    SHEET_DETAILS /* likewise short, and not worth a terminal's lines */
};

struct sheet_section {
    const char *title, *about; /* about: a sentence, or NULL */
    enum tone tone;
    enum sheet_form form;
    bool grouped; /* rows of the same aside belong together, and many of them may be folded away */
    size_t brief; /* so many rows are enough for a terminal; 0 = all */
    VEC(struct sheet_row) rows;
};

/* Per cent; -1: nothing of the kind is asked. */
struct sheet_figure {
    const char *name;
    int shown, possible;
};

struct sheet {
    const char *title;
    struct sheet_figure figures[3];
    size_t nfigures; /* 0: no posting, or nothing asked in it */
    VEC(const char *) remarks;
    VEC(struct sheet_section) sections; /* none is without rows */
};

/* All texts are one line without control characters, and live in the tailor's arena. */
void sheet_fill(const struct tailor *t, const struct report_context *c, struct sheet *s);

#endif
