/* A layout as data, for compose. Only layout and compose include this.
 *
 * Values keep their units and parameters, since both are known only when composing: a `%` refers
 * to the measure, an `em` to the style's size, a `$rail` to what --set may have changed.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LAYOUT_MODEL_H
#define NEXTCV_LAYOUT_MODEL_H

#include "layout/layout.h"

/* ---- values ------------------------------------------------------------------------------ */

enum unit { UNIT_PT /* mm, cm, in are read as pt */, UNIT_EM, UNIT_EX, UNIT_LH, UNIT_PERCENT };
struct length {
    double value;
    enum unit unit;
    const char *param; /* "$name": the value is that parameter's; else NULL */
};

/* "6pt+3pt-2pt", "1lh+1fil" */
struct glue_value {
    struct length natural, stretch, shrink;
    bool fil;
};

struct color_value {
    double r, g, b; /* 0..1; cmyk() is converted */
    bool gray;
    const char *param; /* "@name" */
};

enum track_unit { TRACK_LENGTH, TRACK_FR, TRACK_CONTENT /* auto */ };
struct track_value {
    enum track_unit unit;
    double fr;
    struct length length;
};

/* "basics.location.city", ".highlights", ".", "work[0].name" */
struct path_step {
    const char *key; /* NULL: the index alone */
    int index;       /* -1: none */
};
struct path {
    const char *text;
    bool relative; /* starts with '.' */
    const struct path_step *steps;
    size_t n;
};

/* Conditions: paths (present and non-empty), param.NAME, pages, page, first, last, count(path),
 * number(path), 'text', numbers; = != < > and or not ( ). */
enum expr_kind {
    EXPR_PATH,
    EXPR_PARAM,
    EXPR_PAGES, /* page count and number: only in page furniture */
    EXPR_PAGE,
    EXPR_FIRST, /* position in the innermost each or list */
    EXPR_LAST,
    EXPR_COUNT, /* children of the node at `path` */
    EXPR_IS_NUMBER, /* the text at `path` has figures and . , / % only */
    EXPR_TEXT,
    EXPR_NUMBER,
    EXPR_NOT,
    EXPR_AND,
    EXPR_OR,
    EXPR_EQUAL,
    EXPR_UNEQUAL,
    EXPR_LESS,
    EXPR_GREATER
};
struct expr {
    enum expr_kind kind;
    struct path path;
    const char *text; /* EXPR_TEXT, EXPR_PARAM */
    double number;
    const struct expr *a, *b;
};

/* ---- styles ------------------------------------------------------------------------------ */

enum style_field {
    STYLE_FONT = 1 << 0,
    STYLE_SIZE = 1 << 1,
    STYLE_WEIGHT = 1 << 2,
    STYLE_SLOPE = 1 << 3,
    STYLE_LEADING = 1 << 4,
    STYLE_COLOR = 1 << 5,
    STYLE_FEATURES = 1 << 6,
    STYLE_TRACK = 1 << 7,
    STYLE_CASE = 1 << 8,
    STYLE_ALIGN = 1 << 9,
    STYLE_HYPHENATE = 1 << 10,
    STYLE_LANG = 1 << 11,
    STYLE_BEFORE = 1 << 12,
    STYLE_AFTER = 1 << 13,
    STYLE_INDENT = 1 << 14,
    STYLE_KEEP_TOGETHER = 1 << 15,
    STYLE_KEEP_WITH_NEXT = 1 << 16,
    STYLE_WIDOWS = 1 << 17,
    STYLE_ORPHANS = 1 << 18,
    STYLE_BREAK = 1 << 19,
    STYLE_HYPHEN_BEFORE = 1 << 20,
    STYLE_HYPHEN_AFTER = 1 << 21,
    STYLE_PROTRUDE = 1 << 22,
    STYLE_EXPAND = 1 << 23,
    STYLE_INDENT_END = 1 << 24
};
enum layout_case { LAYOUT_CASE_NONE, LAYOUT_CASE_UPPER, LAYOUT_CASE_SMALL_CAPS };
enum layout_align { LAYOUT_START, LAYOUT_CENTER, LAYOUT_END, LAYOUT_JUSTIFY };
enum layout_hyphenate { LAYOUT_HYPHENATE_NO, LAYOUT_HYPHENATE_YES, LAYOUT_HYPHENATE_AUTO };
enum layout_break { LAYOUT_BREAK_AUTO, LAYOUT_BREAK_PAGE, LAYOUT_BREAK_AVOID, LAYOUT_BREAK_COLUMN };

