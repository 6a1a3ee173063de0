/* Tables of phrases, looked up at every word of a key. SPDX-License-Identifier: MIT */
#include "posting/draft.h"

#include <string.h>

/* Of a phrase or word by its first two bytes: few share both. */
static unsigned char bucket(const char *word)
{
    return (unsigned char)((unsigned char)word[0] * 31 + (unsigned char)word[1]);
}

struct phrases index_phrases(struct arena *a, const struct phrase *table, size_t n)
{
    struct phrases out = {.table = table, .n = n,
                          .next = arena_array(a, n + 1, sizeof *out.next)};

    for (size_t i = n; i-- > 0;) { /* chains keep the order of the table */
        uint16_t *first = &out.first[bucket(table[i].text + 1)];

        out.next[i] = *first;
        *first = (uint16_t)(i + 1);
    }
    return out;
}

/* Bytes of the phrase if it begins at `key`, else 0. */
static size_t length_here(const char *key, const char *phrase)
{
    size_t n = 0;

    for (; phrase[n]; n++)
        if (key[n] != phrase[n])
            return 0;
    return n;
}

bool next_phrase(const struct phrases *p, const struct key *key, struct phrase_walk *w)
{
    while (w->at + 1 < key->n) {
        size_t i = w->chain ? p->next[w->chain - 1] : p->first[bucket(key->p + w->at + 1)];

        for (; i; i = p->next[i - 1]) {
            size_t n = length_here(key->p + w->at, p->table[i - 1].text);

            if (n) {
                w->chain = i;
                w->phrase = &p->table[i - 1];
                w->n = n;
                return true;
            }
        }
        const char *space = strchr(key->p + w->at + 1, ' ');

        if (!space)
            return false;
        w->at = (size_t)(space - key->p);
        w->chain = 0;
    }
    return false;
}

bool next_longest(const struct phrases *p, const struct key *key, struct phrase_walk *w)
{
    struct phrase_walk best, walk = *w;

    if (w->n) { /* behind the last one found; its closing space may open the next */
        walk.at += w->n - (w->phrase->text[w->n - 1] == ' ');
        const char *space = strchr(key->p + walk.at, ' ');

        if (!space)
            return false;
        walk.at = (size_t)(space - key->p);
        walk.chain = 0;
    }
    if (!next_phrase(p, key, &walk))
        return false;
    for (best = walk; next_phrase(p, key, &walk) && walk.at == best.at;)
        if (walk.n > best.n)
            best = walk;
    *w = best;
    return true;
}

size_t phrase_start(const struct key *key, const struct phrase_walk *w)
{
    return key->at[w->at + 1];
}

size_t phrase_end(const struct key *key, const struct phrase_walk *w)
{
    size_t end = w->at + w->n;

    if (key->p[end - 1] == ' ')
        return key->at[end - 2] + 1;
    while (key->p[end] && key->p[end] != ' ') /* a stem: to the end of its word */
        end++;
    return key->at[end - 1] + 1;
}
