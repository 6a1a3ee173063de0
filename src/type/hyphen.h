/* Hyphenation by Liang's patterns (F. M. Liang, Word Hy-phen-a-tion by Com-put-er, Stanford 1983),
 * compiled into the program from the sets that src/type/patterns/catalogue lists.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TYPE_HYPHEN_H
#define NEXTCV_TYPE_HYPHEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where a word may be divided. `word` is n bytes of UTF-8, one word without spaces: letters,
 * apostrophes; capitals count as their small letters. points[i] (n of them, the caller's) becomes 1
 * where a hyphen may be set before byte i, else 0; i is always the start of a character, and not
 * that of a combining mark. Returns how many. At least `left_min` letters stay before the first
 * point and `right_min` after the last (what the patterns themselves ask for wins if it is more;
 * marks are not counted). None (0, all zeros) if there are no patterns for `lang`, if a character
 * is a digit, the UTF-8 wrong, or the word over HYPHEN_WORD_MAX characters. */
enum { HYPHEN_WORD_MAX = 100, HYPHEN_LEFT_MIN = 2, HYPHEN_RIGHT_MIN = 3 };
size_t hyphen_points(const char *lang, const char *word, size_t n, unsigned left_min,
                     unsigned right_min, uint8_t *points);

/* The patterns for a language tag (BCP 47, case and _ for - don't matter): those of the tag or of
 * what is left of it when subtags are cut from its end ("de-AT" -> "de"); "en" is en-US.
 * NULL if there are none, or if `lang` is NULL. hyphen_points() in two steps. */
struct hyphen_language;
const struct hyphen_language *hyphen_language(const char *lang);
const char *hyphen_language_tag(const struct hyphen_language *l);
size_t hyphen_word(const struct hyphen_language *l, const char *word, size_t n, unsigned left_min,
                   unsigned right_min, uint8_t *points);

/* Bytes of all tables, and of one language's. */
size_t hyphen_table_size(const char *tag);

#endif
