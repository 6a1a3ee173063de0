/* What the two halves of the fit share: fit.c varies how it is set, choose.c what is shown.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PIPELINE_FIT_H
#define NEXTCV_PIPELINE_FIT_H

#include "pipeline/pipeline.h"

enum {
    LEVELS = 16, /* steps from the natural value to a limit of the layout */
    FIT_ROUNDS_MAX = 12, /* trials of one search for a budget */
    /* Trials of a build, whatever is measured: the first and the last, one where bullets exclude each other;
     * three times tighter, each 1 + 3 axes + 4 bisections of LEVELS; two searches; looser, 3 axes of
     * 1 + 4 + 1. */
    FIT_TRIALS_MAX = 3 + 3 * 8 + 2 * FIT_ROUNDS_MAX + 3 * 6
};

/* How full the last page should be, as a share: of one page alone, of the last of several. */
#define FILL_ONLY 0.92
#define FILL_LAST 0.50
/* A last page with less than this share of a page is not worth turning over for. */
#define STUB_SHARE 0.30
/* What one page holds where it is set tighter, in pages. */
#define ONE_HOLDS 1.15
/* So many times the pages asked for are more than any layout's limits can save. */
#define HOPELESS 1.6

struct setting {
    struct document *document;
    struct galley *galley;
    struct display_list *list;
};

/* By axis, from -LEVELS to LEVELS. */
struct levels {
    int of[FIT_AXES];
};

/* One try: what was shown, set at these levels. */
struct trial {
    struct setting setting;
    const struct profile *result;
    struct levels levels;
    bool met;   /* at most as many pages as asked for */
    bool least; /* what must stay, of which more was reckoned than there is room */
    bool all;   /* nothing was left out for space */
    size_t serial;
};

struct fitting;
/* Sets a profile and breaks it into pages, as the context says now. */
typedef bool fit_measure(struct fitting *f, const struct profile *p, struct setting *out);

struct fitting {
    ncv_context *c;
    fit_measure *measure; /* fit_pages_of; a test may lie */
    int target;   /* pages; 0: any number */
    double goal;  /* pages to be filled at least */
    bool asked;   /* --pages: what varies may vary */
    size_t said;  /* diagnostics before the first trial */
    struct levels levels; /* of the next trial */
    enum fit_axis axes[FIT_AXES]; /* in the layout's order */
    size_t naxes;
    double reach;  /* pages filled at the loosest */
    size_t serial; /* trials so far */
};

/* The search for a budget: the greatest that met the pages, the least that did not. Zero-initialise but for
 * the first budget. */
struct budget_search {
    double budget, low, high;
    bool has_low, has_high;
    int bisections, rounds;
};

/* What a trial of a budget came to; heights in pt. */
struct budget_outcome {
    bool met, all;           /* as in struct trial */
    double over, room, page; /* behind the pages, left on them, of one */
};

/* The next budget; false if there is none worth a trial. Whatever is measured, what is not met is followed by
 * less, until it is met; then both ends close in on each other: it ends after FIT_ROUNDS_MAX trials. */
bool fit_next_budget(struct budget_search *s, const struct budget_outcome *o);
/* Composes and sets a profile, without breaking it into pages. */
bool fit_set(ncv_context *c, const struct profile *p, struct setting *out);
/* The fit_measure of every build. */
bool fit_pages_of(struct fitting *f, const struct profile *p, struct setting *out);
/* From the candidate as it is, t, to what is shown: see <fit> in layouts/README.md. */
bool fit_run(struct fitting *f, struct trial *t);
/* Takes back the diagnostics after the first `count`, but those of faces. */
void fit_forget(ncv_context *c, size_t count);
/* Sets a profile at f->levels and breaks it into pages. False with an error if that failed. */
bool fit_try(struct fitting *f, const struct profile *p, struct trial *out);
/* Pages that a trial fills: 1.5 is one and a half. */
double fit_extent(const struct trial *t);
/* Leaves out the least valuable items until the pages are met at f->levels; `*t` becomes the best
 * trial that met them, else the one that leaves out most. False if setting failed. */
bool fit_choose(struct fitting *f, const struct galley *candidate, struct trial *t);
/* One or two pages, by what is worth showing. */
int fit_auto_pages(struct fitting *f, const struct galley *candidate);

#endif
