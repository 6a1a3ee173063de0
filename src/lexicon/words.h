/* Sorted lists of lower-case words. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LEXICON_WORDS_H
#define NEXTCV_LEXICON_WORDS_H

#include "base/str.h"

/* True if the word, in lower case, is in the list of n words, which is sorted by strcmp(). */
bool words_have(const char *const *list, size_t n, struct str word);

#define WORDS_HAVE(list, word) words_have((list), sizeof(list) / sizeof *(list), (word))

#endif
