/* A text as words, with what each of them tells. SPDX-License-Identifier: MIT */
#include "tailor/bullet.h"
#include "tailor/cues.h"

#include <string.h>

unsigned bullet_cue(const struct bullet *b, size_t i)
{
    return i < b->tokens.list.n ? b->cues[i] : 0;
}

struct str bullet_word(const struct bullet *b, size_t i)
{
    if (i >= b->tokens.list.n)
        return (struct str){"", 0};
    return (struct str){b->text.p + b->tokens.list.at[i].start,
                        b->tokens.list.at[i].end - b->tokens.list.at[i].start};
}

/* Digits and dots: no unit, currency or per cent. */
static bool is_version(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((s.p[i] < '0' || s.p[i] > '9') && s.p[i] != '.')
            return false;
    return true;
}

bool bullet_in_concept(const struct bullet *b, size_t i)
{
    const struct token *k = &b->tokens.list.at[i];

    for (size_t m = 0; m < b->concepts->list.n; m++) {
        const struct concept_match *c = &b->concepts->list.at[m];

        if (k->start >= c->start && k->end <= c->end)
            return true;
        /* a version: "Java 17", "Python 3" */
        if (k->kind == TOKEN_NUMBER && is_version(bullet_word(b, i)) &&
            k->start == c->end + 1u && b->text.p[c->end] == ' ')
            return true;
    }
    return false;
}

static bool is_year(struct str s)
{
    return s.n == 4 && (!memcmp(s.p, "19", 2) || !memcmp(s.p, "20", 2)) && s.p[2] >= '0' &&
           s.p[2] <= '9' && s.p[3] >= '0' && s.p[3] <= '9';
}

/* "a third of", "by half", "two thirds": what is a share beside such a word, and else a rank, a term or a
 * part of a day. */
static bool is_fraction(const struct bullet *b, size_t i)
{
    unsigned before = i ? bullet_cue(b, i - 1) : 0;
    bool to = i > 1 && (bullet_cue(b, i - 2) & (CUE_BY | CUE_TO)) && bullet_says(b, i - 1, "a", NULL);

    return (bullet_cue(b, i + 1) & CUE_OF) || (before & (CUE_BY | CUE_NUMERAL | CUE_IN)) || to;
}

bool bullet_is_figure(const struct bullet *b, size_t i)
{
    unsigned cue = bullet_cue(b, i);

    if (i >= b->tokens.list.n || bullet_in_concept(b, i))
        return false;
    if (b->tokens.list.at[i].kind == TOKEN_NUMBER)
        return !is_year(bullet_word(b, i));
    if (cue & CUE_FRACTION)
        return is_fraction(b, i);
    return (cue & (CUE_NUMERAL | CUE_MULTIPLE)) ||
           ((cue & CUE_ONE) && (bullet_cue(b, i + 1) & CUE_OF));
}

/* In lower case, curly apostrophes straight. */
static const char *lower_case(struct arena *a, struct str s)
{
    char *low = arena_strndup(a, s.p, s.n), *to = low;

    for (const char *c = low; *c; c++) {
        if (strncmp(c, "\xE2\x80\x99", 3) == 0) { /* ’ */
            *to++ = '\'';
            c += 2;
        } else {
            *to++ = (char)(*c >= 'A' && *c <= 'Z' ? *c + 32 : *c);
        }
    }
    *to = 0;
    return low;
}

struct bullet *bullet_read(struct arena *a, struct str text, const struct tokens *tokens,
                           const struct concept_matches *concepts)
{
    struct bullet *b = arena_new(a, struct bullet);

    *b = (struct bullet){.text = text, .tokens = *tokens, .concepts = concepts};
    b->cues = arena_array(a, b->tokens.list.n + 1, sizeof *b->cues);
    b->low = arena_array(a, b->tokens.list.n + 1, sizeof *b->low);
    for (size_t i = 0; i < b->tokens.list.n; i++) {
        b->cues[i] = cues_of(bullet_word(b, i));
        b->low[i] = lower_case(a, bullet_word(b, i));
    }
    b->low[b->tokens.list.n] = "";
    return b;
}

/* ---- phrases ----------------------------------------------------------------------------------- */

/* Does the token match the word of a phrase, n bytes of it? */
static bool token_is(const char *low, const char *word, size_t n)
{
    if (n && word[n - 1] == '*')
        return strncmp(low, word, n - 1) == 0;
    return strlen(low) == n && memcmp(low, word, n) == 0;
}

static bool says_one(const struct bullet *b, size_t i, const char *phrase, size_t length, size_t *end)
{
    const char *stop = phrase + length;

    while (phrase < stop) {
        const char *space = memchr(phrase, ' ', (size_t)(stop - phrase));
        size_t n = (size_t)((space ? space : stop) - phrase);

        if (i >= b->tokens.list.n || !token_is(b->low[i], phrase, n))
            return false;
        i++;
        phrase += n + (space != NULL);
    }
    if (end)
        *end = i;
    return true;
}

bool bullet_says(const struct bullet *b, size_t i, const char *phrase, size_t *end)
{
    char first = i < b->tokens.list.n ? b->low[i][0] : 0;

    while (first && phrase) {
        const char *bar = strchr(phrase, '|');

        if (*phrase == first &&
            says_one(b, i, phrase, bar ? (size_t)(bar - phrase) : strlen(phrase), end))
            return true;
        phrase = bar ? bar + 1 : NULL;
    }
    return false;
}

/* The first row that begins with this byte or a later one. */
static const struct cue_phrase *rows_from(const struct cue_phrase *table, size_t n, unsigned char byte)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if ((unsigned char)table[middle].phrase[0] < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return table + low;
}

const struct cue_phrase *cue_phrase_at(const struct bullet *b, size_t i,
                                       const struct cue_phrase *table, size_t n,
                                       const struct cue_phrase *row, size_t *end)
{
    const char *word = b->low[i];

    for (row = row ? row + 1 : rows_from(table, n, (unsigned char)*word);
         row < table + n && row->phrase[0] == *word; row++) {
        unsigned char second = (unsigned char)row->phrase[1], mine = (unsigned char)word[1];

        /* most of the rows, in one step */
        if (second > mine && second >= 'a')
            break;
        if (second < mine && second >= 'a')
            continue;
        if (says_one(b, i, row->phrase, strlen(row->phrase), end))
            return row;
    }
    return NULL;
}
