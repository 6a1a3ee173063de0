/* Inside the SVG writer: what pages share, and how numbers and texts are written.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_OUTPUT_SVG_H
#define NEXTCV_OUTPUT_SVG_H

#include "output/output.h"

struct svg_face {
    const struct face *face;
    uint32_t *marks; /* by glyph: 0 not seen, 1 has no outline, else its id + 2 */
};

struct svg_picture { /* with copies of the samples: the list it came from may be gone */
    struct image image;
    uint32_t id;
};

struct svg_defs {
    struct arena arena, scratch;
    struct strbuf out; /* the definitions, in the order of first use */
    uint32_t ids;      /* given out so far */
    VEC(struct svg_face) faces;
    VEC(struct svg_picture) pictures;
    uint32_t clip; /* id + 1 of the circle that cuts round pictures; 0: not needed yet */
};

/* The name of an id: "a" … "Z", "aa" …: short, since a page refers to thousands. */
void svg_put_id(struct strbuf *b, uint32_t id);
/* Ids of definitions, made when first asked for. False if the glyph has no outline. */
bool svg_glyph_id(struct svg_defs *d, const struct face *face, uint32_t glyph, uint32_t *id);
uint32_t svg_picture_id(struct svg_defs *d, const struct image *image);
uint32_t svg_clip_id(struct svg_defs *d);

/* The d attribute's value: relative commands in whole units, a unit being 1/grid of the path's, with
 * y times `flip`. Each point is rounded by itself, so errors do not add up. */
void svg_put_path(struct strbuf *b, const struct path_segment *path, size_t n, double grid,
                  double flip);
/* " name=\"value\"" */
void svg_put_attribute(struct strbuf *b, const char *name, double value, int decimals);
/* Text for content and attributes of XML 1.0 and HTML: & < > " escaped, characters that XML may not
 * hold (XML 1.0, 2.2) left out, wrong bytes as U+FFFD. */
void svg_put_text(struct strbuf *b, struct str s);
/* A picture as "data:" URI: JPEG as it is, samples as PNG. */
void svg_put_data_uri(struct strbuf *b, const struct image *image);

#endif
