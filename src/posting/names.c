/* Names in running text: runs of capitalised words.
 * SPDX-License-Identifier: MIT */
#include "posting/ascii.h"
#include "posting/draft.h"

#include <string.h>

/* Small words inside a name, when a capitalised word follows. */
static const char *const joints[] = {"of", "and", "the", "for", "de", "&", "+", "y", "du", NULL};

static bool is_joint(struct str w)
{
    for (const char *const *p = joints; *p; p++)
        if (str_eq(w, str_of(*p)))
            return true;
    return false;
}

static bool is_name_byte(char c)
{
    return is_word(c) || c == '&' || c == '\'' || c == '-' || c == '+';
}

/* The word at i; a stop or dot that has a letter behind it is part of it: "Build.com", "S.A.". */
static struct str word_at(struct str s, size_t i)
{
    size_t to = i;

    while (to < s.n && (is_name_byte(s.p[to]) ||
                        ((unsigned char)s.p[to] == 0xE2 && to + 2 < s.n &&
                         (unsigned char)s.p[to + 1] == 0x80 && (unsigned char)s.p[to + 2] == 0x99) ||
                        (s.p[to] == '.' && to + 1 < s.n && is_word(s.p[to + 1]) && to > i)))
        to++;
    return (struct str){s.p + i, to - i};
}

static bool opens_name(struct str w)
{
    unsigned char c = w.n ? (unsigned char)w.p[0] : 0;

    /* Latin-1 and Latin Extended capitals, and other scripts, count as capitals */
    return is_upper((char)c) || c == 0xC3 || c == 0xC4 || c == 0xC5 || c >= 0xCE;
}

static bool is_dash(struct str w)
{
    /* U+2013, U+2014, U+2022 and their like end a name */
    return w.n >= 2 && (unsigned char)w.p[0] == 0xE2 && (unsigned char)w.p[1] == 0x80;
}

size_t name_length(struct str s)
{
    size_t end = 0, i = 0;
    int words = 0;

    while (i < s.n && words < 9) {
        struct str w = word_at(s, i);

        if (!w.n || is_dash(w))
            break;
        bool opens = opens_name(w) || (words > 0 && is_digit(w.p[0]));

        if (!opens && !(words > 0 && is_joint(w)))
            break;
        i += w.n;
        if (opens)
            end = i;
        words++;
        if (i >= s.n || s.p[i] != ' ')
            break;
        i++;
    }
    return end;
}

static const char *const place_words[] = {
    "remote", "hybrid", "onsite", "london",  "berlin", "paris",   "europe", "uk",      "usa",
    "england", "scotland", "wales", "ireland", "germany", "france", "spain", "india",   "canada",
    "australia", "america", "asia", "emea",    "worldwide", "york",  NULL};

bool is_place_word(struct str word)
{
    for (const char *const *p = place_words; *p; p++)
        if (str_eq_nocase(word, str_of(*p)))
            return true;
    return false;
}
