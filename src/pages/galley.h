/* What the files of this room share: the set tree, the vertical list, cuts and spans.
 * Private to src/pages. Lengths are pt, y grows downwards. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PAGES_GALLEY_H
#define NEXTCV_PAGES_GALLEY_H

#include "pages/pages.h"

#include <stdint.h>

/* The baseline stands at this share of the line's leading, whatever face it is set in: lines of
 * equal leading beside each other share their baselines, and heights are sums of leadings. */
#define BASELINE_SHARE 0.75
#define RULE_MIN 0.25 /* pt; thinner lines break up in print */

enum { PAGES_MAX_DEPTH = 200 };

/* ---- set tree (shape.c, galley.c, row.c) --------------------------------------------------- */

/* An icon of a run, or the dot that a leader repeats. */
struct run_mark {
    const struct path_segment *path; /* icon: pt, y down, relative to pen and baseline */
    size_t npath;
    double width;
    const struct face *face; /* leader dot */
    struct glyph glyph;
};

struct vlist;

struct node {
    const struct block *block;
    struct node *parent, *first, *last, *next;
    size_t id, nchildren;
    double x, width;           /* content box, from the start edge of the body */
    double height;             /* natural, of the content without before and after */
    struct glue before, after; /* the block's; before is zero at the very top of the body */
    double baseline;           /* first baseline below the top of `before`; negative: none */
    double max_content;        /* width on one line; negative: not asked yet */
    double sourced, own;       /* height.c */
    bool has_content;          /* something below it belongs into the structure tree */
    /* paragraph */
    struct shaped *shaped, *label_shaped;
    struct type_run *runs;
    struct run_mark *marks; /* one a run; NULL where no run needs one */
    bool has_leader;
    struct lines *lines;
    double grid; /* that the lines stand on; 0: none */
    struct line *label;
    double label_x, text_x; /* from the start edge of the body */
    /* row */
    double offset; /* of a cell: shift that brings its first baseline onto the row's */
    struct vlist *list; /* of a cell and of the body */
    /* columns */
    const struct node *main; /* the widest; NULL: none */
    size_t ncolumns;  /* balanced: how many, 0 if it is not */
    double *column_x; /* start of each column, from the start edge of the body */
    struct node *wide; /* page scope: the main column once more, at the full measure, same ids */
    /* image */
    const struct image *image;
};

/* Heights by source, sorted by source. */
struct source_height {
    const char *source;
    double total, own, flow;
};

struct galley {
    const struct document *doc;
    struct node *root;
    size_t nnodes;
    double measure, page_height;
    struct source_height *heights;
    size_t nheights;
    double height;
};

/* The width of one auto track of all rows of a table. */
struct table_track {
    const char *table;
    size_t track;
    double width;
};

/* What setting needs, handed down. */
struct setter {
    struct arena *a;
    struct type *t;
    const struct image_source *images;
    struct diags *d;
    size_t nnodes;
    int page, pages; /* for RUN_PAGE_NUMBER, RUN_PAGE_COUNT */
    double max_height; /* of an image */
    bool from_right;   /* the document's start edge */
    double grid;       /* of baselines; 0: none */
    bool at_top;     /* nothing but glue yet: before is dropped */
    VEC(struct table_track) tables;
};

/* shape.c: a node for every block, paragraphs shaped. NULL over PAGES_MAX_DEPTH. */
struct node *galley_node_new(struct setter *s, const struct block *b, struct node *parent,
                             int depth);
/* galley.c: sets a shaped tree at x and width; its vertical list is built too. */
void galley_node_set(struct setter *s, struct node *n, double x, double width);
struct node *galley_tree(struct setter *s, const struct block *b, double width);
double galley_node_max_content(struct setter *s, struct node *n);
/* Depth of the baseline of a line below the top of its leading. */
double galley_baseline(const struct node *n, const struct line *line);
double galley_node_total(const struct node *n); /* before + height + after, natural */
struct diag_at galley_node_at(const struct node *n);
/* A length for a message, locale-free, to 0.1. */
const char *galley_points(struct arena *a, double pt);
/* row.c */
void galley_row_set(struct setter *s, struct node *n);
void galley_columns_set(struct setter *s, struct node *n);
/* The child of columns that is read first, NULL for all others. */
const struct node *galley_read_first(const struct node *n);
double galley_row_max_content(struct setter *s, struct node *n);
/* height.c */
void galley_sum(struct arena *a, struct galley *g);

