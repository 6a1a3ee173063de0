/* Reading a text through the trie of keys: what a character is, and how far a form reaches.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LEXICON_WALK_H
#define NEXTCV_LEXICON_WALK_H

#include "base/utf8.h"
#include "lexicon/tables.h"

/* What is ASCII, nearly all, is told on the spot. */
static inline bool is_digit(uint32_t c)
{
    return c - '0' < 10;
}

static inline bool is_ascii_letter(uint32_t c)
{
    return (c | 32) - 'a' < 26;
}

static inline bool is_ascii_word(uint32_t c)
{
    return is_ascii_letter(c) || is_digit(c);
}

bool is_word_beyond_ascii(uint32_t c);
bool is_upper_beyond_ascii(uint32_t c);

/* Letter, mark or digit. */
static inline bool is_word_char(uint32_t c)
{
    return c < 0x80 ? is_ascii_word(c) : is_word_beyond_ascii(c);
}

static inline bool is_upper_char(uint32_t c)
{
    return c < 0x80 ? c - 'A' < 26 : is_upper_beyond_ascii(c);
}

/* The character before or at a byte, 0 at the ends of the text. */
uint32_t char_before(struct str text, size_t at);
static inline uint32_t char_at(struct str text, size_t at)
{
    uint32_t c = at < text.n ? (unsigned char)text.p[at] : 0;

    if (c >= 0x80)
        utf8_decode(text.p + at, text.n - at, &c);
    return c;
}

/* The spelling a form was made from. */
const char *form_text(const struct lexicon_form *form);

struct reach {
    size_t end;    /* byte behind the form; 0 = no form begins here */
    uint16_t form; /* index into lexicon_forms */
};

/* The longest form that begins at `start` and ends at a boundary, where forms that need their exact
 * case have it; *any_case gets the longest in whatever case (it may be the same). */
struct reach walk_longest(struct str text, size_t start, struct reach *any_case);
/* True if the token is a URL, an e-mail address or a host name: nothing in it names a skill. */
bool is_address(struct str text, size_t start, size_t end);

#endif
