/* Inside the room: the state of one composition and the steps that the files share.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_COMPOSE_INTERNAL_H
#define NEXTCV_COMPOSE_INTERNAL_H

#include "base/str.h"
#include "compose/compose.h"
#include "layout/model.h"

#include <stdint.h>

/* A style of the layout with its text style made; one for each name, so that pointers compare. */
struct computed {
    const char *name;
    struct style style;
    const struct text_style *text;
};

/* A text style changed by inline Markdown. */
struct variant {
    const struct text_style *base, *made;
    unsigned spans;
};

/* JSON Pointers that blocks carry already: an open hash table. */
struct shown_source {
    const char *pointer;
    bool taken;
};
struct shown_sources {
    struct shown_source *at;
    size_t n, cap;
};

struct composer {
    struct arena *a;
    const struct profile *p;
    const struct layout *l;
    struct diags *d;
    const char *lang;
    struct page_geometry page;
    double measure;       /* pt: of the page; percentages refer to it */
    double size_scale, leading_scale; /* by the layout's <vary>; 1 = as the styles say */
    bool furniture;       /* header or footer: no sources, page numbers are known */
    int page_no, pages;
    VEC(struct computed *) styles;
    VEC(struct variant) variants;
    struct shown_sources shown;
    /* Values asked for so far, and those that were there: what asks and gets nothing vanishes. */
    size_t asked, given;
    size_t repeated; /* items that each and list went through */
    bool limit_told;
};

enum { COMPOSE_MAX_ITEMS = 20000 };

/* Where in profile and layout an element is evaluated; copied and changed on the way down. */
struct env {
    const struct node *node; /* what relative paths start from */
    const char *style;       /* text style inherited; NULL = "body" */
    const char *link;        /* URI of the link around, or NULL */
    const char *title;       /* of the section, for <title/> */
    bool heading;            /* in a section's heading: paragraphs with the title are H2 */
    bool has_align;
    enum text_align align;
    bool first, last; /* position in the innermost each or list */
    size_t number;    /* the same from 1 */
    const struct element *use;   /* whose template this is, and its surroundings: for slots */
    const struct env *use_env;
    bool beside;      /* in a row: heights of cells do not add up, so only items carry sources */
    int depth;
};

/* ---- what varies: vary.c ------------------------------------------------------------------ */

/* Scales of styles, margins of the page. */
void compose_apply_vary(struct composer *c, const struct compose_vary *vary);

/* ---- paths and conditions: expr.c -------------------------------------------------------- */

const struct node *compose_find(const struct composer *c, const struct env *env,
                                const struct path *path);
/* True if `e` is NULL or holds. */
bool compose_test(const struct composer *c, const struct env *env, const struct expr *e);
/* Does the condition depend on the profile? */
bool compose_asks_profile(const struct expr *e);
struct diag_at compose_at(const struct element *e, const struct node *n);

/* ---- styles: style.c --------------------------------------------------------------------- */

const struct computed *compose_style(struct composer *c, const char *name);
/* The style that an element's text has: its own, else the one around it. */
const struct computed *compose_style_of(struct composer *c, const struct env *env,
                                        const struct element *e);
const struct text_style *compose_variant(struct composer *c, const struct text_style *base,
                                         unsigned spans);
/* Space, indent, keeps and breaks of an element. What a style says of boxes holds for the element
 * that names the style, not for what stands inside. */
void compose_box(struct composer *c, const struct env *env, const struct element *e,
                 struct block *b);
double compose_length(struct composer *c, const struct env *env, const struct element *e,
                      struct length v);
struct color compose_color(struct composer *c, struct color_value v);

/* ---- inline content: inline.c, text.c ---------------------------------------------------- */

/* Runs of one paragraph in the making. Punctuation between values waits in `pending` until
 * something follows it. */
typedef VEC(struct run) run_vec;

struct inliner {
    struct composer *c;
    run_vec runs;
    run_vec pending;
    bool content; /* something visible since the start, a line break or a leader */
};

bool compose_is_inline(const struct element *e);
/* Composes the children of `e`. */
void compose_inline(struct inliner *in, const struct env *env, const struct element *e);
/* Drops what dangles at the end. True if anything is left. */
bool compose_inline_end(struct inliner *in);
/* Text of the layout: separators wait, everything else counts as content. */
void compose_put_layout_text(struct inliner *in, const struct env *env, const char *text);
/* A separator whatever its letters. */
void compose_put_pending(struct inliner *in, const struct env *env, const char *text);
void compose_put_run(struct inliner *in, struct run r);
/* A text of the profile with its spans. */
void compose_put_node(struct inliner *in, const struct env *env, const struct node *n,
                      enum shown_as as);