/* A style, or what a block element says of itself (name NULL). Only fields in `set` count. */
struct style {
    const char *name, *based_on;
    const char *file;
    int line;
    unsigned set;     /* bit set of style_field */
    const char *font; /* family, role, or "$param" */
    struct length size, leading, track;
    int weight;
    bool italic;
    struct color_value color;
    const char *features, *lang;
    enum layout_case text_case;
    enum layout_align align;
    enum layout_hyphenate hyphenate;
    int hyphen_before, hyphen_after;
    bool protrude; /* punctuation stands out into the margins */
    int expand;    /* glyphs of justified text may be scaled by so many 1/1000 */
    struct glue_value before, after;
    struct length indent, indent_end;
    int keep_together, keep_with_next; /* 0 no, 1..99, 100 always */
    int widows, orphans;
    enum layout_break break_before;
};

/* ---- content ----------------------------------------------------------------------------- */

enum element_kind {
    /* blocks */
    ELEMENT_P,
    ELEMENT_ROW,
    ELEMENT_CELL,
    ELEMENT_SECTION,  /* path, title, heading (a template that holds <title/>), style (without one) */
    ELEMENT_SECTIONS, /* holds sections: they come in the profile's section_order, else as written */
    ELEMENT_EACH,     /* blocks or inline */
    ELEMENT_USE,
    ELEMENT_LIST,
    ELEMENT_RULE,
    ELEMENT_SPACE, /* its size is own.before */
    ELEMENT_COLUMNS, /* columns beside each other, from their tops */
    ELEMENT_COLUMN,
    ELEMENT_BOX,
    ELEMENT_IMAGE,
    ELEMENT_CHOOSE,
    ELEMENT_WHEN,
    ELEMENT_OTHERWISE,
    ELEMENT_ARRANGE, /* parts in the order that the message `key` names; sep in a line */
    ELEMENT_PART,    /* of an arrange: `part` is its name */
    ELEMENT_FILL, /* in a use: blocks for the template's slot `key` */
    ELEMENT_SLOT, /* in a template: where they go */
    /* inline */
    ELEMENT_TEXT, /* white space collapsed to single spaces; dropped at the ends of a block */
    ELEMENT_V,    /* path, style, pre, post, as, format of a date */
    ELEMENT_T,    /* style, if, pre, post: inline content under a condition or in a style */
    ELEMENT_MSG,
    ELEMENT_DATE,
    ELEMENT_LINK,
    ELEMENT_ADDRESS, /* of a location, in the order of the language */
    ELEMENT_ICON,    /* icon: its name; path: a text that names one, before that */
    ELEMENT_LEADER,
    ELEMENT_PAGE_NUMBER,
    ELEMENT_PAGE_COUNT,
    ELEMENT_ITEM_NUMBER, /* place in the innermost each or list, from 1 */
    ELEMENT_BR,
    ELEMENT_TITLE /* the section's title, in a heading template */
};

enum layout_role { LAYOUT_ROLE_NONE, LAYOUT_ROLE_H1, LAYOUT_ROLE_H2, LAYOUT_ROLE_H3 };
enum shown_as { SHOWN_TEXT, SHOWN_URL, SHOWN_GIVEN, SHOWN_FAMILY };
enum link_scheme { SCHEME_URL, SCHEME_MAILTO, SCHEME_TEL };
enum leader_pattern { LEADER_SPACE, LEADER_DOTS, LEADER_RULE };

/* One element of templates, body or page furniture. Fields that its kind has no attribute for are
 * zero; strings are NULL where the attribute is absent. */
