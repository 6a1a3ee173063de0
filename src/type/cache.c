/* Shaped paragraphs by their runs: choosing what to show sets the same text again and again, and a
 * second build of the same profile sets most of it once more. SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include <string.h>

enum { BUCKETS = 1024, CACHE_BYTES_MAX = 8 << 20 };

struct shape_entry {
    struct shape_entry *next;
    const char *key;
    size_t key_n;
    struct shaped *shaped;
};

static void put(struct strbuf *key, const void *bytes, size_t n)
{
    strbuf_add(key, bytes, n);
}

static void put_string(struct strbuf *key, const char *s)
{
    put(key, s ? s : "", (s ? strlen(s) : 0) + 1);
}

/* All that shaping depends on; where the text came from is no part of it. */
static void make_key(struct strbuf *key, const struct type_run *runs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct type_style *s = &runs[i].style;
        const double lengths[] = {s->size, s->leading, s->track, runs[i].object_width};
        const int values[] = {s->weight, s->italic, (int)s->text_case, (int)runs[i].flags,
                              s->hyphen_before, s->hyphen_after};

        put(key, lengths, sizeof lengths);
        put(key, values, sizeof values);
        put_string(key, s->family);
        put_string(key, s->features);
        put_string(key, s->lang);
        put(key, &runs[i].n, sizeof runs[i].n);
        put(key, runs[i].text, runs[i].n);
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

static struct shape_entry *find(const struct type *t, size_t bucket, const struct strbuf *key)
{
    struct shape_entry *e = t->shapes ? t->shapes[bucket] : NULL;

    while (e && (e->key_n != key->n || memcmp(e->key, key->p, key->n) != 0))
        e = e->next;
    return e;
}

static void keep(struct type *t, size_t bucket, const struct strbuf *key, struct shaped *shaped)
{
    struct shape_entry *e = arena_new(&t->shape_arena, struct shape_entry);

    if (!t->shapes)
        t->shapes = arena_array(&t->shape_arena, BUCKETS, sizeof(struct shape_entry *));
    *e = (struct shape_entry){t->shapes[bucket], strbuf_keep(key, &t->shape_arena), key->n, shaped};
    t->shapes[bucket] = e;
}

struct shaped *type_shape(struct type *t, struct arena *a, const struct type_run *runs, size_t n)
{
    struct strbuf key = {0};
    struct shape_entry *e;
    struct shaped *s;
    size_t bucket;

    if (!n)
        return shape_paragraph(t, a, runs, n);
    make_key(&key, runs, n);
    bucket = bucket_of(&key);
    e = find(t, bucket, &key);
    if (e) {
        s = e->shaped;
    } else {
        t->complained = false;
        s = shape_paragraph(t, &t->shape_arena, runs, n);
        /* what had to be complained of is looked at again, for the sake of the message */
        if (!t->complained)
            keep(t, bucket, &key, s);
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
