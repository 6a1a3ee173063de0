/* Sentences of a summary. SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "tailor/internal.h"

#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

/* Does the word that ends before byte `dot` abbreviate something? One letter does ("J. Doe"), and so
 * does what has a dot inside ("e.g.", but not "2.4M"), and these. */
static bool abbreviation(const char *text, size_t from, size_t dot)
{
    static const char *const known[] = {"approx", "bzw", "ca",  "co",  "corp", "dr",  "etc", "inc",
                                        "jr",     "ltd", "mr",  "mrs", "ms",   "no",  "nr",  "prof",
                                        "sr",     "st",  "usw", "vs",  "est",  "incl"};
    size_t start = dot;
    struct str word;

    while (start > from && !is_space(text[start - 1]) && text[start - 1] != '(')
        start--;
    word = (struct str){text + start, dot - start};
    if (word.n < 2)
        return true;
    for (size_t i = 1; i < word.n; i++)
        if (word.p[i] == '.' && (word.p[i - 1] < '0' || word.p[i - 1] > '9'))
            return true;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_eq_nocase(word, str_of(known[i])))
            return true;
    return false;
}

static bool sentence_begins(const char *s)
{
    uint32_t c;

    if (!*s)
        return true;
    utf8_decode(s, strlen(s), &c);
    return (c < 'a' || c > 'z') && c != '(' && c != '-' && c != '&';
}

/* Ranges without the white space around them; a line feed ends a sentence, too. */
void split_sentences(struct arena *a, const char *text, struct ranges *out)
{
    size_t start = 0;

    for (size_t i = 0;; i++) {
        bool end = !text[i] || text[i] == '\n';
        size_t stop = i;

        if (!end && strchr(".!?", text[i]) && is_space(text[i + 1])) {
            size_t next = i + 1 + strspn(text + i + 1, " \t");

            stop = i + 1;
            end = sentence_begins(text + next) &&
                  (text[i] != '.' || !abbreviation(text, start, i));
        }
        if (!end)
            continue;
        while (start < stop && is_space(text[start]))
            start++;
        if (stop > start)
            vec_push(a, &out->list, (struct range){start, stop});
        start = stop + (text[i] == '\n');
        if (!text[i])
            return;
    }
}