struct element {
    enum element_kind kind;
    const char *file;
    int line, col;
    struct element *parent, *first, *last, *next;
    const char *text;        /* ELEMENT_TEXT */
    const char *style;       /* name of a style */
    struct style *own;       /* box attributes of the element itself; NULL: none */
    const struct expr *cond; /* if=, test=; NULL = always */
    struct path path, to;    /* path= and from=; to= */
    bool has_path, has_to;
    const char *title;   /* section: "@key" or literal */
    const char *heading; /* section: template */
    const char *template; /* use */
    const char *key;      /* msg, arrange; name of a slot or fill */
    const char *part;
    const char *pre, *post, *sep, *bullet, *alt, *icon;
    const char *format; /* date: "MMM yyyy" */
    int max;            /* each, list; 0 = all */
    const struct track_value *widths;
    size_t nwidths;
    struct length gap, hang, weight, width, height, pad;
    bool has_gap, has_hang, has_width, has_height, has_pad; /* width of a rule: absent = fill */
    const char *table; /* row: whose auto tracks it shares */
    bool top;                                               /* row: valign="top" */
    bool page_scope, written_order;                         /* columns: scope="page", order="written" */
    bool balanced;                                          /* columns: balance="yes" */
    struct color_value fill, stroke, color;
    bool has_fill, has_stroke, has_color;
    bool circle; /* image */
    unsigned edges; /* box: bit set of the sides (top, end, bottom, start) on which its ground goes on
                       to the edge of the page */
    enum shown_as as; /* v */
    enum layout_role role;
    enum link_scheme scheme;
    enum leader_pattern leader;
    enum layout_align align; /* cell, image */
    bool has_align;
};

/* ---- access ------------------------------------------------------------------------------ */

/* The body, and page furniture: block elements as children of a nameless element, or NULL. `first`
 * replaces the header on page 1 where the layout has it. */
const struct element *layout_body(const struct layout *l);
const struct element *layout_header(const struct layout *l);
const struct element *layout_footer(const struct layout *l);
const struct element *layout_first(const struct layout *l);
const struct element *layout_template(const struct layout *l, const char *name);

struct layout_page {
    const char *size;                          /* "a4", "letter", "a5" or NULL if `width` is set */
    double width, height;                      /* pt */
    struct length top, end, bottom, start;     /* margins */
    struct length grid;                        /* of baselines */
    bool has_grid;
    struct length bleed; /* beyond the edges, for what is cut there; 0: none */
};
const struct layout_page *layout_page(const struct layout *l);

/* How far leading, size and margins may go from what the styles and the page say: of the style
 * "body", and of each margin. False if the layout does not let it vary. */
bool layout_fit_vary(const struct layout *l, enum fit_axis what, struct length *min,
                     struct length *max);

/* The style with what it inherits filled in and `own` (may be NULL) laid over it. A style inherits
 * from its based-on, else from "body"; what none of them sets has a default (sans 10pt, leading
 * 1.3em), and is not in `out->set`. size, leading and track are in pt, font and color without
 * parameters; the other lengths keep their units. An absent name gives the style "body". False if
 * there is no such style (`out` is then the defaults). */
bool layout_style(const struct layout *l, const char *name, const struct style *own,
                  struct style *out);
/* Value of a length in pt: em and ex from `size`, lh from `leading`, % of `whole` (all pt). */
double layout_length(const struct layout *l, struct length v, double size, double leading,
                     double whole);
struct color_value layout_color(const struct layout *l, struct color_value c);
/* Value of a parameter as text, NULL if there is none. A flag is "yes" or "no". */
const char *layout_param_value(const struct layout *l, const char *name);

/* Texts of the language loaded by layout_load_labels(); a layout's own <i18n> wins; English where
 * that language has none; NULL if nobody knows the key. */
const char *layout_message(const struct layout *l, const char *key);
enum month_form { MONTH_SHORT, MONTH_LONG };
const char *layout_month(const struct layout *l, enum month_form form, int month); /* 1..12 */

/* Walks all content elements (templates, body, furniture) in document order. */
void layout_walk(const struct layout *l, void (*visit)(void *context, const struct element *e),
                 void *context);

#endif
