/* profile + layout -> block tree. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_COMPOSE_COMPOSE_H
#define NEXTCV_COMPOSE_COMPOSE_H

#include "base/diag.h"
#include "compose/block.h"
#include "layout/layout.h"
#include "profile/profile.h"

/* How far to go with what the layout lets vary: from -1, its least, over 0, as its styles and page
 * say, to 1, its most. */
struct compose_vary {
    double leading, size, margin;
};

struct compose_options {
    const char *paper; /* "a4", "letter", or NULL: the layout's own */
    const char *lang;  /* of labels and hyphenation; NULL: from the profile's prose */
    struct compose_vary vary;
};

/* What comes of it, in pt: of the style "body", and the margins at the top and at the start. */
struct compose_measures {
    double leading, size, margin_top, margin_start;
};
struct compose_measures compose_measure(const struct layout *l, const struct compose_options *o);

/* Composes the whole body. NULL with errors in `d` only if the layout can't be used with any
 * profile. The tree lives in `a` and points into profile and layout. */
struct document *compose(struct arena *a, const struct profile *p, const struct layout *l,
                         const struct compose_options *o, struct diags *d);
/* Header and footer of one page (from 1), once the count is known; NULL where the layout has none. */
struct furniture {
    struct block *header, *footer; /* ROLE_ARTIFACT */
};
struct furniture compose_furniture(struct arena *a, const struct profile *p, const struct layout *l,
                                   const struct compose_options *o, int page, int pages,
                                   struct diags *d);
/* Checks the profile paths that a layout uses against the schema (layout itself can't see it). */
void compose_check_paths(const struct layout *l, struct diags *d);
/* Language of a profile's prose by stop words: "en", "de" …; "en" where there is too little. */
const char *compose_guess_language(const struct profile *p);

/* Checks the icons a layout names against those there are; an error for each that is not. */
void compose_check_icons(const struct layout *l, const char *const *names, size_t n,
                         struct diags *d);

#endif
