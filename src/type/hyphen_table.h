/* The tables that gen/hyphen.c writes and hyphen.c reads.
 *
 * A level is a trie of pattern letters, its equal parts shared (a minimal acyclic automaton), as
 * bytes. A node is a list of entries; an entry starts with label << 2 | kind:
 *   HYPHEN_TARGET     then where the child is, see below
 *   HYPHEN_LEAF       the child is the end of a pattern and has no children; its output follows
 *   HYPHEN_LEAF_LAST  the same, and the node ends
 *   HYPHEN_NEXT       the child follows right here, so the node ends
 * HYPHEN_MATCH (only as first entry): a pattern ends at this node; its output follows.
 * HYPHEN_END ends the node. Where a child is takes 1 to 3 bytes, high byte first; the bits of the first
 * one say what the others are:
 *   0xxxxxxx  bytes to skip
 *   10xxxxxx  bytes to skip, 14 bits
 *   110xxxxx  offset in the level's trie, 13 bits: nodes that many share are at its start
 *   111xxxxx  the same, 21 bits
 * An output is a number: one byte below HYPHEN_SHORT, else two,
 * HYPHEN_SHORT + high, low. outputs[number] is the start of its list in `digits`: bytes of
 * gap << 4 | digit, to the 0 that ends it; the first gap counts letters back from the pattern's
 * end, the others from there; a gap over 15 is preceded by bytes 0xF0 of no digit.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TYPE_HYPHEN_TABLE_H
#define NEXTCV_TYPE_HYPHEN_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { HYPHEN_TARGET, HYPHEN_LEAF, HYPHEN_LEAF_LAST, HYPHEN_NEXT };
enum { HYPHEN_MATCH = HYPHEN_TARGET, HYPHEN_END = HYPHEN_NEXT };
enum { HYPHEN_SHORT = 240, HYPHEN_LABELS = 64, HYPHEN_DOT = 1 /* label of the word's ends */ };
#define HYPHEN_NO_NODE UINT32_MAX

struct hyphen_level {
    const uint8_t *trie;
    size_t trie_size;
    uint32_t root[HYPHEN_LABELS]; /* child of the root by label, or HYPHEN_NO_NODE */
    const uint16_t *outputs;
    size_t noutputs;
    const uint8_t *digits;
    size_t ndigits;
};

struct hyphen_language {
    const char *tags;         /* separated by spaces, the first is its name */
    const uint16_t *alphabet; /* code points of labels 2 …, ascending */
    size_t nalphabet;
    unsigned left_min, right_min;                   /* of the patterns; 0 if they say nothing */
    unsigned compound_left_min, compound_right_min; /* at the borders inside a compound */
    bool all_suffixes; /* as TeX does: every pattern that ends at a letter counts; else only the
                          longest trie path that ends there, as libhyphen does */
    unsigned nlevels;  /* 2: the first level divides compounds */
    const struct hyphen_level *levels;
    bool apostrophes; /* the patterns know them; else they part words */
};

extern const struct hyphen_language hyphen_languages[]; /* ends with tags == NULL */

#endif
