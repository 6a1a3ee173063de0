/* What the writers say alike of an item. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_OUTPUT_DESCRIBE_H
#define NEXTCV_OUTPUT_DESCRIBE_H

#include "base/str.h"
#include "pages/display.h"

/* The text that the item's glyphs stand for: a part of item->text, which may be a whole run's. */
struct str describe_text(const struct item *item);
/* Text of one cluster as search and applicant-tracking systems look for it: no-break spaces and
 * controls are a space, presentation forms of ligatures their letters. */
struct str describe_plain(struct str cluster);
/* Structure type as PDF names it (ISO 32000-1, 14.8.4); "NonStruct" for ROLE_NONE, "Artifact". */
const char *describe_role(enum role role);
/* Horizontal scale of the glyphs, 1 = as designed. */
double describe_scale(const struct item *item);
/* Where a rule is painted: left, top, width, height. It is at least 0.25 pt thick and stays on the
 * page; false if nothing of it is left. */
bool describe_rule(const struct item *item, const struct page *page, double box[4]);

#endif
