/* The block tree as text, for tests and for whoever debugs a layout. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_COMPOSE_DUMP_H
#define NEXTCV_COMPOSE_DUMP_H

#include "base/str.h"
#include "compose/block.h"

/* Appends one line a block, children indented by two spaces, runs behind their paragraph:
 *   paragraph H1 /basics/name "Ada"{name}
 * A run is "text"{style}, with marks h (no hyphen), b (no break), u (URL), and its link. */
void compose_dump(const struct block *b, struct strbuf *out);
/* Appends the text alone: a line for each paragraph, cells of a row one after the other. */
void compose_dump_text(const struct block *b, struct strbuf *out);

#endif
