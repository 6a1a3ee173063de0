/* Headlines and sentences that say who hires whom: "Acme is hiring a Senior Nurse in Leeds".
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

static const char *const verbs[] = {
    "is looking to hire ", "are looking to hire ", "is looking to recruit ",
    "are looking to recruit ", "is looking to appoint ", "looking to recruit ", "is looking for ",
    "are looking for ", "is currently looking for ", "are currently looking for ", "is hiring ",
    "are hiring ", "is now hiring ", "is recruiting ", "are recruiting ", "is seeking to appoint ",
    "is seeking ", "are seeking ", "is currently seeking ", "are currently seeking ",
    "is in search of ", "seeks ", "have an opening for ", "have an opportunity for ", "need for ",
    "hiring ", "opportunity has arisen for ", "arisen for ",
};

/* Words that end a title. */
static const char *const ends[] = {
    " in ",    " to ", " who ", " with ",   " for ",      " at ", " that ",
    " based ", " on ", " as ",  " within ", " and help ", " (",   " \xE2\x80\x93 ",
    ", ",      ". ",   "; ",    ": ",       NULL};

static const char *const praise[] = {"a",           "an",
                                     "our",         "the",
                                     "experienced", "talented",
                                     "motivated",   "highly",
                                     "passionate",  "enthusiastic",
                                     "dedicated",   "skilled",
                                     "skillful",    "dynamic",
                                     "qualified",   "new",
                                     "another",     "full-time",
                                     "part-time",   "creative",
                                     "energetic",   "committed",
                                     "and",         "self-motivated",
                                     "driven",      "exceptional",
                                     "outstanding", "ambitious",
                                     "additional",  "first",
                                     "great",       "very",
                                     "caring",      NULL};

static const char *find(struct str s, const char *phrase)
{
    size_t n = strlen(phrase);

    for (size_t i = 0; i + n <= s.n; i++)
        if (s.p[i] == phrase[0] && memcmp(s.p + i, phrase, n) == 0)
            return s.p + i;
    return NULL;
}

static bool is_praise(struct str w)
{
    while (w.n && (w.p[w.n - 1] == ',' || w.p[w.n - 1] == '.'))
        w.n--;
    return is_word_of(w, praise);
}

/* The title at the start of rest, without articles and praise. */
static struct str title_in(struct str rest)
{
    struct str t = rest;

    for (;;) {
        size_t n = 0;

        while (n < t.n && !is_blank(t.p[n]))
            n++;
        if (n >= t.n || !is_praise((struct str){t.p, n}))
            break;
        t = str_trim((struct str){t.p + n, t.n - n});
    }
    for (const char *const *p = ends; *p; p++) {
        const char *at = find(t, *p);

        if (at)
            t.n = (size_t)(at - t.p);
    }
    while (t.n && strchr(".!?,;:", t.p[t.n - 1]))
        t.n--;
    return str_trim(t);
}

/* "in Leeds, UK" behind the title. */
static struct str place_in(struct str rest)
{
    const char *at = find(rest, " in ");
    struct str s;
    size_t n;

    if (!at)
        return (struct str){"", 0};
    s = (struct str){at + 4, rest.n - (size_t)(at + 4 - rest.p)};
    n = name_length(s);
    if (n && n + 2 < s.n && s.p[n] == ',' && s.p[n + 1] == ' ') {
        size_t more = name_length((struct str){s.p + n + 2, s.n - n - 2});

        if (more && more <= 20)
            n += 2 + more;
    }
    return (struct str){s.p, n};
}

static struct str company_before(struct str head)
{
    size_t n, behind, first = 0;

    if (head.n > 4 && memcmp(head.p, "The ", 4) == 0)
        head = (struct str){head.p + 4, head.n - 4};
    n = company_length(head, &behind);
    while (first < n && head.p[first] != ' ')
        first++;
    if (!n || behind < head.n || is_stranger((struct str){head.p, first}))
        return (struct str){"", 0};
    return (struct str){head.p, n};
}

static int count_words(struct str s)
{
    int words = s.n > 0;

    for (size_t i = 0; i < s.n; i++)
        words += s.p[i] == ' ';
    return words;
}

/* The verb behind a space that stands first in the list, at its first place; empty if there is none. */
static struct str find_verb(struct str s)
{
    size_t best = sizeof verbs / sizeof *verbs;
    struct str verb = {0};

    for (size_t i = 1; i < s.n; i++)
        for (size_t k = 0; s.p[i - 1] == ' ' && k < best; k++)
            if (verbs[k][0] == s.p[i] && starts_with((struct str){s.p + i, s.n - i}, verbs[k])) {
                verb = (struct str){s.p + i, strlen(verbs[k])};
                best = k;
            }
    return verb;
}

bool read_hiring(struct arena *a, struct str s, struct hiring *out)
{
    *out = (struct hiring){{"", 0}, {"", 0}, {"", 0}};
    if (s.n > 600)
        s.n = 600;
    struct str verb = find_verb(s);
    size_t at = verb.n ? (size_t)(verb.p - s.p) : 0;
    struct str rest = {s.p + at + verb.n, s.n - at - verb.n};

    if (!verb.n)
        return false;
    out->title = title_in(rest);
    if (!out->title.n || count_words(out->title) > 8 || !has_title_noun(a, out->title))
        return false;
    out->company = company_before(str_trim((struct str){s.p, at}));
    out->place = place_in(rest);
    return true;
}
