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

    *behind = n;
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) { /* "Acme Inc." */
        size_t width = strlen(stops[i]);

        if (n > width && n < s.n && s.p[n] == '.' && memcmp(s.p + n - width, stops[i], width) == 0)
            *behind = n + 1;
    }
    for (size_t i = 0; n && i < sizeof forms / sizeof *forms; i++) {
        size_t width = strlen(forms[i]);

        if (n + width <= s.n && memcmp(s.p + n, forms[i], width) == 0) {
            *behind = n + width;
            break;
        }
    }
    return n;
}

/* Words that open sentences and look like names there. */
static const char *const strangers[] = {"we",
                                        "you",
                                        "our",
                                        "this",
                                        "it",
                                        "they",
                                        "he",
                                        "she",
                                        "there",
                                        "here",
                                        "what",
                                        "why",
                                        "how",
                                        "if",
                                        "as",
                                        "in",
                                        "the",
                                        "a",
                                        "an",
                                        "applicants",
                                        "candidates",
                                        "candidate",
                                        "experience",
                                        "knowledge",
                                        "job",
                                        "position",
                                        "role",
                                        "these",
                                        "your",
                                        "all",
                                        "each",
                                        "every",
                                        "who",
                                        "where",
                                        "when",
                                        "which",
                                        "that",
                                        "those",
                                        "us",
                                        "team",
                                        "company",
                                        "work",
                                        "working",
                                        "english",
                                        "and",
                                        "or",
                                        "for",
                                        "description",
                                        "location",
                                        "salary",
                                        "benefits",
                                        "requirements",
                                        "duties",
                                        "training",
                                        "travel",
                                        "note",
                                        "date",
                                        "time",
                                        "posted",
                                        "full",
                                        "part",
                                        "one",
                                        "please",
                                        "opportunity",
                                        "i",
                                        "his",
                                        "her",
                                        "their",
                                        "some",
                                        "many",
                                        "most",
                                        "no",
                                        "not",
                                        "also",
                                        "apply",
                                        "overview",
                                        "summary",
                                        "about",
                                        "join",
                                        "now",
                                        "today",
                                        "responsibilities",
                                        "qualifications",
                                        "skills",
                                        "education",
                                        "department",
                                        "dr",
                                        "mr",
                                        "ms",
                                        "mrs",
                                        "post",
                                        "holder",
                                        "employees",
                                        "employee",
                                        "equal",
                                        "people",
                                        "individuals",
                                        "monday",
                                        "tuesday",
                                        "wednesday",
                                        "thursday",
                                        "friday",
                                        "saturday",
                                        "sunday",
                                        "january",
                                        "february",
                                        "march",
                                        "april",
                                        "may",
                                        "june",
                                        "july",
                                        "august",
                                        "september",
                                        "october",
                                        "november",
                                        "december",
                                        "hr",
                                        "cv",
                                        "eeo",
                                        "bachelor",
                                        "master",
                                        "degree",
                                        "strong",
                                        "remote",
                                        "least",
                                        "first",
                                        "second",
                                        "other",
                                        "home",
                                        "immediate",
                                        "current",
                                        "new",
                                        NULL};

bool is_stranger(struct str w)
{
    for (const char *const *p = strangers; *p; p++)
        if (str_eq_nocase(w, str_of(*p)))
            return true;
    return false;
}

static const char *const place_words[] = {
    "remote",  "hybrid",  "onsite",  "london",    "berlin", "paris", "europe",  "africa",
    "latin",   "middle",  "north",   "south",     "uk",     "usa",   "england", "scotland",
    "wales",   "ireland", "germany", "france",    "spain",  "india", "canada",  "australia",
    "america", "asia",    "emea",    "worldwide", "york",   NULL};

bool is_place_word(struct str word)
{
    for (const char *const *p = place_words; *p; p++)
        if (str_eq_nocase(word, str_of(*p)))
            return true;
    return false;
}
