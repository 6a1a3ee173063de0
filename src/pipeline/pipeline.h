/* The driver: one context runs the stages in order and owns their memory. Inside the room.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PIPELINE_PIPELINE_H
#define NEXTCV_PIPELINE_PIPELINE_H

#include "nextcv.h"

#include "compose/compose.h"
#include "layout/layout.h"
#include "pages/pages.h"
#include "pipeline/fonts.h"
#include "posting/posting.h"
#include "profile/profile.h"
#include "tailor/lint.h"
#include "tailor/report.h"
#include "tailor/tailor.h"
#include "type/type.h"

/* A text that diagnostics may show a line of. */
struct source_text {
    const char *name;
    struct str text;
};

/* A profile or posting as it was read last, with what was said of it: builds of the same bytes, as for
 * several layouts, read them once. */
struct kept_input {
    struct arena arena;
    const char *name;
    struct str text;
    void *value; /* struct profile or struct posting */
    struct diags d;
};

/* What was weighed last, likewise: it does not depend on the layout. */
struct kept_tailor {
    struct arena arena;
    struct tailor *tailor; /* NULL: none, or of another profile or posting */
    const struct posting *posting; /* or NULL */
    struct date as_of;
    bool respell, bound; /* bound: by pins, which are not compared */
    struct diags d;
};

struct ncv_context {
    struct arena arena;
    struct diags d;
    VEC(struct source_text) sources;
    VEC(const char *) dependencies; /* NULL-terminated when read */
    const struct ncv_build_options *options; /* during a call only */
    const char *layout_folder;               /* of a user's layout file, for extends; or NULL */
    struct layout_source layout_source;
    struct layout *info_layout; /* the layout that ncv_layout_param() read last */

    struct profile *profile;
    struct posting *posting;
    struct layout *layout;
    const char *lang; /* NULL until language_of() was asked */
    struct compose_options compose;
    struct type *type; /* faces and shaped paragraphs stay from build to build, in an arena apart */
    struct arena type_arena;
    struct thai *thai;
    struct fonts *fonts; /* outside the catalogue; lives with `type` */
    struct kept_input kept_profile, kept_posting; /* these too */
    struct kept_tailor kept_tailor;
    struct svg_defs *svg_defs; /* what inline pages share, over all builds; or NULL */
    struct tailor *tailor; /* NULL: nothing was tailored */
    struct lint_options lint; /* of the last call, but for the rules */
    struct findings *advice;  /* of lint; NULL: it did not run */
    const struct profile *result;
    struct display_list *list;
    int trials; /* how often it was set */
    int64_t epoch;
    const char *image_path, *image_refused; /* the picture read last, and why not */
    const struct image *image;
    bool checked, sound;  /* the list was looked at; nothing in it contradicts itself */
    struct strbuf output; /* the bytes ncv_output() gave out last */
};

/* Reads a file and remembers it as source and dependency. */
bool read_source(ncv_context *c, const char *path, size_t limit, struct str *out);
/* What was said when something kept was made is said of this build too. */
void repeat_diagnostics(ncv_context *c, const struct diags *said);
/* Gives diagnostics that know a JSON Pointer only their place in the profile's file, and sorts them. */
void place_diagnostics(ncv_context *c);
/* Reads profile, posting and layout as the options say. */
bool read_profile(ncv_context *c);
bool read_posting(ncv_context *c);
bool read_layout(ncv_context *c, const char *name);
/* The faces: c->type. */
void open_type(ncv_context *c);
/* The language of the prose: as the options or the profile say, else guessed. */
const char *language_of(ncv_context *c);
/* False with a diagnostic where the options are no language tag, no date. */
bool check_lang(ncv_context *c);
bool parse_as_of(ncv_context *c, struct date *out);
/* Weighs the evidence: c->tailor. Only where there is something to choose, unless `always`. */
bool start_tailor(ncv_context *c, bool always);
/* Runs lint: c->advice. */
bool run_lint(ncv_context *c);
/* Keeps of the options what advice needs, which is only sought when a report is. */
void prepare_advice(ncv_context *c);
const struct findings *report_advice(ncv_context *c);
/* What lint found, to c->output. */
bool write_lint(ncv_context *c, bool json, bool color, bool notes);
/* Lays out and chooses until the pages asked for are met: c->result and c->list. */
bool fit_pages(ncv_context *c);
/* Finds layouts that ship (by name) and layout files (by path). */
bool find_layout(void *context, const char *name, struct str *xml, const char **file);
/* Files that were read, with their hashes. */
const struct report_input *used_inputs(ncv_context *c, size_t *n);
/* Height of one page more, as tailor_select() counts. */
tailor_height page_budget(const ncv_context *c);
/* Fonts of the document that are not linked in, with the hashes of their files. */
const struct report_font *used_fonts(ncv_context *c, size_t *n);
/* Pictures named by the profile; context is the ncv_context. */
const struct image *load_image(void *context, const char *path);

#endif