void compose_put_address(struct inliner *in, const struct env *env, const struct node *location);

/* ---- dates, links: date.c, link.c -------------------------------------------------------- */

struct date_texts {
    const char *start, *dash, *end; /* NULL where nothing stands */
    const char *start_source, *end_source;
};
/* One date in a format of y M d letters; what the date does not know falls away with the
 * punctuation beside it. NULL if there is no date. */
const char *compose_date(const struct composer *c, struct date d, const char *format);
/* With `range`, a job that began and has no end goes on. */
struct date_texts compose_dates(const struct composer *c, const struct node *from,
                                const struct node *to, const char *format, bool range);
/* URI that may be linked, or NULL. */
const char *compose_uri(struct arena *a, enum link_scheme scheme, const char *text);
/* The given or the family name in a name (name.c); empty if there is none. */
struct str compose_name_part(const char *name, bool family);
/* As people write it: without scheme, www. and last slash. */
const char *compose_url_text(struct arena *a, const char *url);

/* ---- blocks: block.c, group.c ------------------------------------------------------------ */

enum text_align compose_align(enum layout_align align);
struct block *compose_block(struct composer *c, enum block_kind kind, const struct element *e);
void compose_append(struct block *parent, struct block *child);
/* Composes the children of `e` into `into`. */
void compose_blocks(struct composer *c, const struct env *env, const struct element *e,
                    struct block *into);
/* The parts of an arrange one by one: first those its message names, then the others as they are
 * written. NULL behind the last one. */
struct arranging {
    const struct element *arrange, *rest;
    const char *words;
};
struct arranging compose_arrange(const struct composer *c, const struct element *arrange);
const struct element *compose_next_part(struct arranging *x, const struct composer *c);
/* What fills a slot, or NULL; `env` becomes that of whoever uses the template, in the surroundings
 * of the slot. */
const struct element *compose_fill(struct composer *c, const struct element *slot, struct env *env);
/* Children of a cell, column, box …: blocks, or inline content as one paragraph. */
void compose_content(struct composer *c, const struct env *env, const struct element *e,
                     struct block *into);
void compose_row(struct composer *c, const struct env *env, const struct element *e,
                 struct block *into);
void compose_section(struct composer *c, const struct env *env, const struct element *e,
                     struct block *into);
void compose_sections(struct composer *c, const struct env *env, const struct element *e,
                      struct block *into);
void compose_each(struct composer *c, const struct env *env, const struct element *e,
                  struct block *into);
void compose_list(struct composer *c, const struct env *env, const struct element *e,
                  struct block *into);
/* Paragraph of the inline children of `e`, split where the profile's text has paragraphs. */
void compose_paragraph(struct composer *c, const struct env *env, const struct element *e,
                       struct block *into);
/* A block for what asked for values and got none, or holds nothing? */
bool compose_vanishes(const struct composer *c, const struct block *b, size_t asked, size_t given);
/* Takes a JSON Pointer for a block: NULL if another block carries it. */
const char *compose_claim(struct composer *c, const struct node *n);
void compose_release(struct composer *c, const char *pointer);
/* Text of "@key" in the document's language; else the text itself; NULL stays NULL. */
const char *compose_label(struct composer *c, const struct element *e, const char *text);

/* What stands between two words that the message begins and ends with; NULL if it does not. */
const char *compose_between(const struct composer *c, const char *key, const char *first,
                            const char *last);

/* The items an each or list shows: children of a list that are there, at most e->max. */
struct items {
    const struct node *next;
    const struct node *only; /* an object or text stands for itself */
    size_t left;
};
/* `count` more items: 0, and an error once, where the layout repeats too much. */
size_t compose_within_limit(struct composer *c, const struct element *e, const struct node *n,
                            size_t count);
size_t compose_items(struct composer *c, const struct env *env, const struct element *e,
                     struct items *items);
const struct node *compose_next_item(struct items *items);

/* ---- language by script: script.c ---- */

enum { SCRIPT_COUNTS = 15 };
struct script_tally {
    size_t letters, urdu, persian, of[SCRIPT_COUNTS];
};
void script_count(struct script_tally *t, uint32_t letter);
/* The language that the letters' script speaks for; NULL where it says nothing (Latin, Cyrillic). */
const char *script_language(const struct script_tally *t);

#endif
