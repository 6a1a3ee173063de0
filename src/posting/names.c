/* Names in running text: runs of capitalised words.
 * SPDX-License-Identifier: MIT */
#include "lexicon/words.h"
#include "base/ascii.h"
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

    while (to < s.n &&
           (is_name_byte(s.p[to]) ||
            ((unsigned char)s.p[to] == 0xE2 && to + 2 < s.n && (unsigned char)s.p[to + 1] == 0x80 &&
             (unsigned char)s.p[to + 2] == 0x99) ||
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
        if (!words && !opens_name((struct str){s.p, 1}))
            break;
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
        if (str_eq(w, STR("St")) && i + 1 < s.n && s.p[i] == '.') /* "St. Anne's" */
            i++;
        if (i >= s.n || s.p[i] != ' ')
            break;
        i++;
    }
    return end;
}

/* The name of a company with its form: "Acme, Inc.". */
size_t company_length(struct str s, size_t *behind)
{
    static const char *const forms[] = {", Inc.", ", INC.", ", Inc", ", LLC",
                                        ", Ltd.", ", Ltd",  ", LLP", ", Corp."};
    static const char *const stops[] = {" Inc", " INC", " Ltd", " LTD", " Co", " Corp"};
    size_t n = name_length(s);
    struct str rest = {s.p + n, s.n - n};

    *behind = n;
    for (size_t i = 0; rest.n && rest.p[0] == '.' && i < sizeof stops / sizeof *stops; i++) {
        size_t width = strlen(stops[i]);

        if (n > width && memcmp(rest.p - width, stops[i], width) == 0)
            *behind = n + 1;
    }
    for (size_t i = 0; n && i < sizeof forms / sizeof *forms; i++)
        if (starts_with(rest, forms[i])) {
            *behind = n + strlen(forms[i]);
            break;
        }
    return n;
}

/* Words that open sentences and look like names there. */
static const char *const strangers[] = {
    "a", "about", "all", "also", "an", "and", "applicants", "apply", "april", "as", "august",
    "bachelor", "benefits", "candidate", "candidates", "company", "current", "cv", "date",
    "december", "degree", "department", "description", "dr", "duties", "each", "education", "eeo",
    "employee", "employees", "english", "equal", "every", "experience", "february", "first", "for",
    "friday", "full", "he", "her", "here", "his", "holder", "home", "how", "hr", "i", "if",
    "immediate", "in", "individuals", "it", "january", "job", "join", "july", "june", "knowledge",
    "least", "location", "many", "march", "master", "may", "monday", "most", "mr", "mrs", "ms",
    "new", "no", "not", "note", "november", "now", "october", "one", "opportunity", "or", "other",
    "our", "overview", "part", "people", "please", "position", "post", "posted", "qualifications",
    "remote", "requirements", "responsibilities", "role", "salary", "saturday", "second",
    "september", "she", "skills", "some", "strong", "summary", "sunday", "team", "that", "the",
    "their", "there", "these", "they", "this", "those", "thursday", "time", "today", "training",
    "travel", "tuesday", "us", "we", "wednesday", "what", "when", "where", "which", "who", "why",
    "work", "working", "you", "your",
};

bool is_stranger(struct str word)
{
    return WORDS_HAVE(strangers, word);
}

static const char *const place_words[] = {
    "africa", "america", "asia", "australia", "berlin", "canada", "emea", "england", "europe",
    "france", "germany", "hybrid", "india", "ireland", "latin", "london", "middle", "north",
    "onsite", "paris", "remote", "scotland", "south", "spain", "uk", "usa", "wales", "worldwide",
    "york",
};

bool is_place_word(struct str word)
{
    return WORDS_HAVE(place_words, word);
}
