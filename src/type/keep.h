/* What keep.c and keep_rules.c share. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TYPE_KEEP_H
#define NEXTCV_TYPE_KEEP_H

#include "type/internal.h"

/* Text between spaces. */
struct token {
    const char *p;
    size_t n;
};

struct keeper {
    struct arena *arena;
    const char *text;
    size_t n;
    const uint8_t *flags; /* of the run at each byte */
    const char *lang;
    VEC(struct token) tokens;
    uint8_t *out;
};

bool keep_is_letter(char c); /* every byte of a character beyond ASCII counts as a letter */
bool keep_is_digit(char c);
bool keep_contains(struct token t, const char *s);
/* Do tokens[i] and tokens[i + 1] belong together? */
bool keep_together(const struct keeper *k, size_t i);

#endif
