/* Reading a text through the trie of keys: folding, and how far a form reaches.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LEXICON_WALK_H
#define NEXTCV_LEXICON_WALK_H

#include "lexicon/tables.h"

/* What one character is to a key. */
enum char_class {
    CHAR_KEY,    /* letter, digit, + # &: part of the key */
    CHAR_JOINER, /* space . - _ / ': not part of it, may stand inside a form */
    CHAR_STOP    /* ends every form */
};

/* A character decoded: its class, its bytes in the text, and the bytes it adds to the key (NFKC,
 * lower case, without accents; none if that is not ASCII, and then no key goes on). */
struct folded {
    uint32_t code;
    size_t length;
    enum char_class is;
    char key[8];
    unsigned n;
};

void fold_char(struct str text, size_t at, struct folded *out);
/* Letter, mark or digit. */
bool is_word_char(uint32_t c);
bool is_upper_char(uint32_t c);
/* The character before or at a byte, 0 at the ends of the text. */
uint32_t char_before(struct str text, size_t at);
uint32_t char_at(struct str text, size_t at);

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