/* ---- vertical list (vlist.c, span.c) ------------------------------------------------------- */

typedef int64_t cost;

enum vbox_kind { VBOX_LINE, VBOX_RULE, VBOX_IMAGE, VBOX_PAD, VBOX_ROW };

/* Sums over a stretch of a list. */
struct span {
    double natural, stretch, shrink;
    double fil;
    int lines;
};

/* A box with the glue and the penalty before it. Every place between two boxes is one possible
 * break; all glue between them vanishes there (TeXbook, ch. 15). */
struct vbox {
    enum vbox_kind kind;
    const struct node *node;
    size_t line; /* VBOX_LINE; VBOX_PAD: 0 the upper, 1 the lower */
    double height;
    int lines;
    struct glue gap;
    int keep;     /* strength against a break before this box: widows, orphans, keep-with-next */
    int together; /* the same, of the blocks around that are to be kept together */
    bool forced;
    bool turns; /* of the text of balanced columns: it begins a new one */
    struct vrow *row;
    struct span whole; /* without the gap */
    int inner;      /* a row: what `together` is for the breaks inside it */
    int need_lines; /* a row: so many lines of it must follow the heading above */
};

/* A place to break: before box `box`, or (sub > 0) inside the row that it is. */
struct cut {
    size_t box, sub;
    int keep, together;
    bool forced, turns;
    double y; /* natural depth of what stands above it */
    struct span head, rest; /* inside a row: its glue and the part above; the part below */
    size_t jump; /* the next page starts at this cut of the list `after`; 0: here */
};

struct vlist {
    const struct node *owner;
    struct vbox *at;
    size_t n;
    struct glue tail;   /* after the last box */
    struct span *above; /* n + 1: all before box i, glue included */
    struct cut *cuts;   /* cuts[0] is the start, cuts[ncuts - 1] the end */
    size_t ncuts;
    /* Columns with page scope: after the page on which all but the main one end, the text goes on
     * in another list, which has the main column's text at the full measure in their place. */
    const struct node *scoped;
    struct vlist *after;
};

struct vrow {
    size_t ncells;
    const struct node **cells;
    size_t first; /* the cell that is read first */
    const struct node *balanced; /* columns of one text: its cuts are the row's; or NULL */
    struct cut *cuts; /* [0] the top, [ncuts - 1] the bottom */
    size_t *cell_cuts; /* ncuts * ncells: index in the cell's own cuts */
    size_t ncuts;
};

struct vlist *vlist_new(struct arena *a, const struct node *owner);
/* The list of the body, with what follows columns of page scope. */
struct vlist *vlist_body(struct arena *a, const struct node *root);
/* Strengths that no layout sets. A strength of k is worth leaving k % of the page blank. */
enum {
    KEEP_WIDOW = 90,   /* fewer lines than `widows` or `orphans` */
    KEEP_HEADING = 95, /* a heading with fewer than HEADING_LINES lines below it */
    KEEP_HYPHEN = 20,  /* a word that goes on over the page */
    KEEP_LAST_ITEM = 20,
    KEEP_FIRST_ITEM = 10,
    HEADING_LINES = 2
};

enum { COLUMNS_MAX = 12 /* as many widths as the layout language allows */ };
/* Cuts [p, q) of a list in `count` columns of the least height; `ends`, if not NULL, are the cuts where
 * they end. It is known to be no less than `low`. Its glue stays natural, so that lines beside each other
 * stay so. */
struct span columns_split(const struct vlist *l, size_t p, size_t q, size_t count, double low,
                          size_t *ends);
