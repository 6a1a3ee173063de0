/* Tables of cues, all looked up in one pass over the words of a key. SPDX-License-Identifier: MIT */
#include "posting/draft.h"

static const struct cue_table *const tables[CUES_COUNT] = {
    [CUES_ZONE] = &zone_cues,     [CUES_OPENER] = &zone_openers, [CUES_MODAL] = &modal_cues,
    [CUES_PLACE] = &place_cues,   [CUES_TERMS] = &terms_cues,    [CUES_AXIS] = &axis_cues,
    [CUES_DEGREE] = &degree_cues, [CUES_FLUENCY] = &fluency_cues};

/* Of a phrase or word by its first two bytes: few share both. */
static size_t bucket(const char *word)
{
    return ((size_t)(unsigned char)word[0] * 37 + (unsigned char)word[1]) % PHRASE_BUCKETS;
}

struct phrases index_phrases(struct arena *a, const struct cue_table *const *list, size_t n)
{
    struct phrases out = {0};
    size_t entries = 0;

    for (size_t t = 0; t < n; t++)
        entries += list[t]->n;
    out.entries = arena_array(a, entries, sizeof *out.entries);
    for (size_t t = n; t-- > 0;) /* backwards, so that chains keep the order of the tables */
        for (size_t i = list[t]->n; i-- > 0;) {
            uint16_t *first = &out.first[bucket(list[t]->phrases[i].text + 1)];

            out.entries[out.n++] = (struct phrase_entry){&list[t]->phrases[i], (uint8_t)t, *first};
            *first = (uint16_t)out.n;
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

struct cues find_cues(struct arena *a, const struct phrases *p, const struct key *key)
{
    struct cues out = {0};

    for (size_t at = 0; at + 1 < key->n;) {
        for (size_t i = p->first[bucket(key->p + at + 1)]; i; i = p->entries[i - 1].next) {
            const struct phrase_entry *e = &p->entries[i - 1];
            size_t n = length_here(key->p + at, e->phrase->text);

            if (n)
                vec_push(a, &out.list, ((struct cue){e->phrase, at, n, (enum cues_of)e->table}));
        }
        for (at++; key->p[at] != ' ';)
            at++;
    }
    return out;
}

const struct cues *unit_cues(struct draft *d, size_t unit)
{
    struct unit *u = &d->units.at[unit];

    if (!d->cues.n)
        d->cues = index_phrases(d->arena, tables, CUES_COUNT);
    if (!u->cues) {
        struct cues *cues = arena_new(d->arena, struct cues);

        *cues = find_cues(d->arena, &d->cues, unit_key(d, unit));
        u->cues = cues;
    }
    return u->cues;
}

/* Behind the last one, the first of the table that does not begin before byte `from`. */
static const struct cue *seek(const struct cues *cues, enum cues_of table, const struct cue *last, size_t from)
{
    for (size_t i = last ? (size_t)(last - cues->list.at) + 1 : 0; i < cues->list.n; i++)
        if (cues->list.at[i].table == table && cues->list.at[i].at >= from)
            return &cues->list.at[i];
    return NULL;
}

const struct cue *next_cue(const struct cues *cues, enum cues_of table, const struct cue *last)
{
    return seek(cues, table, last, 0);
}

const struct cue *next_longest(const struct cues *cues, enum cues_of table, const struct cue *last)
{
    /* behind the last one found; its closing space may open the next */
    size_t from = last ? last->at + last->n - (last->phrase->text[last->n - 1] == ' ') : 0;
    const struct cue *best = seek(cues, table, last, from);

    for (const struct cue *c = best; c && c->at == best->at; c = next_cue(cues, table, c))
        if (c->n > best->n)
            best = c;
    return best;
}

size_t cue_start(const struct key *key, const struct cue *c)
{
    return key->at[c->at + 1];
}

size_t cue_end(const struct key *key, const struct cue *c)
{
    size_t end = c->at + c->n;

    if (key->p[end - 1] == ' ')
        return key->at[end - 2] + 1;
    while (key->p[end] && key->p[end] != ' ') /* a stem: to the end of its word */
        end++;
    return key->at[end - 1] + 1;
}
