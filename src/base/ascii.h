/* Character classes of ASCII, whatever the locale; bytes of other characters count as letters.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_BASE_ASCII_H
#define NEXTCV_BASE_ASCII_H

#include "base/str.h"

static inline bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
static inline bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
static inline bool is_alpha(char c)
{
    return is_upper(c) || is_lower(c);
}
static inline bool is_word(char c)
{
    return is_alpha(c) || is_digit(c) || (unsigned char)c >= 0x80;
}
static inline bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline char to_lower(char c)
{
    return (char)(is_upper(c) ? c + 32 : c);
}
/* Whether the word is this one; case is ignored. */
static inline bool is_this(struct str w, const char *word)
{
    size_t i = 0;

    while (i < w.n && to_lower(w.p[i]) == to_lower(word[i])) /* also ends where the word ends */
        i++;
    return i == w.n && !word[i];
}
/* Whether a text begins with these bytes. */
static inline bool starts_with(struct str s, const char *prefix)
{
    size_t i = 0;

    while (i < s.n && prefix[i] && s.p[i] == prefix[i])
        i++;
    return !prefix[i];
}

#endif