struct vrow *vrow_new(struct arena *a, const struct node *row);

struct span glue_span(struct glue g);
struct span span_add(struct span a, struct span b, int sign);
/* From cut p to cut q. `top`: keep the glue above the first box (the list starts in mid-page). */
struct span vlist_span(const struct vlist *l, size_t p, size_t q, bool top);
struct span vrow_span(const struct vrow *r, size_t p, size_t q);

/* How the glue of a page is set. */
struct setting {
    double ratio; /* < 0 shrinks, > 0 stretches */
    bool fil;     /* only fil glue stretches */
};
double glue_set(struct glue g, struct setting s);
double vlist_set_height(const struct vlist *l, size_t p, size_t q, bool top, struct setting s);
double vrow_set_height(const struct vrow *r, size_t p, size_t q, struct setting s);

/* ---- breaking (break.c) -------------------------------------------------------------------- */

struct page_break {
    const struct vlist *list; /* the one given, or what follows it */
    size_t from, to; /* cuts */
    struct setting set;
    bool overfull;
};
typedef VEC(struct page_break) page_break_vec;
/* Loosens chains of forbidden breaks that no page of this height holds: in the lists of cells and columns
 * before rows are made of them; vlist_break() does it for its own. */
void vlist_relax(struct vlist *l, double height);
/* Cost of a break against a keep of this strength (1..99). */
cost keep_cost(int strength);
/* The pages of a list; *n of them, in the arena. An empty list gives one empty page. */
struct page_break *vlist_break(struct arena *a, const struct vlist *l, double height, size_t *n);
/* The total cost of given cuts, for the test that tries them all; -1 if not allowed. */
cost vlist_cost(struct arena *a, const struct vlist *l, double height, const size_t *cuts,
                size_t ncuts);

/* ---- structure (elements.c) ---------------------------------------------------------------- */

struct node_elements {
    int element, label; /* ELEMENT_ARTIFACT where there is none */
    int *runs, *links;  /* one a run of the paragraph, or NULL; links: its ROLE_LINK or artifact */
};
typedef VEC(struct element) element_vec;
/* One entry a node id. */
struct node_elements *elements_new(struct arena *a, const struct galley *g, element_vec *out);
/* Text of a block with all its children, white space as it is. */
const char *elements_text(struct arena *a, const struct block *b);

/* ---- placing (place.c, line.c) ------------------------------------------------------------- */

typedef VEC(struct item) item_vec;
typedef VEC(struct link) link_vec;
typedef VEC(struct outline_entry) outline_vec;

/* Items that the fill and the side strokes of a box are, and grow with what it holds. */
struct fill {
    bool open;
    size_t first, count;
    size_t ground; /* of a fill that reaches an edge: its number among the page's grounds, from 1; or 0 */
};

struct placer {
    struct arena *a;
    double page_width, page_height;
    double x, measure;                    /* of the body: start edge on the page, width */
    bool from_right;                      /* x counts from the page's right side: mirror.c */
    const struct node_elements *elements; /* by node id; NULL: all is artifact */
    struct setting set;
    int page;
    item_vec items, grounds;
    link_vec links;
    outline_vec outline;
    bool *in_outline;   /* by node id */
    struct fill *fills; /* by node id of a box; anew on each page */
    size_t nfills;
    int line;
    double baseline; /* of the last line */
};

/* Places what stands from cut p to cut q of a list with its top at y. */
void place_list(struct placer *p, const struct vlist *l, size_t from, size_t to, double y,
                bool top);
void place_append(struct arena *a, item_vec *to, const struct item *from, size_t n);
/* What was placed from the start edge of a page whose start edge is the right one. */
void mirror_items(struct item *items, size_t n, double page_width);
void mirror_links(struct link *links, size_t n, double page_width);
/* A line of a paragraph, the top of its leading at y. */
void place_line(struct placer *p, const struct node *n, size_t line, double y);
/* Clipped to the page, at least RULE_MIN thick. */
void place_rule(struct placer *p, double x, double y, double width, double height,
                struct color color);

#endif
