/* Inside of the room: the layout as it is built, and the state of reading one.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LAYOUT_PARTS_H
#define NEXTCV_LAYOUT_PARTS_H

#include "layout/model.h"
#include "layout/rules.h"
#include "layout/source.h"

#include <libxml/tree.h>

/* ---- what elements outside the content fill ---------------------------------------------- */

struct head {
    int version; /* place in the words: 0 = version 1 */
    const char *name, *extends, *description;
};

enum param_type { PARAM_LENGTH, PARAM_COLOR, PARAM_TEXT, PARAM_FLAG, PARAM_FONT, PARAM_CHOICE };
struct param {
    const char *name, *value, *values, *label;
    int type;
    const char *file;
    int line, col;
    struct length length; /* of value, by type */
    struct color_value color;
    bool used;
};

struct message {
    const char *key, *text;
};
struct months {
    int form; /* enum month_form */
    const char *names[12];
};
/* Texts of one language: an <i18n> or a labels file. */
struct catalogue {
    const char *lang;
    const char *file;
    int line;
    VEC(struct message) messages;
    VEC(struct months) months;
};

struct vary {
    int what; /* enum fit_axis, by its place in the words: leading, size, margin */
    bool set;
    struct length min, max;
};
struct fit_order {
    size_t n;
    enum fit_axis at[FIT_AXES];
};
struct fit {
    int pages;
    enum fit_over over;
    struct fit_order order;
    struct vary vary[FIT_AXES];
};
struct template
{
    const char *name;
    const char *file;
    int line, col;
    struct element *content;
    const struct template *over; /* the parent's of that name, which this one replaces; or NULL */
    bool used;
    bool visiting, visited; /* for circles */
    bool is_heading;        /* looked at as one */
    uint64_t followed;      /* bit set of the surroundings it was looked at in */
    size_t size;            /* elements with all templates put in */
};
struct style_entry {
    struct style style;
    int col;
    bool used;
};

struct layout {
    struct arena *arena;
    const char *name, *description;
    VEC(struct param) params;
    VEC(struct layout_param) shown_params; /* the same, for callers */
    VEC(struct style_entry) styles;
    VEC(struct template *) templates;
    VEC(struct catalogue *) catalogues; /* of the layout's own <i18n> */
    VEC(struct catalogue *) labels;     /* loaded, nearest language first, English last */
    VEC(const char *) langs;            /* languages asked for, nearest first, without English */
    struct fit fit;
    struct layout_page page;
    struct element *body, *first, *header, *footer;
};

/* ---- reading ----------------------------------------------------------------------------- */

enum reference_kind {
    REFERENCE_STYLE,
    REFERENCE_TEMPLATE,
    REFERENCE_HEADING,
    REFERENCE_MESSAGE,
    REFERENCE_LENGTH,
    REFERENCE_COLOR,
    REFERENCE_FONT,
    REFERENCE_PARAM
};
/* A name used before all definitions are known. */
struct reference {
    enum reference_kind kind;
    const char *name, *attribute, *element;
    struct diag_at at;
};

struct reader {
    struct arena *arena;
    struct diags *d;
    struct layout *l;
    const struct layout_source *loader;
    struct source *src;       /* the file being read */
    struct catalogue *labels; /* that a labels file fills */
    VEC(struct reference) refs;
    VEC(const char *) chain; /* names of the layouts being read, for cycles */
    bool endless;            /* templates go in circles, or grow beyond the limit */
    bool incomplete;         /* a parent could not be read: who knows which names it has */
};

struct name_list {
    VEC(const char *) at;
};

/* What an element fills: the structure its attributes go to, and where content is appended. */
struct frame {
    enum rule_id id;
    const struct tag *tag;
    void *target;
    struct element *content;
};

/* Reads a layout or labels file whole; false if nothing of it can be used. */
bool reader_file(struct reader *r, struct str xml, const char *file, enum rule_id root);
/* A name for layout_source: no way into other folders. */
bool reader_is_file_name(const char *s);
/* Reads an element with all it holds. */
void reader_element(struct reader *r, xmlNode *node, enum rule_id id, struct frame *parent);
void reader_attributes(struct reader *r, xmlNode *node, const struct frame *frame);
/* Begins and ends an element: makes what it fills, and puts that into the layout. */
void reader_open(struct reader *r, struct frame *frame, struct frame *parent);
void reader_close(struct reader *r, xmlNode *node, struct frame *frame, struct frame *parent);
/* Text of the content: white space collapsed, indentation dropped. */
void reader_text(struct reader *r, xmlNode *node, struct frame *frame);
/* Notes on what the layout defines and does not use. */
void reader_unused(struct reader *r);
/* Resolves what was referred to and checks what only the whole layout tells. */
void reader_resolve(struct reader *r);
/* Follows body and furniture through their templates. */
void reader_follow(struct reader *r);
/* Loads one labels file into a new catalogue; NULL without an error if there is none. */
struct catalogue *reader_labels(struct arena *a, const char *lang,
                                const struct layout_source *loader, struct diags *d);

struct diag_at reader_at(const struct reader *r, const struct tag *tag, const char *attribute);
/* "did you mean 'x'?" or, where nothing is near, "known are a, b and c" (`what` begins it). */
const char *reader_suggest(struct arena *a, const char *word, const char *const *names, size_t n,
                           const char *what);
/* Value of a parameter by its type: NULL, or what is wrong. */
const char *param_parse(struct arena *a, struct param *p);
const char *param_hint(struct arena *a, const struct param *p);
struct param *param_find(const struct layout *l, const char *name);
struct style_entry *style_find(const struct layout *l, const char *name);
struct template *template_find(const struct layout *l, const char *name);
const char *const *message_keys(const struct layout *l, struct arena *a, size_t *n);
/* Fields that `over` sets replace those of `s`. */
void style_lay_over(struct style *s, const struct style *over);
void catalogue_add(struct arena *a, struct catalogue *to, const struct catalogue *from);
extern const char *const param_type_names[];

#endif
