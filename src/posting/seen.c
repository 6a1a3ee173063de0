/* Texts, and where each stood first: a hash table with open addressing, at most half full.
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "posting/draft.h"

enum { SLOTS_LEAST = 256 };

/* FNV-1a (Fowler, Noll and Vo). */
static uint64_t hash_of(const struct seen *s, struct str text)
{
    uint64_t h = 14695981039346656037u;

    for (size_t i = 0; i < text.n; i++)
        h = (h ^ (unsigned char)(s->any_case ? to_lower(text.p[i]) : text.p[i])) * 1099511628211u;
    return h ? h : 1;
}

/* The text's slot, or the free one where it would be. */
static struct seen_text *slot_of(const struct seen *s, struct str text, uint64_t hash)
{
    for (size_t i = hash ^ hash >> 32;; i++) {
        struct seen_text *slot = &s->slots[i & (s->cap - 1)];

        if (!slot->hash || (slot->hash == hash && (s->any_case ? str_eq_nocase(slot->text, text)
                                                               : str_eq(slot->text, text))))
            return slot;
    }
}

static void grow(struct arena *a, struct seen *s)
{
    struct seen old = *s;

    s->cap = old.cap ? old.cap * 2 : SLOTS_LEAST;
    s->slots = arena_array(a, s->cap, sizeof *s->slots);
    for (size_t i = 0; i < old.cap; i++)
        if (old.slots[i].hash)
            *slot_of(s, old.slots[i].text, old.slots[i].hash) = old.slots[i];
}

size_t seen_first(struct arena *a, struct seen *s, struct str text, size_t number)
{
    uint64_t hash = hash_of(s, text);

    if (s->n * 2 >= s->cap)
        grow(a, s);
    struct seen_text *slot = slot_of(s, text, hash);

    if (!slot->hash) {
        *slot = (struct seen_text){hash, text, number};
        s->n++;
    }
    return slot->number;
}

bool was_seen(const struct seen *s, struct str text)
{
    return s->cap && slot_of(s, text, hash_of(s, text))->hash;
}
