/* What the two halves of the fit share: fit.c varies how it is set, choose.c what is shown.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PIPELINE_FIT_H
#define NEXTCV_PIPELINE_FIT_H

#include "pipeline/pipeline.h"

/* Steps from the natural value to a limit of the layout. */
enum { LEVELS = 16 };

/* How full the last page should be, as a share: of one page alone, of the last of several. */
#define FILL_ONLY 0.92
#define FILL_LAST 0.50
/* A last page with less than this share of a page is not worth turning over for. */
#define STUB_SHARE 0.30
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
    bool met; /* at most as many pages as asked for */
    bool all; /* nothing was left out for space */
    size_t serial;
};

struct fitting {
    ncv_context *c;
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

/* Composes and sets a profile, without breaking it into pages. */
bool fit_set(ncv_context *c, const struct profile *p, struct setting *out);
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
