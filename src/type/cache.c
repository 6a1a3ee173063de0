/* Shaped paragraphs by their runs: choosing what to show sets the same text again and again, fitting
 * sets it at other sizes, and a second build of the same profile sets most of it once more.
 * SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include <string.h>

enum { BUCKETS = 1024, CACHE_BYTES_MAX = 8 << 20 };

/* What was shaped, by all that shaping depends on; sizes of the same are found below the same key. */
struct shape_entry {
    struct shape_entry *next;
    const char *key;
    size_t key_n;
    const double *lengths; /* LENGTHS a run */
    struct shaped *shaped;
};

enum { LENGTHS = 4 };

static void put(struct strbuf *key, const void *bytes, size_t n)
{
    strbuf_add(key, bytes, n);
}

static void put_string(struct strbuf *key, const char *s)
{
    put(key, s ? s : "", (s ? strlen(s) : 0) + 1);
}

/* Sizes are no part of the key, only what hangs on them: tracking turns ligatures off, and runs of
 * equal size are shaped together. Where the text came from is no part of it either. */
static void make_key(struct strbuf *key, double *lengths, const struct type_run *runs, size_t n)
{
    const struct type_style *before = NULL; /* of the last run that has text */

    for (size_t i = 0; i < n; i++) {
        const struct type_style *s = &runs[i].style;
        const double own[LENGTHS] = {s->size, s->leading, s->track, runs[i].object_width};
        bool equal = before && before->size == s->size && before->track == s->track;
        const int values[] = {s->weight,           s->italic, (int)s->text_case,
                              (int)runs[i].flags, equal,     s->track != 0,
                              s->hyphen_before,   s->hyphen_after};

        memcpy(lengths + LENGTHS * i, own, sizeof own);
        put(key, values, sizeof values);
        put_string(key, s->family);
        put_string(key, s->features);
        put_string(key, s->lang);
        put(key, &runs[i].n, sizeof runs[i].n);
        put(key, runs[i].text, runs[i].n);
        before = runs[i].n ? s : before;
    }
}

/* FNV-1a. */
static size_t bucket_of(const struct strbuf *key)
{
    uint64_t h = 14695981039346656037u;

    for (size_t i = 0; i < key->n; i++)
        h = (h ^ (unsigned char)key->p[i]) * 1099511628211u;
    return (size_t)(h ^ h >> 32) % BUCKETS;
}

/* The entry of these lengths, else one of others, else NULL. */
static struct shape_entry *find(const struct type *t, size_t bucket, const struct strbuf *key,
                                const double *lengths, size_t n, bool *exact)
{
    struct shape_entry *other = NULL;

    *exact = false;
    for (struct shape_entry *e = t->shapes ? t->shapes[bucket] : NULL; e; e = e->next) {
        if (e->key_n != key->n || memcmp(e->key, key->p, key->n) != 0)
            continue;
        *exact = memcmp(e->lengths, lengths, n * LENGTHS * sizeof *lengths) == 0;
        other = e;
        if (*exact)
            break;
    }
    return other;
}

static void keep(struct type *t, size_t bucket, const char *key, size_t key_n,
                 const double *lengths, struct shaped *shaped)
{
    struct shape_entry *e = arena_new(&t->shape_arena, struct shape_entry);
    size_t n = shaped->nruns * LENGTHS;
    double *kept = arena_array(&t->shape_arena, n, sizeof *kept);

    memcpy(kept, lengths, n * sizeof *kept);

    if (!t->shapes)
        t->shapes = arena_array(&t->shape_arena, BUCKETS, sizeof(struct shape_entry *));
    *e = (struct shape_entry){t->shapes[bucket], key, key_n, kept, shaped};
    t->shapes[bucket] = e;
}

struct shaped *type_shape(struct type *t, struct arena *a, const struct type_run *runs, size_t n)
{
    struct strbuf key = {0};
    bool exact;

    if (!n)
        return shape_paragraph(t, a, runs, n);
    double *lengths = arena_array(a, n * LENGTHS, sizeof *lengths);

    make_key(&key, lengths, runs, n);
    size_t bucket = bucket_of(&key);
    struct shape_entry *e = find(t, bucket, &key, lengths, n, &exact);
    struct shaped *s = e && exact ? e->shaped : NULL;

    if (!s && e) {
        s = shape_resized(t, &t->shape_arena, e->shaped, runs, n);
        keep(t, bucket, e->key, e->key_n, lengths, s);
    } else if (!s) {
        t->complained = false;
        s = shape_paragraph(t, &t->shape_arena, runs, n);
        /* what had to be complained of is looked at again, for the sake of the message */
        if (!t->complained)
            keep(t, bucket, strbuf_keep(&key, &t->shape_arena), key.n, lengths, s);
    }
    strbuf_free(&key);
    return s;
}

void type_begin(struct type *t)
{
    t->cache.n = t->unknown.n = t->missing.n = 0;
    if (t->shape_arena.used <= CACHE_BYTES_MAX)
        return;
    arena_free(&t->shape_arena);
    t->shapes = NULL;
}
