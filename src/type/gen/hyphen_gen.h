/* Generator of the hyphenation tables: what its files share. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TYPE_GEN_HYPHEN_GEN_H
#define NEXTCV_TYPE_GEN_HYPHEN_GEN_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum { PATTERN_MAX = 120 };

/* "ab1bau": letters a b b a u as labels, digit[i] before letter i, digit[n] at the end. */
struct pattern {
    uint8_t labels[PATTERN_MAX], digits[PATTERN_MAX + 1];
    size_t n;
};

typedef VEC(struct pattern) pattern_vec;

struct pattern_set {
    const char *file;
    unsigned left_min, right_min, compound_left_min, compound_right_min;
    VEC(uint16_t) alphabet; /* ascending */
    pattern_vec levels[2];
    unsigned nlevels;
    bool has_nextlevel;
    bool tex; /* see the catalogue */
    bool apostrophes; /* are letters of the patterns */
};

_Noreturn void gen_die(const char *what, const char *name);
/* Reads out->file: in the format of libhyphen (README.hyphen), in any encoding iconv knows, or lines of
 * TeX's patterns. */
void pattern_set_read(struct arena *a, struct pattern_set *out);

struct packed {
    VEC(uint8_t) trie;
    VEC(uint8_t) digits;
    VEC(uint16_t) outputs;
    uint32_t root[64];
};
void patterns_pack(struct arena *a, const pattern_vec *patterns, struct packed *out);

#endif
