/* The block tree: what stands on the page, in what style, with no coordinates.
 * Lengths are pt. compose makes it; pages sets it. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_COMPOSE_BLOCK_H
#define NEXTCV_COMPOSE_BLOCK_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct glue {
    double natural, stretch, shrink; /* pt */
    int fil;                         /* 1: stretch is infinitely stretchable (fil) */
};

struct color {
    double r, g, b; /* 0..1 */
    bool gray;      /* r = g = b, to be painted as DeviceGray */
};

enum text_align { ALIGN_START, ALIGN_CENTER, ALIGN_END, ALIGN_JUSTIFY };
enum text_case { CASE_NONE, CASE_UPPER, CASE_SMALL_CAPS };
enum hyphenate { HYPHENATE_NO, HYPHENATE_YES, HYPHENATE_AUTO };

/* A computed text style: everything resolved, shared between runs (compare by pointer first). */
struct text_style {
    const char *name;   /* of the layout's style, for messages and the trace */
    const char *family; /* of the font catalogue: "Lato", or a role: "sans", "serif", "mono" */
    int weight;         /* 100..900 */
    bool italic;
    double size, leading; /* pt */
    double track;         /* extra advance after each glyph, pt */
    struct color color;
    const char *features; /* OpenType: "kern,liga,tnum"; "-liga" turns one off; NULL = defaults */
    enum text_case text_case;
    enum hyphenate hyphenate;
    int hyphen_before, hyphen_after; /* letters at least left of a word; 0: 2 before, 3 after */
    bool protrude; /* of a paragraph: its edges may stand out into the margins */
    int expand;    /* of a justified paragraph: glyphs may be scaled by so many 1/1000 */
    const char *lang; /* BCP 47; never NULL */
};

enum run_kind {
    RUN_TEXT,
    RUN_BREAK,       /* forced line break */
    RUN_LEADER,      /* stretches to fill the line; what follows goes to the end edge. `text` = NULL
                        (space), "." (dots) or "-" (rule) */
    RUN_ICON,        /* `text` = icon names with spaces between: the first that there is is drawn;
                        `alt` = alternative text */
    RUN_PAGE_NUMBER, /* only in page furniture */
    RUN_PAGE_COUNT
};

enum run_flags {
    RUN_NO_HYPHEN = 1, /* names, employers, titles, skills, URLs, words the posting asks for */
    RUN_NO_BREAK = 2,  /* dates, phone numbers: keep on one line if at all possible */
    RUN_URL = 4,       /* no kerning that would split words in extraction; breaks after / . - */
    RUN_SEPARATOR = 8  /* stands between two things on a line: gone where the line ends behind it */
};

struct run {
    enum run_kind kind;
    const char *text; /* UTF-8, NUL-terminated; RUN_TEXT */
    const struct text_style *style;
    unsigned flags;
    const char *link;   /* URI or NULL; neighbours with the same pointer are one link */
    const char *source; /* JSON Pointer the text came from, or NULL (labels, punctuation) */
    const char *alt;
};

/* Standard structure types (ISO 32000-1, 14.8.4). ROLE_NONE adds no element: children hang on the
 * parent's. */
enum role {
    ROLE_NONE,
    ROLE_DOCUMENT,
    ROLE_SECT,
    ROLE_H1,
    ROLE_H2,
    ROLE_H3,
    ROLE_P,
    ROLE_L,
    ROLE_LI,
    ROLE_LBL,
    ROLE_LBODY,
    ROLE_LINK,
    ROLE_SPAN,
    ROLE_FIGURE,
    ROLE_ARTIFACT
};

enum block_kind {
    BLOCK_GROUP,     /* children below each other */
    BLOCK_PARAGRAPH, /* runs; with `label` a list item */
    BLOCK_ROW,       /* children are cells (BLOCK_GROUP) beside each other on tracks; may break over
                        pages between the lines of its cells unless kept together */
    BLOCK_BOX,       /* a group on a filled or stroked rectangle with padding */
    BLOCK_RULE,
    BLOCK_SPACE, /* `before` is the space */
    BLOCK_IMAGE,
    BLOCK_COLUMNS /* children are columns (BLOCK_GROUP) beside each other on tracks, from their tops */
};

enum { KEEP_NO = 0, KEEP_ALWAYS = 100 }; /* strengths 1..99 between */

enum page_edge { EDGE_TOP = 1, EDGE_END = 2, EDGE_BOTTOM = 4, EDGE_START = 8 };

enum track_kind { TRACK_FIXED, TRACK_FRACTION, TRACK_AUTO };
struct track {
    enum track_kind kind;
    double value; /* pt, or share */
};

enum break_before { BREAK_AUTO, BREAK_PAGE, BREAK_AVOID, BREAK_COLUMN /* of balanced ones */ };

struct block {
    enum block_kind kind;
    enum role role;
    const char *source; /* JSON Pointer of the profile node it shows (entry, bullet, section) or
                           NULL; measured heights are told by it */
    const char *layout_file;
    int layout_line;
    struct glue before, after; /* added up, never collapsed; dropped at a page top */
    double indent_start, indent_end;
    int keep_together, keep_with_next; /* KEEP_NO, 1..99, KEEP_ALWAYS */
    int widows, orphans;               /* lines, at least 1 */
    enum break_before break_before;
    struct block *first, *last, *next;

    /* BLOCK_PARAGRAPH */
    struct run *runs;
    size_t nruns;
    enum text_align align; /* also BLOCK_IMAGE */
    const struct text_style *style;
    struct run *label; /* bullet run before the text, in the hang; or NULL */
    double hang;       /* pt: indent of the text after the label */
    /* BLOCK_ROW, BLOCK_COLUMNS */
    struct track *tracks;
    size_t ntracks; /* = number of cells or columns */
    double gap;
    bool baseline; /* first baselines of the cells align (else tops) */
    const char *table; /* rows of one name share the widths of their auto tracks; or NULL */
    /* BLOCK_COLUMNS. The widest column is the main one: it is read first, unless they are read as
     * written; with page scope the others end with the page on which the longest of them ends, and
     * the main one goes on at the full measure. */
    bool page_scope, written_order;
    bool balanced; /* one child, whose text flows through all tracks, equally high in each */
    /* BLOCK_RULE */
    double weight; /* pt, >= 0.25 */
    double width;  /* pt; 0 = fill the measure */
    struct color color;
    /* BLOCK_BOX: also `color` = fill, `weight` = stroke weight (0 = none) */
    bool filled;
    struct color stroke;
    double pad; /* pt, all four sides */
    unsigned edges; /* bit set of enum page_edge: there its ground goes on to the edge of the page */
    /* BLOCK_IMAGE */
    const char *image; /* path as in the profile */
    double image_width, image_height; /* pt; height 0 = by proportion */
    bool round;
    const char *alt;
};

struct page_geometry {
    double width, height;                                       /* pt */
    double margin_top, margin_end, margin_bottom, margin_start; /* pt */
    double grid; /* of baselines, from the top of the body, pt; 0: none */
    double bleed; /* pt: how far beyond its edges what reaches them is painted, to be cut off */
};

/* What a build composes: body now, furniture when the page count is known. */
struct document {
    struct page_geometry page;
    struct block *body; /* BLOCK_GROUP, ROLE_DOCUMENT */
    const char *title, *author, *lang, *subject;
    const char *const *keywords; /* NULL-terminated or NULL */
};

#endif
