/* Layouts: XML -> struct layout. The checker says everything that is wrong at once, with file:line.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LAYOUT_LAYOUT_H
#define NEXTCV_LAYOUT_LAYOUT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    LAYOUT_MAX_BYTES = 1 << 20,
    LAYOUT_MAX_DEPTH = 64,
    LAYOUT_MAX_EXTENDS = 8,
    LAYOUT_MAX_ELEMENTS = 20000, /* of one file, and of the whole with its templates put in */
    LAYOUT_MAX_ATTRIBUTES = 100, /* of one element */
    LAYOUT_MAX_NAMES = 500       /* parameters, styles, templates, languages, messages of one */
};

struct layout; /* defined in layout/model.h, which only layout and compose include */

struct layout_param {
    const char *name, *type, *value, *label; /* type: length color text flag font choice */
};

/* Gives the text of the layout called `name` (for extends; a shipped name or a file beside the
 * child), or of the labels called "labels/de". A name has letters, digits, '.', '-' and '_' only.
 * Returns false if there is none. */
struct layout_source {
    void *context;
    bool (*find)(void *context, const char *name, struct str *xml, const char **file);
};

/* NULL with errors in `d`. Everything lives in `a`. */
struct layout *layout_read(struct arena *a, struct str xml, const char *file,
                           const struct layout_source *source, struct diags *d);
const char *layout_name(const struct layout *l);
const char *layout_description(const struct layout *l);
/* Only the description that the root element gives, "" if it gives none; nothing is checked. */
const char *layout_peek_description(struct arena *a, struct str xml);
const struct layout_param *layout_params(const struct layout *l, size_t *n);
/* Sets a parameter (`--set accent=#123456`); false with an error that names the known ones. */
bool layout_set(struct layout *l, const char *name, const char *value, struct diags *d);
/* Loads headings, month names and words for a language ("de", "pt-BR": falls back to "pt", then
 * "en") from labels/LANG.xml of `source`. To be called once, before composing. A language without
 * labels gives a note and English. */
void layout_load_labels(struct layout *l, const char *lang, const struct layout_source *source,
                        struct diags *d);
/* Pages the layout is made for (its <fit pages>), 0 = as many as needed. */
int layout_fit_pages(const struct layout *l);
/* What may change so that the pages are met, in the layout's order; each at most once. */
enum fit_axis { FIT_GLUE, FIT_LEADING, FIT_SIZE, FIT_MARGIN, FIT_DROP, FIT_AXES };
size_t layout_fit_order(const struct layout *l, enum fit_axis order[FIT_AXES]);
/* What is said where they can't be met. */
enum fit_over { FIT_OVER_WARN, FIT_OVER_FLOW, FIT_OVER_ERROR };
enum fit_over layout_fit_over(const struct layout *l);

/* What is linked in from layouts/: file name below it ("rail.xml", "labels/de.xml", "layout.rng")
 * and bytes (a NUL follows, not counted). Ends with name == NULL. */
struct embedded {
    const char *name;
    const char *bytes;
    size_t size;
};
extern const struct embedded layout_embedded[];

#endif
