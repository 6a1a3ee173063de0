/* Variants of one CV, and the page that shows them side by side. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_CLI_PREVIEW_H
#define NEXTCV_CLI_PREVIEW_H

#include "base/str.h"
#include "cli/cli.h"

/* One way to build the CV. */
struct variant {
    const char *layout, *paper; /* paper NULL: the layout's own */
    const char *const *set;     /* NULL-terminated */
    const char *const *told;    /* what tells it from others of this layout: paper, values; the same */
    const char *description;    /* of a layout that ships, or NULL */
};

typedef VEC(struct variant) variant_vec;

/* All variants that the command line asks for: layouts x papers x values. NCV_INPUT after a message
 * if there are too many. `c` is asked what ships. */
enum ncv_status preview_variants(struct cli *cli, ncv_context *c, variant_vec *out);

/* True if --set names the parameter of `set` more than once, so that variants differ in it. */
bool preview_varies(const struct cli *cli, const char *set);

/* The command that builds the variant, quoted for a shell. */
const char *preview_command(struct cli *cli, const struct variant *v);

/* The page as it grows: one variant after the other, then the whole. */
struct preview_page {
    struct strbuf variants;
    const char *title; /* the document's, of the first variant that has one; NULL: none was built */
    size_t n;
};
/* Adds the variant that `c` has just built. */
enum ncv_status preview_add(struct cli *cli, ncv_context *c, struct preview_page *p,
                            const struct variant *v);
/* Adds, in place of its pages, what `c` says of a variant that cannot be built. */
void preview_add_failed(struct cli *cli, ncv_context *c, struct preview_page *p,
                        const struct variant *v);
/* The finished HTML, appended to `out`; `c` has built all that was added. */
enum ncv_status preview_finish(struct cli *cli, ncv_context *c, const struct preview_page *p,
                               struct strbuf *out);

#endif
