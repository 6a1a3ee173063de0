/* Where things stand in the text of a layout file.
 *
 * libxml2 keeps only the line on which a start tag ends, and no columns. The text has no DTD and no
 * entities of its own (both are refused here), so a plain scan finds each start tag's exact place;
 * the n-th one is the n-th element in document order. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LAYOUT_SOURCE_H
#define NEXTCV_LAYOUT_SOURCE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* Byte offsets: '<' of the start tag, behind its '>', behind the whole element. */
struct tag {
    size_t start, open_end, end;
};

/* Every line's first byte, and places inside of long lines: a file may be one line. */
struct mark {
    size_t offset;
    int line, col;
};

struct source {
    const char *file;
    struct str text;
    VEC(struct mark) marks;
    VEC(struct tag) tags;
};

/* Finds the lines; to be called first. */
void source_mark(struct arena *a, struct source *s);
/* Scans the text. False with an error for a DOCTYPE and beyond the limits; what
 * is not well-formed is left to the XML parser. */
bool source_scan(struct arena *a, struct source *s, struct diags *d);
/* Position of a byte offset. */
struct diag_at source_at(const struct source *s, size_t offset);
/* Offset of the attribute called `name` (with its prefix) in a tag; of the tag if it is not there.
 */
size_t source_attribute(const struct source *s, const struct tag *tag, const char *name);
/* First byte at or behind `offset` that is neither white space nor part of a comment. */
size_t source_skip_blank(const struct source *s, size_t offset);

#endif
