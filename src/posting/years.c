/* Years of experience: "5+ years of", "three (3) years", "3-5 yrs".
 * Of 658 postings on a job board, 69 % say it in digits and 7 % in words.
 * SPDX-License-Identifier: MIT */
#include "posting/ascii.h"
#include "posting/draft.h"

#include <string.h>

static const char *const numbers[] = {"one",    "two",    "three",    "four",     "five",
                                      "six",    "seven",  "eight",    "nine",     "ten",
                                      "eleven", "twelve", "thirteen", "fourteen", "fifteen"};

enum { YEARS_MOST = 20, MONTHS_MOST = 60 }; /* more is the age of a company, the length of a contract */

static size_t word_length(const char *s)
{
    size_t n = 0;

    while (s[n] && s[n] != ' ')
        n++;
    return n;
}

/* Whether the word at s is this one. */
static bool is_the_word(const char *s, const char *word)
{
    while (*word && *s == *word)
        s++, word++;
    return !*word && (!*s || *s == ' ');
}

/* Value of the word, 0 = no number; "5+" is 5. */
static int number_of(const char *s)
{
    size_t n = word_length(s);
    int value = 0;

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (is_the_word(s, numbers[i]))
            return (int)i + 1;
    if (n && s[n - 1] == '+')
        n--;
    if (n == 0 || n > 2)
        return 0;
    for (size_t i = 0; i < n; i++) {
        if (!is_digit(s[i]))
            return 0;
        value = value * 10 + (s[i] - '0');
    }
    return value;
}

static bool is_one_of(const char *s, const char *const *words)
{
    while (*words && !is_the_word(s, *words))
        words++;
    return *words;
}

static const char *const year_words[] = {"years",  "year",   "yrs",  "yr",
                                         "years'", "year's", "yrs'", "years+",
                                         "year+", "yrs+",  NULL};
static const char *const month_words[] = {"months", "months'", "month's", NULL};
static const char *const between[] = {"to",   "or",    "more", "plus", "+",
                                      "full", "solid", "and",  NULL};
/* "10 years ago", "3 year contract" */
static const char *const not_behind[] = {"old",       "ago",      "contract", "fixed",
                                         "term",      "warranty", "college",  "program",
                                         "programme", "later",    NULL};
/* "in the last 3 years", "for over 20 years": age of a company */
static const char *const not_before[] = {" last ",          " past ",       " within ",
                                         " next ",          " first ",      " for over ",
                                         " for more than ", " for nearly ", " every "};
static const char *const behind[] = {
    "of",       "experience",  "in",         "with",         "as",       "working",  "using",
    "building", "managing",    "relevant",   "professional", "hands",    "post",     "related",
    "industry", "work",        "developing", "programming",  "software", "total",    "prior",
    "at",       "progressive", "commercial", "clinical",     "minimum",  "required", "preferred",
    "exp",      "pqe",         "on",         "leading",      NULL};
/* "3 years or more", "4 years plus": what is asked, not what is told */
static const char *const at_least[] = {"or more ", "or so ", "plus ", "and more ", "or longer "};

static bool is_age(const char *key, const char *number)
{
    size_t from = (size_t)(number - key);

    for (size_t i = 0; i < sizeof not_before / sizeof *not_before; i++) {
        size_t n = strlen(not_before[i]);

        if (from + 1 >= n && memcmp(number - n, not_before[i], n) == 0)
            return true;
    }
    return false;
}

/* Reads from the number at s; returns the years word, or NULL. *most: a greater number on the way. */
static const char *years_word(const char *s, int *most)
{
    int first = number_of(s);

    *most = 0;
    for (int words = 0; words < 5; words++) {
        s += word_length(s);
        if (!*s || !s[1])
            return NULL;
        s++;
        if (is_one_of(s, year_words) || is_one_of(s, month_words))
            return s;
        int value = number_of(s);

        if (value > first)
            *most = value;
        if (!value && !is_one_of(s, between))
            return NULL;
    }
    return NULL;
}

/* Length of "or more " and its like, 0 = none. */
static size_t at_least_length(const char *s)
{
    for (size_t i = 0; i < sizeof at_least / sizeof *at_least; i++)
        if (strncmp(s, at_least[i], strlen(at_least[i])) == 0)
            return strlen(at_least[i]);
    return 0;
}

