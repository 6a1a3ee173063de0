/* Fonts of the system and of the user, for the type room's finder. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PIPELINE_FONTS_H
#define NEXTCV_PIPELINE_FONTS_H

#include "type/type.h"

struct fonts; /* what was opened; nothing at first */

/* Zeroed memory of the arena, which must outlive the type that gets the finder. */
struct fonts *fonts_new(struct arena *a);
void fonts_free(struct fonts *f);
struct font_finder fonts_finder(struct fonts *f);
/* Paths of font files that a layout names count from this folder ("" or with a '/' at its end). What
 * cannot be read is told in `d`, once a call. */
void fonts_begin(struct fonts *f, const char *folder, struct diags *d);
/* The user's own files that were used since fonts_begin(). */
const char *const *fonts_used(const struct fonts *f, size_t *n);
/* How often the system's font list was opened: 0 or 1. For tests. */
size_t fonts_opened(const struct fonts *f);

/* Words of Thai, for the type room's word finder. As above. */
struct thai;
struct thai *thai_new(struct arena *a);
void thai_free(struct thai *t);
struct word_finder thai_finder(struct thai *t);

#endif
