/* The display list: everything at its place. pt, origin at the top left of the page, y down.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PAGES_DISPLAY_H
#define NEXTCV_PAGES_DISPLAY_H

#include "compose/block.h"
#include "type/type.h"

/* Structure tree (ISO 32000-1, 14.7). Element 0 is the Document. */
struct element {
    enum role role;
    int parent;         /* index, -1 for the root */
    const char *source; /* JSON Pointer or NULL */
    const char *lang;   /* where it differs from the document's, else NULL */
    const char *alt;    /* figures and icons */
};

enum { ELEMENT_ARTIFACT = -1 };

enum item_kind { ITEM_GLYPHS, ITEM_RULE, ITEM_PATH, ITEM_IMAGE };

struct item {
    enum item_kind kind;
    int element; /* structure element it is content of, or ELEMENT_ARTIFACT */
    double x, y; /* baseline start (glyphs), top left (rule, image), origin (path: y down) */
    struct color color;
    const char *source; /* JSON Pointer of the text or NULL */
    int line;           /* number of the text line on the page, for plain text and the trace */

    /* ITEM_GLYPHS */
    const struct face *face;
    double size;
    const struct glyph *glyphs;
    size_t nglyphs;
    const char *text; /* UTF-8, as it was written: glyphs may be its capitals */
    size_t text_n;
    unsigned char level; /* of embedding (UAX #9): the text of odd ones runs from right to left. Items
                            of a line are in logical order, glyphs of an item from left to right */
    double scale; /* of the glyphs' width, 1 = as designed (also 0, for lists made by hand); their
                     advances hold it already */
    double gap;   /* on a justified line: width of its spaces, of the natural one; else 1 or 0 */
    const char *style;  /* name, for the trace */
    bool line_end;      /* last piece of a line of text that goes on in the same paragraph */
    bool tight;         /* kern no closer than extraction can bear (URLs, e-mail) */
    /* ITEM_RULE, ITEM_IMAGE */
    double width, height;
    /* ITEM_PATH: in pt, relative to (x, y), y down */
    const struct path_segment *path;
    size_t npath;
    /* ITEM_IMAGE */
    const struct image *image;
    bool round;
};

struct link {
    double x0, y0, x1, y1; /* one rectangle a line */
    const char *uri;
    int element;          /* the ROLE_LINK element; several rectangles may share it */
    const char *contents; /* alternative description: the link's text */
};

/* pt, from the pen's start to its end; of a rule or picture its width. */
double item_width(const struct item *item);

struct outline_entry {
    const char *title;
    int level; /* 1 = the name or a section, 2 below */
    int page;  /* from 0 */
    double y;
};

struct page {
    double width, height;
    struct item *items; /* in reading order, which is painting order */
    size_t nitems;
    size_t ngrounds; /* the first of them: grounds that reach an edge of the page */
    struct link *links;
    size_t nlinks;
    double bleed; /* pt: what reaches an edge is painted so far beyond it, and cut off */
    double used; /* pt of the body height that is filled */
};

struct display_list {
    const char *title, *author, *lang, *subject;
    const char *const *keywords; /* NULL-terminated or NULL */
    struct page *pages;
    size_t npages;
    struct element *elements;
    size_t nelements;
    struct outline_entry *outline;
    size_t noutline;
    bool from_right;    /* written from right to left: the start edge is the right one */
    double body_height; /* pt available for the body on a page */
};

/* A decoded or passed-through picture. */
enum image_kind { IMAGE_JPEG /* bytes are the file */, IMAGE_RGB8, IMAGE_GRAY8 };
struct image {
    enum image_kind kind;
    int width, height, components; /* pixels */
    const unsigned char *bytes;
    size_t size;
    const unsigned char *alpha; /* width * height, or NULL */
};

#endif