/* What may follow years of experience. */
static bool follows(const char *s)
{
    size_t n = word_length(s);

    return is_one_of(s, behind) || (n > 4 && memcmp(s + n - 3, "ing", 3) == 0);
}

/* "5 years of experience, at least 2 in Go", "two of them with Go" */
static bool is_part(const char *key, const char *number)
{
    static const char *const before[] = {" least ", " which ", " including ", " minimum "};
    static const char *const behind_part[] = {"in", "of", "with", "using", "on", "as", NULL};
    const char *next = number + word_length(number);
    size_t from = (size_t)(number - key);

    if (strncmp(next, " of them ", 9) == 0 || strncmp(next, " of those ", 10) == 0)
        return true;
    for (size_t i = 0; *next && i < sizeof before / sizeof *before; i++) {
        size_t n = strlen(before[i]);

        if (from + 1 >= n && memcmp(number - n, before[i], n) == 0)
            return is_one_of(next + 1, behind_part);
    }
    return false;
}

/* "(5 years)", "Go: 5 years": nothing stands behind them. */
static bool stands_apart(struct str unit, size_t start, size_t end)
{
    while (end < unit.n && is_blank(unit.p[end]))
        end++;
    while (start > 0 && is_blank(unit.p[start - 1]))
        start--;
    return start > 0 && strchr("(:-,", unit.p[start - 1]) &&
           (end == unit.n || strchr("),;.", unit.p[end]));
}

/* "3+ yrs React, 2+ yrs TypeScript": an item by itself, and a name behind it. */
static bool is_telegram(struct str unit, size_t start, size_t end)
{
    while (start > 0 && is_blank(unit.p[start - 1]))
        start--;
    return (start == 0 || strchr(",;(:", unit.p[start - 1])) && end + 1 < unit.n &&
           is_blank(unit.p[end]) && is_upper(unit.p[end + 1]);
}

static void add_years(struct arena *a, struct clause *out, struct years y, bool months)
{
    if (months ? y.years > MONTHS_MOST : y.years > YEARS_MOST)
        return;
    if (months) { /* 18 months are two years begun */
        y.years = (y.years + 11) / 12;
        y.most = (y.most + 11) / 12;
    }
    vec_push(a, &out->years, y);
}

/* "several years (4+) with", "a year of" */
static bool is_year_alone(const char *s, int *value)
{
    size_t n = word_length(s);

    *value = 0;
    if (!is_one_of(s, year_words) || !s[n])
        return false;
    const char *next = s + n + 1;

    if (*next && number_of(next) && next[word_length(next) - 1] == '+')
        *value = number_of(next);
    else if (n == 4 && (strncmp(s - 2, "a ", 2) == 0) && strncmp(next, "of ", 3) == 0)
        *value = 1;
    return *value > 0;
}

/* Years from the number at s on; returns where to go on. */
static const char *take_years(struct arena *a, struct str unit, const struct key *key, const char *s,
                              bool experience, struct clause *out)
{
    int value = number_of(s), most = 0;
    const char *word = value > 0 ? years_word(s, &most) : NULL;
    size_t start = key->at[s - key->p];

    if (!word) {
        if (value > 0 && out->years.n && is_part(key->p, s))
            add_years(a, out, (struct years){value, 0, start,
                                             key->at[s + word_length(s) - key->p]}, false);
        return s;
    }
    const char *next = word + word_length(word);
    size_t end = key->at[next - key->p];
    bool months = is_one_of(word, month_words);

    next += *next == ' ';
    size_t more = at_least_length(next);

    if (!is_age(key->p, s) && !is_one_of(next, not_behind) && strncmp(next, "of age ", 7) != 0 &&
        (more || follows(next) ||
         (!months && (experience || stands_apart(unit, start, end) || is_telegram(unit, start, end)))))
        add_years(a, out, (struct years){value, most, start, end}, months);
    return word;
}

void find_years(struct arena *a, struct str unit, const struct key *key, struct clause *out)
{
    bool experience = strstr(key->p, " experience");

    for (const char *s = key->p; (s = strchr(s, ' ')) != NULL && s[1] && out->years.n < 64;) {
        int alone;

        s++;
        if (is_year_alone(s, &alone)) {
            const char *next = s + word_length(s);

            add_years(a, out, (struct years){alone, 0, key->at[s - key->p], key->at[next - key->p]},
                      false);
            s = next + 1 + word_length(next + 1); /* behind "4+" */
            continue;
        }
        s = take_years(a, unit, key, s, experience, out);
    }
}
